"""Erasing somebody leaves nothing of theirs but what must be kept, and it stays so."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import MetaData, select, update

from alongside.backups.erased import count_back_again, ledger, replay, write_down
from alongside.backups.making import make
from alongside.backups.restoring import restore
from alongside.db.base import Base
from alongside.db.engine import owner_engine
from alongside.db.tenancy import unscoped
from alongside.groups.models import today
from alongside.identity.models import SignIn
from alongside.kernel.models import HoldingRecord
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.rights import holds, requests
from alongside.rights.erasing import erase, erase_for, plan
from alongside.rights.models import CopiedRow, Request, Tombstone
from alongside.rights.requests import NotNow
from alongside.web.context import house
from alongside_feedback import circles
from alongside_feedback.enterprises import open_enterprise
from tests.rights.planting import Garden
from tests.rights.test_holdings import holdings


@pytest.fixture
def ada(northbank):
    return northbank.person("Ada Okafor", sign_in_address="ada@example.org")


@pytest.fixture
def officer(northbank):
    return northbank.person("Mehmet Aydin", "data_officer")


def everything(app):
    """Every value in every table, as whoever owns them sees it, by table."""
    with owner_engine(app) as engine, engine.connect() as connection, unscoped("a test looks"):
        tables = MetaData()
        tables.reflect(connection)
        return {
            name: [dict(row._mapping) for row in connection.execute(select(table))]
            for name, table in tables.tables.items()
        }


def plant(town, person, beside):
    """A row for each holding: for the person, and for somebody beside them. Gives their words."""
    gone, kept, others = {}, {}, {}
    with town.session() as session:
        garden = Garden(session)
        for one in holdings(town.app):
            if one.person is None or (one.table, one.person) == ("person", "id"):
                continue
            for column, words in garden.plant_for(one, person).items():
                where = f"{one.table}.{column} for {one.person}"
                cleared = one.erasure == "delete" or column in one.clear
                (gone if cleared else kept)[words] = where
            if one.table != "rights_tombstone":
                for column, words in garden.plant_for(one, beside).items():
                    others[words] = f"{one.table}.{column} of another"
        session.execute(update(Request).values(taken_back_at=Request.created_at))
    return gone, kept, others


def erased(app, person_id, slug="northbank"):
    with at_council(app, slug) as session:
        erase(session, house(app).registry, session.get_one(Person, person_id))
        session.add(Tombstone(person_id=person_id))


def test_nothing_is_left_but_what_must_be_kept_and_nobody_else_loses_anything(
    northbank, abergwyn, ada
):
    """By what the tables and holdings say of themselves, so that a new table is erased, too."""
    northbank.enable("feedback")
    ben = northbank.person("Ben Other")
    gone, kept, others = plant(northbank, ada, ben)
    twin = abergwyn.person("Ada Okafor")
    there = plant(abergwyn, twin, abergwyn.person("Cai Arall"))
    with northbank.session() as session:
        session.execute(update(Tombstone).values(created_at=Tombstone.created_at))
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
    erased(northbank.app, ada)
    text = repr(everything(northbank.app))
    assert [where for words, where in gone.items() if words in text] == []
    assert [where for words, where in others.items() if words not in text] == []
    for one in there:
        assert [where for words, where in one.items() if words not in text] == []
    retained = {one.table for one in holdings(northbank.app) if one.erasure == "retain"}
    left = {where for words, where in kept.items() if words in text}
    for where in left:
        table, _, column = where.partition(".")
        assert table in retained or not column.endswith(" for person_id"), where
    assert "ada@example.org" not in text
    words = everything(northbank.app)["name_word"]
    assert [one for one in words if str(one["person_id"]).replace("-", "") == ada.hex] == []


def test_the_persons_own_row_says_nothing_any_more(northbank, ada):
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        person.known_as, person.pronouns, person.handle = "Addy", "she", "ada"
        person.born_on, person.language = today(), "cy"
    erased(northbank.app, ada)
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        assert person.display_name == "Somebody who is no longer here"
        for name in ("known_as", "pronouns", "handle", "born_on", "language", "sign_in_address"):
            assert not getattr(person, name), name
        assert person.sort_name == ""
        assert person.erased_at is not None


def test_in_a_welsh_council_they_are_called_so_in_welsh(abergwyn):
    with abergwyn.session() as session:
        abergwyn.council(session).languages = ["cy", "en"]
    ada = abergwyn.person("Ada Okafor")
    erased(abergwyn.app, ada, "abergwyn")
    with abergwyn.session() as session:
        assert session.get_one(Person, ada).name == "Rhywun nad yw yma bellach"


def test_every_id_is_cut_where_it_can_be(northbank, ada):
    plant(northbank, ada, northbank.person("Ben Other"))
    with northbank.session() as session:
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
    erased(northbank.app, ada)
    rows = everything(northbank.app)
    for one in holdings(northbank.app):
        if one.person is None or one.erasure == "retain" or one.table == "person":
            continue
        column = Base.metadata.tables[one.table].c[one.person]
        if column.nullable or one.erasure == "delete":
            assert not [row for row in rows[one.table] if str(ada) == str(row[one.person])], (
                one.table,
                one.person,
            )


def test_whoever_is_erased_is_signed_out_and_cannot_come_back(northbank, ada):
    client = northbank.signed_in(ada)
    assert client.get("/home").status_code == 200
    erased(northbank.app, ada)
    assert client.get("/home").status_code == 302
    with northbank.session() as session:
        assert session.scalars(select(SignIn)).all() == []
    worker = northbank.signed_in(northbank.person("Wyn Worker", "worker"))
    assert "no longer here" not in worker.get("/people").text


def test_a_practice_whose_package_is_gone_is_erased_from_too(northbank, ada, monkeypatch):
    ben = northbank.person("Ben Other")
    gone, _kept, others = plant(northbank, ada, ben)
    registry = house(northbank.app).registry
    monkeypatch.delitem(registry.records, "feedback")
    feedback = [name for name in Base.metadata.tables if name.startswith("feedback_")]
    known = dict(Base.metadata.tables)
    left = {name: table for name, table in known.items() if name not in feedback}
    monkeypatch.setattr(Base.metadata, "tables", left)
    with northbank.session() as session:
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
    erased(northbank.app, ada)
    monkeypatch.undo()
    text = repr(everything(northbank.app))
    assert [where for words, where in gone.items() if words in text] == []
    assert [where for words, where in others.items() if words not in text] == []


def test_doing_it_again_changes_nothing(northbank, ada):
    plant(northbank, ada, northbank.person("Ben Other"))
    with northbank.session() as session:
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
    erased(northbank.app, ada)
    before = everything(northbank.app)
    with at_council(northbank.app, "northbank") as session:
        erase(session, house(northbank.app).registry, session.get_one(Person, ada))
    after = everything(northbank.app)
    for name in before.keys() - {"person"}:
        assert after[name] == before[name], name


def test_the_plan_says_what_will_happen_to_each_kind(northbank, ada):
    plant(northbank, ada, northbank.person("Ben Other"))
    with at_council(northbank.app, "northbank") as session:
        planned = plan(session, house(northbank.app).registry, session.get_one(Person, ada))
        records = session.scalars(select(HoldingRecord)).all()
    assert {(one.kind.table, one.kind.column) for one in planned} == {
        (one.table_name, one.person_column)
        for one in records
        if one.person_column and not one.untold
    }
    for one in planned:
        assert one.rule in {"delete", "anonymise", "retain"}
        assert bool(one.because) == (one.rule == "retain")


def waiting(session, person_id, officer_id):
    """A request for erasure that was checked."""
    made = requests.ask(session, session.get_one(Person, person_id), "", kind="erasure")
    requests.checked(made, session.get_one(Person, officer_id))
    return made


def test_nothing_is_erased_before_it_was_checked_or_while_the_clock_stands(northbank, ada, officer):
    with at_council(northbank.app, "northbank") as session:
        registry, by = house(northbank.app).registry, session.get_one(Person, officer)
        made = requests.ask(session, session.get_one(Person, ada), "", kind="erasure")
        with pytest.raises(NotNow):
            erase_for(session, registry, made, by)
        requests.checked(made, by)
        requests.stop(made, "Who are you?")
        with pytest.raises(NotNow):
            erase_for(session, registry, made, by)
        requests.go_on(made)
        erase_for(session, registry, made, by)
        assert made.outcome == "erased"
        with pytest.raises(NotNow):
            erase_for(session, registry, made, by)


def test_a_legal_hold_wins(northbank, ada, officer):
    with at_council(northbank.app, "northbank") as session:
        registry, by = house(northbank.app).registry, session.get_one(Person, officer)
        person = session.get_one(Person, ada)
        made = waiting(session, ada, officer)
        hold = holds.place(
            session, person, because="An inquest", review_on=today() + timedelta(90), by=by
        )
        assert any("An inquest" in one for one in holds.reasons(session, person))
        with pytest.raises(NotNow):
            erase_for(session, registry, made, by)
        holds.lift(hold, by)
        assert holds.reasons(session, person) == []
        erase_for(session, registry, made, by)
        assert session.get_one(Person, ada).erased_at


HOLDING = """
from alongside import Practice, hookimpl

practice = Practice(id="holds_on", title="Holds on", summary="…", api="1")

@hookimpl
def legal_hold(session, person):
    {does}

@hookimpl
def erasing(session, person):
    raise RuntimeError("cannot let go")
"""


@pytest.mark.parametrize(
    ("does", "held"),
    [
        ("return 'A court asked for it'", "A court asked for it"),
        ("raise RuntimeError('broken')", "could not say"),
        ("return None", ""),
    ],
)
def test_a_practice_holds_or_cannot_answer_and_one_that_fails_to_let_go_stops_nothing(
    make_app, database, tmp_path, does, held
):
    from alongside.testing import Town

    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "holds_on.py").write_text(HOLDING.format(does=does))
    app = make_app(**database)
    town = Town.of(app, "northbank")
    town.enable("holds_on")
    ada, officer = town.person("Ada Okafor"), town.person("Mehmet Aydin", "data_officer")
    with at_council(app, "northbank") as session:
        by, made = session.get_one(Person, officer), waiting(session, ada, officer)
        if held:
            assert any(held in one for one in holds.reasons(session, session.get_one(Person, ada)))
            with pytest.raises(NotNow):
                erase_for(session, house(app).registry, made, by)
        else:
            erase_for(session, house(app).registry, made, by)
            assert session.get_one(Person, ada).erased_at


@pytest.mark.parametrize("on", [True, False])
def test_a_practice_holds_also_where_it_is_switched_off(make_app, database, tmp_path, on):
    """Its rows are still there, and so is what must be kept."""
    from alongside.testing import Town

    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "holds_on.py").write_text(HOLDING.format(does="return 'A court asked for it'"))
    app = make_app(**database)
    town = Town.of(app, "northbank")
    if on:
        town.enable("holds_on")
    ada, officer = town.person("Ada Okafor"), town.person("Mehmet Aydin", "data_officer")
    with at_council(app, "northbank") as session:
        by, made = session.get_one(Person, officer), waiting(session, ada, officer)
        assert holds.reasons(session, session.get_one(Person, ada)) == ["A court asked for it"]
        with pytest.raises(NotNow):
            erase_for(session, house(app).registry, made, by)


def test_a_practice_that_does_not_work_holds_what_it_has_and_nobody_else(northbank, ada, officer):
    """It is there and may know of a hold, but cannot be asked."""
    northbank.enable("feedback")
    ben = northbank.person("Ben Other")
    with at_council(northbank.app, "northbank") as session:
        first, second = session.get_one(Person, ada), session.get_one(Person, officer)
        open_enterprise(
            session, first, [second], hope="To walk", look_back_on=today() + timedelta(30)
        )
    house(northbank.app).registry.fail(house(northbank.app).registry.records["feedback"], "broken")
    with at_council(northbank.app, "northbank") as session:
        (said,) = holds.reasons(session, session.get_one(Person, ada))
        assert "could not say" in said
        assert holds.reasons(session, session.get_one(Person, ben)) == []


def misspell(app, **wrong):
    """Let the database remember a holding as an earlier Alongside would have taken it."""
    with owner_engine(app) as engine, engine.begin() as connection:
        known = HoldingRecord.__table__.c
        connection.execute(
            update(HoldingRecord)
            .where(known.table_name == "feedback_participant", known.person_column == "person_id")
            .values(**wrong)
        )


@pytest.mark.parametrize(
    ("wrong", "also", "gone"),
    [
        ({"person_column": "persn_id"}, True, True),
        ({"sealed_until": "typo"}, True, False),
        ({"erasure": "deleet"}, False, False),
        ({"erasure": "anonymise", "clear": ["typo"]}, False, True),
    ],
    ids=repr,
)
def test_a_holding_that_is_wrong_hides_nothing_else_and_is_never_called_erased(
    northbank, ada, officer, monkeypatch, wrong, also, gone
):
    """Where it cannot tell whose rows they are, `also` whoever may have none of them waits."""
    northbank.enable("feedback")
    ben = northbank.person("Ben Other")
    with at_council(northbank.app, "northbank") as session:
        first, second = session.get_one(Person, ada), session.get_one(Person, officer)
        open_enterprise(
            session, first, [second], hope="To walk", look_back_on=today() + timedelta(30)
        )
    misspell(northbank.app, **wrong)
    if gone:
        known = Base.metadata.tables.items()
        left = {name: table for name, table in known if not name.startswith("feedback_")}
        monkeypatch.setattr(Base.metadata, "tables", left)
        monkeypatch.delitem(house(northbank.app).registry.records, "feedback")
    assert "Ada Okafor" in northbank.signed_in(ada).get("/me/held").text
    with at_council(northbank.app, "northbank") as session:
        registry, by = house(northbank.app).registry, session.get_one(Person, officer)
        for who, held in ((ada, True), (ben, also)):
            said = holds.reasons(session, session.get_one(Person, who))
            assert any("must mend it first" in one for one in said) is held, who
        made = waiting(session, ada, officer)
        with pytest.raises(NotNow):
            erase_for(session, registry, made, by)
        erase(session, registry, session.get_one(Person, ben))


def test_who_works_for_the_council_leaves_it_first(northbank, officer):
    worker = northbank.person("Wyn Worker", "worker")
    with at_council(northbank.app, "northbank") as session:
        person = session.get_one(Person, worker)
        assert any("work for the council" in one for one in holds.reasons(session, person))


def test_a_copy_that_was_made_goes_too(northbank, ada, officer):
    northbank.signed_in(ada).send("/me/held/ask", {"words": ""})
    with northbank.session() as session:
        request = session.scalars(select(Request)).one().id
    client = northbank.signed_in(officer)
    client.send(f"/requests/{request}", to=f"/requests/{request}/prepare")
    with northbank.session() as session:
        assert session.scalars(select(CopiedRow)).all()
    erased(northbank.app, ada)
    with northbank.session() as session:
        assert session.scalars(select(CopiedRow)).all() == []


def test_those_who_look_back_together_do_not_wait_for_somebody_erased(northbank, ada):
    northbank.enable("feedback")
    ben, cat = northbank.person("Ben Other"), northbank.person("Cat Rees")
    with at_council(northbank.app, "northbank") as session:
        first, *others = [session.get_one(Person, one) for one in (ben, ada, cat)]
        made = open_enterprise(
            session, first, others, hope="To walk", look_back_on=today() + timedelta(30)
        )
        assert len(made.here) == 3
    erased(northbank.app, ada)
    with at_council(northbank.app, "northbank") as session:
        circle = circles.load(session, made.id)
        assert {one.person.id for one in circle.here} == {ben, cat}


def old_backup(app, tmp_path):
    target = tmp_path / "old.zip"
    make(app, target, lambda _: None)
    return target


def test_rule_erasure_survives_a_restored_backup(northbank, ada, officer, tmp_path):
    plant_words = plant(northbank, ada, northbank.person("Ben Other"))
    with northbank.session() as session:
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
    file = old_backup(northbank.app, tmp_path)
    erased(northbank.app, ada)
    done = restore(northbank.app, file, lambda _: None)
    assert done.erased == 1
    text = repr(everything(northbank.app))
    assert [where for words, where in plant_words[0].items() if words in text] == []
    with northbank.session() as session:
        assert session.get_one(Person, ada).erased_at is not None
        assert [one.person_id for one in session.scalars(select(Tombstone))] == [ada]
    assert count_back_again(northbank.app) == 0


def test_it_survives_the_loss_of_the_database_because_it_stands_beside_it(northbank, ada, tmp_path):
    file = old_backup(northbank.app, tmp_path)
    erased(northbank.app, ada)
    assert write_down(northbank.app) == 1
    assert write_down(northbank.app) == 0
    assert ledger(northbank.app).stat().st_mode & 0o077 == 0
    assert "Okafor" not in ledger(northbank.app).read_text()
    aside = tmp_path / "aside"
    shutil.copyfile(ledger(northbank.app), aside)
    restore(northbank.app, file, lambda _: None, keep=False)
    assert count_back_again(northbank.app) == 0
    _put_back_by_hand(northbank, ada)
    assert count_back_again(northbank.app) == 1
    assert replay(northbank.app) == 1
    assert replay(northbank.app) == 0


def _put_back_by_hand(town, person_id):
    """As if somebody had copied an old database into place."""
    with town.session() as session:
        for stone in session.scalars(select(Tombstone)):
            session.delete(stone)
        person = session.get_one(Person, person_id)
        person.name, person.erased_at = "Ada Okafor", None


def test_a_ledger_with_a_torn_line_is_read_as_far_as_it_goes(northbank, ada):
    erased(northbank.app, ada)
    write_down(northbank.app)
    path = ledger(northbank.app)
    path.write_text(path.read_text() + '{"council": "0190\n[]\n"x"\n')
    _put_back_by_hand(northbank, ada)
    assert replay(northbank.app) == 1


def test_the_worker_writes_it_down_each_round(northbank, ada):
    from alongside import worker

    erased(northbank.app, ada)
    assert not ledger(northbank.app).exists()
    worker.tick(northbank.app)
    assert str(ada) in ledger(northbank.app).read_text()
