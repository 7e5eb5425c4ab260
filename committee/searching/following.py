"""The words of the cases follow the journal: whatever an act touched is read again, soon after.

Apart from the acts themselves, so that no act waits for it, or fails by it. Killed halfway, it goes on where
it was; nothing in it cannot be made anew. An organisation that is called otherwise, which is no act of any
case, is found by its new name in all its cases; its old one stays where it was until the next act of each.
"""

import html
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, exists, func, insert, literal, or_, select, true, union_all

from committee.administration.records import SettingChange, Thing
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


def _mark() -> SearchMark:
    mark = db.session.get(SearchMark, 1, with_for_update=True)
    if mark is None:
        mark = SearchMark(id=1, seq=0, setting=0)
        db.session.add(mark)
        db.session.flush()
    return mark


def _rename(mark: SearchMark) -> None:
    """Let each organisation that was changed since the last time be found by what it is called now."""
    rows = db.session.execute(
        select(SettingChange.id, SettingChange.thing, SettingChange.thing_id)
        .where(SettingChange.id > mark.setting).order_by(SettingChange.id)
    ).all()
    for organisation_id in sorted({row.thing_id for row in rows if row.thing is Thing.ORGANISATION}):
        _find_as_it_is(organisation_id)
    if rows:
        mark.setting = rows[-1].id


def _find_as_it_is(organisation_id: int) -> None:
    """Add the words of an organisation to all its cases, in one statement however many there are."""
    body = select(Organisation.name, Organisation.phone, Organisation.email).where(
        Organisation.id == organisation_id)
    said = union_all(*(
        select(literal(word, SearchWord.word.type).label("word"),
               literal(level, SearchWord.level.type).label("level"))
        for word, level in sorted(_called(db.session.execute(body)))
    )).subquery()
    takes_part = exists().where(Party.case_id == Case.id, Party.organisation_id == organisation_id)
    known = exists().where(
        SearchWord.committee_id == Case.committee_id, SearchWord.word == said.c.word,
        SearchWord.case_id == Case.id, SearchWord.level == said.c.level)
    new = select(Case.committee_id, Case.id, said.c.word, said.c.level).join(said, true()).where(
        or_(Case.organisation_id == organisation_id, takes_part), ~known)
    columns = ["committee_id", "case_id", "word", "level"]
    db.session.execute(insert(SearchWord).from_select(columns, new))


def _step() -> int | None:
    mark = _mark()
    _rename(mark)
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
    return _called((*people, *bodies, *here))


def _called(rows: Iterable[Any]) -> set[tuple[str, Level]]:
    """The words by which somebody is found: his name, and where he is reached."""
    found: set[tuple[str, Level]] = set()
    for row in rows:
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
