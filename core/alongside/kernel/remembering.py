"""What the core remembers of a practice: its words in each language, its version, its holdings.

It is written when a practice's tables are migrated. Whoever is told what is held about them reads
it in words, whether the practice's package is still there or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from babel import Locale
from flask import Flask, current_app
from flask_babel import force_locale, get_locale
from sqlalchemy import Connection, delete, inspect, select
from sqlalchemy.orm import Session

from alongside.db.time import utcnow
from alongside.kernel.migrate import migrated
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.kernel.practice import Holding, may_be_called
from alongside.kernel.records import Record

ENGLISH = "en"


def languages() -> list[str]:
    """The languages that somebody wrote words in, English first."""
    found = {str(one) for one in current_app.extensions["babel"].instance.list_translations()}
    return [ENGLISH, *sorted(found - {ENGLISH})]


def in_this_language(words: Mapping[str, Any]) -> Any:
    """What is remembered in the language that is read now, or in English; None without any."""
    locale = get_locale() or Locale(ENGLISH)
    wishes = (str(locale), locale.language, ENGLISH)
    return next((words[wish] for wish in wishes if wish in words), None)


def title_of(state: PracticeState | None, practice_id: str) -> str:
    """What a practice is called whose declaration is not there."""
    named = in_this_language(state.titles) if state is not None else None
    return str(named or practice_id.replace("_", " ").capitalize())


def states(session: Session) -> dict[str, PracticeState]:
    """What is remembered of every practice that was ever migrated, by its id."""
    found = session.scalars(select(PracticeState).order_by(PracticeState.practice_id))
    return {one.practice_id: one for one in found}


def remembers(connection: Connection) -> bool:
    """Whether the core's tables are new enough to remember anything."""
    return inspect(connection).has_table(PracticeState.__tablename__)


def known(connection: Connection) -> set[str]:
    """The practices that a database knows: by what is remembered, by holdings, by their tables."""
    names = inspect(connection).get_table_names()
    found = migrated(names)
    for one in (PracticeState, HoldingRecord):
        if one.__tablename__ in names:
            found |= {*connection.scalars(select(one.practice_id).distinct())}
    return set(filter(may_be_called, found))


@contextmanager
def _session(app: Flask, connection: Connection) -> Iterator[Session]:
    """A session in the transaction that the connection is in."""
    with app.app_context(), Session(connection) as session:
        yield session
        session.flush()


def remember_holdings(
    app: Flask, connection: Connection, unit: str, holdings: Sequence[Holding]
) -> None:
    """Keep what a unit holds in the core's own table, so that it outlives a practice's package."""
    with _session(app, connection) as session:
        session.execute(delete(HoldingRecord).where(HoldingRecord.practice_id == unit))
        words: dict[int, dict[str, Any]] = {place: {} for place in range(len(holdings))}
        for language in languages():
            with force_locale(language):
                for place, holding in enumerate(holdings):
                    words[place][language] = {
                        "what": str(holding.what),
                        "because": str(holding.because),
                    }
        with force_locale(ENGLISH):
            session.add_all(
                _record(unit, place, holding, words[place])
                for place, holding in enumerate(holdings)
            )


def _record(unit: str, place: int, holding: Holding, words: dict[str, Any]) -> HoldingRecord:
    return HoldingRecord(
        practice_id=unit,
        table_name=holding.table,
        person_column=holding.person or "",
        what=str(holding.what),
        erasure=holding.erasure,
        clear=list(holding.clear),
        because=str(holding.because),
        shows=list(holding.shows),
        sealed_until=holding.sealed_until,
        untold=str(holding.untold),
        retention=holding.retention,
        through=[list(step) for step in holding.through],
        alone=holding.alone,
        own_words=holding.own_words,
        place=place,
        words=words,
    )


def remember_practice(app: Flask, connection: Connection, record: Record) -> PracticeState:
    """Keep what a practice is called, what its columns are called, and which version this is."""
    practice = record.practice
    assert practice is not None  # noqa: S101
    with _session(app, connection) as session:
        found = session.scalars(
            select(PracticeState).where(PracticeState.practice_id == record.id)
        ).one_or_none()
        if found is None:
            found = PracticeState(practice_id=record.id, upgraded_at=utcnow())
            session.add(found)
        elif found.release != record.version:
            found.release_before, found.upgraded_at = found.release, utcnow()
        found.source, found.release = record.source, record.version
        found.titles = _said(lambda: str(practice.title))
        found.columns = _said(lambda: {one: str(text) for one, text in practice.columns.items()})
        session.flush()
        session.expunge(found)
    return found


def _said(say: Any) -> dict[str, Any]:
    said = {}
    for language in languages():
        with force_locale(language):
            said[language] = say()
    return said


def release_of(connection: Connection, practice_id: str) -> str | None:
    """The version that is remembered of a practice; None where nothing is."""
    if not remembers(connection):
        return None
    asked = select(PracticeState.release).where(PracticeState.practice_id == practice_id)
    return connection.scalars(asked).one_or_none()
