"""Writing a line of the record."""

import pytest

from alongside.access.actor import Actor
from alongside.records.log import LONGEST_ACTION, note
from alongside.records.models import Entry


def test_an_action_that_no_column_holds_is_refused_on_every_database(northbank):
    assert Entry.__table__.c.action.type.length == LONGEST_ACTION
    with northbank.session() as session, pytest.raises(ValueError, match="longer than 20"):
        note(session, Actor(session), "did something at great length", "person", None)
