"""Row-level security: PostgreSQL's own answer to "whose row is this?".

Every table that carries a council gets a forced policy. The application's role owns nothing, so it
cannot lift the policy; a table without one is not granted to it, so it cannot be read at all.

A table whose `info` says `append_only` may be read and added to, and no more.
"""

from sqlalchemy import Connection, inspect, text

from alongside.db.base import Base

POLICY = "alongside_council"
OURS = "council_id = nullif(current_setting('alongside.council', true), '')::uuid"


def protect(connection: Connection, tables: list[str], role: str | None) -> None:
    """Give each table its policy and its grant. `role` is the application's database role.

    SQLite has neither; there only what is append-only is guarded, by triggers, against everybody
    who does not first take the triggers away. Running it again changes nothing.
    """
    if connection.dialect.name == "sqlite":
        for table in filter(_append_only, sorted(tables)):
            _refuse_change(connection, table)
    if connection.dialect.name != "postgresql":
        return
    inspector = inspect(connection)
    quote = connection.dialect.identifier_preparer.quote
    for table in sorted(tables):
        name = quote(table)
        if any(c["name"] == "council_id" for c in inspector.get_columns(table)):
            connection.execute(text(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"))
            connection.execute(text(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"))
            connection.execute(text(f"DROP POLICY IF EXISTS {POLICY} ON {name}"))
            connection.execute(
                text(f"CREATE POLICY {POLICY} ON {name} USING ({OURS}) WITH CHECK ({OURS})")
            )
        if role:
            may = "SELECT, INSERT" if _append_only(table) else "SELECT, INSERT, UPDATE, DELETE"
            connection.execute(text(f"REVOKE ALL ON {name} FROM {quote(role)}"))
            connection.execute(text(f"GRANT {may} ON {name} TO {quote(role)}"))


def _append_only(table: str) -> bool:
    found = Base.metadata.tables.get(table)
    return found is not None and bool(found.info.get("append_only"))


def _refuse_change(connection: Connection, table: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {quote(f'no_{change.lower()}_of_{table}')} "
                f"BEFORE {change} ON {quote(table)} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        )


def unprotected(connection: Connection) -> list[str]:
    """Tables in the live database that carry a council but no forced policy."""
    if connection.dialect.name != "postgresql":
        return []
    rows = connection.execute(
        text(
            "SELECT c.relname FROM pg_class c "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'council_id' "
            "WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace "
            "AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS "
            "(SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = :policy))"
        ),
        {"policy": POLICY},
    )
    return sorted(row[0] for row in rows)


def role_powers(connection: Connection) -> list[str]:
    """What the connected role may do that would make row-level security meaningless."""
    if connection.dialect.name != "postgresql":
        return []
    row = connection.execute(
        text(
            "SELECT rolsuper, rolbypassrls, EXISTS (SELECT 1 FROM pg_class c "
            "WHERE c.relname = 'person' AND c.relowner = r.oid) "
            "FROM pg_roles r WHERE rolname = current_user"
        )
    ).one()
    names = ("is a superuser", "may bypass row-level security", "owns the tables")
    return [name for name, has in zip(names, row, strict=True) if has]
