"""The pages of the hearing: who sits, when and where, who comes, and what was said."""

from committee.case.offer import Fact
from committee.hearing.forms.asked import (
    AdjournForm,
    BundleForm,
    CancelForm,
    CloseForm,
    ConveneForm,
    DaysForm,
    HoldForm,
    IndependenceForm,
    MoveForm,
    PanelForm,
    ReplyForm,
    WaiveForm,
)
from committee.hearing.forms.asking import AskDaysForm
from committee.procedure import Act
from committee.web.pages import ActPage, Place, page

A, P = Act, Place
PLANNED, PANEL = frozenset({Fact.HEARING}), frozenset({Fact.PANEL})
for made in (
    ActPage(A.SEAT_PANEL, "stel-samen", "Stel de commissie samen",
            ("Wie u kiest, verklaart eerst onafhankelijk te zijn. Daarna gaat het dossier open.",), PanelForm,
            P.HEARING),
    ActPage(A.DECLARE_INDEPENDENCE, "verklaar", "Verklaar onafhankelijkheid",
            ("Bekijk de namen van partijen. Kent u iemand of de zaak, zeg het dan hier.",), IndependenceForm,
            P.HEARING, needs=frozenset({Fact.UNDECLARED}), button="Leg mijn verklaring vast",
            template="chambers/declare.html"),
    ActPage(A.ASK_AVAILABILITY, "vraag-verhinderdata", "Vraag verhinderdata",
            ("Partijen en commissie laten weten wanneer zij niet kunnen.",), AskDaysForm, P.HEARING,
            template="hearing/ask_days.html"),
    ActPage(A.GIVE_AVAILABILITY, "verhinderdata", "Leg verhinderdata vast",
            ("Iemand belde of schreef wanneer hij niet kan.",), DaysForm, P.HEARING, own=True),
    ActPage(A.CONVENE, "plan-zitting", "Plan de hoorzitting",
            ("Iedereen krijgt een eigen uitnodiging, met een afspraak voor de agenda.",
             "In de agenda staat alleen het zaaknummer."), ConveneForm, needs=PANEL,
            template="hearing/plan.html"),
    ActPage(A.POSTPONE, "verplaats-zitting", "Verplaats de zitting",
            ("Iedereen krijgt bericht. De afspraak in de agenda schuift mee.",), MoveForm, P.HEARING,
            needs=PLANNED, template="hearing/plan.html"),
    ActPage(A.CANCEL_HEARING, "zeg-zitting-af", "Zeg de zitting af",
            ("Iedereen krijgt bericht. De afspraak verdwijnt uit de agenda.",), CancelForm, P.HEARING,
            needs=PLANNED),
    ActPage(A.REPLY, "antwoord", "Leg een antwoord op de uitnodiging vast",
            ("Iemand liet weten of hij komt.",), ReplyForm, P.HEARING, needs=PLANNED, own=True),
    ActPage(A.MAKE_BUNDLE, "maak-bundel", "Maak een bundel",
            ("Klacht, verweer en alle stukken die de commissie mag zien, in één pdf met inhoudsopgave.",
             "Een stuk dat na de dag hieronder binnenkwam, komt er niet in.",
             "Een bundel blijft zoals hij is. Komt er een stuk bij, dan maakt u een nieuwe."), BundleForm,
            P.PAPERS, button="Maak bundel", own=True, template="hearing/make_bundle.html"),
    ActPage(A.WAIVE_HEARING, "zonder-zitting", "Ga door zonder zitting",
            ("De commissie beslist op de stukken.",), WaiveForm, P.HEARING),
    ActPage(A.HOLD, "zitting-gehouden", "Leg vast dat de zitting is gehouden",
            ("Wie was er, van wanneer tot wanneer.",), HoldForm, needs=PLANNED),
    ActPage(A.ADJOURN, "houd-aan", "Houd de zaak aan",
            ("De commissie wil eerst meer weten. Partijen lezen wat zij moeten doen.",), AdjournForm),
    ActPage(A.CLOSE_HEARING, "sluit-onderzoek", "Sluit het onderzoek",
            ("Het verslag gaat naar partijen. Daarna beslist de commissie in raadkamer.",), CloseForm),
):
    page(made)
