"""Whose data the tables of the carer's path hold, and what erasing a person does with it."""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding

_carer = partial(Holding, retention="carer")
_own = partial(_carer, own_words=True)
_brief = partial(Holding, retention="traces", own_words=True)

HOLDINGS = (
    _brief(
        "shared_lives_enquiry", "person_id", _l("What you asked about sharing your home and life")
    ),
    _brief(
        "shared_lives_enquiry",
        "taken_by_id",
        _l("People who asked about Shared Lives with whom you spoke"),
        "anonymise",
        shows=("taken_at",),
    ),
    _own(
        "shared_lives_move",
        "by_id",
        _l("Steps of households that you wrote down"),
        "anonymise",
        shows=("step", "day"),
    ),
    _own(
        "shared_lives_application",
        "sent_by_id",
        _l("Applications to Shared Lives that you sent for your household"),
        "anonymise",
        clear=("why", "work", "health", "referees", "everyone"),
    ),
    _carer(
        "shared_lives_requirement",
        "person_id",
        _l("What a Shared Lives scheme asked for about you"),
    ),
    _own(
        "shared_lives_requirement",
        "by_id",
        _l("What you wrote down about a household’s documents"),
        "anonymise",
        shows=("kind", "got_on"),
    ),
    _own(
        "shared_lives_visit",
        "by_id",
        _l("Households of Shared Lives that you met"),
        "anonymise",
        shows=("day", "kind"),
    ),
    _carer("shared_lives_visit", "with_id", _l("Talks with you about your household")),
    _own(
        "shared_lives_report",
        "written_by_id",
        _l("Reports about households that you wrote"),
        "anonymise",
        shows=("number", "shared_at"),
    ),
    _carer(
        "shared_lives_report_writer",
        "person_id",
        _l("Reports about households at which you wrote before somebody else went on"),
        "anonymise",
    ),
    _own("shared_lives_comment", "person_id", _l("What you said to a report")),
    _carer("shared_lives_training", "person_id", _l("What you learned as a Shared Lives carer")),
    _own(
        "shared_lives_training",
        "by_id",
        _l("Carers’ training that you wrote down"),
        "anonymise",
        shows=("kind", "done_on"),
    ),
    _own(
        "shared_lives_carer_review",
        "by_id",
        _l("Yearly reviews that you held with households"),
        "anonymise",
        shows=("day", "outcome"),
    ),
    _carer("shared_lives_panel_meeting", None, _l("Days on which the panel meets")),
    _own(
        "shared_lives_consideration",
        "decided_by_id",
        _l("Decisions of the panel that you wrote down"),
        "anonymise",
        shows=("decision", "decided_on", "reasons"),
    ),
    _own(
        "shared_lives_consideration",
        "appealed_by_id",
        _l("Where you appealed for your household"),
        "anonymise",
        clear=("appeal_words",),
    ),
    _own(
        "shared_lives_panel_seat",
        "person_id",
        _l("What you said as a member of the Shared Lives panel"),
        "anonymise",
        clear=("interest_words", "view_words"),
        shows=("interest", "view"),
    ),
    _own(
        "shared_lives_panel_question",
        "asked_by_id",
        _l("What you asked at the Shared Lives panel"),
        "anonymise",
        shows=("words",),
    ),
)
