"""What people are told about the groups they are in. Neither names nor words of anybody's."""

from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import Membership
from alongside.messages.outbox import send
from alongside.people.models import Person
from alongside.web.addresses import absolute_url


def tell_joined(session: CouncilSession, membership: Membership, person: Person) -> None:
    """Tell someone that they are in a group now, and where to read how that came about."""
    send(
        session,
        to=person,
        subject=_l("You are part of a group"),
        body=_l(
            "You are part of a group now. Here you can read which one, who is in it, and how you "
            "came to be there. If you do not want to be in it, you can leave it there.\n\n%(link)s",
            link=absolute_url("groups.group", group_id=membership.group_id),
        ),
        about=f"groups.joined:{membership.id}",
    )


def tell_ended(session: CouncilSession, membership: Membership, person: Person) -> None:
    """Tell someone that they are no longer in a group."""
    send(
        session,
        to=person,
        subject=_l("Your part in a group has ended"),
        body=_l(
            "You are no longer part of one of your groups, or will not be soon. Here you see the "
            "groups you are in. If this is a surprise, ask the person at the council who you "
            "know.\n\n%(link)s",
            link=absolute_url("groups.index"),
        ),
        about=f"groups.ended:{membership.id}",
    )


def tell_of_leaver(
    session: CouncilSession, membership: Membership, other: Person, *, still_there: bool
) -> None:
    """Tell somebody that one who was in a group of theirs no longer works for the council."""
    went = _l(
        "Somebody in one of your groups no longer works for the council. Their part in the group "
        "has ended. Here you see who is in it now."
    )
    stays = _l(
        "Somebody in one of your groups no longer works for the council. They are still in the "
        "group, as themselves. If that is not right, you can end their part there."
    )
    send(
        session,
        to=other,
        subject=_l("One of your groups has changed"),
        body=_l(
            "%(what)s\n\n%(link)s\n\nIf you need somebody in their place, ask the person at the "
            "council who you know.",
            what=stays if still_there else went,
            link=absolute_url("groups.group", group_id=membership.group_id),
        ),
        about=f"groups.leaver:{membership.id}:{other.id}",
    )
