"""Cases by the ten thousand, written by the database itself: one in ten is open."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import String, case, cast, func, insert, literal, select, text

from committee.case import documents, gate
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import NEVER, Case, Element, Party, Wording
from committee.case.records import Standing as ElementStanding
from committee.deadlines import Clock, Scope, Standing
from committee.people.records import Channel, Person
from committee.permissions import Role
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import House, noon, on
from tests.web.scene import TODAY, a_full_case, a_house_with_passwords

DAY = date(2026, 3, 2)


def a_busy_case() -> tuple[House, str]:
    """The house, and the number of a case with two sides, ten events and five papers."""
    with transaction():
        house = a_house_with_passwords()
        case_ = a_full_case(house)
        for n in range(4):
            gate.enter(case_, Act.NOTE, on(TODAY, house.secretary), reason=f"Notitie {n}.")
        for n in range(2):
            paper = documents.Paper(f"Stuk {n}", "stuk.pdf", "application/pdf", b"%d" % n)
            documents.file_paper(case_, paper, TODAY, sees=[party.id for party in case_.parties])
        return house, case_.number


def fill(size: int) -> None:
    """Add so many cases of the first case's committee, each with sides, elements, a term and events."""
    with transaction():
        if db.engine.dialect.name == "postgresql":   # the triggers, row by row, would take minutes
            db.session.execute(text("SET LOCAL session_replication_role = replica"))
        model = db.session.execute(select(Case.committee_id, Case.organisation_id, Case.regulation_id)).one()
        first = {table: db.session.scalar(select(func.max(table.id))) or 0
                 for table in (Case, Person, Party, Element, RunningTerm)}
        begin = db.session.scalar(select(func.max(Entry.seq))) or 0
        for table, columns in _tables(model, first, begin):
            _write(table, columns, size)
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("VACUUM ANALYZE"))   # the server does so by itself, if given the time


def _write(table: type, columns: dict[str, Any], size: int) -> None:
    start = select(literal(1).label("i")).cte("n", recursive=True)
    numbers = start.union_all(select(start.c.i + 1).where(start.c.i < size))
    values = [made(numbers.c.i) if callable(made) else literal(made, getattr(table, name).type)
              for name, made in columns.items()]
    db.session.execute(insert(table).from_select(list(columns), select(*values).select_from(numbers)))


def _tables(model: Any, first: dict[type, int], begin: int) -> list[tuple[type, dict[str, Any]]]:
    def key(table: type, by: int = 1, plus: int = 0) -> Any:
        return lambda i: first[table] + plus + i * by

    def often(table: type, name: str, still: Any, over: Any) -> Any:
        kind = getattr(table, name).type
        return lambda i: case((i % 10 == 0, literal(still, kind)), else_=literal(over, kind))

    def called(prefix: str) -> Any:
        return lambda i: literal(prefix) + cast(i, String)

    case_id = key(Case)
    party = {"case_id": case_id, "channel": Channel.MAIL, "from_day": DAY}
    event = {"case_id": case_id, "committee_id": model.committee_id, "happened_on": DAY,
             "entered_at": noon(DAY), "decided_by": "account:1", "recorded_by": "account:1",
             "article": "art. 9", "facts": {"parties": []}, "previous": "", "hash": ""}
    return [
        (Case, {"id": case_id, "number": called("ZZ-"), "committee_id": model.committee_id,
                "organisation_id": model.organisation_id, "regulation_id": model.regulation_id,
                "state": often(Case, "state", State.SCHEDULING, State.CLOSED), "received_on": DAY,
                "closed_on": often(Case, "closed_on", None, DAY + timedelta(days=70)), "urgent": False,
                "first_due": often(Case, "first_due", DAY + timedelta(days=70), NEVER),
                "bound": "organisation", "hearing_moves": 0, "version": 1}),
        (Person, {"id": key(Person), "name": called("Klager Nummer"), "street": "Zonnehof 88 B",
                  "postcode": "3811 ZZ", "town": "Amersfoort", "secret_address": False}),
        (Party, {"id": key(Party, 2), "role": Role.COMPLAINANT, "person_id": key(Person), **party}),
        (Party, {"id": key(Party, 2, 1), "role": Role.RESPONDENT,
                 "organisation_id": model.organisation_id, **party}),
        *[(Element, {"id": key(Element, 2, n), "case_id": case_id, "number": n + 1,
                     "standing": ElementStanding.ADMITTED}) for n in range(2)],
        *[(Wording, {"element_id": key(Element, 2, n), "version": 1, "text": "De begeleiding stopte.",
                     "entered_at": noon(DAY)}) for n in range(2)],
        (RunningTerm, {"id": key(RunningTerm), "case_id": case_id, "clock": Clock.OVERALL,
                       "scope": Scope.CASE, "started_seq": 1, "started_on": DAY, "counted": "forward",
                       "length": "10w", "article": "art. 14", "nominal": DAY + timedelta(days=70),
                       "last_day": DAY + timedelta(days=70), "halfway": DAY + timedelta(days=35),
                       "paused": False,
                       "ended_on": often(RunningTerm, "ended_on", None, DAY + timedelta(days=70)),
                       "ending": often(RunningTerm, "ending", None, Standing.MET), "reckoning": {}}),
        *[(Entry, {"seq": lambda i, n=n: begin + i * 3 + n, "act": act, **event})
          for n, act in enumerate((Act.REGISTER, Act.ACKNOWLEDGE, Act.ADMIT))],
    ]
