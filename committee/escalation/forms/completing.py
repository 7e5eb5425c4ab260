"""The pages on which receipt is acknowledged, and on which is asked for what a complaint does not state."""

from typing import Any

from committee.case.offer import Fact, Offer
from committee.escalation import rules
from committee.escalation.acts import Answer
from committee.escalation.forms.lines import PointLine, point
from committee.escalation.records import Intake
from committee.escalation.rules import Found, Item
from committee.lengths import Length, Unit
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db
from committee.web.fields import Lines, Number, Papers, Rows, SomeOf, Testimony
from committee.web.forms import ActForm
from committee.web.pages import ActPage, page

ANSWER = "antwoord_"


def items(offer: Offer) -> list[Item]:
    """What a complaint must state by the regulation of this case, and how each stands."""
    required = {choice.code: choice.words for choice in offer.regulation.required_fields}
    if offer.parties_in(Role.REPRESENTATIVE):
        required[rules.POWER.code] = rules.POWER.words
    intake = db.session.get(Intake, offer.case_id)
    gone, asked = (intake.missing, intake.fields.get("asked", [])) if intake else ([], [])
    return rules.checklist(required.items(), gone, asked)


class ListedForm(ActForm):
    """A form beside the list of what a complaint must state.

    late: what came after the term and waits for the chair, each with what it answers.
    """

    late: tuple[tuple[str, str], ...] = ()

    def fill(self, offer: Offer) -> None:
        """The list comes along."""
        self.items = items(offer)
        super().fill(offer)


class AcknowledgeForm(ListedForm):
    """The receipt is acknowledged; there is nothing to fill in."""


def _required(offer: Offer) -> list[tuple[str, ...]]:
    return [(item.code, item.words.capitalize(), "" if item.standing is Found.FOUND else item.standing.label)
            for item in items(offer)]


class RequestForm(ActForm):
    """What is missing, what else we want to know, and until when."""

    asked = SomeOf("Wat ontbreekt er?", "", choices=_required)
    questions = Lines("Wat wilt u nog meer weten?",
                      description="Eén vraag per regel. Klager leest de vragen zo in de brief.")
    length = Number("Andere termijn, in dagen", least=1, top=90)

    def fill(self, offer: Offer) -> None:
        """What is missing is ticked beforehand, and the term of the regulation is named."""
        super().fill(offer)
        missing = {item.code for item in items(offer) if item.standing is not Found.FOUND}
        if not self.handed_in and not self.asked.data:
            self.asked.data = [choice[0] for choice in self.asked.choices if choice[0] in missing]
        term = offer.regulation.terms.get("completion")
        usual = term.length.words if term and term.length else ""
        self.length.description = (f"Het reglement geeft {usual}. Laat leeg om die te gebruiken." if usual
                                   else "Het reglement noemt geen termijn. Vul er een in, zoals 14.")
        self.must_say_when = not usual

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is asked, and there is a last day."""
        good: bool = super().validate(extra_validators)
        if not self.asked.data and not self.questions.value():
            self.asked.errors = ["Kies wat er ontbreekt, of schrijf een vraag op."]
            good = False
        if self.must_say_when and not self.length.data:
            self.length.errors, good = ["Vul in hoeveel dagen klager krijgt, zoals 14."], False
        return good

    def content(self) -> dict[str, Any]:
        """The codes that are asked for, the questions, and another term in days."""
        told = {"asked": []} | super().content()
        return told | {"length": Length(told["length"], Unit.DAYS)} if "length" in told else told


class CompleteForm(ListedForm):
    """What the complainant states now: a field for each thing that was missing comes before these."""

    elements = Rows("Nieuw klachtonderdeel", PointLine, make=point, adder="Nog een klachtonderdeel",
                    description="Alleen als klager er een punt bij noemt.")
    papers = Papers("Stukken")
    reason = Testimony("Waarom telt een late aanvulling toch mee?",
                       description="Alleen als de termijn voorbij is en de voorzitter haar toelaat.")

    def fill(self, offer: Offer) -> None:
        """An answer that came too late waits for the chair's word."""
        super().fill(offer)
        if Fact.ANSWER_LATE in offer.facts:
            self.judge, self.late = Role.CHAIR, self._late(offer)
            self.reason.description = "De voorzitter laat haar toe. Klager hoort dat de commissie verdergaat."
            self.reason.flags.optional = offer.viewer.role is not Role.CHAIR

    def _late(self, offer: Offer) -> tuple[tuple[str, str], ...]:
        words = {item.code: item.words.capitalize() for item in self.items}
        intake = db.session.get(Intake, offer.case_id)
        given = intake.fields.get("answers", {}) if intake else {}
        return tuple((words.get(code, code), text) for code, text in given.items())

    def said(self) -> list[Any]:
        """Whether it counts comes before what may still be added."""
        return sorted(super().said(), key=lambda field: self.judge is not None and field is not self.reason)

    def content(self) -> dict[str, Any]:
        """The answers together, by the code of what was missing."""
        told = super().content()
        given = {name: told.pop(name) for name in list(told) if name.startswith(ANSWER)}
        answers = [Answer(code=name.removeprefix(ANSWER), text=text) for name, text in given.items()]
        return told | ({"answers": answers} if answers else {})


def complete_form(offer: Offer) -> type[ActForm]:
    """The form of COMPLETE with a field for everything that is missing, or else for all that is required."""
    listed = items(offer)
    gone = [item for item in listed if item.standing is not Found.FOUND] or listed
    fields = {ANSWER + item.code: _answer(item) for item in gone}
    return type("CompleteForm", (type("Answers", (ListedForm,), fields), CompleteForm), {})


def _answer(item: Item) -> Testimony:
    return Testimony(item.words.capitalize(), description="Staat het in een stuk? Schrijf dan in welk stuk.")


class LapseForm(ListedForm):
    """Nothing came."""

    reasons = Testimony("Waarom gaat de commissie verder?", "Schrijf waarom de commissie verdergaat.",
                        description="Zoals: er kwam geen antwoord op de brief en de herinnering.")


LISTED = "escalation/listed.html"
for made in (
    ActPage(Act.ACKNOWLEDGE, "bevestig", "Bevestig de ontvangst",
            ("Klager leest het zaaknummer, de punten van de klacht en wat er wanneer gebeurt.",
             "Gaf een klachtenfunctionaris de klacht door, dan hoort die dat het dossier binnen is."),
            AcknowledgeForm, button="Bekijk de bevestiging", unless=frozenset({Fact.ACKNOWLEDGED}),
            template=LISTED),
    ActPage(Act.REQUEST_COMPLETION, "vraag-aanvulling", "Vraag om aanvulling",
            ("Klager leest wat er ontbreekt en tot en met welke dag hij kan aanvullen.",
             "Ook leest hij wat er gebeurt als hij niets stuurt."), RequestForm, button="Bekijk de brief"),
    ActPage(Act.COMPLETE, "aanvulling", "Leg de aanvulling vast",
            ("Vul in wat klager aanvult. Eén ding is genoeg.",
             "Kwam het te laat? Dan bewaart u het en beslist de voorzitter of het meetelt."), complete_form,
            template=LISTED),
    ActPage(Act.LAPSE_COMPLETION, "aanvulling-bleef-uit", "Ga verder zonder aanvulling",
            ("De termijn is voorbij. De voorzitter beslist nu met wat er is.", "Klager krijgt bericht."),
            LapseForm, template=LISTED),
):
    page(made)
