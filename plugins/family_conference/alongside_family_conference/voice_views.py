"""The pages of voices that come as a picture or a recording."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside import current, send_upload
from alongside_family_conference import voices
from alongside_family_conference.gatherings import Gathering, Seat, load, load_seat
from alongside_family_conference.states import NotNow, State
from alongside_family_conference.views import KNOWN, ONE, asks, pages, record, show
from alongside_family_conference.voice_forms import VoiceForm
from alongside_family_conference.voices import VoiceSeen, load_voice


def _to_all(gathering: Gathering) -> ResponseReturnValue:
    return redirect(url_for("family_conference.all_voices", conference_id=gathering.id))


@pages.get(
    f"{ONE}/voices",
    permission="family_conference.voices",
    load=load,
    known_by=KNOWN,
    reads="family_conference.voice",
)
def all_voices(gathering: Gathering) -> str:
    """Everything that was given, as far as this person may see and hear it."""
    found = voices.shown_to(current.session, gathering, current.person)
    mine = {one.id for one in found if current.allows("family_conference.voice_back", one)}
    return show("voices", gathering, voices=found, mine=mine)


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/voice",
    methods=["GET", "POST"],
    permission="family_conference.voice_give",
    load=load_seat,
    uploads=True,
)
def give_voice(seat: Seat) -> ResponseReturnValue:
    """Give a picture or a recording, or put one here for somebody who gave it by hand."""
    if seat.gathering.state is State.PRIVATE:
        raise NotNow(_("Show it in the room. While you are alone, nothing of yours is sent."))
    form = VoiceForm()
    if request.method == "POST" and form.validate():
        assert form.file.upload is not None  # noqa: S101
        voices.give(
            current.session,
            seat.gathering,
            seat.party,
            form.file.upload,
            form.words.data or "",
            current.person,
        )
        record("gave a voice", seat.gathering)
        flash(_("It is here. It can be taken back at any time."), "success")
        return _to_all(seat.gathering)
    return asks("voice_give", seat.gathering, form, party=seat.party)


@pages.get(
    f"{ONE}/voices/<uuid:voice_id>",
    permission="family_conference.voice",
    load=load_voice,
    reads="family_conference.voice",
)
def voice(seen: VoiceSeen) -> Response:
    """The picture or the recording itself."""
    return send_upload(seen.voice.content, seen.voice.kind, "voice")


@pages.post(
    f"{ONE}/voices/<uuid:voice_id>/take-back",
    permission="family_conference.voice_back",
    load=load_voice,
)
def take_voice_back(seen: VoiceSeen) -> ResponseReturnValue:
    """Take it back."""
    voices.take_back(current.session, seen)
    record("took a voice back", seen.gathering)
    flash(_("It is gone."), "success")
    return _to_all(seen.gathering)
