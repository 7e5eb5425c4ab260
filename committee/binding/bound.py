"""Pages of many files → one PDF with stamps, bookmarks, and links from page to page."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from committee.binding.sheets import as_bytes
from committee.binding.stamping import stamp, the_font

LINK = "bundel:"   # how a sheet of ours points at another page: "bundel:stuk-7"


@dataclass(frozen=True)
class Leaf:
    """One page of a binding: the how-manieth of which PDF, and the words of its stamp.

    bookmark: begins a chapter of this name. name: by which our own sheets point at it.
    """

    source: Path
    index: int
    stamp: str
    bookmark: str = ""
    name: str = ""


def bound(leaves: Sequence[Leaf], *, title: str, created: datetime) -> bytes:
    """One PDF of these pages, each with its stamp. The same leaves, title and moment give the same bytes.

    A link of ours to a page that is not among them is left out.
    """
    import pikepdf

    with pikepdf.new() as made, ExitStack() as opened:
        sources = {path: opened.enter_context(pikepdf.open(path))
                   for path in dict.fromkeys(leaf.source for leaf in leaves)}
        font = made.make_indirect(the_font(made))
        for leaf in leaves:
            made.pages.append(sources[leaf.source].pages[leaf.index])
            stamp(made, made.pages[-1], leaf.stamp, font)
        places = {leaf.name: page.obj for leaf, page in zip(leaves, made.pages, strict=True) if leaf.name}
        for page in made.pages:
            _lead(made, page.obj, places)
        with made.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(leaf.bookmark, place)
                                for place, leaf in enumerate(leaves) if leaf.bookmark)
        _entitle(made, title, created)
        return as_bytes(made)


def _lead(made: Any, page: Any, places: dict[str, Any]) -> None:
    """Let the links of ours on a page lead to the page they name."""
    import pikepdf

    kept = []
    for link in page.get("/Annots", []):
        target = str(link.get("/A", {}).get("/URI", ""))
        where = places.get(target.removeprefix(LINK)) if target.startswith(LINK) else None
        if where is not None:
            for key in ("/A", "/StructParent", "/P"):
                if key in link:
                    del link[key]
            link["/Dest"] = pikepdf.Array([where, pikepdf.Name.Fit])
            kept.append(link)
    if "/Annots" in page:
        page["/Annots"] = made.make_indirect(pikepdf.Array(kept))


def _entitle(made: Any, title: str, created: datetime) -> None:
    import pikepdf

    moment = created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    made.docinfo["/Title"] = title
    made.docinfo["/CreationDate"] = made.docinfo["/ModDate"] = moment
    made.Root.Lang, made.Root.PageMode = "nl", pikepdf.Name.UseOutlines
    made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
