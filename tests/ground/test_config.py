"""Settings: defaults, then instance/config.toml, then the environment."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from committee import config
from committee.config import ConfigError, Mode, SecondFactor, load
from committee.paths import HOME

SECRET = "een geheim van ten minste tweeëndertig tekens"
DEMO = {"COMMITTEE_MODE": "demonstration"}


class TestRefusals:
    """A wrong setting stops the start with one Dutch line that names it."""

    def test_production_does_not_start_without_a_secret(self, tmp_path):
        with pytest.raises(ConfigError, match="COMMITTEE_SECRET_KEY") as refusal:
            load({}, tmp_path)
        assert "\n" not in str(refusal.value)
        assert list(tmp_path.iterdir()) == []

    def test_a_short_secret_is_no_secret(self, tmp_path):
        with pytest.raises(ConfigError, match="te kort"):
            load({"COMMITTEE_SECRET_KEY": "dev"}, tmp_path)

    @pytest.mark.parametrize(("name", "value"), [
        ("COMMITTEE_MODE", "debug"),
        ("DATABASE_URL", "mysql://root@db/x"),
        ("COMMITTEE_MAIL", "sendmail"),
        ("COMMITTEE_BASE_URL", "commissie.nl"),
        ("COMMITTEE_BASE_URL", "https://commissie.nl/?a=b"),
        ("COMMITTEE_LISTEN", "8000"),
        ("COMMITTEE_LISTEN", "127.0.0.1:99999"),
        ("COMMITTEE_SECOND_FACTOR", "nee"),
        ("COMMITTEE_PROXIES", "een"),
        ("COMMITTEE_PROCESSES", "0"),
        ("COMMITTEE_PROCESSES", "veel"),
    ])
    def test_a_value_that_is_not_allowed_is_named(self, tmp_path, name, value):
        with pytest.raises(ConfigError, match=name):
            load(DEMO | {name: value}, tmp_path)

    @pytest.mark.parametrize(("name", "value"), [
        ("DATABASE_URL", "mysql://root:hunter2@db/x"),
        ("COMMITTEE_MAIL", "imap://post:hunter2@mail"),
        ("COMMITTEE_MAILBOX", "imap://post:hunter2@mail"),
    ])
    def test_a_password_is_never_repeated_in_the_message(self, tmp_path, name, value):
        with pytest.raises(ConfigError) as refusal:
            load(DEMO | {name: value}, tmp_path)
        assert "hunter2" not in str(refusal.value)

    @pytest.mark.parametrize(("text", "said"), [
        ('kleur = "blauw"', "onbekende instelling 'kleur'"),
        ('processes = [1]', "processes moet"),
        ("processes = true", "processes moet"),
        ("mode = ", "regel 1, teken 7: gevonden het einde van het bestand; toegestaan: een waarde"),
        ("x = 1\nmode = ja", "regel 2, teken 8: gevonden “ja”"),
    ])
    def test_a_broken_file_is_named(self, tmp_path, text, said):
        (tmp_path / "config.toml").write_text(text)
        with pytest.raises(ConfigError, match=said) as refusal:
            load(DEMO, tmp_path)
        assert "config.toml" in str(refusal.value)


class TestOrder:
    """Defaults, above them the file, above that the environment."""

    def test_the_defaults_lie_in_the_instance_folder(self, tmp_path):
        settings = load(DEMO, tmp_path)
        assert settings.database == f"sqlite:///{tmp_path}/committee.sqlite"
        assert settings.mail == f"file:{tmp_path}/mail"
        assert settings.files == tmp_path / "files"
        assert settings.mode is Mode.DEMONSTRATION

    def test_the_file_stands_above_the_defaults(self, tmp_path):
        (tmp_path / "config.toml").write_text('processes = 4\nbase_url = "https://commissie.nl/"')
        settings = load(DEMO, tmp_path)
        assert (settings.processes, settings.base_url) == (4, "https://commissie.nl")

    def test_the_environment_stands_above_the_file(self, tmp_path):
        (tmp_path / "config.toml").write_text('database = "sqlite:///from-file.sqlite"\nmode = "development"')
        settings = load({"DATABASE_URL": "postgresql://db/committee"}, tmp_path)
        assert settings.database == "postgresql://db/committee"
        assert settings.mode is Mode.DEVELOPMENT

    @pytest.mark.parametrize(("listen", "base_url"), [
        ("127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("localhost:9000", "http://localhost:9000"),
        ("0.0.0.0:9000", "http://127.0.0.1:9000"),
        ("[::]:9000", "http://127.0.0.1:9000"),
        ("[::1]:9000", "http://[::1]:9000"),
    ])
    def test_the_address_people_see_follows_the_one_it_listens_on(self, tmp_path, listen, base_url):
        assert load(DEMO | {"COMMITTEE_LISTEN": listen}, tmp_path).base_url == base_url
        own = {"COMMITTEE_LISTEN": listen, "COMMITTEE_BASE_URL": "https://commissie.nl"}
        assert load(DEMO | own, tmp_path).base_url == "https://commissie.nl"

    def test_without_any_of_them_it_is_this_machine(self, tmp_path):
        assert load(DEMO, tmp_path).base_url == "http://127.0.0.1:8000"

    def test_an_empty_variable_counts_as_none(self, tmp_path):
        assert load(DEMO | {"DATABASE_URL": ""}, tmp_path).database.startswith("sqlite:///")


class TestSecret:
    """Production brings its own; elsewhere one is made once and kept for its owner's eyes."""

    def test_production_starts_with_a_secret_of_its_own(self, tmp_path):
        settings = load({"COMMITTEE_SECRET_KEY": SECRET}, tmp_path)
        assert settings.secret_key == SECRET
        assert settings.mode is Mode.PRODUCTION

    def test_a_made_secret_is_kept_and_private(self, tmp_path):
        first = load(DEMO, tmp_path / "new").secret_key
        assert load(DEMO, tmp_path / "new").secret_key == first
        assert len(first) >= 32
        assert stat.S_IMODE((tmp_path / "new" / "secret").stat().st_mode) == 0o600
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret"]

    def test_processes_that_start_at_once_agree_on_it(self, tmp_path):
        with ThreadPoolExecutor(8) as pool:
            made = set(pool.map(lambda _: load(DEMO, tmp_path).secret_key, range(32)))
        assert len(made) == 1

    def test_nothing_secret_shows_when_settings_are_printed(self, tmp_path):
        environ = {"COMMITTEE_SECRET_KEY": SECRET, "DATABASE_URL": "postgresql://u:hunter2@db/x"}
        shown = repr(load(environ, tmp_path))
        assert SECRET not in shown
        assert "hunter2" not in shown


class TestSecondFactor:
    """Staff of a committee at work signs in with a second factor; whoever tries it out may leave it."""

    def test_is_required_in_production_alone(self, tmp_path):
        production = load({"COMMITTEE_SECRET_KEY": SECRET}, tmp_path)
        assert production.second_factor is SecondFactor.REQUIRED
        assert load(DEMO, tmp_path).second_factor is SecondFactor.OPTIONAL

    def test_a_setting_stands_above_the_mode(self, tmp_path):
        chosen = load({"COMMITTEE_SECRET_KEY": SECRET, "COMMITTEE_SECOND_FACTOR": "optional"}, tmp_path)
        assert chosen.second_factor is SecondFactor.OPTIONAL
        assert load(DEMO | {"COMMITTEE_SECOND_FACTOR": "required"}, tmp_path).second_factor == "required"


class TestInstance:
    """The data lie where COMMITTEE_INSTANCE says, else beside the checkout or under the Python prefix."""

    def test_the_variable_wins(self, tmp_path):
        assert load(DEMO | {"COMMITTEE_INSTANCE": str(tmp_path)}).instance == tmp_path

    def test_a_checkout_keeps_them_beside_itself(self):
        assert config.instance_folder({}) == HOME / "instance"

    def test_an_installation_keeps_them_under_its_prefix(self, monkeypatch, tmp_path):
        monkeypatch.setattr(config, "HOME", tmp_path)
        assert config.instance_folder({}) == Path(sys.prefix) / "var" / "committee-instance"


def test_the_readme_holds_the_table_of_settings():
    assert config.as_table() in (HOME / "README.md").read_text("utf-8")
