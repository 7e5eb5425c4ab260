"""Stage 5 as acts: findings in versions, agreement with exactly one version, the decision, and going back."""

import ast
from datetime import date
from pathlib import Path

import pytest

from committee.case import clocks, images
from committee.case.records import Standing
from committee.deadlines import Clock
from committee.deliberation import acts, rules
from committee.deliberation import reads as chambers
from committee.deliberation.records import Agreement, Finding, FindingVersion
from committee.deliberation.rules import Advice, Opinion, Part, Section, Views
from committee.hearing.records import Hearing
from committee.paths import HOME
from committee.permissions import Forbidden, Occasion, Unknown
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import noon, on, party_actor
from tests.verdict.scene import (
    AGREED,
    DECIDED,
    FOUND,
    IN_CHAMBERS,
    TO_SIGN,
    body,
    find,
    letters,
    version_of,
)

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(IN_CHAMBERS)]


class TestFind:
    """Secretary, chair or member drafts; nothing is overwritten."""

    def test_is_closed_to_parties_and_to_members_who_do_not_sit(self, house, case):
        with pytest.raises(Forbidden), transaction():
            acts.find(case, parts=[Part(Section.FACTS, "x")], occasion=on(DECIDED, party_actor(case)))
        with pytest.raises(Unknown), transaction():
            acts.find(case, parts=[Part(Section.FACTS, "x")], occasion=on(DECIDED, house.actor("osei")))

    def test_is_not_of_a_chair_who_does_not_sit_or_a_member_who_did_not_hear(self, house, case):
        with transaction():
            for invitee in db.session.query(Hearing).one().invitees:
                if invitee.account_id == house.accounts["lammerts"].id:
                    invitee.appeared = False
        for name in ("elzinga", "lammerts"):
            with pytest.raises(Forbidden, match="wie deze zaak hoorde"), transaction():
                acts.find(case, parts=[Part(Section.FACTS, "x")], occasion=on(DECIDED, house.actor(name)))
            with pytest.raises(Forbidden, match="wie deze zaak hoorde"), transaction():
                acts.find(case, parts=[Part(Section.FACTS, "x")],
                          occasion=on(DECIDED, house.actor(name), house.secretary, "telefoon"))

    def test_is_not_open_before_the_hearing_is_closed(self, house, case):
        with transaction():
            case.state = State.HEARING_HELD
        with pytest.raises(NotOpen):
            find(case, house, Opinion.FOUNDED, Opinion.FOUNDED)

    def test_is_about_an_admitted_element(self, house, case):
        with transaction():
            case.elements[1].standing = Standing.WITHDRAWN
        with pytest.raises(rules.NotAdmitted, match="Klachtonderdeel 2"), transaction():
            acts.find(case, element=case.elements[1], opinion=Opinion.FOUNDED,
                      occasion=on(DECIDED, house.secretary))

    @pytest.mark.parametrize("content", [{}, {"opinion": Opinion.FOUNDED}, {"views": Views("a", "b")}])
    def test_says_something(self, house, case, content):
        with pytest.raises(rules.NothingToKeep), transaction():
            acts.find(case, **content, occasion=on(DECIDED, house.secretary))

    @pytest.mark.begins(FOUND)
    def test_keeps_what_it_said_before(self, house, case):
        find(case, house, Opinion.PARTLY, Opinion.UNFOUNDED)
        kept = db.session.query(FindingVersion).order_by(FindingVersion.id).all()
        assert [(row.version, row.opinion) for row in kept] == [
            (1, Opinion.FOUNDED), (1, Opinion.UNFOUNDED), (2, Opinion.PARTLY)]

    def test_keeps_parts_and_recommendations_in_versions(self, house, case):
        for text in ("Een feit.", "Een ander feit."):
            with transaction():
                acts.find(case, parts=[Part(Section.FACTS, text)],
                          recommendations=[Advice("Bel terug.", "de manager", date(2026, 9, 1))],
                          occasion=on(DECIDED, house.members[0]))
        assert chambers.section(case, Section.FACTS) == "Een ander feit."
        assert chambers.latest(case, Section.FACTS).version == 2
        assert chambers.latest(case, chambers.RECOMMENDATIONS).version == 1
        assert chambers.recommendations(case) == [Advice("Bel terug.", "de manager", date(2026, 9, 1))]

    @pytest.mark.begins(FOUND)
    def test_can_be_undone(self, house, case):
        with transaction():
            entry = acts.find(case, element=case.elements[0], opinion=Opinion.PARTLY,
                              occasion=on(DECIDED, house.secretary))
            seq = entry.seq
        with transaction():
            images.restore(seq)
        assert db.session.query(Finding).order_by(Finding.id).first().opinion is Opinion.FOUNDED
        assert db.session.query(FindingVersion).count() == 2


@pytest.mark.begins(FOUND)
class TestAgree:
    """A member who heard the case, with exactly the version he read; the secretary never votes."""

    def agree(self, case, by, version=1, opinion=None):
        with transaction():
            acts.agree(case, case.elements[0], version, opinion=opinion, occasion=on(DECIDED, by))

    def test_is_never_for_the_secretary(self, house, case):
        with pytest.raises(Forbidden, match="secretaris"):
            self.agree(case, house.secretary)

    def test_is_not_for_a_chair_who_does_not_sit(self, house, case):
        with pytest.raises(rules.DidNotHear):
            self.agree(case, house.actor("elzinga"))

    def test_is_not_for_a_member_who_was_not_at_the_hearing(self, house, case):
        with transaction():
            for invitee in db.session.query(Hearing).one().invitees:
                if invitee.account_id == house.accounts["lammerts"].id:
                    invitee.appeared = False
        with pytest.raises(rules.DidNotHear, match="gehoord"):
            self.agree(case, house.members[0])

    def test_is_with_the_version_that_stands(self, house, case):
        find(case, house, Opinion.PARTLY, Opinion.UNFOUNDED)
        with pytest.raises(rules.StaleVersion, match="versie 1, nu geldt versie 2"):
            self.agree(case, house.members[0])

    def test_holds_one_vote_per_member(self, house, case):
        self.agree(case, house.members[0])
        self.agree(case, house.members[0], opinion=Opinion.PARTLY)
        assert [row.opinion for row in db.session.query(Agreement)] == [Opinion.PARTLY]

    def test_is_recorded_by_the_secretary_with_how_it_came(self, house, case):
        occasion = Occasion(DECIDED, noon(DECIDED), house.members[0], house.secretary, "telefoon")
        with transaction():
            entry = acts.agree(case, case.elements[0], 1, occasion=occasion)
        assert (entry.decided_by, entry.recorded_by) == (house.members[0].key, house.secretary.key)
        assert "opinion" not in entry.facts


class TestDecide:
    """Every element has a finding that the majority holds in this very wording."""

    def test_is_for_the_chair_of_this_case(self, house, case):
        with pytest.raises(Forbidden), transaction():
            acts.decide(case, on(DECIDED, house.members[0]))
        with pytest.raises(rules.NotTheChair, match="van Dongen"), transaction():
            acts.decide(case, on(DECIDED, house.actor("elzinga")))

    def test_names_what_is_missing(self, house, case):
        with pytest.raises(rules.NoFinding, match="klachtonderdeel 1"), transaction():
            acts.decide(case, on(DECIDED, house.chair))
        find(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        names = "mr. E. van Dongen, drs. P. Lammerts en S. Bhagwandin"
        with pytest.raises(rules.NoMajority, match=f"ontbreekt het oordeel van {names}"), transaction():
            acts.decide(case, on(DECIDED, house.chair))

    @pytest.mark.begins(AGREED)
    def test_an_old_agreement_does_not_count_for_a_new_wording(self, house, case):
        find(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="Anders gezegd.")
        with pytest.raises(rules.NoMajority), transaction():
            acts.decide(case, on(DECIDED, house.chair))

    @pytest.mark.begins(AGREED)
    def test_a_majority_against_the_draft_sends_it_back(self, house, case):
        for member in house.members:
            with transaction():
                acts.agree(case, case.elements[0], 1, opinion=Opinion.UNFOUNDED, occasion=on(DECIDED, member))
        with pytest.raises(rules.NotCarried, match="Pas de bevinding aan"), transaction():
            acts.decide(case, on(DECIDED, house.chair))

    @pytest.mark.begins(AGREED)
    def test_one_dissent_does_not_keep_two_from_deciding(self, house, case):
        with transaction():
            acts.agree(case, case.elements[0], version_of(case.elements[0]), opinion=Opinion.PARTLY,
                       occasion=on(DECIDED, house.members[1]))
        with transaction():
            acts.decide(case, on(DECIDED, house.chair))
        assert case.state is State.DRAFTING
        assert all(row.decided for row in db.session.query(Finding))


@pytest.mark.begins(TO_SIGN)
class TestReopen:
    """The chair goes back to the investigation, with reasons; nothing is decided any more."""

    def test_needs_reasons(self, house, case):
        with pytest.raises(rules.NoReasons), transaction():
            acts.reopen(case, State.SCHEDULING, " ", on(DECIDED, house.chair))

    def test_goes_back_to_a_hearing_only(self, house, case):
        with pytest.raises(NotOpen), transaction():
            acts.reopen(case, State.DELIBERATION, "Nog een vraag.", on(DECIDED, house.chair))

    def test_keeps_agreements_and_undoes_the_decision(self, house, case):
        with transaction():
            acts.reopen(case, State.SCHEDULING, "Een getuige meldde zich.", on(DECIDED, house.chair))
        assert case.state is State.SCHEDULING
        assert db.session.query(Agreement).count() == 6
        assert not any(row.decided for row in db.session.query(Finding))
        assert clocks.running(case, Clock.VERDICT) == []
        assert [clock.clock for clock in clocks.running(case)] == [Clock.OVERALL]

    def test_tells_both_sides_why(self, house, case):
        with transaction():
            acts.reopen(case, State.HEARING_HELD, "Wij missen een stuk.", on(DECIDED, house.chair))
        told = letters("deliberation.reopened")
        assert [letter.party_id for letter in told] == [party.id for party in case.parties]
        assert "Wij missen een stuk." in body(told[0])
        assert "tot en met welke dag" in body(told[0])


def test_no_page_or_figure_outside_chambers_reads_them():
    """Portal, desk, report, API and post never look at a finding or a vote; the verdict is what they read."""
    rooms = ("records", "reads")
    closed = {"committee.deliberation", *(f"committee.deliberation.{room}" for room in rooms)}
    outside = [path for room in ("portal", "desk", "report", "api", "post", "web", "response", "hearing")
               for path in (Path(HOME) / "committee" / room).rglob("*.py")]
    assert outside
    for path in outside:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else \
                [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not set(names) & closed, f"{path.name} reads what is said in chambers"


@pytest.mark.begins(TO_SIGN)
def test_no_word_of_chambers_leaves_before_the_verdict(case):
    assert letters("deliberation.reopened") == []
    assert Act.DECIDE in {entry.act for entry in db.session.query(clocks.Entry)}
