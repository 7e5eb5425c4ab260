"""What is wrong with a regulation file: file, key, what was found, what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; str() is its one line in Dutch."""

    file: str
    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: gevonden {self.found}; toegestaan: {self.allowed}"


class RegulationError(ValueError):
    """A regulation file cannot be used; `problems` says why, one per thing that is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)
