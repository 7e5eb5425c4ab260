"""What is kept with a case at any time: notes, free letters, an order to keep the file."""

from committee.case import gate
from committee.case.ledger import Entry, Hold
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.rules import Visibility
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.store import db


@verb(Act.NOTE)
def note(
    case: Case, text: str, visibility: Visibility = Visibility.INTERNAL, *, occasion: Occasion
) -> Entry:
    """Write a note, for the house alone or as part of the file (chapter file). Raises NoReasons."""
    said = rules.said(text, "De notitie")
    return gate.enter(case, Act.NOTE, occasion, reason=said, visibility=visibility.value)


@verb(Act.WRITE_LETTER)
def write_letter(
    case: Case, party: Party, heading: str, paragraphs: list[str], *, occasion: Occasion
) -> Entry:
    """Write a letter of one's own to a party, on paper or by mail (chapter file).

    heading: the message. paragraphs: the words as they are. Raises NoReasons, NotOfThisCase.
    """
    if party.case_id != case.id:
        raise rules.NotOfThisCase(f"{party.name} hoort niet bij deze zaak.")
    title = rules.said(heading, "Het onderwerp van de brief")
    words = [part.strip() for part in paragraphs if part.strip()]
    rules.said("\n\n".join(words), "De brief")
    entry = gate.enter(case, Act.WRITE_LETTER, occasion, parties=[party.id])
    outbox.put(case, entry, letters.free(party, title, words), occasion.at)
    return entry


@verb(Act.HOLD_FILE)
def hold_file(case: Case, reasons: str, occasion: Occasion) -> Entry:
    """Keep the file whatever the retention term says (chapter retention). Raises NoReasons, NothingLeft."""
    said = rules.said(reasons, "De reden")
    if reads.hold(case) is not None:
        raise rules.NothingLeft("Dit dossier wordt al op last bewaard.")
    entry = gate.enter(case, Act.HOLD_FILE, occasion, reason=said)
    db.session.add(Hold(case_id=case.id, from_day=occasion.on, passage_id=entry.facts["passage"]))
    return entry


@verb(Act.RELEASE_FILE)
def release_file(case: Case, reasons: str, occasion: Occasion) -> Entry:
    """End the order to keep the file: the retention term counts again. Raises NoReasons, NothingLeft."""
    said = rules.said(reasons, "De reden")
    held = reads.hold(case)
    if held is None:
        raise rules.NothingLeft("Dit dossier wordt niet op last bewaard.")
    entry = gate.enter(case, Act.RELEASE_FILE, occasion, reason=said)
    held.until_day = occasion.on
    return entry
