"""The forms of comments: on a passage of the draft, an answer, and that one was worked in."""

from typing import Any

from committee.case.offer import Offer
from committee.deliberation import reads
from committee.deliberation.rules import Quoted, element_of, lines_of, part_words, standing_at
from committee.web.fields import Hidden, OneOf, Picked, Testimony
from committee.web.forms import ActForm

Choice = tuple[str, ...]
OTHER_PARTS = "delen"   # what is of no element


class CommentForm(ActForm):
    """A comment on a paragraph, or on some words of it."""

    passage = OneOf("Bij welke alinea?", "Kies bij welke alinea uw opmerking hoort.")
    words = Testimony("Alleen bij deze woorden", description="Neem de woorden precies over. Laat leeg voor "
                                                             "de hele alinea.")
    text = Testimony("Opmerking", "Schrijf uw opmerking.")
    read: dict[str, Quoted]

    def content(self) -> dict[str, Any]:
        """The comment, on the words or on the whole paragraph."""
        chosen, words = self.read[self.passage.data], (self.words.data or "").strip()
        return {"text": self.text.data,
                "passage": Quoted(chosen.part, chosen.version, words) if words else chosen}


class AnswerForm(ActForm):
    """An answer to a comment that waits."""

    to = Hidden()
    text = Testimony("Antwoord", "Schrijf uw antwoord.")

    def content(self) -> dict[str, Any]:
        """The answer, and to which comment."""
        return {"text": self.text.data, "to": _number(self.to.data)}


class WorkInForm(ActForm):
    """A comment was worked in."""

    number = Picked("Welke opmerking?", "Kies een opmerking.", make=int)


def comment_form(offer: Offer) -> type[ActForm]:
    """The form of a comment on the parts that the address names, or of an answer. Raises Unknown."""
    reads.admitted_voters(offer)
    asked = dict(offer.asked)
    if asked.get("to"):
        return AnswerForm
    read = _paragraphs(offer.case_id, asked.get("deel", ""))

    def choices(_offer: Offer) -> list[Choice]:
        return [(key, part_words(said.part), said.words) for key, said in read.items()]

    class Here(CommentForm):
        passage = OneOf("Bij welke alinea?", "Kies bij welke alinea uw opmerking hoort.", choices=choices)

        def fill(self, offer: Offer) -> None:
            self.read = read
            super().fill(offer)
            if not self.passage.data and self.words.data:
                self.passage.data = _holding(read, self.words.data)

    return Here


def _paragraphs(case_id: int, which: str) -> dict[str, Quoted]:
    """Every paragraph of the draft, by part, version and place; of one element or part if it is named."""
    return {
        f"{name}:{version}:{place}": Quoted(name, version, line)
        for name, (text, version) in reads.parts_now(case_id).items()
        if which in ("", name, str(element_of(name) or OTHER_PARTS))
        for place, line in enumerate(lines_of(text))
    }


def _holding(read: dict[str, Quoted], words: str) -> str | None:
    """The paragraph in which these words stand, if they stand in one."""
    return next((key for key, said in read.items() if standing_at(words, said.words) is not None), None)


def work_in_form(offer: Offer) -> type[ActForm]:
    """The form with the comments that wait. Raises Unknown."""
    reads.admitted_voters(offer)
    waiting = [one for one in reads.notes(offer.case_id) if one.settled_at is None]

    class Here(WorkInForm):
        number = Picked("Welke opmerking?", "Kies een opmerking.", make=int, choices=[
            (str(one.number), f"Opmerking {one.number} van {one.by}") for one in waiting])

    return Here


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else 0
