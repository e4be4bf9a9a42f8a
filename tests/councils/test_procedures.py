"""The statutory complaints procedures."""

from datetime import date

import pytest

from alongside.councils.procedures import NATIONS, languages_of, procedure
from alongside.councils.working_days import add_working_days


def test_england_answers_about_children_in_ten_working_days_and_at_most_twenty() -> None:
    found = procedure("England", "children")
    assert (found.respond_working_days, found.longest_working_days) == (10, 20)
    assert add_working_days(date(2026, 11, 23), 10) == date(2026, 12, 7)


def test_england_acknowledges_about_adults_in_three_working_days() -> None:
    found = procedure("England", "adults")
    assert found.acknowledge_working_days == 3
    assert found.respond_working_days is None
    assert "2009/309" in found.source


def test_wales_acknowledges_in_two_and_talks_within_ten_after_that() -> None:
    for about in ("adults", "children"):
        found = procedure("Wales", about)
        assert found.acknowledge_working_days == 2
        assert (found.respond_working_days, found.respond_after) == (10, "acknowledgement")


def test_every_nation_has_both_with_a_source_and_an_ombudsman() -> None:
    for nation in NATIONS:
        for about in ("adults", "children"):
            found = procedure(nation, about)
            assert str(found.name)
            assert str(found.note)
            assert found.source
            assert found.ombudsman


def test_a_nation_that_is_none_is_refused() -> None:
    with pytest.raises(LookupError, match="Narnia"):
        procedure("Narnia")


def test_welsh_is_offered_in_wales() -> None:
    assert languages_of("Wales") == ["en", "cy"]
    assert languages_of("England") == ["en"]
