"""The practices of one app: each found, checked, imported and registered on its own.

One bad plugin never takes the house down and never hides that it is bad: whatever goes wrong
becomes its record's status and reason, and everything it half-made is taken away again. Only an
interrupt from the keyboard goes on: nobody can tell a plugin's own from that of whoever runs this.
"""

import importlib
import importlib.util
import logging
import sys
from collections.abc import Collection, Iterator, Sequence, Set
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy
from sqlalchemy.orm import configure_mappers

from alongside.kernel import allowing, discovery, screening, tables
from alongside.kernel.hookspecs import HOOKS, NAME, Hookspecs
from alongside.kernel.practice import API, DeclarationError, Holding, Practice
from alongside.kernel.records import Record, Status
from alongside.kernel.scripts import check_migrations

log = logging.getLogger(__name__)


class PluginError(Exception):
    """A plugin cannot be used; raised out of the start only in strict mode."""


class _Incompatible(Exception):
    """A plugin that turned out, once imported, to be written for another interface."""


class Registry:
    """All plugins found at start, with their records, and the hooks of those that work."""

    def __init__(self, core_holdings: Sequence[Holding] = ()) -> None:
        """Start empty but for what the core itself holds; `discover` fills it."""
        self.core_holdings = core_holdings
        self.records: dict[str, Record] = {}
        self.manager = pluggy.PluginManager(NAME)
        self.manager.add_hookspecs(Hookspecs)
        self._made: dict[str, tuple[set[Any], set[str]]] = {}

    def __iter__(self) -> Iterator[Record]:
        """The records, by id."""
        return iter(sorted(self.records.values(), key=lambda record: record.id))

    def usable(self) -> list[Record]:
        """The records of plugins that work, by id."""
        return [record for record in self if record.usable]

    def practice(self, practice_id: str) -> Practice | None:
        """A working practice's declaration."""
        record = self.records.get(practice_id)
        return record.practice if record and record.usable else None

    def holdings(self, unit: str) -> Sequence[Holding]:
        """What the core or a working practice says that its tables hold."""
        if unit == "core":
            return self.core_holdings
        practice = self.practice(unit)
        return practice.holdings if practice else ()

    def discover(
        self,
        practices_folder: Path | None,
        allow_list: Sequence[Any] | None,
        strict: bool,
        without: Collection[str] = (),
    ) -> None:
        """Find and load every plugin but those `without` which the operator wants to start.

        Raises PluginError in strict mode for the first bad one.
        """
        found = list(discovery.candidates(practices_folder))
        for candidate in found:
            record = Record(
                candidate.id,
                candidate.source,
                candidate.version,
                author=candidate.author,
                candidate=candidate,
            )
            try:
                if candidate.id in without:
                    record.status, record.reason = Status.NOT_ALLOWED, allowing.LEFT_OUT
                elif trouble := screening.against(candidate, found, allow_list):
                    record.status, record.reason = trouble
                else:
                    self._load(candidate, record)
            except Exception as error:  # what is written about it cannot even be read
                record.status, record.reason = Status.FAILED, _in_words(error)
            self._keep(record)
            if not record.usable:
                if strict and candidate.id not in without:
                    raise PluginError(f"Practice {record.id} is {record.status}: {record.reason}")
                log.error("Practice %s is %s: %s", record.id, record.status, record.reason)
        while broken := next(filter(self._points_at_nothing, self.usable()), None):
            self._take_out(broken)
            if strict:
                raise PluginError(f"Practice {broken.id} is {broken.status}: {broken.reason}")

    def _points_at_nothing(self, record: Record) -> str:
        """What is wrong where its tables point at what is not there, in words; or "".

        It is asked once all are loaded: it may be the table of another, which failed.
        """
        return tables.points_at_nothing(tables.tables_of(record.id, self.records))

    def _take_out(self, record: Record) -> None:
        """Fail a practice that was loaded, and forget its tables and modules again."""
        self.fail(record, self._points_at_nothing(record))
        tables.forget_tables(tables.tables_of(record.id, self.records))
        if record.candidate is not None:
            _forget_modules(record.candidate)

    def _keep(self, record: Record) -> None:
        """Keep a record under its id; of several with one id, the one that works has it."""
        other = self.records.get(record.id)
        if other is not None:
            aside = other if record.usable else record
            aside.id = f"{aside.id} ({aside.source})"
            self.records[aside.id] = aside
        if other is None or record.usable:
            self.records[record.id] = record

    def fail(self, record: Record, reason: str) -> None:
        """Take a plugin out again after a later step of the start failed on it."""
        record.status, record.reason = Status.FAILED, reason
        if self.manager.get_plugin(record.id) is not None:
            self.manager.unregister(name=record.id)
        made, names = self._made.pop(record.id, (set(), set()))
        if record.candidate is not None and (made or names):
            _forget(record.candidate, made, names)
        log.error("Practice %s failed: %s", record.id, reason)

    def _load(self, candidate: discovery.Candidate, record: Record) -> None:
        before, had, names = tables.classes(), tables.properties(), tables.names()
        try:
            with tables.only_tables_of(candidate.id):
                record.module = _import(candidate)
                record.practice = _declaration(record.module, candidate.id)
                if record.practice.api != API:
                    raise _Incompatible(screening.wrong_api(record.practice.api))
                if record.practice.views:
                    record.pages = _attribute(record.practice.views)
                tables.check_tables(tables.classes() - before, record.practice)
                tables.check_holdings(record.practice)
                check_migrations(record)
                configure_mappers()
                tables.check_untouched(had)
                self._register_hooks(record)
            self._made[candidate.id] = tables.classes() - before, tables.names() - names
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            record.status, record.reason = Status.FAILED, _in_words(error)
            if isinstance(error, _Incompatible):
                record.status, record.reason = Status.INCOMPATIBLE, str(error)
            log.debug("Practice %s failed to load", candidate.id, exc_info=True)
            tables.take_away(had)
            _forget(candidate, tables.classes() - before)

    def _register_hooks(self, record: Record) -> None:
        self.manager.register(record.module, name=record.id)
        implemented = {caller.name for caller in self.manager.get_hookcallers(record.module) or ()}
        record.hooks = frozenset(implemented)
        unknown = sorted(implemented - set(HOOKS))
        if unknown:
            self.manager.unregister(name=record.id)
            raise DeclarationError(
                f"there is no hook named {', '.join(unknown)}; the hooks are {', '.join(HOOKS)}"
            )


def _forget_modules(candidate: discovery.Candidate) -> None:
    for name in [n for n in sys.modules if f"{n}.".startswith(f"{candidate.module}.")]:
        del sys.modules[name]


def _in_words(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {' '.join(lines)[:400] or 'no message'}"


def _import(candidate: discovery.Candidate) -> ModuleType:
    if candidate.path is None:
        return importlib.import_module(candidate.module)
    digest = candidate.sha256()
    loaded = sys.modules.get(candidate.module)
    if loaded is not None:
        if getattr(loaded, "__alongside_digest__", "") == digest:
            return loaded
        tables.forget(
            {one for one in tables.classes() if one.class_.__module__ == candidate.module}
        )
    spec = importlib.util.spec_from_file_location(candidate.module, candidate.path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{candidate.path.name} cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[candidate.module] = module
    spec.loader.exec_module(module)
    module.__alongside_digest__ = digest  # type: ignore[attr-defined]
    return module


def _forget(candidate: discovery.Candidate, made: set[Any], names: Set[str] = frozenset()) -> None:
    """Take out what a plugin made, and its modules, as if it had never been imported."""
    tables.forget(made, names)
    _forget_modules(candidate)


def _declaration(module: ModuleType, expected: str) -> Practice:
    practice = getattr(module, "practice", None)
    if not isinstance(practice, Practice):
        raise DeclarationError(f"{module.__name__} has no `practice = Practice(…)`")
    if practice.id != expected:
        raise DeclarationError(
            f"it declares the id {practice.id!r}, but its entry point or file is named {expected!r}"
        )
    return practice


def _attribute(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name or "pages")


__all__ = ["PluginError", "Registry"]
