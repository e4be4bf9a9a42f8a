"""What is left out on paper, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside_family_conference.paper_words import without_addresses

GAP = "(left out on paper)"


@pytest.fixture(autouse=True)
def _page(app):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    "secret",
    [
        "07700 900123",
        "(01632) 960 123",
        "+44 7700 900123",
        "0044 7700 900 123",
        "960123",
        "496 0123",
        "dani.marsh+kai@example.org",
        "NB1 2CD",
        "nb12cd",
        "12 Rose Lane",
        "12b Old Mill Road",
        "12 rose street",
        "Flat 3, 12-14 St Mary’s Terrace",
        "7 The Willows Court",
        "Acacia Avenue",
        "12 Stryd Fawr",
        "Heol y Felin",
        "3 Maes Glas",
    ],
)
def test_ways_to_find_or_reach_somebody_are_left_out(secret) -> None:
    assert without_addresses(f"Kai sleeps there: {secret}. Good.") == (
        f"Kai sleeps there: {GAP}. Good."
    )


@pytest.mark.parametrize(
    "words",
    [
        "Grandad cooks on Mondays at 17:30, from 12 March 2026.",
        "3 people walk Kai home, a 10 minutes drive at most.",
        "26/11/2026 or 2026-11-26 or 01-02-2026 10:30",
        "We ring 999, 111, or Childline on 0800 1111.",
        "It costs £120000, or 50p a day for 2 weeks.",
        "Lois Lane and Benny Hill do the shopping at the market.",
        "Osian yn ei ffordd ei hun, bob dydd Llun.",
    ],
)
def test_the_familys_other_words_stay_as_they_wrote_them(words) -> None:
    assert without_addresses(words) == words


@given(st.text(max_size=300))
def test_nothing_breaks_it_and_twice_is_as_good_as_once(words) -> None:
    once = without_addresses(words)
    assert without_addresses(once) == once


@given(
    st.from_regex(r"0[1-9][0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3,4}", fullmatch=True),
    st.text("abc ,.", max_size=30),
)
def test_no_telephone_number_stays(number, around) -> None:
    assert number not in without_addresses(f"{around} {number} {around}")
