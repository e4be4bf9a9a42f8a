"""Nothing that was saved is lost, and nothing that two people write is silently overwritten."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm.exc import StaleDataError

from alongside.db.ids import new_id
from alongside.db.tenancy import unscoped
from alongside.db.time import UtcDateTime, utcnow
from alongside.people.models import Person


def test_two_edits_of_one_row_never_overwrite_silently(northbank):
    person_id = northbank.person("Ada Okafor")
    with pytest.raises(StaleDataError), northbank.session() as session:
        mine = session.get_one(Person, person_id)
        with unscoped("stand in for somebody else's edit"):
            session.execute(text("UPDATE person SET version = version + 1, known_as = 'Adie'"))
        mine.pronouns = "they"
        session.flush()


def test_increments_by_many_at_once_are_all_kept(northbank):
    """SQLite's defaults lost 696 of 800 such increments without an error."""
    person_id = northbank.person("Counter", pronouns="0")
    lost = []

    def work():
        for _ in range(10):
            while True:
                try:
                    with northbank.session() as session:
                        person = session.get_one(Person, person_id)
                        person.pronouns = str(int(person.pronouns) + 1)
                    break
                except StaleDataError:
                    continue
                except Exception as error:
                    lost.append(error)
                    return

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []
    with northbank.session() as session:
        assert session.scalars(select(Person.pronouns)).one() == "60"


def test_moments_come_back_aware_and_in_utc(northbank):
    person_id = northbank.person("Ada")
    with northbank.session() as session:
        made = session.get_one(Person, person_id).created_at
    assert made.tzinfo is not None
    assert abs(utcnow() - made) < timedelta(minutes=1)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 10, 25, 1, 30), None)  # noqa: DTZ001


def test_a_moment_in_another_zone_is_kept_as_utc():
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    assert UtcDateTime().process_bind_param(summer, None) == datetime(2026, 7, 1, 11, tzinfo=UTC)


def test_ids_are_version_7_and_sort_by_time():
    ids = [new_id() for _ in range(1000)]
    assert {one.version for one in ids} == {7}
    assert len(set(ids)) == 1000
    stamps = [one.int >> 80 for one in ids]
    assert stamps == sorted(stamps)
