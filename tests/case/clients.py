"""Clients of one database, each a process of its own, that write in its cases until done or killed."""

import traceback
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from committee import config, create_app
from committee.case import gate
from committee.case.records import Case
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, on

PROCESSES = get_context("forkserver")   # one process reads the program, and each client comes from it
PROCESSES.set_forkserver_preload([__name__, "committee.web", "committee.acts"])


@dataclass(frozen=True)
class Task:
    """Whose secretary does which act how often, on which database."""

    url: str
    folder: str
    account_id: int
    committee_id: int
    number: int
    acts: int
    act: Act


class Client:
    """A client at work; what it says comes over a pipe."""

    def __init__(self, task: Task) -> None:
        self._line, theirs = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(target=_work, args=(task, theirs))
        self.process.start()
        theirs.close()

    def heard(self) -> str:
        """The next thing it says, "" when it says no more."""
        try:
            return self._line.recv() if self._line.poll(120) else "silent for two minutes"
        except EOFError:
            return ""

    def rest(self) -> list[str]:
        """All it says until it is gone."""
        said = list(iter(self.heard, ""))
        self.process.join(60)
        return said


def _work(task: Task, line: Connection) -> None:
    try:
        app = create_app(config.load(
            {"DATABASE_URL": task.url, "COMMITTEE_MODE": "development"}, Path(task.folder)))
        with app.app_context():
            _write(task, line)
    except Exception:
        line.send(traceback.format_exc())
        raise SystemExit(1) from None


def _write(task: Task, line: Connection) -> None:
    secretary = gate.account_actor(task.account_id, Role.SECRETARY, task.committee_id)
    line.send("ready")
    for turn in range(task.acts):
        with transaction():
            found = select(Case).where(Case.id == 1 + (task.number + turn) % 2).with_for_update()
            case = db.session.scalars(found).one()
            gate.enter(case, task.act, on(MONDAY, secretary), reason=f"Cliënt {task.number}, regel {turn}.")
        line.send("done")
