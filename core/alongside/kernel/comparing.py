"""What a database is made of, so that a migration can be seen to change nobody else's part of it.

A trigger or a unique index on another's table stays when the practice that made it is purged, and
then every row that somebody writes into that table is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

LOOSE = ("type", "view", "function", "sequence")
"""What belongs to no table, so that nobody knows whose it is and it is left when a table goes."""

_SQLITE = """
SELECT type, CASE type WHEN 'view' THEN '' ELSE tbl_name END, name, coalesce(sql, '')
FROM sqlite_master WHERE tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
"""
_POSTGRESQL = """
WITH ours AS (
    SELECT * FROM pg_class WHERE relnamespace = current_schema()::regnamespace
), own AS (
    SELECT * FROM ours WHERE relkind IN ('r', 'p')
)
SELECT 'table', relname::text, '', concat_ws(' ', relrowsecurity, relforcerowsecurity, relowner,
    relhassubclass, relacl::text) FROM own
UNION ALL SELECT 'column', relname, attname, concat_ws(' ', format_type(atttypid, atttypmod),
    attnotnull, attidentity, attgenerated, attacl::text, pg_get_expr(adbin, adrelid))
    FROM own JOIN pg_attribute ON attrelid = own.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
UNION ALL SELECT 'trigger', relname, tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(t.oid))
    FROM own JOIN pg_trigger t ON tgrelid = own.oid AND NOT tgisinternal
UNION ALL SELECT 'constraint', relname, conname, concat_ws(' ', convalidated,
    pg_get_constraintdef(c.oid)) FROM own JOIN pg_constraint c ON conrelid = own.oid
UNION ALL SELECT 'index', own.relname, one.relname, concat_ws(' ', indisvalid,
    pg_get_indexdef(indexrelid))
    FROM own JOIN pg_index ON indrelid = own.oid JOIN pg_class one ON one.oid = indexrelid
UNION ALL SELECT 'policy', relname, polname, concat_ws(' ', polcmd, polpermissive, polroles::text,
    pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    FROM own JOIN pg_policy ON polrelid = own.oid
UNION ALL SELECT 'rule', relname, rulename, pg_get_ruledef(r.oid)
    FROM own JOIN pg_rewrite r ON ev_class = own.oid
UNION ALL SELECT 'type', '', typname, '' FROM pg_type LEFT JOIN ours ON ours.oid = typrelid
    WHERE typnamespace = current_schema()::regnamespace
    AND (typtype IN ('e', 'd', 'r') OR ours.relkind = 'c')
UNION ALL SELECT 'view', '', relname, '' FROM ours WHERE relkind IN ('v', 'm', 'f')
UNION ALL SELECT 'function', '', p.oid::regprocedure::text, '' FROM pg_proc p
    WHERE pronamespace = current_schema()::regnamespace
UNION ALL SELECT 'sequence', '', relname, '' FROM ours WHERE relkind = 'S' AND NOT EXISTS
    (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = ours.oid
     AND refobjsubid > 0 AND deptype IN ('a', 'i'))
"""


@dataclass(frozen=True)
class Part:
    """A part of a database: which kind of thing, on which table ("" for none), and its name."""

    kind: str
    table: str
    name: str


Parts = Mapping[Part, str]
"""Each part with how the database says that it is made."""


def parts_of(connection: Connection) -> Parts:
    """Everything that a database is made of, in one statement."""
    asked = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    return {Part(*key): made for *key, made in connection.execute(text(asked))}


def changed(before: Parts, now: Parts) -> set[str]:
    """The tables of which any part was made, changed or dropped."""
    return {part.table for part, _made in before.items() ^ now.items() if part.table}


def loose(before: Parts, now: Parts) -> list[str]:
    """What was made and belongs to no table, each in words."""
    new = (part for part in now.keys() - before.keys() if part.kind in LOOSE)
    return sorted(f"{part.kind} {part.name}" for part in new)
