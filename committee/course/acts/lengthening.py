"""More time for the verdict."""

from datetime import date

from committee.case import clocks, gate
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.deadlines import Clock
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act


@verb(Act.EXTEND_OVERALL)
def extend_overall(
    case: Case, reasons: str, consented_on: date | None = None, *, occasion: Occasion
) -> Entry:
    """Lengthen the term for the verdict by the regulation's extension, on its last day at the latest.

    reasons: both sides read them, with the new last day. consented_on: the day of the complainant's written
    consent, where the regulation asks for it. Chapter extension. Raises NoReasons, NoExtension, NoConsent.
    """
    said = rules.said(reasons, "De reden")
    rule = clocks.regulation_of(case).term(Clock.OVERALL.value)
    term = next(iter(clocks.running(case, Clock.OVERALL)), None)
    given = len(term.extensions) if term else 0
    last_day = term.last_day if term and not term.paused else (date.max if term else None)
    length = rules.extension_of(rule, given, last_day, occasion.on, consented_on=consented_on)
    assert term is not None
    before = term.last_day
    entry = gate.enter(
        case, Act.EXTEND_OVERALL, occasion, reason=said, number=given + 1,
        consented_on=consented_on.isoformat() if consented_on else None,
    )
    clocks.extend(case, term, entry, length, article=entry.article or rule.article,
                  passage_id=entry.facts["passage"])
    for party in reads.audience(case):
        letter = letters.extended(party, before, term, said, consented_on=consented_on)
        outbox.put(case, entry, letter, occasion.at)
    return entry
