"""Every component in every state, light and dark."""

from flask import Blueprint, g, render_template

from committee.style import forms, samples
from committee.web.guard import STAFF, open_to

bp = Blueprint("style", __name__)


@bp.get("/stijl")
@open_to(*STAFF)
def show() -> str:
    """The components of the house by the names they have in the code."""
    return render_template("style/show.html", forms=forms, sample=samples.sample(g.today))
