"""What speaks against importing a plugin at all, by what is written about it."""

from collections.abc import Sequence
from typing import Any

from alongside.kernel import allowing, discovery
from alongside.kernel.practice import API
from alongside.kernel.records import Status


def against(
    candidate: discovery.Candidate,
    found: Sequence[discovery.Candidate],
    allow_list: Sequence[Any] | None,
) -> tuple[Status, str] | None:
    """What speaks against importing it at all, by what is written about it; None for nothing."""
    if reason := allowing.refused(candidate, allow_list):
        return Status.NOT_ALLOWED, reason
    if same := allowing.rivals(candidate, found, allow_list):
        return Status.FAILED, _mistaken(same)
    if reason := discovery.unmet(candidate):
        return Status.INCOMPATIBLE, reason
    if (api := discovery.declared(candidate, "api")) not in (None, API):
        return Status.INCOMPATIBLE, wrong_api(api)
    return None


def _mistaken(same: Sequence[discovery.Candidate]) -> str:
    if any(one.bundled for one in same):
        return "a practice that comes with Alongside has the same id, which no other may have"
    others = ", ".join(one.source for one in same)
    return f"{others} has the same id: remove one, or name the one that is meant in the allow-list"


def wrong_api(api: str | None) -> str:
    """Why a plugin for another interface is not run, in words."""
    return f"it was written for plugin interface {api}, and this Alongside has {API}"
