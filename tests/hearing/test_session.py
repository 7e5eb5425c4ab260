"""The session: left out, held, adjourned with a task for each side, closed with its record."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from committee.case import clocks, gate, images
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case
from committee.deadlines import Clock, Standing
from committee.hearing import acts, reads, rules
from committee.hearing.records import Fate
from committee.permissions import Forbidden, Role
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from committee.terms import Length
from tests.builders import MONDAY, a_case, on, party_actor
from tests.hearing.scene import (
    CONVENED,
    HELD,
    SCHEDULING,
    SLOT,
    TUESDAY,
    convene,
    letters,
    party,
    scheduling,
    words,
)

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(CONVENED)]
APRIL_22 = date(2026, 4, 22)


class TestWaiver:
    """No hearing is skipped but by the waiver of all, or as manifestly unfounded."""

    def waive(self, case, house, **more):
        with transaction():
            return acts.waive_hearing(
                case, "Alles staat in de stukken.", **more, occasion=on(MONDAY, house.chair)
            )

    def test_is_for_the_chair_before_a_hearing_is_planned(self, house, case):
        with pytest.raises(NotOpen, match=r"art\. 12"):
            self.waive(case, house, waived_by=list(case.parties))
        other = scheduling(house, serial=2)
        with pytest.raises(Forbidden, match="voorzitter"), transaction():
            acts.waive_hearing(other, "Zo.", occasion=on(MONDAY, house.secretary))

    @pytest.mark.begins(SCHEDULING)
    def test_needs_the_waiver_of_all(self, house, case):
        with pytest.raises(rules.WaiverMissing, match="Stichting Onderdak Eemrand"):
            self.waive(case, house, waived_by=[party(case)])

    @pytest.mark.parametrize("how", ["waived", "manifest"])
    @pytest.mark.begins(SCHEDULING)
    def test_starts_the_term_for_the_verdict_and_tells_both(self, house, case, how):
        more = {"waived_by": list(case.parties)} if how == "waived" else {"manifestly_unfounded": True}
        self.waive(case, house, **more)
        assert case.state is State.DELIBERATION
        assert clocks.running(case, Clock.VERDICT)[0].last_day == date(2026, 3, 30)
        text = words(letters("hearing.waived")[1])
        assert "uiterlijk ma 30 maart 2026" in text
        assert ("kennelijk ongegrond" in text) == (how == "manifest")


class TestHold:
    """Who appeared is noted; the hearing goes on without a party who was properly invited."""

    def hold(self, case, house, appeared=None, day=TUESDAY, **more):
        with transaction():
            came = list(case.parties) if appeared is None else appeared
            return acts.hold(case, came, **more, occasion=on(day, house.chair))

    def test_is_for_the_chair_on_the_day_itself(self, house, case):
        with pytest.raises(Forbidden, match="voorzitter"), transaction():
            acts.hold(case, [], occasion=on(TUESDAY, house.secretary))
        with pytest.raises(rules.Incomplete, match="De zitting is op di 21 april 2026"):
            self.hold(case, house, day=APRIL_22)

    def test_wants_a_panel_large_enough(self, house, case):
        with pytest.raises(rules.WrongPanel, match="drie leden"):
            self.hold(case, house, absent_panel=[house.accounts["lammerts"]])

    def test_refuses_strangers_and_a_party_who_was_never_invited(self, house, case):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=2, complainant="Jan Buurman")
        with pytest.raises(rules.NotInvited, match="Jan Buurman is geen partij"):
            self.hold(case, house, [party(other)])
        with transaction():
            gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
            invited = reads.invitees(reads.planned(case))
            next(one for one in invited if one.party_id == party(case).id).cancelled = True
        with pytest.raises(rules.NotInvited, match="Anneke Visser is er niet"):
            self.hold(case, house, [party(case, Role.RESPONDENT)])

    def test_wants_an_end_after_the_beginning(self, house, case):
        with pytest.raises(rules.Incomplete, match="eindigt"):
            self.hold(case, house, began_at=SLOT, finished_at=datetime(2026, 4, 21, 13))

    def test_notes_who_came_who_stayed_away_and_who_listened(self, house, case):
        others = [
            acts.Attendee("J. Hartog", "bestuurder", party(case, Role.RESPONDENT)),
            acts.Attendee("R. Boon", "secretaris in opleiding", listener=True),
        ]
        entry = self.hold(
            case, house, [party(case, Role.RESPONDENT)], others=others, began_at=SLOT,
            finished_at=datetime(2026, 4, 21, 15, 5),
        )
        assert case.state is State.HEARING_HELD
        assert entry.facts["absent"] == [party(case).id]
        hearing = reads.held(case)
        assert (hearing.fate, hearing.began_at) == (Fate.HELD, SLOT)
        assert [one.appeared for one in hearing.invitees] == [False, True, True, True, True, True]
        assert [(one.name, one.listener) for one in reads.guests(case)] == [
            ("J. Hartog", False), ("R. Boon", True)
        ]

    def test_starts_the_term_for_a_challenge(self, house, case):
        self.hold(case, house)
        assert clocks.running(case, Clock.CHALLENGE)[0].last_day == date(2026, 4, 28)

    def test_can_be_undone(self, house, case):
        entry = self.hold(case, house)
        with transaction():
            images.restore(entry.seq)
        case = db.session.get(Case, case.id)
        assert (case.state, reads.planned(case).fate) == (State.HEARING_SCHEDULED, Fate.PLANNED)


def adjourn(case, house, *tasks, **more):
    with transaction():
        return acts.adjourn(
            case, "De commissie mist de rapportages.", tasks=[acts.Task(*task) for task in tasks], **more,
            occasion=on(APRIL_22, house.chair),
        )


class TestAdjourn:
    """Each side hears what is asked of whom, and until when."""

    @pytest.mark.begins(HELD)
    def test_asks_something_of_somebody_of_this_case(self, house, case):
        with pytest.raises(rules.Incomplete, match="wat u van wie vraagt"):
            adjourn(case, house)
        with pytest.raises(rules.Incomplete, match="opdracht"):
            adjourn(case, house, (party(case), " "))
        with pytest.raises(rules.Incomplete, match="één keer"):
            adjourn(case, house, (party(case), "a"), (party(case), "b"))
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=2, complainant="Jan Buurman")
        with pytest.raises(rules.NotInvited):
            adjourn(case, house, (party(other), "a"))

    @pytest.mark.begins(HELD)
    def test_gives_a_term_and_tells_both(self, house, case):
        respondent = party(case, Role.RESPONDENT)
        adjourn(case, house, (respondent, "Stuur de dagrapportages."), length=Length.parse("1w"))
        assert case.state is State.HEARING_HELD
        term = clocks.running(case, Clock.ROUND)[0]
        assert (term.party_id, term.last_day) == (respondent.id, date(2026, 4, 29))
        to_visser, to_stichting = letters("hearing.adjourned")
        assert "Uiterlijk wo 29 april 2026: stuur ons uw antwoord." in words(to_stichting)
        assert to_stichting.title == "De commissie vraagt u nog iets"
        assert "Stichting Onderdak Eemrand: Stuur de dagrapportages. Dat antwoord moet" in words(to_visser)
        with pytest.raises(rules.Incomplete, match="loopt nog een termijn"):
            adjourn(case, house, (respondent, "Nog iets."))
        adjourn(case, house, (party(case), "Reageer op de rapportages."))

    @pytest.mark.begins(HELD)
    def test_may_want_a_second_hearing(self, house, case):
        adjourn(case, house, second_hearing=True)
        assert case.state is State.SCHEDULING
        assert "tweede zitting" in words(letters("hearing.adjourned")[0])
        convene(case, house, datetime(2026, 5, 20, 10), day=APRIL_22)
        assert [hearing.fate for hearing in reads.hearings(case)] == [Fate.HELD, Fate.PLANNED]


class TestClose:
    """With the record made, the hearing is closed and the term for the verdict starts."""

    def close(self, case, house, record="Visser vertelt.\r\n\r\nDe stichting antwoordt.", **more):
        with transaction():
            return acts.close_hearing(case, record, **more, occasion=on(APRIL_22, house.chair))

    def test_is_for_the_chair_after_the_hearing(self, house, case):
        with pytest.raises(NotOpen, match=r"art\. 12"):
            self.close(case, house)
        with pytest.raises(Forbidden), transaction():
            acts.close_hearing(case, "x", occasion=on(APRIL_22, party_actor(case)))

    @pytest.mark.begins(HELD)
    def test_needs_a_record_and_time_to_react(self, house, case):
        with pytest.raises(rules.Incomplete, match="verslag"):
            self.close(case, house, " ")
        with pytest.raises(rules.Incomplete, match="moet na wo 22 april 2026 liggen"):
            self.close(case, house, facts_by=APRIL_22)

    @pytest.mark.begins(HELD)
    def test_starts_the_verdict_and_sends_the_record_to_both(self, house, case):
        adjourn(case, house, (party(case), "Reageer."))
        self.close(case, house, facts_by=date(2026, 4, 29))
        assert case.state is State.DELIBERATION
        assert clocks.running(case, Clock.VERDICT)[0].last_day == date(2026, 5, 20)
        lapsed = db.session.scalars(select(RunningTerm).where(RunningTerm.clock == Clock.ROUND)).one()
        assert lapsed.ending is Standing.LAPSED
        sent = letters("hearing.record")
        assert [one.to_name for one in sent] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        for word in (
            "verslag van de zitting van di 21 april 2026", "Visser vertelt. De stichting antwoordt.",
            "Uiterlijk wo 29 april 2026: schrijf ons als er een feit niet klopt.",
            "uiterlijk wo 20 mei 2026",
        ):
            assert word in words(sent[0])
        assert "<p>Visser vertelt.</p>" in sent[0].paper["body_html"]   # as a form sends what was typed

    @pytest.mark.begins(HELD)
    def test_promises_the_verdict_by_the_term_that_ends_first(self, house, case):
        with transaction():
            first = db.session.scalars(select(Entry).where(Entry.case_id == case.id)).first()
            clocks.begin(case, first, Clock.OVERALL, on=MONDAY)
        self.close(case, house)
        assert "uiterlijk ma 11 mei 2026" in words(letters("hearing.record")[0])
