"""The days on which people cannot come: asked, and given."""

from datetime import date, timedelta

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.dutch import day_words
from committee.hearing import letters, rules
from committee.hearing.acts import own
from committee.hearing.acts.session import Attendee
from committee.hearing.records import Guest, Unavailable
from committee.people.records import Account
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.store import db
from committee.terms import Length, Unit

LONGEST_ANSWER = timedelta(days=365)   # no term: a day further off is a slip of the pen in the year


@verb(Act.ASK_AVAILABILITY)
def ask_availability(
    case: Case,
    first: date,
    last: date,
    *,
    answer_by: date | None = None,
    parties: list[Party] | None = None,
    occasion: Occasion,
) -> Entry:
    """Ask when people cannot come between two days, what they need and who comes along.

    parties: both sides if left out; who sits on the panel is asked too. answer_by: another day than the
    regulation's. Raises Incomplete, NotInvited. Chapter: hearing.
    """
    asked = case_reads.both_sides(case) if parties is None else parties
    own.of_case(case, asked)
    _check(case, rules.Span(first, last), asked, answer_by=answer_by, occasion=occasion)
    given = {} if answer_by is None else {
        Clock.AVAILABILITY: Length((answer_by - occasion.on).days, Unit.DAYS)
    }
    entry = gate.enter(
        case, Act.ASK_AVAILABILITY, occasion, parties=[party.id for party in asked], lengths=given,
        first=first.isoformat(), last=last.isoformat(),
    )
    running = clocks.running(case, Clock.AVAILABILITY)
    day = max((term.last_day for term in running if term.started_seq == entry.seq), default=answer_by)
    assert day is not None
    names = case_reads.names(case)
    people: list[Party | Account] = [*asked, *(seat.account for seat in case_reads.seats(case))]
    for one in people:
        draft = letters.availability(one, names, first, last, answer_by=day)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def _check(
    case: Case, span: rules.Span, asked: list[Party], *, answer_by: date | None, occasion: Occasion
) -> None:
    rules.check_spans([span])
    if span.last < occasion.on:
        raise rules.Incomplete(f"{day_words(span.last)} is al voorbij.")
    if not asked:
        raise rules.Incomplete("Noem ten minste één partij.")
    if answer_by is None and Clock.AVAILABILITY.value not in clocks.regulation_of(case).terms:
        raise rules.Incomplete("Noem de dag waarop het antwoord binnen moet zijn.")
    if answer_by is not None and not occasion.on < answer_by <= occasion.on + LONGEST_ANSWER:
        raise rules.Incomplete(f"De dag van het antwoord moet na {day_words(occasion.on)} liggen, en niet "
                               f"later zijn dan {day_words(occasion.on + LONGEST_ANSWER)}.")


@verb(Act.GIVE_AVAILABILITY)
def give_availability(
    case: Case,
    unavailable: list[rules.Span],
    *,
    party: Party | None = None,
    account: Account | None = None,
    needs: str | None = None,
    companions: list[Attendee] | None = None,
    occasion: Occasion,
) -> Entry:
    """Note the days on which one person cannot come, what is needed, and who comes along.

    A later statement takes the place of an earlier one; late is noted all the same. Without a name it is
    who decides. Raises Incomplete, NotInvited, NotYours. Chapter: hearing.
    """
    if party is None and account is None and occasion.decided_by.account_id is not None:
        account = db.session.get(Account, occasion.decided_by.account_id)
    who = own.one(case, party, account, occasion)
    rules.check_spans(unavailable)
    wanted = rules.said(needs, "Wat u nodig hebt", 200) if needs else None
    coming = [guest.checked(case) for guest in companions or []]
    mine = [who.id] if isinstance(who, Party) else []
    entry = gate.enter(
        case, Act.GIVE_AVAILABILITY, occasion, parties=mine, **own.key(who), spans=len(unavailable)
    )
    _replace_days(case, who, unavailable)
    if isinstance(who, Party):
        who.needs = wanted or who.needs
        _replace_companions(case, who, coming)
    return entry


def _replace_days(case: Case, who: Party | Account, spans: list[rules.Span]) -> None:
    mine = own.key(who)
    for row in db.session.query(Unavailable).filter_by(case_id=case.id, **mine):
        db.session.delete(row)
    db.session.add_all(
        Unavailable(case_id=case.id, first=span.first, last=span.last, **mine) for span in spans
    )


def _replace_companions(case: Case, party: Party, coming: list[Attendee]) -> None:
    for row in db.session.query(Guest).filter_by(case_id=case.id, party_id=party.id, hearing_id=None):
        db.session.delete(row)
    db.session.add_all(
        Guest(case_id=case.id, party_id=party.id, name=guest.name, capacity=guest.capacity)
        for guest in coming
    )
