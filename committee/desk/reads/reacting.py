"""What each organisation does with the verdict of a case, in one select."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from committee.case.records import Document
from committee.desk.reads import values
from committee.desk.rules import Term
from committee.desk.rules.reacting import Body, Came, Followed, term_of
from committee.procedure import Act
from committee.store import ask
from committee.verdict import rules
from committee.verdict.records import Reaction, ReactionAnswer, Recommendation, Verdict

Told = dict[tuple[int, int, int], Any]


def bodies(case: values.Head, parties: Iterable[values.Person], terms: Sequence[Term], journal: Iterable[Any],
           ) -> tuple[Body, ...]:
    """Each organisation that is asked to react to the verdict that was served last, with what came of it.

    journal: the lines of the case, which tell what a reaction went out with.
    """
    told: Told = {(row.facts["verdict"], row.facts["reacting"], row.facts["version"]): row
                  for row in journal if row.act is Act.RECEIVE_REACTION and row.undone is None}
    found: dict[int, dict[int, list[Any]]] = {}
    for row in ask(_reactions(), {"case": case.id}):
        found.setdefault(row.organisation_id, {}).setdefault(row.id, []).append(row)
    return tuple(
        Body(some[0].name, some[0].id,
             tuple(_came(rows, some, told) for rows in found.get(key, {}).values()),
             term_of({one.id for one in some}, terms))
        for key, some in rules.asked(parties, case.organisation_id).items()
    )


def _came(rows: Sequence[Any], parties: Iterable[values.Person], told: Told) -> Came:
    first = rows[0]
    lines = (told.get((first.verdict_id, one.id, first.version)) for one in parties)
    line = next((one for one in lines if one is not None), None)
    answers = tuple(Followed(row.number, row.advice or "", row.followed, row.reasons or "")
                    for row in rows if row.number is not None)
    return Came(first.version, first.received_on, first.late, first.carries_out, first.follows, first.text,
                answers, first.paper, line.seq if line else None, bool(line and line.facts["deviates"]))


@cache   # making a statement costs more than asking it
def _reactions() -> Any:
    served = select(func.max(Verdict.id)).where(Verdict.case_id == bindparam("case"),
                                                Verdict.served_on.is_not(None))
    return (
        select(
            Reaction.id, Reaction.verdict_id, Reaction.organisation_id, Reaction.version,
            Reaction.received_on, Reaction.late, Reaction.carries_out, Reaction.follows, Reaction.text,
            Document.number.label("paper"), ReactionAnswer.number, ReactionAnswer.follows.label("followed"),
            ReactionAnswer.reasons, Recommendation.text.label("advice"),
        )
        .outerjoin(Document, Document.id == Reaction.document_id)
        .outerjoin(ReactionAnswer, ReactionAnswer.reaction_id == Reaction.id)
        .outerjoin(Recommendation, and_(Recommendation.case_id == bindparam("case"),
                                        Recommendation.number == ReactionAnswer.number))
        .where(Reaction.verdict_id == served.scalar_subquery())
        .order_by(Reaction.id.desc(), ReactionAnswer.number)
    )
