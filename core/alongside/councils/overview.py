"""What an administrator should know of each plugin before switching it on, as plain values."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l
from packaging.version import InvalidVersion, Version
from sqlalchemy import select

from alongside.access.permissions import Permission
from alongside.councils.models import CouncilPractice
from alongside.councils.practices import ARCHIVED
from alongside.db.tenancy import CouncilSession
from alongside.kernel.closing import narrows
from alongside.kernel.failures import remembered
from alongside.kernel.hooks import TookTooLong
from alongside.kernel.hookspecs import FAIL_CLOSED, HOOKS
from alongside.kernel.models import PracticeFailure, PracticeState
from alongside.kernel.practice import ERASURES, Function
from alongside.kernel.readiness import behind
from alongside.kernel.records import Record, Status
from alongside.kernel.registry import Registry
from alongside.kernel.remembering import states
from alongside.web.slots import GIVES

DOES = {
    "navigation": _l("It puts links at the top of every page."),
    "public_cards": _l("It says something on the council's front page."),
    "home_cards": _l("It says on somebody's home page what waits for them."),
    "person_sections": _l("It shows a part of a person's page, to those who may see it."),
    "group_sections": _l("It shows a part of a group's page, to those who may see it."),
    "person_added": _l("It hears when a person is added."),
    "membership_changed": _l("It hears when somebody joins a group, leaves it or changes part."),
    "due": _l("It sends reminders."),
    "narrow": _l("It can keep closed what would be open. It can open nothing."),
    "legal_hold": _l("It can say that somebody's records must not be erased yet."),
    "erasing": _l("It hears before a person is erased."),
    "ended_together": _l("It hears when people have ended something that they did together."),
    "measures": _l("It counts for the council; it never ranks people."),
    "commands": _l("It has commands for whoever runs this server."),
    "demo": _l("It has something to show in the demonstration."),
}
"""What a practice does in the house, by the hooks that it answers."""

WAITING, PUT_AWAY = "needs migration", "archived"
Keeps = list[tuple[str, str, list[str]]]
"""What is kept, by what becomes of it when a person is erased: the holding's word for that, or ""
where it is about nobody; why it is kept; and what it is."""


@dataclass(frozen=True)
class Overview:
    """One plugin as one council has it.

    `status` is a kernel Status, or WAITING where its tables are missing or old, or PUT_AWAY where
    it is archived; `reason` says why it is not ok, and what to do. `state` is what is remembered of
    it, and `failed` what went wrong in it, in whichever process.
    """

    record: Record
    enabled: bool
    status: str
    reason: str
    state: PracticeState | None
    failed: Sequence[PracticeFailure]

    @property
    def works(self) -> bool:
        """Whether it can be switched on."""
        return self.status == Status.OK

    @property
    def left_open(self) -> bool:
        """Whether what it keeps closed is open, since it is switched on and does not work."""
        return self.enabled and not self.works and narrows(self.record)

    @property
    def has_settings(self) -> bool:
        """Whether there is anything to set."""
        practice = self.record.practice
        return self.works and practice is not None and practice.settings is not None

    @property
    def keeps(self) -> Keeps:
        """What it keeps, in the words of its declaration."""
        return by_fate(
            (one.erasure if one.person else "", str(one.because), str(one.what))
            for one in (self.record.practice.holdings if self.record.practice else ())
        )

    @property
    def does(self) -> list[Any]:
        """What it does in the house besides having pages, each in a sentence."""
        return [DOES[hook] for hook in HOOKS if hook in self.record.hooks]

    @property
    def failures(self) -> list[tuple[Any, Any, PracticeFailure]]:
        """What went wrong in it: what that part does, what people have of it now, how often."""
        return [(DOES.get(one.hook), _came_of(one), one) for one in self.failed]

    @property
    def changes(self) -> list[tuple[str, Any]]:
        """What its three newest versions changed for people, newest first."""
        given = self.record.practice.changes if self.record.practice else {}
        return sorted(given.items(), key=lambda one: _as_version(one[0]), reverse=True)[:3]

    @property
    def functions(self) -> list[Function]:
        """What somebody can do in it for the council, while it is on."""
        practice = self.record.practice
        return list(practice.functions) if practice and self.enabled and self.works else []

    @property
    def permissions(self) -> list[tuple[Permission, str]]:
        """What can be done in it, and who may."""
        practice = self.record.practice
        return [(one, read_aloud(one)) for one in practice.permissions] if practice else []


def _came_of(failure: PracticeFailure) -> Any:
    """What people have of it that a hook failed."""
    hook = failure.hook
    if failure.kind == TookTooLong.__name__ and hook not in GIVES:
        if hook == "due":
            return _l("It took too long, and is asked less often. Reminders come later.")
        return _l("It took so long that others had to wait for it.")
    if hook in GIVES and hook != "navigation":  # links that are missing say nothing
        return _l("People read there that this part is not available.")
    if hook in FAIL_CLOSED:
        return _l("Until it can answer, what it protects stays closed.")
    return _l("What it should have done then was not done.")


def _as_version(text: object) -> Version:
    try:
        return Version(str(text))
    except InvalidVersion:
        return Version("0")


def read_aloud(permission: Permission) -> str:
    """Who has a permission, from the names of its predicates: "is worker, or is member"."""
    rows = [
        " and ".join(_name_of(predicate).strip("_").replace("_", " ") for predicate in row)
        for row in permission.any_of
    ]
    return ", or ".join(rows)


def _name_of(predicate: Any) -> str:
    """What a predicate is called: any callable may be one, and not each has a name of its own."""
    while isinstance(predicate, partial):
        predicate = predicate.func
    return getattr(predicate, "__name__", type(predicate).__name__)


def by_fate(kept: Iterable[tuple[str, str, str]]) -> Keeps:
    """Put together what is erased alike: of each, the holding's word for that, why, and what."""
    found: dict[tuple[str, str], list[str]] = {}
    for erasure, because, what in kept:
        found.setdefault((erasure, because if erasure else ""), []).append(what)
    order = {erasure: place for place, erasure in enumerate((*ERASURES, ""))}
    in_order = sorted(found.items(), key=lambda one: order.get(one[0][0], len(order)))
    return [(*fate, list(dict.fromkeys(what))) for fate, what in in_order]


def switches(session: CouncilSession) -> dict[str, bool]:
    """Which practices the council has ever switched or set, and whether each is on."""
    rows = session.execute(select(CouncilPractice.practice_id, CouncilPractice.enabled))
    return {row.practice_id: row.enabled for row in rows}


def practices(
    session: CouncilSession,
    registry: Registry,
    on: Mapping[str, bool],
    known: Mapping[str, PracticeState],
) -> list[Overview]:
    """Every plugin that is installed, those that are switched on first, then by title."""
    late, failed = behind(registry, session.connection()), remembered(session, registry)
    found = []
    for record in registry:
        status, reason, state = str(record.status), record.reason, known.get(record.id)
        if record.usable and record.id in late:
            status, reason = WAITING, late[record.id]
        elif record.usable and state is not None and state.archived_at is not None:
            status, reason = PUT_AWAY, ARCHIVED.format(record.id)
        wrong = failed.get(record.id, ())
        found.append(Overview(record, on.get(record.id, False), status, reason, state, wrong))
    return sorted(found, key=lambda one: (not one.enabled, str(one.record.title).casefold()))


def practice(session: CouncilSession, registry: Registry, practice_id: str) -> Overview | None:
    """One plugin that is installed."""
    found = practices(session, registry, switches(session), states(session))
    return next((one for one in found if one.record.id == practice_id), None)


def left_open(registry: Registry, on: Iterable[str], work: Set[str]) -> list[Any]:
    """The titles of practices that are on and do not work, while what they kept closed is open."""
    broken = [registry.records[one] for one in sorted({*on} - work) if one in registry.records]
    return [record.title for record in broken if narrows(record)]


def switched_on(session: CouncilSession) -> int:
    """How many practices the council has switched on, working or not."""
    rows: Any = session.scalars(select(CouncilPractice.id).where(CouncilPractice.enabled))
    return len(rows.all())
