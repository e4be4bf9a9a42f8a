"""How an invented conference of the demo comes to where it is."""

import io
from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _

from alongside import CouncilSession, Person, Upload
from alongside_family_conference import (
    allocating,
    copies,
    details,
    planning,
    preparing,
    referring,
    reporting,
    the_day,
)
from alongside_family_conference.gatherings import Gathering, Party, today
from alongside_family_conference.paper import Look, language_of
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
    dates = details.of_dates(session, gathering)
    dates.discussed, dates.comes, dates.out_of_hours = "yes", "yes", True
    session.flush()
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
            advocate="no" if party.role == "central" else "",
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
    session.flush()
    if coordinator := gathering.coordinator:
        large = Look(size="large", language=language_of(family))
        copies.give(session, gathering, coordinator.person, seat(gathering, family), "paper", large)


def drawing() -> Upload:
    """A table with four chairs, seen from above, as a young person might draw it."""
    from PIL import Image, ImageDraw

    paper = Image.new("RGB", (600, 400), "#fffaf0")
    pen = ImageDraw.Draw(paper)
    pen.rounded_rectangle((200, 130, 400, 270), 30, fill="#e3b778", outline="#5c3d1e", width=6)
    chairs = ((270, 40), (270, 290), (100, 170), (430, 170))
    for (x, y), colour in zip(chairs, ("#c0504d", "#4f81bd", "#77933c", "#fffaf0"), strict=True):
        pen.rounded_rectangle((x, y, x + 66, y + 66), 16, fill=colour, outline="#333333", width=5)
    for x, y in ((240, 165), (330, 165), (285, 215)):
        pen.ellipse((x, y, x + 36, y + 28), fill="#ffffff", outline="#7f7f7f", width=3)
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=85)
    return Upload(kept.getvalue(), "image/jpeg")


def seat(gathering: Gathering, person: Person) -> Party:
    """Somebody's place in it."""
    party = gathering.party(person)
    assert party is not None  # noqa: S101
    return party
