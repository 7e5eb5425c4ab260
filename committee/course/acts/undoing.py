"""Undo: the last act of a case is taken back as long as nothing of it has left the house."""

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from committee import permissions
from committee.case import gate, images
from committee.case.ledger import Entry, Revision
from committee.case.records import Case
from committee.case.verbs import verb
from committee.course import reads, rules
from committee.permissions import Actor, Occasion, Role, Standing
from committee.post import mending, outbox
from committee.post.records import Status
from committee.procedure import Act
from committee.store import db


@verb(Act.UNDO)
def undo(case: Case, entry_seq: int | None = None, *, occasion: Occasion) -> Entry:
    """Take back the last act of a case: every row as it was, its letters held back (chapter file).

    What a note held back waits again; what it said came back did arrive.
    entry_seq: the act that the user saw as the last one. Who may do the act or entered it may undo it, a
    declaration only whose it is; a chair outside a panel that another chairs only his own. Once a letter has
    left, or a party came to read the verdict, the act is put right instead. Raises NotUndoable, NotYours.
    """
    last = reads.last_act(case)
    if last is None or entry_seq not in (None, last.seq):
        raise rules.NotUndoable("Alleen de laatste handeling kan ongedaan worden gemaakt.")
    who = occasion.decided_by
    rules.require_undoable(
        last.act,
        own=who.key in (last.decided_by, last.recorded_by),
        may=who.role in permissions.MAY[last.act] and _has_part(case, who),
    )
    entry = gate.enter(case, Act.UNDO, occasion, undone=last.seq, of=last.act.value)
    _require_unread(case, last)
    if not outbox.withdraw(last.seq):
        raise rules.NotUndoable(
            f"Van “{last.act.label}” is al een brief verstuurd. Zet de handeling recht met een reden."
        )
    db.session.execute(delete(Revision).where(Revision.by_seq == last.seq))  # it may point at what goes next
    images.restore(last.seq)
    if last.facts.get("post") == "held":   # letters are history and have no images
        mending.release(last.facts.get("letters", []), occasion.at)
    if last.facts.get("post") == "returned":
        mending.did_arrive(last.facts["letters"], Status(last.facts["was"]), last.entered_at)
    db.session.add(Revision(case_id=case.id, entry_seq=last.seq, by_seq=entry.seq, undone=True))
    flag_modified(case, "state")  # the version rises, so that a page from before is out of date
    db.session.flush()
    return entry


def _require_unread(case: Case, last: Entry) -> None:
    if last.act in rules.SEEN_AT_ONCE and reads.opened_since(last, case):
        raise rules.NotUndoable(
            f"Na “{last.act.label}” heeft een partij haar zaak al bekeken: zij kan de uitspraak hebben "
            "gelezen. Zet de handeling recht met een reden."
        )


def _has_part(case: Case, who: Actor) -> bool:
    """A chair has no part in a case that another chair leads, unless he sits on its panel."""
    if who.role is not Role.CHAIR or gate.leading_chair(case) is None:
        return True
    return gate.standing_of(case.id, who) in (Standing.ASKED, Standing.SITTING)
