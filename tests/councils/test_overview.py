"""What an administrator reads of a plugin, whatever its author wrote."""

from functools import partial

import pytest

from alongside.access.permissions import permission
from alongside.councils.overview import Overview, read_aloud
from alongside.kernel.models import PracticeFailure
from alongside.kernel.practice import Practice
from alongside.kernel.records import Record


class _IsNear:
    def __call__(self, _actor, _obj):
        return True


def _lives_within(_miles, _actor, _obj):
    return True


def test_who_may_is_read_aloud_whatever_a_predicate_is_made_of():
    rows = [[partial(partial(_lives_within, 3))], [_IsNear()]]
    assert read_aloud(permission("garden.dig", any_of=rows)) == "lives within, or IsNear"


def test_changes_with_a_version_that_is_no_text_are_read_all_the_same():
    changes = {1.5: "Beds", "1.10": "Trees", None: "The gate"}
    practice = Practice(id="garden", title="x", summary="x", api="1", changes=changes)
    found = Overview(Record("garden", "", practice=practice), True, "ok", "", None, ())
    assert [what for _, what in found.changes] == ["Trees", "Beds", "The gate"]


@pytest.mark.parametrize(
    ("hook", "words"),
    [
        ("home_cards", "People read there that this part is not available."),
        ("navigation", "What it should have done then was not done."),
        ("due", "What it should have done then was not done."),
        ("legal_hold", "Until it can answer, what it protects stays closed."),
    ],
)
def test_of_a_part_that_failed_one_reads_what_people_have_of_it(hook, words):
    failed = [PracticeFailure(practice_id="garden", hook=hook, kind="RuntimeError")]
    found = Overview(Record("garden", ""), True, "ok", "", None, failed)
    ((_, since, _),) = found.failures
    assert since == words
