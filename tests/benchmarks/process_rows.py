"""Rows 16 and 17: what signing in costs, how the server starts, what it holds before and after a crowd."""

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
from tests import databases
from tests.benchmarks.measure import Row, ratio
from tests.benchmarks.post_rows import free_port
from tests.benchmarks.scene import application
from tests.web.browsing import token_on
from tests.web.conftest import Apart
from tests.web.scene import PASSWORD, a_full_case, a_house_with_passwords

SIGN_INS, VISITORS, STARTS = 10, 16, 5
CLIENTS, WARM, REQUESTS = 8, 200, 1000
PAGES = ("/", "/zaken", "/zaken?stand=afgesloten", "/reglementen", "/zittingen")
MIB = 1024   # kB, as /proc counts
HASH = 19 * MIB
THREADS = ["--threads", "4", "--access-logfile", "/dev/null", "--log-level", "warning"]


def rows() -> Iterator[Row]:
    """Signing in, starting, memory."""
    for kind in databases.KINDS:
        with application(kind) as app:
            emails = _a_crowd()
            url = app.config["SQLALCHEMY_DATABASE_URI"]
            db.session.remove()
            app.test_client_class = Apart
            if kind == "sqlite":
                yield _share_of_the_hash(app, emails[0])
                yield from _served(url, emails)
            yield from _thousand(kind, url, emails)


def _a_crowd() -> list[str]:
    """Three committees, the first with a case; the addresses of all who serve them: nobody shares one."""
    with transaction():
        houses = [a_house_with_passwords(slug, slug[:2].upper()) for slug in ("onderdak", "kade", "veer")]
        a_full_case(houses[0])
        return [account.email for house in houses for account in house.accounts.values()]


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


def _served(url: str, emails: list[str]) -> Iterator[Row]:
    ours, floor, held, bare = [], [], {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(STARTS):
            served = serving("committee", "serve", COMMITTEE_INSTANCE=folder, DATABASE_URL=url)
            with served as (root, took, base):
                ours.append(took)
                if turn == STARTS - 1:
                    held = _look(root, base, emails)
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


def _look(root: int, base: str, emails: list[str]) -> dict[str, float]:
    """What the server holds after some pages, and at most while many sign in at once."""
    _visit(base)
    family = _family(root)
    pss = sum(_memory(pid, "smaps_rollup", "Pss") for pid in family)
    for _ in range(8):   # at rest each worker has loaded what signing in needs
        _signed_in(base, emails[VISITORS:])
    rest = {pid: _memory(pid, "status", "VmRSS") for pid in family[1:]}
    _signed_in(base, emails[:VISITORS])
    peak = max(_memory(pid, "status", "VmHWM") / (rest[pid] + 2 * HASH) for pid in rest)
    printing = sum("libpango" in Path(f"/proc/{pid}/maps").read_text("utf-8") for pid in rest)
    return {"pss": pss, "peak": peak, "printing": printing}


def _signed_in(base: str, emails: list[str]) -> list[OpenerDirector]:
    """A browser for each of these people, all signed in at once."""
    visitors = [_with_form(base) for _ in emails]
    with ThreadPoolExecutor(len(emails)) as pool:
        answers = list(pool.map(lambda who: _sign_in(*who[0], base, who[1]),
                                zip(visitors, emails, strict=True)))
    assert not any("/inloggen" in address for address in answers), answers
    return [browser for browser, _token in visitors]


def _thousand(kind: str, url: str, emails: list[str]) -> Iterator[Row]:
    """A thousand pages to eight people who are signed in: what failed, and what the server holds more."""
    with tempfile.TemporaryDirectory() as folder:
        served = serving("committee", "serve", COMMITTEE_INSTANCE=folder, DATABASE_URL=url)
        with served as (root, _took, base):
            browsers = _signed_in(base, emails[:CLIENTS])
            _open(browsers, base, WARM)
            before, begin = _held(root), time.perf_counter()
            failed = _open(browsers, base, REQUESTS)
            took, after = time.perf_counter() - begin, _held(root)
    said = f"{before / MIB:.0f} MiB ervoor, {after / MIB:.0f} erna"
    yield Row("17", f"fouten in 1.000 bladzijden aan 8 mensen, {kind}", "aantal", failed, 0,
              note=f"{REQUESTS / took:.0f} per seconde")
    yield Row("17", f"geheugen na die 1.000, {kind}", "ervoor", after / before, 1.05, note=said)


def _open(browsers: list[OpenerDirector], base: str, number: int) -> int:
    """So many pages in turn by all of these browsers at once; how many did not come."""
    def some(browser: OpenerDirector) -> int:
        wanted = [f"{base}{PAGES[n % len(PAGES)]}" for n in range(number // len(browsers))]
        return sum(not _came(browser, address) for address in wanted)

    with ThreadPoolExecutor(len(browsers)) as pool:
        return sum(pool.map(some, browsers))


def _came(browser: OpenerDirector, address: str) -> bool:
    try:
        with browser.open(address) as page:
            return bool(page.status == 200 and "/inloggen" not in page.url and page.read())
    except URLError:
        return False


def _held(root: int) -> int:
    """kB that the server and its workers hold, RSS."""
    return sum(_memory(pid, "status", "VmRSS") for pid in _family(root))


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
