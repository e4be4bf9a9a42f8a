"""`Pages`: the blueprint that every feature and practice is made of.

It holds what no view may forget: a declared permission, the object that the permission is about,
one transaction that is kept only when all went well, one record for a form that was sent twice,
and a note of who looked.
"""

import inspect
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, cast

from flask import Blueprint, Flask, abort, make_response, redirect, request, url_for
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as BaseResponse

from alongside.access.permissions import AccessError, Permissions
from alongside.access.predicates import anyone
from alongside.web import errors, submissions
from alongside.web.context import current, house
from alongside.web.unsent import unsent

log = logging.getLogger(__name__)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
APP_WIDE = (
    "before_app_request",
    "after_app_request",
    "teardown_app_request",
    "app_context_processor",
    "app_errorhandler",
    "app_url_defaults",
    "app_url_value_preprocessor",
    "app_template_filter",
    "app_template_global",
    "app_template_test",
    "add_app_template_filter",
    "add_app_template_global",
    "add_app_template_test",
)


class Pages(Blueprint):
    """A blueprint that demands `permission=` on every view and refuses app-wide handlers.

    `load` is a function of the session and the address's values that gives the object (or None:
    then 404). The permission is asked about that object, and the view gets it first. `reads`
    names what a person looks at on the page (such as "person"); each look is then recorded.
    `known_by` names a permission: whoever has it knows that the object is there, so that where they
    may not open this page of it they are told so (403) instead of that there is nothing (404).
    `again=True` asks whoever has a second factor to show it once more, when that is longer ago
    than ten minutes: for what would hurt most if somebody else sat at the screen.
    """

    def __init__(self, name: str, import_name: str, **options: Any) -> None:
        """Make the blueprint; its templates lie in `templates/` beside it unless told otherwise."""
        options.setdefault("template_folder", "templates")
        self.asked: list[tuple[str, str, bool]] = []
        super().__init__(name, import_name, **options)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        provide_automatic_options: bool | None = None,
        *,
        permission: str = "",
        load: Callable[..., Any] | None = None,
        reads: str = "",
        again: bool = False,
        known_by: str = "",
        uploads: bool = False,
        **options: Any,
    ) -> None:
        """Add a view. Raises AccessError for one without a permission."""
        if view_func is None or not permission:
            raise AccessError(
                f"The page {rule} of {self.name!r} must say who may open it: permission=…"
            )
        endpoint = endpoint or view_func.__name__
        guarded: Any = _guarded(view_func, permission, load, reads, again, known_by)
        guarded.alongside_uploads = uploads
        methods = {m.upper() for m in options.get("methods") or ("GET",)}
        self.asked.append((rule, permission, bool(methods - SAFE)))
        if known_by:
            self.asked.append((rule, known_by, False))
        super().add_url_rule(rule, endpoint, guarded, provide_automatic_options, **options)


def _refuse(name: str) -> Callable[..., NoReturn]:
    def refuse(self: Pages, *args: Any, **kwargs: Any) -> NoReturn:
        raise AccessError(
            f"{self.name!r} calls {name}, which would act on the whole app. "
            f"A practice acts on its own pages and through hooks."
        )

    return refuse


for _name in APP_WIDE:
    setattr(Pages, _name, _refuse(_name))


def _guarded(
    view: Callable[..., Any],
    permission: str,
    load: Callable[..., Any] | None,
    reads: str,
    again: bool,
    known_by: str,
) -> Callable[..., Any]:
    takes = set(inspect.signature(load).parameters) - {"session"} if load else set()

    @wraps(view)
    def guarded(**values: Any) -> BaseResponse:
        arguments: tuple[Any, ...] = ()
        obj = None
        if load is not None:
            obj = load(current.session, **{name: values.pop(name) for name in takes})
            arguments = (obj,)
        if (load is not None and obj is None) or not current.allows(permission, obj):
            known = obj is not None and bool(known_by) and current.allows(known_by, obj)
            return _refused(permission, obj, load is not None and not known)
        if again and current.actor.asks_again():
            return _asked_again()
        if request.method in SAFE:
            response = make_response(view(*arguments, **values))
            if reads and response.status_code == 200:
                house().recorder.looked(current.actor, reads, obj)
            return response
        return submissions.once(lambda: make_response(view(*arguments, **values)))

    guarded.alongside_permission = permission  # type: ignore[attr-defined]
    return guarded


def _refused(permission: str, obj: Any, hidden: bool) -> BaseResponse:
    """Nothing there, not yours, or not known yet: where `hidden`, the answer does not say which."""
    public = any(row == (anyone,) for row in house().permissions.by_name[permission].any_of)
    if current.actor.person is None and not public:
        if (typed := unsent()) is not None:
            return make_response(errors.page(401, typed=typed))
        arriving = current.actor.arriving is not None
        door = "factors.prove" if arriving else "identity.sign_in"
        return redirect(url_for(door, next=_wanted()))
    if obj is not None or not hidden:
        house().recorder.refused(current.actor, permission, obj)
    raise NotFound if hidden else Forbidden


def _asked_again() -> BaseResponse:
    """Ask for the second factor first; a form that was sent meanwhile waits on the page."""
    if request.method in SAFE:
        return redirect(url_for("factors.prove", next=_wanted()))
    return make_response(errors.page(401, typed=unsent(whole=True)))


def _wanted() -> str | None:
    return request.full_path.rstrip("?") if request.method in SAFE else None


def check_pages(pages: Pages, permissions: Permissions) -> None:
    """Check one blueprint before it is registered, so that a bad practice fails alone.

    Raises AccessError for a permission that nobody declares, or a write with a read's.
    """
    for rule, name, writes in pages.asked:
        if name not in permissions.by_name:
            raise AccessError(f"the page {rule} asks for {name!r}, which nobody declares")
        if writes and not permissions.by_name[name].writes:
            raise AccessError(f"the page {rule} writes with {name!r}, which only reads")


def register_pages(app: Flask, pages: Pages, name: str, prefix: str) -> None:
    """Give the app a practice's pages, all or none.

    Flask adds rule after rule, so a failure in the middle leaves some behind; they are taken out
    again here, because the app goes on without the practice.
    """
    try:
        app.register_blueprint(pages, name=name, url_prefix=prefix)
    except Exception:
        app.blueprints.pop(name, None)
        for endpoint in [one for one in app.view_functions if one.startswith(f"{name}.")]:
            del app.view_functions[endpoint]
        kept = [one for one in app.url_map.iter_rules() if not one.endpoint.startswith(f"{name}.")]
        app.url_map = app.url_map_class(host_matching=app.url_map.host_matching)
        for rule in kept:
            again: Any = rule.empty()
            again.provide_automatic_options = cast(Any, rule).provide_automatic_options
            app.url_map.add(again)
        raise


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


__all__ = ["Pages", "check_pages", "check_routes", "register_pages", "seal"]
