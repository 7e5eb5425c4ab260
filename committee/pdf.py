"""HTML → one PDF that is PDF/A-3a and PDF/UA-1 at once: the only place that calls WeasyPrint.

WeasyPrint is imported inside the functions: it costs every process that imports it half a second
and 34 MiB, and the web workers never render.
"""

import atexit
import logging
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from committee.paths import HOME

_FONT_PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".ttf": "font/ttf"}

# What no font of ours draws but has an equal that they do draw: Dutch ij as one sign, hyphens, thin spaces.
_EQUALS = str.maketrans(
    {"ĳ": "ij", "Ĳ": "IJ", "\u2010": "-", "\u2011": "-", "\u2009": "\xa0", "\u202f": "\xa0"}
)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")

# PDF/A-3 wants every property outside its own list described in the file itself (ISO 19005-3, 6.6.2.3).
_ALSO_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class ForbiddenSource(ValueError):
    """The HTML asks for something that is neither in static/ nor a font of the house."""


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the PDF. media_type as in "application/json"."""

    name: str
    data: bytes
    media_type: str
    description: str


def render(html: str, *, created: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF of a whole HTML page (with <html lang>, <title> and h1).

    created: aware moment that becomes the date of the file and its attachments; the same html,
    attachments and moment give the same bytes. Raises ForbiddenSource when the html refers to anything
    but `static:NAME` and `font:NAME`. Sources: ISO 19005-3 level A, ISO 14289-1.
    """
    from weasyprint import HTML
    from weasyprint import Attachment as Attached
    from weasyprint.urls import FatalURLFetchingError

    moment = created.astimezone(UTC).replace(microsecond=0)
    fonts, sheet = _press()
    parts = [
        Attached(string=part.data, name=part.name, description=part.description,
                 created=moment, modified=moment, relationship="Data")
        for part in attachments
    ]
    try:
        source = HTML(string=_drawable(html), url_fetcher=_fetch)
        document = source.render(font_config=fonts, stylesheets=[sheet])
        document.metadata.created = document.metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        pdf: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a", attachments=parts,
            finisher=lambda drawn, made: _finish(drawn, made, attachments),
        )
    except FatalURLFetchingError as stop:
        raise ForbiddenSource(str(stop)) from None
    return pdf


def _drawable(html: str) -> str:
    """The html in signs that can be drawn and archived: composed, without controls or private signs."""
    text = unicodedata.normalize("NFC", html).translate(_EQUALS)
    return _NOT_TEXT.sub("?", _INVISIBLE.sub("", text))


@cache
def _press() -> tuple[Any, Any]:
    """The fonts and the style sheet for paper, once per process: making them anew costs a quarter more."""
    from weasyprint import CSS
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration

    if not harfbuzz_subset:   # fontTools would step in, and writes the time of day into each font
        raise RuntimeError("Voor PDF ontbreekt een bibliotheek: installeer libharfbuzz-subset0")
    fonts = FontConfiguration()
    sheet = CSS(string=_read("static", "paper.css").decode(), url_fetcher=_fetch, font_config=fonts)
    atexit.register(_press.cache_clear)   # any later, and WeasyPrint leaves its copies of the fonts
    return fonts, sheet


def _fetch(url: str) -> Any:
    """The answer to a URL in HTML or CSS; stops the rendering for any that is not ours."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    scheme, _, name = url.partition(":")
    try:
        body = _read(scheme, name)
    except (LookupError, OSError):
        raise FatalURLFetchingError(f"Niet toegestaan in een document: {url[:200]}") from None
    return URLFetcherResponse(url, body, {"Content-Type": _TYPES[name[name.rfind("."):]]})


def _read(scheme: str, name: str) -> bytes:
    """The bytes of static:NAME or font:NAME; LookupError for any other scheme, kind or folder."""
    if not name[:1].isalnum() or "/" in name or "\\" in name or name[name.rfind("."):] not in _TYPES:
        raise LookupError(name)
    if scheme == "static":
        return (HOME / "static" / name).read_bytes()
    if scheme == "font":
        return files(_FONT_PACKAGES[name.partition("-")[0]]).joinpath("files", name).read_bytes()
    raise LookupError(scheme)


def _finish(document: Any, pdf: Any, attachments: Sequence[Attachment]) -> None:
    """Add to a PDF/A-3a what makes it PDF/UA-1 as well; WeasyPrint knows one variant per file."""
    reference = pdf.catalog["Metadata"]
    number = reference.split()[0] if isinstance(reference, bytes) else reference.encode().split()[0]
    metadata = pdf.objects[int(number)]
    xmp = b"".join(part if isinstance(part, bytes) else part.data for part in metadata.stream)
    metadata.stream = [xmp.replace(b"</rdf:RDF>", _ALSO_UA + b"</rdf:RDF>", 1)]
    metadata.compress = False   # archives search for the identification as plain text
    embedded = [thing for thing in pdf.objects if getattr(thing, "extra", {}).get("Type") == "/EmbeddedFile"]
    for thing, attachment in zip(embedded, attachments, strict=True):
        thing.extra["Subtype"] = "/" + attachment.media_type.replace("/", "#2f")
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))
    if undrawn := {sign for font in document.fonts.values() for sign in font.missing}:
        signs = ", ".join(f"U+{sign:04X}" for sign in sorted(undrawn))
        logging.getLogger(__name__).warning("Geen lettertype voor %s: installeer een Noto-pakket", signs)
