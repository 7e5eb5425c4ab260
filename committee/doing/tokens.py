"""The page that a form stands on, the token of each try at it, and the proof of whose it is."""

from urllib.parse import quote, urlencode

from flask import current_app, request
from itsdangerous import URLSafeSerializer

LONGEST_ADDRESS = 200   # of a page whose text is kept
AGAIN = "~"             # in a token, before how often its form was mended
LOOK = "controle"        # in the address of what comes of a form: its token
ASK, MENDS, RESUMES = "vraag", "wijzig", "verder"   # in that of one question: its number, whence and whither
ADDS = "regel"           # in that of a form to which a line was added just now
NOT_SAID = {LOOK, ASK, MENDS, RESUMES, ADDS}


def here() -> str:
    """The address of this page with what it says beforehand, so that no two elements share their text."""
    asked = [(name, one) for name, one in request.args.items(multi=True) if name not in NOT_SAID]
    whole = f"{request.path}?{urlencode(asked)}" if asked else request.path
    return whole if len(whole) <= LONGEST_ADDRESS else request.path


def token_of(said: str) -> str:
    """A token as somebody sent it; nothing where it holds what no token does."""
    return said[:40] if said.isascii() and said.isprintable() and once_of(said) else ""


def once_of(token: str) -> str:
    """Under what a form with this token is done once."""
    return token.partition(AGAIN)[0]


def mended(token: str) -> str:
    """The token of the same form at its next try: what was wrong with it keeps an address of its own."""
    stem, _, tries = token.partition(AGAIN)
    return f"{stem[:32]}{AGAIN}{int(tries) + 1 if tries.isdecimal() and len(tries) < 6 else 1}"


def looks_at(path: str, token: str = "") -> str:
    """The address of what would come of the form on a page, up to its token or with it."""
    return f"{path}{'&' if '?' in path else '?'}{LOOK}={quote(token)}"


def adds(path: str, place: str) -> str:
    """The address of a form to which a line was added: the browser goes to its first field."""
    return f"{path}{'&' if '?' in path else '?'}{ADDS}=erbij#{place}"


def proof_of(owner: str, path: str) -> str:
    """Proof that a page was shown to its owner, for text that comes in after the sign-in ended."""
    proof: str = signer().dumps([owner, path])   # type: ignore[assignment]
    return proof


def signer() -> URLSafeSerializer:
    """Signs whose page a form was."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="wiens bladzijde")
