"""What the pages about groups share: the blueprint, and how their objects are found."""

import uuid
from collections.abc import Mapping

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.db.tenancy import CouncilSession
from alongside.groups.kinds import kinds
from alongside.groups.models import Group, Membership
from alongside.kernel.practice import GroupKind
from alongside.web.context import current, house
from alongside.web.pages import Pages

pages = Pages("groups", __name__)


def load_group(session: CouncilSession, group_id: uuid.UUID) -> Group | None:
    """A group of this council."""
    return session.get(Group, group_id)


def load_membership(
    session: CouncilSession, group_id: uuid.UUID, membership_id: uuid.UUID
) -> Membership | None:
    """A membership, only under the address of its own group."""
    found = session.get(Membership, membership_id)
    return found if found is not None and found.group_id == group_id else None


def over(group: Group) -> Response:
    """Lead back to a group that has ended: it is there to be read, and nothing in it changes."""
    flash(_("This group has ended, so nothing in it can be changed."))
    return redirect(url_for("groups.group", group_id=group.id))


def kinds_here() -> Mapping[str, GroupKind]:
    """The kinds of group that this council has."""
    return kinds(house().registry, current.practices)


def kind_of(group: Group) -> GroupKind | None:
    """A group's kind; None while the practice that declared it is away."""
    return kinds_here().get(group.kind)
