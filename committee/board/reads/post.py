"""Letters that did not arrive, letters about to leave, and what came in and is no case yet."""

from functools import cache
from typing import Any

from sqlalchemy import JSON, bindparam, cast, func, null, select, text, union_all

from committee.board.reads.scope import DESK, Scope, against, known, named
from committee.board.rules import Row, Verb
from committee.calendar_nl import local_day
from committee.case.records import Case
from committee.desk.rules import Chip
from committee.dutch import listing
from committee.escalation import wire
from committee.escalation.content import Escalation
from committee.escalation.records import OPEN, Fate, Submission
from committee.people.records import Organisation
from committee.post.records import LEAVING, TROUBLED, UNREAD, Letter, Received, Status
from committee.store import db

EXCERPT = 90
MOST_NAMES = 4
MINE = known(Letter.committee_id, Letter.case_id, DESK)
CAME_BACK = {
    Status.RETURNED: ("Brief retour", "kwam terug"),
    Status.FAILED: ("Niet aangekomen", "kwam niet aan"),
}


def troubled(*columns: Any) -> Any:
    """Letters that failed or came back and were not sent again."""
    return select(*columns).select_from(Letter).where(text(TROUBLED), MINE)


def failed(scope: Scope, most: int) -> list[Row]:
    """The rows of what did not arrive, the oldest first."""
    return [_failed(row) for row in db.session.execute(_failures(), scope.said(most=most))]


@cache
def _failures() -> Any:
    columns = (Letter.id.label("letter_id"), Letter.title, Letter.to_name, Letter.status, Letter.due_at,
               Letter.sent_at, Letter.returned_on, Letter.trouble)
    some = troubled(*columns).outerjoin(Case, Case.id == Letter.case_id)
    return named(some).order_by(Letter.id).limit(bindparam("most"))


def _failed(row: Any) -> Row:
    said, words = CAME_BACK[row.status]
    name = against(row) if row.number else row.to_name
    return Row(
        row.number or "", name, f"“{row.title}” aan {row.to_name} {words}{_why(row)}.", Chip("cross", said),
        row.returned_on or local_day(row.sent_at or row.due_at), since=True,
        verbs=(Verb("Herstel", page="mend", key=row.letter_id),), urgent=bool(row.urgent),
    )


def _why(row: Any) -> str:
    """What the desk noted itself; the words of a mail server are for the page of the letter."""
    return f": {row.trouble.rstrip('.')}" if row.returned_on and row.trouble else ""


def to_print(*columns: Any) -> Any:
    """Letters that wait to be printed and posted by hand."""
    return select(*columns).select_from(Letter).where(Letter.status == Status.TO_PRINT, MINE)


def leaving(*columns: Any) -> Any:
    """Letters that wait for their time to leave, taken together by the act and the message they belong to."""
    found = select(*columns).select_from(Letter).where(text(LEAVING), MINE)
    return found.group_by(Letter.committee_id, Letter.case_id, Letter.entry_seq, Letter.title)


def going(scope: Scope, most: int) -> list[Row]:
    """The rows of what leaves by itself, the first to go on top."""
    return [_going(row) for row in db.session.execute(_leaving(), scope.said(most=most))]


@cache
def _leaving() -> Any:
    due = func.min(Letter.due_at).label("due_at")
    some = leaving(
        func.min(Letter.id).label("letter_id"), Letter.case_id, Letter.title, due,
        func.aggregate_strings(Letter.to_name, "\n").label("to"), func.count().label("letters"),
    ).order_by(due, func.min(Letter.id)).limit(bindparam("most")).subquery()
    found = select(some).select_from(some).outerjoin(Case, Case.id == some.c.case_id)
    return named(found).order_by(some.c.due_at, some.c.letter_id)


def _going(row: Any) -> Row:
    case = f" in {against(row)}" if row.number else ""
    return Row(row.number or "", row.title, f"Aan {_names(row.to)}{case}", moment=row.due_at,
               verbs=(Verb("Houd tegen", page="hold", key=row.letter_id),))


def _names(joined: str) -> str:
    every = list(dict.fromkeys(joined.split("\n")))
    if len(every) > MOST_NAMES:
        every[MOST_NAMES - 1:] = [f"{len(every) - MOST_NAMES + 1} anderen"]
    return listing(every)


def inbox(*columns: Any) -> Any:
    """What came in and is no case yet."""
    return select(*columns).select_from(Submission).where(text(OPEN), Submission.committee_id.in_(DESK))


def unplaced(*columns: Any) -> Any:
    """Mails that came in and wait for a person."""
    mine = known(Received.committee_id, Received.case_id, DESK)
    return select(*columns).select_from(Received).where(text(UNREAD), mine)


def arrived(scope: Scope, most: int) -> list[Row]:
    """The rows of the inbox, the oldest first."""
    return [_arrived(row) for row in db.session.execute(_inbox(), scope.said(most=most))]


@cache
def _inbox() -> Any:
    columns = (Submission.id, Submission.door, Submission.entered_at, Submission.content, Submission.fate,
               Organisation.name.label("organisation"), null().label("subject"), null().label("why"))
    some = inbox(*columns).outerjoin(Organisation, Organisation.id == Submission.organisation_id)
    more = unplaced(Received.id, null(), Received.read_at, cast(null(), JSON), null(), null(),
                    Received.subject, Received.why)
    return union_all(some, more).order_by("entered_at", "id").limit(bindparam("most"))


def _arrived(row: Any) -> Row:
    if row.why is not None:
        return Row("", row.subject or "E-mail zonder onderwerp", row.why, aside=row.entered_at,
                   verbs=(Verb("Bekijk", page="mail", key=row.id),))
    said: Escalation = wire.built(row.content["said"])
    who = "iemand zonder naam" if said.anonymous or said.complainant is None else said.complainant.name
    about = f" over {row.organisation}" if row.organisation else ""
    fate = "" if row.fate is Fate.WAITING else f" {row.fate.label.capitalize()}."
    return Row(
        "", _subject(said), f"Van {who} per {row.door.label}{about}.{fate}", aside=row.entered_at,
        verbs=(Verb("Bij zaak", page="join", key=row.id), Verb("Nieuwe zaak", page="register", key=row.id)),
    )


def _subject(said: Escalation) -> str:
    first = said.description or next((point.text for point in said.points), "Zonder tekst")
    line = " ".join(first.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]}…"
