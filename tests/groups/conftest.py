"""People and groups of an invented council, as the tests of groups want them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import event

from alongside.db.engine import db
from alongside.groups.models import Group, Membership


def _add_group(town: Any, name: str, *people: Any, kind: str = "family", **values: Any) -> Any:
    """A group of these people (ids), and its id."""
    with town.session() as session:
        group = Group(kind=kind, name=name, purpose=values.pop("purpose", ""), **values)
        session.add(group)
        session.flush()
        for person in people:
            session.add(Membership(group_id=group.id, person_id=person, how="From the start"))
        return group.id


@pytest.fixture
def add_group() -> Any:
    """Add a group of people: `add_group(town, "Name", person_id, …)` gives its id."""
    return _add_group


@pytest.fixture
def family(northbank: Any) -> SimpleNamespace:
    """Ada (a worker) and Siôn in a family group; Bea, a worker, and Cai, a citizen, outside it."""
    ada = northbank.person("Ada Okafor", "worker", born_on=date(1984, 5, 1))
    sion = northbank.person("Siôn Okafor", born_on=date(2011, 2, 3))
    bea = northbank.person("Bea Lin", "worker")
    cai = northbank.person("Cai Okafor", born_on=date(1990, 1, 1))
    group = _add_group(northbank, "The Okafors", ada, sion, purpose="Settling into school")
    return SimpleNamespace(ada=ada, sion=sion, bea=bea, cai=cai, group=group)


@contextmanager
def _counting(app: Any) -> Iterator[list[str]]:
    said: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        said.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def statements(app: Any) -> Any:
    """Count the statements inside: `with statements() as said: …; len(said)`."""
    return lambda: _counting(app)
