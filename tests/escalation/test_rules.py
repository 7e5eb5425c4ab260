"""What a complaint must be before it is a case: pure rules of chapters intake and completion."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.escalation import refusals, rules, wire
from committee.escalation.content import Basis, Door, Escalation, Point, Someone
from committee.regulation.choices import Anonymity
from tests.escalation.complaints import VISSER, a_complaint

REQUIRED = ["name_and_contact", "description", "period", "against"]
CODES = st.lists(st.sampled_from([*REQUIRED, "wish", "consent", "schoenmaat"]), unique=True)
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


class TestMissing:
    """What the regulation requires is looked for; what is not there is missing."""

    @pytest.mark.parametrize(
        ("more", "gaps"),
        [
            ({}, []),
            ({"complainant": Someone(name="Fatma Demirci")}, ["name_and_contact"]),
            ({"complainant": None}, ["name_and_contact"]),
            ({"elements": [], "description": " "}, ["description", "period"]),
            ({"elements": [Point(text="Iets.")]}, ["period"]),
            ({"elements": [Point(text="Iets.")], "facts_from": date(2026, 1, 1)}, []),
            ({"accused": [], "elements": [Point(text="Iets.", period="mei")]}, ["against"]),
            ({"accused": [], "decision": "De waarschuwing."}, []),
        ],
    )
    def test_finds_the_gaps(self, more, gaps):
        assert rules.missing(a_complaint(**more), REQUIRED) == gaps

    def test_leaves_to_a_person_what_it_cannot_look_for(self):
        assert rules.missing(a_complaint(), ["schoenmaat"]) == ["schoenmaat"]

    @given(CODES)
    def test_names_nothing_that_is_not_required(self, required):
        assert set(rules.missing(a_complaint(), required)) <= set(required)

    @given(CODES, CODES, CODES)
    def test_gives_each_requirement_one_standing(self, required, gone, asked):
        items = rules.checklist([(code, code) for code in required], gone, asked)
        assert [item.code for item in items] == required
        assert all((item.standing is rules.Found.FOUND) is (item.code not in gone) for item in items)


class TestName:
    """Hearing both sides needs a name that the other side may know."""

    @pytest.mark.parametrize("nobody", [None, Someone(name=" ", email="iemand@example.org")])
    def test_refuses_nobody(self, nobody):
        with pytest.raises(refusals.Anonymous, match=r"art\. 4"):
            rules.require_name(a_complaint(complainant=nobody), "art. 4")

    def test_refuses_a_name_that_may_not_be_told(self):
        with pytest.raises(refusals.NotAnonymous, match="laat klager kiezen"):
            rules.require_name(a_complaint(unnamed=True), "")

    def test_lets_a_named_complaint_through(self):
        rules.require_name(a_complaint(), "art. 4")


class TestKeeping:
    """Three policies for a complaint without a name, and what each keeps."""

    @pytest.mark.parametrize(
        ("policy", "kept"),
        [
            (Anonymity.MELDING, rules.Keeping.REPORT),
            (Anonymity.REFUSE_UNREGISTERED, rules.Keeping.NOTHING),
            (Anonymity.REFUSE_REGISTERED, rules.Keeping.WHOLE),
            (Anonymity.UNSTATED, rules.Keeping.WHOLE),
        ],
    )
    def test_keeps(self, policy, kept):
        assert rules.keeping(policy) is kept


class TestOral:
    """Only what was said needs confirmation, and only where the regulation says so."""

    @pytest.mark.parametrize("door", list(Door))
    def test_needs_confirmation(self, door):
        assert rules.needs_confirmation(door, True) is (door in (Door.TELEPHONE, Door.DESK))
        assert not rules.needs_confirmation(door, False)

    def test_counts_from_the_confirmation(self):
        received, confirmed = date(2026, 3, 2), date(2026, 3, 5)
        assert rules.counts_from(received, confirmed) == confirmed
        assert rules.counts_from(received, None) == received


class TestPower:
    """Who speaks for another shows a written power, unless his office is one."""

    @pytest.mark.parametrize("basis", list(Basis))
    def test_is_asked_of_a_plain_representative_only(self, basis):
        rules.require_power(basis, shown=True)
        if basis is Basis.POWER:
            with pytest.raises(refusals.NoPower):
                rules.require_power(basis, shown=False)
        else:
            rules.require_power(basis, shown=False)


class TestAlike:
    """Names and texts are compared without capitals, dots and blanks."""

    def test_knows_a_name_written_otherwise(self):
        assert rules.same_name("mr. E. van Dongen", "Mr E van  Dongen")
        assert not rules.same_name("A. Visser", "B. Visser")

    @given(TEXTS, TEXTS)
    def test_is_the_same_both_ways_and_never_more_than_one(self, first, second):
        assert rules.alike(first, second) == rules.alike(second, first)
        assert 0 <= rules.alike(first, second) <= 1

    def test_finds_the_same_facts(self):
        assert rules.alike(VISSER.name, VISSER.name) == 1
        assert rules.alike("Lekkage in de badkamer", "De huurtoeslag klopt niet") == 0


class TestWire:
    """What is told in plain values is built again as it was."""

    @given(st.lists(TEXTS, max_size=4), st.booleans(), st.sampled_from(list(Door)), st.dates())
    def test_goes_there_and_back(self, texts, urgent, door, day):
        said = Escalation(
            organisation="Onderdak",
            received_on=day,
            door=door,
            urgent=urgent,
            complainant=VISSER,
            elements=[Point(text=text, facts_from=day) for text in texts],
        )
        assert wire.built(wire.told(said)) == said
