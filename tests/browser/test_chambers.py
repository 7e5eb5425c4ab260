"""Chambers in a real browser: words are chosen in the text, what is typed is kept, all is accessible."""

import pytest
from sqlalchemy import func, select

from committee.deliberation import acts
from committee.deliberation.records import FindingVersion
from committee.deliberation.rules import Opinion, Quoted
from committee.store import db, transaction
from tests.browser.looking import Screen, errors, faults_on, sign_in
from tests.builders import on
from tests.verdict.scene import find, heard_case
from tests.web.scene import TODAY

pytestmark = pytest.mark.one_database
SCREENS: list[Screen] = [(1280, "light"), (820, "dark"), (320, "light")]


@pytest.fixture(scope="module")
def room(house) -> str:
    """The address of chambers of a case with a comment on an earlier and on this version."""
    with transaction():
        case = heard_case(house, serial=77)
    find(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="Dat was niet goed.")
    for words, version in (("Dat was niet goed.", 1), ("Vast staat dat het gesprek", 2)):
        if version == 2:
            find(case, house, Opinion.PARTLY, Opinion.UNFOUNDED)
        with transaction():
            acts.comment(case, "Zie stuk 7.", passage=Quoted("reasons-1", version, words),
                         occasion=on(TODAY, house.chair))
    return f"/zaken/{case.number}/raadkamer"


def test_pages_have_no_faults(base, room, page):
    said, found = errors(page), []
    sign_in(page, base)
    for path in ("/1", "/tekst", "/opmerking?deel=1", "/opmerking?to=1", "/versies?deel=1",
                 "/versies?deel=1&vorm=naast"):
        page.goto(f"{base}{room}{path}")
        for summary in page.locator("main summary").all():
            summary.click()
        found += faults_on(page, SCREENS)
    assert found == []
    assert said == []


def test_chosen_words_go_along_into_a_comment(base, room, page):
    sign_in(page, base)
    page.goto(f"{base}{room}/1")
    bar = page.get_by_role("button", name="Opmerking bij deze woorden")
    assert not bar.is_visible()
    page.locator("#reasons").evaluate("area => { area.focus(); area.setSelectionRange(5, 10); }")
    bar.click()
    assert page.locator("#words").input_value() == "staat"
    assert "staat" not in page.url
    assert page.locator("input[name=passage]:checked").count() == 1


def test_what_is_typed_in_the_draft_is_kept_and_says_so(base, room, page):
    sign_in(page, base)
    page.goto(f"{base}{room}/2")
    page.locator("#reasons").press_sequentially("Nog niet af.")
    page.locator("[data-saved][data-state=ok]").first.wait_for()
    assert "Bewaard om" in page.locator("[data-saved]").first.inner_text()
    page.goto(f"{base}{room}/2")
    assert "Nog niet af." in page.locator("#reasons").input_value()


def test_one_goes_back_forward_and_reloads_after_a_mistake_and_loses_nothing(base, room, page):
    """A finding of a day that is still to come, gone back from, come back to, mended: kept once."""
    sign_in(page, base)
    typed = page.locator("#reasons")
    page.goto(f"{base}{room}/2")
    typed.fill("De commissie weegt dit zwaar.")
    page.get_by_text("Op een andere dag of door een ander beslist").click()
    page.get_by_label("Jaar").fill("2099")
    page.get_by_role("button", name="Bewaar bevinding").click()
    page.get_by_text("Deze dag moet nog komen.").first.wait_for()
    wrong = page.url
    assert page.title().startswith("Fout: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert faults_on(page, SCREENS[-1:]) == []
    page.go_back()
    assert page.url == f"{base}{room}/2"
    assert typed.input_value() == "De commissie weegt dit zwaar."
    page.go_forward()
    assert page.url == wrong
    assert typed.input_value() == "De commissie weegt dit zwaar."
    page.reload()
    assert page.url == wrong
    assert typed.input_value() == "De commissie weegt dit zwaar."
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_label("Jaar").fill("2026")
    page.get_by_role("button", name="Bewaar bevinding").click()
    page.wait_for_url("**/2?gedaan=bevinding")
    page.go_back()
    assert page.url == f"{base}{room}/2?gedaan=bevinding"
    assert versions("De commissie weegt dit zwaar.") == 1


def versions(reasons: str) -> int:
    """How many versions of a finding have these reasons."""
    db.session.rollback()
    so = FindingVersion.reasons == reasons
    return db.session.scalar(select(func.count()).select_from(FindingVersion).where(so)) or 0
