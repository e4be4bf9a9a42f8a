"""What goes with a practice: all that is there because of it, and nothing of anybody else's."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete

from alongside.cli.check import not_in_order
from alongside.db.base import Base
from alongside.demo.seeding import seed
from alongside.groups.models import Membership
from alongside.kernel.upgrading import upgrade_all, upgrade_each
from alongside.later_life import archiving, purging
from alongside.later_life.within import Refused
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.rights import holds
from alongside.testing import Town
from tests.cli.living import (
    everything,
    forget_the_code,
    is_on,
    lines,
    people_eat,
    switch_on,
    table_practice,
    tables,
)
from tests.later_life.planting import first_migration, two_practices

BUNDLED = ("family_conference", "feedback", "shared_lives")


@pytest.fixture
def two(make_app, database, tmp_path):
    """Make an app with the practices `table` and `tops`; a seat of the second is in a group of the
    first, and points at it by a rule.
    """
    return lambda rule: two_practices(make_app, database, tmp_path, rule)


def test_rows_of_another_practice_go_with_a_group_only_when_somebody_says_so(two, tmp_path):
    app = two("CASCADE")
    with pytest.raises(Refused, match="Rows of tops_seat are tops's, and go with a group"):
        purging.purge(app, "table", tmp_path / "kept.zip")
    assert "table_seat" in tables(app)
    done = purging.purge(app, "table", tmp_path / "gone.zip", although_kept=True)
    assert done.rows["tops_seat"] == {"abergwyn": 0, "northbank": 1}
    after = everything(app)
    assert (after["tops_seat"], after["tops_dish"], after["group"]) == ("[]", "[]", "[]")
    assert not (tmp_path / "kept.zip").exists()


def test_rows_that_would_point_at_nothing_stop_it(two, tmp_path):
    app = two("NO ACTION")
    with pytest.raises(Refused, match="tops_seat points at rows of group that would go"):
        purging.purge(app, "table", tmp_path / "gone.zip", although_kept=True)
    assert "table_seat" in tables(app)


def test_nothing_names_a_bundled_practice_after_it_is_purged(make_app, database, tmp_path):
    """Whatever the demo's people did in it: no row of the core or of the others says its name."""
    app = make_app(**database)
    assert seed(app) == []
    for practice_id in BUNDLED:
        names = re.compile(rf"\b{practice_id}[._:]|/{practice_id.replace('_', '-')}/")
        assert [name for name, said in everything(app).items() if names.search(said)]
        archiving.archive(app, practice_id)
        before = everything(app)
        purging.purge(app, practice_id, tmp_path / f"{practice_id}.zip", although_kept=True)
        after = everything(app)
        assert [name for name, said in after.items() if names.search(said)] == []
        for name in before.keys() - after.keys():
            assert name.startswith(f"{practice_id}_")
        for name in ("person", "contact", "gift", "relationship"):
            assert after[name] == before[name]
    assert not Path(app.instance_path, "exports").exists()
    upgrade_all(app)
    assert {f"{one}_alembic_version" for one in BUNDLED} <= tables(app)


FIRST_WORDS = sorted({name.partition("_")[0] for name in Base.metadata.tables})
PARTS = ("shared_lives_panel", "feedback_telling", "family_conference_took")
NO_NAMES = ("", "core", "sign_in", "roles", "identity", "Feedback", "feedback%", "../feedback")


def test_only_a_practice_can_be_archived_or_purged(make_app, database, tmp_path):
    """Whatever else a table, a letter or an address begins with is left alone, in words."""
    app = make_app(**database)
    assert seed(app) == []
    before = everything(app, without=())
    for name in {*FIRST_WORDS, *PARTS, *NO_NAMES} - {*BUNDLED}:
        for work in (purging.plan, archiving.plan, archiving.archive):
            with pytest.raises(Refused, match="alongside plugin list"):
                work(app, name)
        with pytest.raises(Refused, match="alongside plugin list"):
            purging.purge(app, name, tmp_path / "no.zip", although_kept=True)
    assert everything(app, without=()) == before
    assert not (tmp_path / "no.zip").exists()


def test_a_practice_without_tables_takes_none_that_begin_with_its_name(
    make_app, database, tmp_path
):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "shared_lives_panel.py").write_text(
        "from alongside import Practice\n"
        "practice = Practice(id='shared_lives_panel', title='Panel', summary='…', api='1')\n"
    )
    app = make_app(**database)
    archiving.archive(app, "shared_lives_panel")
    before = tables(app)
    purging.purge(app, "shared_lives_panel", tmp_path / "all.zip", although_kept=True)
    assert tables(app) == before


def test_a_practice_takes_no_tables_of_another_by_its_first_migration(make_app, database, tmp_path):
    folder = tmp_path / "practices"
    (folder / "feedback_telling_tables").mkdir(parents=True)
    (folder / "feedback_telling_tables" / "0001_first.py").write_text(
        "revision, down_revision, branch_labels, depends_on = '0001', None, None, None\n"
        "def upgrade():\n    pass\n"
    )
    (folder / "feedback_telling.py").write_text(
        "from alongside import Practice\n"
        "practice = Practice(id='feedback_telling', title='Tell', summary='…', api='1',\n"
        "                    migrations='feedback_telling_tables')\n"
    )
    app = make_app(**database)
    (done,) = upgrade_each(app, "feedback_telling")
    assert "feedback_telling_key" in done.trouble
    assert "feedback_telling_alembic_version" not in tables(app)


def test_whom_rows_about_several_people_are_about_is_asked_through_the_tables_between(
    make_app, database, tmp_path
):
    folder = tmp_path / "practices"
    folder.mkdir()
    through = '"seat_id", "What is eaten", "retain", because="The others",'
    dish = f'{through} through=(("table_seat", "id", "person_id"),)'
    written = table_practice().replace('None, "What is eaten"', dish)
    written = written.replace('"person_id", "Where', 'None, "Where')
    (folder / "table.py").write_text(f"# {tmp_path}\n{written}")
    first_migration(folder, "table", "CASCADE")
    app = make_app(**database)
    upgrade_all(app)
    ada = people_eat(app, "northbank")
    people_eat(app, "northbank", who="Ben Field")
    with at_council(app, "northbank") as session:
        session.execute(delete(Membership))
        person = session.get_one(Person, ada)
        holds.place(session, person, because="A court", review_on=date(2030, 1, 1), by=person)
    assert "People with rows here are under a legal hold (1)." in purging.plan(app, "table").kept


def test_a_purge_takes_what_was_written_down_of_a_check(make_app, database, tmp_path):
    app = make_app(**database)
    checked = Path(app.instance_path, "checked")
    checked.mkdir()
    for name in ("feedback", "shared_lives"):
        (checked / f"{name}.toml").write_text("")
    purging.plan(app, "feedback")
    assert len([*checked.iterdir()]) == 2
    purging.purge(app, "feedback", tmp_path / "feedback.zip")
    assert [one.name for one in checked.iterdir()] == ["shared_lives.toml"]


SMALL = """
from alongside import Practice
practice = Practice(id="choir", title="The choir", summary="People sing.", api="1")
"""


def test_a_practice_without_tables_is_listed_archived_and_purged_when_its_file_is_gone(
    make_app, database, tmp_path
):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "choir.py").write_text(SMALL)
    switch_on(make_app(**database), "northbank", "choir")
    (folder / "choir.py").unlink()
    forget_the_code("choir")
    app = make_app(**database)
    town = Town.of(app, "northbank")
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    page = boss.get("/council/practices").text
    assert "Choir" in page
    assert "It is still switched on here" in page
    said = "The practice choir is in the database, and its package is gone"
    assert any(said in one for one in not_in_order(app))
    assert archiving.archive(app, "choir").off == ["Northbank Council"]
    assert not is_on(app, "northbank", "choir")
    assert "Archived" in boss.get("/council/practices").text
    purging.purge(app, "choir", tmp_path / "choir.zip")
    assert "Choir" not in boss.get("/council/practices").text
    done = [action for action, _ in lines(app, "northbank")]
    assert done == ["switched off", "archived", "purged"]
    with pytest.raises(Refused, match="Nothing of a practice"):
        purging.plan(app, "choir")
