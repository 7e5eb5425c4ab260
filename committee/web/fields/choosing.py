"""Choosing: one thing that is so or not, one out of a few, any number out of many."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from committee.case.offer import Offer
from committee.web.fields.words import Kind

NOTHING = "Er is hier niets om uit te kiezen."


@dataclass(frozen=True)
class Shown:
    """One choice as it is shown."""

    value: str
    label: str
    hint: str
    checked: bool


class Tick(Kind, Field):   # type: ignore[misc]
    """One thing that is so or not."""

    widget_kind = "check"

    def __init__(self, label: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.flags.optional = True

    def process_formdata(self, valuelist: list[str]) -> None:
        """Ticked when anything came."""
        self.data = bool(valuelist)

    def value(self) -> bool:
        """Whether it is ticked."""
        return bool(self.data)

    @property
    def shown(self) -> str:
        """Whether it is ticked, in words."""
        return "ja" if self.data else "nee"


class OneOf(Kind, Field):   # type: ignore[misc]
    """One choice out of a few. choices: (value, label) or (value, label, hint), or a function of the case.

    nothing: what is said where there is no choice.
    """

    widget_kind = "radio"

    def __init__(self, label: str = "", missing: str = "Kies er een.", *, choices: Any = (),
                 make: Callable[[str], Any] | None = None, kind: str = "", nothing: str = NOTHING,
                 **more: Any) -> None:
        super().__init__(label, **more)
        self.missing, self._choices, self.make, self.nothing = missing, choices, make, nothing
        self.choices: list[tuple[str, ...]] = [] if callable(choices) else list(choices)
        self.widget_kind = kind or self.widget_kind
        if not missing:
            self.flags.optional = True

    def fill(self, offer: Offer) -> None:
        """Choices that depend on the case; a single one is chosen beforehand."""
        if callable(self._choices):
            self.choices = list(self._choices(offer))
        if len(self.choices) == 1 and not self.data and not self.raw_data and self.missing:
            self.data = self.choices[0][0]

    @property
    def choices_shown(self) -> list[Shown]:
        """The choices as they are shown."""
        chosen = {str(self.data)} if self.data not in (None, "") else set()
        return [_shown(choice, chosen) for choice in self.choices]

    @property
    def shown(self) -> str:
        """The words of what was chosen."""
        return "; ".join(choice.label for choice in self.choices_shown if choice.checked)

    def process_formdata(self, valuelist: list[str]) -> None:
        """The chosen value."""
        if valuelist:
            self.data = valuelist[0]

    def pre_validate(self, _form: Any) -> None:
        """Raises StopValidation when nothing was chosen, or something that is not offered."""
        if self.data in (None, ""):
            if self.missing:
                raise StopValidation(self.missing)
        elif str(self.data) not in {choice[0] for choice in self.choices}:
            raise StopValidation("Deze keuze is er niet meer. Kies opnieuw.")

    def value(self) -> Any:
        """The chosen value, as the act wants it."""
        if self.data in (None, ""):
            return None
        return self.make(str(self.data)) if self.make else self.data


class Picked(OneOf):
    """One choice out of many, in a list that folds."""

    widget_kind = "select"


class SomeOf(OneOf):
    """Any number of choices."""

    widget_kind = "checks"

    def process_formdata(self, valuelist: list[str]) -> None:
        """All chosen values."""
        if valuelist:
            self.data = list(valuelist)

    @property
    def choices_shown(self) -> list[Shown]:
        """The choices as they are shown."""
        chosen = {str(one) for one in self.data or []}
        return [_shown(choice, chosen) for choice in self.choices]

    def fill(self, offer: Offer) -> None:
        """Choices that depend on the case; a single one that must be chosen is ticked beforehand."""
        if callable(self._choices):
            self.choices = list(self._choices(offer))
        if len(self.choices) == 1 and self.data is None and self.missing:
            self.data = [self.choices[0][0]]

    def pre_validate(self, _form: Any) -> None:
        """Raises StopValidation when one must be chosen, or one is not offered."""
        if not self.data and self.missing:
            raise StopValidation(self.missing)
        if set(self.data or []) - {choice[0] for choice in self.choices}:
            raise StopValidation("Een van deze keuzes is er niet meer. Kies opnieuw.")

    def value(self) -> list[Any] | None:
        """The chosen values, as the act wants them; None when nothing was chosen."""
        return [self.make(one) if self.make else one for one in self.data or []] or None


def enum_choices(kind: Iterable[Any]) -> list[tuple[str, str]]:
    """The members of a labelled enum as choices."""
    return [(member.value, str(member.label)[:1].upper() + str(member.label)[1:]) for member in kind]


class EnumOf(OneOf):
    """A member of a labelled enum, or of some of its members."""

    def __init__(self, label: str, members: type[Enum], missing: str = "Kies er een.", *,
                 only: Sequence[Any] | None = None, **more: Any) -> None:
        super().__init__(label, missing, choices=enum_choices(only or members), make=members, **more)


def _shown(choice: tuple[str, ...], chosen: set[str]) -> Shown:
    return Shown(choice[0], choice[1], choice[2] if len(choice) > 2 else "", choice[0] in chosen)
