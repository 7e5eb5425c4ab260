"""Who stands on which side of a case."""

import pytest

from committee.desk.reads import head, values
from committee.permissions import Role


def person(number: int, role: Role, name: str, beside: str = "") -> values.Person:
    """A party; beside: the name of the party that brought it."""
    what = f"{role.value}, voor deze: {beside[:100]}" if beside else role.value
    return values.Person(number, name, role, what, "", "", False, "", "", "")


VISSER = person(1, Role.COMPLAINANT, "Anneke Visser")
ONDERDAK = person(2, Role.RESPONDENT, "Stichting Onderdak")


@pytest.mark.parametrize(("beside", "side"), [
    ("Stichting Onderdak", 1), ("Anneke Visser", 0), ("", 0)])
def test_who_supports_somebody_stands_on_his_side(beside, side):
    helper = person(3, Role.SUPPORT, "Kees Blom", beside)
    found = head.sides([VISSER, ONDERDAK, helper])
    assert helper in found[side]
    assert helper not in found[1 - side]
    assert found[0][0] == VISSER
    assert found[1][0] == ONDERDAK


def test_who_belongs_to_no_side_stands_on_none():
    interpreter = person(4, Role.INTERPRETER, "Mara Tolk")
    assert not any(interpreter in side for side in head.sides([VISSER, ONDERDAK, interpreter]))
