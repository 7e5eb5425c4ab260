"""What is put in a form from beside it: kept with all that was typed there, and shown there again."""

from flask import abort, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from committee.case.offer import Offer
from committee.deliberation.forms import PREFIX
from committee.doing import forms, kept, tokens
from committee.doing.views import typed_again
from committee.store import transaction
from committee.web.pages import ActPage

BLOCK = "blok:"
QUOTE = "citeer"


def block_put_in(page: ActPage, offer: Offer) -> Response | None:
    """Back to the field with the text block after what was typed; None when no block was asked for."""
    step = _step()
    if not step.startswith(BLOCK):
        return None
    sheet = forms.handed(page, offer, g.at)
    field = sheet.form.put_block(step.removeprefix(BLOCK))
    if field is None:
        abort(404)
    said = [one for one in typed_again(sheet) if one[0] != field.name and not one[0].startswith(PREFIX)]
    _keep(sheet.owner, [*said, (field.name, field.data or "")])
    return redirect(f"{sheet.path}#{field.id}", 303)


def words_taken_along(offer: Offer) -> Response | None:
    """To the form of a comment with the words that were chosen in the draft; None when none were.

    What was typed there before stays; which paragraph it was about follows from the words.
    """
    if _step() != QUOTE:
        return None
    owner, page = offer.viewer.key, tokens.here()
    said, _at = kept.load(owner, page)
    stays = [one for one in said if one[0] not in ("words", "passage")]
    _keep(owner, [*stays, ("words", request.form.get("words", ""))])
    return redirect(page, 303)


def _step() -> str:
    return request.form.get("_step", "") if request.method == "POST" else ""


def _keep(owner: str, said: kept.Said) -> None:
    with transaction():
        kept.save(owner, tokens.here(), kept.typed(MultiDict(said).to_dict(flat=False)), g.at)
