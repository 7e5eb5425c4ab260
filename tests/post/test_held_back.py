"""A reminder that still waits when its term ends stays in; one that was sent is not copied on paper after."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from committee.course import daily
from committee.people.records import Channel
from committee.permissions import Role
from committee.post import worker
from committee.post.records import Letter, Status
from committee.response import acts as response
from committee.store import db
from tests.builders import noon
from tests.course import scene
from tests.course.scene import case_of, do
from tests.post.test_worker import Deaf

REMINDED, ANSWERED = date(2026, 3, 19), date(2026, 3, 20)


@pytest.fixture
def reminded(house):
    """A case in which the organisation was reminded halfway, and has that mail unopened."""
    case_id = scene.admitted(house)
    assert daily.run(REMINDED, noon(REMINDED)) >= 1
    return case_id


def send(day: date) -> None:
    at = noon(day) + timedelta(hours=1)
    worker.send_due(Deaf(), at)


def statuses(kind: str = "course.reminder") -> list[Status]:
    db.session.rollback()
    return list(db.session.scalars(select(Letter.status).where(Letter.kind == kind).order_by(Letter.id)))


def copies() -> list[tuple[str, Status]]:
    """What goes to the organisation on paper."""
    db.session.rollback()
    theirs = (Letter.channel == Channel.POST, Letter.to_name == "Stichting Onderdak Eemrand")
    found = db.session.scalars(select(Letter).where(*theirs).order_by(Letter.id))
    return [(letter.kind, letter.status) for letter in found]


def answer(house, case_id: int, day: date = ANSWERED) -> None:
    respondent = next(party for party in case_of(case_id).parties if party.role is Role.RESPONDENT)
    do(response.receive_response, case_id, day, house.secretary, respondent, text="Zo ging het niet.")


def test_stays_in_when_the_answer_came_first(house, reminded):
    answer(house, reminded)
    assert statuses() == [Status.WITHDRAWN]
    send(ANSWERED)
    assert statuses() == [Status.WITHDRAWN]


def test_is_not_copied_on_paper_after_the_answer(house, reminded):
    send(REMINDED)
    answer(house, reminded)
    for day in range(1, 12):
        daily.run(REMINDED + timedelta(days=day), noon(REMINDED + timedelta(days=day)))
    assert statuses() == [Status.SENT]


@pytest.mark.parametrize("left", [Status.WAITING, Status.TO_PRINT])
def test_its_copy_stays_in_while_nobody_printed_it(house, reminded, left):
    send(REMINDED)
    later = date(2026, 3, 27)
    assert daily.run(later, noon(later)) >= 1
    if left is Status.TO_PRINT:
        send(later)
    assert copies() == [("admissibility.response_request", left), ("course.reminder", left)]
    answer(house, reminded, later)
    assert copies() == [("admissibility.response_request", left), ("course.reminder", Status.WITHDRAWN)]


def test_a_lapsed_response_holds_it_back_too(house, reminded):
    over = date(2026, 3, 31)
    daily.run(over, noon(over))
    respondent = next(party for party in case_of(reminded).parties if party.role is Role.RESPONDENT)
    do(response.lapse_response, reminded, over, house.secretary, respondent)
    assert set(statuses()) == {Status.WITHDRAWN}
    assert statuses("staff.overdue") == [Status.WITHDRAWN]


def test_goes_out_while_the_term_runs_and_so_does_every_other_letter(house, reminded):
    waiting = statuses("admissibility.response_request")
    assert waiting == [Status.WAITING]
    answer(house, reminded)
    send(ANSWERED)
    assert statuses("admissibility.response_request") == [Status.SENT]


def test_of_another_respondent_goes_out(house):
    case_id = scene.admitted(house, accused=1)
    daily.run(REMINDED, noon(REMINDED))
    answer(house, case_id)
    assert sorted(statuses()) == [Status.WAITING, Status.WITHDRAWN]
