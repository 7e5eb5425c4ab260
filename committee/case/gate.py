"""The one gate: nothing changes in a case except through enter().

It asks who, asks when, moves the case, keeps the clocks and writes the journal. It does not commit.
"""

import hashlib
import secrets
from datetime import UTC, date
from typing import Any

from sqlalchemy import select

from committee import permissions, procedure
from committee.case import clocks, following, images, journal
from committee.case.days import require_begun, require_day
from committee.case.ledger import Entry
from committee.case.records import Case, Passage, Seat
from committee.deadlines import Clock
from committee.people.records import Membership
from committee.permissions import Actor, Forbidden, Occasion, Role, Standing, Unknown
from committee.procedure import ENDED, Act, State
from committee.store import db
from committee.terms import Length


def standing_of(case_id: int, actor: Actor) -> Standing:
    """What this actor is on the panel of the case; the latest seat counts."""
    if actor.account_id is None:
        return Standing.NONE
    seat = db.session.scalars(
        select(Seat)
        .where(Seat.case_id == case_id, Seat.account_id == actor.account_id)
        .order_by(Seat.id.desc())
        .limit(1)
    ).first()
    return permissions.standing_among([seat] if seat else [], actor)


def require_known(case: Case, actor: Actor) -> Standing:
    """How the actor stands to the case. Raises Unknown: for a stranger the case does not exist."""
    standing = standing_of(case.id, actor)
    if not permissions.knows(actor, case.committee_id, case.id, standing):
        raise Unknown(case.number)
    return standing


def require(case: Case, act: Act, occasion: Occasion) -> None:
    """The case exists for these actors, the act is theirs, and it is open in this state.

    For acts that look at their content before they enter: a stranger learns nothing from a refusal.
    Raises Unknown, Forbidden, NotThatDay or NotOpen.
    """
    for actor in {occasion.decided_by, occasion.recorded_by}:
        if act is Act.REGISTER:  # whoever brings a complaint cannot know its case yet
            require_committee(case.committee_id, actor)
        else:
            require_known(case, actor)
    permissions.require(occasion, act)
    require_leading(case, act, occasion.decided_by)
    require_day(occasion, case.received_on)
    if case.state not in procedure.STEPS[act].open_in:
        procedure.after(case.state, act, article=article_of(case, act))


def require_leading(case: Case, act: Act, actor: Actor) -> None:
    """Once a chair sits on the panel of a case, its hearing is of no other chair. Raises Forbidden."""
    leading = leading_chair(case) if act in permissions.LEADING else None
    if leading is not None and leading.account_id != actor.account_id:
        raise Forbidden(
            f"“{act.label}” is in deze zaak aan {leading.account.person.name}, die de commissie voorzit."
        )


def leading_chair(case: Case) -> Seat | None:
    """The place on the panel of a case of whoever chairs it, a chair of the committee; None before that."""
    chairs = select(Membership.account_id).where(
        Membership.committee_id == case.committee_id, Membership.role == Role.CHAIR
    )
    found = select(Seat).where(
        Seat.case_id == case.id, Seat.role == Role.CHAIR, Seat.stepped_back_on.is_(None),
        Seat.account_id.in_(chairs),
    )
    return db.session.scalars(found.order_by(Seat.id.desc()).limit(1)).first()


def require_committee(committee_id: int, actor: Actor) -> None:
    """Staff act before there is a case in their own committee only. Raises Unknown."""
    if actor.role in permissions.STAFF and actor.committee_id != committee_id:
        raise Unknown(f"committee {committee_id}")


def enter(
    case: Case,
    act: Act,
    occasion: Occasion,
    *,
    to: State | None = None,
    parties: list[int] | None = None,
    elements: list[int] | None = None,
    days: dict[Clock, date] | None = None,
    lengths: dict[Clock, Length] | None = None,
    reason: str | None = None,
    **facts: Any,
) -> Entry:
    """Do one act in a case: who, when, the next state, the clocks, the journal.

    to: where the act leads if its row leaves a choice. parties, elements: ids it concerns; clocks of
    that scope follow them. days, lengths: another start or length for a clock it starts. reason: why,
    kept as destroyable text. facts: codes and ids for the journal, never names or text.
    Raises Unknown, Forbidden, NotThatDay or NotOpen, and then nothing has changed. Does not commit.
    """
    require(case, act, occasion)
    before, article = case.state, article_of(case, act)
    after = procedure.after(
        before, act, to, suspended=bool(clocks.running_suspensions(case)), article=article
    )
    concerned = {"parties": parties or [], "elements": elements or []}
    require_begun(case, act, occasion.on, **concerned)
    entry = _journal(
        act, occasion, article=article, case=case, before=before, after=after,
        facts={**facts, **concerned}, reason=reason,
    )
    _move(case, after, occasion.on)
    following.follow(
        case, entry, moved=after is not before or act is Act.REGISTER,
        ended=after in ENDED and before not in ENDED, days=days or {}, lengths=lengths or {}, **concerned,
    )
    return entry


def _move(case: Case, after: State, on: date) -> None:
    """A case is closed from the act that ends it on, and open again once an act revives it."""
    if after not in ENDED:
        case.closed_on = None
    elif case.state not in ENDED:
        case.closed_on = on
    case.state = after


def record(
    committee_id: int, act: Act, occasion: Occasion, *, reason: str | None = None, **facts: Any
) -> Entry:
    """Journal an act that belongs to no case yet (a submission taken in, confirmed or set aside)."""
    permissions.require(occasion, act)
    for actor in {occasion.decided_by, occasion.recorded_by}:
        require_committee(committee_id, actor)
    require_day(occasion)
    return _journal(
        act,
        occasion,
        article="",
        case=None,
        committee_id=committee_id,
        before=None,
        after=None,
        facts=facts,
        reason=reason,
    )


def article_of(case: Case, act: Act) -> str:
    """The article of the case's regulation under which an act is done."""
    regulation = clocks.regulation_of(case)
    chapter = procedure.STEPS[act].chapter
    return regulation.article(chapter) if chapter in regulation.articles else ""


def _journal(
    act: Act,
    occasion: Occasion,
    *,
    article: str,
    case: Case | None,
    before: State | None,
    after: State | None,
    facts: dict[str, Any],
    reason: str | None,
    committee_id: int | None = None,
) -> Entry:
    db.session.flush()
    db.session.info.pop(images.OPEN_ENTRY, None)
    if reason:
        facts = {**facts, **keep_reason(case, act.value, reason)}
    entry = journal.append(
        case_id=case.id if case else None,
        committee_id=case.committee_id if case else committee_id,
        act=act,
        state_before=before,
        state_after=after,
        happened_on=occasion.on,
        entered_at=occasion.at.astimezone(UTC),  # the chain hashes it as it will be read back
        decided_by=occasion.decided_by.key,
        recorded_by=occasion.recorded_by.key,
        means=occasion.means,
        article=article,
        facts=facts,
    )
    if act is not Act.UNDO:
        db.session.info[images.OPEN_ENTRY] = entry.seq
    return entry


def keep_reason(case: Case | None, kind: str, body: str) -> dict[str, Any]:
    """Keep a text apart from the journal; the facts hold its id and a salted hash."""
    passage = Passage(case_id=case.id if case else None, kind=kind, body=body, salt=secrets.token_hex(16))
    db.session.add(passage)
    db.session.flush()
    return {
        "passage": passage.id,
        "passage_sha256": hashlib.sha256((passage.salt + body).encode()).hexdigest(),
    }


def keep(case: Case, kind: str, body: str) -> Passage:
    """Keep a text of the case as a passage of its own; call after enter(), so that undo takes it back."""
    passage = Passage(case_id=case.id, kind=kind, body=body, salt=secrets.token_hex(16))
    db.session.add(passage)
    db.session.flush()
    return passage


def account_actor(account_id: int, role: Role, committee_id: int) -> Actor:
    """The actor that an account is in one committee."""
    return Actor(f"account:{account_id}", role, committee_id=committee_id, account_id=account_id)


def party_actor(party_id: int, role: Role, case_id: int) -> Actor:
    """The actor that a party is in its own case."""
    return Actor(f"party:{party_id}", role, case_id=case_id, party_id=party_id)
