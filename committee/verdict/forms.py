"""The pages after the decision: serving, slips of the pen, the board's reaction."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from wtforms import Form

from committee.case.offer import Fact, Offer, OfferedParty
from committee.case.records import Case
from committee.permissions import COMPLAINANTS, RESPONDENTS, Role
from committee.procedure import Act
from committee.store import db
from committee.verdict import reads
from committee.verdict.reads.requested import advice_in, paper_in_force, requested
from committee.verdict.rules.aftermath import Answer
from committee.verdict.rules.corrections import Replacement
from committee.web import fields
from committee.web.fields import OneOf, Papers, Rows, Testimony, Tick, Words
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

ASKING = (*COMPLAINANTS, *RESPONDENTS, Role.ORGANISATION)
YES_NO = (("ja", "Ja"), ("nee", "Nee"))
FOLLOWS, BECAUSE = "volgt_", "waarom_"   # before the number of a recommendation


class NothingForm(ActForm):
    """An act that asks nothing beside when and who."""


class AdvisedForm(ActForm):
    """A form with two questions for each recommendation of the verdict. advice: these, by number.

    unexplained: what is wrong where one is not followed and nobody says why. paper: stands last.
    """

    advice: Mapping[int, str] = MappingProxyType({})
    unexplained = "Schrijf waarom de organisatie deze aanbeveling niet volgt."
    paper = Papers("Brief van het bestuur", one=True)

    def said(self) -> list[Any]:
        """The decision first, then the recommendations, then the letter."""
        return sorted(super().said(), key=lambda field: field is self.paper)

    def validate(self, extra_validators: Any = None) -> bool:
        """A recommendation that is not followed has its reasons."""
        good: bool = super().validate(extra_validators)
        for number in self.advice:
            if self[f"{FOLLOWS}{number}"].data == "nee" and not self[f"{BECAUSE}{number}"].data:
                self[f"{BECAUSE}{number}"].errors, good = [self.unexplained], False
        return good

    def content(self) -> dict[str, Any]:
        """The answers to the recommendations together."""
        told = {name: value for name, value in super().content().items()
                if not name.startswith((FOLLOWS, BECAUSE))}
        answers = [Answer(number, self[f"{FOLLOWS}{number}"].data == "ja",
                          self[f"{BECAUSE}{number}"].data or "") for number in self.advice]
        return told | ({"answers": answers} if answers else {})


def _reacting(offer: Offer) -> Sequence[OfferedParty]:
    return [*offer.parties_in(Role.ORGANISATION), *offer.parties_in(Role.RESPONDENT)]


class ReactionForm(AdvisedForm):
    """What the board of one organisation does with the verdict, and with each recommendation in it."""

    party = fields.party("Van wie is de reactie?", which=_reacting)
    carries_out = OneOf("Voert de organisatie de beslissing uit?", "Kies ja of nee.", make="ja".__eq__,
                        choices=YES_NO)
    text = Testimony("Reactie van het bestuur", "Typ de reactie over, of vat haar samen.")


def reaction_form(offer: Offer) -> type[ActForm]:
    """The form with the words of each recommendation of the verdict beside the question what comes of it."""
    advice = advice_in(offer.case_id)
    asked: dict[str, Any] = {"advice": advice}
    for number, text in advice.items():
        asked[f"{FOLLOWS}{number}"] = OneOf(f"Volgt de organisatie aanbeveling {number}?", "Kies ja of nee.",
                                            choices=YES_NO, description=f"‘{text}’")
        asked[f"{BECAUSE}{number}"] = Testimony(f"Toelichting bij aanbeveling {number}",
                                                description="Verplicht als zij de aanbeveling niet volgt.")
    return type("ReactionForm", (ReactionForm,), asked)


class CloseForm(ActForm):
    """The case is closed."""

    noted = Words("Wat is er gedaan toen de reactie uitbleef?",
                  description="Nog niet iedere organisatie heeft gereageerd.")

    def fill(self, offer: Offer) -> None:
        """What was done is asked where an organisation stayed silent."""
        super().fill(offer)
        if not reads.silent(db.session.get_one(Case, offer.case_id)):
            del self.noted


class RequestForm(ActForm):
    """A party asks to correct a slip of the pen."""

    decider_field = "party"
    party = fields.party("Wie vraagt erom?", *ASKING)
    text = Testimony("Wat klopt er niet?", "Schrijf wat er volgens de partij niet klopt.")


class ReplacementLine(Form):   # type: ignore[misc]
    """The wrong words and the right ones."""

    wrong = Testimony("Wat staat er nu?", "Neem de woorden precies over.",
                      description="Met genoeg woorden eromheen, zodat de plaats duidelijk is.")
    right = Testimony("Wat moet er staan?", "Schrijf wat er moet staan.")


class AskedForm(ActForm):
    """A request to correct is decided on. requests: what waits, each with the name of who asked.

    in_force: the number of the paper that is the verdict as it reads now.
    """

    def fill(self, offer: Offer) -> None:
        """What was asked comes along, and where the verdict is read."""
        self.in_force = paper_in_force(offer.case_id)
        names = {one.id: one.name for one in offer.parties}
        self.requests = [(names.get(one.party_id, ""), one) for one in requested(offer.case_id)]
        super().fill(offer)


class CorrectForm(AskedForm):
    """A slip of the pen is put right in a new version."""

    replacements = Rows("Verbetering", ReplacementLine, make=Replacement, adder="Nog een verbetering",
                        missing="Vul ten minste één verbetering in.")
    reasons = Testimony("Waarom?", "Schrijf waarom de tekst wordt hersteld.")
    dictum_changed = Tick("De beslissing luidt nu anders",
                          description="Dan begint de termijn voor de bestuursreactie opnieuw.")
    party = fields.party("Wie vroeg erom?", *ASKING, missing="",
                         description="Laat leeg als de commissie het zelf zag.")


class RefuseForm(AskedForm):
    """A request to correct is refused."""

    party = fields.party("Wiens verzoek?", *ASKING)
    reasons = Testimony("Waarom niet?", "Schrijf waarom de tekst blijft zoals hij is.")


A, P = Act, Place
ASKED, REQUESTED = frozenset({Fact.CORRECTION_ASKED}), "verdict/requested.html"
for made in (
    ActPage(A.SERVE, "verstuur-uitspraak", "Verstuur de uitspraak",
            ("Klager, verweerder en het bestuur krijgen de uitspraak op dezelfde dag.",
             "Daarna begint de termijn voor de bestuursreactie."), NothingForm, confirm=True),
    ActPage(A.RECEIVE_REACTION, "bestuursreactie", "Leg de bestuursreactie vast",
            ("De organisatie liet weten wat zij met de uitspraak doet. Klager krijgt een afschrift.",
             "Reageerde zij al, dan komt deze reactie daarnaast."), reaction_form, own=True),
    ActPage(A.START_FOLLOW_UP, "begin-opvolging", "Begin de opvolging",
            ("U volgt wat er met de uitspraak gebeurt, ook als de reactie nog niet binnen is.",),
            NothingForm),
    ActPage(A.CLOSE, "sluit-zaak", "Sluit de zaak",
            ("De zaak is klaar. Partijen horen hoe lang het dossier wordt bewaard.",), CloseForm),
    ActPage(A.REQUEST_CORRECTION, "vraag-herstel", "Leg een verzoek om herstel vast",
            ("Een partij wijst op een schrijffout of rekenfout in de uitspraak.",), RequestForm, P.FOOT),
    ActPage(A.CORRECT, "herstel-uitspraak", "Herstel de uitspraak",
            ("De herstelde versie komt naast de eerdere. Die blijft bewaard.",), CorrectForm, P.FOOT,
            confirm=True, template=REQUESTED),
    ActPage(A.REFUSE_CORRECTION, "weiger-herstel", "Weiger herstel",
            ("De tekst blijft zoals hij is. Wie erom vroeg leest waarom.",), RefuseForm, P.FOOT, needs=ASKED,
            template=REQUESTED),
):
    page(made)
