"""What is asked for the acts of the hearing."""

from typing import Any

from wtforms import Form
from wtforms.validators import ValidationError

from committee.case.offer import Offer
from committee.case.records import Party
from committee.dutch import day_words, listing
from committee.hearing.acts.session import Attendee, Task
from committee.hearing.forms.planning import DayForm
from committee.hearing.records import Answer, Way
from committee.hearing.rules import Span
from committee.lengths import Length, Unit
from committee.people.records import Account
from committee.permissions import COMPLAINANTS, LABELS, RESPONDENTS, Role
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, EnumOf, Hour, Number, OneOf, Rows, Testimony, Text, Tick, Words
from committee.web.forms import ActForm

SIDES = (*COMPLAINANTS, *RESPONDENTS)
BY_DESK = (Way.TELEPHONE, Way.MAIL, Way.PAPER, Way.DESK)


def _people(offer: Offer) -> list[tuple[str, ...]]:
    parties = [(f"party:{one.id}", one.name, one.what) for one in offer.parties]
    return [*parties, *((f"account:{one.account_id}", one.name, LABELS[one.role]) for one in offer.seats)]


def _invited(offer: Offer) -> list[tuple[str, ...]]:
    """Whose answer can be noted: the secretary is invited as well."""
    desk = [one for one in offer.servants if one.role is Role.SECRETARY and not one.substitute]
    return [*_people(offer), *((f"account:{one.account_id}", one.name, LABELS[one.role]) for one in desk)]


def _somebody(chosen: str) -> dict[str, Any]:
    """A party or somebody of the panel, by the name of the parameter that takes it."""
    kind, _, number = chosen.partition(":")
    return {kind: db.session.get_one(Party if kind == "party" else Account, int(number))}


class OfSomebody(ActForm):
    """What somebody let know: the secretary says who; whoever else fills it in says it of himself."""

    def fill(self, offer: Offer) -> None:
        """Nobody but the secretary is asked of whom it is, nor how it came."""
        super().fill(offer)
        for name in {"who", "way"} & set(self._fields) if offer.viewer.role is not Role.SECRETARY else ():
            delattr(self, name)

    def content(self) -> dict[str, Any]:
        """Whose it is, by the parameter that takes it."""
        told, viewer = super().content(), self.offer.viewer
        own = viewer.role is not Role.SECRETARY
        return told | _somebody(f"account:{viewer.account_id}" if own else told.pop("who"))


class PanelForm(ActForm):
    """Who sits in this case."""

    chair = fields.servant("Voorzitter", Role.CHAIR, missing="Kies een voorzitter.")
    members = fields.servants("Leden", Role.MEMBER, Role.CHAIR, missing="Kies ten minste één lid.")


class IndependenceForm(ActForm):
    """Somebody declares to be independent, or not to be."""

    free = OneOf("Uw verklaring", "Kies een van beide.", make="ja".__eq__, choices=(
        ("ja", "Ik sta vrij van partijen en van de zaak", "Het dossier gaat open."),
        ("nee", "Ik sta niet vrij", "U doet niet mee aan deze zaak.")))
    reason = Words("Reden, als u niet vrij staat", description="Alleen het secretariaat leest dit.")


def _last_after_first(line: Form, last: Day) -> None:
    """The last day does not lie before the first. Raises ValidationError."""
    first = line.first.data
    if first and last.data and last.data < first:
        raise ValidationError(f"Deze dag ligt voor {day_words(first)}. Zet de eerste dag in “Van”.")


class SpanLine(Form):   # type: ignore[misc]
    """Days on which somebody cannot come."""

    first = Day("Van", "Vul de eerste dag in.")
    last = Day("Tot en met", validators=[_last_after_first])


class CompanionLine(Form):   # type: ignore[misc]
    """Somebody who comes along."""

    name = Text("Naam", "Schrijf de naam.")
    capacity = Text("Wie is dat?", description="Zoals: moeder, tolk, advocaat.", most=100)


def span(first: Any, last: Any) -> Span:
    """One day, or from the first to the last."""
    return Span(first, last or first)


def along(name: str, capacity: str | None) -> Attendee:
    """Somebody who comes along."""
    return Attendee(name, capacity or "")


class DaysForm(OfSomebody):
    """When somebody cannot come, what is needed, who comes along."""

    who = OneOf("Van wie?", "Kies van wie dit is.", choices=_people)
    unavailable = Rows("Kan niet", SpanLine, make=span, adder="Nog een dag", between=" tot en met ")
    needs = Text("Wat is nodig?", description="Zoals: tolk Pools, rolstoel.")
    companions = Rows("Komt mee", CompanionLine, make=along, adder="Voeg iemand toe", empty=0)

    def content(self) -> dict[str, Any]:
        """Who it is, and the days: none is an answer too."""
        return {"unavailable": [], **super().content()}


class ConveneForm(DayForm):
    """A hearing is planned."""

    minutes = Number("Duur in minuten", least=5, top=600, description="Laat leeg voor wat gebruikelijk is.")
    room = OneOf("Zaal", "Kies een zaal, of ergens anders.")
    place = Text("Plaats", "Schrijf waar de zitting is.", description="Zaal, straat en plaats.")
    video_link = Text("Adres van het videogesprek", most=300)
    also = fields.parties("Wie wordt er nog meer uitgenodigd?", Role.CLIENT, Role.SUPPORT, Role.EXPERT,
                          Role.INTERPRETER, Role.WITNESS, Role.ORGANISATION, missing="",
                          description="Klager, verweerder en de commissie krijgen altijd een uitnodiging.")
    apart = Tick("Hoor partijen apart")
    apart_reason = Testimony("Waarom apart?", description="Alleen als partijen apart worden gehoord.")
    agreed_shorter = Tick("Partijen gaan akkoord met een kortere oproep")
    despite = Words("Waarom toch op deze dag?", description="Alleen als er een bezwaar tegen de dag is.")

    def fill(self, offer: Offer) -> None:
        """Whom else to invite is asked where there is somebody else."""
        super().fill(offer)
        if not self.also.choices:
            del self.also


class MoveForm(DayForm):
    """The hearing goes to another day or place."""

    starts_at = Hour("Nieuwe dag en tijd", "Vul de nieuwe dag en tijd in.",
                     description="Koos u hierboven een dag, dan is de tijd genoeg.",
                     first=lambda offer: offer.hearing.starts_at if offer.hearing else None)
    room = OneOf("Zaal", "Kies een zaal, of ergens anders.")
    place = Text("Andere plaats", description="Laat leeg als de plaats dezelfde blijft.")
    minutes = Number("Andere duur in minuten", least=5, top=600)
    video_link = Text("Ander adres van het videogesprek", most=300)
    reason = Testimony("Waarom wordt de zitting verplaatst?", "Schrijf waarom de zitting wordt verplaatst.")
    asked_by = fields.party("Wie vroeg erom?", *SIDES, missing="",
                            description="Laat leeg als de commissie zelf verplaatst.")
    weighty = Tick("De reden is zwaarwegend")
    agreed_shorter = Tick("Partijen gaan akkoord met een kortere oproep")
    despite = Words("Waarom toch op deze dag?", description="Alleen als er een bezwaar tegen de dag is.")


class CancelForm(ActForm):
    """The hearing is called off."""

    reason = Testimony("Waarom gaat de zitting niet door?", "Schrijf waarom de zitting niet doorgaat.")


class ReplyForm(OfSomebody):
    """What somebody answered to the invitation."""

    who = OneOf("Van wie?", "Kies van wie het antwoord is.", choices=_invited)
    answer = EnumOf("Antwoord", Answer, "Kies het antwoord.",
                    only=(Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE))
    way = EnumOf("Hoe kwam het antwoord?", Way, "Kies hoe het antwoord kwam.", only=BY_DESK)
    comment = Text("Toelichting", most=2000)


class BundleForm(ActForm):
    """Nothing is asked; it says what stays out."""

    def fill(self, offer: Offer) -> None:
        """Name the papers that are secret."""
        super().fill(offer)
        secret = [str(one.number) for one in offer.papers if one.withheld]
        if secret:
            self.told = (f"Stuk {listing(secret)} blijft erbuiten: dat is geheim.",)


class WaiveForm(ActForm):
    """The case goes on without a hearing."""

    waived_by = fields.parties("Wie zag schriftelijk af van de zitting?", *SIDES, missing="")
    manifestly_unfounded = Tick("De klacht is kennelijk ongegrond",
                                description="Alleen als het reglement dit kent.")
    reason = Testimony("Waarom geen zitting?", "Schrijf waarom er geen zitting is.")


class OtherLine(Form):   # type: ignore[misc]
    """Somebody else who was there."""

    name = Text("Naam", "Schrijf de naam.")
    capacity = Text("Wie is dat?", most=100)
    listener = Tick("Luisterde alleen mee")


def _other(name: str, capacity: str | None, listener: bool) -> Attendee:
    return Attendee(name, capacity or "", listener=listener)


class HoldForm(ActForm):
    """The hearing was held."""

    appeared = fields.parties("Wie waren er?", missing="")
    others = Rows("Ook aanwezig", OtherLine, make=_other, adder="Voeg iemand toe", empty=0)
    absent_panel = fields.panelist("Wie van de commissie was er niet?")
    began_at = Hour("Begin", first=lambda offer: offer.hearing.starts_at if offer.hearing else None)
    finished_at = Hour("Einde")

    def content(self) -> dict[str, Any]:
        """Nobody who appeared is an answer too."""
        return {"appeared": [], **super().content()}


class TaskLine(Form):   # type: ignore[misc]
    """What is asked of one party."""

    party = fields.party("Wie?", *SIDES)
    task = Text("Wat vraagt de commissie?", "Schrijf wat u van deze partij vraagt.", most=500)


class AdjournForm(ActForm):
    """The hearing is adjourned."""

    reason = Testimony("Waarom houdt de commissie de zaak aan?", "Schrijf waarom.")
    tasks = Rows("Opdracht", TaskLine, make=Task, adder="Voeg een opdracht toe", empty=0)
    length = Number("Dagen om te antwoorden", least=1, top=90,
                    description="Laat leeg voor de termijn van het reglement.")
    second_hearing = Tick("Er komt een tweede zitting")

    def content(self) -> dict[str, Any]:
        """The number of days as a length."""
        told = super().content()
        return told | ({"length": Length(told["length"], Unit.DAYS)} if "length" in told else {})


class CloseForm(ActForm):
    """The hearing is closed and its record laid down."""

    record = Testimony("Verslag van de zitting", "Schrijf het verslag.",
                       description="Wie er was, wat ieder naar voren bracht, in gewone taal.")
    facts_by = Day("Partijen mogen op feiten reageren tot en met",
                   description="Laat leeg als partijen niet op het verslag reageren.")
