"""What we write before there is a case, and what stands out when a complaint comes in."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from committee.case import reads as case_reads
from committee.case.records import Case
from committee.escalation import acts, handover, reads, refusals, rules
from committee.escalation.content import Accused, Basis, Door, Point, Someone, Spokesman
from committee.escalation.records import Submission
from committee.people.records import Affiliation, Channel, Organisation
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import State
from committee.regulation import shipped
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, on
from tests.escalation.complaints import VISSER, a_complaint

pytestmark = pytest.mark.usefixtures("app")
NAMELESS = Someone(name="", email="iemand@example.org")
ONLY_PHONE = Someone(name="Anneke Visser", phone="06-00000003")
POST = Someone(name="mr. F. Post", email="post@example.org")


def do(act, house, **content):
    with transaction():
        return act(house.committee, occasion=on(MONDAY, house.secretary), **content)


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


class TestLettersBeforeACase:
    """Who has no case yet has no page either: paper tells, the mail says nothing of the complaint."""

    def test_a_complaint_by_telephone_goes_on_paper_to_be_confirmed(self, house):
        do(acts.take_in, house, escalation=a_complaint(door=Door.TELEPHONE))
        letter = letters()[0]
        assert (letter.kind, letter.case_id) == ("escalation.confirm_text", None)
        assert (letter.channel, letter.to_name) == (Channel.POST, "Anneke Visser")
        body = letter.paper["body_html"]
        assert "De begeleider kwam drie keer niet opdagen." in body
        assert "Uiterlijk ma 16 maart 2026:" in body
        assert "None" not in body

    def test_by_mail_alone_there_is_not_a_word_of_the_complaint(self, house):
        only_mail = Someone(name="Anneke Visser", email="visser@example.org")
        do(acts.take_in, house, escalation=a_complaint(door=Door.TELEPHONE, complainant=only_mail))
        letter = letters()[0]
        assert letter.channel is Channel.MAIL
        assert letter.mail["subject"] == "Bericht van Klachtencommissie Onderdak"
        assert "Wij lezen u de tekst voor" in letter.mail["text"]
        for said in ("begeleider", "Eemrand", "http", "[[link]]"):
            assert said not in letter.mail["text"] + letter.mail["html"]

    @pytest.mark.parametrize("more", [{}, {"door": Door.TELEPHONE, "complainant": ONLY_PHONE}])
    def test_a_written_complaint_and_who_can_only_be_called_get_no_letter(self, house, more):
        do(acts.take_in, house, escalation=a_complaint(**more))
        assert letters() == []

    def test_a_name_is_asked_with_a_last_day_and_what_happens_without(self, house):
        number = do(acts.take_in, house, escalation=a_complaint(complainant=NAMELESS)).id
        do(acts.ask_identity, house, submission=number)
        letter = letters()[0]
        assert (letter.kind, letter.to_address) == ("escalation.identity_asked", "iemand@example.org")
        assert letter.mail["text"].lstrip().startswith("Geachte heer of mevrouw,")
        assert "uiterlijk ma 16 maart 2026" in letter.mail["text"]
        assert "als melding" in letter.mail["text"]

    @pytest.mark.parametrize(
        ("key", "person", "fault"),
        [
            ("klager", {}, ["klager.naam: ontbreekt"]),
            ("klager", {"telefoon": "06-00000001"}, ["klager.naam: ontbreekt"]),
            ("client", {"e_mail": "iemand@example.org"}, ["client.naam: ontbreekt"]),
            ("klager", {"e_mail": "iemand@example.org"}, []),
        ],
    )
    def test_only_who_complains_may_give_an_address_and_no_name(self, key, person, fault):
        said = {"organisatie": "Stichting Kade", "ontvangen_op": "2026-03-02", key: person}
        assert list(handover.faults(said)) == fault
        assert fault or handover.read(said).escalation.anonymous

    def test_nothing_is_kept_of_where_an_anonymous_sender_was_written_to(self, house):
        number = do(acts.take_in, house, escalation=a_complaint(complainant=NAMELESS)).id
        do(acts.ask_identity, house, submission=number)
        given = {"why": rules.Aside.ANONYMOUS, "reasons": "Geen naam.", "report": "Te weinig nachtdienst."}
        do(acts.set_aside, house, submission=number, **given)
        letter = letters()[0]
        assert len(letters()) == 1
        assert (letter.to_address, letter.to_name, letter.paper["recipient_lines"]) == (None, "", [])

    def test_who_is_set_aside_reads_why_and_what_he_can_do(self, house):
        number = do(acts.take_in, house, escalation=a_complaint()).id
        why = rules.Aside.ELSEWHERE
        do(acts.set_aside, house, submission=number, why=why, reasons="Dit gaat over de gemeente.")
        body = letters()[0].paper["body_html"]
        for words in ("hoort bij een ander", "Dit gaat over de gemeente.", "niet mee eens"):
            assert words in body


class TestReference:
    """A reference is the sender's own: two organisations may use the same."""

    def test_the_same_reference_of_another_organisation_is_another_complaint(self, house):
        with transaction():
            other = Organisation(name="Stichting Kade", street="Kade 1", town="Soest")
            db.session.add(other)
            db.session.flush()
            db.session.add(
                Affiliation(organisation_id=other.id, committee_id=house.committee.id, from_day=MONDAY)
            )
        first = do(acts.take_in, house, escalation=a_complaint(sender_key="17")).id
        second = a_complaint(sender_key="17", organisation="Stichting Kade")
        assert do(acts.take_in, house, escalation=second).id != first
        assert len(db.session.scalars(select(Submission)).all()) == 2


class TestWhatStandsOut:
    """The program shows; a person judges."""

    @pytest.mark.parametrize("capacity", ["medewerker", "oud-medewerker", "Vrijwilliger", "stagiaire"])
    def test_who_belongs_to_another_regulation_is_named(self, capacity):
        elsewhere = shipped("loket-housing").complainants.refer
        found = rules.remarks(a_complaint(capacity=capacity), elsewhere)
        assert "de regeling voor medewerkers" in found[0]

    @pytest.mark.parametrize("capacity", [None, "", "cliënt", "mentor van cliënt", "nabestaande"])
    def test_nothing_stands_out_for_who_may_complain(self, capacity):
        elsewhere = shipped("loket-housing").complainants.refer
        assert rules.remarks(a_complaint(capacity=capacity), elsewhere) == []

    @pytest.mark.parametrize(("phone", "said"), [("06-12345678", []), (None, []), ("bel de buurvrouw", [
        "Het telefoonnummer van Anneke Visser klopt niet: “bel de buurvrouw”. Vraag het na."])])
    def test_a_telephone_number_that_is_none_is_told_and_refuses_nothing(self, phone, said):
        who = replace(VISSER, phone=phone)
        assert rules.remarks(a_complaint(complainant=who), ()) == said

    def test_a_power_that_did_not_come_along_is_a_gap_that_can_be_asked_for_and_filled(self, house):
        said = a_complaint(representative=Spokesman(person=POST))
        case = do(acts.register, house, escalation=said)
        missing = [item.code for item in reads.checklist(case) if item.standing is rules.Found.MISSING]
        assert missing == ["power"]
        assert "machtiging" in reads.remarks(case)[0]
        with transaction():
            case = db.session.get(Case, case.id)
            acts.request_completion(case, ["power"], occasion=on(MONDAY, house.secretary))
        assert "schriftelijke machtiging" in letters()[-1].paper["body_html"]
        with transaction():
            case = db.session.get(Case, case.id)
            acts.complete(case, [acts.Answer(code="power")], occasion=on(MONDAY, house.secretary))
        standings = {item.code: item.standing for item in reads.checklist(db.session.get(Case, case.id))}
        assert standings["power"] is rules.Found.FOUND

    def test_a_lawyer_needs_no_power_and_without_a_spokesman_nobody_asks(self, house):
        lawyer = Spokesman(person=POST, basis=Basis.LAWYER)
        case = do(acts.register, house, escalation=a_complaint(representative=lawyer))
        assert rules.Found.MISSING not in {item.standing for item in reads.checklist(case)}
        alone = do(acts.register, house, escalation=a_complaint(complainant=VISSER))
        assert "power" not in reads.required(alone)


class TestSides:
    """What is about one accused person goes to nobody else, and each side speaks for itself."""

    def test_a_later_point_is_directed_only_at_whom_it_names(self, house):
        said = a_complaint(accused=[Accused(name="R. Janssen"), Accused(name="T. Smit")])
        case = do(acts.register, house, escalation=said)
        point = Point(text="Hij lachte mij uit.", against=["T. Smit", "N. Bos"])
        with transaction():
            case = db.session.get(Case, case.id)
            acts.request_completion(case, ["period"], occasion=on(MONDAY, house.secretary))
        with transaction():
            case = db.session.get(Case, case.id)
            acts.complete(case, elements=[point], occasion=on(MONDAY, house.secretary))
        case = db.session.get(Case, case.id)
        about = {
            party.name
            for party in case_reads.parties(case, Role.ACCUSED)
            if 3 in [element.number for element in case_reads.elements_against(party)]
        }
        assert about == {"T. Smit", "N. Bos"}

    def test_nobody_joins_to_speak_for_the_other_side_as_one_of_the_complainants(self, house):
        with transaction():
            case = a_case(house, State.AWAITING_RESPONSE)
        with transaction():
            case = db.session.get(Case, case.id)
            other, when = case_reads.parties(case, Role.RESPONDENT)[0], on(MONDAY, house.secretary)
            with pytest.raises(refusals.WrongParty, match="andere kant"):
                acts.add_party(case, Role.REPRESENTATIVE, POST, other, basis=Basis.LAWYER, occasion=when)
