"""A declaration: a plain value that refuses to contradict itself."""

import pytest

from alongside import Function, Holding, Practice, anyone, permission
from alongside.kernel.practice import DeclarationError


def practice(**values):
    return Practice(**{"id": "circle", "title": "x", "summary": "x", "api": "1", **values})


@pytest.mark.parametrize("name", ["", "Circle", "1circle", "circle-x", "circle_", "a b", "çircle"])
def test_an_id_is_lower_case_words(name):
    with pytest.raises(DeclarationError, match="lower-case"):
        practice(id=name)


@pytest.mark.parametrize("name", ["people", "static", "core", "demo", "council"])
def test_an_id_of_the_core_is_refused(name):
    with pytest.raises(DeclarationError, match="taken by the core"):
        practice(id=name)


def test_names_stand_under_the_practices_own():
    with pytest.raises(DeclarationError, match="must start with"):
        practice(permissions=(permission("other.read", any_of=[[anyone]]),))
    with pytest.raises(DeclarationError, match="must start with"):
        practice(holdings=(Holding("person", "id", "x"),))


def test_erasing_is_one_of_three_words():
    with pytest.raises(DeclarationError, match="'deleet', which is none of delete, anonymise"):
        practice(holdings=(Holding("circle_x", "person_id", "x", erasure="deleet"),))


@pytest.mark.parametrize(
    "wrong", [{"erasure": "delete"}, {"erasure": "anonymise"}, {"person": None}], ids=repr
)
def test_what_is_about_several_people_is_kept_and_leads_to_them(wrong):
    good = {"person": "id", "erasure": "retain", "because": "It is the others’ too"}
    through = (("membership", "group_id", "person_id"),)
    said = {"table": "circle_x", "what": "x", "through": through}
    practice(holdings=(Holding(**said, **good),))
    with pytest.raises(DeclarationError, match="several people"):
        practice(holdings=(Holding(**said, **{**good, **wrong}),))


@pytest.mark.parametrize(
    "name", ["worker", "data_officer", "other.host", "circle.", "circle.Host", "circle." + "x" * 34]
)
def test_a_function_is_the_practices_own_and_never_one_of_the_core(name):
    with pytest.raises(DeclarationError, match="must be"):
        practice(functions=(Function(name, "host", "Opens the door."),))


def test_the_address_has_hyphens():
    assert practice(id="shared_lives").prefix == "/shared-lives"
