"""What goes with a practice when it is purged: its tables, and what the core keeps because of it.

Tables are asked as the database has them, so that it makes no difference whether the practice's
package is still there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Table,
    cast,
    false,
    func,
    inspect,
    literal,
    or_,
    select,
    true,
)

from alongside.db.base import Base
from alongside.db.live import ID_LETTERS, LiveTables
from alongside.kernel.migrate import migrated
from alongside.kernel.tables import owner_of

LETTERS = {
    "membership": ("groups.joined:", "groups.ended:", "groups.leaver:"),
    "invitation": ("identity.invitation:",),
}
"""Which messages are about a row of a table: how their `about` begins before its id."""


@dataclass(frozen=True)
class Part:
    """Rows of one table that go. `of` is whose the table is: the practice, another, or the core.

    Of the practice's own tables all rows go, and the table.
    """

    table: Table
    where: ColumnElement[bool]
    of: str

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def scoped(self) -> bool:
        """Whether its rows belong to councils."""
        return "council_id" in self.table.c


@dataclass(frozen=True)
class Leaving:
    """All that goes with a practice. `own` and `others` are in the order in which they can go.

    A letter goes before what it is about. `stuck` says which tables of other practices would point
    at nothing, each a sentence; where `pointing` has rows, these would, by the table they point at.
    """

    id: str
    own: Sequence[Part]
    others: Sequence[Part]
    stuck: Sequence[str]
    pointing: Sequence[tuple[str, Part]]

    @property
    def parts(self) -> Iterator[Part]:
        """Its own tables, then what goes in others."""
        yield from self.own
        yield from self.others


def leaving(connection: Connection, practice_id: str) -> Leaving:
    """Find what goes with a practice. Nothing is changed.

    A table is a practice's where its migrations made tables here, by its name for their revision:
    a name alone would also be the beginning of other tables.
    """
    inspector = inspect(connection)
    names = [name for name, _ in inspector.get_sorted_table_and_fkc_names() if name is not None]
    ids = migrated(names)
    owners = {name: owner_of(name, ids) or "core" for name in names}
    own = [name for name in names if owners[name] == practice_id]
    tables, going = LiveTables(connection), _named(practice_id)
    stuck: list[str] = []
    pointing: list[tuple[str, Part]] = []
    for name in names:  # what is pointed at comes before what points at it
        if name in own:
            continue
        for key in inspector.get_foreign_keys(name):
            target = key["referred_table"]
            if target in own:
                stuck.append(f"{name} points at {target}: purge {owners[name]} first.")
            if target not in going or target == name:
                continue
            where = _pointing(tables[name], key, tables[target], going[target])
            rule = key.get("options", {}).get("ondelete") or "NO ACTION"
            if rule == "CASCADE":
                going[name] = or_(going.get(name, false()), where)
            elif rule != "SET NULL":
                pointing.append((target, Part(tables[name], where, owners[name])))
    going["message"] = or_(going["message"], *_letters_about(going))
    order = ["message", *(name for name in reversed(names) if name != "message")]
    return Leaving(
        practice_id,
        [Part(tables.read(name), true(), practice_id) for name in reversed(own)],
        [Part(tables[name], going[name], owners[name]) for name in order if name in going],
        stuck,
        pointing,
    )


def _named(practice_id: str) -> dict[str, ColumnElement[bool]]:
    """By table of the core, which rows are there because of a practice, by what they name."""

    def column(table: str, name: str) -> Any:
        return Base.metadata.tables[table].c[name]

    def begins(table: str, name: str, *ends: str) -> ColumnElement[bool]:
        named = column(table, name)
        return or_(*(named.startswith(practice_id + end, autoescape=True) for end in ends))

    addresses = (f"/{practice_id.replace('_', '-')}/", f"/council/practices/{practice_id}/")
    location = column("submission", "location")
    return {
        "council_practice": column("council_practice", "practice_id") == practice_id,
        "council_role": begins("council_role", "role", "."),
        "group": begins("group", "kind", "."),
        "holding": column("holding", "practice_id") == practice_id,
        "import_run": begins("import_run", "kind", "."),
        "message": begins("message", "about", ".", ":"),
        "practice_failure": column("practice_failure", "practice_id") == practice_id,
        "practice_state": column("practice_state", "practice_id") == practice_id,
        "submission": or_(*(location.startswith(one, autoescape=True) for one in addresses)),
    }


def _letters_about(going: Mapping[str, ColumnElement[bool]]) -> Iterator[ColumnElement[bool]]:
    """Which messages are about rows that go, by the ids that their `about` ends with."""
    about = func.replace(Base.metadata.tables["message"].c.about, "-", "")
    for name, beginnings in LETTERS.items():
        if name not in going:
            continue
        table = Base.metadata.tables[name]
        row_id = func.replace(cast(table.c.id, String), "-", "")
        for beginning in beginnings:
            names = select(literal(beginning).concat(row_id)).where(going[name])
            yield func.substr(about, 1, len(beginning) + ID_LETTERS).in_(names)


def _pointing(
    table: Table, key: Mapping[str, Any], target: Table, where: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Which rows of a table point at rows that go; of a pair with the council, its other half."""
    pairs = zip(key["constrained_columns"], key["referred_columns"], strict=True)
    column, referred = next(pair for pair in pairs if pair[1] != "council_id")
    pointing: ColumnElement[Any] = table.c[column]
    return pointing.in_(select(target.c[referred]).where(where))
