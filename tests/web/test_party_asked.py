"""What a party is asked beside its complaint: days, whether it comes, and what became of what it asked."""

from datetime import date, datetime
from io import BytesIO

import pytest
from sqlalchemy import select

from committee.case import gate
from committee.case.records import Case, Document, Party
from committee.course import acts as course
from committee.course.rules import Suspending
from committee.hearing import acts as hearing
from committee.hearing.records import Answer, Hearing, Invitee, Move, Way
from committee.hearing.rules import Span
from committee.permissions import Role
from committee.procedure import Act, State
from committee.response import acts as response
from committee.store import db, transaction
from tests.builders import a_case, noon, on
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.deeds import by_party as handed
from tests.web.scene import TODAY

MAY_4, MAY_29 = date(2026, 5, 4), date(2026, 5, 29)


def the(number: str) -> Case:
    """The case of a number, as it is now."""
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def party(case: Case, role: Role) -> Party:
    """The first party in a role."""
    return next(one for one in case.parties if one.role is role)


@pytest.fixture
def asked(house) -> str:
    """A case in which the complainant alone is asked for days."""
    with transaction():
        case = a_case(house, State.SCHEDULING, serial=71)
        hearing.ask_availability(case, MAY_4, MAY_29, answer_by=date(2026, 4, 16),
                                 parties=[party(case, Role.COMPLAINANT)],
                                 occasion=on(date(2026, 4, 2), house.secretary))
        return case.number


class TestDays:
    """Who is asked for days has a task with its last day, and reads for which days it is."""

    def test_who_was_not_asked_has_nothing_to_do(self, asked, browser):
        arrive(browser, link_for(asked, Role.RESPONDENT))
        assert "U hoeft nu niets te doen." in words(browser.get("/mijn-zaak"))
        assert "4 mei" not in words(browser.get("/mijn-zaak/doe/dagen?vraag=1"))

    def test_who_was_asked_has_a_task(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "U hoeft nu niets te doen." not in page
        assert "Geef door wanneer u niet kunt Uiterlijk do 16 april 2026" in page
        assert "Geef uw dagen door" in page

    def test_the_form_names_the_days_and_the_last_day(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak/doe/dagen?vraag=1"))
        assert "Wij zoeken een dag van ma 4 mei 2026 tot en met vr 29 mei 2026." in page
        assert "Geef het door uiterlijk do 16 april 2026." in page

    def test_what_was_given_stands_on_the_page_and_in_the_form(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        day = {"unavailable-0-first-dag": "5", "unavailable-0-first-maand": "5",
               "unavailable-0-first-jaar": "2026"}
        assert handed(browser, "dagen", needs="een lift", **day).status_code == 303
        page = words(browser.get("/mijn-zaak?gedaan=dagen"))
        assert "Wij hebben uw dagen ontvangen." in page
        assert "U hoeft nu niets te doen." in page
        assert "Op wo 8 april 2026 gaf u door: u kunt niet op di 5 mei. Wijzig uw dagen" in page
        assert form_of(browser.get("/mijn-zaak/doe/dagen?vraag=1").text)["unavailable-0-first-dag"] == "5"
        assert form_of(browser.get("/mijn-zaak/doe/dagen?vraag=2").text)["needs"] == "een lift"

    def test_who_gave_days_before_it_was_asked_is_asked_whether_they_still_hold(self, house, browser):
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=77)
            one, secretary = party(case, Role.COMPLAINANT), house.secretary
            hearing.give_availability(case, [Span(MAY_4, MAY_4)], party=one,
                                      occasion=on(date(2026, 4, 1), secretary))
            hearing.ask_availability(case, MAY_4, MAY_29, answer_by=date(2026, 4, 16), parties=[one],
                                     occasion=on(date(2026, 4, 2), secretary))
        arrive(browser, link_for(case.number, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "Kloppen uw dagen nog?" in page
        assert "Geef door wanneer u niet kunt" not in page
        assert "Op wo 1 april 2026 gaf u door: u kunt niet op ma 4 mei." in page

    def test_every_day_is_an_answer_too(self, asked, browser, house):
        with transaction():
            case = the(asked)
            hearing.give_availability(case, [], party=party(case, Role.COMPLAINANT),
                                      occasion=on(date(2026, 4, 3), house.secretary))
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        assert "u kunt op alle dagen" in words(browser.get("/mijn-zaak"))

    def test_who_must_respond_as_well_sees_both(self, house, browser):
        with transaction():
            case = waiting(house, 72)
            hearing.ask_availability(case, MAY_4, MAY_29, answer_by=date(2026, 4, 16),
                                     occasion=on(date(2026, 4, 2), house.secretary))
            hearing.give_availability(case, [Span(MAY_4, MAY_4)], party=party(case, Role.COMPLAINANT),
                                      occasion=on(date(2026, 4, 3), house.secretary))
        arrive(browser, link_for(case.number, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "Geef uw reactie op de klacht Uiterlijk" in page
        assert "Uiterlijk do 16 april 2026: dagen waarop u niet kunt" in page
        assert "4 mei" not in page, "the other side's days are not his to see"


class TestComing:
    """Who is invited says whether he comes, and sees what he said and how to change it."""

    @pytest.fixture
    def invited(self, number) -> str:
        """The complainant is invited and has not answered."""
        with transaction():
            case = the(number)
            meeting = db.session.scalars(select(Hearing).where(Hearing.case_id == case.id)).one()
            db.session.add(Invitee(hearing_id=meeting.id, uid="een@wederhoor",
                                   party_id=party(case, Role.COMPLAINANT).id))
        return number

    def test_who_is_not_invited_is_not_asked(self, invited, browser):
        arrive(browser, link_for(invited, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "di 21 april, 14.00 uur" in page
        assert "Ik kom" not in page

    def test_is_asked_first(self, invited, browser):
        arrive(browser, link_for(invited, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "Laat weten of u komt" in page
        assert "U hoeft nu niets te doen." not in page

    def test_the_answer_stands_there_with_its_day_and_the_way_to_change_it(self, invited, browser):
        arrive(browser, link_for(invited, Role.COMPLAINANT))
        assert handed(browser, "ik-kom", answer="declined", comment="Ik ben dan weg.").status_code == 303
        page = words(browser.get("/mijn-zaak"))
        assert "U hoeft nu niets te doen." in page
        assert "U komt niet. Dat liet u ons weten op wo 8 april 2026." in page
        assert "U schreef erbij: Ik ben dan weg." in page
        assert "Wijzig uw antwoord" in page
        assert handed(browser, "ik-kom", answer="accepted").status_code == 303
        assert "U komt. Dat liet u ons weten" in words(browser.get("/mijn-zaak"))

    def test_an_answer_by_telephone_stands_there_too(self, invited, browser):
        with transaction():
            one = db.session.scalars(select(Invitee)).one()
            one.answer, one.answered_at, one.answered_by_way_of = (
                Answer.TENTATIVE, noon(date(2026, 4, 7)), Way.TELEPHONE)
        arrive(browser, link_for(invited, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "U weet nog niet of u komt. Dat liet u ons weten op di 7 april 2026 per telefoon." in page

    def test_a_hearing_called_off_asks_nothing(self, invited, browser):
        with transaction():
            db.session.scalars(select(Hearing)).one().fate = "cancelled"
        arrive(browser, link_for(invited, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "Laat weten of u komt" not in page
        assert "Het gesprek van di 21 april 2026, 14.00 uur gaat niet door." in page

    def test_a_hearing_that_moved_says_from_when_until_it_is_answered(self, invited, browser):
        arrive(browser, link_for(invited, Role.COMPLAINANT))
        assert handed(browser, "ik-kom", answer="accepted").status_code == 303
        assert "verplaatst" not in words(browser.get("/mijn-zaak"))
        with transaction():
            meeting, one = (db.session.scalars(select(each)).one() for each in (Hearing, Invitee))
            db.session.add(Move(case_id=meeting.case_id, hearing_id=meeting.id, from_place=meeting.place,
                                from_starts_at=meeting.starts_at))
            meeting.starts_at, one.sequence, one.answer = datetime(2026, 4, 28, 10, 30), 2, Answer.NONE
            db.session.flush()   # then it became longer, and stayed on its day
            db.session.add(Move(case_id=meeting.case_id, hearing_id=meeting.id, from_place=meeting.place,
                                from_starts_at=meeting.starts_at))
        page = words(browser.get("/mijn-zaak"))
        assert "Het gesprek is verplaatst naar: di 28 april, 10.30 uur" in page
        assert "Eerst was het op di 21 april 2026, 14.00 uur." in page
        assert handed(browser, "ik-kom", answer="accepted").status_code == 303
        assert "verplaatst" not in words(browser.get("/mijn-zaak"))


def waiting(house, serial: int) -> Case:
    """A case in which organisation and employee are asked for an answer."""
    case = a_case(house, State.ADMISSIBILITY_REVIEW, serial=serial, accused=1)
    gate.enter(case, Act.ADMIT, on(date(2026, 4, 1), house.chair), to=State.AWAITING_RESPONSE,
               elements=[one.id for one in case.elements],
               parties=[one.id for one in case.parties if one.role is not Role.COMPLAINANT])
    for one in case.elements:
        one.standing = "admitted"
    return case


class TestMoreTime:
    """Who asks for more time sees that it waits, and then what was decided; so does who decides."""

    REASONS = "Onze jurist is ziek tot half april."

    @pytest.fixture
    def pending(self, house) -> str:
        """The organisation asked for more time."""
        with transaction():
            case = waiting(house, 73)
            respondent = party(case, Role.RESPONDENT)
            response.ask_more_time(case, respondent, self.REASONS, on(
                date(2026, 4, 7), gate.party_actor(respondent.id, respondent.role, case.id)))
            return case.number

    def decided(self, house, number, act) -> None:
        """The secretary decides."""
        with transaction():
            case = the(number)
            act(case, party(case, Role.RESPONDENT), "Twee weken is redelijk.", on(TODAY, house.secretary))

    def test_another_respondent_hears_nothing_and_may_ask_himself(self, pending, browser):
        arrive(browser, link_for(pending, Role.ACCUSED))
        page = words(browser.get("/mijn-zaak"))
        assert "vroeg u om meer tijd" not in page
        assert "Ik heb meer tijd nodig" in page
        assert handed(browser, "meer-tijd", reasons="Ik ben op reis.").status_code == 303

    def test_the_form_says_until_when_it_is_and_how_much_there_may_be(self, pending, browser):
        arrive(browser, link_for(pending, Role.ACCUSED))
        page = words(browser.get("/mijn-zaak/doe/meer-tijd"))
        assert "Nu kunt u reageren tot en met wo 22 april 2026. U kunt 2 weken extra krijgen." in page
        assert "Reageer uiterlijk wo 22 april 2026." in words(browser.get("/mijn-zaak/doe/reageer?vraag=1"))

    def test_the_respondent_sees_that_it_waits(self, pending, browser):
        arrive(browser, link_for(pending, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "Op di 7 april 2026 vroeg u om meer tijd. Wij beslissen daar nog over." in page
        assert "Ik heb meer tijd nodig" not in page

    def test_the_respondent_sees_what_was_granted_and_the_new_day(self, house, pending, browser):
        self.decided(house, pending, response.extend_response)
        arrive(browser, link_for(pending, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "Op wo 8 april 2026 beslisten wij dat het mag." in page
        assert "Twee weken is redelijk." in page
        assert "Uiterlijk wo 6 mei 2026 U hebt nog 28 dagen." in page
        assert "Ik heb meer tijd nodig" not in page

    def test_the_respondent_sees_what_was_refused(self, house, pending, browser):
        self.decided(house, pending, response.refuse_more_time)
        arrive(browser, link_for(pending, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "beslisten wij dat het niet mag. De datum blijft hetzelfde." in page

    @pytest.mark.parametrize("slug", ["geef-uitstel", "weiger-uitstel"])
    def test_who_decides_reads_who_asked_when_for_which_term_and_why(self, pending, signed_in, slug):
        browser = signed_in("dewit")
        page = words(browser.get(f"/zaken/{pending}/doe/{slug}"))
        assert "Stichting Onderdak Eemrand vroeg op di 7 april 2026 om uitstel" in page
        assert self.REASONS in page
        assert "uiterlijk" in page
        said = form_of(browser.get(f"/zaken/{pending}/doe/{slug}").text)
        assert said["party"], "the only one who asked is chosen already"
        assert "Medewerker Nummer1" not in page

    def test_nobody_else_decides_on_it(self, pending, signed_in):
        assert signed_in("lammerts").get(f"/zaken/{pending}/doe/geef-uitstel").status_code in (403, 404)


class TestWhereIAmReached:
    """After a change the page says where one hears from us now."""

    def test_says_where_and_that_it_was_kept(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert "Nu krijgt u bericht per e-mail naar amrani@example.org." in words(browser.get("/mijn-zaak"))
        assert handed(browser, "gegevens", channel="post").location == "/mijn-zaak?gedaan=gegevens"
        page = words(browser.get("/mijn-zaak?gedaan=gegevens"))
        assert "Wij hebben uw gegevens bewaard." in page
        assert "Nu krijgt u bericht per post naar Zonnehof 88 B, 3811 ZZ Amersfoort." in page
        assert "Liever per e-mail" in page

    def test_an_act_that_nobody_does_is_not_thanked_for(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert "Dank u wel" not in words(browser.get("/mijn-zaak?gedaan=onzin"))


class TestWriting:
    """Who may write once more types his answer, or sends it as a file."""

    @pytest.fixture
    def round_open(self, house) -> str:
        """A case in which the complainant may write."""
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=76)
            response.open_round(case, "repliek", [party(case, Role.COMPLAINANT)],
                                occasion=on(date(2026, 4, 7), house.chair))
            return case.number

    def test_says_nothing_or_says_it_twice(self, round_open, browser):
        arrive(browser, link_for(round_open, Role.COMPLAINANT))
        assert "Schrijf uw antwoord, of voeg" in words(handed(browser, "stuk"))
        both = {"text": "Zo was het niet.", "paper": (BytesIO(b"Zo was het niet."), "brief.txt")}
        assert "U schreef uw antwoord al." in words(handed(browser, "stuk", **both))

    def test_what_was_typed_is_a_paper(self, round_open, browser):
        arrive(browser, link_for(round_open, Role.COMPLAINANT))
        assert handed(browser, "stuk", text="Zo was het niet.").status_code == 303
        db.session.rollback()
        assert db.session.scalars(select(Document.title)).all() == ["Antwoord"]
        assert "Schrijf uw antwoord" not in words(browser.get("/mijn-zaak"))

    def test_is_asked_where_the_hearing_was_adjourned_for_it_too(self, round_open, browser):
        with transaction():
            the(round_open).state = State.HEARING_HELD
        arrive(browser, link_for(round_open, Role.COMPLAINANT))
        assert "Schrijf uw antwoord Uiterlijk" in words(browser.get("/mijn-zaak"))


def test_nobody_is_held_to_a_day_while_the_handling_stands_still(house, browser):
    with transaction():
        case = waiting(house, 75)
        course.suspend(case, Suspending.MEDIATION, "U praat samen verder.", on(date(2026, 4, 7), house.chair))
        number = case.number
    arrive(browser, link_for(number, Role.RESPONDENT))
    page = words(browser.get("/mijn-zaak"))
    assert "U hoeft nu niets te doen. De behandeling van de klacht staat nu stil." in page
    assert "U hebt nog" not in page
    assert "Reactie (verweer): de laatste dag staat nog niet vast Termijn staat stil" in page
    assert "Reageer op de klacht" in page, "who wants to may write already"


def test_the_last_request_for_days_counts(house, asked, browser):
    with transaction():
        hearing.ask_availability(the(asked), date(2026, 6, 1), date(2026, 6, 5), answer_by=date(2026, 4, 20),
                                 occasion=on(TODAY, house.secretary))
    arrive(browser, link_for(asked, Role.COMPLAINANT))
    page = words(browser.get("/mijn-zaak/doe/dagen?vraag=1"))
    assert "Wij zoeken een dag van ma 1 juni 2026 tot en met vr 5 juni 2026." in page
    assert "29 mei" not in page
