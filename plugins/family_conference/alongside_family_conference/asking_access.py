"""Who may do what with a family's own request for a conference.

Whoever coordinates or manages the council's conferences reads it, because somebody has to answer
it: except where they ask themselves, or are kept from whoever asks. Its writer reads it, and who
was asked to begin the referral. Running the site opens nobody's request.
"""

from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import (
    Actor,
    Person,
    anyone,
    current,
    is_signed_in,
    is_worker,
    may_be_together,
    permission,
    practice_settings,
)
from alongside_family_conference.access import ARRANGE


def may_refer(actor: Actor, obj: Any) -> bool:
    """A worker; and a coordinator where the council wants that."""
    if "worker" in actor.roles:
        return True
    settings = practice_settings("family_conference")
    return "coordinator" in actor.roles and bool(settings.coordinators_may_refer)


def arranges(actor: Actor, obj: Any) -> bool:
    """Somebody who coordinates conferences in the council, or manages them."""
    return not actor.roles.isdisjoint(ARRANGE)


def asked_it(actor: Actor, asked: Any) -> bool:
    """Whoever asked, with their account."""
    return actor.id is not None and asked.person_id == actor.id


def is_no_party_to_it(actor: Actor, asked: Any) -> bool:
    """Whoever neither asks themself nor is kept from whoever does."""
    if actor.person is None or asked.person_id == actor.id:
        return False
    asker = current.session.get(Person, asked.person_id) if asked.person_id else None
    return asker is None or may_be_together(current.session, [actor.person, asker])


def was_handed_it(actor: Actor, asked: Any) -> bool:
    """Who was asked to begin the referral, for as long as they may refer."""
    return asked.worker_id is not None and asked.worker_id == actor.id and may_refer(actor, asked)


_ANSWERS = [arranges, is_no_party_to_it]
_HANDED = [was_handed_it, is_no_party_to_it]

PERMISSIONS = (
    permission(
        "family_conference.ask", title=_l("Ask for a conference"), any_of=[[anyone]], writes=True
    ),
    permission(
        "family_conference.refer", title=_l("Begin a referral"), any_of=[[may_refer]], writes=True
    ),
    permission(
        "family_conference.name",
        title=_l("Look people up by name for a referral"),
        any_of=[[is_worker]],
    ),
    permission(
        "family_conference.asked_list",
        title=_l("See what families have asked for"),
        any_of=[[arranges]],
    ),
    permission(
        "family_conference.asked",
        title=_l("Read one thing that a family asked for"),
        any_of=[[asked_it], _ANSWERS, _HANDED],
    ),
    permission(
        "family_conference.asked_answer",
        title=_l("Answer what a family asked for"),
        any_of=[_ANSWERS],
        writes=True,
    ),
    permission(
        "family_conference.asked_begin",
        title=_l("Begin a referral from what a family asked for"),
        any_of=[_HANDED],
        writes=True,
    ),
    permission(
        "family_conference.asked_withdraw",
        title=_l("Take back what one asked for"),
        any_of=[[is_signed_in, asked_it]],
        writes=True,
    ),
)
