"""The worker: claims letters that are due, makes their PDF, sends them, and says what became of each.

Claim and stamp are transactions of their own; rendering and sending happen between them. Killed in
between, a letter is claimed again when its lease is over, with the same Message-ID.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import or_, select

from committee import paper, pdf
from committee.case import documents
from committee.dutch import day_words
from committee.people import codes, links
from committee.people.records import Channel, Committee
from committee.post import account_mail
from committee.post.outbox import LINK
from committee.post.records import Letter, Status, carries_code
from committee.post.smtp import Outlet, Refused
from committee.post.wire import Mail, compose
from committee.store import db, transaction

LEASE = timedelta(minutes=5)
BATCH = 20
BACK_OFF = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
UNMADE = Refused(False, None, "De brief kon niet worden gemaakt; het logboek van de server zegt waarom.")
log = logging.getLogger(__name__)


class NobodyAnswers(Exception):
    """No mail server answered: the rest of the batch waits as well."""


class LeaseLost(Exception):
    """Another worker holds this letter by now: it is his to send."""


Leases = dict[int, datetime]
"""Until when this worker holds each letter of its batch, by the letter's id."""


def send_due(outlet: Outlet, at: datetime, now: Callable[[], datetime] | None = None) -> int:
    """Send every letter that is due at this moment, over one connection; how many left the house.

    now: what time it has become, where time goes on meanwhile: else the leases of a long batch would be over
    when they are taken, and a second worker would send the same letters.
    """
    time, sent = now or (lambda: at), 0
    with outlet:
        while leases := claim(time()):
            while leases:
                letter_id = next(iter(leases))
                try:
                    sent += _send(outlet, letter_id, leases, time)
                except LeaseLost:
                    log.warning("letter %s is with another worker", letter_id)
                except (NobodyAnswers, OSError):   # no server, or no disk: no letter's own fault
                    db.session.rollback()
                    _hand_back(leases, time())
                    return sent
                except Exception:   # one letter that cannot be made keeps no other from leaving
                    log.exception("letter %s could not be made", letter_id)
                    db.session.rollback()
                    _refused(letter_id, leases, time(), None, refusal=UNMADE)
                del leases[letter_id]
    return sent


def claim(at: datetime) -> Leases:
    """Lease the next letters that are due, or whose lease is over."""
    with transaction():
        due = select(Letter).where(
            Letter.sent_at.is_(None),
            Letter.due_at <= at,
            or_(
                Letter.status == Status.WAITING,
                (Letter.status == Status.LEASED) & (Letter.leased_until <= at),
            ),
        )
        letters = db.session.scalars(
            due.order_by(Letter.due_at, Letter.id).limit(BATCH).with_for_update(skip_locked=True)
        ).all()
        for letter in letters:
            letter.status, letter.leased_until, letter.tries = Status.LEASED, at + LEASE, letter.tries + 1
        return {letter.id: at + LEASE for letter in letters}


def _send(outlet: Outlet, letter_id: int, leases: Leases, time: Callable[[], datetime]) -> bool:
    letter = db.session.get_one(Letter, letter_id)
    if letter.channel is Channel.POST:   # with its own code, whatever the letter it is a copy of had
        return _stamp(letter_id, time(), documents.keep(pdf_of(letter)), Status.TO_PRINT)
    sha256 = letter.pdf_sha256 or documents.keep(pdf_of(letter))
    sender, recipient = db.session.get_one(Committee, letter.committee_id).email, letter.to_address or ""
    try:
        _take_in_hand(letter_id, leases, time())
        message = _message(db.session.get_one(Letter, letter_id))
        db.session.rollback()  # no transaction stays open while a server takes its time
        outlet.deliver(message, sender, recipient)
    except ValueError as wrong:
        return _refused(letter_id, leases, time(), sha256, refusal=Refused(True, None, str(wrong)))
    except Refused as refusal:
        if refusal.code is None and not refusal.permanent:
            raise NobodyAnswers from refusal
        return _refused(letter_id, leases, time(), sha256, refusal=refusal)
    return _stamp(letter_id, time(), sha256, Status.SENT)


def _take_in_hand(letter_id: int, leases: Leases, at: datetime) -> None:
    """Hold a letter anew, with the link it carries, right before it is handed over.

    A slow server eats the lease of a whole batch. Raises LeaseLost if another worker took the letter.
    """
    with transaction():
        held = _held([letter_id], leases)
        if not held:
            raise LeaseLost
        [letter] = held
        letter.leased_until = at + LEASE
        if letter.party_id is not None:
            links.issue(letter.party_id, "case", at, token=_token(letter))
    leases[letter_id] = at + LEASE


def _held(letter_ids: Iterable[int], leases: Leases) -> list[Letter]:
    """Those of the letters that are still this worker's, locked; the lease's end tells whose it is."""
    found = select(Letter).where(Letter.id.in_(letter_ids), Letter.status == Status.LEASED)
    letters = db.session.scalars(found.with_for_update())
    return [letter for letter in letters if letter.leased_until == leases[letter.id]]


def pdf_of(letter: Letter) -> bytes:
    """The letter on paper as PDF; the same letter gives the same bytes."""
    sheet = paper.LetterPaper.from_dict(letter.paper)
    if carries_code(letter.channel, letter.party_id):
        sheet = replace(sheet, personal_page=_page(letter))
    return pdf.render(paper.letter_html(sheet), created=letter.made_at)


def _code(letter: Letter) -> str:
    return codes.of_letter(current_app.config["SECRET_KEY"], letter.message_id)


def _page(letter: Letter) -> paper.PersonalPage:
    """The way to one's own page, as it stands beside the letter and nowhere in the database."""
    address = f"{current_app.config['BASE_URL']}/code".partition("://")[2]
    until = day_words(codes.last_day(letter.made_at))
    note = f"De code werkt tot en met {until}. Bel ons voor een nieuwe."
    return paper.PersonalPage(address, codes.printed(_code(letter)), note)


def _token(letter: Letter) -> str:
    return links.derived(current_app.config["SECRET_KEY"], letter.message_id)


def _message(letter: Letter) -> bytes:
    committee = db.session.get_one(Committee, letter.committee_id)
    link = _link(letter)
    mail = {key: text.replace(LINK, link) for key, text in letter.mail.items()} if link else letter.mail
    return compose(
        Mail(
            message_id=letter.message_id,
            date=letter.made_at,
            sender_name=committee.name,
            sender_address=committee.email,
            reply_to=committee.email,
            to_name=_called(letter),
            to_address=letter.to_address or "",
            subject=mail["subject"],
            text=mail["text"],
            html=mail["html"],
            calendar=letter.calendar,
            method=letter.calendar_method,
        )
    )


def _called(letter: Letter) -> str:
    """The name in the header; none where a party of the case left the address."""
    known = letter.party_id or letter.account_id or letter.case_id is None
    return letter.to_name if known else ""


def _link(letter: Letter) -> str:
    """The personal link of a letter: of a party into its case, of an account to a new password."""
    if letter.party_id is not None:
        return f"{current_app.config['BASE_URL']}/in/{_token(letter)}"
    return account_mail.address(letter) if letter.kind.startswith(account_mail.KIND) else ""


def _hand_back(leases: Leases, at: datetime) -> None:
    """Give letters back that could not be tried: soon again, and it does not count as a try."""
    with transaction():
        for letter in _held(leases, leases):
            letter.status, letter.leased_until, letter.tries = Status.WAITING, None, letter.tries - 1
            letter.due_at = at + BACK_OFF[0]
    log.warning("no mail server answers; %s letters wait", len(leases))


def _stamp(letter_id: int, at: datetime, sha256: str, status: Status) -> bool:
    """What left has left, whoever holds the letter by now: he finds it sent and leaves it alone."""
    with transaction():
        letter = db.session.get_one(Letter, letter_id, with_for_update=True)
        if letter.sent_at is None:
            letter.status, letter.sent_at, letter.pdf_sha256 = status, at, sha256
            letter.leased_until, letter.trouble = None, None
        if letter.party_id is not None and carries_code(letter.channel, letter.party_id):
            token = codes.token(current_app.config["SECRET_KEY"], _code(letter))
            codes.issue(letter.party_id, token, letter.made_at, at)
    return True


def _refused(
    letter_id: int, leases: Leases, at: datetime, sha256: str | None, *, refusal: Refused
) -> bool:
    with transaction():
        for letter in _held([letter_id], leases):
            letter.pdf_sha256 = sha256 or letter.pdf_sha256
            letter.trouble, letter.leased_until = str(refusal), None
            if refusal.permanent or letter.tries > len(BACK_OFF):
                letter.status = Status.FAILED
            else:
                letter.status, letter.due_at = Status.WAITING, at + BACK_OFF[letter.tries - 1]
    log.warning("letter %s refused: %s", letter_id, refusal.code)
    return False
