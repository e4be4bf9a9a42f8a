"""What the numbers of the service are called, and how each is counted, in plain words."""

from flask_babel import lazy_gettext as _l

TITLES = {
    "offered": _l("Offered, accepted, held"),
    "days": _l("How long families waited"),
    "room": _l("Who was in the room"),
    "private": _l("Private family time"),
    "minutes": _l("How long private family time was"),
    "children": _l("Children heard, and how"),
    "plans": _l("Plans agreed as the family wrote them"),
    "kept": _l("What families took on, and what the council promised"),
    "reviews": _l("Reviews held"),
}

MEANINGS = {
    "offered": _l(
        "Offered: somebody asked for a conference, or a meeting was offered before care "
        "proceedings. Accepted: everybody who has to be asked said yes; a no is as good as a yes. "
        "Held: the family met and came back, whatever happened later."
    ),
    "days": _l(
        "Days from the referral to the conference. At least half of the families waited as long as "
        "this or less. A long time is not a bad one: families need time, too."
    ),
    "room": _l(
        "In at least half of the conferences so many were there, or fewer. Family and friends: "
        "whose plan it is, relatives, friends, neighbours, supporters. Professionals: the "
        "coordinator, the referrer, and those who gave information. Advocates and interpreters are "
        "in neither."
    ),
    "private": _l(
        "Whether the family was alone for part of the day. Without: by the family’s own choice."
    ),
    "minutes": _l(
        "From when the family began it to when the family ended it. At least half of the times "
        "were as long as this, or shorter. There is no right length."
    ),
    "children": _l(
        "Each child whose plan it was, once for each conference. Heard: they were there, or what "
        "they gave was read or shown to everybody."
    ),
    "plans": _l(
        "Agreed as written: every line was agreed, and none was put in other words. Otherwise: a "
        "line was changed or declined, or the plan still waits for its answer."
    ),
    "kept": _l(
        "Agreed lines of plans under way whose day has come, counted alike. Done in part is not "
        "done. What turned out to need to be different is not counted: that is learning."
    ),
    "reviews": _l(
        "Whether the same people came together again at least once, to see how the plan goes. For "
        "a new plan it may be too early."
    ),
}

WAYS = {
    "there": _l("By being there"),
    "letter": _l("By a letter"),
    "picture": _l("By a picture"),
    "recording": _l("By a recording"),
    "advocate": _l("By somebody they chose to speak"),
    "otherwise": _l("In another way"),
    "not_heard": _l("Not heard"),
}
"""How a child was heard, or that they were not."""
