"""A voice that comes in its own way: a picture, a letter as a photo, a recording.

A child need not sit in a room of adults to be heard. What somebody gives is theirs: until the day
only they and the coordinator have it, on the day it is shown to those in the room, and it can be
taken back at any time. Source: domain.md 1a, children's voice.
"""

import uuid
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from alongside import CouncilSession, Person, Upload
from alongside_family_conference.gatherings import COUNCIL_SIDE, Gathering, Party, hold, load
from alongside_family_conference.states import OVER, NotNow, State
from alongside_family_conference.voice_models import Voice

MOST = 6
ROOM = frozenset({"central", "family", "supporter", "advocate", "interpreter", "referrer"})
"""Who is shown what others gave, on the day and after it. The coordinator has seen it before."""


@dataclass(frozen=True)
class VoiceSeen:
    """Something that somebody gave, with its conference and whose it is."""

    gathering: Gathering
    party: Party
    voice: Voice

    @property
    def id(self) -> uuid.UUID:
        """Its id."""
        return self.voice.id


def give(
    session: CouncilSession,
    gathering: Gathering,
    party: Party,
    upload: Upload,
    words: str,
    by: Person,
) -> Voice:
    """Keep a picture or a recording. Raises NotNow for a seventh, or when it is too late.

    While the family is alone, nothing of theirs is sent (rule 15): not a picture either.
    """
    hold(session, gathering)
    if gathering.state is State.PRIVATE:
        raise NotNow(_("Show it in the room. While you are alone, nothing of yours is sent."))
    if gathering.state in OVER or gathering.state is State.DRAFTED:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
    theirs = (Voice.conference_id == gathering.id, Voice.person_id == party.person.id)
    if (session.scalar(select(func.count()).select_from(Voice).where(*theirs)) or 0) >= MOST:
        raise NotNow(_("There are six already. Take one back first."))
    voice = Voice(
        conference_id=gathering.id,
        person_id=party.person.id,
        kind=upload.kind,
        content=upload.content,
        words=words,
        given_by_id=by.id,
    )
    session.add(voice)
    return voice


def shown_to(session: CouncilSession, gathering: Gathering, person: Person) -> list[VoiceSeen]:
    """What somebody may see and hear of what was given, without the files. One statement."""
    by_person = {one.person.id: one for one in gathering.parties}
    rows = session.scalars(
        select(Voice)
        .where(Voice.conference_id == gathering.id)
        .order_by(Voice.created_at, Voice.id)
    )
    found = [VoiceSeen(gathering, by_person[one.person_id], one) for one in rows]
    return [one for one in found if may_see(one, person)]


def may_see(seen: VoiceSeen, person: Person) -> bool:
    """Whether somebody may see it: whose it is and the coordinator, and on the day the room.

    Of somebody whom the reader must not know to be in it, nothing is shown: the coordinator can
    read or show it in the room. While the family is alone, nobody of the council looks (rule 15).
    """
    gathering = seen.gathering
    me = gathering.party(person)
    if me is None:
        return False
    if me.role in COUNCIL_SIDE and gathering.state is State.PRIVATE:
        return False
    if me is seen.party or me.role == "coordinator":
        return True
    in_room = me.role in ROOM and not me.excluded and seen.party in gathering.seen_by(person)
    return in_room and gathering.day_has_come


def load_voice(
    session: CouncilSession, conference_id: uuid.UUID, voice_id: uuid.UUID
) -> VoiceSeen | None:
    """Something that was given, with its file, or None."""
    gathering = load(session, conference_id)
    voice = session.scalars(
        select(Voice)
        .where(Voice.id == voice_id, Voice.conference_id == conference_id)
        .options(undefer(Voice.content))
    ).one_or_none()
    if gathering is None or voice is None:
        return None
    party = next((one for one in gathering.parties if one.person.id == voice.person_id), None)
    return None if party is None else VoiceSeen(gathering, party, voice)


def take_back(session: CouncilSession, seen: VoiceSeen) -> None:
    """It goes, for everybody."""
    session.delete(seen.voice)
