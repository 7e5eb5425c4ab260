"""The command `intake`: a complaint as JSON, from an organisation's own system or in our own format."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from committee import clock
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.case.documents import Paper
from committee.case.records import Case
from committee.case.refusals import Refusal
from committee.deadlines import Clock
from committee.dutch import day_words
from committee.escalation import acts, handover, mapping, reads, refusals, rules
from committee.escalation.content import Door, Escalation
from committee.escalation.handover import Handover
from committee.escalation.parsing import NotJson, parsed
from committee.people.records import Committee
from committee.permissions import Actor, Occasion, Role
from committee.store import transaction

OWN = "onze eigen indeling"


@click.command(short_help="Neem een klacht aan uit een bestand (JSON).")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--committee", "slug", metavar="NAAM", help="De commissie; anders die van de organisatie.")
@click.option("--mapping", "name", metavar="NAAM", help="De vertaling; anders wat bij het bestand past.")
@click.option("--register", "registers", is_flag=True, help="Schrijf de klacht meteen in als zaak.")
def intake(file: Path, slug: str | None, name: str | None, registers: bool) -> None:
    """Neem een klacht aan uit BESTAND (JSON). Toont wat er binnenkwam, wat ontbreekt en het zaaknummer.

    Fouten staan één per regel op stderr; de uitgang is dan 1. Hetzelfde bestand twee keer is één klacht.

    \b
    Voorbeeld:
      committee intake klacht.json --committee proef --register
    """
    try:
        taken, by, left, doorless = _read(file, name)
        with create_app().app_context():
            for line in _intake(taken, slug, registers):
                click.echo(line)
    except Refusal as refusal:
        _fail(str(refusal))
    if doorless:
        click.echo(f"Let op: “ingang” ontbreekt in het bestand; aangehouden is brief. {_doors()}")
    click.echo(f"Vertaling: {by}.")
    for path in left:
        click.echo(f"Niet overgenomen uit het bestand: {path}", err=True)


def _doors() -> str:
    return f"Toegestaan: {', '.join(door.label for door in Door)}."


def _read(file: Path, name: str | None) -> tuple[Handover, str, list[str], bool]:
    """The handover in a file, the mapping that read it, what that leaves, and whether no door is named."""
    content = file.read_bytes()
    try:
        data = parsed(content)
    except NotJson as wrong:
        _fail(f"{file.name}: {wrong}")
    by = name or mapping.recognised(data)
    mapped = mapping.apply(by, data) if by else None
    said = mapped.data if mapped else data
    taken = handover.read(said)
    key = taken.escalation.sender_key or f"bestand {hashlib.sha256(content).hexdigest()[:32]}"
    return (
        replace(taken, escalation=replace(taken.escalation, sender_key=key)),
        by or OWN,
        mapped.left if mapped else [],
        "ingang" not in said,
    )


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(1)


def _intake(taken: Handover, slug: str | None, registers: bool) -> Iterator[str]:
    said, at = taken.escalation, clock.now()
    papers = [Paper(row.title, row.filename, row.media_type, row.content) for row in taken.enclosures]
    with transaction():
        committee = _committee(slug, said)
        occasion = _occasion(committee, said, at)
        alike = reads.alike(committee.id, said)
        submission = acts.take_in(committee, said, papers, occasion=occasion)
        number, fate, door = submission.id, submission.fate, submission.door
        regulation = reads.regulation_on(committee, said.received_on)
    yield from _came_in(said, number, f"{door.label}; {fate.label}", papers)
    required = {choice.code: choice.words for choice in regulation.required_fields}
    for code in rules.missing(said, required):
        yield f"Ontbreekt: {required[code]} ({code})"
    for remark in rules.remarks(said, regulation.complainants.refer):
        yield f"Let op: {remark}"
    for case in alike:
        yield f"Lijkt op zaak {case.number}: zelfde klager{', zelfde feiten' if case.facts else ''}"
    if registers:
        yield from _register(number, slug, said, occasion)


def _came_in(said: Escalation, number: int, how: str, papers: list[Paper]) -> Iterator[str]:
    who = said.complainant.name if said.complainant else "onbekend"
    yield f"Bericht {number}: klacht van {who} over {said.organisation}"
    yield f"Ontvangen op {day_words(said.received_on)}, {how}"
    for place, point in enumerate(said.points, start=1):
        yield f"  {place}. {point.text}"
    for paper in papers:
        yield f"Bijlage: {paper.filename}, {len(paper.content)} bytes"


def _register(number: int, slug: str | None, said: Escalation, occasion: Occasion) -> Iterator[str]:
    with transaction():
        case: Case = acts.register(_committee(slug, said), submission=number, occasion=occasion)
        last_day = reads.last_days(case).get(Clock.OVERALL)
        yield f"Zaak {case.number}" + (f", uitspraak uiterlijk {day_words(last_day)}" if last_day else "")


def _committee(slug: str | None, said: Escalation) -> Committee:
    """The committee of that name, or the only one to which the organisation belongs."""
    found = [row for row in reads.committees() if slug in (None, row.slug)]
    if slug is None and len(found) > 1:
        found = [row for row in found if reads.organisation_of(row.id, said.organisation, said.received_on)]
    if len(found) != 1:
        names = ", ".join(row.slug for row in reads.committees()) or "nog geen"
        raise refusals.NotAffiliated(f"Kies de commissie met --committee. Er zijn: {names}.")
    return found[0]


def _occasion(committee: Committee, said: Escalation, at: datetime) -> Occasion:
    """The organisation itself brings the file. Raises NotAffiliated."""
    organisation = reads.affiliated_organisation(committee, said)
    actor = Actor(f"organisation:{organisation.id}", Role.FIRST_LINE, committee_id=committee.id)
    return Occasion.of(actor, local_day(at), at)
