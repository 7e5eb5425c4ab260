"""What all pages share: guards, errors, Dutch filters."""

from flask import Flask

from committee import records   # noqa: F401  every table is known before the first query


def open_doors(app: Flask) -> None:
    """Hang the pages in the application, each behind its guard."""
