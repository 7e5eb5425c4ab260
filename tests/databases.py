"""The two kinds of database every database test runs on, each test with a database of its own.

A migrated template is made once per test process. A SQLite test gets a copy of its file, a PostgreSQL
test a database made from it, on a server of our own that dies with the test process.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

from committee import config, create_app
from committee.migrating import upgrade
from committee.store import db
from tests import rows

KINDS = ("sqlite", "postgresql")
LINES = 2   # that stay open between two tests: what a test sees itself, and what its requests do
HASTY = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")   # off: no test waits for a disk


class SQLite:
    """Databases that are files in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)

    def empty(self) -> str:
        """URL of a new database without tables."""
        path = self.folder / f"{next(self.numbers)}.sqlite"
        path.touch()
        return f"sqlite:///{path}"

    def copy(self, template: str) -> str:
        """URL of a new database with what the template holds."""
        url = self.empty()
        shutil.copyfile(template.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
        return url

    def drop(self, url: str) -> None:
        """Remove a database."""
        path = Path(url.removeprefix("sqlite:///"))
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()

    def hold(self, url: str) -> Path:
        """What a database holds that nobody is connected to."""
        kept = self.folder / f"{next(self.numbers)}.kept"
        shutil.copyfile(url.removeprefix("sqlite:///"), kept)
        return kept

    def lay(self, url: str, kept: Path, _template: str) -> bool:
        """Let a database hold exactly that. True: whoever was connected must connect again."""
        self.drop(url)
        shutil.copyfile(kept, url.removeprefix("sqlite:///"))
        return True


class PostgreSQL:
    """Databases on a server of our own, reached by a socket in its folder alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers, self.laid = count(1), count(1)
        self.lines: dict[str, psycopg.Connection] = {}

    def url(self, name: str) -> str:
        """URL of the database of that name."""
        return f"postgresql://postgres@/{name}?host={quote(str(self.folder), safe='/')}"

    def empty(self) -> str:
        """URL of a new database without tables."""
        return self._made("template0")

    def copy(self, template: str) -> str:
        """URL of a new database with what the template holds."""
        return self._made(_name(template))

    def drop(self, url: str) -> None:
        """Remove a database, with whoever is still connected to it."""
        self._say(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")

    def hold(self, url: str) -> rows.Rows:
        """What a database holds that nobody is connected to."""
        with psycopg.connect(url) as connection:
            return rows.of(connection)

    def lay(self, url: str, kept: rows.Rows, template: str) -> bool:
        """Let a copy of the template hold exactly that. True: whoever was connected must connect again."""
        try:
            again = next(self.laid) % 100   # what is deleted takes room
            if again and rows.refill(self._line_to(url), kept, LINES):
                return False
        except psycopg.OperationalError:   # a test left a lock behind, or no database
            pass
        self.lines.pop(url).close()
        self.drop(url)
        self._say(f"CREATE DATABASE {_name(url)} TEMPLATE {_name(template)} STRATEGY FILE_COPY")
        assert rows.refill(self._line_to(url), kept, 0)
        return True

    def _line_to(self, url: str) -> psycopg.Connection:
        if url not in self.lines:
            self.lines[url] = psycopg.connect(url, autocommit=True, options=rows.AS_A_COPY)
        return self.lines[url]

    def _made(self, template: str) -> str:
        name = f"case_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")   # four times as fast
        return self.url(name)

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def server(kind: str, *, durable: bool = False) -> Iterator[SQLite | PostgreSQL]:
    """A place for databases of that kind, gone afterwards. Fails when PostgreSQL is not installed.

    durable: on the disk, and a commit waits for it, as in service.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"wederhoor-{kind}-", dir=None if durable else in_memory()))
    try:
        if kind == "sqlite":
            yield SQLite(folder)
        else:
            with _running(folder, () if durable else HASTY):
                yield PostgreSQL(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrated(place: SQLite | PostgreSQL) -> str:
    """URL of a new database without rows."""
    url = place.empty()
    migrate(url)
    return url


def migrate(url: str) -> None:
    """Bring an empty database to the newest migration."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-instance-") as folder:
        app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, Path(folder)))
        with app.app_context():
            upgrade()
            db.engine.dispose()


def binaries(root: Path = Path("/usr/lib/postgresql")) -> Path:
    """Folder of the newest PostgreSQL server that Debian installed; fails when there is none."""
    found = sorted(root.glob("*/bin/postgres"), key=lambda path: int(path.parent.parent.name))
    assert found, "PostgreSQL ontbreekt: apt-get install postgresql"
    return found[-1].parent


def in_memory() -> str | None:
    """A folder in memory where there is room for one: a test waits for no disk. None: the usual place."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30
    return str(memory) if roomy else None


@contextmanager
def _running(folder: Path, careless: Sequence[str]) -> Iterator[None]:
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data, log = folder / "data", folder / "log"
    make = [binaries() / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "-N"]
    subprocess.run(make, check=True, capture_output=True, user=owner, cwd=folder, env=_plain())
    quick = [f"-c{name}=off" for name in careless]
    quiet = ["-clisten_addresses=", f"-cunix_socket_directories={folder}", "-cmax_connections=200"]
    start = [binaries() / "postgres", "-D", data, *quick, *quiet]
    # setpriv: should the tests be killed, the server goes with them
    command = ["setpriv", "--pdeathsig", "QUIT", *start]
    with log.open("wb") as out, subprocess.Popen(
            command, stdout=out, stderr=out, user=owner, cwd=folder, env=_plain()) as process:
        try:
            _wait(folder, process, log)
            yield
        finally:
            process.send_signal(signal.SIGQUIT)


def _wait(folder: Path, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            psycopg.connect(f"postgresql://postgres@/postgres?host={folder}").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise TimeoutError(log.read_text("utf-8"))


def _owner() -> str | None:
    # the server refuses to run as root
    if os.getuid() != 0:
        return None
    return pwd.getpwnam("postgres").pw_name


def _plain() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def _name(url: str) -> str:
    return url.split("/")[3].split("?")[0]
