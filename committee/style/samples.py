"""What the components show on the page of the style; every name in it is invented."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sample:
    """Values for the components."""

    today: date


def sample(today: date) -> Sample:
    """The values, around today."""
    return Sample(today)
