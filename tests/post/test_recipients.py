"""To whom a letter goes: nothing typed as a name becomes a line of its own, on screen or on paper."""

import email
import email.policy
from pathlib import Path

import pytest
from sqlalchemy import select

from committee.people.records import Organisation
from committee.post import recipients, worker
from committee.post.recipients import Correspondent
from committee.post.records import Letter
from committee.post.smtp import outlet
from committee.store import db, transaction
from tests.builders import a_case, a_house
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
