"""A committee in full swing: the same rehearsals once for each stage, moved so that they end today.

Played day by day together, as in life: one daily round, one post, and every case at its own place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

from committee.case.refusals import Refusal
from committee.permissions import MAY, Role
from committee.post.smtp import Outlet
from committee.procedure import Act
from committee.rehearsal import parsing
from committee.rehearsal.player import Player, Stopped
from committee.rehearsal.script import Row, Script, Wrong

WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """One case of the season. until: the act after which it waits today; none, and it lies in the inbox.

    then: what ended it, or came after that, if anything.
    """

    file: str
    until: int | None
    then: tuple[str, dict[str, Any]] | None = None


def script_of(place: Place, folder: Path, today: date, name: str, *, hours: int = 0) -> Script:
    """A rehearsal moved so that the act at which it waits was done in the last week, and cut there.

    name: of the complainant, so that no two cases are of one person. hours: so much later on each day, so
    that nobody sits in two hearings at once. What the file expects to be refused is left out.
    """
    script = parsing.read(folder / f"{place.file}.toml")
    last = min(place.until or 0, len(script.acts) - 1)
    days = (today - script.acts[last].entered) // WEEK * WEEK
    acts = [_row(row, days, hours) for row in script.acts[: last + 1] if row.refused is None]
    if place.until is None:
        acts = [Row(0, Act.TAKE_IN, today, today, _first(script, Role.SECRETARY))]
    if place.then:
        acts.append(_ending(script, place.then, acts[-1].entered + A_DAY))
    moved = replace(script, acts=[row for row in acts if row.entered <= today], until=today,
                    escalation=_moved(script.escalation, days))
    return _renamed(moved, name)


def _row(row: Row, days: timedelta, hours: int) -> Row:
    later = timedelta(hours=hours)
    at = (datetime.combine(row.on, row.at) + later).time() if row.at else None
    content = _moved(row.content, days)
    if "starts_at" in content:
        content["starts_at"] += later
    return replace(row, on=row.on + days, entered=row.entered + days, at=at, content=content)


def _moved(said: Any, days: timedelta) -> Any:
    """Every day in what a file says, so many days later."""
    if isinstance(said, date):   # a datetime is a date too
        return said + days
    if isinstance(said, dict):
        return {name: _moved(one, days) for name, one in said.items()}
    return [_moved(one, days) for one in said] if isinstance(said, list) else said


def _ending(script: Script, then: tuple[str, dict[str, Any]], day: date) -> Row:
    act, content = then
    own = act in ("withdraw", "settle")
    decides = Role.CHAIR if Role.CHAIR in MAY[Act(act)] else Role.SECRETARY
    by = _first(script, Role.COMPLAINANT if own else decides)
    dated = {name: day if one == "today" else one for name, one in content.items()}
    return Row(0, Act(act), day, day, by, recorded_by=_first(script, Role.SECRETARY) if own else None,
               means="brief" if own else None, content=dated)


def _first(script: Script, role: Role) -> str:
    """The key of the first who has this role."""
    return next(key for key, one in script.people.items() if one.role is role)


def _renamed(script: Script, name: str) -> Script:
    """The rehearsal with another complainant; what was written about the first names the other."""
    key = _first(script, Role.COMPLAINANT)
    was, mail = script.people[key], f"{_plain(name)}@example.org"
    people = {**script.people, key: replace(was, name=name, email=mail if was.email else None)}
    first, last = was.name, was.name.split()[-1]
    change = _Change(((first, name), (last, name.split()[-1])))
    return replace(script, people=people, escalation=change.of(script.escalation),
                   acts=[replace(row, content=change.of(row.content)) for row in script.acts])


@dataclass(frozen=True)
class _Change:
    """Words in place of others, wherever a text has them."""

    pairs: tuple[tuple[str, str], ...]

    def of(self, said: Any) -> Any:
        """The same with the other words; keys and codes have none of them."""
        if isinstance(said, str):
            for old, new in self.pairs:
                said = said.replace(old, new)
        elif isinstance(said, dict):
            return {name: self.of(one) for name, one in said.items()}
        elif isinstance(said, list):
            return [self.of(one) for one in said]
        return said


def _plain(name: str) -> str:
    parted = normalize("NFKD", name.lower().replace(" ", ".").replace("ł", "l"))
    return "".join(sign for sign in parted if sign.isascii())


class Season:
    """Many rehearsals on one calendar. A case that meets a refusal stays where it came."""

    def __init__(self, scripts: Sequence[Script], outlet: Outlet) -> None:
        self.scripts = sorted(scripts, key=lambda script: script.acts[0].entered)
        self.players = [Player(script, outlet) for script in self.scripts]
        self.stopped: list[str] = []

    def play(self, today: date) -> None:
        """Every day from the first act of all until today."""
        waiting = [list(player.script.acts) for player in self.players]
        day = min(rows[0].entered for rows in waiting)
        while day <= today:
            first = self.players[0]
            first.morning(day)
            for player, rows in zip(self.players, waiting, strict=True):
                self._day(player, rows, day)
            first.evening(day)
            for player in self.players[1:]:
                player.read_mail(day)
            day += A_DAY

    def _day(self, player: Player, rows: list[Row], day: date) -> None:
        player.day = day
        while rows and rows[0].entered <= day:
            try:
                player.do(rows.pop(0))
            except (Stopped, Refusal, Wrong) as refusal:
                self.stopped.append(f"{player.script.title}: {refusal}")
                rows.clear()
