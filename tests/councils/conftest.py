"""Small practices for the council's pages, dropped into the test's own `practices/` folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from alongside.testing import Town
from alongside.testing.browser import Browser

GARDEN = """
from alongside import Card, DatePartsField, Form, Holding, Link, MultiCheckboxField, Practice
from alongside import TextAreaField, choices, hookimpl, is_worker, permission, practice_settings
from wtforms import BooleanField, IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, NumberRange, ValidationError


class Settings(Form):
    welcome = StringField("Words of welcome", [DataRequired()], default="Come in")
    about = TextAreaField("About the garden", max=500)
    plots = IntegerField("Plots", [NumberRange(1, 40)], default=12)
    benches = IntegerField("Benches", default=2)
    open_to_all = BooleanField("Open to all", default=True)
    opens = DatePartsField("Opens on")
    season = RadioField("Season", choices=choices([("spring", "Spring"), ("autumn", "Autumn")]),
                        default="spring")
    tools = MultiCheckboxField("Tools", choices=choices([("spade", "Spade"), ("hoe", "Hoe")]),
                               default=["spade"])

    def validate_benches(self, field):
        if field.data is not None and self.plots.data and field.data > self.plots.data:
            raise ValidationError("There cannot be more benches than plots")


practice = Practice(
    id="garden",
    title="Shared garden",
    summary="Neighbours grow things together.",
    settings=Settings,
    permissions=[permission("garden.dig", any_of=[[is_worker]], writes=True)],
    holdings=[Holding("garden_visit", "person_id", "Who came on which day")],
)


@hookimpl
def navigation(actor):
    return [Link("Garden", "/garden")]


@hookimpl
def public_cards(council):
    return [Card("The garden gate", practice_settings("garden").welcome)]
"""

BENCH = """
from alongside import Practice
practice = Practice(id="bench", title="A bench to sit on", summary="Nothing more than that.")
"""

OLD = """
from alongside import Practice
practice = Practice(id="old", title="From another time", summary="Long ago.", api="0")
"""

BROKEN = 'raise RuntimeError("the tap is stuck")\n'

LATE = """
from alongside import Practice
practice = Practice(id="late", title="Not yet built", summary="Its tables are missing.",
                    migrations="late_migrations")
"""

FIRST = """
revision, down_revision, branch_labels, depends_on = "0001", None, None, None
def upgrade(): pass
"""


@pytest.fixture
def practice_files() -> dict[str, str]:
    """The practices of this test, by file name; override it for others."""
    return {"garden.py": GARDEN, "bench.py": BENCH}


@pytest.fixture
def strict() -> bool:
    """Whether a plugin that does not work stops the start."""
    return True


@pytest.fixture
def app(
    make_app: Callable[..., Flask],
    database: dict[str, str],
    tmp_path: Path,
    practice_files: dict[str, str],
    strict: bool,
) -> Flask:
    """An app that finds the practices of `practice_files`, none of them enabled."""
    folder = tmp_path / "practices"
    for name, text in practice_files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return make_app(**database, STRICT_PLUGINS=strict)


@pytest.fixture
def administrator(northbank: Town) -> Browser:
    """Northbank's administrator, signed in."""
    return northbank.signed_in(northbank.person("Ada Minister", "administrator"))
