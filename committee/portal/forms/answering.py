"""What a party answers: what we asked of a complaint, whether a secret paper is used."""

from collections.abc import Iterable
from typing import Any

from committee.case.documents import Paper
from committee.case.offer import Offer
from committee.case.records import Document, Party
from committee.dutch import capital
from committee.escalation.acts import Answer
from committee.escalation.forms.completing import ANSWER, items
from committee.escalation.plainly import plainly
from committee.escalation.rules import Found
from committee.portal import reads
from committee.response.records import Secrecy
from committee.store import db
from committee.web.fields import OneOf, Papers, Testimony
from committee.web.forms import ActForm, Subject

QUESTION = "vraag_"


class OwnCompleteForm(ActForm):
    """What the complainant tells us of what we missed; a field for each thing comes before these."""

    by_subject = True
    papers = Papers("Foto's of stukken", description="Staat het antwoord in een brief? Maak er een foto van.")

    def validate(self, extra_validators: Any = None) -> bool:
        """One thing is enough."""
        good: bool = super().validate(extra_validators)
        some = self.papers.kept or any(field.data for field in self._told())
        if self.asking is None and good and not some:
            self.said()[0].errors, good = ["Vul iets in, of voeg een foto of stuk toe."], False
        return good

    def subjects(self) -> list[Subject]:
        """Each thing that we asked, then the papers."""
        return [Subject(one.name, one.label.text, (one.name,)) for one in self.said()]

    def content(self) -> dict[str, Any]:
        """Answers by the code of what was missing; those to our own questions as a paper in the file."""
        told = super().content()
        given = {name: told.pop(name) for name in list(told) if name.startswith((ANSWER, QUESTION))}
        answers = [Answer(code=name.removeprefix(ANSWER), text=text) for name, text in given.items()
                   if name.startswith(ANSWER)]
        said = [f"{self[name].label.text}\n\n{text}" for name, text in given.items()
                if name.startswith(QUESTION)]
        papers = [*told.pop("papers", []), *([written("Antwoord op onze vragen", said)] if said else [])]
        return {**({"answers": answers} if answers else {}), **({"papers": papers} if papers else {})}

    def said(self) -> list[Any]:
        """The papers come last."""
        return sorted(super().said(), key=lambda field: field is self.papers)

    def _told(self) -> list[Any]:
        return [field for field in self.said() if field.name.startswith((ANSWER, QUESTION))]


def written(title: str, said: Iterable[str]) -> Paper:
    """What a party typed, as a paper for the file."""
    text = "\n\n\n".join(said).encode("utf-8", "replace")
    return Paper(title, "antwoord.txt", "text/plain", text)


def own_completion(offer: Offer) -> type[ActForm]:
    """The form with a field for everything we asked: what the regulation wants, then our own questions."""
    listed = items(offer)
    asked = [item for item in listed if item.standing is Found.ASKED]
    gone = asked or [item for item in listed if item.standing is not Found.FOUND]
    fields = {ANSWER + item.code: Testimony(capital(plainly(item.code, item.words))) for item in gone}
    for number, question in enumerate(reads.questions(offer.case_id), 1):
        fields[f"{QUESTION}{number}"] = Testimony(question)
    return type("OwnCompleteForm", (type("Asked", (ActForm,), fields), OwnCompleteForm), {})


def _secrets(offer: Offer) -> list[tuple[str, ...]]:
    return [(str(one.id), f"Stuk {one.number}", one.summary) for one in reads.secrets(offer.viewer)]


class OwnAgreeForm(ActForm):
    """Whether a paper that the party may not read is used."""

    secrecy = OneOf("Om welk stuk gaat het?", "Kies een stuk.", choices=_secrets)
    agrees = OneOf("Mag de commissie dit stuk gebruiken?", "Kies ja of nee.", make="ja".__eq__, choices=(
        ("ja", "Ja", "De commissie leest het hele stuk. U leest alleen de samenvatting."),
        ("nee", "Nee", "De commissie gebruikt het stuk niet.")))

    def content(self) -> dict[str, Any]:
        """The paper, and whose leave it is: that of whom it is kept from."""
        told = super().content()
        row = db.session.get_one(Secrecy, int(told.pop("secrecy")))
        return {**told, "document": db.session.get_one(Document, row.document_id),
                "party": db.session.get_one(Party, row.party_id)}
