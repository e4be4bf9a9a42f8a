"""Text messages: a number to write to, and ways to hand a text over.

A text shows on a locked screen, so it says even less than an e-mail: that something is there, and
where. It is for people who have a telephone and no e-mail.
"""

import logging
import re
import sys
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, current_app
from sqlalchemy import select

from alongside.config import ConfigError
from alongside.db.tenancy import CouncilSession
from alongside.messages.transports import TIMEOUT_SECONDS, Undeliverable
from alongside.people.models import Contact, Person

LOCAL, HERE = "GB", 44
MOBILE = re.compile(r"7[1-57-9]\d{8}|7624\d{6}")
"""Mobile numbers of this country: no pagers but the Isle of Man's mobiles, no 070."""
BUSY = {403, 408, 429}
"""What Notify answers when the text may well go out later: also when its key was refused."""


class TextTransport(Protocol):
    """Something that takes a text message."""

    def send(self, number: str, body: str, reference: str) -> None:
        """Hand it over, or raise Undeliverable. `reference` is the message's id."""


class Console:
    """Writes texts to the terminal, for someone who develops."""

    def send(self, number: str, body: str, reference: str) -> None:
        """Write it."""
        sys.stdout.write(f"Text to {number}:\n{body}\n{'-' * 72}\n")
        sys.stdout.flush()


class Files:
    """Keeps each text as a file."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder, made when the first text comes."""
        self._folder = folder

    def send(self, number: str, body: str, reference: str) -> None:
        """Write it under its id, so that sending again changes nothing."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{reference}.txt"
        path.write_text(f"{number}\n\n{body}\n", encoding="utf-8")


class Notify:
    """Hands texts to GOV.UK Notify, which UK councils may use.

    Its texts stand in templates of its own. Ours is one that passes everything on: `((message))`.
    """

    def __init__(self, key: str, template: str, url: str) -> None:
        """Raises ConfigError without the key or the template, or the client."""
        if not key or not template:
            raise ConfigError(
                "ALONGSIDE_TEXT_TRANSPORT=notify needs notify_api_key and notify_template: the id "
                "of a text message template in GOV.UK Notify that says only ((message))."
            )
        try:
            from notifications_python_client.notifications import NotificationsAPIClient
        except ImportError as error:
            raise ConfigError(
                "ALONGSIDE_TEXT_TRANSPORT=notify needs: pip install 'alongside[notify]'"
            ) from error
        # What Notify answers may repeat what it was sent: that is for no log.
        logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)
        client: Any = NotificationsAPIClient
        self._client = client(key, base_url=url, timeout=TIMEOUT_SECONDS)
        self._template = template

    def send(self, number: str, body: str, reference: str) -> None:
        """Hand it over; of an answer only its number is kept.

        Raises Undeliverable: for good where Notify refuses the telephone number or the text.
        """
        from notifications_python_client.errors import HTTPError, InvalidResponse

        try:
            self._client.send_sms_notification(
                phone_number=number,
                template_id=self._template,
                personalisation={"message": body},
                reference=reference,
            )
        except InvalidResponse:
            return  # it took the text, and said so in a way that the client cannot read
        except HTTPError as error:
            code = error.status_code
            refused = 400 <= code < 500 and code not in BUSY
            raise Undeliverable(f"Notify answered {code}", for_good=refused) from error


def text_transport_for(app: Flask) -> TextTransport | None:
    """How the installation sends texts, or None where it sends none. Raises ConfigError."""
    config = app.config
    match config["TEXT_TRANSPORT"]:
        case "none":
            return None
        case "console":
            return Console()
        case "file":
            return Files(Path(app.instance_path) / "texts")
        case "notify":
            return Notify(
                config["NOTIFY_API_KEY"] or "",
                config["NOTIFY_TEMPLATE"] or "",
                config["NOTIFY_URL"],
            )
        case kind:
            raise ConfigError(
                f"ALONGSIDE_TEXT_TRANSPORT must be none, console, file or notify, not {kind!r}."
            )


def texts_are_sent() -> bool:
    """Whether a text can be offered as a way to reach somebody."""
    return bool(current_app.config["TEXT_TRANSPORT"] != "none")


def normal_number(typed: str) -> str:
    """A number that a text can be sent to, in the form that every network knows: "+447700900123".

    As people write it here, with or without the country's own number; "" for one that is none, or
    where nobody would see a text. Of this country every mobile number will do, also those that
    Ofcom keeps for invented people.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    try:
        number = phonenumbers.parse(typed, LOCAL)
    except phonenumbers.NumberParseException:
        return ""
    if number.country_code == HERE:
        mobile = MOBILE.fullmatch(str(number.national_number)) is not None
    else:
        kinds = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
        mobile = phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in kinds
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164)) if mobile else ""


def safe_number(session: CouncilSession, person: Person) -> str:
    """A number that it is safe to send a text to, or "" when there is none."""
    found = session.scalars(
        select(Contact.value)
        .where(Contact.person_id == person.id, Contact.kind == "mobile", Contact.safe_to_text)
        .order_by(Contact.id)
    )
    return next((number for one in found if (number := normal_number(one))), "")
