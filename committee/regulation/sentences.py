"""What each chapter of a regulation says, in Dutch sentences; proposals end in "[nog te bevestigen]"."""

from collections.abc import Iterable, Iterator, Mapping

from committee.dutch import listing, number_words, written_day
from committee.regulation import keys, phrases
from committee.regulation.base import Choice, Part
from committee.regulation.choices import Proceedings
from committee.regulation.model import Regulation
from committee.regulation.phrases import mark, mark_one, words_of
from committee.regulation.procedure_sentences import PROCEDURE, Chapter


def _choices(lead: str, part: Part, key: str, found: Iterable[Choice], *, last: str) -> Iterator[str]:
    """A list of choices in one sentence; a choice that is a proposal itself gets a mark of its own."""
    named = [mark(choice.words, choice, "words") for choice in found]
    if named:
        yield mark(f"{lead}: {listing(named, last)}.", part, key)


def _purpose(regulation: Regulation) -> Iterator[str]:
    yield mark(regulation.purpose, regulation, "purpose")
    yield mark(f"Organisatie: {regulation.organisation}.", regulation, "organisation")


def _complainants(regulation: Regulation) -> Iterator[str]:
    who = regulation.complainants
    yield from _choices("Klagen kan", who, "kinds", who.kinds, last="of")
    for refer in who.refer:
        yield mark_one(f"Voor {refer.words} geldt {refer.to}.", who, "refer", refer)
    if "subjects" not in regulation.articles:
        yield from _subjects(regulation)


def _subjects(regulation: Regulation) -> Iterator[str]:
    what = regulation.subjects
    if what.definition:
        yield mark(what.definition, what, "definition")
    yield from _choices("Een klacht kan gaan over", what, "about", what.about, last="of")
    for refer in what.excluded:
        yield mark_one(f"Klachten over {refer.words}: {refer.to}.", what, "excluded", refer)


def _first_line(regulation: Regulation) -> Iterator[str]:
    before = regulation.first_line
    yield mark("Eerst langs de organisatie is verplicht." if before.required
               else "Eerst langs de organisatie is niet verplicht.", before, "required")
    for step in before.steps:
        must = " (verplicht)" if step.required else ""
        yield mark_one(f"Stap: {step.words}{must}.", before, "steps", step)
    yield from words_of(before, before.words)


def _intake(regulation: Regulation) -> Iterator[str]:
    filing = regulation.filing
    for channel in filing.channels:
        yield mark(f"Indienen ({channel.kind}): {channel.words}.", filing, "channels")
    yield from _choices("De klacht vermeldt", filing, "required", filing.required, last="en")
    if filing.oral_confirmation:
        confirmed = "Een mondelinge klacht telt als klager de tekst heeft bevestigd."
        yield mark(confirmed, filing, "oral_confirmation")
    yield from words_of(filing, filing.words)
    if "anonymous" not in regulation.articles:
        yield from _anonymous(regulation)


def _anonymous(regulation: Regulation) -> Iterator[str]:
    without_name = regulation.anonymous
    yield mark(phrases.ANONYMITY[without_name.policy], without_name, "policy")
    yield from words_of(without_name, without_name.words)


def _handling(regulation: Regulation) -> Iterator[str]:
    handling = regulation.handling
    yield mark(f"De klacht wordt behandeld door {handling.by}.", handling, "by")
    if handling.ways:
        yield mark(f"Dat kan zo: {listing(handling.ways, 'of')}.", handling, "ways")
    yield from words_of(handling, handling.words)
    if "other_proceedings" not in regulation.articles:
        yield from _other_proceedings(regulation)


def _next(regulation: Regulation) -> Iterator[str]:
    for refer in regulation.handling.next:
        yield mark_one(f"Voor {refer.words}: {refer.to}.", regulation.handling, "next", refer)


def _withdrawal(regulation: Regulation) -> Iterator[str]:
    ending = regulation.ending
    yield mark(phrases.WITHDRAWN[ending.withdrawal], ending, "withdrawal")
    yield from words_of(ending, ending.words)
    yield from _other_proceedings(regulation)


def _other_proceedings(regulation: Regulation) -> Iterator[str]:
    other = regulation.other_proceedings
    if other.at_filing is not Proceedings.UNSTATED:
        begun = f"Loopt al een procedure elders, dan {phrases.ELSEWHERE[other.at_filing]}."
        yield mark(begun, other, "at_filing")
    if other.during is not Proceedings.UNSTATED:
        later = f"Begint later een procedure elders, dan {phrases.ELSEWHERE[other.during]}."
        yield mark(later, other, "during")
    yield from words_of(other, other.words)


def _file(regulation: Regulation) -> Iterator[str]:
    secrecy = regulation.confidentiality
    if secrecy.privacy:
        yield mark(secrecy.privacy, secrecy, "privacy")
    yield from words_of(secrecy, secrecy.words)


def _register(regulation: Regulation) -> Iterator[str]:
    register = regulation.register
    yield from words_of(register, register.words)
    for place, field in enumerate(register.fields, start=1):
        yield mark(f"Genoteerd wordt ({place}): {field.words}.", register, "fields")


def _closing(regulation: Regulation) -> Iterator[str]:
    yield mark(phrases.PUBLISHED[regulation.publication], regulation.publishing, "policy")


def _report(regulation: Regulation) -> Iterator[str]:
    report = regulation.report
    yield from words_of(report, report.words)
    for heading in report.headings:
        yield mark(f"In het jaarverslag: {heading[:1].lower()}{heading[1:]}.", report, "headings")


def _money(regulation: Regulation) -> Iterator[str]:
    money = regulation.money
    if phrases.DAMAGES[money.damages]:
        yield mark(phrases.DAMAGES[money.damages], money, "damages")
    if money.costs:
        yield mark(money.costs, money, "costs")


def _reminders(regulation: Regulation) -> Iterator[str]:
    reminding = regulation.reminding
    for reminder in reminding.moments:
        days = number_words(reminder.days_before or 0)
        when = phrases.WHEN[reminder.moment].format(days=days)
        to = listing(keys.RECIPIENTS[recipient] for recipient in reminder.to)
        yield mark(f"{keys.TERMS[reminder.term][1]}: herinnering {when}, aan {to}.", reminding, "moments")
    if reminding.paper_after_unopened:
        after = reminding.paper_after_unopened.words
        unopened = f"Wie een bericht na {after} niet opende, krijgt het op papier."
        yield mark(unopened, reminding, "paper_after_unopened")


def _terms(regulation: Regulation) -> Iterator[str]:
    calendar = regulation.calendar
    applies = "geldt" if calendar.apply_atw else "geldt niet"
    yield mark(f"De Algemene termijnenwet {applies} voor de termijnen.", calendar, "apply_atw")
    yield mark(f"Werkdagen zijn {calendar.working_days}.", calendar, "working_days")
    if regulation.summer_recess:
        first, last = regulation.summer_recess
        yield mark(f"Zomerreces: van {first} tot en met {last} (maand-dag).", calendar, "summer_recess")
    for day, reason in regulation.equated.items():
        yield mark(f"Met een feestdag gelijkgesteld: {written_day(day)}, {reason}.", calendar, "equated")


def _adoption(regulation: Regulation) -> Iterator[str]:
    if regulation.adopted:
        yield mark(f"Vastgesteld op {written_day(regulation.adopted)}.", regulation, "adopted")
    for approval in regulation.approvals:
        on = f" op {written_day(approval.on)}" if approval.on else ""
        yield mark_one(f"{approval.who}: akkoord{on}.", regulation, "approvals", approval)
    if regulation.author:
        yield mark(f"Opgesteld door: {regulation.author}.", regulation, "author")
    if regulation.in_force:
        yield mark(f"Geldt vanaf {written_day(regulation.in_force)}.", regulation, "in_force")
    if regulation.evaluated:
        yield mark(f"Geëvalueerd op {written_day(regulation.evaluated)}.", regulation, "evaluated")
    if regulation.evaluation:
        yield mark(regulation.evaluation, regulation, "evaluation")


SENTENCES: Mapping[str, Chapter] = {
    **PROCEDURE,
    "purpose": _purpose,
    "complainants": _complainants,
    "subjects": _subjects,
    "first_line": _first_line,
    "intake": _intake,
    "anonymous": _anonymous,
    "handling": _handling,
    "next": _next,
    "withdrawal": _withdrawal,
    "other_proceedings": _other_proceedings,
    "file": _file,
    "register": _register,
    "closing": _closing,
    "report": _report,
    "money": _money,
    "reminders": _reminders,
    "terms": _terms,
    "adoption": _adoption,
}
