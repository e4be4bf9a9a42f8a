"""What is written about a household as a whole, which is about everybody in it.

Each of them reads that it is there and since when; what it says tells of the others too, and of
people who spoke in confidence, so a data officer looks through it where one asks for a copy. Its
carers read most of it on the household's page. What a possibility says is not here: it is about
somebody who looks for a household as well, and neither side may learn of it before its time.
"""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding

IN_IT = ("shared_lives_housemate", "household_id", "person_id")
BEFORE_THE_PANEL = ("shared_lives_consideration", "id", "household_id")

_about = partial(
    Holding,
    erasure="retain",
    because=_l("It is about everybody in the household. When the last carer goes, it is emptied."),
    retention="carer",
)
_home = partial(_about, person="household_id", through=(IN_IT,))
_panel = partial(_about, person="consideration_id", through=(BEFORE_THE_PANEL, IN_IT))

HOLDINGS = (
    _about(
        "shared_lives_household",
        "id",
        _l("The page of your household"),
        through=(IN_IT,),
        shows=("name", "state", "state_since"),
    ),
    _home(
        "shared_lives_move",
        what=_l("Steps that your household took"),
        shows=("step", "day"),
    ),
    _home(
        "shared_lives_application",
        what=_l("The application of your household"),
        shows=("sent_at",),
        sealed_until="sent_at",
    ),
    _home(
        "shared_lives_requirement",
        what=_l("What a Shared Lives scheme asked for about your household"),
        shows=("kind", "got_on"),
        alone="person_id",
    ),
    _home(
        "shared_lives_visit",
        what=_l("Times when your household was met"),
        shows=("kind", "day"),
        alone="with_id",
    ),
    _home(
        "shared_lives_report",
        what=_l("Reports about your household"),
        shows=("number", "shared_at"),
    ),
    _home(
        "shared_lives_consideration",
        what=_l("Times when your household was before the panel"),
        shows=("decided_on",),
    ),
    _panel("shared_lives_panel_seat", what=_l("What members of the panel said of your household")),
    _panel("shared_lives_panel_question", what=_l("What the panel asked about your household")),
    _home(
        "shared_lives_approval",
        what=_l("Approvals of your household"),
        shows=("from_on", "until_on", "ended_on"),
    ),
    _home(
        "shared_lives_carer_review",
        what=_l("Yearly reviews with your household"),
        shows=("day",),
    ),
    _home(
        "shared_lives_vacancy",
        what=_l("Room that your household has"),
        shows=("kind", "places", "from_on", "until_on"),
    ),
    _home(
        "shared_lives_trouble_told",
        what=_l("What the scheme was told of your approval"),
        shows=("told_on",),
    ),
)
