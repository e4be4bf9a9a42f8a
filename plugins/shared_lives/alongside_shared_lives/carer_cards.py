"""What waits for a person along the carer's path, for their home page."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import Card, CouncilSession, Person, current, practice_settings
from alongside_shared_lives import enquiring, panel_lists, path, running_out, words
from alongside_shared_lives.access import MANAGER, PANEL, WORKER
from alongside_shared_lives.dates import today
from alongside_shared_lives.parties import homes_of, load_home
from alongside_shared_lives.running_out import Ending
from alongside_shared_lives.standing_lists import homes
from alongside_shared_lives.states import Step
from alongside_shared_lives.trail import load_trail


def front_door(weight: int) -> Card:
    """A way to read what a Shared Life is, and to ask."""
    return Card(
        _("Share your home and your life"),
        _("Somebody lives with you, or visits: as part of your family, not as a guest."),
        url_for("shared_lives.about"),
        _("What Shared Lives is"),
        weight=weight,
    )


def for_work(session: CouncilSession, person: Person) -> Iterator[Card]:
    """What waits for those of the scheme and of the panel."""
    roles = current.actor.roles
    if roles & {WORKER, MANAGER}:
        yield from _scheme(session, person, manages=MANAGER in roles)
    if PANEL in roles:
        number = len(panel_lists.waiting_for(session, person))
        if number:
            title = ngettext(
                "One household is before the panel",
                "%(num)s households are before the panel",
                number,
            )
            page = url_for("shared_lives.panel_days")
            yield Card(title, _("Say first whether you have an interest."), page, "", "waiting", 12)


def cards_for(session: CouncilSession, person: Person) -> Iterator[Card]:
    """What somebody's own household waits for, and what became of what they asked."""
    for enquiry in enquiring.asked_by(session, person):
        page = url_for("shared_lives.enquiry", enquiry_id=enquiry.id)
        if enquiry.state in enquiring.OPEN:
            text = _("You can see where it is, and take it back.")
            yield Card(_("You asked about sharing your home"), text, page, weight=40)
        elif enquiry.state == "answered":
            title = _("You asked about sharing your home, and somebody answered")
            yield Card(title, "", page, _("Read it"), kind="moved", weight=30)
    for household in homes_of(session, person):
        step = Step(household.state)
        home = load_home(session, household.id)
        if home is None or step in (Step.CLOSED, Step.ENDED):
            continue
        page = url_for("shared_lives.household", household_id=home.id)
        if home.part(person) == "carer" and step in path.LIVE:
            ending = next(iter(_near(running_out.endings(session, [home]))), None)
            if ending is not None:
                yield Card(_said(ending), home.name, page, kind="waiting", weight=20)
                continue
        yours = [
            one
            for one in (path.waiting(load_trail(session, home)) if step in path.OPEN else ())
            if person.display_name in one.whom
        ]
        if yours:
            yield Card(_("We wait for you"), yours[0].what, page, kind="waiting", weight=20)
        else:
            yield Card(home.name, words.STEPS[household.state], page, weight=45)


def _scheme(session: CouncilSession, person: Person, *, manages: bool) -> Iterator[Card]:
    number = sum(one.state == "waiting" for one in enquiring.waiting(session, person))
    if number:
        title = ngettext(
            "One person asked about sharing their home",
            "%(num)s people asked about sharing their home",
            number,
        )
        yield Card(title, "", url_for("shared_lives.households"), "", "waiting", 12)
    live = homes(session, person, *path.LIVE)
    mine = [one for one in live if manages or one.household.worker_id == person.id]
    for ending in _near(running_out.endings(session, mine))[:5]:
        page = url_for("shared_lives.household", household_id=ending.home.id)
        yield Card(_said(ending), ending.home.name, page, kind="waiting", weight=20)


def _near(found: list[Ending]) -> list[Ending]:
    """What is over or soon will be; of what a household’s carers never took, the first."""
    last = today() + timedelta(days=practice_settings("shared_lives").warn_days_before)
    near = [one for one in found if one.day is None or one.day <= last]
    firsts = {one.home.id: one for one in reversed(near) if one.course}
    return [one for one in near if not one.course or firsts[one.home.id] is one]


def _said(ending: Ending) -> str:
    """The same words whoever has to do something about it (rule 17)."""
    what = _("Training: %(what)s", what=ending.what) if ending.kind == "training" else ending.what
    if ending.day is None:
        return str(what)
    if ending.late:
        return str(
            ngettext(
                "%(what)s: the day passed yesterday",
                "%(what)s: the day passed %(num)s days ago",
                ending.days,
                what=what,
            )
        )
    return str(
        ngettext(
            "%(what)s: one day is left",
            "%(what)s: %(num)s days are left",
            ending.days,
            what=what,
        )
    )
