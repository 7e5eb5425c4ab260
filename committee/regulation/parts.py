"""The parts of a regulation as values: what each chapter settles, not how it is written in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from committee.lengths import Length
from committee.regulation.base import Choice, Part, Recess, Refer
from committee.regulation.choices import (
    AllowedBy,
    Anonymity,
    BindingOn,
    Damages,
    Duty,
    GroundKind,
    IncompletePolicy,
    Moment,
    Proceedings,
    Publication,
    Signer,
    Together,
    Withdrawal,
)


@dataclass(frozen=True, kw_only=True)
class Complainants(Part):
    """Who may complain, and who is referred to another regulation."""

    kinds: tuple[Choice, ...]
    refer: tuple[Refer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Subjects(Part):
    """What a complaint may be about, and what belongs elsewhere."""

    about: tuple[Choice, ...]
    definition: str = ""
    excluded: tuple[Refer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ground(Part):
    """A ground to refuse a complaint or an element of it; `words` is its standard wording in a ruling."""

    code: str
    words: str
    article: str
    duty: Duty
    kind: GroundKind
    refer_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class Channel(Part):
    """A way in which a complaint may come in."""

    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Filing(Part):
    """How a complaint is filed and what it states; oral_confirmation: an oral one counts once confirmed."""

    channels: tuple[Channel, ...]
    required: tuple[Choice, ...]
    oral_confirmation: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step(Part):
    """A step of the first line; required: it must have been done before the next body takes the complaint."""

    code: str
    words: str
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstLine(Part):
    """Whether the organisation itself must have had the complaint first, and what it must have done."""

    required: bool
    steps: tuple[Step, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Anonymous(Part):
    """What happens to anonymous complaints. guaranteed: the regulation promises anonymity to complainants."""

    policy: Anonymity
    guaranteed: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Incompleteness(Part):
    """What an incomplete complaint does to the terms named (keys of the terms)."""

    policy: IncompletePolicy
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Composition(Part):
    """Who sits on a case. quorum: members per hearing; member_term: years, renewable so many times."""

    independent_chair: bool
    quorum: int
    odd: bool
    casting_vote: bool
    signs: tuple[Signer, ...]
    individual_votes: bool
    member_term: Length | None = None
    renewable: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hearing(Part):
    """How parties are heard. waivable: both parties may agree to do without.

    moves_without_weight: how often a party may ask for another day without a weighty reason.
    asked_from_weeks, asked_until_weeks: between which people say when they cannot come; both or neither.
    """

    together: Together
    waivable: bool
    duration_minutes: int
    moves_without_weight: int
    asked_from_weeks: int | None = None
    asked_until_weeks: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rounds(Part):
    """The second written round (repliek, dupliek): who allows it, and how many there may be."""

    allowed_by: AllowedBy
    maximum: int


@dataclass(frozen=True, kw_only=True)
class Ending(Part):
    """How a complaint may end before a verdict."""

    withdrawal: Withdrawal
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OtherProceedings(Part):
    """What a procedure elsewhere does, when it is pending at filing and when it begins during handling."""

    at_filing: Proceedings
    during: Proceedings
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Binding(Part):
    """Who is bound by the verdict. consent: Dutch words on how the complainant's consent is taken."""

    on: BindingOn
    consent: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Handling(Part):
    """How a first line handles a complaint: who, in which of these ways, and where it goes when unsolved."""

    by: str
    ways: tuple[str, ...] = ()
    next: tuple[Refer, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Register(Part):
    """What is noted of each complaint."""

    fields: tuple[Choice, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Confidentiality(Part):
    """Secrecy, access and consent to share."""

    privacy: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Money(Part):
    """Whether damages may be asked for, and who bears which costs."""

    damages: Damages
    costs: str = ""


@dataclass(frozen=True, kw_only=True)
class Report(Part):
    """What the yearly report holds."""

    headings: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Publishing(Part):
    """Whether verdicts are published."""

    policy: Publication


@dataclass(frozen=True, kw_only=True)
class Reminder(Part):
    """A reminder: when, how many days before the end (for a last call), to whom."""

    term: str
    moment: Moment
    to: tuple[str, ...]
    days_before: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reminding(Part):
    """Reminders, and after which time an unopened message goes out on paper."""

    moments: tuple[Reminder, ...]
    paper_after_unopened: Length | None = None


@dataclass(frozen=True, kw_only=True)
class Calendar(Part):
    """How days are counted. equated: days this regulation adds to the royal decrees, with their reason."""

    apply_atw: bool
    working_days: str
    summer_recess: Recess | None = None
    equated: Mapping[date, str] = field(default_factory=dict)
