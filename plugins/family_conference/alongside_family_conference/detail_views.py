"""The referral's pages about each person, and what of it the coordinator reads."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import LANGUAGES, communication_needs, current
from alongside_family_conference import details
from alongside_family_conference.gatherings import Gathering, Seat, hold, load, load_seat
from alongside_family_conference.referral_forms import DetailForm
from alongside_family_conference.referral_models import Detail
from alongside_family_conference.states import BEFORE_THE_DAY
from alongside_family_conference.views import ONE, asks, pages, record, show

ASKED_ABOUT = ("central", "family")


@pages.get(
    f"{ONE}/details",
    permission="family_conference.details",
    load=load,
    endpoint="details",
    reads="family_conference.conference",
)
def details_page(gathering: Gathering) -> str:
    """What the referral says in detail, for the referrer and the coordinator."""
    seen = gathering.seen_by(current.person)
    people = [one for one in seen if one.role in ASKED_ABOUT]
    return show(
        "details",
        gathering,
        people=people,
        referral=details.referral_of(current.session, gathering),
        details=details.details_of(current.session, gathering),
    )


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/details",
    methods=["GET", "POST"],
    permission="family_conference.details_write",
    load=load_seat,
    reads="family_conference.participant",
)
def detail(seat: Seat) -> ResponseReturnValue:
    """What the forms ask about one person; what the core knows is shown and not asked."""
    gathering, party, session = seat.gathering, seat.party, current.session
    if request.method == "POST":
        hold(session, gathering)  # whoever saves at the same moment waits, and sees this
    gathering.must_be(*BEFORE_THE_DAY)
    kept = details.details_of(session, gathering).get(party.person.id)
    form = DetailForm(obj=kept or Detail(version=0))
    child = party.role == "central" and gathering.conference.kind == "child"
    form.fit(child=child, born_is_known=party.person.born_on is not None)
    if (
        request.method == "POST"
        and form.validate()
        and (kept is None or form.check_version(kept, kept.version))
    ):
        form.populate_obj(kept or details.of_person(session, gathering, party))
        record("changed", gathering)
        flash(_("Saved."), "success")
        return redirect(url_for("family_conference.details", conference_id=gathering.id))
    # What stands on somebody's own page is shown here only to who may open that: a referral is no
    # way round saying why one looks.
    opened = [party.person] if current.allows("people.read", party.person) else []
    needs = communication_needs(session, opened).get(party.person.id, [])
    return asks(
        "detail", gathering, form, party=party, opened=opened, needs=needs, spoken=LANGUAGES
    )
