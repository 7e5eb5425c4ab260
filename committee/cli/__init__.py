"""The console script `committee`: every command of the committee's secretariat.

Each command lives in a module of this package that imports all it needs at its top. Only what is typed is
read: this page knows the commands by name and by their line of help, so that `committee --help` and
`committee term` wait for no database, no application and no printer.
"""

import click

from committee.cli import dutch
from committee.cli.lazy import Lazy, Row

dutch.speak()

ROWS = {
    "backup": Row("copies", "backup", "Maak een kopie van alles en lees haar na."),
    "calendar": Row("days", "calendar", "De kalender: dagen die meetellen als feestdag."),
    "committee": Row("setup", "committee", "Commissies: toevoegen, wijzigen."),
    "init": Row("setup", "init", "Maak of vernieuw de database."),
    "intake": Row("handing", "intake", "Neem een klacht aan uit een bestand (JSON)."),
    "journal": Row("keeping", "journal", "Het logboek: controleren."),
    "link": Row("linking", "link", "Geef een partij een nieuwe link naar haar zaak."),
    "member": Row("members", "member", "Wie voor een commissie werkt: toevoegen, wijzigen, weer toelaten."),
    "organisation": Row("organisations", "organisation", "Aangesloten organisaties: aansluiten, wijzigen."),
    "post": Row("mailing", "post", "De post: versturen en lezen."),
    "regulation": Row("regulations", "regulation", "Reglementen: controleren, lezen en toevoegen."),
    "rehearse": Row("playing", "rehearse", "Speel een opgeschreven procedure na."),
    "restore": Row("copies", "restore", "Zet een kopie terug in een lege installatie."),
    "room": Row("rooms", "room", "Zalen waarin zittingen zijn: toevoegen, tonen."),
    "serve": Row("serving", "serve", "Toon de pagina's, tot Ctrl-C."),
    "term": Row("terms", "term", "Reken een termijn uit."),
    "token": Row("tokens", "token", "Sleutels voor systemen die klachten voorleggen."),
    "up": Row("running", "up", "Alles tegelijk: database, pagina's en verzending."),
    "work": Row("working", "work", "Verstuur de post en bewaak de termijnen, tot Ctrl-C."),
}


@click.command(cls=Lazy, rows=ROWS)
def main() -> None:
    """Wederhoor: een klachtencommissie, van voorgelegde klacht tot bindend advies."""
