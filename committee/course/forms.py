"""The pages of what crosses stages: a note, a free letter, withdrawing, standing still, putting right."""

from committee.course.rules import Visibility
from committee.procedure import Act
from committee.web.fields import EnumOf, Paragraphs, Text, Words, party
from committee.web.forms import ActForm
from committee.web.pages import ActPage, Place, page

REASONS = "Schrijf waarom."


class NoteForm(ActForm):
    """A note on the case."""

    text = Words("Notitie", "Schrijf de notitie.")
    visibility = EnumOf("Wie mag dit lezen?", Visibility)


page(ActPage(
    Act.NOTE, "notitie", "Maak een notitie",
    ("De notitie komt in het dossier. Partijen zien haar niet.",),
    NoteForm, Place.NOTES, button="Bewaar notitie",
))


class LetterForm(ActForm):
    """A free letter to a party."""

    party = party("Aan wie?", missing="Kies aan wie u schrijft.")
    heading = Text("Kop van de brief", "Schrijf in een paar woorden waar de brief over gaat.",
                   description="De kop zegt de boodschap, zoals: Wij hebben uw stukken ontvangen.")
    paragraphs = Paragraphs("Brief", "Schrijf de brief.",
                            description="Aanhef en groet zetten wij erbij. Een lege regel begint een alinea.")


page(ActPage(
    Act.WRITE_LETTER, "brief", "Schrijf een brief",
    ("Een brief in uw eigen woorden, op papier van de commissie.",
     "De ontvanger krijgt een e-mail zonder inhoud met een link, of de brief per post."),
    LetterForm, Place.PARTIES, button="Bekijk de brief",
))
