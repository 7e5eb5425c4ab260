"""To whom a letter goes: his name, address and salutation, and by which way it reaches him."""

from dataclasses import dataclass
from typing import Any

from committee.case.records import Party
from committee.people.records import Account, Channel, Organisation


@dataclass(frozen=True, kw_only=True)
class Correspondent:
    """Somebody we write to before there is a case: no party yet, and without an own page.

    name: empty for who gave none. by_post: on paper, even if there is a mail address.
    """

    name: str = ""
    salutation: str | None = None
    street: str = ""
    postcode: str = ""
    town: str = ""
    email: str | None = None
    by_post: bool = False


Recipient = Party | Account | Organisation | Correspondent


def key(to: Recipient) -> str:
    """The recipient among those of one act."""
    return f"{type(to).__name__.lower()}{getattr(to, 'id', '')}"


def name_of(to: Recipient) -> str:
    """The name as written."""
    return str(_who(to).name)


def mail_of(to: Recipient) -> str | None:
    """The mail address, if there is one."""
    return to.email if isinstance(to, Account) else _who(to).email


def channel(to: Recipient, address: str | None) -> Channel:
    """By which way it goes: another body by post alone, others as they want where they have an address."""
    if isinstance(to, Organisation):
        return Channel.POST
    by_post = isinstance(to, Party) and to.channel is Channel.POST
    by_post = by_post or isinstance(to, Correspondent) and to.by_post
    return Channel.MAIL if address and not by_post else Channel.POST


def address_lines(to: Recipient) -> tuple[str, ...]:
    """What stands in the window of the envelope."""
    who = _who(to)
    town = "  ".join(part for part in (who.postcode, who.town.upper()) if part)
    title = f"t.a.v. {to.title}" if isinstance(to, Party) and to.organisation and to.title else ""
    return tuple(line for line in (who.name, title, who.street, town) if line)


def salutation(to: Recipient) -> str:
    """How a letter begins."""
    who = _who(to)
    form = getattr(who, "salutation", None)
    if form:
        return f"{form},"
    person = isinstance(to, Correspondent) or getattr(to, "person", None)
    return f"Beste {who.name}," if person and who.name else "Geachte heer of mevrouw,"


def _who(to: Recipient) -> Any:
    if isinstance(to, Organisation | Correspondent):
        return to
    return to.person if isinstance(to, Account) else to.person or to.organisation
