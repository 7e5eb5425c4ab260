"""The written exchange: when an answer is late or missing, when more time, a round or secrecy is possible.

Pure. Days are Dutch local dates.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from committee.case.refusals import Refusal
from committee.dutch import day_words, listing, plural
from committee.lengths import Length, count_on
from committee.regulation.base import Term
from committee.regulation.choices import AllowedBy, Shorten
from committee.regulation.parts import Rounds


class NotOfThisCase(Refusal):
    """The party, element or paper belongs to another case, or has another part in this one."""


class NotYours(Refusal):
    """Somebody acts for a party that he is not and does not represent."""


class NoReasons(Refusal):
    """This request or decision needs its reasons."""


class NothingToAnswer(Refusal):
    """This respondent has answered every element, or none is directed against him."""


class Incomplete(Refusal):
    """Some elements have no answer, and there is no letter that answers all of them."""


class NotYetPassed(Refusal):
    """The last day for the response has not passed."""


class NotReminded(Refusal):
    """Nobody reminded the respondent, so that going on without him is too early."""


class NoMoreTime(Refusal):
    """More time is not possible: none is running, it was given before, or nobody asked in time."""


class NoRound(Refusal):
    """The regulation allows no such written round."""


class NotWithholdable(Refusal):
    """It is not clear from whom the paper is to be kept."""


class NotSecret(Refusal):
    """This paper is not kept from this party, or he may not know enough of it to agree to its use."""


def usable(answers: Iterable[tuple[bool, bool | None]]) -> bool:
    """Whether a withheld paper may be used: everybody it is kept from knows its summary and agrees.

    answers: per party whether he got a summary, and whether he agrees (None: not answered).
    """
    said = list(answers)
    return bool(said) and all(summarised and agrees for summarised, agrees in said)


def require_reasons(reasons: str) -> None:
    """Who asks or refuses says why. Raises NoReasons."""
    if not reasons.strip():
        raise NoReasons("Schrijf op waarom.")


def late(received_on: date, last_day: date | None, *, paused: bool = False) -> bool:
    """Whether something came after its last day; while a term stands still nothing is late."""
    return last_day is not None and not paused and received_on > last_day


def require_answers(open_numbers: Sequence[int], answered: Collection[int], *, letter: bool) -> None:
    """There is something to answer, every answer is to one of these elements, and none is left out.

    open_numbers: elements against this respondent without his answer. letter: one text or paper answers
    all that is not answered apart. Raises NothingToAnswer, NotOfThisCase, Incomplete.
    """
    if not open_numbers:
        raise NothingToAnswer("Van deze verweerder is al een reactie op ieder onderdeel binnen. "
                              "Dien een aanvulling in als stuk.")
    strange = [str(number) for number in answered if number not in open_numbers]
    if strange:
        raise NotOfThisCase(f"Op klachtonderdeel {listing(strange)} is hier geen antwoord gevraagd.")
    missing = [str(number) for number in open_numbers if number not in answered]
    if missing and not letter:
        raise Incomplete(f"Er is nog geen antwoord op klachtonderdeel {listing(missing)}. "
                         "Antwoord per onderdeel, of met één brief over alles.")


def require_passed(today: date, last_day: date | None, article: str) -> None:
    """The case goes on without a response only after its last day. Raises NotYetPassed."""
    if last_day is None:
        raise NotYetPassed(f"Voor deze verweerder loopt geen termijn voor verweer ({article}).")
    if today <= last_day:
        raise NotYetPassed(f"Het verweer mag nog komen: tot en met {day_words(last_day)} ({article}).")


def require_reminder_day(reminded_on: date, asked_on: date, today: date) -> None:
    """A reminder by telephone lies between the request for the response and today. Raises NotReminded."""
    if not asked_on <= reminded_on <= today:
        raise NotReminded(
            f"Op {day_words(reminded_on)} kan deze verweerder niet zijn herinnerd. Kies een dag van "
            f"{day_words(asked_on)}, toen het verweer is gevraagd, tot en met {day_words(today)}."
        )


def require_reminded(reminded: bool, article: str) -> None:
    """Who has not been reminded is not passed over. Raises NotReminded."""
    if not reminded:
        raise NotReminded("Deze verweerder is nog niet herinnerd. Herinner eerst, of noteer wanneer "
                          f"dat gebeurde ({article}).")


def may_ask(asked: int, rule: Term) -> bool:
    """Whether more time can still be asked for after so many requests, granted or not."""
    return rule.extension is not None and asked < rule.extensions


def require_may_ask(waiting: bool, granted: int, rule: Term) -> None:
    """More time is asked once. Raises NoMoreTime."""
    if waiting:
        raise NoMoreTime("Er wacht al een verzoek om uitstel van deze verweerder.")
    if granted >= rule.extensions:
        raise NoMoreTime(_only(rule))


def extension_of(rule: Term, given: int, asked_on: date | None, last_day: date | None) -> Length:
    """The length of an extension that may be given now. Raises NoMoreTime.

    given: extensions so far. asked_on: the day of the request; it has to lie in the term.
    """
    if last_day is None:
        raise NoMoreTime(f"Er loopt geen termijn voor verweer van deze verweerder ({rule.article}).")
    if rule.extension is None or given >= rule.extensions:
        raise NoMoreTime(_only(rule))
    if asked_on is None:
        raise NoMoreTime(f"Deze verweerder heeft niet om uitstel gevraagd ({rule.article}).")
    if asked_on > last_day:
        raise NoMoreTime(f"Het uitstel is op {day_words(asked_on)} gevraagd, na de laatste dag: "
                         f"{day_words(last_day)} ({rule.article}).")
    return rule.extension


def _only(rule: Term) -> str:
    if rule.extension is None or not rule.extensions:
        return f"Uitstel voor het verweer kent dit reglement niet ({rule.article})."
    times = plural(rule.extensions, "keer", "keer")
    return f"Uitstel voor het verweer kan {times}, voor {rule.extension.words} ({rule.article})."


def require_round(rounds: Rounds, written: Collection[int], article: str) -> None:
    """The regulation allows one more written round to each of these parties. Raises NoRound.

    written: for every party that may write, how many rounds it had.
    """
    if rounds.allowed_by is AllowedBy.NOBODY or rounds.maximum == 0:
        raise NoRound(f"Een schriftelijke ronde kent dit reglement niet ({article}).")
    if not written:
        raise NoRound("Kies wie er mag schrijven.")
    if max(written) >= rounds.maximum:
        most = plural(rounds.maximum, "ronde", "rondes")
        raise NoRound(f"Iedere partij schrijft hoogstens {most} ({article}).")


def require_done_writing(writing: Sequence[str]) -> None:
    """Nobody writes in two rounds at once: his last day would be two days. Raises NoRound.

    writing: the names of those that may write and whose round still runs.
    """
    if writing:
        verb = "schrijft" if len(writing) == 1 else "schrijven"
        raise NoRound(f"{listing(writing)} {verb} nog in de ronde die loopt. Sluit die eerst.")


def require_round_length(rule: Term, wanted: Length | None, start: date) -> None:
    """A round may be shorter only where the regulation leaves that to the chair. Raises NoRound."""
    if wanted is None or rule.length is None or wanted == rule.length:
        return
    longer = count_on(start, wanted, {}) > count_on(start, rule.length, {})
    if longer or rule.shorten is not Shorten.CHAIR:
        raise NoRound(f"Voor een schriftelijke ronde staat {rule.length.words} ({rule.article}).")
