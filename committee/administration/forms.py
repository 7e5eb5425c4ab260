"""The forms of administration."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask import g
from werkzeug.datastructures import MultiDict
from wtforms import FileField, StringField
from wtforms.validators import StopValidation

from committee.administration import rules
from committee.doing.kept import LONGEST
from committee.permissions import LABELS, Role
from committee.regulation import Regulation, RegulationError, parse
from committee.regulation.choices import BindingOn
from committee.regulation.problems import Problem
from committee.web.fields import Day, MailAddress, OneOf, Picked, Postcode, Telephone, Text, Tick
from committee.web.forms import CommitteeForm

ROLES = (Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.ADMIN)
HINTS = {Role.ADMIN: "Ziet geen zaken.", Role.MEMBER: "Ziet alleen de zaken waarin het lid zit."}
BOUND = {BindingOn.ORGANISATION: "De organisatie", BindingOn.BOTH: "De organisatie en de klager",
         BindingOn.ADVICE: "Niemand: het bestuur beslist op het advies",
         BindingOn.NOBODY: "Niemand: een antwoord van de eerste lijn"}
MOST_BYTES = LONGEST   # a sign takes a byte or more, so that all of the file is kept


class DatedForm(CommitteeForm):
    """A form about something that lasts from one day until another."""

    def validate(self, extra_validators: Any = None) -> bool:
        """The last day does not lie before the first."""
        good: bool = super().validate(extra_validators)
        wrong = rules.until_before_from(self.from_day.data, self.until_day.data) if good else ""
        if wrong:
            self.until_day.errors = [wrong]
        return good and not wrong


class Ordered:
    """A form whose fields stand in an order of their own, on the page and in the summary of what is wrong."""

    order: tuple[str, ...] = ()

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        first = {name: self._fields[name] for name in self.order}   # type: ignore[has-type]
        self._fields = first | {name: field for name, field in self._fields.items() if name not in first}


class CommitteeChoice:
    """A committee out of those that somebody administers."""

    def offer(self, committees: dict[int, str]) -> None:
        """Let these be chosen; the only one is chosen beforehand."""
        self.committee.choices = [(str(key), name) for key, name in committees.items()]   # type: ignore[attr-defined]
        if len(committees) == 1 and not self.committee.data:   # type: ignore[attr-defined]
            self.committee.data = str(next(iter(committees)))   # type: ignore[attr-defined]


class InviteForm(CommitteeChoice, DatedForm):
    """Somebody gets a task; who is new is invited by mail."""

    email = MailAddress("E-mailadres", "Vul het e-mailadres in.",
                        description="Hierheen gaat de link om een wachtwoord te kiezen.")
    name = Text("Naam", "Vul de naam in.", description="Zoals op brieven en uitspraken: mr. E. van Dongen.")
    committee = OneOf("Commissie", "Kies een commissie.")
    role = OneOf("Taak", "Kies een taak.", choices=[
        (role.value, LABELS[role].capitalize(), HINTS.get(role, "")) for role in ROLES])
    substitute = Tick("Plaatsvervanger")
    lawyer = Tick("Jurist")
    from_day = Day("Vanaf", "Vul de eerste dag in.", default=lambda: g.today)
    until_day = Day("Tot en met")


class TaskForm(DatedForm):
    """How somebody has a task, and from when until when."""

    substitute = Tick("Plaatsvervanger")
    lawyer = Tick("Jurist")
    from_day = Day("Vanaf", "Vul de eerste dag in.")
    until_day = Day("Tot en met", description="Laat leeg zolang er geen einde is. Een andere taak? "
                                              "Beëindig deze en voeg een nieuwe toe.")


class AccountForm(CommitteeForm):
    """Who somebody is."""

    name = Text("Naam", "Vul de naam in.", description="Zoals op brieven en uitspraken: mr. E. van Dongen.")
    email = MailAddress("E-mailadres", "Vul het e-mailadres in.", description=(
        "Hiermee logt deze persoon in. Zegt hij ja op een ander adres, dan wordt hij overal uitgelogd en "
        "krijgen beide adressen bericht."))


class TieFields(CommitteeForm):
    """What holds between an organisation and a committee."""

    binding_on = OneOf("Wie is gebonden aan de uitspraak?", "Kies wie gebonden is.", choices=[
        (one.value, words) for one, words in BOUND.items()])
    board = Text("Bestuur", description="Aan wie de uitspraak gaat, zoals: mr. J. Hartog, bestuurder.")
    contact = Text("Contactpersoon")
    first_line = Picked("Reglement van de eerste lijn", "")


class OrganisationForm(CommitteeForm):
    """Where an organisation is reached; it is so for every committee that knows it."""

    name = Text("Naam van de organisatie", "Vul de naam in.")
    street = Text("Straat en nummer")
    postcode = Postcode()
    town = Text("Plaats", most=100)
    email = MailAddress()
    phone = Telephone(autocomplete="off")


class TieForm(Ordered, CommitteeChoice, DatedForm, OrganisationForm, TieFields):
    """An organisation is affiliated."""

    order = ("name", "committee", "street", "postcode", "town", "email", "phone")

    committee = OneOf("Commissie", "Kies een commissie.")
    from_day = Day("Aangesloten vanaf", "Vul de eerste dag in.", default=lambda: g.today)
    until_day = Day("Tot en met")


class ChangeTieForm(DatedForm, TieFields):
    """What holds between an organisation and a committee changes."""

    from_day = Day("Aangesloten vanaf", "Vul de eerste dag in.")
    until_day = Day("Tot en met", description="Laat leeg zolang er geen einde is.")


class RoomForm(DatedForm):
    """A room in which the committee hears people."""

    name = Text("Naam van de zaal", "Vul de naam in.", most=60, description="Zoals op de deur: Zaal 2.")
    street = Text("Straat en nummer", "Vul straat en nummer in.", most=80)
    postcode = Postcode(missing="Vul de postcode in.")
    town = Text("Plaats", "Vul de plaats in.", most=40)
    access = Text("Toegankelijkheid", description="Bijvoorbeeld: rolstoeltoegankelijk, ringleiding.")
    note = Text("Bij aankomst", description=(
        "Wie is uitgenodigd leest dit in de brief en op de eigen pagina. Bijvoorbeeld: Meld u bij de balie."))
    from_day = Day("Te gebruiken vanaf", "Vul de eerste dag in.", default=lambda: g.today)
    until_day = Day("Tot en met", description="Laat leeg zolang er geen einde is.")


class NewRoomForm(Ordered, CommitteeChoice, RoomForm):
    """One more room."""

    order = ("committee",)

    committee = OneOf("Commissie", "Kies een commissie.")


class WebAddress(Text):
    """The address of a page."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, inputmode="url", **more)

    def pre_validate(self, form: Any) -> None:
        """Raises StopValidation when it cannot be one."""
        if self.data and not re.fullmatch(r"(https?://)?[^\s/:]+\.\S+", self.data):
            raise StopValidation("Dit is geen webadres. Bijvoorbeeld: www.voorbeeld.nl/klachten")


class OwnCommitteeForm(CommitteeForm):
    """What stands on the letters of a committee, and where it is reached."""

    name = Text("Naam", "Vul de naam in.", description="Zoals op het briefpapier.")
    email = MailAddress("E-mailadres van het secretariaat", "Vul het e-mailadres in.",
                        description="De afzender van alle mail, en wie zittingen in de agenda zet.")
    phone = Telephone(autocomplete="off")
    phone_hours = Text("Bereikbaar", most=100, description="Bijvoorbeeld: ma t/m do van 9 tot 12 uur.")
    return_address = Text("Adres", description="Op één regel: straat en nummer, postcode en plaats.")
    place = Text("Plaats", most=100, description="Waar uitspraken worden gedaan.")
    website = WebAddress("Website")
    privacy_url = WebAddress("Privacyverklaring")


class KeyForm(CommitteeForm):
    """A key for the system of an organisation."""

    tie = OneOf("Voor welke organisatie?", "Kies een organisatie.")
    name = Text("Naam van de sleutel", "Geef de sleutel een naam.", most=100,
                description="Waarvoor hij is, zoals: klachtensysteem.")


class ShippedForm(CommitteeChoice, CommitteeForm):
    """A regulation that comes along is put to use."""

    identity = Picked("Meegeleverd reglement", "Kies een reglement.")
    committee = OneOf("Commissie", "Kies een commissie.")


class RegulationForm(CommitteeChoice, CommitteeForm):
    """A file with a regulation, to check or to add.

    filename, text, why: of the file that was brought, now or before, or why it was not taken. problems: what
    is wrong with it as a regulation. read: the regulation that it holds, if nothing is.
    """

    file = FileField("Bestand", description="Een bestand dat eindigt op .toml.")
    committee = OneOf("Commissie", "Kies een commissie.")
    filename, text, why = StringField(), StringField(), StringField()
    problems: Sequence[Problem] = ()
    read: Regulation | None = None

    def bring(self, before: Mapping[str, str]) -> None:
        """Take the file that comes along, else the one that was brought before."""
        self.filename.data, self.text.data = before.get("filename", ""), before.get("text", "")
        self.why.data = "" if self.filename.data else before.get("why") or "Kies een bestand."
        if given := getattr(self.file.data, "filename", ""):
            self.filename.data, self.text.data = given.rpartition("/")[2][:80] or "reglement.toml", ""
            self.why.data = self._unreadable()
        if not self.why.data:
            self.file.description = (f"“{self.filename.data}” ligt er nog. Kies alleen een bestand als u een "
                                     "ander wilt.")

    def kept(self) -> MultiDict[str, Any]:
        """What is kept of it until it is added: the text of the file itself, if it could be read."""
        said = {name: self[name].data or "" for name in ("committee", "filename", "text", "why")}
        return MultiDict(said | ({"filename": "", "text": ""} if self.why.data else {}))

    def validate(self, extra_validators: Any = None) -> bool:
        """The file is there, not endless, and a regulation."""
        good: bool = super().validate(extra_validators)
        if self.why.data:
            self.file.errors = [self.why.data]
            return False
        try:
            self.read = parse(self.text.data, self.filename.data)
        except RegulationError as error:
            self.problems = error.problems
        return good and self.read is not None

    def _unreadable(self) -> str:
        raw = self.file.data.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            return f"Dit bestand is te groot voor een reglement: ten hoogste {MOST_BYTES // 1000} kB."
        try:
            self.text.data = raw.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            return "Dit bestand is geen tekst in UTF-8."
        if "\0" in self.text.data:
            return "Dit bestand bevat een teken dat wij niet kunnen bewaren."
        return ""
