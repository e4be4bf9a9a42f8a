"""What the columns of our own are called, to whoever reads what is held about them."""

from flask_babel import lazy_gettext as _l

from alongside_shared_lives import carer_columns, living_columns

COLUMNS = {
    **carer_columns.COLUMNS,
    **living_columns.COLUMNS,
    "area": _l("Area"),
    "cannot_do": _l("What cannot be"),
    "enjoy": _l("What we enjoy"),
    "experience": _l("What was done before"),
    "factors": _l("What is so, what must be, what would be good, what cannot be"),
    "good_day": _l("A good day"),
    "hopes": _l("Hopes to learn and to share"),
    "packed": _l("The same, made small for finding households"),
    "please_dont": _l("Please don’t"),
    "typical_week": _l("A typical week"),
    "who_i_am": _l("Who I am"),
}
