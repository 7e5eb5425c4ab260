"""Who may do what: roles, actors, and one table act → roles.

Pure. The deciding person must hold a role that the act allows; somebody else may only record it
when they are the secretary. A case that the actor does not know does not exist for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from committee.procedure import Act


class Role(StrEnum):
    """What somebody is to a committee or to one case."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    MEMBER = "member"
    ADMIN = "admin"
    COMPLAINANT = "complainant"
    CLIENT = "client"
    REPRESENTATIVE = "representative"
    SUPPORT = "support"
    RESPONDENT = "respondent"
    ACCUSED = "accused"
    ORGANISATION = "organisation"
    FIRST_LINE = "first_line"
    EXPERT = "expert"
    INTERPRETER = "interpreter"
    WITNESS = "witness"
    SYSTEM = "system"


LABELS = {
    Role.SECRETARY: "secretaris", Role.CHAIR: "voorzitter", Role.MEMBER: "lid", Role.ADMIN: "beheerder",
    Role.COMPLAINANT: "klager", Role.CLIENT: "cliënt", Role.REPRESENTATIVE: "gemachtigde",
    Role.SUPPORT: "vertrouwenspersoon", Role.RESPONDENT: "verweerder", Role.ACCUSED: "betrokken medewerker",
    Role.ORGANISATION: "bestuur van de organisatie", Role.FIRST_LINE: "klachtenfunctionaris",
    Role.EXPERT: "deskundige", Role.INTERPRETER: "tolk", Role.WITNESS: "getuige", Role.SYSTEM: "het systeem",
}

STAFF = frozenset({Role.SECRETARY, Role.CHAIR, Role.MEMBER})
COMPLAINANTS = frozenset({Role.COMPLAINANT, Role.REPRESENTATIVE})
RESPONDENTS = frozenset({Role.RESPONDENT, Role.ACCUSED})
PARTIES = COMPLAINANTS | RESPONDENTS | {Role.ORGANISATION}
ANYBODY_INVITED = PARTIES | {Role.CLIENT, Role.SUPPORT, Role.EXPERT, Role.INTERPRETER, Role.WITNESS,
                             Role.CHAIR, Role.MEMBER, Role.SECRETARY}


class Forbidden(Exception):
    """The actor may not do this; the message says who may, in Dutch."""


class Unknown(Exception):
    """For this actor the case does not exist."""


class Standing(StrEnum):
    """What an account is on the panel of one case."""

    NONE = "none"
    ASKED = "asked"
    SITTING = "sitting"
    STEPPED_BACK = "stepped_back"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: an account in one committee, a party in one case, or the system itself.

    key: "account:3", "party:12", "organisation:2" or "system"; the journal holds nothing else.
    """

    key: str
    role: Role
    committee_id: int | None = None
    case_id: int | None = None
    party_id: int | None = None
    account_id: int | None = None


SYSTEM = Actor("system", Role.SYSTEM)


@dataclass(frozen=True)
class Occasion:
    """When and by whom an act is done.

    on: the day it happened, Dutch local date; terms run from it. at: the moment it was entered, aware UTC.
    decided_by and recorded_by differ when the secretary enters what another decided; means says how the
    decision arrived (telefoon, e-mail, brief).
    """

    on: date
    at: datetime
    decided_by: Actor
    recorded_by: Actor
    means: str | None = None

    @classmethod
    def of(cls, actor: Actor, on: date, at: datetime) -> "Occasion":
        """The plain occasion: decided and entered by one person."""
        return cls(on, at, actor, actor)


SECRETARY = frozenset({Role.SECRETARY})
CHAIR = frozenset({Role.CHAIR})
PANEL = frozenset({Role.CHAIR, Role.MEMBER})
DESK = frozenset({Role.SECRETARY, Role.CHAIR})
A = Act
MAY: dict[Act, frozenset[Role]] = {
    A.TAKE_IN:              SECRETARY | COMPLAINANTS | {Role.FIRST_LINE},
    A.CONFIRM_TEXT:         COMPLAINANTS,
    A.ASK_IDENTITY:         SECRETARY,
    A.SET_ASIDE:            SECRETARY,
    A.REGISTER:             SECRETARY | COMPLAINANTS | {Role.FIRST_LINE},
    A.ACKNOWLEDGE:          SECRETARY,
    A.REQUEST_COMPLETION:   SECRETARY,
    A.COMPLETE:             DESK | COMPLAINANTS,
    A.LAPSE_COMPLETION:     CHAIR,
    A.REWORD_ELEMENT:       SECRETARY | COMPLAINANTS,
    A.ADD_ELEMENT:          CHAIR,
    A.ADD_PARTY:            SECRETARY | COMPLAINANTS | RESPONDENTS,   # a party: who helps itself
    A.ADMIT:                CHAIR,
    A.DECLARE_INADMISSIBLE: CHAIR,
    A.DECLARE_NOT_COMPETENT: CHAIR,
    A.FORWARD:              SECRETARY,
    A.OBJECT:               COMPLAINANTS,
    A.UPHOLD_OBJECTION:     PANEL,
    A.REJECT_OBJECTION:     PANEL,
    A.ASK_MORE_TIME:        RESPONDENTS,
    A.EXTEND_RESPONSE:      DESK,
    A.REFUSE_MORE_TIME:     DESK,
    A.RECEIVE_RESPONSE:     SECRETARY | RESPONDENTS,
    A.LAPSE_RESPONSE:       DESK,
    A.OPEN_ROUND:           CHAIR,
    A.CLOSE_ROUND:          DESK,
    A.FILE_PAPER:           SECRETARY | PARTIES,
    A.WITHHOLD_PAPER:       CHAIR,
    A.SHARE_PAPER:          DESK,
    A.AGREE_TO_PAPER:       COMPLAINANTS | RESPONDENTS,
    A.ASK_AVAILABILITY:     SECRETARY,
    A.GIVE_AVAILABILITY:    ANYBODY_INVITED,
    A.SEAT_PANEL:           DESK,
    A.DECLARE_INDEPENDENCE: PANEL,
    A.CONVENE:              SECRETARY,
    A.POSTPONE:             CHAIR,
    A.CANCEL_HEARING:       CHAIR,
    A.REPLY:                ANYBODY_INVITED,
    A.MAKE_BUNDLE:          SECRETARY,
    A.WAIVE_HEARING:        CHAIR,
    A.HOLD:                 CHAIR,
    A.ADJOURN:              CHAIR,
    A.CLOSE_HEARING:        CHAIR,
    A.CHALLENGE:            COMPLAINANTS | RESPONDENTS,
    A.ACQUIESCE:            PANEL,
    A.DECIDE_CHALLENGE:     PANEL,
    A.RECUSE:               PANEL,
    A.REPLACE_MEMBER:       DESK,
    A.RECONFIRM:            CHAIR,
    A.EXTEND_OVERALL:       CHAIR,
    A.SUSPEND:              DESK,
    A.RESUME:               DESK,
    A.FIND:                 DESK | PANEL,
    A.AGREE:                PANEL,
    A.COMMENT:              DESK | PANEL,
    A.WORK_IN:              DESK | PANEL,
    A.DECIDE:               CHAIR,
    A.REOPEN:               CHAIR,
    A.SIGN:                 DESK,
    A.SERVE:                SECRETARY,
    A.REQUEST_CORRECTION:   COMPLAINANTS | RESPONDENTS | {Role.ORGANISATION},
    A.CORRECT:              CHAIR,
    A.REFUSE_CORRECTION:    CHAIR,
    A.RECEIVE_REACTION:     SECRETARY | {Role.ORGANISATION, Role.RESPONDENT},   # whoever answers for it
    A.START_FOLLOW_UP:      SECRETARY,
    A.WITHDRAW:             COMPLAINANTS,
    A.SETTLE:               COMPLAINANTS,
    A.DISCONTINUE:          CHAIR,
    A.CLOSE:                SECRETARY,
    A.CLEAR_CHAMBERS:       frozenset({Role.SYSTEM}),   # by rule, never by hand
    A.REMIND:               SECRETARY | {Role.SYSTEM},
    A.NOTE:                 STAFF,
    A.WRITE_LETTER:         SECRETARY,
    A.CHANGE_CONTACT:       ANYBODY_INVITED - PANEL,
    A.HOLD_FILE:            DESK,
    A.RELEASE_FILE:         DESK,
    A.MOVE_TERMS:           frozenset({Role.SYSTEM, Role.SECRETARY, Role.ADMIN}),
    A.UNDO:                 STAFF,
    A.PUT_RIGHT:            DESK,
}

# Once a panel sits, these are of the chair who sits, and of no other chair of the committee.
LEADING = frozenset({A.HOLD, A.ADJOURN, A.CLOSE_HEARING, A.POSTPONE, A.CANCEL_HEARING})


def standing_among(seats: Iterable[Any], actor: Actor) -> Standing:
    """What this actor is on a panel; the latest seat counts.

    seats: oldest first, each with account_id, declared_on and stepped_back_on.
    """
    mine = [seat for seat in seats if seat.account_id == actor.account_id]
    if actor.account_id is None or not mine:
        return Standing.NONE
    if mine[-1].stepped_back_on is not None:
        return Standing.STEPPED_BACK
    return Standing.SITTING if mine[-1].declared_on is not None else Standing.ASKED


def knows(actor: Actor, committee_id: int, case_id: int | None, standing: Standing = Standing.NONE) -> bool:
    """Whether this case exists for this actor.

    A party knows its own case; secretary and chair know their committee's cases; a member only a case in
    which he sits or is asked to sit; who stepped back knows nothing of it any more.
    """
    if actor.role is Role.SYSTEM:
        return True
    if actor.party_id is not None:
        return actor.case_id == case_id
    if actor.committee_id != committee_id or standing is Standing.STEPPED_BACK:
        return False
    if actor.role is Role.MEMBER:
        return standing is not Standing.NONE
    return actor.role in {Role.SECRETARY, Role.CHAIR}


def require(occasion: Occasion, act: Act, allowed: Iterable[Role] | None = None) -> None:
    """Forbidden unless the deciding person may decide this act and the recording person may record it."""
    roles = frozenset(allowed) if allowed is not None else MAY[act]
    if occasion.decided_by.role not in roles:
        names = ", ".join(LABELS[role] for role in Role if role in roles)
        raise Forbidden(f"“{act.label}” is niet aan {LABELS[occasion.decided_by.role]}. Dit mag: {names}.")
    same = occasion.recorded_by.key == occasion.decided_by.key
    if not same and occasion.recorded_by.role is not Role.SECRETARY:
        raise Forbidden("Alleen de secretaris legt vast wat een ander heeft beslist.")
