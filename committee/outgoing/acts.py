"""Coming back, mending, holding back: the note in the case and the letter in the outbox, in one transaction.

There is no act for a letter that went astray: the act it belongs to was done and stays. What the desk does
about it is a note of the house, with the letter's key among its facts.
"""

from dataclasses import replace
from typing import Any

from committee.board.reads.tomorrow import Going
from committee.board.reads.unopened import OnPaper
from committee.case import gate, reaching
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.course.rules import Visibility
from committee.outgoing.rules import (
    Return,
    Way,
    held_note,
    mended_note,
    not_posted_note,
    paper_note,
    posted_note,
    reminder_note,
    returned_note,
)
from committee.permissions import Occasion
from committee.post import mending
from committee.post.records import Letter
from committee.procedure import Act
from committee.store import db


def send_again(letter_id: int, way: Way, occasion: Occasion, *, email: str = "",
               place: tuple[str, str, str] = ("", "", ""), keep: bool = False) -> int:
    """Send a letter that did not arrive once more: to the same address, to another one, or by post.

    place: street, postcode, town. keep: the party's address in its case is this one from now on. Gives the
    key of the new letter. Raises AlreadyMended.
    """
    letter = mending.broken(letter_id)
    where = {Way.SAME: letter.to_address or "", Way.ADDRESS: email, Way.POST: ", ".join(place)}[way]
    said = mended_note(letter.title, letter.to_name, way, where)
    entry = _note(letter, said, occasion, what="again", keys=[letter.id])
    party = db.session.get_one(Party, letter.party_id) if letter.party_id else None
    if keep and party is not None:
        _move(party, way, email, place)
    lines = _envelope(letter, place) if way is Way.POST else None
    copy = mending.again(letter, entry, occasion.at, address=where, lines=lines)
    db.session.flush()
    return copy.id


def note_return(letter_id: int, back: Return, occasion: Occasion) -> Entry:
    """Note that a letter on paper came back, or that a mail did not arrive. Raises NotOut, NotThatDay."""
    letter = mending.left(letter_id, back.day)
    said = returned_note(letter.title, letter.to_name, letter.channel, back)
    entry = _note(letter, said, replace(occasion, on=back.day), what="returned", keys=[letter.id],
                  was=letter.status.value, cause=back.cause.value)
    mending.came_back(letter, back.day, back.why, occasion.at)
    return entry


def note_posted(letter_ids: list[int], occasion: Occasion) -> int:
    """Note that letters of one committee were printed and posted; how many. Raises NotToPost."""
    letters = mending.posted(letter_ids)
    gate.record(letters[0].committee_id, Act.NOTE, occasion, reason=posted_note(len(letters)),
                visibility=Visibility.INTERNAL.value, post="posted", letters=letter_ids)
    return len(letters)


def note_not_posted(letter_id: int, occasion: Occasion) -> Entry:
    """Note that a letter was not posted after all; it waits to be printed again. Raises NotPosted."""
    letter = mending.not_posted(letter_id)
    said = not_posted_note(letter.title, letter.to_name)
    return gate.record(letter.committee_id, Act.NOTE, occasion, reason=said,
                       visibility=Visibility.INTERNAL.value, post="not_posted", letters=[letter.id])


def hold_back(letter_ids: list[int], reason: str, occasion: Occasion) -> Entry:
    """Hold back letters of one message that wait. Raises AlreadyGone."""
    letters = mending.hold(letter_ids)
    names = [letter.to_name for letter in letters]
    return _note(letters[0], held_note(letters[0].title, names, reason), occasion, what="held",
                 keys=letter_ids)


def hold_reminder(going: Going, reason: str, occasion: Occasion) -> Entry:
    """Hold back a reminder that tomorrow's round would make; the round reads it from the note."""
    case = db.session.get_one(Case, going.case_id, with_for_update=True)
    return gate.enter(
        case, Act.NOTE, occasion, reason=reminder_note(going.title, going.whose, reason),
        visibility=Visibility.INTERNAL.value, post="held", term=going.term, moment=going.moment.value,
        last_day=going.last_day.isoformat(),
    )


def hold_paper(mail: OnPaper, reason: str, occasion: Occasion) -> Entry:
    """Keep a mail that was not opened from going out on paper; the round reads it from the note."""
    case = db.session.get_one(Case, mail.case_id, with_for_update=True)
    return gate.enter(
        case, Act.NOTE, occasion, reason=paper_note(mail.title, mail.to, reason),
        visibility=Visibility.INTERNAL.value, post="held", unopened=mail.letter,
    )


def _note(
    letter: Letter, text: str, occasion: Occasion, *, what: str, keys: list[int], **more: str
) -> Entry:
    facts: dict[str, Any] = {"visibility": Visibility.INTERNAL.value, "post": what, "letters": keys, **more}
    if letter.case_id is None:
        return gate.record(letter.committee_id, Act.NOTE, occasion, reason=text, **facts)
    case = db.session.get_one(Case, letter.case_id, with_for_update=True)
    return gate.enter(case, Act.NOTE, occasion, reason=text, **facts)


def _move(party: Party, way: Way, email: str, place: tuple[str, str, str]) -> None:
    if way is Way.ADDRESS:
        reaching.change(party, {"email": email})
    elif way is Way.POST:
        reaching.change(party, dict(zip(reaching.PLACE, place, strict=True)))


def _envelope(letter: Letter, place: tuple[str, str, str]) -> list[str]:
    """The lines in the window: who it is for as before, and the new place."""
    street, postcode, town = place
    first = letter.paper["recipient_lines"][:2]
    above = [line for line in first if line == letter.to_name or line.startswith("t.a.v.")]
    return [*(above or [letter.to_name]), street, f"{postcode}  {town.upper()}"]
