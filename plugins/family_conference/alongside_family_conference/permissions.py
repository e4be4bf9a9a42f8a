"""Who may do what in a family group conference."""

from flask_babel import lazy_gettext as _l

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
    permission(
        "family_conference.public",
        title=_l("Read what a family group conference is"),
        any_of=[[anyone]],
    ),
    permission(
        "family_conference.mine",
        title=_l("See the conferences that one is in"),
        any_of=[[is_signed_in]],
    ),
    *asking_access.PERMISSIONS,
    permission(
        "family_conference.known",
        title=_l("Know that a conference is there"),
        any_of=[[is_in_it], [works_here]],
    ),
    permission(
        "family_conference.read",
        title=_l("Read where a conference stands and who is in it"),
        any_of=[[is_in_it]],
    ),
    permission(
        "family_conference.refer_on",
        title=_l("Fill in and send a referral"),
        any_of=[[is_referrer_of]],
        writes=True,
    ),
    permission(
        "family_conference.referral",
        title=_l("Name people who are part of a conference"),
        any_of=_STAFF,
        writes=True,
    ),
    permission(
        "family_conference.consent",
        title=_l("Note what somebody said when they were asked"),
        any_of=[[is_coordinator_of], [is_referrer_of, sees_them]],
        writes=True,
    ),
    permission(
        "family_conference.allocate",
        title=_l("Give a conference its coordinator"),
        any_of=[[may_allocate, waits_for_a_coordinator]],
        writes=True,
    ),
    permission(
        "family_conference.numbers",
        title=_l("Read the numbers of the service"),
        any_of=[[is_manager]],
    ),
    permission(
        "family_conference.prepare",
        title=_l("Prepare a conference with everybody in it"),
        any_of=[[is_coordinator_of]],
        writes=True,
    ),
    permission(
        "family_conference.answer",
        title=_l("Say whether one comes, and what one brings and needs"),
        any_of=[[is_in_it]],
        writes=True,
    ),
    permission(
        "family_conference.report",
        title=_l("Read the report"),
        any_of=[*_STAFF, [is_family_of, report_is_shared], [is_on_the_day]],
    ),
    permission(
        "family_conference.details",
        title=_l("Read what the referral says in detail"),
        any_of=_STAFF,
    ),
    permission(
        "family_conference.details_write",
        title=_l("Write what the referral says about one person"),
        any_of=[[is_referrer_of, sees_them, is_asked_about]],
        writes=True,
    ),
    permission(
        "family_conference.offer",
        title=_l("See when parents were offered a conference, and what they said"),
        any_of=[[is_referrer_of, must_be_offered]],
    ),
    permission(
        "family_conference.offer_to",
        title=_l("Print the offer to a parent, and note that they got it"),
        any_of=[[is_referrer_of, must_be_offered, sees_them, is_about_a_parent]],
        writes=True,
    ),
    permission(
        "family_conference.report_write",
        title=_l("Write the report and its bottom lines"),
        any_of=[[is_referrer_of]],
        writes=True,
    ),
    permission(
        "family_conference.report_answer",
        title=_l("Say something back to the report"),
        any_of=[[is_family_of, report_is_shared]],
        writes=True,
    ),
    permission(
        "family_conference.private",
        title=_l("Open the family's own space"),
        any_of=[[is_family_of]],
    ),
    permission(
        "family_conference.private_time",
        title=_l("Begin and end private family time, and share the plan"),
        any_of=[[is_family_of]],
        writes=True,
    ),
    permission(
        "family_conference.plan",
        title=_l("Read the family's plan"),
        any_of=[
            [is_family_of],
            [is_referrer_of, plan_is_shared],
            [is_coordinator_of, plan_is_shared],
        ],
    ),
    permission(
        "family_conference.plan_write",
        title=_l("Write the family's plan"),
        any_of=[[is_family_of]],
        writes=True,
    ),
    permission(
        "family_conference.network",
        title=_l("See the picture of the family network"),
        any_of=[[is_family_of, list_is_cleared], [is_coordinator_of, family_is_not_alone]],
    ),
    permission(
        "family_conference.network_draw",
        title=_l("Draw the picture of the family network"),
        any_of=[[is_coordinator_of, family_is_not_alone]],
        writes=True,
    ),
    permission(
        "family_conference.network_hide",
        title=_l("Hide in the picture what concerns oneself"),
        any_of=[[is_of_the_family]],
        writes=True,
    ),
    permission(
        "family_conference.decide",
        title=_l("Agree to an item of the plan, or say why not"),
        any_of=[[is_referrer_of, plan_is_shared]],
        writes=True,
    ),
    permission(
        "family_conference.copy", title=_l("Make copies of the plan"), any_of=_AFTER, writes=True
    ),
    permission(
        "family_conference.go_on",
        title=_l("Say how the plan goes, and come together again"),
        any_of=_AFTER,
        writes=True,
    ),
    permission(
        "family_conference.stop", title=_l("Stop or pause a conference"), any_of=_ALL, writes=True
    ),
    permission(
        "family_conference.voices",
        title=_l("See that pictures and recordings were given"),
        any_of=[[is_of_the_family], [is_in_it, family_is_not_alone]],
    ),
    permission(
        "family_conference.voice",
        title=_l("Look at a picture or hear a recording"),
        any_of=[[may_see_voice]],
    ),
    permission(
        "family_conference.voice_give",
        title=_l("Give a picture or a recording"),
        any_of=[[is_own_seat], [is_coordinator_of]],
        writes=True,
    ),
    permission(
        "family_conference.voice_back",
        title=_l("Take a picture or a recording back"),
        any_of=[[may_take_voice_back]],
        writes=True,
    ),
)
