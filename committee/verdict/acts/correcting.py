"""Correct a slip: version 2 with the day of the correction, version 1 kept, both told anew."""

from dataclasses import dataclass, replace
from typing import Any

from committee.admissibility.reads import sees_whole_file
from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party, Passage
from committee.case.verbs import prepares, verb
from committee.deadlines import Clock
from committee.paper import VerdictPaper
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db
from committee.verdict import letters, reads, rules
from committee.verdict.acts.prepared import Prepared, printed
from committee.verdict.acts.serving import file_version, points_of, told
from committee.verdict.acts.signing import add_version
from committee.verdict.records import CorrectionRequest, VerdictVersion
from committee.verdict.rules import Replacement

SIDES = (*case_reads.COMPLAINANT_SIDE, *case_reads.RESPONDENT_SIDE, Role.ORGANISATION)


@dataclass(frozen=True)
class Mended:
    """A correction as it is told: the version before and the one now, which words were wrong, and why."""

    before: VerdictVersion
    now: VerdictVersion
    replacements: list[Replacement]
    reasons: str
    dictum_changed: bool


@verb(Act.REQUEST_CORRECTION)
def request_correction(case: Case, party: Party, text: str, occasion: Occasion) -> Entry:
    """A party asks to correct a slip in the verdict. Late is kept and marked; the chair decides.

    Raises NotOfThisCase, NoReasons. Chapter: correction.
    """
    _require_party(case, party, occasion)
    words = rules.require_words(text)
    verdict, _version = reads.signed(case)
    late = rules.late(occasion.on, reads.last_day(case, Clock.CORRECTION))
    entry = gate.enter(case, Act.REQUEST_CORRECTION, occasion, parties=[party.id], late=late)
    passage = gate.keep(case, "correction_request", words)
    db.session.add(
        CorrectionRequest(verdict_id=verdict.id, party_id=party.id, asked_on=occasion.on, late=late,
                          passage_id=passage.id, granted=None, decided_on=None, decision_id=None)
    )
    db.session.flush()
    outbox.put(case, entry, letters.correction_received(party, late), occasion.at)
    for membership in case_reads.chairs(case, occasion.on)[:1]:
        outbox.put(case, entry, letters.correction_waiting(membership.account, party, late), occasion.at)
    return entry


def _require_party(case: Case, party: Party, occasion: Occasion) -> None:
    if party.case_id != case.id or party.role not in SIDES:
        raise rules.NotOfThisCase(f"{party.name} is geen partij in deze zaak.")
    who = occasion.decided_by
    speaks = who.role is Role.REPRESENTATIVE and party.role in case_reads.COMPLAINANT_SIDE
    if who.party_id not in (None, party.id) and not speaks:
        raise rules.NotOfThisCase(f"U kunt dit niet vragen namens {party.name}.")


@prepares(Act.CORRECT)
def prepare_correction(case: Case, occasion: Occasion, content: dict[str, Any]) -> dict[str, Any]:
    """The corrected verdict as content for correct(): content names the replacements."""
    gate.require(case, Act.CORRECT, occasion)
    return {"prepared": printed(_corrected(case, content.get("replacements") or [], occasion))}


def _corrected(case: Case, replacements: list[Replacement], occasion: Occasion) -> VerdictPaper:
    _verdict, version = reads.signed(case)
    mended = VerdictPaper.from_dict(rules.corrected(version.content, replacements))
    return replace(mended, version=version.version + 1, restored_on=occasion.on)


@verb(Act.CORRECT)
def correct(
    case: Case,
    replacements: list[Replacement],
    reasons: str,
    prepared: Prepared,
    *,
    dictum_changed: bool = False,
    party: Party | None = None,
    occasion: Occasion,
) -> Entry:
    """Put slips right: a next version "hersteld op …"; the earlier one is kept, both sides are told anew.

    replacements: wrong words and right ones; never an outcome. prepared: from prepare_correction().
    dictum_changed: the chair finds that the decision itself reads differently now; then the term for the
    reaction starts again. party: whose request this grants; none: of the committee's own motion.
    Raises NotInTheText, NotClerical, AnotherText, NothingAsked, NoReasons. Chapter: correction.
    """
    words = rules.require_words(reasons)
    request = _request_of(case, party) if party else None
    if _corrected(case, replacements, occasion) != prepared.paper:
        raise rules.AnotherText("De tekst is gewijzigd sinds u hem las. Lees hem opnieuw.")
    verdict, earlier = reads.signed(case)
    parties = [party.id] if party else []
    entry = gate.enter(
        case, Act.CORRECT, occasion, parties=parties, reason=words, dictum_changed=dictum_changed,
        version=prepared.paper.version, pdf_sha256=prepared.sha256,
    )
    version = add_version(verdict, prepared, occasion)
    _mend_recommendations(case, earlier, version)
    if request is not None:
        _settle(request, entry, granted=True)
    if dictum_changed:
        _restart_reaction(case, entry)
    mended = Mended(earlier, version, replacements, words, dictum_changed)
    _tell_corrected(case, entry, mended, occasion)
    _tell_of_own_points(case, entry, mended, occasion)
    return entry


def _mend_recommendations(case: Case, before: VerdictVersion, now: VerdictVersion) -> None:
    """What is recommended reads as in the corrected verdict.

    A verdict says who is to do it and by when behind its words; where that is corrected, it stays among them.
    """
    both = zip(before.content["recommendations"], now.content["recommendations"], strict=True)
    for row, (was, reads_now) in zip(reads.recommendations(case), both, strict=True):
        rest = was.removeprefix(row.text)
        if not reads_now.endswith(rest):
            row.owner = row.due_on = None
        row.text = reads_now.removesuffix(rest)
    db.session.flush()


def _restart_reaction(case: Case, entry: Entry) -> None:
    for party in (one for parties in reads.asked(case).values() for one in parties):
        running = clocks.running(case, Clock.REACTION, party_id=party.id)
        for term in running:
            clocks.move(case, term, entry, start=entry.happened_on, why="dictum")
        if not running:
            clocks.begin(case, entry, Clock.REACTION, party_id=party.id)


def _tell_corrected(case: Case, entry: Entry, mended: Mended, occasion: Occasion) -> None:
    document = file_version(case, mended.now, occasion)
    reaction_by = reads.last_day(case, Clock.REACTION) if mended.dictum_changed else None
    for party in told(case):
        if sees_whole_file(case, party):
            draft = letters.corrected(
                party, document, mended.replacements, mended.reasons, reaction_by=reaction_by,
                reacts=reads.reacts(case, party),
            )
            outbox.put(case, entry, draft, occasion.at)


def _tell_of_own_points(case: Case, entry: Entry, mended: Mended, occasion: Occasion) -> None:
    """An accused person whom only some elements are about hears of a slip in those."""
    for party in told(case):
        points = points_of(party, mended.now)
        if not sees_whole_file(case, party) and points != points_of(party, mended.before):
            outbox.put(case, entry, letters.corrected_own(party, points, mended.reasons), occasion.at)


def _request_of(case: Case, party: Party) -> CorrectionRequest:
    request = reads.request_waiting(case, party) if party.case_id == case.id else None
    if request is None:
        raise rules.NothingAsked(f"Er wacht geen verzoek om herstel van {party.name}.")
    return request


def _settle(request: CorrectionRequest, entry: Entry, *, granted: bool) -> None:
    request.granted, request.decided_on = granted, entry.happened_on
    request.decision_id = entry.facts["passage"]
    db.session.flush()


@verb(Act.REFUSE_CORRECTION)
def refuse_correction(case: Case, party: Party, reasons: str, occasion: Occasion) -> Entry:
    """Refuse a request: what it asks is no slip but another judgment, or nothing is wrong.

    Only who asked is told why. Raises NothingAsked, NoReasons. Chapter: correction.
    """
    words, request = rules.require_words(reasons), _request_of(case, party)
    asked = db.session.get_one(Passage, request.passage_id).body
    entry = gate.enter(case, Act.REFUSE_CORRECTION, occasion, parties=[party.id], reason=words)
    _settle(request, entry, granted=False)
    outbox.put(case, entry, letters.correction_refused(party, asked, request.asked_on, words), occasion.at)
    return entry
