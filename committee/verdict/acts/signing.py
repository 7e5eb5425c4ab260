"""Sign: the text is frozen, its PDF made, and the chair confirms exactly that PDF."""

from typing import Any

from committee.case import clocks, gate
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import prepares, verb
from committee.deliberation import reads as chambers
from committee.permissions import LABELS, Occasion, Role
from committee.procedure import Act, State
from committee.regulation.choices import Signer
from committee.store import db
from committee.verdict import reads, rules
from committee.verdict.acts.prepared import Prepared, printed
from committee.verdict.records import Recommendation, Verdict, VerdictVersion


@prepares(Act.SIGN)
def prepare(case: Case, occasion: Occasion, content: dict[str, Any] | None = None) -> dict[str, Any]:
    """The verdict to sign on this day as content for sign(): the text as it is now, with its PDF.

    content: may name the place where it is given, otherwise the committee's own. Before the transaction:
    rendering takes a second. What would block signing blocks nothing here, so that a draft can be read.
    """
    gate.require(case, Act.SIGN, occasion)
    place = (content or {}).get("place") or case.committee.place
    waiting = reads.unsigned(case)
    day = reads.current(case).decided_on if waiting and _is_second(occasion) else occasion.on  # type: ignore[union-attr]
    return {"prepared": printed(reads.paper_of(case, day, place))}


def _is_second(occasion: Occasion) -> bool:
    return occasion.decided_by.role is Role.SECRETARY


@verb(Act.SIGN)
def sign(
    case: Case, prepared: Prepared, *, sha256: str | None = None, place: str | None = None, occasion: Occasion
) -> Entry:
    """Confirm exactly this verdict: its text is frozen, and nobody writes in it any more.

    prepared: from prepare(), refused when the text was changed since. sha256: of the PDF that was read, as
    the page showed it. place: where it is given, as prepared. Where the regulation has the secretary sign
    too, the case waits for that second signature. Raises Blocked (everything missing, by name), AnotherText,
    NotTheSigner. Chapter: verdict.
    """
    second = _is_second(occasion)
    _require_signer(case, occasion, second)
    if missing := reads.blocking(case):
        raise rules.Blocked(" ".join(missing))
    _require_same(case, prepared, occasion, sha256=sha256, place=place)
    if second:
        return _cosign(case, prepared, occasion)
    last = Signer.SECRETARY not in clocks.regulation_of(case).composition.signs
    entry = gate.enter(
        case, Act.SIGN, occasion, to=State.DECIDED if last else case.state, pdf_sha256=prepared.sha256
    )
    _freeze(case, prepared, occasion)
    return entry


def _require_signer(case: Case, occasion: Occasion, second: bool) -> None:
    signs = clocks.regulation_of(case).composition.signs
    if second and Signer.SECRETARY not in signs:
        raise rules.NotTheSigner("Volgens het reglement tekent alleen de voorzitter de uitspraak.")
    chair = chambers.chair_of(case)
    if not second and (chair is None or chair.id != occasion.decided_by.account_id):
        name = chair.person.name if chair else LABELS[Role.CHAIR]
        raise rules.NotTheSigner(f"De uitspraak in deze zaak wordt getekend door {name}.")
    if second and reads.unsigned(case) is None:
        raise rules.NotTheSigner("De voorzitter tekent eerst, daarna de secretaris.")


def _require_same(
    case: Case, prepared: Prepared, occasion: Occasion, *, sha256: str | None, place: str | None
) -> None:
    """What was read, what was prepared and what is on record now are one text."""
    verdict = reads.current(case)
    day = verdict.decided_on if _is_second(occasion) and verdict else occasion.on
    same = reads.paper_of(case, day, place or prepared.paper.place) == prepared.paper
    if not same or sha256 not in (None, prepared.sha256):
        raise rules.AnotherText("De tekst is gewijzigd sinds u hem las. Lees hem opnieuw en teken dan.")


def _cosign(case: Case, prepared: Prepared, occasion: Occasion) -> Entry:
    version = reads.unsigned(case)
    if version is None or version.content != prepared.paper.as_dict():
        raise rules.AnotherText(
            "De tekst is gewijzigd sinds de voorzitter tekende. De voorzitter tekent opnieuw."
        )
    entry = gate.enter(case, Act.SIGN, occasion, to=State.DECIDED, pdf_sha256=version.pdf_sha256)
    version.cosigned_at, version.cosigned_by = occasion.at, occasion.decided_by.key
    return entry


def _freeze(case: Case, prepared: Prepared, occasion: Occasion) -> None:
    """The frozen text in a row of its own; a text that waited for a second signature is taken over."""
    outcome = rules.overall(what for _, what in reads.outcomes(case) if what is not None)
    verdict = reads.current(case)
    if verdict is None or verdict.served_on is not None:
        verdict = Verdict(case_id=case.id, overall=outcome, decided_on=occasion.on, served_on=None)
        db.session.add(verdict)
        db.session.flush()
    verdict.overall, verdict.decided_on = outcome, occasion.on
    version = reads.unsigned(case)
    if version is None:
        add_version(verdict, prepared, occasion)
    else:
        version.content, version.pdf_sha256 = prepared.paper.as_dict(), prepared.sha256
        version.signed_at, version.signed_by = occasion.at, occasion.decided_by.key
    _keep_recommendations(case)
    for finding in chambers.findings(case).values():
        finding.decided = True
    db.session.flush()


def add_version(verdict: Verdict, prepared: Prepared, occasion: Occasion) -> VerdictVersion:
    """The next version of a verdict, as the chair confirmed it."""
    version = VerdictVersion(
        verdict_id=verdict.id, version=prepared.paper.version, content=prepared.paper.as_dict(),
        pdf_sha256=prepared.sha256, sealed_sha256=None, signed_at=occasion.at,
        signed_by=occasion.decided_by.key, cosigned_at=None, cosigned_by=None, document_id=None,
    )
    db.session.add(version)
    db.session.flush()
    db.session.expire(verdict, ["versions"])
    return version


def _keep_recommendations(case: Case) -> None:
    for row in reads.recommendations(case):
        db.session.delete(row)
    db.session.flush()
    db.session.add_all(
        Recommendation(case_id=case.id, number=number, text=one.text, owner=one.owner, due_on=one.due_on)
        for number, one in enumerate(chambers.recommendations(case), start=1)
    )
