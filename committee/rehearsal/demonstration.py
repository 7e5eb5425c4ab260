"""What an installation that is only tried out begins with: played cases, and people who can sign in."""

import os
import secrets
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from committee import config
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.case.records import Case, Party
from committee.hearing.records import Room
from committee.people import links, signin
from committee.people.records import Account, Committee, Membership, Person
from committee.permissions import LABELS, Role
from committee.post.smtp import Folder
from committee.rehearsal import overnight
from committee.rehearsal.season import A_DAY, Place, Season, script_of
from committee.store import db, transaction

FILES = Path(__file__).resolve().parent.parent / "rehearsals"
A, B, C = "15-partial-withdrawal", "08-accused-silent", "16-involuntary-care"
D, E, F, G = "20-mixed-elements", "13-hearing-moved", "22-clerical-error", "11-chair-conflicted"
H, J, K, L = "07-one-year", "05-court", "01-completed-late", "kpz-19-01"
LENT_BY = "loket-housing"
ADMINISTRATOR = "verhulst@loket-housing.example"
RIJKSWEG = {"street": "Rijksweg 9", "postcode": "6131 AA", "town": "Sittard"}   # as the played cases say
ROOMS = (
    (LENT_BY, {"name": "Zaal 1", **RIJKSWEG, "access": "rolstoeltoegankelijk, ringleiding",
               "note": "Meld u bij de balie op de begane grond."}),
    (LENT_BY, {"name": "Zaal 2", **RIJKSWEG, "access": "op de eerste verdieping, geen lift",
               "note": "Meld u bij de balie op de begane grond."}),
    ("cvp-wzd", {"name": "Tuinzaal", "street": "Lindelaan 5", "postcode": "6711 AA", "town": "Ede",
                 "access": "rolstoeltoegankelijk", "note": "Neem de ingang aan de tuin."}),
)
OWN_FIRST = (Membership.substitute, Committee.id, Account.id)
KEPT = "demonstration.txt"   # who can sign in, and the links
SETTLED = ("settle", {"confirmed_on": "today"})
BUNDLED = ("make_bundle", {})
STOPPED = ("discontinue", {"why": "other", "reasons": "Klager reageert niet meer op brieven en telefoon."})
WRITES = ("open_round", {"name": "repliek", "parties": ["kuipers"], "about": "De datum van het gesprek."})
TOO_LATE = ("declare_inadmissible", {
    "elements": [1, 2, 3], "ground": "too_late", "reasons": "De klacht kwam te laat."})
ELSEWHERE = ("declare_not_competent", {
    "elements": [1, 2, 3], "ground": "other_subject", "reasons": "Hierover beslist de rechter."})
SEASON = (   # a rehearsal, the act at which it stands today, and what came of it then if anything
    Place(A, 0), Place(A, 1), Place(A, 2), Place(A, 7), Place(A, 8), Place(A, 9, BUNDLED), Place(A, 10),
    Place(A, 13), Place(A, 19), Place(A, 23), Place(A, 24), Place(A, 25), Place(A, 8, WRITES),
    Place(A, 1, TOO_LATE), Place(A, 1, ELSEWHERE), Place(A, 1, ("withdraw", {})), Place(A, 2, SETTLED),
    Place(B, 2), Place(B, 7), Place(B, 8), Place(B, 11), Place(B, 13), Place(B, 19), Place(B, 20),
    Place(C, 0), Place(C, 1), Place(C, 7), Place(C, 9), Place(C, 11), Place(C, 14), Place(C, 20),
    Place(C, 22), Place(C, 2, ("withdraw", {})),
    Place(D, 3), Place(D, 12), Place(D, 31), Place(E, 9), Place(E, 11), Place(F, 15), Place(F, 16),
    Place(F, 21), Place(G, 11), Place(G, 16), Place(H, 2), Place(H, 7), Place(H, 10), Place(J, 12),
    Place(J, 6, STOPPED), Place(K, 2), Place(K, 4), Place(L, 38), Place(A, None), Place(C, None),
)
NAMES = (
    "Sanne Kuipers", "Yasmin El Amrani", "Łukasz Łukaszewicz", "Gülsüm Şahin", "Nguyễn Thị Hoa",
    "Bram Visser", "Fatma Demirci", "Joke Terpstra", "Ruben de Boer", "Amina Haddad", "Wouter Smits",
    "Lotte van Rijn", "Kofi Mensah", "Mila Jansen", "Piet Hoekstra", "Ewa Nowak", "Dirk Wolters",
    "Nadia Bakker", "Tom Schouten", "Rosa Martens", "Hamid Karimi", "Els Vermeer", "Jeroen Post",
    "Ilona Kovács", "Daan Willems", "Marloes Peeters", "Abdel Ouali", "Greet Dekker", "Stefan Brouwer",
    "Zoë Claassen", "Karin Molenaar", "Samir Aziz", "Anke Prins", "Levi Cohen", "Tineke Blom",
    "Omar Yildiz", "Femke Roos", "Henk Kok", "Sofía Álvarez", "Maud Driessen", "Rik Gerrits",
    "Esra Kaya", "Gerda Hermans", "Björn Lund", "Noor Timmer", "Willem Vos", "Chantal Maas",
    "Jamal Idrissi", "Trees Huisman", "Ravi Sharma", "Lieke Bos", "Iris van Leeuwen", "Mehmet Aksoy",
)


def is_there(settings: config.Config) -> bool:
    """Whether the demonstration was put there before."""
    return (settings.instance / KEPT).is_file()


def ready(settings: config.Config, at: datetime) -> str:
    """Who can sign in; the first time the played cases are put there, and everybody gets a password.

    Broken off half-way, the next start leaves the cases that are there and only gives out the passwords.
    """
    kept = settings.instance / KEPT
    if kept.is_file():
        return kept.read_text("utf-8")
    app = create_app(settings)
    with app.app_context():
        if db.session.scalars(select(Committee.id)).first() is None:
            _play(settings, local_day(at))
            _lend_secretary(local_day(at))
            _appoint_administrator(local_day(at))
            _open_rooms(local_day(at))
            overnight.arrive(LENT_BY, at)
            overnight.go_astray(LENT_BY, at)
        told = _give_passwords() + "\n" + _links(settings.base_url, at)
        db.session.remove()
        db.engine.dispose()
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(told)
    return told


def _play(settings: config.Config, today: date) -> None:
    """Everything until yesterday: today is for who tries it out."""
    yesterday = today - A_DAY
    scripts = [
        script_of(place, FILES, yesterday, name, hours=number % 5 - 1)
        for number, (place, name) in enumerate(zip(SEASON, NAMES, strict=True))
    ]
    Season(scripts, Folder(settings.instance / "mail")).play(yesterday)


def _lend_secretary(today: date) -> None:
    """The secretary of Loket Housing stands in at the other committees, so that one desk shows them all."""
    with transaction():
        lent = select(Membership.account_id).join(Committee, Committee.id == Membership.committee_id)
        lent = lent.where(Committee.slug == LENT_BY, Membership.role == Role.SECRETARY)
        account_id = db.session.scalars(lent).one()
        for committee_id in db.session.scalars(select(Committee.id).where(Committee.slug != LENT_BY)).all():
            db.session.add(Membership(account_id=account_id, committee_id=committee_id, role=Role.SECRETARY,
                                      substitute=True, from_day=today))


def _appoint_administrator(today: date) -> None:
    """Somebody who keeps the accounts of Loket Housing, and sees no case."""
    with transaction():
        committee = db.session.scalars(select(Committee).where(Committee.slug == LENT_BY)).one()
        account = Account(person=Person(name="Bas Verhulst", email=ADMINISTRATOR), email=ADMINISTRATOR)
        db.session.add(account)
        db.session.flush()
        db.session.add(Membership(account_id=account.id, committee_id=committee.id, role=Role.ADMIN,
                                  from_day=today))


def _open_rooms(today: date) -> None:
    """The rooms to choose from; the hearings that were planned are in some of them."""
    with transaction():
        found = {row.slug: row.id for row in db.session.execute(select(Committee.slug, Committee.id))}
        db.session.add_all(Room(committee_id=found[slug], from_day=today, **said) for slug, said in ROOMS)


def _links(base_url: str, at: datetime) -> str:
    """A fresh personal link for both sides of a case in each state, so that one can be a party too."""
    lines, seen = ["Links van partijen (een per stand van een zaak):"], set()
    found = select(Case.number, Case.state, Party.id, Party.role).join(Party, Party.case_id == Case.id)
    sides = found.where(Party.role.in_((Role.COMPLAINANT, Role.RESPONDENT)), Case.closed_on.is_(None))
    with transaction():
        for number, state, party_id, role in db.session.execute(sides.order_by(Case.id, Party.id)).all():
            if (state, role) not in seen:
                seen.add((state, role))
                address = f"{base_url}/in/{links.issue(party_id, 'case', at)}"
                lines.append(f"  {address}  {LABELS[role]} in {number}, {state.label}")
    return "\n".join(lines) + "\n"


def _give_passwords() -> str:
    """Everybody who serves a committee and has no password yet gets one."""
    found = select(Account, Membership, Committee).join(Membership, Membership.account_id == Account.id)
    found = found.join(Committee, Committee.id == Membership.committee_id)
    lines = ["Aanmelden in deze demonstratie (verzonnen mensen):"]
    with transaction():
        for account, membership, committee in db.session.execute(found.order_by(*OWN_FIRST)):
            if account.password_hash is None:
                password = secrets.token_urlsafe(9)
                account.password_hash = signin.hash_of(password)
                who = f"{account.person.name}, {LABELS[membership.role]} van {committee.name}"
                lines.append(f"  {account.email}  {password}  {who}")
    return "\n".join(lines) + "\n"
