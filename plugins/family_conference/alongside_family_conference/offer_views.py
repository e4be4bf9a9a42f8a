"""The offer before care proceedings: the letter, and what each parent said to it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired, Optional

from alongside import DatePartsField, EditForm, choices, current
from alongside_family_conference import offering
from alongside_family_conference.gatherings import Gathering, Seat, hold, load, load_seat, today
from alongside_family_conference.states import BEFORE_THE_DAY
from alongside_family_conference.views import ONE, asks, pages, record, show
from alongside_family_conference.words import OFFERS


class OfferForm(EditForm):
    """When somebody got the letter, and what they said to it."""

    offered_on = DatePartsField(
        _l("When did they get the letter?"),
        description=_l("It is kept as the day of the offer, too."),
        validators=[InputRequired()],
    )
    offer_answer = RadioField(
        _l("What did they say to the offer?"),
        description=_l("A no is never held against them."),
        choices=choices(OFFERS.items()),
        validators=[Optional()],
    )
    offer_answered_on = DatePartsField(_l("When did they say it?"), validators=[Optional()])


@pages.get(
    f"{ONE}/offer",
    permission="family_conference.offer",
    load=load,
    endpoint="offer",
    reads="family_conference.conference",
)
def offer_page(gathering: Gathering) -> str:
    """Each parent, when the offer went to them, and what they said."""
    parents = offering.parents(gathering, current.person)
    return show("offer", gathering, parents=parents)


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/offer",
    methods=["GET", "POST"],
    permission="family_conference.offer_to",
    load=load_seat,
    reads="family_conference.participant",
)
def offer_letter(seat: Seat) -> ResponseReturnValue:
    """The letter for somebody, ready to print, and one press that notes that they got it."""
    gathering, party = seat.gathering, seat.party
    if request.method == "POST":
        hold(current.session, gathering)  # whoever saves at the same moment waits, and sees this
    gathering.must_be(*BEFORE_THE_DAY)
    participant = party.participant
    form = OfferForm(obj=participant)
    if participant.offered_on is None:
        del form.offer_answer, form.offer_answered_on
        if request.method != "POST":
            form.offered_on.process(None, today())
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(participant, participant.version)
    ):
        session = current.session
        offering.offer(session, gathering, party, form.offered_on.data or today())
        if form.offer_answer:
            answer, on = form.offer_answer.data or "", form.offer_answered_on.data
            offering.note_answer(session, gathering, party, answer, on)
        record("noted the offer", gathering)
        flash(_("Noted."), "success")
        return redirect(url_for("family_conference.offer", conference_id=gathering.id))
    offered = offering.languages(party.person, list(current.council.languages))
    wish = request.args.get("language", "")
    language = wish if wish in offered else offered[0]
    return asks(
        "offer_letter",
        gathering,
        form,
        party=party,
        letter=offering.letter(gathering, party, language, current.council.name),
        language=language,
        others=[one for one in offered if one != language],
    )
