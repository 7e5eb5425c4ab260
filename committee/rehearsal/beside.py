"""What a rehearsal file brings from beside itself: files in its own folder or below, not too large."""

from pathlib import Path

from committee.rehearsal.script import Unfit, shown

MEGABYTE = 2**20
SCRIPT = 2 * MEGABYTE       # at most, of a rehearsal, what it includes, or a regulation
PAPER = 60 * MEGABYTE       # at most, of a paper or a handover


def content(folder: Path, said: object, most: int) -> bytes:
    """The content of a file in this folder or below, at most so many bytes. Raises Unfit."""
    if not isinstance(said, str) or not said or "\0" in said:
        raise Unfit(f"{shown(said)} is geen naam van een bestand")
    try:
        path = (folder / said).resolve()
        inside = path.is_relative_to(folder.resolve()) and not Path(said).is_absolute()
        if inside and path.is_file():
            return whole(path, most)
    except (OSError, RuntimeError):   # a name too long for a disk, a circle of symlinks, no leave to read
        raise Unfit(f"{said[:80]!r} is niet te lezen") from None
    if not inside:
        raise Unfit(f"{said} ligt buiten de map van dit bestand; alleen wat daarin ligt kan mee")
    raise Unfit(f"er is geen bestand {said}")


def whole(path: Path, most: int) -> bytes:
    """Everything in a file. Raises Unfit for more bytes than most, and does not read those."""
    with path.open("rb") as file:
        read = file.read(most + 1)
    if len(read) > most:
        raise Unfit(f"{path.name} is te groot: hoogstens {most // MEGABYTE} MB")
    return read
