"""The list of one's conferences, and the page of each."""

from datetime import timedelta

from flask import render_template
from flask.typing import ResponseReturnValue

from alongside import current, practice_settings
from alongside_family_conference import (
    access,
    allocating,
    asking,
    following,
    gatherings,
    preparing,
    words,
)
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.planning import items_of
from alongside_family_conference.states import BEFORE_THE_DAY
from alongside_family_conference.views import ONE, pages, show


@pages.get("/", permission="family_conference.mine")
def index() -> str:
    """The conferences that I am in, and for a manager those that wait for a coordinator."""
    allocates = access.is_manager(current.actor, None)
    waiting = [
        one
        for one in (allocating.waiting(current.session) if allocates else ())
        if current.allows("family_conference.allocate", one)
    ]
    target = practice_settings("family_conference").target_days
    session, me = current.session, current.person
    return render_template(
        "family_conference/index.html",
        families=asking.waiting(session, me)
        if current.allows("family_conference.asked_list")
        else (),
        asked=[one for one in asking.concerning(session, me) if one.person_id == me.id],
        before=gatherings.today() - timedelta(days=target),
        target=target,
        mine=gatherings.of(current.session, current.person, works_here=bool(current.actor.roles)),
        waiting=waiting,
        words=words,
        may_refer=current.allows("family_conference.refer"),
    )


@pages.get(
    ONE,
    permission="family_conference.read",
    load=load,
    endpoint="conference",
    reads="family_conference.conference",
)
def conference_page(gathering: Gathering) -> ResponseReturnValue:
    """Where it stands, who is in it, and what the reader can do now."""
    session, state = current.session, gathering.state
    me = gathering.party(current.person)
    leads = me is not None and me.role == "coordinator"
    asked = asking.behind(session, gathering)
    prepares = leads and state in preparing.PREPARED
    shows_plan = current.allows("family_conference.plan", gathering)
    return show(
        "conference",
        gathering,
        people=gathering.seen_by(current.person),
        stage=next((n for n, (_, states) in enumerate(words.STAGES) if state in states), None),
        missing=preparing.missing(session, gathering) if prepares else (),
        asked=asked if asked and current.allows("family_conference.asked", asked) else None,
        before_the_day=state in BEFORE_THE_DAY,
        may_offer=current.allows("family_conference.offer", gathering),
        may_private=current.allows("family_conference.private", gathering),
        may_network=current.allows("family_conference.network", gathering),
        may_hide=current.allows("family_conference.network_hide", gathering),
        may_stop=current.allows("family_conference.stop", gathering)
        and bool(following.ways_to_stop(gathering, current.person)),
        may_report=current.allows("family_conference.report", gathering),
        plan_waits=shows_plan and bool(gathering.conference.plan_shared_at),
        items=items_of(session, gathering) if shows_plan else (),
    )
