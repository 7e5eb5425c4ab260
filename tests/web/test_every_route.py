"""Every address tried by everybody: who may, who may not, and whom it does not exist for."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from committee.case import documents
from committee.case.records import Case, Seat
from committee.escalation.records import Submission
from committee.hearing.reads import bundles
from committee.hearing.records import Bundle
from committee.people import signin
from committee.people.records import Account, Affiliation, Membership, Person
from committee.permissions import Role
from committee.post.records import Fate, Letter, Received
from committee.store import db, transaction
from committee.web.guard import ANYBODY, PARTY
from tests.builders import House, noon
from tests.hearing.scene import a_room
from tests.web.browsing import arrive, link_for, sign_in
from tests.web.conftest import Apart
from tests.web.scene import PASSWORD, TODAY, a_full_case, a_house_with_passwords
from tests.web.test_intake import taken

OURS = ("dewit", "vandongen", "lammerts")         # secretary, chair, member who sits
STRANGE = ("osei", "bhagwandin", "elzinga")       # does not sit, stepped back, time is over
VISITORS = ("nobody", *OURS, *STRANGE, "admin", "complainant", "other complainant",
            "their dewit", "their vandongen", "their lammerts")
ROLES = {"dewit": Role.SECRETARY, "vandongen": Role.CHAIR, "lammerts": Role.MEMBER, "osei": Role.MEMBER,
         "bhagwandin": Role.MEMBER, "admin": Role.ADMIN, "their dewit": Role.SECRETARY,
         "their vandongen": Role.CHAIR, "their lammerts": Role.MEMBER}
OF_A_CASE = {"number", "letter_id", "submission", "mail_id"}
OF_A_COMMITTEE = {"committee_id", "slug", "affiliation_id", "room_id"}


@pytest.fixture
def theirs(app: Flask) -> House:
    """Another committee, whose people know nothing of ours."""
    with transaction():
        return a_house_with_passwords("elders", "EL")


@pytest.fixture
def things(house: House, theirs: House, number: str) -> dict[str, object]:
    """Something real for every part of an address, all of our committee."""
    taken(house)
    with transaction():
        _step_back(house, number)
        other = a_full_case(house, serial=15)
        _admin(house)
        letter = db.session.scalar(select(Letter.id).where(Letter.case_id != other.id).order_by(Letter.id))
        message = db.session.scalar(select(Submission.id).order_by(Submission.id.desc()))
        mail = Received(key="k", committee_id=house.committee.id, read_at=noon(TODAY), fate=Fate.WAITING,
                        why="Dit is geen antwoord op een uitnodiging.", sender="", subject="", text="")
        db.session.add(mail)
        db.session.flush()
        return {
            "mail_id": mail.id,
            "number": number, "other": other.number, "letter_id": letter, "paper_number": 1,
            "submission": message, "reference": message, "place": 1, "term": 1, "token": "geen-token",
            "key_id": 999, "bundle_number": _bundle(number),
            "element": 1, "note": 1, "membership_id": _first(Membership, house),
            "affiliation_id": _first(Affiliation, house), "committee_id": house.committee.id,
            "room_id": a_room(house), "kind": "sessies", "identity": "loket-housing", "version": "1",
            "filename": "screen.css", "name": "SourceSansPro-Regular.otf",
        }


def _first(record: type[Membership] | type[Affiliation], house: House) -> int | None:
    """The first row that ties somebody to our committee."""
    mine = select(record.id).where(record.committee_id == house.committee.id)
    return db.session.scalar(mine.order_by(record.id))


def _bundle(number: str) -> int:
    """A bundle of the case with a paper that is new in it; its number."""
    case = db.session.scalars(select(Case).where(Case.number == number)).one()
    sha256, said = documents.keep(b"%PDF-1.7"), bundles.plan_of(case, TODAY).as_dict()
    db.session.add(Bundle(case_id=case.id, number=1, made_on=TODAY, made_by="account:1", content=said,
                          pages=4, pdf_sha256=sha256, rest_pages=3, rest_sha256=sha256))
    db.session.flush()
    return 1


def _step_back(house: House, number: str) -> None:
    """Bhagwandin stepped back from this case, Elzinga's time in the committee is over."""
    case = db.session.scalars(select(Case).where(Case.number == number)).one()
    mine = select(Seat).where(Seat.case_id == case.id, Seat.account_id == house.accounts["bhagwandin"].id)
    seat = db.session.scalars(mine).one()
    seat.stepped_back_on, seat.why = TODAY, "conflict"
    over = select(Membership).where(Membership.account_id == house.accounts["elzinga"].id)
    for membership in db.session.scalars(over):
        membership.until_day = TODAY - timedelta(days=1)
    db.session.flush()


def _admin(house: House) -> None:
    person = Person(name="B. Heer")
    db.session.add(person)
    db.session.flush()
    account = Account(person_id=person.id, email="beheer@onderdak.example",
                      password_hash=signin.hash_of(PASSWORD))
    db.session.add(account)
    db.session.flush()
    db.session.add(Membership(account_id=account.id, committee_id=house.committee.id, role=Role.ADMIN,
                              from_day=date(2026, 1, 1)))
    db.session.flush()


def come_in(app: Flask, visitor: str, house: House, theirs: House, things: dict[str, object]) -> FlaskClient:
    """A browser in which this visitor has signed in, or came by its link."""
    app.test_client_class = Apart
    browser: FlaskClient = app.test_client()
    if visitor.endswith("complainant"):
        arrive(browser, link_for(str(things["other" if "other" in visitor else "number"]), Role.COMPLAINANT))
    elif visitor == "admin":
        sign_in(browser, "beheer@onderdak.example")
    elif visitor.startswith("their "):
        sign_in(browser, theirs.accounts[visitor.removeprefix("their ")].email)
    elif visitor != "nobody":
        sign_in(browser, house.accounts[visitor].email)
    return browser


def address(rule: Rule, things: dict[str, object]) -> str:
    """The address of a rule with real things in it."""
    said = {name: SLUGS.get(rule.endpoint, "onderdak") if name == "slug" else things[name]
            for name in rule.arguments}
    _, path = rule.build(said, append_unknown=False)
    return str(path)


SLUGS = {"doing.act": "notitie", "portal.act": "stuk"}


def expected(rule: Rule, opened_to: frozenset[object], visitor: str) -> set[int]:
    """The answers that are right for this visitor."""
    if ANYBODY in opened_to:
        return {200, 302, 303, 400, 404, 405, 410, 422}
    if "token" in opened_to:
        return {401}
    if PARTY in opened_to:
        return {200, 404} if visitor.endswith("complainant") else {410}
    if visitor == "nobody" or visitor.endswith("complainant"):
        return {303}
    if ROLES.get(visitor) not in opened_to:
        return {404}
    if rule.arguments & OF_A_CASE and visitor not in OURS:
        return {404}
    if rule.arguments & OF_A_COMMITTEE and visitor.startswith("their "):
        return {404}
    return {200, 302, 303, 403, 409} | ({404} if rule.endpoint in MAY_BE_GONE else set())


MAY_BE_GONE = {"account.new_codes", "desk.letter_pdf", "intake.paper", "outgoing.hold",
               "outgoing.hold_paper", "outgoing.hold_reminder", "outgoing.mend", "outgoing.pdf"}


class TestEveryRoute:
    """Deny unless allowed: other committee, other case, other party, ended, stepped back, signed out."""

    @pytest.mark.parametrize("visitor", VISITORS)
    def test_opens_to_whom_it_is_and_to_nobody_else(self, app, house, theirs, things, visitor):
        browser, wrong = come_in(app, visitor, house, theirs, things), []
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()):
                continue
            opened_to = app.view_functions[rule.endpoint].opened_to
            answer = browser.get(address(rule, things))
            if answer.status_code not in expected(rule, opened_to, visitor):
                wrong.append(f"{rule.rule}: {answer.status_code}")
        assert wrong == []

    def test_no_form_is_taken_without_its_token(self, app, house, theirs, things):
        for visitor in ("nobody", "dewit", "complainant"):
            browser = come_in(app, visitor, house, theirs, things)
            for rule in app.url_map.iter_rules():
                if "POST" in (rule.methods or ()) and not rule.endpoint.startswith("api."):
                    assert browser.post(address(rule, things)).status_code == 400, (visitor, rule.rule)
