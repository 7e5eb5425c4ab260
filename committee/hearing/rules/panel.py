"""What the regulation asks of who sits: how many, who chairs, and that they declared themselves free."""

from collections.abc import Sequence
from dataclasses import dataclass

from committee.dutch import plural, there_are
from committee.hearing.rules.refusals import WrongPanel
from committee.regulation import Regulation


@dataclass(frozen=True)
class Candidate:
    """Somebody asked to sit. may_chair, may_sit: by membership on the day; back: stepped back earlier."""

    name: str
    may_chair: bool
    may_sit: bool
    stepped_back: bool = False
    party: bool = False


def check_panel(chair: Candidate, members: Sequence[Candidate], regulation: Regulation) -> None:
    """Refuse a panel that the regulation does not know. Raises WrongPanel."""
    panel, article = [chair, *members], regulation.article("composition")
    for one in panel:
        if one.stepped_back:
            raise WrongPanel(f"{one.name} is teruggetreden en kan niet terugkomen in deze zaak ({article}).")
        if one.party:
            raise WrongPanel(f"{one.name} is zelf bij deze zaak betrokken ({article}).")
        if not one.may_sit:
            raise WrongPanel(f"{one.name} is op deze dag geen lid van de commissie ({article}).")
    if not chair.may_chair and regulation.composition.independent_chair:
        raise WrongPanel(f"{chair.name} is geen voorzitter van de commissie ({article}).")
    check_number(len(panel), regulation)


def check_number(sitting: int, regulation: Regulation) -> None:
    """Refuse too small or, where the regulation wants it odd, an even panel. Raises WrongPanel."""
    composition, article = regulation.composition, regulation.article("composition")
    found = f"de voorzitter meegeteld; nu {there_are(sitting)} ({article})."
    if sitting < composition.quorum:
        raise WrongPanel(f"Nodig: ten minste {plural(composition.quorum, 'lid', 'leden')}, {found}")
    if composition.odd and sitting % 2 == 0:
        raise WrongPanel(f"Het aantal leden moet oneven zijn, {found}")


@dataclass(frozen=True)
class Sitter:
    """Somebody on the panel of a planned hearing. may_chair: by membership; comes: did not decline."""

    name: str
    chairs: bool
    may_chair: bool
    declared: bool
    comes: bool


def panel_objections(panel: Sequence[Sitter], regulation: Regulation) -> list[str]:
    """Why a hearing cannot take place with this panel as it stands, in Dutch sentences; empty if it can.

    Counted are those who declared themselves free and did not say that they stay away. Chapter: composition.
    """
    article = regulation.article("composition")
    found = [f"{one.name} heeft nog geen onafhankelijkheid verklaard ({article})."
             for one in panel if one.comes and not one.declared]
    sitting = [one for one in panel if one.comes and one.declared]
    chairs = [one for one in sitting if one.chairs]
    if not chairs:
        found.append(f"Er is nu niemand die voorzit ({article}).")
    elif regulation.composition.independent_chair and not chairs[0].may_chair:
        found.append(f"{chairs[0].name} is geen voorzitter van de commissie ({article}).")
    try:
        check_number(len(sitting), regulation)
    except WrongPanel as wrong:
        found.append(str(wrong))
    return [*(f"{one.name} komt niet." for one in panel if not one.comes), *found] if found else []
