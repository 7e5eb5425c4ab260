"""Which clock runs when: one table clock → acts, keyed to the terms of the regulation.

Pure. The lengths are the regulation's; this table only says what starts and ends each clock.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committee.labels import Labelled
from committee.procedure import Act


class Clock(Labelled):
    """A term in the procedure; the value is its key in the regulation, the label what people read."""

    ACKNOWLEDGEMENT = "acknowledgement", "Ontvangstbevestiging"
    COMPLETION = "completion", "Aanvulling"
    ADMISSIBILITY = "admissibility", "Beslissing ontvankelijkheid"
    OBJECTION = "objection", "Verzet"
    RESPONSE = "response", "Verweer"
    ROUND = "round", "Schriftelijke ronde"
    AVAILABILITY = "availability", "Verhinderdata"
    PAPERS = "papers", "Stukken indienen"
    CHALLENGE = "challenge", "Wraking"
    CHALLENGE_DECISION = "challenge_decision", "Beslissing op wraking"
    VERDICT = "verdict", "Uitspraak na onderzoek"
    OVERALL = "overall", "Uitspraak"
    REACTION = "reaction", "Bestuursreactie"
    CORRECTION = "correction", "Herstelverzoek"
    RETENTION = "retention", "Bewaren"


class Scope(StrEnum):
    """What a term belongs to: the whole case, one element, or one party."""

    CASE = "case"
    ELEMENT = "element"
    PARTY = "party"


class Standing(Labelled):
    """How a term stands on a day."""

    RUNNING = "running", "loopt"
    DUE = "due", "vandaag"
    PAUSED = "paused", "staat stil"
    LATE = "late", "te laat"
    MET = "met", "gehaald"
    MET_LATE = "met_late", "te laat gehaald"
    LAPSED = "lapsed", "verstreken"
    CANCELLED = "cancelled", "vervallen"


@dataclass(frozen=True)
class Row:
    """What starts and ends one clock.

    right: a right that simply passes (verzet, wraking, bewaren) and is never late.
    on_moving: acts that end it only when they move the case. on_ending: starts only when the act ends it.
    """

    started_by: frozenset[Act]
    ended_by: frozenset[Act] = frozenset()
    lapsed_by: frozenset[Act] = frozenset()
    cancelled_by: frozenset[Act] = frozenset()
    scope: Scope = Scope.CASE
    right: bool = False
    on_moving: frozenset[Act] = frozenset()
    on_ending: bool = False


def _acts(*acts: Act) -> frozenset[Act]:
    return frozenset(acts)


A = Act
RULINGS = _acts(A.ADMIT, A.DECLARE_INADMISSIBLE, A.DECLARE_NOT_COMPETENT)
REFUSALS = _acts(A.DECLARE_INADMISSIBLE, A.DECLARE_NOT_COMPETENT)
EXITS = _acts(A.WITHDRAW, A.SETTLE, A.DISCONTINUE, A.FORWARD, A.CLOSE)
CLOCKS: dict[Clock, Row] = {
    Clock.ACKNOWLEDGEMENT: Row(_acts(A.REGISTER), _acts(A.ACKNOWLEDGE)),
    Clock.COMPLETION: Row(_acts(A.REQUEST_COMPLETION), _acts(A.COMPLETE), _acts(A.LAPSE_COMPLETION)),
    Clock.ADMISSIBILITY: Row(_acts(A.REGISTER), RULINGS, on_moving=RULINGS),
    Clock.OBJECTION: Row(REFUSALS, _acts(A.OBJECT), cancelled_by=_acts(A.UPHOLD_OBJECTION),
                         scope=Scope.ELEMENT, right=True),
    Clock.RESPONSE: Row(RULINGS | _acts(A.UPHOLD_OBJECTION, A.ADD_ELEMENT), _acts(A.RECEIVE_RESPONSE),
                        _acts(A.LAPSE_RESPONSE), cancelled_by=_acts(A.WITHDRAW, A.DISCONTINUE),
                        scope=Scope.PARTY),
    Clock.ROUND: Row(_acts(A.OPEN_ROUND, A.ADJOURN), _acts(A.FILE_PAPER),
                     _acts(A.CLOSE_ROUND, A.CLOSE_HEARING),
                     scope=Scope.PARTY),
    Clock.AVAILABILITY: Row(_acts(A.ASK_AVAILABILITY), _acts(A.GIVE_AVAILABILITY),
                            cancelled_by=_acts(A.CONVENE, A.ASK_AVAILABILITY), scope=Scope.PARTY),
    Clock.PAPERS: Row(_acts(A.CONVENE, A.POSTPONE), lapsed_by=_acts(A.CONVENE),
                      cancelled_by=_acts(A.CANCEL_HEARING, A.POSTPONE), right=True),
    Clock.CHALLENGE: Row(_acts(A.HOLD), cancelled_by=_acts(A.HOLD), right=True),
    Clock.CHALLENGE_DECISION: Row(_acts(A.CHALLENGE), _acts(A.DECIDE_CHALLENGE, A.ACQUIESCE)),
    Clock.VERDICT: Row(_acts(A.CLOSE_HEARING, A.WAIVE_HEARING), _acts(A.SERVE),
                       cancelled_by=_acts(A.REOPEN, A.REPLACE_MEMBER), on_moving=_acts(A.REPLACE_MEMBER)),
    Clock.OVERALL: Row(_acts(A.REGISTER), _acts(A.SERVE)),
    Clock.REACTION: Row(_acts(A.SERVE), _acts(A.RECEIVE_REACTION), scope=Scope.PARTY),
    Clock.CORRECTION: Row(_acts(A.SERVE), right=True),
    Clock.RETENTION: Row(EXITS | REFUSALS, cancelled_by=_acts(A.UPHOLD_OBJECTION),
                         right=True, on_ending=True),
}
OF_VERDICT = frozenset({Clock.VERDICT, Clock.OVERALL})   # both say when it is due: the first to end counts
ANSWERED = tuple(clock for clock, row in CLOCKS.items()   # by a party, so that it can be reminded
                 if row.scope is Scope.PARTY or clock in {Clock.COMPLETION, Clock.REACTION})


def halfway(started_on: date, last_day: date) -> date:
    """The day halfway a term; of two days in the middle the first."""
    return started_on + (last_day - started_on) / 2


@dataclass(frozen=True)
class TermState:
    """What of a stored term decides how it stands; days are Dutch local dates."""

    last_day: date
    right: bool
    paused: bool = False
    ended_on: date | None = None
    ending: Standing | None = None


def standing(term: TermState, today: date) -> Standing:
    """How a term stands on a day. An overrun warns and is reported; it closes nothing."""
    if term.ending is Standing.MET:
        late = term.ended_on is not None and term.ended_on > term.last_day
        return Standing.MET_LATE if late else Standing.MET
    if term.ending is not None:
        return term.ending
    if term.paused:
        return Standing.PAUSED
    if today > term.last_day:
        return Standing.LAPSED if term.right else Standing.LATE
    return Standing.DUE if today == term.last_day else Standing.RUNNING
