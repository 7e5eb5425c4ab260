"""The page of one case: at most ten selects, whatever the case holds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from committee.case.offer import Fact
from committee.chambers.rules import ENTERED
from committee.deadlines import Clock
from committee.desk.reads import head, reacting, sections, values
from committee.desk.rules import Task, Term, is_on_turn, stage_bar, task_of, task_term, turn_words
from committee.desk.rules.reacting import REACTING
from committee.permissions import Actor, Role, Standing
from committee.procedure import Act, State


def case_page(number: str, actors: Iterable[Actor], today: date) -> values.CasePage:
    """Everything on the page of this case for this visitor. Raises Unknown.

    A member who was asked and has not declared independence sees the names alone.
    """
    case = head.head(number)
    staff = head.people(case)
    viewer = head.viewer_of(case, staff, actors)
    parties = head.parties(case.id)
    named = (head.side_names(parties, Role.COMPLAINANT), head.side_names(parties, Role.RESPONDENT))
    standing = staff.standing(viewer)
    if viewer.role is Role.MEMBER and standing is not Standing.SITTING:
        return values.CasePage(case, viewer, False, *named, standing)
    names = names_of(staff, parties, case)
    chambers = viewer.role is Role.SECRETARY or staff.heard(viewer)
    told, journal = sections.events(case.id, names, chambers=chambers)
    terms = sections.terms(case.id, today, names)
    task = task_of(case.state, answer_late=Fact.ANSWER_LATE in case.facts)
    running = task_term(terms, task)
    desk = viewer.role is Role.SECRETARY
    return values.CasePage(
        case, viewer, True, *named, standing,
        seats=staff.panel(), task=task, on_turn=is_on_turn(viewer.role, task), task_term=running,
        turn_words=turn_words(task, until(case, task, running)),
        bar=bar_of(case, journal, terms), terms=terms,
        sides=head.sides(parties if desk else [without_agreement(person) for person in parties]),
        others=tuple(person for person in parties if not any(person.role in side for side in head.SIDES)),
        elements=sections.elements(case, names),
        papers=sections.papers(case.id, parties, names, today, role=viewer.role),
        letters=sections.letters(case.id, codes=desk) if viewer.role is not Role.MEMBER else (),
        chambers=chambers and case.state in ENTERED and not _cleared(journal),
        events=told, notes=tuple(event for event in told if event.note and desk),
        reactions=reacting.bodies(case, parties, terms, journal) if case.state in REACTING else (),
    )


def _cleared(journal: Iterable[Any]) -> bool:
    """Whether what was said in chambers has been destroyed."""
    return any(row.act is Act.CLEAR_CHAMBERS for row in journal)


def names_of(
    staff: head.People, parties: Sequence[values.Person], case: values.Head
) -> dict[str, str]:
    """The name behind each key of the journal, as far as it is known."""
    return {
        "system": "het systeem",
        f"organisation:{case.organisation_id}": case.organisation,
        **{f"account:{account_id}": name for account_id, name in staff.names.items()},
        **{f"party:{party.id}": party.name for party in parties},
    }


def until(case: values.Head, task: Task, running: Term | None) -> date | None:
    """Until when somebody is on turn: a hearing is prepared for its day, not for that of the verdict."""
    if case.state is State.HEARING_SCHEDULED:
        return head.day_of_hearing(case)
    return running.last_day if running and task.clock is not Clock.OVERALL else None


def bar_of(case: values.Head, journal: Any, terms: Sequence[Term]) -> tuple[Any, ...]:
    """The stage bar from the journal and the overall term."""
    moves = [(row.state_after, row.happened_on) for row in journal if row.state_after is not None]
    into = [row.state_before for row in journal if row.state_after is case.state is not row.state_before]
    ended: State | None = into[-1] if into else None
    due = next((term.last_day for term in reversed(terms) if term.clock is Clock.OVERALL), None)
    return stage_bar(case.state, moves, case.received_on, due, before_end=ended,
                     hearing=head.day_of_hearing(case), waived=not case.hearing and _waived(journal))


def _waived(journal: Iterable[Any]) -> bool:
    """Whether the committee decided to do without a hearing."""
    return any(row.act is Act.WAIVE_HEARING and row.undone is None for row in journal)


def without_agreement(person: values.Person) -> values.Person:
    """The party as others than the secretariat see it: the contact agreement is not theirs."""
    return replace(person, phone="", email="", agreement="")
