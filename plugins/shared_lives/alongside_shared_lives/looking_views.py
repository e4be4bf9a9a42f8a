"""Who helps somebody who looks, and where their looking is."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import colleagues, current
from alongside_shared_lives import profiles
from alongside_shared_lives.parties import Seeker, load_seeker
from alongside_shared_lives.person_views import back_to
from alongside_shared_lives.profile_forms import HelperForm, StateForm
from alongside_shared_lives.states import LookingState, NotNow
from alongside_shared_lives.views import LOOKING, asks, pages, record


@pages.route(
    f"{LOOKING}/helper",
    methods=["GET", "POST"],
    permission="shared_lives.helper",
    load=load_seeker,
)
def helper(seeker: Seeker) -> ResponseReturnValue:
    """Somebody chooses who reads, writes and answers with them; or nobody any more."""
    session, form = current.session, HelperForm()
    form.helper.leave_out([seeker.person.id, *(one.id for one in colleagues(session))])
    if request.method == "POST" and "nobody" in request.form:
        profiles.choose_helper(session, seeker.looking, seeker.person, None)
        record("chose helper", "looking", seeker)
        return back_to(seeker)
    now = str(seeker.looking.helper_id or "")
    if request.method == "POST" and not form.helper.searching and form.validate():
        try:
            _must_be_seen(form.seen.data, now)
            profiles.choose_helper(session, seeker.looking, seeker.person, form.helper.person)
        except NotNow as why:
            form.helper.errors = [str(why)]
        else:
            record("chose helper", "looking", seeker)
            flash(_("Saved."), "success")
            return back_to(seeker)
    form.seen.data = now
    return asks("helper", form, seeker=seeker)


def _must_be_seen(seen: str | None, now: str) -> None:
    """Raise NotNow where somebody else changed it since the page was opened."""
    if (seen or "") != now:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))


@pages.route(
    f"{LOOKING}/state",
    methods=["GET", "POST"],
    permission="shared_lives.looking_write",
    load=load_seeker,
)
def person_state(seeker: Seeker) -> ResponseReturnValue:
    """Begin to look, pause, or end it."""
    form = StateForm()
    now = seeker.looking.state
    form.offer([one.value for one in profiles.MOVES[LookingState(now)]])
    if request.method == "POST" and form.validate():
        try:
            _must_be_seen(form.seen.data, now)
            profiles.move(seeker.looking, LookingState(form.state.data))
        except NotNow as why:
            form.state.errors = [str(why)]
        else:
            record("changed", "looking", seeker)
            flash(_("Saved."), "success")
            return back_to(seeker)
    form.seen.data = now
    return asks("person_state", form, seeker=seeker)
