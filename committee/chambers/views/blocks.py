"""A text block is put in a field of the draft: kept with all that was typed, and shown there again."""

from flask import abort, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from committee.deliberation.forms import PREFIX
from committee.doing import kept
from committee.doing.forms import Sheet
from committee.doing.views import typed_again
from committee.store import transaction

BLOCK = "blok:"


def block_put_in(sheet: Sheet) -> Response | None:
    """Back to the field with the block after what was typed; None when no block was asked for."""
    step = request.form.get("_step", "")
    if not step.startswith(BLOCK):
        return None
    field = sheet.form.put_block(step.removeprefix(BLOCK))
    if field is None:
        abort(404)
    said = [one for one in typed_again(sheet) if one[0] != field.name and not one[0].startswith(PREFIX)]
    with transaction():
        together = MultiDict([*said, (field.name, field.data or "")]).to_dict(flat=False)
        kept.save(sheet.owner, sheet.path, kept.typed(together), g.at)
    return redirect(f"{sheet.path}#{field.id}", 303)
