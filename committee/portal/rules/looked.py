"""Who looked in a case, as a party reads it: by role, per day, without a name of the committee. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from committee.dutch import capital, day_words, listing
from committee.permissions import Role

WHO: Mapping[Role | None, str] = {
    Role.SECRETARY: "Het secretariaat", Role.CHAIR: "De voorzitter", Role.MEMBER: "Een lid van de commissie",
    Role.ADMIN: "De beheerder", Role.COMPLAINANT: "De klager", Role.CLIENT: "De cliënt",
    Role.REPRESENTATIVE: "Wie voor de klager spreekt", Role.SUPPORT: "Iemand die helpt",
    Role.RESPONDENT: "De organisatie", Role.ACCUSED: "Een medewerker van de organisatie",
    Role.ORGANISATION: "Het bestuur van de organisatie", Role.FIRST_LINE: "De klachtenfunctionaris",
    Role.EXPERT: "Een deskundige", Role.INTERPRETER: "Een tolk", Role.WITNESS: "Een getuige",
    None: "Het programma van de organisatie",
}
WHAT: Mapping[str, str] = {"case": "de zaak", "paper": "stukken", "letter": "brieven",
                           "mail": "een e-mail aan de commissie",
                           "hearing": "het gesprek met de commissie", "api": "de zaak",
                           "bundle": "de stukken voor het gesprek"}
MYSELF = "U"


@dataclass(frozen=True)
class Seen:
    """One reading: the day, whether it was this party itself, in which role else, and what kind of thing."""

    day: date
    mine: bool
    role: Role | None
    what: str


@dataclass(frozen=True)
class Day:
    """Who looked on one day, each with what he looked at."""

    day: date
    lines: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The day as a heading."""
        return capital(day_words(self.day))


def days(readings: Iterable[Seen]) -> tuple[Day, ...]:
    """The readings by day, the last day first; the post of another party is its own affair."""
    found: dict[date, dict[str, list[str]]] = {}
    for one in readings:
        theirs = not one.mine and one.role not in {Role.SECRETARY, Role.CHAIR, Role.MEMBER}
        if one.what not in WHAT or (theirs and one.what == "letter"):
            continue
        who = MYSELF if one.mine else WHO[one.role]
        kinds = found.setdefault(one.day, {}).setdefault(who, [])
        if WHAT[one.what] not in kinds:
            kinds.append(WHAT[one.what])
    return tuple(Day(day, tuple((who, listing(sorted(kinds, key=list(WHAT.values()).index)))
                                for who, kinds in lines.items()))
                 for day, lines in sorted(found.items(), reverse=True))
