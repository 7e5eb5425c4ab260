"""The only clock of the application; views and commands call it, everything below is handed the moment."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
