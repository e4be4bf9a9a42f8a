"""A practice's tables are its own, and what it says of them is true of them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import configure_mappers

from alongside import Holding, Practice
from alongside.db.base import Base
from alongside.kernel.practice import DeclarationError
from alongside.kernel.registry import PluginError, Registry
from alongside.kernel.tables import check_holdings
from alongside.people.models import Person
from alongside.testing import Town
from alongside.web.context import house
from alongside_feedback import models as models

TABLE, WHOSE = "feedback_reflection", "person_id"
THROUGH = {"erasure": "retain", "because": "It is the others' too"}


def practice(table=TABLE, person=WHOSE, **values):
    said = Holding(table, person, "x", **values)
    return Practice(id="feedback", title="x", summary="x", migrations="m", holdings=(said,))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"table": "feedback_reflektion"}, "'feedback_reflektion', which no model has"),
        ({"person": "writen_by"}, "needs 'writen_by' in the table 'feedback_reflection'"),
        ({"erasure": "anonymise", "clear": ("typo",)}, "needs 'typo'"),
        ({"shows": ("typo",)}, "needs 'typo'"),
        ({"sealed_until": "typo"}, "needs 'typo'"),
        ({"alone": "typo"}, "needs 'typo'"),
        ({"through": (("membership", "group_id", "persn_id"),), **THROUGH}, "needs 'persn_id'"),
        ({"through": (("membersip", "group_id", "person_id"),), **THROUGH}, "'membersip'"),
        ({"person": "id", "table": "feedback_nowhere"}, "which no model has"),
    ],
    ids=repr,
)
def test_a_holding_names_tables_and_columns_that_there_are(wrong, words):
    check_holdings(practice())
    with pytest.raises(DeclarationError, match=words):
        check_holdings(practice(**wrong))


HEAD = """
from alongside import GlobalModel, Model, Person, Practice
from sqlalchemy import Column, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

practice = Practice(id="bad", title="Bad", summary="x")
Table("bad_plain", Model.metadata, Column("words", Text))
"""
TAKES = {
    "a plain table outside of its prefix": 'Table("worse_thing", Model.metadata)',
    "a column more in the core's": (
        'Table("person", Model.metadata, Column("x", Text), extend_existing=True)'
    ),
    "another column in the place of the core's": (
        'Table("person", Model.metadata, Column("name", Text), extend_existing=True)'
    ),
    "a column that is appended": 'Person.__table__.append_column(Column("x", Text))',
    "a class over the core's table": (
        'class T(Model):\n    __tablename__ = "person"\n'
        '    __table_args__ = {"extend_existing": True}\n    x: Mapped[str]\n'
    ),
    "a class that has the core's table": (
        "class T(GlobalModel):\n    global_reason = 'It takes it all.'\n"
        "    __table__ = Person.__table__\n"
    ),
    "a class below the core's": "class T(Person):\n    x: Mapped[str] = mapped_column(Text)\n",
    "a mistake after a table of its own": "raise RuntimeError('must start with')",
}


CLEARED = """
from datetime import date
from enum import Enum
from alongside import Holding, Model, Practice, reference
from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

practice = Practice(
    id="bad", title="Bad", summary="x", migrations="bad_migrations",
    holdings=(Holding("bad_thing", "person_id", "x", "anonymise", clear=("said",)),))


class Colour(Enum):
    RED = "red"


class Thing(Model):
    __tablename__ = "bad_thing"
    person_id: Mapped[str] = reference("person", nullable={nullable})
    {column}
    __table_args__ = ({key})
"""
CLEARS = {
    "a day": ("said: Mapped[date]", "", False, "neither empty nor without words"),
    "a choice": ("said: Mapped[Colour]", "", False, "neither empty nor without words"),
    "a number": ("said: Mapped[int]", "", True, "neither empty nor without words"),
    "words": ("said: Mapped[str]", "", False, ""),
    "a yes": ("said: Mapped[bool]", "", False, ""),
    "a day that may be empty": ("said: Mapped[date | None]", "", False, ""),
    "words that are one row's": (
        "said: Mapped[str]",
        "UniqueConstraint('council_id', 'said'),",
        False,
        "no two rows may have alike",
    ),
    "words with an index of their own": (
        "said: Mapped[str]",
        "Index('ix_said', 'said', unique=True),",
        True,
        "no two rows may have alike",
    ),
    "words that may be empty": (
        "said: Mapped[str | None] = mapped_column(unique=True)",
        "",
        False,
        "",
    ),
    "words of one person's each": (
        "said: Mapped[str]",
        "UniqueConstraint('person_id', 'said'),",
        True,
        "",
    ),
}


@pytest.mark.parametrize("what", CLEARS)
def test_a_holding_clears_only_what_can_be_empty_in_every_row(drop, make_app, what):
    column, key, nullable, why = CLEARS[what]
    drop("bad", CLEARED.format(column=column, key=key, nullable=nullable))
    record = house(make_app(STRICT_PLUGINS=False, DATABASE_URL="sqlite://")).registry.records["bad"]
    assert (record.usable, why in record.reason) == (not why, True), record.reason


def tables():
    return {
        name: (id(table), [*map(id, table.columns)], {*map(id, table.constraints)})
        for name, table in Base.metadata.tables.items()
    }


@pytest.mark.parametrize("what", TAKES)
def test_what_is_not_a_practices_own_it_neither_makes_nor_changes(drop, tmp_path, what):
    drop("bad", HEAD + TAKES[what])
    Registry().discover(None, None, strict=False)
    before = tables()
    registry = Registry()
    registry.discover(tmp_path / "practices", None, strict=False)
    assert registry.records["bad"].status == "failed"
    assert "must start with" in registry.records["bad"].reason
    assert tables() == before
    configure_mappers()
    assert registry.records["feedback"].usable


CIRCLE = """
import uuid
from alongside import Model, Pages, Person, Practice, reference
from sqlalchemy import Column, Table, Text
from sqlalchemy.orm import Mapped, relationship

practice = Practice(id="bad", title="Bad", summary="x", views="alongside_local_bad:pages")
pages = Pages("bad", __name__)
Table("bad_plain", Model.metadata, Column("words", Text))

class Circle(Model):
    __tablename__ = "bad_circle"
    person_id: Mapped[uuid.UUID] = reference("person")
    person = relationship(Person, primaryjoin="foreign(Circle.person_id) == Person.id"{more})
"""
ADDS = {
    "a backref": CIRCLE.format(more=', backref="circles"'),
    "a relation that is put there": CIRCLE.format(more="")
    + "Person.circles = relationship(Circle, primaryjoin=Circle.person_id == Person.id, "
    "foreign_keys=[Circle.person_id], viewonly=True)\n",
    "a backref, and another relation that leads nowhere": CIRCLE.format(more=', backref="circles"')
    + '    x = relationship("Nobody")\n',
}


@pytest.mark.parametrize("what", ADDS)
def test_what_a_practice_adds_to_the_cores_classes_goes_with_it(drop, make_app, database, what):
    drop("bad", ADDS[what])
    before = tables()
    app = make_app(STRICT_PLUGINS=False, **database)
    record = house(app).registry.records["bad"]
    assert record.status == "failed"
    if "nowhere" not in what:
        assert "it adds 'circles' to Person, which is not its own" in record.reason
    assert tables() == before
    assert not hasattr(Person, "circles")
    town = Town.of(app, "northbank")
    with town.session() as session:
        ada = Person(name="Ada", sort_name="ada")
        session.add(ada)
        session.flush()
        session.delete(ada)
    with town.session() as session:
        assert session.scalars(select(Person)).all() == []


def test_a_relation_of_its_own_to_a_person_is_no_fault(drop, tmp_path):
    drop("bad", CIRCLE.format(more=""))
    registry = Registry()
    registry.discover(tmp_path / "practices", None, strict=False)
    assert registry.records["bad"].usable
    registry.fail(registry.records["bad"], "for this test")


def test_what_fails_only_when_its_pages_are_registered_leaves_no_table_either(drop, make_app):
    open_door = "\n@pages.get('/')\ndef index():\n    return ''\n"
    drop("bad", CIRCLE.format(more="") + open_door)
    before = tables()
    app = make_app(STRICT_PLUGINS=False)
    assert "must say who may open it" in house(app).registry.records["bad"].reason
    assert tables() == before
    configure_mappers()


POINTS = """
from alongside import Model, Practice
from sqlalchemy import Column, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

practice = Practice(id="{id}", title="x", summary="x")


class Thing(Model):
    __tablename__ = "{id}_thing"
    at: Mapped[str] = mapped_column(ForeignKey({at}))
"""
NOTHING = {
    "a table that nobody has": "'gone.id'",
    "a column that the core's table has not": "'person.nothing'",
    "a table without its column": "'gone'",
    "a column that is in no table": "Column('nowhere')",
}


@pytest.mark.parametrize("at", NOTHING.values(), ids=NOTHING)
def test_a_table_that_points_at_nothing_fails_its_practice_and_those_that_point_at_it(
    drop, make_app, tmp_path, at
):
    """Or the tables could not be put in their order, and nobody be erased anywhere."""
    drop("apple", POINTS.format(id="apple", at="'pear_thing.id'"))
    drop("pear", POINTS.format(id="pear", at=at))
    drop("plum", POINTS.format(id="plum", at="'person.id'"))
    registry = house(make_app(STRICT_PLUGINS=False, DATABASE_URL="sqlite://")).registry
    failed = {one.id: one.reason for one in registry if not one.usable}
    assert failed.keys() == {"apple", "pear"}
    assert failed["apple"].endswith("points at 'pear_thing.id', which is not there")
    assert "'pear_thing'" in failed["pear"]
    assert Base.metadata.sorted_tables
    assert [one for one in Base.metadata.tables if one.endswith("_thing")] == ["plum_thing"]
    assert list(registry.manager.get_plugins()), "the others still answer"
    with pytest.raises(PluginError, match="pear"):
        Registry().discover(tmp_path / "practices", None, strict=True)
