"""What nobody opened does not exist; what was refused is a page in words; every answer is sealed."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from committee import paths
from committee.case.refusals import Refusal
from committee.people.links import DeadLink
from committee.permissions import MAY, Forbidden, Role, Unknown
from committee.procedure import Act, NotOpen
from committee.store import Busy, WriteOnRead, db, transaction
from committee.web import assets, guard
from tests.conftest import application
from tests.web.browsing import arrive, link_for, sign_in, words

REFUSED = [
    (Unknown("OD-2026-0001"), 404, "Deze pagina is er niet"),
    (Forbidden("Dit mag alleen de voorzitter."), 403, "Dit mag alleen de voorzitter."),
    (NotOpen("Dit kan niet (art. 8)."), 409, "Dit kan niet (art. 8)."),
    (Refusal("Geef een reden."), 409, "Geef een reden."),
    (Busy("Iemand anders was eerder."), 409, "Iemand anders was eerder."),
    (StaleDataError(), 409, "Iemand anders was u net voor."),
    (DeadLink(), 410, "Deze link werkt niet meer"),
]


@pytest.fixture
def app(database_url, common, scene, tmp_path, compiled):
    """An application of its own, to which a test adds addresses."""
    common.furnish(scene, tmp_path / "instance")
    with application(database_url, tmp_path / "instance", compiled) as ours:
        yield ours


class TestDenyUnlessOpened:
    """An address is closed until it is opened, and opened to the roles it names."""

    def test_every_address_says_to_whom_it_is_open(self, app):
        assert guard.unguarded(app) == []

    def test_an_address_nobody_opened_is_not_there(self, app, browser):
        app.add_url_rule("/vergeten", "vergeten", lambda: "geheim")
        assert guard.unguarded(app) == ["vergeten"]
        page = browser.get("/vergeten")
        assert page.status_code == 404
        assert "geheim" not in page.text

    def test_an_address_for_an_act_is_for_who_may_decide_or_record_it(self, app):
        view = guard.guarded(Act.ADMIT)(lambda: "")
        assert view.opened_to == MAY[Act.ADMIT] | {Role.SECRETARY}

    def test_staff_in_another_role_sees_no_page(self, number, signed_in):
        assert signed_in("lammerts").get(f"/zaken/{number}/brieven/1").status_code == 404

    def test_signed_out_staff_is_sent_to_sign_in(self, number, browser):
        for path in ("/zaken", f"/zaken/{number}", f"/zaken/{number}/stukken/1", "/reglementen"):
            assert browser.get(path).status_code == 303, path

    @pytest.mark.parametrize("address", [
        "/zaken/{}/brieven/99999999999", "/zaken/{}/stukken/9999999999999999999", "/zaken?voor=-99999999999",
        "/zaken/%00", "/zaken?commissie=%00",
    ])
    def test_what_no_database_can_look_for_is_not_there(self, number, signed_in, address):
        assert signed_in("dewit").get(address.format(number)).status_code == 404

    def test_the_same_page_for_wrong_and_not_yours(self, house, number, signed_in):
        browser = signed_in("osei")
        wrong, not_mine = browser.get("/zaken/OD-2026-9999"), browser.get(f"/zaken/{number}")
        assert wrong.status_code == not_mine.status_code == 404
        assert words(wrong) == words(not_mine)


class TestRefusals:
    """A refusal reads as the house said it, with its status."""

    @pytest.mark.parametrize(("error", "status", "said"), REFUSED, ids=lambda value: type(value).__name__)
    def test_is_a_page_in_words(self, app, house, browser, error, status, said):
        def refuse() -> str:
            raise error

        app.add_url_rule("/proef", "proef", guard.open_to(guard.ANYBODY)(refuse))
        page = browser.get("/proef")
        assert page.status_code == status
        assert said in words(page)
        assert "033 000 00 14" in words(page)

    def test_a_fault_of_ours_says_so_and_asks_the_database_nothing(self, app, house, browser):
        app.testing = False
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.add_url_rule("/proef", "proef", guard.open_to(guard.ANYBODY)(lambda: 1 / 0))
        page = browser.get("/proef")
        assert page.status_code == 500
        assert "Er ging iets mis bij ons" in words(page)

    def test_a_fault_of_ours_leads_a_party_back_to_its_case(self, app, number, browser):
        app.testing = False
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.add_url_rule("/proef", "proef", guard.open_to(guard.ANYBODY)(lambda: 1 / 0))
        arrive(browser, link_for(number, Role.COMPLAINANT))
        asked: list[str] = []
        listen = db.engine, "before_cursor_execute", lambda *said: asked.append(said[2])
        event.listen(*listen)
        page = browser.get("/proef")
        event.remove(*listen)
        assert page.status_code == 500
        assert asked == []
        assert 'href="/mijn-zaak"' in page.text
        assert "Terug naar mijn zaak" in words(page)
        assert "033 000 00 14" in words(page)
        assert "Inloggen" not in words(page)

    def test_a_get_that_writes_is_stopped(self, app, house, browser):
        def write() -> str:
            db.session.execute(text("UPDATE committees SET name = 'x'"))
            return ""

        app.add_url_rule("/proef", "proef", guard.open_to(guard.ANYBODY)(write))
        with pytest.raises(WriteOnRead):
            browser.get("/proef")

    def test_what_goes_wrong_in_the_database_is_logged_without_what_somebody_wrote(self, app):
        with pytest.raises(DBAPIError) as caught:
            db.session.execute(text("SELECT :said FROM nergens"), {"said": "klacht van Visser"})
        assert "Visser" not in str(caught.value)


class TestSealed:
    """Nothing from elsewhere, nothing kept on the way, nothing that runs in the page by itself."""

    def test_every_answer_carries_the_policy(self, house, browser):
        for path in ("/inloggen", "/nergens", "/static/screen.css", "/lettertypen/SourceSansPro-Regular.otf"):
            headers = browser.get(path).headers
            assert "default-src 'none'" in headers["Content-Security-Policy"], path
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"

    def test_a_page_is_kept_nowhere_and_a_font_for_a_year(self, house, browser):
        assert browser.get("/inloggen").headers["Cache-Control"] == "private, no-store"
        font = browser.get("/lettertypen/SourceSerifPro-It.otf")
        assert "max-age=31536000" in font.headers["Cache-Control"]

    def test_only_our_own_fonts_are_handed_out(self, house, browser):
        for name in ("SourceSansPro-Black.otf", "..%2F..%2Fconfig.py", "LICENSE.txt"):
            assert browser.get(f"/lettertypen/{name}").status_code == 404

    def test_the_version_of_a_file_is_never_a_number_beyond_every_key(self, app, house):
        with app.test_request_context():
            for file in (paths.HOME / "static").iterdir():   # twelve signs of a hash may be digits alone
                assert assets.asset(file.name).partition("?v=")[2][0] == "s", file

    def test_pages_hold_no_style_or_script_of_their_own(self, number, signed_in):
        page = signed_in("dewit").get(f"/zaken/{number}").text
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick" not in page
        assert page.count("<script") == page.count("<script src=")

    def test_secure_cookies_and_strict_transport_behind_https(self, app, house, browser):
        app.config["BASE_URL"] = "https://onderdak.example"
        assert "max-age" in browser.get("/inloggen").headers["Strict-Transport-Security"]


class TestThePageThatIsNotThere:
    """Each visitor reads what fits him; nobody learns whether something exists."""

    def test_staff_is_led_to_its_desk_and_called_by_nobody(self, number, signed_in):
        page = signed_in("dewit").get("/zaken/OD-2026-9999")
        assert page.status_code == 404
        assert "Bel" not in words(page).replace("Beheer", "")
        assert "Naar het werkblad" in words(page)

    def test_a_case_of_others_and_one_that_is_not_there_are_one_page(self, number, signed_in):
        browser = signed_in("osei")
        assert words(browser.get(f"/zaken/{number}")) == words(browser.get("/zaken/OD-2026-9999"))

    def test_who_is_signed_out_may_ask_for_a_new_link(self, house, browser):
        page = words(browser.get("/niets"))
        assert "vraag een nieuwe link" in page
        assert "Bel" in page
        assert "werkblad" not in page

    def test_a_party_is_led_to_its_own_case(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        page = browser.get("/mijn-zaak/niets")
        assert page.status_code == 404
        assert 'href="/mijn-zaak"' in page.text
        assert "Inloggen" not in words(page)


class TestHowAPageAsks:
    """A page is shown outside a transaction where that is as good; who looks at it costs one select."""

    def test_only_what_changes_something_opens_a_transaction_on_postgresql(self, app):
        bare = {}
        for method in ("GET", "POST"):
            with app.test_request_context("/zaken", method=method):
                bare[method] = is_bare()
                with transaction():
                    bare[f"{method} that writes"] = is_bare()
            db.session.remove()
        on_postgresql = db.engine.dialect.name == "postgresql"
        assert bare == {"GET": on_postgresql, "GET that writes": False,
                        "POST": False, "POST that writes": False}

    def test_a_visitor_costs_one_select(self, signed_in, counted):
        browser = signed_in("dewit")
        with counted() as statements:
            assert browser.get("/").status_code == 302
        assert len(statements) == 1, statements

    def test_signing_in_costs_eleven_statements(self, house, browser, counted):
        browser.get("/inloggen")
        with counted() as statements:
            assert sign_in(browser, house.accounts["dewit"].email).status_code == 303
        assert len(statements) == 11, statements


def is_bare() -> bool:
    """Whether the session asks without a transaction now."""
    return db.session.connection().get_execution_options().get("isolation_level") == "AUTOCOMMIT"
