"""Before there is a case: a complaint comes in, is confirmed, is asked for a name, or is set aside."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select

from committee import permissions
from committee.case import clocks, documents, gate
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.escalation import letters, reads, refusals, rules, wire
from committee.escalation.content import ORAL, Escalation, Someone
from committee.escalation.records import Fate, Submission
from committee.people.records import Committee
from committee.permissions import Actor, Occasion, Role, Unknown
from committee.post import outbox
from committee.post.outbox import Draft
from committee.procedure import Act
from committee.store import db


@verb(Act.TAKE_IN)
def take_in(
    committee: Committee, escalation: Escalation, papers: list[Paper] | None = None, *, occasion: Occasion
) -> Submission:
    """Take in what arrived, as a submission without a number.

    The same reference of the same sender with the same content is one submission. An oral complaint waits for
    its confirmation where the regulation says so, and its text goes to the complainant; one without a name is
    put apart. Raises OtherBody for a known reference with another content, NotReceivedYet and
    NotConsentedYet. Chapter intake.
    """
    permissions.require(occasion, Act.TAKE_IN)
    content = _content(escalation, papers or [])
    sha256 = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    db.session.scalars(select(Committee.id).where(Committee.id == committee.id).with_for_update()).one()
    organisation = reads.organisation_of(committee.id, escalation.organisation, escalation.received_on)
    organisation_id = organisation.id if organisation else None
    known = reads.by_sender_key(committee.id, organisation_id, escalation.sender_key)
    if known is not None:
        return _same(known, sha256)
    if escalation.received_on > occasion.on:
        raise refusals.NotReceivedYet("De klacht kan niet later zijn ontvangen dan op de dag van invoer.")
    rules.require_consented(escalation.consented_on, occasion.on)
    submission = Submission(
        committee_id=committee.id,
        organisation_id=organisation_id,
        door=escalation.door,
        received_on=escalation.received_on,
        entered_at=occasion.at,
        sender_key=escalation.sender_key,
        body_sha256=sha256,
        content=content,
        fate=_fate(committee, escalation),
    )
    db.session.add(submission)
    db.session.flush()
    entry = gate.record(
        committee.id, Act.TAKE_IN, occasion, submission=submission.id, door=escalation.door.value
    )
    if submission.fate is Fate.UNCONFIRMED:
        _ask_to_confirm(committee, entry, submission, escalation, occasion=occasion)
    return submission


def _ask_to_confirm(
    committee: Committee, entry: Entry, submission: Submission, said: Escalation, *, occasion: Occasion
) -> None:
    answer_by = _answer_by(committee, submission, occasion)
    _write(
        committee, entry, said, occasion,
        letter=lambda to: letters.confirm_text(committee, to, said, answer_by),
    )


def _fate(committee: Committee, escalation: Escalation) -> Fate:
    if escalation.anonymous:
        return Fate.ANONYMOUS
    regulation = reads.regulation_on(committee, escalation.received_on)
    oral = rules.needs_confirmation(escalation.door, regulation.oral_confirmation)
    return Fate.UNCONFIRMED if oral else Fate.WAITING


def _answer_by(committee: Committee, submission: Submission, occasion: Occasion) -> date | None:
    """Until when we wait for an answer: as long as for a completion."""
    regulation = reads.regulation_on(committee, submission.received_on)
    return clocks.would_end(regulation, Clock.COMPLETION, occasion.on)


def _write(
    committee: Committee,
    entry: Entry,
    said: Escalation,
    occasion: Occasion,
    *,
    letter: Callable[[Someone], Draft],
) -> None:
    """Write to whoever complained or speaks for him, if a letter or a mail can reach him; else one calls."""
    known = [said.complainant, said.representative.person if said.representative else None]
    for someone in [one for one in known if one is not None and rules.writable(one)][:1]:
        outbox.put_before(committee, entry, letter(someone), occasion.at)


def _content(escalation: Escalation, papers: list[Paper]) -> dict[str, Any]:
    """What came in as plain values; the papers by their content's sha256."""
    kept = [
        {
            "title": paper.title,
            "filename": paper.filename,
            "media_type": paper.media_type,
            "sha256": documents.keep(paper.content),
        }
        for paper in papers
    ]
    return {"said": wire.told(escalation), "papers": kept}


def _same(known: Submission, sha256: str) -> Submission:
    if known.body_sha256 != sha256:
        raise refusals.OtherBody(
            f"Met kenmerk “{known.sender_key}” kwam al een andere klacht binnen. Kies een nieuw kenmerk."
        )
    return known


def submission_of(committee: Committee, submission: int) -> Submission:
    """A submission of this committee, locked for writing. Raises Unknown."""
    found = db.session.scalars(
        select(Submission)
        .where(Submission.id == submission, Submission.committee_id == committee.id)
        .with_for_update()
    ).first()
    if found is None:
        raise Unknown(f"submission {submission}")
    return found


def sender(submission: Submission) -> Actor:
    """Whoever brought this submission, as an actor: he has no case yet."""
    return Actor(f"submission:{submission.id}", Role.COMPLAINANT, committee_id=submission.committee_id)


@verb(Act.CONFIRM_TEXT)
def confirm_text(committee: Committee, submission: int, occasion: Occasion) -> Entry:
    """The complainant confirms the text of an oral complaint; from this day on it counts as filed.

    Raises Unknown and NotWaiting. Chapter intake.
    """
    permissions.require(occasion, Act.CONFIRM_TEXT)
    found = submission_of(committee, submission)
    oral = found.fate is Fate.UNCONFIRMED or (found.fate is Fate.ANONYMOUS and found.door in ORAL)
    if not oral or found.confirmed_on is not None:
        raise refusals.NotWaiting(f"Dit bericht hoeft niet bevestigd te worden: {found.fate.label}.")
    entry = gate.record(committee.id, Act.CONFIRM_TEXT, occasion, submission=found.id)
    found.confirmed_on = occasion.on
    if found.fate is Fate.UNCONFIRMED:
        found.fate = Fate.WAITING
    return entry


@verb(Act.ASK_IDENTITY)
def ask_identity(committee: Committee, submission: int, occasion: Occasion) -> Entry:
    """Ask once for the name of whoever complained without one, by letter or mail; the day is kept.

    Raises Unknown and NotWaiting, also when it was asked before. Chapter intake.
    """
    permissions.require(occasion, Act.ASK_IDENTITY)
    found = submission_of(committee, submission)
    if found.fate is not Fate.ANONYMOUS:
        raise refusals.NotWaiting(f"Bij dit bericht hoeft geen naam gevraagd te worden: {found.fate.label}.")
    if found.identity_asked_on is not None:
        raise refusals.NotWaiting("De naam is al een keer gevraagd. Vaker vragen wij die niet.")
    entry = gate.record(committee.id, Act.ASK_IDENTITY, occasion, submission=found.id)
    found.identity_asked_on = occasion.on
    policy = reads.regulation_on(committee, found.received_on).anonymity
    answer_by = _answer_by(committee, found, occasion)
    _write(
        committee, entry, wire.built(found.content["said"]), occasion,
        letter=lambda to: letters.identity_asked(committee, to, found.received_on, answer_by, policy=policy),
    )
    return entry


@verb(Act.SET_ASIDE)
def set_aside(
    committee: Committee,
    submission: int,
    why: rules.Aside,
    reasons: str,
    *,
    report: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Make no case of a submission; what is kept of an anonymous one is the regulation's choice.

    reasons: whoever sent it reads them, unless it was put in a case, which is told there. report: for a
    report (melding), what is told without personal data; nothing else is then kept, and nothing sent. Raises
    Unknown, NotWaiting when it became a case or was set aside, and AskFirst. Chapter intake.
    """
    permissions.require(occasion, Act.SET_ASIDE)
    found = submission_of(committee, submission)
    if found.fate not in (Fate.WAITING, Fate.UNCONFIRMED, Fate.ANONYMOUS):
        raise refusals.NotWaiting(f"Dit bericht ligt niet meer in het postvak: {found.fate.label}.")
    rules.require_text(reasons, "de reden")
    keeping = rules.Keeping.WHOLE
    if why is rules.Aside.ANONYMOUS:
        keeping = _keeping(committee, found)
    if keeping is rules.Keeping.REPORT:
        report = rules.require_text(report or "", "de melding zonder persoonsgegevens")
    kept_reason = reasons if keeping is rules.Keeping.WHOLE else None
    entry = gate.record(
        committee.id, Act.SET_ASIDE, occasion, reason=kept_reason, submission=found.id, why=why.value
    )
    found.fate = Fate.REPORT if keeping is rules.Keeping.REPORT else Fate.SET_ASIDE
    if why is rules.Aside.JOINED:
        found.fate = Fate.JOINED
        return entry
    if keeping is rules.Keeping.WHOLE:
        said = wire.built(found.content["said"])
        _write(committee, entry, said, occasion,
               letter=lambda to: letters.set_aside(committee, to, said, why, reasons=reasons))
    else:
        outbox.forget(reads.entries_of(found))
        found.content, found.sender_key = {"report": report} if keeping is rules.Keeping.REPORT else {}, None
    return entry


def _keeping(committee: Committee, submission: Submission) -> rules.Keeping:
    if submission.fate is not Fate.ANONYMOUS:
        raise refusals.NotWaiting("Bij dit bericht staat een naam. Kies een andere reden.")
    said = wire.built(submission.content["said"])
    if submission.identity_asked_on is None and said.complainant is not None and said.complainant.email:
        raise refusals.AskFirst("Vraag eerst de naam: er is een e-mailadres om die te vragen.")
    return rules.keeping(reads.regulation_on(committee, submission.received_on).anonymity)
