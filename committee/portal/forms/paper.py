"""A paper that a party sends: of its own accord, or as its answer in a written round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from committee.case.offer import Offer
from committee.deadlines import Clock
from committee.dutch import day_words
from committee.portal import reads
from committee.portal.forms.answering import written
from committee.web import fields
from committee.web.fields import Papers, Testimony, Text
from committee.web.forms import ActForm

TITLE = "Antwoord"   # of a paper in a written round


def _secret() -> Testimony:
    return Testimony("Mag de andere kant dit niet zien? Schrijf waarom",
                     description="De voorzitter beslist of het geheim blijft.")


class OwnPaperForm(ActForm):
    """A paper of one's own."""

    paper = Papers("Foto of bestand", "Kies een foto of een bestand.", one=True)
    title = Text("Wat is het?", "Schrijf wat het is.", description="Zoals: brief van de huisarts.")
    secret = _secret()

    def fill(self, offer: Offer) -> None:
        """Say until when, or that the chair decides on what comes later."""
        super().fill(offer)
        self.told = tuple(_until(reads.closing_day(offer.viewer), offer.today))

    def content(self) -> dict[str, Any]:
        """The paper under the name it was given."""
        told = super().content()
        return fields.renamed(told)


class OwnAnswerForm(OwnPaperForm):
    """An answer in a written round, typed or as a file."""

    text = Testimony("Uw antwoord", description="Laat dit leeg als u een brief of foto meestuurt.")
    paper = Papers("Uw antwoord als brief of foto", one=True)
    title = None
    secret = _secret()   # again: fields stand in the order in which they were made

    def validate(self, extra_validators: Any = None) -> bool:
        """One answer, in one way: what comes with it is sent after it."""
        good: bool = super().validate(extra_validators)
        if good and not (self.text.data or self.paper.kept):
            self.text.errors, good = ["Schrijf uw antwoord, of voeg een brief of foto toe."], False
        elif good and self.text.data and self.paper.kept:
            self.paper.errors = ["U schreef uw antwoord al. Haal dit bestand weg en stuur het daarna apart."]
            good = False
        return good

    def content(self) -> dict[str, Any]:
        """The answer as one paper."""
        told = ActForm.content(self)
        text = told.pop("text", None)
        brought = told.get("paper") or written(TITLE, [text or ""])
        return {**told, "paper": replace(brought, title=TITLE)}


def own_paper(offer: Offer) -> type[ActForm]:
    """Who may write in a round types his answer there, or sends it as a file."""
    return OwnAnswerForm if reads.last_day(offer.viewer, Clock.ROUND) else OwnPaperForm


def _until(last_day: date | None, today: date) -> Iterator[str]:
    if last_day is None:
        return
    if today <= last_day:
        yield f"U kunt stukken sturen tot en met {day_words(last_day)}."
    else:
        yield (f"De laatste dag voor stukken was {day_words(last_day)}. U mag het nog sturen. De voorzitter "
               "beslist of de commissie het gebruikt.")
