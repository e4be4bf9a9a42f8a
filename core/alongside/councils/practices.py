"""Which practices a council has enabled, and with which settings."""

import uuid
from collections.abc import Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from alongside.councils.models import Council, CouncilPractice
from alongside.db.tenancy import CouncilSession
from alongside.kernel import settings as kernel_settings
from alongside.kernel.models import PracticeState
from alongside.kernel.practice import Practice
from alongside.kernel.readiness import behind
from alongside.kernel.registry import Registry
from alongside.web.context import current, house

ARCHIVED = "it is archived; to bring it back: `alongside plugin archive {} --undo`"
_remembered: dict[uuid.UUID, tuple[int, Mapping[str, dict[str, Any]]]] = {}


class PracticeUnavailable(Exception):
    """A practice that does not work here cannot be enabled; the message says why."""


def enabled(session: CouncilSession, council: Council) -> Mapping[str, dict[str, Any]]:
    """The practices that the council has switched on, each with its stored settings.

    Remembered per process until the council's `configuration` changes, so that a page costs no
    statement for it and a switch still acts at once everywhere.
    """
    found = _remembered.get(council.id)
    if found is None or found[0] != council.configuration:
        rows = session.execute(
            select(CouncilPractice.practice_id, CouncilPractice.settings).where(
                CouncilPractice.enabled
            )
        )
        found = (council.configuration, {row.practice_id: row.settings for row in rows})
        _remembered[council.id] = found
    return found[1]


def forget() -> None:
    """Forget what is remembered: for tests, which use many databases in one process."""
    _remembered.clear()
    _as_read.cache_clear()


def stored(session: CouncilSession, practice_id: str) -> CouncilPractice | None:
    """The council's row for a practice, if it ever switched or set anything."""
    return session.scalars(
        select(CouncilPractice).where(CouncilPractice.practice_id == practice_id)
    ).one_or_none()


def row(session: CouncilSession, practice_id: str) -> CouncilPractice:
    """The council's row for a practice, made when there is none yet."""
    found = stored(session, practice_id)
    if found is not None:
        return found
    made = CouncilPractice(practice_id=practice_id, enabled=False, settings={})
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:  # somebody else made it at this moment
        return session.scalars(
            select(CouncilPractice).where(CouncilPractice.practice_id == practice_id)
        ).one()
    return made


def enable(
    session: CouncilSession, council: Council, registry: Registry, practice_id: str
) -> CouncilPractice:
    """Switch a practice on for the council. Raises PracticeUnavailable as `must_be_there` does."""
    must_be_there(session, registry, practice_id)
    return _switch(session, council, practice_id, True)


def must_be_there(session: CouncilSession, registry: Registry, practice_id: str) -> None:
    """Raise PracticeUnavailable, with the reason, for a practice that cannot be switched on.

    It is not installed, does not work, waits for its tables or is archived.
    """
    record = registry.records.get(practice_id)
    if record is None:
        raise PracticeUnavailable(_("There is no practice “%(id)s” here.", id=practice_id))
    reason = record.reason if not record.usable else ""
    reason = reason or behind(registry, session.connection()).get(practice_id, "")
    reason = reason or put_away(session, practice_id)
    if reason:
        raise PracticeUnavailable(
            _("%(title)s cannot be switched on: %(reason)s.", title=record.title, reason=reason)
        )


def put_away(session: CouncilSession, practice_id: str) -> str:
    """Why a practice that is archived cannot be switched on, and what to do; "" where it can.

    Whoever archives it at this moment waits, and then finds it switched on.
    """
    asked = select(PracticeState.archived_at).where(PracticeState.practice_id == practice_id)
    if session.scalars(asked.with_for_update(read=True)).one_or_none() is None:
        return ""
    return ARCHIVED.format(practice_id)


def disable(session: CouncilSession, council: Council, practice_id: str) -> CouncilPractice:
    """Switch a practice off for the council. Its rows and settings stay."""
    return _switch(session, council, practice_id, False)


def _switch(
    session: CouncilSession, council: Council, practice_id: str, on: bool
) -> CouncilPractice:
    found = row(session, practice_id)
    if found.enabled != on:
        found.enabled = on
        council.changed()
        session.flush()
    return found


def save_settings(
    session: CouncilSession, council: Council, practice: Practice, values: Mapping[str, Any]
) -> CouncilPractice:
    """Keep a practice's settings for the council, validated by the practice's own class.

    Raises kernel.settings.SettingsError for values that its page would refuse.
    """
    found = row(session, practice.id)
    found.settings = kernel_settings.check(practice.settings, values)
    council.changed()
    session.flush()
    return found


def forget_settings(session: CouncilSession, council: Council, practice_id: str) -> None:
    """Go back to the defaults that the practice declares, whatever they will be."""
    found = row(session, practice_id)
    found.settings = {}
    council.changed()
    session.flush()


@lru_cache(maxsize=500)
def _as_read(
    settings: type[Any] | None, council_id: uuid.UUID, configuration: int, practice_id: str
) -> SimpleNamespace:
    return kernel_settings.read(settings, _remembered[council_id][1].get(practice_id, {}))


def settings_of(session: CouncilSession, council: Council, practice: Practice) -> SimpleNamespace:
    """A practice's settings for the council, as attributes."""
    enabled(session, council)
    return _as_read(cast(Any, practice.settings), council.id, council.configuration, practice.id)


def practice_settings(practice_id: str) -> SimpleNamespace:
    """The settings of a practice for the council at hand, as attributes.

    Raises LookupError for a practice that is not installed.
    """
    practice = house().registry.practice(practice_id)
    if practice is None:
        raise LookupError(f"There is no practice {practice_id!r}.")
    return settings_of(current.session, current.council, practice)
