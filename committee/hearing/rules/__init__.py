"""What the regulation asks of a panel and of the day of a hearing. Pure: values in, Dutch words out."""

from committee.hearing.rules.openings import (
    Asked,
    Closed,
    Opening,
    asked_days,
    closed_days,
    openings,
    shut_days,
)
from committee.hearing.rules.panel import Candidate, Sitter, check_number, check_panel, panel_objections
from committee.hearing.rules.refusals import (
    Incomplete,
    NoHearing,
    NotInvited,
    NotYours,
    SlotRefused,
    TooManyMoves,
    WaiverMissing,
    WrongPanel,
    check_requests,
    said,
)
from committee.hearing.rules.slots import (
    Booking,
    Room,
    Scene,
    Slot,
    Span,
    check_spans,
    day_objections,
    exists,
    last_notice,
    objections,
    warnings,
)

__all__ = [
    "Asked", "Booking", "Candidate", "Closed", "Incomplete", "NoHearing", "NotInvited", "NotYours", "Opening",
    "Room", "Scene", "Sitter", "Slot", "SlotRefused", "Span", "TooManyMoves", "WaiverMissing", "WrongPanel",
    "asked_days", "check_number", "check_panel", "check_requests", "check_spans", "closed_days",
    "day_objections", "exists", "last_notice", "objections", "openings", "panel_objections", "said",
    "shut_days", "warnings",
]
