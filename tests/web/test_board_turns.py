"""What waits for the secretariat itself stands on its desk, also when no day of it falls this week."""

from datetime import timedelta

import pytest

from committee.board.rules import morning
from committee.case import gate
from committee.case.ledger import Suspension
from committee.case.records import Case
from committee.deadlines import Clock, Standing
from committee.permissions import Role
from committee.procedure import State
from committee.store import db, transaction
from committee.verdict.records import CorrectionRequest, Verdict
from committee.verdict.rules import Overall
from tests.builders import a_case, seat_panel
from tests.web.browsing import words
from tests.web.morning import a_term
from tests.web.scene import TODAY

DAYS = timedelta(days=1)


def waiting(page) -> str:
    """What the page says under the heading of what waits for the visitor."""
    said = words(page)
    return said.partition("Wacht op u")[2].partition("Gaat vanzelf uit")[0]


@pytest.fixture
def case(house) -> int:
    """The response is in; the verdict must come in a month."""
    with transaction():
        made = a_case(house, State.SCHEDULING, serial=3, complainant="Lotte Bos")
        a_term(made, Clock.OVERALL, TODAY + 30 * DAYS)
        return made.id


def the(case: int) -> Case:
    """The case, to add to."""
    return db.session.get_one(Case, case)


class TestWhatIsLeftOut:
    """Whatever waits for somebody else, stands still, or stands higher on the desk."""

    def test_the_chair_sees_nothing_of_it(self, case, signed_in):
        assert "Lotte Bos" not in words(signed_in("vandongen").get("/werkblad"))

    def test_not_while_the_parties_have_to_say_when_they_cannot_come(self, house, case, signed_in):
        with transaction():
            seat_panel(the(case), house)
            a_term(the(case), Clock.AVAILABILITY, TODAY + 20 * DAYS, Role.COMPLAINANT)
        assert "Lotte Bos" not in words(signed_in("dewit").get("/werkblad"))

    def test_not_while_the_organisation_has_to_react(self, case, signed_in):
        with transaction():
            the(case).state = State.ISSUED
            a_term(the(case), Clock.REACTION, TODAY + 20 * DAYS, Role.RESPONDENT)
        assert "Lotte Bos" not in words(signed_in("dewit").get("/werkblad"))

    def test_not_while_the_case_stands_still(self, case, signed_in):
        with transaction():
            db.session.add(Suspension(case_id=case, reason="mediation", started_seq=1, first=TODAY))
        assert "Lotte Bos" not in words(signed_in("dewit").get("/werkblad"))

    def test_the_chairs_own_word_is_asked_in_the_chairs_group(self, house, case, signed_in):
        with transaction():
            a_term(the(case), Clock.AVAILABILITY, TODAY, ended_on=TODAY, ending=Standing.MET)
        with transaction():
            seat_panel(the(case), house, declared=None)
        page = words(signed_in("dewit").get("/werkblad"))
        assert page.count("Lotte Bos") == 1
        assert "De voorzitter verklaarde nog niet" in page

    def test_a_request_to_correct_is_the_chairs_and_keeps_the_case_from_being_closed(
            self, house, case, signed_in):
        with transaction():
            the(case).state = State.FOLLOW_UP
        assert "Lotte Bos" in waiting(signed_in("dewit").get("/werkblad"))
        with transaction():
            verdict = Verdict(case_id=case, overall=Overall.FOUNDED, decided_on=TODAY, served_on=TODAY)
            db.session.add(verdict)
            db.session.flush()
            why = gate.keep(the(case), "correction", "De datum klopt niet.")
            db.session.add(CorrectionRequest(verdict_id=verdict.id, asked_on=TODAY, passage_id=why.id))
        page = words(signed_in("dewit").get("/werkblad"))
        assert page.count("Lotte Bos") == 1
        assert "Verzoek om een fout in de uitspraak te herstellen" in page
        assert "Neem besluit" in words(signed_in("vandongen").get("/werkblad"))
        with transaction():
            seat_panel(the(case), house)
        for name, said in (("vandongen", True), ("lammerts", False)):
            page = words(signed_in(name).get("/mijn-zaken"))
            assert ("Beslis over het verzoek om een fout in de uitspraak te herstellen." in page) is said

    def test_who_chairs_goes_to_chambers_to_decide(self, house, case, signed_in):
        with transaction():
            the(case).state = State.DELIBERATION
            seat_panel(the(case), house)
        page = signed_in("vandongen").get("/werkblad").text
        assert f'/zaken/{the(case).number}/raadkamer">Naar de raadkamer' in page
        assert "Leg besluit vast" in words(signed_in("dewit").get("/werkblad"))

    def test_what_is_due_this_week_stands_there_once(self, case, signed_in):
        with transaction():
            a_term(the(case), Clock.VERDICT, TODAY + DAYS)
        page = words(signed_in("dewit").get("/werkblad"))
        assert page.count("Lotte Bos") == 1
        assert "Deze week" in page


class TestWhatItSays:
    """One sentence, the next last day, and the act that comes first."""

    def test_dates_first_then_the_panel_its_word_and_the_hearing(self, house, case, signed_in):
        browser = signed_in("dewit")
        said = waiting(browser.get("/werkblad"))
        assert "Lotte Bos tegen Stichting Onderdak EemrandVraag partijen wanneer zij niet kunnen." in said
        assert "Vraag verhinderdata" in said
        with transaction():
            asked = a_term(the(case), Clock.AVAILABILITY, TODAY + 20 * DAYS, Role.COMPLAINANT)
        assert "Stel samen" in waiting(browser.get("/werkblad"))
        with transaction():
            asked = db.session.merge(asked)
            asked.ended_on, asked.ending = TODAY, Standing.MET
            seats = seat_panel(the(case), house, declared=None)
            seats[0].declared_on = TODAY   # the chair's own word is asked elsewhere
        assert "Leg verklaring vast" in waiting(browser.get("/werkblad"))
        with transaction():
            for seat in seats:
                db.session.merge(seat).declared_on = TODAY
        assert "Plan zitting" in waiting(browser.get("/werkblad"))

    @pytest.mark.parametrize(("state", "said"), [
        (State.RECEIVED, "Verstuur bevestiging"), (State.DECIDED, "Verstuur uitspraak"),
        (State.ISSUED, "Sluit zaak"), (State.FOLLOW_UP, "Sluit zaak"),
    ])
    def test_each_state_of_the_secretariat_has_its_verb(self, case, signed_in, state, said):
        with transaction():
            the(case).state = state
        assert said in waiting(signed_in("dewit").get("/werkblad"))


class TestTheSentence:
    """The morning is summed up with what waits for the visitor."""

    def test_of_what_waits_and_what_does_not(self):
        assert morning(0, 0, 0).endswith("Vandaag is er niets te doen.")
        assert morning(0, 0, 0, waiting=1) == "Niets is mislukt en niets is te laat. Eén zaak wacht op u."
        both = "Vandaag zijn er twee dingen te doen. Drie zaken wachten op u."
        assert morning(0, 0, 2, waiting=3).endswith(both)
