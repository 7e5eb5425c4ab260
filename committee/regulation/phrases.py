"""The Dutch phrase for every choice a regulation can make, and the mark of a proposal."""

from collections.abc import Iterable, Iterator

from committee.regulation.base import Part
from committee.regulation.choices import (
    AllowedBy,
    Anonymity,
    BindingOn,
    Damages,
    Duty,
    GroundKind,
    IncompletePolicy,
    Moment,
    Proceedings,
    Publication,
    Signer,
    Together,
    Withdrawal,
)

TO_CONFIRM = " [nog te bevestigen]"
ANONYMITY = {
    Anonymity.MELDING: "Een klacht zonder naam wordt een melding, geen zaak.",
    Anonymity.REFUSE_UNREGISTERED: "Een klacht zonder naam wordt niet behandeld en niet geregistreerd.",
    Anonymity.REFUSE_REGISTERED: "Een klacht zonder naam wordt niet behandeld, wel geregistreerd.",
    Anonymity.UNSTATED: "Over klachten zonder naam staat hier geen regel.",
}
INCOMPLETE = {
    IncompletePolicy.NONE: "Een verzoek om aanvulling verandert geen termijn.",
    IncompletePolicy.SUSPEND: "Tot de klacht compleet is, staan deze termijnen stil: {terms}.",
    IncompletePolicy.RESTART: "Als de klacht compleet is, beginnen deze termijnen opnieuw: {terms}.",
}
REFUSED = {
    (GroundKind.INADMISSIBLE, Duty.MAY): "Niet-ontvankelijk kan zijn",
    (GroundKind.INADMISSIBLE, Duty.MUST): "Niet-ontvankelijk is",
    (GroundKind.NOT_COMPETENT, Duty.MAY): "Niet bevoegd kan de commissie zijn",
    (GroundKind.NOT_COMPETENT, Duty.MUST): "Niet bevoegd is de commissie",
    (GroundKind.MANIFESTLY_UNFOUNDED, Duty.MAY): "Zonder zitting afgedaan kan worden",
    (GroundKind.MANIFESTLY_UNFOUNDED, Duty.MUST): "Zonder zitting afgedaan wordt",
}
ROUNDS = {
    AllowedBy.CHAIR: "Een schriftelijke ronde is er als de voorzitter die toestaat, hoogstens {most}.",
    AllowedBy.ALWAYS: "Na het verweer volgt altijd een schriftelijke ronde, hoogstens {most}.",
    AllowedBy.NOBODY: "Er is geen schriftelijke ronde na het verweer.",
}
TOGETHER = {
    Together.TOGETHER: "Partijen worden in elkaars aanwezigheid gehoord.",
    Together.APART: "Partijen worden apart gehoord.",
}
BOUND = {
    BindingOn.ORGANISATION: "De uitspraak bindt de organisatie.",
    BindingOn.BOTH: "De uitspraak bindt beide partijen.",
    BindingOn.ADVICE: "De uitspraak is een advies; het bestuur beslist.",
    BindingOn.NOBODY: "",
}
SIGNERS = {Signer.CHAIR: "de voorzitter", Signer.SECRETARY: "de secretaris"}
WITHDRAWN = {
    Withdrawal.FREE: "Intrekken kan altijd.",
    Withdrawal.CONSENT: "Intrekken kan alleen met instemming van de andere partij.",
    Withdrawal.UNSTATED: "",
}
ELSEWHERE = {
    Proceedings.REFUSE: "wordt de klacht niet behandeld",
    Proceedings.END: "eindigt de behandeling",
    Proceedings.SUSPEND: "staat de behandeling stil",
    Proceedings.CONTINUE: "gaat de behandeling door",
}
PUBLISHED = {
    Publication.NONE: "Uitspraken worden niet gepubliceerd.",
    Publication.ANONYMISED: "Uitspraken worden zonder namen gepubliceerd.",
    Publication.UNSTATED: "",
}
DAMAGES = {
    Damages.IN: "Schadevergoeding kan worden gevraagd.",
    Damages.OUT: "Over schadevergoeding gaat de regeling niet.",
    Damages.UNSTATED: "",
}
WHEN = {
    Moment.HALFWAY: "halverwege de termijn",
    Moment.LAST_CALL: "{days} dagen voor het einde",
    Moment.OVERDUE: "op de dag na het einde",
}


def mark(sentence: str, part: Part, *used: str) -> str:
    """The sentence, marked as a proposal if one of the keys it is made from is unconfirmed."""
    return sentence + TO_CONFIRM if set(used) & set(part.unconfirmed) else sentence


def mark_one(sentence: str, part: Part, key: str, one: Part) -> str:
    """The sentence of one of several under a key, marked if that one or the whole key is unconfirmed."""
    return sentence + TO_CONFIRM if one.unconfirmed or key in part.unconfirmed else sentence


def words_of(part: Part, words: Iterable[str]) -> Iterator[str]:
    """The free sentences of a part."""
    yield from (mark(sentence, part, "words") for sentence in words)
