"""A plugin as files in memory, wherever they came from. Nothing of it is imported or installed."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from tokenize import detect_encoding
from typing import Any, Literal

from alongside.kernel.about import About, about_package
from alongside.kernel.digests import digest_of
from alongside.kernel.discovery import GROUP

Kind = Literal["file", "folder", "wheel", "installed"]
Point = tuple[str, str, str]  # group, name, value


class NotReadable(Exception):
    """What was given is no plugin that can be read; the message says what to give instead."""


@dataclass(frozen=True)
class Package:
    """One plugin's files, by the name under which Python would find them, and its metadata.

    `path` is where a single file lies. `installed` says that it was found here by its name, and
    `bundled` that it comes with Alongside itself.
    """

    kind: Kind
    title: str
    files: Mapping[str, bytes]
    points: tuple[Point, ...] = ()
    metadata: Any = field(default_factory=lambda: Message())
    said: About | None = None
    path: Path | None = None
    installed: bool = False
    bundled: bool = False

    @property
    def practices(self) -> list[tuple[str, str]]:
        """The id and the module of each practice that it brings."""
        found = [
            (name, value.partition(":")[0].strip())
            for group, name, value in self.points
            if group == GROUP
        ]
        return sorted(found)

    @property
    def about(self) -> About:
        """Author, licence and the like."""
        return self.said or about_package(self.metadata)

    @property
    def sha256(self) -> str:
        """The digest of exactly the files that were read."""
        return digest_of(self.files.items())

    @cached_property
    def sources(self) -> dict[str, "Source"]:
        """Its Python files that can be parsed, by name."""
        found = {}
        for name, text in self.texts(".py"):
            try:
                written_in, _ = detect_encoding(BytesIO(self.files[name]).readline)
                if written_in in ("utf-8", "utf-8-sig"):  # else Python would read another text
                    found[name] = Source(name, text, ast.parse(text))
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue  # said by `unparsed`
        return found

    def unparsed(self) -> Iterator[tuple[str, str]]:
        """The Python files that are none, each with why."""
        for name in sorted(self.files):
            if name.endswith(".py") and name not in self.sources:
                yield name, _why_unparsed(self.files[name])

    def texts(self, ending: str) -> Iterator[tuple[str, str]]:
        """Its text files with this ending, in the order of their names."""
        for name, content in sorted(self.files.items()):
            if name.endswith(ending):
                try:
                    yield name, content.decode("utf-8-sig")
                except UnicodeDecodeError:
                    continue

    def has_file_of(self, dotted: str) -> bool:
        """Whether a module's file is there, though perhaps nobody can read it."""
        path = dotted.replace(".", "/")
        return bool({f"{path}.py", f"{path}/__init__.py"} & self.files.keys())

    def module(self, dotted: str) -> "Source | None":
        """The source of a module, by its dotted name; a single file's is `alongside_local_…`."""
        if self.kind == "file":
            dotted = dotted.removeprefix("alongside_local_")
        path = PurePosixPath(*dotted.split("."))
        return self.sources.get(f"{path}.py") or self.sources.get(f"{path}/__init__.py")


def _why_unparsed(content: bytes) -> str:
    """What is wrong with a Python file and where, to end a sentence; "" where nobody knows."""
    try:
        ast.parse(content)
    except SyntaxError as error:
        return f": {error.msg}, line {error.lineno}" if error.lineno else f": {error.msg}"
    except (RecursionError, MemoryError):
        return ": it is nested too deeply"
    except ValueError:
        return ""
    return ""


@dataclass(frozen=True)
class Source:
    """One Python file: its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """The module's name."""
        parts = PurePosixPath(self.name).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What each imported name stands for, by its whole dotted name."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    root = one.name.partition(".")[0]
                    found[one.asname or root] = one.name if one.asname else root
            elif isinstance(node, ast.ImportFrom):
                for one in node.names:
                    found[one.asname or one.name] = f"{self.absolute(node)}.{one.name}"
        return found

    @cached_property
    def given(self) -> set[str]:
        """The names that the file gives to something: variables, arguments, functions, classes."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.add(node.name)
        return found

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module that a `from … import` names, also where it says so by dots."""
        if not node.level:
            return node.module or ""
        parts = self.dotted.split(".") if self.dotted else []
        if not self.name.endswith("__init__.py"):
            parts = parts[:-1]
        parts = parts[: len(parts) - (node.level - 1)]
        return ".".join([*parts, *([node.module] if node.module else [])])

    def dotted_name(self, node: ast.AST) -> str:
        """What an expression names, as `os.path.join`; "?" stands for what only running tells."""
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        parts.append(self.aliases.get(node.id, node.id) if isinstance(node, ast.Name) else "?")
        return ".".join(reversed(parts))

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Each call, with what is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node, self.dotted_name(node.func)
