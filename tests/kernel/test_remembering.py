"""What the core remembers of a practice when its tables are migrated."""

from flask_babel import force_locale
from sqlalchemy import select

from alongside.db.engine import owner_engine
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.kernel.remembering import in_this_language, title_of
from alongside.kernel.upgrading import upgrade_all
from alongside.web.context import house


def remembered(app, what, **where):
    with owner_engine(app) as engine, engine.connect() as connection:
        asked = select(what.__table__).filter_by(**where)
        return connection.execute(asked).mappings().all()


def test_every_practice_is_remembered_in_each_language_that_somebody_wrote(app):
    for record in house(app).registry.usable():
        (state,) = remembered(app, PracticeState, practice_id=record.id)
        assert state["release"] == record.version
        assert state["archived_at"] is None
        assert state["titles"]["en"] != state["titles"]["cy"]
        assert state["columns"]["en"].keys() == record.practice.columns.keys()
        with app.app_context(), force_locale("cy"):
            assert state["titles"]["cy"] == str(record.practice.title)
            assert state["columns"]["cy"] == {
                name: str(words) for name, words in record.practice.columns.items()
            }


def test_since_when_a_version_is_here_stays_when_nothing_of_it_changes(app):
    (before,) = remembered(app, PracticeState, practice_id="feedback")
    upgrade_all(app)
    (after,) = remembered(app, PracticeState, practice_id="feedback")
    assert after["upgraded_at"] == before["upgraded_at"]
    house(app).registry.records["feedback"].version = "99.0"
    upgrade_all(app)
    (newer,) = remembered(app, PracticeState, practice_id="feedback")
    assert newer["upgraded_at"] > before["upgraded_at"]
    assert (newer["release"], newer["release_before"]) == ("99.0", before["release"])


def test_holdings_are_remembered_as_they_were_declared(app):
    for record in house(app).registry.usable():
        kept = remembered(app, HoldingRecord, practice_id=record.id)
        assert len(kept) == len(record.practice.holdings)
        for one in kept:
            declared = record.practice.holdings[one["place"]]
            assert one["table_name"] == declared.table
            assert one["own_words"] == declared.own_words
            with app.app_context(), force_locale("cy"):
                assert one["words"]["cy"]["what"] == str(declared.what)
                assert one["words"]["cy"]["because"] == str(declared.because)


def test_words_are_read_in_the_readers_language_or_in_english(app):
    with app.app_context():
        with force_locale("cy"):
            assert in_this_language({"en": "Table", "cy": "Bwrdd"}) == "Bwrdd"
            assert in_this_language({"en": "Table"}) == "Table"
        with force_locale("en_GB"):
            assert in_this_language({"en": "Table", "cy": "Bwrdd"}) == "Table"
            assert in_this_language({}) is None
            assert title_of(None, "long_table") == "Long table"
