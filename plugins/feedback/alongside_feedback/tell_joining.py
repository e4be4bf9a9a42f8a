"""From a conversation to an enterprise: saying yes to an invitation to think it through together.

Someone with an account says yes as that person. Someone without gives a name and a way to reach
them, and becomes a person of the council with their consent. An address that lets somebody in
already is asked there first: who holds a link has not shown that an account is theirs.
"""

from datetime import date

from flask import url_for
from sqlalchemy import update

from alongside import (
    CouncilSession,
    Person,
    person_with_address,
    send_sign_in_link,
    utcnow,
    welcome,
)
from alongside_feedback.answering import NotForThem
from alongside_feedback.enterprises import open_enterprise
from alongside_feedback.tell import Reach
from alongside_feedback.tell_keys import add_link, new_token
from alongside_feedback.tell_models import Complaint, Telling, TellingTurn


def accept_as(session: CouncilSession, telling: Telling, person: Person) -> None:
    """Say yes as a person with an account. The worker who invited opens the enterprise with it.

    Raises NotForThem when nobody invited, or it belongs to somebody else's account, and NotNow
    when the two would be one person.
    """
    inviter = _inviter(session, telling)
    if telling.person_id not in (None, person.id):
        raise NotForThem("This conversation belongs to another account.")
    if telling.enterprise_id is not None:
        return
    circle = open_enterprise(
        session,
        inviter,
        [person],
        hope=telling.invited_hope,
        look_back_on=telling.invited_look_back_on or date.max,
    )
    telling.enterprise_id = circle.id
    telling.accepted_at = telling.accepted_at or utcnow()
    telling.moved_at = utcnow()
    belongs_to(session, telling, person)


def accept_without_account(session: CouncilSession, telling: Telling, reach: Reach) -> None:
    """Say yes with a name and a way to be reached, which the writer agreed to be kept.

    The page looks the same whether the address was known or not.
    """
    _inviter(session, telling)
    if telling.accepted_at is not None:
        return
    telling.accepted_at = telling.moved_at = utcnow()
    known = person_with_address(session, reach.email) if reach.email else None
    if known is not None:
        token = new_token()
        add_link(session, telling, token)
        send_sign_in_link(session, known, then=url_for("feedback.told_join", token=token))
        return
    person = welcome(session, **vars(reach))
    accept_as(session, telling, person)
    send_sign_in_link(session, person, then=url_for("home.home"))


def belongs_to(session: CouncilSession, telling: Telling, person: Person) -> None:
    """Join a conversation, and what its writer said in it, to a person's account."""
    telling.person_id = person.id
    for model in (TellingTurn, Complaint):
        mine = model.telling_id == telling.id
        if model is TellingTurn:
            mine &= TellingTurn.by_staff.is_(False)
        session.execute(update(model).where(mine).values(author_id=person.id))


def _inviter(session: CouncilSession, telling: Telling) -> Person:
    if telling.invited_at is None or telling.invited_by_id is None:
        raise NotForThem("Nobody has invited the writer yet.")
    return session.get_one(Person, telling.invited_by_id)
