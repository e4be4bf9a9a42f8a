"""The bases that every table is made from.

`Model` is what practices get: it carries the council, so that no table can forget it.
`GlobalModel` is for the few tables that belong to no council, and asks for a reason.
"""

import uuid
from datetime import datetime
from typing import Any, ClassVar, cast

from sqlalchemy import (
    JSON,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedColumn,
    declared_attr,
    mapped_column,
    registry,
)

from alongside.db.ids import new_id
from alongside.db.time import UtcDateTime, utcnow

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table has: an id, when it was made, and a version that forbids lost updates."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={
            datetime: UtcDateTime,
            uuid.UUID: Uuid,
            str: Text,
            dict[str, Any]: JSON,
            list[str]: JSON,
        },
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-3)
    created_at: Mapped[datetime] = mapped_column(default=utcnow, sort_order=90)
    version: Mapped[int] = mapped_column(sort_order=91)

    __mapper_args__ = {"version_id_col": version}

    def __repr__(self) -> str:
        """Name the row without its contents: a log line or an error page must not hold a person."""
        return f"<{type(self).__name__} {self.id}>"


class GlobalModel(Base):
    """A table that belongs to no council. `global_reason` says why that is safe."""

    __abstract__ = True
    global_reason: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a table without a stated reason."""
        if not cls.__dict__.get("__abstract__") and len(cls.global_reason) < 10:
            raise TypeError(
                f"{cls.__name__} is a GlobalModel without a reason. Say in `global_reason` why its "
                f"rows belong to no council, or use Model."
            )
        super().__init_subclass__(**kwargs)
        if "__tablename__" in cls.__dict__:
            cast(Table, cls.__table__).info["global_reason"] = cls.global_reason


class Model(Base):
    """A table whose every row belongs to one council.

    Rows point at one another with `reference()`, which makes the foreign key a pair
    (council, id), because a plain one lets a row point into another council on every
    database: foreign key checks ignore row-level security.
    """

    __abstract__ = True

    @declared_attr
    @classmethod
    def council_id(cls) -> Mapped[uuid.UUID]:
        """The council that the row belongs to; set by the session, never by a form."""
        return mapped_column(ForeignKey("council.id"), sort_order=-2)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give the table its pair key, and each reference its pair of columns and its index."""
        super().__init_subclass__(**kwargs)
        if "__tablename__" not in cls.__dict__:
            return
        table: Any = cls.__table__
        table.append_constraint(UniqueConstraint("council_id", "id"))
        for column in list(table.columns):
            target = column.info.get("refers_to")
            if target is None:
                continue
            table.append_constraint(
                ForeignKeyConstraint(
                    ["council_id", column.name],
                    [f"{target}.council_id", f"{target}.id"],
                    name=f"fk_{table.name}_{column.name}",
                    ondelete=column.info["on_delete"],
                )
            )
            Index(f"ix_{table.name}_{column.name}", table.c.council_id, column)


def reference(target: str, *, on_delete: str = "CASCADE", **options: Any) -> MappedColumn[Any]:
    """A column that points at a row of the same council.

    `target` is the table's name. `on_delete` is SQL's word: CASCADE where the row means nothing
    without its target, RESTRICT where deleting the target must be decided first.
    """
    info = {"refers_to": target, "on_delete": on_delete}
    return mapped_column(Uuid, info=info, **options)


def scoped_tables() -> set[str]:
    """The names of all tables that carry a council."""
    return {t.name for t in Base.metadata.tables.values() if "council_id" in t.columns}


__all__ = ["Base", "GlobalModel", "Model", "reference", "scoped_tables"]
