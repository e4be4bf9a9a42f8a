"""Whether what a practice declares is what it does."""

import inspect
from collections.abc import Callable, Iterator

from alongside.access.permissions import Permissions
from alongside.kernel.hookspecs import HOOKS, NAME
from alongside.rights.retention import CLASSES
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.web.context import house


def contradictions(stage: Stage) -> Iterator[Said]:
    """Everything in which the declaration and the code disagree."""
    checks: tuple[Callable[[Stage], Iterator[Said]], ...] = (
        _permissions,
        _holdings,
        _columns,
        _imports,
        _hooks,
    )
    for check in checks:
        yield from check(stage)


def _asked_for(stage: Stage) -> dict[str, str]:
    """The permissions that pages and imports ask for, each with which one does."""
    found = {name: f"the page {rule}" for rule, name, _ in getattr(stage.record.pages, "asked", ())}
    return found | {one.permission: f"the import {one.id}" for one in stage.practice.imports}


def _permissions(stage: Stage) -> Iterator[Said]:
    declared = {one.name for one in stage.practice.permissions}
    asked = _asked_for(stage)
    everybodys: Permissions = house(stage.app).permissions
    for name in sorted(declared - asked.keys()):
        if stage.source.times(name) < 2:
            yield (
                f"The permission {name!r} is declared, and no page, no other permission and no "
                f"`current.allows` asks for it.",
                _named(stage, name),
            )
    for name, who in sorted(asked.items()):
        if name not in everybodys.by_name:
            yield f"{who.capitalize()} asks for {name!r}, which nobody declares.", ""


def _holdings(stage: Stage) -> Iterator[Said]:
    tables = {table.name: table for table in stage.tables}
    said = [(one.table, one.person) for one in stage.practice.holdings]
    for table in sorted(tables.keys() - {one for one, _ in said}):
        yield (
            f"Nothing says whose data {table} holds. Declare a Holding, with person=None where it "
            f"is nobody's.",
            stage.source.place_of_table(table),
        )
    for pair in sorted({str(pair) for pair in said if said.count(pair) > 1}):
        yield f"The holding {pair} is declared twice.", stage.source.short()
    for one in stage.practice.holdings:
        where = stage.source.place_of_table(one.table)
        if one.table not in tables:
            yield f"A holding names the table {one.table}, which is not there.", where
            continue
        named = [one.person, one.alone, *one.clear, *one.shows, one.sealed_until]
        for column in filter(None, named):
            if column not in tables[one.table].columns:
                yield f"The holding of {one.table} names the column {column}: there is none.", where
        if one.erasure == "retain" and not one.because:
            yield f"{one.table} is retained, and the holding does not say by which law.", where
        if one.retention not in CLASSES:
            yield (
                f"The holding of {one.table} is of the retention class {one.retention!r}; there "
                f"are {', '.join(CLASSES)}.",
                where,
            )


def _columns(stage: Stage) -> Iterator[Said]:
    there = {column.name for table in stage.tables for column in table.columns}
    for name in sorted(set(stage.practice.columns) - there):
        yield f"`columns` names {name!r}, and no table has such a column.", _named(stage, name)


def _imports(stage: Stage) -> Iterator[Said]:
    declared = {one.name: one for one in stage.practice.permissions}
    for one in stage.practice.imports:
        if one.permission in declared and not declared[one.permission].writes:
            yield f"The import {one.id} keeps rows with {one.permission!r}, which only reads.", ""


def _hooks(stage: Stage) -> Iterator[Said]:
    module = stage.record.module
    for name in HOOKS:
        function = getattr(module, name, None)
        if not inspect.isfunction(function) or not stage.source.owns(function):
            continue
        if not hasattr(function, f"{NAME}_impl"):
            yield (
                f"The function {name} has the name of a hook and no @hookimpl, so nobody calls it.",
                stage.source.place(function),
            )


def _named(stage: Stage, name: str) -> str:
    for file, text in stage.source.texts.items():
        if f'"{name}"' in text or f"'{name}'" in text:
            return stage.source.short(file)
    return stage.source.short()
