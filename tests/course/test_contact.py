"""Another address: a party changes its own, the journal tells none of it, and it can be taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.reaching import reach_of
from committee.course import acts, rules
from committee.people import links
from committee.people.records import Channel
from committee.permissions import Forbidden, Role, Unknown
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import a_case, noon, party_actor
from tests.course import scene
from tests.course.scene import case_of, do, letters
from tests.prepared import HOUSE

ON = date(2026, 3, 20)
pytestmark = pytest.mark.begins(scene.WITH_ACCUSED)


def party(case_id, role=Role.COMPLAINANT):
    return next(one for one in case_of(case_id).parties if one.role is role)


def changed(case_id, who, whose=Role.COMPLAINANT, **said):
    return do(acts.change_contact, case_id, ON, who, party(case_id, whose), **said)


class TestWho:
    """Whose it is, and the secretary."""

    def test_nobody_changes_what_is_anothers(self, house, case_id):
        for role in (Role.RESPONDENT, Role.ACCUSED):
            with pytest.raises(rules.NotYours):
                changed(case_id, party_actor(case_of(case_id), role), phone="06-00000009")

    def test_the_panel_changes_nothing(self, house, case_id):
        with pytest.raises(Forbidden):
            changed(case_id, house.chair, phone="06-00000009")

    def test_for_a_stranger_the_case_is_not_there(self, house, case_id):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=9, complainant="Jan Buurman")
        with pytest.raises(Unknown):
            changed(case_id, party_actor(other), phone="06-00000009")

    def test_no_party_of_another_case_and_none_that_left(self, house, case_id):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=9, complainant="Jan Buurman").id
        with pytest.raises(rules.NotOfThisCase):
            do(acts.change_contact, case_id, ON, house.secretary, party(other), phone="06-00000009")
        with transaction():
            party(case_id).until_day = ON
        with pytest.raises(rules.NotOfThisCase):
            changed(case_id, house.secretary, phone="06-00000009")

    @pytest.mark.parametrize("state", list(State))
    @pytest.mark.begins(HOUSE)
    def test_in_every_state(self, house, state):
        with transaction():
            case_id = a_case(house, state, serial=30).id
        changed(case_id, scene.complainant(case_id), phone="06-00000009")
        assert party(case_id).person.phone == "06-00000009"


class TestWhat:
    """Only what is said changes, and somebody who is to be reached can be."""

    def test_refuses_what_changes_nothing(self, house, case_id):
        same = party(case_id).person.phone
        for said in ({}, {"phone": same}, {"channel": Channel.MAIL}):
            with pytest.raises(rules.NothingLeft):
                changed(case_id, scene.complainant(case_id), **said)

    def test_refuses_mail_without_an_address_and_post_without_a_place(self, house, case_id):
        for said in ({"email": ""}, {"email": "geen adres"}, {"channel": Channel.POST, "town": ""}):
            with pytest.raises(rules.NotReachable):
                changed(case_id, scene.complainant(case_id), **said)
            assert party(case_id).person.email == "visser@example.org"

    def test_an_organisation_may_want_post(self, house, case_id):
        changed(case_id, party_actor(case_of(case_id), Role.RESPONDENT), Role.RESPONDENT,
                channel=Channel.POST)
        assert party(case_id, Role.RESPONDENT).channel is Channel.POST

    def test_an_accused_person_may_want_post_through_the_organisation(self, house, case_id):
        changed(case_id, house.secretary, Role.ACCUSED, channel=Channel.POST, street="", town="")
        assert party(case_id, Role.ACCUSED).channel is Channel.POST

    def test_rather_by_post(self, house, case_id):
        entry = changed(case_id, scene.complainant(case_id), channel=Channel.POST)
        assert letters(case_id, entry)[0].channel is Channel.POST

    def test_the_old_links_die_with_the_old_mail_address(self, house, case_id):
        with transaction():
            token = links.issue(party(case_id).id, "case", noon(ON))
        changed(case_id, scene.complainant(case_id), phone="06-00000009")
        assert links.find(token, noon(ON))
        changed(case_id, scene.complainant(case_id), email="nieuw@example.org")
        with pytest.raises(links.DeadLink):
            links.find(token, noon(ON))

    @pytest.mark.parametrize("said", [{"email": "nieuw@example.org"}, {"channel": Channel.POST}])
    def test_the_old_mail_address_hears_of_it_without_a_link(self, house, case_id, said):
        new, old = letters(case_id, changed(case_id, scene.complainant(case_id), **said))
        assert (new.party_id, new.to_address) == (party(case_id).id, said.get("email", new.to_address))
        assert (old.party_id, old.to_address, old.channel) == (None, "visser@example.org", Channel.MAIL)
        told = " ".join((*old.mail.values(), old.paper["salutation"]))
        assert "Eerst was dat dit e-mailadres." in told
        for secret in ("http", "[[link]]", "nieuw@example.org", party(case_id).name):
            assert secret not in told

    def test_another_telephone_is_told_at_one_address(self, house, case_id):
        entry = changed(case_id, scene.complainant(case_id), phone="06-00000009")
        assert [letter.to_address for letter in letters(case_id, entry)] == ["visser@example.org"]


def reach(case_id):
    return reach_of(party(case_id, Role.RESPONDENT))


class TestAnOrganisation:
    """An organisation is reached in one case where that case says; its record and other cases stay."""

    @pytest.fixture
    def other(self, house):
        with transaction():
            return a_case(house, State.SCHEDULING, serial=9).id

    def test_neither_its_record_nor_another_case_changes(self, house, case_id, other):
        record = party(case_id, Role.RESPONDENT).organisation
        before, there = (record.email, record.street, record.town), reach(other)
        changed(case_id, house.secretary, Role.RESPONDENT, email="zaak@example.org", street="Havik 3")
        record = party(case_id, Role.RESPONDENT).organisation
        assert (record.email, record.street, record.town) == before
        assert reach(other) == there

    def test_half_an_address_here_keeps_its_other_half(self, house, case_id):
        town = reach(case_id).town
        changed(case_id, house.secretary, Role.RESPONDENT, street="Havik 3")
        with transaction():
            party(case_id, Role.RESPONDENT).organisation.town = "Elders"
        assert (reach(case_id).street, reach(case_id).town) == ("Havik 3", town)

    def test_what_is_as_in_the_record_again_follows_the_record(self, house, case_id):
        before = reach(case_id).email
        changed(case_id, house.secretary, Role.RESPONDENT, email="zaak@example.org")
        changed(case_id, house.secretary, Role.RESPONDENT, email=before)
        assert party(case_id, Role.RESPONDENT).email is None

    def test_its_letters_in_the_case_go_there(self, house, case_id, other):
        entry = changed(case_id, house.secretary, Role.RESPONDENT, email="zaak@example.org")
        assert letters(case_id, entry)[0].to_address == "zaak@example.org"
        entry = changed(other, house.secretary, Role.RESPONDENT, channel=Channel.POST)
        assert "zaak@example.org" not in str([letter.mail for letter in letters(other, entry)])

    def test_on_paper_too_and_what_goes_through_it_to_an_accused_person(self, house, case_id):
        moved = {"street": "Havik 3", "postcode": "3811 EX", "town": "Amersfoort"}
        entry = changed(case_id, house.secretary, Role.RESPONDENT, channel=Channel.POST, **moved)
        there = ["Havik 3", "3811 EX  AMERSFOORT"]
        assert letters(case_id, entry)[0].paper["recipient_lines"][-2:] == there
        entry = changed(case_id, house.secretary, Role.ACCUSED, channel=Channel.POST, street="", postcode="",
                        town="")
        assert letters(case_id, entry)[0].paper["recipient_lines"][-2:] == there

    def test_can_be_undone(self, house, case_id):
        before = reach(case_id)
        changed(case_id, house.secretary, Role.RESPONDENT, email="zaak@example.org", street="Havik 3")
        do(acts.undo, case_id, ON, house.secretary)
        assert reach(case_id) == before


class TestTrace:
    """The journal says that something changed and never what; it can be taken back."""

    def test_the_journal_holds_no_value(self, house, case_id):
        said = {"phone": "06-00000777", "street": "Geheimstraat 7", "email": "nieuw@example.org"}
        seq = changed(case_id, scene.complainant(case_id), **said).seq
        facts = db.session.scalars(select(Entry.facts).where(Entry.seq == seq)).one()
        assert facts["changed"] == ["street", "email", "phone"]
        assert not any(value in str(facts) for value in said.values())
        assert "Geheimstraat" not in str([letter.mail for letter in letters(case_id)])

    def test_can_be_undone(self, house, case_id):
        before = party(case_id).person.email
        changed(case_id, scene.complainant(case_id), email="nieuw@example.org", channel=Channel.POST)
        do(acts.undo, case_id, ON, house.secretary)
        assert (party(case_id).person.email, party(case_id).channel) == (before, Channel.MAIL)
        assert Act.CHANGE_CONTACT in db.session.scalars(select(Entry.act)).all()
