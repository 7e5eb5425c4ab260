"""What is asked for the acts that cross stages."""

from typing import Any

from committee.case.offer import Offer
from committee.case.reads import LIVING
from committee.course.forms.choosing import mendable
from committee.course.rules import Discontinuing, Suspending
from committee.deadlines import Clock
from committee.hearing import letters as hearing
from committee.people.records import Channel
from committee.permissions import COMPLAINANTS, RESPONDENTS
from committee.regulation.choices import Withdrawal
from committee.web import fields
from committee.web.fields import (
    Day,
    EnumOf,
    MailAddress,
    OneOf,
    Paragraphs,
    Picked,
    Postcode,
    Telephone,
    Testimony,
    Text,
    Words,
    enum_choices,
)
from committee.web.forms import ActForm

READY = {hearing.COMING: hearing.coming}   # what a letter may begin with


class NoteForm(ActForm):
    """A note on the case."""

    text = Words("Notitie", "Schrijf de notitie.")


class LetterForm(ActForm):
    """A free letter to a party; the address may say with which words it begins (over)."""

    party = fields.party("Aan wie?", missing="Kies aan wie u schrijft.")
    heading = Text("Kop van de brief", "Schrijf in een paar woorden waar de brief over gaat.",
                   description="De kop zegt de boodschap, zoals: Wij hebben uw stukken ontvangen.")
    paragraphs = Paragraphs("Brief", "Schrijf de brief.",
                            description="Aanhef en groet zetten wij erbij. Een lege regel begint een alinea.")

    def fill(self, offer: Offer) -> None:
        """The words that the address asks for, until somebody typed others."""
        super().fill(offer)
        made = READY.get(dict(offer.asked).get("over", ""))
        if made and not (self.handed_in or self.heading.raw_data or self.paragraphs.raw_data):
            self.heading.data, self.paragraphs.data = made()


class ContactForm(ActForm):
    """Another address, telephone or way of one party."""

    party = fields.party("Van wie?", missing="Kies van wie de gegevens zijn.")
    channel = OneOf("Hoe sturen wij brieven?", "", make=Channel,
                    choices=((Channel.MAIL.value, "Per e-mail"), (Channel.POST.value, "Per post")))
    email = MailAddress(autocomplete="off")
    phone = Telephone(autocomplete="off")
    street = Text("Straat en huisnummer", most=200, autocomplete="off")
    postcode = Postcode()
    town = Text("Plaats", most=100, autocomplete="off")


class WithdrawForm(ActForm):
    """The complaint, or a part of it, is withdrawn."""

    elements = fields.elements("Wat trekt klager in?", *LIVING, missing="Kies wat klager intrekt.")
    consented_on = Day("Dag waarop verweerder schriftelijk instemde",
                       description="Nodig zodra verweerder om een reactie is gevraagd.")
    reason = Testimony("Reden, als klager die gaf")

    def fill(self, offer: Offer) -> None:
        """Consent is asked for where the regulation asks it."""
        if offer.regulation.withdrawal is not Withdrawal.CONSENT:
            del self.consented_on
        super().fill(offer)


class SettleForm(ActForm):
    """Both sides solved it themselves."""

    confirmed_on = Day("Dag waarop klager dit schriftelijk bevestigde", "Vul de dag van de bevestiging in.")
    terms = Testimony("Wat spraken partijen af?",
                      description="Alleen als zij willen dat de afspraak in het dossier staat.")


class DiscontinueForm(ActForm):
    """The handling ends without a verdict, or that of a part of the complaint."""

    elements = fields.elements("Waarmee stopt de commissie?", *LIVING, missing="Kies waarmee u stopt.")
    why = EnumOf("Waarom eindigt de behandeling?", Discontinuing, "Kies waarom de behandeling eindigt.")
    reasons = Testimony("Toelichting voor partijen", "Schrijf waarom de behandeling eindigt.")
    relatives_asked_on = Day("Dag waarop de nabestaanden zijn gevraagd", description="Alleen bij overlijden.")


class ExtendForm(ActForm):
    """More time for the committee as a whole."""

    reasons = Testimony("Waarom duurt het langer?", "Schrijf waarom de behandeling langer duurt.",
                        description="Partijen lezen deze reden in hun brief.")
    consented_on = Day("Dag waarop klager schriftelijk instemde")

    def fill(self, offer: Offer) -> None:
        """Consent is asked for where the regulation asks it, and from which time on is said."""
        rule = offer.regulation.terms.get(Clock.OVERALL.value)
        if rule is None or rule.consent_from is None:
            del self.consented_on
        else:
            self.consented_on.description = ("Nodig bij iedere verlenging." if rule.consent_from == 1 else
                                             f"Nodig vanaf verlenging {rule.consent_from}.")
        super().fill(offer)


def _known(offer: Offer) -> list[tuple[str, str]]:
    """The reasons for which the regulation lets a case stand still."""
    return enum_choices(one for one in Suspending if one.value in offer.regulation.suspension)


class SuspendForm(ActForm):
    """The handling stands still."""

    why = OneOf("Waarom staat de behandeling stil?", "Kies waarom de behandeling stilstaat.",
                choices=_known, make=Suspending)
    reasons = Testimony("Toelichting voor partijen", "Schrijf waarom de behandeling stilstaat.")


class ResumeForm(ActForm):
    """The handling goes on."""

    why = EnumOf("Welke reden is voorbij?", Suspending, missing="",
                 description="Laat leeg als er maar één reden is.")


class ChallengeForm(ActForm):
    """A party objects to somebody of the panel."""

    decider_field = "party"
    party = fields.party("Wie verzoekt om wraking?", *COMPLAINANTS, *RESPONDENTS)
    seat = fields.seat("Tegen wie?")
    reasons = Testimony("Redenen", "Schrijf de redenen die de partij geeft.")


class AcquiesceForm(ActForm):
    """Who is challenged steps back."""

    reason = Testimony("Reden, als het lid die geeft")


class DecideChallengeForm(ActForm):
    """The others decide on a challenge."""

    granted = OneOf("Beslissing", "Kies wat is beslist.", make="ja".__eq__,
                    choices=(("ja", "Wraking toegewezen", "Dit lid doet niet meer mee."),
                             ("nee", "Wraking afgewezen", "Dit lid blijft in de commissie.")))
    reasons = Testimony("Redenen", "Schrijf waarom zo is beslist.")


class RecuseForm(ActForm):
    """Somebody of the panel steps back by himself."""

    reasons = Testimony("Waarom?", "Schrijf waarom.",
                        description="Alleen het secretariaat leest deze reden.")


class HoldForm(ActForm):
    """The file must be kept, or need not be any more."""

    reasons = Words("Waarom?", "Schrijf waarom.", description="Zoals: er loopt een zaak bij de rechter.")


class UndoForm(ActForm):
    """The last act is taken back."""

    entry_seq = fields.Hidden()

    def content(self) -> dict[str, Any]:
        """The act that the visitor saw as the last one."""
        said = self.entry_seq.data or ""
        return {"entry_seq": int(said)} if said.isdecimal() and len(said) < 10 else {}


class PutRightForm(ActForm):
    """The day or the explanation of an earlier act is put right."""

    entry_seq = Picked("Welke handeling?", "Kies wat u rechtzet.", choices=mendable, make=int)
    happened_on = Day("De juiste dag", description="Laat leeg als de dag klopte.")
    explanation = Testimony("Wat was er anders?",
                            description="Wie hierover een brief kreeg, leest dit in een nieuwe brief.")
    reason = Words("Waarom zet u dit recht?", "Schrijf waarom u dit rechtzet.",
                   description="Voor het dossier. De oude regel blijft zichtbaar.")
