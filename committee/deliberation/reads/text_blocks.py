"""The text blocks that a committee uses on a day: its own where it keeps them, else those of the house."""

import logging
from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from committee.deliberation.rules import Block, BrokenBlocks, read_blocks
from committee.people.records import Committee
from committee.post.outbox import own_folder
from committee.store import db

HOUSE = Path(__file__).parents[2] / "data" / "text_blocks.toml"
OWN = "tekstblokken.toml"
log = logging.getLogger(__name__)


def blocks(committee_id: int, day: date) -> tuple[Block, ...]:
    """The blocks in force on a day. A file that is wrong is named in the log and passed over."""
    slug = db.session.scalars(select(Committee.slug).where(Committee.id == committee_id)).one()
    folder = own_folder(slug, day)
    own = folder / OWN if folder else None
    if own is not None and own.is_file():
        try:
            return _kept(own, own.stat().st_mtime_ns)
        except (BrokenBlocks, OSError) as wrong:
            log.error("text blocks of %s: %s: %s", slug, own, wrong)
    return _kept(HOUSE, 0)


@lru_cache(maxsize=64)
def _kept(file: Path, _written: int) -> tuple[Block, ...]:
    return read_blocks(file.read_bytes())
