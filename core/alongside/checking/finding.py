"""One thing that was found in a plugin: to be mended, or to be known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was found where, and what to do instead.

    `mend` keeps the plugin from being called checked. What only running it could tell, and what
    its author has given a reason for, is advice.
    """

    rule: str
    where: str
    what: str
    instead: str = ""
    mend: bool = True

    def __str__(self) -> str:
        """One paragraph for a terminal."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} [{self.rule}]" + f"\n    {self.instead}" * bool(self.instead)


def advice(rule: str, where: str, what: str, instead: str = "") -> Finding:
    """Something to know, that is no fault."""
    return Finding(rule, where, what, instead, mend=False)
