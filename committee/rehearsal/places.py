"""On which line of a rehearsal file something stands: what TOML's reader does not keep."""

import re

ACT = re.compile(r"\[\[\s*act\s*\]\]\s*(#.*)?")
KEY = re.compile(r"""\[?\[?\s*(?:act\s*\.\s*)?["']?([A-Za-z_-]+)["']?\s*(?:\]|=|\.)""")


class Places:
    """The lines of a text, counted from 1. otherwise: the line of what does not stand in it."""

    def __init__(self, text: str, otherwise: int = 0) -> None:
        self.lines = [line.strip() for line in text.split("\n")]
        self.otherwise = otherwise

    def key(self, key: str) -> int:
        """Where a key or table of the whole file stands."""
        return self._first(rf"""[\["'\s]*{re.escape(key)}(?![\w-])""") or self.otherwise

    def table(self, name: str) -> int:
        """Where a table stands, "committee" or "people.visser": its heading, or its key in another table."""
        parts = [rf"""["']?{re.escape(part)}["']?""" for part in name.split(".", 1)]
        dotted = r"\s*\.\s*".join(parts)
        heading = self._first(rf"\[\s*{dotted}\s*\]") or self._first(dotted + r"\s*[=.]")
        return heading or self._first(rf"{parts[-1]}\s*=") or self._whole(parts[0]) or self.otherwise

    def _whole(self, name: str) -> int:
        return self._first(rf"\[\s*{name}\s*\]|{name}\s*=")

    def acts(self) -> list[int]:
        """Where each act begins."""
        return [number for number, line in enumerate(self.lines, 1) if ACT.fullmatch(line)]

    def keys_of_act(self, start: int) -> dict[str, int]:
        """Where each key of the act stands that begins on this line."""
        found: dict[str, int] = {}
        for number, line in enumerate(self.lines[start:], start + 1):
            if ACT.fullmatch(line):
                break
            if key := KEY.match(line):
                found.setdefault(key[1], number)
        return found

    def _first(self, pattern: str) -> int:
        wanted = re.compile(pattern)
        return next((number for number, line in enumerate(self.lines, 1) if wanted.match(line)), 0)
