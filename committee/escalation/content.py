"""What somebody says when he brings a complaint, whatever door he came by: one tree of values.

Pure. The rooms of this stage take it from a handover, a form or the desk; a case is made from it.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from committee.labels import Labelled


class Door(Labelled):
    """By which way a complaint arrived."""

    LETTER = "letter", "brief"
    MAIL = "mail", "e-mail"
    TELEPHONE = "telephone", "telefoon"
    DESK = "desk", "aan de balie"
    FORM = "form", "formulier"
    API = "api", "koppeling"


ORAL = frozenset({Door.TELEPHONE, Door.DESK})


class Basis(Labelled):
    """On what ground somebody speaks for another."""

    POWER = "power", "schriftelijke machtiging"
    LAWYER = "lawyer", "advocaat"
    LEGAL = "legal", "wettelijk vertegenwoordiger"


@dataclass(frozen=True, kw_only=True)
class Someone:
    """A person as he is handed over.

    name: empty for a complainant who gives only an e-mail address. needs: interpreter, access or help that
    he asks for.
    """

    name: str = ""
    salutation: str | None = None
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    email: str | None = None
    phone: str | None = None
    secret_address: bool = False
    by_post: bool = False
    needs: str | None = None

    @property
    def reachable(self) -> bool:
        """Whether a letter, a mail or a call can reach him."""
        return bool((self.street and self.town) or self.email or self.phone)


@dataclass(frozen=True, kw_only=True)
class Spokesman:
    """Somebody who speaks for the complainant: how far, and on what ground."""

    person: Someone
    scope: str = "alles"
    basis: Basis = Basis.POWER


@dataclass(frozen=True, kw_only=True)
class Accused:
    """A person of the organisation whom the complaint is about; title: what he is there."""

    name: str
    title: str | None = None
    email: str | None = None


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of the complaint, with the days of the facts; against: names, everybody if there are none."""

    text: str
    facts_from: date | None = None
    facts_until: date | None = None
    period: str | None = None
    against: list[str] = field(default_factory=list)
    subject: str | None = None


@dataclass(frozen=True, kw_only=True)
class EarlierStep:
    """One step of the first line: the day, with whom, and what came of it."""

    with_whom: str
    outcome: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FirstLine:
    """What the organisation itself did with the complaint, as its register has it."""

    regulation: str | None = None
    received_on: date | None = None
    received_by: str | None = None
    handled_by: str | None = None
    answer: str | None = None
    action: str | None = None
    closed_on: date | None = None
    steps: list[EarlierStep] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Escalation:
    """A complaint as it is brought before the committee.

    received_on: Dutch local day on which it reached the committee. decision: the decision complained about.
    unnamed: the complainant is known to us but does not want the other side to know the name.
    consented_on: day on which the complainant agreed to be bound. sender_key: the sender's own reference.
    """

    organisation: str
    received_on: date
    door: Door = Door.LETTER
    sender_key: str | None = None
    complainant: Someone | None = None
    capacity: str | None = None
    client: Someone | None = None
    representative: Spokesman | None = None
    unnamed: bool = False
    accused: list[Accused] = field(default_factory=list)
    decision: str | None = None
    subject: str | None = None
    description: str | None = None
    elements: list[Point] = field(default_factory=list)
    facts_from: date | None = None
    facts_until: date | None = None
    wish: str | None = None
    other_proceedings: str | None = None
    first_line: FirstLine | None = None
    consented_on: date | None = None
    urgent: bool = False

    @property
    def anonymous(self) -> bool:
        """Whether nobody is named as complainant."""
        return self.complainant is None or not self.complainant.name.strip()

    @property
    def points(self) -> list[Point]:
        """The numbered points, or the description as one; a point without days has those of the whole."""
        said = (self.description or "").strip()
        found = self.elements or ([Point(text=said)] if said else [])
        return [point if point.facts_from or point.period else self._dated(point) for point in found]

    def _dated(self, point: Point) -> Point:
        return replace(point, facts_from=self.facts_from, facts_until=self.facts_until)
