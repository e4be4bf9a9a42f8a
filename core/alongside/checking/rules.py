"""What a practice's Python must not do, or only with a reason beside it.

Each rule reads one file's syntax tree and yields the nodes that trip it, with what stands there.
They are for mistakes and for what one would want to know: whoever means to hide something can.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alongside.checking.package import Source

Found = Iterator[tuple[ast.expr | ast.stmt, str]]


@dataclass(frozen=True)
class Rule:
    """`instead` says why not, and what to do instead."""

    id: str
    instead: str
    find: Callable[[Source], Found]


def rule(rule_id: str, instead: str) -> Callable[[Callable[[Source], Found]], Rule]:
    """Make a rule of a function."""

    return lambda find: Rule(rule_id, instead, find)


def imports_of(source: Source, *modules: str) -> Found:
    """Each import of one of these modules, or of what lies in them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{source.absolute(node)}.{one.name}" for one in node.names]
        else:
            continue
        for module in modules:
            if any(f"{name}.".startswith(f"{module}.") for name in names):
                yield node, f"imports {module}"
                break


def uses_of(source: Source, pattern: str) -> Found:
    """Each call of something whose whole name matches, and each mention: it may be called later.

    A plain name that the file itself gives to something is only taken for the other where it is
    called.
    """
    calls = {id(node.func): node for node, _ in source.calls()}
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        name = source.dotted_name(node)
        if not re.fullmatch(pattern, name):
            continue
        if (call := calls.get(id(node))) is not None:
            yield call, f"calls {name.removeprefix('?.')}"
        elif name not in source.given:
            yield node, f"uses {name.removeprefix('?.')}"
