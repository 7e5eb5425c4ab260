"""What a party does itself, in its own words: answer, ask for time, come or not, send papers, stop."""

from committee.case.offer import Fact
from committee.portal.forms.answering import OwnAgreeForm, own_completion
from committee.portal.forms.asked import (
    OwnChallengeForm,
    OwnCorrectionForm,
    OwnDaysForm,
    OwnObjectionForm,
    OwnReplyForm,
    OwnRewordForm,
    OwnTimeForm,
    OwnWithdrawForm,
    own_reaction,
)
from committee.portal.forms.paper import own_paper
from committee.portal.forms.reaching import OwnContactForm, own_helper
from committee.portal.forms.response import own_response
from committee.procedure import Act
from committee.web.pages import ActPage, party_page

A = Act
for made in (
    ActPage(A.RECEIVE_RESPONSE, "reageer", "Reageer op de klacht",
            ("De klager leest uw reactie (verweer).", "U mag later nog stukken sturen."), own_response,
            button="Verstuur mijn reactie", confirm=True),
    ActPage(A.COMPLETE, "vul-aan", "Vul uw klacht aan",
            ("Wij missen nog iets. Vul in wat u weet. U hoeft niet alles te weten.",), own_completion,
            button="Verstuur mijn aanvulling", confirm=True),
    ActPage(A.ASK_MORE_TIME, "meer-tijd", "Ik heb meer tijd nodig",
            ("Wij beslissen of u meer tijd krijgt (uitstel). U hoort het van ons.",), OwnTimeForm,
            button="Vraag meer tijd"),
    ActPage(A.FILE_PAPER, "stuk", "Voeg een foto of stuk toe",
            ("De andere kant mag dit stuk ook lezen.",), own_paper, button="Verstuur dit stuk"),
    ActPage(A.AGREE_TO_PAPER, "geheim-stuk", "Mag de commissie een geheim stuk gebruiken?",
            ("De andere kant stuurde een stuk dat u niet mag lezen. U leest hier een samenvatting.",
             "Zonder uw toestemming gebruikt de commissie het niet."), OwnAgreeForm,
            button="Verstuur mijn antwoord", needs=frozenset({Fact.SECRET_UNANSWERED})),
    ActPage(A.ADD_PARTY, "wie-helpt", "Wie helpt u?",
            ("U hoeft dit niet alleen te doen.",
             "Zeg hier wie u helpt. Vraag het die persoon eerst."), own_helper,
            button="Voeg deze persoon toe", confirm=True),
    ActPage(A.CHANGE_CONTACT, "gegevens", "Hoe wij u bereiken",
            ("De andere kant ziet deze gegevens niet.",
             "Met een ander e-mailadres werken oude links niet meer. U krijgt een nieuwe."), OwnContactForm,
            button="Verstuur mijn gegevens"),
    ActPage(A.REPLY, "ik-kom", "Komt u naar het gesprek?",
            ("U hoeft niet te komen. Komt u niet, dan gaat het gesprek (hoorzitting) toch door.",
             "Wilt u komen, maar kunt u die dag niet? Bel ons dan."), OwnReplyForm,
            button="Verstuur mijn antwoord", needs=frozenset({Fact.HEARING})),
    ActPage(A.GIVE_AVAILABILITY, "dagen", "Wanneer kunt u niet?",
            ("Wij plannen het gesprek op een dag waarop iedereen kan.",), OwnDaysForm,
            button="Verstuur mijn dagen"),
    ActPage(A.REWORD_ELEMENT, "anders-verwoorden", "Een punt van mijn klacht klopt niet",
            ("Wij schreven uw klacht op in punten. Klopt een punt niet, zeg dan hoe het beter is.",),
            OwnRewordForm, button="Verstuur", confirm=True, needs=frozenset({Fact.UNDECIDED_ELEMENT})),
    ActPage(A.OBJECT, "verzet", "Ik ben het niet eens met de afwijzing",
            ("Anderen van de commissie kijken er opnieuw naar (verzet).",), OwnObjectionForm,
            button="Verstuur mijn bezwaar", needs=frozenset({Fact.OBJECTABLE})),
    ActPage(A.CHALLENGE, "bezwaar-lid", "Bezwaar tegen een commissielid",
            ("Denkt u dat iemand niet eerlijk kan oordelen? Zeg het hier (wraking).",
             "Anderen van de commissie beslissen erover. Tot dan staat uw zaak stil."), OwnChallengeForm,
            button="Verstuur mijn bezwaar", needs=frozenset({Fact.PANEL})),
    ActPage(A.REQUEST_CORRECTION, "fout", "Er staat een fout in de uitspraak",
            ("Wij herstellen schrijffouten en rekenfouten.",), OwnCorrectionForm, button="Verstuur"),
    ActPage(A.RECEIVE_REACTION, "bestuursreactie", "Laat weten wat u met de uitspraak doet",
            ("De klager leest uw reactie (bestuursreactie).",), own_reaction,
            button="Verstuur de reactie"),
    ActPage(A.WITHDRAW, "stoppen", "Ik wil stoppen met mijn klacht",
            ("De commissie doet dan geen uitspraak over de punten waarmee u stopt.",), OwnWithdrawForm,
            button="Stop met deze punten", confirm=True),
):
    party_page(made)
