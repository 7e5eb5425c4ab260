"""The forms in the pages of chambers: a finding on the chosen element, the other parts of the draft."""

from dataclasses import replace
from typing import Any

from committee.case.offer import Offer
from committee.chambers.rules import Item
from committee.deliberation.forms import OVERTAKEN, FindForm, beforehand, text_form, with_blocks
from committee.deliberation.reads import finding_on
from committee.deliberation.rules import Section, StaleVersion
from committee.procedure import Act
from committee.web.fields import Hidden
from committee.web.forms import ActForm
from committee.web.pages import PAGES, ActPage

BESIDE = {name: name for name in ("norm", "reasons", "complaint", "response")}
PARTS = {f"deel_{one.value}": one.value for one in Section}


class OnElement(FindForm):
    """A finding on the element of the page. basis: the version that stood there when it was opened."""

    basis = Hidden()
    overtaken = False

    def content(self) -> dict[str, Any]:
        """The finding. Raises StaleVersion when somebody else wrote another meanwhile."""
        told = super().content()
        told.pop("basis", None)
        stands = finding_on(told["element"])
        now = str(stands.version if stands else 0)
        if self.basis.data != now:
            self.overtaken, self.basis.data = True, now
            raise StaleVersion(OVERTAKEN)
        return told


def finding_page(item: Item) -> ActPage:
    """The act of finding, with a form for this element alone and what stands there in it."""
    written: dict[str, Any] = {"complaint": item.complaint, "response": item.response,
                               "basis": str(item.version)}
    if item.finding:
        written |= {"opinion": item.finding.opinion.value, "norm": item.finding.norm,
                    "reasons": item.finding.reasons}

    class Here(OnElement):
        def fill(self, offer: Offer) -> None:
            self.element.data = str(item.id)
            super().fill(offer)

    def made(offer: Offer) -> type[ActForm]:
        return with_blocks(beforehand(Here, written), offer, BESIDE, item.number)

    return replace(PAGES[Act.FIND], form=made, verb=f"Bevinding over onderdeel {item.number}")


def text_page() -> ActPage:
    """The act of finding, for the parts of the draft that belong to no element."""
    def made(offer: Offer) -> type[ActForm]:
        return with_blocks(text_form(offer), offer, PARTS)

    return replace(PAGES[Act.FIND], form=made, verb="Andere delen van de uitspraak",
                   button="Bewaar deze delen")
