"""The pages after the decision: serving, slips of the pen, the board's reaction."""

from collections.abc import Sequence

from wtforms import Form

from committee.case.offer import Fact, Offer, OfferedParty
from committee.permissions import COMPLAINANTS, RESPONDENTS, Role
from committee.procedure import Act
from committee.verdict.reads.requested import requested
from committee.verdict.rules.aftermath import Answer
from committee.verdict.rules.corrections import Replacement
from committee.web import fields
from committee.web.fields import Number, OneOf, Papers, Rows, Testimony, Tick, Words
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

ASKING = (*COMPLAINANTS, *RESPONDENTS, Role.ORGANISATION)


class NothingForm(ActForm):
    """An act that asks nothing beside when and who."""


class AnswerLine(Form):   # type: ignore[misc]
    """What the board does with one recommendation."""

    number = Number("Nummer van de aanbeveling", "Vul het nummer in.", least=1, top=99)
    follows = Tick("De organisatie volgt deze aanbeveling")
    reasons = Testimony("Toelichting", description="Verplicht als zij de aanbeveling niet volgt.")


def _answer(number: int, follows: bool, reasons: str | None) -> Answer:
    return Answer(number, follows, reasons or "")


def _reacting(offer: Offer) -> Sequence[OfferedParty]:
    return [*offer.parties_in(Role.ORGANISATION), *offer.parties_in(Role.RESPONDENT)]


class ReactionForm(ActForm):
    """What the board of one organisation does with the verdict."""

    party = fields.party("Van wie is de reactie?", which=_reacting)
    carries_out = OneOf("Voert de organisatie de beslissing uit?", "Kies ja of nee.", make="ja".__eq__,
                        choices=(("ja", "Ja"), ("nee", "Nee")))
    text = Testimony("Reactie van het bestuur", "Typ de reactie over, of vat haar samen.")
    answers = Rows("Aanbeveling", AnswerLine, make=_answer, adder="Nog een aanbeveling", empty=0)
    paper = Papers("Brief van het bestuur", one=True)


class CloseForm(ActForm):
    """The case is closed."""

    noted = Words("Wat is er gedaan toen de reactie uitbleef?",
                  description="Alleen als een organisatie niet heeft gereageerd.")


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
    """A request to correct is decided on. requests: what waits, each with the name of who asked."""

    def fill(self, offer: Offer) -> None:
        """What was asked comes along."""
        names = {one.id: one.name for one in offer.parties}
        self.requests = [(names.get(one.party_id, ""), one) for one in requested(offer.case_id)]
        super().fill(offer)


class CorrectForm(AskedForm):
    """A slip of the pen is put right in a new version."""

    replacements = Rows("Verbetering", ReplacementLine, make=Replacement, adder="Nog een verbetering",
                        missing="Vul ten minste één verbetering in.")
    reasons = Testimony("Waarom?", "Schrijf waarom de tekst wordt hersteld.")
    dictum_changed = Tick("De beslissing leest nu anders",
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
             "Reageerde zij al, dan komt deze reactie daarnaast."),
            ReactionForm),
    ActPage(A.START_FOLLOW_UP, "begin-opvolging", "Begin de opvolging",
            ("U volgt wat er met de uitspraak gebeurt, ook als de reactie nog niet binnen is.",),
            NothingForm),
    ActPage(A.CLOSE, "sluit-zaak", "Sluit de zaak",
            ("De zaak is klaar. Partijen horen hoe lang het dossier wordt bewaard.",), CloseForm),
    ActPage(A.REQUEST_CORRECTION, "vraag-herstel", "Leg een verzoek om herstel vast",
            ("Een partij wijst op een schrijffout of rekenfout in de uitspraak.",), RequestForm, P.FOOT),
    ActPage(A.CORRECT, "herstel-uitspraak", "Herstel de uitspraak",
            ("Versie 2 komt naast versie 1. De eerste blijft bewaard.",), CorrectForm, P.FOOT, confirm=True,
            template=REQUESTED),
    ActPage(A.REFUSE_CORRECTION, "weiger-herstel", "Weiger herstel",
            ("De tekst blijft zoals hij is. Wie erom vroeg leest waarom.",), RefuseForm, P.FOOT, needs=ASKED,
            template=REQUESTED),
):
    page(made)
