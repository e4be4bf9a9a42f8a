"""Forms: what an author gets for plain WTForms fields, and what nobody can break by typing."""

import re
from types import SimpleNamespace

import pytest
import wtforms
from flask import Flask, render_template_string
from flask_babel import lazy_gettext
from form_examples import ANSWERS, Gift, Visit, answered, page_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms.validators import DataRequired

from alongside.web.forms import (
    EditForm,
    Form,
    choices,
)

pytestmark = pytest.mark.usefixtures("bare_request")


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


def test_an_empty_post_is_an_answer_not_a_first_look(bare_app: Flask) -> None:
    class Consent(Form):
        agreed = wtforms.BooleanField("You may ring me")

    with bare_app.test_request_context(method="POST"):
        form = Consent(obj=SimpleNamespace(agreed=True))
        assert form.validate_on_submit()
        assert form.agreed.data is False


def test_json_under_a_form_address_is_no_answer(bare_app: Flask) -> None:
    with bare_app.test_request_context(method="POST", json=["nonsense"]):
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
def test_no_typing_whatever_raises(bare_app: Flask, typed: dict[str, str]) -> None:
    with bare_app.test_request_context():
        form = Visit(MultiDict(typed))
        form.validate()
        page = page_of(form)
        page.encode()
        assert "\x00" not in page


# The same form sent twice


def test_the_form_key_is_fresh_for_each_showing_and_stays_when_shown_again(bare_app: Flask) -> None:
    first, second = Visit(None).form_key, Visit(None).form_key
    assert first != second
    with bare_app.test_request_context(method="POST", data={"form_key": first}):
        assert Visit().form_key == first
    with bare_app.test_request_context(method="POST", data={"form_key": "<script>"}):
        assert re.fullmatch(r"[0-9a-f]{32}", Visit().form_key)
