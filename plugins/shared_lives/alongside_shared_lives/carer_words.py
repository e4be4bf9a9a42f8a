"""Words of the carer's path, the panel and what keeps an approval."""

from flask_babel import lazy_gettext as _l

DOCUMENTS = {
    "references": _l("Two references"),
    "dbs": _l("Criminal-record check (enhanced DBS)"),
    "gp": _l("A word from the doctor"),
    "home": _l("Permission of the landlord or the mortgage lender"),
    "insurance": _l("Insurance of the home and the car"),
    "safety": _l("Safety of the home: smoke alarms, gas, electricity"),
    "pets": _l("Pets: vaccinated and used to guests"),
}
"""What a scheme can ask for before a report is written. Source: domain.md 1b, carer path 1."""

OF_EACH = frozenset({"dbs", "gp"})
"""Documents that there must be of each carer."""

VISITS = {
    "visit": _l("Visit at home"),
    "talk": _l("Talk with one of the household"),
    "shared": _l("Conversation with a person who lives a Shared Life"),
}
REPORT = {
    "brings": _l("What this household brings"),
    "home": _l("The home and how days are lived there"),
    "everyone": _l("Everyone in the household, and what they say"),
    "met": _l("How they were with a person who lives a Shared Life"),
    "learns": _l("What they would like to learn, and the support they need"),
    "unknown": _l("What we do not know yet, and what worries us"),
    "proposes": _l("What we propose to the panel, and why"),
}
"""The sections of a report, in their order: strengths first."""

DECISIONS = {
    "approve": _l("Approve"),
    "defer": _l("Not yet: something has to be looked at again"),
    "decline": _l("Do not approve"),
}
DECIDED = {
    "approve": _l("Approved"),
    "defer": _l("Not yet: something is looked at again"),
    "decline": _l("Not approved"),
}
OUTCOMES = {
    "continue": _l("Goes on as it is"),
    "vary": _l("Goes on with other terms"),
    "pause": _l("Is paused"),
    "end": _l("Ends"),
}
ENQUIRIES = {
    "waiting": _l("waits"),
    "taken": _l("somebody speaks with them"),
    "begun": _l("is on its path"),
    "answered": _l("was answered"),
    "withdrawn": _l("was taken back"),
}
CLOSED_BY = _l("You stopped here. Nobody asks why, and you can ask again at any time.")
