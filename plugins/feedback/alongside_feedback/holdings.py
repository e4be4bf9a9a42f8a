"""Whose data each table holds, and what erasing a person does with it."""

from flask_babel import lazy_gettext as _l

from alongside_feedback.tell_holdings import HOLDINGS as TELLING
from alongside_feedback.tell_holdings import own

HOLDINGS = (
    own("feedback_enterprise", "opened_by_id", _l("Enterprises you opened"), "anonymise"),
    own(
        "feedback_enterprise",
        "nothing_by_id",
        _l("Where you said why nothing needs to change"),
        "anonymise",
        clear=("nothing_because",),
    ),
    own("feedback_participant", "person_id", _l("Enterprises you are in, and what you bring")),
    own("feedback_participant", "added_by_id", _l("Whom you invited"), "anonymise"),
    own("feedback_glance", "person_id", _l("Lines you left along the way")),
    own(
        "feedback_reflection",
        "person_id",
        _l("What you wrote when you looked back"),
        sealed_until="revealed",  # rule 11: until then no export gives any text
    ),
    own("feedback_turn", "person_id", _l("What you said in conversations")),
    own(
        "feedback_change",
        "proposed_by_id",
        _l("Changes you proposed"),
        "anonymise",
        shows=("what", "by", "status"),
    ),
    own(
        "feedback_change",
        "owner_id",
        _l("Changes you took on"),
        "anonymise",
        shows=("by", "status"),
    ),
    own("feedback_stance", "person_id", _l("Whether you agreed to a change, and why not")),
    own(
        "feedback_step",
        "person_id",
        _l("How you moved changes on"),
        "anonymise",
        clear=("words",),
        shows=("status",),
    ),
    *TELLING,
)

COLUMNS = {
    "agrees": _l("Whether you agreed"),
    "brings": _l("What you bring"),
    "by": _l("By when"),
    "change": _l("What should change"),
    "confirmed_edition": _l("Which edition of the words you agreed to"),
    "differently": _l("What you would do differently"),
    "finished_at": _l("Finished"),
    "invited_at": _l("Invited to look back together"),
    "invited_hope": _l("What you hoped for together"),
    "made_on": _l("Made on"),
    "nation": _l("Whose procedure holds"),
    "nothing_because": _l("Why nothing needs to change"),
    "reach": _l("How far your words travel"),
    "reach_wanted": _l("How far you want them to travel"),
    "released": _l("Set free without those who had not written"),
    "reminded_on": _l("Last reminded"),
    "revealed": _l("Open to the others"),
    "snoozed_until": _l("No reminder before"),
    "standing": _l("Where you stand in it"),
    "surprised": _l("What surprised you"),
    "taken_away": _l("Taken away again"),
    "teaching": _l("What the others are teaching you"),
    "travelling": _l("The words that may travel"),
    "wants_advocate": _l("You want an advocate"),
    "what": _l("What should change"),
    "who": _l("Who the others are"),
    "wish": _l("What you want to happen"),
    "withdrawn_at": _l("Withdrawn"),
}
"""What the columns of our own are called, to whoever reads what is held about them."""
