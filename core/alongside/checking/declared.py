"""What a practice declares, read from its syntax trees.

A value is followed through names and tuples within the package. One that is worked out some other
way can only be seen by running it.
"""

import ast
from collections.abc import Iterator

from alongside.checking.package import Package, Source

DEEPEST = 20


class Declared:
    """A practice of a package, as far as its text shows it."""

    def __init__(self, package: Package, practice_id: str, module: str) -> None:
        """`practice_id` and `module` are the two sides of the entry point."""
        self.package = package
        self.id = practice_id
        self.module = module
        self.source = package.module(module)
        self.values = dict(self._declaration())

    def _declaration(self) -> Iterator[tuple[str, ast.expr]]:
        found = self._bound(self.source, "practice", 0) if self.source else None
        if found is None:
            return
        source, call = found
        if isinstance(call, ast.Call) and source.dotted_name(call.func) == "alongside.Practice":
            self.at = source
            yield from ((one.arg, one.value) for one in call.keywords if one.arg)
            yield from zip(("id", "title", "summary", "api"), call.args, strict=False)

    @property
    def is_there(self) -> bool:
        """Whether there is a `practice = Practice(…)`."""
        return hasattr(self, "at")

    def text(self, name: str) -> str | None:
        """A declared text that is written out; None where it is not, or not declared."""
        found = self._resolved(self.at, self.values[name], 0) if name in self.values else None
        if found and isinstance(found[1], ast.Constant) and isinstance(found[1].value, str):
            return found[1].value
        return None

    def _bound(self, source: Source, name: str, depth: int) -> tuple[Source, ast.expr] | None:
        """What a name stands for in a module of the package."""
        if depth > DEEPEST:
            return None
        for node in source.tree.body:
            targets = (
                node.targets
                if isinstance(node, ast.Assign)
                else [node.target]
                if isinstance(node, ast.AnnAssign)
                else []
            )
            if any(isinstance(one, ast.Name) and one.id == name for one in targets):
                value = node.value  # type: ignore[attr-defined]
                return self._resolved(source, value, depth + 1) if value is not None else None
            if isinstance(node, ast.ImportFrom):
                for one in node.names:
                    if (one.asname or one.name) == name:
                        there = self.package.module(source.absolute(node))
                        return self._bound(there, one.name, depth + 1) if there else None
        return None

    def _resolved(
        self, source: Source, node: ast.expr, depth: int
    ) -> tuple[Source, ast.expr] | None:
        if isinstance(node, ast.Name):
            return self._bound(source, node.id, depth)
        if isinstance(node, ast.Attribute):
            if there := self.package.module(source.dotted_name(node.value)):
                return self._bound(there, node.attr, depth + 1)
            owner = self._class(source, node.value)
            if owner is None:
                return None
            there, made = owner
            for one in made.body:
                if isinstance(one, ast.Assign) and any(
                    isinstance(target, ast.Name) and target.id == node.attr
                    for target in one.targets
                ):
                    return there, one.value
            return None
        return source, node

    def _class(self, source: Source, node: ast.expr) -> tuple[Source, ast.ClassDef] | None:
        """The class of the package that a name stands for."""
        module, _, name = source.dotted_name(node).rpartition(".")
        there = self.package.module(module) if module else source
        for one in there.tree.body if there else ():
            if there and isinstance(one, ast.ClassDef) and one.name == name:
                return there, one
        return None

    def items(self, name: str) -> list[tuple[Source, ast.expr] | None]:
        """The parts of a declared tuple; None stands for one that is not written out."""
        return list(self._items(self.at, self.values[name], 0)) if name in self.values else []

    def _items(
        self, source: Source, node: ast.expr, depth: int
    ) -> Iterator[tuple[Source, ast.expr] | None]:
        found = self._resolved(source, node, depth)
        if found is None or depth > DEEPEST:
            yield None
            return
        source, node = found
        if isinstance(node, ast.Tuple | ast.List):
            for one in node.elts:
                if isinstance(one, ast.Starred):
                    yield from self._items(source, one.value, depth + 1)
                else:
                    yield source, one
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            yield from self._items(source, node.left, depth + 1)
            yield from self._items(source, node.right, depth + 1)
        else:
            yield None

    def first_texts(self, name: str, called: str) -> tuple[set[str], bool]:
        """The first arguments of the calls in a declared tuple, and whether that is all of them."""
        found, whole = set(), True
        for item in self.items(name):
            text = self._first_text(*item, called) if item else None
            if text is None:
                whole = False
            else:
                found.add(text)
        return found, whole

    def _first_text(self, source: Source, call: ast.expr, called: str) -> str | None:
        if not isinstance(call, ast.Call) or source.dotted_name(call.func) != called:
            return None
        value = self._resolved(source, call.args[0], 0) if call.args else None
        if value and isinstance(value[1], ast.Constant) and isinstance(value[1].value, str):
            return value[1].value
        return None
