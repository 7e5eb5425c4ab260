"""The desk at half past eight: what failed, what is due, what waits for whom, in a fixed order."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ClauseElement, Executable

from committee import clock
from committee.board.reads import hearings, post, tomorrow, turns, unopened, waiting
from committee.board.reads import page as board_page
from committee.board.reads.scope import Scope
from committee.board.rules import Group
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.course import daily
from committee.deadlines import Clock
from committee.escalation.records import Submission
from committee.hearing.records import Hearing
from committee.people import links
from committee.people.records import Channel, EquatedDay, Membership, RegulationVersion
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.regulation.shipped import shipped
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on, seat_panel
from tests.prepared import after, where
from tests.web.browsing import token_on, words
from tests.web.conftest import SIGNED
from tests.web.deeds import pressed
from tests.web.morning import a_hearing, a_letter, a_morning, a_term
from tests.web.scene import TODAY


class Explained(Executable, ClauseElement):
    """How the database goes about a select."""

    inherit_cache = False

    def __init__(self, statement) -> None:
        self.statement = statement


@compiles(Explained)
def _explain(element: Explained, compiler, **more) -> str:
    return f"EXPLAIN QUERY PLAN {compiler.process(element.statement, **more)}"


GROUPS = ["mislukt", "te-laat", "vandaag", "deze-week", "postvak", "secretariaat",
          "voorzitter", "zittingen", "gaat-uit"]


def one_of_each(house):
    """One thing in every group, and a request for more time."""
    with transaction():
        a_morning(house)


scene = where(morning=after(one_of_each, SIGNED))


@pytest.fixture
def morning(house):
    """The house on such a morning."""
    return house


def desk(signed_in, name: str = "dewit", query: str = "") -> str:
    page = signed_in(name).get(f"/werkblad{query}")
    assert page.status_code == 200
    return words(page)


def groups(page) -> list[str]:
    """The groups on the page, in their order."""
    return re.findall(r'<section class="section desk-[^"]+" id="([^"]+)"', page.text)


class TestWhoMayLook:
    """The desk is for the secretary and the chair; each sees his own committees only."""

    def test_who_is_signed_out_is_sent_to_sign_in(self, house, browser):
        assert browser.get("/werkblad").status_code == 303

    def test_a_member_has_no_desk(self, house, signed_in):
        assert signed_in("lammerts").get("/werkblad").status_code == 404

    def test_another_committee_sees_nothing_of_it(self, morning):
        with transaction():
            other = a_house("kade", "KD")
        found = board_page.board([other.secretary], [], TODAY)
        assert [part.number for part in found.parts] == [0, 0]

    def test_who_stepped_back_knows_nothing_of_the_case(self, morning):
        with transaction():
            for case in db.session.query(Case):
                for seat in seat_panel(case, morning):
                    seat.stepped_back_on = MONDAY
        found = board_page.board([morning.chair], [], TODAY)
        assert [part.number for part in found.parts] == [0, 0]

    def test_the_chair_sees_no_post_and_no_inbox(self, morning, signed_in):
        said = desk(signed_in, "vandongen")
        assert "Postvak" not in said
        assert "Gaat vanzelf uit" not in said
        assert "Brief retour" not in said

    def test_home_is_the_desk_for_secretary_and_chair(self, house, signed_in):
        for name in ("dewit", "vandongen"):
            assert signed_in(name).get("/").location == "/werkblad"
        assert signed_in("lammerts").get("/").location != "/werkblad"


class TestTheOrder:
    """The groups stand in a fixed order; an empty one is left out, but for failures and lateness."""

    def test_all_groups(self, morning, signed_in):
        assert groups(signed_in("dewit").get("/werkblad")) == GROUPS

    def test_says_that_nothing_failed_and_nothing_is_late(self, house, signed_in):
        said = desk(signed_in)
        assert "Niets mislukt." in said
        assert "Niets te laat." in said
        assert groups(signed_in("dewit").get("/werkblad")) == GROUPS[:2]

    def test_says_how_many_letters_are_to_be_printed(self, house, signed_in):
        assert "geprint" not in desk(signed_in)
        with transaction():
            case = a_case(house, State.RECEIVED)
            for role in (Role.COMPLAINANT, Role.RESPONDENT):
                a_letter(case, Status.TO_PRINT, role=role)
        assert "Twee brieven moeten nog worden geprint" in desk(signed_in)
        assert "geprint" not in words(signed_in("vandongen").get("/werkblad"))

    def test_a_day_with_a_hearing_is_not_empty(self, house, signed_in):
        with transaction():
            case = a_case(house, State.HEARING_SCHEDULED, serial=77)
            a_hearing(case, house, datetime(2026, 4, 8, 13, 30))
        assert "Vandaag is er één zitting." in desk(signed_in)

    def test_sums_the_morning_up(self, morning, signed_in):
        said = desk(signed_in)
        assert "Woensdag 8 april" in said.replace("\u00a0", " ")
        assert "Eén bericht is mislukt, één termijn is te laat. Vandaag is er één ding te doen." in said


class TestAFreeDay:
    """On a day off the desk shows the next working day, and says so."""

    @pytest.fixture
    def off(self, house, signed_in, monkeypatch):
        """What is due today, on the next working days and in their week, seen from another day."""
        def seen_from(today: date, *last_days: date) -> str:
            monkeypatch.setattr(clock, "now", lambda: noon(today))
            with transaction():
                for number, day in enumerate(last_days):
                    a_term(a_case(house, State.RECEIVED, serial=61 + number), Clock.ACKNOWLEDGEMENT, day)
            return desk(signed_in).replace("\u00a0", " ")

        return seen_from

    SATURDAY, MONDAY, FRIDAY = date(2026, 4, 11), date(2026, 4, 13), date(2026, 4, 17)

    def test_what_is_late_on_saturday_is_late(self, off):
        said = off(self.SATURDAY, date(2026, 4, 10))
        assert "Te laat 1" in said
        assert "Maandag is er niets te doen." in said

    def test_monday_stands_there_on_saturday_with_the_rest_of_its_week(self, off):
        said = off(self.SATURDAY, self.SATURDAY, self.MONDAY, self.FRIDAY, date(2026, 4, 20))
        assert "Zaterdag 11 april" in said
        assert "Maandag zijn er twee dingen te doen." in said
        assert "Maandag 13 april 2" in said
        assert "Volgende week 1" in said
        assert "Deze week" not in said

    def test_a_holiday_within_the_week(self, off):
        said = off(date(2026, 4, 6), date(2026, 4, 7), date(2026, 4, 9))   # Easter Monday
        assert "Dinsdag 7 april 1" in said
        assert "Deze week 1" in said

    def test_a_decree_day_counts(self, off, house):
        with transaction():
            db.session.add(EquatedDay(day=self.MONDAY, reason="Koninklijk besluit"))
        assert "Dinsdag 14 april 1" in off(self.MONDAY, date(2026, 4, 14))


class TestTheRows:
    """A row says what, whose turn it is, and until when; it has one verb."""

    def test_what_failed_says_what_came_back(self, morning, signed_in):
        said = desk(signed_in)
        assert "“Uitnodiging voor de hoorzitting” aan Tjeerd Wielinga kwam terug: adres onbekend." in said
        assert "Brief retour" in said
        assert "Herstel" in said

    def test_what_is_late_says_how_long_and_whose_turn_it_is(self, morning, signed_in):
        said = desk(signed_in)
        assert "Elif Kaya tegen Stichting Onderdak Eemrand" in said
        assert "Het verweer ontbreekt. Verweerder is aan zet." in said
        assert "6 dagen te laat" in said
        assert "Verstuur laatste oproep" in said

    def test_what_waits_for_the_chair_is_recorded_by_the_secretary(self, morning, signed_in):
        said = desk(signed_in)
        assert "Ontvankelijkheid van de klachtonderdelen." in said
        assert "Verzoek om meer tijd voor het verweer." in said
        assert said.count("Leg besluit vast") == 2
        assert desk(signed_in, "vandongen").count("Neem besluit") == 2

    def test_a_hearing_says_who_answered_and_whether_the_panel_is_complete(self, morning, signed_in):
        assert "Antwoorden 1 van 2, commissie compleet, bundel nog niet klaar." in desk(signed_in)

    def test_every_verb_leads_to_its_page(self, morning, signed_in):
        browser = signed_in("dewit")
        page = browser.get("/werkblad").text
        verbs = [unescape(one) for one in re.findall(r'class="button-row" href="([^"]+)"', page)]
        assert len(verbs) == 12
        reminder = r"/zaken/OD-2026-0002/doe/herinner\?party=\d+&clock=response"
        assert any(re.fullmatch(reminder, one) for one in verbs)
        assert {browser.get(one.partition("#")[0]).status_code for one in verbs} == {200}

    def test_letters_of_one_act_leave_as_one_row(self, morning, signed_in):
        said = desk(signed_in)
        assert said.count("Er staat een nieuw stuk in het dossier") == 1
        assert "Aan Lotte Bos en Stichting Onderdak Eemrand in Lotte Bos" in said


class TestTheSameTermOfSeveral:
    """What several parties of a case still have to send stands on the desk once, with their names."""

    BOTH = "De verhinderdata van Lotte Bos en Stichting Onderdak Eemrand ontbreken"

    @pytest.fixture
    def case(self, house):
        """Neither side gave its unavailable dates; the respondent had three days more."""
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=51, complainant="Lotte Bos")
            a_term(case, Clock.AVAILABILITY, TODAY - timedelta(days=4), Role.COMPLAINANT)
            a_term(case, Clock.AVAILABILITY, TODAY - timedelta(days=1), Role.RESPONDENT)
            return case.id

    def terms(self, case: int) -> list[RunningTerm]:
        return list(db.session.scalars(
            select(RunningTerm).where(RunningTerm.case_id == case).order_by(RunningTerm.id)))

    def test_another_term_of_the_case_has_its_own_row(self, case, signed_in):
        with transaction():
            a_term(db.session.get_one(Case, case), Clock.OVERALL, TODAY - timedelta(days=2))
        assert "Te laat 2" in desk(signed_in)

    def test_another_case_has_its_own_row(self, case, house, signed_in):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=52, complainant="Ruth Sewnath")
            a_term(other, Clock.AVAILABILITY, TODAY - timedelta(days=1), Role.COMPLAINANT)
        said = desk(signed_in)
        assert "Te laat 2" in said
        assert "De verhinderdata ontbreken. Klager is aan zet." in said

    def test_what_is_not_late_yet_is_no_part_of_it(self, case, signed_in):
        with transaction():
            self.terms(case)[1].last_day = TODAY
        said = desk(signed_in)
        assert "De verhinderdata ontbreken. Klager is aan zet." in said
        assert "De verhinderdata zijn nog niet binnen. Verweerder is aan zet." in said
        assert "Vandaag 1" in said

    def test_nor_what_stands_still(self, case, signed_in):
        with transaction():
            first, second = self.terms(case)
            first.last_day = second.last_day = TODAY + timedelta(days=2)
            second.paused = True
        assert "Deze week 2" in desk(signed_in)

    def test_one_row_names_both_since_the_first_day(self, case, signed_in):
        said = desk(signed_in)
        assert f"{self.BOTH}. Zij zijn aan zet." in said
        assert "4 dagen te laat" in said
        assert "Te laat 1" in said
        assert "Eén termijn is te laat." in said

    def test_the_verb_asks_whom_to_remind(self, case, signed_in):
        browser = signed_in("dewit")
        address = "/zaken/OD-2026-0051/doe/herinner?clock=availability"
        assert f'href="{address}"' in browser.get("/werkblad").text
        assert "Aan wie?" in words(browser.get(address))

    def test_one_tick_reminds_both_and_the_row_says_so(self, case, signed_in):
        browser = signed_in("dewit")
        page = browser.get("/werkblad?kies=ja")
        keys = ",".join(str(term.id) for term in self.terms(case))
        assert f'value="{keys}"' in page.text
        assert "Herinner alle 2" in words(page)
        data = {"csrf_token": token_on(page), "term": keys}
        told = words(browser.post("/werkblad/herinneringen", data=data, follow_redirects=True))
        assert told.count("Herinnering gemaakt") == 2

    def test_takes_no_more_selects(self, case, signed_in, counted):
        browser = signed_in("dewit")
        with counted() as statements:
            browser.get("/werkblad")
        assert len(statements) == 10, statements


class TestTheDeclaration:
    """Who was asked to sit finds it on his desk; the secretary sees whose word is missing."""

    @pytest.fixture
    def asked(self, morning):
        with transaction():
            case = db.session.query(Case).filter_by(number="OD-2026-0008").one()
            for seat in seat_panel(case, morning):
                seat.declared_on = None
        return morning

    def test_nobody_is_asked_who_declared(self, morning, signed_in):
        assert "Verklaar eerst" not in desk(signed_in, "vandongen")

    def test_another_chair_is_not_asked(self, asked):
        found = board_page.board([asked.actor("osei")], [], TODAY)
        assert not [row for part in found.parts for row in part.rows if "Verklaar eerst" in row.second]

    def test_the_chair_who_was_asked_declares(self, asked, signed_in):
        page = signed_in("vandongen").get("/werkblad")
        assert "Verklaar eerst of u onafhankelijk bent" in words(page)
        assert "/zaken/OD-2026-0008/doe/verklaar" in page.text

    def test_the_secretary_waits_for_the_chairs_word(self, asked, signed_in):
        said = desk(signed_in)
        assert "De voorzitter verklaarde nog niet onafhankelijk te zijn." in said
        assert "Leg verklaring vast" in said


class TestTomorrow:
    """Reminders that tomorrow's round makes by itself stand there today, and can be held back."""

    @pytest.fixture
    def going(self, house):
        """The last day of a response lies as far ahead as the regulation's last call."""
        book = shipped("loket-housing")
        days = next(row.days_before for row in book.reminders if row.term == "response" and row.days_before)
        with transaction():
            case = a_case(house, State.AWAITING_RESPONSE, serial=31, complainant="Tirza Brandsma")
            return a_term(case, Clock.RESPONSE, TODAY + timedelta(days=1 + days), Role.RESPONDENT).id

    def made(self) -> list[Letter]:
        daily.run(TODAY + timedelta(days=1), noon(TODAY + timedelta(days=1)))
        return list(db.session.scalars(select(Letter).where(Letter.kind == "course.reminder")))

    def test_a_reminder_of_the_day_after_is_not_there(self, house, going, signed_in):
        with transaction():
            db.session.get_one(RunningTerm, going).last_day += timedelta(days=1)
        assert "Laatste oproep" not in desk(signed_in)

    def test_stands_there_with_whom_it_is_for(self, going, signed_in):
        said = desk(signed_in)
        assert "Laatste oproep: verweerAan verweerder in Tirza Brandsma tegen" in said
        assert self.made()

    def test_halfway_and_passed_too(self, house, going, signed_in):
        with transaction():
            term = db.session.get_one(RunningTerm, going)
            term.started_on, term.last_day = TODAY - timedelta(days=13), TODAY + timedelta(days=15)
            term.halfway = TODAY + timedelta(days=1)
        assert "Herinnering: verweer" in desk(signed_in)
        with transaction():
            term = db.session.get_one(RunningTerm, going)
            term.started_on, term.last_day = TODAY - timedelta(days=28), TODAY
        assert "Te laat: verweer" in desk(signed_in)

    def test_is_held_back_with_a_reason_and_then_not_made(self, going, signed_in):
        browser = signed_in("dewit")
        address = f"/uitgaand/herinnering/{going}/tegenhouden"
        assert address in browser.get("/werkblad").text
        token = token_on(browser.get(address))
        assert pressed(browser, address, {"csrf_token": token}).status_code == 422
        done = browser.post(address, data={"csrf_token": token, "reason": "Verweerder belde."})
        assert done.status_code == 303
        assert "Laatste oproep" not in desk(signed_in)
        assert browser.get(address).status_code == 404
        assert self.made() == []

    def test_is_the_secretarys_alone(self, going, signed_in):
        assert signed_in("vandongen").get(f"/uitgaand/herinnering/{going}/tegenhouden").status_code == 404


class TestOnPaper:
    """A mail that nobody opened in five working days goes on paper by tomorrow's round: it says so today."""

    SENT = date(2026, 3, 30)   # a Monday; Good Friday and Easter Monday are in between

    @pytest.fixture
    def mail(self, house):
        """A mail of which the fifth working day is today."""
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=41, complainant="Tirza Brandsma")
            sent = a_letter(case, Status.SENT, seq=999)
            sent.sent_at = noon(self.SENT)
            return sent.id

    def copies(self) -> list[Letter]:
        daily.run(TODAY + timedelta(days=1), noon(TODAY + timedelta(days=1)))
        return list(db.session.scalars(select(Letter).where(Letter.channel == Channel.POST)))

    def test_a_day_earlier_or_later_it_is_not_there(self, house, mail, signed_in):
        for days in (-1, 1):
            with transaction():
                db.session.get_one(Letter, mail).sent_at = noon(self.SENT + timedelta(days=days))
            assert "Op papier" not in desk(signed_in)

    def test_stands_there_and_goes(self, mail, signed_in):
        said = desk(signed_in)
        assert "Op papier: Uitnodiging voor de hoorzitting" in said
        assert "Anneke Visser opende de e-mail niet." not in said
        assert "Tirza Brandsma opende de e-mail niet." in said
        assert "Gaat vanzelf uit 1" in said
        assert [copy.copy_of for copy in self.copies()] == [mail]
        assert "Op papier" not in desk(signed_in)

    def test_stays_in_when_the_hearing_moved_since(self, mail, signed_in):
        with transaction():
            moved = a_letter(db.session.get_one(Case, db.session.get_one(Letter, mail).case_id), Status.SENT,
                             "De zitting is verplaatst", seq=1000)
            moved.kind, moved.sent_at = "hearing.moved", noon(TODAY)
        assert "Op papier" not in desk(signed_in)
        assert self.copies() == []

    def test_not_when_it_was_opened_since(self, mail, signed_in):
        with transaction():
            token = links.issue(db.session.get_one(Letter, mail).party_id, "case", noon(self.SENT))
            links.use(token, noon(self.SENT + timedelta(days=1)))
        assert "Op papier" not in desk(signed_in)
        assert self.copies() == []

    @pytest.mark.parametrize("why", ["closed", "paper", "failed", "account"])
    def test_not_of_another_kind(self, mail, signed_in, why):
        with transaction():
            one = db.session.get_one(Letter, mail)
            if why == "closed":
                db.session.get_one(Case, one.case_id).closed_on = TODAY
            elif why == "paper":
                one.channel = Channel.POST
            elif why == "failed":
                one.status = Status.FAILED
            else:
                one.party_id = None
        assert "Op papier" not in desk(signed_in)

    def test_a_decree_day_that_was_added_counts(self, house, mail, signed_in):
        with transaction():
            db.session.add(EquatedDay(day=date(2026, 4, 1), reason="Koninklijk besluit"))
        assert "Op papier" not in desk(signed_in)
        assert self.copies() == []

    def test_not_where_the_regulation_sends_no_paper(self, house, mail, signed_in):
        with transaction():
            version = db.session.scalars(select(RegulationVersion)).one()
            version.toml = re.sub(r"(?m)^paper_after_unopened = .*\n", "", version.toml)
        assert "Op papier" not in desk(signed_in)
        assert self.copies() == []

    def test_is_held_back_with_a_reason_and_goes_once_that_is_undone(self, house, mail, signed_in):
        browser, address = signed_in("dewit"), f"/uitgaand/{mail}/papier/tegenhouden"
        assert address in browser.get("/werkblad").text
        page = browser.get(address)
        assert "Tirza Brandsma opende de e-mail “Uitnodiging voor de hoorzitting”" in words(page)
        token = token_on(page)
        assert pressed(browser, address, {"csrf_token": token}).status_code == 422
        assert browser.post(address, data={"csrf_token": token, "reason": "Zij belde."}).status_code == 303
        assert "Op papier" not in desk(signed_in)
        assert browser.get(address).status_code == 404
        assert self.copies() == []
        with transaction():
            case = db.session.get_one(Case, db.session.get_one(Letter, mail).case_id)
            VERBS[Act.UNDO].do(case, occasion=on(TODAY, house.secretary))
        assert "Op papier" in desk(signed_in)
        assert len(self.copies()) == 1

    def test_is_the_secretarys_alone(self, mail, signed_in):
        assert "Op papier" not in desk(signed_in, "vandongen")
        for name in ("vandongen", "lammerts"):
            assert signed_in(name).get(f"/uitgaand/{mail}/papier/tegenhouden").status_code == 404


class TestHowMany:
    """Twelve rows of each group, the rest on asking; the number of selects does not grow."""

    def test_twelve_rows_and_then_all(self, house, signed_in):
        with transaction():
            a_morning(house, times=14)
        said = desk(signed_in)
        assert said.count("6 dagen te laat") == 12
        assert "Toon alle 14 van te laat" in said
        assert desk(signed_in, query="?alles=te-laat").count("6 dagen te laat") == 14

    def test_takes_ten_selects_whatever_the_rows(self, house, signed_in, counted):
        browser = signed_in("dewit")
        with counted() as empty:
            assert browser.get("/werkblad").status_code == 200
        with transaction():
            a_morning(house, times=14)
        with counted() as full:
            browser.get("/werkblad")
        assert len(empty) == len(full) == 10, full

    def test_counting_stops_at_the_cap(self, house, signed_in, monkeypatch):
        monkeypatch.setattr(board_page, "CAP", 3)
        with transaction():
            a_morning(house, times=14)
        found = board_page.board([house.secretary], [], TODAY)
        assert found.parts[1].count == "3+"


class TestTheTabs:
    """One desk over all committees, with a tab for each."""

    @pytest.fixture
    def two(self, morning):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
            a_morning(other, first=501)
            account = morning.accounts["dewit"].id
            db.session.add(Membership(account_id=account, committee_id=other.committee.id,
                                      role=Role.SECRETARY, substitute=True, from_day=MONDAY))
        return other

    def test_one_committee_has_no_tabs(self, morning, signed_in):
        assert "Alle commissies" not in desk(signed_in)

    def test_each_committee_has_its_count_and_the_substitute_is_named(self, two, signed_in):
        said = desk(signed_in)
        assert "Alle commissies 22" in said
        assert "Klachtencommissie Kade, als vervanger 11" in said

    def test_one_committee_alone(self, two, signed_in):
        said = desk(signed_in, query="?commissie=kade")
        assert "KD-2026-0502" in said
        assert "OD-2026-0002" not in said
        assert "Alle commissies 22" in said

    def test_a_committee_that_is_not_ones_own_is_all_of_ones_own(self, two, signed_in):
        assert "OD-2026-0002" in desk(signed_in, query="?commissie=elders")


class TestManyReminders:
    """Reminders of several terms at once, each an act of its own, with what became of it row by row."""

    def ask(self, signed_in, *terms: int, name: str = "dewit"):
        browser = signed_in(name)
        token = token_on(browser.get("/werkblad?kies=ja"))
        return browser.post("/werkblad/herinneringen", data={"csrf_token": token, "term": list(terms)},
                            follow_redirects=True)

    def term(self, number: str) -> int:
        found = select(RunningTerm.id).join(Case, Case.id == RunningTerm.case_id).where(Case.number == number)
        return db.session.scalars(found).one()

    def reminders(self) -> list[Entry]:
        db.session.rollback()
        return list(db.session.scalars(select(Entry).where(Entry.act == Act.REMIND)))

    def test_the_chair_does_not_remind(self, morning, signed_in):
        browser = signed_in("vandongen")
        token = token_on(browser.get("/zaken"))
        answer = browser.post("/werkblad/herinneringen", data={"csrf_token": token, "term": [1]})
        assert answer.status_code == 404
        assert "Kies meer" not in words(browser.get("/werkblad"))

    def test_a_number_that_no_term_can_have_is_none(self, morning, signed_in):
        assert self.ask(signed_in, -1, 2**31, 10**30).status_code == 200
        assert self.reminders() == []

    def test_another_committees_term_does_not_exist(self, morning, signed_in):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
            a_morning(other, first=501)
        page = words(self.ask(signed_in, self.term("KD-2026-0502")))
        assert "KD-2026-0502" not in page
        assert self.reminders() == []

    def test_a_box_in_each_row_after_asking_for_it(self, morning, signed_in):
        browser = signed_in("dewit")
        assert 'name="term"' not in browser.get("/werkblad").text
        page = browser.get("/werkblad?kies=ja").text
        assert page.count('name="term"') == 1
        assert f'value="{self.term("OD-2026-0002")}"' in page

    def test_each_is_done_and_told(self, morning, signed_in):
        late, ours = self.term("OD-2026-0002"), self.term("OD-2026-0003")
        page = words(self.ask(signed_in, late, ours, 9999))
        assert "OD-2026-0002 Elif Kaya tegen Stichting Onderdak Eemrand" in page
        assert "Herinnering gemaakt" in page
        assert "Wij wachten niet op" in page
        assert [entry.facts["term"] for entry in self.reminders()] == [late]

    def test_pressing_twice_sends_once(self, morning, signed_in):
        late = self.term("OD-2026-0002")
        self.ask(signed_in, late, late)
        assert "Vandaag is al herinnerd" in words(self.ask(signed_in, late))
        assert len(self.reminders()) == 1

    def test_choosing_nothing_sends_nothing(self, morning, signed_in):
        assert "U hebt niets gekozen." in words(self.ask(signed_in))


class TestTheIndexes:
    """Each group is read from an index that holds nothing but what still asks something."""

    @pytest.mark.parametrize(("statement", "index"), [
        (lambda: waiting.due(Group.LATE, RunningTerm.id), "ix_terms_due"),
        (lambda: waiting.due(Group.WEEK, RunningTerm.id), "ix_terms_due"),
        (lambda: turns.with_chair("case_id"), "ix_cases_with_chair (committee_id=? AND first_due>?)"),
        (lambda: turns.with_chair("case_id"), "ix_cases_asked (committee_id=?)"),
        (lambda: turns.with_desk("case_id"), "ix_cases_with_desk (committee_id=? AND first_due>?)"),
        (lambda: post.troubled(Letter.id), "ix_letters_troubled"),
        (lambda: post.to_print(Letter.id), "ix_letters_status"),
        (lambda: post.leaving(Letter.entry_seq), "ix_letters_status"),
        (lambda: tomorrow.at_a_moment(), "ix_terms_due"),
        (lambda: tomorrow.at_a_moment(), "ix_terms_halfway"),
        (lambda: unopened.mails(), "ix_letters_mailed"),
        (lambda: post.inbox(Submission.id), "ix_submissions_open"),
        (lambda: hearings.planned(Hearing.id), "ix_hearings_planned"),
    ])
    def test_is_used(self, house, statement, index):
        if db.engine.dialect.name != "sqlite":
            return   # with so few rows a server that reckons reads the table whole
        scope = Scope.of([house.secretary])
        said = scope.said(today=TODAY, work=TODAY, sunday=TODAY, tomorrow=TODAY, ends=[TODAY],
                          sent_from=noon(TODAY), sent_before=noon(TODAY))
        used = db.session.execute(Explained(statement().limit(13)), said).all()
        assert index in " ".join(str(row) for row in used)
