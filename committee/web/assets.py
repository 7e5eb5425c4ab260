"""Style sheets, scripts and fonts under addresses that change with their content, to be kept for long."""

import hashlib
from functools import cache
from importlib.resources import files

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

from committee.paths import HOME
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("assets", __name__)
PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
FONTS = frozenset(f"{family}-{weight}.otf" for family in PACKAGES for weight in ("Regular", "Semibold", "It"))
KEPT = "public, max-age=31536000, immutable"


@bp.get("/lettertypen/<name>")
@open_to(ANYBODY)
def font(name: str) -> Response:
    """One of our fonts, whole, from its package."""
    if name not in FONTS:
        abort(404)
    content = files(PACKAGES[name.partition("-")[0]]).joinpath("files", name).read_bytes()
    response = Response(content, mimetype="font/otf")
    response.headers["Cache-Control"] = KEPT
    return response


def asset(name: str) -> str:
    """The address of a static file, with its content in it."""
    return _address(name) if current_app.debug else _kept_address(name)


@cache
def place(endpoint: str) -> str:
    """The address of a page that has but one; every page leads there, so it is made once."""
    return url_for(endpoint)


def offer(app: Flask) -> None:
    """Give templates asset() and place(), and let browsers keep what has a version in its address."""
    app.jinja_env.globals |= {"asset": asset, "place": place}
    app.after_request(_keep_versioned)


def _keep_versioned(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = KEPT
    return response


def _address(name: str) -> str:
    content = hashlib.sha256((HOME / "static" / name).read_bytes()).hexdigest()[:12]
    return url_for("static", filename=name, v=f"s{content}")   # digits alone are a number that is no key


_kept_address = cache(_address)   # for as long as the process runs
