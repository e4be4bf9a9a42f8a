"""What a practice declares is held against what it does, without running any of it."""

import pytest

from alongside.checking.comparing import compare
from alongside.checking.package import Package

HEAD = "from alongside import GlobalModel, Holding, Model, Pages, Practice, hookimpl, permission\n"
DECLARES = """
practice = Practice(id="table", title="x", summary="x", api="1"{more})
"""


def package(files, more=""):
    start = HEAD + DECLARES.format(more=more)
    text = {"alongside_table/__init__.py": start, **files}
    return Package(
        kind="folder",
        title="table",
        files={name: content.encode() for name, content in text.items()},
        points=(("alongside.practices", "table", "alongside_table"),),
    )


def found(files=None, more="", practice_id="table"):
    return list(compare(package(files or {}, more), practice_id, "alongside_table"))


def said(*args, **options):
    return "\n".join(str(one) for one in found(*args, **options) if one.mend)


def test_a_declaration_that_agrees_with_its_code_is_in_order():
    files = {
        "alongside_table/__init__.py": HEAD
        + "from alongside_table.hooks import home_cards\n"
        + "from alongside_table.permissions import PERMISSIONS as ALLOWED\n"
        + "from . import holdings\nfrom .models import Dish\n"
        + DECLARES.format(
            more=", permissions=ALLOWED, holdings=holdings.HOLDINGS"
            ' + (Holding(Dish.__tablename__, None, "x"),),'
            ' views="alongside_table.views:pages", migrations="migrations"'
        ),
        "alongside_table/hooks.py": HEAD + "@hookimpl\ndef home_cards(session, person): pass\n",
        "alongside_table/more.py": HEAD + "MORE = (permission('table.do', any_of=X),)\n",
        "alongside_table/permissions.py": HEAD
        + "from alongside_table.more import MORE\n"
        + "PERMISSIONS = (permission('table.look', any_of=X), *MORE)\n",
        "alongside_table/holdings.py": HEAD + "HOLDINGS = [Holding('table_seat', 'id', 'x')]\n",
        "alongside_table/models.py": HEAD
        + "class Dish(Model):\n    __tablename__ = 'table_dish'\n"
        + "class Seat(Model):\n    __tablename__ = 'table_seat'\n",
        "alongside_table/views.py": HEAD
        + "pages = Pages('table', __name__)\n"
        + "@pages.post('/', permission='table.do')\ndef do(): pass\n"
        + "@pages.get('/', permission='people.read')\ndef look(): pass\n",
        "alongside_table/migrations/0001_first.py": "",
    }
    assert found(files) == []


def test_another_id_than_the_entry_points_is_a_fault():
    assert "declares the id 'table', and its entry point or file is named 'chair'" in said(
        practice_id="chair"
    )


@pytest.mark.parametrize("practice_id", ["Table", "people", "a-b"])
def test_an_id_that_cannot_be_taken_is_a_fault(practice_id):
    assert f"the id {practice_id!r} cannot be taken" in said(practice_id=practice_id)


def test_another_interface_is_a_fault():
    text = HEAD + 'practice = Practice(id="table", title="x", summary="x", api="7")'
    assert "written for api '7'" in said({"alongside_table/__init__.py": text})


def test_a_module_that_is_not_there_is_a_fault():
    (one,) = compare(package({}), "table", "alongside_chair")
    assert one.mend
    assert "is not in the package" in one.what


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (', views="alongside_table.views:pages"', "its views"),
        (', migrations="migrations"', "its migrations"),
        (", permissions=(permission('people.read', any_of=X),)", "must start with 'table.'"),
        (", holdings=(Holding('table_dish', 'id', 'x'),)", "no table of its own"),
    ],
)
def test_what_is_declared_and_not_there_is_a_fault(more, words):
    assert words in said(more=more)


def test_a_page_that_asks_for_an_undeclared_permission_is_a_fault():
    files = {"alongside_table/views.py": "@pages.get('/', permission='table.see')\ndef f(): pass"}
    assert "asks for 'table.see', which it does not declare" in said(files)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("class T(Model):\n    __tablename__ = 'chair'\n", "must start with 'table_'"),
        ("class T(GlobalModel):\n    __tablename__ = 'tables'\n", "must start with 'table_'"),
        ("class T(Model):\n    __tablename__ = 'table_x'\n", "does not say whose data table_x"),
    ],
)
def test_tables_have_their_prefix_and_their_holding(text, words):
    assert words in said({"alongside_table/models.py": HEAD + text})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@hookimpl\ndef home_card(person): pass", "there is no hook named home_card"),
        ("@hookimpl\ndef home_cards(persn): pass", "home_cards gets no persn"),
        ("@hookimpl()\ndef due(session, then): pass", "due gets no then"),
        ("@hookimpl\ndef due(session): pass", "due is never called"),
    ],
)
def test_hooks_have_the_right_names_and_arguments_and_can_be_found(text, words):
    assert words in said({"alongside_table/hooks.py": HEAD + text})


@pytest.mark.parametrize(
    ("files", "more"),
    [
        ({}, ", permissions=make()"),
        ({}, ", permissions=tuple(permission(x, any_of=X) for x in Y)"),
        ({}, ", holdings=(own('table_dish'),)"),
        ({"alongside_table/models.py": HEAD + "class T(Model):\n    __tablename__ = f()\n"}, ""),
        ({"alongside_table/__init__.py": "from x import practice"}, ""),
        (
            {"alongside_table/__init__.py": HEAD + "practice = Practice(id=ID(), api=API())"},
            "",
        ),
        ({"alongside_table/__init__.py": "from alongside_table import practice"}, ""),
    ],
)
def test_what_is_worked_out_can_only_be_seen_by_running_it(files, more):
    whole = found(files, more)
    assert whole
    assert not [one for one in whole if one.mend]
    assert "is not written out, so it can only be seen by running it" in str(whole[0])


def test_a_single_file_is_found_under_the_name_that_it_will_have():
    text = HEAD + DECLARES.format(more=', views="alongside_local_table:pages"')
    one = Package(kind="file", title="table.py", files={"table.py": text.encode()})
    assert list(compare(one, "table", "table")) == []
