"""A file is what it holds: what the committee does not take is refused in a sentence that helps."""

import io
import zipfile
from random import Random

import pikepdf
import pytest

from committee.case.contents import DOCX, MAIL, MOST_BYTES, ODT, PDF, TEXT, XLSX, NotTaken, checked

PNG, JPEG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"\xff\xd8\xff\xe0" + b"\0" * 50
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 50


def a_pdf(change=lambda made: None, **more) -> bytes:
    """A PDF of one empty page."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    change(made)
    made.save(out, **more)
    return out.getvalue()


def packed(*names: str, **parts: str) -> bytes:
    """An archive with parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, parts.get(name, "x"))
    return out.getvalue()


def scripted(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def named_scripts(made: pikepdf.Pdf) -> None:
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())


def strange_names(made: pikepdf.Pdf) -> None:
    made.Root.Names = pikepdf.Array([1, 2])


LOCKED = pikepdf.Encryption(owner="geheim", user="geheim")
ZIP = packed("a.txt")
REFUSED = [
    (b"", "leeg.pdf", "leeg"),
    (a_pdf(encryption=LOCKED), "slot.pdf", "wachtwoord"),
    (a_pdf(scripted), "programma.pdf", "programma"),
    (a_pdf(named_scripts), "programma.pdf", "programma"),
    (a_pdf()[:60], "half.pdf", "beschadigd"),
    (b"%PDF-1.7\n", "kop.pdf", "beschadigd"),
    (b"<html>" + a_pdf(), "kop.pdf", "wij herkennen"),
    (ZIP + a_pdf(), "kop.pdf", "zip"),
    (a_pdf() + ZIP, "staart.pdf", "nog een ander bestand"),
    (JPEG + ZIP, "foto.jpg", "nog een ander bestand"),
    (PNG + a_pdf(), "foto.png", "nog een ander bestand"),
    (b"Beste commissie, %PDF-1.7 trailer", "brief.txt", "nog een ander bestand"),
    (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "brief.pdf", "wij herkennen"),
    (b"\x7fELF\x02\x01\x01\x00\xff", "brief.pdf", "wij herkennen"),
    (b"#!/bin/sh\nrm -rf /", "brief.txt", "programma"),
    (b"<!DOCTYPE html><script>", "brief.txt", "programma"),
    (b"\xef\xbb\xbf  <svg onload=x>", "plaatje.txt", "programma"),
    (b"een\0twee", "brief.txt", "programma"),
    (ZIP, "alles.zip", "zip"),
    (packed("word/document.xml", "word/vbaProject.bin"), "brief.docx", "macro"),
    (b"PK\x03\x04kapot", "brief.docx", "beschadigd"),
    (a_pdf(), "brief.docx", "de naam past niet"),
    (PNG, "foto.jpg", "de naam past niet"),
    (a_pdf(), "brief.pdf.exe", "de naam past niet"),
    (a_pdf(), "brief", "de naam past niet"),
]
TAKEN = [
    (a_pdf(), "brief.PDF", PDF), (a_pdf(strange_names), "brief.pdf", PDF), (PNG, "foto.png", "image/png"),
    (JPEG, "foto.jpeg", "image/jpeg"), (HEIC, "foto.heic", "image/heic"),
    (packed("word/document.xml"), "brief.docx", DOCX), (packed("xl/workbook.xml"), "lijst.xlsx", XLSX),
    (packed("mimetype", mimetype=ODT), "brief.odt", ODT), ("Zoë belde.".encode(), "notitie.txt", TEXT),
    (b"From: visser@example.org\n\nHallo", "bericht.eml", MAIL),
]


class TestRefused:
    """Empty, too large, locked, broken, running, two files in one, or not what its name says."""

    @pytest.mark.parametrize(("content", "name", "said"), REFUSED, ids=range(len(REFUSED)))
    def test_says_what_is_wrong(self, content, name, said):
        with pytest.raises(NotTaken, match=said):
            checked(content, name)

    def test_what_is_too_large(self):
        with pytest.raises(NotTaken, match="50 MB"):
            checked(b"x" * (MOST_BYTES + 1), "groot.txt")

    def test_a_small_archive_of_endless_parts_is_not_unpacked(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", b"\0" * 50_000_000)
        with pytest.raises(NotTaken, match="zip"):
            checked(out.getvalue(), "bom.odt")

    def test_a_file_broken_in_any_place_is_taken_or_refused_and_breaks_nothing(self):
        random, whole = Random(7), a_pdf(strange_names)
        for _ in range(400):
            broken = bytearray(whole)
            for _ in range(random.randint(1, 8)):
                broken[random.randrange(5, len(broken))] = random.randrange(256)
            try:
                assert checked(bytes(broken), "brief.pdf") == PDF
            except NotTaken:
                continue


class TestTaken:
    """What people send: papers, photos, texts and mails."""

    @pytest.mark.parametrize(("content", "name", "kind"), TAKEN, ids=[name for _, name, _ in TAKEN])
    def test_is_known_by_what_it_holds(self, content, name, kind):
        assert checked(content, name) == kind
