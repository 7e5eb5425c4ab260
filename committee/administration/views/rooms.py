"""The rooms in which a committee hears people; the secretary keeps these as well."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import rooms, rules, settings
from committee.administration.forms import NewRoomForm, RoomForm
from committee.administration.records import Thing
from committee.administration.views.changing import Changing, Concern, changed
from committee.administration.views.scope import added, administered
from committee.doing.views.attempt import answered, attempt
from committee.permissions import Role
from committee.web.guard import current_actors, open_to

bp = Blueprint("rooms", __name__, url_prefix="/beheer/zalen")
DONE = {"toegevoegd": "De zaal is toegevoegd. U kunt haar kiezen als u een zitting plant.",
        "gewijzigd": "Het is gewijzigd."}


@bp.get("")
@open_to(Role.ADMIN, Role.SECRETARY)
def show() -> str:
    """The rooms of the committees of the visitor."""
    mine = administered(Role.SECRETARY)
    return render_template("administration/rooms.html", rooms=rooms.rooms(mine), many=len(mine) > 1,
                           done=DONE.get(request.args.get("bericht", ""), ""))


@bp.route("/nieuw", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def add() -> ResponseReturnValue:
    """One more room."""
    said = attempt()
    form = NewRoomForm(**said.into)
    form.offer(administered(Role.SECRETARY))
    return answered(
        said, form, shown=lambda: render_template("administration/room.html", form=form, attempt=said),
        do=lambda: _added(form), after=lambda made: added("zaal toegevoegd", made, "rooms.show"))


def _added(form: NewRoomForm) -> int:
    values = {key: form[key].data for key in settings.FIELDS[Thing.ROOM]}
    return rooms.add(int(form.committee.data), values | {"postcode": form.postcode.value()}).id


@bp.route("/<int:room_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def change(room_id: int) -> ResponseReturnValue:
    """A room changes or ends."""
    found = rooms.room(administered(Role.SECRETARY), room_id)
    said = attempt()
    form = RoomForm(data=settings.held(Thing.ROOM, found.id), **said.into)
    what = Changing(Thing.ROOM, found.id, f"Wijzig {found.name}",
                    f"Van {found.committee}. Wie al is uitgenodigd houdt de plaats die in de brief staat.",
                    "Zalen", "rooms.show", warns=lambda values: _left_behind(found, values))
    return changed(what, form, said)


def _left_behind(found: rooms.Shown, said: Mapping[str, Any]) -> Concern | None:
    """The hearings that are planned in a room as it is now, and would not be in it as it will be."""
    first, until = said["from_day"], said["until_day"]
    renamed = any(said[field] != getattr(found, field) for field in rooms.SAME)
    left = [one for one in rooms.planned(found.id, g.today)
            if renamed or one.day < first or (until is not None and one.day > until)]
    if not left:
        return None
    linked = any(actor.role is Role.SECRETARY and actor.committee_id == found.committee_id
                 for actor in current_actors())
    return Concern(rules.stranded([one.day for one in left], first, until, renamed=renamed),
                   "Verplaats eerst wat hier staat, of laat het zo.", left, linked)
