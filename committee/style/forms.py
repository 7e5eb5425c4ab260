"""One form with every kind of field, shown empty, filled in, and with everything wrong."""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict
from wtforms import Form

from committee.case.typed import KeptFile
from committee.web.fields import (
    Day,
    Hour,
    Number,
    OneOf,
    Papers,
    Picked,
    Rows,
    SomeOf,
    Testimony,
    Text,
    Tick,
    Words,
)
from committee.web.forms import ActForm

WAYS = (("brief", "Brief"), ("mail", "E-mail"),
        ("gesprek", "Telefoon of gesprek", "U schrijft de klacht op, de klager bevestigt de tekst."))
FINDINGS = (("gegrond", "Gegrond"), ("deels", "Gedeeltelijk gegrond"), ("ongegrond", "Ongegrond"),
            ("geen", "Geen oordeel"))
NEEDS = (("tolk", "Tolk"), ("rolstoel", "Rolstoelplek"),
         ("video", "Liever met beeld", "Wij sturen een link."))


class Companion(Form):
    """One line: who comes along."""

    naam = Text("Naam", "Vul een naam in.")
    rol = Text("Rol")


class SampleForm(ActForm):
    """Every kind of field once."""

    class Meta(ActForm.Meta):   # type: ignore[misc]
        """Nothing is handed in here."""

        csrf = False

    weg = OneOf("Hoe kwam de klacht binnen?", "Kies hoe de klacht binnenkwam.", choices=WAYS)
    ontvangen = Day("Dag van ontvangst", "Vul de dag van ontvangst in, zoals 8 4 2026.",
                    description="De dag waarop de brief bij u lag. De termijnen beginnen een dag later.")
    zitting = Hour("Dag en tijd van de hoorzitting", "Vul dag en tijd in, zoals 21 4 2026 en 14.00.")
    naam = Text("Naam van de klager", "Vul de naam van de klager in.", autocomplete="off")
    postcode = Text("Postcode", autocomplete="postal-code")
    dagen = Number("Aantal dagen", "Vul een getal in.", least=1, most=60)
    onderdeel = Picked("Klachtonderdeel", "Kies een klachtonderdeel.", choices=(
        ("1", "Onderdeel 1", "de begeleiding stopte"), ("2", "Onderdeel 2", "de afspraken")))
    verslag = Words("Verslag van het gesprek", description="In uw eigen woorden.")
    klacht = Testimony("Waar gaat de klacht over?", "Neem over wat de klager schreef.",
                       description="Neem de woorden van de klager over. De punten maakt u hierna.")
    oordeel = OneOf("Oordeel over onderdeel 2", "Kies een oordeel.", choices=FINDINGS, kind="answers")
    nodig = SomeOf("Wat is er nodig?", "", choices=NEEDS)
    besloten = Tick("Alleen voor de commissie", description="Partijen zien dit stuk niet.")
    mee = Rows("Wie komt er mee?", Companion, make=dict, empty=1, adder="Nog iemand")
    stukken = Papers("Stukken", "Voeg ten minste één stuk toe.")


FILLED = {
    "weg": "brief", "ontvangen-dag": "8", "ontvangen-maand": "4", "ontvangen-jaar": "2026",
    "zitting-dag": "21", "zitting-maand": "4", "zitting-jaar": "2026", "zitting-uur": "14.00",
    "naam": "Wim Terlouw", "postcode": "3811 ZZ", "dagen": "10", "onderdeel": "2",
    "verslag": "De klager kan niet op woensdag.",
    "klacht": "Sinds januari staat de verwarming in mijn kamer uit. Ik heb het vier keer gemeld.",
    "oordeel": "deels", "nodig": "rolstoel", "besloten": "ja", "mee-0-naam": "Truus Hoekzema",
    "mee-0-rol": "vertrouwenspersoon",
}
WRONG = {"ontvangen-dag": "31", "ontvangen-maand": "2", "ontvangen-jaar": "2026", "zitting-dag": "21",
         "naam": "", "dagen": "tien", "onderdeel": "", "mee-0-rol": "dochter"}
KEPT = (KeptFile(1, "brief-terlouw.pdf", 1_200_000), KeptFile(2, "foto-thermostaat.jpg", 3_400_000))
REFUSED = KeptFile(0, "filmpje-kamer.mov", 48_000_000,
                   "Een film nemen wij niet aan. Stuur een foto of een pdf.")


def empty(prefix: str) -> SampleForm:
    """The form as it lies there at first."""
    return _made({}, prefix)


def filled(prefix: str) -> SampleForm:
    """The form filled in well."""
    form = _made(FILLED, prefix)
    form.stukken.take(KEPT)
    return form


def wrong(prefix: str) -> SampleForm:
    """The form with a message at every field that must be filled in."""
    form = _made(WRONG, prefix)
    form.stukken.take((*KEPT, REFUSED))
    form.validate()
    return form


def _made(said: Mapping[str, str], prefix: str) -> SampleForm:
    typed = MultiDict({f"{prefix}-{name}": value for name, value in said.items()})
    form = SampleForm(formdata=typed, prefix=prefix)
    form.mee.fill(None)   # type: ignore[arg-type]
    return form
