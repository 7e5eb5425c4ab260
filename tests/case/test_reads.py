"""Who may chair, and who hears from us, as the stages ask it."""

import pytest

from committee.case import reads
from committee.case.records import Case, Party, Representation
from committee.permissions import Role
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_person, seat_panel

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def case(house) -> Case:
    with transaction():
        return a_case(house)


def test_who_stepped_back_is_not_among_the_chairs(house, case):
    with transaction():
        seat_panel(case, house)[0].stepped_back_on = MONDAY
    assert [member.account.email for member in reads.chairs(case, MONDAY)] == ["elzinga@onderdak.example"]


def test_who_is_represented_hears_from_us_again_once_the_representative_has_left(house, case):
    with transaction():
        post = Party(
            case_id=case.id,
            role=Role.REPRESENTATIVE,
            person_id=a_person("F. Post").id,
            from_day=MONDAY,
        )
        db.session.add(post)
        db.session.flush()
        spoken_for = case.parties[0]
        db.session.add(
            Representation(representative_id=post.id, for_party_id=spoken_for.id, from_day=MONDAY)
        )
    case = db.session.get(Case, case.id)
    assert [party.name for party in reads.complainants(case)] == ["F. Post"]
    with transaction():
        db.session.get(Party, post.id).until_day = MONDAY
    assert [party.name for party in reads.complainants(db.session.get(Case, case.id))] == ["Anneke Visser"]
