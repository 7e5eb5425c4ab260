"""What a party sees: its own case, its letters and papers, and who looked at it."""

from dataclasses import dataclass

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee.case.offer import Fact
from committee.desk.reads import files, rulebook
from committee.doing import kept
from committee.portal import reads
from committee.portal.rules import BEFORE_THE_TALK, CLOCK_WORDS, DONE, FINDING_WORDS, POINT_WORDS, WHY_WORDS
from committee.portal.views.entry import bp
from committee.procedure import ENDED, Act
from committee.web import pages
from committee.web.download import handed_over
from committee.web.guard import PARTY, current_party_id, open_to
from committee.web.readlog import looked


@bp.get("/mijn-zaak")
@open_to(PARTY)
def case() -> str:
    """The party's own case: what to do now, and what it may do besides."""
    page = reads.page(current_party_id(), g.today)
    looked(page.viewer, "case", g.at, page.head.id)
    menu = _menu(page)
    return render_template(
        "portal/case.html", page=page, menu=menu, clock_words=CLOCK_WORDS, point_words=POINT_WORDS,
        finding_words=FINDING_WORDS,
        task=menu.get(page.said.act), why_words=WHY_WORDS, ended=ENDED,
        before_talk=page.head.state in BEFORE_THE_TALK and page.bar, done=_thanks(request.args.get("gedaan")),
        begun=_begun(page, menu),
    )


@dataclass(frozen=True)
class Begun:
    """Something a party began and may still finish. kept: just now. was: how far it came, in a sentence."""

    verb: str
    address: str
    kept: bool
    was: str


def _begun(page: reads.PartyPage, menu: dict[str, pages.ActPage]) -> list[Begun]:
    """What this party typed and did not send, of what it may do now; the last one first."""
    open_now, just_now = {made.slug: made.verb for made in menu.values()}, request.args.get("bewaard")
    found: dict[str, Begun] = {}
    for address, mark in kept.begun(page.viewer.key):
        slug = address.partition("?")[0].rpartition("/")[2]
        was = f"U was bij vraag {mark.number} van {mark.total}." if mark.number else ""
        if slug in open_now:
            found.setdefault(slug, Begun(open_now[slug], address, slug == just_now, was))
    return list(found.values())


def _menu(page: reads.PartyPage) -> dict[str, pages.ActPage]:
    """What the party may do now, without what is only another's, or what it cannot know yet."""
    menu = pages.offered_to_party(page.head.state, page.head.facts, page.viewer.role)
    hidden = {Act.AGREE_TO_PAPER} if not page.own.secret else set()
    hidden |= {Act.CHALLENGE} if page.head.hearing is None else set()
    hidden |= {Act.REPLY} if page.own.invitation is None else {Act.GIVE_AVAILABILITY}
    hidden |= {Act.RECEIVE_RESPONSE} if not page.own.unanswered else set()
    hidden |= {Act.COMPLETE} if Fact.ANSWER_LATE in page.head.facts else set()
    hidden |= {Act.RECEIVE_REACTION} if page.said.act != Act.RECEIVE_REACTION else set()
    hidden |= {Act.ASK_MORE_TIME} if page.own.more_time.waits or not page.own.more_time.may_ask else set()
    return {code: made for code, made in menu.items() if made.act not in hidden}


def _thanks(slug: str | None) -> str:
    """What to say to who comes from one of its own acts; empty for who just comes."""
    made = pages.party_by_slug(slug or "")
    return DONE.get(made.act, DONE[None]) if made else ""


@bp.get("/mijn-zaak/stukken/<int:paper_number>")
@open_to(PARTY)
def paper(paper_number: int) -> Response:
    """A paper the party may see, to keep."""
    viewer = reads.actor_of(current_party_id())
    file = files.paper(viewer.case_id or 0, paper_number, g.today, party_id=viewer.party_id)
    looked(viewer, "paper", g.at, file.case_id, thing_id=file.id)
    return handed_over(file.sha256, file.filename, file.media_type)


@bp.get("/mijn-zaak/brieven/<int:letter_id>")
@open_to(PARTY)
def letter(letter_id: int) -> str:
    """A letter to the party, to read."""
    door, shown = reads.letter(current_party_id(), letter_id)
    looked(door.viewer, "letter", g.at, shown.case_id, thing_id=shown.id)
    return render_template("portal/letter.html", page=door, letter=shown)


@bp.get("/mijn-zaak/brieven/<int:letter_id>.pdf")
@open_to(PARTY)
def letter_pdf(letter_id: int) -> Response:
    """A letter to the party as it went out on paper."""
    door, shown = reads.letter(current_party_id(), letter_id)
    if shown.pdf is None:
        return redirect(url_for("portal.letter", letter_id=letter_id))
    looked(door.viewer, "letter", g.at, shown.case_id, thing_id=shown.id)
    return handed_over(shown.pdf.sha256, shown.pdf.filename, shown.pdf.media_type)


@bp.get("/mijn-zaak/reglement")
@open_to(PARTY)
def regulation() -> str:
    """The regulation version that the party's case follows."""
    door = reads.door(current_party_id())
    return render_template("portal/regulation.html", page=door,
                           rulebook=rulebook.rulebook_of(door.viewer.case_id or 0))


@bp.get("/mijn-zaak/wie-keek")
@open_to(PARTY)
def looks() -> str:
    """Who looked in the case of this party: by role, without names."""
    door = reads.door(current_party_id())
    before = request.args.get("voor", type=int)
    return render_template("portal/looks.html", page=door, before=before,
                           looked=reads.looked_by(door.viewer, before))
