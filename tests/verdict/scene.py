"""A case in chambers, brought to where a test needs it through the acts themselves."""

from datetime import date, datetime

from sqlalchemy import select

from committee.admissibility.records import Outcome, Ruling
from committee.case import clocks, gate
from committee.case.records import Case, Element, Standing
from committee.deadlines import Clock
from committee.deliberation import acts as chambers
from committee.deliberation.records import Finding
from committee.deliberation.rules import Opinion
from committee.hearing.records import Fate, Hearing, Invitee
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.response.records import Position, Response
from committee.store import db, transaction
from committee.verdict import acts, reads
from tests.builders import MONDAY, House, a_case, on, seat_panel, the_case
from tests.prepared import after

HEARD = date(2026, 4, 21)
DECIDED = date(2026, 5, 7)
REASONS = "Vast staat dat het gesprek niet is gevoerd.\n\nDat had wel gemoeten."
JUDGED = (Opinion.FOUNDED, Opinion.UNFOUNDED)


def heard_case(house: House, *, elements: int = 2, serial: int = 1, accused: int = 0) -> Case:
    """A case that was heard by the whole panel, now in chambers, with the terms that then run."""
    case = a_case(house, State.DELIBERATION, elements=elements, serial=serial, accused=accused)
    seats = seat_panel(case, house)
    entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
    for clock in (Clock.OVERALL, Clock.VERDICT):
        clocks.begin(case, entry, clock)
    hearing = Hearing(case_id=case.id, starts_at=datetime(2026, 4, 21, 14), minutes=60, place="Eemplein 6",
                      fate=Fate.HELD)
    db.session.add(hearing)
    db.session.flush()
    invited = [{"party_id": party.id} for party in case.parties]
    invited += [{"account_id": seat.account_id} for seat in seats]
    for number, who in enumerate(invited):
        db.session.add(Invitee(hearing_id=hearing.id, uid=f"{case.id}-{number}@test", appeared=True, **who))
    for element in case.elements:
        db.session.add(Ruling(element_id=element.id, outcome=Outcome.ADMITTED, ruled_on=date(2026, 3, 9),
                              ruled_by=house.chair.key))
        db.session.add(Response(element_id=element.id, party_id=case.parties[1].id,
                                position=Position.DISPUTED, text="De afspraken zijn nagekomen.",
                                received_on=date(2026, 3, 27)))
    db.session.flush()
    return case


def refuse_element(case: Case, element: Element, house: House) -> None:
    """An element that was declared inadmissible on its way."""
    entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary), reason="Te lang geleden.")
    for row in db.session.scalars(select(Ruling).where(Ruling.element_id == element.id)):
        row.outcome, row.ground, row.article = Outcome.INADMISSIBLE, "too_late", "art. 6 onder b"
        row.passage_id = entry.facts["passage"]
    element.standing = Standing.INADMISSIBLE


def version_of(element: Element) -> int:
    """The version of the finding on an element."""
    return db.session.scalars(select(Finding.version).where(Finding.element_id == element.id)).one()


def find(case: Case, house: House, *opinions: Opinion, reasons: str = REASONS) -> None:
    """The secretary drafts a finding on each admitted element."""
    admitted = [element for element in case.elements if element.standing is Standing.ADMITTED]
    for element, opinion in zip(admitted, opinions, strict=True):
        with transaction():
            chambers.find(case, element=element, opinion=opinion, reasons=reasons,
                          occasion=on(DECIDED, house.secretary))


def agree_all(case: Case, house: House) -> None:
    """The whole panel agrees with every finding as it is."""
    for element in [element for element in case.elements if element.standing is Standing.ADMITTED]:
        for member in [house.chair, *house.members]:
            with transaction():
                chambers.agree(case, element, version_of(element), occasion=on(DECIDED, member))


def decided(case: Case, house: House, *opinions: Opinion) -> None:
    """Found, agreed, decided: ready to be signed."""
    find(case, house, *opinions)
    agree_all(case, house)
    with transaction():
        chambers.decide(case, on(DECIDED, house.chair))


def sign(case: Case, house: House, day: date = DECIDED) -> None:
    """The chair signs what is prepared on that day."""
    occasion = on(day, house.chair)
    content = acts.prepare(case, occasion)
    with transaction():
        acts.sign(case, **content, occasion=occasion)


def confirm(case: Case, house: House, day: date = DECIDED) -> None:
    """The chair signs the text on that day; its PDF, at which nobody looks, is not made."""
    prepared = acts.Prepared(reads.paper_of(case, day, case.committee.place), "0" * 64)
    with transaction():
        acts.sign(case, prepared, occasion=on(day, house.chair))


def served(case: Case, house: House, *opinions: Opinion, day: date = date(2026, 5, 8)) -> None:
    """Signed, and sent to everybody."""
    decided(case, house, *opinions)
    sign(case, house)
    with transaction():
        acts.serve(case, on(day, house.secretary))


def a_heard_case(house: House) -> None:
    """The hearing was held, nothing is found yet."""
    with transaction():
        heard_case(house)


def the_findings(house: House) -> None:
    """The secretary drafted a finding on each element."""
    find(the_case(), house, *JUDGED)


def the_agreement(house: House) -> None:
    """The whole panel agrees with them."""
    agree_all(the_case(), house)


def the_decision(house: House) -> None:
    """The committee decided on the case."""
    with transaction():
        chambers.decide(the_case(), on(DECIDED, house.chair))


def the_service(house: House) -> None:
    """The verdict is signed, and sent to everybody."""
    sign(the_case(), house)
    with transaction():
        acts.serve(the_case(), on(date(2026, 5, 8), house.secretary))


IN_CHAMBERS = after(a_heard_case)
FOUND = after(the_findings, IN_CHAMBERS)
AGREED = after(the_agreement, FOUND)
TO_SIGN = after(the_decision, AGREED)
SENT = after(the_service, TO_SIGN)


def letters(kind: str) -> list[Letter]:
    """The letters of a kind, in the order of making."""
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def body(letter: Letter) -> str:
    """What the recipient reads."""
    return str(letter.paper["body_html"]).replace("\u00a0", " ")
