"""Codes with the Dutch words that people read. Pure."""

from enum import StrEnum


class Labelled(StrEnum):
    """A code that says beside it what staff or parties read: NAME = "code", "Dutch words"."""

    label: str

    def __new__(cls, value: str, label: str) -> "Labelled":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
