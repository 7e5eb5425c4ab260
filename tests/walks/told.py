"""Who must hear of an act, by act; and who may not hear of anything any more."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Row

from committee.case import reads
from committee.case.records import Case, Party
from committee.permissions import Role
from committee.procedure import ENDED, Act, State
from tests.walks.scene import Scene

Audience = Callable[[Case, Row[Any]], list[Party]]


def _both(case: Case, _entry: Row[Any]) -> list[Party]:
    return reads.both_sides(case)


def _complainants(case: Case, _entry: Row[Any]) -> list[Party]:
    return reads.complainants(case)


def _concerned(case: Case, entry: Row[Any]) -> list[Party]:
    return [party for party in case.parties if party.id in entry.facts["parties"]]


def _who_leaving_concerns(case: Case, entry: Row[Any]) -> list[Party]:
    """Both sides when nothing is left; of a part, a respondent hears only if it was directed at him."""
    return reads.both_sides(case) if entry.state_after in ENDED else reads.complainants(case)


MUST_HEAR: dict[Act, Audience] = {
    Act.ACKNOWLEDGE: _complainants,
    Act.REQUEST_COMPLETION: _complainants,
    Act.LAPSE_COMPLETION: _complainants,
    Act.DECLARE_INADMISSIBLE: _complainants,
    Act.DECLARE_NOT_COMPETENT: _complainants,
    Act.FORWARD: _complainants,
    Act.OBJECT: _complainants,
    Act.UPHOLD_OBJECTION: _complainants,
    Act.REJECT_OBJECTION: _complainants,
    Act.EXTEND_RESPONSE: lambda case, entry: [*_complainants(case, entry), *_concerned(case, entry)],
    Act.REFUSE_MORE_TIME: _concerned,
    Act.RECEIVE_RESPONSE: _complainants,
    Act.LAPSE_RESPONSE: lambda case, entry: [*_complainants(case, entry), *_concerned(case, entry)],
    Act.OPEN_ROUND: _both,
    Act.CLOSE_ROUND: _both,
    Act.ASK_AVAILABILITY: _concerned,
    Act.CONVENE: _both,
    Act.POSTPONE: _both,
    Act.CANCEL_HEARING: _both,
    Act.ADJOURN: _concerned,
    Act.DECIDE_CHALLENGE: _both,
    Act.REOPEN: _both,
    Act.SERVE: _both,
    Act.CORRECT: _both,
    Act.RECEIVE_REACTION: _complainants,
    Act.WITHDRAW: _who_leaving_concerns,
    Act.SETTLE: _both,
    Act.DISCONTINUE: _who_leaving_concerns,
    Act.EXTEND_OVERALL: _both,
    Act.SUSPEND: _both,
    Act.RESUME: _both,
}


def faults(
    scene: Scene, entries: list[Row[Any]], before: dict[str, list[Row[Any]]], rows: dict[str, list[Row[Any]]]
) -> Iterator[str]:
    """Letters that the acts of this step should have queued and did not, and letters to who stepped back."""
    case = scene.case
    asked = _asked_to_respond(case, rows)
    for entry in entries:
        told = {letter.party_id for letter in rows["letters"] if letter.entry_seq == entry.seq}
        audience = MUST_HEAR.get(entry.act)
        for party in audience(case, entry) if audience else ():
            known = party.role not in (Role.RESPONDENT, Role.ACCUSED) or asked
            if known and party.id not in told:
                yield f"{entry.act} told {party.role} {party.id} nothing"
    gone = _stepped_back(case, before) & _stepped_back(case, rows)
    new = {entry.seq for entry in entries}
    for letter in rows["letters"]:
        if letter.entry_seq in new and letter.account_id in gone:
            yield f"the letter {letter.kind} went to somebody who stepped back"


def _asked_to_respond(case: Case, rows: dict[str, list[Row[Any]]]) -> bool:
    """Whether the respondents know of the case: only from the request for a response on."""
    undone = {row.entry_seq for row in rows["revisions"] if row.undone}
    return any(
        entry.state_after is State.AWAITING_RESPONSE and entry.seq not in undone for entry in rows["journal"]
    )


def _stepped_back(case: Case, rows: dict[str, list[Row[Any]]]) -> set[int]:
    """Whose latest place on the panel is given up; who is asked anew is not among them."""
    latest = {seat.account_id: seat for seat in rows["seats"] if seat.case_id == case.id}
    return {account for account, seat in latest.items() if seat.stepped_back_on is not None}
