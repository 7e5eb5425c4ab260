"""The pages of chambers: a finding on one element, a member's agreement, the decision, and the way back."""

from datetime import date
from typing import Any

from wtforms import Form

from committee.case.offer import Offer, OfferedElement
from committee.case.records import Case, Element, Standing
from committee.deliberation import reads
from committee.deliberation.rules import Advice, Opinion, Part, Section, Views
from committee.procedure import Act, State
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, EnumOf, Hidden, OneOf, Rows, Testimony, Text
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

ADMITTED = Standing.ADMITTED


class FindForm(ActForm):
    """A finding on one element, with what both sides say on it."""

    element = fields.element("Klachtonderdeel", ADMITTED)
    opinion = EnumOf("Oordeel", Opinion, "Kies het oordeel van de commissie.", kind="answers")
    complaint = Testimony("Wat zegt klager?", description="Laat leeg voor zijn eigen woorden.")
    response = Testimony("Wat zegt verweerder?", description="Laat leeg voor zijn eigen woorden.")
    norm = Testimony("Waaraan toetst de commissie?", description="De regel of afspraak die hier geldt.")
    reasons = Testimony("Overweging", description="Een lege regel begint een alinea. Zonder overweging kan "
                                                  "niemand tekenen; bewaren kan wel.")

    def content(self) -> dict[str, Any]:
        """The finding, and the views of both sides where somebody wrote them."""
        told = super().content()
        views = Views(told.pop("complaint", ""), told.pop("response", ""))
        return told | ({"views": views} if views != Views() else {})


def find_form(offer: Offer) -> type[ActForm]:
    """The form with what stands in the draft on the element that the address names."""
    one = _asked(offer)
    if one is None:
        return FindForm
    found = reads.finding_on(db.session.get_one(Element, one.id))
    case = db.session.get_one(Case, offer.case_id)
    written = {"complaint": reads.section(case, f"complaint-{one.number}"),
               "response": reads.section(case, f"response-{one.number}")}
    if found is not None:
        written |= {"opinion": found.opinion.value, "norm": found.norm, "reasons": found.reasons}
    return _beforehand(FindForm, written)


def _asked(offer: Offer) -> OfferedElement | None:
    """The element that the address names, or the only one there is."""
    named = dict(offer.asked).get("element", "")
    found = offer.elements_in(ADMITTED)
    return next((one for one in found if str(one.id) == named or len(found) == 1), None)


def _beforehand(form: type[ActForm], written: dict[str, Any]) -> type[ActForm]:
    """The form with this text in its fields until somebody types another."""
    class Filled(form):   # type: ignore[misc, valid-type]
        def fill(self, offer: Offer) -> None:
            for name, said in written.items():
                if self[name].data in (None, "") and not self[name].raw_data:
                    self[name].data = said
            super().fill(offer)

    return Filled


class AgreeForm(ActForm):
    """A member agrees with a finding, or holds another opinion."""

    element = fields.element("Klachtonderdeel", ADMITTED)
    version = Hidden()
    opinion = EnumOf("Een ander oordeel?", Opinion, missing="", kind="answers",
                     description="Laat leeg als het lid het eens is met de bevinding.")

    def content(self) -> dict[str, Any]:
        """The version that was read; of a chosen element the one that stands now."""
        told = super().content()
        said = told.pop("version", "")
        if said.isdecimal() and len(said) < 10:
            return {**told, "version": int(said)}
        found = reads.finding_on(told["element"]) if "element" in told else None
        return {**told, "version": found.version if found else 0}


class DecideForm(ActForm):
    """The committee decides in chambers."""


class ReopenForm(ActForm):
    """Back to the investigation."""

    to = OneOf("Waarheen terug?", "Kies waarheen.", make=State, choices=(
        (State.SCHEDULING.value, "Een nieuwe zitting", "Partijen worden opnieuw gehoord."),
        (State.HEARING_HELD.value, "De zitting die er was", "Er komt nog een vraag of stuk.")))
    reason = Testimony("Waarom?", "Schrijf waarom het onderzoek weer opengaat.",
                       description="Beide partijen lezen deze reden.")


class AdviceLine(Form):   # type: ignore[misc]
    """One recommendation."""

    text = Testimony("Aanbeveling", "Schrijf de aanbeveling.")
    owner = Text("Wie voert haar uit?")
    due_on = Day("Uiterlijk")


def _advice(text: str, owner: str | None, due_on: date | None) -> Advice:
    return Advice(text, owner, due_on)


class TextForm(ActForm):
    """The other parts of the draft."""

    recommendations = Rows("Aanbeveling", AdviceLine, make=_advice, adder="Nog een aanbeveling", empty=0)


def text_form(offer: Offer) -> type[ActForm]:
    """The form with every part of the draft as it stands."""
    case = db.session.get_one(Case, offer.case_id)
    parts = {f"deel_{one.value}": Testimony(one.label) for one in Section}
    made = type("TextForm", (TextForm,), {**parts, "content": _parts})
    return _beforehand(made, {f"deel_{one.value}": reads.section(case, one.value) for one in Section})


def _parts(self: Any) -> dict[str, Any]:
    parts = [Part(one, self[f"deel_{one.value}"].data or "") for one in Section]
    return {"parts": parts, "recommendations": self.recommendations.value() or []}


class SignForm(ActForm):
    """The chair confirms exactly this verdict."""

    place = Text("Plaats", description="Laat leeg voor de plaats van de commissie.", most=100)
    sha256 = Hidden()


A, P = Act, Place
for made in (
    ActPage(A.FIND, "bevinding", "Schrijf een bevinding",
            ("De bevinding komt in de conceptuitspraak. Eerdere versies blijven bewaard.",
             "Wie al akkoord was, leest de nieuwe versie."), find_form, button="Bewaar bevinding"),
    ActPage(A.AGREE, "akkoord", "Leg een akkoord vast",
            ("Wie de zaak hoorde zegt of hij het eens is met deze versie.",), AgreeForm,
            button="Leg akkoord vast"),
    ActPage(A.DECIDE, "beslis", "Beslis in raadkamer",
            ("Alle onderdelen hebben een bevinding waar de commissie achter staat.",
             "Het oordeel over de hele klacht volgt daaruit."), DecideForm, confirm=True),
    ActPage(A.REOPEN, "heropen", "Heropen het onderzoek",
            ("De commissie wil meer weten voor zij beslist. Beide partijen krijgen bericht.",), ReopenForm,
            P.FOOT),
    ActPage(A.SIGN, "onderteken", "Onderteken de uitspraak",
            ("U bevestigt precies deze tekst. Daarna schrijft niemand er meer in.",), SignForm, confirm=True),
):
    page(made)
