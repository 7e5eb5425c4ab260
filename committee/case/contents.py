"""What a file is by its content, and which files the committee takes; no name is believed."""

import io
import zipfile

import pikepdf

MOST_BYTES = 50 * 1024 * 1024
PDF, TEXT, MAIL = "application/pdf", "text/plain", "message/rfc822"
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
NAMED = {
    PDF: (".pdf",), "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"), "image/heic": (".heic", ".heif"),
    DOCX: (".docx",), XLSX: (".xlsx",), ODT: (".odt",), TEXT: (".txt", ".csv", ".md"), MAIL: (".eml",),
}
PACKED = (DOCX, XLSX, ODT)
RUNNING = ("/JavaScript", "/Launch")
IMAGES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
PHOTOS = (b"ftypheic", b"ftypheix", b"ftypmif1")
RUNS = ("<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "#!")
HEAD = 1024   # where readers of PDF look for its sign; another kind that holds it there is two files in one
BROKEN = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
TAKEN = "Stuur een pdf, een Word-bestand, een foto of een tekstbestand."


class NotTaken(Exception):
    """A file that the committee does not take; the message is a Dutch sentence that says what can be done."""


def checked(content: bytes, filename: str) -> str:
    """The media type of a file by what it holds. Raises NotTaken.

    content: all of it, in bytes. filename: as it was called; a name that says otherwise is refused, since
    who opens the file would trust it.
    """
    if not content:
        raise NotTaken("dit bestand is leeg. Kies het opnieuw.")
    if len(content) > MOST_BYTES:
        raise NotTaken("dit bestand is groter dan 50 MB. Verdeel het over meer bestanden.")
    kind = _kind(content, filename)
    if _two_in_one(content, kind):
        raise NotTaken("in dit bestand zit nog een ander bestand verstopt. Maak het opnieuw.")
    if not filename.lower().endswith(NAMED[kind]):
        raise NotTaken(f"de naam past niet bij wat er in het bestand staat ({NAMED[kind][0]}). {TAKEN}")
    return kind


def _kind(content: bytes, filename: str) -> str:
    for sign, kind in IMAGES:
        if content.startswith(sign):
            return kind
    if content[4:12] in PHOTOS:
        return "image/heic"
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return _text(content, filename)


def _two_in_one(content: bytes, kind: str) -> bool:
    """Whether a file is a PDF or an archive as well as what it seems: one reader sees another file."""
    if kind in PACKED:
        return b"%PDF-" in content[:HEAD]
    archive = kind not in (TEXT, MAIL) and zipfile.is_zipfile(io.BytesIO(content))
    return archive or (kind != PDF and b"%PDF-" in content[:HEAD])


def _pdf(content: bytes) -> str:
    """A PDF that opens without a password and holds nothing that runs by itself."""
    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            pages, runs = len(opened.pages), _runs(opened.Root)
    except pikepdf.PasswordError:
        raise NotTaken("deze pdf is met een wachtwoord beveiligd. Haal het wachtwoord eraf.") from None
    except BROKEN:   # a broken file may break its reader anywhere
        raise NotTaken("deze pdf is beschadigd. Maak hem opnieuw.") from None
    if not pages:
        raise NotTaken("deze pdf heeft geen bladzijden. Maak hem opnieuw.")
    if runs:
        raise NotTaken("in deze pdf staat een programma. Druk hem af naar een nieuwe pdf.")
    return PDF


def _runs(root: pikepdf.Object) -> bool:
    """Whether a PDF runs a script or a program when it is opened."""
    names, first = root.get("/Names"), root.get("/OpenAction")
    scripted = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    return scripted or (isinstance(first, pikepdf.Dictionary) and str(first.get("/S")) in RUNNING)


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            declared = parts.open("mimetype").read(len(ODT) + 1) if "mimetype" in names else b""
    except (zipfile.BadZipFile, *BROKEN, OSError):
        raise NotTaken(f"dit bestand is beschadigd of met een wachtwoord beveiligd. {TAKEN}") from None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken("in dit bestand staan macro’s. Bewaar het zonder macro’s.")
    if declared == ODT.encode():
        return ODT
    for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
        if part in names:
            return kind
    raise NotTaken(f"een ingepakt bestand (zip) kunnen wij niet aannemen. {TAKEN}")


def _text(content: bytes, filename: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken(f"wij herkennen dit bestand niet. {TAKEN}") from None
    head = text.lstrip().lower()
    if "\0" in text or head.startswith(RUNS):
        raise NotTaken(f"dit bestand kan een programma bevatten. {TAKEN}")
    return MAIL if filename.lower().endswith(".eml") else TEXT
