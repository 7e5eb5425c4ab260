"""A letter and a verdict to print in the tests; all persons are invented."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from committee.paper import (
    DictumLine,
    Element,
    Letterhead,
    LetterPaper,
    ListedPaper,
    PersonalPage,
    Signer,
    VerdictPaper,
    templates,
)

ONDERDAK = Letterhead(
    committee_name="Klachtencommissie Onderdak",
    return_address="Postbus 214, 3800 AE Amersfoort",
    phone="033 000 00 14",
    phone_hours="op werkdagen van 9.00 tot 12.30 uur",
    email="",
    website="",
    privacy_url="onderdak.example/privacy",
    handled_by="Marjan de Wit, secretaris",
)

EXAMPLE = Path(__file__).with_name("invitation.html")
BODY = templates().from_string(EXAMPLE.read_text()).render()


def a_letter(**changes: Any) -> LetterPaper:
    """The invitation to a hearing, as in the design."""
    return replace(LetterPaper(
        letterhead=ONDERDAK,
        recipient_lines=("Mevrouw Y. El Amrani", "Zonnehof 88 B", "3811 ZZ  AMERSFOORT"),
        case_number="OD-2026-0014",
        day=date(2026, 4, 10),
        heading="U bent uitgenodigd voor een gesprek met de commissie",
        salutation="Geachte mevrouw El Amrani,",
        body_html=BODY,
        closing_name="Marjan de Wit",
        closing_role="secretaris, namens de commissie",
        personal_page=PersonalPage("onderdak.example/code", "K7QF 29MX T4",
                                   "De code werkt tot en met di 5 mei 2026. Bel ons voor een nieuwe."),
    ), **changes)


def an_element(number: int, text: str, finding: str, **changes: Any) -> Element:
    """One element with a sentence in each place."""
    return replace(Element(
        number=number,
        text=text,
        complaint=f"Klager stelt dat verweerder tekortschoot: {text}.",
        response="Verweerder zegt dat de afspraken zijn nagekomen.",
        admissibility="de voorzitter heeft dit onderdeel op 16 maart 2026 ontvankelijk verklaard.",
        norm="Een zorgvuldige zorgaanbieder bespreekt een ingrijpend besluit vooraf met de cliënt.",
        considerations=("Vast staat dat het gesprek niet is gevoerd.",),
        finding=finding,
    ), **changes)


def a_verdict(**changes: Any) -> VerdictPaper:
    """A binding advice on three elements, as in the design."""
    return replace(VerdictPaper(
        committee_name="Klachtencommissie Onderdak",
        case_number="OD-2026-0014",
        nature="bindend advies",
        complainants=("mevrouw Y. El Amrani",),
        respondents=("Stichting Onderdak Eemrand",),
        decided_on=date(2026, 5, 7),
        composition="mr. E. van Dongen, voorzitter; drs. P. Lammerts en F. Nieuwenhuis, leden; "
                    "M. de Wit, secretaris",
        regulation="Reglement Klachtencommissie Onderdak 2025",
        in_short="Verweerder had met klager moeten praten voordat de begeleiding stopte.",
        procedure=(
            "Klager heeft op 2 maart 2026 een klacht ingediend. De klacht was op 16 maart 2026 compleet.",
            "De voorzitter heeft klachtonderdeel 1 en 2 op 16 maart 2026 ontvankelijk verklaard en "
            "klachtonderdeel 3 niet-ontvankelijk.",
            "Verweerder heeft op 2 april 2026 verweer gevoerd. Klager heeft daarvan een kopie ontvangen.",
        ),
        appeared=(
            "De commissie heeft partijen gehoord op 21 april 2026. Klager is verschenen, bijgestaan door "
            "haar vertrouwenspersoon en een tolk. Namens verweerder is de manager wonen verschenen, met de "
            "begeleider.",
        ),
        papers=(ListedPaper(1, "Klaagschrift met bijlagen", date(2026, 3, 2)),
                ListedPaper(2, "Verweerschrift", date(2026, 4, 2))),
        facts=("Klager kreeg sinds mei 2023 begeleiding van verweerder in haar woning.",),
        elements=(
            an_element(1, "het stoppen van de begeleiding zonder gesprek", "gegrond"),
            an_element(2, "de afspraken van 3 en 17 november 2025", "gedeeltelijk gegrond"),
            an_element(3, "de eigen bijdrage over 2024", "", norm="", considerations=()),
        ),
        other_considerations=(),
        dictum=(
            DictumLine(1, "verklaart klachtonderdeel 1, over het stoppen van de begeleiding zonder gesprek,",
                       "gegrond"),
            DictumLine(2, "verklaart klachtonderdeel 2, over de afspraken van 3 en 17 november 2025,",
                       "gedeeltelijk gegrond"),
            DictumLine(3, "verklaart klager in klachtonderdeel 3, over de eigen bijdrage over 2024,",
                       "niet-ontvankelijk"),
        ),
        overall="gedeeltelijk gegrond",
        recommendations=(
            "Bevestig een gesprek over het einde van begeleiding altijd per brief, in gewone taal, "
            "met de reden.",
            "Ga na een afzegging dezelfde dag na of de cliënt die heeft gekregen.",
        ),
        follow_up=(
            "Stichting Onderdak Eemrand laat klager en de commissie uiterlijk vr 5 juni 2026 weten wat zij "
            "met deze uitspraak doet. Dat is 4 weken na verzending.",
            "Staat er een schrijffout of rekenfout in? Een partij kan tot en met vr 22 mei 2026 om herstel "
            "vragen.",
            "Tegen deze uitspraak kan niemand in beroep bij de commissie. De weg naar de burgerlijke rechter "
            "blijft voor klager open.",
        ),
        place="Amersfoort",
        given_by="mr. E. van Dongen, voorzitter, drs. P. Lammerts en F. Nieuwenhuis, leden, in aanwezigheid "
                 "van M. de Wit, secretaris",
        signers=(Signer("mr. E. van Dongen", "voorzitter"),
                 Signer("M. de Wit", "secretaris", "Verzonden op vr 8 mei 2026")),
        signed_words="Vastgesteld door de voorzitter op do 7 mei 2026",
    ), **changes)
