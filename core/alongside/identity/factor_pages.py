"""The blueprint of the pages about second ways to sign in, and what its views share."""

from typing import cast

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.db.time import utcnow
from alongside.identity import sessions
from alongside.identity.cookies import give_token
from alongside.identity.passkeys import Place
from alongside.identity.roles import holds_a_role
from alongside.people.models import Person
from alongside.providers import Provider, providers
from alongside.records.log import note
from alongside.web.addresses import origin
from alongside.web.context import current
from alongside.web.pages import Pages
from alongside.web.redirects import local_target

pages = Pages("factors", __name__)


def who() -> Person:
    """Whose factors this is about: the person signed in, or still arriving."""
    return cast(Person, current.actor.person or current.actor.arriving)


def acting() -> Actor:
    """The same person, as the record should name them."""
    actor = current.actor
    return actor if actor.person is not None else Actor(actor.session, who(), sign_in=actor.sign_in)


def onward() -> str | None:
    """The page of this site that somebody wanted to go to."""
    return local_target(request.args.get("next"))


def home() -> str:
    """Where to go when nobody said where."""
    return url_for("home.home")


def here() -> Place:
    """The site that a passkey is made for."""
    return Place(current.council.name, origin())


def secret_key() -> str:
    """The installation's own secret."""
    return str(current_app.config["SECRET_KEY"])


def must_have_one(person: Person) -> bool:
    """Whether this person may not be without a second factor."""
    required = current_app.config["SECOND_FACTOR"] == "required"
    return required and holds_a_role(current.session, person)


def provider_here() -> Provider | None:
    """Where the staff of this council sign in with their work accounts, if the operator said so."""
    return providers(current_app.config["SINGLE_SIGN_ON"]).get(current.council.slug)


def proven(response: Response, how: str, *, by_account: bool = False) -> Response:
    """Let the session go on as one in which a second factor was shown, under a new token."""
    actor, sign_in = acting(), current.actor.sign_in
    token = sessions.prove(current.session, sign_in, by_account=by_account)
    arrived = current.actor.person is None
    note(actor.session, actor, "signed in" if arrived else "proved", "person", actor.id, how)
    give_token(response, token, None if sign_in.shared_device else sign_in.expires_at - utcnow())
    return response
