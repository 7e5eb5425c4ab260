"""What stands on the desk, in which group, in which words, and the one verb of each row.

Pure. A row says who is on turn; its verb is an act that the visitor may do, or record for who decides.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from committee.deadlines import Clock
from committee.desk.rules import Chip, Turn, task_of
from committee.dutch import capital, listing, number_words, plural
from committee.labels import Labelled
from committee.permissions import LABELS, MAY, Role
from committee.procedure import STEPS, Act, State
from committee.regulation.choices import Moment

S, A = State, Act


class Group(Labelled):
    """A group of the desk; the value is its name in an address, the label its heading."""

    FAILED = "mislukt", "Mislukt"
    LATE = "te-laat", "Te laat"
    TODAY = "vandaag", "Vandaag"
    WEEK = "deze-week", "Deze week"
    INBOX = "postvak", "Postvak"
    DESK = "secretariaat", "Wacht op secretariaat"
    CHAIR = "voorzitter", "Wacht op voorzitter"
    HEARINGS = "zittingen", "Zittingen"
    LEAVING = "gaat-uit", "Gaat vanzelf uit"


NOTES = {Group.FAILED: "Niet aangekomen.", Group.INBOX: "Nog niet bij een zaak.",
         Group.LEAVING: "Zonder dat u iets doet."}
EMPTY = {Group.FAILED: "Niets mislukt.", Group.LATE: "Niets te laat."}   # other empty groups are left out
OWN_GROUP = "Wacht op u"
BULK = frozenset({Group.LATE, Group.TODAY})


@dataclass(frozen=True)
class Verb:
    """What a row asks to do: its words, and what it leads to.

    act: an act in the case, with more as values of its form. page: another page, with the key of its thing.
    """

    words: str
    act: Act | None = None
    more: Mapping[str, object] | None = None
    page: str = ""
    key: int = 0


@dataclass(frozen=True)
class Row:
    """One row: a case, a letter or a submission; what it asks, until when, and its verbs.

    aside: what stands in the column of the number where there is no case. since: the day is when it
    began to be wrong. terms: keys of the terms of which a party can be reminded.
    """

    case: str
    name: str
    second: str
    chip: Chip | None = None
    day: date | None = None
    since: bool = False
    moment: datetime | None = None
    aside: datetime | None = None
    verbs: tuple[Verb, ...] = ()
    terms: tuple[int, ...] = ()
    urgent: bool = False


@dataclass(frozen=True)
class Missing:
    """A party whose term it is."""

    name: str
    role: Role


@dataclass(frozen=True)
class Wait:
    """What a clock waits for, whose turn it is, and what the desk can do about it.

    late: the words once the last day has passed. turn None: the state of the case tells. of: the words
    after which it says of whom it is, where several parties have the same term.
    """

    running: str
    late: str
    turn: Turn | None
    act: Act | None = None
    verb: str = ""
    late_verb: str = ""
    of: str = ""


SIGNED = "De uitspraak is ondertekend en nog niet verstuurd"
WAITS: Mapping[Clock, Wait] = {
    Clock.ACKNOWLEDGEMENT: Wait("De ontvangst is nog niet bevestigd", "De ontvangst is nog niet bevestigd",
                                Turn.SECRETARY, A.ACKNOWLEDGE, "Verstuur bevestiging"),
    Clock.COMPLETION: Wait("De aanvulling is nog niet binnen", "De aanvulling ontbreekt", Turn.COMPLAINANT,
                           A.REMIND, "Verstuur herinnering", "Verstuur laatste oproep"),
    Clock.ADMISSIBILITY: Wait("Beslissing over de ontvankelijkheid", "De ontvankelijkheid staat nog open",
                              Turn.CHAIR, A.ADMIT, "Leg besluit vast"),
    Clock.RESPONSE: Wait("Het verweer is nog niet binnen", "Het verweer ontbreekt", Turn.RESPONDENT,
                         A.REMIND, "Verstuur herinnering", "Verstuur laatste oproep", "Het verweer"),
    Clock.ROUND: Wait("De tweede reactie is nog niet binnen", "De tweede reactie ontbreekt", Turn.BOTH,
                      A.REMIND, "Verstuur herinnering", "Verstuur laatste oproep", "De tweede reactie"),
    Clock.AVAILABILITY: Wait("De verhinderdata zijn nog niet binnen", "De verhinderdata ontbreken", Turn.BOTH,
                             A.REMIND, "Verstuur herinnering", "Verstuur laatste oproep", "De verhinderdata"),
    Clock.CHALLENGE_DECISION: Wait("Beslissing op het wrakingsverzoek", "Het wrakingsverzoek staat nog open",
                                   Turn.PANEL, A.DECIDE_CHALLENGE, "Leg besluit vast"),
    Clock.VERDICT: Wait("De uitspraak is er nog niet", "De uitspraak ontbreekt", None),
    Clock.OVERALL: Wait("De uitspraak is er nog niet", "De uitspraak ontbreekt", None),
    Clock.REACTION: Wait("De bestuursreactie is nog niet binnen", "De bestuursreactie ontbreekt",
                         Turn.ORGANISATION, A.REMIND, "Verstuur herinnering", "Verstuur rappel"),
}
NEXT: Mapping[State, tuple[Act, str]] = {
    S.RECEIVED: (A.ACKNOWLEDGE, "Verstuur bevestiging"),
    S.AWAITING_COMPLETION: (A.COMPLETE, "Beoordeel aanvulling"),
    S.ADMISSIBILITY_REVIEW: (A.ADMIT, "Leg besluit vast"),
    S.AWAITING_RESPONSE: (A.RECEIVE_RESPONSE, "Leg verweer vast"),
    S.WRITTEN_ROUND: (A.CLOSE_ROUND, "Sluit ronde"),
    S.SCHEDULING: (A.CONVENE, "Plan zitting"),
    S.HEARING_SCHEDULED: (A.HOLD, "Leg zitting vast"),
    S.HEARING_HELD: (A.CLOSE_HEARING, "Sluit onderzoek"),
    S.DELIBERATION: (A.DECIDE, "Leg besluit vast"),
    S.DRAFTING: (A.SIGN, "Onderteken uitspraak"),
    S.DECIDED: (A.SERVE, "Verstuur uitspraak"),
    S.ISSUED: (A.RECEIVE_REACTION, "Leg reactie vast"),
    S.FOLLOW_UP: (A.CLOSE, "Sluit zaak"),
}
WITH_CHAIR: Mapping[str, tuple[str, Act, str]] = {
    S.ADMISSIBILITY_REVIEW: ("Ontvankelijkheid van de klachtonderdelen", A.ADMIT, "Leg besluit vast"),
    S.HEARING_HELD: ("Het onderzoek sluiten, of de zitting aanhouden", A.CLOSE_HEARING, "Sluit onderzoek"),
    S.DELIBERATION: ("Beslissing in raadkamer", A.DECIDE, "Leg besluit vast"),
    S.DRAFTING: ("De uitspraak afmaken en ondertekenen", A.SIGN, "Onderteken uitspraak"),
    "declaration": ("De voorzitter verklaarde nog niet onafhankelijk te zijn", A.DECLARE_INDEPENDENCE,
                    "Leg verklaring vast"),
    "own_declaration": ("U bent gevraagd voor de commissie. Verklaar eerst of u onafhankelijk bent",
                        A.DECLARE_INDEPENDENCE, "Leg verklaring vast"),
    "answer_late": ("Aanvulling die te laat kwam", A.COMPLETE, "Leg besluit vast"),
    "more_time": ("Verzoek om meer tijd voor het verweer", A.EXTEND_RESPONSE, "Leg besluit vast"),
    "correction": ("Verzoek om een fout in de uitspraak te herstellen", A.CORRECT, "Leg besluit vast"),
    "objection": ("Verzet tegen de beslissing over een klachtonderdeel", A.UPHOLD_OBJECTION,
                  "Leg besluit vast"),
}
WITH_DESK: Mapping[str, tuple[str, Act, str]] = {
    S.RECEIVED: ("De ontvangst is nog niet bevestigd", A.ACKNOWLEDGE, "Verstuur bevestiging"),
    "dates": ("Vraag partijen wanneer zij niet kunnen", A.ASK_AVAILABILITY, "Vraag verhinderdata"),
    "panel": ("Stel de commissie voor deze zaak samen", A.SEAT_PANEL, "Stel samen"),
    "declarations": ("Nog niet iedereen van de commissie verklaarde onafhankelijk te zijn",
                     A.DECLARE_INDEPENDENCE, "Leg verklaring vast"),
    "hearing": ("De hoorzitting kan worden gepland", A.CONVENE, "Plan zitting"),
    S.DECIDED: (SIGNED, A.SERVE, "Verstuur uitspraak"),
    S.ISSUED: ("De uitspraak is verstuurd; er loopt geen termijn meer voor een reactie", A.CLOSE,
               "Sluit zaak"),
    S.FOLLOW_UP: ("De reactie is binnen. Volg de aanbevelingen en sluit de zaak", A.CLOSE, "Sluit zaak"),
}
OWN = {"Leg besluit vast": "Neem besluit",   # for who decides it in person
       "Leg verklaring vast": "Verklaar"}
MOMENTS = {Moment.HALFWAY: "Herinnering", Moment.LAST_CALL: "Laatste oproep", Moment.OVERDUE: "Te laat"}


def verb_of(act: Act, words: str, roles: Collection[Role], **more: object) -> tuple[Verb, ...]:
    """The verb of a row, for who may decide the act or record it for another; else none."""
    if Role.SECRETARY in roles:
        return (Verb(words, act, more),)
    if not MAY[act] & set(roles):
        return ()
    if act is Act.DECIDE:   # each says there first what he agrees with
        return (Verb("Naar de raadkamer", page="chambers"),)
    return (Verb(OWN.get(words, words), act, more),)


def moment_words(moment: Moment, clock: Clock) -> str:
    """What a reminder is called: "Laatste oproep: verweer"."""
    return f"{MOMENTS[moment]}: {clock.label.lower()}"


def whose_turn(clock: Clock, state: State, party: Role | None) -> str:
    """Who is on turn for a term, as a sentence: "Verweerder is aan zet."."""
    turn = WAITS[clock].turn or task_of(state).turn
    if party is not None and turn in {Turn.RESPONDENT, Turn.COMPLAINANT, Turn.BOTH}:
        return f"{capital(LABELS[party])} is aan zet."
    return f"{turn.label} {'zijn' if turn is Turn.BOTH else 'is'} aan zet."


def awaited(clock: Clock, state: State, missing: Sequence[Missing], *, late: bool, reminders: int) -> str:
    """The second line of a row of terms: what is waited for, how often was reminded, who is on turn.

    missing: of whom the terms are, where they are of parties. reminders: each had so many at least.
    """
    wait = WAITS[clock]
    said = wait.late if late else wait.running
    if len(missing) > 1 and wait.of:
        said = said.replace(wait.of, f"{wait.of} van {listing(one.name for one in missing)}", 1)
    if reminders:
        said += f" na {plural(reminders, 'herinnering', 'herinneringen')}"
    if wait.turn is None:
        said = SIGNED if state is S.DECIDED else f"{said}. De zaak staat op “{state.label}”"
    if len(missing) > 1:
        return f"{said}. Zij zijn aan zet."
    return f"{said}. {whose_turn(clock, state, missing[0].role if missing else None)}"


def term_verb(clock: Clock, state: State, late: bool) -> tuple[Act, str] | None:
    """The act that a term asks of the desk, and its words."""
    wait = WAITS[clock]
    if wait.act is None or state not in STEPS[wait.act].open_in:
        return NEXT.get(state)
    return wait.act, wait.late_verb if late and wait.late_verb else wait.verb


def morning(failed: int, late: int, due: int, *, hearings: int = 0, waiting: int = 0,
            when: str = "Vandaag") -> str:
    """What sums the morning up. due, hearings: of the day that is called when; waiting: for the visitor."""
    wrong = []
    if failed:
        wrong.append(f"{plural(failed, 'bericht', 'berichten')} {'is' if failed == 1 else 'zijn'} mislukt")
    if late:
        wrong.append(f"{plural(late, 'termijn', 'termijnen')} {'is' if late == 1 else 'zijn'} te laat")
    first = f"{capital(', '.join(wrong))}. " if wrong else "Niets is mislukt en niets is te laat. "
    parts = [f"{_there_are(due, 'ding', 'dingen')} te doen"] if due else []
    parts += [_there_are(hearings, "zitting", "zittingen")] if hearings else []
    wait = f"{capital(plural(waiting, 'zaak wacht', 'zaken wachten'))} op u." if waiting else ""
    if not parts and wait:
        return first + wait
    return f"{first}{when} {' en '.join(parts) if parts else 'is er niets te doen'}. {wait}".rstrip()


def _there_are(number: int, one: str, more: str) -> str:
    return f"is er één {one}" if number == 1 else f"zijn er {number_words(number)} {more}"
