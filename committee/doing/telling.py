"""Word to who decided, when somebody else wrote the decision down (product: the chair gets word)."""

from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.doing import letters
from committee.people.records import Account
from committee.permissions import Actor, Occasion
from committee.post import outbox
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.store import db


def tell(case: Case, entry: Entry, occasion: Occasion) -> None:
    """Put out the word that belongs to an act that was done just now, if there is any."""
    if entry.act is Act.UNDO:
        _tell_of_undoing(case, entry, occasion)
    elif occasion.decided_by.key != occasion.recorded_by.key and occasion.decided_by.account_id is not None:
        to = db.session.get_one(Account, occasion.decided_by.account_id)
        by, means = _name(occasion.recorded_by), occasion.means
        draft = letters.recorded(to, entry.act, occasion.on, by=by, means=means)
        outbox.put(case, entry, draft, occasion.at)


def _tell_of_undoing(case: Case, entry: Entry, occasion: Occasion) -> None:
    """Who had word of an act hears that it was undone; a word that still waited was held back."""
    had = select(Letter).where(Letter.entry_seq == entry.facts["undone"], Letter.kind == outbox.RECORDED,
                               Letter.status != Status.WITHDRAWN)
    for letter in db.session.scalars(had):
        to = db.session.get_one(Account, letter.account_id)
        draft = letters.taken_back(to, Act(entry.facts["of"]), occasion.on, _name(occasion.recorded_by))
        outbox.put(case, entry, draft, occasion.at)


def _name(actor: Actor) -> str:
    return db.session.get_one(Account, actor.account_id).person.name
