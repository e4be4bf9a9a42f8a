"""The gate: a practice that a council has not enabled does not exist for that council."""

from collections.abc import Callable, Mapping

from flask import Flask, abort, request

from alongside.kernel.registry import Registry


def install(app: Flask, registry: Registry, enabled: Callable[[], frozenset[str]]) -> None:
    """Answer 404 under the address of every practice that is not enabled, for every method.

    It looks at the path, not at the route that was found, so a wrong method or a missing page of
    a practice that is switched off gives nothing away either.
    """
    prefixes: Mapping[str, str] = {
        record.practice.prefix[1:]: record.id for record in registry if record.practice
    }

    def gate() -> None:
        practice_id = prefixes.get(request.path.lstrip("/").partition("/")[0])
        if practice_id is not None and practice_id not in enabled():
            abort(404)

    app.before_request(gate)
