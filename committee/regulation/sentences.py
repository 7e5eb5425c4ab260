"""What each chapter of a regulation says, in Dutch sentences; proposals end in "[nog te bevestigen]"."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from committee.dutch import capital, listing, number_words, plural, written_day
from committee.regulation import keys, phrases
from committee.regulation.base import Choice, Part
from committee.regulation.choices import Proceedings
from committee.regulation.model import Regulation
from committee.regulation.phrases import mark

Chapter = Callable[[Regulation], Iterator[str]]


def _words_of(part: Part, words: Iterable[str]) -> Iterator[str]:
    """The free sentences of a part."""
    yield from (mark(sentence, part, "words") for sentence in words)


def _choices(lead: str, part: Part, key: str, found: Iterable[Choice], last: str) -> Iterator[str]:
    """A list of choices in one sentence; a choice that is a proposal itself gets a mark of its own."""
    named = [mark(choice.words, choice, "words") for choice in found]
    if named:
        yield mark(f"{lead}: {listing(named, last)}.", part, key)


def _purpose(regulation: Regulation) -> Iterator[str]:
    yield mark(regulation.purpose, regulation, "purpose")
    yield mark(f"Organisatie: {regulation.organisation}.", regulation, "organisation")


def _complainants(regulation: Regulation) -> Iterator[str]:
    who = regulation.complainants
    yield from _choices("Klagen kan", who, "kinds", who.kinds, "of")
    for refer in who.refer:
        yield mark(f"Voor {refer.words} geldt {refer.to}.", refer, "words", "to")
    if "subjects" not in regulation.articles:
        yield from _subjects(regulation)


def _subjects(regulation: Regulation) -> Iterator[str]:
    what = regulation.subjects
    if what.definition:
        yield mark(what.definition, what, "definition")
    yield from _choices("Een klacht kan gaan over", what, "about", what.about, "of")
    for refer in what.excluded:
        yield mark(f"Klachten over {refer.words}: {refer.to}.", refer, "words", "to")


def _first_line(regulation: Regulation) -> Iterator[str]:
    before = regulation.first_line
    yield mark("Eerst langs de organisatie is verplicht." if before.required
               else "Eerst langs de organisatie is niet verplicht.", before, "required")
    for step in before.steps:
        yield mark(f"Stap: {step.words}{' (verplicht)' if step.required else ''}.", step, "words", "required")
    yield from _words_of(before, before.words)


def _intake(regulation: Regulation) -> Iterator[str]:
    filing = regulation.filing
    for channel in filing.channels:
        yield mark(f"Indienen ({channel.kind}): {channel.words}.", filing, "channels")
    yield from _choices("De klacht vermeldt", filing, "required", filing.required, "en")
    if filing.oral_confirmation:
        confirmed = "Een mondelinge klacht telt als klager de tekst heeft bevestigd."
        yield mark(confirmed, filing, "oral_confirmation")
    yield from _words_of(filing, filing.words)
    if "anonymous" not in regulation.articles:
        yield from _anonymous(regulation)


def _anonymous(regulation: Regulation) -> Iterator[str]:
    without_name = regulation.anonymous
    yield mark(phrases.ANONYMITY[without_name.policy], without_name, "policy")
    yield from _words_of(without_name, without_name.words)


def _named(terms: Iterable[str]) -> str:
    return listing(f"‘{keys.TERMS[key][1]}’" for key in terms)


def _completion(regulation: Regulation) -> Iterator[str]:
    incomplete = regulation.incompleteness
    touched = _named(incomplete.terms)
    yield mark(phrases.INCOMPLETE[incomplete.policy].format(terms=touched), incomplete, "policy", "terms")


def _admissibility(regulation: Regulation) -> Iterator[str]:
    for ground in regulation.grounds:
        lead = f"{capital(ground.article)}. {phrases.REFUSED[ground.kind, ground.duty]}"
        to = f" Verwijzing: {ground.refer_to}." if ground.refer_to else ""
        yield mark(f"{lead}: {ground.words}.{to}", ground, *ground.unconfirmed)


def _handling(regulation: Regulation) -> Iterator[str]:
    handling = regulation.handling
    yield mark(f"De klacht wordt behandeld door {handling.by}.", handling, "by")
    if handling.ways:
        yield mark(f"Dat kan zo: {listing(handling.ways, 'of')}.", handling, "ways")
    yield from _words_of(handling, handling.words)
    if "other_proceedings" not in regulation.articles:
        yield from _other_proceedings(regulation)


def _next(regulation: Regulation) -> Iterator[str]:
    for refer in regulation.handling.next:
        yield mark(f"Voor {refer.words}: {refer.to}.", refer, "words", "to")


def _rounds(regulation: Regulation) -> Iterator[str]:
    rounds = regulation.rounds
    most = plural(rounds.maximum, "keer", "keer")
    yield mark(phrases.ROUNDS[rounds.allowed_by].format(most=most), rounds, "allowed_by", "maximum")


def _composition(regulation: Regulation) -> Iterator[str]:
    seats = regulation.composition
    yield mark(f"Op een zitting zitten ten minste {plural(seats.quorum, 'lid', 'leden')}.", seats, "quorum")
    if seats.odd:
        yield mark("Het aantal leden dat beslist is oneven.", seats, "odd")
    if seats.independent_chair:
        yield mark("De voorzitter is onafhankelijk van de organisatie.", seats, "independent_chair")
    if seats.member_term:
        again = f", {number_words(seats.renewable)} keer te verlengen" if seats.renewable else ""
        yield mark(f"Een lid zit {seats.member_term.words}{again}.", seats, "member_term", "renewable")
    yield from _words_of(seats, seats.words)


def _hearing(regulation: Regulation) -> Iterator[str]:
    hearing = regulation.hearing
    yield mark(phrases.TOGETHER[hearing.together], hearing, "together")
    if hearing.waivable:
        yield mark("Van een zitting wordt afgezien als beide partijen dat willen.", hearing, "waivable")
    yield mark(f"Een zitting duurt ongeveer {hearing.duration_minutes} minuten.", hearing, "duration_minutes")
    yield from _words_of(hearing, hearing.words)


def _deliberation(regulation: Regulation) -> Iterator[str]:
    seats = regulation.composition
    tie = "De voorzitter beslist als de stemmen staken." if seats.casting_vote else "Een meerderheid beslist."
    yield mark(tie, seats, "casting_vote")
    noted = "de stem" if seats.individual_votes else "alleen de instemming"
    yield mark(f"Van ieder lid wordt {noted} vastgelegd, per klachtonderdeel.", seats, "individual_votes")


def _verdict(regulation: Regulation) -> Iterator[str]:
    binding = regulation.binding
    yield mark(phrases.BOUND[binding.on], binding, "on")
    if binding.consent:
        yield mark(binding.consent, binding, "consent")
    yield from _words_of(binding, binding.words)
    outcomes = listing(regulation.outcome_words.values(), "of")
    yield mark(f"De uitkomst per klachtonderdeel is: {outcomes}.", regulation, "outcome_words")
    signers = listing(phrases.SIGNERS[signer] for signer in regulation.composition.signs)
    yield mark(f"De uitspraak wordt vastgesteld door {signers}.", regulation.composition, "signs")


def _extension(regulation: Regulation) -> Iterator[str]:
    for key, term in regulation.terms.items():
        if term.extension:
            times = plural(term.extensions, "keer", "keer")
            what = f"{keys.TERMS[key][1]}: {times} te verlengen met {term.extension.words}."
            yield mark(what, term, "extension", "extensions")
        if term.consent_from and term.consent_from > 1:
            what = f"{keys.TERMS[key][1]}: daarna alleen met schriftelijke instemming van klager."
            yield mark(what, term, "consent_from")


def _suspension(regulation: Regulation) -> Iterator[str]:
    for reason, touched in regulation.suspension.items():
        still = _named(touched) or "geen enkele termijn"
        yield mark(f"Door {keys.STANDSTILLS[reason]} staat stil: {still}.", regulation, "suspension")


def _withdrawal(regulation: Regulation) -> Iterator[str]:
    ending = regulation.ending
    yield mark(phrases.WITHDRAWN[ending.withdrawal], ending, "withdrawal")
    yield from _words_of(ending, ending.words)
    yield from _other_proceedings(regulation)


def _other_proceedings(regulation: Regulation) -> Iterator[str]:
    other = regulation.other_proceedings
    if other.at_filing is not Proceedings.UNSTATED:
        begun = f"Loopt al een procedure elders, dan {phrases.ELSEWHERE[other.at_filing]}."
        yield mark(begun, other, "at_filing")
    if other.during is not Proceedings.UNSTATED:
        later = f"Begint later een procedure elders, dan {phrases.ELSEWHERE[other.during]}."
        yield mark(later, other, "during")
    yield from _words_of(other, other.words)


def _file(regulation: Regulation) -> Iterator[str]:
    secrecy = regulation.confidentiality
    if secrecy.privacy:
        yield mark(secrecy.privacy, secrecy, "privacy")
    yield from _words_of(secrecy, secrecy.words)


def _register(regulation: Regulation) -> Iterator[str]:
    register = regulation.register
    yield from _words_of(register, register.words)
    for place, field in enumerate(register.fields, start=1):
        yield mark(f"Genoteerd wordt ({place}): {field.words}.", register, "fields")


def _closing(regulation: Regulation) -> Iterator[str]:
    yield mark(phrases.PUBLISHED[regulation.publication], regulation.publishing, "policy")


def _report(regulation: Regulation) -> Iterator[str]:
    report = regulation.report
    yield from _words_of(report, report.words)
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
        yield mark(f"{approval.who}: akkoord{on}.", approval, "who", "on")
    if regulation.author:
        yield mark(f"Opgesteld door: {regulation.author}.", regulation, "author")
    if regulation.in_force:
        yield mark(f"Geldt vanaf {written_day(regulation.in_force)}.", regulation, "in_force")
    if regulation.evaluated:
        yield mark(f"Geëvalueerd op {written_day(regulation.evaluated)}.", regulation, "evaluated")
    if regulation.evaluation:
        yield mark(regulation.evaluation, regulation, "evaluation")


SENTENCES: Mapping[str, Chapter] = {
    "purpose": _purpose,
    "complainants": _complainants,
    "subjects": _subjects,
    "first_line": _first_line,
    "intake": _intake,
    "anonymous": _anonymous,
    "completion": _completion,
    "admissibility": _admissibility,
    "handling": _handling,
    "next": _next,
    "rounds": _rounds,
    "composition": _composition,
    "hearing": _hearing,
    "deliberation": _deliberation,
    "verdict": _verdict,
    "extension": _extension,
    "suspension": _suspension,
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
