"""What somebody wants a new practice to be, and whether it can be that."""

import importlib.util
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.kernel.practice import DeclarationError, Practice

ID_MAX = 24
TITLE_MAX = 60
SENTENCE_MAX = 200
EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
NEVER = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


class NotPossible(Exception):
    """A practice cannot be begun like this; the message says what to do instead."""


@dataclass(frozen=True)
class Wish:
    """A practice to begin: what it is called, what it holds and who takes part.

    `author` and `email` may be empty; they go into the package's metadata, where an operator looks
    for whom to tell about a hole in it. Raises NotPossible for what could not be written down.
    """

    id: str
    title: str
    holds: str
    who: str
    author: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        """Check each part in words that say which one is wrong."""
        try:
            Practice(id=self.id, title=self.title, summary=self.who)
        except DeclarationError as error:
            raise NotPossible(str(error)) from None
        if len(self.id) > ID_MAX:
            raise NotPossible(
                f"The id {self.id!r} is longer than {ID_MAX} letters, and every name of a table "
                f"begins with it. Choose a shorter one."
            )
        _must_be_a_line("title", self.title, TITLE_MAX)
        _must_be_a_line("sentence of what it holds", self.holds, SENTENCE_MAX)
        _must_be_a_line("sentence of who takes part", self.who, SENTENCE_MAX)
        if self.author:
            _must_be_a_line("author", self.author, TITLE_MAX)
        if self.email and not EMAIL.fullmatch(self.email):
            raise NotPossible(f"{self.email!r} is not an e-mail address as name@example.org is.")

    @property
    def package(self) -> str:
        """The name that pip knows it by."""
        return "alongside-" + self.id.replace("_", "-")

    @property
    def module(self) -> str:
        """The name that Python knows it by."""
        return f"alongside_{self.id}"

    @property
    def address(self) -> str:
        """Where its pages will be."""
        return f"/{self.id.replace('_', '-')}/"


def _must_be_a_line(what: str, text: str, most: int) -> None:
    if not text.strip():
        raise NotPossible(f"The {what} is empty.")
    if text != text.strip() or any(unicodedata.category(one) in NEVER for one in text):
        raise NotPossible(
            f"The {what} must be one line, without space at its ends or characters that cannot "
            f"be seen."
        )
    if len(text) > most:
        raise NotPossible(f"The {what} is longer than {most} characters.")


def must_be_free(wish: Wish, taken: Iterable[str]) -> None:
    """Raise NotPossible where another practice has the id, or their tables would be mixed up."""
    for other in sorted(taken):
        if wish.id == other:
            raise NotPossible(f"There is a practice {other!r} here already. Choose another id.")
        if wish.id.startswith(f"{other}_") or other.startswith(f"{wish.id}_"):
            raise NotPossible(
                f"The tables of {wish.id!r} and of {other!r}, which is here already, could not be "
                f"told apart by the beginnings of their names. Choose another id."
            )
    if importlib.util.find_spec(wish.module) is not None:
        raise NotPossible(f"Python knows a module {wish.module!r} already. Choose another id.")
