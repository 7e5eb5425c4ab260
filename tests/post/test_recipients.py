"""To whom a letter goes: nothing typed as a name becomes a line of its own, on screen or on paper."""

import email
import email.policy
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from committee.case import gate
from committee.people.records import Affiliation, Organisation
from committee.permissions import Role
from committee.post import outbox, recipients, worker
from committee.post.recipients import Correspondent
from committee.post.records import Letter
from committee.post.smtp import outlet
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on
from tests.post.test_worker import LATER, write

LURE = "Anneke Visser,\r\n\r\nUw zaak is gesloten. Ga naar dief.example\nAnneke"
ONE_LINE = "Anneke Visser, Uw zaak is gesloten. Ga naar dief.example Anneke"


@pytest.fixture
def case(app):
    folder = Path(app.instance_path) / "letters" / "onderdak" / "2020-01-01" / "letters" / "test"
    folder.mkdir(parents=True)
    (folder / "word.html").write_text("<p>Een bericht.</p>", "utf-8")
    with transaction():
        return a_case(a_house())


class TestNoLineOfItsOwn:
    """A name or address is one line, whatever was typed in it."""

    def test_in_a_name_or_salutation(self):
        to = Correspondent(name=LURE)
        assert recipients.name_of(to) == ONE_LINE
        assert recipients.salutation(to) == f"Beste {ONE_LINE},"
        assert recipients.salutation(Correspondent(name="A", salutation="Beste\n\nAnneke")) == "Beste Anneke,"

    def test_on_paper(self):
        to = Correspondent(name="Visser\nPostbus 1", street="Hof 8\n9999 ZZ  ELDERS", postcode="38\n11 ZZ",
                           town="Ede\v\u2028", email=None)
        assert recipients.address_lines(to) == (
            "Visser Postbus 1", "Hof 8 9999 ZZ ELDERS", "38 11 ZZ  EDE")

    def test_in_the_plain_text_of_a_mail(self, case, tmp_path):
        with transaction():
            db.session.merge(case).parties[0].person.name = LURE
        write(case)
        worker.send_due(outlet(f"file:{tmp_path}/mail"), LATER)
        (file,) = (tmp_path / "mail").glob("*.eml")
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        lines = message.get_body(("plain",)).get_content().splitlines()
        assert [line for line in lines if "dief.example" in line] == [f"Beste {ONE_LINE},"]
        letter = db.session.scalars(select(Letter)).one()
        assert letter.to_name == letter.paper["recipient_lines"][0] == ONE_LINE

    def test_an_empty_name_stays_empty(self):
        assert recipients.name_of(Correspondent(name=" \n ")) == ""
        assert recipients.salutation(Correspondent(name=" \n ")) == "Geachte heer of mevrouw,"
        assert recipients.address_lines(Organisation(name="Gemeente", street="", postcode="", town="")) == (
            "Gemeente",)


def the_party(case, role):
    return next(party for party in db.session.merge(case).parties if party.role is role)


@pytest.fixture
def accused(app):
    with transaction():
        return a_case(a_house(), accused=1)


class TestAtWork:
    """An accused person whose own address nobody knows is written to at his work, for his eyes only."""

    def lines(self, case, **address: str):
        with transaction():
            party = the_party(case, Role.ACCUSED)
            for name, text in address.items():
                setattr(party.person, name, text)
        return recipients.address_lines(the_party(case, Role.ACCUSED), db.session.merge(case), MONDAY)

    def test_through_the_organisation(self, accused):
        through = ("Vertrouwelijk, persoonlijk", "t.a.v. Medewerker Nummer1", "Stichting Onderdak Eemrand",
                   "Eemplein 6", "3812 EA  AMERSFOORT")
        assert self.lines(accused, street="", postcode="", town="") == through
        assert self.lines(accused, street="Eemplein 6", postcode="3812 EA", town="Amersfoort") == through

    def test_not_where_he_gave_his_own_address(self, accused):
        assert self.lines(accused) == ("Medewerker Nummer1", "Zonnehof 88 B", "3811 ZZ  AMERSFOORT")

    def test_never_the_complainant(self, accused):
        with transaction():
            person = the_party(accused, Role.COMPLAINANT).person
            person.street, person.postcode, person.town = "", "", ""
        complainant = the_party(accused, Role.COMPLAINANT)
        assert recipients.address_lines(complainant, db.session.merge(accused), MONDAY) == ("Anneke Visser",)


class TestTheOrganisation:
    """A letter to an organisation says for whom in it the letter is."""

    ADDRESS = ("Eemplein 6", "3812 EA  AMERSFOORT")

    def lines(self, case, to_board: bool = False, day=MONDAY, **known: str | None):
        with transaction():
            affiliation = db.session.scalars(select(Affiliation)).one()
            for name, text in known.items():
                setattr(affiliation, name, text)
        respondent = the_party(case, Role.RESPONDENT)
        return recipients.address_lines(respondent, db.session.merge(case), day, to_board=to_board)

    @pytest.mark.parametrize(("to_board", "known", "attention"), [
        (True, {"board": None, "contact": "M. Klaver"}, "t.a.v. het bestuur"),
        (True, {"contact": "M. Klaver"}, "t.a.v. mr. J. Hartog, bestuurder"),
        (False, {"contact": "M. Klaver"}, "t.a.v. M. Klaver"),
        (False, {"contact": "klachten@eemrand.example"}, "t.a.v. mr. J. Hartog, bestuurder"),
        (False, {"board": None}, "t.a.v. het bestuur"),
    ])
    def test_names_the_contact_or_the_board(self, case, to_board, known, attention):
        assert self.lines(case, to_board, **known) == ("Stichting Onderdak Eemrand", attention, *self.ADDRESS)

    def test_not_who_was_there_before_the_affiliation(self, case):
        assert self.lines(case, day=date(2019, 12, 31))[1] == "t.a.v. het bestuur"

    def test_the_title_in_this_case_goes_before_the_contact(self, case):
        with transaction():
            the_party(case, Role.RESPONDENT).title = "regiomanager"
        assert self.lines(case)[1] == "t.a.v. regiomanager"

    def test_another_body_stays_as_it_is(self):
        body = Organisation(name="Nationale ombudsman", street="Bezuidenhoutseweg 151", postcode="2594 AG",
                            town="Den Haag")
        assert recipients.address_lines(body) == (
            "Nationale ombudsman", "Bezuidenhoutseweg 151", "2594 AG  DEN HAAG")


def test_the_letter_carries_the_address(accused):
    """What is in the window is decided when the letter is made."""
    with transaction():
        case = db.session.merge(accused)
        person = the_party(case, Role.ACCUSED).person
        person.street, person.postcode, person.town = "", "", ""
        actor = gate.account_actor(1, Role.SECRETARY, case.committee_id)
        entry = gate.enter(case, Act.WRITE_LETTER, on(MONDAY, actor))
        for role in (Role.ACCUSED, Role.RESPONDENT):
            to, said = the_party(case, role), {"paragraphs": ["Dag."]}
            outbox.put(case, entry, outbox.Draft("course.letter", "Bericht", to, said, to_board=True),
                       noon(MONDAY))
    first, second = db.session.scalars(select(Letter).order_by(Letter.id))
    assert first.paper["recipient_lines"][:2] == ["Vertrouwelijk, persoonlijk", "t.a.v. Medewerker Nummer1"]
    assert first.to_name == "Medewerker Nummer1"
    assert second.paper["recipient_lines"][1] == "t.a.v. mr. J. Hartog, bestuurder"
