"""The words somebody types: what every field can do, and the fields for text and numbers."""

import re
from typing import Any

from wtforms import StringField
from wtforms.validators import DataRequired, StopValidation

from committee.case.offer import Offer

LONGEST = 50_000   # signs in one field; what a person types stays far below it
SHORT = 200
BREAKS = re.compile(r"[\x01-\x1f\x7f-\xa0\u2028\u2029\u202f]+")   # they begin a line, or keep two words on it
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")   # they turn round what stands behind a name


def required(message: str) -> DataRequired:
    """The field must be filled in; the message says what is missing."""
    return DataRequired(message)


class Kind:
    """What every field of an act's form can do."""

    widget_kind = "text"
    said = "text"

    def fill(self, offer: Offer) -> None:
        """Take from the case what there is to choose."""

    def value(self) -> Any:
        """What the field says to the act; called inside the transaction."""
        return self.data or None   # type: ignore[attr-defined]

    @property
    def shown(self) -> str:
        """What was filled in, to read once more before it is sent; empty when nothing was."""
        return str(self.data or "")   # type: ignore[attr-defined]


class Sane:
    """Refuses what no database keeps, and what no person typed."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: Any, field: Any) -> None:
        """Raises StopValidation with a Dutch sentence."""
        text = field.data or ""
        if not isinstance(text, str):
            return
        if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise StopValidation("Hier staat een teken dat wij niet kunnen bewaren. Haal het weg.")
        if len(text) > self.most:
            raise StopValidation(f"Dit zijn {len(text)} tekens. Schrijf ten hoogste {self.most} tekens.")


def _trimmed(text: Any) -> Any:
    return text.strip() if isinstance(text, str) else text


def _on_one_line(text: Any) -> Any:
    return TURNS.sub("", BREAKS.sub(" ", text)).strip() if isinstance(text, str) else text


class Text(Kind, StringField):   # type: ignore[misc]
    """One line of words. missing: the message when it stays empty; none: it may."""

    most = SHORT
    cleaned: Any = staticmethod(_on_one_line)

    def __init__(self, label: str = "", missing: str = "", *, most: int | None = None, autocomplete: str = "",
                 inputmode: str = "", **more: Any) -> None:
        checks = [required(missing)] if missing else []
        super().__init__(label, [*checks, Sane(most or self.most)], filters=[self.cleaned], **more)
        self.autocomplete, self.inputmode = autocomplete, inputmode
        if not missing:
            self.flags.optional = True


class Words(Text):
    """Some paragraphs of our own words."""

    widget_kind = "textarea"
    most = LONGEST
    cleaned = staticmethod(_trimmed)


class Testimony(Words):
    """What a party said, or what was decided: set in serif."""

    widget_kind = "serif"


class Lines(Words):
    """Several things, one on each line."""

    def value(self) -> list[str] | None:
        """The lines that hold something."""
        return [line.strip() for line in (self.data or "").splitlines() if line.strip()] or None


class Paragraphs(Words):
    """Paragraphs, parted by an empty line."""

    def value(self) -> list[str] | None:
        """The paragraphs, each as one line of text."""
        parts = (self.data or "").replace("\r\n", "\n").split("\n\n")
        return [" ".join(part.split()) for part in parts if part.strip()] or None


class Hidden(Kind, StringField):   # type: ignore[misc]
    """What the page knows and the visitor does not type."""

    widget_kind = "hidden"


class Number(Text):
    """A whole number."""

    widget_kind = "number"

    def __init__(self, label: str = "", missing: str = "", *, least: int = 0, top: int = 999,
                 **more: Any) -> None:
        super().__init__(label, missing, inputmode="numeric", **more)
        self.least_number, self.most_number = least, top

    def pre_validate(self, _form: Any) -> None:
        """Raises StopValidation when it is no number, or too small or large."""
        if not self.data:
            return
        good = self.data.isascii() and self.data.isdecimal() and len(self.data) < 10
        if not good or not self.least_number <= int(self.data) <= self.most_number:
            raise StopValidation(f"Vul een getal in van {self.least_number} tot en met {self.most_number}.")

    def value(self) -> int | None:
        """The number."""
        return int(self.data) if self.data else None
