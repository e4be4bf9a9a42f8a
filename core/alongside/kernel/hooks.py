"""Calling hooks: each implementation alone, timed, and only for councils that enabled it."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from alongside.db.engine import is_read_only
from alongside.kernel.hookspecs import FAIL_CLOSED, WRITING
from alongside.kernel.records import Record
from alongside.kernel.registry import Registry

log = logging.getLogger(__name__)
SLOW_SECONDS = 0.25


class HookFailed(Exception):
    """A hook whose answer protects someone could not answer, so nothing is done."""


@dataclass(frozen=True)
class Implementation:
    """One practice's function for one hook, and the arguments that it wants."""

    record: Record
    function: Callable[..., Any]
    wants: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What one practice gave: its values, or None where it failed."""

    record: Record
    values: list[Any] | None

    @property
    def failed(self) -> bool:
        """Whether the practice raised, so that its part is not available."""
        return self.values is None


class Hooks:
    """The hooks of an app, called for the practices that a council has enabled."""

    def __init__(self, registry: Registry) -> None:
        """Remember nothing yet: implementations are gathered once per hook and set of practices."""
        self._registry = registry
        self._cache: dict[tuple[str, frozenset[str]], tuple[Implementation, ...]] = {}

    def implementations(self, hook: str, practices: frozenset[str]) -> tuple[Implementation, ...]:
        """The functions that answer a hook for these practices, by practice id."""
        key = (hook, practices)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = tuple(self._gather(hook, practices))
        return found

    def _gather(self, hook: str, practices: frozenset[str]) -> Iterable[Implementation]:
        impls = getattr(self._registry.manager.hook, hook).get_hookimpls()
        for impl in sorted(impls, key=lambda impl: impl.plugin_name):
            record = self._registry.records.get(impl.plugin_name)
            if record is not None and record.usable and record.id in practices:
                yield Implementation(record, impl.function, tuple(impl.argnames))

    def call(
        self, hook: str, practices: frozenset[str], session: Session, **arguments: Any
    ) -> list[Answer]:
        """Call a hook on each practice, and give every answer with its practice.

        A practice that raises gives an answer with `failed`, and its record remembers it. What it
        had written is rolled back to a savepoint, so that neither a failed statement nor a
        rollback can spoil what the request itself has written. Where the request only reads, there
        is nothing to lose: the whole transaction is begun anew, which costs the others nothing. A
        hook that protects someone raises HookFailed.
        """
        answers = []
        for one in self.implementations(hook, practices):
            started = time.perf_counter()
            try:
                values = self._run(hook, one, session, {"session": session, **arguments})
            except (Exception, SystemExit) as error:
                log.exception("Hook %s of practice %s failed", hook, one.record.id)
                one.record.failed_at(hook, error)
                if hook in FAIL_CLOSED:
                    raise HookFailed(f"{one.record.id} could not answer {hook}") from error
                if not _in_savepoint(hook):
                    session.rollback()
                answers.append(Answer(one.record, None))
                continue
            answers.append(Answer(one.record, values))
            if (took := time.perf_counter() - started) > SLOW_SECONDS and hook != "demo":
                log.warning("Hook %s of practice %s took %.2f s", hook, one.record.id, took)
        return answers

    def _run(
        self, hook: str, one: Implementation, session: Session, arguments: dict[str, Any]
    ) -> list[Any]:
        wanted = {name: arguments[name] for name in one.wants}
        if _in_savepoint(hook):
            with session.begin_nested():
                return _as_list(one.function(**wanted))
        return _as_list(one.function(**wanted))


def _in_savepoint(hook: str) -> bool:
    return hook in WRITING or hook in FAIL_CLOSED or not is_read_only()


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str | bool):
        return [value]
    return list(value)
