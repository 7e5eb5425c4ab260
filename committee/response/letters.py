"""The letters of stage 3, as values; what they say is in templates/letters/response."""

from datetime import date

from committee.case.ledger import RunningTerm
from committee.case.records import Document, Party
from committee.dutch import capital, listing
from committee.people.records import Account
from committee.post.outbox import Draft
from committee.procedure import State
from committee.reckoning import Reckoning
from committee.response.records import Position

PLAIN = {
    Position.DISPUTED: "is het er niet mee eens (betwist)",
    Position.PARTLY: "is het er voor een deel mee eens (deels erkend)",
    Position.ACKNOWLEDGED: "is het ermee eens (erkend)",
    Position.UNSTATED: "heeft dit geschreven",
}
SILENT = "zegt hier niets over"


def received(
    to: Party,
    by: Party,
    *,
    answers: list[tuple[int, Position, str]],
    text: str | None,
    papers: list[Document],
    late: bool,
    others: bool,
    state: State,
) -> Draft:
    """To the complainant: the response with its annexes, and what happens next.

    others: whether there are elements besides those in answers, to which the text is the answer.
    """
    return Draft(
        "response.received",
        f"{by.name} heeft gereageerd op uw klacht"[:200],
        to,
        {
            "by": by.name,
            "answers": [(number, _stands(position, words), words) for number, position, words in answers],
            "text": text or "",
            "others": others,
            "papers": bool(papers),
            "late": late,
            "more": state is State.AWAITING_RESPONSE,
            "planned": state is State.HEARING_SCHEDULED,
        },
        annexes=tuple(papers),
    )


def _stands(position: Position, words: str) -> str:
    return PLAIN[position] if words or position is not Position.UNSTATED else SILENT


def receipt(to: Party, received_on: date, late: bool, state: State) -> Draft:
    """To the respondent: the response is in, and goes to the complainant."""
    title = "Wij hebben uw reactie ontvangen"
    values = {"received_on": received_on, "late": late, "planned": state is State.HEARING_SCHEDULED}
    return Draft("response.receipt", title, to, values)


def late_word(to: Account, by: Party, received_on: date) -> Draft:
    """To the chair: a response came late; it is kept and marked."""
    values = {"by": by.name, "received_on": received_on}
    return Draft("response.late_word", "Er kwam een verweer na de termijn", to, values)


def lapsed(to: Party, last_day: date) -> Draft:
    """To the respondent: the case goes on without his response."""
    return Draft("response.lapsed", "De zaak gaat verder zonder uw reactie", to, {"last_day": last_day})


def lapsed_told(to: Party, by: Party, last_day: date) -> Draft:
    """To complainant and organisation: no response came, and what that means."""
    title = f"Er kwam geen reactie van {by.name}"[:200]
    return Draft("response.lapsed_told", title, to, {"by": by.name, "last_day": last_day})


def time_waiting(to: Account, by: Party) -> Draft:
    """To the secretary: a request for more time waits for a decision."""
    return Draft("response.time_waiting", "Er is uitstel gevraagd voor het verweer", to, {"by": by.name},
                 wants=True)


def extended(to: Party, before: date, term: RunningTerm, reasons: str, *, again: bool) -> Draft:
    """To the respondent: the new last day with its reckoning. again: the regulation allows more."""
    return Draft(
        "response.extended",
        "U krijgt meer tijd voor uw reactie",
        to,
        {
            "before": before,
            "last_day": term.last_day,
            "reasons": reasons,
            "again": again,
            "reckoning": Reckoning.from_dict(term.reckoning).sums(),
        },
        wants=True,
    )


def extended_told(to: Party, by: Party, *, before: date, last_day: date, asked: str, reasons: str) -> Draft:
    """To the complainant: the other side has more time, until when, why it asked and why it may."""
    values = {"by": by.name, "before": before, "last_day": last_day, "asked": asked, "reasons": reasons}
    return Draft("response.extended_told", f"{by.name} krijgt meer tijd"[:200], to, values)


def time_refused(to: Party, last_day: date, reasons: str) -> Draft:
    """To the respondent: no more time, and why; the last day stays."""
    title = "U krijgt geen extra tijd voor uw reactie"
    return Draft("response.time_refused", title, to, {"last_day": last_day, "reasons": reasons}, wants=True)


def time_refused_told(to: Party, by: Party, *, last_day: date, asked: str, reasons: str) -> Draft:
    """To the complainant: the other side asked for more time, why, and why it does not get it."""
    values = {"by": by.name, "last_day": last_day, "asked": asked, "reasons": reasons}
    return Draft("response.time_refused_told", f"{by.name} krijgt geen extra tijd"[:200], to, values)


def round_opened(to: Party, name: str, about: str | None, last_day: date | None) -> Draft:
    """To who may write: about what, and until when."""
    values = {"name": name, "about": about or "", "last_day": last_day}
    return Draft("response.round_opened", "U mag nog een keer schriftelijk reageren", to, values, wants=True)


def round_told(to: Party, name: str, writers: list[str], last_day: date | None) -> Draft:
    """To the other side: who may write once more, and that a copy follows."""
    values = {"name": name, "writers": listing(writers), "last_day": last_day}
    return Draft("response.round_told", "De andere kant mag nog een keer reageren", to, values)


def round_closed(to: Party, names: list[str], waited: bool) -> Draft:
    """To both sides: the written round is over, the hearing is next."""
    values = {"names": listing(names), "waited": waited}
    return Draft("response.round_closed", "De schriftelijke ronde is klaar", to, values)


def paper_filed(to: Party, document: Document, filer: Party | None) -> Draft:
    """To who may see it: a paper was added to the file, by whom, and whether it was late."""
    values = {
        "by": filer.name if filer else "de commissie",
        "number": document.number,
        "name": document.title,
        "received_on": document.received_on,
        "late": document.late,
    }
    return Draft("response.paper_filed", "Er is een stuk bij in uw zaak", to, values, annexes=(document,))


def paper_receipt(to: Party, document: Document) -> Draft:
    """To who filed a paper late or asked for secrecy: it is in, and the chair decides."""
    values = {
        "name": document.title,
        "received_on": document.received_on,
        "late": document.late,
        "secret": document.withheld,
    }
    return Draft("response.paper_receipt", "Wij hebben uw stuk ontvangen", to, values)


def paper_waiting(to: Account, document: Document) -> Draft:
    """To the chair: a late paper, or a request for secrecy, waits."""
    why = "geheimhouding gevraagd" if document.withheld else "na de sluiting ingediend"
    values = {"number": document.number, "late": document.late, "secret": document.withheld}
    return Draft("response.paper_waiting", capital(f"stuk {document.number}: {why}"), to, values, wants=True)


def paper_withheld(to: Party, document: Document, reasons: str, summary: str | None) -> Draft:
    """To the other side: something is withheld, why, and that it is used only with his consent."""
    values = {"number": document.number, "reasons": reasons, "summary": summary or ""}
    return Draft("response.paper_withheld", "Eén stuk kunt u niet lezen", to, values, wants=bool(summary))


def paper_use(to: Party | Account, document: Document, by: Party, *, agrees: bool, used: bool) -> Draft:
    """To who filed it and to the chair: what a party answered, and whether the paper may be used."""
    values = {"number": document.number, "by": by.name, "agrees": agrees, "used": used}
    title = f"Stuk {document.number} {'mag worden gebruikt' if used else 'wordt niet gebruikt'}"
    return Draft("response.paper_use", title, to, values)


def secrecy_granted(to: Party, document: Document, summary: str | None) -> Draft:
    """To who filed it: the paper stays secret, and what that means for its use."""
    values = {"name": document.title, "summary": summary or ""}
    return Draft("response.secrecy_granted", "Uw stuk blijft geheim", to, values)


def secrecy_refused(to: Party, document: Document, reasons: str | None) -> Draft:
    """To who filed it: the paper is shared now."""
    values = {"name": document.title, "reasons": reasons or ""}
    return Draft("response.secrecy_refused", "De andere kant krijgt uw stuk te lezen", to, values)


def paper_returned(to: Party, document: Document, reasons: str | None) -> Draft:
    """To who filed it: the paper goes back and is not used."""
    values = {"name": document.title, "reasons": reasons or ""}
    return Draft("response.paper_returned", "U krijgt uw stuk terug", to, values, annexes=(document,))
