"""Every document leaves as one PDF that archives accept and that can be read aloud."""

import io
import logging
import subprocess
import sys

import pikepdf
import pytest

from committee.paper import letter_html, verdict_data, verdict_html
from committee.pdf import Attachment, ForbiddenSource
from tests.paper.archive import MOMENT, font_file, fonts, objections, pages, printed, words
from tests.paper.sheets import a_letter, a_verdict, an_element

PROFILES = ("3a", "ua1")
NAMES = ("Łukaszewicz", "Şahin", "Nguyễn", "Đorđević", "Ağaoğlu", "Müller-Žižek")


def a_page(body: str) -> str:
    return f'<html lang="nl"><head><title>Proef</title></head><body><h1>Proef</h1>{body}</body></html>'


class TestADocumentReachesNothingOutsideTheHouse:
    """Only static:NAME and font:NAME exist for a document; text of a party can ask for anything."""

    @pytest.mark.parametrize("source", [
        "file:///etc/passwd", "http://example.org/x.png", "https://example.org/x.png", "ftp://example.org/x.svg",
        "data:image/svg+xml,<svg/>", "static:../instance/config.toml", "static:/etc/passwd",
        "static:.secret.css",
        "static:paper.py", "static:none.svg", "font:../x.ttf", "font:Unknown-Regular.ttf",
    ])
    @pytest.mark.parametrize("asking", [
        '<img alt="x" src="{}">', '<link rel="stylesheet" href="{}">',
        '<object data="{}">x</object>', '<style>@import url("{}");</style>',
        '<style>p {{ background: url("{}") }}</style><p>x</p>',
    ])
    def test_stops_at_any_other_source(self, asking, source):
        with pytest.raises(ForbiddenSource, match="Niet toegestaan"):
            printed(a_page(asking.format(source)))

    def test_attaches_nothing_that_the_text_asks_for(self):
        with pytest.raises(ForbiddenSource):
            printed(a_page('<a rel="attachment" href="file:///etc/passwd">x</a>'))


class TestADocumentIsArchivedAndReadAloud:
    """ISO 19005-3 level A and ISO 14289-1, both in one file."""

    @pytest.mark.parametrize("profile", PROFILES)
    @pytest.mark.parametrize("html", [
        letter_html(a_letter()),
        letter_html(a_letter(body_html="<p>Eén regel.</p>")),
        letter_html(a_letter(body_html="<p>Wij lezen nog.</p>" * 120, annexes=("Klacht", "Verweer"))),
        verdict_html(a_verdict()),
        verdict_html(a_verdict(elements=(an_element(1, "de wachttijd", "gegrond"),), papers=(), facts=(),
                               recommendations=(), version=2)),
    ], ids=["letter", "one line", "long letter", "verdict", "small verdict"])
    def test_passes_the_validator(self, html, profile):
        assert objections(printed(html), profile) == []

    def test_the_validator_does_look(self):
        bare = '<html><body><h3>x</h3><img src="static:logo.svg"></body></html>'
        assert objections(printed(bare), "ua1") != []

    def test_carries_its_data_along(self):
        data = verdict_data(a_verdict())
        made = printed(verdict_html(a_verdict()),
                       Attachment("uitspraak.json", data, "application/json", "De uitspraak als gegevens"))
        assert [objections(made, profile) for profile in PROFILES] == [[], []]
        with pikepdf.open(io.BytesIO(made)) as opened:
            carried = opened.attachments["uitspraak.json"]
            assert carried.get_file().read_bytes() == data
            assert carried.get_file().mime_type == "application/json"
            assert carried.obj.AFRelationship == "/Data"
            assert len(opened.Root.AF) == 1

    def test_tells_its_title_language_and_moment(self):
        with pikepdf.open(io.BytesIO(printed(verdict_html(a_verdict())))) as opened:
            assert opened.Root.Lang == "nl"
            assert opened.docinfo.Title == "Uitspraak OD-2026-0014"
            assert opened.docinfo.CreationDate == "D:20260507123000Z"
            assert opened.Root.ViewerPreferences.DisplayDocTitle


class TestTheSamePaperGivesTheSameBytes:
    """The confirmed hash of a verdict must be found again."""

    def test_within_a_process_whatever_was_printed_between(self):
        first = printed(verdict_html(a_verdict()))
        printed(letter_html(a_letter(salutation="Geachte heer Łukaszewicz,")))
        assert printed(verdict_html(a_verdict())) == first

    def test_in_another_process(self):
        script = ("import sys; from committee.paper import verdict_html\n"
                  "from tests.paper.archive import printed; from tests.paper.sheets import a_verdict\n"
                  "sys.stdout.buffer.write(printed(verdict_html(a_verdict())))")
        other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        assert other.stdout == printed(verdict_html(a_verdict()))

    def test_another_moment_gives_another_file(self):
        assert printed(a_page("x")) == printed(a_page("x"))
        assert str(MOMENT.year).encode() in printed(a_page("x"))


class TestNames:
    """A name is printed as its bearer writes it."""

    @pytest.mark.parametrize(("font", "package", "file"), [
        ("Paper-Serif", "font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
        ("Paper-Sans", "font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ])
    def test_each_sign_is_drawn_with_its_own_glyph(self, font, package, file):
        """The text layer can be right while the paper is wrong, so the outlines themselves are compared."""
        text = " ".join(NAMES)
        made = printed(letter_html(a_letter(salutation=f"Geachte {text},", recipient_lines=(text,))))
        assert all(name.startswith("Paper-") for name in fonts(made))
        drawn, glyphs = fonts(made)[font]
        source = font_file(package, file)
        for sign in set(text) - {" "}:
            own = source["glyf"][source.getBestCmap()[ord(sign)]].getCoordinates(source["glyf"])[0]
            printed_outline = drawn["glyf"][drawn.getGlyphName(glyphs[sign])].getCoordinates(drawn["glyf"])[0]
            assert list(printed_outline) == list(own), sign

    @pytest.mark.parametrize("name", NAMES)
    def test_can_be_found_in_the_text(self, name):
        assert words(printed(letter_html(a_letter(salutation=f"Geachte {name},")))).count(name + ",") == 1

    @pytest.mark.parametrize("name", ["محمد الأحمد", "שלום כהן", "王小明", "ⵣⵉⵔⵉ", "😀",
                                      "\ud800", "\ue000", "\x07\x1b"])
    def test_no_sign_stops_a_letter(self, name):
        letter = a_letter(heading=f"Brief aan {name}", recipient_lines=(name,))
        assert pages(printed(letter_html(letter))) == 1

    def test_signs_that_fonts_lack_are_printed_by_their_equals(self):
        made = printed(letter_html(a_letter(salutation="Geachte Ĳssel\u2011De\u0308 ĳzer\ue000,")))
        assert "Geachte IJssel-Dë ijzer?," in " ".join(words(made))
        assert [objections(made, profile) for profile in PROFILES] == [[], []]

    def test_a_sign_that_no_font_has_is_reported_without_the_name(self, caplog):
        with caplog.at_level(logging.WARNING, "committee.pdf"):
            printed(a_page("<p>x\U0002fa1d\U000e0fff</p>"))
        assert all("x" not in record.args[0] for record in caplog.records)


def test_the_web_does_not_pay_for_the_press():
    """Importing what makes paper does not import WeasyPrint."""
    script = "import sys, committee.pdf, committee.paper; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
