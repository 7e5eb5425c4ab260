"""Random procedures through the gate: two hundred in `make test`, ten thousand in `make soak`.

hypothesis chooses every act, who does it, when and with what, so that a failure shrinks to the shortest
procedure that shows it. In `make test` the choices are the same each time; the soak makes new ones.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterator
from random import SystemRandom

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

import committee
from committee import config, create_app
from committee.case.records import Case
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import House
from tests.walks.directed import OF_A_CASE, Seeded, reach
from tests.walks.scene import COMMITTEES, a_neighbour, a_scene
from tests.walks.walker import Walker, done

SOAK = int(os.environ.get("SOAK", "0"))
PARTS = 2
SHARES = {"sqlite": 3, "postgresql": 1}   # the rules are the same on both, and a server takes twice as long
ACTS = 15 if SOAK else 8
TRIES = 9


class Drawn:
    """Choices made by hypothesis."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def one(self, things: list) -> object:
        """One of these; the first is the simplest."""
        return self.data.draw(st.sampled_from(things))

    def some(self, things: list) -> list:
        """At least one of these, in their order."""
        kept = [thing for thing in things if self.data.draw(st.booleans())]
        return kept or things[:1]

    def chance(self, percent: int) -> bool:
        """True now and then; False is the simplest."""
        return self.data.draw(st.integers(0, 99)) >= 100 - percent


def load_verbs() -> None:
    """Import every module of acts there is, so that VERBS is whole."""
    for module in pkgutil.walk_packages(committee.__path__, "committee."):
        if any(part.startswith("acts") for part in module.name.split(".")[2:]):
            importlib.import_module(module.name)


@pytest.fixture(scope="module")
def one_app(server, template, tmp_path_factory) -> Iterator[Flask]:
    """One application and database for all procedures of a part; each has a committee of its own."""
    url = server.copy(template)
    folder = tmp_path_factory.mktemp("instance")
    app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, folder))
    app.config["TESTING"] = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    server.drop(url)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_procedure_ends_up_illegal(one_app, part):
    """No illegal state, lost term, broken chain or missing letter, whatever is done in whatever order."""
    load_verbs()
    procedures = (SOAK or 200) * SHARES[db.engine.dialect.name] // (sum(SHARES.values()) * PARTS)
    with transaction():
        other, neighbour = a_neighbour(f"kade{part}", f"K{part}")

    @seed(SystemRandom().randrange(2**32) if SOAK else part)
    class Procedure(RuleBasedStateMachine):
        """One procedure from registration on."""

        @initialize(regulation=st.sampled_from(COMMITTEES), forward=st.integers(0, 30), data=st.data())
        def begin(self, regulation, forward, data):
            with transaction():
                scene = a_scene(regulation, other, neighbour)
            self.walker = Walker(scene)
            self.walker.forward(Drawn(data), forward)

        @rule(data=st.data())
        def act(self, data):
            self.walker.step(Drawn(data))

    run_state_machine_as_test(
        Procedure,
        settings=settings(
            max_examples=procedures,
            stateful_step_count=ACTS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )


@pytest.mark.one_database
def test_every_act_of_a_case_goes_through(one_app):
    """What chance seldom comes by is done on purpose; the assertion names the acts that never could be.

    The last acts first: on the way to them many of the others are done.
    """
    load_verbs()
    done.clear()
    with transaction():
        other, neighbour = a_neighbour("singel", "S")
    left_out = [act for act in reversed(OF_A_CASE)
                if not done[act.value] and not _reached(act, other, neighbour)]
    assert left_out == []


def _reached(act: Act, other: House, neighbour: Case) -> bool:
    """Whether a procedure steered towards this act comes to it."""
    for number in range(TRIES):
        with transaction():
            scene = a_scene(COMMITTEES[number % len(COMMITTEES)], other, neighbour)
        if reach(Walker(scene), act, Seeded(number)):
            return True
    return False
