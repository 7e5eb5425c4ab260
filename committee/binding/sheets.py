"""Sheets of A4 with a white strip at the foot, and how a PDF of ours is written."""

from io import BytesIO
from pathlib import Path
from typing import Any

A4 = (595.28, 841.89)   # points, upright
STRIP = 30              # points at the foot, for the stamp


def a_sheet(made: Any, *, lying: bool) -> Any:
    """One more empty page of A4, upright or lying."""
    return made.add_blank_page(page_size=tuple(reversed(A4)) if lying else A4)


def size_of(page: Any) -> tuple[float, float]:
    """Width and height of a page, in points."""
    left, low, right, high = (float(one) for one in page.mediabox)
    return right - left, high - low


def written(made: Any, target: Path) -> int:
    """Write a PDF; the number of its pages."""
    target.write_bytes(as_bytes(made))
    return len(made.pages)


def as_bytes(made: Any) -> bytes:
    """A PDF as bytes, the same each time."""
    import pikepdf

    kept = BytesIO()
    made.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue()


def pages_in(source: Path) -> int:
    """The number of pages of a PDF of ours."""
    import pikepdf

    with pikepdf.open(source) as opened:
        return len(opened.pages)
