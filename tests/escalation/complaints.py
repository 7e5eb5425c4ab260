"""Complaints as they come in, for the tests of this stage."""

from dataclasses import replace
from datetime import date
from typing import Any

from committee.escalation.content import Accused, Door, EarlierStep, Escalation, FirstLine, Point, Someone

VISSER = Someone(
    name="Anneke Visser",
    street="Zonnehof 88 B",
    postcode="3811 ZZ",
    town="Amersfoort",
    email="visser@example.org",
    phone="06-00000003",
)
COMPLAINT = Escalation(
    organisation="Stichting Onderdak Eemrand",
    received_on=date(2026, 3, 2),
    door=Door.LETTER,
    complainant=VISSER,
    accused=[Accused(name="R. Janssen", title="woonbegeleider")],
    elements=[
        Point(text="De begeleider kwam drie keer niet opdagen.", facts_from=date(2026, 1, 5)),
        Point(text="Het besluit is niet uitgelegd.", period="januari 2026", against=["R. Janssen"]),
    ],
    wish="Een andere begeleider.",
    first_line=FirstLine(steps=[EarlierStep(with_whom="betrokkene", on=date(2026, 1, 22))]),
)


def a_complaint(**more: Any) -> Escalation:
    """Visser's complaint against Onderdak, complete, but for what is told otherwise."""
    return replace(COMPLAINT, **more)
