"""The day as a calendar file, which tells a locked screen nothing."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from flask import abort, make_response
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside import current, utcnow
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.states import OVER
from alongside_family_conference.views import ONE, pages

LOCAL = ZoneInfo("Europe/London")


@pages.get(
    f"{ONE}/day.ics",
    permission="family_conference.read",
    load=load,
    reads="family_conference.conference",
)
def calendar(gathering: Gathering) -> Response:
    """The day, to put into one's own calendar. It names nobody, and says "a meeting".

    Whoever must not know the place gets none, and whoever cannot be in the room gets no file.
    """
    me = gathering.party(current.person)
    conference = gathering.conference
    if me is None or me.excluded or conference.held_on is None or gathering.state in OVER:
        abort(404)
    place = "" if me.participant.place_hidden else conference.place
    response = make_response(_file(gathering, place))
    response.content_type = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="day.ics"'
    return response


def _file(gathering: Gathering, place: str) -> bytes:
    from icalendar import Calendar, Event  # here, because few requests need it

    conference = gathering.conference
    event = Event()
    event.add("uid", f"{conference.id}@alongside")
    event.add("dtstamp", utcnow())
    event.add("sequence", conference.version)
    event.add("summary", _("A meeting"))
    if conference.held_at:
        hour, minute = map(int, conference.held_at.split(":"))
        start = datetime.combine(conference.held_on, time(hour, minute), LOCAL)  # type: ignore[arg-type]
        event.add("dtstart", start.astimezone(ZoneInfo("UTC")))
    else:
        event.add("dtstart", conference.held_on)
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found
