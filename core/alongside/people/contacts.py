"""Ways to reach a person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import or_, select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Contact, Person

KINDS = {
    "email": _l("E-mail"),
    "mobile": _l("Mobile phone"),
    "phone": _l("Telephone"),
    "post": _l("Post"),
    "other": _l("Another way"),
}


def safe_contacts(session: CouncilSession, person: Person) -> Sequence[Contact]:
    """The ways to reach somebody of which they said that something is safe to do with them.

    For a form that they fill in themselves, so that it need not ask again. What is kept back from
    others is in it: show it to nobody else.
    """
    said = or_(Contact.safe_to_email, Contact.safe_to_text, Contact.safe_to_call)
    asked = select(Contact).where(Contact.person_id == person.id, said)
    return session.scalars(asked.order_by(Contact.created_at, Contact.id)).all()
