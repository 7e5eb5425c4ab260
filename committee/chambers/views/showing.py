"""The pages of chambers as they are shown: at an element, and with the parts that belong to none."""

from secrets import token_urlsafe

from flask import render_template

from committee.case.offer import Offer
from committee.chambers.reads.items import earlier
from committee.chambers.reads.room import Room, section_states
from committee.chambers.rules import (
    Item,
    Remarks,
    lacks,
    names_of,
    numbers_words,
    read_text,
    remarks,
    state_words,
    waits_for,
    where,
)
from committee.chambers.views.entry import done_words
from committee.deliberation.reads import RECOMMENDATIONS
from committee.deliberation.rules import Section, part_words
from committee.doing.forms import Sheet


def show_element(offer: Offer, found: Room, item: Item | None, sheet: Sheet | None, *,
                 refused: Sheet | None = None) -> str:
    """One element, with the form of its finding if there is one. refused: an agreement that was refused."""
    what, which = found.asked(offer, item)
    voting = [one.account_id for one in found.voters]
    read = {}
    if item:
        read = {kind: read_text(found.draft, f"{kind}-{item.number}", found.notes)
                for kind in ("norm", "reasons")}
    return render_template(
        "chambers/room.html", offer=offer, room=found, item=item, sheet=sheet, read=read, where=where,
        remarks=_remarks(found, item), reading=_reads_first(found, item, sheet),
        waiting={one.number: remarks(found.notes, found.draft, names_of(one.number)).open
                 for one in found.items},
        form=sheet.form if sheet else None, refused=_why(refused),
        states={one.number: state_words(one, voting) for one in found.items},
        lacking={one.number for one in found.items if lacks(one)}, sections=section_states(found),
        earlier=earlier(offer, item) if item else (), ask=what, which=which,
        waits=waits_for(found.voters), numbers=numbers_words,
        done=done_words(), token=token_urlsafe(18),
    )


def _why(refused: Sheet | None) -> str:
    return " ".join(text for _, text in refused.form.troubles()) if refused else ""


def _remarks(found: Room, item: Item | None) -> Remarks | None:
    return remarks(found.notes, found.draft, names_of(item.number)) if item else None


def _reads_first(found: Room, item: Item | None, sheet: Sheet | None) -> bool:
    """Who votes reads what stands there, with the form below it; who writes has the form first."""
    if item is None or item.finding is None or sheet is None or not found.looker.votes:
        return False
    return not sheet.form.handed_in and sheet.kept_at is None


def show_parts(found: Room, sheet: Sheet) -> str:
    """The parts of the draft that belong to no element, with their form."""
    names = [*(one.value for one in Section), RECOMMENDATIONS]
    return render_template(
        "chambers/text.html", room=found, sheet=sheet, form=sheet.form, offer=sheet.offer, done=done_words(),
        remarks=remarks(found.notes, found.draft, names), where=where, token=token_urlsafe(18),
        about=[(name, part_words(name), read_text(found.draft, name, found.notes))
               for name in names if name in found.draft],
    )
