"""The register of acts: every verb by its Act, with the content it takes.

A verb is a function whose parameters say by name and type what it needs, so that a page, the API, a mail
or a file can call it without knowing it. A new act joins by being written. Who and when are asked before
the verb looks at its content, so that no refusal tells a stranger that the case exists; then whether the
texts in it can be kept.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from committee.case import gate, texts
from committee.procedure import Act

F = TypeVar("F", bound=Callable[..., Any])
SUBJECTS = ("case", "committee")


@dataclass(frozen=True)
class Verb:
    """One act as it can be called: its function, its subject, and its content by name."""

    act: Act
    do: Callable[..., Any]
    subject: str
    content: dict[str, inspect.Parameter]


VERBS: dict[Act, Verb] = {}
PREPARES: dict[Act, Callable[..., dict[str, Any]]] = {}


def verb(act: Act) -> Callable[[F], F]:
    """Register a function as the verb of an act: (case | committee, content…, occasion)."""

    def register(function: F) -> F:
        parameters = dict(inspect.signature(function, eval_str=True).parameters)
        subject = next(iter(parameters))
        if subject not in SUBJECTS or "occasion" not in parameters or act in VERBS:
            raise TypeError(f"{function.__qualname__} is no verb for {act}")
        content = {name: p for name, p in parameters.items() if name not in (subject, "occasion")}
        known = _asked_first(act, function, subject == "case")
        VERBS[act] = Verb(act, known, subject, content)
        return known

    return register


def prepares(act: Act) -> Callable[[F], F]:
    """Register what must be made before the transaction of an act, such as its PDF.

    The function takes (case, occasion, content) and gives further content by name. It changes no record.
    """

    def register(function: F) -> F:
        PREPARES[act] = _asked_first(act, function, True)
        return function

    return register


def _asked_first(act: Act, function: F, in_case: bool) -> F:
    signature = inspect.signature(function)

    @wraps(function)
    def asked(*given: Any, **named: Any) -> Any:
        content = signature.bind(*given, **named).arguments
        if in_case:
            gate.require(content["case"], act, content["occasion"])
        texts.require_kept(content)
        return function(*given, **named)

    return asked  # type: ignore[return-value]
