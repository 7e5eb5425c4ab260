"""What an act brings about, in sentences, before it is done. Pure."""

from collections.abc import Iterable

from committee.deadlines import CLOCKS, Clock
from committee.procedure import ENDED, STEPS, Act, State
from committee.regulation import Regulation


def consequences(act: Act, state: State, regulation: Regulation) -> tuple[str, ...]:
    """What begins, what ends and where the case goes, by the tables of the procedure and its clocks."""
    return (*_moves(act, state), *_begins(act, regulation), *_ends(act))


def _moves(act: Act, state: State) -> Iterable[str]:
    step = STEPS[act]
    to = [one for one in step.leads_to if one is not state]
    if len(to) != 1 or (step.stays and len(step.leads_to) > 1):
        return
    if to[0] in ENDED:
        yield f"De zaak eindigt: {to[0].label}."
    else:
        unless = ", of blijft waar zij is zolang er nog iets openstaat" if step.stays else ""
        yield f"De zaak gaat naar “{to[0].label}”{unless}."


def _begins(act: Act, regulation: Regulation) -> Iterable[str]:
    for clock, row in CLOCKS.items():
        if act in row.started_by and not row.on_ending:
            yield from _length(clock, regulation)


def _length(clock: Clock, regulation: Regulation) -> Iterable[str]:
    term = regulation.terms.get(clock.value)
    if term is not None and term.length is not None:
        article = f" ({term.article})" if term.article else ""
        yield f"Termijn “{clock.label}” begint: {term.length.words}{article}."


def _ends(act: Act) -> Iterable[str]:
    for clock, row in CLOCKS.items():
        if act in row.ended_by and not row.on_moving:
            yield f"Termijn “{clock.label}” is gehaald."
