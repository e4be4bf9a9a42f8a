"""Whose data each table holds, and what erasing a person does with it."""

from flask_babel import lazy_gettext as _l

from alongside import Holding
from alongside_feedback.tell_holdings import HOLDINGS as TELLING

HOLDINGS = (
    Holding("feedback_enterprise", "opened_by_id", _l("Enterprises you opened"), "anonymise"),
    Holding(
        "feedback_enterprise",
        "nothing_by_id",
        _l("Where you said why nothing needs to change"),
        "anonymise",
        clear=("nothing_because",),
    ),
    Holding("feedback_participant", "person_id", _l("Enterprises you are in, and what you bring")),
    Holding("feedback_participant", "added_by_id", _l("Whom you invited"), "anonymise"),
    Holding("feedback_glance", "person_id", _l("Lines you left along the way")),
    Holding(
        "feedback_reflection",
        "person_id",
        _l("What you wrote when you looked back"),
        sealed_until="revealed",  # rule 11: until then no export gives any text
    ),
    Holding("feedback_turn", "person_id", _l("What you said in conversations")),
    Holding(
        "feedback_change",
        "proposed_by_id",
        _l("Changes you proposed"),
        "anonymise",
        shows=("what", "by", "status"),
    ),
    Holding(
        "feedback_change",
        "owner_id",
        _l("Changes you took on"),
        "anonymise",
        shows=("by", "status"),
    ),
    Holding("feedback_stance", "person_id", _l("Whether you agreed to a change, and why not")),
    Holding(
        "feedback_step",
        "person_id",
        _l("How you moved changes on"),
        "anonymise",
        clear=("words",),
        shows=("status",),
    ),
    *TELLING,
)
