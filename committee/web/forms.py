"""The base of all forms: in Dutch, and protected against forged requests."""

from dataclasses import dataclass
from typing import Any

from flask_wtf import CSRFProtect, FlaskForm

from committee.case.offer import Offer
from committee.permissions import Occasion
from committee.web.fields import Papers, Rows

csrf = CSRFProtect()


class CommitteeForm(FlaskForm):  # type: ignore[misc]
    """A form whose messages are Dutch sentences that say what is wrong and how it is right."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Languages of the messages of WTForms itself."""

        locales = ["nl"]

    def troubles(self) -> list[tuple[str, str]]:
        """Every message with the id of its field, in the order of the form."""
        own = [(field.id, str(text)) for field in self for text in _messages(field)]
        lines = [(inner.id, str(text)) for field in self if isinstance(field, Rows)
                 for entry in field.entries for inner in entry.form for text in inner.errors]
        return [*own, *lines]


def _messages(field: Any) -> list[Any]:
    """What is wrong with the field itself; what is wrong in its lines is named there."""
    return [text for text in field.errors if isinstance(text, str) or not isinstance(field, Rows)]


@dataclass(frozen=True)
class Promise:
    """What somebody is shown before he confirms an act: a field unseen, and where to read it."""

    name: str
    value: str
    words: str
    address: str


class ActForm(CommitteeForm):
    """The form of one act: its fields are named as the content of the act's verb.

    decider_field: the field that names the party whose own act it is, where the secretary records it.
    told: sentences about this very case, to be read before the form.
    """

    decider_field = ""
    told: tuple[str, ...] = ()

    def fill(self, offer: Offer) -> None:
        """Take from the case what the fields may offer."""
        self.offer = offer
        for field in self.said():
            field.fill(offer)

    def said(self) -> list[Any]:
        """The fields that say something to the act."""
        return [field for field in self if hasattr(field, "widget_kind")]

    def bringing(self) -> list[Papers]:
        """The fields that bring files."""
        return [field for field in self if isinstance(field, Papers)]

    def another(self, name: str) -> str:
        """One more line in the field of this name; the name of its first field, or nothing."""
        field = self._fields.get(name)
        return field.another() if isinstance(field, Rows) else ""

    def content(self) -> dict[str, Any]:
        """What the act is told, by name; asked inside the transaction. What stays unsaid is left out."""
        told = {field.short_name: field.value() for field in self.said()}
        return {name: value for name, value in told.items() if value is not None}

    def promised(self, _occasion: Occasion) -> list[Promise]:
        """What goes along with the confirmation, so that nothing else than what was shown is confirmed."""
        return []

    def warned(self) -> list[str]:
        """What should be known before it is confirmed, though it forbids nothing; Dutch sentences."""
        return []

    def refused(self, sentence: str) -> None:
        """Show above the form what the house refused."""
        self.form_errors.append(sentence)

    def troubles(self) -> list[tuple[str, str]]:
        """What the house refused first, then every message with the id of its field."""
        return [*(("formulier", text) for text in self.form_errors), *super().troubles()]
