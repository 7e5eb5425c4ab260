"""The fields of our forms: each knows how it is shown, what a case lets it offer, what it says to an act."""

from committee.web.fields.addresses import MailAddress, Postcode, Telephone
from committee.web.fields.choosing import EnumOf, OneOf, Picked, Shown, SomeOf, Tick, enum_choices
from committee.web.fields.days import Day, Hour
from committee.web.fields.of_a_case import (
    element,
    elements,
    panelist,
    paper,
    parties,
    party,
    seat,
    seat_choices,
    servant,
    servants,
)
from committee.web.fields.papers import Papers, renamed
from committee.web.fields.rows import Rows
from committee.web.fields.words import (
    Hidden,
    Kind,
    Lines,
    Number,
    Paragraphs,
    Sane,
    Testimony,
    Text,
    Words,
    required,
)

__all__ = [
    "Day", "EnumOf", "Hidden", "Hour", "Kind", "Lines", "MailAddress", "Number", "OneOf", "Papers",
    "Paragraphs", "Picked", "Postcode", "Rows", "Sane", "Shown", "SomeOf", "Telephone", "Testimony", "Text",
    "Tick", "Words", "element", "elements", "enum_choices", "panelist", "paper", "parties", "party",
    "renamed", "required",
    "seat", "seat_choices", "servant", "servants",
]
