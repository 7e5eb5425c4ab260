"""What the regulation does with a case while the same matter is before a court or another body. Pure."""

from committee.course.rules.choices import Discontinuing, Suspending
from committee.course.rules.refusals import OtherWay
from committee.regulation.choices import Proceedings

WAITS = frozenset({Suspending.COURT, Suspending.CRIMINAL})
STOPS = frozenset({Proceedings.REFUSE, Proceedings.END})


def require_wait(why: Suspending, during: Proceedings, article: str) -> None:
    """Whether the handling may stand still for this reason. Raises OtherWay.

    during: what the regulation says of a procedure elsewhere that begins during the handling.
    """
    if why not in WAITS:
        return
    if during in STOPS:
        raise OtherWay("Volgens het reglement eindigt de behandeling als er elders een procedure loopt "
                       f"({article}). Staak haar, of het klachtonderdeel waarover die procedure gaat.")
    _require_not_just_on(during, article)


def require_stop(why: Discontinuing, during: Proceedings, article: str, *, waited: bool) -> None:
    """Whether the handling may end for this reason. Raises OtherWay.

    waited: the handling stood still for a procedure elsewhere and goes on, so that it was decided there.
    """
    if why is not Discontinuing.EXTERNAL:
        return
    if during is Proceedings.SUSPEND and not waited:
        raise OtherWay("Volgens het reglement staat de behandeling stil zolang er elders een procedure loopt "
                       f"({article}). Schort haar op. Is daar beslist, hervat haar dan en staak wat daar is "
                       "beslist.")
    _require_not_just_on(during, article)


def _require_not_just_on(during: Proceedings, article: str) -> None:
    if during is Proceedings.CONTINUE:
        raise OtherWay("Volgens het reglement gaat de behandeling gewoon door als er elders een procedure "
                       f"loopt ({article}).")
