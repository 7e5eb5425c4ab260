"""How a saying is chosen: one of what there is, always the same, or so many days from today."""

from datetime import timedelta
from typing import Any

from committee.case.records import Element, Standing
from committee.store import db
from tests.walks.contents import Choices, Nothing, Provider
from tests.walks.scene import Scene


def chosen(things: list[Any], choices: Choices) -> Any:
    """One of these. Raises Nothing when there are none."""
    if not things:
        raise Nothing("choice")
    return choices.one(things)


def always(value: Any) -> Provider:
    """The same value each time."""
    return lambda _scene, _choices: value


def in_days(days: int) -> Provider:
    """A day so many days from today."""
    return lambda scene, _choices: scene.today + timedelta(days=days)


def elements(scene: Scene, *standings: Standing) -> list[Element]:
    """The elements of the case in one of these standings, by number."""
    found = db.session.query(Element).filter_by(case_id=scene.case_id).order_by(Element.number)
    return [element for element in found if not standings or element.standing in standings]
