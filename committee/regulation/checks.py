"""What a regulation must settle beyond the type of each value: its parts have to fit each other."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from committee.dutch import listing
from committee.regulation import keys
from committee.regulation.base import Recess, Term
from committee.regulation.choices import BindingOn, Counted, Kind, Moment
from committee.regulation.model import Regulation
from committee.regulation.parts import Hearing, Reminder

NAMED = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")   # no longer than its column takes
CODED = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(_[a-z0-9]+)*")
CITED = re.compile(r"art\. ([0-9]{1,4}[a-z]?)( lid [0-9]{1,3})?( onder [a-z]{1,9})?")
CODE = "kleine letters, cijfers en lage streepjes, zoals too_late, ten hoogste 60"
LONGEST_VERSION = 40
NUMBERED = 'het nummer van het artikel, zoals "8"'
PROCEDURE = {"suspension", "composition", "hearing", "rounds", "binding", "outcome_words", "reminding"}
Wrong = tuple[str, object, str]   # key, found, allowed; NOTHING stands for a key that is not there


class Nothing:
    """What was found where a key is missing."""

    def __str__(self) -> str:
        return "niets"


NOTHING = Nothing()


def misfits(regulation: Regulation) -> Iterator[Wrong]:
    """Everything in a regulation that does not fit: the key, what was found, what is allowed."""
    yield from identity(regulation)
    yield from whole(regulation)
    yield from chapters(regulation)
    for key, term in regulation.terms.items():
        yield from term_fits(regulation, key, term)
    yield from standstill(regulation)
    yield from people(regulation)
    yield from asking(regulation.hearing)
    yield from effect(regulation)
    yield from codes(regulation)
    yield from citations(regulation)
    for place, reminder in enumerate(regulation.reminders, start=1):
        yield from reminder_fits(regulation, f"reminding.moments[{place}]", reminder)
    if regulation.calendar.summer_recess:
        yield from recess_fits(regulation.calendar.summer_recess)


def identity(regulation: Regulation) -> Iterator[Wrong]:
    """The id can stand in a file name; the regulation is in force after it was adopted."""
    if not NAMED.fullmatch(regulation.id):
        yield "id", regulation.id, "kleine letters, cijfers en streepjes, zoals loket-housing, ten hoogste 60"
    if len(regulation.version) > LONGEST_VERSION:
        yield "version", regulation.version, f"ten hoogste {LONGEST_VERSION} tekens"
    if regulation.adopted and regulation.in_force and regulation.in_force < regulation.adopted:
        yield "in_force", regulation.in_force, f"de dag van vaststelling ({regulation.adopted}) of later"
    if regulation.adopted and regulation.evaluated and regulation.evaluated < regulation.adopted:
        yield "evaluated", regulation.evaluated, f"de dag van vaststelling ({regulation.adopted}) of later"


def whole(regulation: Regulation) -> Iterator[Wrong]:
    """A committee settles the whole procedure, a first line only its own."""
    committee, kind = regulation.kind is Kind.COMMITTEE, f'kind = "{regulation.kind}"'
    wanted = keys.COMMITTEE_TABLES if committee else keys.FIRST_LINE_TABLES
    for key in wanted:
        if key not in regulation.given:
            yield key, NOTHING, f"deze tabel is verplicht bij {kind}"
    for key in keys.COMMITTEE_TERMS if committee else ("answer",):
        if key not in regulation.terms:
            yield f"terms.{key}", NOTHING, f"deze termijn is verplicht bij {kind}"
    foreign = keys.FIRST_LINE_TABLES if committee else set(keys.COMMITTEE_TABLES) & PROCEDURE
    for key in sorted(set(foreign) & regulation.given):
        yield key, {}, f"deze tabel hoort niet bij {kind}"
    if committee:
        yield from settled(regulation)


def settled(regulation: Regulation) -> Iterator[Wrong]:
    """A committee may leave no switch unstated."""
    switches = {
        "anonymous.policy": regulation.anonymity,
        "incompleteness.policy": regulation.incompleteness.policy,
        "other_proceedings.at_filing": regulation.other_proceedings.at_filing,
        "other_proceedings.during": regulation.other_proceedings.during,
        "ending.withdrawal": regulation.withdrawal,
        "money.damages": regulation.damages,
        "publishing.policy": regulation.publication,
    }
    for key, switch in switches.items():
        if switch == "unstated" and key.split(".")[0] in regulation.given:
            choices = listing([f'"{one}"' for one in type(switch) if one != "unstated"], "of")
            yield key, switch, f"een commissie kiest {choices}"


def chapters(regulation: Regulation) -> Iterator[Wrong]:
    """Every chapter is known; a committee has an article for each."""
    yield from known("articles", regulation.articles, keys.CHAPTERS)
    if regulation.kind is not Kind.COMMITTEE:
        return
    for chapter in keys.COMMITTEE_CHAPTERS:
        if chapter not in regulation.articles:
            yield f"articles.{chapter}", NOTHING, NUMBERED
    for chapter, number in regulation.articles.items():
        if not re.fullmatch(r"[0-9]{1,4}[a-z]?", number):
            yield f"articles.{chapter}", number, NUMBERED


def known(table: str, found: Iterable[str], allowed: Iterable[str]) -> Iterator[Wrong]:
    """Only keys that mean something."""
    for key in found:
        if key not in allowed:
            yield f"{table}.{key}", key, listing(allowed, "of")


def term_fits(regulation: Regulation, key: str, term: Term) -> Iterator[Wrong]:
    """A term is known, counts the way it must, and its extensions hang together."""
    allowed = keys.TERMS if regulation.kind is Kind.COMMITTEE else keys.FIRST_LINE_TERMS
    at = f"terms.{key}"
    if key not in allowed:
        yield at, key, listing(allowed, "of")
        return
    way = Counted.BACKWARD if key in keys.BACKWARD_TERMS else Counted.FORWARD
    if term.counted is not way:
        yield f"{at}.counted", term.counted, f'"{way}"'
    if term.length is None and not term.words:
        yield f"{at}.length", NOTHING, "een duur zoals 6w, of words met wat de regeling dan wel zegt"
    elif term.length is None and regulation.kind is Kind.COMMITTEE and key not in keys.LENGTHLESS_TERMS:
        yield f"{at}.length", NOTHING, "een duur zoals 6w"
    if (term.extension is None) != (term.extensions == 0):
        both = "extension (hoe lang) en extensions (hoe vaak) samen, of geen van beide"
        yield f"{at}.extensions", term.extensions, both
    if term.consent_from == 0:
        yield f"{at}.consent_from", 0, "1 of meer: 1 is de eerste verlenging"


def standstill(regulation: Regulation) -> Iterator[Wrong]:
    """Only terms that exist stand still, and completion says the same in both places."""
    yield from known("suspension", regulation.suspension, keys.STANDSTILLS)
    if regulation.kind is Kind.COMMITTEE and "suspension" in regulation.given:
        for reason in keys.STANDSTILLS.keys() - regulation.suspension.keys():
            yield f"suspension.{reason}", NOTHING, "een lijst met termijnen, of []"
    for reason, terms in [*regulation.suspension.items(), ("", regulation.incompleteness.terms)]:
        at = f"suspension.{reason}" if reason else "incompleteness.terms"
        for key in terms:
            if key not in regulation.terms:
                yield at, key, listing(regulation.terms, "of")
    incomplete = regulation.incompleteness
    stand_still = regulation.suspension.get("completion", incomplete.terms)
    if incomplete.policy == "suspend" and stand_still != incomplete.terms:
        yield "suspension.completion", listing(stand_still), "dezelfde termijnen als incompleteness.terms"


def people(regulation: Regulation) -> Iterator[Wrong]:
    """A quorum that can decide, and the chair's signature."""
    if "composition" in regulation.given:
        composition = regulation.composition
        if composition.quorum < 1:
            yield "composition.quorum", composition.quorum, "1 of meer"
        elif composition.odd and composition.quorum % 2 == 0:
            yield "composition.quorum", composition.quorum, "een oneven getal, want odd = true"
        if not composition.odd and not composition.casting_vote:
            yield "composition.casting_vote", False, "true, want de stemmen kunnen staken"
        if "chair" not in composition.signs:
            yield "composition.signs", list(composition.signs), 'een lijst met ten minste "chair"'


def asking(hearing: Hearing) -> Iterator[Wrong]:
    """Both ends of the weeks in which people are asked for their days, the first before the last."""
    first, last = hearing.asked_from_weeks, hearing.asked_until_weeks
    if (first is None) != (last is None):
        missing = "asked_from_weeks" if first is None else "asked_until_weeks"
        yield f"hearing.{missing}", NOTHING, "een aantal weken, bij het andere"
    elif first is not None and last is not None and first >= last:
        yield "hearing.asked_until_weeks", last, f"meer dan {first}"


def effect(regulation: Regulation) -> Iterator[Wrong]:
    """Somebody is bound, with consent where it is the complainant, and every outcome has its word."""
    binding = regulation.binding
    if binding.on is BindingOn.BOTH and not binding.consent:
        yield "binding.consent", NOTHING, 'hoe klager instemt, want on = "both"'
    if binding.on is BindingOn.NOBODY and regulation.kind is Kind.COMMITTEE and "binding" in regulation.given:
        yield "binding.on", binding.on, '"organisation", "both" of "advice"'
    if "outcome_words" in regulation.given:
        yield from known("outcome_words", regulation.outcome_words, keys.OUTCOMES)
        for outcome in keys.OUTCOMES:
            if outcome not in regulation.outcome_words:
                yield f"outcome_words.{outcome}", NOTHING, "het Nederlandse woord voor deze uitkomst"


def codes(regulation: Regulation) -> Iterator[Wrong]:
    """A code is a word in small letters, and stands once in its list."""
    lists = {
        "grounds": [ground.code for ground in regulation.grounds],
        "filing.required": [one.code for one in regulation.required_fields],
        "complainants.kinds": [one.code for one in regulation.complainants.kinds],
        "subjects.about": [one.code for one in regulation.subjects.about],
        "first_line.steps": [step.code for step in regulation.first_line.steps],
        "register.fields": [one.code for one in regulation.register_fields],
    }
    for at, found in lists.items():
        for place, code in enumerate(found, start=1):
            if not CODED.fullmatch(code):
                yield f"{at}[{place}].code", code, CODE
            if code in found[: place - 1]:
                yield f"{at}[{place}].code", code, "iedere code een keer"
    if regulation.first_line.required and not any(step.required for step in regulation.first_line.steps):
        yield "first_line.steps", "geen verplichte stap", "ten minste een stap met required = true"


def citations(regulation: Regulation) -> Iterator[Wrong]:
    """A committee's article exists among its articles."""
    if regulation.kind is not Kind.COMMITTEE:
        return
    cited = {f"terms.{key}": term.article for key, term in regulation.terms.items()}
    cited |= {f"grounds[{place}]": ground.article for place, ground in enumerate(regulation.grounds, start=1)}
    numbers = set(regulation.articles.values())
    for at, article in cited.items():
        match = CITED.fullmatch(article)
        if match is None:
            yield f"{at}.article", article, 'zoals "art. 8 lid 2" of "art. 6 lid 1 onder b"'
        elif match[1] not in numbers:
            yield f"{at}.article", article, "een artikel dat in [articles] staat"


def reminder_fits(regulation: Regulation, at: str, reminder: Reminder) -> Iterator[Wrong]:
    """A reminder is about a term there is, goes to somebody, and a last call says how many days before."""
    if reminder.term not in regulation.terms:
        yield f"{at}.term", reminder.term, listing(regulation.terms, "of")
    for recipient in reminder.to:
        if recipient not in keys.RECIPIENTS:
            yield f"{at}.to", recipient, listing(keys.RECIPIENTS, "of")
    if (reminder.moment is Moment.LAST_CALL) != (reminder.days_before is not None):
        days = NOTHING if reminder.days_before is None else reminder.days_before
        yield f"{at}.days_before", days, "een aantal dagen bij last_call, en alleen daar"


def recess_fits(recess: Recess) -> Iterator[Wrong]:
    """A recess begins and ends on days of the year."""
    for key, found in (("first", recess.first), ("last", recess.last)):
        try:
            date.fromisoformat(f"2024-{found}")
        except ValueError:
            yield f"calendar.summer_recess.{key}", found, "maand en dag als 07-20"
