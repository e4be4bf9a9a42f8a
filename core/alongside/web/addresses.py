"""Addresses that leave this site: in messages, on posters."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, request, url_for

from alongside.web.context import current

SAFE_PLACE = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads: somewhere ordinary."""


def absolute_url(endpoint: str, **values: Any) -> str:
    """The whole address of a page, at the council's own host.

    A request's host name is anybody's to invent, and a sign-in link that led to an invented one
    would hand over its token; so in production the council's host alone counts. Elsewhere the
    host that was asked for will do, which keeps ports and bare addresses working.
    """
    return origin() + url_for(endpoint, **values)


def origin() -> str:
    """Where the council's pages are: scheme, host and port, as `absolute_url` says."""
    host = current.council.host
    if host and current_app.config["MODE"] == "production":
        return site(current_app.config, host)
    return request.host_url.rstrip("/")


def site(config: Mapping[str, Any], host: str) -> str:
    """Where the pages of a host are: scheme, host, and the port where it is not the usual one."""
    port = f":{config['PUBLIC_PORT']}" if config["PUBLIC_PORT"] else ""
    return f"{config['PUBLIC_SCHEME']}://{host}{port}"
