"""Whose data each table holds, and what erasing a person does with it."""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding

_kept = partial(Holding, retention="child_protection")
_own = partial(_kept, own_words=True)
_brief = partial(Holding, retention="traces", own_words=True)
"""What a family asked itself: what matters of it stands in the referral, if one came of it."""

HOLDINGS = (
    _kept(
        "family_conference_conference",
        "about_id",
        _l("Family group conferences about you"),
    ),
    _own(
        "family_conference_conference",
        "no_private_by_id",
        _l("Where you chose to go without private family time"),
        "anonymise",
        clear=("no_private_because",),
    ),
    _own(
        "family_conference_conference",
        "calling_id",
        _l("Where a family asked you to the door"),
        "anonymise",
    ),
    _kept(
        "family_conference_participant",
        "person_id",
        _l("Family group conferences that you are part of"),
    ),
    _own("family_conference_participant", "added_by_id", _l("Whom you named"), "anonymise"),
    _kept(
        "family_conference_safety",
        "about_id",
        _l("Safety planning of a conference about you"),
        untold=_l(
            "What a safety plan says could lead to serious harm if it reached the wrong person "
            "(Data Protection Act 2018, Schedule 3)."
        ),
    ),
    _own(
        "family_conference_safety",
        "screened_by_id",
        _l("Safety screenings that you did"),
        "anonymise",
    ),
    _own(
        "family_conference_bottom_line",
        "set_by_id",
        _l("Bottom lines that you set"),
        "anonymise",
        shows=("line", "harm"),
    ),
    _own("family_conference_answer", "person_id", _l("What you said to a report")),
    _kept(
        "family_conference_network_person",
        "person_id",
        _l("Where you stand in the picture of a family network"),
    ),
    _kept("family_conference_tie", None, _l("Ties in the picture of a family network")),
    _own(
        "family_conference_item",
        "written_by_id",
        _l("What you wrote in a family plan"),
        "anonymise",
        shows=("what", "know", "checks"),
    ),
    _kept(
        "family_conference_item",
        "who_id",
        _l("What you took on in a family plan"),
        "anonymise",
        clear=("who",),
        shows=("what", "by", "status", "remind_on", "reminders_off"),
    ),
    _own(
        "family_conference_item",
        "decided_by_id",
        _l("Your answers to a family plan"),
        "anonymise",
        shows=("decision", "reason"),
    ),
    _own(
        "family_conference_step",
        "person_id",
        _l("What you said about how a plan goes"),
        "anonymise",
        clear=("words",),
        shows=("status",),
    ),
    _own(
        "family_conference_voice", "person_id", _l("Pictures and recordings that you gave a family")
    ),
    _own(
        "family_conference_voice",
        "given_by_id",
        _l("Pictures and recordings that you put there for somebody"),
        "anonymise",
    ),
    _kept(
        "family_conference_copy",
        "to_id",
        _l("Copies of a family plan that you were given"),
    ),
    _own(
        "family_conference_copy",
        "given_by_id",
        _l("Copies of a family plan that you gave out"),
        "anonymise",
        shows=("how", "given_on"),
    ),
    _own("family_conference_review", "opened_by_id", _l("Reviews that you asked for"), "anonymise"),
    _kept("family_conference_took_part", "person_id", _l("Reviews that you took part in")),
    _brief(
        "family_conference_request",
        "person_id",
        _l("Where you asked for a family group conference yourself"),
    ),
    _brief(
        "family_conference_request",
        "taken_by_id",
        _l("Families who asked, with whom you spoke"),
        "anonymise",
        shows=("taken_at", "instead"),
    ),
    _brief(
        "family_conference_request",
        "worker_id",
        _l("Families who asked, and for whom you were asked to begin"),
        "anonymise",
    ),
    _kept("family_conference_referral", "about_id", _l("What a referral about you says in detail")),
    _kept("family_conference_detail", "person_id", _l("What a referral says about you")),
)
