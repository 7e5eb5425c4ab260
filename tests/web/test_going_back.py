"""What would come of a form has an address: to go back to, one's own alone, and nothing is done twice."""

from collections.abc import Callable
from io import BytesIO

import pytest
from sqlalchemy import delete, func, insert, select, update

from committee.case.records import Case
from committee.case.typed import Draft, HandedIn
from committee.doing.cleaning import clean
from committee.permissions import Role
from committee.procedure import State
from committee.store import Record, WriteOnRead, db, transaction, trial
from tests.builders import noon
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.deeds import pressed, seen
from tests.web.scene import TODAY
from tests.web.test_intake import TERLOUW, taken

STAFF, PARTY, INTAKE = "/zaken/OD-2026-0014/doe/brief", "/mijn-zaak/doe/stuk", "/klacht/nieuw/onderdak"
SAID = "Dit schreef iemand alleen voor zichzelf."


@pytest.fixture
def of(number, signed_in, browser) -> Callable[[str], tuple]:
    """A visitor, and the address of what would come of what he filled in on a page."""
    def made(address: str):
        visitor = browser if address == PARTY else signed_in("dewit")
        if address == PARTY:
            arrive(visitor, link_for(number, Role.COMPLAINANT))
        return visitor, handed(visitor, address)

    return made


def handed(visitor, address, **more) -> str:
    """Fill in a page and press its button; where that leads."""
    form = form_of(visitor.get(address).text)
    filled = {
        STAFF: {"party": "1", "heading": "Kop", "paragraphs": SAID},
        PARTY: {"title": SAID, "paper": (BytesIO(b"Beste mevrouw"), "brief.txt")},
        INTAKE: TERLOUW | {"wish": SAID},
    }[address]
    answer = visitor.post(address, data=form | filled | more)
    assert answer.status_code == 303, words(answer)
    assert "controle=" in answer.location
    return answer.location


def sure(visitor, preview) -> object:
    """Confirm what is shown."""
    shown = preview if hasattr(preview, "text") else visitor.get(preview)
    assert "Klopt dit zo?" in words(shown), words(shown)
    return visitor.post(shown.request.path, data=form_of(shown.text) | {"_step": "bevestig"})


def rows() -> dict[str, int]:
    """How many rows every table holds."""
    db.session.rollback()
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Record.metadata.sorted_tables}


def entries() -> int:
    """How many lines the journal has."""
    return rows()["journal"]


EVERY = pytest.mark.parametrize("address", [STAFF, PARTY, INTAKE], ids=["staff", "party", "intake"])


class TestWhoseItIs:
    """A preview is of who filled it in; for everybody else there is nothing under its token."""

    def test_another_of_the_committee_reads_nothing_of_it(self, of, signed_in, house):
        _, preview = of(INTAKE)
        assert signed_in("vandongen").get(preview).status_code == 404
        with transaction():
            db.session.execute(update(Draft).values(owner="account:999"))
        gone = signed_in("dewit").get(preview)
        assert gone.location == INTAKE
        assert SAID not in signed_in("dewit").get(INTAKE).text

    def test_who_may_do_the_act_too_finds_his_own_empty_form(self, number, signed_in):
        address = f"/zaken/{number}/doe/notitie"
        mine = signed_in("vandongen")
        form = form_of(mine.get(address).text) | {"text": SAID, "gelegenheid-op-jaar": "2027"}
        preview = mine.post(address, data=form).location
        other = signed_in("dewit")
        assert SAID in mine.get(preview).text
        assert other.get(preview).location == address
        assert SAID not in other.get(address).text

    def test_another_party_finds_its_own_empty_form(self, of, number):
        visitor, preview = of(PARTY)
        arrive(visitor, link_for(number, Role.RESPONDENT))
        assert visitor.get(preview).location == PARTY
        assert SAID not in visitor.get(PARTY).text

    def test_who_signed_out_signs_in_first_and_comes_back(self, of):
        visitor, preview = of(STAFF)
        visitor.delete_cookie("session")
        answer = visitor.get(preview)
        assert answer.status_code == 303
        assert "/inloggen" in answer.location
        assert "controle" in answer.location

    def test_a_visit_that_is_over_shows_nothing(self, of):
        visitor, preview = of(PARTY)
        visitor.delete_cookie("session")
        answer = visitor.get(preview)
        assert answer.status_code == 410
        assert SAID not in answer.text


class TestWhatIsNoMore:
    """An old preview says what is the matter, or leads to the form with what is kept."""

    def test_an_act_that_is_not_open_any_more_says_so_and_keeps_the_text(self, of, number):
        visitor, preview = of(PARTY)
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.CLOSED))
        before = entries()
        answer = visitor.get(preview)
        assert answer.status_code == 422
        assert "Dit kan nu niet in uw zaak." in words(answer)
        assert "in de stand" not in words(answer)
        assert form_of(answer.text)["title"] == SAID
        assert entries() == before

    @EVERY
    def test_what_was_thrown_away_is_an_empty_form(self, of, address):
        visitor, preview = of(address)
        db.session.rollback()
        assert clean(noon(TODAY.replace(year=TODAY.year + 1)), 30) > 0
        assert visitor.get(preview).location == address
        assert SAID not in visitor.get(address).text

    @EVERY
    def test_what_was_typed_over_is_the_form_with_the_new_text(self, of, address):
        visitor, preview = of(address)
        form = form_of(visitor.get(address).text)
        field = next(name for name, said in form.items() if said.strip() == SAID)
        keep = "/mijn-zaak/concept" if address == PARTY else "/concept"
        assert visitor.post(keep, data=form | {field: "Toch anders."}).status_code == 204
        assert visitor.get(preview).location == address
        assert "Toch anders." in visitor.get(address).text

    def test_a_draft_that_was_on_its_way_when_the_form_came_in_takes_nothing_away(self, number, signed_in):
        visitor = signed_in("dewit")
        form = form_of(visitor.get(STAFF).text) | {"party": "1", "heading": "Kop", "paragraphs": SAID}
        preview = visitor.post(STAFF, data=form).location
        assert visitor.post("/concept", data=form | {"paragraphs": "Dit schr"}).status_code == 204
        assert SAID in words(visitor.get(preview))

    def test_the_same_page_in_another_tab_leads_the_first_to_the_form(self, of):
        visitor, first = of(STAFF)
        second = handed(visitor, STAFF, paragraphs="In het andere tabblad.")
        assert visitor.get(first).location == STAFF
        assert "In het andere tabblad." in words(visitor.get(second))

    def test_a_token_that_nobody_had_is_the_form(self, of):
        visitor, _ = of(STAFF)
        for token in ("zomaar", "x" * 300):
            assert visitor.get(f"{STAFF}?controle={token}").location == STAFF


class TestNothingIsWritten:
    """Looking at what would come of it tries it out, and leaves nothing behind."""

    @EVERY
    def test_every_table_holds_as_much_as_before(self, of, address):
        visitor, preview = of(address)
        before = rows()
        for _ in range(2):
            assert "Klopt dit zo?" in words(visitor.get(preview))
        assert visitor.head(preview).status_code == 200
        assert rows() == before

    def test_a_get_writes_in_a_trial_alone_and_the_trial_is_taken_back(self, app, house):
        write = insert(HandedIn).values(token="proef", owner="account:1", at=noon(TODAY), number="")
        with app.test_request_context(STAFF):
            with pytest.raises(WriteOnRead):
                db.session.execute(write)
            db.session.rollback()
            with trial():
                db.session.execute(write)
                assert db.session.scalar(select(func.count()).select_from(HandedIn)) == 1
            with pytest.raises(WriteOnRead):
                db.session.execute(delete(HandedIn))
        assert rows()["handed_in"] == 0


class TestOnce:
    """Whatever is opened twice or gone back to: the act is done once."""

    @EVERY
    def test_back_after_it_was_done_leads_to_what_was_done(self, of, address):
        visitor, preview = of(address)
        done = sure(visitor, preview)
        before = entries()
        assert done.status_code == 303
        for _ in range(2):
            assert visitor.get(preview).location == done.location
        assert entries() == before

    @EVERY
    def test_two_tabs_of_one_preview_confirm_it_once(self, of, address):
        visitor, preview = of(address)
        one, other = visitor.get(preview), visitor.get(preview)
        first, before = sure(visitor, one), entries()
        second = sure(visitor, other)
        assert (second.status_code, second.location) == (303, first.location)
        assert entries() == before

    def test_back_to_the_form_after_it_was_done_is_an_empty_form(self, of):
        visitor, preview = of(STAFF)
        sure(visitor, preview)
        assert SAID not in visitor.get(STAFF).text

    @pytest.mark.parametrize("token", ["a\0b", "\ud83d".encode("utf-8", "surrogatepass"), "~2", "x" * 999])
    def test_a_token_that_nobody_was_given_does_no_harm(self, of, token):
        visitor, _ = of(STAFF)
        said = form_of(visitor.get(STAFF).text)
        assert visitor.post(STAFF, data=said | {"_token": token}).status_code == 303


class TestMistakes:
    """What is wrong stands on a page that can be gone back to as well."""

    WRONG = pytest.mark.parametrize(("address", "missing", "message"), [
        (STAFF, {"paragraphs": ""}, "Schrijf"), (INTAKE, {"klager_email": "geen"}, "mist een @"),
        (PARTY, {"title": ""}, "Schrijf wat het is."),
    ], ids=["staff", "intake", "party"])

    @WRONG
    def test_are_read_as_often_as_one_likes(self, of, address, missing, message):
        visitor, _ = of(address)
        page = handed(visitor, address, **missing)
        for _ in range(2):
            answer = visitor.get(page)
            assert answer.status_code == 422
            assert message in words(answer)

    def test_of_the_day_alone_are_in_the_title_too_and_in_the_summary_beside_the_others(self, of):
        visitor, _ = of(STAFF)
        ahead = {"gelegenheid-op-jaar": str(TODAY.year + 1)}
        assert "<title>Fout: " in visitor.get(handed(visitor, STAFF, **ahead)).text
        page = visitor.get(handed(visitor, STAFF, paragraphs="", **ahead)).text
        summary = page.partition('role="alert"')[2]
        assert '<a href="#paragraphs">' in summary
        assert '<a href="#gelegenheid-op">Deze dag moet nog komen.' in summary

    def test_a_mended_form_is_done_and_its_mistakes_lead_to_what_was_done(self, of):
        visitor, _ = of(PARTY)
        wrong = handed(visitor, PARTY, title="")
        form = form_of(visitor.get(wrong).text)
        assert form["paper-kept"]   # the file came along with the mistake
        preview = pressed(visitor, PARTY, form | {"title": "Brief van school"})
        done = sure(visitor, preview)
        assert visitor.get(wrong).location == done.location

    def test_a_mended_form_has_another_address_and_the_old_one_leads_to_the_form(self, of):
        visitor, _ = of(INTAKE)
        wrong = handed(visitor, INTAKE, klager_email="geen")
        form = form_of(visitor.get(wrong).text)
        right = visitor.post(INTAKE, data=form | {"klager_email": ""}).location
        assert right != wrong
        assert visitor.get(wrong).location == INTAKE
        assert "Klopt dit zo?" in words(visitor.get(right))

    def test_a_mistake_at_the_confirmation_has_another_address_than_the_preview(self, of, number):
        visitor, preview = of(PARTY)
        form = form_of(visitor.get(preview).text)
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.CLOSED))
        late = visitor.post(PARTY, data=form | {"_step": "bevestig"})
        assert late.location != preview
        assert "Dit kan nu niet in uw zaak." in words(visitor.get(late.location))
        assert visitor.get(preview).location == PARTY

    def test_one_mistake_in_two_tabs_is_mended_into_one_act(self, of):
        visitor, _ = of(PARTY)
        wrong = handed(visitor, PARTY, title="")
        forms = [form_of(visitor.get(wrong).text) | {"title": "Brief", "_step": "bevestig"} for _ in range(2)]
        first, before = visitor.post(PARTY, data=forms[0]), entries()
        second = visitor.post(PARTY, data=forms[1])
        assert (second.status_code, second.location) == (303, first.location)
        assert entries() == before

    def test_a_file_that_was_refused_is_named_on_it(self, of):
        visitor, _ = of(PARTY)
        wrong = handed(visitor, PARTY, paper=(BytesIO(b"MZ\x90\0program"), "foto.jpg"))
        for _ in range(2):
            answer = visitor.get(wrong)
            assert answer.status_code == 422
            assert "foto.jpg" in words(answer)

    def test_what_was_made_empty_stays_empty(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = "/mijn-zaak/doe/gegevens"
        form = form_of(browser.get(address).text)
        assert form["email"]
        answer = pressed(browser, address, form | {"email": ""})
        assert answer.status_code == 422
        assert form_of(answer.text)["email"] == ""

    def test_the_same_message_at_several_fields_says_at_which(self, of):
        visitor, _ = of(INTAKE)
        page = handed(visitor, INTAKE, klager_email="a", gemachtigde_name="G. Post", gemachtigde_email="b",
                      **{"accused-0-name": "R. Janssen", "accused-0-email": "c"})
        said = words(visitor.get(page))
        for where in ("E-mailadres van de klager", "E-mailadres van de gemachtigde",
                      "Betrokken medewerker, regel 1, E-mailadres"):
            assert f"{where}: Dit e-mailadres mist een @." in said, said

    def test_a_message_that_stands_once_is_left_as_it_is(self, of):
        visitor, _ = of(INTAKE)
        assert "van de klager: Dit" not in words(visitor.get(handed(visitor, INTAKE, klager_email="a")))


class TestStopping:
    """Who stops is told that it was kept, and where to go on."""

    def test_a_party_comes_back_to_its_case(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get(PARTY).text) | {"title": "Half af", "_step": "bewaar"}
        page = browser.post(PARTY, data=said, follow_redirects=True)
        assert page.request.path == "/mijn-zaak"
        assert "Wat u invulde is bewaard. Er is nog niets verstuurd." in words(page)
        assert f'<a href="{PARTY}">Ga verder met “Voeg een foto of stuk toe”</a>' in page.text

    def test_what_a_party_began_stands_on_its_page_until_it_is_sent(self, of):
        visitor, preview = of(PARTY)
        page = words(visitor.get("/mijn-zaak"))
        assert "U hebt iets begonnen. Er is nog niets verstuurd. Ga verder met “Voeg een foto" in page
        sure(visitor, preview)
        assert "iets begonnen" not in words(visitor.get("/mijn-zaak"))

    def test_what_a_party_began_by_another_link_goes_with_the_act(self, of):
        visitor, preview = of(PARTY)
        by_link = f"{PARTY}?title=Foto"
        visitor.post(by_link, data=form_of(visitor.get(by_link).text) | {"_step": "bewaar"})
        assert visitor.get("/mijn-zaak").text.count("U hebt iets begonnen") == 1
        sure(visitor, preview)
        assert "iets begonnen" not in words(visitor.get("/mijn-zaak"))

    def test_what_the_other_party_began_is_not_named(self, of, number):
        visitor, _ = of(PARTY)
        arrive(visitor, link_for(number, Role.RESPONDENT))
        assert "iets begonnen" not in words(visitor.get("/mijn-zaak"))

    def test_what_is_not_open_any_more_is_not_named(self, of, number):
        visitor, _ = of(PARTY)
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.CLOSED))
        assert "iets begonnen" not in words(visitor.get("/mijn-zaak"))

    @pytest.mark.parametrize(("address", "verb"), [
        (INTAKE, "Nieuwe klacht"), ("/telefoonnotitie/onderdak", "Telefoonnotitie")])
    def test_the_secretary_comes_back_to_the_desk(self, number, signed_in, address, verb):
        browser = signed_in("dewit")
        said = form_of(browser.get(address).text) | {"_step": "bewaar"}
        page = browser.post(address, data=said, follow_redirects=True)
        assert page.request.path == "/werkblad"
        assert f'<a href="{address}">Ga verder met “{verb}”</a>' in page.text

    @pytest.mark.parametrize("query", ["bewaard=klacht&voor=elders", "bewaard=zomaar&voor=onderdak"])
    def test_a_made_up_address_says_nothing(self, number, signed_in, query):
        assert "Ga verder" not in signed_in("dewit").get(f"/werkblad?{query}").text

    def test_what_ends_a_visit_leaves_the_act_undone(self, of):
        visitor, preview = of(PARTY)
        form, before = form_of(visitor.get(preview).text), entries()
        visitor.delete_cookie("session")
        late = visitor.post(PARTY, data=form | {"_step": "bevestig"})
        assert late.status_code == 410
        assert "Wat u typte is bewaard." in words(late)
        assert entries() == before


class TestAMessage:
    """Who stops with a message comes back to it; who went on comes back to what was made of it."""

    @pytest.fixture
    def waiting(self, house) -> int:
        return taken(house)

    @pytest.mark.parametrize(("end", "verb"), [("nieuwe-zaak", "Nieuwe zaak"), ("terzijde", "Leg terzijde")])
    def test_says_what_was_kept(self, waiting, signed_in, end, verb):
        browser, address = signed_in("dewit"), f"/postvak/{waiting}/{end}"
        said = form_of(browser.get(address).text) | {"_step": "bewaar"}
        page = browser.post(address, data=said, follow_redirects=True)
        assert page.request.path == f"/postvak/{waiting}"
        assert f'<a href="{address}">Ga verder met “{verb}”</a>' in page.text

    def test_a_case_was_made_of_it(self, waiting, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/{waiting}/nieuwe-zaak"
        preview = browser.post(address, data=form_of(browser.get(address).text))
        done = sure(browser, preview.location)
        assert browser.get(preview.location).location == done.location
        assert "Maak er nog een zaak van" in seen(browser, browser.get(f"/postvak/{waiting}")).text
