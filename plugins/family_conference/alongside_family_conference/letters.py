"""The letter that invites somebody: what stands in it, and what does not.

It says nothing that its reader could not read here: not the place where that is hidden from them,
and nobody who comes, nor whose conference it is, before the list is cleared. Envelopes are opened
by others. Source: domain.md 1a, stage 3.
"""

from dataclasses import dataclass
from datetime import date

from alongside import practice_settings
from alongside_family_conference.gatherings import Gathering, Seat


@dataclass(frozen=True)
class Letter:
    """An invitation, as far as whoever it is for may know. What is empty is not said.

    `place_later` says that they are told the place on the day; `kept_out` that they cannot be in
    the room, so that the letter asks for their voice alone.
    """

    to: str
    coordinator: str
    conference: str = ""
    kept_out: bool = False
    held_on: date | None = None
    held_at: str = ""
    place: str = ""
    place_later: bool = False
    arrives: str = ""
    food: str = ""
    getting_there: str = ""
    coming: tuple[str, ...] = ()
    contact: str = ""
    signs_in: bool = False


def letter(seat: Seat) -> Letter:
    """The letter for somebody who is invited."""
    gathering, party, conference = seat.gathering, seat.party, seat.gathering.conference
    common = {
        "to": party.name,
        "coordinator": gathering.coordinator.name if gathering.coordinator else "",
        "contact": practice_settings("family_conference").contact,
        "signs_in": bool(party.person.sign_in_address),
    }
    if party.excluded:
        return Letter(**common, kept_out=True)
    hidden = party.participant.place_hidden
    return Letter(
        **common,
        conference=conference.name if conference.list_cleared_at is not None else "",
        held_on=conference.held_on,
        held_at=conference.held_at,
        place="" if hidden else conference.place,
        place_later=hidden,
        arrives=party.participant.arrives,
        food=conference.food,
        getting_there="" if hidden else conference.getting_there,
        coming=_coming(gathering, seat),
    )


def _coming(gathering: Gathering, seat: Seat) -> tuple[str, ...]:
    """Who has said that they come, of the family's side; nobody before the list is cleared."""
    if gathering.conference.list_cleared_at is None:
        return ()
    seen = gathering.seen_by(seat.party.person)
    return tuple(
        one.name
        for one in seen
        if one is not seat.party and one.with_family and one.participant.answer == "coming"
    )
