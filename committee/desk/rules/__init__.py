"""Where a case stands in six steps, who is on turn, and how a term reads: one table for all pages.

Pure. The same words serve the secretary's pages and those of the parties.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from committee.calendar_nl import holidays
from committee.deadlines import CLOCKS, OF_VERDICT, Clock, Standing, TermState, standing
from committee.dutch import day_words, weekday_words
from committee.labels import Labelled
from committee.permissions import Role
from committee.procedure import ENDED, State
from committee.reckoning import Reckoning

S = State
HEARING = "Hoorzitting"
STEPS = ("Ontvangen", "Ontvankelijk", "Verweer", HEARING, "Uitspraak", "Opvolging")
NO_HEARING = "Zonder zitting"
STEP_OF: Mapping[State, int] = {
    S.RECEIVED: 1, S.AWAITING_COMPLETION: 1,
    S.ADMISSIBILITY_REVIEW: 2, S.INADMISSIBLE: 2, S.NOT_COMPETENT: 2, S.FORWARDED: 2,
    S.AWAITING_RESPONSE: 3, S.WRITTEN_ROUND: 3,
    S.SCHEDULING: 4, S.HEARING_SCHEDULED: 4, S.HEARING_HELD: 4,
    S.DELIBERATION: 5, S.DRAFTING: 5, S.DECIDED: 5,
    S.ISSUED: 6, S.FOLLOW_UP: 6, S.CLOSED: 6,
}


class Turn(Labelled):
    """Who has to do something now."""

    SECRETARY = "secretary", "De secretaris"
    CHAIR = "chair", "De voorzitter"
    PANEL = "panel", "De commissie"
    COMPLAINANT = "complainant", "Klager"
    RESPONDENT = "respondent", "Verweerder"
    BOTH = "both", "Klager en verweerder"
    ORGANISATION = "organisation", "De organisatie"
    NOBODY = "nobody", "Niemand"


@dataclass(frozen=True)
class Task:
    """What a state asks: of whom, the sentence for who must do it, and the clock that runs for it."""

    turn: Turn
    sentence: str
    clock: Clock | None = None


TASKS: Mapping[State, Task] = {
    S.RECEIVED: Task(Turn.SECRETARY, "Bevestig de ontvangst van de klacht.", Clock.ACKNOWLEDGEMENT),
    S.AWAITING_COMPLETION: Task(Turn.COMPLAINANT, "Klager vult de klacht aan.", Clock.COMPLETION),
    S.ADMISSIBILITY_REVIEW: Task(Turn.CHAIR, "Beslis per klachtonderdeel of de commissie het behandelt.",
                                 Clock.ADMISSIBILITY),
    S.AWAITING_RESPONSE: Task(Turn.RESPONDENT, "Verweerder schrijft een verweer.", Clock.RESPONSE),
    S.WRITTEN_ROUND: Task(Turn.BOTH, "Klager en verweerder schrijven over en weer.", Clock.ROUND),
    S.SCHEDULING: Task(Turn.SECRETARY, "Plan de hoorzitting.", Clock.OVERALL),
    S.HEARING_SCHEDULED: Task(Turn.SECRETARY, "Bereid de hoorzitting voor.", Clock.OVERALL),
    S.HEARING_HELD: Task(Turn.CHAIR, "Sluit het onderzoek, of houd de zitting aan.", Clock.OVERALL),
    S.DELIBERATION: Task(Turn.PANEL, "Beslis in raadkamer over elk klachtonderdeel.", Clock.VERDICT),
    S.DRAFTING: Task(Turn.CHAIR, "Maak de uitspraak af en onderteken haar.", Clock.VERDICT),
    S.DECIDED: Task(Turn.SECRETARY, "Verstuur de uitspraak aan beide partijen.", Clock.VERDICT),
    S.ISSUED: Task(Turn.ORGANISATION, "De organisatie laat weten wat zij met de uitspraak doet.",
                   Clock.REACTION),
    S.FOLLOW_UP: Task(Turn.SECRETARY, "Volg de aanbevelingen en sluit de zaak.", None),
}
OVER = Task(Turn.NOBODY, "", None)
JUDGED = Task(Turn.CHAIR, "De aanvulling kwam te laat. Beslis of zij toch meetelt.")
HANDS = {
    Role.SECRETARY: frozenset({Turn.SECRETARY}),
    Role.CHAIR: frozenset({Turn.CHAIR, Turn.PANEL}),
    Role.MEMBER: frozenset({Turn.PANEL}),
}


def task_of(state: State, *, answer_late: bool = False) -> Task:
    """What a state asks, and of whom. answer_late: a completion that came late waits for the chair."""
    return JUDGED if answer_late else TASKS.get(state, OVER)


def is_on_turn(role: Role, task: Task) -> bool:
    """Whether somebody in this role is the one who has to do it."""
    return task.turn in HANDS.get(role, frozenset())


@dataclass(frozen=True)
class Step:
    """One bar of the stage bar. place: "done", "current", "ended" or "to-come"; day or note below it."""

    name: str
    place: str
    day: date | None = None
    note: str = ""


def stage_bar(
    state: State, moves: Iterable[tuple[State, date]], received_on: date, due: date | None, *,
    before_end: State | None = None, hearing: date | None = None, waived: bool = False,
) -> tuple[Step, ...]:
    """The six steps of a case; an ended case stops at its ending, named.

    moves: each state the case came to, with the day, oldest first. due: until when a verdict may come.
    before_end: the state in which it ended, for an ending that belongs to no step of its own.
    hearing: the day of the hearing that is planned. waived: there was none.
    """
    now = STEP_OF.get(state) or STEP_OF.get(before_end or S.RECEIVED, 1)
    left: dict[int, date] = {}
    for reached, day in moves:
        for number in range(1, STEP_OF.get(reached, now)):
            left.setdefault(number, day)
    days = {**left, 1: received_on, **({4: hearing} if state is S.HEARING_SCHEDULED else {})}
    without = waived and now > STEPS.index(HEARING) + 1
    named = enumerate((NO_HEARING if without and name == HEARING else name for name in STEPS), 1)
    return tuple(_step((number, now), name, state, day=days.get(number), due=due) for number, name in named)


def _step(place: tuple[int, int], name: str, state: State, *, day: date | None, due: date | None) -> Step:
    number, now = place
    if number < now or (state is S.CLOSED and number == now):
        return Step(name, "done", day)
    if number == now:
        return Step(name, "ended" if state in ENDED else "current", day if number == 4 else None, state.label)
    note_day = due if name == "Uitspraak" and state not in ENDED else None
    return Step(name, "to-come", note_day, "uiterlijk" if note_day else "")


@dataclass(frozen=True)
class Chip:
    """How a term stands: a shape and words that say the same."""

    shape: str
    words: str
    day: date | None = None


@dataclass(frozen=True)
class Term:
    """One line of the ledger as it is read; reckoning is None where nothing was reckoned."""

    key: int
    clock: Clock
    whose: str
    party_id: int | None
    started_on: date
    backward: bool
    length: str
    article: str
    last_day: date
    moved: str
    chip: Chip
    ended: bool
    reckoning: Reckoning | None


def chip(
    clock: Clock, last_day: date, today: date, *, paused: bool = False,
    ended_on: date | None = None, ending: Standing | None = None,
) -> Chip:
    """The shape and the words of a term on a day."""
    how = standing(TermState(last_day, CLOCKS[clock].right, paused, ended_on, ending), today)
    if how in {Standing.RUNNING, Standing.LATE}:
        return _counted(how, abs((last_day - today).days))
    words = {
        Standing.DUE: ("half", "Vandaag"),
        Standing.PAUSED: ("bars", "Termijn staat stil"),
        Standing.MET: ("tick", "Gehaald"),
        Standing.MET_LATE: ("full", "Te laat gehaald"),
        Standing.LAPSED: ("dash", "Verstreken"),
        Standing.CANCELLED: ("dash", "Vervallen"),
    }
    shape, said = words[how]
    return Chip(shape, said, ended_on if ending else None)


def _counted(how: Standing, days: int) -> Chip:
    unit = "dag" if days == 1 else "dagen"
    if how is Standing.LATE:
        return Chip("full", f"{days} {unit} te laat")
    return Chip("near" if days <= 3 else "empty", "Morgen" if days == 1 else f"Nog {days} {unit}")


def moved_because(reckoning: Reckoning | None) -> str:
    """After which day the last one comes, in a few words: the nominal end; empty when it is that one."""
    if reckoning is None or reckoning.nominal == reckoning.last_day:
        return ""
    ends = reckoning.nominal
    holiday = holidays(ends.year).get(ends, "").partition(" (")[0]
    return f"na {weekday_words(ends)}{', ' if holiday else ''}{holiday}"


def task_term(terms: Iterable[Term], task: Task) -> Term | None:
    """The running term of the task; of several, the one that ends first."""
    clocks = OF_VERDICT if task.clock is Clock.VERDICT else {task.clock}
    running = [term for term in terms if term.clock in clocks and not term.ended]
    return min(running, key=lambda term: term.last_day, default=None)


def turn_words(task: Task, last_day: date | None) -> str:
    """For who need not do anything: who is on turn, and until when."""
    if task.turn is Turn.NOBODY:
        return "De zaak is afgerond."
    verb = "zijn" if task.turn is Turn.BOTH else "is"
    until = f" tot en met {day_words(last_day)}" if last_day else ""
    return f"{task.turn.label} {verb} aan zet{until}."


def counted(number: int, cap: int) -> str:
    """A capped count: "214", or "1.000+" from the cap on."""
    return f"{cap:,}+".replace(",", ".") if number > cap else f"{number:,}".replace(",", ".")
