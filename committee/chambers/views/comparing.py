"""Any two versions of a part of the draft: as one text, or side by side."""

from collections.abc import Sequence

from flask import g, render_template, request

from committee.chambers.reads.versions import Part, parts_with_versions, texts_of
from committee.chambers.views.entry import bp, entered, offer_of
from committee.deliberation.rules import compared
from committee.web.guard import STAFF, open_to
from committee.web.readlog import looked


@bp.get("/zaken/<number>/raadkamer/versies")
@open_to(*STAFF)
def versions(number: str) -> str:
    """What changed between two versions; without a choice the last two of the part that changed most."""
    offer = offer_of(number)
    found = entered(offer)
    parts = parts_with_versions(offer)
    part = _chosen(parts, request.args.get("deel", ""))
    before, after = _two(part, request.args.get("van", ""), request.args.get("naar", ""))
    said = texts_of(offer, part.name, [before, after]) if part else {}
    looked(offer.viewer, "chambers", g.at, offer.case_id)
    return render_template(
        "chambers/versions.html", room=found, parts=parts, part=part, before=before, after=after,
        beside=request.args.get("vorm") == "naast",
        changes=compared(said.get(before, ""), said.get(after, "")),
    )


def _chosen(parts: Sequence[Part], name: str) -> Part | None:
    asked = next((one for one in parts if one.name == name), None)
    return asked or max(parts, key=lambda one: len(one.versions), default=None)


def _two(part: Part | None, first: str, second: str) -> tuple[int, int]:
    """The two versions to compare, the earlier one first; the last two where the address says none."""
    known = [one.number for one in part.versions] if part else []
    if not known:
        return 0, 0
    chosen = [int(one) for one in (first, second) if one.isdecimal() and int(one) in known]
    last = known[-2:] if len(known) > 1 else known * 2
    before, after = sorted(chosen if len(chosen) == 2 else last)
    return before, after
