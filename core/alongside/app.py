"""The application, wired from top to bottom."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from alongside import config as settings
from alongside import lifecycle, worker
from alongside.access.core import PERMISSIONS
from alongside.access.permissions import Permissions
from alongside.councils import administration, look
from alongside.db import engine
from alongside.demo import pages as demo
from alongside.groups import access as groups_access
from alongside.groups import views as groups
from alongside.home import platform
from alongside.home import views as home
from alongside.identity import access as identity_access
from alongside.identity import (
    coming_back_views,
    invitation_access,
    invitation_views,
    joining_views,
    sign_in_views,
)
from alongside.identity import factor_views as factors
from alongside.identity import views as identity
from alongside.imports import access as imports_access
from alongside.imports import views as imports
from alongside.kernel import gate, levels
from alongside.kernel import settings as practice_settings
from alongside.kernel.allowing import left_out
from alongside.kernel.hooks import Hooks
from alongside.kernel.registry import PluginError, Registry
from alongside.messages import queue
from alongside.people import access as people_access
from alongside.people import views as people
from alongside.records import audit_views as audit
from alongside.records.log import Recorder
from alongside.rights import access as rights_access
from alongside.rights import views as rights
from alongside.rights.holdings import HOLDINGS
from alongside.web import assets, errors, headers, i18n, slots, templating
from alongside.web.context import House
from alongside.web.registering import check_pages, check_routes, register_pages, seal
from alongside.web.routing import Rule

CORE_PAGES = (
    home.public,
    home.pages,
    identity.pages,
    sign_in_views.pages,
    invitation_views.pages,
    joining_views.pages,
    coming_back_views.pages,
    factors.pages,
    people.pages,
    groups.pages,
    rights.pages,
    imports.pages,
    administration.pages,
    look.pages,
    audit.pages,
    platform.pages,
)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make an Alongside application. It does not touch the database.

    `config` wins over the instance's `config.toml` and the environment; `INSTANCE` in it names
    the instance folder. Raises ConfigError for unsafe settings, AccessError for a page that
    nobody said who may open, and in strict mode PluginError for a plugin that does not work.
    """
    given = dict(config or {})
    instance = settings.instance_folder(given.pop("INSTANCE", None))
    app = Flask(__name__, instance_path=str(instance), static_folder=None, template_folder=None)
    app.url_rule_class = Rule
    app.config.update(settings.load(instance, given))
    app.config["SQLALCHEMY_DATABASE_URI"] = app.config["DATABASE_URL"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"hide_parameters": True}  # words stay out of logs
    app.config["SESSION_COOKIE_NAME"] = "alongside_form"
    app.config["SESSION_COOKIE_SECURE"] = app.config["PUBLIC_SCHEME"] == "https"
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["WTF_CSRF_TIME_LIMIT"] = 12 * 3600
    app.config["WTF_CSRF_SSL_STRICT"] = False  # no-referrer: browsers send no referrer to check
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies, proxies)  # type: ignore

    registry = Registry(HOLDINGS)
    permissions = Permissions()
    permissions.add(PERMISSIONS)
    for one in (
        people_access,
        groups_access,
        identity_access,
        sign_in_views,
        invitation_access,
        rights_access,
        imports_access,
    ):
        permissions.add(one.PERMISSIONS)
    hooks = Hooks(registry, slots.GIVES)
    app.extensions["alongside"] = House(registry, hooks, permissions, Recorder())
    registry.discover(
        instance / "practices",
        app.config["PLUGIN_ALLOW_LIST"],
        app.config["STRICT_PLUGINS"],
        left_out(app.config["WITHOUT_PLUGINS"]),
    )
    for record in registry:
        standing = levels.rate(record, instance, app.config["PLUGIN_ALLOW_LIST"])
        record.level, record.missing = standing.level, standing.missing
        record.untried = standing.untried

    engine.init_app(app)
    templating.install(app)
    lifecycle.install(app)
    queue.install(app, worker.sweep, worker.tick)
    gate.install(app, registry, lifecycle.enabled_practices)
    csrf = CSRFProtect(app)
    csrf.exempt("alongside.identity.views.leave")  # leaving in a hurry always works
    csrf.exempt("alongside.demo.pages.enter")  # scripts sign in by handle; demo mode alone has it
    headers.install(app)
    errors.install(app)
    assets.install(app)
    for pages in CORE_PAGES:
        app.register_blueprint(pages)
    if app.config["MODE"] == "demo":
        app.register_blueprint(demo.pages)
    i18n.install(app)
    for record in registry.usable():
        _register(app, record, permissions, registry, app.config["STRICT_PLUGINS"])
    lifecycle.narrowing(app)
    check_routes(app)
    seal(app)
    return app


def _register(
    app: Flask, record: Any, permissions: Permissions, registry: Registry, strict: bool
) -> None:
    """Give a practice its permissions and its pages; what fails here fails only the practice."""
    practice = record.practice
    try:
        permissions.add(practice.permissions)
        imports_access.check_imports(practice.imports, permissions)
        with app.test_request_context():
            practice_settings.defaults(practice.settings)
        if record.pages is not None:
            check_pages(record.pages, permissions)
            register_pages(app, record.pages, practice.id, practice.prefix)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if strict:
            raise PluginError(f"Practice {record.id} failed: {error}") from error
        registry.fail(record, f"{type(error).__name__}: {error}")
