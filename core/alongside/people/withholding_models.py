"""Details that are kept back for somebody's safety, and the few who see them all the same."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class Withholding(Model):
    """Somebody's ways to be reached are kept back, until it is lifted; looked at again on a day.

    `relations` says that who is around them is kept back too, `about` that what stands on their
    page is: what would give away where they are.
    """

    __tablename__ = "withholding"

    person_id: Mapped[uuid.UUID] = reference("person")
    relations: Mapped[bool] = mapped_column(default=True)
    about: Mapped[bool] = mapped_column(default=False)
    because: Mapped[str]
    review_on: Mapped[date]
    placed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Confidant(Model):
    """One who sees what is kept back, besides the person."""

    __tablename__ = "withholding_confidant"

    withholding_id: Mapped[uuid.UUID] = reference("withholding")
    person_id: Mapped[uuid.UUID] = reference("person")
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
