"""A rehearsal that ships with the program, played, and what its summary says."""

import json
from pathlib import Path

from pypdf import PdfReader

from committee.rehearsal import folder

FILES = Path(folder.__file__).resolve().parent.parent / "rehearsals"


class Walk:
    """A played rehearsal and what its summary says."""

    def __init__(self, name: str, out: Path) -> None:
        folder.rehearse(FILES / f"{name}.toml", out)
        self.out = out
        self.told = json.loads((out / "summary.json").read_text("utf-8"))

    def __getitem__(self, key: str):
        return self.told[key]

    def term(self, kind: str, scope: str = "zaak") -> dict:
        """The last term of a kind."""
        return [term for term in self.told["terms"] if (term["kind"], term["scope"]) == (kind, scope)][-1]

    def letters(self, kind: str) -> list[tuple[str, str]]:
        """Day and recipient of every letter of a kind."""
        return [(row["date"], row["recipient"]) for row in self.told["letters"] if row["kind"] == kind]

    @property
    def outcomes(self) -> list[str | None]:
        """What came out of each element."""
        return [element["outcome"] for element in self.told["elements"]]

    @property
    def refused(self) -> list[str]:
        """The acts that were refused."""
        return [row["act"] for row in self.told["refused"]]

    def verdict(self, name: str = "verdict.pdf") -> str:
        """The text of a verdict on one line."""
        return " ".join(" ".join(page.extract_text() for page in PdfReader(self.out / name).pages).split())
