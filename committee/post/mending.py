"""What the desk does to letters in the outbox: mark what came back, send it again, hold back what waits.

The act that a letter belongs to stays as it was; what is done here is journaled as a note by who calls.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from flask import current_app
from sqlalchemy import select

from committee.calendar_nl import local_day
from committee.case.days import NotThatDay
from committee.case.ledger import Entry
from committee.case.refusals import Refusal
from committee.dutch import day_words
from committee.people import codes, links
from committee.people.records import Channel
from committee.post.outbox import GRACE
from committee.post.records import LEFT, Letter, Status
from committee.store import db

KEPT = (
    *("case_id", "committee_id", "kind", "title", "party_id", "account_id", "to_name", "to_address"),
    *("channel", "day", "paper", "annexes", "mail", "calendar", "calendar_method", "pdf_sha256"),
)
BROKEN = frozenset({Status.FAILED, Status.RETURNED})
BACK: Mapping[Channel, Status] = {Channel.POST: Status.RETURNED, Channel.MAIL: Status.FAILED}


class AlreadyMended(Refusal):
    """The letter was sent again before."""


class AlreadyGone(Refusal):
    """The letter left the house, or is leaving now."""


class NotToPost(Refusal):
    """The letter does not wait to be printed."""


class NotPosted(Refusal):
    """The letter is not known to have been posted."""


class NotOut(Refusal):
    """The letter has not left, or it is known already that it came back."""


def left(letter_id: int, day: date) -> Letter:
    """A letter that left and of which nothing else is known, locked, that came back on a day.

    Raises NotOut, and NotThatDay for a day before it was sent.
    """
    letter = _locked([letter_id])[0]
    if letter.status not in LEFT[letter.channel] or letter.sent_at is None:
        raise NotOut(f"Deze brief is {letter.status.label}. Er is niets genoteerd.")
    sent_on = local_day(letter.sent_at)
    if day < sent_on:
        raise NotThatDay(f"{day_words(day)} ligt voor {day_words(sent_on)}, de dag waarop de brief uitging.")
    return letter


def came_back(letter: Letter, day: date, why: str, at: datetime) -> None:
    """Mark a letter on paper as returned, a mail as not arrived, since a day.

    Whoever holds the sheet that came back is not who it was for: its code opens nothing any more.
    """
    letter.status, letter.returned_on, letter.trouble = BACK[letter.channel], day, why
    links.end(_code(letter), at)


def posted(letter_ids: Iterable[int]) -> list[Letter]:
    """Mark letters on paper as posted. Raises NotToPost when one of them is not waiting to be printed."""
    letters = _locked(letter_ids)
    for letter in letters:
        if letter.status is not Status.TO_PRINT:
            raise NotToPost(f"“{letter.title}” aan {letter.to_name} is {letter.status.label}. "
                            "Er is niets genoteerd.")
        letter.status = Status.POSTED
    return letters


def not_posted(letter_id: int) -> Letter:
    """Let a letter on paper wait to be printed again. Raises NotPosted."""
    letter = _locked([letter_id])[0]
    if letter.status is not Status.POSTED:
        raise NotPosted(f"Deze brief is {letter.status.label}. Er is niets veranderd.")
    letter.status = Status.TO_PRINT
    return letter


def did_arrive(letter_ids: Iterable[int], was: Status, noted_at: datetime) -> None:
    """Let letters stand as they did, as the note that they came back was taken back; codes work again.

    noted_at: the moment of that note.
    """
    for letter in _locked(letter_ids):
        if letter.status in BROKEN and letter.returned_on is not None:
            letter.status, letter.returned_on, letter.trouble = was, None, None
            links.revive(_code(letter), noted_at)


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
    elif address is not None and (address, Channel.MAIL) != (letter.to_address, letter.channel):
        changed = {"to_address": address, "channel": Channel.MAIL, "calendar": None, "calendar_method": None}
        if letter.channel is Channel.POST:   # its PDF carries a code, which stays on paper
            changed["pdf_sha256"] = None
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


def _code(letter: Letter) -> str:
    return codes.token_of(current_app.config["SECRET_KEY"], letter.message_id)


def _locked(letter_ids: Iterable[int]) -> list[Letter]:
    found = select(Letter).where(Letter.id.in_(list(letter_ids))).order_by(Letter.id).with_for_update()
    return list(db.session.scalars(found.execution_options(populate_existing=True)))
