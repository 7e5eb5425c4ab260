"""The doors of the API. Who knocks shows a key; what is refused is problem+json in Dutch."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, Response, current_app, g, json, request, url_for
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import HTTPException

from committee.api import description, handing_in, reads, showing, tokens
from committee.api.bodies import Brought, File, read, require_kind
from committee.api.handing_in import Answer
from committee.api.rules import FORM, Problem, Trouble, idempotency_key, of_status, wrong
from committee.case.refusals import Refusal
from committee.permissions import Forbidden, Unknown
from committee.procedure import NotOpen
from committee.store import Busy, db, transaction
from committee.web import forms
from committee.web.guard import ANYBODY, open_to
from committee.web.readlog import looked

bp = Blueprint("api", __name__, url_prefix="/api/v1")
forms.csrf.exempt(bp)   # a key is sent on purpose; no browser adds it by itself
TOKEN = "token"
PART, FILES = "escalation", "bijlage"
FIRST = "Iemand anders was net voor. Probeer het opnieuw."
F = TypeVar("F", bound=Callable[..., Any])


def by_token(view: F) -> F:
    """Open an address to who shows a living key."""

    @wraps(view)
    def asked_for_token(*args: Any, **values: Any) -> Any:
        shown = request.authorization
        g.bearer = tokens.bearer((shown.token or "") if shown and shown.type == "bearer" else "")
        return view(*args, **values)

    asked_for_token.opened_to = frozenset({TOKEN})  # type: ignore[attr-defined]
    return asked_for_token  # type: ignore[return-value]


@bp.get("/openapi.json")
@open_to(ANYBODY)
def openapi() -> Response:
    """The description of these doors."""
    return _told(description.openapi(current_app.config["BASE_URL"]))


@bp.post("/escalations")
@by_token
def hand_in() -> Response:
    """Take a complaint in; where no person has to look first it is a case at once."""
    with transaction():
        tokens.count(g.bearer, g.at, current_app.config["API_CALLS"])
    key = idempotency_key(request.headers.get("Idempotency-Key"))
    brought = _brought()
    with transaction():
        answer = handing_in.hand_in(g.bearer, brought, key, g.at)
    return _answered(answer)


@bp.get("/cases/<number>")
@by_token
def case(number: str) -> Response:
    """How one of the organisation's own cases stands."""
    found = reads.status(g.bearer, number, g.today)
    looked(g.bearer.actor, "api", g.at, found.case_id)
    return _told(showing.status(found))


@bp.get("/submissions/<int:reference>")
@by_token
def submission(reference: int) -> Response:
    """What became of something that was handed in and is no case yet."""
    found = showing.arrival(reads.arrival(g.bearer, reference))
    return _told({**found, "adres": _address(found)})


def _brought() -> Brought:
    """The complaint in the request, in JSON or in a form with files. Raises Problem."""
    charset, encoding = request.mimetype_params.get("charset"), request.headers.get("Content-Encoding")
    require_kind(request.mimetype, charset, encoding)
    organisation = reads.organisation_name(g.bearer)
    if request.mimetype != FORM:
        return read(request.get_data(cache=False), [], organisation, g.today)
    request.max_form_memory_size = current_app.config["MAX_CONTENT_LENGTH"]   # long texts are no attack
    content = _part()
    files = [File(file.filename or "", file.read()) for file in request.files.getlist(FILES)]
    return read(content, files, organisation, g.today)


def _part() -> bytes:
    """The part of a form that holds the complaint, sent as a field or as a file. Raises Problem."""
    strange = sorted({*request.form, *request.files} - {PART, FILES}) + [FILES] * (FILES in request.form)
    if strange:
        wanted = f"Wel: één keer {PART} (JSON) en zo vaak als nodig {FILES} (een bestand met een naam)."
        raise wrong(Trouble("", f"Het deel ‘{name[:60]}’ kennen wij niet. {wanted}") for name in strange)
    parts: list[str | FileStorage] = [*request.form.getlist(PART), *request.files.getlist(PART)]
    if len(parts) != 1:
        raise Problem("onleesbaar", f"Stuur één deel met de naam {PART}, met de klacht in JSON.")
    return parts[0].encode("utf-8", "replace") if isinstance(parts[0], str) else parts[0].read()


def _answered(answer: Answer) -> Response:
    told = _told({**answer.said, "adres": _address(answer.said)}, answer.status)
    told.headers["Location"] = _address(answer.said)
    if answer.again:
        told.headers["Idempotent-Replayed"] = "true"
    return told


def _address(said: dict[str, Any]) -> str:
    """Where to ask how it stands: of the case, or of what is no case yet."""
    number, base = said["zaaknummer"], current_app.config["BASE_URL"]
    path = url_for(".case", number=number) if number else url_for(".submission", reference=said["bericht"])
    return f"{base}{path}"


def _told(said: Any, status: int = 200, kind: str = "application/json") -> Response:
    told = Response(json.dumps(said), status, mimetype=kind)
    told.headers["Content-Language"] = "nl"
    return told


def _refused(problem: Problem) -> Response:
    db.session.rollback()
    told = _told(problem.told(request.path), problem.status, "application/problem+json")
    told.headers.update(problem.headers)
    return told


@bp.before_app_request
def no_such_door() -> Response | None:
    """An address below /api that is not there, or not for this method, is refused like all else here."""
    error = request.routing_exception
    known = error is not None and (error.code or 0) >= 400 and request.path.startswith("/api/")
    return _of_http(error) if known and error is not None else None


@bp.errorhandler(HTTPException)
def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    named = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return _refused(of_status(status, headers=named))


bp.register_error_handler(Problem, _refused)
bp.register_error_handler(Unknown, lambda _error: _refused(of_status(404)))
bp.register_error_handler(Forbidden, lambda error: _refused(of_status(403, str(error))))
bp.register_error_handler(StaleDataError, lambda _error: _refused(of_status(409, FIRST)))
bp.register_error_handler(500, lambda _error: _refused(of_status(500)))
for kind in (NotOpen, Refusal, Busy):
    bp.register_error_handler(kind, lambda error: _refused(of_status(409, str(error))))
