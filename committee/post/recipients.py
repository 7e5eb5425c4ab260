"""To whom a letter goes: his name, address and salutation, and by which way it reaches him."""

from dataclasses import dataclass
from typing import Any

from committee.case.records import Party
from committee.people.records import Account, Channel, Organisation
from committee.post.wire import one_line


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
    """The name as written, on one line."""
    return one_line(_who(to).name)


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
    town = "  ".join(filter(None, (one_line(who.postcode), one_line(who.town).upper())))
    title = f"t.a.v. {to.title}" if isinstance(to, Party) and to.organisation and to.title else ""
    lines = (one_line(who.name), one_line(title), one_line(who.street), town)
    return tuple(line for line in lines if line)


def salutation(to: Recipient) -> str:
    """How a letter begins."""
    form, name = one_line(getattr(_who(to), "salutation", None) or ""), name_of(to)
    if form:
        return f"{form},"
    person = isinstance(to, Correspondent) or getattr(to, "person", None)
    return f"Beste {name}," if person and name else "Geachte heer of mevrouw,"


def _who(to: Recipient) -> Any:
    if isinstance(to, Organisation | Correspondent):
        return to
    return to.person if isinstance(to, Account) else to.person or to.organisation
