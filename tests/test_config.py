"""Configuration: later layers win, nonsense is refused, and production refuses to be unsafe."""

import stat

import pytest

from alongside.config import ConfigError, instance_folder, load

SAFE = {
    "MODE": "production",
    "SECRET_KEY": "x" * 32,
    "PUBLIC_SCHEME": "https",
    "MAIL_TRANSPORT": "smtp",
}


def test_the_environment_wins_over_the_file_and_what_is_given_over_both(tmp_path):
    (tmp_path / "config.toml").write_text('mail_from = "file@x"\nproxies = 1\nsession_hours = 1\n')
    environ = {"ALONGSIDE_PROXIES": "2", "ALONGSIDE_SESSION_HOURS": "2"}
    config = load(tmp_path, {"SESSION_HOURS": 3}, environ)
    assert config["MAIL_FROM"] == "file@x"
    assert config["PROXIES"] == 2
    assert config["SESSION_HOURS"] == 3


def test_without_a_database_the_instance_has_its_own(tmp_path):
    config = load(tmp_path, {}, {})
    assert config["DATABASE_URL"] == f"sqlite:///{tmp_path}/alongside.sqlite3"
    assert config["MIGRATION_DATABASE_URL"] == config["DATABASE_URL"]


def test_a_plain_postgres_address_is_understood(tmp_path):
    config = load(tmp_path, {"DATABASE_URL": "postgresql://a@b/c"}, {})
    assert config["DATABASE_URL"] == "postgresql+psycopg://a@b/c"


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"ALONGSIDE_MODE": "live"}, "must be one of"),
        ({"ALONGSIDE_PROXIES": "two"}, "whole number"),
        ({"ALONGSIDE_STRICT_PLUGINS": "maybe"}, "1 or 0"),
        ({"ALONGSIDE_AUDIT_ANCHOR_MAIL": "the auditors"}, "an e-mail address"),
        ({"ALONGSIDE_SINGLE_SIGN_ON": "https://x"}, r"\[single_sign_on"),
        ({"ALONGSIDE_PLUGIN_ALLOW_LIST": "feedback"}, r"\[\[plugin_allow_list\]\]"),
    ],
)
def test_nonsense_in_the_environment_is_refused(tmp_path, environ, message):
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, {}, environ)


def test_an_unknown_setting_is_refused(tmp_path):
    (tmp_path / "config.toml").write_text('secret_kye = "x"\n')
    with pytest.raises(ConfigError, match="SECRET_KYE"):
        load(tmp_path, {}, {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('plugin_allow_list = "feedback"', "list of tables"),
        ("plugin_allow_list = [{version = '1'}]", "needs a name"),
        ('second_factor = "sometimes"', "second_factor must be required or off"),
        ('session_hours = "12"', "session_hours must be a whole number"),
        ("mail_from = 3", "mail_from must be text"),
        ("wtf_csrf_enabled = false", "Unknown setting: WTF_CSRF_ENABLED"),
        ("testing = true", "Unknown setting: TESTING"),
    ],
)
def test_nonsense_in_the_file_is_refused(tmp_path, text, message):
    (tmp_path / "config.toml").write_text(text + "\n")
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, {}, {})


def test_an_allow_list_stands_in_the_file(tmp_path):
    (tmp_path / "config.toml").write_text('[[plugin_allow_list]]\nname = "feedback"\n')
    assert load(tmp_path, {}, {})["PLUGIN_ALLOW_LIST"] == [{"name": "feedback"}]


def test_a_broken_file_is_refused_with_its_place(tmp_path):
    (tmp_path / "config.toml").write_text("mode = \n")
    with pytest.raises(ConfigError, match=r"config\.toml"):
        load(tmp_path, {}, {})


def test_outside_production_a_secret_is_made_once_and_kept_from_others(tmp_path):
    first = load(tmp_path, {}, {})["SECRET_KEY"]
    assert first == load(tmp_path, {}, {})["SECRET_KEY"]
    assert len(first) >= 32
    mode = (tmp_path / "secret-key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_safe_production_starts(tmp_path):
    assert load(tmp_path, SAFE, {})["MODE"] == "production"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"SECRET_KEY": None}, "ALONGSIDE_SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "ALONGSIDE_SECRET_KEY"),
        ({"PUBLIC_SCHEME": "http"}, "https"),
        ({"MAIL_TRANSPORT": "console"}, "smtp"),
        ({"SECOND_FACTOR": "off"}, "whoever can read the e-mail"),
        ({"DATABASE_URL": "postgresql://a@b/c"}, "row-level security"),
    ],
)
def test_an_unsafe_production_refuses_to_start_and_says_what_to_do(tmp_path, change, message):
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, {**SAFE, **change}, {})


def test_production_with_two_database_roles_starts(tmp_path):
    urls = {"DATABASE_URL": "postgresql://app@b/c", "MIGRATION_DATABASE_URL": "postgresql://o@b/c"}
    assert load(tmp_path, {**SAFE, **urls}, {})


def test_the_instance_folder_is_given_or_named_or_here(tmp_path, monkeypatch):
    monkeypatch.delenv("ALONGSIDE_INSTANCE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert instance_folder() == tmp_path / "instance"
    monkeypatch.setenv("ALONGSIDE_INSTANCE", str(tmp_path / "named"))
    assert instance_folder() == tmp_path / "named"
    assert instance_folder(tmp_path / "given") == tmp_path / "given"
    assert instance_folder().is_absolute()


@pytest.mark.parametrize(
    ("mode", "kept"), [("production", "required"), ("development", "off"), ("demo", "off")]
)
def test_a_second_factor_is_required_of_staff_in_production_unless_said_otherwise(
    tmp_path, mode, kept
):
    assert load(tmp_path, {**SAFE, "MODE": mode}, {})["SECOND_FACTOR"] == kept
