"""Whose data each table holds, and what erasing a person does with it."""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding
from alongside_shared_lives import carer_holdings, household_holdings, living_holdings
from alongside_shared_lives.matching_holdings import MATCHING_HOLDINGS

_own = partial(Holding, own_words=True)

HOLDINGS = (
    *living_holdings.HOLDINGS,
    Holding(
        "shared_lives_household",
        "worker_id",
        _l("Shared Lives households that you walk with"),
        "anonymise",
    ),
    _own(
        "shared_lives_household",
        "begun_by_id",
        _l("The Shared Lives household for which you wrote first"),
        "anonymise",
        clear=(
            "who_we_are",
            "home",
            "typical_week",
            "enjoy",
            "hopes",
            "experience",
            "cannot_do",
            "written_with",
        ),
        shows=("name", "state", "area", "factors"),
    ),
    Holding("shared_lives_housemate", "person_id", _l("Shared Lives households that you are in")),
    _own(
        "shared_lives_piece",
        "given_by_id",
        _l("Pictures and recordings that you gave for Shared Lives"),
    ),
    _own("shared_lives_looking", "person_id", _l("What you look for in Shared Lives")),
    Holding(
        "shared_lives_looking",
        "worker_id",
        _l("People looking for a household whom you walk with"),
        "anonymise",
    ),
    Holding(
        "shared_lives_looking",
        "helper_id",
        _l("People whom you help to look for a household"),
        "anonymise",
        clear=("written_with",),
    ),
    Holding(
        "shared_lives_possibility",
        "thought_of_by_id",
        _l("Possibilities that you thought of"),
        "anonymise",
        shows=("speaks_for", "speaks_against", "existing_how"),
    ),
    _own(
        "shared_lives_possibility",
        "person_answered_by_id",
        _l("Answers that you gave about a household"),
        "anonymise",
        shows=("person_answer", "person_answered_at", "person_answered_how"),
    ),
    _own(
        "shared_lives_possibility",
        "household_answered_by_id",
        _l("Answers that you gave for your household"),
        "anonymise",
        shows=("household_answer", "household_answered_at"),
    ),
    *carer_holdings.HOLDINGS,
    *household_holdings.HOLDINGS,
    *MATCHING_HOLDINGS,
)
