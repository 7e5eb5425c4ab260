"""What single acts say that does not follow from a signature: fitting elements, parties, days and words."""

from datetime import date, timedelta
from typing import Any

from committee.admissibility.records import Objection
from committee.case import clocks, reads
from committee.case.ledger import Entry, Revision, RunningTerm
from committee.case.records import Element, Party, Seat, Standing
from committee.course.rules import Suspending
from committee.deadlines import Clock
from committee.deliberation import reads as chambers
from committee.deliberation.rules import Opinion
from committee.hearing.records import Fate, Hearing
from committee.hearing.rules import Span
from committee.people.records import Account
from committee.permissions import Role
from committee.procedure import Act, State
from committee.regulation.choices import GroundKind
from committee.response.records import TimeRequest
from committee.store import db
from committee.verdict import reads as verdicts
from committee.verdict.rules import Answer, Replacement
from tests.walks.choosing import always, chosen, elements, in_days
from tests.walks.contents import TEXT, Choices, Nothing, Provider
from tests.walks.judging import to_agree, to_find, to_quote, to_work_in
from tests.walks.scene import Scene


def _open_elements(scene: Scene, choices: Choices) -> list[Element]:
    found = elements(scene, Standing.OPEN)
    if not found:
        raise Nothing("open element")
    return choices.some(found) if choices.chance(30) else found


def _refused_element(scene: Scene, choices: Choices) -> Element:
    refused = elements(scene, Standing.INADMISSIBLE, Standing.NOT_COMPETENT)
    return chosen([element for element in refused if element.id not in _objected()], choices)


def _objected_element(scene: Scene, choices: Choices) -> Element:
    return chosen([element for element in elements(scene) if element.id in _objected()], choices)


def _objected() -> set[int]:
    return {row.element_id for row in db.session.query(Objection).filter_by(decided_on=None)}


def _ground(kind: GroundKind) -> Provider:
    return lambda scene, choices: chosen(
        [ground.code for ground in scene.regulation.grounds if ground.kind is kind], choices
    )


def _awaited(scene: Scene, choices: Choices) -> Party:
    terms = clocks.running(scene.case, Clock.RESPONSE)
    return chosen([db.session.get(Party, term.party_id) for term in terms], choices)


def _overdue(scene: Scene, choices: Choices) -> Party:
    """A respondent whose term has passed; if need be, wait for it."""
    term: RunningTerm = chosen(clocks.running(scene.case, Clock.RESPONSE), choices)
    scene.wait(max(0, (term.last_day - scene.today).days + 1))
    return db.session.get_one(Party, term.party_id)


def _after_completion(scene: Scene, choices: Choices) -> str:
    """Why it lapsed; mostly its term has passed by then."""
    running = clocks.running(scene.case, Clock.COMPLETION)
    if running and choices.chance(70):
        scene.wait(max(0, (running[0].last_day - scene.today).days + 1))
    return TEXT


def _late_one(scene: Scene, choices: Choices) -> Party:
    """A party whose term runs; that term is picked."""
    mine = [term for term in clocks.running(scene.case) if term.party_id is not None]
    term = chosen(mine, choices)
    scene.picked = term.clock
    return db.session.get_one(Party, term.party_id)


def _slip(scene: Scene, _choices: Choices) -> list[Replacement]:
    """A slip of the pen in the reasons, where they say it once. Raises Nothing."""
    for element in elements(scene, Standing.ADMITTED):
        finding = chambers.finding_on(element)
        said = finding.reasons.removeprefix(TEXT).strip() if finding else ""
        if said.startswith("Dat blijkt"):
            return [Replacement(said, said.replace("bladzijde", "pagina"))]
    raise Nothing("slip")


def _asked_for_time(scene: Scene, choices: Choices) -> Party:
    waiting = db.session.query(TimeRequest).filter_by(decided_on=None)
    parties = [db.session.get_one(Party, row.party_id) for row in waiting]
    return chosen([party for party in parties if party.case_id == scene.case_id], choices)


def _may_sit(scene: Scene, role: Role) -> list[Account]:
    back = [seat for seat in scene.seats() if seat.stepped_back_on is not None]
    away = {seat.account_id for seat in back if seat.why != "left_out"}
    return [
        scene.house.accounts[name]
        for name, actor in scene.actors.items()
        if actor.role is role and actor.account_id not in away
    ]


def _chair(scene: Scene, choices: Choices) -> Account:
    return chosen(_may_sit(scene, Role.CHAIR), choices)


def _members(scene: Scene, choices: Choices) -> list[Account]:
    found = _may_sit(scene, Role.MEMBER)
    return [*found[1:], *found[:1]][:2] if choices.chance(50) else found[:2]


def sitting(scene: Scene) -> list[Seat]:
    """The seats that are taken, declared or not."""
    return reads.seats(scene.case)


def _spans(scene: Scene, choices: Choices) -> list[Span]:
    first = scene.today + timedelta(days=choices.one([60, 21]))
    return [Span(first, first + timedelta(days=2))] if choices.chance(50) else []


def _sides(scene: Scene, _choices: Choices) -> list[Party]:
    return reads.both_sides(scene.case)


def _appeared(scene: Scene, choices: Choices) -> list[Party]:
    """Who came; if need be, wait for the day of the hearing."""
    day = hearing_day(scene)
    scene.wait(max(0, (day - scene.today).days) if day else 0)
    return choices.some(_sides(scene, choices)) if choices.chance(30) else _sides(scene, choices)


def hearing_day(scene: Scene) -> date | None:
    """The day of the planned hearing."""
    found = db.session.query(Hearing).filter_by(case_id=scene.case_id, fate=Fate.PLANNED).first()
    return found.starts_at.date() if found else None


JOINING = [Role.SUPPORT, Role.REPRESENTATIVE, Role.CLIENT, Role.ACCUSED, Role.INTERPRETER, Role.WITNESS]


def _new_words(scene: Scene, _choices: Choices) -> str:
    return f"Punt zoals klager het bedoelt, {scene.minutes}."


def _reaction(scene: Scene, _choices: Choices) -> list[Answer]:
    return [Answer(row.number, follows=True) for row in verdicts.recommendations(scene.case)]


def _later(scene: Scene, choices: Choices) -> str:
    """A note on the reaction that stayed out; mostly its term has passed by then."""
    running = clocks.running(scene.case, Clock.REACTION)
    if running and choices.chance(70):
        scene.wait(max(0, (running[0].last_day - scene.today).days + 1))
    return TEXT


def _asked_fields(scene: Scene, choices: Choices) -> list[str]:
    return [chosen([field.code for field in scene.regulation.required_fields], choices)]


def past_acts(scene: Scene) -> list[Entry]:
    """The acts of the case that stand, the last one last."""
    undone = {row.entry_seq for row in db.session.query(Revision).filter_by(undone=True)}
    found = db.session.query(Entry).filter_by(case_id=scene.case_id).order_by(Entry.seq)
    return [entry for entry in found if entry.seq not in undone and entry.act is not Act.UNDO]


def _past_act(scene: Scene, choices: Choices) -> int:
    scene.picked = chosen(past_acts(scene)[::-1], choices)
    return scene.picked.seq


def _right_day(scene: Scene, choices: Choices) -> date:
    day = scene.picked.happened_on + timedelta(days=choices.one([1, -1, 2, -5, 10]))
    return min(day, scene.today)


def _suspending(scene: Scene, choices: Choices) -> Any:
    known = [why for why in Suspending if why.value in scene.regulation.suspension]
    return chosen(known, choices)


SAID: dict[Act, dict[str, Provider]] = {
    Act.ADD_PARTY: {"role": lambda _scene, choices: choices.one(JOINING)},
    Act.CHANGE_CONTACT: {"phone": lambda scene, _choices: f"033 000 {scene.minutes:04d}"},
    Act.REWORD_ELEMENT: {"text": _new_words},
    Act.ADMIT: {"elements": _open_elements},
    Act.DECLARE_INADMISSIBLE: {"elements": _open_elements, "ground": _ground(GroundKind.INADMISSIBLE)},
    Act.DECLARE_NOT_COMPETENT: {"elements": _open_elements, "ground": _ground(GroundKind.NOT_COMPETENT)},
    Act.FORWARD: {"consented_on": lambda scene, _choices: scene.case.received_on},
    Act.LAPSE_COMPLETION: {"reasons": _after_completion},
    Act.REMIND: {"party": _late_one, "clock": lambda scene, _choices: scene.picked},
    Act.OBJECT: {"element": _refused_element},
    Act.UPHOLD_OBJECTION: {"element": _objected_element},
    Act.REJECT_OBJECTION: {"element": _objected_element},
    Act.ASK_MORE_TIME: {"party": _awaited},
    Act.EXTEND_RESPONSE: {"party": _asked_for_time},
    Act.REFUSE_MORE_TIME: {"party": _asked_for_time},
    Act.RECEIVE_RESPONSE: {"party": _awaited, "text": always(TEXT)},
    Act.LAPSE_RESPONSE: {"party": _overdue, "reminded_on": in_days(0)},
    Act.SEAT_PANEL: {"chair": _chair, "members": _members},
    Act.DECLARE_INDEPENDENCE: {"free": lambda _s, choices: not choices.chance(5), "reason": always(TEXT)},
    Act.ASK_AVAILABILITY: {
        "first": in_days(14),
        "last": in_days(60),
        "answer_by": in_days(8),
        "parties": lambda s, choices: choices.some(_sides(s, choices)) if choices.chance(15) else None,
    },
    Act.GIVE_AVAILABILITY: {"unavailable": _spans, "account": always(None)},
    Act.CONVENE: {"minutes": always(None), "apart": always(False)},
    Act.WAIVE_HEARING: {"waived_by": _sides},
    Act.HOLD: {"appeared": _appeared, "began_at": always(None), "finished_at": always(None)},
    Act.CLOSE_HEARING: {"facts_by": in_days(14)},
    Act.FIND: {
        "element": to_find,
        "opinion": lambda _scene, choices: choices.one(list(Opinion)),
        "reasons": lambda scene, _choices: f"{TEXT} Dat blijkt uit bladzijde {scene.minutes}.",
        "norm": always(TEXT),
    },
    Act.COMMENT: {"passage": to_quote, "to": always(None)},
    Act.WORK_IN: {"number": to_work_in},
    Act.AGREE: {"element": to_agree, "version": lambda scene, _choices: scene.picked[0]},
    Act.REOPEN: {"to": lambda _s, choices: choices.one([State.HEARING_HELD, State.SCHEDULING])},
    Act.SIGN: {"sha256": always(None), "place": always(None)},
    Act.RECEIVE_REACTION: {"answers": _reaction, "carries_out": always(True)},
    Act.CORRECT: {"replacements": _slip, "party": always(None)},
    Act.CLOSE: {"noted": _later},
    Act.REQUEST_COMPLETION: {"asked": _asked_fields},
    Act.COMPLETE: {"reason": always(TEXT)},
    Act.SUSPEND: {"why": _suspending},
    Act.RESUME: {"why": always(None)},
    Act.WITHDRAW: {
        "elements": lambda s, choices: choices.some(elements(s)) if choices.chance(60) else None,
        "consented_on": in_days(0),
    },
    Act.SETTLE: {"confirmed_on": in_days(0)},
    Act.DISCONTINUE: {"relatives_asked_on": in_days(0)},
    Act.EXTEND_OVERALL: {"consented_on": in_days(0)},
    Act.DECIDE_CHALLENGE: {"seat": always(None)},
    Act.UNDO: {"entry_seq": always(None)},
    Act.PUT_RIGHT: {"entry_seq": _past_act, "happened_on": _right_day},
}
