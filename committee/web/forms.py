"""The base of all forms: in Dutch, and protected against forged requests."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_wtf import CSRFProtect, FlaskForm

from committee.case.offer import Offer
from committee.case.typed import field_of
from committee.permissions import Occasion, Role
from committee.web.fields import Papers, Rows

csrf = CSRFProtect()
REFUSED = "formulier"   # the id of the form, where the summary leads for what is at no field


class CommitteeForm(FlaskForm):  # type: ignore[misc]
    """A form whose messages are Dutch sentences that say what is wrong and how it is right."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Languages of the messages of WTForms itself."""

        locales = ["nl"]

    def troubles(self) -> list[tuple[str, str]]:
        """What the house refused, then every message with the id of its field, in the order of the form.

        The same message at several fields begins with what each of them is called.
        """
        own = [(field.id, self.called(field), str(text)) for field in self for text in _messages(field)]
        lines = [(inner.id, f"{field.label.text}, regel {number}, {inner.label.text}", str(text))
                 for field in self if isinstance(field, Rows)
                 for number, entry in enumerate(field.entries, 1) for inner in entry.form
                 for text in inner.errors]
        often = Counter(text for _, _, text in (*own, *lines))
        return [*((REFUSED, text) for text in self.form_errors),
                *((key, _named(called, text) if often[text] > 1 else text)
                  for key, called, text in (*own, *lines))]

    def refused(self, sentence: str) -> None:
        """Show above the form what the house refused."""
        self.form_errors.append(sentence)

    def called(self, field: Any) -> str:
        """What a field is called where nobody sees the group it stands in."""
        name: str = field.label.text
        return name


def _named(called: str, text: str) -> str:
    return f"{called} {text}" if called.endswith("?") else f"{called}: {text}"


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


@dataclass(frozen=True)
class Subject:
    """One question of a form that asks one subject per page: some fields under a heading.

    key: its name, whatever its number. words: what somebody said that it is about. decides: what is
    answered here decides which questions follow.
    """

    key: str
    heading: str
    names: tuple[str, ...]
    words: str = ""
    hint: str = ""
    decides: bool = False


@dataclass(frozen=True)
class Unsent:
    """What somebody typed and what does not go along, and why. changed: because of what others did."""

    why: str
    text: str
    changed: bool = False


class ActForm(CommitteeForm):
    """The form of one act: its fields are named as the content of the act's verb.

    decider_field: the field that names the party whose own act it is, where the secretary records it.
    told: sentences about this very case, to be read before the form; told_last: before it is sent. handed_in:
    what it holds was handed in, so that nothing is put in beforehand where somebody left it empty.
    by_subject: a party is asked one subject per page. asking: the one it is asked now; none where all of it
    is looked at. judge: who is to decide on what waits in the case, whoever else may do the act.
    """

    decider_field = ""
    judge: Role | None = None
    told: tuple[str, ...] = ()
    told_last: tuple[str, ...] = ()
    handed_in = False
    by_subject = False
    asking: Subject | None = None

    def fill(self, offer: Offer) -> None:
        """Take from the case what the fields may offer."""
        self.offer = offer
        for field in self.said():
            field.fill(offer)

    def decides(self, _role: Role) -> bool:
        """Whether somebody in this role may decide it in this case, beside what roles allow."""
        return True

    def said(self) -> list[Any]:
        """The fields that say something to the act."""
        return [field for field in self if hasattr(field, "widget_kind")]

    def subjects(self) -> list[Subject]:
        """The questions in their order, by what was answered so far; none on a form of one page."""
        return []

    def closed(self) -> str:
        """Why there is nothing to fill in any more, in a sentence; empty while there is."""
        return ""

    def unsent(self, _said: Sequence[tuple[str, str]]) -> list[Unsent]:
        """What of all that was kept of this form will not go along."""
        return []

    def forgive(self) -> None:
        """Nothing is wrong with a field that no question asks now."""
        asked = {name for subject in self.subjects() for name in subject.names}
        for field in self.said():
            field.errors = list(field.errors) if field.name in asked else []

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

    def troubles(self) -> list[tuple[str, str]]:
        """What the house refused, then every message with the id of its field; of what is asked now."""
        return [one for one in super().troubles()
                if self.asking is None or one[0] == REFUSED or field_of(one[0]) in self.asking.names]
