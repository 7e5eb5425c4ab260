"""The pages on which acts are done by hand: one row per act, with its address, its words and its form."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from flask import url_for

from committee.case.offer import Fact, Offer
from committee.permissions import MAY, Role
from committee.procedure import Act, State, open_acts
from committee.web.forms import ActForm

Making = Callable[[Offer], type[ActForm]]


class Place(StrEnum):
    """The section of the case page where an act has its place."""

    NOW = "nu"
    TERMS = "termijnen"
    PARTIES = "partijen"
    ELEMENTS = "klachtonderdelen"
    PAPERS = "stukken"
    HEARING = "hoorzitting"
    CHAMBERS = "raadkamer"
    NOTES = "notities"
    TIMELINE = "tijdlijn"
    FOOT = "meer"
    NOWHERE = ""


@dataclass(frozen=True)
class ActPage:
    """The page of one act.

    slug: the last part of its address. verb: its heading and the words of its link ("Weiger uitstel").
    button: of the form, when another than the verb. explain: what happens, in sentences. form: a form
    class, or a function of the case that makes one. place: where on the case page it is offered.
    needs, unless: what must and must not be so in the case, beside what procedure and roles allow.
    template: another than the common one. confirm: show what comes of it before it is done, even if no
    letter goes out. own: of who does it alone, or the form asks whose it is, so that nobody asks who decided.
    """

    act: Act
    slug: str
    verb: str
    explain: tuple[str, ...]
    form: type[ActForm] | Making
    place: Place = Place.NOW
    button: str = ""
    needs: frozenset[Fact] = frozenset()
    unless: frozenset[Fact] = frozenset()
    template: str = "doing/act.html"
    confirm: bool = False
    own: bool = False

    def form_class(self, offer: Offer) -> type[ActForm]:
        """The form as this case needs it."""
        return self.form if isinstance(self.form, type) else self.form(offer)

    def makes_sense(self, facts: frozenset[Fact]) -> bool:
        """Whether the act has anything to work on in this case."""
        return self.needs <= facts and not self.unless & facts


PAGES: dict[Act, ActPage] = {}          # of staff
PARTY_PAGES: dict[Act, ActPage] = {}    # of a party, in its own words


def page(made: ActPage) -> ActPage:
    """Register the page of an act for staff. Raises TypeError when act or address are taken."""
    return _registered(PAGES, made)


def party_page(made: ActPage) -> ActPage:
    """Register the page of an act for the parties. Raises TypeError when act or address are taken."""
    return _registered(PARTY_PAGES, made)


def _registered(register: dict[Act, ActPage], made: ActPage) -> ActPage:
    if made.act in register or made.slug in {one.slug for one in register.values()}:
        raise TypeError(f"{made.act} or {made.slug} has a page already")
    register[made.act] = made
    return made


@cache
def by_slug(slug: str) -> ActPage | None:
    """The staff page with this address."""
    return next((one for one in PAGES.values() if one.slug == slug), None)


@cache
def party_by_slug(slug: str) -> ActPage | None:
    """The party page with this address."""
    return next((one for one in PARTY_PAGES.values() if one.slug == slug), None)


def address(number: str, act: Act, **more: object) -> str:
    """Where staff does this act in this case; more: values for fields of the form (element=12)."""
    return url_for("doing.act", number=number, slug=PAGES[act].slug, **more)


S, A = State, Act
NEXT: dict[State, tuple[Act, ...]] = {   # what a state asks for first, of whoever may do or record it
    S.RECEIVED: (A.ACKNOWLEDGE, A.REQUEST_COMPLETION),
    S.AWAITING_COMPLETION: (A.COMPLETE, A.LAPSE_COMPLETION),
    S.ADMISSIBILITY_REVIEW: (A.ADMIT, A.DECLARE_INADMISSIBLE),
    S.AWAITING_RESPONSE: (A.RECEIVE_RESPONSE,),
    S.WRITTEN_ROUND: (A.FILE_PAPER, A.CLOSE_ROUND),
    S.SCHEDULING: (A.ASK_AVAILABILITY, A.SEAT_PANEL, A.DECLARE_INDEPENDENCE, A.CONVENE),
    S.HEARING_SCHEDULED: (A.DECLARE_INDEPENDENCE, A.HOLD, A.REPLY),
    S.HEARING_HELD: (A.CLOSE_HEARING,),
    S.DELIBERATION: (A.FIND, A.DECIDE),
    S.DRAFTING: (A.SIGN,),
    S.DECIDED: (A.SERVE,),
    S.ISSUED: (A.RECEIVE_REACTION,),
    S.FOLLOW_UP: (A.CLOSE,),
}


def offered(
    state: State, facts: frozenset[Fact], role: Role, *, but: Collection[Act] = (),
) -> dict[Place, list[ActPage]]:
    """The pages of the acts that somebody in this role may do or record now, by their place.

    but: acts whose day has not come yet.
    """
    found: dict[Place, list[ActPage]] = {}
    for act in open_acts(state, suspended=Fact.SUSPENDED in facts):
        made = PAGES.get(act)
        allowed = act not in but and (role is Role.SECRETARY or role in MAY[act])
        if made and allowed and made.makes_sense(facts):
            found.setdefault(made.place, []).append(made)
    return found


def offered_to_party(state: State, facts: frozenset[Fact], role: Role) -> dict[str, ActPage]:
    """The pages of what a party in this role may do itself now, by the code of the act."""
    acts = open_acts(state, suspended=Fact.SUSPENDED in facts)
    found = (PARTY_PAGES[act] for act in acts if act in PARTY_PAGES and role in MAY[act])
    return {made.act.value: made for made in found if made.makes_sense(facts)}


WAITING: dict[Fact, Act] = {   # what waits for a decision comes before what the state asks for
    Fact.CHALLENGE: A.DECIDE_CHALLENGE, Fact.OBJECTION: A.UPHOLD_OBJECTION,
    Fact.TIME_ASKED: A.EXTEND_RESPONSE, Fact.CORRECTION_ASKED: A.CORRECT,
}
BEHIND: dict[Fact, Act] = {   # open still, and no more what comes first
    Fact.PANEL: A.SEAT_PANEL, Fact.AVAILABILITY_ASKED: A.ASK_AVAILABILITY,
}


def first_of(state: State, facts: frozenset[Fact], menu: dict[Place, list[ActPage]], *,
             own: Collection[Act] = ()) -> ActPage | None:
    """The one to do now, out of what is offered: the button of the page.

    own: what waits for the visitor himself, before all else.
    """
    here = {made.act: made for pages in menu.values() for made in pages}
    wanted = (*own, *(act for fact, act in WAITING.items() if fact in facts), *NEXT.get(state, ()))
    over = {act for fact, act in BEHIND.items() if fact in facts}
    return next((here[act] for act in wanted if act in here and act not in over), None)
