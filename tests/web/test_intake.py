"""Before there is a case: a complaint entered by hand, the inbox, a call; for the secretariat alone."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import func, select

from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Document
from committee.case.typed import Draft
from committee.escalation import acts
from committee.escalation.content import Door, Someone
from committee.escalation.records import Fate, FirstLineStep, Submission
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import a_house, on
from tests.escalation.complaints import a_complaint
from tests.web.browsing import form_of, token_on, words
from tests.web.deeds import day, done, handed_in, last_entry, pressed
from tests.web.scene import TODAY

NEW = "/klacht/nieuw/onderdak"
CALL = "/telefoonnotitie/onderdak"
TERLOUW = {"door": "letter", "klager_name": "Wim Terlouw", "klager_street": "Kersenbaan 4",
           "klager_postcode": "3811bt", "klager_town": "Amersfoort",
           "organisation": "Stichting Onderdak Eemrand", "elements-0-text": "De verwarming staat uit."}


@pytest.fixture
def waiting(house):
    """A complaint that came from the organisation's own system, with a paper."""
    return taken(house)


def taken(house, **more) -> int:
    """A message in the inbox."""
    brought = [Paper("Brief", "brief.txt", "text/plain", b"Geachte commissie")]
    with transaction():
        said = a_complaint(received_on=date(2026, 4, 7), **more)
        return acts.take_in(house.committee, said, brought, occasion=on(TODAY, house.secretary)).id


def message(key: int | None = None) -> Submission:
    """This message, or the only one."""
    db.session.rollback()
    every = db.session.scalars(select(Submission)).all()
    return next(one for one in every if key in (None, one.id))


def cases() -> list[Case]:
    db.session.rollback()
    return list(db.session.scalars(select(Case).order_by(Case.id)))


def confirmed(browser, address, answer, step="bevestig", **more):
    """Press a button of the page on which it is looked at once more."""
    assert answer.status_code == 200, words(answer)
    return browser.post(address, data=form_of(answer.text) | {"_step": step} | more)


class TestWhoMay:
    """What comes in is the secretariat's; for everybody else there is no such page."""

    ADDRESSES = ("/klacht/nieuw", NEW, "/postvak", "/postvak/1", "/postvak/1/nieuwe-zaak",
                 "/postvak/1/bij-zaak", "/postvak/1/terzijde", "/postvak/1/vraag-naam",
                 "/postvak/1/bevestigd", "/postvak/1/stukken/1", CALL)

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_signed_out_one_is_sent_to_sign_in(self, waiting, browser, address):
        assert browser.get(address).status_code == 303

    def test_members_and_chair_find_nothing(self, waiting, signed_in):
        for name in ("osei", "vandongen"):
            browser = signed_in(name)
            assert {browser.get(address).status_code for address in self.ADDRESSES} == {404}

    def test_a_message_of_another_committee_does_not_exist(self, house, signed_in):
        with transaction():
            other = a_house("maasrand", "MR", "cvp-wzd")
        key, browser = taken(other), signed_in("dewit")
        for address in ("", "/nieuwe-zaak", "/bij-zaak", "/terzijde", "/stukken/1"):
            assert browser.get(f"/postvak/{key}{address}").status_code == 404
        assert browser.get("/klacht/nieuw/maasrand").status_code == 404


class TestNewComplaint:
    """A letter becomes a case in two steps; bad input is named, nothing typed is lost."""

    def test_who_serves_one_committee_goes_on_at_once(self, signed_in):
        assert signed_in("dewit").get("/klacht/nieuw").location == NEW

    def test_an_empty_form_names_what_is_missing(self, signed_in):
        page = handed_in(signed_in("dewit"), NEW)
        assert page.status_code == 422
        assert "Kies hoe de klacht binnenkwam." in words(page)
        assert "Schrijf ten minste één klachtonderdeel." in words(page)

    def test_bad_input_is_named_and_what_was_typed_stays(self, signed_in):
        page = handed_in(signed_in("dewit"), NEW, **TERLOUW | {"klager_email": "w.terlouw.voorbeeld.nl"},
                         **day("received_on", date(2026, 5, 8)))
        assert "De dag van ontvangst ligt in de toekomst. Vandaag is wo 8 april 2026." in words(page)
        assert "Dit e-mailadres mist een @. Bijvoorbeeld: naam@voorbeeld.nl" in words(page)
        assert "De verwarming staat uit." in page.text
        assert page.text.count("<title>Fout: ") == 1

    def test_a_spokesman_has_a_name(self, signed_in):
        page = handed_in(signed_in("dewit"), NEW, **TERLOUW, gemachtigde_phone="06-00000004")
        assert "Vul de naam van de gemachtigde in." in words(page)

    def test_another_element_is_another_line(self, signed_in):
        browser = signed_in("dewit")
        form = form_of(browser.get(NEW).text) | TERLOUW | {"_step": "meer:elements"}
        answer = browser.post(NEW, data=form)
        assert answer.location.endswith("#elements-1-text")   # the browser goes to the new line
        page = browser.get(NEW).text
        assert 'name="elements-1-text"' in page
        assert "Wim Terlouw" in page
        assert cases() == []

    def test_a_draft_comes_back(self, signed_in):
        browser = signed_in("dewit")
        form = form_of(browser.get(NEW).text) | {"klager_name": "Wim Terl"}
        assert browser.post("/concept", data=form).status_code == 204
        assert form_of(browser.get(NEW).text)["klager_name"] == "Wim Terl"

    def test_what_is_missing_and_what_begins_is_shown_first(self, signed_in):
        shown = words(handed_in(signed_in("dewit"), NEW, **TERLOUW))
        assert "De datum of de periode van de feiten en omstandigheden" in shown
        assert "Behandeling" in shown or "Uitspraak" in shown or "uiterlijk" in shown
        assert cases() == []

    def test_becomes_a_case_with_everything_that_was_typed(self, signed_in):
        browser = signed_in("dewit")
        said = TERLOUW | {
            "elements-0-against": "R. Janssen", "accused-0-name": "R. Janssen",
            "accused-0-title": "woonbegeleider", "steps-0-with_whom": "de teamleider", "wish": "Warmte.",
            "papers": (BytesIO(b"Ik heb het koud."), "brief.txt"), "urgent": "ja",
            **day("received_on", date(2026, 4, 7)), **day("elements-0-facts_from", date(2026, 1, 5)),
        }
        shown = handed_in(browser, NEW, **said)
        answer = confirmed(browser, NEW, shown)
        case = cases()[0]
        assert answer.location.startswith(f"/zaken/{case.number}?gedaan=")
        assert (case.received_on, case.urgent) == (date(2026, 4, 7), True)
        assert [party.name for party in case.parties] == ["Wim Terlouw", "Stichting Onderdak Eemrand",
                                                          "R. Janssen"]
        assert case.parties[0].person.postcode == "3811 BT"
        assert case.elements[0].facts_from == date(2026, 1, 5)
        assert db.session.scalars(select(Document.filename)).all() == ["brief.txt"]
        assert db.session.scalars(select(FirstLineStep.with_whom)).all() == ["de teamleider"]

    def test_pressing_twice_makes_one_case(self, signed_in):
        browser = signed_in("dewit")
        shown = handed_in(browser, NEW, **TERLOUW)
        first, second = (confirmed(browser, NEW, shown) for _ in range(2))
        assert first.location == second.location
        assert len(cases()) == 1
        assert db.session.scalar(select(func.count()).select_from(Draft)) == 0

    def test_may_wait_in_the_inbox_instead(self, signed_in):
        browser = signed_in("dewit")
        answer = confirmed(browser, NEW, handed_in(browser, NEW, **TERLOUW), step="postvak")
        assert answer.location == f"/postvak/{message().id}?gedaan=ja"
        assert message().fate is Fate.WAITING
        assert cases() == []

    def test_an_oral_one_goes_to_the_complainant_first(self, signed_in):
        browser = signed_in("dewit")
        shown = handed_in(browser, NEW, **TERLOUW | {"door": "telephone"})
        assert "Klopt het zo? Wij hebben uw klacht opgeschreven" in words(shown)
        confirmed(browser, NEW, shown)
        assert message().fate is Fate.UNCONFIRMED
        assert db.session.scalars(select(Letter.kind)).all() == ["escalation.confirm_text"]

    def test_without_a_name_it_waits(self, signed_in):
        browser = signed_in("dewit")
        shown = handed_in(browser, NEW, **TERLOUW | {"klager_name": "", "klager_email": "iemand@example.org"})
        assert "Er staat geen naam bij." in words(shown)
        confirmed(browser, NEW, shown)
        assert message().fate is Fate.ANONYMOUS

    def test_an_earlier_case_is_suggested_and_tied_never_merged(self, house, signed_in):
        with transaction():
            said = a_complaint(complainant=Someone(name="Wim Terlouw", email="terlouw@example.org"))
            earlier = acts.register(house.committee, said, occasion=on(date(2026, 3, 2), house.secretary))
            earlier = earlier.number
        browser = signed_in("dewit")
        shown = handed_in(browser, NEW, **TERLOUW)
        assert earlier in words(shown)
        confirmed(browser, NEW, shown, verwant=earlier)
        first, second = (case.number for case in cases())
        assert first != second
        assert last_entry(first).act is last_entry(second).act is Act.NOTE


class TestInbox:
    """What came in and waits stands in the inbox until something is done with it."""

    def test_an_empty_inbox_says_so(self, house, signed_in):
        assert "Het postvak is leeg." in words(signed_in("dewit").get("/postvak"))

    def test_shows_who_what_and_how(self, waiting, signed_in):
        read = words(signed_in("dewit").get("/postvak"))
        assert "De begeleider kwam drie keer niet opdagen." in read
        assert "Van Anneke Visser, brief, over Stichting Onderdak Eemrand, één bijlage." in read

    def test_asks_the_database_equally_often_for_many(self, house, signed_in, counted):
        browser, counts = signed_in("dewit"), []
        for _ in range(2):
            taken(house)
            taken(house)
            with counted() as statements:
                assert browser.get("/postvak").status_code == 200
            counts.append(len(statements))
        assert counts[0] == counts[1]

    def test_a_message_is_read_with_its_papers(self, waiting, signed_in):
        browser = signed_in("dewit")
        read = words(browser.get(f"/postvak/{waiting}"))
        assert "Het besluit is niet uitgelegd." in read
        assert "Een andere begeleider." in read
        assert browser.get(f"/postvak/{waiting}/stukken/1").data == b"Geachte commissie"
        assert browser.get(f"/postvak/{waiting}/stukken/2").status_code == 404

    def test_what_is_done_with_is_found_again(self, house, waiting, signed_in):
        browser = signed_in("dewit")
        done(browser, f"/postvak/{waiting}/terzijde", why="no_complaint", reasons="Dit is een vraag.")
        assert "Het postvak is leeg." in words(browser.get("/postvak"))
        assert "Niet in behandeling" in words(browser.get("/postvak?stand=afgehandeld"))
        assert "Niet in behandeling" in words(browser.get(f"/postvak/{waiting}"))


class TestNewCase:
    """A message becomes a case, looked at and put right first."""

    def test_an_unconfirmed_one_is_refused_in_words(self, house, signed_in):
        key = taken(house, door=Door.TELEPHONE)
        page = handed_in(signed_in("dewit"), f"/postvak/{key}/nieuwe-zaak")
        assert page.status_code == 422
        assert "Klager moet de tekst nog bevestigen" in words(page)

    def test_stands_there_as_it_came_in(self, waiting, signed_in):
        form = form_of(signed_in("dewit").get(f"/postvak/{waiting}/nieuwe-zaak").text)
        assert form["klager_name"] == "Anneke Visser"
        assert form["elements-1-text"].strip() == "Het besluit is niet uitgelegd."
        assert form["elements-1-against"] == "R. Janssen"
        assert form["received_on-dag"] == "7"

    def test_is_filed_as_it_was_put_right(self, waiting, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/{waiting}/nieuwe-zaak"
        shown = handed_in(browser, address, **{"elements-0-text": "De begeleider kwam vier keer niet."})
        confirmed(browser, address, shown)
        case = cases()[0]
        assert [element.text for element in case.elements] == [
            "De begeleider kwam vier keer niet.", "Het besluit is niet uitgelegd (januari 2026)."]
        assert case.submission_id == waiting
        assert db.session.scalars(select(Document.filename)).all() == ["brief.txt"]
        assert message(waiting).fate is Fate.REGISTERED

    def test_a_second_case_is_made_knowingly(self, waiting, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/{waiting}/nieuwe-zaak"
        confirmed(browser, address, handed_in(browser, address))
        assert "Van dit bericht is al een zaak gemaakt" in words(browser.get(address))
        confirmed(browser, address, handed_in(browser, address))
        assert len(cases()) == 2


class TestJoining:
    """A message that belongs to a case goes into its file, and out of the inbox."""

    @pytest.fixture
    def number(self, house):
        with transaction():
            return acts.register(house.committee, a_complaint(),
                                 occasion=on(date(2026, 3, 2), house.secretary)).number

    def test_an_unknown_case_is_named(self, waiting, signed_in):
        browser = signed_in("dewit")
        page = browser.get(chosen(browser, waiting, "mevrouw Visser"))
        assert page.status_code == 422
        assert "Deze zaak kennen wij niet. Kijk het zaaknummer na." in words(page)
        assert 'value="MEVROUW VISSER"' in page.text

    def test_only_the_number_of_a_case_stands_in_the_address(self, number, waiting, signed_in):
        browser = signed_in("dewit")
        assert "visser" not in chosen(browser, waiting, "mevrouw Visser").lower()
        assert chosen(browser, waiting, number.lower()) == f"/postvak/{waiting}/bij-zaak?zaak={number}"
        assert chosen(browser, waiting, "") == f"/postvak/{waiting}/bij-zaak"

    def test_the_complainants_own_cases_are_suggested(self, number, waiting, signed_in):
        assert number in words(signed_in("dewit").get(f"/postvak/{waiting}/bij-zaak"))

    def test_something_must_be_chosen(self, number, waiting, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/{waiting}/bij-zaak?zaak={number}"
        form = form_of(browser.get(address).text)
        form.pop("papers")
        page = pressed(browser, address, form)
        assert "Kies ten minste één stuk." in words(page)

    def test_papers_and_the_message_itself_are_filed(self, number, waiting, signed_in):
        browser = signed_in("dewit")
        party = str(next(one.id for one in cases()[0].parties if one.role is Role.COMPLAINANT))
        answer = done(browser, f"/postvak/{waiting}/bij-zaak?zaak={number}", papers=["0", "1"], party=party)
        assert answer.location.startswith(f"/zaken/{number}?gedaan=")
        db.session.rollback()
        filed = db.session.execute(select(Document.filename, Document.received_on).order_by(Document.number))
        assert [tuple(row) for row in filed] == [(f"bericht-{waiting}.txt", date(2026, 4, 7)),
                                                 ("brief.txt", date(2026, 4, 7))]
        assert message(waiting).fate is Fate.JOINED
        kinds = db.session.scalars(select(Letter.kind)).all()
        assert "escalation.set_aside" not in kinds

    def test_what_is_gone_from_the_inbox_is_not_joined_again(self, number, waiting, signed_in):
        browser = signed_in("dewit")
        done(browser, f"/postvak/{waiting}/bij-zaak?zaak={number}", papers=["1"])
        assert browser.get(f"/postvak/{waiting}/bij-zaak?zaak={number}").status_code == 303


def chosen(browser, waiting: int, typed: str) -> str:
    """The address to which this leads, typed as the number of the case that a message belongs to."""
    page = f"/postvak/{waiting}/bij-zaak"
    return browser.post(page, data={"csrf_token": token_on(browser.get(page)), "zaak": typed}).location


class TestDeeds:
    """The name is asked once, an oral text is confirmed, what is no complaint is set aside with reasons."""

    def test_a_confirmation_says_when_and_how(self, house, signed_in):
        key = taken(house, door=Door.TELEPHONE)
        page = handed_in(signed_in("dewit"), f"/postvak/{key}/bevestigd")
        assert "Vul in op welke dag klager de tekst bevestigde." in words(page)
        assert "Kies hoe klager het liet weten." in words(page)

    def test_nobody_confirms_before_it_came_in_or_tomorrow(self, house, signed_in):
        key, browser = taken(house, door=Door.TELEPHONE), signed_in("dewit")
        for wrong in (date(2026, 4, 6), date(2026, 4, 9)):
            page = handed_in(browser, f"/postvak/{key}/bevestigd", means="telefoon", **day("on", wrong))
            assert "Deze dag ligt voor de dag van ontvangst, of moet nog komen." in words(page)

    def test_a_confirmed_text_waits_to_become_a_case(self, house, signed_in):
        key = taken(house, door=Door.TELEPHONE)
        done(signed_in("dewit"), f"/postvak/{key}/bevestigd", means="telefoon", **day("on", TODAY))
        assert (message(key).fate, message(key).confirmed_on) == (Fate.WAITING, TODAY)
        entry = db.session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
        assert (entry.act, entry.decided_by, entry.means) == (Act.CONFIRM_TEXT, f"submission:{key}",
                                                              "telefoon")

    def test_the_name_is_asked_once(self, house, signed_in):
        key, browser = taken(house, complainant=Someone(email="iemand@example.org")), signed_in("dewit")
        done(browser, f"/postvak/{key}/vraag-naam")
        assert message(key).identity_asked_on == TODAY
        assert browser.get(f"/postvak/{key}/vraag-naam").status_code == 303

    def test_setting_aside_needs_why_and_reasons(self, waiting, signed_in):
        page = handed_in(signed_in("dewit"), f"/postvak/{waiting}/terzijde")
        assert "Schrijf waarom dit geen zaak wordt." in words(page)

    def test_a_named_one_is_not_set_aside_as_anonymous(self, waiting, signed_in):
        page = handed_in(signed_in("dewit"), f"/postvak/{waiting}/terzijde", why="anonymous", reasons="Zo.")
        assert page.status_code == 422
        assert "Bij dit bericht staat een naam." in words(page)

    def test_an_anonymous_one_leaves_a_report_and_nothing_else(self, house, signed_in):
        key = taken(house, complainant=None)
        done(signed_in("dewit"), f"/postvak/{key}/terzijde", why="anonymous", reasons="Geen naam.",
             report="Verwarming in een woonlocatie.")
        assert message(key).fate is Fate.REPORT
        assert "Verwarming in een woonlocatie." in words(signed_in("dewit").get(f"/postvak/{key}"))


class TestCall:
    """A call is noted on a case; a complaint by telephone waits to be confirmed."""

    def test_belongs_to_a_case_or_is_a_complaint(self, house, signed_in):
        page = handed_in(signed_in("dewit"), CALL, text="Klager vraagt hoe het staat.")
        assert page.status_code == 422
        assert "Vul het zaaknummer in, of vink aan dat de beller een klacht wil indienen." in words(page)

    def test_an_unknown_number_is_named(self, house, signed_in):
        page = handed_in(signed_in("dewit"), CALL, number="OD-2026-9999", text="Belt terug.")
        assert "Deze zaak kennen wij niet. Kijk het zaaknummer na." in words(page)

    def test_is_noted_on_the_case(self, number, signed_in):
        done(signed_in("dewit"), CALL, number=number.lower(), text="Kan niet op woensdag.",
             name="Yasmin El Amrani")
        assert last_entry(number).act is Act.NOTE

    def test_a_complaint_needs_an_organisation(self, house, signed_in):
        page = handed_in(signed_in("dewit"), CALL, text="De verwarming staat uit.", complaint="ja",
                         organisation="")
        assert "Kies over welke organisatie de klacht gaat." in words(page)

    def test_a_complaint_waits_in_the_inbox(self, house, signed_in):
        answer = done(signed_in("dewit"), CALL, text="De verwarming staat uit.", complaint="ja",
                      organisation="Stichting Onderdak Eemrand", name="Wim Terlouw",
                      email="terlouw@example.org")
        assert answer.location == f"/postvak/{message().id}?gedaan=ja"
        assert (message().door, message().fate) == (Door.TELEPHONE, Fate.UNCONFIRMED)
