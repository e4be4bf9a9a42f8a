"""No practice can take the core's addresses or tables by its name."""

import pytest

from alongside.db.base import Base
from alongside.kernel.practice import RESERVED, DeclarationError, Practice

PRACTICES = ("feedback_", "family_conference_", "shared_lives_")


def test_the_first_part_of_every_address_of_the_core_is_taken(app):
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    firsts = {rule.split("/")[1].partition(".")[0] for rule in rules}
    taken = {first.replace("-", "_") for first in firsts if first and "<" not in first}
    assert taken - RESERVED == {"feedback", "family_conference", "shared_lives"}


def test_no_table_of_the_core_could_be_taken_for_a_practices(app):
    tables = [name for name in Base.metadata.tables if not name.startswith(PRACTICES)]
    parts = {name[:place] for name in tables for place, sign in enumerate(name) if sign == "_"}
    assert parts <= RESERVED


@pytest.mark.parametrize("practice_id", ["privacy", "join", "name", "sign", "roles", "identity"])
def test_such_a_practice_is_refused(practice_id):
    with pytest.raises(DeclarationError):
        Practice(id=practice_id, title="Ours", summary="…", api="1")
