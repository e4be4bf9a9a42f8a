"""Whose data each table holds, and what erasing a person does with it."""

from flask_babel import lazy_gettext as _l

from alongside import Holding
from alongside_full_circle.words import HOLDS

HOLDINGS = (
    Holding("full_circle_circle", "owner_id", HOLDS, own_words=True),
    Holding("full_circle_seat", "person_id", _l("Circles you are named in")),
    Holding("full_circle_offer", "person_id", _l("What you offered in circles"), own_words=True),
    Holding("full_circle_step", "person_id", _l("Steps you took on in circles"), own_words=True),
)

COLUMNS = {
    "about": _l("What it is about"),
    "by": _l("By when"),
    "done": _l("Done"),
    "ended_on": _l("Complete since"),
    "is_open": _l("Others can ask to come"),
    "learned": _l("What came of it"),
    "meets_at": _l("Where and at what time"),
    "meets_on": _l("When the circle meets"),
    "question": _l("The question"),
    "reminded_on": _l("Last reminded"),
    "return_on": _l("When the circle comes back"),
    "standing": _l("Where you stand in it"),
    "taken": _l("Taken up"),
    "taken_back_on": _l("Taken back on"),
    "thanks": _l("Thanks for it"),
    "what": _l("The step"),
    "words": _l("Your words"),
}
