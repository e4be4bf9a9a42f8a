"""Settings: one form class is schema, validator and page at once."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    FileField,
    FloatField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from alongside import DatePartsField, Form, MultiCheckboxField, TextAreaField, choices
from alongside.kernel.settings import SettingsError, check, defaults, names, plain, read

SEASONS = choices([("spring", "Spring"), ("autumn", "Autumn")])


class Settings(Form):
    """One of each kind."""

    welcome = StringField("Welcome", [DataRequired()], default="Come in")
    about = TextAreaField("About", max=500)
    plots = IntegerField("Plots", [InputRequired(), NumberRange(1, 40)], default=12)
    benches = IntegerField("Benches", default=2)
    fee = DecimalField("Fee", [Optional()], places=None, default=Decimal("1.50"))
    share = FloatField("Share", [Optional()])
    open_to_all = BooleanField("Open to all", default=True)
    opens = DatePartsField("Opens on", default=date(2026, 3, 20))
    closes = DateField("Closes on", [Optional()], format="%d/%m/%Y")
    bell = TimeField("Bell", [Optional()], default=time(9, 30))
    season = RadioField("Season", [Optional()], choices=SEASONS)
    soil = SelectField("Soil", choices=choices([("", "Not known"), ("clay", "Clay")]))
    depth = SelectField("Depth", choices=choices([(1, "One"), (2, "Two")]), coerce=int, default=1)
    tools = MultiCheckboxField(
        "Tools", choices=choices([("spade", "Spade"), ("hoe", "Hoe")]), default=["spade"]
    )
    beds = SelectMultipleField("Beds", choices=choices([(1, "1"), (2, "2")]), coerce=int)
    where = HiddenField(default="here")
    save = SubmitField("Save")

    def validate_benches(self, field: Any) -> None:
        if field.data and self.plots.data and field.data > self.plots.data:
            raise ValidationError("There cannot be more benches than plots")

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.opens.data and self.closes.data and self.closes.data < self.opens.data:
            self.form_errors.append("It must open before it closes")
            return False
        return True


@pytest.fixture(autouse=True)
def _in_an_app(make_app: Any) -> Any:
    app: Flask = make_app()
    with app.test_request_context():
        yield


def test_the_defaults_are_plain_values_without_button_and_hidden_fields() -> None:
    assert defaults(Settings) == {
        "welcome": "Come in",
        "about": "",
        "plots": 12,
        "benches": 2,
        "fee": "1.50",
        "share": None,
        "open_to_all": True,
        "opens": "2026-03-20",
        "closes": None,
        "bell": "09:30:00",
        "season": None,
        "soil": "",
        "depth": 1,
        "tools": ["spade"],
        "beds": [],
    }
    assert names(Settings) == list(defaults(Settings))
    assert (names(None), defaults(None)) == ([], {})


def test_a_practice_reads_what_its_fields_would_have_read() -> None:
    found = read(Settings, {})
    assert (found.welcome, found.about, found.plots, found.open_to_all) == ("Come in", "", 12, True)
    assert (found.opens, found.closes, found.bell) == (date(2026, 3, 20), None, time(9, 30))
    assert (found.fee, found.share, found.season, found.soil) == (Decimal("1.50"), None, None, "")
    assert (found.depth, found.tools, found.beds) == (1, ["spade"], [])


def test_what_is_stored_wins_over_the_defaults() -> None:
    stored = {"plots": 3, "open_to_all": False, "closes": "2026-10-01", "tools": [], "beds": [2]}
    found = read(Settings, {**stored, "benches": None, "opens": None})
    assert (found.plots, found.open_to_all, found.closes) == (3, False, date(2026, 10, 1))
    assert (found.tools, found.beds, found.benches, found.opens) == ([], [2], None, None)


def test_what_an_older_version_stored_never_breaks_a_council() -> None:
    found = read(Settings, {"gone": 1, "plots": "many", "open_to_all": "y", "tools": "spade"})
    assert not hasattr(found, "gone")
    assert (found.plots, found.open_to_all, found.tools) == (12, True, ["spade"])
    assert vars(read(None, {"gone": 1})) == {}


def test_values_are_completed_with_the_defaults() -> None:
    assert check(Settings, {}) == defaults(Settings)
    assert check(Settings, {"plots": 3}) == {**defaults(Settings), "plots": 3}
    assert check(None, {}) == {}


def test_dates_may_be_real_dates_or_text() -> None:
    for value in (date(2026, 5, 1), "2026-05-01"):
        found = check(Settings, {"opens": value, "closes": value})
        assert (found["opens"], found["closes"]) == ("2026-05-01", "2026-05-01")


@pytest.mark.parametrize(
    ("values", "name", "words"),
    [
        ({"colour": "red"}, "colour", "no such setting"),
        ({"where": "there"}, "where", "no such setting"),
        ({"save": True}, "save", "no such setting"),
        ({"plots": 41}, "plots", "between 1 and 40"),
        ({"plots": "many"}, "plots", "whole number"),
        ({"plots": 3.5}, "plots", "whole number"),
        ({"plots": True}, "plots", "one value"),
        ({"plots": ""}, "plots", "answer"),
        ({"welcome": ""}, "welcome", "answer"),
        ({"welcome": 3}, "welcome", "text"),
        ({"welcome": ["a"]}, "welcome", "one value"),
        ({"welcome": "x" * 201}, "welcome", "200 characters"),
        ({"about": "x" * 501}, "about", "500 characters"),
        ({"open_to_all": "yes"}, "open_to_all", "true or false"),
        ({"open_to_all": 1}, "open_to_all", "true or false"),
        ({"opens": "2026-02-30"}, "opens", "real date"),
        ({"closes": "soon"}, "closes", "real date"),
        ({"bell": "noon"}, "bell", "time"),
        ({"season": "winter"}, "season", "choose"),
        ({"depth": 3}, "depth", "choose"),
        ({"tools": "spade"}, "tools", "list"),
        ({"tools": ["fork"]}, "tools", "choose"),
        ({"benches": 13}, "benches", "more benches than plots"),
        ({"closes": "2026-01-01"}, "", "open before it closes"),
    ],
)
def test_what_the_page_would_refuse_is_refused(
    values: dict[str, Any], name: str, words: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        check(Settings, values)
    assert list(raised.value.problems) == [name]
    assert words in raised.value.problems[name]
    assert words in str(raised.value)


def test_all_problems_of_a_kind_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        check(Settings, {"plots": 99, "season": "winter"})
    assert set(raised.value.problems) == {"plots", "season"}
    with pytest.raises(SettingsError) as raised:
        check(Settings, {"colour": 1, "tools": 1})
    assert set(raised.value.problems) == {"colour", "tools"}


def test_a_practice_without_settings_takes_none() -> None:
    with pytest.raises(SettingsError, match="no settings"):
        check(None, {"plots": 1})


def test_a_field_that_has_no_plain_value_cannot_be_a_setting() -> None:
    class WithFile(Form):
        plan = FileField("Plan")

    with pytest.raises(TypeError, match="'plan' cannot be a FileField"):
        defaults(WithFile)


def test_a_setting_cannot_have_a_name_that_the_page_needs_itself() -> None:
    class WithVersion(Form):
        version = StringField("Version")

    with pytest.raises(TypeError, match="needs another name"):
        defaults(WithVersion)


TEXT = st.text(max_size=40)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "welcome": TEXT.filter(lambda text: bool(text.strip())),
        "about": TEXT,
        "plots": st.integers(14, 40),
        "benches": st.one_of(st.none(), st.integers(0, 12)),
        "fee": st.one_of(st.none(), st.decimals(0, 1000, places=2).map(str)),
        "share": st.one_of(st.none(), st.floats(0, 1)),
        "open_to_all": st.booleans(),
        "opens": st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2026, 1, 1)).map(str)),
        "closes": st.one_of(st.none(), st.dates(date(2026, 3, 21), date(2999, 1, 1)).map(str)),
        "bell": st.one_of(st.none(), st.integers(0, 23).map(lambda hour: f"{hour:02}:15:00")),
        "season": st.sampled_from([None, "spring", "autumn"]),
        "soil": st.sampled_from(["", "clay"]),
        "depth": st.sampled_from([1, 2]),
        "tools": st.lists(st.sampled_from(["spade", "hoe"]), unique=True),
        "beds": st.lists(st.sampled_from([1, 2]), unique=True),
    },
)


@effort(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(GIVEN)
def test_values_survive_being_kept_read_and_kept_again(values: dict[str, Any]) -> None:
    try:
        kept = check(Settings, values)
    except SettingsError as error:
        assert set(error.problems) == {"welcome"}  # only characters that no one can see
        return
    assert check(Settings, kept) == kept
    again = Settings(formdata=None, data=vars(read(Settings, kept)), meta={"csrf": False})
    assert plain(again) == kept
