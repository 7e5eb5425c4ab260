"""Wederhoor: the working place of an independent Dutch complaints committee.

The application is made in `committee.application`. Here it has its short name, `committee:create_app()`, and
its import of a second is spared to whoever needs no application: `committee --help`, `committee term`.
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name == "create_app":
        return import_module("committee.application").create_app
    raise AttributeError(f"module 'committee' has no attribute {name!r}")
