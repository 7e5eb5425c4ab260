"""Competence and admissibility as rules: findings shown to the chair, and where rulings lead."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.admissibility import rules
from committee.admissibility.rules import CaseFacts, ElementFacts, check
from committee.procedure import State
from committee.regulation import parse, shipped_text
from committee.regulation.choices import GroundKind

HOUSING, CVP = parse(shipped_text("loket-housing")), parse(shipped_text("cvp-wzd"))
WHIT_MONDAY = date(2026, 5, 25)
STANDINGS = ("open", "admitted", "inadmissible", "not_competent", "withdrawn")


def finding(code, element=None, case=None, regulation=HOUSING):
    found = check(element or ElementFacts(), case or CaseFacts(WHIT_MONDAY), regulation)
    return next(finding for finding in found if finding.code == code)


class TestScenario7OneYear:
    """Filed on Whit Monday 25 May 2026: the limit is in years and never moves."""

    def test_one_day_too_late(self):
        found = finding("too_late", ElementFacts(date(2025, 5, 24), date(2025, 5, 24)))
        assert found.ok is False
        assert "1 dag na het jaar, dat eindigde op zo 24 mei 2026" in found.why
        assert "verschoonbaar" in found.why
        assert (found.article, found.duty) == ("art. 6 onder b", "may")

    def test_in_time(self):
        assert finding("too_late", ElementFacts(date(2025, 6, 2))).ok is True

    def test_says_so_without_a_day(self):
        assert finding("too_late").ok is None

    @pytest.mark.parametrize(
        ("first", "last", "ok"),
        [
            (date(2023, 5, 24), date(2026, 5, 1), False),
            (date(2023, 5, 25), date(2025, 5, 25), True),
            (date(2023, 5, 25), date(2025, 5, 24), None),
        ],
    )
    def test_continuing_facts_have_three_years_from_their_start(self, first, last, ok):
        assert finding("too_late", ElementFacts(first, last)).ok is ok

    @given(st.dates(date(2010, 1, 1), date(2040, 12, 31)), st.integers(0, 800))
    def test_who_files_earlier_is_never_later(self, day, wait):
        filed = day + timedelta(days=wait)
        now = finding("too_late", ElementFacts(day), CaseFacts(filed)).ok
        before = finding("too_late", ElementFacts(day), CaseFacts(max(day, filed - timedelta(days=1)))).ok
        assert before or not now


class TestFindings:
    """The program shows what it sees on each ground; what it cannot see it leaves to the chair."""

    def test_shows_only_grounds_of_the_regulation(self):
        codes = {found.code for found in check(ElementFacts(), CaseFacts(WHIT_MONDAY), CVP)}
        assert "first_line_first" not in codes
        assert codes <= {ground.code for ground in CVP.grounds}

    def test_first_line(self):
        assert finding("first_line_first").ok is False
        talked = CaseFacts(WHIT_MONDAY, first_line=(date(2026, 4, 1),))
        assert finding("first_line_first", case=talked).why.startswith("De klacht is op wo 1 april 2026")

    def test_anonymous_must_and_says_what_follows(self):
        found = finding("anonymous", case=CaseFacts(WHIT_MONDAY, named=False))
        assert (found.ok, found.duty) == (False, "must")
        assert "melding" in found.why

    @pytest.mark.parametrize(
        ("code", "facts"),
        [
            ("pending_elsewhere", {"other_proceedings": "huurcommissie"}),
            ("handled_before", {"alike": ("OD-2025-0003",)}),
            ("damages", {"wish": "Ik wil schadevergoeding."}),
            ("not_entitled", {"kind": "employee"}),
        ],
    )
    def test_leaves_to_the_chair_what_only_a_person_can_tell(self, code, facts):
        assert finding(code, case=CaseFacts(WHIT_MONDAY, **facts)).ok is None

    def test_names_where_an_employee_goes(self):
        assert "medewerkers" in finding("not_entitled", case=CaseFacts(WHIT_MONDAY, kind="employee")).why


class TestWhereRulingsLead:
    """The ruling on the last open element moves the case."""

    @given(st.lists(st.sampled_from(STANDINGS), min_size=1))
    def test_waits_for_every_element_and_lives_with_one_admitted(self, standings):
        to = rules.leads_to(standings)
        assert (to is None) == ("open" in standings)
        if to is not None:
            assert (to is State.AWAITING_RESPONSE) == ("admitted" in standings)

    def test_not_competent_only_if_that_is_all(self):
        assert rules.leads_to(["not_competent", "withdrawn"]) is State.NOT_COMPETENT
        assert rules.leads_to(["not_competent", "inadmissible"]) is State.INADMISSIBLE

    def test_every_ground_fits_its_own_ruling_only(self):
        for ground in HOUSING.grounds:
            for kind in GroundKind:
                if kind is ground.kind:
                    assert rules.ground_for(HOUSING, ground.code, kind) == ground
                else:
                    with pytest.raises(rules.UnknownGround):
                        rules.ground_for(HOUSING, ground.code, kind)
