"""What the regulation says of leaving, standing still, lengthening and putting right.

Pure. Days are Dutch local dates.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from committee.course.rules.choices import Discontinuing
from committee.course.rules.refusals import (
    NoConsent,
    NoExtension,
    NoReasons,
    NothingLeft,
    NotPutRight,
    NotReachable,
    NotSuspendable,
    NotUndoable,
    NotYours,
    WrongDay,
)
from committee.deadlines import halfway
from committee.dutch import day_words, listing, plural
from committee.lengths import Length
from committee.procedure import Act
from committee.regulation.base import Term
from committee.regulation.choices import Moment, Withdrawal
from committee.regulation.parts import Reminder


def said(text: str | None, what: str) -> str:
    """The text without space around it. Raises NoReasons when there is none."""
    found = (text or "").strip()
    if not found:
        raise NoReasons(f"{what} ontbreekt. Schrijf een paar woorden op.")
    return found


def require_no_later(day: date | None, today: date, what: str) -> None:
    """What is written down has happened. Raises WrongDay."""
    if day is not None and day > today:
        raise WrongDay(f"{what} kan niet op {day_words(day)} zijn: dat is na {day_words(today)}.")


def require_withdrawal(
    rule: Withdrawal, known: bool, consented_on: date | None, today: date, *, article: str
) -> None:
    """Once the other side knows of the complaint, a regulation may ask for its written consent.

    known: whether the respondents were asked for a response. Raises NoConsent, WrongDay.
    """
    require_no_later(consented_on, today, "De instemming")
    if rule is Withdrawal.CONSENT and known and consented_on is None:
        raise NoConsent("Intrekken kan nu alleen als de andere kant schriftelijk instemt. "
                        f"Noteer de dag van die instemming ({article}).")


def require_handled(
    numbers: Collection[int], living: Collection[int], *, done: str, whole_only: bool
) -> None:
    """The elements that leave are still handled. Raises NothingLeft.

    done: what is done with them, as "ingetrokken". whole_only: the verdict lies ready, so that only the
    complaint as a whole can still leave.
    """
    if not numbers:
        raise NothingLeft(f"Er is geen klachtonderdeel dat kan worden {done}.")
    gone = [str(number) for number in numbers if number not in living]
    if gone:
        raise NothingLeft(f"Klachtonderdeel {listing(gone)} is niet meer in behandeling.")
    if whole_only and set(numbers) != set(living):
        raise NothingLeft("De uitspraak is al vastgesteld. "
                          f"Nu kan alleen nog de hele klacht worden {done}.")


def require_relatives(
    why: Discontinuing, asked_on: date | None, today: date, *, whole: bool = True
) -> None:
    """After a death the case stops as a whole, once the relatives were asked.

    Raises NoConsent, NothingLeft, WrongDay.
    """
    require_no_later(asked_on, today, "De vraag aan de nabestaanden")
    if why is Discontinuing.DEATH and asked_on is None:
        raise NoConsent("Vraag eerst de nabestaanden of zij de klacht willen voortzetten. "
                        "Noteer wanneer dat was.")
    if why is Discontinuing.DEATH and not whole:
        raise NothingLeft("Na een overlijden stopt de behandeling van de hele klacht.")


def require_suspendable(reason: str, known: Collection[str], running: Collection[str], article: str) -> None:
    """The regulation knows this reason, and it does not suspend the case already. Raises NotSuspendable."""
    if reason not in known:
        raise NotSuspendable(f"Om deze reden kent het reglement geen opschorting ({article}).")
    if reason in running:
        raise NotSuspendable("Om deze reden staat de behandeling al stil.")


def extension_of(
    rule: Term, given: int, last_day: date | None, today: date, *, consented_on: date | None
) -> Length:
    """The length by which the overall term may be extended now.

    given: extensions so far. The regulation says how many there are, and from which one on the complainant
    must agree in writing; with that consent there is no maximum. Raises NoExtension, NoConsent, WrongDay.
    """
    if last_day is None:
        raise NoExtension(f"Er loopt geen termijn voor de uitspraak ({rule.article}).")
    if today > last_day:
        raise NoExtension(f"De termijn is voorbij sinds {day_words(last_day)}. Verlengen kan alleen "
                          f"op of voor de laatste dag ({rule.article}).")
    if rule.extension is None:
        raise NoExtension(f"Dit reglement kent geen verlenging van deze termijn ({rule.article}).")
    require_no_later(consented_on, today, "De instemming van klager")
    consent = rule.consent_from is not None and given + 1 >= rule.consent_from
    if consent and consented_on is None:
        raise NoConsent("Deze verlenging kan alleen als klager schriftelijk instemt. "
                        f"Noteer de dag van die instemming ({rule.article}).")
    if given >= rule.extensions and not consent:
        times = plural(rule.extensions, "keer", "keer")
        raise NoExtension(f"Verlengen kan {times}, en dat is gebeurd ({rule.article}).")
    return rule.extension


NEVER_UNDONE: Mapping[Act, str] = {
    Act.REGISTER: "Een ingeschreven klacht houdt haar nummer. Staak de behandeling als zij niet doorgaat.",
    Act.MOVE_TERMS: "De termijnen zijn herrekend omdat de kalender is gewijzigd. Dat blijft zo.",
    Act.CLEAR_CHAMBERS: "Wat in raadkamer is vernietigd, komt niet terug.",
}
SEEN_AT_ONCE = frozenset({Act.SERVE, Act.CORRECT})   # a party reads it before its letter has left
OWN_ALONE = frozenset({Act.AGREE, Act.DECLARE_INDEPENDENCE, Act.RECUSE, Act.ACQUIESCE})
NEVER_PUT_RIGHT = frozenset({Act.UNDO, Act.PUT_RIGHT, Act.REMIND, Act.MOVE_TERMS, Act.CLEAR_CHAMBERS})


def require_undoable(act: Act, *, own: bool, may: bool) -> None:
    """An act is undone by who may do it or entered it; a declaration only by whose it is.

    own: the actor decided or entered it. Raises NotUndoable, NotYours.
    """
    if act in NEVER_UNDONE:
        raise NotUndoable(NEVER_UNDONE[act])
    if not (own or (may and act not in OWN_ALONE)):
        raise NotYours(f"“{act.label}” kunt u niet ongedaan maken: u hebt het niet gedaan of vastgelegd.")


def require_righted(
    act: Act, old: date, new: date | None, explanation: str | None, *, first: date, today: date
) -> None:
    """Something is put right, and the new day is possible. Raises NotPutRight, WrongDay.

    old: the day as it stands. first: no act lies before this day.
    """
    if act in NEVER_PUT_RIGHT:
        raise NotPutRight(f"“{act.label}” kan niet worden rechtgezet.")
    if (new is None or new == old) and not (explanation or "").strip():
        raise NotPutRight("Geef de juiste dag, of schrijf op wat er anders was.")
    require_no_later(new, today, "Dit")
    if new is not None and new < first:
        raise WrongDay(f"{day_words(new)} ligt voor {day_words(first)}, de dag waarop de klacht binnenkwam.")


def require_reachable(*, by_mail: bool, email: str, placed: bool) -> None:
    """Who wants mail has a mail address, who wants paper a postal one. Raises NotReachable."""
    name, _, host = email.partition("@")
    if email and not (name and "." in host):
        raise NotReachable("Dit e-mailadres is niet af. Bijvoorbeeld: naam@voorbeeld.nl")
    if by_mail and not email:
        raise NotReachable("Zonder e-mailadres kan er geen e-mail komen. Vul het in, of kies voor post.")
    if not by_mail and not placed:
        raise NotReachable("Vul straat en plaats in. Anders kan er geen post komen.")


def due_moment(
    reminders: Collection[Reminder], started_on: date, last_day: date, today: date
) -> list[Reminder]:
    """The reminders of one term that are due today: those of the latest moment that has come, if any."""
    reached = [row for row in reminders if _from(row, started_on, last_day) <= today]
    if today <= last_day:
        reached = [row for row in reached if row.moment is not Moment.OVERDUE]
    latest = max((row.moment for row in reached), key=list(Moment).index, default=None)
    return [row for row in reached if row.moment is latest]


def _from(row: Reminder, started_on: date, last_day: date) -> date:
    if row.moment is Moment.HALFWAY:
        return halfway(started_on, last_day)
    if row.moment is Moment.LAST_CALL:
        return last_day - timedelta(days=row.days_before or 0)
    return last_day + timedelta(days=1)


@dataclass(frozen=True)
class Moved:
    """A term whose last day changed."""

    label: str
    old: date
    new: date
