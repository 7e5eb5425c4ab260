"""The form of a whole complaint, as the secretary enters a letter, an e-mail or a telephone call."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import g
from wtforms import Form
from wtforms.validators import ValidationError

from committee.dutch import day_words
from committee.escalation.content import (
    Accused,
    Basis,
    Door,
    EarlierStep,
    Escalation,
    FirstLine,
    Point,
    Someone,
    Spokesman,
)
from committee.escalation.forms.joining import person, someone
from committee.escalation.forms.lines import PointLine, point
from committee.intake.reads import Arriving
from committee.regulation.choices import BindingOn
from committee.web.fields import (
    Day,
    EnumOf,
    Hidden,
    MailAddress,
    OneOf,
    Papers,
    Picked,
    Rows,
    Testimony,
    Text,
    Tick,
    enum_choices,
)
from committee.web.forms import ActForm

BY_HAND = (Door.LETTER, Door.MAIL, Door.TELEPHONE, Door.DESK)
ORAL_HINT = "U schrijft de klacht op, de klager bevestigt de tekst."
Choices = list[tuple[str, ...]]


def _doors(offer: Arriving) -> Choices:
    more = (offer.known.door,) if offer.known and offer.known.door not in BY_HAND else ()
    oral = {Door.TELEPHONE.value, Door.DESK.value} if offer.regulation.oral_confirmation else set()
    return [(value, label, ORAL_HINT if value in oral else "")
            for value, label in enum_choices([*BY_HAND, *more])]


def _organisations(offer: Arriving) -> Choices:
    return [(name, name) for name in offer.organisations]


def _subjects(offer: Arriving) -> Choices:
    return [(one.code, one.words[:1].upper() + one.words[1:]) for one in offer.regulation.subjects.about]


def not_to_come(form: Any, field: Day) -> None:
    """The day is today or before. Raises ValidationError."""
    if field.data and field.data > form.offer.today:
        raise ValidationError(f"De dag van ontvangst ligt in de toekomst. Vandaag is "
                              f"{day_words(form.offer.today)}.")


class AccusedLine(Form):   # type: ignore[misc]
    """Somebody of the organisation whom the complaint is about."""

    name = Text("Naam", "Vul de naam in.", most=200)
    title = Text("Functie", most=100)
    email = MailAddress()


class StepLine(Form):   # type: ignore[misc]
    """What was done with the organisation itself before."""

    with_whom = Text("Met wie?", "Vul in met wie.", most=200, description="Zoals: de teamleider.")
    on = Day("Op welke dag?")
    outcome = Text("Wat kwam eruit?", most=2000)


class ComplaintPoint(PointLine):
    """A point of the complaint, and whom of the accused it is about."""

    against = Text("Tegen wie?", description="Namen, met een komma ertussen. Leeg: tegen iedereen.")


def _directed(text: str, against: str | None = None, **more: Any) -> Point:
    names = [name.strip() for name in (against or "").split(",") if name.strip()]
    return point(text, against=names, **more)


def _step(with_whom: str, on: date | None, outcome: str | None) -> EarlierStep:
    return EarlierStep(with_whom=with_whom, on=on, outcome=outcome or "")


class Arrival:
    """How and when it came."""

    door = OneOf("Hoe kwam de klacht binnen?", "Kies hoe de klacht binnenkwam.", choices=_doors, make=Door)
    received_on = Day("Dag van ontvangst", "Vul de dag van ontvangst in.", first=lambda offer: offer.today,
                      validators=[not_to_come], description="De dag waarop de klacht bij u lag. De termijnen "
                                                            "beginnen een dag later.")


SPOKESMAN = ("name", "street", "postcode", "town", "email", "phone")
Complainant = type("Complainant", (), person("klager_", missing=""))


class Sides:
    """What the complainant is, who speaks for him, and against whom it is."""

    capacity = Text("Hoedanigheid van klager", most=100, description="Zoals: cliënt, of moeder.")
    unnamed = Tick("Klager wil niet dat de andere kant de naam kent",
                   description="Dan kan de commissie de klacht niet behandelen. Leg dat eerst uit.")
    client = Text("Om wie gaat het, als dat niet klager is?", most=200)


Representative = type("Representative", (), {
    key: field for key, field in person("gemachtigde_", missing="").items()
    if key.removeprefix("gemachtigde_") in SPOKESMAN
} | {"gemachtigde_scope": Text("Hoe ver gaat de machtiging?", most=200, description="Leeg betekent: alles."),
     "gemachtigde_basis": EnumOf("Op welke grond?", Basis, "")})


class Against:
    """The organisation, and the accused where there are any."""

    organisation = Picked("Over welke organisatie?", "Kies de organisatie.", choices=_organisations)
    decision = Text("Tegen welk besluit?", most=1000, description="Zoals: de brief van 3 maart 2026.")
    accused = Rows("Betrokken medewerker", AccusedLine, make=Accused, adder="Nog een medewerker")


class Matter:
    """What the complaint is about and what came before."""

    subject = Picked("Onderwerp", "", choices=_subjects, description="Voor het jaarverslag.")
    elements = Rows("Klachtonderdeel", ComplaintPoint, make=_directed, adder="Nog een klachtonderdeel",
                    missing="Schrijf ten minste één klachtonderdeel.")
    wish = Testimony("Wat wil klager bereiken?")
    other_proceedings = Text("Loopt er iets bij een ander?", most=1000,
                             description="Zoals: een zaak bij de rechter of de huurcommissie.")
    consented_on = Day("Dag waarop klager instemde met een bindend advies")
    urgent = Tick("Spoed")
    steps = Rows("Gesprek of brief bij de organisatie", StepLine, make=_step, adder="Nog een stap")
    answer = Testimony("Wat antwoordde de organisatie?")
    papers = Papers("Stukken")
    again = Hidden()


class ComplaintForm(   # type: ignore[misc, valid-type]
    Arrival, Complainant, Sides, Representative, Against, Matter, ActForm
):
    """A whole complaint; content() gives it as the verb takes it."""

    def fill(self, offer: Any) -> None:
        """Some of it is the regulation's choice; the papers of a message came with it."""
        if offer.regulation.binding.on is not BindingOn.BOTH:
            del self.consented_on
        if offer.known is not None:
            del self.papers
        super().fill(offer)

    def called(self, field: Any) -> str:
        """The complainant and the one who speaks for him are asked the same."""
        name, whose = super().called(field), field.short_name.partition("_")[0]
        return f"{name} van de {whose}" if whose in ("klager", "gemachtigde") else name

    def validate(self, extra_validators: Any = None) -> bool:
        """Whoever speaks for another has a name; who agreed did so by today."""
        good: bool = super().validate(extra_validators)
        agreed = self.consented_on if "consented_on" in self else None
        if agreed is not None and agreed.data and agreed.data > g.today:
            agreed.errors, good = ["Deze dag moet nog komen. Laat leeg zolang klager niet instemde."], False
        rest = [self[f"gemachtigde_{name}"].data for name in (*SPOKESMAN[1:], "scope", "basis")]
        if any(rest) and not self.gemachtigde_name.data:
            self.gemachtigde_name.errors, good = ["Vul de naam van de gemachtigde in."], False
        return good

    def escalation(self) -> Escalation:
        """The complaint; what this form does not ask stays as it came in."""
        told = {field.short_name: field.value() for field in self.said() if field.short_name != "papers"}
        known = self.offer.known.said if self.offer.known and self.offer.known.said else None
        base = known or Escalation(organisation=told["organisation"], received_on=told["received_on"])
        plain = ("door", "received_on", "capacity", "unnamed", "organisation", "decision", "subject", "wish",
                 "other_proceedings", "consented_on", "urgent")
        return replace(
            base, **{name: told[name] for name in plain if name in told},
            complainant=self._complainant(), client=self._client(told["client"], base),
            representative=self._spokesman(), accused=told["accused"] or [], elements=told["elements"] or [],
            first_line=self._first_line(told["steps"] or [], told["answer"], base),
        )

    def _complainant(self) -> Someone | None:
        found = someone(self, "klager_")
        return None if found == Someone() else found

    @staticmethod
    def _client(name: str | None, base: Escalation) -> Someone | None:
        if not name or (base.client and base.client.name == name):
            return base.client if name else None
        return Someone(name=name)

    def _spokesman(self) -> Spokesman | None:
        found = someone(self, "gemachtigde_")
        if not found.name:
            return None
        basis = self.gemachtigde_basis.value() or Basis.POWER
        return Spokesman(person=found, scope=self.gemachtigde_scope.value() or "alles", basis=basis)

    @staticmethod
    def _first_line(steps: list[EarlierStep], answer: str | None, base: Escalation) -> FirstLine | None:
        if not steps and not answer and base.first_line is None:
            return None
        return replace(base.first_line or FirstLine(), steps=steps, answer=answer)
