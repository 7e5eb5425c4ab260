"""One look at the rows of a procedure, and which terms the journal and the table of clocks say must run."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from committee.deadlines import CLOCKS, Clock, Scope
from committee.procedure import ENDED, Act, State
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


def must_run(look: Look) -> Counter[Any]:
    """Which terms must run, told anew from the journal and the table of clocks."""
    must: Counter[Any] = Counter()
    for entry in look.entries:
        moved = entry.state_after is not entry.state_before or entry.act is Act.REGISTER
        for clock, row in CLOCKS.items():
            for thing in _things(row.scope, entry):
                over = row.ended_by | row.cancelled_by
                over = entry.act in (over if moved else over - row.on_moving)
                if entry.act is Act.FILE_PAPER and _began_later(look, entry, (clock, row.scope, thing)):
                    continue
                if over or entry.act in row.lapsed_by:
                    must[(clock, row.scope, thing)] = 0
        for key in _ended_besides(entry):
            must[key] = 0
        must.update(_started(look, entry))
        if entry.state_before in ENDED and entry.state_after not in ENDED:
            must[OVERALL] = 1
        if entry.state_after in ENDED and entry.state_before not in ENDED:
            must = Counter({key: count for key, count in must.items() if key[0] in AFTERWARDS})
    return must


def _began_later(look: Look, entry: Row[Any], key: Any) -> bool:
    """Whether a paper came in before the term began that a paper meets."""
    terms = [term for term in look.rows["terms"] if key_of(term) == key and term.started_seq < entry.seq]
    return bool(terms) and entry.happened_on < terms[-1].started_on


def _started(look: Look, entry: Row[Any]) -> set[Any]:
    """What an act started by the table, and what the ledger says it started besides."""
    ended = entry.state_after in ENDED and entry.state_before not in ENDED
    keys = {key_of(term) for term in look.rows["terms"] if term.started_seq == entry.seq}
    for clock, row in CLOCKS.items():
        rule = look.regulation.terms.get(clock.value)
        if entry.act in row.started_by and (ended or not row.on_ending) and rule and rule.length:
            keys |= {(clock, row.scope, thing) for thing in _things(row.scope, entry)}
    return keys


def _ended_besides(entry: Row[Any]) -> list[Any]:
    """A ruling that leaving made needless ends its term, though leaving as such does not."""
    ruled = entry.act in (Act.WITHDRAW, Act.DISCONTINUE) and entry.state_before is State.ADMISSIBILITY_REVIEW
    return [ADMISSIBILITY] if ruled and entry.state_after is State.AWAITING_RESPONSE else []


def key_of(term: Row[Any]) -> Any:
    return (term.clock, term.scope, term.party_id or term.element_id)


def _things(scope: Scope, entry: Row[Any]) -> list[int | None]:
    if scope is Scope.CASE:
        return [None]
    return list(entry.facts["parties" if scope is Scope.PARTY else "elements"])
