"""What is done with a message, and a note of a call."""

from typing import Any

from committee.escalation.rules import Aside
from committee.web import fields
from committee.web.fields import Day, EnumOf, OneOf, Picked, SomeOf, Testimony, Text, Tick
from committee.web.forms import ActForm

MEANS = (("brief", "Met een brief"), ("e-mail", "Met een e-mail"), ("telefoon", "Per telefoon"),
         ("gesprek", "In een gesprek"))
ITSELF = "0"   # the message as a paper, beside those that came with it


class ConfirmForm(ActForm):
    """The complainant says that the text is right."""

    on = Day("Dag waarop klager de tekst bevestigde", "Vul in op welke dag klager de tekst bevestigde.",
             description="Vanaf deze dag lopen de termijnen.")
    means = OneOf("Hoe liet klager dat weten?", "Kies hoe klager het liet weten.", choices=MEANS)

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody confirmed tomorrow, nor before it came in."""
        good: bool = super().validate(extra_validators)
        if good and not self.offer.known.received_on <= self.on.data <= self.offer.today:
            self.on.errors = ["Deze dag ligt voor de dag van ontvangst, of moet nog komen."]
            good = False
        return good


class IdentityForm(ActForm):
    """The name is asked for; there is nothing to fill in."""


class AsideForm(ActForm):
    """No case is made of it."""

    why = EnumOf("Waarom wordt dit geen zaak?", Aside, "Kies waarom dit geen zaak wordt.",
                 only=[why for why in Aside if why is not Aside.JOINED])
    reasons = Testimony("Redenen", "Schrijf waarom dit geen zaak wordt.",
                        description="De afzender leest deze redenen in een brief.")
    report = Testimony("De melding, zonder persoonsgegevens",
                       description="Alleen bij een bericht zonder naam, als het reglement er een melding van "
                                   "maakt. Verder bewaren wij dan niets.")


class JoinForm(ActForm):
    """The message belongs to a case that is there."""

    papers = SomeOf("Wat komt in het dossier?", "Kies ten minste één stuk.")
    party = fields.party("Van wie is het?", missing="",
                         description="Kies niemand als het van de commissie is.")

    def papers_of(self, known: Any) -> None:
        """What may be chosen: the message, and every paper that came with it."""
        self.papers.choices = [(ITSELF, "Het bericht zelf", "Als tekst."),
                               *((str(one.place), one.title, one.filename) for one in known.papers)]


class MailJoinForm(ActForm):
    """A mail belongs to a case that is there."""

    party = fields.party("Van wie is het?", missing="",
                         description="Kies niemand als het van de commissie is.")


def _organisations(offer: Any) -> list[tuple[str, ...]]:
    return [(name, name) for name in offer.organisations]


class CallForm(ActForm):
    """Somebody called: about a case, or to complain. known: whether the case of that number exists."""

    known = True

    number = Text("Zaaknummer", most=20,
                  description="Zoals: OD-2026-0014. Laat leeg als er nog geen zaak is.")
    text = Testimony("Wat zei de beller?", "Schrijf op wat de beller zei.")
    complaint = Tick("De beller wil een klacht indienen",
                     description="Alleen als er nog geen zaak is. Het bericht komt dan in het postvak.")
    organisation = Picked("Over welke organisatie?", "", choices=_organisations)
    name = Text("Naam van de beller", most=200)
    phone = fields.Telephone()
    email = fields.MailAddress(description="Dan sturen wij de tekst om te bevestigen.")

    def validate(self, extra_validators: Any = None) -> bool:
        """It belongs to a case, or there is a complaint in it."""
        good: bool = super().validate(extra_validators)
        if not self.known:
            self.number.errors, good = ["Deze zaak kennen wij niet. Kijk het zaaknummer na."], False
        if self.number.data:
            return good
        if not self.complaint.data:
            self.number.errors = ["Vul het zaaknummer in, of vink aan dat de beller een klacht wil indienen."]
            return False
        if not self.organisation.data:
            self.organisation.errors, good = ["Kies over welke organisatie de klacht gaat."], False
        return good
