"""What a line of the timeline says beside what was done: whom it concerns, which line it mends."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from committee.deadlines import Clock
from committee.dutch import day_words, listing
from committee.procedure import Act


def change(row: Any, names: Mapping[str, str]) -> tuple[str, str]:
    """What more a line of the journal says, and why: which line it mends and how, whose it is, who was told.

    names: behind each key of the journal.
    """
    if row.act is Act.RECEIVE_REACTION:
        who = names.get(f"party:{row.facts['reacting']}", "de organisatie")
        return f"Van {who}{', opnieuw' if row.facts['version'] > 1 else ''}.", ""
    if row.act is Act.REMIND:
        return _reminded(row.facts, names), ""
    if row.act is Act.UNDO:
        return f"“{Act(row.facts['of']).label}”.", ""
    if row.act is not Act.PUT_RIGHT:
        return "", ""
    old, new = (date.fromisoformat(row.facts[which]) for which in ("old", "new"))
    days = f" De dag was {day_words(old)} en werd {day_words(new)}." if new != old else ""
    told = f" {row.told}" if row.told else ""
    return f"“{Act(row.facts['of']).label}”.{days}{told}", row.body or ""


def _reminded(facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Who was reminded, and of what until when; or that a letter went on paper after a mail unopened."""
    parties = [names.get(f"party:{key}", "een eerdere partij") for key in facts.get("parties", ())]
    who = listing(parties) or "het secretariaat"
    if "letters" in facts:
        return f"Op papier aan {who}: de e-mail werd niet geopend."
    if "clock" not in facts:
        return f"Aan {who}."
    about, until = Clock(facts["clock"]).label.lower(), day_words(date.fromisoformat(facts["last_day"]))
    return f"Aan {who}: {about}, uiterlijk {until}."
