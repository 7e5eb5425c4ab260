"""What must hold after every step of a procedure, whatever was done or refused.

Everything is looked up in the rows and told anew from the journal and the pure tables; nothing here asks
the code that wrote the rows.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from committee import terms
from committee.case import journal
from committee.deadlines import CLOCKS, Clock, Scope, Standing
from committee.lengths import Length
from committee.procedure import ENDED, SERVED, STEPS, Act, State
from committee.reckoning import Rules
from committee.regulation import Regulation

OVERALL = (Clock.OVERALL, Scope.CASE, None)
ADMISSIBILITY = (Clock.ADMISSIBILITY, Scope.CASE, None)
AFTERWARDS = (Clock.OBJECTION, Clock.RETENTION)
Found = dict[str, list[Row[Any]]]


@dataclass(frozen=True)
class Look:
    """The rows of one procedure after a step, with its case and how its regulation counts."""

    rows: Found
    case: Row[Any]
    regulation: Regulation
    rules: Rules

    @property
    def undone(self) -> set[int]:
        """The entries that were undone."""
        return {row.entry_seq for row in self.rows["revisions"] if row.undone}

    @property
    def entries(self) -> list[Row[Any]]:
        """The entries of the case that stand, in order."""
        return [
            row for row in self.rows["journal"] if row.case_id == self.case.id and row.seq not in self.undone
        ]

    @property
    def running(self) -> list[Row[Any]]:
        """The terms that have not ended."""
        return [term for term in self.rows["terms"] if term.ended_on is None]

    def of_term(self, table: str, term: Row[Any]) -> list[Row[Any]]:
        """The causes, pauses or extensions of a term."""
        return [row for row in self.rows[table] if row.term_id == term.id]


def faults(look: Look) -> Iterator[str]:
    """Everything that is wrong, in words; nothing when all holds."""
    for check in (states, must_run, ledger, reckoned, ended_case, pauses, invitations, letters):
        yield from check(look)


def states(look: Look) -> Iterator[str]:
    """The case moved only along the rows of STEPS, and stands where its last act left it."""
    state = None
    for entry in look.entries:
        step = STEPS[entry.act]
        if entry.act is Act.REGISTER:
            state = entry.state_after
            continue
        if entry.act is Act.UNDO:
            continue
        if entry.state_before is not state:
            yield f"{entry.act} began in {entry.state_before}, but the case stood in {state}"
        if entry.state_before not in step.open_in:
            yield f"{entry.act} was done in {entry.state_before}"
        if entry.state_after is not entry.state_before and entry.state_after not in step.leads_to:
            yield f"{entry.act} led to {entry.state_after}"
        may_stay = step.stays or not step.leads_to or entry.state_after in step.leads_to
        if entry.state_after is entry.state_before and not may_stay:
            yield f"{entry.act} did not move the case from {entry.state_before}"
        state = entry.state_after
    if state is not look.case.state:
        yield f"the case stands in {look.case.state}, its journal ends in {state}"
    if (look.case.closed_on is not None) != (look.case.state in ENDED):
        yield f"closed_on is {look.case.closed_on} in {look.case.state}"


def _told(look: Look) -> Counter[Any]:
    """Which terms must run, told anew from the journal and the table of clocks."""
    must: Counter[Any] = Counter()
    for entry in look.entries:
        moved = entry.state_after is not entry.state_before or entry.act is Act.REGISTER
        for clock, row in CLOCKS.items():
            for thing in _things(row.scope, entry):
                met = entry.act in row.ended_by and (moved or not row.on_moving)
                if met or entry.act in row.cancelled_by | row.lapsed_by:
                    must[(clock, row.scope, thing)] = 0
        for key in _ended_besides(entry):
            must[key] = 0
        must.update(_started(look, entry))
        if entry.state_before in ENDED and entry.state_after not in ENDED:
            must[OVERALL] = 1
        if entry.state_after in ENDED and entry.state_before not in ENDED:
            must = Counter({key: count for key, count in must.items() if key[0] in AFTERWARDS})
    return must


def _started(look: Look, entry: Row[Any]) -> set[Any]:
    """What an act started by the table, and what the ledger says it started besides."""
    ended = entry.state_after in ENDED and entry.state_before not in ENDED
    keys = {_key(term) for term in look.rows["terms"] if term.started_seq == entry.seq}
    for clock, row in CLOCKS.items():
        rule = look.regulation.terms.get(clock.value)
        if entry.act in row.started_by and (ended or not row.on_ending) and rule and rule.length:
            keys |= {(clock, row.scope, thing) for thing in _things(row.scope, entry)}
    return keys


def _ended_besides(entry: Row[Any]) -> list[Any]:
    """A ruling that a withdrawal made needless ends its term, though a withdrawal as such does not."""
    ruled = entry.act is Act.WITHDRAW and entry.state_before is State.ADMISSIBILITY_REVIEW
    return [ADMISSIBILITY] if ruled and entry.state_after is State.AWAITING_RESPONSE else []


def _key(term: Row[Any]) -> Any:
    return (term.clock, term.scope, term.party_id or term.element_id)


def _things(scope: Scope, entry: Row[Any]) -> list[int | None]:
    if scope is Scope.CASE:
        return [None]
    return list(entry.facts["parties" if scope is Scope.PARTY else "elements"])


def must_run(look: Look) -> Iterator[str]:
    """No term is lost and none runs that nobody started; a living case has its overall term."""
    must, now = _told(look), Counter(_key(term) for term in look.running)
    for key in {*must, *now}:
        clock, _scope, thing = key
        if must[key] and not now[key]:
            yield f"the term {clock} of {thing} must run and does not"
        if now[key] and not must[key]:
            yield f"the term {clock} of {thing} runs on, and nothing in the journal says so"
        if now[key] > 1:
            yield f"the term {clock} of {thing} runs {now[key]} times"
    living = look.case.state not in ENDED | SERVED
    if living and "overall" in look.regulation.terms and not now[OVERALL]:
        yield f"no overall term runs in {look.case.state}"


def ledger(look: Look) -> Iterator[str]:
    """Every term says which act began it and, once ended, which act ended it and how."""
    seqs = {entry.seq for entry in look.entries}
    for term in look.rows["terms"]:
        causes = look.of_term("term_causes", term)
        if not causes or (causes[0].kind, causes[0].entry_seq) != ("started", term.started_seq):
            yield f"the ledger of {term.clock} does not begin with its start"
            continue
        if term.started_seq not in seqs:
            yield f"{term.clock} was started by an act that does not stand"
        if causes[-1].last_day != term.last_day:
            yield f"the ledger of {term.clock} ends on {causes[-1].last_day}, the term on {term.last_day}"
        if term.ended_on is None:
            continue
        if not any((cause.kind, cause.entry_seq) == (term.ending.value, term.ended_seq) for cause in causes):
            yield f"{term.clock} ended ({term.ending}) and the ledger does not say by what"
        if term.ending not in (Standing.MET, Standing.LAPSED, Standing.CANCELLED):
            yield f"{term.clock} ended as {term.ending}"


def reckoned(look: Look) -> Iterator[str]:
    """The stored last day is what the rows reckon to."""
    for term in look.rows["terms"]:
        length = Length.parse(term.length)
        if term.counted == "backward":
            result = terms.reckon_back(term.started_on, length, look.rules)
        else:
            longer = look.of_term("term_extensions", term)
            still = look.of_term("term_pauses", term)
            result = terms.reckon(
                term.started_on,
                length,
                look.rules,
                extensions=[terms.Extension(Length.parse(row.length), "", row.article) for row in longer],
                pauses=[
                    terms.Pause(row.first, row.last, "")
                    for row in still
                    if row.last is None or row.last >= row.first
                ],
            )
        if (result.nominal, result.last_day) != (term.nominal, term.last_day):
            yield f"{term.clock} ends on {term.last_day}, its rows say {result.last_day}"
        if term.reckoning["last_day"] != term.last_day.isoformat():
            yield f"the reckoning of {term.clock} shows another day than {term.last_day}"


def ended_case(look: Look) -> Iterator[str]:
    """In an ended case only the right of objection and the retention term run, and retention does."""
    if look.case.state not in ENDED:
        return
    clocks = {term.clock for term in look.running}
    for clock in clocks - {Clock.OBJECTION, Clock.RETENTION}:
        yield f"{clock} runs on in a case that is {look.case.state}"
    if "retention" in look.regulation.terms and Clock.RETENTION not in clocks:
        yield f"no retention term runs in a case that is {look.case.state}"


def pauses(look: Look) -> Iterator[str]:
    """A running term stands still exactly while a suspension that holds it lasts."""
    going = {row.id for row in look.rows["suspensions"] if not row.ended}
    for term in look.running:
        held = look.of_term("term_pauses", term)
        if term.paused != any(row.last is None for row in held):
            yield f"{term.clock} says paused={term.paused}, its pauses say otherwise"
        for row in held:
            if row.last is None and row.suspension_id not in going:
                yield f"{term.clock} stands still for a suspension that is over"
        if term.counted == "backward":
            continue
        reasons = {row.id: row.reason for row in look.rows["suspensions"]}
        for number in going - {row.suspension_id for row in held}:
            if term.clock.value in look.regulation.suspension.get(reasons[number], ()):
                yield f"{term.clock} runs on while {reasons[number]} suspends it"


def invitations(look: Look) -> Iterator[str]:
    """One UID per invitee; a calendar message carries that UID and no later sequence than the row has."""
    uids = [row.uid for row in look.rows["invitees"]]
    if len(set(uids)) != len(uids):
        yield "two invitees share a UID"
    known = {row.uid: row.sequence for row in look.rows["invitees"]}
    for letter in look.rows["letters"]:
        if letter.calendar is None or letter.status.value == "withdrawn":
            continue
        text = bytes(letter.calendar).decode().replace("\r\n ", "")
        lines = dict(line.partition(":")[::2] for line in text.splitlines())
        if lines.get("UID") not in known:
            yield f"a calendar message has a UID that is nobody's: {lines.get('UID')}"
        elif int(lines["SEQUENCE"]) > known[lines["UID"]]:
            yield f"a calendar message is at {lines['SEQUENCE']}, its invitee at {known[lines['UID']]}"


def letters(look: Look) -> Iterator[str]:
    """Every letter belongs to an act; an undone act has no letter on its way."""
    seqs = {entry.seq for entry in look.rows["journal"]}
    for letter in look.rows["letters"]:
        if letter.entry_seq not in seqs:
            yield f"the letter {letter.kind} belongs to no act"
        if letter.entry_seq in look.undone and letter.status.value != "withdrawn":
            yield f"the letter {letter.kind} of an undone act is {letter.status}"


def only_forward(before: Found, after: Found) -> Iterator[str]:
    """A UID never changes and a SEQUENCE never falls (an undone move never left the house)."""
    old = {row.id: row for row in before["invitees"]}
    for row in after["invitees"]:
        if row.id in old and row.uid != old[row.id].uid:
            yield f"the UID of invitee {row.id} changed"
        if row.id in old and row.sequence < old[row.id].sequence:
            yield f"the SEQUENCE of invitee {row.id} fell"


class Chain:
    """Follows the journal's chain from where it stood, so that each entry is verified once."""

    def __init__(self, seq: int, digest: str) -> None:
        self.seq, self.digest = seq, digest

    def faults(self, entries: list[Row[Any]], count: int, head: str) -> Iterator[str]:
        """What is wrong with the entries added since the last look, and with the head."""
        for entry in entries:
            if entry.seq <= self.seq:
                continue
            if (entry.seq, entry.previous) != (self.seq + 1, self.digest):
                yield f"entry {entry.seq} does not follow {self.seq}"
            if journal.digest([getattr(entry, name) for name in journal.SAID]) != entry.hash:
                yield f"entry {entry.seq} is not what its hash says"
            self.seq, self.digest = entry.seq, entry.hash
        if (count, head) != (self.seq, self.digest):
            yield f"the head is at {count}, the entries end at {self.seq}"
