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
    """A comment on a paragraph, or on some words of it. read: the paragraphs that may be chosen."""

    passage = OneOf("Bij welke alinea?", "Kies bij welke alinea uw opmerking hoort.",
                    choices=lambda offer: paragraph_choices(offer))
    words = Testimony("Alleen bij deze woorden", description="Neem de woorden precies over. Laat leeg voor "
                                                             "de hele alinea.")
    text = Testimony("Opmerking", "Schrijf uw opmerking.")

    def fill(self, offer: Offer) -> None:
        """What stands in the draft; words that came along say in which paragraph."""
        self.read = paragraphs(offer)
        super().fill(offer)
        if not self.passage.data and self.words.data:
            self.passage.data = _holding(self.read, self.words.data)

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

    number = Picked("Welke opmerking?", "Kies een opmerking.", make=int,
                    choices=lambda offer: waiting_choices(offer))


def comment_form(offer: Offer) -> type[ActForm]:
    """The form of a comment on the parts that the address names, or of an answer. Raises Unknown."""
    reads.admitted_voters(offer)
    return AnswerForm if dict(offer.asked).get("to") else CommentForm


def paragraph_choices(offer: Offer) -> list[Choice]:
    """Every paragraph that may be chosen, with its words."""
    return [(key, f"{part_words(said.part)}, alinea {int(key.rpartition(':')[2]) + 1}", said.words)
            for key, said in paragraphs(offer).items()]


def paragraphs(offer: Offer) -> dict[str, Quoted]:
    """Every paragraph of the draft, by part, version and place; of one element or part if it is named."""
    which = dict(offer.asked).get("deel", "")
    return {
        f"{name}:{version}:{place}": Quoted(name, version, line)
        for name, (text, version) in reads.parts_now(offer.case_id).items()
        if which in ("", name, str(element_of(name) or OTHER_PARTS))
        for place, line in enumerate(lines_of(text))
    }


def _holding(read: dict[str, Quoted], words: str) -> str | None:
    """The paragraph in which these words stand, if they stand in one."""
    return next((key for key, said in read.items() if standing_at(words, said.words) is not None), None)


def work_in_form(offer: Offer) -> type[ActForm]:
    """The form, for who may enter chambers. Raises Unknown."""
    reads.admitted_voters(offer)
    return WorkInForm


def waiting_choices(offer: Offer) -> list[Choice]:
    """The comments that wait to be worked in."""
    return [(str(one.number), f"Opmerking {one.number} van {one.by}")
            for one in reads.notes(offer.case_id) if one.settled_at is None]


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else 0
