"""Ways to hand a message over: to the terminal, to a file, to a mail server."""

import smtplib
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from flask import Flask

from alongside.config import ConfigError

TIMEOUT_SECONDS = 20
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


class Undeliverable(Exception):
    """A message could not be handed over.

    `reason` says why without the address or anything written, so that it may stand in a log.
    `for_good` is true when trying again cannot help.
    """

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
        self.for_good = for_good


class Transport(Protocol):
    """Something that takes a message."""

    def send(self, email: EmailMessage) -> None:
        """Hand it over, or raise Undeliverable."""


class Console:
    """Writes messages to the terminal, for someone who develops."""

    def send(self, email: EmailMessage) -> None:
        """Write it."""
        sys.stdout.write(f"{email.as_string()}\n{'-' * 72}\n")
        sys.stdout.flush()


class Files:
    """Keeps each message as an .eml file, which every mail program opens."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder, made when the first message comes."""
        self._folder = folder

    def send(self, email: EmailMessage) -> None:
        """Write it under its id, so that sending again changes nothing."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = str(email["Message-ID"]).strip("<>").partition("@")[0]
        (self._folder / f"{name}.eml").write_bytes(email.as_bytes())


class Smtp:
    """Hands messages to a mail server at smtp://user:password@host:port or smtps://….

    Where a server offers to encrypt, it is used. A password is never sent unencrypted to another
    machine. The mail server of this machine itself is spoken to plainly.
    """

    def __init__(self, url: str) -> None:
        """Raises ConfigError for an address that cannot be read."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ConfigError("ALONGSIDE_SMTP_URL must be like smtp://user:password@host:587.")
        self._implicit = parts.scheme == "smtps"
        self._host = parts.hostname
        self._port = parts.port or (465 if self._implicit else 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")

    def send(self, email: EmailMessage) -> None:
        """Hand it over; what the server says is kept as a number, since its words may hold names.

        Raises Undeliverable: for good where the server refuses the address or the message.
        """
        try:
            with self._connected() as server:
                server.send_message(email)
        except smtplib.SMTPRecipientsRefused as error:
            code = min((code for code, _ in error.recipients.values()), default=0)
            raise Undeliverable(
                f"the mail server refused the address ({code})", for_good=code >= 500
            ) from error
        except smtplib.SMTPResponseException as error:
            code = error.smtp_code
            refused = code >= 500 and isinstance(error, smtplib.SMTPDataError)
            raise Undeliverable(f"the mail server answered {code}", for_good=refused) from error
        except smtplib.SMTPNotSupportedError as error:
            raise Undeliverable("the mail server cannot do what is needed") from error
        except (OSError, smtplib.SMTPException) as error:
            name = type(error).__name__
            raise Undeliverable(f"the mail server cannot be reached ({name})") from error

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        context = ssl.create_default_context()
        if self._implicit:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_SECONDS)
        with server:
            server.ehlo()
            elsewhere = self._host not in THIS_MACHINE
            encrypted = self._implicit
            if not encrypted and elsewhere and server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
                encrypted = True
            if self._user:
                if elsewhere and not encrypted:
                    raise Undeliverable("the mail server does not encrypt, so no password is sent")
                server.login(self._user, self._password)
            yield server


def transport_for(app: Flask) -> Transport:
    """The transport that the installation is set to. Raises ConfigError for an unknown one."""
    kind = app.config["MAIL_TRANSPORT"]
    if kind == "console":
        return Console()
    if kind == "file":
        return Files(Path(app.instance_path) / "mail")
    if kind == "smtp":
        return Smtp(app.config["SMTP_URL"])
    raise ConfigError(f"ALONGSIDE_MAIL_TRANSPORT must be console, file or smtp, not {kind!r}.")
