"""The headings under which people say who they are, and writing under them.

The headings are those of the PRSB About Me standard, v2.0 (March 2025): own words, shown first,
the person edits. Its "supported to write this by" is asked under each heading (`helped_by`), since
different people may have helped with different parts.
"""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.people.models import AboutMe, Person


@dataclass(frozen=True)
class Heading:
    """One heading: its id, its title about somebody and about oneself, and what may stand there."""

    id: str
    title: Any
    hint: Any


HEADINGS = {
    heading.id: heading
    for heading in (
        Heading(
            "matters",
            _l("What matters to me"),
            _l("People, places, beliefs, routines, music: whatever makes a day a good day."),
        ),
        Heading(
            "people",
            _l("People who are important to me"),
            _l("Family, friends, neighbours, pets; who to turn to, and how we keep in touch."),
        ),
        Heading(
            "communicating",
            _l("How I communicate and how to communicate with me"),
            _l("Languages, signs, time to think, what helps me follow and be understood."),
        ),
        Heading(
            "wellness",
            _l("My wellness"),
            _l("How I am on an ordinary day, and how you can tell when I am not so well."),
        ),
        Heading(
            "please",
            _l("Please do and please don’t"),
            _l("What I would like you to do, and what I would rather you left."),
        ),
        Heading(
            "support",
            _l("How and when to support me"),
            _l("What I do myself, what I like help with, and at what time."),
        ),
        Heading(
            "knowing",
            _l("Also worth knowing about me"),
            _l("Anything else that helps someone to know me."),
        ),
    )
}


def written(session: CouncilSession, person: Person, heading: str) -> AboutMe | None:
    """What stands under one of a person's headings, if anything."""
    return session.scalars(
        select(AboutMe).where(AboutMe.person_id == person.id, AboutMe.heading == heading)
    ).one_or_none()


def write(
    session: CouncilSession, person: Person, heading: str, body: str, helped_by: str, by: Person
) -> None:
    """Keep what is said under a heading, with who wrote it and when. No words: nothing stands.

    Raises StaleDataError when someone else began the same heading at the same moment.
    """
    found = written(session, person, heading)
    if not body:
        if found is not None:
            session.delete(found)
        session.flush()
        return
    if found is None:
        found = AboutMe(person_id=person.id, heading=heading, body=body)
        session.add(found)
    found.body, found.helped_by = body, helped_by
    found.written_by_id, found.updated_at = by.id, utcnow()
    try:
        session.flush()
    except IntegrityError as error:
        raise StaleDataError(f"{found!r} was begun twice") from error
