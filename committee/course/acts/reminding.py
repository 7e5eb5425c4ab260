"""Reminders: of what somebody still has to send, and on paper of what nobody opened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import uuid4

from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.reads import secretaries
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.course import reminders, rules
from committee.course import reminding_letters as letters
from committee.deadlines import Clock
from committee.dutch import listing
from committee.people.records import Channel
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.post.outbox import Draft
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.regulation.choices import Moment
from committee.response.reads import may_ask_more_time
from committee.store import db


@verb(Act.REMIND)
def remind(case: Case, party: Party, clock: Clock, occasion: Occasion) -> Entry:
    """Remind a party by hand of what we wait for, with its last day (chapter reminders).

    Raises NotOfThisCase, NothingLeft when no such term runs for him.
    """
    if party.case_id != case.id:
        raise rules.NotOfThisCase(f"{party.name} hoort niet bij deze zaak.")
    term = reminders.waiting_for(case, party, clock)
    if term is None:
        raise rules.NothingLeft(f"Wij wachten niet op {party.name}: die termijn loopt niet.")
    moment = Moment.OVERDUE if occasion.on > term.last_day else Moment.LAST_CALL
    entry = _enter(case, term, moment, [party], occasion=occasion)
    outbox.put(case, entry, _reminder(case, party, term, moment), occasion.at)
    return entry


def remind_of(case: Case, due: reminders.Due, occasion: Occasion) -> Entry:
    """Remind of one term as the regulation says."""
    term, moment = due.term, due.moment
    told = list(_audience(case, due))
    entry = _enter(case, term, moment, told, occasion=occasion)
    for party in told:
        if term.party_id not in (None, party.id):
            draft = letters.reminder_told(party, _name(term) or "", term.last_day)
        else:
            draft = _reminder(case, party, term, moment)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def tell_secretaries(case: Case, reminded: Sequence[tuple[RunningTerm, Entry]], occasion: Occasion) -> None:
    """Tell the secretary which terms have passed: in one letter where several parties had the same one.

    reminded: the terms that have passed, each with the act by which we reminded of it.
    """
    shared: dict[tuple[Clock, date], list[tuple[RunningTerm, Entry]]] = defaultdict(list)
    for term, entry in reminded:
        shared[term.clock, term.last_day].append((term, entry))
    for (clock, last_day), theirs in shared.items():
        term, entry = theirs[-1]
        who = listing(filter(None, (_name(one) for one, _entry in theirs)))
        for account in secretaries(case, occasion.on):
            draft = letters.overdue(account, clock, last_day, term.article, who=who)
            outbox.put(case, entry, draft, occasion.at)


def _reminder(case: Case, party: Party, term: RunningTerm, moment: Moment) -> Draft:
    more_time = term.clock is Clock.RESPONSE and may_ask_more_time(case, term)
    return letters.reminder(party, term.clock, moment.value, term.last_day, more_time=more_time)


def _enter(
    case: Case, term: RunningTerm, moment: Moment, told: Sequence[Party], *, occasion: Occasion
) -> Entry:
    return gate.enter(
        case, Act.REMIND, occasion, parties=[party.id for party in told],
        term=term.id, clock=term.clock.value, moment=moment.value, last_day=term.last_day.isoformat(),
    )


def _audience(case: Case, due: reminders.Due) -> Iterable[Party]:
    """Whom the regulation names: the respondent of the term, the organisation; of a reaction who owes it."""
    parties = {}
    for code in due.to:
        own = code == "respondent" or due.term.clock is Clock.REACTION
        if own and due.term.party_id is not None:
            found = [db.session.get_one(Party, due.term.party_id)]
        else:
            found = case_reads.parties(case, Role.RESPONDENT)
        parties.update({party.id: party for party in found})
    return parties.values()


def _name(term: RunningTerm) -> str | None:
    return db.session.get_one(Party, term.party_id).name if term.party_id else None


def send_on_paper(case: Case, unopened: Sequence[Letter], occasion: Occasion) -> Entry:
    """Send on paper what a party did not open: the same letter, word for word."""
    entry = gate.enter(
        case, Act.REMIND, occasion, letters=[letter.id for letter in unopened],
        parties=sorted({letter.party_id for letter in unopened if letter.party_id}),
    )
    for letter in unopened:
        db.session.add(_copy(letter, entry, occasion))
    return entry


def _copy(letter: Letter, entry: Entry, occasion: Occasion) -> Letter:
    kept = ("case_id", "committee_id", "kind", "title", "party_id", "to_name", "to_address", "day", "paper",
            "annexes", "mail", "pdf_sha256")  # fmt: skip
    return Letter(
        **{name: getattr(letter, name) for name in kept},
        dedupe_key=reminders.paper_key(letter),
        entry_seq=entry.seq,
        channel=Channel.POST,
        message_id=f"<{uuid4().hex}@{letter.message_id.partition('@')[2].rstrip('>')}>",
        status=Status.WAITING,
        made_at=occasion.at,
        due_at=occasion.at + outbox.GRACE,
        tries=0,
    )
