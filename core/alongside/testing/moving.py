"""Whether a practice's tables and rows survive what an operator does."""

from collections.abc import Iterable
from typing import Any

from alongside.councils import practices
from alongside.db.engine import owner_engine
from alongside.kernel.migrate import differences, downgrade, units, upgrade
from alongside.lifecycle import at_council
from alongside.testing.routes import FURNITURE
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.web.context import current, house


def up_and_down(stage: Stage) -> Iterable[Said]:
    """What goes wrong when the tables go down and up, and where they differ from the models."""
    unit = next((one for one in units(house(stage.app).registry) if one.id == stage.id), None)
    if unit is None:
        return
    where = stage.source.short(unit.folder)
    with owner_engine(stage.app) as engine:
        for step in ("down", "up again"):
            try:
                downgrade(engine, unit) if step == "down" else upgrade(engine, unit)
            except Exception as error:
                yield f"They do not go {step}: {' '.join(str(error).split())[:300]}", where
                return
            with engine.connect() as connection:
                there = [
                    table.name
                    for table in stage.tables
                    if engine.dialect.has_table(connection, table.name)
                ]
                if step == "down" and there:
                    yield f"After going down {', '.join(there)} are still there.", where
                if step == "up again":
                    for one in differences(connection, unit):
                        yield f"The tables and the models differ: {one}", where


def lost(stage: Stage) -> Iterable[Said]:
    """What is different after the practice was switched off and on again."""
    _ = stage.planted  # so that there is something to lose, also where it lost that before
    stage.plant_for(stage.there.person("Carys Planted"))
    with at_council(stage.app, "abergwyn") as session:
        practices.save_settings(session, current.council, stage.practice, {})
    before, kept = stage.snapshot(), _stored(stage)
    for switch in (stage.there.disable, stage.there.enable):
        switch(stage.id)
        for browser in (stage.there.visitor(), stage.browsers_there["administrator"]):
            for path in FURNITURE:
                browser.get(path)
    after = stage.snapshot()
    for table in stage.tables:
        if before[table.name] != after[table.name]:
            where = stage.source.place_of_table(table.name)
            yield f"{table.name} has other rows after it was switched off and on again.", where
    if _stored(stage) != kept:
        yield "Its settings are others after it was switched off and on again.", ""


def _stored(stage: Stage) -> Any:
    with stage.there.session() as session:
        found = practices.stored(session, stage.id)
        return found and (found.enabled, dict(found.settings))
