"""What a plugin says of itself to whoever installs it: author, licence, whom to tell of a fault."""

import ast
import re
from dataclasses import dataclass
from typing import Any

WRITTEN = {
    "__version__": "version",
    "__author__": "author",
    "__license__": "licence",
    "__security__": "security",
}
"""The names under which a single file says what a package says in its metadata."""


@dataclass(frozen=True)
class About:
    """What the metadata say; "" for what they leave out."""

    version: str = ""
    author: str = ""
    licence: str = ""
    security: str = ""
    summary: str = ""


def about_package(metadata: Any) -> About:
    """Read a package's METADATA, as `importlib.metadata` or `email` parsed it."""

    def one(*names: str) -> str:
        values = (str(value).strip() for name in names for value in metadata.get_all(name) or ())
        return next((value for value in values if value not in ("", "UNKNOWN")), "")

    classified = (str(value) for value in metadata.get_all("Classifier") or ())
    licence = one("License-Expression", "License") or next(
        (value for value in classified if value.startswith("License ::")), ""
    )
    return About(
        version=one("Version"),
        author=one("Author", "Author-email", "Maintainer", "Maintainer-email"),
        licence=licence.splitlines()[0] if licence else "",
        security=_security(metadata.get_all("Project-URL") or ()),
        summary=one("Summary"),
    )


def _security(addresses: Any) -> str:
    """Where to report a security fault: the address whose label begins with "security"."""
    for address in addresses:
        label, _, target = str(address).partition(",")
        plain = re.sub(r"[\W_]", "", label).lower()
        if plain.startswith("security") and re.match(r"(https://|mailto:)\S+", target.strip()):
            return target.strip()
    return ""


def about_file(text: str) -> About:
    """Read `__author__` and the like from a single file's text, without running it.

    The first line of its docstring is what it is for. Raises SyntaxError for what is no Python.
    """
    try:
        tree = ast.parse(text)
    except (MemoryError, RecursionError):
        raise SyntaxError("it is nested too deeply") from None
    found = {
        WRITTEN[target.id]: str(node.value.value).strip()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in WRITTEN
    }
    return About(**found, summary=(ast.get_docstring(tree) or "").partition("\n")[0])
