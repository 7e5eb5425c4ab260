"""How complaints arrive: by every door, with and without a name, spoken for or not."""

from datetime import timedelta

from committee.escalation.content import Accused, Door, Escalation, Point, Someone, Spokesman
from committee.escalation.records import Submission
from committee.procedure import Act
from committee.store import db
from tests.walks.choosing import always, chosen
from tests.walks.contents import Choices, Provider
from tests.walks.scene import Scene


def _someone(name: str, *, by_post: bool = False) -> Someone:
    return Someone(
        name=name,
        street="Zonnehof 88 B",
        postcode="3811 ZZ",
        town="Amersfoort",
        email=f"{name.split()[-1].lower()}@example.org",
        by_post=by_post,
    )


def escalation(scene: Scene, choices: Choices) -> Escalation:
    """A complaint about the organisation, received today or some days ago."""
    received = scene.today - timedelta(days=choices.one([0, 1, 5]))
    accused = [Accused(name="Medewerker Een"), Accused(name="Medewerker Twee")]
    points = [
        Point(
            text=f"Punt {number} van de klacht.",
            facts_from=received - timedelta(days=choices.one([40, 400])),
            against=["Medewerker Een"] if number == 2 else [],
        )
        for number in range(1, choices.one([2, 1, 3]) + 1)
    ]
    return Escalation(
        organisation=scene.house.organisation.name,
        received_on=received,
        door=choices.one([Door.LETTER, Door.MAIL, Door.API, Door.TELEPHONE]),
        complainant=None if choices.chance(5) else _someone("Anneke Visser", by_post=choices.chance(10)),
        client=_someone("Ton Visser") if choices.chance(10) else None,
        representative=Spokesman(person=_someone("Noor Advocaat")) if choices.chance(20) else None,
        accused=accused[: choices.one([0, 1, 2])],
        elements=points,
        consented_on=received,
    )


def _waiting(scene: Scene, choices: Choices) -> int:
    found = db.session.query(Submission).filter_by(committee_id=scene.house.committee.id)
    return chosen([row.id for row in found.order_by(Submission.id)], choices)


def _maybe_waiting(scene: Scene, choices: Choices) -> int | None:
    found = db.session.query(Submission).filter_by(committee_id=scene.house.committee.id)
    ids = [row.id for row in found.order_by(Submission.id)]
    return choices.one(ids) if ids and choices.chance(70) else None


ARRIVED: dict[Act, dict[str, Provider]] = {
    Act.TAKE_IN: {"escalation": escalation},
    Act.REGISTER: {"escalation": escalation, "submission": _maybe_waiting, "another": always(False)},
    Act.CONFIRM_TEXT: {"submission": _waiting},
    Act.ASK_IDENTITY: {"submission": _waiting},
    Act.SET_ASIDE: {"submission": _waiting},
}
