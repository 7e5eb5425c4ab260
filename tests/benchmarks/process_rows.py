"""Rows 16 and 17: what signing in costs beside its hash, and how the server starts and what it holds."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from committee.people import signin
from committee.store import db, transaction
from tests.benchmarks.measure import Row, ratio
from tests.benchmarks.post_rows import free_port
from tests.benchmarks.scene import application
from tests.web.browsing import token_on
from tests.web.conftest import Apart
from tests.web.scene import PASSWORD, a_house_with_passwords

SIGN_INS, VISITORS, STARTS = 10, 16, 5
MIB = 1024   # kB, as /proc counts
HASH = 19 * MIB
THREADS = ["--threads", "4", "--access-logfile", "/dev/null", "--log-level", "warning"]


def rows() -> Iterator[Row]:
    """Signing in, starting, memory."""
    with application("sqlite") as app:
        with transaction():
            email = a_house_with_passwords().accounts["dewit"].email
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        db.session.remove()
        app.test_client_class = Apart
        yield _share_of_the_hash(app, email)
        yield from _served(url, email)


def _share_of_the_hash(app, email: str) -> Row:
    kept, forms = signin.hash_of(PASSWORD), []
    for _ in range(6 * SIGN_INS):
        browser = app.test_client()
        forms.append((browser, {"csrf_token": token_on(browser.get("/inloggen")), "email": email,
                                "password": PASSWORD}))

    def sign_in() -> None:
        for _ in range(SIGN_INS):
            browser, form = forms.pop()
            assert browser.post("/inloggen", data=form).status_code == 303

    value = ratio(lambda: [signin.HASHER.verify(kept, PASSWORD) for _ in range(SIGN_INS)], sign_in)
    return Row("16", "argon2 in het inloggen", "processortijd van het inloggen", value, 0.95, at_least=True)


def _served(url: str, email: str) -> Iterator[Row]:
    ours, floor, held, bare = [], [], {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(STARTS):
            served = serving("committee", "serve", COMMITTEE_INSTANCE=folder, DATABASE_URL=url)
            with served as (root, took, base):
                ours.append(took)
                if turn == STARTS - 1:
                    held = _look(root, base, email)
            gunicorn = ("gunicorn", "--workers", "2", *THREADS, "tests.benchmarks.hello:create_app()")
            with serving(*gunicorn) as (root, took, base):
                floor.append(took)
                _visit(base)
                bare = sum(_memory(pid, "smaps_rollup", "Pss") for pid in _family(root))
    against = "gunicorn met kale Flask, SQLAlchemy en Flask-Login"
    yield Row("16", "geheugen bij 16 tegelijk inloggen", "rust + 2 hashes per proces", held["peak"], 1.0)
    yield Row("17", "starten tot de eerste bladzijde", against, median(ours) / median(floor), 3.0)
    yield Row("17", f"geheugen van 2 processen ({held['pss'] / MIB:.0f} MiB)", "250 MiB",
              held["pss"] / (250 * MIB), 1.0, note=f"{held['pss'] / bare:.1f} × kale Flask")
    yield Row("17", "serverprocessen die weasyprint laden", "aantal", held["printing"], 0)


@contextmanager
def serving(module: str, *words: str, **more: str) -> Iterator[tuple[int, float, str]]:
    """A server started as its users do: its process, the seconds until its first page, its address."""
    listen = f"127.0.0.1:{free_port()}"
    environ = {**os.environ, "COMMITTEE_MODE": "development", "COMMITTEE_LISTEN": listen,
               "GUNICORN_CMD_ARGS": f"--bind {listen}", **more}
    begin = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", module, *words], env=environ) as process:
        try:
            base = f"http://{listen}"
            while not _answers(base):
                assert process.poll() is None
                time.sleep(0.01)
            yield process.pid, time.perf_counter() - begin, base
        finally:
            process.terminate()


def _answers(base: str) -> bool:
    try:
        return bool(build_opener().open(f"{base}/inloggen").status == 200)
    except URLError:
        return False


def _visit(base: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(_answers, [base] * 40))


def _look(root: int, base: str, email: str) -> dict[str, float]:
    """What the server holds after some pages, and at most while many sign in at once."""
    _visit(base)
    family = _family(root)
    pss = sum(_memory(pid, "smaps_rollup", "Pss") for pid in family)
    rest = {pid: _memory(pid, "status", "VmRSS") for pid in family[1:]}
    visitors = [_with_form(base) for _ in range(VISITORS)]
    with ThreadPoolExecutor(VISITORS) as pool:
        answers = list(pool.map(lambda visitor: _sign_in(*visitor, base, email), visitors))
    assert all(address.endswith("/werkblad") for address in answers), answers
    peak = max(_memory(pid, "status", "VmHWM") / (rest[pid] + 2 * HASH) for pid in rest)
    printing = sum("libpango" in Path(f"/proc/{pid}/maps").read_text("utf-8") for pid in rest)
    return {"pss": pss, "peak": peak, "printing": printing}


def _with_form(base: str) -> tuple[OpenerDirector, str]:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{base}/inloggen") as page:
        text = page.read().decode()
    return browser, text.split('name="csrf_token" value="')[1].split('"')[0]


def _sign_in(browser: OpenerDirector, token: str, base: str, email: str) -> str:
    form = urlencode({"csrf_token": token, "email": email, "password": PASSWORD}).encode()
    with browser.open(f"{base}/inloggen", form) as page:
        return str(page.url)


def _family(root: int) -> list[int]:
    children = Path(f"/proc/{root}/task/{root}/children").read_text("ascii").split()
    return [root, *map(int, children)]


def _memory(pid: int, file: str, name: str) -> int:
    lines = Path(f"/proc/{pid}/{file}").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
