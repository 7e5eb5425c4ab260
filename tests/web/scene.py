"""A case with something in every section, played through the gate where a term or a line must be true."""

from datetime import date, datetime

from committee.admissibility.records import Outcome, Ruling
from committee.case import documents, gate
from committee.case.records import Case, Element, Standing
from committee.deadlines import Clock
from committee.hearing.records import Hearing
from committee.people import signin
from committee.permissions import Role
from committee.post import outbox
from committee.procedure import Act, State
from committee.response.records import Position, Response
from committee.store import db
from tests.builders import House, a_case, a_house, noon, on, seat_panel

TODAY = date(2026, 4, 8)
PASSWORD = "een lang wachtwoord"


def a_house_with_passwords(slug: str = "onderdak", prefix: str = "OD") -> House:
    """A committee whose people can sign in."""
    house, kept = a_house(slug, prefix), signin.hash_of(PASSWORD)
    for account in house.accounts.values():
        account.password_hash = kept
    db.session.flush()
    return house


def a_full_case(house: House, serial: int = 14, accused: int = 1) -> Case:
    """A case in which the response has come and a hearing is planned."""
    case = a_case(house, State.RECEIVED, serial=serial, elements=3, accused=accused,
                  complainant="Yasmin El Amrani")
    seat_panel(case, house)
    secretary, chair = house.secretary, house.chair
    entry = gate.enter(case, Act.REGISTER, on(date(2026, 3, 2), secretary))
    outbox.put(case, entry, letter_to(case, Role.COMPLAINANT), noon(date(2026, 3, 2)))
    gate.enter(case, Act.ACKNOWLEDGE, on(date(2026, 3, 3), secretary), to=State.ADMISSIBILITY_REVIEW)
    parties = {party.role: party for party in case.parties}
    gate.enter(case, Act.ADMIT, on(date(2026, 3, 16), chair, secretary, "telefoon"),
               to=State.AWAITING_RESPONSE, elements=[element.id for element in case.elements[:2]],
               parties=[parties[Role.RESPONDENT].id])
    _rule(case, house)
    for title, party, sees in (("Klacht", Role.COMPLAINANT, True),
                               ("Brief van de huisarts", Role.COMPLAINANT, False),
                               ("Verweerschrift met belnotitie", Role.RESPONDENT, True)):
        documents.file_paper(case, documents.Paper(title, f"{title}.pdf", "application/pdf", title.encode()),
                             date(2026, 4, 2), filed_by_id=parties[party].id,
                             sees=[p.id for p in case.parties] if sees else [])
    gate.enter(case, Act.RECEIVE_RESPONSE, on(date(2026, 4, 2), secretary), to=State.SCHEDULING,
               parties=[parties[Role.RESPONDENT].id])
    for element, position in zip(case.elements[:2], (Position.DISPUTED, Position.PARTLY), strict=True):
        db.session.add(Response(element_id=element.id, party_id=parties[Role.RESPONDENT].id,
                                position=position, text="Op 28 november is met klager gebeld over het einde.",
                                received_on=date(2026, 4, 2)))
    gate.enter(case, Act.NOTE, on(date(2026, 4, 3), secretary), reason="Klager kan niet op woensdag.")
    gate.enter(case, Act.CONVENE, on(date(2026, 4, 7), secretary), days={Clock.PAPERS: date(2026, 4, 21)})
    db.session.add(Hearing(case_id=case.id, starts_at=datetime(2026, 4, 21, 14), minutes=60,
                           place="Zaal 2, Eemplein 6 in Amersfoort"))
    parties[Role.COMPLAINANT].contact_agreement = "alleen schriftelijk"
    db.session.flush()
    return case


def _rule(case: Case, house: House) -> None:
    texts = ("De begeleiding stopte in december 2025 zonder een gesprek vooraf.",
             "De begeleider kwam de afspraken van 3 en 17 november niet na.",
             "De eigen bijdrage over 2024 was te hoog.")
    for element, text in zip(case.elements, texts, strict=True):
        element.wordings[0].text = text
    for element in case.elements[:2]:
        element.standing = Standing.ADMITTED
        db.session.add(Ruling(element_id=element.id, outcome=Outcome.ADMITTED, ruled_on=date(2026, 3, 16),
                              ruled_by=house.chair.key))
    last: Element = case.elements[2]
    last.standing = Standing.INADMISSIBLE
    reasons = gate.keep(case, "ruling", "De klacht over 2024 kwam later dan een jaar.")
    db.session.add(Ruling(element_id=last.id, outcome=Outcome.INADMISSIBLE, ground="too_late",
                          article="art. 8", passage_id=reasons.id, ruled_on=date(2026, 3, 16),
                          ruled_by=house.chair.key))
    db.session.flush()


def letter_to(case: Case, role: Role) -> outbox.Draft:
    """A letter of the house to the first party in a role."""
    party = next(party for party in case.parties if party.role is role)
    values = {"by": "Stichting Onderdak Eemrand", "answers": [], "text": "Er is gebeld.", "papers": False,
              "late": False, "more": False, "planned": False}
    return outbox.Draft("response.received", "De organisatie heeft gereageerd op uw klacht", party, values)
