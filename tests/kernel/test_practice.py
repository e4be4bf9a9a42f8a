"""A declaration: a plain value that refuses to contradict itself."""

import hashlib

import pytest

from alongside import Function, Holding, Practice, anyone, permission
from alongside.kernel.practice import DeclarationError
from alongside.kernel.records import Status
from alongside.web.context import house


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


@pytest.mark.parametrize(
    "name", ["worker", "data_officer", "other.host", "circle.", "circle.Host", "circle." + "x" * 34]
)
def test_a_function_is_the_practices_own_and_never_one_of_the_core(name):
    with pytest.raises(DeclarationError, match="must be"):
        practice(functions=(Function(name, "host", "Opens the door."),))


def test_the_address_has_hyphens():
    assert practice(id="shared_lives").prefix == "/shared-lives"


def test_an_allow_list_admits_only_what_it_names(drop, make_app, tmp_path):
    drop("one")
    drop("two")
    file = tmp_path / "practices" / "one.py"
    digest = hashlib.sha256(b"one.py\0" + file.read_bytes()).hexdigest()
    app = make_app(
        DATABASE_URL="sqlite://",
        STRICT_PLUGINS=False,
        PLUGIN_ALLOW_LIST=[{"name": "one", "sha256": digest}],
    )
    records = house(app).registry.records
    assert records["one"].status is Status.OK
    assert records["two"].status is Status.NOT_ALLOWED
    assert "does not name it" in records["two"].reason
    file.write_text(file.read_text() + "\n# changed\n")
    app = make_app(
        DATABASE_URL="sqlite://",
        STRICT_PLUGINS=False,
        PLUGIN_ALLOW_LIST=[{"name": "one", "sha256": digest}],
    )
    assert "sha256" in house(app).registry.records["one"].reason
