"""To whom a letter goes: his name, address and salutation, and by which way it reaches him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from committee.case.reaching import reach_of, reach_of_organisation
from committee.case.records import Case, Party
from committee.people.records import Account, Affiliation, Channel, Organisation
from committee.permissions import Role
from committee.post.wire import one_line
from committee.store import db

AT_WORK = frozenset({Role.ACCUSED, Role.ORGANISATION})


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
    return to.email if isinstance(to, Account) else _where(to).email or None


def channel(to: Recipient, address: str | None) -> Channel:
    """By which way it goes: another body by post alone, others as they want where they have an address."""
    if isinstance(to, Organisation):
        return Channel.POST
    by_post = isinstance(to, Party) and to.channel is Channel.POST
    by_post = by_post or isinstance(to, Correspondent) and to.by_post
    return Channel.MAIL if address and not by_post else Channel.POST


def address_lines(
    to: Recipient, case: Case | None = None, day: date = date.max, *, to_board: bool = False
) -> tuple[str, ...]:
    """What stands in the window of the envelope.

    case: through its organisation goes what is for somebody there whose own address is not known; what is for
    an accused person stays closed on the way. day: of the letter, for who is the contact then. to_board: the
    letter is for those who govern the organisation, not for its contact.
    """
    name, where = _who(to).name, _where(to)
    if case is None or not isinstance(to, Party):
        return _block(where, name)
    if to.organisation:
        return _block(where, name, f"t.a.v. {_attention(to, case, day, to_board)}")
    at_work = reach_of_organisation(case)
    if to.role in AT_WORK and _place(where) in ((), _place(at_work), _place(case.organisation)):
        closed = "Vertrouwelijk, persoonlijk" if to.role is Role.ACCUSED else ""
        return _block(at_work, closed, f"t.a.v. {name}", case.organisation.name)
    return _block(where, name)


def _attention(to: Party, case: Case, day: date, to_board: bool) -> str:
    """For whom in an organisation a letter is; a contact that is a mail address is nobody's name."""
    found = db.session.scalars(
        select(Affiliation).where(
            Affiliation.organisation_id == to.organisation_id,
            Affiliation.committee_id == case.committee_id,
            Affiliation.from_day <= day,
            or_(Affiliation.until_day.is_(None), Affiliation.until_day >= day),
        )
    ).first()
    board = found and found.board or "het bestuur"
    contact = found and found.contact or ""
    return board if to_board else to.title or ("" if "@" in contact else contact) or board


def _block(who: Any, *lines: str) -> tuple[str, ...]:
    """Lines of text, and below them where somebody lives or sits."""
    return tuple(line for line in (*map(one_line, lines), *_place(who)) if line)


def addressed(lines: Sequence[str]) -> bool:
    """Whether a letter with these lines in its window can be posted: below the name stands a number."""
    return any(sign.isdecimal() for line in lines[1:] if not line.startswith("t.a.v.") for sign in line)


def _place(who: Any) -> tuple[str, ...]:
    town = "  ".join(filter(None, (one_line(who.postcode), one_line(who.town).upper())))
    return tuple(line for line in (one_line(who.street), town) if line)


def salutation(to: Recipient) -> str:
    """How a letter begins."""
    form, name = one_line(getattr(_who(to), "salutation", None) or ""), name_of(to)
    if form:
        return f"{form},"
    person = isinstance(to, Correspondent) or getattr(to, "person", None)
    return f"Beste {name}," if person and name else "Geachte heer of mevrouw,"


def _where(to: Recipient) -> Any:
    return reach_of(to) if isinstance(to, Party) else _who(to)


def _who(to: Recipient) -> Any:
    if isinstance(to, Organisation | Correspondent):
        return to
    return to.person if isinstance(to, Account) else to.person or to.organisation
