"""What the mailbox holds, read once: answers to invitations are noted, everything else waits for the desk.

Every mail has a transaction of its own, in which it is written down by its key; after it the mail is moved
aside. Killed in between, the mail is found again and only moved.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from committee.case.records import Case
from committee.case.refusals import Refusal
from committee.hearing.acts import Taken, take_reply
from committee.people.records import Committee
from committee.permissions import Forbidden, Unknown
from committee.post import mails
from committee.post.mailbox import Arrived, Mailbox, Unreachable
from committee.post.mails import Mail
from committee.post.records import Fate, Received
from committee.procedure import NotOpen
from committee.store import db, transaction

ROUND = 100   # mails in one go, so that what must leave need not wait for a full mailbox
SPELL = timedelta(minutes=1)   # then the post goes first again, however slow the mailbox is
REFUSED = (Refusal, NotOpen, Forbidden, Unknown)
UNREAD = "Wij konden deze e-mail niet verwerken. Het logboek van de server zegt waarom."
log = logging.getLogger(__name__)


@dataclass
class Tally:
    """What became of the mails of one round; again: read before, and only moved now."""

    noted: int = 0
    waiting: int = 0
    again: int = 0


def read(mailbox: Mailbox, now: Callable[[], datetime]) -> Tally:
    """Read what lies in the mailbox, for a while. Raises Unreachable; what was read until then is kept."""
    tally, begun = Tally(), now()
    if db.session.scalars(select(Committee.id).limit(1)).first() is None:
        raise Unreachable("Er is nog geen commissie om de post van te lezen.")
    with mailbox:
        for arrived in islice(mailbox.arrivals(), ROUND):
            mail = mails.opened(arrived.read)
            fate = fate_of(mail.key)
            if fate is not None:
                tally.again += 1
            else:
                fate = _taken(arrived, mail, now())
                tally.noted += fate is Fate.NOTED
                tally.waiting += fate is not Fate.NOTED
            mailbox.settle(arrived, done=fate is Fate.NOTED)
            if now() > begun + SPELL:
                break
    return tally


def fate_of(key: str) -> Fate | None:
    """What became of the mail with this key; None if it was never read."""
    return db.session.scalars(select(Received.fate).where(Received.key == key)).first()


def _taken(arrived: Arrived, mail: Mail, at: datetime) -> Fate:
    """What comes of one mail: its answers noted, or the mail before the desk with the reason."""
    try:
        return _tried(arrived, mail, at)
    except REFUSED as refusal:
        return _left(mail, str(refusal), at)
    except IntegrityError:   # another reader was first with the same mail
        db.session.rollback()
        if (fate := fate_of(mail.key)) is not None:
            return fate
        raise
    except Exception:   # one mail that trips us up keeps no other from being read
        log.exception("a mail could not be taken in")
        return _left(mail, UNREAD, at)


def _tried(arrived: Arrived, mail: Mail, at: datetime) -> Fate:
    with transaction():
        received = Received(key=mail.key, committee_id=_addressed(mail).id, read_at=at, fate=Fate.NOTED)
        db.session.add(received)
        db.session.flush()   # whoever reads the same mail at the same time waits here, and fails
        taken = take_reply(arrived.raw if arrived.legible else b"", mail.sender, at)
        _file(received, taken)
        if taken.unmatched or not taken.found:
            _before_desk(received, mail, _why(arrived, mail, taken))
        return received.fate


def _left(mail: Mail, why: str, at: datetime) -> Fate:
    """The mail before the desk, and nothing done with it."""
    with transaction():
        received = Received(key=mail.key, committee_id=_addressed(mail).id, read_at=at)
        _before_desk(received, mail, why)
        db.session.add(received)
    return Fate.WAITING


def _before_desk(received: Received, mail: Mail, why: str) -> None:
    along = f"\n\n[Bijlagen: {', '.join(mail.parts)}]" if mail.parts else ""
    received.fate, received.why = Fate.WAITING, why
    received.sender, received.subject, received.text = mail.shown, mail.subject, mail.text + along


def _file(received: Received, taken: Taken) -> None:
    """With the case that it is about, if there is one; then with its committee too."""
    cases = [entry.case_id for entry in taken.entries] + [one.case_id for one in taken.unmatched]
    received.case_id = next((one for one in cases if one is not None), None)
    if received.case_id is not None:
        received.committee_id = db.session.get_one(Case, received.case_id).committee_id


def _addressed(mail: Mail) -> Committee:
    """The committee that a mail is addressed to; the first one, if it names none of ours."""
    committees = db.session.scalars(select(Committee).order_by(Committee.id)).all()
    named = (one for one in committees if one.email.lower() in mail.to)
    return next(named, committees[0])


def _why(arrived: Arrived, mail: Mail, taken: Taken) -> str:
    """Why a mail waits for a person, in Dutch."""
    if taken.unmatched:
        return " ".join(dict.fromkeys(one.why for one in taken.unmatched))
    if not arrived.whole:
        return f"Deze e-mail is te groot om te lezen: {arrived.size // 2**20} MB."
    if not arrived.legible:
        return "Deze e-mail bestaat uit te veel regels of delen om te lezen."
    if mail.bounces:
        return "Een mailserver meldt dat een e-mail niet aankwam."
    if mail.calendar:
        return "Er zit een bericht van een agenda bij, maar geen antwoord dat wij kunnen lezen."
    if mail.automatic:
        return "Dit is een automatisch antwoord, geen antwoord op een uitnodiging."
    return "Dit is geen antwoord op een uitnodiging."


def strange_organisers(address: str) -> Iterable[str]:
    """The committees whose invitations name another address than this mailbox is known by, in words."""
    if not address:
        return []
    rows = db.session.scalars(select(Committee).order_by(Committee.id))
    return [f"Uitnodigingen van {one.name} komen terug bij {one.email}; deze mailbox heet {address}. "
            "Zorg dat die post hier binnenkomt." for one in rows if one.email.lower() != address]
