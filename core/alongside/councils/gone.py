"""Practices whose packages are not installed any more, and of which something is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from alongside.councils.overview import Keeps, by_fate, switches
from alongside.db.tenancy import CouncilSession
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.kernel.registry import Registry
from alongside.kernel.remembering import states, title_of
from alongside.rights.naming import in_the_readers_words


@dataclass(frozen=True)
class Gone:
    """A practice that was here once, as one council has it; `state` is None where none was kept."""

    id: str
    title: str
    enabled: bool
    state: PracticeState | None


def gone(
    registry: Registry, on: Mapping[str, bool], known: Mapping[str, PracticeState]
) -> list[Gone]:
    """The practices that this installation once had, by title."""
    found = [
        Gone(one, title_of(known.get(one), one), on.get(one, False), known.get(one))
        for one in (known.keys() | on.keys()) - registry.records.keys()
    ]
    return sorted(found, key=lambda one: one.title.casefold())


def one_gone(session: CouncilSession, registry: Registry, practice_id: str) -> Gone | None:
    """One of them."""
    found = gone(registry, switches(session), states(session))
    return next((one for one in found if one.id == practice_id), None)


def still_kept(session: CouncilSession, registry: Registry, practice_id: str) -> Keeps:
    """What its tables hold, in the words that were copied when they were last migrated."""
    asked = select(HoldingRecord).where(HoldingRecord.practice_id == practice_id)
    return by_fate(
        (
            one.erasure if one.person_column else "",
            in_the_readers_words(registry, one, "because"),
            in_the_readers_words(registry, one, "what"),
        )
        for one in session.scalars(asked.order_by(HoldingRecord.place))
    )
