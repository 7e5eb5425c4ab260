"""Handing over a file: to keep, never to run in the page."""

from unicodedata import normalize
from urllib.parse import quote

from flask import Response

from committee.case import documents
from committee.permissions import Unknown


def handed_over(sha256: str, filename: str, media_type: str) -> Response:
    """The file as an attachment under its own name. Raises Unknown when its content is gone."""
    try:
        content = documents.content_of(sha256)
    except FileNotFoundError as gone:
        raise Unknown from gone
    return attached(content, filename, media_type)


def attached(content: bytes, filename: str, media_type: str) -> Response:
    """Content as an attachment under a name."""
    plain = normalize("NFKD", filename).encode("ascii", "ignore").decode()
    plain = "".join(sign for sign in plain if sign.isprintable() and sign not in '"\\/') or "bestand"
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
