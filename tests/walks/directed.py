"""Procedures that are steered towards one act, for the acts that chance seldom comes by."""

from collections.abc import Callable
from random import Random
from typing import Any

from committee.case import clocks
from committee.case.verbs import VERBS
from committee.people.records import EquatedDay
from committee.procedure import STEPS, Act, open_acts
from committee.store import db, transaction
from tests.walks.contents import Nothing
from tests.walks.scene import Scene
from tests.walks.walker import Walker

A = Act
BEFORE: dict[Act, tuple[Act, ...]] = {
    A.COMPLETE: (A.REQUEST_COMPLETION,),
    A.LAPSE_COMPLETION: (A.REQUEST_COMPLETION,),
    A.OBJECT: (A.DECLARE_INADMISSIBLE,),
    A.UPHOLD_OBJECTION: (A.DECLARE_INADMISSIBLE, A.OBJECT),
    A.REJECT_OBJECTION: (A.DECLARE_INADMISSIBLE, A.OBJECT),
    A.EXTEND_RESPONSE: (A.ASK_MORE_TIME,),
    A.REFUSE_MORE_TIME: (A.ASK_MORE_TIME,),
    A.CLOSE_ROUND: (A.OPEN_ROUND,),
    A.WITHHOLD_PAPER: (A.FILE_PAPER,),
    A.SHARE_PAPER: (A.FILE_PAPER,),
    A.AGREE_TO_PAPER: (A.FILE_PAPER, A.WITHHOLD_PAPER),
    A.GIVE_AVAILABILITY: (A.ASK_AVAILABILITY,),
    A.CHALLENGE: (A.SEAT_PANEL, A.DECLARE_INDEPENDENCE),
    A.ACQUIESCE: (A.SEAT_PANEL, A.DECLARE_INDEPENDENCE, A.CHALLENGE),
    A.DECIDE_CHALLENGE: (A.SEAT_PANEL, A.DECLARE_INDEPENDENCE, A.CHALLENGE),
    A.MAKE_BUNDLE: (A.FILE_PAPER,),
    A.REPLACE_MEMBER: (A.SEAT_PANEL,),
    A.RECONFIRM: (A.SEAT_PANEL, A.RECUSE),
    A.RESUME: (A.SUSPEND,),
    A.CORRECT: (A.REQUEST_CORRECTION,),
    A.REFUSE_CORRECTION: (A.REQUEST_CORRECTION,),
    A.RELEASE_FILE: (A.HOLD_FILE,),
    A.COMMENT: (A.FIND,),
    A.WORK_IN: (A.FIND, A.COMMENT),
}


def _new_holiday(scene: Scene) -> None:
    """A decree equates the last day of the case with a holiday."""
    last = max(term.last_day for term in clocks.running(scene.case))
    with transaction():
        if db.session.get(EquatedDay, last) is None:
            db.session.add(EquatedDay(day=last, reason="Gelijkgesteld"))


def _two_months(scene: Scene) -> None:
    """Every right to come back to what was said has passed."""
    scene.wait(60)


HAPPENS: dict[Act, Callable[[Scene], None]] = {A.MOVE_TERMS: _new_holiday, A.CLEAR_CHAMBERS: _two_months}
OF_A_CASE = [act for act, step in STEPS.items() if step.open_in]
STEPS_ON = 60


class Seeded:
    """Choices by a seed, where nothing has to shrink."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, things: list[Any]) -> Any:
        """One of these."""
        return self.random.choice(things)

    def some(self, things: list[Any]) -> list[Any]:
        """At least one of these, in their order."""
        return [thing for thing in things if self.random.random() < 0.5] or things[:1]

    def chance(self, percent: int) -> bool:
        """True now and then."""
        return self.random.randrange(100) < percent


def reach(walker: Walker, act: Act, choices: Seeded) -> bool:
    """Play a new procedure forward and do this act as soon as it can be done; False if it never could."""
    ready: set[Act] = set()
    for _ in range(STEPS_ON):
        for before in BEFORE.get(act, ()):
            if before not in ready and attempt(walker, before, choices):
                ready.add(before)
        if attempt(walker, act, choices):
            return True
        walker.forward(choices, 1)
    return False


def attempt(walker: Walker, act: Act, choices: Seeded) -> bool:
    """Try an act if its row allows it now; True when it was done."""
    scene = walker.scene
    if scene.case_id is None:
        here = act is Act.REGISTER
    else:
        suspended = bool(clocks.running_suspensions(scene.case))
        here = act in VERBS and act in open_acts(scene.case.state, suspended=suspended)
    try:
        if here and act in HAPPENS:
            HAPPENS[act](scene)
        return here and walker.do(walker.right(act, choices)) is None
    except Nothing:
        return False
