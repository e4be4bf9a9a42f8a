"""The practices of one app: each found, checked, imported and registered on its own.

One bad plugin never takes the house down and never hides that it is bad: whatever goes wrong
becomes its record's status and reason, and everything it half-made is taken away again.
"""

import importlib
import importlib.util
import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pluggy
from sqlalchemy.orm import configure_mappers

from alongside.db.base import Base
from alongside.kernel import discovery
from alongside.kernel.hookspecs import HOOKS, NAME, Hookspecs
from alongside.kernel.practice import API, DeclarationError, Holding, Practice
from alongside.kernel.records import Record, Status

log = logging.getLogger(__name__)


class PluginError(Exception):
    """A plugin cannot be used; raised out of the start only in strict mode."""


class Registry:
    """All plugins found at start, with their records, and the hooks of those that work."""

    def __init__(self, core_holdings: Sequence[Holding] = ()) -> None:
        """Start empty but for what the core itself holds; `discover` fills it."""
        self.core_holdings = core_holdings
        self.records: dict[str, Record] = {}
        self.manager = pluggy.PluginManager(NAME)
        self.manager.add_hookspecs(Hookspecs)

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
        self, practices_folder: Path | None, allow_list: Sequence[Any] | None, strict: bool
    ) -> None:
        """Find and load every plugin. Raises PluginError in strict mode for the first bad one."""
        for candidate in discovery.candidates(practices_folder):
            record = Record(
                candidate.id, candidate.source, candidate.version, author=candidate.author
            )
            if candidate.id in self.records:
                record.status, record.reason = (
                    Status.FAILED,
                    f"another plugin has the id {candidate.id}",
                )
                record.id = f"{candidate.id} ({candidate.source})"
            elif reason := discovery.refused(candidate, allow_list):
                record.status, record.reason = Status.NOT_ALLOWED, reason
            elif reason := discovery.unmet(candidate):
                record.status, record.reason = Status.INCOMPATIBLE, reason
            elif (api := discovery.declared_api(candidate)) not in (None, API):
                record.status, record.reason = Status.INCOMPATIBLE, _wrong_api(api)
            else:
                self._load(candidate, record)
            self.records[record.id] = record
            if not record.usable:
                log.error("Practice %s is %s: %s", record.id, record.status, record.reason)
                if strict:
                    raise PluginError(f"Practice {record.id} is {record.status}: {record.reason}")

    def fail(self, record: Record, reason: str) -> None:
        """Take a plugin out again after a later step of the start failed on it."""
        record.status, record.reason = Status.FAILED, reason
        if self.manager.get_plugin(record.id) is not None:
            self.manager.unregister(name=record.id)
        log.error("Practice %s failed: %s", record.id, reason)

    def _load(self, candidate: discovery.Candidate, record: Record) -> None:
        before = _classes()
        try:
            record.module = _import(candidate)
            record.practice = _declaration(record.module, candidate.id)
            if record.practice.api != API:
                record.status, record.reason = Status.INCOMPATIBLE, _wrong_api(record.practice.api)
                return
            if record.practice.views:
                record.pages = _attribute(record.practice.views)
            _check_tables(_classes() - before, record.practice)
            configure_mappers()
            self._register_hooks(record)
        except (Exception, SystemExit) as error:
            record.status, record.reason = Status.FAILED, _in_words(error)
            log.debug("Practice %s failed to load", candidate.id, exc_info=True)
            _forget(_classes() - before)
            for name in [n for n in sys.modules if f"{n}.".startswith(f"{candidate.module}.")]:
                del sys.modules[name]

    def _register_hooks(self, record: Record) -> None:
        self.manager.register(record.module, name=record.id)
        implemented = {caller.name for caller in self.manager.get_hookcallers(record.module) or ()}
        unknown = sorted(implemented - set(HOOKS))
        if unknown:
            self.manager.unregister(name=record.id)
            raise DeclarationError(
                f"there is no hook named {', '.join(unknown)}; the hooks are {', '.join(HOOKS)}"
            )


def _wrong_api(api: str | None) -> str:
    return f"it was written for plugin interface {api}, and this Alongside has {API}"


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
        _forget({one for one in _classes() if one.class_.__module__ == candidate.module})
    spec = importlib.util.spec_from_file_location(candidate.module, candidate.path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{candidate.path.name} cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[candidate.module] = module
    spec.loader.exec_module(module)
    module.__alongside_digest__ = digest  # type: ignore[attr-defined]
    return module


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


def _classes() -> set[Any]:
    """What SQLAlchemy knows of every mapped class there is."""
    return set(Base.registry._managers)


def _table_of(manager: Any) -> Any:
    return manager.class_.__dict__.get("__table__")


def _check_tables(made: set[Any], practice: Practice) -> None:
    for table in filter(lambda one: one is not None, map(_table_of, made)):
        if not table.name.startswith(f"{practice.id}_"):
            raise DeclarationError(
                f"its table {table.name!r} must start with {practice.id + '_'!r}"
            )


def _forget(made: set[Any]) -> None:
    """Take a failed plugin's classes out, or their unresolved relations would break every query."""
    for manager in made:
        table = _table_of(manager)
        if manager.is_mapped:
            Base.registry._dispose_manager_and_mapper(manager)
        else:
            Base.registry._dispose_cls(manager.class_)
        Base.registry._managers.pop(manager, None)
        if table is not None and Base.metadata.tables.get(table.name) is table:
            Base.metadata.remove(cast(Any, table))


__all__ = ["PluginError", "Registry"]
