"""What the columns about a household as a whole are called, to whoever reads what is held."""

from flask_babel import lazy_gettext as _l

from alongside_shared_lives.carer_words import REPORT

COLUMNS = {
    **{name: REPORT[name] for name in ("brings", "met", "learns", "unknown", "proposes")},
    "agrees": _l("They agree to references, a doctor’s word and a criminal-record check"),
    "appeal": _l("How to appeal"),
    "appealed_at": _l("When the household appealed"),
    "appealed_by_id": _l("Who appealed"),
    "applicant_there": _l("Of the household there were"),
    "begun_by_id": _l("Who of the household wrote first"),
    "breaks": _l("Breaks"),
    "conditions": _l("Conditions"),
    "ended_on": _l("When it ended"),
    "incidents": _l("What happened"),
    "kinds": _l("For what"),
    "learned": _l("What was learned"),
    "most_adults": _l("For how many adults at one time"),
    "next_on": _l("Next review"),
    "own_needs": _l("What the carers need"),
    "places": _l("For how many"),
    "probation": _l("For a first time"),
    "probation_until": _l("For a first time, until"),
    "review_warned_for": _l("Of which review warning was given"),
    "safety": _l("Safety"),
    "said": _l("What the household says"),
    "sent_by_id": _l("Who gave it to the scheme"),
    "state_since": _l("Since when it stands there"),
    "terms": _l("Terms"),
    "to_scheme": _l("Asked of the scheme"),
    "told_on": _l("When the scheme was told"),
    "until_warned_for": _l("Of which last day warning was given"),
    "views": _l("What people who share their life say"),
    "views_by": _l("Asked by"),
    "with_id": _l("With whom"),
}
