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
from committee.rehearsal.content import Unfit, known_of
from committee.rehearsal.script import Script

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
    path = script.folder / str(table["file"])
    if not path.is_file():
        raise Unfit(f"er is geen bestand {table['file']}")
    data = json.loads(path.read_text("utf-8"))
    name = table.get("mapping") or mapping.recognised(data)
    said = mapping.apply(name, data).data if name else data
    return said | {key: _day(part) for key, part in table.items() if key not in ("file", "mapping")}


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
    for point in said.get("onderdelen", []):
        point["tegen"] = [_name(script, one) for one in point.get("tegen", [])]
        if not point["tegen"]:
            del point["tegen"]
    return said


def _person(script: Script, said: Any, names: tuple[str, ...]) -> Any:
    if not isinstance(said, str):
        return said
    if said not in script.people:
        raise Unfit(f"“{said}” staat niet bij [people]")
    told = known_of(script.people[said], names)
    return {wire.KEYS[name]: part for name, part in told.items() if part is not False}


def _name(script: Script, said: str) -> str:
    return script.people[said].name if said in script.people else said


def _day(said: Any) -> Any:
    """TOML knows days, JSON does not."""
    if isinstance(said, dict):
        return {key: _day(part) for key, part in said.items()}
    if isinstance(said, list):
        return [_day(part) for part in said]
    return said.isoformat() if isinstance(said, date) else said
