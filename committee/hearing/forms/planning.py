"""Choosing the day of a hearing: days that suit all to choose from, and why a chosen one does not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from committee.case.offer import Offer
from committee.deadlines import Clock
from committee.dutch import capital, clock_words, day_words, listing, short_day
from committee.hearing import rules
from committee.hearing.forms.placing import PlacedForm
from committee.hearing.reads.planning import Plan, plan
from committee.web.fields import Hour, OneOf

ANOTHER = ("anders", "Een andere dag", "Vul die hieronder in.")


class DayForm(PlacedForm):
    """A form that asks for day, hour and place of a hearing; what comes with it proposes days."""

    suggested = OneOf("Dagen die passen", "")
    starts_at = Hour("Dag en tijd", "Vul dag en tijd van de zitting in.",
                     description="Koos u hierboven een dag, dan is de tijd genoeg.")
    plan: Plan
    unasked: tuple[str, ...] = ()   # who must be asked for days first

    def fill(self, offer: Offer) -> None:
        """Look for the days that suit all, and take the one that was chosen."""
        super().fill(offer)
        self.plan = plan(offer, offer.hearing.minutes if offer.hearing else None)
        needed = Clock.AVAILABILITY.value in offer.regulation.terms
        self.unasked = self.plan.unasked if needed else ()
        self.offer_rooms(self.plan.scene.rooms)
        if not self.plan.openings:
            del self.suggested
            self.starts_at.description = ""
            return
        self.suggested.description = self._known()
        self.suggested.choices = [*map(self._choice, self.plan.openings), ANOTHER]
        self._chosen, self._clash = self._wanted(), False
        if self._chosen:
            self._take(self._chosen)

    def _known(self) -> str:
        """What is known of the days that are offered, and of whom it is not known."""
        if not self.plan.unknown:
            return "De oproep is dan op tijd en niemand is verhinderd."
        gave, can = ("gaven", "kunnen") if len(self.plan.unknown) > 1 else ("gaf", "kan")
        names = capital(listing(self.plan.unknown))
        who = f"{names} {gave} nog geen dagen door en {can} dus verhinderd zijn."
        return f"De oproep is dan op tijd. {who}"

    def _choice(self, opening: rules.Opening) -> tuple[str, str, str]:
        by = self.plan.invite_by(opening.day, self.offer.regulation)
        hints = [f"De uitnodiging gaat uiterlijk {short_day(by)} uit."] if by else []
        if self.offer.hearing and opening.day == self.offer.hearing.starts_at.date():
            hints.insert(0, "De zitting is nu op deze dag.")
        hints += _busy([*opening.taken, *self._rooms_taken(opening.day)])
        if self.plan.overall and opening.day > self.plan.overall:
            hints.append(f"Na de uitspraaktermijn ({short_day(self.plan.overall)}): verleng die op tijd.")
        return opening.day.isoformat(), day_words(opening.day), " ".join(hints)

    def _rooms_taken(self, day: date) -> list[rules.Booking]:
        taken = [one for room in self.plan.scene.rooms for one in room.bookings]
        return [one for one in dict.fromkeys(taken) if one.starts_at.date() == day]

    def _wanted(self) -> date | None:
        offered = {opening.day.isoformat(): opening.day for opening in self.plan.openings}
        return offered.get(str(self.suggested.data or ""))

    def _take(self, day: date) -> None:
        """The chosen day; another one that was typed beside it clashes, unless it stood there already."""
        typed = self.starts_at.data.date() if self.starts_at.data else None
        stood = self.offer.hearing.starts_at.date() if self.offer.hearing else None
        self._clash = typed not in (None, day, stood)
        if not self._clash:
            self.starts_at.take_day(day)

    def validate(self, extra_validators: Any = None) -> bool:
        """One day is chosen, not two."""
        good: bool = super().validate(extra_validators)
        if "suggested" in self and self._clash and self._chosen:
            said = f"U koos {day_words(self._chosen)} en vulde ook {day_words(self.starts_at.data)} in."
            self.starts_at.errors, good = [f"{said} Kies een van beide."], False
        return good

    def content(self) -> dict[str, Any]:
        """The day, however it was chosen."""
        told = super().content()
        told.pop("suggested", None)
        return told

    def refused(self, sentence: str) -> None:
        """Why the chosen day does not fit is said at the day, the rest above the form."""
        mine = [one for one in self._objections() if one in sentence]
        for one in mine:
            sentence = sentence.replace(one, "", 1)
        if mine:
            self.starts_at.errors = [*self.starts_at.errors, *mine]
        if sentence.strip():
            super().refused(" ".join(sentence.split()))

    def warned(self) -> list[str]:
        """What should be known of the chosen day, though nothing forbids it."""
        slot = self._slot()
        if slot is None:
            return []
        found = rules.warnings(slot, self.offer.regulation, self.plan.counting, self.plan.overall)
        away = [name for name, spans in self.plan.scene.unavailable.items()
                if any(span.first <= slot.day <= span.last for span in spans)]
        found += [f"{name} is verhinderd op {day_words(slot.day)}." for name in away]
        if self.plan.unknown:
            found.append(f"Van {listing(self.plan.unknown)} zijn geen verhinderdata bekend.")
        return found

    def _slot(self) -> rules.Slot | None:
        """The day, hour and place as they were filled in; None while they are no such thing."""
        if self.starts_at.data is None:
            return None
        said, hearing = self.data, self.offer.hearing
        minutes = said.get("minutes") or (hearing.minutes if hearing else None)
        try:
            return rules.Slot(self.starts_at.data, minutes or self.offer.regulation.hearing.duration_minutes,
                              self.chosen_place, said.get("video_link") or None)
        except rules.Incomplete:
            return None

    def _objections(self) -> list[str]:
        slot, said = self._slot(), self.data
        if slot is None:
            return []
        scene = replace(self.plan.scene, agreed_shorter=bool(said.get("agreed_shorter")),
                        despite=bool(said.get("despite")))
        return rules.day_objections(slot, scene, self.offer.regulation, self.plan.counting)


def _busy(bookings: Iterable[rules.Booking]) -> Iterator[str]:
    """What people and rooms have on that day already, each time once."""
    taken: dict[tuple[datetime, datetime], list[str]] = {}
    for one in bookings:
        taken.setdefault((one.starts_at, one.ends_at), []).append(one.name)
    said = [f"van {clock_words(begin).removesuffix(' uur')} tot {clock_words(end)} ({listing(names)})"
            for (begin, end), names in sorted(taken.items())]
    if said:
        yield f"Al bezet: {'; '.join(said)}."
