"""The stamp at the foot of a page, in the font of the house, which the file carries with it."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from committee.binding.sheets import size_of

SIZE, BASE, RIGHT, GREY = 9.5, 13, 36, 0.2   # points above the edge and left of it
FONT, SIGNS = "/Stempel", (*range(32, 127), 0xB7)


def stamp(made: Any, page: Any, words: str, font: Any) -> None:
    """Write the stamp at the foot of a page, to the right; what else the page holds stays as it was."""
    for key in ("/StructParents", "/Tabs"):   # pages of several files have no one tree of tags
        if key in page.obj:
            del page.obj[key]
    resources = _within(page.obj, "/Resources")
    _within(resources, "/Font")[FONT] = font
    said = words.encode("cp1252", "replace")
    _program, widths, _facts = _letters()
    long = sum(widths[sign - SIGNS[0]] for sign in said if SIGNS[0] <= sign <= SIGNS[-1]) * SIZE / 1000
    left, low = float(page.mediabox[0]), float(page.mediabox[1])
    x, y = left + size_of(page)[0] - RIGHT - long, low + BASE
    drawn = f"Q q BT {FONT} {SIZE} Tf {GREY} g {x:.2f} {y:.2f} Td <{said.hex()}> Tj ET Q"
    page.contents_add(made.make_stream(b"q\n"), prepend=True)
    page.contents_add(made.make_stream(drawn.encode()))


def _within(thing: Any, key: str) -> Any:
    """The dictionary under this key, made if there is none."""
    import pikepdf

    if key not in thing:
        thing[key] = pikepdf.Dictionary()
    return thing[key]


def the_font(made: Any) -> Any:
    """The font of the stamps, in the file itself."""
    import pikepdf

    program, widths, facts = _letters()
    name = pikepdf.Name("/SourceSansPro")
    held = made.make_stream(program, Length1=len(program))
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=32, FontFile2=held, StemV=80, **facts)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=name, FirstChar=SIGNS[0],
        LastChar=SIGNS[-1], Widths=list(widths), Encoding=pikepdf.Name.WinAnsiEncoding,
        FontDescriptor=made.make_indirect(descriptor))


@cache
def _letters() -> tuple[bytes, tuple[int, ...], dict[str, Any]]:
    """The signs of a stamp out of the font of the house: its program, widths by code, and measures."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    whole = files("font_source_sans_pro").joinpath("files", "SourceSansPro-Regular.ttf").read_bytes()
    font = TTFont(BytesIO(whole), recalcTimestamp=False)   # the time of day would change the bytes
    some = Subsetter(Options(layout_features=[], hinting=False))
    some.populate(unicodes=SIGNS)
    some.subset(font)
    unit, drawn = 1000 / font["head"].unitsPerEm, font.getBestCmap()
    widths = _widths(drawn, font["hmtx"], unit)
    head, line = font["head"], font["hhea"]
    box = [round(one * unit) for one in (head.xMin, head.yMin, head.xMax, head.yMax)]
    up, down = round(line.ascent * unit), round(line.descent * unit)
    kept = BytesIO()
    font.save(kept)
    return kept.getvalue(), widths, {"FontBBox": box, "Ascent": up, "Descent": down, "CapHeight": up,
                                     "ItalicAngle": 0}


def _widths(drawn: dict[int, str], measures: Any, unit: float) -> tuple[int, ...]:
    def width(sign: int) -> int:
        return round(measures[drawn[sign]][0] * unit) if sign in drawn else 0

    return tuple(width(sign) for sign in range(SIGNS[0], SIGNS[-1] + 1))
