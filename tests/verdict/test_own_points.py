"""An accused person is served with the findings on his own elements, and with nothing about others."""

from datetime import date

import pytest
from sqlalchemy import delete

from committee.case.records import Access, Document, ElementRespondent
from committee.deliberation import acts as chambers
from committee.deliberation.rules import Opinion
from committee.permissions import Role
from committee.store import db, transaction
from committee.verdict import acts
from committee.verdict.rules import Replacement
from tests.builders import on
from tests.prepared import HOUSE, after
from tests.verdict.scene import DECIDED, agree_all, body, heard_case, letters, served, sign

SERVED, MENDED = date(2026, 6, 4), date(2026, 6, 23)


def two_points(house):
    """Two elements against the organisation; the accused person has to do with the first alone."""
    with transaction():
        case = heard_case(house, accused=1)
        mine = ElementRespondent.party_id == the_accused(case).id
        second = ElementRespondent.element_id == case.elements[1].id
        db.session.execute(delete(ElementRespondent).where(mine, second))
    first, second = "Het gesprek in mei is niet gevoerd.\n\nDat had wel gemoeten.", "De brief in juni kwam."
    reasons = {1: first, 2: second}
    for element, opinion in zip(case.elements, (Opinion.FOUNDED, Opinion.UNFOUNDED), strict=True):
        with transaction():
            chambers.find(case, element=element, opinion=opinion, reasons=reasons[element.number],
                          occasion=on(DECIDED, house.secretary))
    agree_all(case, house)
    with transaction():
        chambers.decide(case, on(DECIDED, house.chair))
    sign(case, house)
    with transaction():
        acts.serve(case, on(SERVED, house.secretary))


pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(after(two_points))]


def the_accused(case):
    return next(party for party in case.parties if party.role is Role.ACCUSED)


def correct(case, house, wrong, right):
    occasion = on(MENDED, house.chair)
    content = {"replacements": [Replacement(wrong, right)], "reasons": "Een verschrijving."}
    content |= acts.prepare_correction(case, occasion, content)
    with transaction():
        acts.correct(case, **content, occasion=occasion)


def test_he_does_not_get_the_whole_verdict_nor_may_he_see_it(case):
    got = {letter.party_id for letter in letters("verdict.served")}
    assert got == {party.id for party in case.parties} - {the_accused(case).id}
    document = db.session.query(Document).filter_by(kind="verdict").one()
    seen = {row.party_id for row in db.session.query(Access).filter_by(document_id=document.id)}
    assert the_accused(case).id not in seen
    assert {party.id for party in case.parties} - {the_accused(case).id} <= seen


def test_he_gets_the_findings_on_his_own_elements_on_the_same_day(case):
    [letter] = letters("verdict.served_own")
    assert (letter.party_id, letter.day, letter.annexes) == (the_accused(case).id, SERVED, [])
    assert "<p>Punt 1 van de klacht</p>" in body(letter)
    assert "Het gesprek in mei is niet gevoerd." in body(letter)
    assert "Dat had wel gemoeten." in body(letter)
    assert "Klachtonderdeel 1 is gegrond." in body(letter)
    assert "do 18 juni 2026" in body(letter)
    assert "Punt 2" not in body(letter)
    assert "ongegrond" not in body(letter)
    assert "gedeeltelijk" not in body(letter) + letter.title


@pytest.mark.begins(HOUSE)
def test_who_is_accused_of_everything_gets_the_whole_verdict(house):
    with transaction():
        case = heard_case(house, accused=1)
    served(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED, day=SERVED)
    assert the_accused(case).id in {letter.party_id for letter in letters("verdict.served")}
    assert letters("verdict.served_own") == []


def test_a_correction_of_his_own_elements_reaches_him_without_the_rest(house, case):
    correct(case, house, "gesprek in mei", "gesprek in maart")
    [letter] = letters("verdict.corrected_own")
    assert (letter.party_id, letter.annexes) == (the_accused(case).id, [])
    assert "Het gesprek in maart is niet gevoerd." in body(letter)
    assert "Punt 2" not in body(letter)
    assert the_accused(case).id not in {letter.party_id for letter in letters("verdict.corrected")}


def test_a_correction_elsewhere_tells_him_nothing(house, case):
    correct(case, house, "brief in juni", "brief in juli")
    assert letters("verdict.corrected_own") == []
    assert len(letters("verdict.corrected")) == 2
