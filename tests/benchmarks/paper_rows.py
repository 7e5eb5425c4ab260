"""Rows 10, 11 and 12: the verdict and letters on paper against WeasyPrint alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

from weasyprint import HTML

from committee import paper, pdf
from tests.benchmarks.measure import Row, ratio, seconds
from tests.paper import sheets

AT = datetime(2026, 5, 7, 10, tzinfo=UTC)


def rows() -> Iterator[Row]:
    """Ours against the same page, the same style sheet and variant through WeasyPrint itself."""
    short, long = sheets.a_verdict(), _long()
    for number, what, sheet in (
        ("10", "uitspraak van 4 bladzijden", short),
        ("11", "uitspraak van 30 bladzijden", long),
    ):
        html = paper.verdict_html(sheet)
        value = ratio(
            lambda sheet=sheet: pdf.render(paper.verdict_html(sheet), created=AT),
            lambda html=html: bare(html),
            rounds=3,
        )
        yield Row(number, f"{what} ({pages(html)} blz.)", "WeasyPrint alleen", value, 1.1)
    begin = process_time()
    paper.verdict_html(short)
    yield Row("10", "sjabloon van de uitspraak", "10 ms", (process_time() - begin) / 0.010, 1.0)
    yield _per_page(short, long)
    letter = sheets.a_letter()
    html = paper.letter_html(letter)
    value = ratio(
        lambda: [pdf.render(paper.letter_html(letter), created=AT) for _ in range(100)],
        lambda: [bare(html) for _ in range(100)],
        rounds=3,
    )
    yield Row("12", "100 brieven", "WeasyPrint alleen, één proces", value, 1.15)


def bare(html: str) -> bytes:
    """The page through WeasyPrint with our fonts and sheet made once, as its users would."""
    fonts, sheet = pdf._press()
    made: bytes = HTML(string=html, url_fetcher=pdf._fetch).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a"
    )
    return made


def pages(html: str) -> int:
    """How many pages a page makes."""
    fonts, sheet = pdf._press()
    return len(HTML(string=html, url_fetcher=pdf._fetch).render(stylesheets=[sheet], font_config=fonts).pages)


def _long() -> paper.VerdictPaper:
    sheet = sheets.a_verdict()
    element = sheet.elements[0]
    many = tuple(replace(element, number=n, considerations=element.considerations * 12) for n in range(1, 31))
    return replace(sheet, elements=many)


def _per_page(short: paper.VerdictPaper, long: paper.VerdictPaper) -> Row:
    def each(sheet: paper.VerdictPaper) -> float:
        html = paper.verdict_html(sheet)
        pdf.render(html, created=AT)
        return seconds(lambda: pdf.render(html, created=AT)) / pages(html)

    return Row(
        "11", "per bladzijde, lang ÷ kort", "uitspraak van 4 bladzijden", each(long) / each(short), 1.3
    )
