"""Telephone numbers as people write them: whether it is one, and what a telephone dials. Pure.

Dutch numbers have ten digits with the zero in front; free and paid ones (0800, 0900) and those of a
municipality (14 and its area code) have their own lengths. Abroad it is a plus or 00, and at most fifteen
digits (E.164). Numbers of three digits are no address of anybody.
"""

import re

WRONG = ("Hier hoort een telefoonnummer. Bijvoorbeeld: 06 12 34 56 78, +32 2 123 45 67 of "
         "020 123 45 67 tst. 12")
EXTENSION = re.compile(r"[,;]?\s*(?:tst|toestel|ext|x)\.?\s*(\d{1,6})", re.IGNORECASE)
WRITTEN = re.compile(r"\+?[0-9][0-9\s().\u2010-\u2013/-]*|\([0-9][0-9\s().\u2010-\u2013/-]*")
TRUNK = re.compile(r"\(\s*0\s*\)")   # +31 (0)6: the zero is for who calls from here
DUTCH = re.compile(r"0(?!800|90[069]|97)[1-9][0-9]{8}|0(?:800|90[069])(?:[0-9]{4}|[0-9]{7})|097[0-9]{7,9}"
                   r"|140[0-9]{2,3}", re.ASCII)
ABROAD = re.compile(r"[1-9][0-9]{6,14}", re.ASCII)


def dialled(text: str) -> str:
    """What a telephone dials: digits, a plus in front from abroad, `;ext=` before an extension (RFC 3966).

    Empty when the text is no telephone number.
    """
    written, extension = _parted(text.strip())
    if not written.isascii() and any(sign.isdigit() and not sign.isascii() for sign in written):
        return ""
    if not WRITTEN.fullmatch(written):
        return ""
    abroad = written.startswith(("+", "00"))
    digits = "".join(re.findall("[0-9]", TRUNK.sub("", written) if abroad else written))
    number = _abroad(digits.removeprefix("00")) if abroad else digits if DUTCH.fullmatch(digits) else ""
    return f"{number};ext={extension}" if number and extension else number


def is_number(text: str) -> bool:
    """Whether somebody can be called by what is written here."""
    return bool(dialled(text))


def _parted(text: str) -> tuple[str, str]:
    found = EXTENSION.search(text)
    if found is None or found.end() != len(text):
        return text, ""
    return text[:found.start()].rstrip(), found.group(1)


def _abroad(digits: str) -> str:
    """A number with its country; of the Netherlands it is a number as we know them. Empty when it is none."""
    if not ABROAD.fullmatch(digits):
        return ""
    if digits.startswith("31"):
        digits = f"31{digits[2:].removeprefix('0')}"
        return f"+{digits}" if DUTCH.fullmatch(f"0{digits[2:]}") else ""
    return f"+{digits}"
