"""Where no line may end: dates, hours, articles, amounts, initials and case numbers stay whole."""

import re

from markupsafe import Markup

from committee import dutch

# A date, an hour, an article, a sum, initials and a case number stay on one line (house style).
_MONTHS = "|".join(dutch.MONTHS)
_TOGETHER = re.compile(
    rf"\b(?:(?:ma|di|wo|do|vr|za|zo|\w+dag) )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"
    r"|\b(?:van )?\d{1,2}\.\d{2}(?: tot \d{1,2}\.\d{2})? uur\b"
    r"|\b(?:artikel|art\.) \d+(?:\.\d+)*(?: lid \d+)?(?: onder [a-z]\b)?"
    r"|€ \d[\d.,]*|\b\d[\d.,]* (?:kB|MB|uur|dagen|werkdagen|weken|maanden|jaar)\b"
    r"|\b(?:(?:mr|drs|dr|ir|prof)\. )?(?:[A-Z]\. ?)+(?=\w)"
)
_NUMBERS = re.compile(r"\b[A-Z]{2,5}-\d{4}-\d{3,5}\b")
_TAG = re.compile(r"(<(?:style|title)\b.*?</(?:style|title)>|<[^>]*>)", re.DOTALL)


def steady(html: str) -> Markup:
    """The HTML with no-break spaces where the house style wants no line to end."""
    pieces = _TAG.split(html)
    pieces[::2] = map(_held, pieces[::2])
    return Markup("".join(pieces))


def _held(text: str) -> str:
    spaced = _TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)
    return _NUMBERS.sub(r'<span class="whole">\g<0></span>', spaced)
