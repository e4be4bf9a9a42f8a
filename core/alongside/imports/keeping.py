"""Looking at every row, and keeping all that may come in, or nothing: one transaction each."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from sqlalchemy import inspect, update

from alongside.access.actor import Actor
from alongside.db.plans import fresh_plans
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.imports import runs
from alongside.imports.checking import Asked, Tell, check, quiet
from alongside.imports.models import ImportRun, SheetRow
from alongside.imports.undisturbed import undisturbed
from alongside.kernel.importable import Importable, ImportRow
from alongside.people.models import Person
from alongside.records.log import note

AT_ONCE = 500
CHANGED = "changed"


@undisturbed()
def look(
    session: CouncilSession,
    of: Importable,
    run: ImportRun,
    by: Person | None,
    tell: Tell = quiet,
) -> Mapping[int, ImportRow]:
    """Check every row, and write what is to be said of it. Gives the rows by their numbers.

    Also after one row was mended, since others may have been like it.
    """
    stored = list(runs.every(session, run))
    asked = [
        Asked(one.number, one.cells, one.decided == "out", one.decided == "in") for one in stored
    ]
    places = {key: int(place) for key, place in run.columns.items()}
    read = check(session, of, places, asked, by, tell)
    changes = []
    for one, row in zip(stored, read, strict=True):
        said = [list(what) for what in row.said] or None
        if one.status != row.status or one.said != said:
            changes.append((one.number, row.status, said))
    runs.change(session, run, changes)
    run.state, run.trouble = "checked", ""
    return {row.number: row for row in read}


@undisturbed()
def keep(
    session: CouncilSession,
    of: Importable,
    run: ImportRun,
    by: Person | None,
    actor: Actor,
    tell: Tell = quiet,
) -> bool:
    """Keep every row that comes in. False where things have changed so that it is other rows than
    those that somebody saw: then nothing is kept, and they are shown again.
    """
    before = [one.number for one in runs.every(session, run, runs.comes_in())]
    read = look(session, of, run, by)
    coming = list(runs.every(session, run, runs.comes_in()))
    if [one.number for one in coming] != before:
        run.trouble = CHANGED
        return False
    made: list[tuple[int, list[Any]]] = []
    waiting = iter(coming)
    while some := list(islice(waiting, AT_ONCE)):
        fresh_plans(session)
        kept = of.keep(session, [read[one.number] for one in some], by)
        made += [(one.number, list(objects)) for one, objects in zip(some, kept, strict=True)]
        session.flush()
        tell(len(made))
    _forget_cells(session, run)
    runs.write_made(session, run, [(row, list(map(_named, what))) for row, what in made])
    run.state, run.kept, run.settled_at = "kept", len(made), utcnow()
    note(session, actor, "kept", "import", run.id, f"{run.kind}: {len(made)}")
    return True


def _named(one: Any) -> list[Any]:
    """An object's table, id and version: enough to find it, and to see whether it was changed."""
    return [inspect(one).mapper.local_table.name, str(one.id), one.version]


def _forget_cells(session: CouncilSession, run: ImportRun) -> None:
    """What stood in the file goes, also of rows that did not come in."""
    session.execute(
        update(SheetRow)
        .where(SheetRow.run_id == run.id)
        .values(cells=[], said=None)
        .execution_options(synchronize_session=False)
    )
