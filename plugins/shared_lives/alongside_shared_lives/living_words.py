"""Words of introductions and of a life together."""

from flask_babel import lazy_gettext as _l

MEETINGS = {
    "tea": _l("Tea"),
    "meal": _l("A meal"),
    "day": _l("A day"),
    "overnight": _l("A night"),
    "weekend": _l("A weekend"),
    "other": _l("Something else"),
}
MEETING_STATES = {
    "planned": _l("Planned"),
    "happened": _l("Happened"),
    "called_off": _l("Called off"),
}
SIDES = {
    "person": _l("the person"),
    "household": _l("the household"),
    "scheme": _l("the scheme"),
}
LIVING = {
    "trial": _l("Trying it"),
    "agreed": _l("Agreed"),
    "living": _l("Sharing a life"),
    "paused": _l("Having a break"),
    "ended": _l("Ended"),
}
CHOICES = {
    "yes": _l("Yes, I would like this"),
    "not_yet": _l("Not yet. I would like to meet again"),
    "no": _l("No"),
}
GIVEN = {
    "here": _l("here"),
    "helper": _l("through the helper that they chose"),
    "said": _l("said aloud"),
    "signed": _l("signed with their hands"),
    "pictured": _l("shown with pictures"),
}
"""How somebody gave an answer."""

REVIEWS = {
    "six_weeks": _l("After the first weeks"),
    "monthly": _l("Monthly"),
    "yearly": _l("Yearly"),
    "asked": _l("Asked for"),
}
WEEKDAYS = {
    "0": _l("Monday"),
    "1": _l("Tuesday"),
    "2": _l("Wednesday"),
    "3": _l("Thursday"),
    "4": _l("Friday"),
    "5": _l("Saturday"),
    "6": _l("Sunday"),
}
STAYS = {
    "visit": _l("A short break with the household"),
    "break": _l("A break from each other"),
}
AGREED = {
    "parts": _l("Who does what"),
    "interested": _l("Somebody outside who takes an interest"),
    "room": _l("The room"),
    "fees": _l("What it costs"),
    "payer": _l("Who pays it"),
    "expectations": _l("How we live in this house"),
    "house_key": _l("The key"),
    "money": _l("Money"),
    "medicines": _l("Medicines"),
    "health": _l("Doctors and health"),
    "back_up": _l("If the carer cannot be there"),
    "reviews": _l("When we look at it together"),
}
"""What an agreement says. Source: domain.md 1b, Agreement."""
