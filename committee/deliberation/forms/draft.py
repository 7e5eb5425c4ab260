"""The forms of chambers: a finding on one element, a member's agreement, the decision, and the way back."""

from datetime import date
from typing import Any

from flask import url_for
from wtforms import Form

from committee.case.offer import Offer, OfferedElement
from committee.case.records import Case, Element, Standing
from committee.case.verbs import PREPARES
from committee.deliberation import reads
from committee.deliberation.rules import Advice, Opinion, Part, Section, StaleVersion, Views
from committee.permissions import Occasion, Role
from committee.procedure import Act, State
from committee.regulation.choices import Signer
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, EnumOf, Hidden, OneOf, Rows, Testimony, Text
from committee.web.forms import ActForm, Promise

ADMITTED = Standing.ADMITTED
OVERTAKEN = ("Iemand anders wijzigde dit terwijl u schreef. Uw tekst staat er nog. Lees eerst wat er nu "
             "staat; bewaart u daarna opnieuw, dan komt uw tekst in een nieuwe versie.")


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
    """The form with what stands in the draft on the element that the address names. Raises Unknown."""
    reads.admitted_voters(offer)
    one = _asked(offer)
    if one is None:
        return FindForm
    found = reads.finding_on(db.session.get_one(Element, one.id))
    case = db.session.get_one(Case, offer.case_id)
    written = {"complaint": reads.section(case, f"complaint-{one.number}"),
               "response": reads.section(case, f"response-{one.number}")}
    if found is not None:
        written |= {"opinion": found.opinion.value, "norm": found.norm, "reasons": found.reasons}
    return beforehand(FindForm, written)


def _asked(offer: Offer) -> OfferedElement | None:
    """The element that the address names, or the only one there is."""
    named = dict(offer.asked).get("element", "")
    found = offer.elements_in(ADMITTED)
    return next((one for one in found if str(one.id) == named or len(found) == 1), None)


def beforehand(form: type[ActForm], written: dict[str, Any]) -> type[ActForm]:
    """The form with this text in its fields until somebody types another.

    written: by name of the field; of a field with lines a list with a dict for each.
    """
    class Filled(form):   # type: ignore[misc, valid-type]
        def fill(self, offer: Offer) -> None:
            for name, said in written.items():
                if isinstance(self[name], Rows):
                    _lay_out(self[name], said)
                elif self[name].data in (None, "") and not self[name].raw_data:
                    self[name].data = said
            super().fill(offer)

    return Filled


def _lay_out(rows: Rows, lines: list[dict[str, Any]]) -> None:
    """The lines that stand already. Who takes one away empties it: a form without any says nothing."""
    if not rows.entries:
        for line in lines:
            rows.append_entry(line)


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
    """The other parts of the draft. basis: what stood there when the page was opened."""

    basis = Hidden()
    overtaken = False

    def content(self) -> dict[str, Any]:
        """Every part and all recommendations. Raises StaleVersion when somebody wrote in them meanwhile."""
        now = reads.basis_of(self.offer.case_id)
        if self.basis.data != now:
            self.overtaken, self.basis.data = True, now
            raise StaleVersion(OVERTAKEN)
        parts = [Part(one, self[f"deel_{one.value}"].data or "") for one in Section]
        return {"parts": parts, "recommendations": self["recommendations"].value() or []}


def text_form(offer: Offer) -> type[ActForm]:
    """The form with every part of the draft as it stands."""
    reads.admitted_voters(offer)
    written = reads.sections(offer.case_id)
    parts = {f"deel_{one.value}": Testimony(one.label, description=HINTS[one]) for one in Section}
    lines = Rows("Aanbevelingen", AdviceLine, make=_advice, adder="Nog een aanbeveling", empty=0)
    made = type("PartsForm", (TextForm,), {**parts, "recommendations": lines})
    advice = [vars(one) for one in reads.advices(written.get(reads.RECOMMENDATIONS, ""))]
    said = {f"deel_{one.value}": written.get(one.value, "") for one in Section}
    return beforehand(made, {**said, "recommendations": advice, "basis": reads.basis_of(offer.case_id)})


HINTS = {
    Section.COURSE: "Het verloop komt uit de zaak. Vul hier alleen aan wat daarin niet staat.",
    Section.FACTS: "Wat vaststaat tussen partijen. Een lege regel begint een alinea.",
    Section.CONSIDERATIONS: "Wat de hele klacht raakt en bij geen onderdeel hoort.",
    Section.IN_SHORT: "Eén of twee zinnen op de eerste bladzijde, na de uitkomst.",
}


class SignForm(ActForm):
    """The chair confirms exactly this verdict: the page that shows it adds its sha256."""

    place = Text("Plaats", description="Laat leeg voor de plaats van de commissie.", most=100)
    sha256 = Hidden()

    def decides(self, role: Role) -> bool:
        """The secretary signs where the regulation has her sign too."""
        return role is not Role.SECRETARY or Signer.SECRETARY in self.offer.regulation.composition.signs

    def said(self) -> list[Any]:
        """The place alone: which text it is follows from the day and the place, once they are chosen."""
        return [field for field in super().said() if field is not self.sha256]

    def content(self) -> dict[str, Any]:
        """The place, and which text was read."""
        return super().content() | ({"sha256": self.sha256.data} if self.sha256.data else {})

    def promised(self, occasion: Occasion) -> list[Promise]:
        """The text as it would be signed on this occasion, made now: to be read before it is confirmed."""
        case = db.session.get_one(Case, self.offer.case_id)
        made = PREPARES[Act.SIGN](case, occasion, super().content())["prepared"]
        read = url_for("chambers.to_sign", number=self.offer.number, dag=made.paper.decided_on.isoformat(),
                       tekst=made.sha256)
        return [Promise("sha256", made.sha256, "Lees de uitspraak zoals zij wordt ondertekend (pdf)", read)]
