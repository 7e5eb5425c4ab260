"""The register of acts: every verb by its Act, with the content it takes.

A verb is a function whose parameters say by name and type what it needs, so that a page, the API, a mail
or a file can call it without knowing it. A new act joins by being written.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

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


def verb(act: Act) -> Callable[[F], F]:
    """Register a function as the verb of an act: (case | committee, content…, occasion)."""

    def register(function: F) -> F:
        parameters = dict(inspect.signature(function, eval_str=True).parameters)
        subject = next(iter(parameters))
        if subject not in SUBJECTS or "occasion" not in parameters or act in VERBS:
            raise TypeError(f"{function.__qualname__} is no verb for {act}")
        content = {name: p for name, p in parameters.items() if name not in (subject, "occasion")}
        VERBS[act] = Verb(act, function, subject, content)
        return function

    return register
