"""A form of a party that asks one subject per page: each question has an address, then all is read once more.

What is sent in is kept with the token of its page, and the answer leads on to another address: so a browser
goes back, reloads and comes another day, and nothing is posted twice.
"""

from dataclasses import replace
from typing import Any

from flask import g, redirect, request
from werkzeug.wrappers import Response

from committee.doing import forms, performing, tokens
from committee.doing.forms import Sheet
from committee.doing.tokens import ASK, LOOK, MENDS
from committee.doing.views import handing, questions
from committee.doing.views.handing import MORE, Answer, Deed
from committee.doing.views.questions import ASKED, Question
from committee.procedure import NotOpen
from committee.web.pages import ActPage


def answered(deed: Deed, page: ActPage, offer: Any) -> Answer:
    """Whatever was asked of a party's form: a question, its answer, what would come of it, the act."""
    form = page.form_class(offer)
    page = replace(page, form=form)
    sends, looks = ASKED in request.form, ASK in request.args or LOOK not in request.args
    if not form.by_subject or not (sends if request.method == "POST" else looks):
        return handing.answered(deed, page, offer, by_party=True)
    token = tokens.token_of(request.form.get("_token", "") if sends else request.args.get(LOOK, ""))
    if token and (done := performing.done_before(tokens.once_of(token), offer.viewer)):
        return deed.after(done)
    if sends:
        return _sent_in(deed, page, offer)
    return _mistaken(deed, page, offer, token) if token else _question(deed, page, offer)


def _question(deed: Deed, page: ActPage, offer: Any) -> Answer:
    """One question as it lies there, or the way to the one that somebody is at."""
    sheet, mark = questions.resumed(page, offer)
    try:
        deed.opens()
        if why := sheet.form.closed():
            raise NotOpen(why)
    except NotOpen as closed:
        if not sheet.said:
            raise
        handing.refused(sheet, closed)   # the case moved on: what was typed stands on the page that says so
        return deed.shown(sheet), 409
    number = request.args.get(ASK, type=int)
    here = _found(sheet, number)
    if here is None:
        return redirect(questions.place(sheet, mark, number), 303)
    sheet.news, sheet.since = questions.news(sheet, mark, here), forms.last_line(offer)
    return deed.shown(_asks(sheet, here))


def _found(sheet: Sheet, number: int | None) -> Question | None:
    return next((one for one in questions.all_of(sheet) if one.number == number), None)


def _asks(sheet: Sheet, here: Question) -> Sheet:
    sheet.question = replace(here, mends=MENDS in request.args)
    sheet.form.asking = here.subject
    return sheet


def _mistaken(deed: Deed, page: ActPage, offer: Any, token: str) -> Answer:
    """What is wrong with a question as it was sent in: a page that changes nothing."""
    sheet = forms.looked_at(page, offer, token, by_party=True)
    number = request.args.get(ASK, type=int)
    here = _found(sheet, number)
    if sheet.kept_at is None or here is None:
        return redirect(questions.address(sheet, number or 1), 303)
    _asks(sheet, here).form.validate()
    if not sheet.form.troubles():
        return redirect(questions.address(sheet, here.number), 303)
    sheet.token, sheet.kept_at = tokens.mended(sheet.token), None   # it was typed just now
    return deed.shown(sheet), 422


def _sent_in(deed: Deed, page: ActPage, offer: Any) -> Response:
    """Keep a question that was answered, and lead on: to the next, to the one before, or to what is wrong."""
    sheet, changed = questions.handed(page, offer, g.at)
    found = questions.all_of(sheet)
    here = next((one for one in found if one.subject.key == request.form[ASKED]), None)
    if here is None:   # a question that is there no more: what was typed is kept, and said so
        number = min(max(request.args.get(ASK, 1, type=int), 1), len(found))
        questions.keep(sheet, found[number - 1], g.at)
        return redirect(questions.address(sheet, number), 303)
    step = request.form.get("_step", "")
    if step.startswith(MORE):
        line = sheet.form.another(step.removeprefix(MORE))
        questions.keep(sheet, here, g.at, (line, ""))
        return redirect(f"{_again(sheet, here)}#{line}", 303)
    if step == "bewaar":
        questions.keep(sheet, here, g.at)
        return deed.stopped(sheet) if deed.stopped else redirect(sheet.path, 303)
    if step == "vorige":
        before = found[max(here.number - 2, 0)]
        questions.keep(sheet, before, g.at)
        return redirect(questions.address(sheet, before.number), 303)
    return _onward(sheet, here, found, changed=changed)


def _again(sheet: Sheet, here: Question) -> str:
    mending = MENDS in request.args
    return questions.mends(sheet, here.number) if mending else questions.address(sheet, here.number)


def _onward(sheet: Sheet, here: Question, found: list[Question], *, changed: bool) -> Response:
    """To the next question, or to where all is read once more; to what is wrong, if anything is."""
    mending = MENDS in request.args
    _asks(sheet, here).form.validate()
    if sheet.form.troubles():
        questions.keep(sheet, here, g.at)
        return redirect(questions.mistaken(sheet, here.number, sheet.token, mending=mending), 303)
    straight = mending and not (here.subject.decides and changed)
    onward = None if straight or here.number == here.total else found[here.number]
    questions.keep(sheet, onward, g.at)
    if onward is None:
        return redirect(questions.read_again(sheet, sheet.token), 303)
    return redirect(questions.address(sheet, onward.number), 303)
