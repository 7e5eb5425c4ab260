"""The bundles of a case: what the next one would say, what there is, and who has which copy."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from committee.case import reads as case_reads
from committee.case.ledger import Entry, Reading
from committee.case.records import Case, Document, Party
from committee.hearing.reads import hearings, panel_names
from committee.hearing.reads.lacking import for_panel, says_otherwise, wordings
from committee.hearing.records import Bundle, BundlePaper, Fate
from committee.hearing.rules.bundle import Item, Plan, Point, Said, Sitting, marked
from committee.people.records import Organisation, Person
from committee.permissions import Actor, Role, Standing, Unknown
from committee.procedure import Act
from committee.response.records import Response
from committee.store import ask, db

READ = "bundle"   # in the reading log; the thing is the number of the bundle


@dataclass(frozen=True)
class Kept:
    """One version. rest_pages: of what is new alone. hidden: it holds what the panel may not see now.

    anew: complaint or answers say something new in it.
    """

    number: int
    made_on: date
    pages: int
    rest_pages: int | None
    hidden: bool
    anew: bool = False


@dataclass(frozen=True)
class Shelf:
    """What there is of bundles for one visitor, the newest first.

    copy: the newest that he downloaded. new: papers that came since then; anew: complaint or answers say
    something new since then. missing: papers that are in no bundle yet; behind: complaint or answers read
    otherwise now than in the newest one. unshown: papers that that one can only name.
    """

    bundles: tuple[Kept, ...] = ()
    copy: int | None = None
    new: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    unshown: tuple[int, ...] = ()
    behind: bool = False

    @property
    def anew(self) -> bool:
        """Whether complaint or answers say something that the visitor's copy has not."""
        return any(one.anew and one.number > (self.copy or one.number) for one in self.bundles)

    @property
    def lacks(self) -> bool:
        """Whether a new one is to be made: there is none, it lacks something, or nobody opens it."""
        return self.latest is None or bool(self.missing) or self.behind or self.latest.hidden

    @property
    def latest(self) -> Kept | None:
        """The newest."""
        return self.bundles[0] if self.bundles else None


@dataclass(frozen=True)
class BundleFile:
    """A bundle to hand over."""

    sha256: str
    filename: str


def latest(case: Case) -> Bundle | None:
    """The newest bundle of a case."""
    found = select(Bundle).where(Bundle.case_id == case.id).order_by(Bundle.number.desc()).limit(1)
    return db.session.scalars(found).first()


def plan_of(case: Case, on: date) -> Plan:
    """What a bundle made on this day says: every paper that came until then and that the panel may see.

    A number is never given twice, also when a bundle was undone: somebody may have printed it.
    """
    before, points = latest(case), _points(case, on)
    if before is not None:
        points = marked(points, Plan.from_dict(before.content).points)
    had = _papers_of(before)
    made = select(func.count()).where(Entry.case_id == case.id, Entry.act == Act.MAKE_BUNDLE)
    items = tuple(_item(row, row.id not in had) for row in db.session.execute(_items(case.id, on)))
    held = hearings(case, Fate.PLANNED, Fate.HELD)
    still = {item.document_id for item in items}
    return Plan(
        case.committee.name, case.number,
        tuple(party.name for party in case_reads.parties(case, Role.COMPLAINANT)),
        tuple(party.name for party in case_reads.respondents(case)), tuple(panel_names(case)),
        number=(db.session.scalar(made) or 0) + 1, made_on=on, items=items,
        sitting=Sitting.of(held[-1].starts_at, held[-1].place) if held else None,
        since=before.number if before else None,
        gone=tuple(sorted(number for key, number in had.items() if key not in still)),
        points=points, anew=any(one.new or any(said.new for said in one.answers) for one in points),
    )


def _points(case: Case, on: date) -> tuple[Point, ...]:
    """What the complaint says, point by point, and what came as an answer until this day."""
    found = case_reads.elements(case, *case_reads.LIVING)
    rows = select(Response.element_id, Response.position, Response.text, Response.received_on, func.coalesce(
        Person.name, Organisation.name).label("name"))
    rows = (
        rows.join(Party, Party.id == Response.party_id).outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Response.element_id.in_([element.id for element in found]), Response.received_on <= on)
        .order_by(Response.id)
    )
    said: dict[int, list[Said]] = {}
    for row in db.session.execute(rows):
        answer = Said(row.name, row.position.label, row.text or "", row.received_on)
        said.setdefault(row.element_id, []).append(answer)
    return tuple(Point(one.number, one.text, tuple(said.get(one.id, []))) for one in found)


def _papers_of(bundle: Bundle | None) -> dict[int, int]:
    """The papers in a bundle: their keys with their numbers."""
    if bundle is None:
        return {}
    found = select(Document.id, Document.number).join(BundlePaper, BundlePaper.document_id == Document.id)
    return {row.id: row.number for row in db.session.execute(found.where(BundlePaper.bundle_id == bundle.id))}


def _items(case_id: int, on: date) -> Any:
    return (
        select(Document.id, Document.number, Document.title, Document.received_on, Document.filename,
               Document.media_type, Document.sha256, Document.size, Document.late,
               func.coalesce(Person.name, Organisation.name, "Secretariaat").label("filed_by"))
        .outerjoin(Party, Party.id == Document.filed_by_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Document.case_id == case_id, Document.received_on <= on, for_panel())
        .order_by(Document.number)
    )


def _item(row: Any, new: bool) -> Item:
    return Item(row.id, row.number, row.title, row.filed_by, row.received_on, row.filename, row.media_type,
                row.sha256, row.size, row.late, new)


def reads_file(viewer: Actor, standing: Standing) -> bool:
    """Whether somebody reads the bundle: the secretary, and whoever sits and declared himself free."""
    return viewer.role is Role.SECRETARY or standing is Standing.SITTING


def shelf(case_id: int, viewer: Actor) -> Shelf:
    """What there is of bundles in a case for somebody who reads them; three selects."""
    rows = ask(_shelf(), {"case": case_id, "viewer": viewer.key}).all()
    now = ask(_now(), {"case": case_id}).one()
    papers = ask(_papers(), {"case": case_id, "latest": rows[0].id if rows else 0}).all()
    copy = rows[0].copy if rows else None
    panel = viewer.role is not Role.SECRETARY
    kept = tuple(Kept(row.number, row.made_on, row.pages, row.rest_pages, row.hidden,
                      bool(row.anew))
                 for row in rows if not (panel and row.hidden))
    here = [row for row in papers if row.shown is not None]
    return Shelf(
        kept, copy, tuple(row.number for row in here if copy is not None and (row.since or 0) > copy),
        tuple(row.number for row in papers if row.shown is None and row.open),
        tuple(row.number for row in here if not row.shown), says_otherwise(now),
    )


def hidden() -> Any:
    """Whether a bundle holds a paper that the panel may no longer see."""
    return (
        select(BundlePaper.document_id).join(Document, Document.id == BundlePaper.document_id)
        .where(BundlePaper.bundle_id == Bundle.id, ~for_panel()).correlate(Bundle).exists()
    )


@cache   # making a statement costs more than asking it
def _shelf() -> Any:
    copy = select(func.max(Reading.thing_id)).where(
        Reading.case_id == bindparam("case"), Reading.actor == bindparam("viewer"), Reading.what == READ)
    return (
        select(Bundle.id, Bundle.number, Bundle.made_on, Bundle.pages, Bundle.rest_pages,
               hidden().label("hidden"), Bundle.content["anew"].as_boolean().label("anew"),
               copy.scalar_subquery().label("copy"))
        .where(Bundle.case_id == bindparam("case")).order_by(Bundle.number.desc())
    )


@cache
def _now() -> Any:
    return select(*wordings()).select_from(Case).where(Case.id == bindparam("case"))


@cache
def _papers() -> Any:
    """The papers of a case: shown in the newest bundle or not, since which bundle, open to the panel."""
    since = (
        select(func.max(Bundle.number)).join(BundlePaper, BundlePaper.bundle_id == Bundle.id)
        .where(BundlePaper.document_id == Document.id, BundlePaper.new.is_(True))
        .correlate(Document).scalar_subquery()
    )
    here = and_(BundlePaper.document_id == Document.id, BundlePaper.bundle_id == bindparam("latest"))
    return (
        select(Document.number, BundlePaper.shown, since.label("since"), for_panel().label("open"))
        .outerjoin(BundlePaper, here)
        .where(Document.case_id == bindparam("case"), or_(for_panel(), BundlePaper.shown.is_not(None)))
        .order_by(Document.number)
    )


def file_of(case: Any, number: int, viewer: Actor, *, rest: bool) -> BundleFile:
    """A bundle of this number, or its new papers alone. Raises Unknown.

    Nor is there one for the panel that holds a paper it may no longer see.
    """
    sha256 = Bundle.rest_sha256 if rest else Bundle.pdf_sha256
    found = select(sha256.label("sha256"), hidden().label("hidden"))
    row = db.session.execute(found.where(Bundle.case_id == case.id, Bundle.number == number)).first()
    if row is None or row.sha256 is None or (row.hidden and viewer.role is not Role.SECRETARY):
        raise Unknown
    only = "-alleen-nieuw" if rest else ""
    return BundleFile(row.sha256, f"{case.number}-bundel-{number}{only}.pdf")
