"""What is chosen in the course of a case: the code for the file, the label for people."""

from enum import StrEnum


class Suspending(StrEnum):
    """Why the handling stands still; the code is the regulation's, the label what people read."""

    label: str

    def __new__(cls, value: str, label: str) -> "Suspending":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    MEDIATION = "mediation", "bemiddeling"
    COURT = "court", "zaak bij de rechter"
    CRIMINAL = "criminal", "strafzaak"
    AGREEMENT = "agreement", "afspraak van partijen"


class Discontinuing(StrEnum):
    """Why the handling ends without a verdict."""

    label: str

    def __new__(cls, value: str, label: str) -> "Discontinuing":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    EXTERNAL = "external", "procedure elders"
    DEATH = "death", "overlijden"
    OTHER = "other", "andere reden"


class Visibility(StrEnum):
    """Who may read a note."""

    label: str

    def __new__(cls, value: str, label: str) -> "Visibility":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    INTERNAL = "internal", "alleen secretariaat en commissie"
    FILE = "file", "hoort bij het dossier"
