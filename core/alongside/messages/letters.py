"""What a message looks like when it arrives: plain, neutral on the outside, with a way to reply."""

from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from flask import render_template, request

from alongside.councils.models import Council
from alongside.messages.models import Message
from alongside.messages.transports import Undeliverable


def as_email(message: Message, council: Council, sender: str) -> EmailMessage:
    """A stored message as an e-mail.

    Whoever sees the outside (a screen, a notification) learns the council's general address and a
    subject that names no one. The Message-ID is the row's, so that a mail program shows a message
    once if a crash made us send it twice. Raises Undeliverable for an address that is none.
    """
    address = parseaddr(message.to_address)[1]
    if address != message.to_address.strip() or "@" not in address:
        raise Undeliverable("the address is not an e-mail address", for_good=True)
    email = EmailMessage()
    domain = parseaddr(sender)[1].partition("@")[2] or "localhost"
    try:
        email["From"] = sender
        email["To"] = address
        email["Subject"] = " ".join(message.subject.split())
        email["Date"] = format_datetime(message.created_at)
        email["Message-ID"] = f"<{message.id}@{domain}>"
        email["Auto-Submitted"] = "auto-generated"
    except ValueError as error:
        raise Undeliverable("the address is not an e-mail address", for_good=True) from error
    email.set_content(
        render_template(
            "emails/message.txt",
            body=message.body.strip(),
            council=council,
            address=request.host_url,
        )
    )
    return email
