"""Who is asking."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from alongside.db.tenancy import CouncilSession


def _in_no_group() -> Mapping[uuid.UUID, str]:
    return {}


@dataclass
class Actor:
    """The person asking, or nobody yet; the council roles they hold, and the groups they are in.

    Council roles ("worker", "administrator") give functions. Membership gives data.
    """

    session: CouncilSession
    person: Any = None
    roles: frozenset[str] = field(default_factory=frozenset)
    load_memberships: Callable[[], Mapping[uuid.UUID, str]] = _in_no_group
    sign_in: Any = None
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
