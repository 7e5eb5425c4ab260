"""The desk as a whole: its groups in their fixed order, its tabs with their counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, func, literal_column, select, union_all

from committee.board.days import Days
from committee.board.reads import hearings, post, turns, waiting
from committee.board.reads.rulebooks import rulebooks
from committee.board.reads.scope import Scope
from committee.board.reads.tomorrow import Going, tomorrow
from committee.board.reads.unopened import OnPaper
from committee.board.rules import BULK, EMPTY, NOTES, OWN_GROUP, Group, Row, morning
from committee.case.records import Case
from committee.desk.rules import counted
from committee.escalation.records import Submission
from committee.people.signin import Service
from committee.permissions import Actor
from committee.post.records import Letter, Received
from committee.regulation import Regulation
from committee.store import db

FIRST, CAP = 12, 200
TO_PRINT = "te-printen"


@dataclass(frozen=True)
class Part:
    """One group as it stands on the page. number: capped. rows: the first ones, or all that are asked for.

    own: it waits for the visitor. heading: another than the group has.
    """

    group: Group
    number: int
    rows: tuple[Row, ...]
    own: bool = False
    heading: str = ""

    @property
    def label(self) -> str:
        """The heading."""
        return self.heading or (OWN_GROUP if self.own else self.group.label)

    @property
    def count(self) -> str:
        """The number in figures, "200+" from the cap on."""
        return counted(self.number, CAP)

    @property
    def note(self) -> str:
        """What stands under the heading."""
        return NOTES.get(self.group, "") if self.rows else ""

    @property
    def empty(self) -> str:
        """What is said when there is nothing in it."""
        return EMPTY.get(self.group, "")

    @property
    def choice(self) -> bool:
        """Whether there are rows to choose from, to remind of several terms at once."""
        return self.group in BULK and any(row.terms for row in self.rows)

    @property
    def more(self) -> bool:
        """Whether there are rows that do not stand here."""
        return self.number > len(self.rows)


@dataclass(frozen=True)
class Tab:
    """A committee with what it asks for today; slug empty for all of them."""

    slug: str
    name: str
    count: str
    chosen: bool


@dataclass(frozen=True)
class Board:
    """The desk of a visitor on a day. to_print: how many letters wait to be printed, capped."""

    today: date
    sentence: str
    tabs: tuple[Tab, ...]
    parts: tuple[Part, ...]
    to_print: int


@dataclass(frozen=True)
class Known:
    """What is known of the days: the regulations by their key, and what goes out tomorrow."""

    days: Days
    books: dict[int, Regulation]
    reminders: list[Going | OnPaper]


def board(
    actors: Sequence[Actor], services: Sequence[Service], today: date, *,
    committee: str = "", whole: str = "",
) -> Board:
    """The desk of these actors. committee: the slug of one. whole: the group of which all rows are wanted."""
    scope = Scope.of(actors)
    served = {service.committee_id: service for service in services if service.committee_id in scope.roles}
    slugs = {service.slug: key for key, service in served.items()}
    looking = scope.only(slugs.get(committee))
    books = rulebooks(scope)
    days = Days.of(today, books.values())
    numbers, paper = _tally(scope, days)
    reminders = tomorrow(scope, books, today)
    for key, some in Counter(one.committee_id for one in reminders).items():
        numbers[Group.LEAVING][key] = numbers[Group.LEAVING].get(key, 0) + some
    here = [one for one in reminders if looking.chosen in (None, one.committee_id)]
    rows = _rows(looking, Known(days, books, here), whole)
    mine = {group: sum(n for key, n in found.items() if looking.chosen in (None, key))
            for group, found in numbers.items()}
    parts = tuple(Part(group, mine[group], tuple(rows[group]), group is looking.own,
                       days.headings.get(group, "")) for group in Group if mine[group] or group in EMPTY)
    held = sum(row.moment is not None and row.moment.date() == days.work for row in rows[Group.HEARINGS])
    sentence = morning(mine[Group.FAILED], mine[Group.LATE], mine[Group.TODAY], hearings=held,
                       waiting=mine[looking.own], when=days.when)
    printed = sum(number for key, number in paper.items() if looking.chosen in (None, key))
    return Board(today, sentence, _tabs(served, numbers, looking), parts, printed)


def _tabs(
    served: dict[int, Service], numbers: dict[Group, dict[int, int]], looking: Scope
) -> tuple[Tab, ...]:
    if len(served) < 2:
        return ()
    totals = {key: sum(found.get(key, 0) for found in numbers.values()) for key in served}
    tabs = [Tab("", "Alle commissies", counted(sum(totals.values()), CAP), looking.chosen is None)]
    for key, service in served.items():
        name = f"{service.committee}, als vervanger" if service.substitute else service.committee
        tabs.append(Tab(service.slug, name, counted(totals[key], CAP), looking.chosen == key))
    return tuple(tabs)


def _rows(scope: Scope, day: Known, whole: str) -> dict[Group, list[Row]]:
    most = {group: CAP if group.value == whole else FIRST for group in Group}
    today, sunday = day.days.today, day.days.sunday
    leaving = post.going(scope, most[Group.LEAVING])
    leaving += [one.row(today + timedelta(days=1)) for one in day.reminders]
    return {
        Group.FAILED: post.failed(scope, most[Group.FAILED]),
        **waiting.terms(scope, day.days, most),
        Group.INBOX: post.arrived(scope, most[Group.INBOX]),
        **turns.turns(scope, today, sunday, most),
        Group.HEARINGS: hearings.coming(scope, day.books, today, most[Group.HEARINGS]),
        Group.LEAVING: leaving[:most[Group.LEAVING]],
    }


def _tally(scope: Scope, days: Days) -> tuple[dict[Group, dict[int, int]], dict[int, int]]:
    """How much there is of each group, and of letters to print, by committee; counting stops at the cap."""
    numbers: dict[Group, dict[int, int]] = {group: {} for group in Group}
    paper: dict[int, int] = {}
    for row in db.session.execute(_counts(), scope.said(**days.said(), most=CAP + 1)):
        (paper if row.grp == TO_PRINT else numbers[Group(row.grp)])[row.committee_id] = row.number
    return numbers, paper


@cache
def _counts() -> Any:
    found = {
        Group.FAILED: post.troubled(Letter.committee_id),
        **{group: waiting.due(group, Case.committee_id) for group in waiting.TERMS},
        Group.INBOX: union_all(post.inbox(Submission.committee_id), post.unplaced(Received.committee_id)),
        Group.DESK: turns.with_desk("committee_id"),
        Group.CHAIR: turns.with_chair("committee_id"),
        Group.HEARINGS: hearings.planned(Case.committee_id),
        Group.LEAVING: post.leaving(Letter.committee_id),
    }
    named = {**{group.value: every for group, every in found.items()}, TO_PRINT: post.to_print(
        Letter.committee_id)}
    parts = []
    for group, every in named.items():
        key = every.limit(bindparam("most")).subquery().c.committee_id
        name = literal_column(f"'{group}'", String).label("grp")
        parts.append(select(name, key, func.count().label("number")).group_by(key))
    return union_all(*parts)
