"""A form that asks one subject per page: one form and one draft; each page shows and keeps a part of it."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from committee.case.offer import Offer
from committee.case.typed import field_of
from committee.doing import forms, kept, tokens
from committee.doing.forms import Sheet
from committee.doing.kept import Mark
from committee.doing.meanwhile import meanwhile
from committee.doing.tokens import ASK, LOOK, MENDS, RESUMES
from committee.store import transaction
from committee.web.fields.papers import KEPT, REFUSED_FILE
from committee.web.forms import Subject
from committee.web.pages import ActPage

ASKED, FIELDS = "_vraag", "_velden"   # in the form of a question: the key of its subject, its fields
PLACE = "_plaats"                     # and its number, out of how many
MOST = 40   # fields of one question


@dataclass(frozen=True)
class Question:
    """A subject as the question it is now. mends: whoever answers it goes back to where all is read again."""

    subject: Subject
    number: int
    total: int
    mends: bool = False

    @property
    def count(self) -> str:
        """Which one out of how many."""
        return f"Vraag {self.number} van {self.total}"


def all_of(sheet: Sheet) -> list[Question]:
    """The questions of a form, by what was answered so far."""
    found = sheet.form.subjects()
    return [Question(subject, number, len(found)) for number, subject in enumerate(found, 1)]


def address(sheet: Sheet, number: int, **more: str) -> str:
    """Where a question stands; more: mends, resumes or the token under which a mistake was handed in."""
    said = {ASK: str(number), **more}
    mark = "&" if "?" in sheet.path else "?"
    return f"{sheet.path}{mark}{urlencode(said)}"


def mends(sheet: Sheet, number: int) -> str:
    """Where a question is changed by who read everything again."""
    return address(sheet, number, **{MENDS: "ja"})


def read_again(sheet: Sheet, token: str) -> str:
    """Where all that was sent in under a token is read once more."""
    return tokens.looks_at(sheet.path, token)


def fields() -> tuple[str, ...]:
    """The fields of the question that was sent in."""
    return tuple(name[:60] for name in request.form.get(FIELDS, "").split()[:MOST])


def resumed(page: ActPage, offer: Offer) -> tuple[Sheet, Mark]:
    """The form as it was left, and how far it came."""
    said, kept_at, mark = kept.resumed(offer.viewer.key, tokens.here())
    typed = {name for name, _ in said}
    beforehand = [one for one in offer.asked if one[0] not in typed]
    sheet = forms.sheet_of(page, offer, MultiDict([*beforehand, *said]), by_party=True)
    sheet.kept_at, sheet.said, sheet.since = kept_at, tuple(said), mark.since or forms.last_line(offer)
    sheet.token = tokens.mended(mark.token) if mark.token else secrets.token_urlsafe(18)
    forms.take_again(sheet)
    return sheet, mark


def handed(page: ActPage, offer: Offer, at: datetime) -> tuple[Sheet, bool]:
    """The form with one question as it was sent in now, and whether its answer is another than before."""
    said, _at, _mark = kept.resumed(offer.viewer.key, tokens.here())
    before = [one for one in said if field_of(one[0]) in fields()]
    now = [one for one in request.form.items(multi=True) if field_of(one[0]) in fields()]
    rest = [one for one in said if field_of(one[0]) not in fields()]
    files = [one for one in request.files.items(multi=True) if one[0] in fields()]
    together = MultiDict([*rest, *now, *files])
    sheet = forms.sheet_of(page, offer, together, by_party=True, handed_in=True)
    sheet.token = tokens.token_of(request.form.get("_token", "")) or secrets.token_urlsafe(18)
    sheet.since = request.form.get("_since", forms.last_line(offer), type=int)
    for field in sheet.form.bringing():
        with transaction():
            old = kept.brought(sheet.owner, sheet.path, field.kept_ids)
            new = kept.bring(sheet.owner, sheet.path, field.brought, at)
            field.take([*old, *field.refused_before, *new])
    return sheet, before != now


def keep(sheet: Sheet, onward: Question | None, at: datetime, *more: tuple[str, str]) -> None:
    """Keep the question that was sent in. onward: what is asked next, if anything; more: an added line."""
    typed = [(name, value) for name, value in request.form.items(multi=True)
             if not name.endswith((KEPT, REFUSED_FILE))]
    files = [pair for field in sheet.form.bringing() for pair in field.said_again()]
    said = kept.typed(MultiDict([*typed, *files, *more]).to_dict(flat=False))
    mark = Mark(sheet.token, sheet.since)
    if onward is not None:
        mark = replace(mark, place=onward.subject.key, number=onward.number, total=onward.total)
    with transaction():
        kept.save_part(sheet.owner, sheet.path, said, at, fields=fields(), mark=mark)


def keep_typed(owner: str, path: str, at: datetime) -> None:
    """Keep a question while it is typed; who comes back comes back to it."""
    _said, _at, mark = kept.resumed(owner, path)
    number, total = (*_numbers(request.form.get(PLACE, "")), 0, 0)[:2]
    here = replace(mark, place=request.form[ASKED][:60], number=number, total=total)
    kept.save_part(owner, path, kept.typed(request.form.to_dict(flat=False)), at, fields=fields(), mark=here)


def _numbers(said: str) -> list[int]:
    return [int(one) for one in said.split() if one.isdecimal() and len(one) < 3]


def place(sheet: Sheet, mark: Mark, asked: int | None) -> str:
    """The address of the question that somebody is at, or of where everything is read once more.

    asked: a number that does not exist now, if one was asked for.
    """
    found = all_of(sheet)
    if asked is not None:
        return address(sheet, min(max(asked, 1), len(found)))
    if mark.token and not mark.place:
        return read_again(sheet, mark.token)
    number = next((one.number for one in found if one.subject.key == mark.place), mark.number)
    again = {RESUMES: "ja"} if sheet.said else {}
    return address(sheet, min(max(number, 1), len(found)), **again)


def mistaken(sheet: Sheet, number: int, token: str, *, mending: bool) -> str:
    """The address that says what is wrong with a question as it was sent in."""
    return address(sheet, number, **({MENDS: "ja"} if mending else {}), **{LOOK: token})


def news(sheet: Sheet, mark: Mark, here: Question) -> tuple[str, ...]:
    """What to say above a question to who comes back to it: where he was, and what others changed."""
    said = []
    if RESUMES in request.args and mark.number:
        said.append(f"U was bij {here.count[0].lower()}{here.count[1:]}. Wat u invulde staat er nog.")
    if mark.since and (moved := meanwhile(sheet.offer, mark.since)):
        said.append(moved)
    if mark.total not in (0, here.total):
        said.append(f"De punten van de klacht zijn veranderd. Er zijn nu {here.total} vragen.")
    return tuple(said)
