"""What the chapters on a committee's procedure say, from completion to verdict, in Dutch sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from committee.dutch import capital, listing, number_words, plural
from committee.regulation import keys, phrases
from committee.regulation.model import Regulation
from committee.regulation.phrases import mark, words_of

Chapter = Callable[[Regulation], Iterator[str]]


def _completion(regulation: Regulation) -> Iterator[str]:
    incomplete = regulation.incompleteness
    touched = _named(incomplete.terms)
    yield mark(phrases.INCOMPLETE[incomplete.policy].format(terms=touched), incomplete, "policy", "terms")


def _named(terms: Iterable[str]) -> str:
    return listing(f"‘{keys.TERMS[key][1]}’" for key in terms)


def _admissibility(regulation: Regulation) -> Iterator[str]:
    for ground in regulation.grounds:
        lead = f"{capital(ground.article)}. {phrases.REFUSED[ground.kind, ground.duty]}"
        to = f" Verwijzing: {ground.refer_to}." if ground.refer_to else ""
        yield mark(f"{lead}: {ground.words}.{to}", ground, *ground.unconfirmed)


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
    yield from words_of(seats, seats.words)


def _hearing(regulation: Regulation) -> Iterator[str]:
    hearing = regulation.hearing
    yield mark(phrases.TOGETHER[hearing.together], hearing, "together")
    if hearing.waivable:
        yield mark("Van een zitting wordt afgezien als beide partijen dat willen.", hearing, "waivable")
    yield mark(f"Een zitting duurt ongeveer {hearing.duration_minutes} minuten.", hearing, "duration_minutes")
    asked = plural(hearing.moves_without_weight, "keer", "keer")
    more = f"Een partij kan {asked} om een andere dag vragen, daarna alleen om zwaarwegende redenen."
    only = "Een partij kan alleen om zwaarwegende redenen een andere dag vragen."
    yield mark(more if hearing.moves_without_weight else only, hearing, "moves_without_weight")
    if hearing.asked_from_weeks is not None:
        span = f"van {hearing.asked_from_weeks} tot {hearing.asked_until_weeks} weken na de vraag"
        yield mark(f"Partijen geven op wanneer zij niet kunnen in de tijd {span}.", hearing,
                   "asked_from_weeks", "asked_until_weeks")
    yield from words_of(hearing, hearing.words)


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
    yield from words_of(binding, binding.words)
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


PROCEDURE: Mapping[str, Chapter] = {
    "completion": _completion,
    "admissibility": _admissibility,
    "rounds": _rounds,
    "composition": _composition,
    "hearing": _hearing,
    "deliberation": _deliberation,
    "verdict": _verdict,
    "extension": _extension,
    "suspension": _suspension,
}
