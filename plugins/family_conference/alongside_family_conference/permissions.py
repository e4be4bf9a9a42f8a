"""Who may do what in a family group conference."""

from alongside import anyone, is_signed_in, permission
from alongside_family_conference import asking_access
from alongside_family_conference.access import (
    family_is_not_alone,
    is_about_a_parent,
    is_asked_about,
    is_coordinator_of,
    is_family_of,
    is_in_it,
    is_manager,
    is_of_the_family,
    is_on_the_day,
    is_own_seat,
    is_referrer_of,
    list_is_cleared,
    may_allocate,
    may_see_voice,
    may_take_voice_back,
    must_be_offered,
    plan_is_shared,
    report_is_shared,
    sees_them,
    waits_for_a_coordinator,
    works_here,
)

_STAFF = [[is_referrer_of], [is_coordinator_of]]
_AFTER = [
    [is_family_of, plan_is_shared],
    [is_referrer_of, plan_is_shared],
    [is_coordinator_of, plan_is_shared],
]
_ALL = [[is_family_of], *_STAFF]

PERMISSIONS = (
    permission("family_conference.public", any_of=[[anyone]]),
    permission("family_conference.mine", any_of=[[is_signed_in]]),
    *asking_access.PERMISSIONS,
    permission("family_conference.known", any_of=[[is_in_it], [works_here]]),
    permission("family_conference.read", any_of=[[is_in_it]]),
    permission("family_conference.refer_on", any_of=[[is_referrer_of]], writes=True),
    permission("family_conference.referral", any_of=_STAFF, writes=True),
    permission(
        "family_conference.consent",
        any_of=[[is_coordinator_of], [is_referrer_of, sees_them]],
        writes=True,
    ),
    permission(
        "family_conference.allocate",
        any_of=[[may_allocate, waits_for_a_coordinator]],
        writes=True,
    ),
    permission("family_conference.numbers", any_of=[[is_manager]]),
    permission("family_conference.prepare", any_of=[[is_coordinator_of]], writes=True),
    permission("family_conference.answer", any_of=[[is_in_it]], writes=True),
    permission(
        "family_conference.report",
        any_of=[*_STAFF, [is_family_of, report_is_shared], [is_on_the_day]],
    ),
    permission("family_conference.details", any_of=_STAFF),
    permission(
        "family_conference.details_write",
        any_of=[[is_referrer_of, sees_them, is_asked_about]],
        writes=True,
    ),
    permission("family_conference.offer", any_of=[[is_referrer_of, must_be_offered]]),
    permission(
        "family_conference.offer_to",
        any_of=[[is_referrer_of, must_be_offered, sees_them, is_about_a_parent]],
        writes=True,
    ),
    permission("family_conference.report_write", any_of=[[is_referrer_of]], writes=True),
    permission(
        "family_conference.report_answer", any_of=[[is_family_of, report_is_shared]], writes=True
    ),
    permission("family_conference.private", any_of=[[is_family_of]]),
    permission("family_conference.private_time", any_of=[[is_family_of]], writes=True),
    permission(
        "family_conference.plan",
        any_of=[
            [is_family_of],
            [is_referrer_of, plan_is_shared],
            [is_coordinator_of, plan_is_shared],
        ],
    ),
    permission("family_conference.plan_write", any_of=[[is_family_of]], writes=True),
    permission(
        "family_conference.network",
        any_of=[[is_family_of, list_is_cleared], [is_coordinator_of, family_is_not_alone]],
    ),
    permission(
        "family_conference.network_draw",
        any_of=[[is_coordinator_of, family_is_not_alone]],
        writes=True,
    ),
    permission("family_conference.network_hide", any_of=[[is_of_the_family]], writes=True),
    permission("family_conference.decide", any_of=[[is_referrer_of, plan_is_shared]], writes=True),
    permission("family_conference.copy", any_of=_AFTER, writes=True),
    permission("family_conference.go_on", any_of=_AFTER, writes=True),
    permission("family_conference.stop", any_of=_ALL, writes=True),
    permission(
        "family_conference.voices", any_of=[[is_of_the_family], [is_in_it, family_is_not_alone]]
    ),
    permission("family_conference.voice", any_of=[[may_see_voice]]),
    permission(
        "family_conference.voice_give", any_of=[[is_own_seat], [is_coordinator_of]], writes=True
    ),
    permission("family_conference.voice_back", any_of=[[may_take_voice_back]], writes=True),
)
