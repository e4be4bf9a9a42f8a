"""What the columns of our own are called, to whoever reads what is held about them."""

from flask_babel import lazy_gettext as _l

from alongside_shared_lives import carer_columns, household_columns, living_columns

COLUMNS = {
    **household_columns.COLUMNS,
    **carer_columns.COLUMNS,
    **living_columns.COLUMNS,
    "area": _l("Area"),
    "cannot_do": _l("What cannot be"),
    "enjoy": _l("What we enjoy"),
    "experience": _l("What was done before"),
    "existing_how": _l("How it is known that they know each other"),
    "factors": _l("What is so, what must be, what would be good, what cannot be"),
    "gifts": _l("What you bring"),
    "good_day": _l("A good day"),
    "helper_id": _l("Whom you chose to help"),
    "home": _l("The home"),
    "hopes": _l("Hopes to learn and to share"),
    "household_answer": _l("What the household answered"),
    "household_answered_at": _l("When the household answered"),
    "look": _l("How you like to read"),
    "packed": _l("The same, made small for finding households"),
    "part": _l("Part in the household"),
    "person_answer": _l("What the person answered"),
    "person_answered_at": _l("When the person answered"),
    "person_answered_how": _l("How the person gave their answer"),
    "please_dont": _l("Please don’t"),
    "situation": _l("Where they live now"),
    "social_worker": _l("Social worker"),
    "speaks_against": _l("What speaks against it"),
    "speaks_for": _l("What speaks for it"),
    "support": _l("Help that is wanted"),
    "typical_week": _l("A typical week"),
    "who_i_am": _l("Who I am"),
    "who_we_are": _l("Who we are"),
    "worker_id": _l("Who walks with you"),
    "written": _l("How it was written"),
}
