"""In which order the acts of a case happened, and which of them may change places. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from committee.course.rules.refusals import WrongDay
from committee.dutch import day_words
from committee.procedure import STEPS, Act, State


@dataclass(frozen=True)
class Happening:
    """One act of a case: its number in the journal, its day as it stands now, and what it did.

    wrote: the rows it made or changed, by table and key.
    """

    seq: int
    act: Act
    day: date
    before: State | None
    after: State | None
    wrote: frozenset[tuple[object, ...]] = frozenset()

    @property
    def moved(self) -> bool:
        """Whether it brought the case into another state."""
        return self.before is not self.after


def builds_on(later: Happening, earlier: Happening) -> bool:
    """Whether the later of two acts could not have happened before the earlier one.

    So it is when the earlier one brought in the complaint, when both moved the case or wrote the same row
    (a term, a seat, an element), or when one moved the case and the other is not open on its far side.
    """
    if earlier.act is Act.REGISTER or earlier.wrote & later.wrote:
        return True
    if earlier.moved:
        return later.moved or earlier.before not in STEPS[later.act].open_in
    return later.moved and later.after not in STEPS[earlier.act].open_in


def require_order(seq: int, new: date, acts: Sequence[Happening]) -> None:
    """An act keeps its place between those it builds on and those that build on it. Raises WrongDay.

    seq: the act that gets a new day. acts: those of the case that stand, in the order of the journal.
    """
    [wrong] = [one for one in acts if one.seq == seq]
    if new < wrong.day:
        under = [one for one in acts if one.seq < seq and one.day > new and builds_on(wrong, one)]
        if under:
            last = max(under, key=lambda one: (one.day, one.seq))
            raise WrongDay(f"{_not_on(wrong, new)} Zij volgt op “{last.act.label}” "
                           f"van {day_words(last.day)} en kan niet eerder zijn.")
    upon = [one for one in acts if one.seq > seq and wrong.day < new > one.day and builds_on(one, wrong)]
    if upon:
        first = min(upon, key=lambda one: (one.day, one.seq))
        raise WrongDay(f"{_not_on(wrong, new)} Daarna volgde “{first.act.label}” "
                       f"van {day_words(first.day)}; zij kan niet later zijn.")


def _not_on(wrong: Happening, day: date) -> str:
    return f"De handeling “{wrong.act.label}” kan niet van {day_words(day)} zijn."
