"""Stage 3 as acts: the response, more time, rounds and papers; scenario 8, the accused who is silent."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.admissibility import acts as admissibility
from committee.case import clocks, gate, images
from committee.case.documents import Paper
from committee.case.records import Access, Case, Document, ElementRespondent, Party, Representation
from committee.course import acts as course
from committee.deadlines import Clock, Standing
from committee.permissions import Forbidden, Role, Unknown
from committee.post.records import Letter
from committee.procedure import Act, NotOpen, State
from committee.response import acts, reads, rules
from committee.response.acts import Answer
from committee.response.records import Position, Round, TimeRequest
from committee.store import db, transaction
from committee.terms import Length
from committee.verdict.reads import paper_of
from tests.builders import MONDAY, a_case, a_house, a_person, on, party_actor, the_case
from tests.prepared import EMPTY, after

MARCH_9, LAST_DAY, AFTER = date(2026, 3, 9), date(2026, 3, 30), date(2026, 3, 31)
PDF = Paper("Verslag gesprek", "verslag.pdf", "application/pdf", b"%PDF-1")
OTHER_PDF = Paper("Tweede stuk", "tweede.pdf", "application/pdf", b"%PDF-2")


def asked_case(house, accused=0, serial=1):
    with transaction():
        case = a_case(house, State.ADMISSIBILITY_REVIEW, elements=2, accused=accused, serial=serial)
        gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
        admissibility.admit(case, case.elements, on(MARCH_9, house.chair))
    return db.session.get(Case, case.id)


def answered(house):
    """The organisation has responded."""
    case = the_case()
    receive(case, next(p for p in case.parties if p.role is Role.RESPONDENT), house)


ASKED = after(asked_case)
WITH_ACCUSED = after(asked_case, accused=1)
pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(ASKED)]


@pytest.fixture
def respondent(case):
    return reads.side_of(case, next(p for p in case.parties if p.role is Role.RESPONDENT))[0]


def complainant(case):
    return next(party for party in case.parties if party.role is Role.COMPLAINANT)


def letters(kind):
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def body(kind, place=0):
    return letters(kind)[place].paper["body_html"].replace("\u00a0", " ")


def receive(case, party, house, day=MARCH_9, **content):
    with transaction():
        return acts.receive_response(
            case, party, **({"text": "Wij zien het anders."} | content), occasion=on(day, house.secretary)
        )


def term(case, party, clock=Clock.RESPONSE):
    return reads.term_of(case, party, clock)


def remind(case, party, house, day=date(2026, 3, 20)):
    with transaction():
        gate.enter(case, Act.REMIND, on(day, house.secretary), parties=[party.id])


class TestReceiveResponse:
    """Per respondent and element; late is kept and marked; the complainant gets a copy."""

    def test_is_not_for_the_other_side(self, house, case, respondent):
        with pytest.raises(Forbidden), transaction():
            acts.receive_response(case, respondent, text="x", occasion=on(MARCH_9, party_actor(case)))

    @pytest.mark.begins(WITH_ACCUSED)
    def test_is_not_for_another_respondent(self, case):
        organisation = reads.side_of(case, next(p for p in case.parties if p.role is Role.RESPONDENT))[0]
        with pytest.raises(rules.NotYours), transaction():
            acts.receive_response(
                case, organisation, text="x", occasion=on(MARCH_9, party_actor(case, Role.ACCUSED))
            )

    def test_needs_an_answer_to_every_element(self, house, case, respondent):
        answers = [Answer(case.elements[0], Position.DISPUTED, "Nee.")]
        with pytest.raises(rules.Incomplete, match="2"):
            receive(case, respondent, house, text=None, answers=answers)

    def test_is_given_once(self, house, case, respondent):
        receive(case, respondent, house)
        with pytest.raises(rules.NothingToAnswer, match="stuk"):
            receive(case, respondent, house)

    def test_keeps_the_answers_and_moves_the_case(self, house, case, respondent):
        answers = [
            Answer(case.elements[0], Position.ACKNOWLEDGED, "Dat klopt."),
            Answer(case.elements[1], Position.DISPUTED, "Dat was anders."),
        ]
        receive(case, respondent, house, text=None, answers=answers, annexes=[PDF])
        assert case.state is State.SCHEDULING
        assert [r.position for r in reads.responses(case)] == [Position.ACKNOWLEDGED, Position.DISPUTED]
        assert term(case, respondent).ending is Standing.MET
        words = body("response.received")
        assert "Punt 1: Stichting Onderdak Eemrand is het ermee eens (erkend)" in words
        assert "Dat was anders." in words
        assert len(letters("response.received")[0].annexes) == 1
        document = db.session.scalars(select(Document)).one()
        seen = {row.party_id for row in reads.living_access(document)}
        assert seen == {None, respondent.id, complainant(case).id}

    def test_a_text_beside_every_answer_is_heard(self, house, case, respondent):
        answers = [Answer(element, Position.PARTLY) for element in case.elements]
        receive(case, respondent, house, answers=answers)
        words = body("response.received")
        assert "Over de hele klacht" in words
        assert "andere punten" not in words
        sheet = paper_of(case, AFTER, "Amersfoort")
        assert sheet.response == (f"{respondent.name} heeft op de klacht als geheel gereageerd: "
                                  "‘Wij zien het anders.’",)
        assert sheet.elements[0].response == f"{respondent.name} erkent dit klachtonderdeel voor een deel."

    def test_a_text_that_was_taken_back_is_not_heard(self, house, case, respondent):
        answers = [Answer(element, Position.PARTLY) for element in case.elements]
        receive(case, respondent, house, answers=answers)
        with transaction():
            course.undo(case, occasion=on(MARCH_9, house.secretary))
        assert reads.wholes(case.id, reads.responses(case)) == {}

    def test_who_sent_papers_alone_did_not_answer_apart(self, house, case, respondent):
        receive(case, respondent, house, text=None, paper=PDF)
        sheet = paper_of(case, AFTER, "Amersfoort")
        assert sheet.response == ()
        assert sheet.elements[0].response == (
            f"{respondent.name} heeft op dit klachtonderdeel niet apart gereageerd.")

    @pytest.mark.one_database
    def test_a_text_instead_of_answers_is_told_once(self, house, case, respondent):
        receive(case, respondent, house)
        sheet = paper_of(case, AFTER, "Amersfoort")
        assert len(sheet.response) == 1
        assert not any("aanbeveling" in text for text in sheet.follow_up)
        assert [one.response for one in sheet.elements] == [
            f"{respondent.name} heeft op de klacht als geheel gereageerd."] * 2

    def test_one_letter_answers_all(self, house, case, respondent):
        receive(case, respondent, house, text=None, paper=PDF)
        rows = reads.responses(case)
        assert {row.position for row in rows} == {Position.UNSTATED}
        assert all(row.document_id for row in rows)

    @pytest.mark.begins(WITH_ACCUSED)
    def test_waits_for_the_last_respondent(self, house, case):
        organisation = next(p for p in case.parties if p.role is Role.RESPONDENT)
        accused = next(p for p in case.parties if p.role is Role.ACCUSED)
        receive(case, organisation, house)
        assert case.state is State.AWAITING_RESPONSE
        assert "nog op een andere reactie" in body("response.received")
        receive(case, accused, house)
        assert case.state is State.SCHEDULING

    def test_late_is_kept_and_marked_and_the_chair_hears(self, house, case, respondent):
        receive(case, respondent, house, day=AFTER)
        assert all(row.late for row in reads.responses(case))
        assert [letter.to_name for letter in letters("response.late_word")] == ["mr. E. van Dongen"]
        assert case.state is State.SCHEDULING

    def test_can_be_undone(self, house, case, respondent):
        seq = receive(case, respondent, house).seq
        with transaction():
            images.restore(seq)
        case = db.session.get(Case, case.id)
        assert case.state is State.AWAITING_RESPONSE
        assert reads.responses(case) == []
        assert clocks.running(case, Clock.RESPONSE) != []


class TestScenario8Silent:
    """Asked Monday 9 March, last day Monday 30 March, nothing: reminded, told, and on without."""

    def lapse(self, case, party, house, day=AFTER, **content):
        with transaction():
            acts.lapse_response(case, party, **content, occasion=on(day, house.secretary))

    def test_does_not_lapse_on_the_last_day(self, house, case, respondent):
        remind(case, respondent, house)
        with pytest.raises(rules.NotYetPassed, match=r"ma 30 maart 2026 \(art\. 8\)"):
            self.lapse(case, respondent, house, LAST_DAY)

    def test_does_not_lapse_without_a_reminder(self, house, case, respondent):
        with pytest.raises(rules.NotReminded):
            self.lapse(case, respondent, house)

    @pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 4, 1)])
    def test_takes_no_reminder_from_before_it_was_asked_or_still_to_come(self, house, case, respondent, day):
        with pytest.raises(rules.NotReminded, match="ma 9 maart .* tot en met di 31 maart"), transaction():
            acts.lapse_response(case, respondent, day, occasion=on(AFTER, house.secretary))

    def test_takes_a_reminder_by_telephone_within_the_term(self, house, case, respondent):
        with pytest.raises(rules.NotReminded):
            self.lapse(case, respondent, house, reminded_on=MONDAY)
        self.lapse(case, respondent, house, reminded_on=date(2026, 3, 27))
        assert case.state is State.SCHEDULING

    @pytest.mark.begins(WITH_ACCUSED)
    def test_goes_on_without_and_tells_everybody(self, house, case):
        accused = next(p for p in case.parties if p.role is Role.ACCUSED)
        organisation = next(p for p in case.parties if p.role is Role.RESPONDENT)
        receive(case, organisation, house)
        assert term(case, accused).last_day == LAST_DAY
        remind(case, accused, house)
        self.lapse(case, accused, house)
        assert case.state is State.SCHEDULING
        assert term(case, accused).ending is Standing.LAPSED
        assert all(r.lapsed for r in reads.responses_of(accused))
        told = {letter.party_id for letter in letters("response.lapsed_told")}
        assert told == {complainant(case).id, organisation.id}
        assert "niet dat de klacht vanzelf gegrond is" in body("response.lapsed_told")
        assert [letter.party_id for letter in letters("response.lapsed")] == [accused.id]

    def test_keeps_what_comes_later_and_stays_where_it_is(self, house, case, respondent):
        remind(case, respondent, house)
        self.lapse(case, respondent, house)
        receive(case, respondent, house, date(2026, 4, 2))
        assert case.state is State.SCHEDULING
        assert [(row.late, row.lapsed) for row in reads.responses(case)] == [(True, False)] * 2
        assert len(letters("response.late_word")) == 1

    def test_what_comes_once_the_hearing_is_planned_promises_no_other_day(self, house, case, respondent):
        remind(case, respondent, house)
        self.lapse(case, respondent, house)
        with transaction():
            case.state = State.HEARING_SCHEDULED
        receive(case, respondent, house, date(2026, 4, 2))
        for kind in ("response.receipt", "response.received"):
            assert "gaat door op de dag die u al van ons kreeg" in body(kind)
            assert "U krijgt een uitnodiging" not in body(kind)


class TestMoreTime:
    """Once, asked within the term, with reasons, told to both sides."""

    def ask(self, case, house, day=date(2026, 3, 25)):
        with transaction():
            acts.ask_more_time(
                case,
                next(p for p in case.parties if p.role is Role.RESPONDENT),
                "De teamleider is ziek.",
                on(day, party_actor(case, Role.RESPONDENT)),
            )

    def extend(self, case, party, house, day=date(2026, 3, 26)):
        with transaction():
            acts.extend_response(case, party, "Ziekte van de teamleider.", on(day, house.chair))

    def test_is_not_given_unasked(self, house, case, respondent):
        with pytest.raises(rules.NoMoreTime, match="niet om uitstel gevraagd"):
            self.extend(case, respondent, house)

    def test_is_not_given_when_asked_too_late_but_the_request_is_kept(self, house, case, respondent):
        self.ask(case, house, AFTER)
        with pytest.raises(rules.NoMoreTime, match="ma 30 maart 2026"):
            self.extend(case, respondent, house, AFTER)
        assert db.session.scalars(select(TimeRequest)).one().granted is None

    def test_is_given_once(self, house, case, respondent):
        self.ask(case, house)
        self.extend(case, respondent, house)
        with pytest.raises(rules.NoMoreTime, match=r"één keer.*art\. 8"):
            self.ask(case, house, date(2026, 4, 1))

    def test_moves_the_last_day_and_tells_both(self, house, case, respondent):
        self.ask(case, house)
        assert len(letters("response.time_waiting")) == 1
        self.extend(case, respondent, house)
        assert term(case, respondent).last_day == date(2026, 4, 13)
        assert db.session.scalars(select(TimeRequest)).one().granted is True
        assert "Uiterlijk ma 13 april 2026" in body("response.extended")
        assert "ma 13 april 2026" in body("response.extended_told")
        assert "Ziekte van de teamleider." in body("response.extended_told")
        assert "De teamleider is ziek." in body("response.extended_told"), "who asked was told so"

    def test_refused_leaves_the_last_day(self, house, case, respondent):
        self.ask(case, house)
        with transaction():
            acts.refuse_more_time(
                case, respondent, "Er is tijd genoeg.", on(date(2026, 3, 26), house.secretary)
            )
        assert term(case, respondent).last_day == LAST_DAY
        assert "Er is tijd genoeg." in body("response.time_refused")
        assert "De teamleider is ziek." in body("response.time_refused_told")
        assert "Er is tijd genoeg." in body("response.time_refused_told")


@pytest.mark.begins(after(answered, ASKED))
class TestRounds:
    """The chair opens a round; each party writes as many as the regulation allows."""

    def open(self, case, house, party, name="repliek", day=date(2026, 3, 10), **more):
        with transaction():
            acts.open_round(case, name, [party], about="Over punt 2.", **more, occasion=on(day, house.chair))

    def test_is_for_the_chair(self, house, case):
        with pytest.raises(Forbidden), transaction():
            acts.open_round(case, "repliek", [complainant(case)], occasion=on(MARCH_9, house.secretary))

    def test_has_a_maximum_for_each_party(self, house, case, respondent):
        self.open(case, house, complainant(case))
        self.open(case, house, respondent, "dupliek")
        with pytest.raises(rules.NoRound, match=r"één ronde \(art\. 9\)"):
            self.open(case, house, complainant(case), "nog eens")

    @pytest.mark.begins(EMPTY)
    def test_waits_until_a_party_has_written(self):
        with transaction():
            kpz = a_house("kade", "KD", "kpz")
        case = asked_case(kpz)
        receive(case, next(p for p in case.parties if p.role is Role.RESPONDENT), kpz)
        self.open(case, kpz, complainant(case))
        with pytest.raises(rules.NoRound, match="schrijft nog in de ronde die loopt"):
            self.open(case, kpz, complainant(case), "nog eens")

    def test_may_be_shorter_not_longer(self, house, case):
        with pytest.raises(rules.NoRound, match="2 weken"):
            self.open(case, house, complainant(case), length=Length.parse("4w"))
        self.open(case, house, complainant(case), length=Length.parse("1w"))
        assert term(case, complainant(case), Clock.ROUND).last_day == date(2026, 3, 17)

    def test_tells_both_and_ends_when_the_paper_comes(self, house, case, respondent):
        self.open(case, house, complainant(case))
        assert case.state is State.WRITTEN_ROUND
        assert "Uiterlijk di 24 maart 2026" in body("response.round_opened")
        assert [letter.party_id for letter in letters("response.round_told")] == [respondent.id]
        with transaction():
            acts.file_paper(case, PDF, occasion=on(date(2026, 3, 20), party_actor(case)))
        assert term(case, complainant(case), Clock.ROUND).ending is Standing.MET
        with transaction():
            acts.close_round(case, on(date(2026, 3, 25), house.secretary))
        assert case.state is State.SCHEDULING
        assert db.session.scalars(select(Round)).one().closed_on == date(2026, 3, 25)

    def test_closed_without_a_word_lapses(self, house, case):
        self.open(case, house, complainant(case))
        with transaction():
            acts.close_round(case, on(date(2026, 3, 25), house.secretary))
        assert term(case, complainant(case), Clock.ROUND).ending is Standing.LAPSED


class TestPapers:
    """What one side files the other sees, unless the chair keeps it secret, and then they hear of it."""

    def file(self, case, by, paper=PDF, day=MARCH_9, **more):
        with transaction():
            acts.file_paper(case, paper, **more, occasion=on(day, by))
        return db.session.scalars(select(Document).order_by(Document.id.desc())).first()

    def seen_by(self, document):
        return {row.party_id for row in reads.living_access(document)} - {None}

    def test_is_not_filed_for_another_party(self, case, respondent):
        with pytest.raises(rules.NotYours):
            self.file(case, party_actor(case), party=respondent)

    def test_is_not_filed_in_an_ended_case(self, house):
        with transaction():
            case = a_case(house, State.WITHDRAWN, serial=5)
        with pytest.raises(NotOpen, match=r"art\. 13"):
            self.file(case, house.secretary)

    def test_is_seen_by_both_sides(self, case, respondent):
        document = self.file(case, party_actor(case))
        assert self.seen_by(document) == {complainant(case).id, respondent.id}
        assert [letter.party_id for letter in letters("response.paper_filed")] == [respondent.id]

    def test_is_not_seen_by_the_other_side_before_it_is_asked(self, house):
        with transaction():
            case = a_case(house, State.ADMISSIBILITY_REVIEW, serial=5)
        document = self.file(case, party_actor(case))
        assert self.seen_by(document) == {complainant(case).id}
        with transaction():
            admissibility.admit(case, case.elements, on(MARCH_9, house.chair))
        assert len(self.seen_by(document)) == 2

    def test_two_accused_see_only_their_own(self, house):
        with transaction():
            case = a_case(house, State.SCHEDULING, accused=2, serial=6)
            first, second = [p for p in case.parties if p.role is Role.ACCUSED]
            db.session.delete(db.session.get(ElementRespondent, (case.elements[1].id, first.id)))
            db.session.delete(db.session.get(ElementRespondent, (case.elements[0].id, second.id)))
        document = self.file(case, party_actor(case), elements=[case.elements[0]])
        assert first.id in self.seen_by(document)
        assert second.id not in self.seen_by(document)
        whole = self.file(case, party_actor(case), OTHER_PDF)
        assert not {first.id, second.id} & self.seen_by(whole)

    def test_after_the_closing_day_is_kept_and_marked(self, house, case):
        with transaction():
            entry = gate.enter(case, Act.NOTE, on(MARCH_9, house.secretary))
            clocks.begin(case, entry, Clock.PAPERS, on=date(2026, 4, 21))
        assert not self.file(case, party_actor(case), day=date(2026, 4, 14)).late
        assert self.file(case, party_actor(case), OTHER_PDF, day=date(2026, 4, 20)).late
        assert len(letters("response.paper_receipt")) == 1
        assert letters("response.paper_waiting")[0].to_name == "mr. E. van Dongen"
        assert "kwam na de laatste dag" in body("response.paper_filed", 1)

    def test_secret_waits_for_the_chair(self, house, case, respondent):
        document = self.file(case, party_actor(case), secret="Medische gegevens.")
        assert document.withheld
        assert self.seen_by(document) == {complainant(case).id}
        assert letters("response.paper_filed") == []

    def test_refuses_to_keep_a_paper_from_who_filed_it(self, house, case, respondent):
        document = self.file(case, party_actor(case))
        with pytest.raises(rules.NotWithholdable, match="diende dit stuk zelf in"), transaction():
            acts.withhold_paper(case, document, "Gezondheid.", hidden_from=[complainant(case)],
                                occasion=on(MARCH_9, house.chair))

    def test_withheld_is_told_without_a_word_of_it(self, house, case, respondent):
        document = self.file(case, party_actor(case))
        with pytest.raises(Forbidden), transaction():
            acts.withhold_paper(case, document, "Gezondheid.", occasion=on(MARCH_9, house.secretary))
        with transaction():
            acts.withhold_paper(
                case, document, "Gezondheid.", summary="Een brief van de arts.",
                occasion=on(MARCH_9, house.chair),
            )
        assert self.seen_by(document) == {complainant(case).id}
        words = body("response.paper_withheld")
        assert "Een brief van de arts." in words
        assert PDF.title not in words
        assert db.session.scalars(select(Access).where(Access.until.is_not(None))).one().until == MARCH_9

    def test_refused_secrecy_is_shared_or_returned(self, house, case, respondent):
        first = self.file(case, party_actor(case), secret="Privé.")
        second = self.file(case, party_actor(case), OTHER_PDF, secret="Privé.")
        with transaction():
            acts.share_paper(case, first, occasion=on(MARCH_9, house.chair))
            acts.share_paper(
                case, second, returned=True, reasons="Niet nodig.", occasion=on(MARCH_9, house.chair)
            )
        assert self.seen_by(first) == {complainant(case).id, respondent.id}
        assert not first.withheld
        assert reads.living_access(second) == []
        assert "Niet nodig." in body("response.paper_returned")
        assert len(letters("response.secrecy_refused")) == 1

    def test_only_the_chair_ends_secrecy_or_gives_a_paper_back(self, house, case, respondent):
        secret = self.file(case, party_actor(case), secret="Privé.")
        for more in ({}, {"returned": True}):
            with pytest.raises(Forbidden), transaction():
                acts.share_paper(case, secret, **more, occasion=on(MARCH_9, house.secretary))

    def test_who_is_spoken_for_gets_no_second_letter(self, house, case, respondent):
        secret = self.file(case, party_actor(case, Role.RESPONDENT), secret="Privé.")
        with transaction():
            person = a_person("F. Post")
            post = Party(case_id=case.id, role=Role.REPRESENTATIVE, person_id=person.id, from_day=MONDAY)
            db.session.add(post)
            db.session.flush()
            spoken_for = complainant(case).id
            db.session.add(
                Representation(representative_id=post.id, for_party_id=spoken_for, from_day=MONDAY)
            )
        case = db.session.get(Case, case.id)
        with transaction():
            acts.share_paper(case, secret, occasion=on(MARCH_9, house.chair))
        assert {post.id, spoken_for} <= self.seen_by(secret)
        assert [letter.to_name for letter in letters("response.paper_filed")] == ["F. Post"]


class TestUseOfAWithheldPaper:
    """A withheld paper is used only if the other side knows a summary and agrees in writing."""

    def withheld(self, case, house, summary="Een brief van de arts."):
        with transaction():
            acts.file_paper(case, PDF, occasion=on(MARCH_9, party_actor(case)))
            document = db.session.scalars(select(Document)).one()
            acts.withhold_paper(case, document, "Gezondheid.", summary=summary,
                                occasion=on(MARCH_9, house.chair))
        return document

    def answer(self, case, document, party, agrees=True, actor=None):
        by = actor or gate.party_actor(party.id, party.role, case.id)
        with transaction():
            return acts.agree_to_paper(case, document, party, agrees, occasion=on(MARCH_9, by))

    def test_is_not_for_staff_for_another_or_without_a_summary(self, house, case, respondent):
        document = self.withheld(case, house, summary=None)
        with pytest.raises(Forbidden):
            self.answer(case, document, respondent, actor=house.secretary)
        with pytest.raises(rules.NotYours):
            self.answer(case, document, respondent, actor=party_actor(case))
        with pytest.raises(rules.NotSecret, match="geen samenvatting"):
            self.answer(case, document, respondent)
        with pytest.raises(rules.NotSecret, match="niet geheim"):
            self.answer(case, document, complainant(case))
        assert reads.unusable(case) == [1]

    def test_agreement_makes_it_usable_and_a_later_no_ends_that(self, house, case, respondent):
        document = self.withheld(case, house)
        assert reads.unusable(case) == [1]
        self.answer(case, document, respondent)
        assert reads.unusable(case) == []
        assert [letter.to_name for letter in letters("response.paper_use")] == [
            "Anneke Visser",
            "mr. E. van Dongen",
        ]
        assert "mag het stuk nu gebruiken" in body("response.paper_use")
        self.answer(case, document, respondent, agrees=False)
        assert reads.unusable(case) == [1]
        assert "niet goed" in body("response.paper_use", 2)

    def test_withholding_it_anew_asks_anew(self, house, case, respondent):
        document = self.withheld(case, house)
        self.answer(case, document, respondent)
        with transaction():
            acts.withhold_paper(case, document, "Nog steeds.", summary="Korter.",
                                occasion=on(MARCH_9, house.chair))
        assert reads.unusable(case) == [1]

    def test_can_be_undone(self, house, case, respondent):
        document = self.withheld(case, house)
        entry = self.answer(case, document, respondent)
        with transaction():
            images.restore(entry.seq)
        assert reads.unusable(case) == [1]


def half_refused(house):
    """The first point was admitted, the second not."""
    with transaction():
        case = a_case(house, State.ADMISSIBILITY_REVIEW, elements=2)
        gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
        admissibility.admit(case, case.elements[:1], on(MARCH_9, house.chair))
        admissibility.declare_inadmissible(
            case, case.elements[1:], "too_late", "Te lang geleden.", occasion=on(MARCH_9, house.chair)
        )


@pytest.mark.begins(after(half_refused))
class TestAskedAgain:
    """An element that is admitted later is asked about with a whole term, and only that element."""

    def uphold(self, case, house):
        with transaction():
            admissibility.lodge_objection(
                case, case.elements[1], "Niet waar.", on(date(2026, 3, 16), party_actor(case))
            )
            admissibility.uphold_objection(
                case, case.elements[1], "Verschoonbaar.", on(date(2026, 3, 20), house.actor("elzinga"))
            )

    def test_begins_a_running_term_anew(self, house, case, respondent):
        self.uphold(case, house)
        assert [t.last_day for t in clocks.running(case, Clock.RESPONSE)] == [date(2026, 4, 10)]
        assert "Punt 1" not in body("admissibility.response_request", 1)
        receive(case, respondent, house, date(2026, 4, 1))
        assert case.state is State.SCHEDULING
        assert len(reads.responses(case)) == 2

    def test_starts_a_new_term_after_an_answer(self, house, case, respondent):
        receive(case, respondent, house, date(2026, 3, 12))
        assert case.state is State.SCHEDULING
        self.uphold(case, house)
        assert case.state is State.AWAITING_RESPONSE
        assert [t.last_day for t in clocks.running(case, Clock.RESPONSE)] == [date(2026, 4, 10)]
        receive(case, respondent, house, date(2026, 4, 1), text="Ook hierop nee.")
        assert case.state is State.SCHEDULING
        assert [row.text for row in reads.responses(case)] == ["Wij zien het anders.", "Ook hierop nee."]


class TestAStranger:
    """For somebody from another case there is no case, whatever he asks."""

    def test_learns_nothing_from_a_refusal(self, house, case, respondent):
        with transaction():
            stranger = party_actor(a_case(house, serial=9, complainant="Jan Buurman"), Role.RESPONDENT)
        with pytest.raises(Unknown), transaction():
            acts.receive_response(case, respondent, text="x", occasion=on(MARCH_9, stranger))
        with pytest.raises(Unknown), transaction():
            acts.file_paper(case, PDF, occasion=on(MARCH_9, stranger))
