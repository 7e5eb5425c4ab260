"""What the desk does to letters in the outbox: send again what did not arrive, hold back what has not left.

The act that a letter belongs to stays as it was; what is done here is journaled as a note by who calls.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.refusals import Refusal
from committee.people.records import Channel
from committee.post.outbox import GRACE
from committee.post.records import Letter, Status
from committee.store import db

KEPT = (
    *("case_id", "committee_id", "kind", "title", "party_id", "account_id", "to_name", "to_address"),
    *("channel", "day", "paper", "annexes", "mail", "calendar", "calendar_method", "pdf_sha256"),
)
BROKEN = frozenset({Status.FAILED, Status.RETURNED})


class AlreadyMended(Refusal):
    """The letter was sent again before."""


class AlreadyGone(Refusal):
    """The letter left the house, or is leaving now."""


def broken(letter_id: int) -> Letter:
    """A letter that did not arrive and was not sent again, locked. Raises AlreadyMended."""
    letter = _locked([letter_id])[0]
    if letter.status not in BROKEN or letter.mended_seq is not None:
        raise AlreadyMended("Deze brief is al hersteld. Er is niets opnieuw verstuurd.")
    return letter


def again(letter: Letter, entry: Entry, at: datetime, *, address: str | None = None,
          lines: Sequence[str] | None = None) -> Letter:
    """Queue the same letter once more, word for word.

    address: another mail address; a calendar made out to the old one does not go along. lines: it goes by
    post, to this address on the envelope.
    """
    changed: dict[str, Any] = {}
    if lines is not None:
        changed = {"channel": Channel.POST, "paper": {**letter.paper, "recipient_lines": list(lines)},
                   "pdf_sha256": None, "calendar": None, "calendar_method": None}
    elif address is not None and address != letter.to_address:
        changed = {"to_address": address, "channel": Channel.MAIL, "calendar": None, "calendar_method": None}
    letter.mended_seq = entry.seq
    copy = Letter(
        **{name: getattr(letter, name) for name in KEPT} | changed,
        dedupe_key=f"again:{letter.id}:{entry.seq}", entry_seq=entry.seq,
        message_id=f"<{uuid4().hex}@{letter.message_id.partition('@')[2].rstrip('>')}>",
        status=Status.WAITING, made_at=at, due_at=at + GRACE, tries=0,
    )
    db.session.add(copy)
    return copy


def hold(letter_ids: Iterable[int]) -> list[Letter]:
    """Hold back letters that wait. Raises AlreadyGone when one of them does not wait any more."""
    letters = _locked(letter_ids)
    for letter in letters:
        if letter.status is not Status.WAITING:
            what = f"“{letter.title}” aan {letter.to_name}"
            raise AlreadyGone(f"{what} wacht niet meer. Er is niets tegengehouden.")
        letter.status = Status.WITHDRAWN
    return letters


def release(letter_ids: Iterable[int], at: datetime) -> None:
    """Let letters that were held back wait again, as the note that held them was taken back."""
    for letter in _locked(letter_ids):
        if letter.status is Status.WITHDRAWN:
            letter.status, letter.due_at = Status.WAITING, max(letter.due_at, at + GRACE)


def _locked(letter_ids: Iterable[int]) -> list[Letter]:
    found = select(Letter).where(Letter.id.in_(list(letter_ids))).order_by(Letter.id).with_for_update()
    return list(db.session.scalars(found.execution_options(populate_existing=True)))
