"""For the tests of practices: towns, browsers, databases, and the suite that every practice passes.

`Conformance` is asked for when it is named, because it needs pytest and the rest does not.
"""

from typing import TYPE_CHECKING, Any

from alongside.testing.browser import Browser
from alongside.testing.statements import statements
from alongside.testing.towns import Town

if TYPE_CHECKING:
    from alongside.testing.conformance import Conformance


def __getattr__(name: str) -> Any:
    """Import the suite when somebody wants it."""
    if name == "Conformance":
        from alongside.testing.conformance import Conformance

        return Conformance
    raise AttributeError(f"alongside.testing has no {name!r}")


__all__ = ["Browser", "Conformance", "Town", "statements"]
