"""What needs no database: how a device is called, which password is too weak, which address is ours."""

import re
from urllib.parse import urlsplit

SHORTEST, LONGEST = 12, 200
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "een iPhone"), ("iPad", "een iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"),
    ("Windows", "Windows"), ("Mac OS X", "een Mac"), ("Linux", "Linux"),
)
COMMON = frozenset((
    "0123456789012", "123456789012", "1234567890123", "12345678901234", "1234567890ab", "1q2w3e4r5t6y",
    "abc123456789", "abcdefghijkl", "abcdefghijklm", "adminadmin12", "administrator", "administrator1",
    "amsterdam123", "asdfghjklzxc", "azertyuiop12", "changeme1234", "commissie123", "geheim123456",
    "geheimgeheim", "hoorzitting1", "iloveyou1234", "klachtencommissie", "klachtencommissie1",
    "letmein12345", "mijnwachtwoord", "nederland123", "password1234", "password12345",
    "passwordpassword", "qwerty123456", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "rotterdam123",
    "secretariaat", "secretaris123", "voetbal12345", "wachtwoord12", "wachtwoord123", "wachtwoord1234",
    "wachtwoordwachtwoord", "wederhoor123", "welkom123456", "welkom1234567", "welkomwelkom",
    "welkomwelkom1", "winter2026winter", "zomer2026zomer",
))


def device(agent: str) -> str:
    """A browser as its owner would call it, "Firefox op Windows"; from the User-Agent that it sends."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "Een browser")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser} op {system}" if system else browser


def weakness(password: str, name: str, email: str) -> str:
    """What is wrong with a new password, as a Dutch sentence; empty when it will do.

    No sign is obligatory: length counts, and that nobody guesses it first (NIST SP 800-63B, 5.1.1.2).
    """
    if len(password) < SHORTEST:
        return f"Kies ten minste {SHORTEST} tekens, bijvoorbeeld vier woorden achter elkaar."
    plain = _plain(password)
    if plain in {_plain(name), _plain(email), _plain(email.partition("@")[0])}:
        return "Uw naam of e-mailadres is te makkelijk te raden. Kies iets anders."
    if plain in COMMON or len(set(plain)) < 4:
        return "Dit wachtwoord gebruiken veel mensen. Kies bijvoorbeeld vier woorden achter elkaar."
    return ""


def _plain(text: str) -> str:
    return re.sub(r"[\s._-]+", "", text.casefold())


def ours(address: str) -> bool:
    """Whether an address is a page of this house: it begins with one slash, and nothing hides in it."""
    if not address.startswith("/") or address.startswith(("//", "/\\")) or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
