"""What is kept of a voice that comes as a picture or a recording."""

import uuid

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Voice(Model):
    """A picture or a recording: whose it is, what it shows or says, and who put it here.

    The file is read only where it is asked for. `kind` is its media type; a picture was drawn anew
    and a recording lost its labels before they came here (`alongside.UploadField`).
    """

    __tablename__ = "family_conference_voice"

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    person_id: Mapped[uuid.UUID] = reference("person")
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
