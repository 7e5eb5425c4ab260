"""What a complaint must state, in the words of who is asked for it; else in those of the regulation."""

from collections.abc import Mapping

PLAINLY: Mapping[str, str] = {
    "name_and_contact": "uw naam, uw adres en hoe wij u bereiken",
    "description": "wat er is gebeurd",
    "period": "wanneer het gebeurde",
    "against": "over wie of over welk besluit u klaagt",
}


def plainly(code: str, words: str) -> str:
    """What is asked of a complainant. words: of the regulation."""
    return PLAINLY.get(code, words)
