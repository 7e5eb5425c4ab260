"""What single acts need beyond their signature: the way forward, fitting content, and who does it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from committee.admissibility.records import Objection
from committee.case import clocks
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Element, Party, Standing
from committee.deadlines import Clock
from committee.deliberation.records import Agreement, Finding
from committee.permissions import Actor, Occasion
from committee.procedure import Act, State
from committee.regulation.choices import GroundKind
from committee.response.records import TimeRequest
from committee.store import db
from tests.walks.contents import TEXT, Choices, Nothing, Provider
from tests.walks.scene import Scene


def _to_schedule(scene: Scene) -> Act:
    seats = [seat for seat in scene.seats() if seat.stepped_back_on is None]
    if not seats:
        return Act.SEAT_PANEL
    asked = db.session.query(RunningTerm).filter_by(case_id=scene.case_id, clock=Clock.AVAILABILITY)
    if asked.first() is None:
        return Act.ASK_AVAILABILITY
    return Act.CONVENE if all(seat.declared_on for seat in seats) else Act.DECLARE_INDEPENDENCE


def _to_decide(scene: Scene) -> Act:
    admitted = {element.id for element in elements(scene, Standing.ADMITTED)}
    findings = [row for row in db.session.query(Finding) if row.element_id in admitted]
    if {row.element_id for row in findings} != admitted:
        return Act.FIND
    sitting = [seat.account_id for seat in scene.seats() if seat.stepped_back_on is None]
    agreed = {(row.element_id, row.account_id, row.finding_version) for row in db.session.query(Agreement)}
    all_agreed = all((row.element_id, who, row.version) in agreed for row in findings for who in sitting)
    return Act.DECIDE if all_agreed else Act.AGREE


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
    """The act of the main line that comes next."""
    if scene.case_id is None:
        return Act.REGISTER
    return FORWARD.get(scene.case.state, lambda _scene: Act.NOTE)(scene)


def elements(scene: Scene, *standings: Standing) -> list[Element]:
    """The elements of the case in one of these standings."""
    found = db.session.query(Element).filter_by(case_id=scene.case_id).order_by(Element.number)
    return [element for element in found if not standings or element.standing in standings]


def _open_elements(scene: Scene, choices: Choices) -> list[Element]:
    found = elements(scene, Standing.OPEN)
    if not found:
        raise Nothing("open element")
    return choices.some(found) if choices.chance(30) else found


def _refused_element(scene: Scene, choices: Choices) -> Element:
    pending = {row.element_id for row in _objections()}
    refused = elements(scene, Standing.INADMISSIBLE, Standing.NOT_COMPETENT)
    return _one([element for element in refused if element.id not in pending], choices)


def _objected_element(scene: Scene, choices: Choices) -> Element:
    pending = {row.element_id for row in _objections()}
    return _one([element for element in elements(scene) if element.id in pending], choices)


def _objections() -> list[Objection]:
    return db.session.query(Objection).filter_by(decided_on=None).all()


def _ground(kind: GroundKind) -> Provider:
    def code(scene: Scene, choices: Choices) -> str:
        return _one([ground.code for ground in scene.regulation.grounds if ground.kind is kind], choices)

    return code


def _awaited(scene: Scene, choices: Choices) -> Party:
    terms = _running(scene, Clock.RESPONSE)
    return _one([db.session.get(Party, term.party_id) for term in terms], choices)


def _overdue(scene: Scene, choices: Choices) -> Party:
    """A respondent whose term has passed; if need be, wait for it."""
    term = _one(_running(scene, Clock.RESPONSE), choices)
    scene.wait(max(0, (term.last_day - scene.today).days + 1))
    return db.session.get_one(Party, term.party_id)


def _asked_for_time(scene: Scene, choices: Choices) -> Party:
    waiting = db.session.query(TimeRequest).filter_by(decided_on=None)
    parties = [db.session.get_one(Party, row.party_id) for row in waiting]
    return _one([party for party in parties if party.case_id == scene.case_id], choices)


def _running(scene: Scene, clock: Clock) -> list[RunningTerm]:
    return clocks.running(scene.case, clock)


def _one(things: list[Any], choices: Choices) -> Any:
    if not things:
        raise Nothing("choice")
    return choices.one(things)


SPECIAL: dict[Act, dict[str, Provider]] = {
    Act.ADMIT: {"elements": _open_elements},
    Act.DECLARE_INADMISSIBLE: {"elements": _open_elements, "ground": _ground(GroundKind.INADMISSIBLE)},
    Act.DECLARE_NOT_COMPETENT: {"elements": _open_elements, "ground": _ground(GroundKind.NOT_COMPETENT)},
    Act.FORWARD: {"consented_on": lambda scene, _choices: scene.today - timedelta(days=20)},
    Act.OBJECT: {"element": _refused_element},
    Act.UPHOLD_OBJECTION: {"element": _objected_element},
    Act.REJECT_OBJECTION: {"element": _objected_element},
    Act.ASK_MORE_TIME: {"party": _awaited},
    Act.EXTEND_RESPONSE: {"party": _asked_for_time},
    Act.REFUSE_MORE_TIME: {"party": _asked_for_time},
    Act.RECEIVE_RESPONSE: {"party": _awaited, "text": lambda _scene, _choices: TEXT},
    Act.LAPSE_RESPONSE: {"party": _overdue, "reminded_on": lambda scene, _choices: scene.today},
}


def actor_for(scene: Scene, act: Act, content: dict[str, Any], choices: Choices) -> Actor:
    """Somebody who may do this act with this content. Raises Nothing."""
    found = scene.who_may(act)
    party = content.get("party")
    if party is not None:
        found = [actor for actor in found if actor.party_id in (None, party.id)]
    return _one(found, choices)


def prepared(scene: Scene, act: Act, content: dict[str, Any], occasion: Occasion) -> Any:
    """What an act wants made before its transaction; a refusal counts as the act's."""
    return {}


def after(scene: Scene, act: Act, result: Any) -> None:
    """Take up the case once an act has made it."""
    if isinstance(result, Case):
        scene.case_id = result.id


def silent(act: Act) -> bool:
    """Whether an act may leave no entry of its own."""
    return False
