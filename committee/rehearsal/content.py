"""The content of an act out of a file: every parameter of its verb, from what TOML can say.

A party, a member or a seat is named by the key of a person, an element by its number, a paper of the file by
number or title, a new paper as a table, a choice by its code or its Dutch word, a group as a table.
"""

import dataclasses
import inspect
import types
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from committee.case.documents import Paper
from committee.case.verbs import Verb
from committee.rehearsal import beside
from committee.rehearsal.script import Row, Script, Somebody, Unfit, Wrong, shown
from committee.terms import Length

PLAIN = {str: "tekst", int: "een geheel getal", bool: "true of false", date: "een dag (2026-03-02)",
         datetime: "een dag en uur van Nederland (2026-04-21T14:00:00)"}
Finder = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True)
class Filler:
    """Makes content. finders: by type or by name of a parameter, how what stands in the database is found."""

    script: Script
    finders: dict[Any, Finder]

    def content(self, row: Row, verb: Verb) -> dict[str, Any]:
        """Everything the row says, by the names and types of the verb. Raises Wrong with the line."""
        made = {}
        for name, said in row.content.items():
            line = row.lines.get(name, row.line)
            if name not in verb.content:
                known = ", ".join(verb.content) or "geen"
                raise Wrong(line, f"“{row.act.value}” kent geen “{name}”; wel: {known}")
            try:
                kind = verb.content[name].annotation
                made[name] = self.finders[name](said) if name in self.finders else self.value(kind, said)
            except Unfit as unfit:
                raise Wrong(line, f"{name}: {unfit}") from None
        return made

    def value(self, kind: Any, said: Any) -> Any:
        """What the file says as a value of this type. Raises Unfit."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._one_of([part for part in get_args(kind) if part is not type(None)], said)
        if origin in (list, tuple):
            return self._several(origin, get_args(kind)[0], said)
        if kind is Any or origin is dict:
            return said
        if kind in self.finders:
            return self.finders[kind](said)
        if inspect.isclass(kind) and issubclass(kind, Enum):
            return _choice(kind, said)
        if kind is Length:
            return _length(said)
        if kind is Paper:
            return self._paper(said)
        if dataclasses.is_dataclass(kind):
            return self._whole(kind, said)
        return _plain(kind, said)

    def _one_of(self, kinds: list[Any], said: Any) -> Any:
        for kind in kinds[:-1]:
            try:
                return self.value(kind, said)
            except Unfit:
                continue
        return self.value(kinds[-1], said)

    def _several(self, origin: Any, part: Any, said: Any) -> Any:
        if not isinstance(said, list):
            raise Unfit(f"{shown(said)} moet een lijst zijn")
        made = [self.value(part, one) for one in said]
        return made if origin is list else tuple(made)

    def _whole(self, kind: Any, said: Any) -> Any:
        """A group of values; a person's key stands for what the file tells of him."""
        parameters = inspect.signature(kind, eval_str=True).parameters
        if isinstance(said, str) and said in self.script.people:
            said = known_of(self.script.people[said], parameters)
        if not isinstance(said, dict):
            raise Unfit(f"{shown(said)} moet een tabel zijn met {', '.join(parameters)}")
        for name in said:
            if name not in parameters:
                raise Unfit(f"kent geen “{name}”; wel {', '.join(parameters)}")
        for name, parameter in parameters.items():
            if parameter.default is inspect.Parameter.empty and name not in said:
                raise Unfit(f"“{name}” ontbreekt")
        return kind(**{name: self.value(parameters[name].annotation, one) for name, one in said.items()})

    def _paper(self, said: Any) -> Paper:
        if not isinstance(said, dict) or "title" not in said or ("text" in said) == ("file" in said):
            raise Unfit("een stuk is een tabel met title, en text of file")
        for name, one in said.items():
            if name not in ("title", "text", "file", "filename", "media_type"):
                known = "title, text, file, filename, media_type"
                raise Unfit(f"een stuk kent geen “{shown(name)}”; wel {known}")
            if not isinstance(one, str):
                raise Unfit(f"{name} is {shown(one)}; verwacht wordt tekst")
        title = said["title"]
        if "text" in said:
            name = said.get("filename", f"{slug(title)}.txt")
            return Paper(title, name, said.get("media_type", "text/plain"), said["text"].encode())
        content, path = beside.content(self.script.folder, said["file"], beside.PAPER), Path(said["file"])
        kind = said.get("media_type", "application/pdf" if path.suffix == ".pdf" else "text/plain")
        return Paper(title, said.get("filename", path.name), kind, content)


def missing(verb: Verb, content: dict[str, Any]) -> list[str]:
    """What the verb must be told and was not."""
    return [
        name
        for name, parameter in verb.content.items()
        if parameter.default is inspect.Parameter.empty and name not in content
    ]


def known_of(person: Somebody, names: Any) -> dict[str, Any]:
    """What the file tells of a person, as far as these names ask for it."""
    told = {name: getattr(person, name) for name in names if hasattr(person, name)}
    return {name: said for name, said in told.items() if said is not None}


def slug(text: str) -> str:
    """A text as part of a file name."""
    bare = "".join(letter if letter.isalnum() else "-" for letter in text.lower())
    return "-".join(part for part in bare.split("-") if part)[:60]


def _choice(kind: type[Enum], said: Any) -> Enum:
    for member in kind:
        if said in (member.value, getattr(member, "label", member.value)):
            return member
    raise Unfit(f"{shown(said)} kan niet; wel {', '.join(str(member.value) for member in kind)}")


def _length(said: Any) -> Length:
    try:
        return Length.parse(str(said))
    except ValueError as error:
        raise Unfit(str(error)) from None


def _plain(kind: Any, said: Any) -> Any:
    if type(said) is kind:
        return said
    raise Unfit(f"{shown(said)} is niet {PLAIN.get(kind, kind)}")
