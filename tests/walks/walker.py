"""Chooses the next act of a procedure, does it through its verb, and looks whether all still holds."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from committee.case import clocks
from committee.case.ledger import Head, RunningTerm
from committee.case.records import Case, Document, Element, Party, Seat
from committee.case.refusals import Refusal
from committee.case.verbs import VERBS, Verb
from committee.permissions import Actor, Forbidden, Occasion, Unknown
from committee.post.records import Letter, Status
from committee.procedure import Act, NotOpen, open_acts
from committee.store import db, transaction
from tests.walks import invariants, providers, told
from tests.walks.chain import Chain
from tests.walks.contents import Choices, Nothing, content, nonsense
from tests.walks.rows import Rows, difference, state_of
from tests.walks.scene import Scene

REFUSED = (Refusal, NotOpen, Forbidden, Unknown)
done: Counter[str] = Counter()


@dataclass
class Try:
    """An act about to be tried; refusals: with which it must be refused when it is wrong on purpose."""

    verb: Verb
    occasion: Occasion
    content: dict[str, Any]
    refusals: tuple[type[Exception], ...] = ()


def _line(scene: Scene, attempt: Try, refused: Exception | None) -> str:
    by = attempt.occasion.decided_by
    became = f"refused: {refused!r}" if refused else f"→ {scene.case.state if scene.case_id else ''}"
    given = ", ".join(f"{name}={_short(value)}" for name, value in attempt.content.items())
    return f"{attempt.occasion.on} {attempt.verb.act.name}({given}) by {by.role} {by.key} {became}"


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    number = getattr(value, "id", None)
    return repr(value)[:60] if number is None else f"{type(value).__name__} {number}"


class Wrong(AssertionError):
    """Something does not hold; the message tells the whole procedure up to here."""


class Walker:
    """Plays one procedure, act by act."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.watch = Rows()
        head = db.session.scalars(select(Head)).one()
        self.chain = Chain(head.count, head.hash)
        self.rows = self.watch.now()
        self.state = state_of(self.rows)
        self.before: dict[int, Any] = {}
        self.theirs = self._theirs()
        self.acts = [act for act in Act if act in VERBS and VERBS[act].subject == "case"]

    def forward(self, choices: Choices, steps: int) -> None:
        """Some acts of the main line, without anything in their way."""
        for _ in range(steps):
            try:
                act = providers.next_act(self.scene)
                if act not in VERBS or self.do(self.right(act, choices)):
                    return
            except Nothing:
                return

    def step(self, choices: Choices) -> None:
        """Try one act, right or wrong on purpose; afterwards everything must hold."""
        if self.scene.case_id and choices.chance(30):
            self.scene.wait(choices.one([1, 3, 7, 15, 40]))
        if choices.chance(10):
            self.post()
        try:
            attempt = self._chosen(choices)
        except Nothing:
            return
        if attempt is not None:
            self.do(attempt)

    def post(self) -> None:
        """What waits leaves the house, as the worker stamps it; no paper is made."""
        with transaction():
            for letter in db.session.scalars(select(Letter).where(Letter.case_id == self.scene.case_id)):
                if letter.status is Status.WAITING:
                    letter.status, letter.sent_at = Status.SENT, letter.due_at
        self.rows = self.watch.now()
        self.scene.story.append("the post leaves")

    def _chosen(self, choices: Choices) -> Try | None:
        if self.scene.case_id is None:
            return self.right(self._arrival(choices), choices)
        way = choices.one(["forward"] * 3 + ["open"] * 5 + ["stranger", "role", "state", "nonsense"])
        if way == "forward":
            act = providers.next_act(self.scene)
            return None if act not in VERBS else self.right(act, choices)
        suspended = bool(clocks.running_suspensions(self.scene.case))
        may = [act for act in open_acts(self.scene.case.state, suspended=suspended) if act in self.acts]
        if way == "state":
            closed = [act for act in self.acts if act not in may]
            return self._wrong(choices.one(closed), choices) if closed else None
        if not may:
            return None
        act = choices.one(may)
        if way == "open":
            return self.right(act, choices)
        return getattr(self, f"_{way}")(act, choices)

    def _arrival(self, choices: Choices) -> Act:
        before = [act for act in Act if act in VERBS and VERBS[act].subject == "committee"]
        return choices.one([Act.REGISTER, *before]) if choices.chance(50) else Act.REGISTER

    def right(self, act: Act, choices: Choices) -> Try:
        """The act as somebody would do it who means well. Raises Nothing."""
        verb = VERBS[act]
        given = content(self.scene, verb, choices, providers.SPECIAL.get(act, {}))
        actor = providers.actor_for(self.scene, act, given, choices)
        back = providers.days_back(self.scene, act, choices)
        return Try(verb, self.scene.occasion(actor, back=back, recorded=choices.chance(30)), given)

    def _wrong(self, act: Act, choices: Choices) -> Try:
        attempt = self.right(act, choices)
        return Try(attempt.verb, attempt.occasion, attempt.content, REFUSED)

    def _by(self, act: Act, actors: list[Actor], refusal: type[Exception], choices: Choices) -> Try:
        attempt = self.right(act, choices)
        if not actors:
            raise Nothing("actor")
        return Try(attempt.verb, self.scene.occasion(choices.one(actors)), attempt.content, (refusal,))

    def _stranger(self, act: Act, choices: Choices) -> Try:
        return self._by(act, self.scene.strangers(), Unknown, choices)

    def _role(self, act: Act, choices: Choices) -> Try:
        return self._by(act, self.scene.who_may_not(act), Forbidden, choices)

    def _nonsense(self, act: Act, choices: Choices) -> Try:
        attempt = self.right(act, choices)
        names = list(attempt.verb.content)
        if not names:
            raise Nothing("content")
        name = choices.one(names)
        kind = attempt.verb.content[name].annotation
        attempt.content[name] = nonsense(self.scene.neighbour, kind, choices)
        return attempt

    def do(self, attempt: Try) -> Exception | None:
        """Do the act, or see it refused, and give the refusal; then everything must hold. Raises Wrong."""
        before = self.rows
        try:
            refused = self._called(attempt)
        except Exception as broken:
            story = [*self.scene.story, _line(self.scene, attempt, broken)]
            raise Wrong("\n".join(story)) from broken
        self.rows = self.watch.now()
        state = state_of(self.rows)
        done["refused" if refused else attempt.verb.act.value] += 1
        self.scene.story.append(_line(self.scene, attempt, refused))
        problems = self._nothing_changed(before) if refused else self._changed(attempt, before, state)
        if refused and attempt.refusals and not isinstance(refused, attempt.refusals):
            problems.append(f"refused, but not for what was wrong: {refused!r}")
        self.state = state
        problems += self._everywhere()
        if problems:
            raise Wrong("\n".join([*self.scene.story, "", *problems]))
        return refused

    def _called(self, attempt: Try) -> Exception | None:
        subject = self.scene.case if attempt.verb.subject == "case" else self.scene.house.committee
        try:
            more = providers.prepared(self.scene, attempt.verb.act, attempt.content, attempt.occasion)
            with transaction():
                result = attempt.verb.do(subject, **attempt.content, **more, occasion=attempt.occasion)
                providers.after(self.scene, attempt.verb.act, result)
        except REFUSED as refusal:
            return refusal
        return None

    def _nothing_changed(self, before: invariants.Found) -> list[str]:
        if self.rows == before:
            return []
        lines = difference(state_of(before), state_of(self.rows))
        return ["the act was refused and changed something", *lines]

    def _changed(self, attempt: Try, before: invariants.Found, state: Any) -> list[str]:
        problems = []
        known = {entry.seq for entry in before["journal"]}
        entries = [entry for entry in self.rows["journal"] if entry.seq not in known]
        if attempt.refusals:
            problems.append(f"{attempt.verb.act} should have been refused")
        act = attempt.verb.act
        if act not in [entry.act for entry in entries] and not providers.silent(act):
            problems.append(f"{act} left no entry in the journal")
        if attempt.verb.act is Act.UNDO:
            problems += self._undone(entries, state)
        else:
            problems += invariants.only_forward(before, self.rows)
            self.before.update((entry.seq, self.state) for entry in entries)
        if self.scene.case_id is not None:
            problems += told.faults(self.scene, entries, before, self.rows)
        if self._theirs() != self.theirs:
            problems.append(f"{act} changed another case")
        return problems

    def _theirs(self) -> list[Any]:
        """What there is to the case next door."""
        case = self.scene.neighbour.id
        kinds = (Case, Element, Party, Seat, Document, RunningTerm, Letter)
        return [
            list(db.session.connection().execute(select(kind.__table__).where(key == case)))
            for kind in kinds
            for key in [kind.__table__.c.id if kind is Case else kind.__table__.c.case_id]
        ]

    def _undone(self, entries: list[Any], state: Any) -> list[str]:
        new = {entry.seq for entry in entries}
        seqs = [row.entry_seq for row in self.rows["revisions"] if row.by_seq in new and row.undone]
        if not seqs:
            return ["undo undid nothing"]
        lines = difference(self.before[min(seqs)], state)
        return ["the undone act left something", *lines] if lines else []

    def _everywhere(self) -> list[str]:
        head = db.session.execute(select(Head.count, Head.hash)).one()
        problems = list(self.chain.faults(self.rows["journal"], head.count, head.hash))
        if self.scene.case_id is None:
            return problems
        case = next(row for row in self.rows["cases"] if row.id == self.scene.case_id)
        look = invariants.Look(self.rows, case, self.scene.regulation, clocks.rules_of(self.scene.case))
        problems += invariants.faults(look)
        gone = [seat for seat in self.scene.seats() if seat.stepped_back_on is not None]
        for actor in self.scene.staff():
            if actor.account_id in {seat.account_id for seat in gone} and self.scene.knows(actor):
                seats = [seat for seat in self.scene.seats() if seat.account_id == actor.account_id]
                if seats[-1].stepped_back_on is not None:
                    problems.append(f"{actor.key} stepped back and still knows the case")
        return problems
