"""What a party reads about its case, in plain words; both sides the same, from their own side.

Pure. One sentence says who is at work and until when; the step says where the case is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from committee.deadlines import CLOCKS, OF_VERDICT, Clock
from committee.desk.rules import NO_HEARING, Step, Term, Turn, task_of
from committee.doing.rules import CAME_TO
from committee.dutch import day_words
from committee.procedure import Act, State

S = State
SEEN_TERMS = frozenset({Clock.OVERALL, Clock.VERDICT, Clock.PAPERS, Clock.CHALLENGE, Clock.CORRECTION,
                        Clock.REACTION})
CLOCK_WORDS: Mapping[Clock, str] = {
    Clock.OVERALL: "Uitspraak", Clock.VERDICT: "Uitspraak", Clock.RESPONSE: "Reactie (verweer)",
    Clock.COMPLETION: "Uw aanvulling", Clock.OBJECTION: "Bezwaar maken (verzet)",
    Clock.ROUND: "Schriftelijk antwoord", Clock.AVAILABILITY: "Dagen waarop u niet kunt",
    Clock.PAPERS: "Stukken opsturen", Clock.CHALLENGE: "Bezwaar tegen een commissielid (wraking)",
    Clock.CORRECTION: "Een fout laten herstellen", Clock.REACTION: "Reactie van de organisatie",
}
POINT_WORDS: Mapping[str, str] = {
    "Nog niet beslist": "Wij bekijken nog of wij dit punt mogen behandelen.",
    "Ontvankelijk": "Wij mogen dit punt behandelen.",
    "Niet-ontvankelijk": "Wij mogen dit punt niet behandelen (niet-ontvankelijk).",
    "Niet bevoegd": "Wij gaan niet over dit punt (niet bevoegd).",
    "Ingetrokken": "Dit punt is ingetrokken.",
}
FINDING_WORDS: Mapping[str, tuple[str, str]] = {   # to the complainant, and to everybody else
    "gegrond": ("U krijgt gelijk (gegrond).", "De klager krijgt gelijk (gegrond)."),
    "gedeeltelijk gegrond": ("U krijgt deels gelijk (gedeeltelijk gegrond).",
                             "De klager krijgt deels gelijk (gedeeltelijk gegrond)."),
    "ongegrond": ("U krijgt geen gelijk (ongegrond).", "De klager krijgt geen gelijk (ongegrond)."),
    "geen oordeel": ("De commissie geeft geen oordeel.", "De commissie geeft geen oordeel."),
}
DOING: Mapping[State, str] = CAME_TO | {   # who is at work, where somebody is
    S.RECEIVED: "Wij hebben de klacht ontvangen en sturen daar bericht over.",
    S.ADMISSIBILITY_REVIEW: "De voorzitter bekijkt of wij de klacht mogen behandelen.",
    S.AWAITING_RESPONSE: "De andere kant schrijft een reactie op de klacht (verweer).",
    S.SCHEDULING: "Wij plannen een gesprek met de commissie (hoorzitting).",
    S.HEARING_HELD: "Het gesprek met de commissie is geweest. In onze volgende brief leest u hoe het "
                    "verder gaat.",
    S.DELIBERATION: "De commissie overlegt over de uitspraak.",
    S.DRAFTING: "De commissie schrijft de uitspraak.",
    S.DECIDED: "De uitspraak is klaar. Wij sturen die naar u toe.",
    S.ISSUED: "De uitspraak is verstuurd. De organisatie laat weten wat zij ermee doet.",
}


@dataclass(frozen=True)
class Ask:
    """Something that is asked of a party: as heading, in words, and the act that its button leads to."""

    heading: str
    words: str
    act: Act
    button: str


WRITE = Ask("Schrijf uw antwoord", "In onze brief staat waarover u mag schrijven.", Act.FILE_PAPER,
            "Stuur uw antwoord")
REACT = Ask("Laat weten wat u met de uitspraak doet", "Dit heet de bestuursreactie.", Act.RECEIVE_REACTION,
            "Reageer nu")
ASKED: Mapping[tuple[Turn, State], Ask] = {   # what the state of a case asks
    (Turn.COMPLAINANT, S.AWAITING_COMPLETION): Ask(
        "Vul uw klacht aan", "Wij missen nog iets. Eén ding invullen is ook goed.", Act.COMPLETE,
        "Vul nu aan"),
    (Turn.RESPONDENT, S.AWAITING_RESPONSE): Ask(
        "Geef uw reactie op de klacht", "Wij willen ook uw kant horen. U mag per punt "
        "reageren, of één brief sturen (verweer).",
        Act.RECEIVE_RESPONSE, "Reageer nu"),
    (Turn.COMPLAINANT, S.WRITTEN_ROUND): WRITE,
    (Turn.RESPONDENT, S.WRITTEN_ROUND): WRITE,
    (Turn.ORGANISATION, S.ISSUED): REACT,
    (Turn.RESPONDENT, S.ISSUED): REACT,
}
DAYS = Ask("Geef door wanneer u niet kunt", "Wij zoeken een dag voor het gesprek met de commissie "
           "(hoorzitting).", Act.GIVE_AVAILABILITY, "Geef uw dagen door")
DAYS_AGAIN = Ask("Kloppen uw dagen nog?", "U gaf al door wanneer u niet kunt. Is er iets veranderd? Wijzig "
                 "het dan. Klopt het nog? Stuur het dan nog een keer.", Act.GIVE_AVAILABILITY,
                 "Kijk uw dagen na")
COMING = Ask("Laat weten of u komt", "", Act.REPLY, "")   # two buttons of the hearing instead of one
SECRET = Ask("Mag de commissie een geheim stuk gebruiken?",
             "U mag dit stuk niet lezen. U leest een samenvatting en zegt of het mag.", Act.AGREE_TO_PAPER,
             "Geef antwoord")
DONE: Mapping[Act | None, str] = {   # to who just did something; None: anything else
    Act.CHANGE_CONTACT: "Wij hebben uw gegevens bewaard.",
    Act.REPLY: "Wij hebben uw antwoord ontvangen.",
    Act.GIVE_AVAILABILITY: "Wij hebben uw dagen ontvangen.",
    Act.ASK_MORE_TIME: "Wij hebben uw vraag ontvangen.",
    Act.ADD_PARTY: "Wij weten nu wie u helpt.",
    None: "Wij hebben het ontvangen.",
}
STEP_WORDS = ("wij hebben de klacht", "mogen wij de klacht behandelen?", "reactie op de klacht",
              "gesprek met de commissie", "uitspraak", "na de uitspraak")
NO_TALK = "geen gesprek met de commissie"   # where a hearing was waived
BEFORE_THE_TALK = frozenset({S.AWAITING_RESPONSE, S.WRITTEN_ROUND, S.SCHEDULING})
WHY_WORDS: Mapping[Clock, str] = {
    Clock.OVERALL: "U leest wat de commissie vindt, en waarom.",
    Clock.VERDICT: "U leest wat de commissie vindt, en waarom.",
    Clock.PAPERS: "Tot en met deze dag kunt u stukken sturen voor het gesprek.",
    Clock.RESPONSE: "Dan moet de reactie bij ons zijn.",
    Clock.COMPLETION: "Dan moet uw aanvulling bij ons zijn.",
    Clock.REACTION: "De organisatie laat weten wat zij met de uitspraak doet.",
    Clock.CORRECTION: "Tot en met deze dag kunt u een schrijffout melden.",
    Clock.ROUND: "Tot en met deze dag kunt u ons nog een keer schrijven.",
    Clock.AVAILABILITY: "Dan moeten uw dagen bij ons zijn.",
    Clock.CHALLENGE: "Tot en met deze dag kunt u zeggen dat iemand volgens u niet eerlijk kan oordelen.",
    Clock.OBJECTION: "Tot en met deze dag kunt u zeggen dat u het niet eens bent met onze beslissing.",
}


NOTHING = "U hoeft nu niets te doen."
ASIDE = "Wij schrijven u als wij iets van u vragen."
OTHERS_WRITE = "Wij wachten nog op een reactie van iemand anders aan uw kant."


@dataclass(frozen=True)
class Said:
    """The head of a party's page: a task with its last day, or that nothing has to be done."""

    heading: str
    words: str
    task: bool
    last_day: date | None
    days_left: str
    act: str = ""
    button: str = ""


LATE_ANSWER = Said(NOTHING, "Uw aanvulling kwam na de afgesproken dag. De voorzitter beslist of zij nog "
                   "meetelt.", False, None, "")


STANDS_STILL = Said(NOTHING, "De behandeling van de klacht staat nu stil. Wij schrijven u als wij verder "
                    "gaan. U mag ons wel al iets sturen.", False, None, "")


def said_to(side: Turn, state: State, last_day: date | None, today: date, *, asked: bool = True) -> Said:
    """What a party reads first. last_day: of the term of the state's task, if one runs.

    asked: whether the task is this party's own, and not another's on the same side.
    """
    if side is Turn.NOBODY:
        return Said(NOTHING, ASIDE, False, None, "")
    task = ASKED.get((side, state))
    if task and asked:
        return asking(task, last_day, today)
    if side is Turn.RESPONDENT and state is S.AWAITING_RESPONSE:
        return Said(NOTHING, OTHERS_WRITE, False, None, "")
    until = f" Dat kan tot en met {day_words(last_day)}." if last_day and _others(state) else ""
    if state is S.ADMISSIBILITY_REVIEW and last_day and today <= last_day:
        until = f" U hoort het uiterlijk {day_words(last_day)}."
    return Said(NOTHING, f"{DOING[state]}{until}", False, last_day, "")


def asking(ask: Ask, last_day: date | None, today: date) -> Said:
    """What is asked of a party, with its last day if it has one."""
    left = _left(last_day, today)
    return Said(ask.heading, ask.words, True, last_day, left, ask.act.value, ask.button)


def steps_in_words(bar: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of the case as a party reads them: where it is says the name, not our word for the state."""
    return tuple(replace(step, name=NO_TALK if step.name == NO_HEARING else words,
                         note="" if step.place == "current" else step.note)
                 for step, words in zip(bar, STEP_WORDS, strict=False))


def sum_in_words(term: Term) -> Term:
    """The term whose sum names it as a party calls it: "Reactie (verweer), art. 8"."""
    if term.reckoning is None or term.clock not in CLOCK_WORDS:
        return term
    ours, theirs = f"{term.clock.label}, ", f"{CLOCK_WORDS[term.clock]}, "
    lines = tuple(replace(line, reason=theirs + line.reason.removeprefix(ours))
                  if line.reason.startswith(ours) else line for line in term.reckoning.lines)
    return replace(term, reckoning=replace(term.reckoning, lines=lines))


def to_come(terms: Sequence[Term], task: Term | None, today: date) -> tuple[Term, ...]:
    """The terms that still run beside the one of the task, the first to end first, and each day once.

    A right that was not used in time is over, and of two days for the verdict the first one counts.
    """
    running = [term for term in terms if not term.ended and (task is None or term.key != task.key)
               and not (CLOCKS[term.clock].right and term.last_day < today)]
    found: dict[object, Term] = {}
    for term in sorted(running, key=lambda term: term.last_day):
        found.setdefault("verdict" if term.clock in OF_VERDICT else (term.clock, term.last_day), term)
    return tuple(found.values())


def _others(state: State) -> bool:
    return task_of(state).turn in {Turn.COMPLAINANT, Turn.RESPONDENT, Turn.BOTH, Turn.ORGANISATION}


def _left(last_day: date | None, today: date) -> str:
    if last_day is None:
        return ""
    days = (last_day - today).days
    if days < 0:
        return "Deze dag is voorbij. U kunt nog steeds reageren. Bel ons als u hulp nodig hebt."
    if days == 0:
        return "Dat is vandaag."
    return f"U hebt nog {days} {'dag' if days == 1 else 'dagen'}."
