"""What a party asks or tells: more time, whether it comes, that it stops or disagrees."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from committee.admissibility.reads.ruled import objectable
from committee.case.offer import Offer
from committee.case.reads import LIVING
from committee.case.records import Seat, Standing
from committee.deadlines import Clock
from committee.dutch import day_words
from committee.hearing.forms.asked import CompanionLine, SpanLine, along, span
from committee.hearing.records import Answer, Way
from committee.portal import reads
from committee.portal.forms.own import OwnForm, element_of, point, points
from committee.portal.rules import Days
from committee.store import db
from committee.verdict.forms import BECAUSE, FOLLOWS, YES_NO, AdvisedForm
from committee.verdict.reads.requested import advice_in
from committee.web import fields
from committee.web.fields import OneOf, Rows, SomeOf, Testimony, Text, Tick
from committee.web.forms import ActForm, Subject


class OwnTimeForm(OwnForm):
    """More time for the response."""

    reasons = Testimony("Waarom hebt u meer tijd nodig?", "Schrijf waarom u meer tijd nodig hebt.",
                        description="De klager leest dit ook.")

    def fill(self, offer: Offer) -> None:
        """Say until when it is now, and how much more time there may be."""
        super().fill(offer)
        last_day = reads.last_day(offer.viewer, Clock.RESPONSE)
        rule = offer.regulation.terms.get(Clock.RESPONSE.value)
        now = [f"Nu kunt u reageren tot en met {day_words(last_day)}."] if last_day else []
        more = [f"U kunt {rule.extension.words} extra krijgen."] if rule and rule.extension else []
        self.told = (*now, *more)


COMING = (Answer.ACCEPTED.value, "Ik kom"), (Answer.DECLINED.value, "Ik kom niet"), (
    Answer.TENTATIVE.value, "Ik weet het nog niet")


class OwnReplyForm(ActForm):
    """Whether one comes to the hearing."""

    answer = OneOf("Komt u?", "Kies of u komt.", choices=COMING, make=Answer)
    comment = Text("Wilt u er iets bij zeggen?", most=2000)

    def content(self) -> dict[str, Any]:
        """The answer, by this way."""
        return {**super().content(), "way": Way.PAGE}


class OwnDaysForm(ActForm):
    """When one cannot come, what is needed, who comes along: what was said before stands there already."""

    by_subject = True
    unavailable = Rows("Dagen waarop u niet kunt", SpanLine, make=span, adder="Nog een dag",
                       between=" tot en met ", description="Kunt u alle dagen? Laat dit dan leeg.")
    needs = Text("Hebt u iets nodig bij het gesprek?", description="Zoals: een tolk Pools, een lift.")
    companions = Rows("Wie komt er met u mee?", CompanionLine, make=along, adder="Voeg iemand toe", empty=0)

    def fill(self, offer: Offer) -> None:
        """Say for which days it is and until when, and put in what was given before."""
        days, answer_by = reads.days(offer.viewer), reads.last_day(offer.viewer, Clock.AVAILABILITY)
        self.told = tuple(_about(days, answer_by, offer.today))
        self._known(days, reads.told(offer.viewer))
        super().fill(offer)

    def subjects(self) -> list[Subject]:
        """The days, what is needed, who comes along."""
        return [Subject(one.name, one.label.text, (one.name,)) for one in self.said()]

    def _known(self, days: Days, told: reads.Told) -> None:
        """What this party gave before, in what was not asked yet: to change or to leave as it is."""
        for first, last in days.away if not self.unavailable.entries else ():
            self.unavailable.append_entry({"first": first, "last": None if first == last else last})
        if not self.needs.raw_data:
            self.needs.data = told.needs
        for name, capacity in told.companions if not self.companions.entries else ():
            self.companions.append_entry({"name": name, "capacity": capacity})

    def content(self) -> dict[str, Any]:
        """No day at all is an answer too."""
        return {"unavailable": [], **super().content()}


def _about(days: Days, answer_by: date | None, today: date) -> Iterator[str]:
    """For which days it is, until when, and that it comes in the place of what was given."""
    if days.period:
        yield f"Wij zoeken een dag van {days.period}."
    if answer_by is not None:
        late = " Die dag is voorbij. U kunt het nog wel doorgeven." if answer_by < today else ""
        yield f"Geef het door uiterlijk {day_words(answer_by)}.{late}"
    if days.said:
        yield days.said
        yield "Verander hieronder wat niet meer klopt. Wij houden ons aan wat u nu verstuurt."


class OwnWithdrawForm(ActForm):
    """The complainant stops, with all of it or a part."""

    elements = SomeOf("Met welke punten wilt u stoppen?", "Kies met welke punten u wilt stoppen.",
                      choices=lambda offer: points(offer.elements_in(*LIVING)), make=element_of)
    reason = Testimony("Wilt u zeggen waarom?")
    sure = Tick("Ik weet dat de commissie hier dan geen uitspraak over doet")

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody stops by mistake."""
        good: bool = super().validate(extra_validators)
        if not self.sure.data:
            self.sure.errors = ["Zet een vinkje als u wilt stoppen."]
        return good and bool(self.sure.data)

    def content(self) -> dict[str, Any]:
        """What the act is told."""
        told = super().content()
        del told["sure"]
        return told


class OwnObjectionForm(ActForm):
    """The complainant objects to a refusal."""

    element = point("Over welk punt gaat het?", objectable)
    reasons = Testimony("Waarom bent u het er niet mee eens?", "Schrijf waarom u het er niet mee eens bent.")


def _told(offer: Offer) -> list[tuple[str, ...]]:
    """Who sits, from the invitation to the hearing on: before that no party knows."""
    return fields.seat_choices(offer.seats) if offer.hearing else []


def _seat(chosen: str) -> Seat:
    return db.session.get_one(Seat, int(chosen))


class OwnChallengeForm(OwnForm):
    """A party objects to somebody of the panel."""

    seat = OneOf("Tegen wie hebt u bezwaar?", "Kies om wie het gaat.", choices=_told, make=_seat)
    reasons = Testimony("Waarom?", "Schrijf waarom deze persoon niet mag meebeslissen.")


class OwnCorrectionForm(OwnForm):
    """A party points at a slip of the pen."""

    text = Testimony("Wat klopt er niet in de uitspraak?", "Schrijf wat er niet klopt.",
                     description="Zoals een verkeerde naam of datum. De beslissing zelf verandert niet.")


class OwnRewordForm(ActForm):
    """The complainant says a point otherwise."""

    element = point("Welk punt?", lambda offer: offer.elements_in(Standing.OPEN))
    text = Testimony("Zo is het beter", "Schrijf hoe het punt beter is.")


class OwnReactionForm(AdvisedForm):
    """What the board does with the verdict, and with each recommendation in it."""

    unexplained = "Schrijf waarom u deze aanbeveling niet volgt."
    carries_out = OneOf("Voert u de beslissing uit?", "Kies ja of nee.", make="ja".__eq__, choices=YES_NO)
    text = Testimony("Wat doet u, en wanneer?", "Schrijf wat u met de uitspraak doet.")

    def subjects(self) -> list[Subject]:
        """The decision, each recommendation, then the letter."""
        each = [Subject(f"advies_{number}", f"Aanbeveling {number}",
                        (f"{FOLLOWS}{number}", f"{BECAUSE}{number}"), words=text)
                for number, text in self.advice.items()]
        return [Subject("besluit", "Voert u de beslissing uit?", ("carries_out", "text")), *each,
                Subject("brief", "Brief van het bestuur", ("paper",))]


def own_reaction(offer: Offer) -> type[ActForm]:
    """The form with a question for each recommendation of the verdict; without any it is one page."""
    advice = advice_in(offer.case_id)
    asked: dict[str, Any] = {"advice": advice, "by_subject": bool(advice)}
    for number in advice:
        asked[f"{FOLLOWS}{number}"] = OneOf(f"Volgt u aanbeveling {number}?", "Kies ja of nee.",
                                            choices=YES_NO)
        asked[f"{BECAUSE}{number}"] = Testimony(f"Wat doet u met aanbeveling {number}?",
                                                description="Volgt u het niet? Schrijf dan waarom.")
    return type("OwnReactionForm", (OwnReactionForm,), asked)
