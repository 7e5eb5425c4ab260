"""What was sent, read: a complaint in JSON with its files in it, or a form with the files beside it.

Everything that does not fit is told at once, each at its place. A file is judged by its content.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from committee.api.rules import FORM, JSON, Problem, Trouble, fingerprint, pointer, sentence, wrong
from committee.case.contents import TEXT, NotTaken, checked
from committee.escalation import handover
from committee.escalation.content import Escalation
from committee.escalation.handover import Enclosure, Fault, Handover
from committee.escalation.parsing import NotJson, parsed
from committee.escalation.rules import same_name

ACCEPT = {"Accept-Post": f"{JSON}, {FORM}"}
CHANNEL = "koppeling"   # how a complaint came in that does not say so itself
PLACEHOLDER = "-"


@dataclass(frozen=True)
class File:
    """A file of a form: its name and content."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class Brought:
    """A complaint that fits, and the sha256 of all that was said."""

    handover: Handover
    sha256: str


def require_kind(kind: str, charset: str | None, encoding: str | None) -> None:
    """The content is JSON or a form, in UTF-8, as it is. Raises Problem."""
    if kind not in (JSON, FORM):
        raise Problem("soort", f"Stuur {JSON} of {FORM}.", headers=ACCEPT)
    if (charset or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8"):
        raise Problem("soort", "Stuur de tekst in UTF-8.", headers=ACCEPT)
    if encoding and encoding.lower() != "identity":
        raise Problem("soort", "Stuur de inhoud niet ingepakt (Content-Encoding).", headers=ACCEPT)


def read(content: bytes, files: list[File], organisation: str, today: date) -> Brought:
    """The complaint that was sent. organisation: whose key it is. Raises Problem with every place."""
    if not content.strip():
        raise Problem("onleesbaar", "De aanvraag is leeg. Stuur een klacht in JSON.")
    try:
        data = parsed(content)
    except NotJson as unread:
        raise Problem("onleesbaar", f"De inhoud {unread}.") from None
    sha256 = fingerprint(data, [(file.filename, file.content) for file in files])
    whole = _with(data, files)
    found = [Trouble(pointer(one.place), sentence(one.words)) for one in _misfits(whole, organisation, today)]
    taken = handover.built(whole) if not found else None
    papers, more = _papers(taken, whole, files) if taken else ([], [])
    if taken is None or more:
        raise wrong([*found, *more])
    return Brought(replace(taken, escalation=_referred(taken.escalation, sha256), enclosures=papers), sha256)


def _referred(said: Escalation, sha256: str) -> Escalation:
    """The complaint under its sender's reference; without one its content is the reference."""
    return replace(said, sender_key=said.sender_key or f"inhoud {sha256}")


def _with(data: Any, files: list[File]) -> Any:
    """The complaint with its channel, and the files of the form behind its own, checked as one list."""
    if not isinstance(data, dict):
        return data
    whole = {"ingang": CHANNEL, **data}
    rows = whole.get("bijlagen", [])
    if files and isinstance(rows, list):
        beside = [{"naam": file.filename, "inhoud": PLACEHOLDER} for file in files]
        whole["bijlagen"] = [*rows, *beside]
    return whole


def _misfits(data: Any, organisation: str, today: date) -> list[Fault]:
    found = list(handover.misfits(data))
    told = {fault.place for fault in found}
    whose, day = ("organisatie",), ("ontvangen_op",)
    if not told & {(), whose} and not same_name(data["organisatie"], organisation):
        found.append(Fault(whose, f"is niet de organisatie van deze sleutel; dat is {organisation}"))
    if not told & {(), day} and data["ontvangen_op"] > today.isoformat():
        found.append(Fault(day, "ligt na vandaag"))
    return found


def _papers(
    taken: Handover, data: dict[str, Any], files: list[File]
) -> tuple[list[Enclosure], list[Trouble]]:
    """The files as what they are by their content, and what is wrong with them."""
    own = len(taken.enclosures) - len(files)
    papers, wrongs = [], []
    for number, paper in enumerate(taken.enclosures):
        content = files[number - own].content if number >= own else paper.content
        row = data["bijlagen"][number]
        try:
            kind = checked(content, paper.filename)
            _require_same(kind, row.get("soort"))
            papers.append(replace(paper, content=content, media_type=kind))
        except NotTaken as refused:
            wrongs.append(Trouble(pointer(("bijlagen", number)), sentence(str(refused))))
    return papers, wrongs


def _require_same(kind: str, said: str | None) -> None:
    plain = kind == TEXT and (said or "").startswith("text/")
    if said and said != kind and not plain:
        raise NotTaken(f"de soort klopt niet: in dit bestand staat {kind}.")
