"""How an invented conference of the demo comes to where it is."""

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _

from alongside import CouncilSession, Person
from alongside_family_conference import (
    allocating,
    planning,
    preparing,
    referring,
    reporting,
    the_day,
)
from alongside_family_conference.gatherings import Gathering, Party, today
from alongside_family_conference.planning import Draft, ItemSeen, Written


def asked_for(
    session: CouncilSession,
    referrer: Person,
    central: Person,
    coordinator: Person,
    *,
    manager: Person,
    kind: str,
    name: str,
    parents: Sequence[Person],
    others: Sequence[tuple[Person, str]],
    reasons: str,
    must_change: str,
) -> Gathering:
    """A conference that was asked for, agreed to and given its coordinator."""
    gathering = referring.draft(session, referrer, [central], kind=kind, name=name)
    conference = gathering.conference
    conference.reasons, conference.must_change = reasons, must_change
    conference.coordinator_wish = _("Somebody who listens before writing.")
    for person in parents:
        referring.name_person(
            session, gathering, person, "family", relation=_("parent"), parental=True, by=referrer
        )
    for person, relation in others:
        referring.name_person(session, gathering, person, "family", relation=relation, by=referrer)
    referring.send(session, gathering)
    for party in gathering.who("central", "family"):
        referring.note_consent(
            session,
            gathering,
            party,
            "yes",
            _("At home, over tea"),
            today(),
        )
    allocating.allocate(session, gathering, coordinator, manager)
    preparing.begin(session, gathering)
    return gathering


def report(
    session: CouncilSession,
    gathering: Gathering,
    referrer: Person,
    *,
    strengths: str,
    worries: str,
    questions: str,
    resources: str,
    line: str,
    harm: str,
) -> None:
    """The referrer writes the report and shares it."""
    conference = gathering.conference
    conference.strengths, conference.worries = strengths, worries
    conference.questions, conference.resources = questions, resources
    conference.no_plan = _("Then we meet again and think on, with you.")
    session.flush()
    reporting.add_line(session, gathering, line, harm, referrer)
    reporting.share(session, gathering)


def ready(
    session: CouncilSession, gathering: Gathering, coordinator: Person, *, place: str
) -> None:
    """Everything is ready for the day, which is today."""
    conference = gathering.conference
    conference.held_on, conference.held_at, conference.place = today(), "14:00", place
    conference.food = _("Soup, bread, and something sweet.")
    session.flush()
    preparing.screen(
        session,
        gathering,
        coordinator,
        found=_("I spoke with each of them alone. Nobody is afraid of anybody."),
        plan=_("A word by the kettle stops it at once."),
        goes_ahead=True,
    )
    for party in gathering.family:
        preparing.answer(
            session,
            gathering,
            party,
            answer="coming",
            brings=_("Time, and patience."),
            needs="",
            contribution="",
            voice="there" if party.role == "central" else "",
        )
    preparing.clear_list(session, gathering)
    preparing.ready(session, gathering)


def shared(
    session: CouncilSession,
    gathering: Gathering,
    family: Person,
    referrer: Person,
    items: Sequence[Written],
) -> None:
    """The plan is shared, agreed to, and begun."""
    draft = Draft(
        items=items,
        contingency=_("We ring each other before anybody rings the council."),
        not_known_yet=_("What next winter is like."),
        own_words=_("This is ours."),
        review_on=today() + timedelta(days=60),
    )
    the_day.share_plan(session, gathering, family, draft)
    for item in planning.items_of(session, gathering):
        planning.decide(session, ItemSeen(gathering, item), referrer, agrees=True, reason="")
    planning.start(session, gathering, referrer)


def seat(gathering: Gathering, person: Person) -> Party:
    """Somebody's place in it."""
    party = gathering.party(person)
    assert party is not None  # noqa: S101
    return party
