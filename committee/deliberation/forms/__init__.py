"""The pages of chambers: the draft, a member's agreement, the decision, and the way back."""

from committee.deliberation.forms.blocks import PREFIX, with_blocks
from committee.deliberation.forms.draft import (
    OVERTAKEN,
    AgreeForm,
    DecideForm,
    FindForm,
    ReopenForm,
    SignForm,
    beforehand,
    find_form,
    text_form,
)
from committee.deliberation.forms.noting import comment_form, work_in_form
from committee.procedure import Act
from committee.web.pages import ActPage, Place, page

__all__ = ["OVERTAKEN", "PREFIX", "FindForm", "beforehand", "text_form", "with_blocks"]

A, P = Act, Place
for made in (
    ActPage(A.FIND, "bevinding", "Schrijf een bevinding",
            ("De bevinding komt in de conceptuitspraak. Eerdere versies blijven bewaard.",
             "Wie al akkoord was, leest de nieuwe versie."), find_form, button="Bewaar bevinding"),
    ActPage(A.AGREE, "akkoord", "Leg een akkoord vast",
            ("Wie de zaak hoorde, zegt of hij het eens is met deze versie.",), AgreeForm,
            button="Leg akkoord vast"),
    ActPage(A.COMMENT, "opmerking", "Maak een opmerking",
            ("De opmerking staat bij het concept. Alleen wie de zaak hoorde en de secretaris lezen haar.",),
            comment_form, P.CHAMBERS, button="Bewaar opmerking"),
    ActPage(A.WORK_IN, "opmerking-verwerkt", "Zet een opmerking op verwerkt",
            ("De opmerking blijft te lezen, met wie haar verwerkte.",), work_in_form, P.CHAMBERS),
    ActPage(A.DECIDE, "beslis", "Beslis in raadkamer",
            ("Dit kan als de commissie achter de bevinding over elk onderdeel staat.",
             "Het oordeel over de hele klacht volgt daaruit."), DecideForm, confirm=True),
    ActPage(A.REOPEN, "heropen", "Heropen het onderzoek",
            ("De commissie wil meer weten voor zij beslist. Beide partijen krijgen bericht.",), ReopenForm,
            P.FOOT),
    ActPage(A.SIGN, "onderteken", "Onderteken de uitspraak",
            ("De voorzitter bevestigt precies deze tekst. Daarna schrijft niemand er meer in.",), SignForm,
            template="chambers/sign.html", confirm=True),
):
    page(made)
