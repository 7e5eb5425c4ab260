"""The words by which cases are found. Made from the cases, and made anew from them at any time."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from committee.searching.rules import LONGEST, Level
from committee.store import Record, by_value

# by its bytes, so that the words with one begin stand together
WORD = String(LONGEST).with_variant(String(LONGEST, collation="C"), "postgresql")


class SearchWord(Record):
    """One word that stands in a case, at one level; the key is the order in which it is looked for."""

    __tablename__ = "search_words"

    committee_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id"), primary_key=True, index=True, autoincrement=False
    )
    level: Mapped[Level] = mapped_column(by_value(Level), primary_key=True)


class SearchMark(Record):
    """Until which entry of the journal the words were made, and until which change of a setting."""

    __tablename__ = "search_mark"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    setting: Mapped[int]
