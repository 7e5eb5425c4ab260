"""Correction of slips, scenario 22, and the scenarios that end in a mixed verdict: 15 and 20."""

from datetime import date

import pytest

from committee.case import clocks, documents
from committee.case.records import Document, Standing
from committee.deadlines import Clock
from committee.deliberation import acts as chambers
from committee.deliberation.rules import Advice, Opinion, Part, Section
from committee.paper import VerdictPaper
from committee.people.records import RegulationVersion
from committee.permissions import Forbidden
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from committee.verdict import acts, reads, rules
from committee.verdict.reads.requested import paper_in_force
from committee.verdict.records import CorrectionRequest
from committee.verdict.rules import Overall, Replacement
from tests.builders import on, party_actor
from tests.prepared import HOUSE, after
from tests.verdict.scene import (
    DECIDED,
    IN_CHAMBERS,
    JUDGED,
    TO_SIGN,
    body,
    confirm,
    decided,
    find,
    heard_case,
    letters,
    refuse_element,
    served,
    sign,
)

SERVED, ASKED, MENDED = date(2026, 6, 4), date(2026, 6, 18), date(2026, 6, 23)
SLIP = [Replacement("op 3 maart 2025", "op 3 november 2025")]
TODAY = "Klager belde op 3 maart 2025 en kreeg geen gehoor."


def a_slip(house):
    """A verdict with a slip in it was sent."""
    with transaction():
        case = heard_case(house)
        chambers.find(case, parts=[Part(Section.FACTS, TODAY)], occasion=on(DECIDED, house.secretary),
                      recommendations=[Advice("Klager belt voortaan terug.", "de manager wonen")])
    served(case, house, *JUDGED, day=SERVED)


pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(after(a_slip))]


def ask(case, house, day=ASKED):
    with transaction():
        acts.request_correction(case, case.parties[0], "De datum klopt niet.",
                                on(day, party_actor(case)))


def correct(case, house, replacements=SLIP, **more):
    occasion = on(MENDED, house.chair)
    content = {"replacements": replacements, "reasons": "Een verschrijving.", **more}
    content |= acts.prepare_correction(case, occasion, content)
    with transaction():
        acts.correct(case, **content, occasion=occasion)


class TestRequest:
    """A party asks within its term; late is kept and marked."""

    def test_is_not_open_before_the_verdict_is_sent(self, house):
        with transaction():
            other = heard_case(house, serial=2)
        with pytest.raises(NotOpen), transaction():
            acts.request_correction(other, other.parties[0], "x", on(ASKED, party_actor(other)))

    def test_is_for_oneself_and_in_words(self, house, case):
        with pytest.raises(rules.NotOfThisCase), transaction():
            acts.request_correction(case, case.parties[1], "x", on(ASKED, party_actor(case)))
        with pytest.raises(rules.NoReasons), transaction():
            acts.request_correction(case, case.parties[0], " ", on(ASKED, party_actor(case)))

    @pytest.mark.parametrize(("day", "late"), [(ASKED, False), (date(2026, 6, 19), True)])
    def test_is_kept_marked_and_waits_for_the_chair(self, house, case, day, late):
        ask(case, house, day)
        assert [row.late for row in reads.open_requests(case)] == [late]
        assert ("na de laatste dag" in body(letters("verdict.correction_received")[0])) is late
        assert letters("verdict.correction_waiting")[0].account_id == house.accounts["vandongen"].id

    def test_keeps_the_case_from_being_closed(self, house, case):
        ask(case, house)
        with pytest.raises(rules.CorrectionWaiting), transaction():
            acts.close(case, noted="Gebeld.", occasion=on(date(2026, 7, 6), house.secretary))

    def test_to_change_the_reasoning_is_refused_with_words(self, house, case):
        ask(case, house)
        with pytest.raises(Forbidden), transaction():
            acts.refuse_correction(case, case.parties[0], "Nee.", on(MENDED, house.secretary))
        with transaction():
            acts.refuse_correction(case, case.parties[0], "Dat is geen verschrijving.",
                                   on(MENDED, house.chair))
        said = body(letters("verdict.correction_refused")[0])
        assert "De datum klopt niet." in said
        assert "Dat is geen verschrijving." in said
        assert db.session.query(CorrectionRequest).one().granted is False
        assert len(reads.current(case).versions) == 1

    def test_is_decided_once(self, house, case):
        with pytest.raises(rules.NothingAsked), transaction():
            acts.refuse_correction(case, case.parties[0], "Nee.", on(MENDED, house.chair))


class TestScenario22:
    """Version 2 "hersteld op …", version 1 kept, both sent anew; the reaction date stays."""

    def test_an_outcome_is_no_slip(self, house, case):
        with pytest.raises((rules.NotClerical, rules.NotInTheText)):
            correct(case, house, [Replacement("ongegrond", "gegrond")])

    def test_another_text_than_was_prepared(self, house, case):
        occasion = on(MENDED, house.chair)
        made = acts.prepare_correction(case, occasion, {"replacements": SLIP})
        with pytest.raises(rules.AnotherText), transaction():
            acts.correct(case, [Replacement("geen gehoor", "wel gehoor")], "x", **made, occasion=occasion)

    def test_makes_version_2_and_keeps_version_1(self, house, case):
        ask(case, house)
        correct(case, house, party=case.parties[0])
        first, second = (VerdictPaper.from_dict(row.content) for row in reads.current(case).versions)
        assert (second.version, second.restored_on) == (2, MENDED)
        assert (first.facts, second.facts) == ((TODAY,), (TODAY.replace("3 maart", "3 november"),))
        assert first.dictum == second.dictum
        papers = {row.title: row.number for row in db.session.query(Document).filter_by(kind="verdict")}
        assert [*papers] == ["Uitspraak", "Uitspraak, versie 2"]
        assert paper_in_force(case.id) == papers["Uitspraak, versie 2"]
        assert len({row.pdf_sha256 for row in reads.current(case).versions}) == 2
        assert reads.open_requests(case) == []

    @pytest.mark.parametrize(("wrong", "right", "kept"), [
        ("Klager belt", "Verweerder belt", ("Verweerder belt voortaan terug.", "de manager wonen")),
        ("de manager wonen", "de directeur", ("Klager belt voortaan terug. Dit is aan de directeur.", None)),
    ])
    def test_what_is_recommended_reads_as_corrected(self, house, case, wrong, right, kept):
        correct(case, house, [Replacement(wrong, right)])
        [row] = reads.recommendations(case)
        assert (row.text, row.owner) == kept

    def test_tells_both_anew_and_lets_the_dates_stand(self, house, case):
        before = [term.last_day for term in clocks.running(case)]
        correct(case, house)
        assert [term.last_day for term in clocks.running(case)] == before
        told = letters("verdict.corrected")
        assert [letter.party_id for letter in told] == [party.id for party in case.parties]
        assert "Er stond: ‘op 3 maart 2025’. Er staat nu: ‘op 3 november 2025’." in body(told[0])
        assert "De data uit onze eerdere brief blijven gelden." in body(told[0])

    def test_restarts_the_reaction_only_when_the_chair_finds_the_dictum_changed(self, house, case):
        correct(case, house, dictum_changed=True)
        assert [term.last_day for term in clocks.running(case, Clock.REACTION)] == [date(2026, 7, 21)]
        respondent = body(letters("verdict.corrected")[1])
        assert "Uiterlijk di 21 juli 2026:</strong> stuur ons uw reactie" in respondent

    def test_the_next_correction_makes_version_3(self, house, case):
        correct(case, house)
        correct(case, house, [Replacement("geen gehoor", "niemand aan de lijn")])
        assert [row.version for row in reads.current(case).versions] == [1, 2, 3]
        assert "niemand aan de lijn" in reads.signed(case)[1].content["facts"][0]


@pytest.mark.begins(HOUSE)
class TestMixed:
    """What was withdrawn or refused has its own line and does not colour the rest."""

    def test_scenario_15_one_element_withdrawn_at_the_hearing(self, house):
        with transaction():
            case = heard_case(house, elements=3, serial=2)
            case.elements[1].standing = Standing.WITHDRAWN
        decided(case, house, Opinion.FOUNDED, Opinion.FOUNDED)
        confirm(case, house)
        verdict, version = reads.signed(case)
        assert verdict.overall is Overall.FOUNDED
        assert [line["outcome"] for line in version.content["dictum"]] == [
            "gegrond", "ingetrokken", "gegrond"]

    def test_scenario_20_four_lines_and_partly(self, house):
        with transaction():
            case = heard_case(house, elements=4, serial=2)
            refuse_element(case, case.elements[2], house)
        decided(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED, Opinion.NO_OPINION)
        confirm(case, house)
        verdict, version = reads.signed(case)
        assert verdict.overall is Overall.PARTLY
        assert [line["outcome"] for line in version.content["dictum"]] == [
            "gegrond", "ongegrond", "niet-ontvankelijk", "geen oordeel"]
        said = version.content["elements"][2]["admissibility"]
        assert "art. 6 onder b" in said
        assert "Te lang geleden." in said

    def test_scenario_20_one_founded_and_one_refused_is_founded(self, house):
        with transaction():
            case = heard_case(house, serial=2)
            refuse_element(case, case.elements[1], house)
        decided(case, house, Opinion.FOUNDED)
        confirm(case, house)
        assert reads.signed(case)[0].overall is Overall.FOUNDED


class TestPaper:
    """The verdict tells the course from the days on record, and nothing of who voted what."""

    @pytest.mark.one_database
    def test_tells_both_views_and_the_course(self, case):
        sheet = VerdictPaper.from_dict(reads.signed(case)[1].content)
        assert sheet.procedure[0] == "Klager heeft op 2 maart 2026 een klacht ingediend."
        assert "Stichting Onderdak Eemrand heeft op 27 maart 2026 verweer gevoerd." in sheet.procedure[2]
        assert "de klachtonderdelen 1 en 2 op 9 maart 2026 ontvankelijk verklaard" in sheet.procedure[1]
        assert "op 21 april 2026 om 14.00 uur" in sheet.appeared[0]
        assert "betwist dit klachtonderdeel: ‘De afspraken" in sheet.elements[0].response
        assert sheet.elements[0].considerations[1] == "Dat had wel gemoeten."
        assert "uiterlijk 4 weken na verzending" in sheet.follow_up[1]

    @pytest.mark.begins(IN_CHAMBERS)
    def test_says_nothing_of_a_dissent(self, house, case):
        find(case, house, Opinion.FOUNDED, Opinion.FOUNDED)
        occasion = on(DECIDED, house.members[1])
        for element in case.elements:
            for member in (house.chair, house.members[0]):
                with transaction():
                    chambers.agree(case, element, 1, occasion=on(DECIDED, member))
        plain = reads.paper_of(case, DECIDED, "Amersfoort").as_dict()
        for element in case.elements:
            with transaction():
                chambers.agree(case, element, 1, opinion=Opinion.UNFOUNDED, occasion=occasion)
        assert reads.paper_of(case, DECIDED, "Amersfoort").as_dict() == plain


def two_signatures(house):
    """The committee decided, and its regulation has the secretary sign too."""
    with transaction():
        version = db.session.query(RegulationVersion).one()
        version.toml = version.toml.replace('signs = ["chair"]', 'signs = ["chair", "secretary"]')


@pytest.mark.begins(after(two_signatures, TO_SIGN))
class TestSecondSignature:
    """Where the regulation has the secretary sign too, the case waits for it."""

    def cosign(self, case, house, day=date(2026, 5, 8)):
        occasion = on(day, house.secretary)
        content = acts.prepare(case, occasion)
        with transaction():
            acts.sign(case, **content, occasion=occasion)

    def test_comes_after_the_chairs(self, house, case):
        with pytest.raises(rules.NotTheSigner, match="eerst"):
            self.cosign(case, house)

    def test_moves_the_case_and_is_recorded(self, house, case):
        sign(case, house)
        assert case.state is State.DRAFTING
        self.cosign(case, house)
        version = reads.signed(case)[1]
        assert case.state is State.DECIDED
        assert version.cosigned_by == house.secretary.key
        assert [one["role"] for one in version.content["signers"]] == ["voorzitter", "secretaris"]
        assert version.pdf_sha256 == documents.keep(documents.content_of(version.pdf_sha256))

    def test_a_text_changed_in_between_is_signed_anew_by_the_chair(self, house, case):
        confirm(case, house)
        with transaction():
            chambers.find(case, parts=[Part(Section.FACTS, "Nog een feit.")],
                          occasion=on(DECIDED, house.secretary))
        with pytest.raises(rules.AnotherText, match="voorzitter tekent opnieuw"):
            self.cosign(case, house)
        confirm(case, house)
        self.cosign(case, house)
        assert len(reads.current(case).versions) == 1
