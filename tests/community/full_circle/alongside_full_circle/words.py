"""What the practice is called, in words that everybody reads."""

from flask_babel import lazy_gettext as _l

TITLE = _l("Full Circle")
WHO = _l(
    "People who care for a question come together, and help whoever asks it to think it through."
)
HOLDS = _l("Questions you asked a circle")
