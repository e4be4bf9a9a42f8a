"""What waits for a person, and what moved because of them: for their home page."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from alongside import Card, CouncilSession, Person, practice_settings, utcnow
from alongside_feedback.change_models import Change, Stance
from alongside_feedback.changes import HAPPENED, MOVING
from alongside_feedback.overview import Mine, circles_of
from alongside_feedback.questions import in_a_row
from alongside_feedback.reminders import is_near, today
from alongside_feedback.states import OPEN, State

MOVED_LATELY = timedelta(days=30)
HOPE = 140


def cards_for(session: CouncilSession, person: Person) -> Iterator[Card]:
    """The cards of somebody's home page, in four statements however much they are in."""
    mine = circles_of(session, person)
    changes = _changes(session, [one.id for one in mine])
    answered = _answered(session, person, changes)
    led = {change.enterprise_id for change in changes}
    by_id = {one.id: one for one in mine}
    for one in mine:
        yield from _waiting(one, one.id in led)
    for change in changes:
        yield from _of_change(change, by_id[change.enterprise_id], change.id in answered)
    yield Card(
        _("Begin something together"),
        _("Say what you hope for with someone, and look back on it together when the time comes."),
        url_for("feedback.new"),
        weight=60,
    )


def _waiting(one: Mine, led: bool) -> Iterator[Card]:
    names = in_a_row([other.display_name for other in one.others])
    page = url_for("feedback.enterprise", enterprise_id=one.id)
    if one.state is State.FORMING and not one.confirmed:
        yield Card(
            _("Is this what you hope to do together?"),
            _("With %(names)s: “%(hope)s”", names=names, hope=_shortened(one.enterprise.hope)),
            url_for("feedback.agree", enterprise_id=one.id),
            kind="waiting",
            weight=20,
        )
    elif one.state is State.TOGETHER and is_near(one.enterprise) and not _snoozed(one):
        yield Card(
            _("The day to look back has come")
            if one.enterprise.look_back_on <= today()
            else _("It is nearly time to look back"),
            _("With %(names)s. There is no hurry.", names=names),
            page,
            kind="waiting",
            weight=30,
        )
    elif one.state is State.WRITING and not one.has_written and not _snoozed(one):
        yield Card(
            _("It is time to write"),
            _("You look back with %(names)s. Nobody reads it until all have written.", names=names),
            url_for("feedback.write", enterprise_id=one.id),
            kind="waiting",
            weight=10,
        )
    elif one.state in OPEN:
        yield Card(
            _("With %(names)s", names=names),
            _shortened(one.enterprise.hope),
            page,
            weight=50,
        )
    elif one.state is State.REVEALED and not led and not one.enterprise.nothing_because:
        yield Card(
            _("Everyone has written"),
            _("Read it, and say where it leads. With %(names)s.", names=names),
            page,
            kind="waiting",
            weight=10,
        )


def _shortened(hope: str) -> str:
    return hope if len(hope) <= HOPE else hope[:HOPE].rsplit(" ", 1)[0] + "…"


def _of_change(change: Change, one: Mine, answered: bool) -> Iterator[Card]:
    href = url_for("feedback.change", enterprise_id=one.id, change_id=change.id)
    stale = timedelta(days=practice_settings("feedback").stale_after_days)
    age = utcnow() - change.moved_at
    if change.status == "proposed" and not answered:
        title, kind = _("What do you say to this change?"), "waiting"
    elif change.status in MOVING and age > stale:
        title, kind = _("This change has not moved for a while"), "waiting"
    elif change.status in HAPPENED and age < MOVED_LATELY:
        title = (
            _("Because of what you wrote together, this was done")
            if change.status == "done"
            else _("Because of what you wrote together, something was learned")
        )
        kind = "moved"
    else:
        return
    yield Card(title, _short(change.what), href, kind=kind, weight=40)


def _changes(session: CouncilSession, ids: Sequence[uuid.UUID]) -> Sequence[Change]:
    if not ids:
        return ()
    return session.scalars(
        select(Change).where(Change.enterprise_id.in_(ids)).order_by(Change.moved_at, Change.id)
    ).all()


def _answered(
    session: CouncilSession, person: Person, changes: Sequence[Change]
) -> Mapping[uuid.UUID, bool]:
    if not changes:
        return {}
    rows = session.execute(
        select(Stance.change_id, Stance.agrees).where(
            Stance.person_id == person.id, Stance.change_id.in_([one.id for one in changes])
        )
    )
    return {row.change_id: row.agrees for row in rows}


def _snoozed(one: Mine) -> bool:
    until = one.participant.snoozed_until
    return until is not None and until > today()


def _short(words: str, most: int = 160) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
