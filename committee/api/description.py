"""The description of the API (OpenAPI 3.1), built from one value and the one schema of a complaint."""

from copy import deepcopy
from typing import Any

from committee.api.bodies import CHANNEL
from committee.api.rules import FORM, JSON, KINDS, TYPE
from committee.deadlines import Clock
from committee.deadlines import Standing as TermStanding
from committee.desk.rules import STEPS
from committee.escalation import handover
from committee.escalation.records import Fate
from committee.labels import Labelled
from committee.procedure import State
from committee.verdict.records import Overall

HERE = "#/components/schemas/"
DAY: dict[str, Any] = {"type": "string", "format": "date"}
ADDRESS: dict[str, Any] = {"type": "string", "format": "uri", "description": "Waar te vragen hoe het staat."}
NUMBER: dict[str, Any] = {"type": "string", "description": "Zaaknummer, zoals LH-2026-0001."}
REFERENCE: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": 999_999_999,
                             "description": "Nummer van wat er binnenkwam, voordat het een zaak is."}
INTRODUCTION = """Leg een klacht voor aan de klachtencommissie en vraag hoe het met uw zaken staat.

Uw sleutel krijgt u van de commissie. Hij hoort bij één organisatie en één commissie.
Dagen zijn Nederlandse dagen (JJJJ-MM-DD). Onbekende velden zijn fouten.
Een aanvraag is ten hoogste 60 MB; een bijlage 50 MB, als base64 in JSON 22 MB; ten hoogste 50 bijlagen.
Bijlagen: pdf, Word, Excel, OpenDocument, png, jpeg, heic, tekst of e-mail. De inhoud telt, niet de naam.
Stuur een Idempotency-Key mee: dezelfde sleutel met dezelfde klacht geeft 24 uur lang hetzelfde antwoord.
Ook het kenmerk beschermt tegen dubbele zaken, zonder einde."""


def openapi(base_url: str) -> dict[str, Any]:
    """The whole description. base_url: the address of this installation."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wederhoor", "version": "1", "description": INTRODUCTION},
        "servers": [{"url": base_url}],
        "security": [{"sleutel": []}],
        "paths": {
            "/api/v1/escalations": {"post": _hand_in()},
            "/api/v1/cases/{zaaknummer}": {"get": _case()},
            "/api/v1/submissions/{bericht}": {"get": _submission()},
            "/api/v1/openapi.json": {"get": _self()},
        },
        "components": {
            "securitySchemes": {"sleutel": {"type": "http", "scheme": "bearer", "bearerFormat": "wdh_…"}},
            "schemas": {**_complaint(), **_answers()},
        },
    }


def _hand_in() -> dict[str, Any]:
    form = {
        "type": "object", "required": ["escalation"], "additionalProperties": False,
        "properties": {
            "escalation": {"$ref": f"{HERE}klacht"},
            "bijlage": {"type": "array", "maxItems": 50,
                        "items": {"type": "string", "contentMediaType": "application/octet-stream"},
                        "description": "Bestanden met hun naam. In fouten tellen zij na die in JSON."},
        },
    }
    return {
        "operationId": "voorleggen", "summary": "Leg een klacht voor",
        "parameters": [{
            "name": "Idempotency-Key", "in": "header", "required": False,
            "description": "Eén keer per klacht gekozen, zoals een UUID; dezelfde bij opnieuw proberen.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!#-~]+$"},
        }],
        "requestBody": {"required": True, "content": {
            JSON: {"schema": {"$ref": f"{HERE}klacht"}},
            FORM: {"schema": form, "encoding": {"escalation": {"contentType": JSON}}},
        }},
        "responses": {
            "201": _handed("De klacht is ingeschreven als zaak."),
            "200": _handed("Deze klacht was al een zaak; er is niets veranderd."),
            "202": _handed("De klacht is binnen, maar nog geen zaak; de reden staat erbij."),
            **_refusals(400, 401, 404, 409, 413, 415, 422, 429),
        },
    }


def _handed(words: str) -> dict[str, Any]:
    return {
        "description": words,
        "headers": {
            "Location": {"description": "Waar te vragen hoe het staat.", "required": True,
                         "schema": {"type": "string", "format": "uri"}},
            "Idempotent-Replayed": {"description": "“true”: dit antwoord is eerder gegeven.",
                                    "schema": {"const": "true"}},
        },
        "content": {JSON: {"schema": {"$ref": f"{HERE}antwoord"}}},
    }


def _case() -> dict[str, Any]:
    number = {"type": "string", "minLength": 1}
    shown = _shown("De stand van de zaak, zonder persoonsgegevens.", "zaak")
    return {
        "operationId": "zaak", "summary": "Hoe staat het met een zaak van uw organisatie",
        "parameters": [{"name": "zaaknummer", "in": "path", "required": True, "schema": number}],
        "responses": {"200": shown, **_refusals(401, 404)},
    }


def _submission() -> dict[str, Any]:
    name = {"name": "bericht", "in": "path", "required": True, "schema": REFERENCE}
    return {
        "operationId": "bericht", "summary": "Wat werd er van een klacht die nog geen zaak was",
        "parameters": [name],
        "responses": {"200": _shown("De stand van wat binnenkwam.", "bericht"), **_refusals(401, 404)},
    }


def _self() -> dict[str, Any]:
    content = {JSON: {"schema": {"type": "object"}}}
    return {
        "operationId": "beschrijving", "summary": "Deze beschrijving", "security": [],
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": content}},
    }


def _shown(words: str, schema: str) -> dict[str, Any]:
    return {"description": words, "content": {JSON: {"schema": {"$ref": f"{HERE}{schema}"}}}}


def _refusals(*statuses: int) -> dict[str, Any]:
    """The refusals of one door; whatever else goes wrong is told in the same way."""
    content = {"application/problem+json": {"schema": {"$ref": f"{HERE}fout"}}}
    headers = {401: {"WWW-Authenticate": _text()}, 429: {"Retry-After": _text("Seconden.")},
               415: {"Accept-Post": _text()}}
    return {
        str(status): {"description": next(title for code, title in KINDS.values() if code == status),
                      "content": content, "headers": headers.get(status, {})}
        for status in statuses
    } | {"default": {"description": "Een andere fout.", "content": content}}


def _text(words: str = "") -> dict[str, Any]:
    return {"schema": {"type": "string"}, "required": True, "description": words}


def _complaint() -> dict[str, Any]:
    """The schema of a complaint as it is, with its parts beside it and the channel of this door."""
    whole = deepcopy(handover.schema())
    parts = whole.pop("$defs")
    for key in ("$schema", "$id"):
        del whole[key]
    whole["properties"]["ingang"]["default"] = CHANNEL
    moved: dict[str, Any] = _moved({"klacht": whole, **parts})
    return moved


def _moved(node: Any) -> Any:
    """The same with references to where OpenAPI keeps its schemas."""
    if isinstance(node, list):
        return [_moved(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: part.replace("#/$defs/", HERE) if key == "$ref" else _moved(part)
            for key, part in node.items()}


def _group(required: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An object with these fields and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(required),
            "properties": {**required, **more}}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _choice(kind: type[Labelled]) -> dict[str, Any]:
    """A code with its Dutch word."""
    codes = [member.value for member in kind]
    return _group({"code": {"enum": codes}, "woord": {"type": "string"}})


def _answers() -> dict[str, Any]:
    code = _group({"code": {"type": "string"}, "woorden": {"type": "string"}})
    stand = {"zaaknummer": _maybe(NUMBER), "bericht": REFERENCE, "ontvangen_op": DAY, "stand": _choice(Fate),
             "adres": ADDRESS}
    term = _group({"termijn": _choice(Clock), "vanaf": DAY, "laatste_dag": DAY, "artikel": {"type": "string"},
                   "stand": _choice(TermStanding)})
    verdict = _group({"verzonden_op": DAY, "oordeel": _choice(Overall)})
    number = {"type": "integer", "minimum": 1, "maximum": len(STEPS)}
    step = _group({"nummer": number, "naam": {"enum": [*STEPS]}})
    place = _group({"pointer": {"type": "string", "description": "JSON Pointer (RFC 6901) in wat u stuurde."},
                    "detail": {"type": "string"}})
    return {
        "antwoord": _group({**stand, "ontbreekt": {"type": "array", "items": code}},
                           reden={"type": "string", "description": "Waarom het nog geen zaak is."}),
        "bericht": _group(stand),
        "zaak": _group({
            "zaaknummer": NUMBER, "staat": _choice(State), "stap": step, "ontvangen_op": DAY,
            "afgesloten_op": _maybe(DAY), "termijnen": {"type": "array", "items": term},
            "uitspraak": _maybe(verdict),
        }),
        "fout": _group({
            "type": {"enum": [f"{TYPE}{kind}" for kind in KINDS]}, "title": {"type": "string"},
            "status": {"type": "integer"}, "detail": {"type": "string"}, "instance": {"type": "string"},
        }, errors={"type": "array", "items": place}),
    }
