"""One act's form before somebody: what is asked, who decided it and when, what was typed before."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from committee.case import gate
from committee.case.offer import Offer
from committee.doing import kept, tokens
from committee.doing.tokens import here
from committee.doing.who import DECIDED, Asking, asking
from committee.permissions import LABELS, MAY, Actor, Occasion, Role
from committee.store import transaction
from committee.web.fields import Day, OneOf, Picked
from committee.web.forms import ActForm
from committee.web.pages import ActPage

MEANS = (("telefoon", "Per telefoon"), ("e-mail", "Per e-mail"), ("brief", "Per brief"),
         ("gesprek", "In een gesprek"), ("papier", "Op papier getekend"))


class OccasionForm(ActForm):
    """When it happened, who decided it, and how that decision arrived."""

    class Meta(ActForm.Meta):   # type: ignore[misc]
        """The form of the act carries the protection for both."""

        csrf = False

    op = Day("Gebeurd op", "Vul in op welke dag dit gebeurde.", first=lambda offer: offer.today)
    door = OneOf(DECIDED.who, DECIDED.no_who)
    hoe = Picked(DECIDED.how, "", choices=MEANS)
    asked = DECIDED

    def ask(self, asked: Asking) -> None:
        """Ask in these words."""
        self.asked, self.door.label.text, self.hoe.label.text = asked, asked.who, asked.how
        self.door.missing = asked.no_who if self.door.choices else ""

    def validate(self, extra_validators: Any = None) -> bool:
        """Who records what another decided says how it came, and no day lies ahead."""
        good: bool = super().validate(extra_validators)
        if good and self.op.data > self.offer.today:
            self.op.errors, good = ["Deze dag moet nog komen. Vul vandaag of een eerdere dag in."], False
        if good and self.asks_means and self.door.data != self.offer.viewer.key and not self.hoe.data:
            self.hoe.errors, good = [self.asked.no_how], False
        return good

    @property
    def asks_means(self) -> bool:
        """Whether somebody else than the visitor may have decided."""
        return any(choice[0] != self.offer.viewer.key for choice in self.door.choices)


@dataclass
class Sheet:
    """The form of one act before one visitor.

    token: of this try; it is done once. kept_at: when its text was kept. since: the last line of the case's
    journal when it was opened. said: what was kept of a form that was handed in. question: what it asks on
    this page, if not all of it. news: what changed in the case while it lay there, in sentences.
    """

    page: ActPage
    offer: Offer
    form: ActForm
    occasion: OccasionForm | None
    token: str
    path: str
    kept_at: datetime | None = None
    since: int = 0
    said: tuple[tuple[str, str], ...] = ()
    question: Any = None
    news: tuple[str, ...] = ()

    @property
    def once(self) -> str:
        """Under what it is done once: the same for a form and for what becomes of it when it is mended."""
        return tokens.once_of(self.token)

    @property
    def again(self) -> str:
        """The token of the same form when it is typed in further after what would come of it was seen."""
        return tokens.mended(self.token)

    @property
    def looks_at(self) -> str:
        """The address of what would come of the form, up to its token."""
        return tokens.looks_at(self.path)

    @property
    def owner(self) -> str:
        """Whose text this is."""
        return self.offer.viewer.key

    @property
    def proof(self) -> str:
        """Proof that this page was shown to its owner, for text that comes in after the sign-in ended."""
        return tokens.proof_of(self.owner, self.path)

    def troubles(self) -> list[tuple[str, str]]:
        """All that is wrong: with the form, then with when it happened and who decided it."""
        return [*self.form.troubles(), *(self.occasion.troubles() if self.occasion else ())]

    def valid(self) -> bool:
        """Whether everything is filled in well; both forms are asked, so that every message shows."""
        good = self.form.validate()
        return (self.occasion is None or self.occasion.validate()) and good

    def when_and_who(self, at: datetime) -> Occasion:
        """The occasion as it was filled in; a party's own act is today's and its own."""
        viewer = self.offer.viewer
        if self.occasion is None:
            return Occasion.of(viewer, self.offer.today, at)
        day: date = self.occasion.op.data or self.offer.today
        decider = self._decider()
        other = decider.key != viewer.key
        return Occasion(day, at, decider, viewer, (self.occasion.hoe.data or None) if other else None)

    def _decider(self) -> Actor:
        assert self.occasion is not None
        viewer, named = self.offer.viewer, self.form.decider_field
        if named and viewer.role not in MAY[self.page.act]:
            return party_of(self.offer, int(self.form[named].data))
        key = self.occasion.door.data or viewer.key
        if key == viewer.key:
            return viewer
        kind, _, number = key.partition(":")
        if kind == "party":
            return party_of(self.offer, int(number))
        roles = {one: role for one, _, role in self.offer.deciders(self.page.act)}
        return gate.account_actor(int(number), roles[key], self.offer.committee_id)


def party_of(offer: Offer, party_id: int) -> Actor:
    """A party of the case as an actor in it."""
    role = next(party.role for party in offer.parties if party.id == party_id)
    return gate.party_actor(party_id, role, offer.case_id)


def opened(page: ActPage, offer: Offer, *, by_party: bool = False) -> Sheet:
    """The form as it lies there at first: what the address says, what was typed here before."""
    said, kept_at = kept.load(offer.viewer.key, here())
    typed = {name for name, _ in said}
    beforehand = MultiDict([*(one for one in offer.asked if one[0] not in typed), *said])
    sheet = sheet_of(page, offer, beforehand, by_party=by_party)
    sheet.kept_at = None if tokens.ADDS in request.args else kept_at   # it was typed just now
    sheet.token, sheet.since = secrets.token_urlsafe(18), last_line(offer)
    take_again(sheet)
    return sheet


def looked_at(page: ActPage, offer: Offer, token: str, *, by_party: bool = False) -> Sheet:
    """The form as it was handed in under this token, to show what would come of it."""
    said, kept_at, since = kept.handed_in(offer.viewer.key, here(), token)
    sheet = sheet_of(page, offer, MultiDict(said), by_party=by_party, handed_in=True)
    sheet.kept_at, sheet.token, sheet.since, sheet.said = kept_at, token, since, tuple(said)
    take_again(sheet)
    return sheet


def take_again(sheet: Sheet) -> None:
    """Put back the files that were brought with a form before."""
    wanted = [one for field in sheet.form.bringing() for one in field.kept_ids]
    files = {one.id: one for one in kept.brought(sheet.owner, sheet.path, wanted)}
    for field in sheet.form.bringing():
        field.take([*(files[one] for one in field.kept_ids if one in files), *field.refused_before])


def last_line(offer: Offer) -> int:
    """The last line of the case's journal that still stands."""
    return max((event.seq for event in offer.events), default=0)


def handed(page: ActPage, offer: Offer, at: datetime, *, by_party: bool = False) -> Sheet:
    """The form as it was handed in; files that came along are kept first, whatever else is wrong."""
    together = MultiDict([*request.form.items(multi=True), *request.files.items(multi=True)])
    sheet = sheet_of(page, offer, together, by_party=by_party, handed_in=True)
    sheet.token = tokens.token_of(request.form.get("_token", "")) or secrets.token_urlsafe(18)
    sheet.since = request.form.get("_since", last_line(offer), type=int)
    for field in sheet.form.bringing():
        with transaction():
            before = kept.brought(sheet.owner, sheet.path, field.kept_ids)
            field.take([*before, *kept.bring(sheet.owner, sheet.path, field.brought, at)])
    return sheet


def sheet_of(page: ActPage, offer: Offer, said: Any, *, by_party: bool, handed_in: bool = False) -> Sheet:
    """The form of an act with what was said in it."""
    shows = handed_in and request.method != "POST"   # a form that is only looked at again changes nothing
    form = page.form_class(offer)(formdata=said, meta={"csrf": False} if shows else {})
    form.handed_in = handed_in
    form.fill(offer)
    occasion = None if by_party else _occasion(page, offer, form, said)
    return Sheet(page, offer, form, occasion, "", here())


def _occasion(page: ActPage, offer: Offer, form: ActForm, said: Any) -> OccasionForm:
    made = OccasionForm(formdata=said, prefix="gelegenheid-")
    deciders = tuple(one for one in offer.deciders(page.act) if form.decides(one[2]))
    if form.decider_field and offer.viewer.role not in MAY[page.act]:
        deciders = ()
    made.door.choices = [(key, _called(key, name, role, offer)) for key, name, role in deciders]
    if offer.viewer.role is not Role.SECRETARY or page.own:   # only the secretary records for another
        made.door.choices = [one for one in made.door.choices if one[0] == offer.viewer.key]
    made.ask(asking(page.act, judged=form.judge is not None))
    mine = any(one[0] == offer.viewer.key for one in made.door.choices)
    if not made.door.data:
        made.door.data = _beforehand(deciders, offer, form) if mine else None
    made.fill(offer)
    if mine:
        made.hoe.description = made.asked.other
    elif made.asks_means:
        made.hoe.flags.optional = False
    return made


def _beforehand(deciders: Iterable[tuple[str, str, Role]], offer: Offer, form: ActForm) -> str | None:
    """The visitor, but where somebody else is to judge: that one, if there is only one."""
    if form.judge in {None, offer.viewer.role}:
        return offer.viewer.key
    judges = [key for key, _, role in deciders if role is form.judge]
    return judges[0] if len(judges) == 1 else None


def _called(key: str, name: str, role: Role, offer: Offer) -> str:
    if key == offer.viewer.key:
        return "Ikzelf"
    return name if key.startswith("party:") else f"{name}, {LABELS[role]}"
