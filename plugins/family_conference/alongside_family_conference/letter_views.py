"""The letter of an invitation, to print and to hand over."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from alongside import absolute_url, current
from alongside_family_conference import letters, paper, preparing
from alongside_family_conference.forms import StepForm
from alongside_family_conference.gatherings import Seat, load_seat
from alongside_family_conference.paper import Look
from alongside_family_conference.views import ONE, back_to, pages, record, show


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/letter",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load_seat,
    reads="family_conference.participant",
)
def letter(seat: Seat) -> ResponseReturnValue:
    """The letter, in the language of whoever gets it; sending the form notes that it was given."""
    gathering, party = seat.gathering, seat.party
    gathering.must_be(*preparing.PREPARED)
    if request.method == "POST" and StepForm().validate():
        preparing.invite(current.session, gathering, party, "letter")
        record("invited by letter", gathering)
        flash(_("Noted: %(name)s is invited by letter.", name=party.name), "success")
        return back_to(gathering)
    look = Look.asked(request.args, paper.language_of(party.person))
    with look.speaking():
        drawn = render_template(
            "family_conference/letter_paper.html",
            letter=letters.letter(seat),
            look=look,
            website=absolute_url("identity.sign_in").partition("://")[2],
        )
    return show("letter", gathering, party=party, look=look, drawn=Markup(drawn))  # noqa: S704 (our own)
