"""Contacts as links: somebody who is worried should not have to copy a number."""

import re

from jinja2.utils import urlize
from markupsafe import Markup

PHONE = re.compile(r"(?<![\w+])(?:\+44 ?|0)\d(?:[ -]?\d){7,9}(?![\w])")


def reachable(text: str) -> Markup:
    """A contact's text with its addresses and United Kingdom telephone numbers as links."""
    linked = urlize(text, rel="noreferrer")
    parts = re.split(r"(<a .*?</a>)", linked)
    return Markup("").join(  # each part was escaped by urlize
        Markup(part if part.startswith("<a ") else PHONE.sub(_call, part))  # noqa: S704
        for part in parts
    )


def _call(found: re.Match[str]) -> str:
    number = found.group()
    return f'<a href="tel:{re.sub("[ -]", "", number)}">{number}</a>'
