"""Writing the files of a new practice."""

import io
import json
import re
import unicodedata
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po
from jinja2 import Environment, StrictUndefined

from alongside.scaffold.wish import NotPossible, Wish

LINE = 100
ENDING = ".txt"  # so that no tool of ours takes a template for what it will become


def write(wish: Wish, into: Path) -> Path:
    """Write the package into a new folder inside `into`, and give that folder.

    Raises NotPossible as `free_folder` does: nothing is ever overwritten.
    """
    target = free_folder(wish, into)
    written = render(wish)
    for name, content in written.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target


def free_folder(wish: Wish, into: Path) -> Path:
    """The folder that will be made. Raises NotPossible where it is there already."""
    target = into / wish.package
    if target.exists() or target.is_symlink():
        raise NotPossible(f"{target} is there already, and nothing is overwritten. Move it away.")
    return target


def render(wish: Wish) -> dict[str, bytes]:
    """The files of a package, by their paths in it."""
    page = _environment()
    values = {"wish": wish, "year": date.today().year}  # noqa: DTZ011
    written = {}
    for path, source in _templates(files("alongside.scaffold") / "package", ""):
        name = path.removesuffix(ENDING).replace("MODULE", wish.module).replace("ID", wish.id)
        text = page.from_string(source).render(values)
        written[name] = text.encode()
        if name.endswith(".po"):
            written[name.removesuffix("po") + "mo"] = _compiled(text)
    return written


def _templates(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            found += _templates(one, f"{prefix}{one.name}/")
        elif one.name.endswith(ENDING):
            found.append((prefix + one.name, one.read_text(encoding="utf-8")))
    return found


def _compiled(text: str) -> bytes:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text.encode()), locale="cy"))
    return compiled.getvalue()


def _environment() -> Environment:
    """Jinja with marks of its own, because much of what is written is Jinja and Python."""
    made = Environment(  # noqa: S701 (what is written are files of text; each filter quotes for one)
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    made.filters.update(argument=argument, toml=_toml, po=normalize)
    return made


def _toml(text: str) -> str:
    """A text as TOML's basic string, which is written as JSON's is."""
    return json.dumps(text, ensure_ascii=False)


def argument(text: str, before: str = "") -> str:
    """A text as the one argument of a call that a line begins with, in lines that are not too long.

    Written as ruff would: in double quotes unless that needs more backslashes, and in pieces on
    lines of their own where one line cannot hold it.
    """
    if _width(f"{before}{_quoted(text)})") <= LINE:
        return _quoted(text)
    return "\n" + "".join(f"    {_quoted(piece)}\n" for piece in _pieces(text, LINE - 4))


def _pieces(text: str, most: int) -> list[str]:
    pieces = [""]
    for word in re.findall(r"\S*\s*|\s+", text):
        for part in [word] if _width(_quoted(word)) <= most else word:
            if _width(_quoted(pieces[-1] + part)) > most:
                pieces.append("")
            pieces[-1] += part
    return [piece for piece in pieces if piece]


def _quoted(text: str) -> str:
    mark = "'" if text.count('"') > text.count("'") else '"'
    return mark + text.replace("\\", "\\\\").replace(mark, f"\\{mark}") + mark


def _width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
