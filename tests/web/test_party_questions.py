"""A form that asks one subject per page: each an address, all of it kept, read once more and sent once."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select, update

from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Document, Element, ElementRespondent, Party, Standing
from committee.case.typed import Draft, HandedIn, Upload
from committee.deadlines import Clock
from committee.hearing import acts
from committee.hearing.rules import Span
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.response.records import Position, Response
from committee.store import db, transaction
from tests.builders import House, on
from tests.prepared import after
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.conftest import SIGNED
from tests.web.test_party_asked import waiting

ADDRESS = "/mijn-zaak/doe/reageer"
NUMBER = "OD-2026-0081"
SENT = "/mijn-zaak?gedaan=reageer"


def two_points(house: House) -> None:
    """Organisation and employee are asked for an answer to two points."""
    with transaction():
        waiting(house, 81)


pytestmark = pytest.mark.begins(after(two_points, SIGNED))


@pytest.fixture
def party(browser):
    """The browser of the organisation."""
    arrive(browser, link_for(NUMBER, Role.RESPONDENT))
    return browser


def points() -> list[int]:
    """The ids of the points of the case."""
    db.session.rollback()
    return list(db.session.scalars(select(Element.id).order_by(Element.number)))


def stance(place: int) -> str:
    """The name of the field for what is said of a point."""
    return f"standpunt_{points()[place]}"


def account(place: int) -> str:
    """The name of the field for the words about a point."""
    return f"antwoord_{points()[place]}"


def at(browser, address: str = ADDRESS):
    """The page that an address leads to."""
    return browser.get(address, follow_redirects=True)


def send(browser, page, step: str = "doe", **said):
    """Press a button of the question on a page."""
    form = form_of(page.text)
    return browser.post(page.request.full_path, data=form | said | {"_step": step})


def go(browser, page, step: str = "doe", **said):
    """Press a button of the question on a page, and see where it leads."""
    answer = send(browser, page, step, **said)
    assert answer.status_code == 303, words(answer)
    return browser.get(answer.location)


def per_point(browser):
    """The page of the first point."""
    return go(browser, at(browser, f"{ADDRESS}?vraag=1"), how="punten")


def to_the_end(browser):
    """All points answered, with a paper: the page where everything is read again."""
    page = go(browser, per_point(browser), **{stance(0): "disputed", account(0): "Wij belden."})
    page = go(browser, page, **{stance(1): "partly"})
    return go(browser, page, annexes=(BytesIO(b"Belnotitie"), "notitie.txt"))


def confirm(browser, page):
    """Press the button that sends it."""
    return browser.post(ADDRESS, data=form_of(page.text) | {"_step": "bevestig"})


def sent() -> list[Entry]:
    """The responses in the journal."""
    db.session.rollback()
    return list(db.session.scalars(select(Entry).where(Entry.act == Act.RECEIVE_RESPONSE)))


class TestRefusals:
    """What is wrong is said where it is, and nothing typed is lost."""

    def test_who_does_not_choose_how_stays_there(self, party):
        page = go(party, at(party))
        assert page.status_code == 422
        assert "Kies hoe u wilt reageren." in words(page)
        assert "<title>Fout: Vraag 1 van 4" in page.text

    def test_words_without_whether_it_is_right_are_refused_at_their_point_alone(self, party):
        page = go(party, per_point(party), **{account(0): "Wij belden."})
        assert page.status_code == 422
        assert words(page).count("U schreef iets over dit punt.") == 2, "above the form and at the field"
        assert "Vraag 2 van 4" in words(page)
        assert form_of(page.text)[account(0)] == "Wij belden."
        assert "Vraag 3 van 4" in words(go(party, page, **{stance(0): "disputed"}))

    def test_a_wholly_empty_response_is_refused_at_the_end_and_leads_to_the_question(self, party):
        page = per_point(party)
        for _ in range(3):
            page = go(party, page)
        assert page.status_code == 422
        assert "Zeg bij ten minste één punt of het klopt." in words(page)
        assert f'href="{ADDRESS}?vraag=2&amp;wijzig=ja#{stance(0)}"' in page.text
        assert "Verstuur mijn reactie" not in words(page)
        assert confirm(party, page).location != SENT
        assert sent() == []

    def test_an_empty_letter_is_refused_where_it_is_asked(self, party):
        page = go(party, go(party, at(party), how="geheel"))
        assert page.status_code == 422
        assert "Schrijf uw reactie, of voeg een brief toe." in words(page)

    def test_a_file_of_no_kind_is_refused_at_its_question_and_the_others_stay(self, party):
        page = per_point(party)
        page = go(party, go(party, page, **{stance(0): "disputed"}))
        page = go(party, page, annexes=[(BytesIO(b"MZ\x90\0"), "virus.jpg"), (BytesIO(b"Ja"), "goed.txt")])
        assert page.status_code == 422
        assert "virus.jpg" in words(page)
        assert "Vraag 4 van 4" in words(page)
        page = go(party, page, **{"annexes-kept": form_of(page.text)["annexes-kept"]})
        assert "Klopt dit zo? " in words(page)
        assert "goed.txt" in words(page)

    def test_a_point_of_another_is_neither_asked_nor_heard(self, browser):
        with transaction():
            accused = db.session.query(Party).filter_by(role=Role.ACCUSED).one().id
            db.session.delete(db.session.get_one(ElementRespondent, (points()[0], accused)))
        arrive(browser, link_for(NUMBER, Role.ACCUSED))
        page = per_point(browser)
        assert "Vraag 2 van 3 Punt 2" in words(page)
        form = form_of(page.text) | {stance(0): "acknowledged", "_velden": f"{stance(0)} {stance(1)}"}
        browser.post(f"{ADDRESS}?vraag=2", data=form | {stance(1): "disputed", "_step": "doe"})
        page = at(browser, f"{ADDRESS}?vraag=3")
        page = go(browser, page)
        assert confirm(browser, page).location == SENT
        assert sent()[0].facts["elements"] == [points()[1]]

    def test_a_number_that_is_none_leads_to_one_that_is(self, party):
        assert party.get(f"{ADDRESS}?vraag=99").location == f"{ADDRESS}?vraag=4"
        assert party.get(f"{ADDRESS}?vraag=-3").location == f"{ADDRESS}?vraag=1"
        assert party.get(f"{ADDRESS}?vraag=x").location == f"{ADDRESS}?vraag=1"

    def test_a_question_nobody_asks_is_kept_and_changes_no_other(self, party):
        page = per_point(party)
        form = form_of(page.text) | {"_vraag": "verzonnen", "_velden": "verzonnen", "verzonnen": "x"}
        assert party.post(f"{ADDRESS}?vraag=2", data=form | {"_step": "doe"}).location == f"{ADDRESS}?vraag=2"
        assert "Vraag 2 van 4" in words(at(party, f"{ADDRESS}?vraag=2"))


class TestTheWay:
    """One question per page, forward and back, with one draft."""

    def test_each_question_names_its_place_above_the_heading_and_in_the_title(self, party):
        page = at(party)
        assert page.request.path == ADDRESS
        assert "Vraag 1 van 4 Hoe wilt u reageren?" in words(page)
        assert "<title>Vraag 1 van 4: Hoe wilt u reageren?" in page.text
        assert "Vorige" not in words(page)
        page = per_point(party)
        assert "Vraag 2 van 4 Punt 1" in words(page)
        assert "Vorige" in words(page)
        assert account(1) not in page.text

    def test_one_letter_about_all_is_shorter(self, party):
        page = go(party, at(party), how="geheel")
        assert "Vraag 2 van 3 Uw reactie" in words(page)
        page = go(party, page, paper=(BytesIO(b"Geachte commissie"), "brief.txt"))
        assert "Vraag 3 van 3 Bewijs en andere stukken" in words(page)
        page = go(party, page)
        assert "brief.txt" in words(page)
        assert confirm(party, page).location == SENT
        db.session.rollback()
        assert db.session.scalars(select(Document.kind)).all() == ["response"]

    def test_it_ends_where_all_is_read_again_and_is_sent_once(self, party):
        page = to_the_end(party)
        said = words(page)
        assert "Klopt dit zo? " in said
        for word in ("Per punt", "Klopt niet", "Wij belden.", "Klopt deels", "notitie.txt"):
            assert word in said
        assert [confirm(party, page).location for _ in range(3)] == [SENT] * 3
        assert len(sent()) == 1
        found = db.session.scalars(select(Response).order_by(Response.element_id)).all()
        assert [(one.position, one.text) for one in found] == [
            (Position.DISPUTED, "Wij belden."), (Position.PARTLY, None)]
        assert db.session.scalars(select(Draft)).all() == []
        assert db.session.scalars(select(Upload)).all() == []
        assert len(db.session.scalars(select(HandedIn)).all()) == 1

    def test_a_question_that_is_sent_in_again_afterwards_leads_to_the_case(self, party):
        before = form_of(per_point(party).text)
        page = to_the_end(party)
        confirm(party, page)
        assert party.post(f"{ADDRESS}?vraag=2", data=before | {"_step": "doe"}).location == SENT
        late = form_of(page.text) | {"_vraag": "stukken", "_velden": "annexes"}
        assert party.post(f"{ADDRESS}?vraag=4", data=late | {"_step": "doe"}).location == SENT
        assert len(sent()) == 1

    def test_back_to_a_question_after_it_was_sent_says_that_we_have_it(self, party):
        confirm(party, to_the_end(party))
        page = at(party, f"{ADDRESS}?vraag=2")
        assert page.status_code == 409
        assert "Wij hebben al een reactie van u." in words(page)
        assert "Terug naar mijn zaak" in words(page)

    def test_a_point_that_is_left_open_is_sent_as_such(self, party):
        page = go(party, per_point(party), **{stance(0): "acknowledged"})
        page = go(party, go(party, page))
        assert "Niets ingevuld" in words(page)
        assert confirm(party, page).location == SENT
        db.session.rollback()
        found = db.session.scalars(select(Response).order_by(Response.element_id)).all()
        assert [one.position for one in found] == [Position.ACKNOWLEDGED, Position.UNSTATED]
        told = db.session.scalars(select(Letter).where(Letter.kind == "response.received")).first()
        assert "zegt hier niets over" in str(told.paper)

    def test_back_keeps_what_was_typed_without_a_word_about_it(self, party):
        page = go(party, per_point(party), "vorige", **{account(0): "Half af"})
        assert "Vraag 1 van 4" in words(page)
        page = at(party, f"{ADDRESS}?vraag=2")
        assert form_of(page.text)[account(0)] == "Half af"

    def test_change_leads_to_its_question_and_straight_back(self, party):
        page = to_the_end(party)
        assert f'href="{ADDRESS}?vraag=3&amp;wijzig=ja"' in page.text
        page = at(party, f"{ADDRESS}?vraag=3&wijzig=ja")
        assert form_of(page.text)[stance(1)] == "partly"
        answer = party.post(f"{ADDRESS}?vraag=3&wijzig=ja",
                            data=form_of(page.text) | {account(1): "Voor de helft.", "_step": "doe"})
        page = party.get(answer.location)
        assert "Klopt dit zo? " in words(page)
        assert "Voor de helft." in words(page)
        assert "notitie.txt" in words(page)

    def test_another_way_asks_its_questions_and_says_what_stays_behind(self, party):
        to_the_end(party)
        page = at(party, f"{ADDRESS}?vraag=1&wijzig=ja")
        answer = party.post(f"{ADDRESS}?vraag=1&wijzig=ja",
                            data=form_of(page.text) | {"how": "geheel", "_step": "doe"})
        assert answer.location == f"{ADDRESS}?vraag=2"
        page = go(party, party.get(answer.location), text="Alles ging anders.")
        page = go(party, page)
        assert "Wat u per punt schreef, sturen wij niet mee. Wij belden." in words(page)
        assert confirm(party, page).location == SENT
        db.session.rollback()
        found = db.session.scalars(select(Response)).all()
        assert {(one.position, one.text) for one in found} == {(Position.UNSTATED, "Alles ging anders.")}

    def test_a_reload_and_a_second_try_change_nothing(self, party):
        page = to_the_end(party)
        for _ in range(2):
            assert "Klopt dit zo? " in words(party.get(page.request.full_path))
        assert "Vraag 3 van 4" in words(at(party, f"{ADDRESS}?vraag=3"))

    def test_the_number_of_statements_does_not_depend_on_what_was_typed(self, party, counted):
        with counted() as before:
            at(party, f"{ADDRESS}?vraag=2")
        to_the_end(party)
        with counted() as after:
            at(party, f"{ADDRESS}?vraag=2")
        assert len(after) - len(before) <= 2, "the news, and the files that were kept"


class TestAnotherDay:
    """Who stops goes on where he stopped."""

    def test_goes_on_at_the_question_where_he_stopped(self, party, app):
        page = go(party, per_point(party), **{stance(0): "disputed", account(0): "Wij belden."})
        answer = send(party, page, "bewaar", **{account(1): "Half af"})
        assert answer.location == "/mijn-zaak?bewaard=reageer"
        other = app.test_client()
        arrive(other, link_for(NUMBER, Role.RESPONDENT))
        assert "U was bij vraag 3 van 4." in words(other.get("/mijn-zaak"))
        page = at(other)
        assert "U was bij vraag 3 van 4." in words(page)
        assert form_of(page.text)[account(1)] == "Half af"
        assert form_of(at(other, f"{ADDRESS}?vraag=2").text)[account(0)] == "Wij belden."

    def test_goes_on_where_all_is_read_again(self, party):
        to_the_end(party)
        assert "Klopt dit zo? " in words(at(party))

    def test_what_is_kept_while_it_is_typed_leaves_the_other_questions(self, party):
        page = go(party, per_point(party), **{stance(0): "disputed"})
        typed = form_of(page.text) | {account(1): "Onder het typen"}
        assert party.post("/mijn-zaak/concept", data=typed).status_code == 204
        assert form_of(at(party, f"{ADDRESS}?vraag=2").text)[stance(0)] == "disputed"
        assert form_of(at(party).text)[account(1)] == "Onder het typen"
        assert "U was bij vraag 3 van 4." in words(party.get("/mijn-zaak"))
        later = go(party, page, **{stance(1): "partly", account(1): "Af"})
        assert "Vraag 4 van 4" in words(later)
        assert party.post("/mijn-zaak/concept", data=typed).status_code == 204
        assert form_of(at(party, f"{ADDRESS}?vraag=3").text)[account(1)] == "Af", "what came too late"

    def test_what_is_sent_in_after_the_hour_waits_with_the_rest(self, party):
        page = go(party, per_point(party), **{stance(0): "disputed"})
        party.delete_cookie("session")
        late = send(party, page, **{stance(1): "partly", account(1): "Bijna kwijt"})
        assert late.status_code == 410
        arrive(party, link_for(NUMBER, Role.RESPONDENT))
        page = at(party)
        assert form_of(page.text)[account(1)] == "Bijna kwijt"
        assert form_of(at(party, f"{ADDRESS}?vraag=2").text)[stance(0)] == "disputed"


class TestTheCaseMovedOn:
    """What others did halfway is said, and nothing typed is lost."""

    def test_the_last_day_passed(self, party):
        with transaction():
            mine = db.session.query(Party).filter_by(role=Role.RESPONDENT).one().id
            db.session.execute(update(RunningTerm).where(
                RunningTerm.party_id == mine, RunningTerm.clock == Clock.RESPONSE,
            ).values(last_day=date(2026, 4, 7)))
        assert "Die dag is voorbij. U kunt nog wel reageren." in words(at(party))
        page = to_the_end(party)
        assert "Die dag is voorbij." in words(page), "also to who was halfway"
        assert confirm(party, page).location == SENT

    def test_a_point_was_withdrawn(self, party):
        page = go(party, per_point(party), **{stance(0): "disputed", account(0): "Wij belden."})
        with transaction():
            db.session.execute(update(Element).where(Element.number == 1).values(standing=Standing.WITHDRAWN))
        page = go(party, page, **{stance(1): "partly", account(1): "Half waar"})
        assert "Punt 1 is ingetrokken. Wat u erover schreef, sturen wij niet mee. Wij belden." in words(page)
        assert "Vraag 3 van 3" in words(page)
        page = go(party, page)
        assert "Wij belden." in words(page)
        assert confirm(party, page).location == SENT
        assert sent()[0].facts["elements"] == [points()[1]]

    def test_the_point_that_is_typed_at_was_withdrawn(self, party):
        page = per_point(party)
        with transaction():
            db.session.execute(update(Element).where(Element.number == 1).values(standing=Standing.WITHDRAWN))
        page = go(party, page, **{stance(0): "disputed", account(0): "Wij belden."})
        assert "Punt 1 is ingetrokken." in words(page)
        assert "Wij belden." in words(page)
        assert "Vraag 2 van 3 Punt 2" in words(page)

    def test_the_case_is_where_no_response_is_taken(self, party):
        page = go(party, per_point(party), **{stance(0): "disputed", account(0): "Wij belden."})
        with transaction():
            db.session.execute(update(Case).values(state=State.DELIBERATION))
        answer = send(party, page, **{stance(1): "partly", account(1): "Half waar"})
        page = party.get(answer.location)
        assert page.status_code == 409
        assert "Dit kan nu niet in uw zaak." in words(page)
        for typed in ("Wij belden.", "Half waar"):
            assert typed in words(page)
        assert "Verstuur mijn reactie" not in words(page)

    def test_the_committee_wrote_a_response_down_meanwhile(self, party):
        page = to_the_end(party)
        with transaction():
            mine = db.session.query(Party).filter_by(role=Role.RESPONDENT).one().id
            for number in points():
                db.session.add(Response(element_id=number, party_id=mine, position=Position.PARTLY,
                                        received_on=date(2026, 4, 8)))
        page = party.get(confirm(party, page).location)
        assert page.status_code == 422
        assert "Wij hebben al een reactie van u." in words(page)
        assert "Wij belden." in words(page)
        assert sent() == []
        again = at(party, f"{ADDRESS}?vraag=2")
        assert again.status_code == 409
        assert "Wij belden." in words(again)


class TestOtherForms:
    """Whatever else asks more than one subject asks one per page; a form of one subject is one page."""

    def test_days_given_before_stand_at_their_question_until_another_answer_is_given(self, house, browser):
        with transaction():
            case = db.session.query(Case).one()
            mine = next(one for one in case.parties if one.role is Role.COMPLAINANT)
            acts.give_availability(case, [Span(date(2026, 5, 4), date(2026, 5, 4))], party=mine,
                                   needs="een lift", occasion=on(date(2026, 4, 3), house.secretary))
        arrive(browser, link_for(NUMBER, Role.COMPLAINANT))
        page = at(browser, "/mijn-zaak/doe/dagen")
        assert "Vraag 1 van 3 Dagen waarop u niet kunt" in words(page)
        assert form_of(page.text)["unavailable-0-first-maand"] == "5"
        page = go(browser, page, "meer:unavailable", **{"unavailable-0-first-maand": "6"})
        assert "unavailable-1-first-dag" in page.text
        page = go(browser, at(browser, "/mijn-zaak/doe/dagen?vraag=1"))
        assert form_of(page.text)["needs"] == "een lift"
        page = go(browser, go(browser, page, needs=""))
        assert "do 4 juni" in words(page)
        assert "een lift" not in words(page)
        assert "4 mei" not in words(page)

    def test_a_day_that_is_none_is_wrong_at_its_question(self, browser):
        arrive(browser, link_for(NUMBER, Role.COMPLAINANT))
        page = go(browser, at(browser, "/mijn-zaak/doe/dagen"), **{
            "unavailable-0-first-dag": "31", "unavailable-0-first-maand": "6",
            "unavailable-0-first-jaar": "2026"})
        assert page.status_code == 422
        assert "Vraag 1 van 3" in words(page)
        assert 'href="#unavailable-0-first"' in page.text

    def test_days_the_wrong_way_round_are_wrong_at_their_question_and_read_as_a_span(self, browser):
        arrive(browser, link_for(NUMBER, Role.COMPLAINANT))
        days = {"unavailable-0-first-dag": "4", "unavailable-0-first-maand": "6",
                "unavailable-0-first-jaar": "2026", "unavailable-0-last-dag": "3",
                "unavailable-0-last-maand": "6", "unavailable-0-last-jaar": "2026"}
        page = go(browser, at(browser, "/mijn-zaak/doe/dagen"), **days)
        assert "Vraag 1 van 3" in words(page)
        assert "Deze dag ligt voor do 4 juni 2026. Zet de eerste dag in “Van”." in words(page)
        page = go(browser, go(browser, go(browser, page, **{"unavailable-0-last-dag": "5"})))
        assert "do 4 juni 2026 tot en met vr 5 juni 2026" in words(page)

    def test_who_speaks_for_another_is_asked_more_than_who_helps(self, browser):
        arrive(browser, link_for(NUMBER, Role.COMPLAINANT))
        first = at(browser, "/mijn-zaak/doe/wie-helpt")
        assert "Vraag 2 van 2 Wie is het?" in words(go(browser, first, how="naast"))
        again = at(browser, "/mijn-zaak/doe/wie-helpt?vraag=1")
        page = go(browser, again, how="voor")
        assert "Vraag 2 van 3 Wie is het?" in words(page)
        page = go(browser, page, name="mr. F. Post", email="post@example.org")
        assert "Vraag 3 van 3 Mag deze persoon voor u spreken?" in words(page)
        assert "Voeg de brief toe" in words(go(browser, page))

    @pytest.mark.parametrize("slug", ["meer-tijd", "stuk", "wie-helpt", "gegevens"])
    def test_one_subject_is_one_page(self, party, slug):
        page = party.get(f"/mijn-zaak/doe/{slug}")
        assert page.status_code == 200
        assert "Vraag 1" not in words(page)
