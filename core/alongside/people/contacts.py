"""Ways to reach a person."""

from flask_babel import lazy_gettext as _l

KINDS = {
    "email": _l("E-mail"),
    "mobile": _l("Mobile phone"),
    "phone": _l("Telephone"),
    "post": _l("Post"),
    "other": _l("Another way"),
}
