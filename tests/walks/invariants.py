"""What must hold after every step of a procedure, whatever was done or refused.

Everything is looked up in the rows and told anew from the journal and the pure tables; nothing here asks
the code that wrote the rows.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from committee import terms
from committee.deadlines import CLOCKS, Clock, Standing
from committee.lengths import Length
from committee.procedure import ENDED, SERVED, STEPS, Act
from tests.walks.look import OVERALL, Found, Look, key_of, must_run


def faults(look: Look) -> Iterator[str]:
    """Everything that is wrong, in words; nothing when all holds."""
    for check in (states, running_terms, first_due, ledger, reckoned, ended_case, pauses, invitations,
                  letters):
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


def first_due(look: Look) -> Iterator[str]:
    """The case knows the first day that is due in it."""
    days = [term.last_day for term in look.running if not CLOCKS[term.clock].right]
    if look.case.first_due != min(days, default=date.max):
        yield f"first_due is {look.case.first_due}, its terms end on {days}"


def running_terms(look: Look) -> Iterator[str]:
    """No term is lost and none runs that nobody started; a living case has its overall term."""
    must, now = must_run(look), Counter(key_of(term) for term in look.running)
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
