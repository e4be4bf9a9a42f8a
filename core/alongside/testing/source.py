"""A practice's own files: what stands in them, and where."""

import inspect
import traceback
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

Said = tuple[str, str]
"""What is wrong with a practice, and where to look."""
READ = {".py", ".html", ".txt"}


class Source:
    """The files of a package, or the one file of a practice."""

    def __init__(self, module: ModuleType) -> None:
        """`module` is the one that declares the practice."""
        self.module = module
        file = Path(str(module.__file__))
        self.folder = file.parent
        self.root = module.__name__.partition(".")[0]
        self.single = not hasattr(module, "__path__")
        self.file = file

    @cached_property
    def texts(self) -> dict[Path, str]:
        """Everything that a person wrote there, but for its tests and migrations."""
        files = [self.file] if self.single else sorted(self.folder.rglob("*"))
        return {
            file: file.read_text(encoding="utf-8", errors="replace")
            for file in files
            if file.suffix in READ and not {"migrations", "tests"} & set(file.parts)
        }

    def times(self, name: str) -> int:
        """How often a name stands there in quotation marks."""
        return sum(
            text.count(f'"{name}"') + text.count(f"'{name}'") for text in self.texts.values()
        )

    def owns(self, function: Any) -> bool:
        """Whether a function was written there."""
        module = str(getattr(inspect.unwrap(function), "__module__", ""))
        return f"{module}.".startswith(f"{self.root}.")

    def place(self, function: Any) -> str:
        """Where a function stands: file and line."""
        code = getattr(inspect.unwrap(function), "__code__", None)
        return f"{self.short(code.co_filename)}:{code.co_firstlineno}" if code else self.short()

    def place_in(self, error: BaseException) -> str:
        """The last line of the practice's own that led to an error."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename) in self.texts or Path(frame.filename) == self.file:
                return f"{self.short(frame.filename)}:{frame.lineno}"
        return ""

    def place_of_table(self, table: str) -> str:
        """The file in which a table is named."""
        named = (f'"{table}"', f"'{table}'")
        for file, text in self.texts.items():
            if any(one in text for one in named):
                return self.short(file)
        return self.short()

    def short(self, file: str | Path = "") -> str:
        """A file as its author calls it: from the package's name on."""
        path = Path(file or self.file)
        try:
            return str(path.relative_to(self.folder if self.single else self.folder.parent))
        except ValueError:
            return str(path)
