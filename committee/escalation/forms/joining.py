"""The page on which somebody joins a case, and the fields of a person."""

from typing import Any

from wtforms import Form

from committee.case.offer import Offer
from committee.escalation.acts.joining import JOINING, SPOKEN_FOR
from committee.escalation.content import Basis, Someone
from committee.permissions import LABELS, Role
from committee.procedure import Act
from committee.web import fields
from committee.web.fields import EnumOf, MailAddress, OneOf, Papers, Postcode, Telephone, Text, Tick
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

PERSON = ("name", "salutation", "street", "postcode", "town", "email", "phone", "by_post", "secret_address",
          "needs")


def someone(form: Form, prefix: str = "") -> Someone:
    """The person that the fields with this prefix tell of."""
    said = {name: form[prefix + name].value() for name in PERSON if prefix + name in form}
    return Someone(**{name: value for name, value in said.items() if value is not None})


def person(prefix: str = "", missing: str = "Vul de naam in.") -> dict[str, Any]:
    """The fields of a person: who it is and how he is reached. missing: the message without a name.

    prefix: of a person in a complaint that came in, which no telephone number keeps out.
    """
    made = {
        "name": Text("Naam", missing, most=200),
        "salutation": Text("Aanhef", most=100, description="Zoals: Geachte mevrouw El Amrani. Leeg wordt: "
                                                           "Beste, met de hele naam."),
        "street": Text("Straat en huisnummer", most=200),
        "postcode": Postcode(),
        "town": Text("Plaats", most=100),
        "email": MailAddress(description="Zonder e-mailadres sturen wij alles per post."),
        "phone": Telephone(refuses=not prefix),
        "by_post": Tick("Liever per post"),
        "secret_address": Tick("Geheim adres", description="De andere kant krijgt het adres niet te zien."),
        "needs": Text("Wat is er nodig?", most=200, description="Zoals: een tolk Arabisch, of een lift."),
    }
    return {prefix + name: field for name, field in made.items()}


def _roles(_offer: Offer) -> list[tuple[str, ...]]:
    return [(role.value, LABELS[role].capitalize()) for role in Role if role in JOINING]


PersonFields = type("PersonFields", (), person())


class AddPartyForm(PersonFields, ActForm):   # type: ignore[misc, valid-type]
    """A person who joins the case."""

    role = OneOf("Als wat komt deze persoon in de zaak?", "Kies de rol.", choices=_roles, make=Role)
    title = Text("Functie of hoedanigheid", most=100, description="Zoals: woonbegeleider, of moeder.")
    for_party = fields.party("Voor wie spreekt de gemachtigde?", *SPOKEN_FOR, missing="",
                             description="Alleen bij een gemachtigde.")
    scope = Text("Hoe ver gaat de machtiging?", most=200,
                 description="Zoals: alleen de zitting. Leeg betekent: alles.")
    basis = EnumOf("Op welke grond?", Basis, "", description="Alleen bij een gemachtigde.")
    power = Papers("Machtiging", one=True,
                   description="Een advocaat of wettelijk vertegenwoordiger heeft die niet nodig.")
    elements = fields.elements("Welke klachtonderdelen gaan over deze medewerker?", missing="",
                               description="Alleen bij een betrokken medewerker. Kies niets voor allemaal.")
    contact_agreement = Text("Contactafspraak", most=200,
                             description="Zoals: alleen schriftelijk. Alleen het secretariaat ziet dit.")

    def validate(self, extra_validators: Any = None) -> bool:
        """A representative speaks for somebody, on a ground that is shown."""
        good: bool = super().validate(extra_validators)
        if self.role.data != Role.REPRESENTATIVE.value:
            return good
        if not self.for_party.data:
            self.for_party.errors, good = ["Kies voor wie de gemachtigde spreekt."], False
        kept = any(not one.refused for one in self.power.kept)
        if self.basis.data in (None, "", Basis.POWER.value) and not kept and not self.power.errors:
            self.power.errors, good = ["Voeg de schriftelijke machtiging toe."], False
        return good

    def content(self) -> dict[str, Any]:
        """The person as one value; what belongs to another role is left out."""
        told = super().content()
        kept = {key: value for key, value in told.items() if key not in PERSON}
        role = told["role"]
        if role is not Role.REPRESENTATIVE:
            kept = {key: value for key, value in kept.items()
                    if key not in ("for_party", "scope", "basis", "power")}
        if role is not Role.ACCUSED:
            kept.pop("elements", None)
        return kept | {"person": someone(self)}


page(ActPage(
    Act.ADD_PARTY, "persoon-erbij", "Voeg een persoon toe",
    ("Deze persoon doet vanaf nu mee in de zaak.",
     "Een gemachtigde krijgt een brief, en degene voor wie hij spreekt ook."), AddPartyForm,
    Place.PARTIES))
