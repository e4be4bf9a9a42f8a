"""Whose data the tables of a life together hold, and what erasing a person does with it."""

from functools import partial

from flask_babel import lazy_gettext as _l

from alongside import Holding

_own = partial(Holding, own_words=True)

HOLDINGS = (
    Holding(
        "shared_lives_introduction",
        "person_id",
        _l("Times that you spent with a household to get to know it"),
    ),
    _own(
        "shared_lives_introduction",
        "planned_by_id",
        _l("Times together that you planned"),
        "anonymise",
        clear=("place", "company"),
        shows=("kind", "planned_on"),
    ),
    _own(
        "shared_lives_diary_entry",
        "author_id",
        _l("What you wrote in the diary of getting to know each other"),
        sealed_until="shared_at",
    ),
    _own(
        "shared_lives_choice",
        "by_id",
        _l("What you chose after you had met, or wrote down for somebody"),
        "anonymise",
        clear=("with_words",),
        shows=("answer", "chosen_at"),
    ),
    Holding("shared_lives_arrangement", "person_id", _l("Your life together with a household")),
    Holding("shared_lives_stay", "person_id", _l("Short breaks with a household, and days apart")),
    Holding("shared_lives_agreement", "person_id", _l("What you and a household agreed to")),
    _own(
        "shared_lives_signature",
        "by_id",
        _l("Where you signed an agreement, or wrote down that somebody did"),
        "anonymise",
        clear=("typed", "presence"),
        shows=("signed_at",),
    ),
    Holding(
        "shared_lives_living_review",
        "person_id",
        _l("Reviews of your life together with a household"),
    ),
    _own(
        "shared_lives_living_review",
        "asked_by_id",
        _l("Reviews of a life together that you asked for"),
        "anonymise",
        shows=("due_on",),
    ),
    _own(
        "shared_lives_review_words",
        "author_id",
        _l("What you said to a review of a life together"),
    ),
    _own(
        "shared_lives_ordinary",
        "author_id",
        _l("Ordinary things that you noted down"),
        sealed_until="shown",
    ),
)
