"""Plays a rehearsal: every act through its verb, on its day, while the worker goes round in between.

The player knows no act by name. What an act needs follows from the signature of its verb, so that a new one
can be used in a file the moment it is written.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select

from committee import acts
from committee.calendar_nl import AMSTERDAM
from committee.case import gate
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.refusals import Refusal
from committee.case.verbs import PREPARES, VERBS, Verb
from committee.course import daily
from committee.dutch import day_words
from committee.escalation.content import Escalation
from committee.escalation.records import Submission
from committee.permissions import Forbidden, Occasion, Unknown
from committee.post import worker
from committee.post.smtp import Outlet
from committee.procedure import Act, NotOpen
from committee.regulation import NotInRegulation
from committee.rehearsal import founding, handed, reading
from committee.rehearsal.cast import Cast
from committee.rehearsal.content import Filler, missing
from committee.rehearsal.script import Row, Script, Unfit, Wrong
from committee.store import db, transaction

REFUSALS = (Refusal, NotOpen, Forbidden, Unknown)
MORNING, OPENING, EVENING = time(6), time(9), time(23, 59)
REGISTERED = acts.__all__


@dataclass(frozen=True)
class Refused:
    """An act that was refused, as the file expected."""

    line: int
    on: date
    act: Act
    by: str
    reason: str


@dataclass
class Played:
    """What was played: whose cases came of it, what was refused, and until when."""

    cast: Cast
    until: date
    refused: list[Refused] = field(default_factory=list)


class Stopped(Exception):
    """An act could not be done; the message is a Dutch line with the act, the article and the reason."""

    def __init__(self, row: Row, reason: str) -> None:
        super().__init__(f"“{row.act.label}” ({row.act.value}) op {day_words(row.on)}: {reason}")
        self.line = row.line


def local(day: date, hour: time) -> datetime:
    """A moment of a Dutch day, in UTC."""
    return datetime.combine(day, hour, AMSTERDAM).astimezone(UTC)


class Player:
    """One rehearsal under way: the day it is, the moment of the last act, and what came of it."""

    def __init__(self, script: Script, outlet: Outlet) -> None:
        self.script, self.outlet = script, outlet
        self.day = script.acts[0].entered
        self.now = local(self.day, MORNING)
        try:
            with transaction():
                committee_id = founding.found(script, self.now).id
        except Refusal as refusal:
            raise Wrong(0, str(refusal)) from None
        self.played = Played(Cast(script, committee_id), self.day)
        self.cast = self.played.cast

    def play(self) -> Played:
        """Everything in the file, to the evening of its last day. Raises Wrong or Stopped."""
        for row in self.script.acts:
            self._pass_days(row.entered)
            self.do(row)
        self._pass_days(self.script.until)
        self.evening(self.day)
        self.played.until = self.day
        return self.played

    def _pass_days(self, until: date) -> None:
        """Every evening the last letters leave, every morning the daily round is made."""
        while self.day < until:
            self.evening(self.day)
            self.day += timedelta(days=1)
            self.morning(self.day)

    def morning(self, day: date) -> None:
        """The daily round of all cases."""
        daily.run(day, local(day, MORNING))

    def evening(self, day: date) -> None:
        """The last letters leave, and who opens his mail does."""
        worker.send_due(self.outlet, local(day, EVENING))
        self.read_mail(day)

    def read_mail(self, day: date) -> None:
        """Who opens his mail follows the link of what came this day."""
        reading.open_mail(self.cast, local(day, time()), local(day, EVENING))

    def _moment(self, row: Row) -> datetime:
        """As the file says, or a minute after the act before, from nine o'clock on."""
        if row.at is None:
            self.now = max(self.now + timedelta(minutes=1), local(self.day, OPENING))
            return self.now
        at = local(self.day, row.at)
        if at < self.now:
            raise Wrong(row.lines.get("at", row.line), "deze tijd ligt voor die van de vorige handeling")
        self.now = at
        return at

    def do(self, row: Row) -> None:
        """Do one act on its day. Raises Wrong or Stopped."""
        at = self._moment(row)
        worker.send_due(self.outlet, at)
        if row.act not in VERBS:
            raise Stopped(row, "deze handeling bestaat nog niet.")
        try:
            prepared = self._prepared(row, at)
            with transaction():
                self._keep(row, self._call(row, at, prepared))
        except REFUSALS as refusal:
            self._refused(row, refusal)
        except NotInRegulation as gap:
            raise Stopped(row, f"{gap}.") from None
        else:
            if row.refused is not None:
                raise Stopped(row, f"deze ging door, terwijl een weigering was verwacht (“{row.refused}”).")

    def _prepared(self, row: Row, at: datetime) -> dict[str, Any]:
        """What must be made before the transaction, such as the PDF of a verdict."""
        if row.act not in PREPARES:
            return {}
        case = self._case(row)
        content = self._content(row, VERBS[row.act], case)
        made: dict[str, Any] = PREPARES[row.act](case, self._occasion(row, at, case), content)
        return made

    def _call(self, row: Row, at: datetime, prepared: dict[str, Any]) -> Any:
        verb = VERBS[row.act]
        about_case = verb.subject == "case"
        case = self._case(row, lock=True) if about_case else None
        content = {**self._content(row, verb, case), **prepared}
        if lacking := missing(verb, content):
            raise Wrong(row.line, f"bij “{row.act.value}” ontbreekt: {', '.join(lacking)}")
        occasion = self._occasion(row, at, case)
        return verb.do(case if about_case else self.cast.committee(), **content, occasion=occasion)

    def _case(self, row: Row, *, lock: bool = False) -> Case:
        case = self.cast.case(row.case, lock=lock)
        if case is None:
            raise Stopped(row, "er is nog geen zaak." if not row.case else f"er is geen zaak {row.case}.")
        return case

    def _occasion(self, row: Row, at: datetime, case: Case | None) -> Occasion:
        decided = self._actor(row, "by", row.by, case)
        recorded = self._actor(row, "recorded_by", row.recorded_by, case) if row.recorded_by else decided
        return Occasion(row.on, at, decided, recorded, row.means)

    def _actor(self, row: Row, key: str, name: str, case: Case | None) -> Any:
        try:
            return self.cast.actor(name, case)
        except Unfit as unfit:
            raise Wrong(row.lines.get(key, row.line), f"{key}: {unfit}") from None

    def _content(self, row: Row, verb: Verb, case: Case | None) -> dict[str, Any]:
        finders = {
            **self.cast.finders(case),
            Escalation: lambda said: handed.taken(self.script, said).escalation,
        }
        content = Filler(self.script, finders).content(row, verb)
        return {**self._brought(row, verb, content), **content}

    def _brought(self, row: Row, verb: Verb, content: dict[str, Any]) -> dict[str, Any]:
        """The escalation of the file, with its enclosures, for an act that takes one and names none."""
        if "escalation" not in verb.content or "submission" in content:
            return {}
        table = row.content.get("escalation", self.script.escalation)
        if table is None:
            return {}
        try:
            handover = handed.taken(self.script, table)
        except Unfit as unfit:
            raise Wrong(row.lines.get("escalation", row.line), f"escalation: {unfit}") from None
        papers = [Paper(one.title, one.filename, one.media_type, one.content) for one in handover.enclosures]
        return {"escalation": handover.escalation} | ({"papers": papers} if papers else {})

    def _keep(self, row: Row, done: Any) -> None:
        """What later acts build on: the case, the message, the place in the journal."""
        if isinstance(done, Case):
            self.cast.cases.append(done.id)
            done = db.session.get_one(Submission, done.submission_id)
        if isinstance(done, Submission) and done.id not in self.cast.submissions:
            self.cast.submissions.append(done.id)
        if row.called:
            last = select(func.max(Entry.seq))
            self.cast.entries[row.called] = (
                done.seq if isinstance(done, Entry) else db.session.scalars(last).one()
            )

    def _refused(self, row: Row, refusal: Exception) -> None:
        reason = self._reason(row, refusal)
        if row.refused is None:
            raise Stopped(row, reason) from refusal
        if row.refused.lower() not in reason.lower():
            raise Stopped(row, f"{reason} Verwacht was: “{row.refused}”.") from refusal
        self.played.refused.append(Refused(row.line, row.on, row.act, row.by, reason))

    def _reason(self, row: Row, refusal: Exception) -> str:
        """Why, in Dutch, with the article of the regulation that the act stands in."""
        if isinstance(refusal, Unknown):
            return f"Voor “{row.by}” bestaat deze zaak niet."
        case = self.cast.case(row.case)
        article = gate.article_of(case, row.act) if case else ""
        told = str(refusal)
        return told if not article or "art." in told else f"{told.rstrip('.')} ({article})."
