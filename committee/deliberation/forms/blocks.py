"""A text block can be put in a field of the draft: chosen beside it, added after what is typed there."""

from collections.abc import Mapping
from typing import Any

from committee.case.offer import Offer
from committee.deliberation import reads
from committee.deliberation.rules import Block, offered, put_in
from committee.web.fields import Picked
from committee.web.forms import ActForm

PREFIX = "blok_"   # before the name of the field that the block is put in


class WithBlocks(ActForm):
    """A form with blocks beside some of its fields; what is chosen there says nothing to the act."""

    blocks: tuple[Block, ...] = ()
    number: int | None = None

    def put_block(self, name: str) -> Any:
        """Put the block that was chosen beside a field in it, and give that field; None if there is none."""
        field = self._fields.get(name)
        choice = self.block_for(field) if field is not None else None
        if choice is not None and any(one.value == choice.data for one in choice.choices_shown):
            field.data = put_in(field.data or "", self.blocks[int(choice.data)].about(self.number))
        return field

    def said(self) -> list[Any]:
        """The fields that say something to the act."""
        return [field for field in super().said() if not field.name.startswith(PREFIX)]

    def content(self) -> dict[str, Any]:
        """What the act is told."""
        told = super().content()
        return {name: one for name, one in told.items() if not name.startswith(PREFIX)}

    def block_for(self, field: Any) -> Any:
        """The choice of blocks beside a field, if there are any."""
        return self._fields.get(f"{PREFIX}{field.name}")


def with_blocks(
    form: type[ActForm], offer: Offer, parts: Mapping[str, str], number: int | None = None
) -> type[ActForm]:
    """The form with a choice of blocks beside these fields. parts: kind of part by name of the field."""
    known = reads.blocks(offer.committee_id, offer.today)
    choices = {name: offered(known, part) for name, part in parts.items()}
    fields = {f"{PREFIX}{name}": Picked("Tekstblok", missing="", choices=some)
              for name, some in choices.items() if some}
    return type("Blocks", (WithBlocks, form), {**fields, "blocks": known, "number": number})
