"""A bundle as a PDF: cover and index, and every paper behind a sheet of its own, stamped page by page."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from committee import binding, paper, pdf
from committee.binding import Leaf
from committee.calendar_nl import AMSTERDAM
from committee.case import documents
from committee.hearing.rules import bundle as rules
from committee.hearing.rules.bundle import Form, Item, Lack, Plan
from committee.steady import steady

TRIES = 4   # an index that grows by a page moves the numbers in it, once


@dataclass(frozen=True)
class Prepared:
    """A bundle as it was made, kept already: its PDF, that of the new papers alone, and where papers begin.

    places: per paper its first page and whether it is shown.
    """

    plan: Plan
    sha256: str
    pages: int
    rest_sha256: str | None
    rest_pages: int | None
    places: tuple[tuple[int, bool], ...]


@dataclass(frozen=True)
class Shown:
    """A paper as it comes in: where its pages lie and how many, or why it has none; its first page."""

    item: Item
    source: Path
    pages: int = 0
    lack: Lack | None = None
    first_page: int = 0


class Lacking(Exception):
    """A paper cannot be shown. lack: why."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(lack)
        self.lack = lack


def printed(plan: Plan) -> Prepared:
    """Make the PDF of a plan and keep it. Slow; never inside a transaction. Same plan, same bytes.

    Raises TooMuch.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        points = _drawn(plan, "points", folder / "points.pdf") if plan.points else 0
        papers, front = _numbered(plan, _papers(plan, folder), folder, points)
        rules.require_pages(front + points + sum(1 + one.pages for one in papers))
        leaves = _leaves(plan, papers, folder, (front, points))
        fresh = {item.number for item in plan.new}
        only = [leaf for number, leaf in leaves if number is None or number in fresh]
        only = only if fresh or plan.anew else []
        title = f"{plan.case_number}, bundel {plan.number}"
        whole = binding.bound([leaf for _, leaf in leaves], title=title, created=_start(plan))
        sha256, rest = documents.keep(whole), None
        if only:
            alone = binding.bound(only, title=f"{title}, alleen het nieuwe", created=_start(plan))
            rest = documents.keep(alone)
    places = tuple((one.first_page, one.lack is None) for one in papers)
    return Prepared(plan, sha256, len(leaves), rest, len(only) or None, places)


def _start(plan: Plan) -> datetime:
    """The first moment of the day of the bundle: the PDF carries its day, not the hour."""
    return datetime.combine(plan.made_on, time(), AMSTERDAM).astimezone(UTC)


def _papers(plan: Plan, folder: Path) -> list[Shown]:
    """Every paper as pages, or as the reason why not. Raises TooMuch as soon as there are too many."""
    found: list[Shown] = []
    for item in plan.items:
        source, so_far = folder / f"stuk-{item.number}.pdf", sum(1 + one.pages for one in found)
        try:
            pages = _placed(plan, item, source, max(rules.MOST_PAGES - so_far, 1))
            found.append(Shown(item, source, pages))
        except Lacking as lacking:
            found.append(Shown(item, source, lack=lacking.lack))
        except binding.TooLong as long:
            rules.require_pages(so_far + long.pages)
    return found


def _placed(plan: Plan, item: Item, source: Path, most: int) -> int:
    """Write the pages of a paper; how many. Raises Lacking, TooLong."""
    try:
        content = documents.content_of(item.sha256)
        if item.form is Form.PDF:
            return binding.fitted(content, source, most)
        if item.form is Form.PHOTO:
            return binding.photo(content, source)
    except binding.Locked:
        raise Lacking(Lack.LOCKED) from None
    except (binding.Broken, FileNotFoundError):
        raise Lacking(Lack.BROKEN) from None
    if item.form is not Form.TEXT:
        raise Lacking(Lack.OTHER)
    return _drawn(plan, "text", source, item=item, lines=_lines(content))


def _lines(content: bytes) -> list[str]:
    """The lines of a text file. Raises Lacking."""
    text = rules.decoded(content)
    if text is None or not text.strip():
        raise Lacking(Lack.BROKEN)
    if len(text) > rules.LONGEST_TEXT:
        raise Lacking(Lack.LONG)
    return rules.lines_of(text)


def _numbered(plan: Plan, papers: list[Shown], folder: Path, points: int) -> tuple[list[Shown], int]:
    """The papers with the pages they begin on, and how many pages cover and index take.

    points: how many pages stand between.
    """
    front = 2
    for _ in range(TRIES):
        page, found = front + points + 1, []
        for one in papers:
            found.append(replace(one, first_page=page))
            page += 1 + one.pages
        drawn = _drawn(plan, "front", folder / "front.pdf", papers=found, pages=page - 1,
                       points_page=front + 1)
        if drawn == front:
            return found, front
        front = drawn
    raise RuntimeError(f"the index of {plan.stamp} does not come to rest")


def _leaves(
    plan: Plan, papers: list[Shown], folder: Path, before: tuple[int, int]
) -> list[tuple[int | None, Leaf]]:
    """Every page of the bundle with its stamp, and of which paper it is.

    before: how many pages cover and index take, and how many the points.
    """
    front, points = before
    sheets = folder / "sheets.pdf"
    if papers and _drawn(plan, "sheets", sheets, papers=papers) != len(papers):
        raise RuntimeError(f"a sheet of {plan.stamp} is no page")
    cover, index = ("Voorblad", "voorblad"), ("Inhoud", "inhoud")
    named = [cover, index, *[("", "")] * (front - 2)]
    leaves: list[tuple[int | None, Leaf]] = [
        (None, Leaf(folder / "front.pdf", place, plan.stamp, *names)) for place, names in enumerate(named)]
    named = [("Klacht en verweer", "klacht"), *[("", "")] * (points - 1)] if points else []
    leaves += [(None, Leaf(folder / "points.pdf", place, plan.stamp, *names))
               for place, names in enumerate(named)]
    for place, one in enumerate(papers):
        number, words = one.item.number, f"{plan.stamp} · stuk {one.item.number}"
        chapter = f"Stuk {number}: {one.item.title}"
        leaves.append((number, Leaf(sheets, place, words, chapter, f"stuk-{number}")))
        leaves += [(number, Leaf(one.source, page, words)) for page in range(one.pages)]
    stamps = rules.stamps([leaf.stamp for _, leaf in leaves])
    return [(number, replace(leaf, stamp=stamp))
            for (number, leaf), stamp in zip(leaves, stamps, strict=True)]


def _drawn(plan: Plan, template: str, target: Path, **more: Any) -> int:
    """Write sheets of our own; how many pages."""
    made = paper.templates().get_template(f"hearing/bundle_{template}.html").render(plan=plan, **more)
    target.write_bytes(pdf.render(str(steady(made)), created=_start(plan)))
    return binding.pages_in(target)
