"""Purging a practice: everything of it written into one file, and then gone for good.

Only the record keeps its lines, and the requests that people made keep what they were about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Connection, delete, select, text
from sqlalchemy.exc import DBAPIError

from alongside.access.actor import Actor
from alongside.backups.files import beside, give_name, taken
from alongside.councils.models import Council, CouncilPractice
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.kernel.levels import EVIDENCE
from alongside.kernel.models import PracticeState
from alongside.later_life.exporting import NOBODYS, Export, Rows, count, in_base64, verify
from alongside.later_life.keeping import Kept
from alongside.later_life.knowing import refuse_unknown
from alongside.later_life.leaving import Leaving, Part, leaving
from alongside.later_life.within import Refused, council, councils, reading, transaction
from alongside.records.log import note

DEPENDED_ON = "2BP01"
"""What PostgreSQL says where a table cannot be dropped, because something else needs it."""


@dataclass(frozen=True)
class Plan:
    """What purging a practice takes away.

    `on` are the councils that have it switched on; `kept` what must be kept, each a sentence with
    what of it would go; `stuck` what stands in the way, each a sentence.
    """

    leaving: Leaving
    rows: Rows
    on: Sequence[str]
    kept: Sequence[str]
    stuck: Sequence[str]

    @property
    def tables(self) -> list[str]:
        """The tables that are dropped."""
        return [part.name for part in self.leaving.own]


def plan(app: Flask, practice_id: str) -> Plan:
    """What purging would do; nothing is changed. Raises Refused where there is nothing of it."""
    with reading(app) as connection:
        refuse_unknown(app, connection, practice_id)
        return _planned(app, connection, practice_id)


def refuse(planned: Plan, although_kept: bool) -> None:
    """Raise Refused for a practice that is in use, or has what must be kept."""
    name = planned.leaving.id
    if planned.on:
        raise Refused(
            f"{name} is switched on for {', '.join(planned.on)}. First: alongside plugin archive "
            f"{name}"
        )
    if planned.stuck:
        raise Refused(" ".join(planned.stuck))
    if planned.kept and not although_kept:
        raise Refused(
            f"{' '.join(planned.kept)} To purge it although this must be kept: --although-kept"
        )


def purge(app: Flask, practice_id: str, target: Path, *, although_kept: bool = False) -> Plan:
    """Write all of a practice into a file that is not there yet, read it back, and take it away.

    One transaction: until it is kept, everything is as it was, and without it there is no file.
    What was written down of checking it goes, too.
    Raises Refused, or BackupError where the file cannot be written.
    """
    if target.exists():
        raise taken(target)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with beside(target) as folder, transaction(app) as connection:
            refuse_unknown(app, connection, practice_id)
            _hold(connection, practice_id)
            planned = _planned(app, connection, practice_id)
            refuse(planned, although_kept)
            _write(app, connection, planned, folder / "export")
            verify(folder / "export", planned.rows)
            give_name(folder / "export", target)
            try:
                _take_away(app, connection, planned)
            except BaseException:
                target.unlink()
                raise
    except DBAPIError as error:
        if "lock timeout" in str(error.orig) or "locked" in str(error.orig):
            raise Refused(
                "The database is in use. Stop the web server and the worker first; nothing was "
                "purged."
            ) from error
        if getattr(error.orig, "sqlstate", "") == DEPENDED_ON:
            raise Refused(
                f"Something that is no table depends on its tables, such as a view. Drop it first; "
                f"nothing was purged. {' '.join(str(error.orig).split())}"
            ) from error
        raise
    Path(app.instance_path, EVIDENCE, f"{practice_id}.toml").unlink(missing_ok=True)
    return planned


def _hold(connection: Connection, practice_id: str) -> None:
    """Let nobody switch it on, or write to its tables, from here on."""
    if connection.dialect.name != "postgresql":
        return
    asked = select(PracticeState.id).where(PracticeState.practice_id == practice_id)
    connection.execute(asked.with_for_update())
    if names := _quoted(connection, leaving(connection, practice_id).own):
        connection.execute(text(f"LOCK TABLE {', '.join(names)} IN EXCLUSIVE MODE"))


def _quoted(connection: Connection, parts: Sequence[Part]) -> list[str]:
    return [connection.dialect.identifier_preparer.quote(part.name) for part in parts]


def _planned(app: Flask, connection: Connection, practice_id: str) -> Plan:
    going = leaving(connection, practice_id)
    parts = list(going.parts)
    rows = count(connection, parts, NOBODYS, None)
    on: list[str] = []
    kept, stuck = Kept(connection, going), list(going.stuck)
    for slug, council_id in councils(connection).items():
        with council(app, connection, council_id) as session:
            for name, many in count(connection, parts, slug, council_id).items():
                rows.setdefault(name, {}).update(many)
            if _is_on(session, practice_id):
                on.append(session.get_one(Council, council_id).name)
            kept.look(session)
            for target, part in going.pointing:
                if any(count(connection, [part], slug, council_id).get(part.name, {}).values()):
                    stuck.append(f"{part.name} points at rows of {target} that would go.")
    if not going.own and not any(sum(one.values()) for one in rows.values()):
        raise Refused(f"Nothing of a practice {practice_id!r} is here: alongside plugin list")
    return Plan(going, rows, on, kept.sentences(rows), list(dict.fromkeys(stuck)))


def _is_on(session: CouncilSession, practice_id: str) -> bool:
    asked = select(CouncilPractice.id).where(
        CouncilPractice.practice_id == practice_id, CouncilPractice.enabled
    )
    return session.scalars(asked).first() is not None


def _write(app: Flask, connection: Connection, planned: Plan, path: Path) -> None:
    export, parts = Export(path), list(planned.leaving.parts)
    _add(export, connection, parts, planned.rows, NOBODYS, None)
    for slug, council_id in councils(connection).items():
        with council(app, connection, council_id):
            _add(export, connection, parts, planned.rows, slug, council_id)
    export.close(
        {
            "practice": planned.leaving.id,
            "made_at": utcnow().isoformat(),
            "alongside": version("alongside"),
            "remembered": _remembered(connection, planned.leaving.id),
            "tables": planned.tables,
            "rows": planned.rows,
            "in_base64": in_base64(parts),
        }
    )


def _add(
    export: Export,
    connection: Connection,
    parts: Sequence[Part],
    rows: Rows,
    slug: str,
    council_id: Any,
) -> None:
    for part in parts:
        if rows.get(part.name, {}).get(slug):
            export.add(connection, part, slug, council_id)


def _remembered(connection: Connection, practice_id: str) -> Mapping[str, Any]:
    asked = select(PracticeState.release, PracticeState.titles, PracticeState.columns)
    found = connection.execute(asked.where(PracticeState.practice_id == practice_id)).first()
    return dict(found._mapping) if found else {}


def _take_away(app: Flask, connection: Connection, planned: Plan) -> None:
    """Drop the tables, delete what named them, and write it down. Raises Refused for other rows
    than were written into the file.
    """
    going = planned.leaving
    told = [slug for slug in councils(connection) if _concerned(planned, slug)]
    _drop(connection, going.own)
    gone: Rows = {part.name: {} for part in going.others}
    for slug, council_id in {NOBODYS: None, **councils(connection)}.items():
        if council_id is None:
            gone |= _delete(connection, going.others, slug, None)
            continue
        with council(app, connection, council_id):
            for name, many in _delete(connection, going.others, slug, council_id).items():
                gone[name].update(many)
    if gone != {part.name: planned.rows.get(part.name, {}) for part in going.others}:
        raise Refused("Somebody wrote meanwhile, so nothing was purged. Run it again.")
    for slug, council_id in councils(connection).items():
        with council(app, connection, council_id) as session:
            session.get_one(Council, council_id).changed()
            if slug in told:
                note(session, Actor(session), "purged", "practice", council_id, going.id)


def _concerned(planned: Plan, slug: str) -> bool:
    return any(one.get(slug) for one in planned.rows.values())


def _drop(connection: Connection, own: Sequence[Part]) -> None:
    names = _quoted(connection, own)
    if not names:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"DROP TABLE {', '.join(names)}"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for name in names:
        connection.execute(text(f"DROP TABLE {name}"))


def _delete(connection: Connection, parts: Sequence[Part], slug: str, council_id: Any) -> Rows:
    gone: Rows = {}
    for part in parts:
        if part.scoped == (council_id is not None):
            statement = delete(part.table).where(part.where)
            if council_id is not None:
                statement = statement.where(part.table.c.council_id == council_id)
            gone[part.name] = {slug: connection.execute(statement).rowcount}
    return gone
