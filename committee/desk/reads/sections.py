"""Selects on the sections of a case page: elements, terms, papers, letters, timeline; columns only."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from committee.admissibility.records import Ruling
from committee.case.ledger import Entry, Revision, RunningTerm
from committee.case.records import Access, Document, Passage, Standing, Wording
from committee.case.records import Element as ElementRow
from committee.desk.reads import values
from committee.desk.reads.changes import change
from committee.desk.rules import Term, chip, moved_because
from committee.dutch import listing
from committee.lengths import Length
from committee.people.records import Channel
from committee.permissions import RESPONDENTS, Role
from committee.post.records import Letter, Status, carries_code
from committee.procedure import IN_CHAMBERS, Act
from committee.reckoning import Reckoning
from committee.response.records import Response
from committee.store import ask

STANDINGS = {
    Standing.OPEN: "Nog niet beslist", Standing.ADMITTED: "Ontvankelijk",
    Standing.INADMISSIBLE: "Niet-ontvankelijk", Standing.NOT_COMPETENT: "Niet bevoegd",
    Standing.WITHDRAWN: "Ingetrokken", Standing.SETTLED: "In der minne geregeld",
    Standing.DISCONTINUED: "Gestaakt", Standing.FORWARDED: "Doorgezonden",
}
PARTED = {Standing.WITHDRAWN, Standing.SETTLED, Standing.DISCONTINUED}   # later, and not by who ruled
CHANNELS = {Channel.MAIL: "e-mail", Channel.POST: "post"}
WAYS_BACK, SAYING = (Act.UNDO, Act.PUT_RIGHT), (Act.NOTE, Act.PUT_RIGHT)
KINDS = {"application/pdf": "pdf", "text/plain": "tekst", "image/jpeg": "foto", "image/png": "foto"}

Names = Mapping[str, str]


def elements(case: values.Head, names: Names) -> tuple[values.Element, ...]:
    """The elements with wording in force, last ruling and all answers, in one select."""
    together: dict[int, list[Any]] = {}
    for row in ask(_elements(), {"case": case.id}):
        together.setdefault(row.number, []).append(row)
    return tuple(_element(group, case.findings, names) for group in together.values())


@cache   # making a statement costs more than asking it
def _elements() -> Any:
    last_ruling = select(func.max(Ruling.id)).where(Ruling.element_id == ElementRow.id)
    last_wording = select(func.max(Wording.id)).where(Wording.element_id == ElementRow.id)
    return (
        select(
            ElementRow.id, ElementRow.number, ElementRow.standing, Wording.text.label("wording"),
            Ruling.article, Ruling.ruled_on, Ruling.ruled_by, Passage.body, Response.id.label("response_id"),
            Response.party_id, Response.position, Response.text.label("answer"), Response.received_on,
            Response.late, Response.lapsed, Document.number.label("paper"),
        )
        .join(Wording, Wording.id == last_wording.correlate(ElementRow).scalar_subquery())
        .outerjoin(Ruling, Ruling.id == last_ruling.correlate(ElementRow).scalar_subquery())
        .outerjoin(Passage, Passage.id == Ruling.passage_id)
        .outerjoin(Response, Response.element_id == ElementRow.id)
        .outerjoin(Document, Document.id == Response.document_id)
        .where(ElementRow.case_id == bindparam("case"))
        .order_by(ElementRow.number, Response.id)
    )


def _element(rows: list[Any], findings: Mapping[int, str], names: Names) -> values.Element:
    first = rows[0]
    answers = tuple(
        values.Answer(names.get(f"party:{row.party_id}", ""), row.position.label, row.answer or "",
                      row.received_on, row.late, row.lapsed, row.paper)
        for row in rows if row.response_id is not None
    )
    ruling = (names.get(first.ruled_by or "", ""), first.ruled_on, first.article or "", first.body or "")
    return values.Element(
        first.id, first.number, first.wording, STANDINGS[first.standing],
        *(("", None, "", "") if first.standing in PARTED else ruling),
        answers, first.standing is Standing.ADMITTED, findings.get(first.number, ""),
    )


def terms(case_id: int, today: date, names: Names) -> tuple[Term, ...]:
    """The term ledger, oldest first, each with its reckoning as it was kept."""
    return tuple(_term(row, today, names) for row in ask(_terms(), {"case": case_id}))


@cache
def _terms() -> Any:
    return (
        select(
            RunningTerm.id, RunningTerm.clock, RunningTerm.party_id, ElementRow.number,
            RunningTerm.started_on,
            RunningTerm.counted, RunningTerm.length, RunningTerm.article, RunningTerm.last_day,
            RunningTerm.paused, RunningTerm.ended_on, RunningTerm.ending, RunningTerm.reckoning,
        )
        .outerjoin(ElementRow, ElementRow.id == RunningTerm.element_id)
        .where(RunningTerm.case_id == bindparam("case"))
        .order_by(RunningTerm.id)
    )


def _term(row: Any, today: date, names: Names) -> Term:
    reckoned = Reckoning.from_dict(row.reckoning) if row.reckoning else None
    whose = names.get(f"party:{row.party_id}", "") if row.party_id else ""
    shown = chip(row.clock, row.last_day, today, paused=row.paused, ended_on=row.ended_on, ending=row.ending)
    return Term(
        row.id, row.clock, f"onderdeel {row.number}" if row.number else whose, row.party_id,
        row.started_on, row.counted == "backward", Length.parse(row.length).words, row.article, row.last_day,
        moved_because(reckoned), shown, row.ended_on is not None, reckoned,
    )


def papers(case_id: int, found: Sequence[values.Person], names: Names, today: date, *,
           role: Role) -> tuple[values.Paper, ...]:
    """The papers of the file, newest on top; a member sees those the panel may see."""
    together: dict[int, list[Any]] = {}
    for row in ask(_papers(), {"case": case_id, "today": today}):
        together.setdefault(row.number, []).append(row)
    shown = [group for group in together.values() if role is not Role.MEMBER or _panel_sees(group)]
    return tuple(_paper(group, found, names) for group in shown)


@cache
def _papers() -> Any:
    living = and_(Access.document_id == Document.id, Access.since <= bindparam("today"),
                  or_(Access.until.is_(None), Access.until >= bindparam("today")))
    return (
        select(
            Document.id, Document.number, Document.title, Document.media_type, Document.size,
            Document.filed_by_id, Document.received_on, Document.late, Access.id.label("access_id"),
            Access.party_id,
        )
        .outerjoin(Access, living)
        .where(Document.case_id == bindparam("case"))
        .order_by(Document.number.desc(), Access.id)
    )


def _panel_sees(rows: Sequence[Any]) -> bool:
    return any(row.access_id is not None and row.party_id is None for row in rows)


def _paper(rows: list[Any], found: Sequence[values.Person], names: Names) -> values.Paper:
    first, seeing = rows[0], {row.party_id for row in rows if row.party_id is not None}
    sender = names.get(f"party:{first.filed_by_id}", "") if first.filed_by_id else "Secretariaat"
    panel = _panel_sees(rows)
    return values.Paper(
        first.number, first.title, KINDS.get(first.media_type, "bestand"), first.size, sender,
        first.received_on, first.late, _seen_by(seeing, found, panel), panel and not seeing,
    )


def _seen_by(seeing: set[int], found: Sequence[values.Person], panel: bool) -> str:
    if not seeing:
        return "Alleen commissie" if panel else "Alleen secretariaat"
    sides = {p.id for p in found if p.role in RESPONDENTS | {Role.COMPLAINANT, Role.REPRESENTATIVE}}
    who = ["Beide partijen"] if sides <= seeing else []
    who += [p.name for p in found if p.id in seeing and not (who and p.id in sides)]
    return listing([*who, "commissie"] if panel else who)


def letters(case_id: int, which: Any = None, *, codes: bool = False) -> tuple[values.Sent, ...]:
    """The letters of a case, newest act on top; which: a further condition. codes: as of one letter."""
    found = _letters() if which is None else _letters().where(which)
    return tuple(
        values.Sent(row.id, row.title, row.to_name, row.day, CHANNELS[row.channel], row.status.label,
                    row.status in {Status.FAILED, Status.RETURNED}, _has_pdf(row, codes=codes), row.entry_seq)
        for row in ask(found, {"case": case_id})
    )


def _has_pdf(row: Any, *, codes: bool) -> bool:
    return row.pdf_sha256 is not None and (codes or not carries_code(row.channel, row.party_id))


@cache
def _letters() -> Any:
    return (
        select(
            Letter.id, Letter.title, Letter.to_name, Letter.day, Letter.channel, Letter.status,
            Letter.pdf_sha256, Letter.entry_seq, Letter.party_id,
        )
        .where(Letter.case_id == bindparam("case"))
        .order_by(Letter.day.desc(), func.coalesce(Letter.entry_seq, 0).desc(), Letter.id)
    )


def events(case_id: int, names: Names, *, chambers: bool) -> tuple[tuple[values.Event, ...], Any]:
    """The timeline, newest on top, and the journal rows oldest first.

    chambers: whether the viewer may know what was noted in chambers.
    """
    rows = ask(_events(), {"case": case_id}).all()
    shown = [row for row in rows if chambers or not _closed(row)]
    righted = {row.facts["entry"]: row.facts["new"] for row in rows
               if row.act is Act.PUT_RIGHT and row.undone is None and row.facts["new"] != row.facts["old"]}
    return tuple(_event(row, names, righted.get(row.seq)) for row in reversed(shown)), rows


def _closed(row: Any) -> bool:
    """Whether a line tells of chambers: itself, or by what it put right or took back."""
    return row.act in IN_CHAMBERS or (row.act in WAYS_BACK and row.facts["of"] in IN_CHAMBERS)


@cache
def _events() -> Any:
    undone, righting, told = aliased(Revision), aliased(Revision), aliased(Passage)
    return (
        select(
            Entry.seq, Entry.act, Entry.state_before, Entry.state_after, Entry.happened_on, Entry.article,
            Entry.decided_by, Entry.recorded_by, Entry.means, undone.id.label("undone"), Passage.body,
            Entry.facts, told.body.label("told"),
        )
        .outerjoin(undone, and_(undone.entry_seq == Entry.seq, undone.undone.is_(True)))
        .outerjoin(righting, and_(righting.by_seq == Entry.seq, righting.undone.is_(False)))
        .outerjoin(told, told.id == righting.passage_id)
        .outerjoin(Passage, and_(Entry.act.in_(SAYING), Passage.case_id == bindparam("case"),
                                 Passage.id == Entry.facts["passage"].as_integer()))
        .where(Entry.case_id == bindparam("case"))
        .order_by(Entry.seq)
    )


def _event(row: Any, names: Names, righted: str | None) -> values.Event:
    recorded = names.get(row.recorded_by, "") if row.recorded_by != row.decided_by else ""
    return values.Event(
        row.seq, row.happened_on, row.act.label, row.article, names.get(row.decided_by, ""), recorded,
        row.means or "", row.undone is not None, (row.body or "") if row.act is Act.NOTE else "", row.act,
        date.fromisoformat(righted) if righted else None, *change(row, names),
    )
