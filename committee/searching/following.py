"""The words of the cases follow the journal: whatever an act touched is read again, soon after.

Apart from the acts themselves, so that no act waits for it, or fails by it. Killed halfway, it goes on where
it was; nothing in it cannot be made anew.
"""

import html
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, insert, literal, select

from committee.case.ledger import Entry
from committee.case.records import Case, Document, Element, Party, Passage, Wording
from committee.people.records import Organisation, Person
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.response.records import Response
from committee.searching import stems
from committee.searching.records import SearchMark, SearchWord
from committee.searching.rules import Level, number_words, phone_word, words
from committee.store import db, transaction

STEP = 200   # journal entries at a time
TAGS = re.compile(r"<[^>]+>")


def follow() -> int:
    """Read again every case that the journal tells of since the last time; how many cases that were."""
    done = 0
    while True:
        with transaction():
            touched = _step()
        if touched is None:
            return done
        done += touched


def afresh() -> int:
    """Make all words anew; how many cases there are."""
    with transaction():
        db.session.execute(delete(SearchWord))
        db.session.execute(delete(SearchMark))
    return follow()


def _step() -> int | None:
    mark = db.session.get(SearchMark, 1, with_for_update=True)
    if mark is None:
        mark = SearchMark(id=1, seq=0)
        db.session.add(mark)
    rows = db.session.execute(
        select(Entry.seq, Entry.case_id).where(Entry.seq > mark.seq).order_by(Entry.seq).limit(STEP)
    ).all()
    if not rows:
        return None
    touched = sorted({row.case_id for row in rows if row.case_id is not None})
    for case_id in touched:
        write(case_id)
    mark.seq = rows[-1].seq
    return len(touched)


def write(case_id: int) -> None:
    """Make the words of one case anew. Inside a transaction."""
    said = select(Case.committee_id, Case.number, Case.organisation_id).where(Case.id == case_id)
    case = db.session.execute(said).first()
    kept = select(SearchWord.word, SearchWord.level).where(SearchWord.case_id == case_id)
    here = {(row.word, row.level) for row in db.session.execute(kept)}
    wanted = _words_of(case_id, case) if case else set()
    for level in Level:
        gone = [word for word, at in here - wanted if at is level]
        if gone:
            db.session.execute(delete(SearchWord).where(
                SearchWord.case_id == case_id, SearchWord.level == level, SearchWord.word.in_(gone)))
    new = [{"committee_id": case.committee_id, "case_id": case_id, "word": word, "level": level}
           for word, level in sorted(wanted - here)] if case else []
    if new:
        db.session.execute(insert(SearchWord), new)


def _words_of(case_id: int, case: Any) -> set[tuple[str, Level]]:
    found = {(word, Level.NAMES) for word in (*number_words(case.number), *words(case.number))}
    found |= _people(case_id, case.organisation_id)
    for level, texts in (
        (Level.FILE, _file(case_id)), (Level.LETTERS, _letters(case_id)), (Level.NOTES, _notes(case_id)),
    ):
        said = {word for text in texts for word in words(text or "")}
        found |= {(form, level) for word in said for form in stems.kept(word)}
    return found


def _people(case_id: int, organisation_id: int) -> set[tuple[str, Level]]:
    people = db.session.execute(
        select(Person.name, Person.phone, Person.email)
        .join(Party, Party.person_id == Person.id).where(Party.case_id == case_id))
    bodies = db.session.execute(
        select(Organisation.name, Organisation.phone, Organisation.email).where(Organisation.id.in_(
            select(Party.organisation_id).where(Party.case_id == case_id, Party.organisation_id.is_not(None))
        ) | (Organisation.id == organisation_id)))
    here = db.session.execute(   # where an organisation is reached in this case alone
        select(literal("").label("name"), Party.phone, Party.email).where(Party.case_id == case_id))
    found: set[tuple[str, Level]] = set()
    for row in (*people, *bodies, *here):
        reached = words(row.email or "") | ({phone_word(row.phone or "")} - {""})
        found |= {(word, Level.NAMES) for word in words(row.name)}
        found |= {(word, Level.CONTACT) for word in reached}
    return found


def _file(case_id: int) -> Iterable[str | None]:
    of_case = select(Element.id).where(Element.case_id == case_id)
    yield from db.session.scalars(select(Wording.text).where(Wording.element_id.in_(of_case)))
    yield from db.session.scalars(select(Response.text).where(Response.element_id.in_(of_case)))
    papers = select(Document.title).where(Document.case_id == case_id, Document.withheld.is_(False))
    yield from db.session.scalars(papers)


def _letters(case_id: int) -> Iterable[str]:
    sent = select(Letter.title, Letter.to_name, Letter.paper).where(
        Letter.case_id == case_id, Letter.status != Status.WITHDRAWN)
    for row in db.session.execute(sent):
        yield f"{row.title} {row.to_name} {html.unescape(TAGS.sub(' ', row.paper.get('body_html', '')))}"


def _notes(case_id: int) -> Iterable[str]:
    return db.session.scalars(
        select(Passage.body).where(Passage.case_id == case_id, Passage.kind == Act.NOTE.value))


def behind() -> int:
    """How many entries of the journal were not read yet."""
    last = db.session.scalar(select(func.max(Entry.seq))) or 0
    return last - (db.session.scalar(select(SearchMark.seq)) or 0)
