"""The way forward through the procedure, who takes each step, and how a case begins."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from committee.case import documents, gate, reads
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Standing
from committee.case.verbs import PREPARES
from committee.deadlines import Clock
from committee.hearing import acts as hearings
from committee.hearing.records import Challenge
from committee.permissions import LEADING, Actor, Occasion, Role
from committee.procedure import Act, State
from committee.store import db
from committee.verdict import reads as verdicts
from committee.verdict.acts import Prepared
from tests.walks.arrivals import ARRIVED
from tests.walks.choosing import chosen, elements
from tests.walks.contents import Choices, Nothing
from tests.walks.judging import lacking
from tests.walks.sayings import SAID, hearing_day, past_acts, sitting
from tests.walks.scene import Scene

SPECIAL = ARRIVED | SAID


def _to_schedule(scene: Scene) -> Act:
    seats = sitting(scene)
    if len(seats) < scene.regulation.composition.quorum:
        return Act.SEAT_PANEL
    asked = db.session.query(RunningTerm).filter_by(case_id=scene.case_id, clock=Clock.AVAILABILITY)
    if {party.id for party in reads.both_sides(scene.case)} - {term.party_id for term in asked}:
        return Act.ASK_AVAILABILITY
    return Act.CONVENE if all(seat.declared_on for seat in seats) else Act.DECLARE_INDEPENDENCE


def _to_decide(scene: Scene) -> Act:
    rows = lacking(scene)
    if len(rows) < len(elements(scene, Standing.ADMITTED)):
        return Act.FIND
    return Act.AGREE if any(waiting for _element, _version, waiting in rows) else Act.DECIDE


FORWARD: dict[State, Callable[[Scene], Act]] = {
    State.RECEIVED: lambda _scene: Act.ACKNOWLEDGE,
    State.AWAITING_COMPLETION: lambda _scene: Act.COMPLETE,
    State.ADMISSIBILITY_REVIEW: lambda _scene: Act.ADMIT,
    State.AWAITING_RESPONSE: lambda _scene: Act.RECEIVE_RESPONSE,
    State.WRITTEN_ROUND: lambda _scene: Act.CLOSE_ROUND,
    State.SCHEDULING: _to_schedule,
    State.HEARING_SCHEDULED: lambda _scene: Act.HOLD,
    State.HEARING_HELD: lambda _scene: Act.CLOSE_HEARING,
    State.DELIBERATION: _to_decide,
    State.DRAFTING: lambda _scene: Act.SIGN,
    State.DECIDED: lambda _scene: Act.SERVE,
    State.ISSUED: lambda _scene: Act.RECEIVE_REACTION,
    State.FOLLOW_UP: lambda _scene: Act.CLOSE,
}


def next_act(scene: Scene) -> Act:
    """The act of the main line that comes next. Raises Nothing in a case that has ended."""
    if scene.case_id is None:
        return Act.REGISTER
    if scene.case.state not in FORWARD:
        raise Nothing("way forward")
    return FORWARD[scene.case.state](scene)


def _undeclared(scene: Scene, _content: dict[str, Any]) -> list[int]:
    return [seat.account_id for seat in sitting(scene) if seat.declared_on is None]


def _chair(scene: Scene, _content: dict[str, Any]) -> list[int]:
    return [seat.account_id for seat in sitting(scene) if seat.role is Role.CHAIR]


def _signer(scene: Scene, _content: dict[str, Any]) -> list[int]:
    if verdicts.unsigned(scene.case) is not None:
        return [scene.house.accounts["dewit"].id]
    return _chair(scene, _content)


def _challenged(scene: Scene, _content: dict[str, Any]) -> list[int]:
    open_ones = db.session.query(Challenge).filter_by(
        case_id=scene.case_id, decided_on=None, acquiesced=False
    )
    seats = {seat.id: seat.account_id for seat in sitting(scene)}
    return [seats[row.seat_id] for row in open_ones if row.seat_id in seats]


def _unchallenged(scene: Scene, content: dict[str, Any]) -> list[int]:
    away = _challenged(scene, content)
    return [seat.account_id for seat in sitting(scene) if seat.account_id not in away] if away else []


OWN: dict[Act, Callable[[Scene, dict[str, Any]], list[int]]] = {
    Act.ACQUIESCE: _challenged,
    Act.DECIDE_CHALLENGE: _unchallenged,
    Act.AGREE: lambda scene, _content: scene.picked[1],
    Act.DECIDE: _chair,
    Act.REOPEN: _chair,
    **dict.fromkeys(LEADING, _chair),
    Act.SIGN: _signer,
    Act.DECLARE_INDEPENDENCE: _undeclared,
}


def actor_for(scene: Scene, act: Act, content: dict[str, Any], choices: Choices) -> Actor:
    """Somebody who may do this act with this content. Raises Nothing."""
    found = scene.who_may(act)
    party = content.get("party")
    if party is not None:
        found = [actor for actor in found if actor.party_id in (None, party.id)]
    last = past_acts(scene)[-1:] if act is Act.UNDO else []
    if last:
        found = [actor for actor in found if actor.key in (last[0].decided_by, last[0].recorded_by)] or found
    if act in OWN:
        whose = OWN[act](scene, content)
        found = [actor for actor in found if actor.account_id in whose]
    return chosen(found, choices)


def days_back(scene: Scene, act: Act, choices: Choices) -> int:
    """How long ago an act happened that is entered today; a hearing was held on its own day."""
    day: date | None = hearing_day(scene) if act is Act.HOLD else None
    if day is not None:
        return (scene.today - day) // timedelta(days=1)
    return choices.one([0, 1, 3, 10]) if choices.chance(20) else 0


def prepared(scene: Scene, act: Act, content: dict[str, Any], occasion: Occasion) -> dict[str, Any]:
    """What an act wants made before its transaction.

    No PDF is rendered, which takes a second: the text is what signing looks at, the plan what a bundle
    looks at. Raises what the preparing refuses; that counts as the act's refusal.
    """
    if act is Act.SIGN:
        gate.require(scene.case, act, occasion)
        second, verdict = occasion.decided_by.role is Role.SECRETARY, verdicts.current(scene.case)
        day = verdict.decided_on if second and verdict else occasion.on
        sheet = verdicts.paper_of(scene.case, day, scene.house.committee.place)
        return {"prepared": Prepared(sheet, documents.keep(b"%PDF-1.7"))}
    if act is Act.MAKE_BUNDLE:
        gate.require(scene.case, act, occasion)
        plan = hearings.planned(scene.case, occasion)
        places = tuple((number, True) for number, _item in enumerate(plan.items, start=3))
        sha256 = documents.keep(b"%PDF-1.7")
        return {"prepared": hearings.Prepared(plan, sha256, 2 + len(places), None, None, places)}
    return PREPARES[act](scene.case, occasion, content) if act in PREPARES else {}


def after(scene: Scene, act: Act, result: Any) -> None:
    """Take up the case once an act has made it."""
    if isinstance(result, Case):
        scene.case_id = result.id


def silent(act: Act) -> bool:
    """Whether an act may leave no entry of its own: the same arrival twice is one."""
    return act is Act.TAKE_IN
