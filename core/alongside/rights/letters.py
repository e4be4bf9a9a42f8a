"""What people are told about requests. Neither names nor anybody's words."""

from typing import Any

from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.identity.roles import people_with_role
from alongside.messages.outbox import send
from alongside.people.models import Person
from alongside.rights.models import Request
from alongside.web.addresses import absolute_url


def tell_asked(session: CouncilSession, request: Request) -> None:
    """Tell the data officers that somebody asked."""
    for officer in people_with_role(session, "data_officer"):
        send(
            session,
            to=officer,
            subject=_l("Somebody asks what is held about them"),
            body=_l(
                "Somebody has asked for a copy, for a correction or for erasure of what is held "
                "about them. The law gives one month.\n\n%(link)s",
                link=absolute_url("rights.index"),
            ),
            about=f"rights.asked:{request.id}",
        )


def tell_stopped(session: CouncilSession, request: Request) -> None:
    """Tell the person that there is a question before their request can go on."""
    _tell(
        session,
        request,
        "stopped",
        _l("There is a question about what you asked for"),
        _l(
            "Before the council can answer what you asked for, it needs to know something from "
            "you. Here you can read what.\n\n%(link)s",
            link=absolute_url("rights.request_page", request_id=request.id),
        ),
    )


def tell_released(session: CouncilSession, request: Request) -> None:
    """Tell the person that their copy is there."""
    _tell(
        session,
        request,
        "released",
        _l("What you asked for is ready"),
        _l(
            "What you asked for is ready. Here you can fetch it.\n\n%(link)s",
            link=absolute_url("rights.request_page", request_id=request.id),
        ),
    )


def tell_answered(session: CouncilSession, request: Request) -> None:
    """Tell the person that there is an answer; what it is, they read there."""
    _tell(
        session,
        request,
        "answered",
        _l("There is an answer to what you asked for"),
        _l(
            "The council has answered what you asked for. Here you can read the answer, and what "
            "you can do if you do not agree.\n\n%(link)s",
            link=absolute_url("rights.request_page", request_id=request.id),
        ),
    )


def _tell(session: CouncilSession, request: Request, what: str, subject: Any, body: Any) -> None:
    send(
        session,
        to=session.get_one(Person, request.person_id),
        subject=subject,
        body=body,
        about=f"rights.{what}:{request.id}",
    )
