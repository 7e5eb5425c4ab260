"""The page of a hearing: who may read it, what it says of people and panel, what can be done from it."""

import re
from datetime import date, datetime
from html import unescape

import pytest
from sqlalchemy import select

from committee import clock
from committee.case.ledger import Reading, RunningTerm
from committee.case.records import Case, Seat
from committee.deadlines import Clock
from committee.hearing import acts
from committee.hearing.records import Answer, Hearing, Invitee, Way
from committee.hearing.rules import Span
from committee.permissions import Role
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import MONDAY, House, a_case, a_house, noon, on
from tests.hearing.calendars import Said, outlook
from tests.hearing.scene import convene, declare, letters, party, ready, scheduling, seat, the_plan
from tests.prepared import after, where
from tests.web.browsing import form_of, spaced, words
from tests.web.conftest import SIGNED
from tests.web.deeds import pressed, seen
from tests.web.scene import TODAY

DAY = datetime(2026, 4, 21, 14)


READY = after(ready, SIGNED)
scene = where(planned=after(the_plan, READY), to_plan=READY)


@pytest.fixture
def planned(house: House) -> str:
    """A case whose hearing is planned for Tuesday 21 April at two."""
    return "OD-2026-0001"


@pytest.fixture
def to_plan(house: House) -> str:
    """A case in which everything is there to plan the hearing."""
    return "OD-2026-0001"


def the_case(number: str) -> Case:
    """The case of this number."""
    return db.session.query(Case).filter_by(number=number).one()


def answered(number: str, house: House, answer: Answer, **who) -> None:
    """De Wit notes on 8 April what somebody said on the telephone."""
    with transaction():
        acts.reply(the_case(number), answer, way=Way.TELEPHONE, occasion=on(TODAY, house.secretary), **who)


def account_answers(number: str, house: House, name: str, answer: Answer) -> None:
    """Somebody of the committee answers on his own page."""
    with transaction():
        acts.reply(the_case(number), answer, account=house.accounts[name],
                   occasion=on(TODAY, house.actor(name)))


class TestWhoMayRead:
    """Secretary and chair of the committee, and the members who sit; for all others it does not exist."""

    def test_who_is_signed_out_is_sent_to_sign_in(self, planned, browser):
        assert browser.get(f"/zaken/{planned}/zitting").status_code == 303

    def test_a_member_who_does_not_sit_finds_nothing(self, planned, signed_in):
        assert signed_in("osei").get(f"/zaken/{planned}/zitting").status_code == 404

    def test_a_member_who_has_not_declared_himself_finds_nothing(self, house, signed_in):
        case = scheduling(house)
        seat(case, house)
        declare(case, house, "vandongen", "bhagwandin")
        assert signed_in("lammerts").get(f"/zaken/{case.number}/zitting").status_code == 404
        assert signed_in("bhagwandin").get(f"/zaken/{case.number}/zitting").status_code == 200

    @pytest.mark.parametrize("name", ["vandongen", "lammerts"])
    def test_who_stepped_back_finds_nothing(self, planned, house, signed_in, name):
        with transaction():
            found = db.session.query(Seat).filter_by(account_id=house.accounts[name].id).one()
            found.stepped_back_on = MONDAY
        assert signed_in(name).get(f"/zaken/{planned}/zitting").status_code == 404

    def test_another_committee_finds_nothing(self, planned, signed_in):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
        assert signed_in("dewit").get(f"/zaken/{scheduling(other).number}/zitting").status_code == 404

    def test_a_case_that_is_not_there(self, house, signed_in):
        assert signed_in("dewit").get("/zaken/OD-2026-9999/zitting").status_code == 404

    def test_secretary_chair_and_who_sits_read_it_and_that_is_kept(self, planned, house, signed_in):
        for name in ("dewit", "vandongen", "lammerts"):
            assert signed_in(name).get(f"/zaken/{planned}/zitting").status_code == 200
        db.session.rollback()
        kept = [(row.actor, row.what) for row in db.session.query(Reading).order_by(Reading.id)]
        assert kept == [(house.actor(name).key, "hearing") for name in ("dewit", "vandongen", "lammerts")]


class TestWhatItSays:
    """When, where, until when papers may come, who sits; and of everybody whether he comes."""

    def test_facts_and_who_is_invited(self, planned, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "Anneke Visser tegen Stichting Onderdak Eemrand" in page
        assert "Hoorzitting di 21 april 2026, 14.00 uur" in page
        assert "14.00 tot 15.00 uur" in page
        assert "Zaal 2, Eemplein 6 in Amersfoort" in page
        assert "Stukken tot en met" in page
        assert "Waarom stukken tot en met deze dag?" in page
        assert "0 van 6 antwoordden" in page
        for heading in ("Kant van klager", "Kant van verweerder", "Commissie"):
            assert heading in page

    def test_an_answer_and_who_noted_it(self, planned, house, signed_in):
        answered(planned, house, Answer.TENTATIVE, party=party(the_case(planned)), comment="dienst ruilen")
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "1 van 6 antwoordden" in page
        assert "Misschien" in page
        assert "Telefoon, genoteerd door Marjan de Wit, vandaag: ‘dienst ruilen’" in page

    def test_an_answer_that_came_from_a_calendar(self, planned, house, signed_in):
        raw = outlook(letters("hearing.invitation")[0], Said("DECLINED", "Ik werk dan."))
        with transaction():
            invited = letters("hearing.invitation")[0].to_address
            assert acts.take_reply(raw, invited, noon(TODAY)).entries
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "Antwoord uit agenda, vandaag: ‘Ik werk dan.’" in page

    def test_who_did_not_answer_can_be_reminded_by_the_secretary(self, planned, house, signed_in):
        answered(planned, house, Answer.ACCEPTED, party=party(the_case(planned), Role.RESPONDENT))
        browser = signed_in("dewit")
        page = browser.get(f"/zaken/{planned}/zitting")
        assert words(page).count("Herinner: ") == 1
        assert "Herinner: Anneke Visser" in words(page)
        address = unescape(re.search(r'href="([^"]+/doe/brief[^"]+)"', page.text)[1])
        assert "Visser" not in address
        assert not set("+%. ") & set(address.partition("?")[2])   # a code and a number, no sentence
        form = form_of(browser.get(address).text)
        assert form["party"] == str(party(the_case(planned)).id)
        assert "nog niet of u komt" in form["paragraphs"]
        own = browser.post(address, data=form | {"paragraphs": "Bel mij."})
        assert "Bel" not in own.location
        assert "Bel mij." in words(browser.get(own.location))
        assert form_of(browser.get(address).text)["paragraphs"] == "Bel mij."
        wrong = pressed(browser, address, form | {"paragraphs": ""})
        assert form_of(wrong.text)["paragraphs"] == ""
        assert "Herinner: " not in words(signed_in("vandongen").get(f"/zaken/{planned}/zitting"))

    def test_before_it_is_planned_until_when_the_days_may_come(self, to_plan, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{to_plan}/zitting"))
        assert "Tot wanneer" in page
        assert "uiterlijk" in page

    def test_what_somebody_typed_is_text(self, planned, house, signed_in):
        answered(planned, house, Answer.DECLINED, party=party(the_case(planned)),
                 comment="<script>alert(1)</script>")
        assert "<script>alert" not in signed_in("dewit").get(f"/zaken/{planned}/zitting").text

    def test_somebody_of_the_committee_answers_himself(self, planned, house, signed_in):
        account_answers(planned, house, "lammerts", Answer.ACCEPTED)
        assert "Zelf, vandaag" in words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))

    def test_who_was_there(self, planned, house, signed_in):
        case = the_case(planned)
        with transaction():
            acts.hold(case, [party(case)], occasion=on(DAY.date(), house.chair))
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "Was er" in page
        assert "Was er niet" in page
        assert "kan niet doorgaan" not in page


class TestThePanel:
    """A panel that no longer meets the rule is said on top, with the way out as the one filled button."""

    def test_a_member_who_does_not_come(self, planned, house, signed_in):
        account_answers(planned, house, "bhagwandin", Answer.DECLINED)
        answer = signed_in("dewit").get(f"/zaken/{planned}/zitting")
        page = words(answer)
        assert "De zitting kan niet doorgaan zoals gepland. S. Bhagwandin komt niet." in page
        assert "Nodig: ten minste drie leden, de voorzitter meegeteld; nu zijn er twee" in page
        assert "Twee anderen van de commissie zijn dan vrij." in page
        sitting = db.session.query(Seat).filter_by(account_id=house.accounts["bhagwandin"].id).one()
        assert f'class="button" href="/zaken/{planned}/doe/vervang?seat={sitting.id}"' in answer.text
        assert answer.text.count('class="button"') == 1

    def test_a_chair_who_does_not_come(self, planned, house, signed_in):
        account_answers(planned, house, "vandongen", Answer.DECLINED)
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "Er is nu niemand die voorzit" in page

    def test_who_is_busy_elsewhere_is_not_free(self, planned, house, signed_in):
        with transaction():
            other = a_case(house, State.HEARING_SCHEDULED, serial=2)
            hearing = Hearing(case_id=other.id, starts_at=datetime(2026, 4, 21, 14, 30), minutes=60,
                              place="Zaal 1")
            db.session.add(hearing)
            db.session.flush()
            db.session.add(Invitee(hearing_id=hearing.id, account_id=house.accounts["osei"].id, uid="1@x"))
        account_answers(planned, house, "bhagwandin", Answer.DECLINED)
        page = words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))
        assert "Eén ander van de commissie is dan vrij." in page

    def test_a_panel_that_meets_the_rule_is_not_spoken_of(self, planned, signed_in):
        assert "kan niet doorgaan" not in words(signed_in("dewit").get(f"/zaken/{planned}/zitting"))


class TestWhatCanBeDone:
    """The verbs are links to the pages of the acts, each for who may do it."""

    def test_the_secretary_notes_an_answer_with_who_it_is_filled_in(self, planned, signed_in):
        browser, who = signed_in("dewit"), party(the_case(planned)).id
        address = f"/zaken/{planned}/doe/antwoord?who=party:{who}"
        assert address in browser.get(f"/zaken/{planned}/zitting").text.replace("%3A", ":")
        form = browser.get(address).text
        assert f'value="party:{who}" checked' in form
        assert "Wie besliste dit?" not in form   # whose it is was asked

    @pytest.mark.parametrize(("slug", "said"), [
        ("antwoord", {"answer": "accepted", "way": "telephone"}), ("verhinderdata", {})])
    def test_who_notes_one_after_the_other_comes_back_to_the_list(self, planned, signed_in, slug, said):
        browser, here = signed_in("dewit"), f"/zaken/{planned}/zitting"
        address = f"/zaken/{planned}/doe/{slug}?who=party:{party(the_case(planned)).id}&van=zitting"
        assert f'<a href="{here}">Terug zonder' in browser.get(address).text
        answer = browser.post(address, data=form_of(browser.get(address).text) | said)
        assert answer.location.startswith(f"{here}?gedaan=")
        assert "Vastgelegd." in words(browser.get(answer.location))

    def test_a_member_notes_his_own_answer_alone(self, planned, house, signed_in):
        page = signed_in("lammerts").get(f"/zaken/{planned}/zitting").text.replace("%3A", ":")
        assert page.count("/doe/antwoord") == 1
        assert f"who=account:{house.accounts['lammerts'].id}" in page
        assert "/doe/zeg-zitting-af" not in page

    @pytest.mark.parametrize(("slug", "said"), [("antwoord", {"answer": "declined"}), ("verhinderdata", {})])
    def test_a_member_is_not_asked_of_whom_it_is(self, planned, signed_in, slug, said):
        browser, address = signed_in("lammerts"), f"/zaken/{planned}/doe/{slug}"
        page = browser.get(address)
        assert "Van wie?" not in words(page)
        assert browser.post(address, data=form_of(page.text) | said).status_code == 303
        assert ("Komt niet" in words(browser.get(f"/zaken/{planned}/zitting"))) is (slug == "antwoord")

    def test_the_chair_moves_and_cancels_it(self, planned, signed_in):
        page = signed_in("vandongen").get(f"/zaken/{planned}/zitting").text
        for verb in ("verplaats-zitting", "zeg-zitting-af"):
            assert f"/zaken/{planned}/doe/{verb}" in page
        assert "/zittingen/lijst?dag=2026-04-21" in page
        assert "zitting-gehouden" not in page

    def test_on_the_day_it_is_noted_as_held(self, planned, signed_in, monkeypatch):
        monkeypatch.setattr(clock, "now", lambda: noon(DAY.date()))
        page = signed_in("dewit").get(f"/zaken/{planned}/zitting").text
        assert f'class="button" href="/zaken/{planned}/doe/zitting-gehouden"' in page
        assert page.count('class="button"') == 1

    def test_before_it_is_planned_the_days_and_the_planner(self, to_plan, house, signed_in):
        with transaction():
            acts.give_availability(the_case(to_plan), [Span(date(2026, 4, 20), date(2026, 4, 24))],
                                   party=party(the_case(to_plan)), occasion=on(MONDAY, house.secretary))
        answer = signed_in("dewit").get(f"/zaken/{to_plan}/zitting")
        page = words(answer)
        assert "Nog geen hoorzitting gepland" in page
        assert "Anneke Visser klager ma 20 t/m vr 24 april" in page
        assert "Stichting Onderdak Eemrand verweerder Nog geen dagen doorgegeven" in page
        assert f"/zaken/{to_plan}/doe/plan-zitting" in answer.text
        assert answer.text.count('class="button"') == 1

    def test_a_case_that_went_on_without_one_says_so(self, house, signed_in):
        with transaction():
            number = a_case(house, State.DELIBERATION, serial=88).number
        assert "Deze zaak had geen hoorzitting" in words(signed_in("dewit").get(f"/zaken/{number}/zitting"))

    def test_without_a_panel_that_comes_first(self, house, signed_in):
        case = scheduling(house)
        answer = signed_in("dewit").get(f"/zaken/{case.number}/zitting")
        assert "De commissie is nog niet samengesteld." in words(answer)
        assert f'class="button" href="/zaken/{case.number}/doe/stel-samen"' in answer.text

    def test_is_linked_from_the_case_and_from_the_calendar(self, planned, signed_in):
        browser = signed_in("dewit")
        for page in (f"/zaken/{planned}", "/zittingen?dag=2026-04-20"):
            assert f'href="/zaken/{planned}/zitting"' in browser.get(page).text


class TestHowItIsRead:
    """A fixed number of selects, whoever is invited."""

    def test_takes_as_many_for_many_as_for_few(self, house, signed_in, counted):
        few, many = ready(house), ready(house, serial=2, accused=4)
        convene(few, house, DAY)
        convene(many, house, datetime(2026, 4, 22, 10))
        for one in list(many.parties)[1:]:
            answered(many.number, house, Answer.ACCEPTED, party=one)
        browser, found = signed_in("dewit"), []
        for number in (few.number, many.number):
            with counted() as statements:
                assert browser.get(f"/zaken/{number}/zitting").status_code == 200
            found.append(len(statements))
        assert found[0] == found[1] == 18, found


class TestAskingForDays:
    """The days that are proposed to ask about leave time for the verdict, or the page says that none do."""

    def proposed(self, browser, number: str) -> str:
        page = browser.get(f"/zaken/{number}/doe/vraag-verhinderdata")
        said = form_of(page.text)
        first, last = ([said[f"{name}-{part}"] for part in ("dag", "maand")] for name in ("first", "last"))
        return f"{'-'.join(first)} tot {'-'.join(last)}. {words(page)}"

    def test_they_end_before_the_verdict_is_due(self, number, signed_in):
        browser, overall = signed_in("dewit"), select(RunningTerm).where(RunningTerm.clock == Clock.OVERALL)
        with transaction():
            the_case(number).state = State.SCHEDULING
        said = self.proposed(browser, number)
        assert said.startswith("29-4 tot 8-5. ")   # three weeks on, and the verdict is due on Monday 11 May
        assert "In deze dagen is er geen zitting op di 5 mei (Bevrijdingsdag)." in said
        assert "De uitspraak moet er uiterlijk ma 11 mei 2026 zijn." in said
        for due, last in ((date(2026, 7, 1), "3-6"), (date(2026, 4, 29), "3-6")):
            with transaction():
                db.session.scalars(overall).one().last_day = due
            said = self.proposed(browser, number)
            assert said.startswith(f"29-4 tot {last}. ")
            assert ("Een zitting vanaf wo 29 april 2026 komt te laat." in said) is (due.month == 4)


class TestDaysGivenUnasked:
    """Days that were given before anybody asked are an answer on every page of the secretary."""

    @pytest.fixture
    def gave(self, house) -> str:
        """The complainant gave her days, and nobody was asked."""
        case = scheduling(house)
        seat(case, house)
        declare(case, house, "vandongen", "lammerts", "bhagwandin")
        self.gives(case, house, Role.COMPLAINANT, Span(date(2026, 4, 20), date(2026, 4, 24)))
        return case.number

    def gives(self, case: Case, house: House, role: Role, *spans: Span) -> None:
        with transaction():
            acts.give_availability(case, [*spans], party=party(case, role),
                                   occasion=on(MONDAY, house.secretary))

    def test_the_planner_says_on_top_who_must_be_asked_and_leads_there(self, gave, signed_in):
        browser, asking = signed_in("dewit"), f'class="button" href="/zaken/{gave}/doe/vraag-verhinderdata"'
        page = browser.get(f"/zaken/{gave}/doe/plan-zitting")
        assert "Dat is nog niet gevraagd aan Stichting Onderdak Eemrand." in words(page)
        assert asking in page.text
        page = browser.get(f"/zaken/{gave}/zitting")
        assert "Anneke Visser klager ma 20 t/m vr 24 april" in words(page)
        assert asking in page.text
        assert page.text.count('class="button"') == 1
        assert "Vraag partijen wanneer zij niet kunnen." in words(browser.get(f"/zaken/{gave}"))

    def test_who_gave_is_not_asked_again_unless_somebody_wants_it(self, gave, house, signed_in):
        browser, page = signed_in("dewit"), f"/zaken/{gave}/doe/vraag-verhinderdata"
        respondent = party(the_case(gave), Role.RESPONDENT).id
        assert "Anneke Visser gaf al dagen door." in words(browser.get(page))
        assert form_of(browser.get(page).text)["parties"] == str(respondent)

    def test_nobody_is_left_to_ask_when_all_gave(self, gave, house, signed_in):
        self.gives(the_case(gave), house, Role.RESPONDENT)
        browser = signed_in("dewit")
        page = browser.get(f"/zaken/{gave}/doe/plan-zitting")
        assert "nog niet gevraagd aan" not in words(page)
        assert "Stichting Onderdak Eemrand verweerder Kan op alle dagen" in words(page)
        assert "Vraag partijen wanneer zij niet kunnen." not in words(browser.get(f"/zaken/{gave}"))


class TestThePlanner:
    """It proposes days that suit all, and says of another day why it does not."""

    def planner(self, browser, number: str, **said: str):
        """The page with its form filled in: a time, a place, and what is said more."""
        address = f"/zaken/{number}/doe/plan-zitting"
        form = form_of(browser.get(address).text)
        answer = browser.post(address, data=form | {"starts_at-uur": "14.00", "place": "Zaal 2"} | said)
        return seen(browser, answer)

    def chosen(self, day: date) -> dict[str, str]:
        """A day typed in the three fields."""
        return {f"starts_at-{part}": str(getattr(day, name))
                for part, name in (("dag", "day"), ("maand", "month"), ("jaar", "year"))}

    @pytest.fixture
    def away(self, to_plan, house) -> str:
        """Visser cannot come from 20 to 24 April."""
        with transaction():
            acts.give_availability(the_case(to_plan), [Span(date(2026, 4, 20), date(2026, 4, 24))],
                                   party=party(the_case(to_plan)), occasion=on(MONDAY, house.secretary))
        return to_plan

    def test_is_not_for_a_member(self, to_plan, signed_in):
        assert signed_in("lammerts").get(f"/zaken/{to_plan}/doe/plan-zitting").status_code in (403, 404)

    def test_a_day_on_which_somebody_cannot_come_says_so_at_the_day(self, away, signed_in):
        answer = self.planner(signed_in("dewit"), away, **self.chosen(date(2026, 4, 21)))
        assert answer.status_code == 422
        assert '<a href="#starts_at">Anneke Visser is verhinderd op di 21 april 2026' in spaced(answer)

    def test_a_day_that_comes_too_soon_says_so_at_the_day(self, away, signed_in):
        answer = self.planner(signed_in("dewit"), away, **self.chosen(date(2026, 4, 10)))
        assert answer.status_code == 422
        assert '<a href="#starts_at">De uitnodiging moet ten minste' in answer.text

    def test_says_of_whom_nothing_is_known_and_until_when_the_invitation_may_go(self, away, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{away}/doe/plan-zitting"))
        assert "gaven nog geen dagen door en kunnen dus verhinderd zijn" in page
        assert "Dagen die schikken" not in page
        assert "De uitnodiging gaat uiterlijk za 18 april uit." in page
        assert "ma 20 t/m vr 24 april: Anneke Visser is verhinderd." in page

    @pytest.mark.parametrize(("day", "why"), [
        (date(2026, 5, 2), "za 2 mei 2026 is geen werkdag: zaterdag"),
        (date(2026, 4, 27), "is geen werkdag: Koningsdag"),
    ])
    def test_a_typed_day_that_is_allowed_but_odd_is_warned_of_before_it_is_confirmed(
            self, away, signed_in, day, why):
        answer = self.planner(signed_in("dewit"), away, **self.chosen(day))
        assert answer.status_code == 200
        assert why in words(answer)
        assert "zijn geen verhinderdata bekend" in words(answer)

    def test_two_days_are_one_too_many(self, away, signed_in):
        other = self.chosen(date(2026, 4, 29))
        answer = self.planner(signed_in("dewit"), away, suggested="2026-04-28", **other)
        assert answer.status_code == 422
        assert "U koos di 28 april 2026 en vulde ook wo 29 april 2026 in." in words(answer)

    def test_a_day_without_a_time(self, away, signed_in):
        answer = self.planner(signed_in("dewit"), away, suggested="2026-04-28", **{"starts_at-uur": ""})
        assert answer.status_code == 422
        assert "Vul de tijd in, zoals 14.00." in words(answer)

    def test_a_day_that_was_never_proposed(self, away, signed_in):
        assert self.planner(signed_in("dewit"), away, suggested="2026-04-21").status_code == 422

    def test_shows_who_cannot_come_when_and_proposes_other_days(self, away, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{away}/doe/plan-zitting"))
        assert "Anneke Visser klager ma 20 t/m vr 24 april" in page
        assert "di 28 april 2026" in page
        assert "di 21 april 2026" not in page

    def test_a_proposed_day_and_a_time_are_enough(self, away, signed_in):
        browser = signed_in("dewit")
        preview = self.planner(browser, away, suggested="2026-04-28")
        assert preview.status_code == 200
        assert "di 28 april 2026, 14.00 uur" in words(preview)
        sure = form_of(preview.text) | {"_step": "bevestig"}
        done = browser.post(f"/zaken/{away}/doe/plan-zitting", data=sure)
        assert done.status_code == 303, words(done)
        db.session.rollback()
        assert db.session.query(Hearing).one().starts_at == datetime(2026, 4, 28, 14)

    def test_a_moved_hearing_may_go_to_a_proposed_day(self, planned, house, signed_in):
        browser, address = signed_in("vandongen"), f"/zaken/{planned}/doe/verplaats-zitting"
        form = form_of(browser.get(address).text)
        said = form | {"suggested": "2026-04-24", "reason": "De zaal is bezet."}
        answer = seen(browser, browser.post(address, data=said))
        assert answer.status_code == 200, words(answer)
        assert "vr 24 april 2026, 14.00 uur" in words(answer)

    def test_who_gave_no_days_before_it_was_planned_is_not_free_on_all_when_it_is_moved(
            self, planned, signed_in):
        page = words(signed_in("vandongen").get(f"/zaken/{planned}/doe/verplaats-zitting"))
        assert "Stichting Onderdak Eemrand verweerder Nog geen dagen doorgegeven" in page
        assert "di 21 april 2026 De zitting is nu op deze dag." in page

    def test_takes_as_many_selects_for_many_as_for_few(self, house, signed_in, counted):
        few, many = ready(house), ready(house, serial=2, accused=4)
        browser, found = signed_in("dewit"), []
        for case in (few, many):
            with counted() as statements:
                assert browser.get(f"/zaken/{case.number}/doe/plan-zitting").status_code == 200
            found.append(len(statements))
        assert found[0] == found[1], found
