"""How a ratio is measured: floor and ours in turn, several rounds, medians of CPU time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Row:
    """One line of the table: what, against which floor, the ratio, and the limit we hold ourselves to."""

    number: str
    what: str
    floor: str
    ratio: float
    limit: float
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the ratio keeps the limit."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit

    def as_line(self) -> str:
        """The row in Markdown."""
        sign = "≥" if self.at_least else "≤"
        kept = "ja" if self.kept else "**nee**"
        return (
            f"| {self.number} | {self.what} | {self.floor} | {self.ratio:.2f} | {sign} {self.limit:g} "
            f"| {kept} | {self.note} |"
        )


def ratio(ours: Callable[[], object], floor: Callable[[], object], rounds: int = 5,
          clock: Callable[[], float] = process_time) -> float:
    """Median over the rounds of ours ÷ floor, in CPU time, after one warm-up of each."""
    ours(), floor()
    return median(seconds(ours, clock) / seconds(floor, clock) for _ in range(rounds))


def seconds(work: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    """CPU seconds of one call."""
    begin = clock()
    work()
    return max(clock() - begin, 1e-9)


def with_backends(pids: list[int]) -> Callable[[], float]:
    """A clock of the CPU seconds of this process and of the database processes that work for it."""
    files = [Path(f"/proc/{pid}/schedstat") for pid in pids]
    return lambda: process_time() + sum(int(file.read_text("ascii").split()[0]) for file in files) / 1e9
