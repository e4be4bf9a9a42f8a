"""A practice's own kind of spreadsheet, declared through what `alongside` exports, by both ways."""

import textwrap

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import select

from alongside.cli import main
from alongside.identity.models import CouncilRole
from alongside.people.models import Gift, Person
from alongside.testing import Town
from tests.imports.conftest import Bringer
from tests.imports.sheets import csv, ods

CARERS = """
from alongside import (
    PERSON_FIELDS, Function, Importable, ImportField, Practice, check_people, keep_people,
    permission,
)


def is_manager(actor, obj):
    return "lodgings.manager" in actor.roles


def check(session, rows, by):
    check_people(session, rows, by)
    for row in rows:
        if (row.values["rooms"] or "1") not in "123":
            row.wrong("rooms", "No house has so many rooms")


practice = Practice(
    id="lodgings", title="Lodgings", summary="Rooms.", api="1",
    permissions=(permission("lodgings.bring", any_of=[[is_manager]], writes=True),),
    functions=(Function("lodgings.manager", "manager of lodgings", "They look after rooms."),),
    imports=(
        Importable(
            "carers", "Carers",
            (
                *PERSON_FIELDS,
                ImportField("rooms", "Rooms", names=("bedrooms", "spare rooms")),
                ImportField("pets", "Pets", kind="yes_no"),
            ),
            permission="lodgings.bring", keep=keep_people, check=check,
        ),
    ),
)
"""
SHEET = [
    ["Our carers", "", "", ""],
    ["First name", "Surname", "Bedrooms", "Pets"],
    ["Dani", "Carter", 2, "Yes"],
    ["Ada", "Okafor", 9, "perhaps"],
]


@pytest.fixture
def town(tmp_path, make_app, database):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "lodgings.py").write_text(textwrap.dedent(CARERS), encoding="utf-8")
    town = Town.of(make_app(**database), "northbank")
    town.enable("lodgings")
    return town


def test_whoever_has_its_permission_brings_it_in_by_the_pages_and_nobody_else(town):
    manager = town.person("Mo Manager")
    with town.session() as session:
        session.add(CouncilRole(person_id=manager, role="lodgings.manager", reason="for a test"))
    admin = town.signed_in(town.person("Alex Admin", "administrator"))
    assert "Carers" not in admin.get("/imports").text
    browser = town.signed_in(manager)
    page = browser.get("/imports").text
    assert "Carers" in page
    assert ">Groups<" not in page.split("<main")[1]
    bringer = Bringer(town, browser)
    assert bringer.send(csv("Name\nAda\n"), "people").status_code == 422
    run = bringer.read(ods(SHEET), "lodgings.carers")
    assert bringer.lists(run) == {"good": [3], "bad": [4]}
    assert "Write “yes” or “no”" in browser.get(run).text
    browser.send(f"{run}/rows/4", {"cell_0": "Ada", "cell_1": "O", "cell_2": "9", "cell_3": "no"})
    assert "No house has so many rooms" in browser.get(run).text
    bringer.keep(run)
    with town.session() as session:
        assert "Dani Carter" in session.scalars(select(Person.name)).all()
    with town.session() as session:
        session.delete(session.scalars(select(CouncilRole).where(
            CouncilRole.role == "lodgings.manager")).one())  # fmt: skip
    assert browser.get(run).status_code == 404


def test_the_command_line_brings_it_in_too(town, tmp_path):
    def run(*words: str):
        obj = ScriptInfo(create_app=lambda: town.app, set_debug_flag=False)
        return CliRunner().invoke(main, ["import", *words, "--council", "northbank"], obj=obj)

    file, report = tmp_path / "carers.ods", tmp_path / "report.csv"
    file.write_bytes(ods(SHEET))
    asked = run(str(file), "--as", "carers", "--dry-run", "--report", str(report))
    assert asked.exit_code == 1, asked.output
    assert "2 rows: 1 good, 0 good but look, 0 perhaps here already, 1 cannot be" in asked.output
    assert "Carter" not in asked.output, "a terminal is looked at"
    assert "No house" not in report.read_text(encoding="utf-8-sig")
    assert "4,Cannot be brought in,Write “yes” or “no”,Ada,Okafor,9" in report.read_text("utf-8")

    assert run(str(file), "--as", "carers").exit_code == 1
    assert names(town) == []
    file.write_bytes(ods(SHEET[:3]))
    kept = run(str(file), "--as", "carers")
    assert kept.exit_code == 0, kept.output
    assert names(town) == ["Dani Carter"]
    run_id = kept.output.split("--undo ")[1].split()[0]
    with town.session() as session:
        dani = session.scalars(select(Person)).one()
        gift = Gift(person_id=dani.id, kind="gift", body="sings")
        session.add(gift)
    stays = run("--undo", run_id)
    assert "Row 3 stays: it was used since" in stays.output
    assert (stays.exit_code, names(town)) == (1, ["Dani Carter"])


def names(town) -> list[str]:
    with town.session() as session:
        return list(session.scalars(select(Person.name)))
