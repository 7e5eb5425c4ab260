"""One letter: as it was sent; mend it, hold it back, note that it came back or was not posted after all."""

from collections.abc import Callable

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from committee.board.reads.rulebooks import rulebooks
from committee.board.reads.scope import Scope
from committee.board.reads.tomorrow import Going, tomorrow
from committee.board.reads.unopened import OnPaper
from committee.case.ledger import Entry
from committee.doing.views.attempt import Attempt, answered, attempt
from committee.outgoing import acts, reads
from committee.outgoing.forms import HoldForm, HoldPaperForm, HoldReminderForm, MendForm, ReturnForm
from committee.outgoing.reads import Sent
from committee.outgoing.rules import BROKEN, Way
from committee.outgoing.views.shelves import bp, secretary_of
from committee.permissions import Occasion, Role
from committee.post.records import Status
from committee.web.download import handed_over
from committee.web.forms import CommitteeForm
from committee.web.guard import current_actors, open_to
from committee.web.readlog import looked


@bp.get("/uitgaand/<int:letter_id>")
@open_to(Role.SECRETARY)
def letter(letter_id: int) -> str:
    """A letter as it was sent, with the mail around it."""
    return _letter(reads.letter(current_actors(), letter_id), request.args.get("gedaan", ""))


def _letter(found: Sent, done: str = "", refused: str = "") -> str:
    looked(found.actor, "letter", g.at, found.case_id, thing_id=found.line.id)
    return render_template("outgoing/letter.html", letter=found, Status=Status, done=done, refused=refused)


@bp.route("/uitgaand/<int:letter_id>/toch-niet-gepost", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def not_posted(letter_id: int) -> ResponseReturnValue:
    """A letter that was ticked as posted by mistake: it waits to be printed again."""
    found, said = reads.letter(current_actors(), letter_id), attempt()
    form = CommitteeForm(**said.into)
    if not said.tried:
        return redirect(url_for("outgoing.letter", letter_id=letter_id))
    return answered(
        said, form, shown=lambda: _letter(found, refused=" ".join(form.form_errors)),
        do=lambda: acts.note_not_posted(letter_id, _now(found)),
        after=lambda _done: _to_letter(letter_id, "niet-gepost"))


@bp.get("/uitgaand/<int:letter_id>.pdf")
@open_to(Role.SECRETARY)
def pdf(letter_id: int) -> Response:
    """A letter as it went out on paper."""
    found = reads.letter(current_actors(), letter_id)
    if found.pdf_sha256 is None:
        return redirect(url_for("outgoing.letter", letter_id=letter_id))
    looked(found.actor, "letter", g.at, found.case_id, thing_id=letter_id)
    return handed_over(found.pdf_sha256, f"brief-{letter_id}.pdf", "application/pdf")


@bp.route("/uitgaand/<int:letter_id>/herstel", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def mend(letter_id: int) -> ResponseReturnValue:
    """A letter that did not arrive: what was said of it, and how it goes out again."""
    found, said = reads.letter(current_actors(), letter_id), attempt()
    known = dict(zip(("street", "postcode", "town"), found.address, strict=True))
    form = MendForm(data=known if said.typed is None else None, **said.into)
    form.offer(found)

    def do() -> int:
        place = (form.street.data or "", form.postcode.data or "", form.town.data or "")
        return acts.send_again(letter_id, Way(form.way.data), _now(found), email=form.email.data or "",
                               place=place, keep=bool("keep" in form and form.keep.data))

    over = found.line.status not in BROKEN or found.line.mended
    return answered(said, form, shown=lambda: _page("mend", found, form, said, over=over), do=do,
                    after=lambda key: _to_letter(key, "opnieuw"))


@bp.route("/uitgaand/<int:letter_id>/teruggekomen", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def came_back(letter_id: int) -> ResponseReturnValue:
    """A letter that left: it came back, or did not arrive; on which day and why."""
    found, said = reads.letter(current_actors(), letter_id), attempt()
    form = ReturnForm(data={"day": g.today}, **said.into)
    form.offer(found)
    over = not found.line.may_come_back
    return answered(said, form, shown=lambda: _page("came_back", found, form, said, over=over),
                    do=lambda: acts.note_return(letter_id, form.said(), _now(found)),
                    after=lambda _done: _to_letter(letter_id, "teruggekomen"))


@bp.route("/uitgaand/<int:letter_id>/tegenhouden", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def hold(letter_id: int) -> ResponseReturnValue:
    """A letter that waits: hold it back, with the reason."""
    found, said = reads.letter(current_actors(), letter_id), attempt()
    form = HoldForm(**said.into)
    form.offer(reads.together(found))
    over = found.line.status is not Status.WAITING
    return answered(
        said, form, shown=lambda: _page("hold", found, form, said, over=over),
        do=lambda: acts.hold_back([int(key) for key in form.letters.data], form.reason.data, _now(found)),
        after=lambda _done: _to_letter(letter_id, "tegengehouden"))


@bp.route("/uitgaand/herinnering/<int:term>/tegenhouden", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def hold_reminder(term: int) -> ResponseReturnValue:
    """A reminder that goes out tomorrow by itself: hold it back, with the reason."""
    found, said = _reminder(term), attempt()
    form = HoldReminderForm(**said.into)
    return _held(
        said, form, found,
        shown=lambda: render_template("outgoing/hold_reminder.html", going=found, form=form, attempt=said),
        hold=lambda why, now: acts.hold_reminder(_reminder(term), why, now))


@bp.route("/uitgaand/<int:letter_id>/papier/tegenhouden", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def hold_paper(letter_id: int) -> ResponseReturnValue:
    """A mail that nobody opened and that goes out on paper tomorrow: let it stay a mail, with the reason."""
    found, said = _unopened(letter_id), attempt()
    form = HoldPaperForm(**said.into)
    return _held(
        said, form, found,
        shown=lambda: render_template("outgoing/hold_paper.html", mail=found, form=form, attempt=said),
        hold=lambda why, now: acts.hold_paper(_unopened(letter_id), why, now))


def _held(said: Attempt, form: HoldReminderForm | HoldPaperForm, found: Going | OnPaper, *,
          shown: Callable[[], str], hold: Callable[[str, Occasion], Entry]) -> ResponseReturnValue:
    """Hold back what goes out tomorrow by itself, and lead to its case."""
    return answered(
        said, form, shown=shown, do=lambda: hold(form.reason.data or "", _by_secretary_of(found)).seq,
        after=lambda seq: redirect(url_for("desk.case", number=found.number, gedaan=seq), 303))


def _by_secretary_of(found: Going | OnPaper) -> Occasion:
    return Occasion.of(secretary_of(found.committee_id), g.today, g.at)


def _tomorrow() -> list[Going | OnPaper]:
    """What goes out tomorrow in the visitor's committees."""
    scope = Scope.of(current_actors())
    return tomorrow(scope, rulebooks(scope), g.today)


def _reminder(term: int) -> Going:
    """A reminder of tomorrow; there is no page for another."""
    found = (one for one in _tomorrow() if isinstance(one, Going) and one.term == term)
    return next(found, None) or abort(404)


def _unopened(letter_id: int) -> OnPaper:
    """A mail that goes on paper tomorrow; there is no page for another."""
    found = (one for one in _tomorrow() if isinstance(one, OnPaper) and one.letter == letter_id)
    return next(found, None) or abort(404)


def _now(found: Sent) -> Occasion:
    return Occasion.of(found.actor, g.today, g.at)


def _to_letter(letter_id: int, done: str) -> Response:
    return redirect(url_for("outgoing.letter", letter_id=letter_id, gedaan=done), 303)


def _page(name: str, found: Sent, form: CommitteeForm, said: Attempt, *, over: bool) -> str:
    """A form about one letter. over: there is nothing to be said of it any more."""
    return render_template(f"outgoing/{name}.html", letter=found, form=form, over=over, attempt=said)
