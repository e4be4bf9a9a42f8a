"""`Pages`: the blueprint that every feature and practice is made of.

It holds what no view may forget: a declared permission, the object that the permission is about,
one transaction that is kept only when all went well, one record for a form that was sent twice,
and a note of who looked.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any, NoReturn

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as BaseResponse

from alongside.access.permissions import AccessError
from alongside.access.predicates import anyone
from alongside.web import errors, submissions
from alongside.web.context import current, house
from alongside.web.unsent import unsent

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


class ViewExited(Exception):
    """A view that tried to end the process: its page fails, and the server goes on."""


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
    def answer(*arguments: Any, **values: Any) -> BaseResponse:
        return make_response(view(*arguments, **values))

    takes = set(inspect.signature(load).parameters) - {"session"} if load else set()

    @wraps(view)
    def guarded(**values: Any) -> BaseResponse:
        try:
            return asked(**values)
        except (Exception, KeyboardInterrupt):
            raise
        except BaseException as error:  # such as SystemExit
            raise ViewExited(f"{view.__name__} tried to end the server") from error

    def asked(**values: Any) -> BaseResponse:
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
            response = answer(*arguments, **values)
            if reads and response.status_code == 200:
                house().recorder.looked(current.actor, reads, obj)
            return response
        about = SimpleNamespace(id=getattr(obj, "id", None))
        response = submissions.once(lambda: answer(*arguments, **values))
        if reads and response.status_code == 422:  # the page is shown once more, with all it says
            house().recorder.looked(current.actor, reads, about)
        return response

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


__all__ = ["Pages", "ViewExited"]
