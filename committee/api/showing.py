"""What is answered, as plain values in the words of the schema. Pure but for the values it is given."""

from typing import Any

from committee.api.reads import Arrival, Status, Term
from committee.labels import Labelled


def status(found: Status) -> dict[str, Any]:
    """How a case stands."""
    return {
        "zaaknummer": found.number,
        "staat": _labelled(found.state),
        "stap": {"nummer": found.step, "naam": found.step_name},
        "ontvangen_op": found.received_on.isoformat(),
        "afgesloten_op": found.closed_on.isoformat() if found.closed_on else None,
        "termijnen": [_term(term) for term in found.terms],
        "uitspraak": {"verzonden_op": found.served_on.isoformat(), "oordeel": _labelled(found.overall)}
        if found.served_on and found.overall else None,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "termijn": _labelled(term.clock), "vanaf": term.started_on.isoformat(),
        "laatste_dag": term.last_day.isoformat(), "artikel": term.article, "stand": _labelled(term.how),
    }


def arrival(found: Arrival) -> dict[str, Any]:
    """What became of something that was handed in."""
    return {
        "bericht": found.reference,
        "zaaknummer": found.number,
        "ontvangen_op": found.received_on.isoformat(),
        "stand": _labelled(found.fate),
    }


def _labelled(said: Labelled) -> dict[str, str]:
    return {"code": said.value, "woord": said.label}
