"""The pages of stage 2: the ruling on each element beside what the program sees, forwarding, objections."""

from collections.abc import Callable
from typing import Any

from committee.admissibility import reads
from committee.admissibility.acts import Recipient
from committee.admissibility.reads import objected
from committee.admissibility.reads.ruled import objectable
from committee.case.offer import Fact, Offer
from committee.case.records import Element, Standing
from committee.procedure import Act
from committee.regulation.choices import Duty, GroundKind
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, OneOf, Postcode, Testimony, Text
from committee.web.fields.of_a_case import element_choices
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

DUTIES = {Duty.MAY: "De commissie mag op deze grond afwijzen.",
          Duty.MUST: "De commissie moet op deze grond afwijzen."}
WHY = "Schrijf de redenen. Klager leest ze in de brief."


class RulingForm(ActForm):
    """A ruling is made beside the findings on each element."""

    def fill(self, offer: Offer) -> None:
        """What the program sees comes along."""
        self.checklist = reads.checklist_of(offer.case_id)
        super().fill(offer)


class AdmitForm(RulingForm):
    """These elements will be heard."""

    elements = fields.elements("Welke klachtonderdelen zijn ontvankelijk?", Standing.OPEN)


def _grounds(kind: GroundKind) -> Callable[[Offer], list[tuple[str, ...]]]:
    def choices(offer: Offer) -> list[tuple[str, ...]]:
        found = [ground for ground in offer.regulation.grounds if ground.kind is kind]
        return [(ground.code, _capital(ground.words), f"{_capital(ground.article)}. {DUTIES[ground.duty]}")
                for ground in found]

    return choices


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class InadmissibleForm(RulingForm):
    """These elements fail a condition."""

    elements = fields.elements("Welke klachtonderdelen zijn niet-ontvankelijk?", Standing.OPEN)
    ground = OneOf("Op welke grond?", "Kies de grond.", choices=_grounds(GroundKind.INADMISSIBLE))
    reasons = Testimony("Redenen", WHY, description="Grond en artikel staan al in de brief. Schrijf waarom "
                                                    "die grond hier geldt.")


class NotCompetentForm(RulingForm):
    """These elements belong to another body, or to none."""

    elements = fields.elements("Over welke klachtonderdelen mag de commissie niet oordelen?", Standing.OPEN)
    ground = OneOf("Op welke grond?", "Kies de grond.", choices=_grounds(GroundKind.NOT_COMPETENT))
    reasons = Testimony("Redenen", WHY, description="Schrijf ook waar klager wel terechtkan.")


class ForwardForm(ActForm):
    """The complaint goes to another body."""

    name = Text("Naam van de instantie", "Vul in wie de klacht krijgt.", most=200)
    street = Text("Straat en huisnummer, of postbus", "Vul straat en huisnummer of postbus in.", most=200)
    postcode = Postcode(missing="Vul de postcode in.")
    town = Text("Plaats", "Vul de plaats in.", most=100)
    consented_on = Day("Dag waarop klager instemde", "Vul in op welke dag klager instemde.",
                       description="Zonder toestemming sturen wij niets door.")

    def validate(self, extra_validators: Any = None) -> bool:
        """The complainant agreed before today is over."""
        good: bool = super().validate(extra_validators)
        if self.consented_on.data and self.consented_on.data > self.offer.today:
            self.consented_on.errors, good = ["Deze dag moet nog komen. Vraag klager eerst."], False
        return good

    def content(self) -> dict[str, Any]:
        """The body as one value."""
        told = super().content()
        return {"consented_on": told.pop("consented_on"), "to": Recipient(**told)}


class ObjectForm(ActForm):
    """The complainant objects to a refusal."""

    element = fields.element("Tegen welke afwijzing?", which=objectable)
    reasons = Testimony("Redenen van klager", "Schrijf de redenen die klager geeft.")


def _waiting(offer: Offer) -> list[tuple[str, ...]]:
    pending = reads.objections_waiting(offer.case_id)
    return element_choices([one for one in offer.elements if one.id in pending])


class DecisionForm(ActForm):
    """Others than who refused decide on the objection."""

    element = OneOf("Over welk klachtonderdeel?", "Kies een klachtonderdeel.", choices=_waiting,
                    make=lambda chosen: db.session.get_one(Element, int(chosen)))
    reasons = Testimony("Redenen", WHY)

    def fill(self, offer: Offer) -> None:
        """What the complainant wrote comes along."""
        self.objections = objected.waiting(offer.case_id)
        super().fill(offer)


RULED, OTHERS = "admissibility/ruling.html", "Wie de klacht afwees, beslist niet op het verzet."
OBJECTED = "admissibility/objection.html"
for made in (
    ActPage(Act.ADMIT, "verklaar-ontvankelijk", "Verklaar ontvankelijk",
            ("De voorzitter beslist. De commissie behandelt deze klachtonderdelen.",
             "Is over alles beslist? Dan krijgt verweerder de klacht met de vraag om te reageren."),
            AdmitForm, button="Leg de beslissing vast", needs=frozenset({Fact.UNDECIDED_ELEMENT}),
            template=RULED),
    ActPage(Act.DECLARE_INADMISSIBLE, "verklaar-niet-ontvankelijk", "Verklaar niet-ontvankelijk",
            ("De voorzitter beslist. De commissie behandelt deze klachtonderdelen niet.",
             "Klager leest de grond, de redenen en tot en met welke dag hij in verzet kan."),
            InadmissibleForm, button="Bekijk de brief", needs=frozenset({Fact.UNDECIDED_ELEMENT}),
            template=RULED),
    ActPage(Act.DECLARE_NOT_COMPETENT, "verklaar-niet-bevoegd", "Verklaar niet bevoegd",
            ("De voorzitter beslist. Een ander gaat over deze klachtonderdelen, of niemand.",
             "Klager leest de grond, de redenen en waar hij wel terechtkan."), NotCompetentForm,
            button="Bekijk de brief", needs=frozenset({Fact.UNDECIDED_ELEMENT}), template=RULED),
    ActPage(Act.FORWARD, "zend-door", "Zend de klacht door",
            ("De klacht gaat met de stukken per post naar een andere instantie.",
             "Klager en organisatie lezen waar de klacht nu is. De zaak eindigt hier."), ForwardForm,
            Place.FOOT),
    ActPage(Act.OBJECT, "verzet", "Leg verzet vast",
            ("Klager is het niet eens met de afwijzing.", OTHERS), ObjectForm, Place.ELEMENTS,
            needs=frozenset({Fact.OBJECTABLE})),
    ActPage(Act.UPHOLD_OBJECTION, "verzet-gegrond", "Verklaar het verzet gegrond",
            ("De commissie behandelt het klachtonderdeel alsnog.", OTHERS), DecisionForm, Place.NOW,
            button="Bekijk de brieven", needs=frozenset({Fact.OBJECTION}), template=OBJECTED),
    ActPage(Act.REJECT_OBJECTION, "verzet-ongegrond", "Verklaar het verzet ongegrond",
            ("De afwijzing blijft staan.", OTHERS), DecisionForm, Place.NOW,
            button="Bekijk de brief", needs=frozenset({Fact.OBJECTION}), template=OBJECTED),
):
    page(made)
