"""What a party does itself, in its own words: answer, ask for time, come or not, send papers, stop."""

from collections.abc import Iterable
from typing import Any

from committee.case.offer import Fact, Offer, OfferedElement
from committee.case.records import Element, Party, Seat, Standing
from committee.hearing.forms.asked import CompanionLine, SpanLine, along, span
from committee.hearing.records import Answer, Way
from committee.procedure import Act
from committee.response.forms import STANCE, WORDS, ResponseForm, stances
from committee.store import db
from committee.web import fields
from committee.web.fields import OneOf, Papers, Rows, SomeOf, Testimony, Text, Tick
from committee.web.forms import ActForm
from committee.web.pages import ActPage, party_page

LIVING = (Standing.OPEN, Standing.ADMITTED)
REFUSED = (Standing.INADMISSIBLE, Standing.NOT_COMPETENT)


def _points(found: Iterable[OfferedElement]) -> list[tuple[str, ...]]:
    return [(str(one.id), f"Punt {one.number}", one.text) for one in found]


def _element(chosen: str) -> Element:
    return db.session.get_one(Element, int(chosen))


def point(label: str, *standings: Standing) -> OneOf:
    """One point of the complaint, in one of these standings."""
    return OneOf(label, "Kies een punt.", choices=lambda offer: _points(offer.elements_in(*standings)),
                 make=_element)


class OwnForm(ActForm):
    """An act that the party does for itself: whose it is, is not asked."""

    def content(self) -> dict[str, Any]:
        """What the act is told, in the party's own name."""
        return {**super().content(), "party": db.session.get_one(Party, self.offer.viewer.party_id)}


class OwnResponse(OwnForm, ResponseForm):
    """The response, point by point or in one letter."""

    party = None
    text = Testimony("Uw reactie op de hele klacht", description="Alleen als u niet per punt wilt reageren, "
                                                                 "of nog meer wilt zeggen.")
    paper = Papers("Uw reactie als brief", one=True, description="Alleen als u liever een brief meestuurt.")
    annexes = Papers("Bewijs en andere stukken")

    def said(self) -> list[Any]:
        """The points come first, then what is about all of them."""
        return sorted(super().said(), key=lambda field: not field.name.startswith((STANCE, WORDS)))

    def validate(self, extra_validators: Any = None) -> bool:
        """Something was said; words about a point come with whether it is right."""
        good: bool = super().validate(extra_validators)
        if not good and self.text.errors and not self.text.data:
            self.text.errors = ["Zeg per punt of het klopt, schrijf een reactie, of voeg een brief toe."]
        for name in [name for name in self._fields if name.startswith(WORDS)]:
            stance = self[name.replace(WORDS, STANCE)]
            if self[name].data and not stance.data:
                stance.errors, good = ["U schreef iets over dit punt. Kies ook of het klopt."], False
        return good


def own_response(offer: Offer) -> type[ActForm]:
    """The form with each point that is directed against this party."""
    mine = offer.elements_against(offer.viewer.party_id or 0, Standing.ADMITTED)
    return type("OwnResponse", (OwnResponse,), stances(mine, "Punt {}", "Uw reactie op punt {}", (
        ("disputed", "Klopt niet"), ("partly", "Klopt deels"), ("acknowledged", "Klopt"))))


class OwnTimeForm(OwnForm):
    """More time for the response."""

    reasons = Testimony("Waarom hebt u meer tijd nodig?", "Schrijf waarom u meer tijd nodig hebt.",
                        description="De klager leest dit ook.")


class OwnPaperForm(ActForm):
    """A paper of one's own."""

    paper = Papers("Foto of bestand", "Kies een foto of een bestand.", one=True)
    title = Text("Wat is het?", "Schrijf wat het is.", description="Zoals: brief van de huisarts.")
    secret = Testimony("Mag de andere kant dit niet zien? Schrijf waarom",
                       description="De voorzitter beslist of het geheim blijft.")

    def content(self) -> dict[str, Any]:
        """The paper under the name it was given."""
        told = super().content()
        return fields.renamed(told)


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
    """When one cannot come, what is needed, who comes along."""

    unavailable = Rows("Dagen waarop u niet kunt", SpanLine, make=span, adder="Nog een dag")
    needs = Text("Hebt u iets nodig bij het gesprek?", description="Zoals: een tolk Pools, een lift.")
    companions = Rows("Wie komt er met u mee?", CompanionLine, make=along, adder="Nog iemand", empty=0)

    def content(self) -> dict[str, Any]:
        """No day at all is an answer too."""
        return {"unavailable": [], **super().content()}


class OwnWithdrawForm(ActForm):
    """The complainant stops, with all of it or a part."""

    elements = SomeOf("Met welke punten wilt u stoppen?", "Kies met welke punten u wilt stoppen.",
                      choices=lambda offer: _points(offer.elements_in(*LIVING)), make=_element)
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

    element = point("Over welk punt gaat het?", *REFUSED)
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

    element = point("Welk punt?", *LIVING)
    text = Testimony("Zo is het beter", "Schrijf hoe het punt beter is.")


class OwnReactionForm(ActForm):
    """What the board does with the verdict."""

    carries_out = OneOf("Voert u de beslissing uit?", "Kies ja of nee.", make="ja".__eq__,
                        choices=(("ja", "Ja"), ("nee", "Nee")))
    text = Testimony("Wat doet u, en wanneer?", "Schrijf wat u met de uitspraak doet.")
    paper = Papers("Brief van het bestuur", one=True)


A = Act
for made in (
    ActPage(A.RECEIVE_RESPONSE, "reageer", "Reageer op de klacht",
            ("De klager leest uw reactie (verweer).", "U mag later nog stukken sturen."), own_response,
            button="Verstuur mijn reactie", confirm=True),
    ActPage(A.ASK_MORE_TIME, "meer-tijd", "Ik heb meer tijd nodig",
            ("Wij beslissen of u meer tijd krijgt (uitstel). U hoort het van ons.",), OwnTimeForm,
            button="Vraag meer tijd", unless=frozenset({Fact.TIME_ASKED})),
    ActPage(A.FILE_PAPER, "stuk", "Voeg een foto of stuk toe",
            ("De andere kant mag dit stuk ook lezen.",), OwnPaperForm, button="Verstuur dit stuk"),
    ActPage(A.REPLY, "ik-kom", "Komt u naar het gesprek?",
            ("Wij houden bij wie er komt (hoorzitting).",), OwnReplyForm, button="Verstuur mijn antwoord",
            needs=frozenset({Fact.HEARING})),
    ActPage(A.GIVE_AVAILABILITY, "dagen", "Wanneer kunt u niet?",
            ("Wij plannen het gesprek op een dag die voor iedereen kan.",), OwnDaysForm,
            button="Verstuur mijn dagen"),
    ActPage(A.REWORD_ELEMENT, "anders-verwoorden", "Dit punt is anders bedoeld",
            ("Wij schreven uw klacht op in punten. Klopt een punt niet, zeg dan hoe het beter is.",),
            OwnRewordForm, button="Verstuur", confirm=True),
    ActPage(A.OBJECT, "verzet", "Ik ben het niet eens met de afwijzing",
            ("Anderen van de commissie kijken er opnieuw naar (verzet).",), OwnObjectionForm,
            button="Verstuur mijn bezwaar", needs=frozenset({Fact.REFUSED_ELEMENT})),
    ActPage(A.CHALLENGE, "bezwaar-lid", "Bezwaar tegen een commissielid",
            ("Denkt u dat iemand niet eerlijk kan oordelen? Zeg het hier (wraking).",
             "De anderen van de commissie beslissen erover."), OwnChallengeForm,
            button="Verstuur mijn bezwaar", needs=frozenset({Fact.PANEL})),
    ActPage(A.REQUEST_CORRECTION, "fout", "Er staat een fout in de uitspraak",
            ("Wij herstellen schrijffouten en rekenfouten.",), OwnCorrectionForm, button="Verstuur"),
    ActPage(A.RECEIVE_REACTION, "bestuursreactie", "Laat weten wat u met de uitspraak doet",
            ("De klager leest uw reactie (bestuursreactie).",), OwnReactionForm,
            button="Verstuur de reactie"),
    ActPage(A.WITHDRAW, "stoppen", "Ik wil stoppen met mijn klacht",
            ("De commissie doet dan geen uitspraak over wat u intrekt.",), OwnWithdrawForm,
            button="Trek in", confirm=True),
):
    party_page(made)
