"""The words of the complaint and who is in the case: chapter intake."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.records import Case, Document, Element, Party, Representation, Standing
from committee.deadlines import Clock
from committee.escalation import acts, reads, refusals
from committee.escalation.content import Basis, Someone
from committee.permissions import Forbidden, Role, Unknown
from committee.post.records import Letter
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, on, party_actor

pytestmark = pytest.mark.usefixtures("app")
POWER = Paper("Machtiging", "machtiging.pdf", "application/pdf", b"%PDF-1.7")


def case_in(house, state=State.RECEIVED, **more) -> Case:
    with transaction():
        return a_case(house, state, **more)


def do(act, case, actor, **content):
    with transaction():
        case = db.session.get(Case, case.id)
        if "element" in content:
            content["element"] = db.session.get(Element, content["element"])
        if "for_party" in content:
            content["for_party"] = db.session.get(Party, content["for_party"])
        if "against" in content:
            content["against"] = [db.session.get(Party, number) for number in content["against"]]
        return act(case, occasion=on(MONDAY, actor), **content)


def told() -> list[tuple[str, str]]:
    return [
        (letter.kind, letter.to_name) for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ]


class TestRewordElement:
    """The number of an element never changes, its words may; who knows it, hears of it."""

    def test_refuses_another_case_a_withdrawn_element_and_no_change(self, house):
        case, other = case_in(house), case_in(house, serial=2, complainant="Jan Buurman")
        first = case.elements[0].id
        with pytest.raises(refusals.WrongElement):
            do(acts.reword_element, case, house.secretary, element=other.elements[0].id, text="Anders.")
        for text in ("", "  ", "Punt 1 van de klacht.", "x" * 20_001):
            with pytest.raises(refusals.NothingSaid):
                do(acts.reword_element, case, house.secretary, element=first, text=text)
        with transaction():
            db.session.get(Element, first).standing = Standing.WITHDRAWN
        with pytest.raises(refusals.WrongElement, match="nog wordt behandeld"):
            do(acts.reword_element, case, house.secretary, element=first, text="Anders.")

    def test_lets_the_complainant_correct_until_the_other_side_was_asked(self, house):
        case = case_in(house)
        do(acts.reword_element, case, party_actor(case), element=case.elements[0].id, text="Anders.")
        assert told() == []
        asked = case_in(house, State.AWAITING_RESPONSE, serial=2, complainant="Jan Buurman")
        with pytest.raises(refusals.WrongElement, match="secretariaat"):
            do(acts.reword_element, asked, party_actor(asked), element=asked.elements[0].id, text="Anders.")
        with pytest.raises(Forbidden):
            do(acts.reword_element, case, house.chair, element=case.elements[0].id, text="Nog anders.")

    def test_keeps_the_earlier_words_and_tells_both_sides(self, house):
        case = case_in(house, State.AWAITING_RESPONSE)
        do(acts.reword_element, case, house.secretary, element=case.elements[0].id, text="Beter gezegd.")
        element = db.session.get(Element, case.elements[0].id)
        assert [wording.text for wording in element.wordings] == ["Punt 1 van de klacht.", "Beter gezegd."]
        assert element.number == 1
        assert told() == [
            ("escalation.reworded", "Anneke Visser"),
            ("escalation.reworded", "Stichting Onderdak Eemrand"),
        ]
        body = db.session.scalars(select(Letter)).first().paper["body_html"]
        assert "Punt 1 van de klacht." in body
        assert "Beter gezegd." in body


class TestAddElement:
    """A later element needs the chair's leave, its own review and its own response."""

    def test_refuses_the_secretary_no_words_and_who_is_no_respondent(self, house):
        case = case_in(house)
        with pytest.raises(Forbidden):
            do(acts.add_element, case, house.secretary, text="Nog iets.")
        with pytest.raises(refusals.NothingSaid):
            do(acts.add_element, case, house.chair, text=" ")
        klager = case.parties[0].id
        with pytest.raises(refusals.WrongParty):
            do(acts.add_element, case, house.chair, text="Nog iets.", against=[klager])

    def test_refuses_once_the_hearing_is_planned(self, house):
        case = case_in(house, State.HEARING_SCHEDULED)
        with pytest.raises(NotOpen):
            do(acts.add_element, case, house.chair, text="Nog iets.")

    def test_stays_early_and_goes_back_to_the_review_later(self, house):
        early = case_in(house)
        do(acts.add_element, early, house.chair, text="Nog iets.")
        assert db.session.get(Case, early.id).state is State.RECEIVED
        assert told() == [("escalation.added", "Anneke Visser")]
        later = case_in(house, State.SCHEDULING, serial=2)
        do(acts.add_element, later, house.chair, text="Nog iets.", facts_from=date(2026, 2, 1))
        later = db.session.get(Case, later.id)
        assert later.state is State.ADMISSIBILITY_REVIEW
        assert (later.elements[2].number, later.elements[2].standing) == (3, Standing.OPEN)
        assert Clock.RESPONSE not in reads.last_days(later)
        assert told()[-1] == ("escalation.added", "Stichting Onderdak Eemrand")


class TestAddParty:
    """Who joins, joins in a role; who speaks for another shows that he may."""

    def test_refuses_staff_roles_strangers_and_a_missing_power(self, house):
        case, other = case_in(house), case_in(house, serial=2, complainant="Jan Buurman")
        post = Someone(name="mr. F. Post", email="post@example.org")
        with pytest.raises(refusals.WrongParty, match="voorzitter"):
            do(acts.add_party, case, house.secretary, role=Role.CHAIR, person=post)
        with pytest.raises(refusals.WrongParty, match="voor wie"):
            do(acts.add_party, case, house.secretary, role=Role.REPRESENTATIVE, person=post)
        with pytest.raises(refusals.WrongParty):
            do(
                acts.add_party,
                case,
                house.secretary,
                role=Role.REPRESENTATIVE,
                person=post,
                for_party=other.parties[0].id,
            )
        with pytest.raises(refusals.NoPower, match="machtiging"):
            do(
                acts.add_party,
                case,
                house.secretary,
                role=Role.REPRESENTATIVE,
                person=post,
                for_party=case.parties[0].id,
            )
        with pytest.raises(Forbidden):
            do(acts.add_party, case, house.chair, role=Role.SUPPORT, person=post)

    @pytest.mark.parametrize(("basis", "power"), [(Basis.POWER, POWER), (Basis.LAWYER, None)])
    def test_writes_to_who_speaks_from_then_on(self, house, basis, power):
        case = case_in(house)
        do(
            acts.add_party,
            case,
            house.secretary,
            role=Role.REPRESENTATIVE,
            person=Someone(name="mr. F. Post", email="post@example.org", salutation="Geachte heer Post"),
            for_party=case.parties[0].id,
            scope="de hoorzitting",
            basis=basis,
            power=power,
        )
        case = db.session.get(Case, case.id)
        assert [party.name for party in case_reads.complainants(case)] == ["mr. F. Post"]
        kept = db.session.scalars(select(Representation)).one()
        assert kept.scope == "de hoorzitting"
        assert (kept.document_id is not None) is (power is not None)
        assert told() == [
            ("escalation.speaks_for", "mr. F. Post"),
            ("escalation.spoken_for", "Anneke Visser"),
        ]

    def test_keeps_secret_address_channel_needs_and_contact_agreement(self, house):
        case = case_in(house)
        who = Someone(
            name="Els Haan",
            street="Kade 2",
            town="Soest",
            secret_address=True,
            by_post=True,
            needs="tolk Pools",
        )
        do(
            acts.add_party,
            case,
            house.secretary,
            role=Role.CLIENT,
            person=who,
            contact_agreement="alleen schriftelijk",
        )
        party = db.session.get(Case, case.id).parties[-1]
        assert (party.channel.value, party.needs, party.contact_agreement) == (
            "post",
            "tolk Pools",
            "alleen schriftelijk",
        )
        assert party.person.secret_address
        assert db.session.scalars(select(Document)).first() is None

    def test_directs_elements_at_an_accused_person(self, house):
        case = case_in(house)
        with transaction():
            mine = db.session.get(Case, case.id)
            acts.add_party(
                mine,
                Role.ACCUSED,
                Someone(name="M. Peters"),
                elements=mine.elements[:1],
                occasion=on(MONDAY, house.secretary),
            )
        party = db.session.get(Case, case.id).parties[-1]
        assert [element.number for element in case_reads.elements_against(party)] == [1]


class TestWhoHelpsMe:
    """A party brings who helps itself, and nobody else."""

    POST = Someone(name="mr. F. Post", email="post@example.org")

    def helped(self, case, actor, role=Role.SUPPORT, **more):
        do(acts.add_party, case, actor, **({"role": role, "person": self.POST} | more))
        return db.session.get(Case, case.id).parties[-1]

    @pytest.mark.parametrize("role", [Role.COMPLAINANT, Role.RESPONDENT, Role.ACCUSED])
    def test_supports_whoever_asked_him(self, house, role):
        case = case_in(house, accused=1)
        actor = party_actor(case, role)
        name = next(party.name for party in case.parties if party.id == actor.party_id)
        found = self.helped(case, actor, contact_agreement="nooit bellen", title="voorzitter")
        assert (found.role, found.title, found.contact_agreement) == (Role.SUPPORT, name, None)

    def test_refuses_every_other_role(self, house):
        case = case_in(house)
        for role in Role:
            if role not in (Role.SUPPORT, Role.REPRESENTATIVE):
                with pytest.raises(refusals.WrongParty):
                    self.helped(case, party_actor(case), role)

    def test_refuses_to_let_somebody_speak_for_another(self, house):
        case = case_in(house, accused=1)
        lawyer = {"role": Role.REPRESENTATIVE, "basis": Basis.LAWYER}
        for role in (Role.RESPONDENT, Role.ACCUSED):
            with pytest.raises(refusals.WrongParty):
                self.helped(case, party_actor(case, role), for_party=case.parties[0].id, **lawyer)
        with pytest.raises(refusals.WrongParty):
            self.helped(case, party_actor(case, Role.RESPONDENT), for_party=case.parties[1].id, **lawyer)
        with pytest.raises(refusals.WrongParty):
            self.helped(case, party_actor(case), for_party=case.parties[1].id, **lawyer)

    def test_lets_the_complainant_be_spoken_for_with_a_power(self, house):
        case = case_in(house)
        with pytest.raises(refusals.NoPower):
            self.helped(case, party_actor(case), Role.REPRESENTATIVE, for_party=case.parties[0].id)
        self.helped(case, party_actor(case), Role.REPRESENTATIVE, for_party=case.parties[0].id, power=POWER)
        assert told() == [("escalation.speaks_for", "mr. F. Post"),
                          ("escalation.spoken_for", "Anneke Visser")]

    def test_a_representative_brings_no_other_in_his_place(self, house):
        case = case_in(house)
        self.helped(case, party_actor(case), Role.REPRESENTATIVE, for_party=case.parties[0].id, power=POWER)
        speaker = party_actor(db.session.get(Case, case.id), Role.REPRESENTATIVE)
        for whose in (case.parties[0].id, speaker.party_id):
            with pytest.raises(refusals.WrongParty):
                self.helped(case, speaker, Role.REPRESENTATIVE, for_party=whose, power=POWER)

    def test_nobody_from_another_case(self, house):
        case, other = case_in(house), case_in(house, serial=2, complainant="Jan Buurman")
        with pytest.raises(Unknown):
            self.helped(case, party_actor(other))

    def test_not_without_end(self, house):
        case = case_in(house)
        for _ in range(6):
            self.helped(case, party_actor(case))
        with pytest.raises(refusals.TooMany):
            self.helped(case, party_actor(case))
