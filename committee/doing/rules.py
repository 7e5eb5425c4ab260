"""What an act brings about, in sentences: before it is done, and to whoever finds it done. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from committee.deadlines import CLOCKS, Clock
from committee.dutch import day_words, plural
from committee.procedure import ENDED, STEPS, Act, State
from committee.regulation import Regulation

S = State
CAME_TO: dict[State, str] = {   # to any party; of what is decided and not yet sent nothing
    S.AWAITING_COMPLETION: "De klacht moet nog worden aangevuld.",
    S.ADMISSIBILITY_REVIEW: "Wij bekijken of wij de klacht mogen behandelen.",
    S.AWAITING_RESPONSE: "Er is om een reactie op de klacht gevraagd (verweer).",
    S.WRITTEN_ROUND: "De voorzitter laat nog een keer schriftelijk reageren.",
    S.SCHEDULING: "Wij zoeken een dag voor het gesprek met de commissie (hoorzitting).",
    S.HEARING_SCHEDULED: "Het gesprek met de commissie (hoorzitting) is gepland.",
    S.HEARING_HELD: "Het gesprek met de commissie (hoorzitting) is geweest.",
    S.DELIBERATION: "De commissie overlegt nu over de uitspraak.",
    S.ISSUED: "De uitspraak is verstuurd.",
    S.FOLLOW_UP: "De uitspraak is verstuurd. Wij volgen wat de organisatie ermee doet.",
    S.CLOSED: "De zaak is klaar.",
    S.INADMISSIBLE: "Wij mogen deze klacht niet behandelen (niet-ontvankelijk).",
    S.NOT_COMPETENT: "Wij gaan niet over deze klacht (niet bevoegd).",
    S.FORWARDED: "De klacht is doorgestuurd.",
    S.WITHDRAWN: "De klacht is ingetrokken.",
    S.SETTLED: "Beide kanten zijn het samen eens geworden.",
    S.DISCONTINUED: "Wij zijn gestopt met deze zaak.",
}


def consequences(act: Act, state: State, regulation: Regulation) -> tuple[str, ...]:
    """What begins, what ends and where the case goes, by the tables of the procedure and its clocks."""
    return (*_moves(act, state), *_begins(act, regulation), *_ends(act))


def _moves(act: Act, state: State) -> Iterable[str]:
    step = STEPS[act]
    to = [one for one in step.leads_to if one is not state]
    if len(to) != 1 or (step.stays and len(step.leads_to) > 1):
        return
    if act is Act.RECEIVE_RESPONSE and state is not S.AWAITING_RESPONSE:
        return   # nobody waits for it any more: the case stays where it is
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
        if act in row.ended_by - row.on_moving:
            yield f"Loopt de termijn “{clock.label}”, dan is die gehaald."


NEVER_SAID = frozenset({Clock.RETENTION, Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.VERDICT,
                        Clock.OVERALL})   # the committee's own: an ending is what they waited for
QUESTIONS: Mapping[str, str] = {   # by the value of the fact
    "time_asked": "Over een verzoek om meer tijd is nog niet beslist.",
    "objection": "Over een verzet is nog niet beslist.",
    "challenge": "Over een wraking is nog niet beslist.",
    "correction_asked": "Over een herstelverzoek is nog niet beslist.",
    "secret_unanswered": "Een partij heeft nog niet geantwoord over een geheim stuk.",
}


def still_open(
    state: State, facts: Iterable[str], terms: Iterable[tuple[Clock, date, str]], waiting: int
) -> tuple[str, ...]:
    """What is still open in a case that comes to a state, in sentences.

    facts: what is so in it then. terms: what ran before, with last day and whose. waiting: letters that wait.
    Terms and letters are named where the case ends; an open question at every step.
    """
    asked = [QUESTIONS[fact] for fact in facts if fact in QUESTIONS]
    if state not in ENDED:
        return tuple(sorted(asked))
    run = [_runs(*term) for term in terms if term[0] not in NEVER_SAID]
    return (*sorted(asked), *run, *_wait(waiting))


def _runs(clock: Clock, last_day: date, whose: str) -> str:
    of = f" van {whose}" if whose else ""
    return f"Termijn “{clock.label}”{of} staat open, met als laatste dag {day_words(last_day)}."


def _wait(number: int) -> Iterable[str]:
    if number:
        verb = "Er wacht" if number == 1 else "Er wachten"
        yield f"{verb} nog {plural(number, 'brief', 'brieven')} om uit te gaan."


def unnamed(files: Mapping[str, datetime], named: Iterable[str | None], before: datetime) -> list[str]:
    """The files that no row names, by their names; never one that was touched at this moment or later.

    files: when each was written or asked for last. named: what rows name. A file is written before its row
    is committed, so that a young one may be of a transaction under way.
    """
    old = {name for name, touched in files.items() if touched < before}
    old.difference_update(name for name in named if name)
    return sorted(old)


def oldest_kept(now: datetime, days: int) -> datetime:
    """The moment before which what was typed, brought or handed in is kept no longer. days: as configured."""
    return now - timedelta(days=days)
