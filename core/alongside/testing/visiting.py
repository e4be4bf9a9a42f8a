"""What people find who open a practice's pages."""

from collections.abc import Iterable

from werkzeug.routing import Rule

from alongside.db.time import utcnow
from alongside.lifecycle import at_council
from alongside.testing.planting import BEGINNING
from alongside.testing.quiet import Quiet
from alongside.testing.routes import (
    addresses,
    example,
    furniture,
    ids,
    ids_here,
    names_somebody,
    open_to_get,
    pages,
    place,
    routes,
    with_ids,
)
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.web.context import current, house
from alongside.web.pages import SAFE

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ON_PLANTED = (
    "on planted rows, so nobody could look. Where a column does not take just anything, say in "
    "`fitting` of your Conformance class what it takes:"
)


def found_though_off(stage: Stage) -> Iterable[Said]:
    """What answers anything but 404 while the practice is off."""
    stage.here.disable(stage.id)
    try:
        yield from _answers(stage)
    finally:
        stage.here.enable(stage.id)


def _answers(stage: Stage) -> Iterable[Said]:
    people = {kind: stage.browsers[kind] for kind in ("visitor", "administrator")}
    for rule in routes(stage):
        path = example(rule)
        for method in METHODS:
            for kind, browser in people.items():
                if kind == "visitor" and method not in ("GET", "POST"):
                    continue
                answer = browser.open(path, method=method)
                if answer.status_code != 404:
                    what = f"{method} {path} answered {answer.status_code} to the {kind}"
                    yield f"{what} while the practice was off; it must be 404.", place(stage, rule)


def without_leave(stage: Stage) -> Iterable[Said]:
    """Pages that do not say who may open them, and writes with a read's permission."""
    declared = house(stage.app).permissions.by_name
    for rule in routes(stage):
        view = stage.app.view_functions[rule.endpoint]
        name = getattr(view, "alongside_permission", None)
        if name not in declared:
            yield f"{rule.rule} does not say who may open it.", place(stage, rule)
        elif (rule.methods or set()) - SAFE and not declared[name].writes:
            yield f"{rule.rule} writes with {name!r}, which only reads.", place(stage, rule)


def changed_by_looking(stage: Stage) -> Iterable[Said]:
    """What is different in the database after every page was looked at, and the core's with it."""
    looked_at = [(path, [path], "") for path in furniture(ids_here(stage))] + [
        (rule.rule, list(_examples_here(stage, rule)), place(stage, rule))
        for rule in open_to_get(stage)
    ]
    browsers = list(stage.browsers.values())

    def changed(some: Iterable[tuple[str, list[str], str]]) -> list[str]:
        before = stage.snapshot()
        for _, paths, _ in some:
            for browser in browsers:
                for path in paths:
                    browser.get(path)
        after = stage.snapshot()
        return [table for table in sorted(before) if before[table] != after[table]]

    together = changed(looked_at)
    if not together:
        return
    found = False
    for one in looked_at:  # once more, one by one, to say which
        for table in changed([one]):
            found = True
            yield f"GET {one[0]} changed {table}.", one[2]
    if not found:
        yield f"GET of its pages changed {', '.join(together)}.", stage.source.short()


def _examples_here(stage: Stage, rule: Rule) -> Iterable[str]:
    if names_somebody(rule):
        return (real for real, _ in with_ids(stage, rule, ids_here(stage), 1))
    return [example(rule) if rule.arguments - set(rule.defaults or {}) else rule.rule]


def breaking(stage: Stage) -> Iterable[Said]:
    """Pages that answer 5xx, and hooks that raise."""
    if stage.here and stage.demo_failed:
        yield "The hook demo raised, so there is nothing of it in the demo.", stage.source.short()
    stage.record.failures.clear()  # those that came up on planted rows are another matter
    looked_at = addresses(stage, ids_here(stage))
    for kind, browser in stage.browsers.items():
        for path, where in looked_at.items():
            stage.errors.clear()
            answer = browser.get(path)
            if answer.status_code >= 500:
                said = f"GET {path} answered {answer.status_code} to the {kind}: {stage.said()}"
                yield said, where
    for hook, failure in stage.record.failures.items():
        where = stage.source.place(getattr(stage.record.module, hook, None))
        yield f"The hook {hook} raised {failure.kind}: {stage.said()}", where


def raw(stage: Stage) -> Iterable[Said]:
    """Pages that show planted words as they are, so that they would run."""
    words = {word: planted for planted in stage.planted for word in planted.values()}
    stage.record.failures.clear()
    looked_at = addresses(stage, ids(stage))
    for browser in stage.browsers_there.values():
        for path, where in looked_at.items():
            answer = browser.get(path)
            if answer.status_code >= 500:
                yield f"GET {path} answered {answer.status_code} {ON_PLANTED} {stage.said()}", where
            elif answer.mimetype == "text/html" and BEGINNING in (shown := answer.text):
                for word, planted in words.items():
                    if word in shown:
                        column = next(name for name, one in planted.items() if one == word)
                        yield f"GET {path} shows {planted.table}.{column} raw.", where
    for hook, failure in stage.record.failures.items():
        where = stage.source.place(getattr(stage.record.module, hook, None))
        yield f"The hook {hook} raised {failure.kind} {ON_PLANTED} {stage.said()}", where


def leaving(stage: Stage, noted: Quiet) -> Iterable[Said]:
    """What was tried to reach outside, on every page and when the worker comes by.

    A page with an id in its address is opened with one row, by all up to the first whom it lets in.
    """
    known, everybody = ids_here(stage), list(stage.browsers.values())
    for_all = {*furniture(known), *pages(stage)}
    for path in addresses(stage, known, 1):
        for browser in everybody:
            if browser.get(path).status_code == 200 and path not in for_all:
                break
    with at_council(stage.app, "northbank"):
        current.call("due", now=utcnow())
    yield from ((f"It tried to reach {one}.", "") for one in noted)
