"""Who may do what in a family group conference."""

from alongside import anyone, is_signed_in, is_worker, permission
from alongside_family_conference.access import (
    is_coordinator_of,
    is_family_of,
    is_in_it,
    is_manager,
    is_on_the_day,
    is_referrer_of,
    may_allocate,
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
    permission("family_conference.refer", any_of=[[is_worker]], writes=True),
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
    permission("family_conference.decide", any_of=[[is_referrer_of, plan_is_shared]], writes=True),
    permission("family_conference.go_on", any_of=_AFTER, writes=True),
    permission("family_conference.stop", any_of=_ALL, writes=True),
)
