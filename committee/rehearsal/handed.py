"""The escalation of a rehearsal: written out in our own words, or an organisation's own file.

A person's key stands for what the file tells of him, wherever the intake schema wants a person.
"""

import json
from datetime import date
from typing import Any

from committee.case.refusals import Refusal
from committee.escalation import handover, mapping, wire
from committee.escalation.content import Accused, Someone
from committee.escalation.handover import Handover
from committee.rehearsal import beside
from committee.rehearsal.content import known_of
from committee.rehearsal.script import Script, Unfit, shown

SOMEONE = tuple(Someone.__dataclass_fields__)
ACCUSED = tuple(Accused.__dataclass_fields__)


def taken(script: Script, table: Any) -> Handover:
    """What a table of the file hands over. Raises Unfit with every fault."""
    if not isinstance(table, dict):
        raise Unfit("een klacht is een tabel")
    try:
        return handover.read(_from_file(script, table) if "file" in table else _written(script, table))
    except Refusal as refusal:
        raise Unfit("; ".join(str(refusal).splitlines())) from None


def _from_file(script: Script, table: dict[str, Any]) -> Any:
    """An organisation's own handover. mapping: which one; without it the one that knows the file."""
    data = _json(table["file"], beside.content(script.folder, table["file"], beside.PAPER))
    name = table.get("mapping") or mapping.recognised(data)
    if not isinstance(data, dict) or not isinstance(name, str | None):
        raise Unfit(f"{table['file']} met mapping = {shown(name)} is geen klacht")
    said = mapping.apply(name, data).data if name else data
    return said | {key: _day(part) for key, part in table.items() if key not in ("file", "mapping")}


def _json(name: str, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"))
    except json.JSONDecodeError as error:
        raise Unfit(f"{name} is geen JSON (regel {error.lineno}, teken {error.colno})") from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise Unfit(f"{name} is geen JSON in UTF-8, of te diep in elkaar gezet") from None


def _written(script: Script, table: dict[str, Any]) -> dict[str, Any]:
    said = {"organisatie": script.body.name} | {key: _day(part) for key, part in table.items()}
    for key in ("klager", "client"):
        if key in said:
            said[key] = _person(script, said[key], SOMEONE)
    if isinstance(said.get("gemachtigde"), dict):
        spokesman = said["gemachtigde"]
        said["gemachtigde"] = spokesman | {"persoon": _person(script, spokesman.get("persoon"), SOMEONE)}
    if isinstance(said.get("tegen"), list):
        said["tegen"] = [_person(script, one, ACCUSED) for one in said["tegen"]]
    for point in _tables(said.get("onderdelen")):
        if isinstance(point.get("tegen"), list):
            point["tegen"] = [_name(script, one) for one in point["tegen"]]
        if point.get("tegen") == []:
            del point["tegen"]
    return said


def _tables(said: Any) -> list[dict[str, Any]]:
    """The tables in a list; what else stands there is for the schema to refuse."""
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _person(script: Script, said: Any, names: tuple[str, ...]) -> Any:
    if not isinstance(said, str):
        return said
    if said not in script.people:
        raise Unfit(f"“{said}” staat niet bij [people]")
    told = known_of(script.people[said], names)
    return {wire.KEYS[name]: part for name, part in told.items() if part is not False}


def _name(script: Script, said: Any) -> Any:
    return script.people[said].name if isinstance(said, str) and said in script.people else said


def _day(said: Any) -> Any:
    """TOML knows days, JSON does not."""
    if isinstance(said, dict):
        return {key: _day(part) for key, part in said.items()}
    if isinstance(said, list):
        return [_day(part) for part in said]
    return said.isoformat() if isinstance(said, date) else said
