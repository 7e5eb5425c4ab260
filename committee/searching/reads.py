"""Finding cases: newest first, a page at a time by key, never more work than the rarest word asks.

A word is looked up by its exact spelling; one that nobody wrote stands for the words that begin with it.
The search starts from the rarest word, and of that looks at the newest cases only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select, union_all
from sqlalchemy.orm import aliased

from committee.board.reads.scope import named
from committee.case.records import Case, Seat
from committee.desk.reads.listing import seats_of
from committee.permissions import Actor, Role
from committee.procedure import State
from committee.searching.records import SearchWord
from committee.searching.rules import LEAST_PREFIX, SEES, Asked, Level, after, asked, where
from committee.store import db

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
class Results:
    """One page of what was found. number: capped. older: the key of the next page."""

    rows: tuple[Found, ...]
    number: int
    older: int | None


def search(actors: Sequence[Actor], query: str, before: int | None = None) -> Results:
    """The cases of these actors in which everything that is asked stands, the newest first."""
    for meant in asked(query):
        found = _search(actors, meant, before)
        if found.rows or before is not None:
            return found
    return Results((), 0, None)


def _search(actors: Sequence[Actor], meant: Asked, before: int | None) -> Results:
    spelled = _spelled(actors, meant)
    if not actors or not all(spelled):
        return Results((), 0, None)
    said = {f"words_{n}": words for n, words in enumerate(spelled)}
    keys = list(db.session.scalars(
        _keys(_roles(actors), len(spelled)),
        {**_committees(actors), **said, "before": before or LAST},
    ))
    shown = keys[:SIZE]
    rows = _rows(actors, shown, [word for words in spelled for word in words])
    return Results(rows, len(keys), shown[-1] if len(keys) > SIZE else None)


def _spelled(actors: Sequence[Actor], meant: Asked) -> list[list[str]]:
    """Each word in the spellings that occur, the rarest first; an empty list where none does."""
    own = {"own": [actor.committee_id for actor in actors], "most": RARE + 1}
    said = {f"word_{n}": word for n, word in enumerate(meant.words)}
    rows = db.session.execute(_often(len(meant.words)), {**own, **said})
    often = {row.word: row.number for row in rows}
    found = []
    for word in sorted(meant.words, key=lambda one: often.get(one, 0)):
        exact = often.get(word, 0) > 0 or not meant.widen or len(word) < LEAST_PREFIX
        found.append([word] if exact and often.get(word, 0) else [] if exact else _begun(own, word))
    return sorted(found, key=lambda words: often.get(words[0], RARE) if words else 0)


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
def _keys(roles: tuple[Role, ...], number: int) -> Any:
    branches = [_branch(n, role, number) for n, role in enumerate(roles) if role in SEES]
    every = union_all(*(select(branch.c.case_id) for branch in branches)).subquery()
    return select(every.c.case_id).distinct().order_by(every.c.case_id.desc()).limit(CAP + 1)


def _branch(n: int, role: Role, number: int) -> Any:
    first = aliased(SearchWord)
    mine = and_(first.committee_id == bindparam(f"committee_{n}"), _seen(first, role))
    spelled = first.word.in_(bindparam("words_0", expanding=True))
    walked = (
        select(first.case_id).distinct()
        .where(mine, spelled, first.case_id < bindparam("before"))
        .order_by(first.case_id.desc()).limit(LOOKED_AT).subquery()
    )
    found = select(walked.c.case_id)
    for other in range(1, number):
        also = aliased(SearchWord)
        found = found.where(exists().where(
            also.committee_id == bindparam(f"committee_{n}"), also.case_id == walked.c.case_id,
            also.word.in_(bindparam(f"words_{other}", expanding=True)), _seen(also, role),
        ))
    return found.order_by(walked.c.case_id.desc()).limit(CAP + 1).subquery()


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
    rows = db.session.execute(_cases(), {"keys": keys})
    return tuple(
        Found(row.id, row.number, row.complainant, row.respondent, row.state, row.urgent,
              where(levels.get(row.id, ())))
        for row in rows
    )


@cache
def _where() -> Any:
    here = SearchWord.case_id.in_(bindparam("keys", expanding=True))
    words = SearchWord.word.in_(bindparam("words", expanding=True))
    return select(SearchWord.committee_id, SearchWord.case_id, SearchWord.level).where(here, words).distinct()


@cache
def _cases() -> Any:
    found = select(Case.id).where(Case.id.in_(bindparam("keys", expanding=True)))
    return named(found).order_by(Case.id.desc())
