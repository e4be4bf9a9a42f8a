"""What a practice declares, held against its entry point, itself and its code.

What can only be seen by running it is said, and is no fault.
"""

import ast
import inspect
from collections.abc import Iterator

from alongside.checking.declared import Declared
from alongside.checking.finding import Finding, advice
from alongside.checking.package import Package, Source
from alongside.kernel.hookspecs import HOOKS, Hookspecs
from alongside.kernel.practice import API, ID, RESERVED

MODELS = ("alongside.Model", "alongside.GlobalModel")
UNSEEN = "is not written out, so it can only be seen by running it"


def compare(package: Package, practice_id: str, module: str) -> Iterator[Finding]:
    """Where the declaration contradicts the entry point, itself, or the code."""
    found = Declared(package, practice_id, module)
    if found.source is None and package.has_file_of(module):
        return  # it is there, and cannot be read: that is said of the file
    if found.source is None:
        yield Finding("declared", module, "is the entry point's module, and is not in the package")
        return
    if not found.is_there:
        yield advice("declared", found.source.name, f"`practice = Practice(…)` {UNSEEN}")
    else:
        yield from _names(found)
        yield from _places(found)
        yield from _permissions(found)
    yield from _tables(found)
    yield from _hooks(found)


def _names(found: Declared) -> Iterator[Finding]:
    where, declared = found.at.name, found.text("id")
    if declared is None:
        yield advice("declared", where, f"its id {UNSEEN}")
    elif declared != found.id:
        yield Finding(
            "declared",
            where,
            f"it declares the id {declared!r}, and its entry point or file is named {found.id!r}",
        )
    if not ID.fullmatch(found.id) or found.id in RESERVED:
        yield Finding(
            "declared",
            where,
            f"the id {found.id!r} cannot be taken",
            "An id is lower-case words joined by underscores, and none that the core has.",
        )
    api = found.text("api")
    if "api" not in found.values or api is None:
        yield advice("declared", where, f"its api {UNSEEN}", f'Write api="{API}".')
    elif api != API:
        yield Finding("declared", where, f"it was written for api {api!r}, and this one has {API}")


def _places(found: Declared) -> Iterator[Finding]:
    if views := found.text("views"):
        module = views.partition(":")[0]
        if found.package.module(module) is None:
            yield Finding("declared", found.at.name, f"its views {views!r} are not in the package")
    if migrations := found.text("migrations"):
        folder = found.source.name.rpartition("/")[0] if found.source else ""
        prefix = f"{folder}/{migrations}/".lstrip("/")
        if found.package.kind != "file" and not any(
            name.startswith(prefix) for name in found.package.files
        ):
            yield Finding(
                "declared",
                found.at.name,
                f"its migrations {migrations!r} are not in the package",
                "Run: alongside db revision, and let the build take the folder along.",
            )


def _permissions(found: Declared) -> Iterator[Finding]:
    names, whole = found.first_texts("permissions", "alongside.permission")
    for name in sorted(names):
        if not name.startswith(f"{found.id}."):
            yield Finding(
                "declared",
                found.at.name,
                f"the permission {name!r} must start with {found.id + '.'!r}",
            )
    if not whole:
        yield advice("declared", found.at.name, f"a part of its permissions {UNSEEN}")
    for source in found.package.sources.values():
        for node, _ in source.calls():
            for one in node.keywords:
                asked = one.value.value if isinstance(one.value, ast.Constant) else None
                if one.arg != "permission" or not isinstance(asked, str):
                    continue
                if whole and asked.startswith(f"{found.id}.") and asked not in names:
                    yield Finding(
                        "declared",
                        f"{source.name}:{node.lineno}",
                        f"asks for {asked!r}, which it does not declare",
                    )


def _tables(found: Declared) -> Iterator[Finding]:
    made: set[str] = set()
    for source in found.package.sources.values():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ClassDef) or not any(
                source.dotted_name(base) in MODELS for base in node.bases
            ):
                continue
            name = _table_name(node)
            if name is None:
                yield advice("declared", f"{source.name}:{node.lineno}", f"its table name {UNSEEN}")
                continue
            made.add(name)
            if not name.startswith(f"{found.id}_"):
                yield Finding(
                    "declared",
                    f"{source.name}:{node.lineno}",
                    f"the table {name!r} must start with {found.id + '_'!r}",
                )
    if not found.is_there:
        return
    held, whole = found.first_texts("holdings", "alongside.Holding")
    for name in sorted(held - made):
        yield Finding("declared", found.at.name, f"it holds {name!r}, which is no table of its own")
    if not whole:
        yield advice("declared", found.at.name, f"a part of its holdings {UNSEEN}")
    elif unsaid := sorted(made - held):
        yield Finding(
            "declared",
            found.at.name,
            f"it does not say whose data {', '.join(unsaid)} holds",
            "Add a Holding for each; person=None where it is about nobody.",
        )


def _table_name(node: ast.ClassDef) -> str | None:
    for one in node.body:
        if isinstance(one, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__tablename__" for target in one.targets
        ):
            value = one.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                return value.value
    return None


def _hooks(found: Declared) -> Iterator[Finding]:
    for source in found.package.sources.values():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not any(
                source.dotted_name(getattr(one, "func", one)) == "alongside.hookimpl"
                for one in node.decorator_list
            ):
                continue
            where = f"{source.name}:{node.lineno}"
            if node.name not in HOOKS:
                yield Finding(
                    "hooks",
                    where,
                    f"there is no hook named {node.name}",
                    f"The hooks are {', '.join(HOOKS)}.",
                )
                continue
            wants = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
            gives = [*inspect.signature(getattr(Hookspecs, node.name)).parameters][1:]
            if strange := [one for one in wants if one not in gives]:
                yield Finding(
                    "hooks",
                    where,
                    f"{node.name} gets no {', '.join(strange)}",
                    f"It may ask for {', '.join(gives)}.",
                )
            if not _reaches(found, source, node.name):
                yield Finding(
                    "hooks",
                    where,
                    f"{node.name} is never called",
                    f"Import it in {found.module}, where hooks are looked for.",
                )


def _reaches(found: Declared, source: Source, name: str) -> bool:
    """Whether a hook can be found in the module of the entry point."""
    here = found.source
    if here is None or source is here or "*" in here.aliases:
        return True
    return f"{source.dotted}.{name}" in here.aliases.values() or name in here.aliases
