"""A form that does no act in a case, of a setting or of a letter: what is wrong with it has an address too.

What is sent in is kept as the draft of its page under the token of this try, as with an act (handing), and a
GET with that token tries it out, writes nothing and says what is wrong. So no such form asks for a secret:
a page that asks for a password or a code keeps nothing and answers the POST itself, and so does a page before
the sign-in, where nobody is known whose draft it would be and the address may not say what was typed.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import abort, g, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.wrappers import Response

from committee.case.refusals import Refusal
from committee.doing import kept, tokens
from committee.doing.views.handing import PASSING
from committee.procedure import NotOpen
from committee.store import transaction, trial
from committee.web.forms import CommitteeForm
from committee.web.guard import current_actors


@dataclass(frozen=True)
class Attempt:
    """What the visitor says in the form of one page.

    typed: what he typed; None where he typed nothing yet. tried: he sent it in, now or under the token of the
    address, and it does not only lie here. kept_at: when what lies here was kept.
    """

    owner: str
    path: str
    token: str
    typed: MultiDict[str, Any] | None
    tried: bool
    kept_at: datetime | None = None

    @property
    def into(self) -> dict[str, Any]:
        """What a form is filled with; against forged requests the application protects every page."""
        return {"formdata": self.typed, "meta": {"csrf": False}}

    @property
    def sent(self) -> bool:
        """Whether it comes in now; else it is looked at."""
        return request.method == "POST"

    @property
    def step(self) -> str:
        """The button that was pressed."""
        return request.form.get("_step", "")

    @property
    def again(self) -> str:
        """The token of the next try, so that each mistake keeps an address of its own."""
        return tokens.mended(self.token)

    @property
    def proof(self) -> str:
        """Proof of whose page it is, for what comes in after the sign-in ended."""
        return tokens.proof_of(self.owner, self.path)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What was typed, to go along unseen or to be kept."""
        return [(name, value) for name, value in (self.typed or MultiDict()).items(multi=True)
                if not isinstance(value, FileStorage) and not name.startswith(kept.NOT_TYPED)]

    def to_look_at(self) -> Response:
        """Keep it, and lead to the page that shows what would come of it, or what is wrong with it."""
        self._keep(self.token)
        return redirect(tokens.looks_at(self.path, self.token), 303)

    def left(self) -> Response | None:
        """Where it leads when it only is to lie here, or to be thrown away; None when it is to be done."""
        if not self.sent or self.step not in ("terug", "leeg"):
            return None
        if self.step == "terug":
            self.lay_down()
        else:
            with transaction():
                self.forget()
        return redirect(self.path, 303)

    def lay_down(self) -> None:
        """Keep it for who comes back to the page."""
        self._keep("")

    def forget(self) -> None:
        """Throw away what was kept of it. Inside a transaction."""
        kept.forget(self.owner, self.path)

    def _keep(self, token: str) -> None:
        said = kept.typed(MultiDict(self.carried).to_dict(flat=False))
        with transaction():
            kept.save(self.owner, self.path, said, g.at, token=token)


def attempt(path: str = "") -> Attempt:
    """What the visitor says on the page that he asks for. path: of another page, on which the form stands."""
    owner, path = current_actors()[0].key, path or request.path
    if request.method == "POST":
        said = MultiDict([*request.form.items(multi=True), *request.files.items(multi=True)])
        token = tokens.token_of(request.form.get("_token", "")) or secrets.token_urlsafe(18)
        return Attempt(owner, path, token, said, tried=True)
    if token := tokens.token_of(request.args.get(tokens.LOOK, "")):
        typed, at, _since = kept.handed_in(owner, path, token)
        if at is None:   # typed over, done, thrown away, or somebody else's
            abort(redirect(path, 303))
        return Attempt(owner, path, token, MultiDict(typed), tried=True)
    typed, at = kept.load(owner, path)
    lies = MultiDict(typed) if at else None
    return Attempt(owner, path, secrets.token_urlsafe(18), lies, tried=False, kept_at=at)


def answered(
    said: Attempt, form: CommitteeForm, *, shown: Callable[[], str], do: Callable[[], Any],
    after: Callable[[Any], ResponseReturnValue], good: Callable[[], str] | None = None, field: str = "",
) -> ResponseReturnValue:
    """The page with its form, what is wrong with it, or what came of it.

    do: in a transaction, or tried out in one that is taken back; raises a Refusal. after: where it leads, of
    what it came to. good: the page that says that nothing is wrong, if there is one; else what no longer is
    wrong lies in the form again. field: at which the house refuses.
    """
    if (left := said.left()) is not None:
        return left
    if not said.tried:
        return shown()
    try:
        if form.validate():
            return _done(said, do, after) if said.sent else _tried(said, do, good)
    except PASSING:
        if said.sent:
            said.lay_down()   # the page that says what is the matter has no form
        raise
    except (Refusal, NotOpen) as refusal:
        if at := getattr(refusal, "field", "") or field:
            form[at].errors = [str(refusal)]
        else:
            form.refused(str(refusal))
    return said.to_look_at() if said.sent else (shown(), 409 if form.form_errors else 422)


def _done(
    said: Attempt, do: Callable[[], Any], after: Callable[[Any], ResponseReturnValue]
) -> ResponseReturnValue:
    with transaction():
        made = do()
        said.forget()
    return after(made)


def _tried(said: Attempt, do: Callable[[], Any], good: Callable[[], str] | None) -> ResponseReturnValue:
    with trial():
        do()
    return good() if good else redirect(said.path, 303)
