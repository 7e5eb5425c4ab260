"""Stage 6 as acts: sign exactly this text, serve it on everybody, react, close."""

from datetime import date

import pytest

from committee.case import clocks, documents, images
from committee.case.records import Access, Document, Party
from committee.deadlines import Clock, Standing
from committee.deliberation import acts as chambers
from committee.deliberation.rules import Advice, Opinion, Part, Section
from committee.people.records import Channel, Organisation
from committee.permissions import Forbidden, Role
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from committee.verdict import acts, reads, rules
from committee.verdict.records import Reaction
from committee.verdict.rules import Answer, Overall
from tests.builders import on, party_actor
from tests.prepared import HOUSE, after
from tests.verdict.scene import (
    DECIDED,
    IN_CHAMBERS,
    JUDGED,
    SENT,
    TO_SIGN,
    agree_all,
    body,
    confirm,
    decided,
    find,
    heard_case,
    letters,
    served,
    sign,
)

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(IN_CHAMBERS)]
SERVED = date(2026, 5, 8)
REACTION_BY, CORRECTION_BY = date(2026, 6, 5), date(2026, 5, 22)


@pytest.mark.begins(TO_SIGN)
class TestSignRefused:
    """The chair signs, exactly the text that was read, and only when nothing is missing."""

    @pytest.mark.begins(IN_CHAMBERS)
    def test_is_not_open_before_the_decision(self, house, case):
        with pytest.raises(NotOpen):
            acts.prepare(case, on(DECIDED, house.chair))

    def test_is_not_for_a_member_and_not_for_a_party(self, house, case):
        for actor in (house.members[0], party_actor(case)):
            with pytest.raises(Forbidden):
                acts.prepare(case, on(DECIDED, actor))

    def test_is_for_the_chair_of_this_case_and_here_not_for_the_secretary(self, house, case):
        content = acts.prepare(case, on(DECIDED, house.chair))
        with pytest.raises(rules.NotTheSigner, match="alleen de voorzitter"), transaction():
            acts.sign(case, **content, occasion=on(DECIDED, house.secretary))
        with pytest.raises(rules.NotTheSigner, match="van Dongen"), transaction():
            acts.sign(case, **content, occasion=on(DECIDED, house.actor("elzinga")))

    @pytest.mark.begins(IN_CHAMBERS)
    def test_names_the_element_without_reasons(self, house, case):
        find(case, house, *JUDGED, reasons="")
        agree_all(case, house)
        with transaction():
            chambers.decide(case, on(DECIDED, house.chair))
        with pytest.raises(rules.Blocked, match="Klachtonderdeel 1 heeft geen motivering"):
            confirm(case, house)

    def test_names_the_member_who_did_not_agree_to_the_last_version(self, house, case):
        find(case, house, *JUDGED, reasons="Andere redenen.")
        with pytest.raises(rules.Blocked, match="klachtonderdeel 1 ontbreekt het oordeel van"):
            confirm(case, house)

    def test_names_the_paper_that_one_side_has_not_seen(self, house, case):
        with transaction():
            paper = documents.Paper("Rapport", "rapport.pdf", "application/pdf", b"x")
            documents.file_paper(case, paper, DECIDED, sees=[case.parties[1].id])
        with pytest.raises(rules.Blocked, match="Stuk 1 is niet met beide partijen gedeeld"):
            confirm(case, house)

    def test_another_text_than_was_prepared(self, house, case):
        content = acts.prepare(case, on(DECIDED, house.chair))
        with transaction():
            chambers.find(case, parts=[Part(Section.FACTS, "Nog een feit.")],
                          occasion=on(DECIDED, house.secretary))
        with pytest.raises(rules.AnotherText, match="gewijzigd"), transaction():
            acts.sign(case, **content, occasion=on(DECIDED, house.chair))

    def test_another_document_than_was_read(self, house, case):
        content = acts.prepare(case, on(DECIDED, house.chair))
        with pytest.raises(rules.AnotherText), transaction():
            acts.sign(case, **content, sha256="0" * 64, occasion=on(DECIDED, house.chair))


@pytest.mark.begins(TO_SIGN)
class TestSign:
    """The text is frozen, the overall outcome follows from the elements, and nobody writes any more."""

    def test_freezes_text_pdf_and_outcome(self, house, case):
        sign(case, house)
        verdict, version = reads.signed(case)
        assert case.state is State.DECIDED
        assert verdict.overall is Overall.PARTLY
        assert version.content["dictum"][0]["outcome"] == "gegrond"
        assert version.signed_by == house.chair.key
        assert documents.content_of(version.pdf_sha256).startswith(b"%PDF")
        with pytest.raises(NotOpen), transaction():
            chambers.find(case, parts=[Part(Section.FACTS, "Te laat.")],
                          occasion=on(DECIDED, house.secretary))

    def test_can_be_undone_while_nothing_has_left(self, house, case):
        confirm(case, house)
        seq = db.session.query(clocks.Entry).order_by(clocks.Entry.seq.desc()).first().seq
        with transaction():
            images.restore(seq)
        assert case.state is State.DRAFTING
        assert reads.current(case) is None

    @pytest.mark.one_database
    def test_the_same_text_gives_the_same_bytes(self, house, case):
        made = [acts.prepare(case, on(DECIDED, house.chair))["prepared"].sha256 for _ in range(2)]
        assert made[0] == made[1]

    @pytest.mark.begins(IN_CHAMBERS)
    def test_keeps_the_recommendations(self, house, case):
        with transaction():
            chambers.find(
                case, recommendations=[Advice("Bevestig ieder gesprek per brief.", "de manager wonen"),
                                       Advice("Bel terug.")],
                occasion=on(DECIDED, house.secretary))
        decided(case, house, Opinion.UNFOUNDED, Opinion.UNFOUNDED)
        confirm(case, house)
        assert [row.number for row in reads.recommendations(case)] == [1, 2]
        said = reads.signed(case)[1].content["recommendations"]
        assert said[0] == "Bevestig ieder gesprek per brief. Dit is aan de manager wonen."


@pytest.mark.begins(SENT)
class TestServe:
    """On one day to everybody; the terms for reaction and correction start."""

    @pytest.mark.begins(TO_SIGN)
    def test_is_for_the_secretary_and_only_once_signed(self, house, case):
        with pytest.raises(NotOpen), transaction():
            acts.serve(case, on(SERVED, house.secretary))
        confirm(case, house)
        with pytest.raises(Forbidden), transaction():
            acts.serve(case, on(SERVED, house.chair))

    @pytest.mark.one_database
    def test_keeps_the_day_on_which_it_was_sent(self, case):
        assert reads.current(case).served_on == SERVED

    def test_starts_reaction_and_correction_and_ends_the_terms_for_the_verdict(self, case):
        assert case.state is State.ISSUED
        running = {term.clock: term.last_day for term in clocks.running(case)}
        assert running == {Clock.REACTION: REACTION_BY, Clock.CORRECTION: CORRECTION_BY}
        ended = db.session.query(clocks.RunningTerm).filter_by(ending=Standing.MET)
        assert {term.clock for term in ended} == {Clock.OVERALL, Clock.VERDICT}

    @pytest.mark.begins(HOUSE)
    def test_everybody_gets_it_and_may_see_it(self, house):
        with transaction():
            case = heard_case(house, accused=1)
        served(case, house, *JUDGED)
        got = letters("verdict.served")
        assert [letter.party_id for letter in got] == [party.id for party in case.parties]
        assert [letter.day for letter in got] == [SERVED] * 3
        document = db.session.query(Document).filter_by(kind="verdict").one()
        assert all(letter.annexes == [document.id] for letter in got)
        seen = {row.party_id for row in db.session.query(Access).filter_by(document_id=document.id)}
        assert seen == {None, *(party.id for party in case.parties)}

    @pytest.mark.one_database
    def test_the_letters_say_what_whom_and_until_when(self):
        complainant, respondent = map(body, letters("verdict.served"))
        assert "De klacht is gedeeltelijk gegrond." in complainant
        assert "Punt 2: u krijgt geen gelijk (ongegrond)." in complainant
        assert "U bent er zelf niet aan gebonden." in complainant
        assert "U kunt wel naar de burgerlijke rechter." in complainant
        assert "uiterlijk vr 5 juni 2026" in complainant
        assert "Uiterlijk vr 22 mei 2026:</strong> vraag ons om herstel." in complainant
        assert "Uiterlijk vr 5 juni 2026:</strong> stuur ons uw reactie." in respondent


def advised(house, organisations=1):
    """Two points, a recommendation, and one or two organisations that are to react."""
    with transaction():
        case = heard_case(house)
        chambers.find(case, recommendations=[Advice("Bel terug.")], occasion=on(DECIDED, house.secretary))
        if organisations > 1:
            another(case)
    served(case, house, *JUDGED)


@pytest.mark.begins(after(advised))
class TestReaction:
    """The board says what it does; it deviates from recommendations only, with reasons."""

    def react(self, case, house, *answers, day=date(2026, 6, 1), **more):
        with transaction():
            acts.receive_reaction(case, "Wij voeren het uit.", answers=list(answers),
                                  occasion=on(day, house.secretary), **more)

    def test_answers_every_recommendation(self, house, case):
        with pytest.raises(rules.NoSuchRecommendation, match="1"):
            self.react(case, house)

    def test_deviates_with_reasons_only(self, house, case):
        with pytest.raises(rules.NoReasons, match="aanbeveling 1"):
            self.react(case, house, Answer(1, False))

    def test_that_deviates_from_what_binds_is_kept_and_told(self, house, case):
        self.react(case, house, Answer(1, True), carries_out=False)
        assert [one.follows for one in reads.reactions(case)] == [False]
        said = body(letters("verdict.reaction")[0])
        assert "Het advies is bindend" in said
        assert "burgerlijke rechter" in said

    def test_does_not_come_from_the_accused_or_the_complainant(self, house, case):
        with pytest.raises(Forbidden), transaction():
            acts.receive_reaction(case, "Nee.", occasion=on(SERVED, party_actor(case)))

    def test_is_copied_to_the_complainant(self, house, case):
        self.react(case, house, Answer(1, False, "Daar is geen geld voor."))
        assert case.state is State.FOLLOW_UP
        assert [one.follows for one in reads.reactions(case)] == [False]
        assert clocks.running(case, Clock.REACTION) == []
        said = body(letters("verdict.reaction")[0])
        assert "voert de beslissing uit" in said
        assert "volgt deze aanbeveling niet. Daar is geen geld voor." in said

    def test_late_is_kept_and_marked(self, house, case):
        self.react(case, house, Answer(1, True), day=date(2026, 6, 8))
        assert db.session.query(Reaction).one().late
        assert "na de laatste dag" in body(letters("verdict.reaction")[0])

    def test_is_asked_once_more_when_the_follow_up_begins_without_it(self, house, case):
        with transaction():
            acts.start_follow_up(case, on(date(2026, 6, 8), house.secretary))
        assert "De laatste dag was vr 5 juni 2026." in body(letters("verdict.reaction_asked")[0])
        self.react(case, house, Answer(1, True), day=date(2026, 6, 10))
        assert case.state is State.FOLLOW_UP


def another(case):
    """One more organisation that the complaint is about."""
    body = Organisation(name="Stichting De Linde", email="linde@example.org", town="Leusden")
    db.session.add(body)
    db.session.flush()
    db.session.add(Party(case_id=case.id, role=Role.RESPONDENT, organisation_id=body.id, from_day=DECIDED,
                         channel=Channel.MAIL))
    db.session.flush()
    db.session.expire(case, ["parties"])
    return body


@pytest.mark.begins(after(advised, organisations=2))
class TestTwoOrganisations:
    """Each organisation reacts for itself; its next reaction stands beside the one before."""

    @pytest.fixture
    def bodies(self, case):
        return [party for party in case.parties if party.role is Role.RESPONDENT]

    def react(self, case, house, party, text="Wij voeren het uit.", *, follows=True, day=date(2026, 6, 1)):
        with transaction():
            acts.receive_reaction(case, text, party=party, answers=[Answer(1, follows, "Geen geld.")],
                                  occasion=on(day, house.secretary))

    def test_somebody_says_whose_it_is(self, house, case):
        with pytest.raises(rules.NotOfThisCase, match="van welke organisatie"):
            self.react(case, house, None)

    def test_it_is_of_nobody_who_was_not_asked(self, house, case):
        with pytest.raises(rules.NotOfThisCase, match="van het bestuur"):
            self.react(case, house, case.parties[0])

    def test_each_has_a_term_of_its_own_that_its_own_reaction_meets(self, house, case, bodies):
        assert {term.party_id for term in clocks.running(case, Clock.REACTION)} == {p.id for p in bodies}
        self.react(case, house, bodies[0])
        assert [term.party_id for term in clocks.running(case, Clock.REACTION)] == [bodies[1].id]
        assert case.state is State.ISSUED
        self.react(case, house, bodies[1])
        assert clocks.running(case, Clock.REACTION) == []
        assert case.state is State.FOLLOW_UP

    def test_neither_takes_the_place_of_the_other(self, house, case, bodies):
        self.react(case, house, bodies[0])
        self.react(case, house, bodies[1], "Wij doen het niet.", follows=False)
        assert [(one.organisation_id, one.version, one.text, [a.follows for a in one.answers])
                for one in reads.reactions(case)] == [
            (bodies[0].organisation_id, 1, "Wij voeren het uit.", [True]),
            (bodies[1].organisation_id, 1, "Wij doen het niet.", [False])]
        first, second = letters("verdict.reaction")
        assert second.title == "Stichting De Linde heeft op de uitspraak gereageerd"
        assert first.title.startswith(bodies[0].name)
        assert bodies[0].name not in body(second)

    def test_a_later_one_of_the_same_stands_beside_the_earlier(self, house, case, bodies):
        self.react(case, house, bodies[0])
        self.react(case, house, bodies[0], "Toch niet.", follows=False)
        assert [(one.version, one.text) for one in reads.reactions(case)] == [
            (1, "Wij voeren het uit."), (2, "Toch niet.")]
        assert "opnieuw" in letters("verdict.reaction")[1].title
        assert "Die blijft in het dossier." in body(letters("verdict.reaction")[1])

    def test_who_stayed_silent_is_asked_once_more_and_nobody_else(self, house, case, bodies):
        self.react(case, house, bodies[0])
        with transaction():
            acts.start_follow_up(case, on(date(2026, 6, 8), house.secretary))
        assert [letter.party_id for letter in letters("verdict.reaction_asked")] == [bodies[1].id]

    def test_the_case_is_not_closed_over_the_silence_of_one(self, house, case, bodies):
        self.react(case, house, bodies[0])
        with pytest.raises(rules.ReactionAwaited, match="bleef uit"), transaction():
            acts.close(case, occasion=on(date(2026, 6, 8), house.secretary))
        with transaction():
            acts.close(case, noted="Gebeld.", occasion=on(date(2026, 6, 8), house.secretary))
        told = {letter.party_id: body(letter) for letter in letters("verdict.closed")}
        assert "Van Stichting De Linde kregen wij geen reactie." in told[case.parties[0].id]
        assert "U hebt erop gereageerd." in told[bodies[0].id]
        assert "U hebt er niet op gereageerd." in told[bodies[1].id]


@pytest.mark.begins(SENT)
class TestClose:
    """Closed once the board reacted, or once it is noted that it did not."""

    def test_waits_for_the_reaction_while_it_may_come(self, house, case):
        with pytest.raises(rules.ReactionAwaited, match="tot en met vr 5 juni 2026"), transaction():
            acts.close(case, noted="Gebeld.", occasion=on(REACTION_BY, house.secretary))

    def test_after_that_somebody_notes_that_it_stayed_out(self, house, case):
        with pytest.raises(rules.ReactionAwaited, match="bleef uit"), transaction():
            acts.close(case, occasion=on(date(2026, 6, 8), house.secretary))
        with transaction():
            acts.close(case, noted="Twee keer gebeld.", occasion=on(date(2026, 6, 8), house.secretary))
        assert case.state is State.CLOSED
        assert "De organisatie heeft er niet op gereageerd." in body(letters("verdict.closed")[0])

    def test_starts_the_time_the_file_is_kept(self, house, case):
        with transaction():
            acts.receive_reaction(case, "Wij voeren het uit.", occasion=on(date(2026, 6, 1), house.secretary))
        with transaction():
            acts.close(case, occasion=on(date(2026, 6, 2), house.secretary))
        assert [(term.clock, term.last_day) for term in clocks.running(case)] == [
            (Clock.RETENTION, date(2028, 6, 2))]
        assert "Tot en met vr 2 juni 2028." in body(letters("verdict.closed")[1])
        assert case.closed_on == date(2026, 6, 2)


def test_the_whole_goes_to_the_board_when_it_is_a_party_of_its_own(house, case):
    with transaction():
        board = Party(case_id=case.id, role=Role.ORGANISATION, organisation_id=house.organisation.id,
                      title="mr. J. Hartog, bestuurder", from_day=DECIDED)
        db.session.add(board)
        db.session.flush()
        db.session.expire(case, ["parties"])
    served(case, house, *JUDGED)
    told = {letter.party_id: body(letter) for letter in letters("verdict.served")}
    assert "stuur ons uw reactie" in told[board.id]
    assert "stuur ons uw reactie" not in told[case.parties[1].id]
