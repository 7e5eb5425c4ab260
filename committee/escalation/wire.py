"""A complaint to and from plain JSON values in our own words: the format of schema.json.

Pure. What does not fit is found by the schema first (handover.py); here only values are turned.
"""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from committee.escalation.content import Escalation

T = TypeVar("T")
KEYS = {
    "accused": "tegen", "action": "actie", "against": "tegen", "answer": "antwoord", "basis": "grond",
    "by_post": "liever_per_post", "capacity": "hoedanigheid", "client": "client",
    "closed_on": "afgesloten_op",
    "complainant": "klager", "consented_on": "akkoord_bindend_op", "decision": "besluit",
    "description": "omschrijving", "door": "ingang", "elements": "onderdelen", "email": "e_mail",
    "facts_from": "van", "facts_until": "tot", "first_line": "eerste_lijn", "handled_by": "behandeld_door",
    "name": "naam", "needs": "hulp", "on": "op", "organisation": "organisatie",
    "other_proceedings": "andere_procedures", "outcome": "uitkomst", "period": "periode", "person": "persoon",
    "phone": "telefoon", "postcode": "postcode", "received_by": "ontvangen_door",
    "received_on": "ontvangen_op", "regulation": "regeling", "representative": "gemachtigde",
    "salutation": "aanhef", "scope": "reikwijdte",
    "secret_address": "geheim_adres", "sender_key": "kenmerk", "steps": "stappen", "street": "straat",
    "subject": "onderwerp", "text": "tekst", "title": "functie", "town": "plaats",
    "unnamed": "naam_niet_delen", "urgent": "spoed", "wish": "gewenst", "with_whom": "met",
}  # fmt: skip


def told(value: Any) -> Any:
    """A value as JSON has it: Dutch keys, days as JJJJ-MM-DD, choices by their label; no defaults."""
    if is_dataclass(value) and not isinstance(value, type):
        return {KEYS[f.name]: told(getattr(value, f.name)) for f in fields(value) if not _default(value, f)}
    if isinstance(value, list):
        return [told(part) for part in value]
    if isinstance(value, Enum):
        return value.label  # type: ignore[attr-defined]
    return value.isoformat() if isinstance(value, date) else value


def _default(value: Any, field: Any) -> bool:
    usual = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) == usual)


def built(data: dict[str, Any]) -> Escalation:
    """The complaint that plain values in our own words tell of; they fit the schema."""
    return _whole(Escalation, data)


def _whole(kind: type[T], data: dict[str, Any]) -> T:
    hints = get_type_hints(kind)
    return kind(
        **{name: _value(hint, data[KEYS[name]]) for name, hint in hints.items() if KEYS[name] in data}
    )


def _value(hint: Any, said: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return None if said is None else _value(get_args(hint)[0], said)
    if get_origin(hint) is list:
        return [_value(get_args(hint)[0], part) for part in said or []]
    if is_dataclass(hint):
        return _whole(hint, said)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return next(member for member in hint if member.label == said)
    return date.fromisoformat(said) if hint is date else said
