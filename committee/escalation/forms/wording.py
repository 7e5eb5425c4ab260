"""The pages on which the elements of a complaint are put better, or one is added."""

from committee.case.offer import Offer
from committee.case.records import Standing
from committee.escalation.forms.lines import until_after_from
from committee.permissions import RESPONDENTS
from committee.procedure import Act
from committee.web import fields
from committee.web.fields import Day, Testimony, Words
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

WORDED = (Standing.OPEN, Standing.ADMITTED, Standing.INADMISSIBLE, Standing.NOT_COMPETENT)


class RewordForm(ActForm):
    """Another wording of one element."""

    element = fields.element("Welk klachtonderdeel?", *WORDED)
    text = Testimony("De nieuwe tekst", "Schrijf de nieuwe tekst.")
    reason = Words("Waarom?", description="Zoals: klager vroeg om een andere datum.")

    def fill(self, offer: Offer) -> None:
        """Whoever comes for one element finds its wording to work on."""
        super().fill(offer)
        wording = {str(one.id): one.text for one in offer.elements}
        if not self.text.raw_data and self.element.data:
            self.text.data = wording.get(str(self.element.data))


class AddElementForm(ActForm):
    """A point that comes later."""

    text = Testimony("Het klachtonderdeel", "Schrijf het klachtonderdeel.")
    facts_from = Day("Vanaf welke dag gebeurde het?", description="Of de enige dag.")
    facts_until = Day("Tot en met welke dag?", validators=[until_after_from])
    against = fields.parties("Tegen wie?", *RESPONDENTS, missing="",
                             description="Kies niemand als het tegen iedereen is die nu verweerder is.")
    reason = Words("Waarom mag dit er nog bij?", description="Voor het dossier.")


for made in (
    ActPage(Act.REWORD_ELEMENT, "verwoord", "Verwoord een klachtonderdeel anders",
            ("Het nummer blijft. De eerdere tekst blijft bewaard.",
             "Wie het onderdeel kent, leest beide teksten."), RewordForm, Place.ELEMENTS,
            button="Leg de nieuwe tekst vast"),
    ActPage(Act.ADD_ELEMENT, "klachtonderdeel-erbij", "Voeg een klachtonderdeel toe",
            ("De voorzitter geeft hiervoor toestemming.",
             "Eerst wordt getoetst of de commissie het mag behandelen. Daarna krijgt verweerder er een nieuwe"
             " termijn voor."), AddElementForm, Place.ELEMENTS),
):
    page(made)
