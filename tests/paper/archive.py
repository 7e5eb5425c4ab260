"""What the tests ask of a PDF: does it pass the validator, what is on it and where, which glyphs."""

import io
import re
import subprocess
from datetime import UTC, datetime
from importlib.resources import files

import page
import pikepdf
from fontTools.ttLib import TTFont

from committee import pdf
from committee.pdf import Attachment

MOMENT = datetime(2026, 5, 7, 12, 30, tzinfo=UTC)
POINTS_PER_MM = 72 / 25.4


def printed(html: str, *attachments: Attachment) -> bytes:
    """The PDF of the html at the moment of the tests."""
    return pdf.render(html, created=MOMENT, attachments=attachments)


def objections(data: bytes, profile: str) -> list[str]:
    """What the validator has against the file; a validator that checked nothing is an objection too."""
    report = page.validate_pdf_bytes(data, profile=profile)
    if not report.rules.total:
        return ["nothing was checked"]
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def words(data: bytes) -> list[str]:
    """The words on the pages, in reading order, page after page."""
    return _poppler("pdftotext", data, "-raw", "-", "-").split()


def pages(data: bytes) -> int:
    """How many pages there are."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return len(opened.pages)


def place(data: bytes, word: str, nth: int = 0) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a word in mm from the left and top of its page."""
    boxes = re.findall(
        rf'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">{re.escape(word)}</word>',
        _poppler("pdftotext", data, "-bbox", "-", "-"),
    )
    left, top, right, bottom = (float(number) / POINTS_PER_MM for number in boxes[nth])
    return left, top, right, bottom


def fonts(data: bytes) -> dict[str, tuple[TTFont, dict[str, int]]]:
    """Per embedded font its file and, per sign of the text layer, the number of the glyph drawn for it."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
                file = thing.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
                name = str(thing.BaseFont).partition("+")[2]
                found[name] = TTFont(io.BytesIO(file)), _glyphs(thing.ToUnicode.read_bytes().decode())
    return found


def _glyphs(to_unicode: str) -> dict[str, int]:
    pairs = re.findall(r"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>", to_unicode.partition("beginbfchar")[2])
    return {bytes.fromhex(signs).decode("utf-16-be"): int(glyph, 16) for glyph, signs in pairs}


def _poppler(tool: str, data: bytes, *arguments: str) -> str:
    return subprocess.run([tool, *arguments], input=data, capture_output=True, check=True).stdout.decode()


def font_file(package: str, name: str) -> TTFont:
    """A font as its package carries it."""
    return TTFont(io.BytesIO(files(package).joinpath("files", name).read_bytes()))
