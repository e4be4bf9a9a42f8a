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
    State.DECLINED: _l("Ended: it is not wanted now"),
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

MODELS = {
    "conference": _l("A family group conference, with an independent coordinator and private time"),
    "decision_making": _l("Another family group decision making meeting"),
}

MODEL_NAMES = {
    "conference": _l("Family group conference"),
    "decision_making": _l("Family group decision making"),
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

ADVOCATES = {
    "offered": _l("Offered, and no answer yet"),
    "wanted": _l("They would like one"),
    "no": _l("No, thank you"),
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
    "not": _l("Not yet"),
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

TIES = {
    "close": _l("Close"),
    "strained": _l("Strained"),
    "both": _l("Close and strained at once"),
    "lost": _l("Lost touch"),
}

ASKERS = {
    "young": _l("I am a child or a young person"),
    "parent": _l("I am a parent, or I bring a child up"),
    "relative": _l("I am a relative, a friend or a neighbour"),
    "adult": _l("It would be about me, and I am an adult"),
    "helper": _l("I am helping somebody to ask"),
}

WHO_ASKED = {
    "young": _l("A child or a young person"),
    "parent": _l("A parent, or somebody who brings a child up"),
    "relative": _l("A relative, a friend or a neighbour"),
    "adult": _l("An adult, whom it would be about"),
    "helper": _l("Somebody who helps to ask"),
}

ASKED = {
    "waiting": _l("Nobody has taken it up yet"),
    "taken": _l("Somebody speaks with them"),
    "begun": _l("A referral came of it"),
    "answered": _l("Answered, with something else"),
    "withdrawn": _l("Taken back"),
}

YES_NO = {
    "": _l("Not said yet"),
    "yes": _l("Yes"),
    "no": _l("No"),
}

OFFERS = {
    "": _l("No answer yet"),
    "accepted": _l("They accepted it"),
    "refused": _l("They refused it"),
}
