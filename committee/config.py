"""Settings: the defaults, above them instance/config.toml, above that the environment."""

import os
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from committee.paths import HOME
from committee.toml_dutch import Unreadable, parsed, text_of


class ConfigError(Exception):
    """A setting is missing or wrong; the text is one Dutch line that says which, and what to do."""


class Mode(StrEnum):
    """What this installation is for; only production insists on a secret of its own."""

    PRODUCTION = "production"
    DEMONSTRATION = "demonstration"
    DEVELOPMENT = "development"


class SecondFactor(StrEnum):
    """Whether staff must have a second factor, or may."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Key:
    """One setting: its name in config.toml, its environment variable, its default and what it means."""

    name: str
    env: str
    default: str
    meaning: str


INSTANCE = Key("", "COMMITTEE_INSTANCE", "",
               "the folder with the data; `instance/` in a checkout, "
               "`var/committee-instance` under the Python prefix when installed")
KEYS = (
    Key("mode", "COMMITTEE_MODE", "production",
        "`production`, `demonstration` or `development`"),
    Key("secret_key", "COMMITTEE_SECRET_KEY", "",
        "signs the sessions, at least 32 characters; obligatory in production, "
        "elsewhere made once and kept in `instance/secret`"),
    Key("database", "DATABASE_URL", "sqlite:///{instance}/committee.sqlite",
        "`sqlite:///…` or `postgresql://…`"),
    Key("mail", "COMMITTEE_MAIL", "file:{instance}/mail",
        "`smtp://user:password@host:587`, `smtps://…`, or `file:` and a folder: one .eml per message"),
    Key("mailbox", "COMMITTEE_MAILBOX", "",
        "where answers to invitations come in: `imaps://user:password@host/INBOX`, or `file:` and a folder "
        "of .eml; not set, no mail is read"),
    Key("base_url", "COMMITTEE_BASE_URL", "http://{listen}",
        "the address people see; links in letters begin with it"),
    Key("listen", "COMMITTEE_LISTEN", "127.0.0.1:8000",
        "host and port the server listens on"),
    Key("proxies", "COMMITTEE_PROXIES", "0",
        "how many proxies of your own stand before the server: where a visitor comes from is read from their "
        "`X-Forwarded-For`"),
    Key("second_factor", "COMMITTEE_SECOND_FACTOR", "",
        "whether staff signs in with a code of its telephone as well: `required` or `optional`; "
        "in production required, elsewhere optional"),
    Key("api_calls", "COMMITTEE_API_CALLS", "60",
        "how many complaints an organisation's system may send per minute"),
    Key("drafts_days", "COMMITTEE_DRAFTS_DAYS", "60",
        "days that typed text and files that nobody handed in are kept, and sender and subject of a mail "
        "that was seen to"),
    Key("processes", "COMMITTEE_PROCESSES", "2",
        "server processes"),
)


@dataclass(frozen=True)
class Config:
    """The settings in force. What may hold a password is left out of its repr."""

    instance: Path
    mode: Mode
    secret_key: str = field(repr=False)
    database: str = field(repr=False)
    mail: str = field(repr=False)
    mailbox: str = field(repr=False)
    base_url: str
    listen: str
    proxies: int
    second_factor: SecondFactor
    api_calls: int
    drafts_days: int
    processes: int

    @property
    def files(self) -> Path:
        """Folder of the stored documents, each under its sha256."""
        return self.instance / "files"


def load(environ: Mapping[str, str] | None = None, instance: Path | None = None) -> Config:
    """The settings in force, from defaults, instance/config.toml and environment.

    environ: the process environment unless given. instance: overrides COMMITTEE_INSTANCE.
    Raises ConfigError. Writes one file at most: instance/secret, outside production.
    """
    environ = os.environ if environ is None else environ
    folder = (instance or instance_folder(environ)).resolve()
    written = _from_file(folder / "config.toml")
    chosen = {key.name: environ.get(key.env) or written.get(key.name) or key.default for key in KEYS}
    values = {name: value.replace("{instance}", str(folder)) for name, value in chosen.items()}
    listen = _listen(values["listen"])
    mode = _mode(values["mode"])
    return Config(
        instance=folder,
        mode=mode,
        secret_key=_secret(values["secret_key"], mode, folder),
        database=_starts(values["database"], "DATABASE_URL", ("sqlite:///", "postgresql://", "postgresql+psycopg://")),
        mail=_starts(values["mail"], "COMMITTEE_MAIL", ("smtp://", "smtps://", "file:")),
        mailbox=values["mailbox"] and _starts(values["mailbox"], "COMMITTEE_MAILBOX", ("imaps://", "file:")),
        base_url=_address(values["base_url"].replace("{listen}", _seen(listen))),
        listen=listen,
        proxies=_number(values["proxies"], "COMMITTEE_PROXIES", least=0),
        second_factor=_second_factor(values["second_factor"], mode),
        api_calls=_number(values["api_calls"], "COMMITTEE_API_CALLS"),
        drafts_days=_number(values["drafts_days"], "COMMITTEE_DRAFTS_DAYS"),
        processes=_number(values["processes"], "COMMITTEE_PROCESSES"),
    )


def instance_folder(environ: Mapping[str, str]) -> Path:
    """The folder with the data: COMMITTEE_INSTANCE, else in the checkout, else under the Python prefix."""
    if environ.get(INSTANCE.env):
        return Path(environ[INSTANCE.env])
    if (HOME / "pyproject.toml").is_file():
        return HOME / "instance"
    return Path(sys.prefix) / "var" / "committee-instance"


def as_table() -> str:
    """The settings as the Markdown table of the README."""
    head = ["| environment | in config.toml | default | meaning |", "|---|---|---|---|"]
    rows = [f"| `{key.env}` | {_code(key.name)} | {_code(key.default)} | {key.meaning} |"
            for key in (INSTANCE, *KEYS)]
    return "\n".join(head + rows)


def _code(text: str) -> str:
    return f"`{text}`" if text else "–"


def _from_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        written = parsed(text_of(path.read_bytes()))
    except Unreadable as slip:
        raise ConfigError(f"{path}, {slip}") from None
    names = [key.name for key in KEYS]
    for name, value in written.items():
        if name not in names:
            raise ConfigError(f"{path}: onbekende instelling {name!r}; bekend zijn {', '.join(names)}.")
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ConfigError(f"{path}: {name} moet een tekst of een geheel getal zijn.")
    return {name: str(value) for name, value in written.items()}


def _mode(text: str) -> Mode:
    if text not in list(Mode):
        raise ConfigError(f"COMMITTEE_MODE is {text!r}; toegestaan zijn {', '.join(Mode)}.")
    return Mode(text)


def _second_factor(text: str, mode: Mode) -> SecondFactor:
    if not text:
        return SecondFactor.REQUIRED if mode is Mode.PRODUCTION else SecondFactor.OPTIONAL
    if text not in list(SecondFactor):
        raise ConfigError(f"COMMITTEE_SECOND_FACTOR is {text!r}; toegestaan zijn {', '.join(SecondFactor)}.")
    return SecondFactor(text)


def _secret(text: str, mode: Mode, folder: Path) -> str:
    if text and len(text) < 32:
        raise ConfigError("COMMITTEE_SECRET_KEY is te kort: gebruik ten minste 32 tekens.")
    if text:
        return text
    if mode is Mode.PRODUCTION:
        raise ConfigError("Er is geen geheim ingesteld: zet COMMITTEE_SECRET_KEY (ten minste 32 tekens), "
                          "of kies om te proberen COMMITTEE_MODE=demonstration.")
    return _kept_secret(folder / "secret")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".secret-{secrets.token_hex(8)}")
    if not path.exists():
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL, 0o600))
        draft.write_text(secrets.token_urlsafe(48), "ascii")
        with suppress(FileExistsError):
            os.link(draft, path)   # two processes may start at once: the first link wins and both read it
        draft.unlink()
    return path.read_text("ascii").strip()


def _starts(text: str, name: str, allowed: tuple[str, ...]) -> str:
    if not text.startswith(allowed):
        # the value itself may hold a password and stays out of the message
        raise ConfigError(f"{name} begint niet met {' of '.join(allowed)}.")
    return text


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ConfigError(f"COMMITTEE_BASE_URL is {text!r}; verwacht wordt iets als https://commissie.voorbeeld.nl.")
    return text.rstrip("/")


def _listen(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ConfigError(f"COMMITTEE_LISTEN is {text!r}; verwacht wordt host:poort, zoals 127.0.0.1:8000.")
    return text


def _seen(listen: str) -> str:
    """Where this machine itself finds what listens here; on every address is on its own too."""
    host, _, port = listen.rpartition(":")
    return f"127.0.0.1:{port}" if host in ("0.0.0.0", "[::]", "*") else listen


def _number(text: str, name: str, least: int = 1) -> int:
    if not text.isdecimal() or int(text) < least:
        raise ConfigError(f"{name} is {text!r}; verwacht wordt een geheel getal vanaf {least}.")
    return int(text)
