"""Configuration: defaults, then the instance's `config.toml`, then `ALONGSIDE_*` variables.

Later wins. Production refuses to start with settings that would hurt someone.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from alongside.kernel.allowing import check_allow_list
from alongside.providers import providers

MODES = ("demo", "development", "production")

DEFAULTS: dict[str, Any] = {
    "MODE": "development",
    "DATABASE_URL": None,  # the instance folder's alongside.sqlite3
    "MIGRATION_DATABASE_URL": None,  # the same, unless the owner is another role
    "BACKUP_DATABASE_URL": None,  # the same, as a role that reads every council's rows
    "SECRET_KEY": None,
    "DEFAULT_COUNCIL": None,  # the slug that answers on a host nobody else has
    "STRICT_PLUGINS": False,
    "PLUGIN_ALLOW_LIST": None,  # [{name, version, sha256, …}], see alongside.kernel.allowing
    "WITHOUT_PLUGINS": "",  # ids with commas between: never imported, whatever the list says
    "JOBS_URL": None,  # redis://… for a larger council; the instance folder's SQLite otherwise
    "MAIL_TRANSPORT": None,  # console, file or smtp; file in demo and development
    "MAIL_FROM": "alongside@localhost",
    "SMTP_URL": "smtp://localhost:25",
    "TEXT_TRANSPORT": None,  # none, console, file or notify; none in production, else file
    "NOTIFY_API_KEY": None,  # of GOV.UK Notify, for text messages
    "NOTIFY_TEMPLATE": None,  # the id of its template that says ((message))
    "NOTIFY_URL": "https://api.notifications.service.gov.uk",
    "AUDIT_ANCHOR_MAIL": None,  # an address elsewhere, told each day how far the record has come
    "PUBLIC_SCHEME": "http",
    "PUBLIC_PORT": 0,  # in the addresses that people use; 0: their scheme's own
    "PROXIES": 0,  # how many reverse proxies stand in front
    "SQLITE_SYNCHRONOUS": "FULL",
    "SESSION_HOURS": 12,
    "SHARED_DEVICE_MINUTES": 20,
    "SINGLE_SIGN_ON": None,  # {council: its OpenID Connect provider}, see alongside.providers
    "SECOND_FACTOR": None,  # required of staff in production; off elsewhere, where one may have it
    "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
    "TESTING": False,
}

INSIDE = {"MAX_CONTENT_LENGTH", "MAX_FORM_MEMORY_SIZE", "TESTING"}
GIVEN_ONLY = {"WTF_CSRF_ENABLED", "TESTING"}  # for a test to say, never for an installation


class ConfigError(Exception):
    """The settings given would be unsafe, or cannot be understood; the message says what to do."""


def instance_folder(given: str | os.PathLike[str] | None = None) -> Path:
    """Where this installation keeps its data: given, or ALONGSIDE_INSTANCE, or `./instance`."""
    return Path(given or os.environ.get("ALONGSIDE_INSTANCE") or "instance").absolute()


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    return {name.upper(): value for name, value in values.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, default in DEFAULTS.items():
        raw = environ.get(f"ALONGSIDE_{name}")
        if raw is None or name in INSIDE:
            continue
        if name == "SINGLE_SIGN_ON":
            raise ConfigError(
                "ALONGSIDE_SINGLE_SIGN_ON is not read from the environment. Write one table for "
                "each council into config.toml: [single_sign_on.NAME-OF-THE-COUNCIL]."
            )
        if name == "PLUGIN_ALLOW_LIST":
            raise ConfigError(
                "ALONGSIDE_PLUGIN_ALLOW_LIST is not read from the environment. Write the list "
                "into config.toml: one [[plugin_allow_list]] a plugin, with name, version, sha256."
            )
        if isinstance(default, bool):
            if raw.lower() not in {"0", "1", "true", "false", "yes", "no"}:
                raise ConfigError(f"ALONGSIDE_{name} must be 1 or 0, not {raw!r}.")
            values[name] = raw.lower() in {"1", "true", "yes"}
        elif isinstance(default, int):
            if not raw.isdecimal():
                raise ConfigError(f"ALONGSIDE_{name} must be a whole number, not {raw!r}.")
            values[name] = int(raw)
        else:
            values[name] = raw
    return values


def load(
    instance: Path,
    given: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """All settings of this installation, checked.

    `given` wins over everything (it is what a test or an embedding program passes). Raises
    ConfigError for an unknown name, a value that cannot be understood, or an unsafe production.
    """
    environ = os.environ if environ is None else environ
    layers = (_from_file(instance / "config.toml"), _from_environment(environ), dict(given or {}))
    config = dict(DEFAULTS)
    for layer in layers:
        known = set(DEFAULTS) | GIVEN_ONLY if layer is layers[-1] else set(DEFAULTS) - GIVEN_ONLY
        unknown = sorted(set(layer) - known)
        if unknown:
            raise ConfigError(f"Unknown setting: {', '.join(unknown)}.")
        config.update(layer)
    _refuse_nonsense(config)
    if config["MODE"] not in MODES:
        raise ConfigError(f"ALONGSIDE_MODE must be one of {', '.join(MODES)}.")
    if config["MODE"] == "demo" and not any("DEFAULT_COUNCIL" in layer for layer in layers):
        config["DEFAULT_COUNCIL"] = "northbank"
    config["DATABASE_URL"] = config["DATABASE_URL"] or f"sqlite:///{instance}/alongside.sqlite3"
    config["MIGRATION_DATABASE_URL"] = config["MIGRATION_DATABASE_URL"] or config["DATABASE_URL"]
    for name in ("DATABASE_URL", "MIGRATION_DATABASE_URL", "BACKUP_DATABASE_URL"):
        if (config[name] or "").startswith("postgresql://"):
            config[name] = "postgresql+psycopg://" + config[name].removeprefix("postgresql://")
    if config["MAIL_TRANSPORT"] is None:
        config["MAIL_TRANSPORT"] = "smtp" if config["MODE"] == "production" else "file"
    if config["TEXT_TRANSPORT"] is None:
        config["TEXT_TRANSPORT"] = "none" if config["MODE"] == "production" else "file"
    if config["SECOND_FACTOR"] is None:
        config["SECOND_FACTOR"] = "required" if config["MODE"] == "production" else "off"
    if config["SECOND_FACTOR"] not in ("required", "off"):
        raise ConfigError("second_factor must be required or off.")
    if config["MODE"] == "production":
        if problems := unsafe(config):
            raise ConfigError(
                "Alongside will not start in production: " + "; ".join(problems) + "."
            )
    else:
        config["SECRET_KEY"] = config["SECRET_KEY"] or _own_secret(instance)
    return config


def _refuse_nonsense(config: Mapping[str, Any]) -> None:
    for name, default in DEFAULTS.items():
        if default is not None and not isinstance(config[name], type(default)):
            kind = {bool: "true or false", int: "a whole number", str: "text"}[type(default)]
            raise ConfigError(f"{name.lower()} must be {kind}, not {config[name]!r}.")
    anchors = config["AUDIT_ANCHOR_MAIL"]
    if anchors is not None and not (isinstance(anchors, str) and "@" in anchors):
        raise ConfigError("audit_anchor_mail must be an e-mail address, or not be given.")
    try:
        check_allow_list(config["PLUGIN_ALLOW_LIST"])
    except ValueError as error:
        raise ConfigError(f"{error}. See docs/operators/plugins.md.") from error
    try:
        named = providers(config["SINGLE_SIGN_ON"])
    except ValueError as error:
        raise ConfigError(f"{error}. See docs/operators/single-sign-on.md.") from error
    if named and find_spec("authlib") is None:
        raise ConfigError("single_sign_on needs: pip install 'alongside[sso]'")


def unsafe(config: Mapping[str, Any]) -> list[str]:
    """What production would not start with, each as something to do."""
    problems = []
    if not config["SECRET_KEY"] or len(str(config["SECRET_KEY"])) < 32:
        problems.append("set ALONGSIDE_SECRET_KEY to 32 or more random characters")
    if config["PUBLIC_SCHEME"] != "https":
        problems.append("set ALONGSIDE_PUBLIC_SCHEME=https and serve behind TLS")
    if config["MAIL_TRANSPORT"] != "smtp":
        problems.append("set ALONGSIDE_MAIL_TRANSPORT=smtp, or sign-in links reach nobody")
    if config["SECOND_FACTOR"] != "required":
        problems.append(
            "leave ALONGSIDE_SECOND_FACTOR out or set it to required: with it off, whoever can "
            "read the e-mail of one of the council's staff could sign in as them"
        )
    for slug, one in providers(config["SINGLE_SIGN_ON"]).items():
        if not one.issuer.startswith("https://"):
            problems.append(f"give single_sign_on.{slug} an issuer with https")
    url = make_url(config["DATABASE_URL"])
    if url.get_backend_name() == "postgresql" and url == make_url(config["MIGRATION_DATABASE_URL"]):
        problems.append(
            "set ALONGSIDE_MIGRATION_DATABASE_URL to the role that owns the tables, and "
            "ALONGSIDE_DATABASE_URL to one that owns nothing, so that row-level security holds"
        )
    return problems


def _own_secret(instance: Path) -> str:
    """A secret made once for this instance, so that a restart does not sign everybody out."""
    path = instance / "secret-key"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="utf-8")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8")
