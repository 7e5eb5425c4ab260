"""What the page of an act asks of who decided, or of whom it came, in the words of that act. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from committee.procedure import Act

A = Act


@dataclass(frozen=True)
class Asking:
    """who, how: the questions. no_who, no_how: said where one is not answered. other: the hint of how."""

    who: str
    no_who: str
    how: str
    no_how: str
    other: str


DECIDED = Asking("Wie besliste dit?", "Kies wie dit besliste.", "Hoe kwam de beslissing bij u?",
                 "Kies hoe de beslissing bij u kwam.", "Alleen als een ander besliste.")


def _came(who: str = "Van wie komt dit?", no_who: str = "Kies van wie dit komt.") -> Asking:
    return Asking(who, no_who, "Hoe kwam dit bij u?", "Kies hoe dit bij u kwam.",
                  "Alleen als het van een ander komt.")


LEAVES = _came("Wie trekt zich terug?", "Kies wie zich terugtrekt.")
CAME: Mapping[Act, Asking] = {   # what is received, said or done, and decides nothing
    A.COMPLETE: _came(), A.REWORD_ELEMENT: _came(), A.ADD_PARTY: _came(), A.OBJECT: _came(),
    A.ASK_MORE_TIME: _came(), A.AGREE_TO_PAPER: _came(), A.CHALLENGE: _came(), A.WITHDRAW: _came(),
    A.SETTLE: _came(), A.REQUEST_CORRECTION: _came(), A.RECUSE: LEAVES, A.ACQUIESCE: LEAVES,
    A.DECLARE_INDEPENDENCE: _came("Wie verklaart dit?", "Kies wie dit verklaart."),
    A.HOLD: _came("Wie zat de zitting voor?", "Kies wie de zitting voorzat."),
    A.AGREE: _came("Wie is akkoord?", "Kies wie akkoord is."),
    A.SIGN: _came("Wie ondertekent?", "Kies wie ondertekent."),
}


def asking(act: Act, *, judged: bool) -> Asking:
    """What is asked on the page of this act. judged: what it does is decided by somebody, here and now."""
    return DECIDED if judged else CAME.get(act, DECIDED)
