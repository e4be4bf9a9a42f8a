"""What Shared Lives puts into the rest of the house."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _

from alongside import Actor, CouncilSession, Link, hookimpl
from alongside_shared_lives.access import MANAGER, WORKER


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to the scheme, for those who work in it."""
    if actor.roles & {WORKER, MANAGER}:
        yield Link(_("Shared Lives"), url_for("shared_lives.index"), 37)
