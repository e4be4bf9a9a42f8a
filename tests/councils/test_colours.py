"""A council's colours: what may be chosen, and what follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.councils import colours
from alongside.councils.colours import PALETTE, as_hex, contrast, style_sheet, too_faint, variables

HEXES = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize(
    ("typed", "read"),
    [("#1F5A52", "#1f5a52"), ("1f5a52", "#1f5a52"), (" #fA0 ", "#ffaa00"), ("#1f5a5", None)],
)
def test_a_colour_is_read_as_people_copy_it(typed: str, read: str | None) -> None:
    assert as_hex(typed) == read


@pytest.mark.parametrize(
    "typed", ["red", "rgb(0,0,0)", "#12345g", "#fff;}", "url(x)", "", "#1f5a52\n}", "١٢٣"]
)
def test_nothing_but_a_hex_value_is_a_colour(typed: str) -> None:
    assert as_hex(typed) is None


def test_the_default_look_can_be_read_and_needs_no_style_sheet() -> None:
    assert too_faint({}) == []
    assert style_sheet({}) == ""


def test_faint_words_are_refused_with_the_ratio() -> None:
    (on_page, on_surface) = too_faint({"text": "#999999"})
    assert (on_page.name, on_page.against, on_surface.against) == ("text", "page", "surface")
    assert 2 < on_page.ratio < on_page.needed == 4.5


def test_a_dark_page_is_refused_because_mistakes_are_shown_in_red() -> None:
    dark = {"page": "#101010", "surface": "#202020", "text": "#ffffff", "link": "#ffffff"}
    assert {faint.against for faint in too_faint(dark)} >= {"mistakes"}


def test_only_what_follows_from_a_change_is_written() -> None:
    assert set(variables({"link": "#00308f"})) == {
        "link",
        "link-hover",
        "link-visited",
        "brand-soft",
        "accent-soft",
    }
    assert variables({"brand": "#ffd500"})["button-text"] == "#000000"


def test_what_is_stored_wrongly_never_reaches_the_style_sheet() -> None:
    look = {"brand": "red;} body{display:none", "evil": "#ffffff", "link": None}
    assert style_sheet(look) == ""  # type: ignore[arg-type]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(PALETTE, HEXES)))
def test_whatever_passes_the_check_can_be_read_everywhere(look: dict[str, str]) -> None:
    made = {**colours.complete(look), **variables(look)}
    assert contrast(colours.readable_on(made["brand"]), made["brand"]) >= 4.5
    assert all(as_hex(value) == value for value in made.values())
    if too_faint(look):
        return
    for ground in ("page", "surface"):
        assert contrast(made.get("quiet", "#5f574d"), made[ground]) >= 4.5
        assert contrast(made.get("link-visited", "#5d3a6e"), made[ground]) >= 4.5
    for soft in ("brand-soft", "accent-soft"):
        if soft in made:
            assert contrast(made["text"], made[soft]) >= 4.49
