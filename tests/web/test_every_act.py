"""Every act has a page; each opens where its act is open, and says in words what an empty form lacks."""

import re

from sqlalchemy import update

from committee import forms  # noqa: F401  importing it fills PAGES
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.procedure import STEPS, Act, State
from committee.store import db, transaction
from committee.web.pages import PAGES
from tests.web.browsing import filled_in, form_of, words
from tests.web.deeds import pressed

# a changed calendar moves the terms, the daily round clears chambers: nobody does it by hand
BY_ITSELF = {Act.MOVE_TERMS, Act.CLEAR_CHAMBERS}
BEFORE_A_CASE = {act for act, verb in VERBS.items() if verb.subject == "committee"}


def brought_to(number: str, state: State) -> None:
    """Put the case in a state, as if all before had been done."""
    with transaction():
        db.session.execute(update(Case).where(Case.number == number).values(state=state))


class TestEveryAct:
    """No act waits for somebody who knows the command line."""

    def test_has_a_page(self):
        assert set(Act) - BY_ITSELF - BEFORE_A_CASE - set(PAGES) == set()

    def test_opens_and_names_what_is_missing(self, number, signed_in):
        browser = signed_in("dewit")
        for act, page in PAGES.items():
            brought_to(number, min(STEPS[act].open_in, key=list(State).index))
            address = f"/zaken/{number}/doe/{page.slug}"
            opened = browser.get(address)
            assert opened.status_code == 200, (act, words(opened))
            assert page.verb in words(opened)
            answer = pressed(browser, address, form_of(opened.text))
            assert answer.status_code in (200, 303, 422), (act, words(answer))
            if answer.status_code == 422:
                assert re.search("niet goed ingevuld|Dit kan zo niet", words(answer)), act

    def test_understands_what_is_filled_in(self, number, signed_in):
        browser = signed_in("dewit")
        for act, page in PAGES.items():
            brought_to(number, min(STEPS[act].open_in, key=list(State).index))
            address = f"/zaken/{number}/doe/{page.slug}"
            answer = pressed(browser, address, filled_in(browser.get(address).text))
            assert answer.status_code in (200, 303, 409, 422), (act, words(answer))

    def test_is_not_open_where_the_procedure_does_not_open_it(self, number, signed_in):
        browser = signed_in("dewit")
        for act, page in PAGES.items():
            shut = [state for state in State if state not in STEPS[act].open_in]
            if shut:
                brought_to(number, shut[0])
                answer = browser.get(f"/zaken/{number}/doe/{page.slug}")
                assert answer.status_code == 409, act
                assert "kan niet in de stand" in words(answer), act
