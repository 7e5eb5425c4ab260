"""A stranger's PDF or photo, placed on sheets of A4: what it looks like, and nothing that it does."""

from io import BytesIO
from pathlib import Path
from typing import Any

from committee.binding.sheets import STRIP, a_sheet, size_of, written

DRAWN = "/Stuk"                # left to itself pikepdf names it by chance, and the bytes would change
EDGE = 45                      # points, around a photo
INCHES, MOST_PIXELS = 11.7, 120_000_000
FINEST = round(INCHES * 200)   # pixels: 200 dots per inch on the long side of A4


class Unshowable(Exception):
    """A paper that cannot be placed on a page."""


class Locked(Unshowable):
    """A PDF that opens with a password only."""


class Broken(Unshowable):
    """A file that is damaged, empty, or not what it says it is."""


class TooLong(Exception):
    """A PDF of more pages than are wanted. pages: how many."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def fitted(content: bytes, target: Path, most: int) -> int:
    """Place every page of a PDF on A4 and write that; the number of pages, most of them at most.

    Form fields and remarks are printed as they look. Raises Locked, Broken, TooLong.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as made:
            if not 0 < len(source.pages) <= most:
                raise TooLong(len(source.pages)) if len(source.pages) else Broken
            source.generate_appearance_streams()   # else what was typed in a form stays unseen
            source.flatten_annotations("print")
            for page in source.pages:
                _place(made, made.copy_foreign(page.as_form_xobject()))
            return written(made, target)
    except pikepdf.PasswordError as locked:
        raise Locked from locked
    except TooLong:
        raise
    except Exception as broken:   # a stranger's file: whatever is wrong with it, the others are bound
        raise Broken from broken


def photo(content: bytes, target: Path) -> int:
    """Place a photo upright on A4 and write that, without what the camera noted; one page. Raises Broken."""
    import pikepdf

    try:
        data, width, height = _straightened(content)
        with pikepdf.new() as made:
            drawn = pikepdf.Stream(made, data, {
                "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": width,
                "/Height": height, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8,
                "/Filter": pikepdf.Name.DCTDecode})
            page = a_sheet(made, lying=width > height)
            wide, high = size_of(page)
            scale = min((wide - 2 * EDGE) / width, (high - STRIP - 2 * EDGE) / height)
            w, h = width * scale, height * scale
            left, below = (wide - w) / 2, high - EDGE - h
            name = page.add_resource(drawn, pikepdf.Name.XObject, pikepdf.Name(DRAWN))
            page.contents_add(f"q {w:.2f} 0 0 {h:.2f} {left:.2f} {below:.2f} cm {name} Do Q".encode())
            return written(made, target)
    except Exception as broken:   # as above
        raise Broken from broken


def _place(made: Any, form: Any) -> None:
    """One more page with this form on it: as large as it is, or made smaller to fit."""
    import pikepdf

    left, low, right, high = (float(one) for one in form.BBox)
    a, b, c, d = (float(one) for one in list(form.get("/Matrix", [1, 0, 0, 1, 0, 0]))[:4])
    width, height = abs(right - left), abs(high - low)
    across, up = width * abs(a) + height * abs(c), width * abs(b) + height * abs(d)
    if across < 1 or up < 1:
        raise Broken
    page = a_sheet(made, lying=across > up)
    wide, tall = size_of(page)
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(DRAWN))
    room = pikepdf.Rectangle(0, STRIP, wide, tall)
    page.contents_add(page.calc_form_xobject_placement(form, name, room, allow_expand=False))


def _straightened(content: bytes) -> tuple[bytes, int, int]:
    """A photo as JPEG, turned as it was held, on white, no finer than paper shows; its width and height."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Broken
        turned = ImageOps.exif_transpose(image)
        turned.thumbnail((FINEST, FINEST))
        clear = turned.convert("RGBA")
        flat = Image.new("RGB", clear.size, "white")
        flat.paste(clear, mask=clear.getchannel("A"))
        kept = BytesIO()
        flat.save(kept, "JPEG", quality=85)
        return kept.getvalue(), *flat.size
