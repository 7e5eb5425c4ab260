"""Finding cases: newest first, a page at a time by key, never more work than the rarest word asks.

First the cases in which every word stands as it was typed, then those with another form of it: klachten for
klacht. A word that nobody wrote stands for the words that begin with it as well. The search starts from the
rarest word, and of that looks at the newest cases only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, literal, not_, or_, select, union_all
from sqlalchemy.orm import aliased

from committee.board.reads.scope import named
from committee.case.records import Case, Seat
from committee.desk.reads.listing import seats_of
from committee.permissions import Actor, Role
from committee.procedure import State
from committee.searching import stems
from committee.searching.records import SearchWord
from committee.searching.rules import LEAST_PREFIX, SEES, Asked, Level, after, asked, where
from committee.store import db, planned_by_values

SIZE, CAP = 25, 200
RARE, LOOKED_AT, WIDE = 1000, 2000, 20
LAST = 2**31 - 1


@dataclass(frozen=True)
class Found:
    """One case that was found, and where its words stand."""

    id: int
    number: str
    complainant: str
    respondent: str
    state: State
    urgent: bool
    where: str


@dataclass(frozen=True)
class After:
    """Where a page goes on: below this case among those as typed (0), or among those with other forms (1)."""

    rank: int = 0
    case_id: int = LAST

    def __str__(self) -> str:
        return f"{self.rank}.{self.case_id}"

    @classmethod
    def read(cls, text: str) -> "After | None":
        """What an address says of it; None for what is none."""
        rank, _, case_id = text.partition(".")
        good = rank in ("0", "1") and case_id.isascii() and case_id.isdecimal() and len(case_id) < 10
        return cls(int(rank), int(case_id)) if good else None


@dataclass(frozen=True)
class Results:
    """One page of what was found. number: capped. older: where the next page goes on.

    forms: whether some were found by another form of a word alone.
    """

    rows: tuple[Found, ...]
    number: int
    older: After | None
    forms: bool = False


@dataclass(frozen=True)
class Spelling:
    """One word as it was typed, how often it was written so, all that it stands for, and how often that."""

    typed: str
    often: int
    forms: tuple[str, ...]
    all_often: int


def search(actors: Sequence[Actor], query: str, before: After | None = None) -> Results:
    """The cases of these actors in which everything that is asked stands, the newest first."""
    with planned_by_values():
        for meant in asked(query):
            found = _search(actors, meant, before)
            if found.rows or before is not None:
                return found
    return Results((), 0, None)


def _search(actors: Sequence[Actor], meant: Asked, before: After | None) -> Results:
    spelled = _spelled(actors, meant)
    if not actors or not all(word.forms for word in spelled):
        return Results((), 0, None)
    keys = _found(actors, spelled, before or After())
    shown = keys[:SIZE]
    rows = _rows(actors, [row.case_id for row in shown], [form for word in spelled for form in word.forms])
    older = After(shown[-1].rank, shown[-1].case_id) if len(keys) > SIZE else None
    return Results(rows, len(keys), older, any(row.rank for row in shown))


def _found(actors: Sequence[Actor], spelled: list[Spelling], before: After) -> list[Any]:
    """The cases in their order, at most one more than are counted; each with its rank."""
    typed = sorted(spelled, key=lambda word: word.often)
    said: dict[str, Any] = {f"typed_{n}": [word.typed] for n, word in enumerate(typed)}
    said |= {f"words_{n}": list(word.forms) for n, word in enumerate(spelled)}
    below = (0, before.case_id) if before.rank else (before.case_id, LAST)
    said |= {f"before_{rank}": case_id for rank, case_id in enumerate(below)}
    wider = any(word.forms != (word.typed,) for word in spelled)
    found = _keys(_roles(actors), len(spelled), wider)
    return list(db.session.execute(found, {**_committees(actors), **said}))


def _spelled(actors: Sequence[Actor], meant: Asked) -> list[Spelling]:
    """Each word with the forms of it that occur, the rarest first; without a form where none does."""
    own = {"own": [actor.committee_id for actor in actors], "most": RARE + 1}
    wanted = {word: (word, *stems.forms(word)) if meant.widen else (word,) for word in meant.words}
    asked_ = sorted({form for forms in wanted.values() for form in forms})
    said = {f"word_{n}": one for n, one in enumerate(asked_)}
    often = {row.word: row.number for row in db.session.execute(_often(len(asked_)), {**own, **said})}
    found = []
    for word, forms in wanted.items():
        there = [form for form in dict.fromkeys(forms) if often.get(form, 0)]
        number = sum(often[form] for form in there)
        if meant.widen and word not in there and len(word) >= LEAST_PREFIX:
            begun = [form for form in _begun(own, word) if form not in there]
            there, number = [*there, *begun], number + (RARE if begun else 0)
        found.append(Spelling(word, often.get(word, 0), tuple(there), number))
    return sorted(found, key=lambda word: word.all_often)


@cache
def _often(number: int) -> Any:
    parts = []
    for n in range(number):
        word = bindparam(f"word_{n}")
        some = select(SearchWord.word).where(SearchWord.committee_id.in_(_OWN), SearchWord.word == word)
        kept = some.limit(bindparam("most")).subquery()
        parts.append(select(func.max(kept.c.word).label("word"), func.count().label("number")))
    return union_all(*parts)


def _begun(own: dict[str, Any], word: str) -> list[str]:
    said = {**own, "first": word, "after": after(word), "most": LOOKED_AT}
    return list(db.session.scalars(_longer(), said))


@cache
def _longer() -> Any:
    range_ = (SearchWord.word >= bindparam("first")) & (SearchWord.word < bindparam("after"))
    some = select(SearchWord.word).where(SearchWord.committee_id.in_(_OWN), range_)
    kept = some.order_by(SearchWord.word).limit(bindparam("most")).subquery()
    return select(kept.c.word).distinct().limit(WIDE)


_OWN = bindparam("own", expanding=True)


def _roles(actors: Sequence[Actor]) -> tuple[Role, ...]:
    return tuple(actor.role for actor in actors)


def _committees(actors: Sequence[Actor]) -> dict[str, Any]:
    keys = {f"committee_{n}": actor.committee_id for n, actor in enumerate(actors)}
    return {**keys, "account": actors[0].account_id}


@cache   # one branch for each committee and role, so that each walks the key of the table from its end
def _keys(roles: tuple[Role, ...], number: int, wider: bool) -> Any:
    """wider: whether other forms of the words are looked for as well."""
    seeing = [(n, role) for n, role in enumerate(roles) if role in SEES]
    branches = [_branch(n, role, number, rank) for n, role in seeing for rank in range(1 + wider)]
    every = union_all(*(select(branch.c.case_id, branch.c.rank) for branch in branches)).subquery()
    rank = func.min(every.c.rank).label("rank")
    found = select(every.c.case_id, rank).group_by(every.c.case_id)
    return found.order_by(rank, every.c.case_id.desc()).limit(CAP + 1)


def _branch(n: int, role: Role, number: int, rank: int) -> Any:
    first, called = aliased(SearchWord), ("typed", "words")[rank]
    mine = and_(first.committee_id == bindparam(f"committee_{n}"), _seen(first, role))
    spelled = first.word.in_(bindparam(f"{called}_0", expanding=True))
    walked = (
        select(first.case_id).distinct()
        .where(mine, spelled, first.case_id < bindparam(f"before_{rank}"))
        .order_by(first.case_id.desc()).limit(LOOKED_AT).subquery()
    )
    found = select(walked.c.case_id, literal(rank).label("rank"))
    for other in range(1, number):
        found = found.where(_also(walked.c.case_id, n, role, f"{called}_{other}"))
    if rank:   # who has them all as typed stands on an earlier page
        found = found.where(not_(and_(*(_also(walked.c.case_id, n, role, f"typed_{each}")
                                        for each in range(number)))))
    return found.order_by(walked.c.case_id.desc()).limit(CAP + 1).subquery()


def _also(case_id: Any, n: int, role: Role, called: str) -> Any:
    """Whether one of these words stands in the case as well, where this role finds by it."""
    also = aliased(SearchWord)
    return exists().where(
        also.committee_id == bindparam(f"committee_{n}"), also.case_id == case_id,
        also.word.in_(bindparam(called, expanding=True)), _seen(also, role))


def _seen(word: Any, role: Role) -> Any:
    """What this role finds by: the levels it sees, in the cases that exist for it."""
    levels = word.level.in_(SEES[role])
    if role is not Role.MEMBER:
        return levels & ~seats_of(left=True).where(Seat.case_id == word.case_id).exists()
    declared = seats_of(left=False).where(Seat.declared_on.is_not(None))
    asked_ = word.case_id.in_(seats_of(left=False))
    return levels & asked_ & or_(word.level == Level.NAMES, word.case_id.in_(declared))


def _rows(actors: Sequence[Actor], keys: list[int], words: list[str]) -> tuple[Found, ...]:
    levels: dict[int, set[Level]] = {}
    said = {"keys": keys, "words": words}
    roles = {actor.committee_id: actor.role for actor in reversed(actors)}
    for row in db.session.execute(_where(), said):
        if row.level in SEES[roles[row.committee_id]]:
            levels.setdefault(row.case_id, set()).add(row.level)
    rows = {row.id: row for row in db.session.execute(_cases(), {"keys": keys})}
    return tuple(
        Found(row.id, row.number, row.complainant, row.respondent, row.state, row.urgent,
              where(levels.get(row.id, ())))
        for row in (rows[key] for key in keys if key in rows)
    )


@cache
def _where() -> Any:
    here = SearchWord.case_id.in_(bindparam("keys", expanding=True))
    words = SearchWord.word.in_(bindparam("words", expanding=True))
    return select(SearchWord.committee_id, SearchWord.case_id, SearchWord.level).where(here, words).distinct()


@cache
def _cases() -> Any:
    found = select(Case.id).where(Case.id.in_(bindparam("keys", expanding=True)))
    return named(found)
