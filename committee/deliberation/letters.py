"""The one letter of stage 5, as values; nothing of what was said in chambers goes out."""

from committee.case.records import Party
from committee.post.outbox import Draft


def reopened(to: Party, reason: str, *, hearing: bool) -> Draft:
    """To each side: the committee looks further before it decides, why, and what happens next."""
    title = "De commissie onderzoekt de zaak verder"
    return Draft("deliberation.reopened", title, to, {"reason": reason, "hearing": hearing})
