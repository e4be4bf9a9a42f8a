"""Filling a database with the demo: once, however often it is asked for."""

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import func, select

from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.engine import get_session
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.demo.cast import Someone, Together, Town
from alongside.demo.people import SLUGS, TOWNS
from alongside.groups.models import Group, Membership, today
from alongside.identity.models import CouncilRole
from alongside.lifecycle import at_council, enter
from alongside.people.directory import add_person
from alongside.people.models import AboutMe, CommunicationNeed, Contact, Gift, Person, Relationship
from alongside.people.withholding import keep_back
from alongside.web.context import current, house


class NotADemo(Exception):
    """The database holds councils that the demo did not make, so the demo keeps its hands off."""


def seed(app: Flask, shows: frozenset[str] | None = None) -> list[str]:
    """Make the councils that are missing and fill those that are empty.

    What people changed in a demo stays. `shows` are the practices that show something there,
    all that can if it is not given. Gives a sentence for each practice whose part could not be
    made. Raises NotADemo when the database holds any other council.
    """
    with app.app_context():
        session = get_session()
        known = frozenset(session.scalars(select(Council.slug)))
        if others := known - SLUGS:
            raise NotADemo(
                f"This database holds {', '.join(sorted(others))}, so it is not a demo. "
                f"Give the demo a folder of its own: ALONGSIDE_INSTANCE=/tmp/demo alongside demo"
            )
        session.add_all(
            Council(**town.council) for town in TOWNS if town.council["slug"] not in known
        )
        session.commit()
    return [trouble for town in TOWNS for trouble in _fill(app, town, shows)]


def _fill(app: Flask, town: Town, shows: frozenset[str] | None) -> list[str]:
    with at_council(app, str(town.council["slug"])) as session:
        if session.scalar(select(func.count()).select_from(Person)):
            return []
        day = today()
        people = {one.handle: _add(session, one, day) for one in town.people}
        for one, other, kind, remark in town.relations:
            session.add(
                Relationship(
                    person_id=people[one].id, other_id=people[other].id, kind=kind, note=remark
                )
            )
        for group in town.groups:
            _gather(session, group, people)
        session.flush()
        for whose, by, other, because in town.kept:
            keep_back(
                session,
                people[whose],
                relations=False,
                about=False,
                because=because,
                review_on=day + timedelta(days=90),
                confidants=[people[other]],
                by=people[by],
            )
        return _show(session, people, town, shows)


def _add(session: CouncilSession, one: Someone, day: date) -> Person:
    person = add_person(
        session,
        name=one.name,
        known_as=one.known_as,
        pronouns=one.pronouns,
        born_on=one.born_on(day),
        sign_in_address=next((value for kind, value, _ in one.contacts if kind == "email"), None),
        language=one.language,
        handle=one.handle,
    )
    if one.role:
        session.add(CouncilRole(person_id=person.id, role=one.role, reason="invented for the demo"))
    for kind, bodies in (("gift", one.gifts), ("wish", one.wishes)):
        session.add_all(
            Gift(person_id=person.id, kind=kind, body=body, added_by_id=person.id)
            for body in bodies
        )
    session.add_all(
        AboutMe(
            person_id=person.id,
            heading=heading,
            body=body,
            written_by_id=person.id,
            updated_at=utcnow(),
        )
        for heading, body in one.about.items()
    )
    session.add_all(
        CommunicationNeed(person_id=person.id, kind=kind, detail=detail)
        for kind, detail in one.needs
    )
    session.add_all(
        Contact(
            person_id=person.id,
            kind=kind,
            value=value,
            safe_to_email=safe == "email",
            safe_to_text=safe == "text",
            safe_to_call=safe == "call",
        )
        for kind, value, safe in one.contacts
    )
    return person


def _gather(session: CouncilSession, told: Together, people: dict[str, Person]) -> None:
    group = Group(kind=told.kind, name=told.name, purpose=told.purpose)
    session.add(group)
    session.flush()
    session.add_all(
        Membership(group_id=group.id, person_id=people[handle].id, role=role, how=how)
        for handle, (role, how) in told.members.items()
    )


def _show(
    session: CouncilSession,
    people: dict[str, Person],
    town: Town,
    wanted: frozenset[str] | None,
) -> list[str]:
    """Switch on every wanted practice that has something to show, and let it show it."""
    registry = house().registry
    usable = frozenset(record.id for record in registry.usable())
    shows = [one.record.id for one in house().hooks.implementations("demo", usable)]
    for practice_id in shows:
        if wanted is not None and practice_id not in wanted:
            continue
        practices.enable(session, current.council, registry, practice_id)
        practice = registry.practice(practice_id)
        if practice is not None and practice_id in town.settings:
            chosen = town.settings[practice_id]
            practices.save_settings(session, current.council, practice, chosen)
    enter(session, current.council)
    answers = current.call("demo", people=people)
    return [
        f"{answer.record.title} could not make its part of the demo in {current.council.name}."
        for answer in answers
        if answer.failed
    ]
