"""How a party is reached, and who helps it."""

from dataclasses import replace
from typing import Any

from committee.case.offer import Offer
from committee.case.reaching import reach_of
from committee.case.records import Party
from committee.escalation.content import Basis, Someone
from committee.people.records import Channel
from committee.permissions import Role
from committee.portal.forms.own import OwnForm
from committee.store import db
from committee.web.fields import MailAddress, OneOf, Papers, Postcode, Telephone, Text, Tick
from committee.web.forms import ActForm, Subject

WAYS = ((Channel.MAIL.value, "Per e-mail", "U krijgt een link. In de e-mail staat niet waar het over gaat."),
        (Channel.POST.value, "Per post"))
OWN = ("email", "phone", "street", "postcode", "town")
ADDRESS = ("street", "postcode", "town")


def _me(offer: Offer) -> Party:
    return db.session.get_one(Party, offer.viewer.party_id)


class OwnContactForm(OwnForm):
    """How a party is reached: a person, or an organisation in this case."""

    channel = OneOf("Hoe sturen wij u brieven?", "Kies hoe wij u brieven sturen.", choices=WAYS, make=Channel)
    email = MailAddress("Uw e-mailadres", autocomplete="email")
    phone = Telephone("Uw telefoonnummer")
    street = Text("Straat en huisnummer", most=200, autocomplete="street-address")
    postcode = Postcode()
    town = Text("Plaats", most=100, autocomplete="address-level2")

    def fill(self, offer: Offer) -> None:
        """What we know already stands there; of an organisation also how far a change reaches."""
        super().fill(offer)
        me = _me(offer)
        if not self.handed_in:
            self._known(me)
        if me.person is None:
            self.told = ("Dit geldt voor deze zaak. In andere zaken verandert er niets.",)

    def _known(self, me: Party) -> None:
        where = reach_of(me)
        self.channel.data = self.channel.data or me.channel.value
        for name in OWN:
            self[name].data = self[name].data or getattr(where, name)

    def validate(self, extra_validators: Any = None) -> bool:
        """Who wants mail has an address for it, who wants paper a place."""
        good: bool = super().validate(extra_validators)
        if good and self.channel.data == Channel.MAIL.value and not self.email.data:
            self.email.errors, good = ["Vul uw e-mailadres in, of kies voor post."], False
        return good

    def content(self) -> dict[str, Any]:
        """All of it; what was made empty is taken away."""
        return {**super().content(), **{name: self[name].data or "" for name in OWN}}


BESIDE, INSTEAD = "naast", "voor"
HOW = ((BESIDE, "Iemand die mij steunt",
        "Zoals een vriend of een vertrouwenspersoon. Die mag mee naar het gesprek."),
       (INSTEAD, "Iemand die voor mij spreekt", "Dit heet een gemachtigde. Die krijgt dan onze brieven."))


class HelperForm(ActForm):
    """Who stands beside a party."""

    name = Text("Naam", "Vul de naam in.", most=200, autocomplete="off")
    email = MailAddress(autocomplete="off")
    phone = Telephone("Telefoonnummer", autocomplete="off")

    def content(self) -> dict[str, Any]:
        """A person who supports this party."""
        told = super().content()
        found = {name: told.pop(name) for name in ("name", "email", "phone", *ADDRESS) if name in told}
        return {**told, "role": Role.SUPPORT, "person": Someone(**found)}


class SpokesmanForm(HelperForm):
    """Who stands beside the complainant, or speaks for him."""

    by_subject = True
    how = OneOf("Wat doet deze persoon voor u?", "Kies wat deze persoon doet.", choices=HOW)
    street = Text("Straat en huisnummer", most=200, autocomplete="off",
                  description="Alleen als er geen e-mailadres is.")
    postcode = Postcode()
    town = Text("Plaats", most=100, autocomplete="off")
    lawyer = Tick("Het is een advocaat", description="Dan is geen brief nodig.")
    power = Papers("Brief waarin u zegt dat deze persoon voor u mag spreken (machtiging)", one=True,
                   description="Een foto van een brief met uw handtekening is genoeg.")

    def said(self) -> list[Any]:
        """What it is about comes first."""
        return sorted(super().said(), key=lambda field: field is not self.how)

    def subjects(self) -> list[Subject]:
        """What it is about, who it is, and of who speaks for another how he is reached and that he may."""
        instead = self.how.data == INSTEAD
        who = Subject("wie", "Wie is het?", ("name", "email", "phone", *(ADDRESS if instead else ())))
        power = [Subject("machtiging", "Mag deze persoon voor u spreken?", ("lawyer", "power"))]
        return [Subject("hoe", self.how.label.text, ("how",), decides=True), who, *(power if instead else [])]

    def validate(self, extra_validators: Any = None) -> bool:
        """Who speaks for another can be reached, and shows that he may."""
        super().validate(extra_validators)
        self.forgive()
        good = not any(field.errors for field in self)
        if self.how.data != INSTEAD:
            return good
        if not self.email.data and not (self.street.data and self.town.data):
            self.email.errors, good = ["Vul een e-mailadres in, of straat en plaats."], False
        if not self.lawyer.data and not self.power.kept:
            self.power.errors, good = ["Voeg de brief toe, of zeg dat het een advocaat is."], False
        return good

    def content(self) -> dict[str, Any]:
        """A supporter, or a representative of the complainant himself."""
        told = super().content()
        instead, lawyer, power = told.pop("how") == INSTEAD, told.pop("lawyer"), told.pop("power", None)
        if not instead:
            return told | {"person": replace(told["person"], **dict.fromkeys(ADDRESS))}
        shown = {"power": power} if power is not None else {}
        return {**told, **shown, "role": Role.REPRESENTATIVE, "for_party": _me(self.offer),
                "basis": Basis.LAWYER if lawyer else Basis.POWER}


def own_helper(offer: Offer) -> type[ActForm]:
    """The complainant may let somebody speak for him; the others have somebody beside them."""
    return SpokesmanForm if offer.viewer.role is Role.COMPLAINANT else HelperForm
