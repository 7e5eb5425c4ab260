"""What every part of a regulation has, and the smallest parts: a term, a choice, a reference.

A value that its committee has not confirmed is a proposal, and says so in the part that holds it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from committee.lengths import Length
from committee.regulation.choices import Counted, Shorten


@dataclass(frozen=True, kw_only=True)
class Part:
    """What every part has. unconfirmed: its keys whose value is a proposal (`to_confirm` in the file)."""

    unconfirmed: tuple[str, ...] = ()

    @property
    def to_confirm(self) -> bool:
        """Whether anything in it, or in a part of it, is a proposal that the committee has not confirmed."""
        return bool(self.unconfirmed) or any(part.to_confirm for part in self._parts())

    def _parts(self) -> Iterator["Part"]:
        for at in fields(self):
            value = getattr(self, at.name)
            within = value.values() if isinstance(value, Mapping) else value
            several = within if isinstance(within, Collection) else (within,)
            yield from (part for part in several if isinstance(part, Part))


@dataclass(frozen=True, kw_only=True)
class Approval(Part):
    """A body that approved the regulation, and when."""

    who: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Term(Part):
    """One term. length None: the source names no length; `words` then says what it does say.

    from_: Dutch words for the day it counts from. extension: the length of each of `extensions`.
    consent_from: from which extension on the complainant's written consent is needed (1 is the first).
    """

    article: str
    from_: str
    length: Length | None = None
    words: str = ""
    extension: Length | None = None
    extensions: int = 0
    consent_from: int | None = None
    shorten: Shorten = Shorten.NOBODY
    counted: Counted = Counted.FORWARD


@dataclass(frozen=True, kw_only=True)
class Choice(Part):
    """A code with its Dutch words."""

    code: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Refer(Part):
    """Somebody or something that belongs elsewhere, and where."""

    words: str
    to: str


@dataclass(frozen=True, kw_only=True)
class Recess(Part):
    """A yearly recess, both days included, as MM-DD."""

    first: str
    last: str
