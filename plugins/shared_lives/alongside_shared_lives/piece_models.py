"""A picture or a recording on the page of a household or of a person who looks."""

import uuid

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Piece(Model):
    """Something to look at or to listen to, beside what is written; of one side alone.

    The file is read only where it is asked for. `kind` is its media type; a picture was drawn anew
    and a recording lost its labels before they came here (`alongside.UploadField`).
    """

    __tablename__ = "shared_lives_piece"
    __table_args__ = (
        CheckConstraint("(household_id IS NULL) <> (looking_id IS NULL)", name="one_side"),
    )

    household_id: Mapped[uuid.UUID | None] = reference("shared_lives_household", nullable=True)
    looking_id: Mapped[uuid.UUID | None] = reference("shared_lives_looking", nullable=True)
    kind: Mapped[str] = mapped_column(String(20))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    words: Mapped[str] = mapped_column(default="")
    given_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )

    @property
    def is_picture(self) -> bool:
        """Whether it is to be looked at, and not to be listened to."""
        return self.kind.startswith("image/")
