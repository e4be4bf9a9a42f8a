"""Contacts as links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.web.linking import reachable


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Northbank’s line, 01632 960001, at any hour", "tel:01632960001"),
        ("020 7946 0000", "tel:02079460000"),
        ("+44 1632 960001", "tel:+441632960001"),
        ("07700 900 101.", "tel:07700900101"),
        ("desk@northbank.example", "mailto:desk@northbank.example"),
    ],
)
def test_numbers_and_addresses_can_be_followed(text, link):
    assert f'href="{link}"' in reachable(text)


@pytest.mark.parametrize(
    "text", ["room 0101", "since 01/02/2020", "E09000007", "ref. 123456789012"]
)
def test_what_is_no_number_stays_text(text):
    assert "tel:" not in reachable(text)


def test_a_number_inside_an_address_stays_part_of_it():
    assert reachable("https://northbank.example/01632960001").count("<a ") == 1


@given(st.text())
def test_nobodys_text_becomes_markup(text):
    plain = text.replace("<", "").replace(">", "")
    assert "<script" not in reachable(f"<script>{plain}")
