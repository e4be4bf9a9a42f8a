"""Giving an app its pages, and looking that they are only what was declared.

One practice whose pages are not as they should be leaves nothing behind: the app goes on without
it, as if it had never been there.
"""

import logging
from copy import copy
from typing import Any, cast

from flask import Flask, abort, request

from alongside.access.permissions import AccessError, Permissions
from alongside.web.context import house
from alongside.web.pages import SAFE, Pages

log = logging.getLogger(__name__)

LOCAL = "alongside_local_"
"""Single files of an instance, whose templates stand in one folder together."""

APP_WIDE_TABLES = (
    "error_handler_spec",
    "before_request_funcs",
    "after_request_funcs",
    "teardown_request_funcs",
    "template_context_processors",
    "url_value_preprocessors",
    "url_default_functions",
)
"""What Flask keeps by blueprint; under None stands what acts on every page of the app."""
APP_ITSELF = ("wsgi_app", "session_interface", "jinja_loader")
APP_LISTS = ("teardown_appcontext_funcs", "url_build_error_handlers")
"""What belongs to the app as a whole, and is no page's."""


def check_pages(pages: Pages, permissions: Permissions) -> None:
    """Check one blueprint before it is registered, so that a bad practice fails alone.

    Raises AccessError for what is not `Pages`, a permission that nobody declares, or a write with
    a read's.
    """
    if not isinstance(pages, Pages):
        raise AccessError(f"what it names as its views is a {type(pages).__name__}, not Pages")
    for rule, name, writes in pages.asked:
        if name not in permissions.by_name:
            raise AccessError(f"the page {rule} asks for {name!r}, which nobody declares")
        if writes and not permissions.by_name[name].writes:
            raise AccessError(f"the page {rule} writes with {name!r}, which only reads")


def register_pages(app: Flask, pages: Pages, name: str, prefix: str) -> None:
    """Give the app a practice's pages, all or none.

    Flask lets a blueprint do anything to the app while it is registered, and adds rule after rule.
    So the app is looked at before and after: where something failed, a page stands outside of
    `prefix`, a view has no permission of its own, or something acts on all pages, everything is put
    back. Raises AccessError that says what it was.
    """
    before = _State(app)
    try:
        app.register_blueprint(pages, name=name, url_prefix=prefix)
        wrong = before.strange(name, prefix) or _elsewhere(pages, name)
        if wrong:
            raise AccessError(wrong)
    except BaseException:  # an exit, too, must leave nothing half done
        before.put_back(name)
        raise


class _State:
    """An app as it was before a practice's pages came."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.rules = list(app.url_map.iter_rules())
        self.views = dict(app.view_functions)
        self.blueprints = dict(app.blueprints)
        self.tables = {name: _copied(getattr(app, name)) for name in APP_WIDE_TABLES}
        self.itself = {name: getattr(app, name) for name in APP_ITSELF}
        self.lists = {name: list(getattr(app, name)) for name in APP_LISTS}
        jinja = app.jinja_env
        self.extensions = dict(jinja.extensions)
        self.jinja: list[dict[str, Any]] = [jinja.filters, jinja.globals, jinja.tests]
        self.templating = [dict(one) for one in self.jinja]

    def strange(self, name: str, prefix: str) -> str:
        """What has been added that a practice's pages may not add, in words, or ""."""
        for endpoint, view in self.app.view_functions.items():
            if self.views.get(endpoint) is view:
                continue
            if endpoint in self.views or not endpoint.startswith(f"{name}."):
                return f"it puts a view in the place of {endpoint}, which is not its own"
            if not hasattr(view, "alongside_permission"):
                return f"the view {endpoint} has no permission: add it to its Pages"
        known = set(map(id, self.rules))
        for rule in self.app.url_map.iter_rules():
            if id(rule) not in known and not f"{rule.rule}/".startswith(f"{prefix}/"):
                return f"its page {rule.rule} is outside of {prefix}/"
        now = {one: getattr(self.app, one) for one in APP_WIDE_TABLES}
        others = any(_whole_app(now[one]) != _whole_app(self.tables[one]) for one in now)
        if others or self.jinja != self.templating or self._itself_differs():
            return "it hooks into the whole app, and may act only on its own pages"
        return ""

    def _itself_differs(self) -> bool:
        app = self.app
        return (
            any(getattr(app, name) != was for name, was in self.itself.items())
            or any(getattr(app, name) != was for name, was in self.lists.items())
            or app.jinja_env.extensions != self.extensions
        )

    def put_back(self, name: str) -> None:
        """Make the app what it was; its map of addresses is drawn anew, without the guest's."""
        app = self.app
        app.view_functions.clear()
        app.view_functions.update(self.views)
        app.blueprints.clear()
        app.blueprints.update(self.blueprints)
        for one, table in self.tables.items():
            kept = getattr(app, one)
            kept.clear()
            kept.update(table)
        for name, was in self.itself.items():
            setattr(app, name, was)
        for name, was in self.lists.items():
            getattr(app, name)[:] = was
        app.jinja_env.extensions.clear()
        app.jinja_env.extensions.update(self.extensions)
        for now, was in zip(self.jinja, self.templating, strict=True):
            now.clear()
            now.update(was)
        app.url_map = app.url_map_class(host_matching=app.url_map.host_matching)
        for rule in self.rules:
            again: Any = rule.empty()
            again.provide_automatic_options = cast(Any, rule).provide_automatic_options
            app.url_map.add(again)


def _elsewhere(pages: Pages, name: str) -> str:
    """Which of its templates could be taken for another's, in words, or ""."""
    loader = pages.jinja_loader
    if loader is None or pages.import_name.startswith(LOCAL):
        return ""
    for template in loader.list_templates():
        if not template.startswith(f"{name}/"):
            return f"its template {template} must lie in templates/{name}/"
    return ""


def _copied(value: Any) -> Any:
    """A copy of a table of tables and lists, whose functions are the same."""
    if isinstance(value, dict):
        made = copy(value)  # which keeps how a missing entry is made
        made.update({key: _copied(one) for key, one in value.items()})
        return made
    return list(value) if isinstance(value, list) else value


def _whole_app(table: Any) -> Any:
    """What acts on every page; an empty entry, which looking alone makes, is as good as none."""
    found = table.get(None) or {}
    return {k: v for k, v in found.items() if v} if isinstance(found, dict) else found


def check_routes(app: Flask) -> None:
    """Refuse to start when a view has no declared permission, or a write has a read's.

    Raises AccessError that names each route, so that all can be mended at once.
    """
    permissions = house(app).permissions.by_name
    wrong = []
    for rule in app.url_map.iter_rules():
        name = getattr(app.view_functions[rule.endpoint], "alongside_permission", None)
        if name is None:
            wrong.append(f"{rule.rule} ({rule.endpoint}) has no permission")
        elif name not in permissions:
            wrong.append(f"{rule.rule} ({rule.endpoint}) asks for {name!r}, which nobody declares")
        elif (rule.methods or set()) - SAFE and not permissions[name].writes:
            wrong.append(f"{rule.rule} ({rule.endpoint}) writes with {name!r}, which only reads")
    if wrong:
        raise AccessError("Alongside will not start: " + "; ".join(sorted(wrong)) + ".")


def seal(app: Flask) -> None:
    """Serve only the views that were there when the app was checked.

    A plugin that puts another function in a view's place, or adds a page later, would go round
    the permission that was checked at start; what it put there is not served. This stops
    accidents, not malice: a plugin runs in the same process.
    """
    sealed = dict(app.view_functions)

    def unchanged() -> None:
        endpoint = request.endpoint
        if endpoint and app.view_functions.get(endpoint) is not sealed.get(endpoint, unchanged):
            log.error("The view %s was put there after the start, so it is not served", endpoint)
            abort(404)

    app.before_request(unchanged)


__all__ = ["check_pages", "check_routes", "register_pages", "seal"]
