"""The page of a hearing: when and where, who is invited, who comes, and what can be done."""

from dataclasses import dataclass

from flask import Blueprint, Response, g, render_template

from committee.hearing.letters import COMING
from committee.hearing.reads import bundles
from committee.hearing.reads.sitting import bundle_reader, page_of
from committee.hearing.reads.values import HearingPage, Row
from committee.permissions import Role
from committee.procedure import Act
from committee.web import pages
from committee.web.download import handed_over
from committee.web.guard import STAFF, current_actors, open_to
from committee.web.readlog import looked

bp = Blueprint("hearing", __name__)
HERE = "zitting"   # where somebody who lays down one line after the other comes back to
BUTTONS = (   # the verbs at the head of the page, in this order, as short as they can be beside its title
    (Act.CONVENE, "Plan de hoorzitting"), (Act.HOLD, "Zitting gehouden"), (Act.MAKE_BUNDLE, "Maak bundel"),
    (Act.POSTPONE, "Verplaats…"),
    (Act.CANCEL_HEARING, "Zeg af…"), (Act.ASK_AVAILABILITY, "Vraag verhinderdata"),
    (Act.WAIVE_HEARING, "Ga door zonder zitting"),
)
FIRST = frozenset({Act.HOLD, Act.MAKE_BUNDLE})   # one filled button per page; before these, ask and plan


@dataclass(frozen=True)
class Verb:
    """What can be done here: its words, its address, whether it is the one filled button."""

    words: str
    href: str
    first: bool = False


@bp.get("/zaken/<number>/zitting")
@open_to(*STAFF)
def show(number: str) -> str:
    """The hearing of a case, planned or held, or what is known before it is planned."""
    page = page_of(number, current_actors(), g.today)
    looked(page.viewer, "hearing", g.at, page.case_id)
    menu = offered(page)
    way_out = _way_out(page, menu)
    return render_template(
        "hearing/show.html", page=page, way_out=way_out, verbs=_verbs(page, menu, way_out),
        row_verbs={row.key: _row_verbs(page, row, menu) for row in page.rows},
        days=_days(page, menu),
        make_bundle=pages.address(page.number, Act.MAKE_BUNDLE) if Act.MAKE_BUNDLE in menu else "",
    )


@bp.get("/zaken/<number>/bundel/<int:bundle_number>.pdf")
@open_to(*STAFF)
def bundle(number: str, bundle_number: int) -> Response:
    """A bundle of the case, to keep."""
    return _handed(number, bundle_number, rest=False)


@bp.get("/zaken/<number>/bundel/<int:bundle_number>/nieuw.pdf")
@open_to(*STAFF)
def bundle_rest(number: str, bundle_number: int) -> Response:
    """What is new in a bundle alone: its cover, its index and the new papers."""
    return _handed(number, bundle_number, rest=True)


def _handed(number: str, bundle_number: int, *, rest: bool) -> Response:
    case, viewer = bundle_reader(number, current_actors())
    file = bundles.file_of(case, bundle_number, viewer, rest=rest)
    looked(viewer, bundles.READ, g.at, case.id, thing_id=bundle_number)
    return handed_over(file.sha256, file.filename, "application/pdf")


def offered(page: HearingPage) -> frozenset[Act]:
    """The acts that this visitor may do or record in this case now."""
    found = pages.offered(page.state, page.facts, page.viewer.role)
    return frozenset(made.act for here in found.values() for made in here)


def _way_out(page: HearingPage, menu: frozenset[Act]) -> Verb | None:
    """What mends a panel that does not meet the rule, or that is not there yet."""
    if page.hearing and page.objections:
        gone = next((row.seat for row in page.rows if row.declined and row.seat), None)
        if gone and Act.REPLACE_MEMBER in menu:
            address = pages.address(page.number, Act.REPLACE_MEMBER, seat=gone)
            return Verb("Vervang een lid", address, first=True)
    elif page.hearing or page.panel:
        return None
    if Act.SEAT_PANEL not in menu:
        return None
    return Verb("Stel de commissie samen", pages.address(page.number, Act.SEAT_PANEL), first=True)


def _verbs(page: HearingPage, menu: frozenset[Act], way_out: Verb | None) -> list[Verb]:
    due = _is_due(page)
    timely = {Act.HOLD: due, Act.MAKE_BUNDLE: not due and _lacks_bundle(page)}
    here = {act for act in menu if timely.get(act, True)}
    leads = Act.ASK_AVAILABILITY if any(one.unasked for one in page.away) else Act.CONVENE
    first = leads if leads in here else Act.CONVENE
    found = [Verb(words, pages.address(page.number, act), way_out is None and act in {first, *FIRST})
             for act, words in BUTTONS if act in here]
    return sorted(found, key=lambda verb: not verb.first)


def _lacks_bundle(page: HearingPage) -> bool:
    """Whether a hearing that is planned is prepared by making its bundle."""
    planned = page.hearing is not None and not page.hearing.held
    return planned and page.shelf is not None and page.shelf.lacks


def _is_due(page: HearingPage) -> bool:
    """Whether the day of the hearing has come; before it, nobody held it."""
    return page.hearing is not None and bool(page.hearing.day <= g.today)


def _row_verbs(page: HearingPage, row: Row, menu: frozenset[Act]) -> list[Verb]:
    """What can be done about one person: note the answer, and remind who gave none."""
    found = [_row_verb(page, row, menu), _reminder(page, row, menu)]
    return [verb for verb in found if verb is not None]


def _reminder(page: HearingPage, row: Row, menu: frozenset[Act]) -> Verb | None:
    """A letter to a party that did not answer, read before it goes; it tells nothing of the case."""
    kind, _, number = row.key.partition(":")
    waits = page.hearing is not None and not page.hearing.held and not row.answered_at
    if not waits or kind != "party" or Act.WRITE_LETTER not in menu or page.viewer.role is not Role.SECRETARY:
        return None
    return Verb("Herinner", pages.address(page.number, Act.WRITE_LETTER, party=number, over=COMING))


def _row_verb(page: HearingPage, row: Row, menu: frozenset[Act]) -> Verb | None:
    """The verb behind one person: the secretary's for all, everybody's for oneself."""
    if row.declined and row.seat and Act.REPLACE_MEMBER in menu:
        return Verb("Vervang", pages.address(page.number, Act.REPLACE_MEMBER, seat=row.seat))
    if Act.REPLY not in menu or not _may_note(page, row.key):
        return None
    return Verb("Wijzig" if row.answered_at else "Noteer antwoord",
                pages.address(page.number, Act.REPLY, who=row.key, van=HERE))


def _days(page: HearingPage, menu: frozenset[Act]) -> dict[str, str]:
    """Where the days of each person are laid down."""
    if Act.GIVE_AVAILABILITY not in menu:
        return {}
    return {one.key: pages.address(page.number, Act.GIVE_AVAILABILITY, who=one.key, van=HERE)
            for one in page.away if _may_note(page, one.key)}


def _may_note(page: HearingPage, key: str) -> bool:
    return page.viewer.role is Role.SECRETARY or page.viewer.key == key
