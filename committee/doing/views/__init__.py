"""The pages of acts, and what they share with every other page on which something is done."""

from committee.doing.views.act import bp
from committee.doing.views.handing import (
    REFUSED,
    Answer,
    Deed,
    answered,
    previewed,
    require_open,
    typed_again,
    typed_of,
)
from committee.doing.views.keeping import keep_draft

__all__ = [
    "Answer",
    "Deed",
    "REFUSED",
    "answered",
    "bp",
    "keep_draft",
    "previewed",
    "require_open",
    "typed_again",
    "typed_of",
]
