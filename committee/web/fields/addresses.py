"""Where somebody is reached: an e-mail address, a telephone number, a postcode."""

import re
from typing import Any

from wtforms.validators import StopValidation

from committee import telephone
from committee.post.wire import plain_address
from committee.web.fields.words import Text

POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")


class MailAddress(Text):
    """An e-mail address of somebody else."""

    def __init__(self, label: str = "E-mailadres", missing: str = "", **more: Any) -> None:
        super().__init__(label, missing, inputmode="email", **more)

    def pre_validate(self, form: Any) -> None:
        """Raises StopValidation when it cannot be an address."""
        name, at, host = (self.data or "").partition("@")
        if self.data and not at:
            raise StopValidation("Dit e-mailadres mist een @. Bijvoorbeeld: naam@voorbeeld.nl")
        if self.data and (not name or "." not in host or "@" in host or " " in self.data):
            raise StopValidation("Dit e-mailadres is niet af. Bijvoorbeeld: naam@voorbeeld.nl")
        if self.data and not _sendable(self.data):
            raise StopValidation("In dit e-mailadres staat een verkeerd teken. Vul één adres in.")


def _sendable(address: str) -> bool:
    try:
        return bool(plain_address(address))
    except ValueError:
        return False


class Telephone(Text):
    """A telephone number, kept as it was typed.

    refuses: whether what is no number is refused; not where a complaint of others is looked at, which no
    number may keep out.
    """

    def __init__(self, label: str = "Telefoon", missing: str = "", *, refuses: bool = True,
                 autocomplete: str = "tel", **more: Any) -> None:
        super().__init__(label, missing, most=40, inputmode="tel", autocomplete=autocomplete, **more)
        self.refuses = refuses

    def pre_validate(self, form: Any) -> None:
        """Raises StopValidation when nobody can be called by it."""
        if self.data and self.refuses and not telephone.is_number(self.data):
            raise StopValidation(telephone.WRONG)


class Postcode(Text):
    """A Dutch postcode."""

    def __init__(self, label: str = "Postcode", missing: str = "", **more: Any) -> None:
        super().__init__(label, missing, autocomplete="postal-code", **more)

    def pre_validate(self, form: Any) -> None:
        """Raises StopValidation when it is none."""
        if self.data and not POSTCODE.fullmatch(self.data):
            raise StopValidation("Een postcode is vier cijfers en twee letters. Bijvoorbeeld: 3811 ZZ")

    def value(self) -> str | None:
        """The postcode with its blank and capitals."""
        bare = (self.data or "").replace(" ", "").upper()
        return f"{bare[:4]} {bare[4:]}" if bare else None
