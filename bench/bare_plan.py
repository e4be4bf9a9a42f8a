"""The yardstick's family plan: who is in it, what each does, how it goes, and the reviews.

As `bare`, it is what a careful engineer would write and no more: each kind of row is read in one
statement, whole, by an index.
"""

from __future__ import annotations

from datetime import date

from flask import Flask, abort, render_template
from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from bench.bare import Base, Person, db


class Plan(Base):
    """A plan that a family made."""

    __tablename__ = "plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    contingency: Mapped[str]


class Seat(Base):
    """Somebody's place in it."""

    __tablename__ = "seat"
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20))
    relation: Mapped[str]
    said: Mapped[str]
    person: Mapped[Person] = relationship()


class Item(Base):
    """One thing that will be done."""

    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    what: Mapped[str]
    who: Mapped[str]
    by: Mapped[date | None]
    know: Mapped[str]
    checks: Mapped[str]
    by_agency: Mapped[bool]
    decision: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(12))


class Step(Base):
    """How an item went on."""

    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    who: Mapped[str]
    words: Mapped[str]


class Review(Base):
    """What was said when people looked at it together."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    better: Mapped[str]
    harder: Mapped[str]
    learned: Mapped[str]


def add_to(app: Flask) -> None:
    """Give the bare app its two pages of a plan."""
    app.add_url_rule("/plans/<int:plan_id>", view_func=plan)
    app.add_url_rule("/plans/<int:plan_id>/people", view_func=seats)


def _plan(plan_id: int) -> Plan:
    found = db.session.get(Plan, plan_id)
    if found is None:
        abort(404)
    return found


def plan(plan_id: int) -> str:
    """The plan: its items with how they go, and the reviews."""
    found = _plan(plan_id)
    items = db.session.scalars(select(Item).where(Item.plan_id == plan_id).order_by(Item.id)).all()
    steps: dict[int, list[Step]] = {}
    asked = select(Step).join(Item, Item.id == Step.item_id).where(Item.plan_id == plan_id)
    for step in db.session.scalars(asked.order_by(Step.id)):
        steps.setdefault(step.item_id, []).append(step)
    reviews = db.session.scalars(
        select(Review).where(Review.plan_id == plan_id).order_by(Review.id)
    ).all()
    return render_template("plan.html", plan=found, items=items, steps=steps, reviews=reviews)


def seats(plan_id: int) -> str:
    """Who is in it, and what each said."""
    found = _plan(plan_id)
    taken = db.session.scalars(
        select(Seat).options(joinedload(Seat.person)).where(Seat.plan_id == plan_id)
    ).all()
    return render_template("plan_people.html", plan=found, seats=taken)
