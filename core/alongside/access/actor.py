"""Who is asking."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from alongside.db.tenancy import CouncilSession


def _in_no_group() -> Mapping[uuid.UUID, str]:
    return {}


def _no_need() -> bool:
    return False


@dataclass
class Actor:
    """The person asking, or nobody yet; the council roles they hold, and the groups they are in.

    Council roles ("worker", "administrator") give functions. Membership gives data. Someone who
    is `arriving` has used a link and still has to show a second factor: to every page but those
    for that they are nobody yet.
    """

    session: CouncilSession
    person: Any = None
    roles: frozenset[str] = field(default_factory=frozenset)
    load_memberships: Callable[[], Mapping[uuid.UUID, str]] = _in_no_group
    sign_in: Any = None
    arriving: Any = None
    asks_again: Callable[[], bool] = _no_need
    """Whether something important should ask for the second factor once more."""
    known: dict[Any, Any] = field(default_factory=dict)
    """What predicates found out during the request, so that none asks the database twice."""

    @property
    def id(self) -> uuid.UUID | None:
        """The person's id; None for a visitor."""
        return None if self.person is None else self.person.id

    @cached_property
    def memberships(self) -> Mapping[uuid.UUID, str]:
        """The groups that the person is in today, each with the role held there."""
        return self.load_memberships()
