"""The forms of the outbox: how a letter goes out again, and why one is held back."""

import re
from typing import Any

from committee.outgoing.reads import Sent
from committee.outgoing.rules import CAUSES, Cause, Return, Way
from committee.people.records import Channel
from committee.web.fields import Day, OneOf, SomeOf, Text, Tick, Words, enum_choices
from committee.web.forms import CommitteeForm

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")


class MendForm(CommitteeForm):
    """How a letter that did not arrive goes out again."""

    way = OneOf("Hoe gaat deze brief opnieuw uit?", "Kies hoe de brief opnieuw uitgaat.")
    email = Text("E-mailadres", autocomplete="email", inputmode="email",
                 description="Alleen als u kiest voor een ander e-mailadres.")
    street = Text("Straat en huisnummer", autocomplete="street-address",
                  description="Alleen als u kiest voor post.")
    postcode = Text("Postcode", autocomplete="postal-code", description="Bijvoorbeeld 3811 ZZ.")
    town = Text("Plaats", autocomplete="address-level2")
    keep = Tick("Gebruik dit adres voortaan in deze zaak")

    def offer(self, letter: Sent) -> None:
        """What this letter allows: the same address only where there is one."""
        mailed = bool(letter.to_address) and letter.line.channel is Channel.MAIL
        ways = [way for way in Way if mailed or way is not Way.SAME]
        hints = {Way.SAME: letter.to_address}
        self.way.choices = [(way.value, way.label, hints.get(way, "")) for way in ways]
        if letter.party_id is None:
            del self.keep

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the address that the chosen way needs is there."""
        good = super().validate(extra_validators)
        for field, message in self._missing():
            field.errors = [*field.errors, message]
            good = False
        return bool(good)

    def _missing(self) -> list[tuple[Any, str]]:
        wrong = []
        if self.way.data == Way.ADDRESS and not MAIL.fullmatch(self.email.data or ""):
            wrong.append((self.email, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."))
        if self.way.data == Way.POST:
            if not self.street.data:
                wrong.append((self.street, "Vul de straat en het huisnummer in."))
            if not POSTCODE.fullmatch(self.postcode.data or ""):
                wrong.append((self.postcode, "Vul vier cijfers en twee letters in."))
            if not self.town.data:
                wrong.append((self.town, "Vul de plaats in."))
        return wrong


class ReturnForm(CommitteeForm):
    """When and why a letter came back."""

    day = Day("Op welke dag kwam deze brief terug?", "Vul in op welke dag dit bekend werd.")
    cause = OneOf("Waarom?", "Kies waarom.")
    words = Text("Waarom dan?", description="Alleen als u kiest voor anders.")

    def offer(self, letter: Sent) -> None:
        """The causes of a letter on paper, or of a mail."""
        channel = letter.line.channel
        self.cause.choices = enum_choices(CAUSES[channel])
        if channel is Channel.MAIL:
            self.day.label.text = "Op welke dag hoorde u dat de e-mail niet aankwam?"

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether another cause than the list has is told."""
        good = super().validate(extra_validators)
        if self.cause.data == Cause.OTHER and not self.words.data:
            self.words.errors = ["Schrijf in enkele woorden waarom."]
            return False
        return bool(good)

    def said(self) -> Return:
        """What was filled in."""
        return Return(self.day.data, Cause(self.cause.data), self.words.data or "")


class HoldReminderForm(CommitteeForm):
    """Why a reminder is held back."""

    reason = Words("Waarom houdt u deze herinnering tegen?",
                   "Schrijf in één zin waarom. Het staat straks bij de zaak.")


class HoldPaperForm(CommitteeForm):
    """Why a mail that was not opened does not go out on paper."""

    reason = Words("Waarom hoeft deze brief niet op papier?",
                   "Schrijf in één zin waarom. Het staat straks bij de zaak.")


class HoldForm(CommitteeForm):
    """Which letters are held back, and why."""

    letters = SomeOf("Welke brieven houdt u tegen?", "Kies ten minste één brief.")
    reason = Words("Waarom houdt u deze brief tegen?",
                   "Schrijf in één zin waarom. Het staat straks bij de zaak.")

    def offer(self, waiting: list[tuple[int, str]]) -> None:
        """The letters of one message that still wait, all of them chosen."""
        self.letters.choices = [(str(key), f"Aan {name}") for key, name in waiting]
        if self.letters.raw_data is None:
            self.letters.data = [str(key) for key, _name in waiting]
