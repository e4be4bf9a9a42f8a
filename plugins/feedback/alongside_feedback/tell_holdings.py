"""Whose data the tables of the public side hold, and what erasing a person does with it."""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding

own = partial(Holding, own_words=True)
"""A holding of what the person wrote or did themself: all of this practice's are such."""

HOLDINGS = (
    own(
        "feedback_telling",
        "person_id",
        _l("Conversations that you began with the council"),
        "anonymise",
        clear=("name", "email", "phone", "about", "invited_hope"),
    ),
    own("feedback_telling", "taken_by_id", _l("Conversations you took up"), "anonymise"),
    own(
        "feedback_telling",
        "invited_by_id",
        _l("Whom you invited"),
        "anonymise",
        shows=("invited_at", "invited_hope"),
    ),
    own(
        "feedback_telling_turn",
        "author_id",
        _l("What you told the council"),
        "anonymise",
        clear=("body", "helped_by"),
    ),
    own("feedback_telling_turn", "staff_id", _l("Answers you gave"), "anonymise", shows=("body",)),
    own(
        "feedback_complaint",
        "author_id",
        _l("Complaints you made"),
        "retain",
        because=_l("A council must keep a record of each complaint and what came of it."),
        retention="accountability",
    ),
    own("feedback_complaint_clock", "done_by_id", _l("Steps you recorded"), "anonymise"),
    own("feedback_place", "added_by_id", _l("Poster places you named"), "anonymise"),
    Holding("feedback_telling_key", None, _l("Hashes of links and codes")),
    Holding(
        "feedback_attempt",
        None,
        _l("Hashes that slow floods down, kept for a day"),
        retention="traces",
    ),
)
