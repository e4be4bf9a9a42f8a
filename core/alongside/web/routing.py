"""The addresses of pages, as Werkzeug keeps them, and what they cost before anybody asks."""

from collections.abc import Callable
from typing import Any

from werkzeug import routing


class Rule(routing.Rule):
    """An address whose builders are compiled when it is first built.

    Werkzeug compiles two functions for each address as it is added, so that building is quick.
    That was two thirds of what making an app took, and grew with each practice, though a process
    builds few of its hundreds of addresses. Matching is as it was.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = super()._compile_builder
        builder: Callable[..., tuple[str, str]] | None = None

        def build(rule: "Rule", /, **values: Any) -> tuple[str, str]:
            nonlocal builder
            builder = builder or compiled(append_unknown)
            return builder(rule, **values)

        return build
