"""A small rehearsal file for tests, and its parts to change."""

from pathlib import Path

HEAD = """\
title = "Proef"
regulation = "loket-housing"

[committee]
name = "Proefcommissie"
prefix = "PR"

[organisation]
name = "Stichting Proef"

[people.dewit]
name = "Marjan de Wit"
role = "secretary"

[people.vandongen]
name = "mr. E. van Dongen"
role = "chair"

[people.visser]
name = "Anneke Visser"
role = "complainant"
email = "visser@example.org"

[escalation]
ontvangen_op = 2026-03-02
klager = "visser"
besluit = "De opzegging."
omschrijving = "Zij luisteren niet."
van = 2026-01-05
eerste_lijn = { antwoord = "Nee." }
"""
REGISTER = """
[[act]]
on = 2026-03-02
act = "register"
by = "dewit"
"""


def written(folder: Path, *parts: str, head: str = HEAD) -> Path:
    """A rehearsal file of these parts."""
    path = folder / "proef.toml"
    path.write_text("\n".join([head, *parts]), "utf-8")
    return path


def act(name: str, by: str = "dewit", on: str = "2026-03-03", **content: str) -> str:
    """One act; content as TOML has it."""
    lines = [f"on = {on}", f'act = "{name}"', f'by = "{by}"']
    return "\n".join(["[[act]]", *lines, *(f"{key} = {said}" for key, said in content.items()), ""])


def line_of(path: Path, text: str, nth: int = 1) -> int:
    """The line on which a text stands for the n-th time."""
    found = [number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line]
    return found[nth - 1]
