"""Calling hooks: each implementation alone, timed, and only for councils that enabled it."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from alongside.db.engine import is_read_only, was_overtaken
from alongside.db.lending import lent, writes
from alongside.kernel.hookspecs import FAIL_CLOSED, WRITING
from alongside.kernel.records import Record
from alongside.kernel.registry import Registry

log = logging.getLogger(__name__)
SLOW_SECONDS = 0.25
TOO_LONG_SECONDS = 5.0
REST_SECONDS, DUE_REST_SECONDS = 60.0, 600.0
IN_ERROR = 3
"""What PostgreSQL's driver says of a transaction in which a statement has failed."""
MOST = 200
"""What one practice may give to one page; a generator without an end would never let it go on."""


class TookTooLong(Exception):
    """What let everybody wait. A part of a page, and reminders, are left out for a while."""


class Overtaken(Exception):
    """SQLite let nothing be written, as others wrote after this had begun to read: ask again."""


class LeftBehind(Exception):
    """A part of a page that only reads left something behind for whoever comes next."""


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

    def __init__(self, registry: Registry, gives: Mapping[str, type[Any]]) -> None:
        """Remember nothing yet: implementations are gathered once per hook and set of practices.

        `gives` says what the hooks that fill a part of a page must give, such as cards.
        """
        self._registry = registry
        self._gives = gives
        self._rests: dict[tuple[str, str, object], float] = {}
        self.at_work: dict[str, float] = {}
        """The practices that are asked now what is due, each with when that began."""
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
        hook that protects someone raises HookFailed. A part of a page that took too long is left
        out for a while, since whoever waits for it waits for everything, and so is `due`, for that
        council; what protects, or writes what somebody does, never is. `due` raises Overtaken where
        it should be asked again in a transaction that writes.
        """
        answers = []
        for one in self.implementations(hook, practices):
            started = time.perf_counter()
            if self._rests and self._rests.get(_place(hook, one.record, session), 0) > started:
                answers.append(Answer(one.record, None))
                continue
            try:
                values = self._run(hook, one, session, {"session": session, **arguments})
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                if hook == "due" and was_overtaken(error):
                    raise Overtaken from error
                log.exception("Hook %s of practice %s failed", hook, one.record.id)
                one.record.failed_at(hook, error)
                self._time(hook, one.record, session, started)
                if hook in FAIL_CLOSED:
                    raise HookFailed(f"{one.record.id} could not answer {hook}") from error
                if not _in_savepoint(hook):
                    session.rollback()
                answers.append(Answer(one.record, None))
                continue
            answers.append(Answer(one.record, values))
            self._time(hook, one.record, session, started)
        return answers

    def _time(self, hook: str, record: Record, session: Session, started: float) -> None:
        """Note what was slow, and leave out for a while what let a page wait for too long.

        What protects or writes is not left out, but whoever looks after the council reads of it.
        """
        took = time.perf_counter() - started
        if took <= SLOW_SECONDS or hook == "demo":
            return
        log.warning("Hook %s of practice %s took %.2f s", hook, record.id, took)
        if took <= TOO_LONG_SECONDS:
            return
        record.failed_at(hook, TookTooLong())
        if hook in self._gives or hook == "due":
            rest = DUE_REST_SECONDS if hook == "due" else REST_SECONDS
            log.error("Hook %s of practice %s is left out for %d s", hook, record.id, rest)
            self._rests[_place(hook, record, session)] = time.perf_counter() + rest

    def _run(
        self, hook: str, one: Implementation, session: Session, arguments: dict[str, Any]
    ) -> list[Any]:
        wanted = {name: arguments[name] for name in one.wants}
        if _in_savepoint(hook):
            with session.begin_nested(), lent(session):
                return self._as_list(hook, one.function(**wanted))
        before = writes(session)
        with lent(session):
            values = self._as_list(hook, one.function(**wanted))
        if trouble := _left_behind(session, before):
            raise LeftBehind(trouble)
        return values

    def _as_list(self, hook: str, value: Any) -> list[Any]:
        """The values that a hook gave. Raises TypeError for what the page could not show."""
        if value is None:
            return []
        values: list[Any] = (
            [value] if isinstance(value, str | bool) else list(islice(value, MOST + 1))
        )
        wanted = self._gives.get(hook, object)
        for one in values:
            if not isinstance(one, wanted):
                raise TypeError(f"{hook} gave a {type(one).__name__}, not a {wanted.__name__}")
        if len(values) > MOST:
            raise ValueError(f"{hook} gave more than {MOST}")
        return [one.shown() for one in values] if hook in self._gives else values


def _left_behind(session: Session, before: int) -> str:
    """What spoils the transaction for others, in words, though nothing was raised; or "".

    `before` is how often rows had been changed in it when the hook was called. A statement that
    failed, and whose error was caught, makes PostgreSQL refuse all that follow.
    """
    if session.new or session.dirty or session.deleted or writes(session) != before:
        return "it changed rows while somebody looked at a page"
    if not session.in_transaction():
        return ""
    driver: Any = session.connection().connection.driver_connection
    status = getattr(getattr(driver, "info", None), "transaction_status", None)
    return "it went on after a statement that had failed" if status == IN_ERROR else ""


def _place(hook: str, record: Record, session: Session) -> tuple[str, str, object]:
    """Where a hook rests: everywhere, or what is `due` only where there is so much of it."""
    return hook, record.id, session.info.get("council_id") if hook == "due" else None


def _in_savepoint(hook: str) -> bool:
    return hook in WRITING or hook in FAIL_CLOSED or not is_read_only()
