"""A council's configuration as one file."""

import tomllib
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from alongside.councils import practices
from alongside.councils.models import CouncilPractice
from alongside.councils.toml import ConfigurationError, apply_council, export_council
from alongside.lifecycle import at_council
from alongside.web.context import house

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def desk(app: Flask) -> Any:
    """Northbank's session, council and registry, as a command has them; nothing is kept."""
    with app.app_context(), at_council(app, "northbank") as session:
        from alongside.web.context import current

        yield session, current.council, house(app).registry
        session.rollback()


FILE = """
[council]
slug = "northbank"
name = "Northbank a'r Cylch"
nation = "Wales"
gss_code = "W06000099"
host = "Northbank.localhost"
languages = ["cy", "en"]
safety_contact = "020 7946 0001"
complaints_contact = "Somebody kind"
complaints_link = "https://example.org/complain"

[look]
brand = "#00308f"
page = "FFF"

[practices.garden]
enabled = true
[practices.garden.settings]
welcome = "Dewch i mewn"
plots = 20
opens = 2026-03-01
tools = ["hoe"]

[practices.bench]
enabled = true
"""


def test_a_file_says_everything_about_a_council(desk: Any) -> None:
    session, council, registry = desk
    changed = apply_council(session, council, registry, FILE)
    assert {"council.name", "council.languages", "look.look", "practices.garden"} <= set(changed)
    assert (council.name, council.nation) == ("Northbank a'r Cylch", "Wales")
    assert (council.host, council.gss_code) == ("northbank.localhost", "W06000099")
    assert council.languages == ["cy", "en"]
    assert council.look == {"brand": "#00308f", "page": "#ffffff"}
    assert set(practices.enabled(session, council)) == {"garden", "bench"}
    found = practices.settings_of(session, council, registry.practice("garden"))
    assert (found.welcome, found.plots, found.opens) == ("Dewch i mewn", 20, date(2026, 3, 1))
    assert (found.tools, found.open_to_all) == (["hoe"], True)


def test_what_was_exported_applies_without_a_change(desk: Any) -> None:
    session, council, registry = desk
    apply_council(session, council, registry, FILE)
    council.logo, council.logo_type = PNG, "image/png"
    text = export_council(session, council, registry)
    before = council.configuration
    assert apply_council(session, council, registry, text) == []
    assert council.configuration == before
    assert export_council(session, council, registry) == text
    assert tomllib.loads(text)["practices"]["garden"]["settings"]["opens"] == "2026-03-01"


def test_a_file_brings_back_what_was_changed_since(desk: Any) -> None:
    session, council, registry = desk
    plain = export_council(session, council, registry)
    apply_council(session, council, registry, FILE)
    council.logo, council.logo_type = PNG, "image/png"
    full = export_council(session, council, registry)
    apply_council(session, council, registry, plain + "\n[look]\n")
    assert (council.logo, council.logo_type, council.look) == (None, "", {})
    assert export_council(session, council, registry) == plain
    apply_council(session, council, registry, full)
    assert council.logo == PNG
    assert export_council(session, council, registry) == full


def test_what_is_left_out_stays(desk: Any) -> None:
    session, council, registry = desk
    apply_council(session, council, registry, FILE)
    before = export_council(session, council, registry)
    apply_council(session, council, registry, '[council]\nname = "Other"\n')
    after = export_council(session, council, registry)
    assert after == before.replace("Northbank a'r Cylch", "Other")


MISTAKES = (
    ("x = \ny = 1", "the file", "line 1"),
    ("[colours]", "colours", "no such section"),
    ("council = 3", "council", "section"),
    ('[council]\nnmae = "x"', "council.nmae", "no such name"),
    ("[council]\nname = 3", "council.name", "text"),
    ('[council]\nname = ""', "council.name", "answer"),
    ('[council]\nslug = "abergwyn"', "council.slug", "another council"),
    ('[council]\nhost = "abergwyn.localhost"', "council.host", "Abergwyn"),
    ('[council]\nnation = "Narnia"', "council.nation", "England"),
    ('[council]\ngss_code = "7"', "council.gss_code", "E09000007"),
    ('[council]\nlanguages = "en"', "council.languages", "list"),
    ('[council]\nlanguages = ["en", "en"]', "council.languages", "once"),
    ("[council]\nlanguages = []", "council.languages", "at least one"),
    ('[council]\nlanguages = ["tlh"]', "council.languages", "choose"),
    ('[council]\ncomplaints_link = "javascript:alert(1)"', "council.complaints_link", "https"),
    ('[look]\nbrand = "red"', "look.brand", "six figures"),
    ('[look]\ntext = "#aaaaaa"', "look.text", "4.5 to 1"),
    ('[look]\nshadow = "#aaaaaa"', "look.shadow", "no such setting"),
    ('[look]\nlogo = "@@"', "look.logo", ""),
    ('[look]\nlogo = "PHN2Zz4="', "look.logo", "SVG"),
    ("[practices]\ngarden = 3", "practices.garden", "section"),
    ("[practices.garden]\non = true", "practices.garden.on", "no such name"),
    ("[practices.garden]\nenabled = 1", "practices.garden.enabled", "true or false"),
    ("[practices.garden]\nsettings = 1", "practices.garden.settings", "section"),
    ("[practices.garden.settings]\nplots = 99", "practices.garden.settings.plots", "40"),
    ("[practices.garden.settings]\nplot = 9", "practices.garden.settings.plot", "no such"),
    ("[practices.bench.settings]\nplots = 9", "practices.bench.settings", "no settings"),
    ("[practices.gone]\nenabled = true", "practices.gone", "not installed"),
)


def test_a_mistake_is_named_with_its_place_and_nothing_is_applied(desk: Any) -> None:
    session, council, registry = desk
    before = export_council(session, council, registry)
    for text, place, words in MISTAKES:
        good = '[council]\nsafety_contact = "new"\n' if "council" not in text else ""
        with pytest.raises(ConfigurationError) as raised:
            apply_council(session, council, registry, good * text.startswith("[") + text)
        assert list(raised.value.problems) == [place], text
        assert words in raised.value.problems[place], text
        assert f"{place}: " in str(raised.value)
        assert export_council(session, council, registry) == before, text
        assert not session.dirty
        assert not session.new


def test_all_mistakes_are_told_at_once(desk: Any) -> None:
    session, council, registry = desk
    text = '[council]\nname = ""\n[look]\nlink = "x"\n[practices.garden.settings]\nplots = 0\n'
    with pytest.raises(ConfigurationError) as raised:
        apply_council(session, council, registry, text)
    assert set(raised.value.problems) == {
        "council.name",
        "look.link",
        "practices.garden.settings.plots",
    }


def test_a_practice_that_is_away_is_carried_along_and_cannot_be_changed(desk: Any) -> None:
    session, council, registry = desk
    session.add(CouncilPractice(practice_id="gone", enabled=True, settings={"a": 1}))
    session.flush()
    text = export_council(session, council, registry)
    assert tomllib.loads(text)["practices"]["gone"] == {"enabled": True, "settings": {"a": 1}}
    assert apply_council(session, council, registry, text) == []
    with pytest.raises(ConfigurationError, match=r"practices\.gone"):
        apply_council(session, council, registry, "[practices.gone]\nenabled = false\n")


TEXT = st.text(max_size=30)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
GARDEN = st.fixed_dictionaries(
    {},
    optional={
        "welcome": TEXT,
        "about": TEXT,
        "plots": st.integers(1, 40),
        "benches": st.one_of(st.just(""), st.integers(0, 40)),
        "open_to_all": st.booleans(),
        "opens": st.one_of(st.just(""), st.dates(date(1900, 1, 1)).map(str)),
        "season": st.sampled_from(["spring", "autumn"]),
        "tools": st.lists(st.sampled_from(["spade", "hoe"]), unique=True),
    },
)
WHOLE = st.fixed_dictionaries(
    {},
    optional={
        "council": st.fixed_dictionaries(
            {},
            optional={
                "name": TEXT,
                "safety_contact": TEXT,
                "complaints_contact": TEXT,
                "languages": st.lists(st.sampled_from(["en", "cy"]), min_size=1, unique=True),
                "nation": st.sampled_from(["England", "Wales"]),
            },
        ),
        "look": st.dictionaries(st.sampled_from(["brand", "accent", "link"]), COLOURS),
        "practices": st.fixed_dictionaries(
            {},
            optional={
                "garden": st.fixed_dictionaries(
                    {"enabled": st.booleans()}, optional={"settings": GARDEN}
                ),
                "bench": st.fixed_dictionaries({"enabled": st.booleans()}),
            },
        ),
    },
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WHOLE)
def test_whatever_was_applied_comes_back_the_same(desk: Any, tables: dict[str, Any]) -> None:
    import tomli_w

    session, council, registry = desk
    before = export_council(session, council, registry)
    try:
        apply_council(session, council, registry, tomli_w.dumps(tables))
    except ConfigurationError:
        assert export_council(session, council, registry) == before
        return
    text = export_council(session, council, registry)
    assert apply_council(session, council, registry, text) == []
    assert export_council(session, council, registry) == text
    rows = session.scalars(select(CouncilPractice)).all()
    assert {row.practice_id for row in rows} <= {"garden", "bench"}
