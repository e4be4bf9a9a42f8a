"""What states, parts and answers are called."""

from flask_babel import lazy_gettext as _l

from alongside_family_conference.states import State

STATES = {
    State.DRAFTED: _l("Being written"),
    State.REFERRED: _l("Waiting for everyone’s yes"),
    State.CONSENTED: _l("Waiting for a coordinator"),
    State.ALLOCATED: _l("Has a coordinator"),
    State.PREPARING: _l("Being prepared"),
    State.READY: _l("Ready for the day"),
    State.INFORMATION: _l("Giving information"),
    State.PRIVATE: _l("Private family time"),
    State.AGREEING: _l("Agreeing the plan"),
    State.AGREED: _l("The plan is agreed"),
    State.NOT_AGREED: _l("Parts of the plan are not agreed"),
    State.ACTIVE: _l("The plan is under way"),
    State.REVIEWING: _l("Looking at how it goes"),
    State.CLOSED: _l("Ended well"),
    State.DECLINED: _l("Not wanted"),
    State.WITHDRAWN: _l("Taken back"),
    State.PAUSED: _l("Paused for safety"),
}

STAGES = (
    (_l("Asking"), (State.DRAFTED, State.REFERRED, State.CONSENTED)),
    (_l("Preparing"), (State.ALLOCATED, State.PREPARING, State.READY)),
    (_l("Information"), (State.INFORMATION,)),
    (_l("Private family time"), (State.PRIVATE,)),
    (_l("Agreeing"), (State.AGREEING, State.AGREED, State.NOT_AGREED)),
    (_l("Doing it"), (State.ACTIVE,)),
    (_l("Review"), (State.REVIEWING, State.CLOSED)),
)

ROLES = {
    "central": _l("Whose plan it is"),
    "family": _l("Family"),
    "supporter": _l("Supporter"),
    "advocate": _l("Advocate"),
    "interpreter": _l("Interpreter"),
    "coordinator": _l("Coordinator"),
    "referrer": _l("Referrer"),
    "information_giver": _l("Gives information"),
}

CONSENTS = {
    "unasked": _l("Not asked yet"),
    "yes": _l("Yes"),
    "no": _l("No"),
    "too_young": _l("Too young to be asked"),
}

ANSWERS = {
    "coming": _l("I am coming"),
    "otherwise": _l("I contribute in another way"),
    "not_coming": _l("I am not coming"),
}

SAID = {
    "coming": _l("Coming"),
    "otherwise": _l("Contributes in another way"),
    "not_coming": _l("Not coming"),
}

VOICES = {
    "there": _l("Being there"),
    "letter": _l("A letter"),
    "picture": _l("A picture"),
    "recording": _l("A recording"),
    "advocate": _l("Somebody who speaks for them, whom they chose"),
}

WAYS = {
    "message": _l("By message"),
    "letter": _l("By letter"),
    "in_person": _l("In person"),
}

INVITED = {
    "message": _l("Invited by message on"),
    "letter": _l("Invited by letter on"),
    "in_person": _l("Invited in person on"),
}

SIZES = {
    "usual": _l("Usual type"),
    "large": _l("Large type"),
}

LAYOUTS = {
    "usual": _l("The usual layout"),
    "easy": _l("Easy read"),
}

PAPER_LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""As each calls itself, in whatever language the page is."""

COPY_WAYS = {
    "paper": _l("On paper"),
    "message": _l("A message that they can read it here"),
    "aloud": _l("Read aloud to them"),
}

STATUSES = {
    "open": _l("Not begun"),
    "under_way": _l("Under way"),
    "done": _l("Done"),
    "partly": _l("Partly done"),
    "not": _l("Not done"),
    "changed": _l("We learned that it should be different"),
}

FLAGS = {
    "abuse_now": _l("Domestic abuse now"),
    "abuse_before": _l("Domestic abuse before"),
    "substances": _l("Alcohol or drugs"),
    "mental_health": _l("Mental health"),
    "young_carer": _l("A young person who cares for somebody"),
    "other": _l("Something else"),
}
