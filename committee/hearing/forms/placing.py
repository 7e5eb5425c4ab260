"""Choosing where a hearing is: a room of the committee, or somewhere else."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms.validators import DataRequired

from committee.dutch import capital, day_words
from committee.hearing import rules
from committee.web.fields import OneOf, Text, required
from committee.web.forms import ActForm

STAYS, ELSEWHERE = "blijft", "elders"


class PlacedForm(ActForm):
    """A form with `room`, out of those of the committee, and `place` in words for anywhere else.

    Without rooms the words alone are asked. A place that may stay empty is the place there is.
    """

    room: OneOf
    place: Text

    def offer_rooms(self, rooms: Sequence[rules.Room]) -> None:
        """Offer these rooms, and anywhere else; who typed a place and chose nothing means that place."""
        self._stays = ""
        if self.place.flags.optional and self.offer.hearing:
            self._stays = self.offer.hearing.place
        if not rooms:
            del self.room
            return
        self.room.choices = list(self._choices(rooms))
        if not self.room.data:
            self.room.data = ELSEWHERE if self.place.data else STAYS if self._stays else None
        words = [one for one in self.place.validators if not isinstance(one, DataRequired)]
        if self.room.data == ELSEWHERE:
            words.insert(0, required("Schrijf waar de zitting is."))
        self.place.validators, self.place.flags.optional = words, True
        self.place.description = "Alleen als de zitting ergens anders is: zaal, straat en plaats."

    def _choices(self, rooms: Sequence[rules.Room]) -> Iterable[tuple[str, str, str]]:
        if self._stays:
            yield STAYS, "Dezelfde plaats", self._stays
        for place, one in {one.place: one for one in rooms if one.place != self._stays}.items():
            hints = [f"{capital(one.access)}."] if one.access else []
            hints += [f"Tot en met {day_words(one.until_day)}."] if one.until_day else []
            yield place, place, " ".join(hints)
        yield ELSEWHERE, "Ergens anders", "Vul de plaats hieronder in."

    @property
    def chosen_place(self) -> str:
        """Where the hearing would be; empty while nothing was said of it."""
        chosen = str(self.room.data or "") if "room" in self else ELSEWHERE
        if chosen == ELSEWHERE:
            return self.place.data or self._stays
        return self._stays if chosen == STAYS else chosen

    def validate(self, extra_validators: Any = None) -> bool:
        """One place is said, not two."""
        good: bool = super().validate(extra_validators)
        if "room" in self and self.room.data and self.room.data != ELSEWHERE and self.place.data:
            said = f"U koos “{self.room.shown}” en schreef ook een andere plaats."
            self.place.errors, good = [f"{said} Kies een van beide."], False
        return good

    def content(self) -> dict[str, Any]:
        """The place, however it was said; left out where it stays."""
        told = super().content()
        chosen = told.pop("room", ELSEWHERE)
        return told if chosen in (ELSEWHERE, STAYS) else told | {"place": chosen}
