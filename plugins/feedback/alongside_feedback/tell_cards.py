"""What the public side puts on front and home pages, and counts."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import url_for
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import Card, CouncilSession, Measure, Person, current, practice_settings
from alongside_feedback import answering, complaints, tell
from alongside_feedback.tell_models import Clock, Complaint, Telling

NEWS_LASTS = timedelta(days=30)


def public_cards(weight: int = 10) -> Iterator[Card]:
    """The open doors of the front page."""
    if practice_settings("feedback").public_may_tell:
        yield Card(
            _("Tell us something"),
            _("Good, bad or in between, with or without your name. A person will answer."),
            url_for("feedback.tell"),
            _("Tell us"),
            weight=weight,
        )
    yield Card(
        _("What we are learning"),
        _("What people chose to share, and what changed because of it."),
        url_for("feedback.learning"),
        _("Read it"),
        weight=weight + 10,
    )


def home_cards(session: CouncilSession, person: Person, now: datetime) -> Iterator[Card]:
    """What waits for whoever answers, and what has come for whoever told us something.

    The doors of the front page are on everybody's home page, too: nobody signs out to be heard.
    """
    yield from public_cards(weight=70)
    if current.allows("feedback.answering"):
        yield from _for_answerers(session)
    for telling in tell.tellings_of(session, person):
        link = url_for("feedback.own_told", telling_id=telling.id)
        if telling.invited_at and not telling.enterprise_id:
            title = _("You are invited to think something through together")
            yield Card(title, "", link, _("Read it"), "waiting", 20)
        answered = telling.answered_at if telling.waiting_since is None else None
        if answered is not None and now - answered < NEWS_LASTS:
            title = _("Somebody answered what you told us")
            yield Card(title, "", link, _("Read it"), "moved", 20)


def _for_answerers(session: CouncilSession) -> Iterator[Card]:
    number, since = answering.count_waiting(session)
    if number and since:
        title = ngettext(
            "One person waits for an answer", "%(num)s people wait for an answer", number
        )
        text = _("The first of them since %(day)s.", day=format_date(since, "d MMMM"))
        yield Card(title, text, url_for("feedback.answering_list"), _("Answer"), "waiting", 15)
    late = complaints.count_overdue(session, complaints.today())
    if late:
        title = ngettext("One complaint is overdue", "%(num)s complaints are overdue", late)
        text = _("The law names a day, and it has passed.")
        yield Card(title, text, url_for("feedback.answering_list"), _("Look into it"), "waiting", 5)


def measures(session: CouncilSession) -> Iterator[Measure]:
    """Counts for the council."""
    told, answered, waiting = session.execute(
        select(
            func.count(Telling.id),
            func.count(Telling.answered_at),
            func.count(Telling.waiting_since),
        )
    ).one()
    made = session.scalar(select(func.count(Complaint.id))) or 0
    yield Measure(_("Conversations that people began with the council"), told)
    yield Measure(_("Of these, answered at least once"), answered)
    yield Measure(_("Of these, waiting for an answer now"), waiting)
    yield Measure(_("Complaints that their authors made of them"), made)


def legal_hold(session: CouncilSession, person: Person) -> str | None:
    """Why somebody's rows must wait: a complaint of theirs is still open."""
    waits = session.scalars(
        select(Complaint.id)
        .join(Clock, Clock.complaint_id == Complaint.id)
        .where(
            Complaint.author_id == person.id,
            Complaint.withdrawn_at.is_(None),
            Clock.kind == "respond",
            Clock.done_on.is_(None),
        )
        .limit(1)
    ).first()
    return _("A complaint that they made has not been answered yet.") if waits else None
