"""Forms: what an author gets for plain WTForms fields, and what nobody can break by typing."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import wtforms
from alongside.web.forms import (
    DatePartsField,
    EditForm,
    Form,
    MultiCheckboxField,
    TextAreaField,
    choices,
)
from flask import Flask, render_template_string
from flask_babel import Babel, lazy_gettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms.validators import DataRequired, InputRequired, Optional

TEMPLATES = Path(__file__).parents[2] / "templates"
HOW = [("post", "Letter"), ("ring", "Phone call", "In the daytime"), ("mail", "Email")]


class Visit(Form):
    name = wtforms.StringField("What should we call you?", [DataRequired()], description="Any name")
    email = wtforms.EmailField("Email", [Optional()])
    story = TextAreaField("A good week", [DataRequired()], max=50)
    notes = wtforms.TextAreaField("Anything else")
    moved = DatePartsField("Date you moved", [DataRequired()])
    how = wtforms.RadioField("How to reach you", [InputRequired()], choices=choices(HOW))
    gifts = MultiCheckboxField("What you enjoy", choices=choices([("a", "Art"), ("b", "Bikes")]))
    place = wtforms.SelectField(
        "Library", [Optional()], choices=choices([("", "–"), ("n", "North")])
    )
    hours = wtforms.IntegerField("Hours", [DataRequired()])
    price = wtforms.DecimalField("Price")
    agreed = wtforms.BooleanField("I have read it", [DataRequired()])
    go = wtforms.SubmitField("Save")


class Gift(EditForm):
    title = wtforms.StringField("Title", [DataRequired()])
    text = TextAreaField("About it")
    kind = wtforms.SelectField("Kind", choices=choices([("a", "Making"), ("b", "Mending")]))


ANSWERS = {
    "name": "Amina",
    "story": "A walk",
    "moved-day": "27",
    "moved-month": "3",
    "moved-year": "2024",
    "how": "ring",
    "hours": "3",
    "agreed": "y",
}


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask(__name__, template_folder=str(TEMPLATES))
    app.config.update(SECRET_KEY="x", WTF_CSRF_ENABLED=False)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app)
    return app


@pytest.fixture
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def answered(form: type[Form] = Visit, obj: Any = None, **changes: Any) -> Any:
    """A form as posted and validated; a change to None leaves the answer out."""
    given = {
        **(ANSWERS if form is Visit else {}),
        **{k.replace("__", "-"): v for k, v in changes.items()},
    }
    posted = form(MultiDict({k: v for k, v in given.items() if v is not None}), obj=obj)
    posted.validate()
    return posted


def page_of(form: Form) -> str:
    return "".join(str(field) for field in form) + str(form.error_summary())


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


pytestmark = pytest.mark.usefixtures("request_context")


# What an author gets


def test_a_plain_field_becomes_a_label_a_hint_and_a_control_that_belong_together() -> None:
    html = str(Visit(None).name)
    assert '<label class="govuk-label" for="name">What should we call you?</label>' in html
    assert '<div id="name-hint" class="govuk-hint">Any name</div>' in html
    assert 'aria-describedby="name-hint"' in html


def test_a_submit_field_is_a_button_although_wtforms_calls_it_a_tick_box() -> None:
    html = str(Visit(None).go)
    assert html.startswith('<button type="submit"')
    assert "Save</button>" in html


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("name", "text"),
        ("email", "email"),
        ("how", "radio"),
        ("gifts", "checkbox"),
        ("hours", "text"),
    ],
)
def test_each_kind_of_field_gets_its_own_control(name: str, type_: str) -> None:
    assert f'type="{type_}"' in str(Visit(None)[name])


def test_optional_answers_say_so_and_required_ones_are_plain() -> None:
    form = Visit(None)
    assert "Email (optional)" in form.email()
    assert "Anything else (optional)" in form.notes()
    assert "Price (optional)" in form.price()
    for name in ("name", "how", "gifts", "agreed", "moved", "hours"):
        assert "(optional)" not in str(form[name])


def test_a_form_such_as_a_search_box_may_leave_optional_unsaid() -> None:
    class Search(Form):
        mark_optional = False
        q = wtforms.SearchField("Find a person")

    assert "(optional)" not in str(Search(None).q)
    assert 'type="search"' in str(Search(None).q)


def test_choices_may_carry_a_hint_each() -> None:
    html = str(Visit(None).how)
    assert 'aria-describedby="how-2-item-hint"' in html
    assert "In the daytime" in html


def test_long_text_with_a_limit_counts_what_is_left() -> None:
    html = str(Visit(None).story)
    assert 'data-module="govuk-character-count"' in html
    assert 'data-maxlength="50"' in html


def test_what_the_author_adds_becomes_attributes() -> None:
    html = Visit(None).name(autocomplete="name", data_x="1", autofocus=True, class_="wide")
    assert 'autocomplete="name"' in html
    assert 'data-x="1"' in html
    assert 'autofocus=""' in html


def test_the_form_tag_brings_the_key_and_the_hidden_fields_and_knows_about_files() -> None:
    class Photo(EditForm):
        photo = wtforms.FileField("A photo")

    html = Photo(None, obj=SimpleNamespace(version=4)).open()
    assert 'enctype="multipart/form-data"' in html
    assert "novalidate" in html
    assert re.search(r'name="form_key" value="[0-9a-f]{32}"', html)
    assert '<input type="hidden" id="version" name="version" value="4">' in html
    assert "multipart" not in Visit(None).open()


def test_a_whole_form_is_written_in_order_with_a_button_where_it_has_none() -> None:
    template = '{% from "ui/form.html" import whole_form %}{{ whole_form(form, "Keep it") }}'
    html = render_template_string(template, form=Gift(None, obj=SimpleNamespace(version=1)))
    assert html.index('name="title"') < html.index('name="kind"') < html.index("Keep it")
    assert render_template_string(template, form=Visit(None)).count("<button") == 1


# Errors


def test_messages_name_their_question() -> None:
    form = answered(name=None, hours="lots", agreed=None, how=None)
    assert form.name.errors == ["Please answer “What should we call you?”"]
    assert form.hours.errors == ["“Hours” must be a whole number, like 3"]
    assert form.agreed.errors == ["Please tick “I have read it” to go on"]
    assert form.how.errors


def test_the_error_summary_leads_to_the_control_that_is_wrong() -> None:
    html = answered(name=None, how=None, moved__month=None, agreed=None).error_summary()
    assert re.findall(r'href="#([^"]+)"', html) == ["name", "moved-month", "how", "agreed"]


def test_every_target_of_the_error_summary_is_on_the_page() -> None:
    form = Visit(MultiDict({"csrf": "x"}))
    form.validate()
    page = "".join(str(field) for field in form.visible_fields())
    for target in re.findall(r'href="#([^"]+)"', form.error_summary()):
        assert f'id="{target}"' in page


def test_a_form_without_errors_has_no_summary() -> None:
    assert answered().errors == {}
    assert answered().error_summary() == ""


def test_an_error_of_the_whole_form_stands_in_the_summary() -> None:
    form = answered()
    form.form_errors.append("These two cannot both be.")
    assert "These two cannot both be." in form.error_summary()


def test_an_optional_number_may_be_left_empty() -> None:
    form = answered(price=" ")
    assert form.errors == {}
    assert form.price.data is None


@pytest.mark.parametrize(
    "number", ["9" * 5000, "99999999999", "NaN", "sNaN", "Infinity", "1e999999"]
)
def test_a_number_beyond_reason_is_refused_and_stays_in_its_box(number: str) -> None:
    form = answered(price=number, hours=number)
    assert form.price.errors
    assert form.hours.errors
    assert number in str(form.price)


# Nothing that is typed does harm


@pytest.mark.parametrize("name", ["name", "email", "notes", "story"])
def test_two_hundred_kilobytes_are_refused_kindly_and_kept(name: str) -> None:
    form = answered(**{name: "a" * 200_000})
    assert "characters or fewer. You wrote 200000." in form[name].errors[0]
    assert "a" * 200_000 in str(form[name])


def test_text_is_stripped_and_composed_and_without_control_characters() -> None:
    form = answered(name="  Zoe\u0308\x00\x1b ", notes="one\r\ntwo\tthree\x07\ud800")
    assert form.name.data == "Zoë"
    assert form.notes.data == "one\ntwo\tthree"


def test_nothing_but_spaces_is_no_answer() -> None:
    assert answered(name=" \u00a0\n ").name.errors


@pytest.mark.parametrize("field", ["name", "notes", "story", "hours", "moved__day"])
def test_what_was_typed_comes_back_escaped(field: str) -> None:
    form = answered(**{field: '"><script>'})
    html = page_of(form)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_labels_hints_and_choices_are_escaped_and_lazy_ones_too() -> None:
    class Odd(Form):
        a = wtforms.StringField(lazy_gettext("<b>a</b>"), description=lazy_gettext("<i>h</i>"))
        b = wtforms.RadioField("<b>b</b>", choices=choices([("<x>", lazy_gettext("<y>"), "<z>")]))
        c = wtforms.SelectField("c", choices=choices([("<x>", "<y>")]))
        d = wtforms.SubmitField(lazy_gettext("<b>d</b>"))
        e = wtforms.StringField(Markup("<em>e</em>"))

    form = Odd(MultiDict({"b": "?"}))
    form.validate()
    html = "".join(str(f) for f in form)
    assert not re.search(r"<(b|i|x|y|z)>", html)
    assert "<em>e</em>" in html


def test_a_password_is_not_written_back() -> None:
    class Secret(Form):
        word = wtforms.PasswordField("Word", [DataRequired()])

    form = answered(Secret, word=" s3cret ")
    assert form.word.data == " s3cret "
    assert "s3cret" not in str(form.word)


def test_json_under_a_form_address_is_no_answer(app: Flask) -> None:
    with app.test_request_context(method="POST", json=["nonsense"]):
        form = Visit()
        assert not form.validate_on_submit()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(
    st.dictionaries(
        st.sampled_from([*ANSWERS, "moved", "gifts", "place", "price", "email", "notes"]), st.text()
    )
)
def test_no_typing_whatever_raises(app: Flask, typed: dict[str, str]) -> None:
    with app.test_request_context():
        form = Visit(MultiDict(typed))
        form.validate()
        page = page_of(form)
        page.encode()
        assert "\x00" not in page


# Dates


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "focus"),
    [
        ("27", "", "2024", "Date you moved must include a month", "month"),
        ("27", "", "", "Date you moved must include a month and a year", "month"),
        ("", "3", "", "Date you moved must include a day and a year", "day"),
        ("", "", "2024", "Date you moved must include a day and a month", "day"),
        ("", "3", "2024", "Date you moved must include a day", "day"),
        ("27", "3", "", "Date you moved must include a year", "year"),
        ("27", "13", "2024", "Date you moved must have a month from 1 to 12", "month"),
        ("27", "3", "24", "Date you moved must have a year with 4 numbers", "year"),
        (
            "31",
            "2",
            "2024",
            "Date you moved must be a real date: that month has no such day",
            "day",
        ),
        ("27", "March", "2024", "Date you moved must be a real date, in numbers", "month"),
        ("²", "3", "2024", "Date you moved must be a real date, in numbers", "day"),
        ("", "", "", "Please answer “Date you moved”", "day"),
    ],
)
def test_a_date_says_what_is_wrong_and_where(
    day: str, month: str, year: str, message: str, focus: str
) -> None:
    form = answered(moved__day=day, moved__month=month, moved__year=year)
    assert form.moved.errors == [message]
    assert f'href="#moved-{focus}"' in form.error_summary()
    assert form.moved.data is None


def test_a_date_keeps_what_was_typed_and_marks_only_the_wrong_box() -> None:
    html = str(answered(moved__month="").moved)
    assert html.count("govuk-input--error") == 1
    assert 'value="27"' in html
    assert 'value="2024"' in html


def test_a_date_is_read_and_shown() -> None:
    assert answered().moved.data == date(2024, 3, 27)
    html = str(Visit(None, data={"moved": date(2020, 12, 1)}).moved)
    assert re.findall(r'value="(\d+)"', html) == ["1", "12", "2020"]


def test_a_date_posted_as_one_value_is_read_or_refused_but_never_raises() -> None:
    boxes = {"moved__day": None, "moved__month": None, "moved__year": None}
    assert answered(**boxes, moved="2024-03-27").moved.data == date(2024, 3, 27)
    assert answered(**boxes, moved="yesterday-ish").moved.errors
    assert answered(**boxes, moved="-").moved.errors


def test_an_optional_date_may_be_left_empty_but_not_half_empty() -> None:
    class Maybe(Form):
        day = DatePartsField("Day", [Optional()])

    assert answered(Maybe, day__day="").errors == {}
    assert answered(Maybe, day__day="1").errors


# The same form sent twice, and one thing saved by two


def test_the_form_key_is_fresh_for_each_showing_and_stays_when_shown_again(app: Flask) -> None:
    first, second = Visit(None).form_key, Visit(None).form_key
    assert first != second
    with app.test_request_context(method="POST", data={"form_key": first}):
        assert Visit().form_key == first
    with app.test_request_context(method="POST", data={"form_key": "<script>"}):
        assert re.fullmatch(r"[0-9a-f]{32}", Visit().form_key)


def stored(**changes: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **{"title": "Bikes", "text": "I mend", "kind": "b", "version": 3, **changes}
    )


TYPED = {"title": "Bikes", "text": "I mend bikes", "kind": "a", "version": "3"}


def test_an_unchanged_version_is_saved() -> None:
    gift = stored()
    form = answered(Gift, gift, **TYPED)
    assert form.check_version(gift, gift.version)
    form.populate_obj(gift)
    assert (gift.text, gift.version) == ("I mend bikes", 3)


def test_a_form_saved_meanwhile_shows_both_texts_and_keeps_what_was_typed() -> None:
    gift = stored(text="I mend\nprams", version=4)
    form = answered(Gift, gift, **TYPED)
    assert not form.check_version(gift, gift.version)
    html = str(form.text)
    assert "Somebody saved “About it” while you were writing." in html
    assert "It now says: I mend prams" in words(html)
    assert ">\nI mend bikes</textarea>" in html
    assert "It now says: Mending" in words(str(form.kind))
    assert "Somebody saved" not in str(form.title)
    assert form.error_summary().count("Somebody saved") == 2


def test_after_a_conflict_the_next_save_is_a_deliberate_one() -> None:
    gift = stored(text="I mend prams", version=4)
    form = answered(Gift, gift, **TYPED)
    form.check_version(gift, gift.version)
    assert 'name="version" value="4"' in form.open()
    assert answered(Gift, gift, **{**TYPED, "version": "4"}).check_version(gift, gift.version)


def test_a_form_saved_meanwhile_with_the_same_words_is_no_conflict() -> None:
    gift = stored(text="I mend bikes", kind="a", version=4)
    assert answered(Gift, gift, **TYPED).check_version(gift, gift.version)


@pytest.mark.parametrize("version", [None, "", "nonsense", "9" * 5000])
def test_a_form_without_a_version_counts_as_an_old_one(version: str | None) -> None:
    gift = stored(text="I mend prams")
    form = answered(Gift, gift, **{**TYPED, "version": version})
    assert form.errors == {}
    assert not form.check_version(gift, gift.version)
