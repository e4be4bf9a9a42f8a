"""Words of Shared Lives that stand in more than one place."""

from flask_babel import lazy_gettext as _l

KINDS = {
    "live_in": _l("Living together"),
    "short_break": _l("Short breaks"),
    "day": _l("Days together"),
    "outreach": _l("Support in one’s own home"),
    "emergency": _l("Somewhere at once"),
    "after_hospital": _l("After hospital, until home is possible"),
    "from_fostering": _l("From fostering into adult life"),
    "parent": _l("A parent with a child"),
}
"""The arrangement types, by the key that is kept. Source: domain.md 1b, types."""

PARTS = {
    "carer": _l("Shared Lives carer"),
    "support": _l("stands in for the carer"),
    "member": _l("lives here"),
}
ANSWERS = {"yes": _l("Yes"), "not_yet": _l("Not yet"), "no": _l("No")}
STEPS = {
    "enquiry": _l("Enquiry"),
    "visit": _l("Visit at home"),
    "application": _l("Application"),
    "assessment": _l("Getting to know each other"),
    "report": _l("Report"),
    "panel": _l("Panel"),
    "approved": _l("Approved"),
    "paused": _l("Approval paused"),
    "closed": _l("Went no further"),
    "ended": _l("Approval ended"),
}
LOOKING = {
    "writing": _l("Writing about themself"),
    "looking": _l("Looking"),
    "settled": _l("Has found somebody"),
    "paused": _l("Not looking just now"),
    "ended": _l("No longer looking"),
}
