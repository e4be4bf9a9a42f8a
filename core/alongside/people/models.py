"""People. Staff and citizens are the same: everyone has gifts as well as wishes."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference
from alongside.people.names import initials


class Person(Model):
    """A person the council and its citizens know by name.

    `name` is the whole name in one field, any characters; `known_as` is what they like to be
    called. `sort_name` is compared byte by byte, so that every database gives one order and a page
    of a list can begin after a name. `sign_in_address` is the e-mail address that may receive a
    sign-in link, kept apart from their contacts, because reaching someone and letting someone in
    are different things. Of somebody who was erased the row stays, with nothing in it.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("council_id", "sign_in_address"),
        UniqueConstraint("council_id", "handle"),
        Index("ix_person_sort", "council_id", "sort_name", "id"),
    )

    name: Mapped[str]
    known_as: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    born_on: Mapped[date | None]
    sort_name: Mapped[str] = mapped_column(Text().with_variant(Text(collation="C"), "postgresql"))
    sign_in_address: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(16), default="")
    handle: Mapped[str | None] = mapped_column(String(40))
    erased_at: Mapped[datetime | None]
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )

    @property
    def display_name(self) -> str:
        """What they like to be called, or their name."""
        return self.known_as or self.name

    @property
    def initials(self) -> str:
        """Up to two letters that stand for them where there is no picture."""
        return initials(self.name)


class NameWord(Model):
    """One folded word of a person's names, so that a search by the first letters uses an index.

    Row-level security keeps LIKE from using one; a range over these words may. The name that
    people are sorted by stands beside each word, so that the first page of all whom a short
    beginning names is found in the index alone.
    """

    __tablename__ = "name_word"
    __table_args__ = (Index("ix_name_word_word", "council_id", "word", "sort_name", "person_id"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    word: Mapped[str] = mapped_column(String(100).with_variant(String(100, "C"), "postgresql"))
    sort_name: Mapped[str] = mapped_column(Text().with_variant(Text(collation="C"), "postgresql"))


class AboutMe(Model):
    """What a person says under one heading of the PRSB About Me standard (v2.0)."""

    __tablename__ = "about_me"
    __table_args__ = (UniqueConstraint("council_id", "person_id", "heading"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    heading: Mapped[str] = mapped_column(String(40))
    body: Mapped[str]
    helped_by: Mapped[str] = mapped_column(default="")
    written_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    updated_at: Mapped[datetime | None]


class Gift(Model):
    """Something a person brings (a gift) or hopes for (a wish). Anyone named may add a gift."""

    __tablename__ = "gift"
    __table_args__ = (CheckConstraint("kind IN ('gift', 'wish')", name="kind"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(8))
    body: Mapped[str]
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Contact(Model):
    """A way to reach a person, and what is safe to do with it. Nothing is safe until said so."""

    __tablename__ = "contact"

    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(12))
    value: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    safe_to_email: Mapped[bool] = mapped_column(default=False)
    safe_to_text: Mapped[bool] = mapped_column(default=False)
    safe_to_call: Mapped[bool] = mapped_column(default=False)


class CommunicationNeed(Model):
    """A communication need (Accessible Information Standard, DAPB1605), and when to ask again."""

    __tablename__ = "communication_need"

    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(40))
    detail: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None]


class Relationship(Model):
    """How one person is related to another, readable from both sides.

    `kind` says what `other` is to `person`; `alongside.people.relations` reads it the other way.
    """

    __tablename__ = "relationship"
    __table_args__ = (
        UniqueConstraint("council_id", "person_id", "other_id", "kind"),
        CheckConstraint("person_id <> other_id", name="two_people"),
    )

    person_id: Mapped[uuid.UUID] = reference("person")
    other_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
