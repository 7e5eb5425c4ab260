"""What stands on top of a case for who looks at it: one sentence, one button. Pure."""

from dataclasses import dataclass

from committee.desk.rules import JUDGED, Task
from committee.permissions import MAY, Role
from committee.procedure import Act, State

A = Act
TO_DO, WAITS, COMMITTEE_WAITS = "Nu doen", "Wacht op voorzitter", "Wacht op de commissie"
RECORD = "Leg besluit vast"
ELSEWHERE = "Hoorde u al wat er is beslist, bijvoorbeeld per telefoon? Leg het dan vast."
SENTENCES: dict[Act, str] = {   # where what comes first says more than the state
    A.ASK_AVAILABILITY: "Vraag partijen wanneer zij niet kunnen.",
    A.SEAT_PANEL: "Stel de commissie voor deze zaak samen.",
}
AWAITED: dict[State, str] = {   # what the secretary waits for, of the chair
    State.ADMISSIBILITY_REVIEW: "De voorzitter beslist per klachtonderdeel of de commissie het behandelt.",
    State.HEARING_HELD: "De voorzitter sluit het onderzoek, of houdt de zitting aan.",
    State.DELIBERATION: "De commissie beslist in raadkamer over elk klachtonderdeel.",
    State.DRAFTING: "De voorzitter ondertekent de uitspraak.",
}
ASKED: dict[Act, str] = {       # a request that waits for a decision
    A.DECIDE_CHALLENGE: "Er is een wraking verzocht. Daarover moet worden beslist.",
    A.UPHOLD_OBJECTION: "Er is verzet ingesteld. Daarover moet worden beslist.",
    A.EXTEND_RESPONSE: "Verweerder vroeg om meer tijd. Daarover moet worden beslist.",
    A.CORRECT: "Er is gevraagd om herstel van een fout. Daarover moet worden beslist.",
}
LATE = "De aanvulling kwam te laat. De voorzitter beslist of zij toch meetelt."
TAKE_IN = "Laat de aanvulling toe"
RECORDED: dict[Act, str] = {A.SIGN: "Leg ondertekening vast", A.DECLARE_INDEPENDENCE: "Leg verklaring vast"}


@dataclass(frozen=True)
class Now:
    """label: above the sentence. more: below it. button: its words. dated: the date of the task counts.

    quiet: it is for somebody else to do.
    """

    sentence: str
    label: str = TO_DO
    more: str = ""
    button: str = ""
    dated: bool = True
    quiet: bool = False

    @property
    def recorded(self) -> bool:
        """Whether the chair decides, and here it is only written down."""
        return self.label == WAITS


def now(state: State, task: Task, role: Role, first: Act | None, *, verb: str, on_turn: bool) -> Now:
    """What there is to do in a case, for somebody in this role.

    first: the act that comes first of all that is offered, with verb as the words of its link.
    on_turn: whether the state asks it of this role.
    """
    if first is A.DECLARE_INDEPENDENCE:
        return _declaring(role)
    if first in ASKED:
        return _asked(role, first, verb)
    if task is JUDGED and (on_turn or role is Role.SECRETARY):
        return _judging(task, on_turn=on_turn)
    if on_turn:
        return Now(SENTENCES.get(first, task.sentence) if first else task.sentence, button=verb)
    if role is Role.SECRETARY and state in AWAITED:
        button = RECORDED.get(first, RECORD) if first else ""
        return Now(AWAITED[state], WAITS, ELSEWHERE if first else "", button)
    return Now("U hoeft nu niets te doen.", "", button=verb, quiet=True)


def _declaring(role: Role) -> Now:
    if role is Role.SECRETARY:
        return Now("Nog niet iedereen van de commissie verklaarde onafhankelijk te zijn.", COMMITTEE_WAITS,
                   ELSEWHERE, RECORDED[A.DECLARE_INDEPENDENCE], dated=False)
    return Now("Verklaar of u onafhankelijk bent van deze partijen.", button="Geef uw verklaring",
               dated=False)


def _judging(task: Task, *, on_turn: bool) -> Now:
    return Now(task.sentence, button=TAKE_IN) if on_turn else Now(LATE, WAITS, ELSEWHERE, RECORD)


def _asked(role: Role, first: Act, verb: str) -> Now:
    if role in MAY[first]:
        return Now(ASKED[first], button=verb, dated=False)
    whose = COMMITTEE_WAITS if Role.MEMBER in MAY[first] else WAITS
    return Now(ASKED[first], whose, ELSEWHERE, RECORD, dated=False)
