"""Drawing the family network: the coordinator does, and each person may hide what concerns them."""

import uuid

from flask_babel import gettext as _

from alongside import CouncilSession
from alongside_family_conference.gatherings import Gathering, Party, hold
from alongside_family_conference.network import Line, Network, Spot, network_of
from alongside_family_conference.network_models import NetworkPerson, Tie
from alongside_family_conference.states import OVER, NotNow, State

DRAWING = frozenset(State) - OVER - {State.DRAFTED, State.REFERRED, State.CONSENTED, State.PRIVATE}
"""When it is drawn: from when there is a coordinator to the end, but never in private time."""

NETWORK_ROLES = frozenset({"central", "family", "supporter"})
"""Whose part makes them one of the family's network; a voice or a language is no tie."""

MOST_PEOPLE, MOST_TIES = 50, 70
"""Nobody could read more in a picture."""


def take_over(session: CouncilSession, gathering: Gathering) -> int:
    """Draw everybody of the family's network who is in the conference; gives how many came."""
    network = _hold(session, gathering)
    coming = [one for one in network.not_drawn() if one.role in NETWORK_ROLES]
    _must_hold_people(network, len(coming))
    for one in coming:
        row = NetworkPerson(conference_id=gathering.id, person_id=one.person.id, name=one.name)
        row.relation = one.participant.relation
        session.add(row)
    session.flush()
    return len(coming)


def draw_person(
    session: CouncilSession,
    gathering: Gathering,
    *,
    name: str,
    relation: str = "",
    household: str = "",
    person_id: uuid.UUID | None = None,
) -> NetworkPerson:
    """Draw somebody. `person_id` says that it is somebody of the family's side in the conference.

    Raises NotNow for somebody who is drawn already, and where the picture is full.
    """
    network = _hold(session, gathering)
    _must_hold_people(network, 1)
    _must_be_free(network, person_id)
    row = NetworkPerson(
        conference_id=gathering.id,
        name=name,
        relation=relation,
        household=household,
        person_id=person_id,
    )
    session.add(row)
    session.flush()
    return row


def change_person(
    session: CouncilSession,
    spot: Spot,
    *,
    name: str,
    relation: str,
    household: str,
    person_id: uuid.UUID | None,
) -> None:
    """Draw somebody differently.

    Raises NotNow where it would cut who hid from what they hid: only they show it again.
    """
    network, row = _hold(session, spot.gathering), spot.drawn.row
    if person_id != row.person_id:
        if spot.drawn.hidden:
            raise NotNow(_("They hid this, so it stays theirs. Only they can show it again."))
        _must_be_free(network, person_id)
    row.name, row.relation, row.household, row.person_id = name, relation, household, person_id


def remove_person(session: CouncilSession, spot: Spot) -> None:
    """Take somebody out of the picture, with their ties."""
    _hold(session, spot.gathering)
    session.delete(spot.drawn.row)


def draw_tie(
    session: CouncilSession,
    gathering: Gathering,
    one_id: uuid.UUID,
    other_id: uuid.UUID,
    *,
    kind: str,
    words: str = "",
) -> Tie:
    """Draw how two are with each other. Raises NotNow where it is drawn, or there are no two."""
    network = _hold(session, gathering)
    if one_id == other_id or not {one_id, other_id} <= network.names.keys():
        raise NotNow(_("Choose two people of the picture."))
    if network.tie_between(one_id, other_id) is not None:
        raise NotNow(_("There is a tie between these two already. You can change it."))
    if len(network.ties) >= MOST_TIES:
        raise NotNow(_("There are so many ties that nobody could read more. Remove one first."))
    first, second = sorted((one_id, other_id))
    tie = Tie(conference_id=gathering.id, one_id=first, other_id=second, kind=kind, words=words)
    session.add(tie)
    session.flush()
    return tie


def change_tie(session: CouncilSession, line: Line, *, kind: str, words: str) -> None:
    """Say differently how two are with each other."""
    _hold(session, line.gathering)
    line.tie.kind, line.tie.words = kind, words


def remove_tie(session: CouncilSession, line: Line) -> None:
    """Take a tie out of the picture. The two stay."""
    _hold(session, line.gathering)
    session.delete(line.tie)


def hide(session: CouncilSession, gathering: Gathering, party: Party, hidden: bool) -> None:
    """Hide what concerns oneself from everyone else in the family, or show it again.

    It holds before anything is drawn, too. Whoever draws cannot undo it, as long as who is drawn is
    known to be who hid.
    """
    hold(session, gathering)
    party.participant.network_hidden = hidden


def _hold(session: CouncilSession, gathering: Gathering) -> Network:
    """What is drawn, as it is now and for this transaction alone."""
    hold(session, gathering)
    gathering.must_be(*DRAWING)
    return network_of(session, gathering)


def _must_hold_people(network: Network, more: int) -> None:
    if len(network.people) + more > MOST_PEOPLE:
        raise NotNow(
            _(
                "A picture holds %(most)s people; nobody could read more. Remove somebody first.",
                most=MOST_PEOPLE,
            )
        )


def _must_be_free(network: Network, person_id: uuid.UUID | None) -> None:
    """Raise NotNow unless somebody is of the family's side, and not drawn yet; None always is."""
    if person_id is not None and person_id not in {one.person.id for one in network.not_drawn()}:
        raise NotNow(_("They are in the picture already."))
