"""The pages of the written exchange: the response, more time, rounds, papers and who may read them."""

from collections.abc import Sequence
from typing import Any

from committee.case.offer import Fact, Offer, OfferedElement, OfferedParty
from committee.case.records import Element, Standing
from committee.lengths import Length, Unit
from committee.permissions import COMPLAINANTS, RESPONDENTS
from committee.procedure import Act
from committee.response import reads
from committee.response.acts.answers import Answer
from committee.response.records import Position
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, Number, OneOf, Papers, Testimony, Text, Tick
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

STANCE, WORDS = "standpunt_", "antwoord_"
STATED = (Position.DISPUTED, Position.PARTLY, Position.ACKNOWLEDGED)


class ResponseForm(ActForm):
    """The response of one respondent, in one letter and by element."""

    party = fields.party("Van wie is het verweer?", which=reads.may_answer,
                         nothing="Elk verweer is binnen. Voeg een aanvulling toe als stuk.")
    text = Testimony("Verweer in één brief", description="Typ de tekst over, of voeg de brief toe.")
    paper = Papers("Verweerschrift", one=True)
    annexes = Papers("Bijlagen")

    def validate(self, extra_validators: Any = None) -> bool:
        """Something was answered: a letter, a file, or a word on an element."""
        good: bool = super().validate(extra_validators)
        if not self.text.data and not self.paper.kept and not self._answered():
            self.text.errors = ["Typ het verweer over, voeg het toe, of vul per klachtonderdeel in."]
            return False
        return good

    def content(self) -> dict[str, Any]:
        """What the act is told; an element without a stance stands in the letter."""
        told = {name: value for name, value in super().content().items() if not _of_element(name)}
        answers = [
            Answer(db.session.get_one(Element, number), Position(self[f"{STANCE}{number}"].data),
                   self[f"{WORDS}{number}"].data or None)
            for number in self._answered()
        ]
        return {**told, "answers": answers} if answers else told

    def _answered(self) -> list[int]:
        numbers = [int(name.removeprefix(STANCE)) for name in self._fields if name.startswith(STANCE)]
        return [number for number in numbers if self[f"{STANCE}{number}"].data]


def _of_element(name: str) -> bool:
    return name.startswith((STANCE, WORDS))


def stances(elements: Sequence[OfferedElement], heading: str, words: str,
            choices: Sequence[tuple[str, str]] = fields.enum_choices(STATED)) -> dict[str, Any]:
    """A stance and words for each element; heading and words take its number."""
    made: dict[str, Any] = {}
    for one in elements:
        made[f"{STANCE}{one.id}"] = OneOf(heading.format(one.number), "", choices=choices,
                                          description=one.text, kind="answers")
        made[f"{WORDS}{one.id}"] = Testimony(words.format(one.number))
    return made


def response_form(offer: Offer) -> type[ResponseForm]:
    """The form with each element that is handled."""
    asked = stances(offer.elements_in(Standing.ADMITTED), "Onderdeel {}", "Verweer op onderdeel {}")
    return type("ResponseForm", (ResponseForm,), asked)


class LapseForm(ActForm):
    """The case goes on without a response."""

    party = fields.party("Wie heeft niet geantwoord?", *RESPONDENTS)
    reminded_on = Day("Dag waarop u telefonisch herinnerde",
                      description="Alleen als er geen herinnering per brief is verstuurd.")


def _without_request(offer: Offer) -> list[OfferedParty]:
    """The respondents of whom no request for more time waits."""
    waiting = {one.party_id for one in reads.asked_for_time(offer.case_id)}
    return [one for one in offer.parties_in(*RESPONDENTS) if one.id not in waiting]


class AskTimeForm(ActForm):
    """A respondent asks for more time."""

    decider_field = "party"
    party = fields.party("Wie vraagt om meer tijd?", which=_without_request,
                         nothing="Er ligt al een verzoek. Beslis daar eerst over.")
    reasons = Testimony("Waarom?", "Schrijf waarom de partij meer tijd vraagt.",
                        description="Klager leest dit ook. Schrijf dus niet op wat hij niet mag weten.")


class DecideTimeForm(ActForm):
    """More time is given or refused. requests: what waits, to be read before it is decided."""

    requests: tuple[tuple[str, reads.Asked], ...] = ()
    reasons = Testimony("Waarom beslist u zo?", "Schrijf waarom u zo beslist.",
                        description="Beide partijen lezen deze reden.")

    def said(self) -> list[Any]:
        """Whose request it is comes first."""
        return sorted(super().said(), key=lambda field: field is self.reasons)


def decide_time_form(offer: Offer) -> type[DecideTimeForm]:
    """The form with each request that waits; who asked nothing is not there to choose."""
    asked = reads.asked_for_time(offer.case_id)
    names = {one.id: one.name for one in offer.parties}
    askers = [one for one in offer.parties_in(*RESPONDENTS) if one.id in {each.party_id for each in asked}]
    return type("DecideTimeForm", (DecideTimeForm,), {
        "requests": tuple((names.get(one.party_id, ""), one) for one in asked),
        "party": fields.party("Aan wie?", which=lambda _offer: askers or offer.parties_in(*RESPONDENTS)),
    })


class RoundForm(ActForm):
    """The parties may write once more."""

    name = Text("Naam van de ronde", "Schrijf hoe de ronde heet.", description="Zoals: repliek.", most=60)
    parties = fields.parties("Wie mag schrijven?", *COMPLAINANTS, *RESPONDENTS)
    about = Testimony("Waarover?", description="Laat leeg als partijen zelf kiezen waarover zij schrijven.")
    length = Number("Aantal dagen", least=1, top=90,
                    description="Laat leeg voor de termijn van het reglement.")

    def content(self) -> dict[str, Any]:
        """The number of days as a length."""
        told = super().content()
        return told | ({"length": Length(told["length"], Unit.DAYS)} if "length" in told else {})


class NothingForm(ActForm):
    """An act that asks nothing beside when and who."""


class FileForm(ActForm):
    """A paper comes into the file."""

    paper = Papers("Stuk", "Kies het bestand.", one=True)
    title = Text("Naam van het stuk", description="Zoals: Brief van de huisarts.")
    party = fields.party("Van wie is het stuk?", *COMPLAINANTS, *RESPONDENTS, missing="",
                         description="Laat leeg voor een stuk van de commissie zelf.")
    elements = fields.elements("Waar gaat het over?", missing="",
                               description="Laat leeg als het over de hele klacht gaat.")
    secret = Testimony("Reden voor geheimhouding",
                       description="Alleen als de ander dit stuk niet mag zien. De voorzitter beslist.")

    def content(self) -> dict[str, Any]:
        """The paper under the name it was given."""
        return fields.renamed(super().content())


class WithholdForm(ActForm):
    """A paper is kept from the other side."""

    document = fields.paper("Welk stuk?")
    reasons = Testimony("Waarom?", "Schrijf waarom het stuk geheim blijft.")
    summary = Testimony("Samenvatting voor de ander",
                        description="Zonder samenvatting gebruikt de commissie het stuk niet.")
    hidden_from = fields.parties("Voor wie blijft het geheim?", *COMPLAINANTS, *RESPONDENTS, missing="",
                                 description="Laat leeg voor de andere partij.")


class ShareForm(ActForm):
    """A paper is shared, or given back."""

    document = fields.paper("Welk stuk?")
    parties = fields.parties("Met wie?", *COMPLAINANTS, *RESPONDENTS, missing="",
                             description="Laat leeg voor beide partijen.")
    returned = Tick("Geef het stuk terug aan wie het indiende",
                    description="De commissie gebruikt het dan niet en niemand ziet het.")
    reasons = Testimony("Toelichting")


class AgreeForm(ActForm):
    """Whether a party agrees that a paper he may not read is used."""

    decider_field = "party"
    document = fields.paper("Welk stuk?", which=lambda paper: paper.withheld)
    party = fields.party("Wie antwoordt?", *COMPLAINANTS, *RESPONDENTS)
    agrees = OneOf("Antwoord", "Kies het antwoord.", make="ja".__eq__, choices=(
        ("ja", "Stemt in", "De commissie gebruikt het stuk."),
        ("nee", "Stemt niet in", "De commissie laat het stuk buiten beschouwing.")))


A, P = Act, Place
TIME = frozenset({Fact.TIME_ASKED})
PAPERS = frozenset({Fact.PAPERS})
for made in (
    ActPage(A.RECEIVE_RESPONSE, "verweer", "Leg verweer vast",
            ("Het verweer kwam per post, per e-mail of aan de telefoon.",
             "Klager krijgt een afschrift. Te laat wordt aangetekend, niet geweigerd."), response_form,
            own=True),
    ActPage(A.LAPSE_RESPONSE, "geen-verweer", "Ga door zonder verweer",
            ("De termijn is voorbij en er kwam niets. Verweerder en klager horen dat de zaak doorgaat.",),
            LapseForm),
    ActPage(A.ASK_MORE_TIME, "vraag-uitstel", "Leg verzoek om uitstel vast",
            ("Verweerder vraagt meer tijd. Daarna beslist u.",), AskTimeForm, P.TERMS),
    ActPage(A.EXTEND_RESPONSE, "geef-uitstel", "Geef uitstel",
            ("Verweerder krijgt meer tijd, zo lang als het reglement zegt.", "Klager hoort het ook."),
            decide_time_form, needs=TIME, template="response/decide_time.html"),
    ActPage(A.REFUSE_MORE_TIME, "weiger-uitstel", "Weiger uitstel",
            ("De termijn blijft zoals zij is. Verweerder en klager lezen waarom.",), decide_time_form,
            needs=TIME, template="response/decide_time.html"),
    ActPage(A.OPEN_ROUND, "open-ronde", "Open een schriftelijke ronde",
            ("Partijen mogen nog een keer schrijven.",), RoundForm),
    ActPage(A.CLOSE_ROUND, "sluit-ronde", "Sluit de schriftelijke ronde",
            ("Wie nog niet schreef, wordt niet meer afgewacht.",), NothingForm, confirm=True),
    ActPage(A.FILE_PAPER, "voeg-stuk-toe", "Voeg een stuk toe",
            ("Het stuk krijgt een nummer in het dossier. De ander hoort dat het er is.",), FileForm,
            P.PAPERS, own=True),
    ActPage(A.WITHHOLD_PAPER, "houd-geheim", "Sta geheimhouding toe",
            ("De ander ziet het stuk niet, en hoort dat er iets is dat geheim blijft.",), WithholdForm,
            P.PAPERS, needs=PAPERS),
    ActPage(A.SHARE_PAPER, "deel-stuk", "Deel een stuk of geef het terug",
            ("Wie u kiest ziet het stuk voortaan.",), ShareForm, P.PAPERS, needs=PAPERS),
    ActPage(A.AGREE_TO_PAPER, "antwoord-geheim-stuk", "Leg antwoord over een geheim stuk vast",
            ("De partij mag een samenvatting lezen en zegt of de commissie het stuk mag gebruiken.",),
            AgreeForm, P.PAPERS, needs=frozenset({Fact.WITHHELD})),
):
    page(made)
