"""What undoing leaves goes by the database, not by which practices happen to be loaded."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from alongside import Model, Person, reference
from alongside.db.base import Base
from alongside.imports.models import SheetRow
from alongside.kernel.tables import classes, forget
from alongside.testing.planting import Garden
from alongside_feedback.models import Glance
from tests.imports.conftest import Bringer
from tests.imports.sheets import csv

PEOPLE = csv("Name,E-mail\nAda Okafor,ada@example.org\nBo Li,\n")


@contextmanager
def not_loaded(name: str) -> Iterator[None]:
    """A table of which no model knows, as when its practice is archived or could not be loaded."""
    table = Base.metadata.tables[name]
    Base.metadata.remove(table)
    try:
        yield
    finally:
        Base.metadata._add_table(table.name, table.schema, table)


def test_rows_of_a_practice_that_is_not_loaded_keep_whom_they_point_at(bringer: Bringer):
    run = bringer.read(PEOPLE)
    bringer.keep(run)
    glance = Base.metadata.tables["feedback_glance"]
    with bringer.town.session() as session:
        ada = session.scalars(select(Person.id).where(Person.name == "Ada Okafor")).one()
        Garden(session).plant(glance, "person_id", ada)
    with not_loaded("feedback_glance"):
        bringer.browser.send(run, to=f"{run}/undo")
    page = bringer.browser.get(run).text
    assert "Row 2 stays: it has become part of something since" in page
    assert "Row 3 stays" not in page
    with bringer.town.session() as session:
        assert session.scalars(select(Glance.person_id)).all() == [ada]


@pytest.fixture
def without_tables() -> Iterator[None]:
    """A practice that is installed and not migrated: its model's table is not there, nor is what
    another of its columns points at.
    """
    before = classes()

    class Seat(Model):
        __tablename__ = "lodgings_seat"
        person_id = reference("person")
        room_id = reference("lodgings_room")

    yield
    forget(classes() - before)


@pytest.mark.usefixtures("without_tables")
def test_a_practice_that_is_not_migrated_stops_nothing(bringer: Bringer):
    run = bringer.read(PEOPLE)
    bringer.keep(run)
    bringer.browser.send(run, to=f"{run}/undo")
    assert "All that it made is gone again" in bringer.browser.get(run).text
    assert bringer.names() == []


def test_what_was_made_in_a_table_that_is_gone_is_no_trouble(bringer: Bringer):
    """A practice brought somebody in and was purged; who came in with it can be taken back."""
    run = bringer.read(PEOPLE)
    bringer.keep(run)
    with bringer.town.session() as session:
        for row in session.scalars(select(SheetRow)):
            row.made = [*row.made, ["lodgings_seat", str(row.id), 1]]
    bringer.browser.send(run, to=f"{run}/undo")
    assert "All that it made is gone again" in bringer.browser.get(run).text
    assert bringer.names() == []
