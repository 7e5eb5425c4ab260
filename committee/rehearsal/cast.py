"""Who and what a rehearsal file means by its keys and numbers, in the case as it stands."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Element, Party, Seat
from committee.escalation import acts as escalation
from committee.escalation.records import Submission
from committee.people.records import Account, Committee, Membership, Organisation
from committee.permissions import STAFF, SYSTEM, Actor, Role
from committee.rehearsal import script as written
from committee.rehearsal.script import Script, Somebody, Unfit, shown
from committee.store import db


@dataclass
class Cast:
    """Everybody and everything of one rehearsal. entries: journal numbers by the name of the act."""

    script: Script
    committee_id: int
    cases: list[int] = field(default_factory=list)
    submissions: list[int] = field(default_factory=list)
    entries: dict[str, int] = field(default_factory=dict)

    def case(self, number: int, *, lock: bool = False) -> Case | None:
        """The case of this number in the file, the last one for 0; None when there is none yet."""
        place = number - 1 if number else len(self.cases) - 1
        if not 0 <= place < len(self.cases):
            return None
        return db.session.get(Case, self.cases[place], with_for_update=lock, populate_existing=True)

    def finders(self, case: Case | None) -> dict[Any, Any]:
        """How each kind of thing in the database is found in this case. Each raises Unfit."""
        return {
            Element: lambda said: self._element(case, said),
            Party: lambda said: self.party(case, said),
            Account: self.account,
            Seat: lambda said: self._seat(case, said),
            Document: lambda said: self._document(case, said),
            Entry: lambda said: db.session.get_one(Entry, self.entry(said)),
            int: lambda said: said if type(said) is int else self.entry(said),
            "submission": self.submission,
        }

    def actor(self, key: str, case: Case | None) -> Actor:
        """Somebody as who he is to this case, or to the committee while there is no case. Raises Unfit."""
        if key == written.SYSTEM:
            return SYSTEM
        if key == written.ORGANISATION and case is None:
            organisation = self._organisation()
            return Actor(f"organisation:{organisation}", Role.FIRST_LINE, committee_id=self.committee_id)
        somebody = self._somebody(key) if key != written.ORGANISATION else None
        if somebody is not None and somebody.role in STAFF:
            return self._staff(key)
        if somebody is not None and somebody.role is Role.FIRST_LINE:
            account = self.account(key)
            return Actor(f"account:{account.id}", Role.FIRST_LINE, committee_id=self.committee_id)
        party = self._party(case, key) if case is not None else None
        if party is not None and case is not None:
            return gate.party_actor(party.id, party.role, case.id)
        assert somebody is not None
        return self._newcomer(key, somebody, case)

    def _staff(self, key: str) -> Actor:
        account = self.account(key)
        membership = db.session.scalars(
            select(Membership).where(
                Membership.account_id == account.id, Membership.committee_id == self.committee_id
            )
        ).one()
        return gate.account_actor(account.id, membership.role, self.committee_id)

    def _newcomer(self, key: str, somebody: Somebody, case: Case | None) -> Actor:
        """Who brings a complaint has no case yet; who is no party in this one is a stranger to it."""
        if case is None and self.submissions:
            return escalation.sender(db.session.get_one(Submission, self.submissions[-1]))
        return Actor(f"person:{key}", somebody.role, committee_id=self.committee_id)

    def _somebody(self, key: str) -> Somebody:
        if key not in self.script.people:
            known = ", ".join([*self.script.people, written.ORGANISATION, written.SYSTEM])
            raise Unfit(f"“{key}” staat niet bij [people]; wel {known}")
        return self.script.people[key]

    def party(self, case: Case | None, key: Any) -> Party:
        """The party a key names, the organisation among them. Raises Unfit."""
        if key != written.ORGANISATION:
            self._somebody(str(key))
        found = self._party(case, key) if case is not None else None
        if found is None:
            raise Unfit(f"“{key}” is geen partij in deze zaak")
        return found

    def _party(self, case: Case, key: str) -> Party | None:
        for party in case_reads.parties(case):
            if key == written.ORGANISATION and party.role is Role.RESPONDENT:
                return party
            somebody = self.script.people.get(key)
            if somebody and party.person and party.name == somebody.name and party.role is somebody.role:
                return party
        return None

    def account(self, key: Any) -> Account:
        """The account of somebody who serves the committee or the first line. Raises Unfit."""
        somebody = self._somebody(str(key))
        email = somebody.email or f"{key}@{self.script.house.slug}.example"
        found = db.session.scalars(select(Account).where(Account.email == email)).first()
        if found is None:
            raise Unfit(f"“{key}” heeft geen account: de rol is {somebody.role.value}")
        return found

    def _organisation(self) -> int:
        found = select(Organisation.id).where(Organisation.name == self.script.body.name)
        return db.session.scalars(found.order_by(Organisation.id)).first() or 0

    def _element(self, case: Case | None, said: Any) -> Element:
        found = next((one for one in case.elements if one.number == said), None) if case else None
        if found is None or type(said) is not int:
            raise Unfit(f"deze zaak heeft geen klachtonderdeel {shown(said)}")
        return found

    def _seat(self, case: Case | None, said: Any) -> Seat:
        account = self.account(said)
        taken = select(Seat).where(Seat.case_id == (case.id if case else None), Seat.account_id == account.id)
        found = db.session.scalars(taken.order_by(Seat.id.desc())).first()
        if found is None:
            raise Unfit(f"“{said}” heeft geen plaats in de commissie voor deze zaak")
        return found

    def _document(self, case: Case | None, said: Any) -> Document:
        if type(said) not in (int, str):
            raise Unfit(f"{shown(said)} is geen nummer of titel van een stuk")
        column = Document.number if isinstance(said, int) else Document.title
        found = select(Document).where(Document.case_id == (case.id if case else None), column == said)
        document = db.session.scalars(found.order_by(Document.id.desc())).first()
        if document is None:
            raise Unfit(f"deze zaak heeft geen stuk {shown(said)}")
        return document

    def submission(self, said: Any) -> int:
        """The id of the n-th message of this rehearsal. Raises Unfit."""
        if type(said) is not int or not 0 < said <= len(self.submissions):
            raise Unfit(f"er kwamen {len(self.submissions)} berichten binnen, geen {shown(said)}")
        return self.submissions[said - 1]

    def entry(self, said: Any) -> int:
        """The journal number of an act by the name the file gave it. Raises Unfit."""
        if not isinstance(said, str) or said not in self.entries:
            raise Unfit(f"geen eerdere handeling heet {shown(said)}; wel {', '.join(self.entries) or 'geen'}")
        return self.entries[said]

    def committee(self) -> Committee:
        """The committee of the rehearsal."""
        return db.session.get_one(Committee, self.committee_id)
