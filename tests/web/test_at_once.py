"""Two presses, two tabs, two secretaries at the same moment: done once, or refused in words."""

import re
from concurrent.futures import ThreadPoolExecutor

from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from committee.case.ledger import Entry
from committee.procedure import Act
from committee.store import db
from tests.web.browsing import form_of, words
from tests.web.deeds import pressed, seen

NOTE = "/zaken/{}/doe/notitie"
CANCEL = "/zaken/{}/doe/zeg-zitting-af"


def together(*presses: tuple[FlaskClient, str, dict[str, str]]) -> list[TestResponse]:
    """Everybody presses at once."""
    db.session.rollback()   # this thread holds nothing while the others write
    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(lambda press: press[0].post(press[1], data=press[2]), presses))


def count(act: Act) -> int:
    """How often an act stands in the journal."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Entry.act == act)) or 0


class TestAtOnce:
    """The token of a form is taken once; the case is locked while an act is done."""

    def test_one_form_pressed_by_four_is_one_act(self, number, signed_in):
        browser, before = signed_in("dewit"), count(Act.NOTE)
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld."}
        answers = together(*[(browser, NOTE.format(number), said)] * 4)
        assert {answer.status_code for answer in answers} == {303}
        assert len({answer.location for answer in answers}) == 1
        assert count(Act.NOTE) == before + 1

    def test_what_is_typed_is_kept_by_eight_saves_of_one_page(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text)
        presses = [(browser, "/concept", said | {"text": f"Gebeld, {which} keer."}) for which in range(8)]
        for _ in range(3):
            assert {answer.status_code for answer in together(*presses)} == {204}
        assert re.search(r"Gebeld, \d keer\.", browser.get(NOTE.format(number)).text)

    def test_two_who_call_off_one_hearing(self, number, signed_in):
        address, presses = CANCEL.format(number), []
        for name in ("dewit", "vandongen"):
            browser = signed_in(name)
            said = form_of(browser.get(address).text) | {"reason": f"Gezegd door {name}."}
            if name == "dewit":
                said |= {"gelegenheid-hoe": "telefoon"}
            presses.append((browser, address, said | {"_step": "bevestig"}))
        answers = together(*presses)
        read = [seen(browser, answer) for (browser, _, _), answer in zip(presses, answers, strict=True)]
        assert sorted(answer.status_code for answer in read) == [303, 422]
        late = next(answer for answer in read if answer.status_code != 303)
        assert "kan niet in de stand “zitting plannen”" in words(late)
        told = r"Intussen legde (Marjan de Wit|mr\. E\. van Dongen) om 12\.00 uur vast: “Zitting afgezegd”\."
        assert re.search(told, words(late)), words(late)
        assert count(Act.CANCEL_HEARING) == 1

    def test_what_was_typed_is_still_there_for_who_came_second(self, number, signed_in):
        browser, address = signed_in("dewit"), CANCEL.format(number)
        said = form_of(browser.get(address).text) | {"reason": "De zaal is bezet.",
                                                     "gelegenheid-hoe": "telefoon"}
        first = browser.post(address, data=said | {"_step": "bevestig"})
        assert first.status_code == 303, words(first)
        again = browser.post(address, data=said | {"_step": "bevestig"})
        assert again.location == first.location
        other = said | {"_token": "een-andere-bladzijde", "reason": "Ik was net te laat."}
        late = pressed(browser, address, other | {"_step": "bevestig"})
        assert late.status_code == 422
        assert "kan niet in de stand “zitting plannen”" in words(late)
        assert "Ik was net te laat." in late.text
