"""The party's pages on a phone: no faults, by keyboard, and all of it without a script."""

from datetime import date

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from committee.case import gate
from committee.case.records import Case, Element
from committee.hearing.records import Hearing, Invitee
from committee.permissions import Role
from committee.procedure import Act, State
from committee.response.records import Response
from committee.store import db, transaction
from committee.web.pages import PARTY_PAGES
from tests.browser.looking import Screen, errors, faults, faults_on
from tests.builders import a_case, on
from tests.web.browsing import link_for

pytestmark = pytest.mark.one_database
PHONE: list[Screen] = [(390, "light"), (390, "dark"), (320, "light")]


@pytest.fixture(scope="module")
def waiting(house) -> str:
    """A case in which the respondent is asked for an answer."""
    with transaction():
        case = a_case(house, State.ADMISSIBILITY_REVIEW, serial=61, accused=1)
        gate.enter(case, Act.ADMIT, on(date(2026, 4, 1), house.chair), to=State.AWAITING_RESPONSE,
                   elements=[one.id for one in case.elements],
                   parties=[party.id for party in case.parties if party.role is not Role.COMPLAINANT])
        for one in case.elements:
            one.standing = "admitted"
        return case.number


@pytest.fixture(scope="module", autouse=True)
def invited(number) -> None:
    """The complainant of the full case is invited, and has not said whether she comes."""
    with transaction():
        case = db.session.scalars(select(Case).where(Case.number == number)).one()
        meeting = db.session.scalars(select(Hearing).where(Hearing.case_id == case.id)).one()
        complainant = next(party for party in case.parties if party.role is Role.COMPLAINANT)
        db.session.add(Invitee(hearing_id=meeting.id, party_id=complainant.id, uid="een@wederhoor"))


def arrive(page: Page, base: str, number: str, role: Role) -> None:
    """Open the link and press the button."""
    page.goto(f"{base}/in/{link_for(number, role)}")
    page.get_by_role("button", name="Open mijn zaak").click()
    page.wait_for_url("**/mijn-zaak")


def test_no_page_of_a_party_has_faults(base, number, waiting, page):
    """Axe finds nothing on any page, and nothing scrolls sideways."""
    said, found = errors(page), []
    for address in ("nieuwe-link", "code"):
        page.goto(f"{base}/{address}")
        found += faults_on(page, PHONE)
    for case, role in ((number, Role.COMPLAINANT), (waiting, Role.RESPONDENT)):
        arrive(page, base, case, role)
        for summary in page.locator("main summary").all():
            summary.click()
        found += faults_on(page, [*PHONE, (820, "light"), (1280, "dark")])
        page.goto(f"{base}/mijn-zaak/wie-keek")
        found += faults_on(page, PHONE[1:])
        for made in PARTY_PAGES.values():
            answer = page.goto(f"{base}/mijn-zaak/doe/{made.slug}")
            if answer and answer.status == 200:
                found += faults_on(page, PHONE[1:])
    assert found == []
    assert [one for one in said if "404" not in one and "409" not in one] == []


def test_the_dead_link_has_no_faults(base, page):
    """The page where somebody stands who is lost already."""
    page.goto(f"{base}/in/onzin")
    assert faults_on(page, PHONE) == []
    page.get_by_role("link", name="Stuur mij een nieuwe link").click()
    page.get_by_role("button", name="Stuur mij een nieuwe link").click()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert faults(page) == []


def main(page: Page) -> str:
    """The words of the page as it stands."""
    return page.locator("main").inner_text()


def go_on(page: Page, to: str) -> None:
    """Press Verder, and come to a question or to where all is read again."""
    page.get_by_role("button", name="Verder").click()
    assert to in main(page)


def test_answers_one_question_per_page_without_a_script(base, waiting, chromium):
    """Answers with a file, goes back, changes, reloads, stops, goes on another day, and sends it once."""
    with chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as window:
        page = window.new_page()
        arrive(page, base, waiting, Role.RESPONDENT)
        page.get_by_role("link", name="Reageer nu").click()
        page.get_by_label("Per punt").check()
        go_on(page, "Vraag 2 van 4")
        page.get_by_label("Uw reactie").fill("Wij belden op 28 november.")
        go_on(page, "Kies ook of het klopt.")
        page.get_by_label("Klopt niet").check()
        go_on(page, "Vraag 3 van 4")
        page.get_by_label("Klopt deels").check()
        go_on(page, "Vraag 4 van 4")
        page.set_input_files("input[type=file]", {"name": "belnotitie.txt", "mimeType": "text/plain",
                                                  "buffer": b"28 november, 10.15 uur"})
        go_on(page, "Klopt dit zo?")
        assert "belnotitie.txt" in main(page)
        page.go_back()
        assert "Vraag 4 van 4" in main(page)
        page.get_by_role("button", name="Vorige").click()
        assert page.get_by_label("Klopt deels").is_checked()
        page.get_by_label("Uw reactie").fill("Dit weten wij niet meer.")
        page.reload()
        page.get_by_label("Uw reactie").fill("Dit weten wij niet.")
        page.get_by_role("button", name="Bewaar en stop").click()
        assert "U was bij vraag 3 van 4." in main(page)
        page.get_by_role("button", name="Sluit mijn zaak op dit apparaat").click()
        arrive(page, base, waiting, Role.RESPONDENT)
        page.get_by_role("link", name="Ga verder met").click()
        assert "U was bij vraag 3 van 4." in main(page)
        assert page.get_by_label("Uw reactie").input_value() == "Dit weten wij niet."
        go_on(page, "Vraag 4 van 4")
        assert page.get_by_label("belnotitie.txt").is_checked()
        go_on(page, "Klopt dit zo?")
        page.get_by_role("link", name="Wijzig vraag 2").click()
        page.get_by_label("Uw reactie").fill("Wij belden op 29 november.")
        go_on(page, "Wij belden op 29 november.")
        page.reload()
        for said in ("Per punt", "Klopt niet", "Klopt deels", "Dit weten wij niet.", "belnotitie.txt"):
            assert said in main(page)
        page.get_by_role("button", name="Verstuur mijn reactie").click()
        assert "Wij hebben het ontvangen." in main(page)
        done = page.url
        page.go_back()
        assert page.url == done
        db.session.rollback()
        mine = select(Response.text).join(Case, Case.number == waiting).join(
            Element, (Element.id == Response.element_id) & (Element.case_id == Case.id))
        said = db.session.scalars(mine.order_by(Element.number)).all()
        assert said == ["Wij belden op 29 november.", "Dit weten wij niet."]


def test_every_question_has_no_faults(base, waiting, page):
    """Axe finds nothing on a question, on one with a mistake, or where all is read again."""
    arrive(page, base, waiting, Role.ACCUSED)
    page.goto(f"{base}/mijn-zaak/doe/reageer")
    found = faults_on(page, PHONE[1:])
    page.get_by_role("button", name="Verder").click()
    found += faults_on(page, PHONE[1:])
    page.get_by_label("Per punt").check()
    for _ in range(4):
        page.get_by_role("button", name="Verder").click()
        found += faults_on(page, PHONE[1:])
    page.get_by_role("link", name="Ga naar de vraag").click()
    page.get_by_label("Klopt", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    found += faults_on(page, [*PHONE, (1280, "dark")])
    assert "Klopt dit zo?" in main(page)
    assert found == []


def test_says_by_keyboard_that_it_comes(base, number, page):
    """From the page of the case to the answer, with Tab and Enter alone."""
    page.set_viewport_size({"width": 390, "height": 844})
    arrive(page, base, number, Role.COMPLAINANT)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Ik kom":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/doe/ik-kom?*")
    assert page.get_by_label("Ik kom", exact=True).is_checked()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Verstuur mijn antwoord":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_on_paper_the_sums_are_open_and_the_buttons_gone(base, number, page):
    """Who prints the page has its dates, and nothing to press."""
    arrive(page, base, number, Role.COMPLAINANT)
    page.emulate_media(media="print")
    assert page.locator(".button-secondary").first.is_hidden()
    assert page.locator("form").first.is_hidden()
