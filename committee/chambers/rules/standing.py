"""What stands in chambers in words: how far each element is, who agreed with what, what is asked of whom.

Pure. An agreement counts only with the version it was given to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from committee.deliberation.rules import Opinion
from committee.dutch import listing, plural
from committee.procedure import State
from committee.verdict.rules import Overall, word_for

WRITING = frozenset({State.DELIBERATION, State.DRAFTING})
AFTER = frozenset({State.DECIDED, State.ISSUED, State.FOLLOW_UP, State.CLOSED})
ENTERED = WRITING | AFTER   # what is said in chambers begins when the investigation is closed


@dataclass(frozen=True)
class Written:
    """The finding on an element as it stands. by: who entered this version, at: when."""

    opinion: Opinion
    norm: str
    reasons: str
    version: int
    at: datetime
    by: str


@dataclass(frozen=True)
class Answer:
    """What one respondent answered to an element. paper: the number of it, where it may be read.

    whole: what he wrote of the complaint as a whole.
    """

    party: str
    position: str
    text: str
    lapsed: bool
    paper: int | None
    whole: str = ""


@dataclass(frozen=True)
class Item:
    """One element in chambers. votes: opinions given to this version of the finding, by account.

    refused: why it does not lie before the committee, in a word; empty when it does. complaint, response:
    what each side says in the words of the draft.
    """

    id: int
    number: int
    text: str
    refused: str
    outcome: Overall | None
    reasoned: bool
    finding: Written | None
    votes: Mapping[int, Opinion]
    answers: tuple[Answer, ...]
    complaint: str
    response: str

    @property
    def version(self) -> int:
        """The version of the finding; 0 while there is none."""
        return self.finding.version if self.finding else 0


def state_words(item: Item, voters: Sequence[int]) -> str:
    """How far an element is, in a few words."""
    if item.refused:
        return item.refused
    if item.finding is None:
        return "nog geen bevinding"
    if not item.reasoned:
        return "motivering ontbreekt"
    heard = [item.votes[one] for one in voters if one in item.votes]
    if len(heard) < len(voters):
        return f"bevinding versie {item.version}, {len(heard)} van {len(voters)} akkoord"
    return "alle leden akkoord" if set(heard) <= {item.finding.opinion} else "niet alle leden akkoord"


def lacks(item: Item) -> bool:
    """Whether something in the draft is missing that blocks signing by itself."""
    return not item.refused and not item.reasoned


@dataclass(frozen=True)
class Voter:
    """Who votes, and how that stands. agreed: numbers of elements; other: number and own opinion."""

    account_id: int
    name: str
    chair: bool
    agreed: tuple[int, ...]
    other: tuple[tuple[int, str], ...]
    waiting: tuple[int, ...]


def voter(account_id: int, name: str, chair: bool, items: Iterable[Item]) -> Voter:
    """What somebody agreed to, holds otherwise, and has still to read."""
    agreed, other, waiting = [], [], []
    for item in items:
        if item.refused or item.finding is None:
            continue
        held = item.votes.get(account_id)
        if held is None:
            waiting.append(item.number)
        elif held is item.finding.opinion:
            agreed.append(item.number)
        else:
            other.append((item.number, held.label))
    return Voter(account_id, name, chair, tuple(agreed), tuple(other), tuple(waiting))


def numbers_words(numbers: Sequence[int]) -> str:
    """"1 en 3"."""
    return listing(str(one) for one in numbers)


def outcomes_so_far(items: Sequence[Item]) -> list[Overall]:
    """What was found up to now; nothing while no element that is heard has a finding, as some still may."""
    found = [item.outcome for item in items if item.outcome]
    heard = [item for item in items if not item.refused]
    return found if not heard or any(item.outcome for item in heard) else []


def why_outcome(items: Iterable[Item], words: Mapping[str, str]) -> str:
    """From which elements the outcome of the whole follows."""
    known = [(item, word_for(item.outcome, words)) for item in items if item.outcome]
    counts = [f"onderdeel {item.number} {word}" for item, word in known if not item.refused]
    others = [item for item, _word in known if item.refused]
    rest = [f"Onderdeel {item.number} is {item.refused} en telt niet mee." for item in others]
    first = [f"Volgt uit {listing(counts)}."] if counts else []
    return " ".join([*first, *rest])


class Ask(StrEnum):
    """The one thing that the page asks of who looks at it."""

    WRITE = "schrijf"
    AGREE = "akkoord"
    READ = "lees"
    DECIDE = "beslis"
    SIGN = "onderteken"
    NOTHING = ""


@dataclass(frozen=True)
class Looker:
    """Who looks: whether he votes, leads the case, or has the second signature to set."""

    account_id: int | None
    votes: bool
    leads: bool
    cosigns: bool = False


def asked(who: Looker, item: Item | None, items: Iterable[Item], state: State, *, undecided: bool,
          blocked: bool) -> tuple[Ask, int]:
    """What is asked, and about which element; the chosen one comes first."""
    if state not in WRITING:
        return Ask.NOTHING, 0
    if item is not None and who.votes and item.finding and who.account_id not in item.votes:
        return Ask.AGREE, item.number
    if item is not None and (item.finding is None or (lacks(item) and not who.votes)):
        return Ask.WRITE, item.number
    for one in items:
        unread = who.account_id not in one.votes if who.votes else lacks(one)
        if not one.refused and (unread or one.finding is None):
            return Ask.READ, one.number
    if who.leads and state is State.DELIBERATION and not undecided:
        return Ask.DECIDE, 0
    if state is State.DRAFTING and not blocked and (who.cosigns or (who.leads and not undecided)):
        return Ask.SIGN, 0
    return Ask.NOTHING, 0


def waits_for(voters: Iterable[Voter]) -> str:
    """Whose agreement is still missing, in a sentence; empty when nobody's is."""
    said = [f"{one.name} ({_parts(one.waiting)})" for one in voters if one.waiting]
    return f"Nog niet akkoord: {listing(said)}." if said else ""


def _parts(numbers: Sequence[int]) -> str:
    return f"{'onderdeel' if len(numbers) == 1 else 'onderdelen'} {numbers_words(numbers)}"


def agree_words(count: int) -> str:
    """What is asked of a member in the list of his cases."""
    return f"Lees {plural(count, 'bevinding', 'bevindingen')} en zeg of u akkoord bent."
