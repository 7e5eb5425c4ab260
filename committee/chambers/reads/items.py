"""The elements in chambers: finding, votes, answers and papers, each in one select for the whole case."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from committee.admissibility.records import Ruling
from committee.case.offer import Offer, OfferedElement
from committee.case.records import Access, Document, Element, Passage, Standing
from committee.chambers.rules import Answer, Item, Written
from committee.deliberation.records import Agreement, Finding, FindingVersion
from committee.deliberation.rules import Opinion
from committee.response.reads import wholes
from committee.response.records import Position, Response
from committee.store import db
from committee.verdict.reads.findings import BEFORE_FINDING, FOUND
from committee.verdict.rules import Overall

REFUSED = {
    Standing.INADMISSIBLE: "niet-ontvankelijk", Standing.NOT_COMPETENT: "niet bevoegd",
    Standing.WITHDRAWN: "ingetrokken", Standing.DISCONTINUED: "gestaakt", Standing.SETTLED: "geregeld",
    Standing.OPEN: "nog niet beslist over ontvankelijkheid", Standing.FORWARDED: "doorgezonden",
}
BY_ITSELF = {Standing.WITHDRAWN, Standing.DISCONTINUED}   # what ends so has its reasons with the act itself


def items_of(offer: Offer, parts: Mapping[str, str], papers: Mapping[int, Any]) -> tuple[Item, ...]:
    """Every element with its finding, the votes on exactly that version, and what both sides say."""
    findings, votes, said = _findings(offer), _votes(offer.case_id), _answers(offer, papers)
    reasons = dict(tuple(row) for row in db.session.execute(_rulings(), {"case": offer.case_id}))
    return tuple(
        _item(one, findings.get(one.id), votes.get(one.id, {}), parts, answers=said.get(one.id, ()),
              ruled=bool(reasons.get(one.id)))
        for one in offer.elements
    )


def _item(
    one: OfferedElement, finding: Written | None, votes: Mapping[tuple[int, int], Opinion],
    parts: Mapping[str, str], *, answers: tuple[Answer, ...], ruled: bool,
) -> Item:
    admitted = one.standing is Standing.ADMITTED
    finding = finding if admitted else None
    outcome: Overall | None = FOUND[finding.opinion] if finding else BEFORE_FINDING.get(one.standing)
    reasoned = bool(finding and finding.reasons) if admitted else ruled or one.standing in BY_ITSELF
    counted = {account: held for (account, version), held in votes.items()
               if finding and version == finding.version}
    return Item(one.id, one.number, one.text, REFUSED.get(one.standing, ""), outcome, reasoned, finding,
                counted, answers, parts.get(f"complaint-{one.number}", ""),
                parts.get(f"response-{one.number}", ""))


def earlier(offer: Offer, item: Item) -> tuple[Written, ...]:
    """The versions of a finding before the one that stands, the latest first."""
    said = select(FindingVersion.opinion, FindingVersion.norm, FindingVersion.reasons, FindingVersion.version,
                  FindingVersion.entered_at, FindingVersion.entered_by)
    mine = said.join(Finding, Finding.id == FindingVersion.finding_id).where(
        Finding.element_id == item.id, FindingVersion.version < item.version)
    rows = db.session.execute(mine.order_by(FindingVersion.version.desc()))
    return tuple(_kept(row, names_of_staff(offer)) for row in rows)


def names_of_staff(offer: Offer) -> dict[str, str]:
    """Who serves or served in this case, by the key that their acts carry."""
    people = (*offer.servants, *offer.seats_left, *offer.seats)
    return {f"account:{one.account_id}": one.name for one in people}


def _findings(offer: Offer) -> dict[int, Written]:
    rows, names = db.session.execute(_written(), {"case": offer.case_id}), names_of_staff(offer)
    return {row.element_id: _kept(row, names) for row in rows}


def _kept(row: Any, names: Mapping[str, str]) -> Written:
    by = names.get(row.entered_by, "een eerdere medewerker")
    return Written(row.opinion, row.norm, row.reasons, row.version, row.entered_at, by)


@cache   # making a statement costs more than asking it
def _written() -> Any:
    this = (FindingVersion.finding_id == Finding.id) & (FindingVersion.version == Finding.version)
    return (
        select(Finding.element_id, Finding.opinion, Finding.norm, Finding.reasons, Finding.version,
               FindingVersion.entered_at, FindingVersion.entered_by)
        .join(Element, Element.id == Finding.element_id).join(FindingVersion, this)
        .where(Element.case_id == bindparam("case"))
    )


def _votes(case_id: int) -> dict[int, dict[tuple[int, int], Opinion]]:
    found = select(Agreement.element_id, Agreement.account_id, Agreement.finding_version, Agreement.opinion)
    mine = found.join(Element, Element.id == Agreement.element_id).where(Element.case_id == case_id)
    votes: dict[int, dict[tuple[int, int], Opinion]] = {}
    for row in db.session.execute(mine.order_by(Agreement.id)):
        votes.setdefault(row.element_id, {})[row.account_id, row.finding_version] = row.opinion
    return votes


@cache
def _rulings() -> Any:
    last = select(func.max(Ruling.id)).where(Ruling.element_id == Element.id).correlate(Element)
    return (
        select(Element.id, Passage.body)
        .join(Ruling, Ruling.id == last.scalar_subquery()).join(Passage, Passage.id == Ruling.passage_id)
        .where(Element.case_id == bindparam("case"))
    )


def _answers(offer: Offer, papers: Mapping[int, Any]) -> dict[int, tuple[Answer, ...]]:
    names = {party.id: party.name for party in offer.parties}
    kept = {by: number for number, (kind, by) in sorted(papers.items(), reverse=True) if kind == "response"}
    found: dict[int, tuple[Answer, ...]] = {}
    rows = db.session.execute(_responses(), {"case": offer.case_id}).all()
    whole = wholes(offer.case_id, rows)
    for row in rows:
        paper = row.number if row.number in papers else kept.get(row.party_id)
        said = Answer(names.get(row.party_id, "een eerdere partij"), row.position.label,
                      "" if row.position is Position.UNSTATED else row.text or "", row.lapsed, paper,
                      whole.get(row.party_id, ""))
        found[row.element_id] = (*found.get(row.element_id, ()), said)
    return found


@cache
def _responses() -> Any:
    return (
        select(Response.element_id, Response.party_id, Response.position, Response.text, Response.lapsed,
               Document.number)
        .join(Element, Element.id == Response.element_id)
        .outerjoin(Document, Document.id == Response.document_id)
        .where(Element.case_id == bindparam("case")).order_by(Response.id)
    )


def open_papers(offer: Offer) -> dict[int, tuple[str, int | None]]:
    """The papers that the panel may read today: number, kind and who filed it."""
    said = {"case": offer.case_id, "today": offer.today}
    return {row.number: (row.kind, row.filed_by_id) for row in db.session.execute(_papers(), said)}


@cache
def _papers() -> Any:
    living = or_(Access.until.is_(None), Access.until >= bindparam("today"))
    return (
        select(Document.number, Document.kind, Document.filed_by_id)
        .join(Access, Access.document_id == Document.id)
        .where(Document.case_id == bindparam("case"), Access.party_id.is_(None),
               Access.since <= bindparam("today"), living)
    )
