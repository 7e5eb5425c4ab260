"""A regulation as one value: its identity, its articles, its terms and its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from committee.lengths import Length
from committee.regulation import parts
from committee.regulation.base import Approval, Choice, Part, Term
from committee.regulation.choices import (
    AllowedBy,
    Anonymity,
    BindingOn,
    Damages,
    IncompletePolicy,
    Kind,
    Proceedings,
    Publication,
    Together,
    Withdrawal,
)


class NotInRegulation(LookupError):
    """The regulation lacks the term, ground or article asked for; the message says which, in Dutch."""


@dataclass(frozen=True, kw_only=True)
class Regulation(Part):
    """One version of a regulation. A part that a first-line procedure leaves out says "unstated" or nothing.

    articles: chapter key → number of the article (committee) or heading in the source (first line).
    suspension: reason → keys of the terms that then stand still. outcome_words: outcome → Dutch word.
    given: the keys that its file gives.
    """

    id: str
    version: str
    kind: Kind
    name: str
    organisation: str
    source: str
    purpose: str
    articles: Mapping[str, str]
    calendar: parts.Calendar
    terms: Mapping[str, Term]
    complainants: parts.Complainants
    subjects: parts.Subjects
    filing: parts.Filing
    first_line: parts.FirstLine
    anonymous: parts.Anonymous
    money: parts.Money
    adopted: date | None = None
    in_force: date | None = None
    evaluated: date | None = None
    evaluation: str = ""
    author: str = ""
    approvals: tuple[Approval, ...] = ()
    grounds: tuple[parts.Ground, ...] = ()
    other_proceedings: parts.OtherProceedings = parts.OtherProceedings(
        at_filing=Proceedings.UNSTATED, during=Proceedings.UNSTATED
    )
    ending: parts.Ending = parts.Ending(withdrawal=Withdrawal.UNSTATED)
    incompleteness: parts.Incompleteness = parts.Incompleteness(policy=IncompletePolicy.UNSTATED)
    suspension: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    composition: parts.Composition = parts.Composition(
        independent_chair=False, quorum=0, odd=False, casting_vote=False, signs=(), individual_votes=False
    )
    hearing: parts.Hearing = parts.Hearing(
        together=Together.TOGETHER, waivable=True, duration_minutes=0, moves_without_weight=0
    )
    rounds: parts.Rounds = parts.Rounds(allowed_by=AllowedBy.NOBODY, maximum=0)
    binding: parts.Binding = parts.Binding(on=BindingOn.NOBODY)
    outcome_words: Mapping[str, str] = field(default_factory=dict)
    handling: parts.Handling = parts.Handling(by="")
    register: parts.Register = parts.Register(fields=())
    confidentiality: parts.Confidentiality = parts.Confidentiality(privacy="")
    publishing: parts.Publishing = parts.Publishing(policy=Publication.UNSTATED)
    reminding: parts.Reminding = parts.Reminding(moments=())
    report: parts.Report = parts.Report(headings=())
    given: frozenset[str] = frozenset()

    def term(self, key: str) -> Term:
        """The term of that key. Raises NotInRegulation."""
        if key not in self.terms:
            raise NotInRegulation(f"{self.name} ({self.version}) kent geen termijn {key!r}")
        return self.terms[key]

    def length(self, key: str) -> Length:
        """The length of a term. Raises NotInRegulation when there is no such term, or it names no length."""
        length = self.term(key).length
        if length is None:
            raise NotInRegulation(f"{self.name} ({self.version}) noemt geen duur bij termijn {key!r}")
        return length

    def ground(self, code: str) -> parts.Ground:
        """The ground of that code. Raises NotInRegulation."""
        for ground in self.grounds:
            if ground.code == code:
                return ground
        raise NotInRegulation(f"{self.name} ({self.version}) kent geen grond {code!r}")

    def article(self, chapter: str) -> str:
        """How to cite a chapter: "art. 8", or the heading of an unnumbered source. Raises NotInRegulation."""
        if chapter not in self.articles:
            raise NotInRegulation(f"{self.name} ({self.version}) heeft geen artikel over {chapter!r}")
        place = self.articles[chapter]
        return f"art. {place}" if self.kind is Kind.COMMITTEE else f"onder ‘{place}’"

    @property
    def apply_atw(self) -> bool:
        """Whether the Algemene termijnenwet moves the end of a term."""
        return self.calendar.apply_atw

    @property
    def working_days(self) -> str:
        """What a working day is, in Dutch words."""
        return self.calendar.working_days

    @property
    def summer_recess(self) -> tuple[str, str] | None:
        """First and last day of the summer recess as MM-DD, if there is one."""
        recess = self.calendar.summer_recess
        return (recess.first, recess.last) if recess else None

    @property
    def equated(self) -> Mapping[date, str]:
        """Days this regulation equates with a holiday, beside the royal decrees."""
        return self.calendar.equated

    @property
    def anonymity(self) -> Anonymity:
        """What happens to a complaint without a name."""
        return self.anonymous.policy

    @property
    def required_fields(self) -> tuple[Choice, ...]:
        """What a complaint must state."""
        return self.filing.required

    @property
    def oral_confirmation(self) -> bool:
        """Whether an oral complaint counts only when its text is confirmed."""
        return self.filing.oral_confirmation

    @property
    def withdrawal(self) -> Withdrawal:
        """Whether a complaint may be withdrawn freely."""
        return self.ending.withdrawal

    @property
    def damages(self) -> Damages:
        """Whether damages are in scope."""
        return self.money.damages

    @property
    def costs(self) -> str:
        """Who bears which costs, in Dutch words."""
        return self.money.costs

    @property
    def privacy(self) -> str:
        """The privacy line of the regulation."""
        return self.confidentiality.privacy

    @property
    def publication(self) -> Publication:
        """Whether verdicts are published."""
        return self.publishing.policy

    @property
    def report_headings(self) -> tuple[str, ...]:
        """The headings of the yearly report."""
        return self.report.headings

    @property
    def register_fields(self) -> tuple[Choice, ...]:
        """What is noted of each complaint."""
        return self.register.fields

    @property
    def reminders(self) -> tuple[parts.Reminder, ...]:
        """Which reminders go out, when and to whom."""
        return self.reminding.moments

    @property
    def paper_after_unopened(self) -> Length | None:
        """After which time an unopened message goes out on paper."""
        return self.reminding.paper_after_unopened

    @property
    def retention(self) -> Term | None:
        """How long a file is kept after its end, if the regulation says so."""
        return self.terms.get("retention")
