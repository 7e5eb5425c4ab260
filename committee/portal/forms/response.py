"""The response to the complaint (verweer), as a party gives it itself: point by point, or all in one."""

from collections.abc import Sequence
from typing import Any

from committee.case.offer import Offer, OfferedElement
from committee.case.records import Element, Standing
from committee.deadlines import Clock
from committee.dutch import day_words, plural
from committee.portal import reads
from committee.portal.forms.own import OwnForm
from committee.procedure import State
from committee.response.acts.answers import Answer
from committee.response.forms import STANCE, WORDS, ResponseForm
from committee.response.records import Position
from committee.store import db
from committee.web.fields import OneOf, Papers, Testimony
from committee.web.forms import ActForm, Subject, Unsent

POINTS, WHOLE = "punten", "geheel"
STANCES = ((Position.DISPUTED.value, "Klopt niet"), (Position.PARTLY.value, "Klopt deels"),
           (Position.ACKNOWLEDGED.value, "Klopt"))
SILENT = "Zeg bij ten minste één punt of het klopt. Of kies voor één reactie op de hele klacht."

GIVEN = "Wij hebben al een reactie van u. Wilt u nog iets zeggen? Stuur dat dan als stuk."


def _ways(points: Sequence[OfferedElement]) -> list[tuple[str, ...]]:
    count = plural(len(points), "punt", "punten")
    each = "U zegt of het klopt." if len(points) == 1 else "U zegt bij elk punt of het klopt."
    return [*([(POINTS, "Per punt", f"De klacht heeft {count}. {each}")] if points else []),
            (WHOLE, "Met één brief of één tekst", "Die gaat dan over de hele klacht.")]


class OwnResponse(OwnForm, ResponseForm):
    """The response, point by point or in one letter. points: what waits for this party's answer."""

    by_subject = True
    points: tuple[OfferedElement, ...] = ()
    party = None
    how = OneOf("Hoe wilt u reageren?", "Kies hoe u wilt reageren.")
    text = Testimony("Uw reactie op de hele klacht", description="Laat dit leeg als u een brief meestuurt.")
    paper = Papers("Uw reactie als brief", one=True, description="Alleen als u liever een brief meestuurt.")
    annexes = Papers("Bewijs en andere stukken",
                     description="Zoals foto's, brieven of e-mails. De klager mag ze ook lezen.")

    def fill(self, offer: Offer) -> None:
        """Say until when, and offer the ways that there are."""
        self.how.choices = _ways(self.points)
        super().fill(offer)
        if not self.points:
            self.how.data = WHOLE
        last_day = reads.last_day(offer.viewer, Clock.RESPONSE)
        self.told = self.told_last = tuple(_until(offer, last_day))

    def subjects(self) -> list[Subject]:
        """How, then each point or one text, then the papers."""
        first = [Subject("hoe", "Hoe wilt u reageren?", ("how",), decides=True)] if self.points else []
        whole = [Subject("geheel", "Uw reactie", ("text", "paper"),
                         hint="Schrijf uw reactie hier, of voeg een brief toe.")]
        points = [Subject(f"punt_{one.id}", f"Punt {one.number}", (f"{STANCE}{one.id}", f"{WORDS}{one.id}"),
                          words=one.text, hint="U mag dit punt overslaan.") for one in self.points]
        papers = Subject("stukken", "Bewijs en andere stukken", ("annexes",))
        return [*first, *(whole if self._is_whole() else points), papers]

    def unsent(self, said: Sequence[tuple[str, str]]) -> list[Unsent]:
        """What was typed about a point that waits no more, or in the way that was not chosen."""
        typed = [(name, text.strip()) for name, text in said if text.strip()]
        gone = {name.removeprefix(STANCE).removeprefix(WORDS): name for name, _ in typed
                if name.startswith((STANCE, WORDS)) and name not in self._fields}
        words = dict(typed)
        found = [Unsent(self._why(key), words.get(f"{WORDS}{key}", ""), True) for key in gone]
        if self._is_whole():
            other = [words[name] for name in words if name.startswith(WORDS) and name in self._fields]
            why = "U koos voor één reactie. Wat u per punt schreef, sturen wij niet mee."
        else:
            other = [text for text in (words.get("text", ""), self.paper.shown) if text]
            why = "U koos voor reageren per punt. Uw reactie op de hele klacht sturen wij niet mee."
        return [*found, *([Unsent(why, "\n\n".join(other))] if other else [])]

    def _why(self, key: str) -> str:
        one = next((one for one in self.offer.elements if str(one.id) == key), None)
        if one is None or one.standing is not Standing.ADMITTED:
            how = "is ingetrokken" if one and one.standing is Standing.WITHDRAWN else "doet niet meer mee"
            return f"Punt {one.number if one else ''} {how}. Wat u erover schreef, sturen wij niet mee."
        return f"Op punt {one.number} hebben wij al een reactie. Wat u erover schreef, sturen wij niet mee."

    def validate(self, extra_validators: Any = None) -> bool:
        """Something was said, in the way that was chosen; words about a point say too whether it is right."""
        super(ResponseForm, self).validate(extra_validators)
        self.forgive()
        if self.asking is None and self.closed():
            self.refused(self.closed())
            return False
        if self._is_whole():
            self._check_whole()
        elif self.how.data == POINTS:
            self._check_points()
        return not any(field.errors for field in self)

    def _check_whole(self) -> None:
        here = self.asking is None or "text" in self.asking.names
        if here and not self.text.data and not self.paper.kept:
            self.text.errors = [*self.text.errors, "Schrijf uw reactie, of voeg een brief toe."]

    def _check_points(self) -> None:
        for one in self.points:
            stance = self[f"{STANCE}{one.id}"]
            if self[f"{WORDS}{one.id}"].data and not stance.data:
                stance.errors = ["U schreef iets over dit punt. Kies ook of het klopt."]
        if self.asking is None and not self._answered() and not any(field.errors for field in self):
            self[f"{STANCE}{self.points[0].id}"].errors = [SILENT]

    def closed(self) -> str:
        """What was answered is not answered again, also where the committee wrote it down meanwhile."""
        asked = self.offer.elements_against(self.offer.viewer.party_id or 0, Standing.ADMITTED)
        return GIVEN if asked and not self.points else ""

    def content(self) -> dict[str, Any]:
        """What was said in the way that was chosen; a point that was left open is answered with nothing."""
        told = super().content()
        del told["how"]
        if self._is_whole():
            return told
        silent = [one.id for one in self.points if one.id not in self._answered()]
        told["answers"] = [*told.get("answers", ()), *(
            Answer(db.session.get_one(Element, number), Position.UNSTATED) for number in silent)]
        return {name: value for name, value in told.items() if name not in ("text", "paper")}

    def _is_whole(self) -> bool:
        return bool(self.how.data == WHOLE)

    def _answered(self) -> list[int]:
        return [] if self._is_whole() else super()._answered()


def _until(offer: Offer, last_day: Any) -> list[str]:
    """Until when; after that day too it is taken in."""
    if last_day is None:
        waits = offer.state is State.AWAITING_RESPONSE
        return [] if waits else ["Wij wachten niet meer op uw reactie. U kunt haar nog wel sturen."]
    late = ["Die dag is voorbij. U kunt nog wel reageren."] if last_day < offer.today else []
    return [f"Reageer uiterlijk {day_words(last_day)}.", *late]


def own_response(offer: Offer) -> type[ActForm]:
    """The form with each point against this party that waits for its answer."""
    waiting = reads.unanswered(offer.viewer)
    mine = tuple(one for one in offer.elements_against(offer.viewer.party_id or 0, Standing.ADMITTED)
                 if one.id in waiting)
    fields: dict[str, Any] = {"points": mine}
    for one in mine:
        fields[f"{STANCE}{one.id}"] = OneOf("Klopt dit punt?", "", choices=STANCES, kind="answers")
        fields[f"{WORDS}{one.id}"] = Testimony("Uw reactie")
    return type("OwnResponse", (OwnResponse,), fields)
