"""Setting a council up: from the list of real authorities, or by name for an invented one."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from alongside.councils.authorities import Authority, slug_of
from alongside.councils.models import Council
from alongside.councils.procedures import NATIONS, languages_of
from alongside.db.tenancy import CouncilSession
from alongside.web.fields import LINE_MAX, clean_text

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GSS = re.compile(r"[EWSN]\d{8}")
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")


class SetupError(Exception):
    """A council cannot be set up like this; the message says what is in the way."""


def add_council(
    session: CouncilSession,
    config: Mapping[str, Any],
    *,
    authority: Authority | None = None,
    name: str = "",
    nation: str = "",
    slug: str = "",
    host: str | None = None,
    languages: list[str] | None = None,
) -> Council:
    """Add a council with what its nation brings: languages, and the complaints procedure.

    `authority` gives name, slug, GSS code and nation, each of which may be said otherwise. The
    session must not belong to a council yet. `config` is the app's: more than one council on
    SQLite is refused outside demo mode, because only PostgreSQL keeps them apart by itself.
    Raises SetupError.
    """
    if authority is not None:
        name = name or authority.official_name or authority.name
        slug = slug or authority.slug
        nation = nation or authority.nation
    nation = nation or NATIONS[0]
    council = Council(
        slug=slug or slug_of(name),
        name=clean_text(name) or "",
        gss_code=(authority.gss_code or None) if authority else None,
        nation=nation,
        host=clean_host(host),
        languages=languages or languages_of(nation),
    )
    if not council.name or len(council.name) > LINE_MAX:
        raise SetupError("Say which authority it is, or give a name of 200 characters at most.")
    if not SLUG.fullmatch(council.slug) or len(council.slug) > 60:
        raise SetupError(
            f"The slug {council.slug!r} must be lower-case words joined by hyphens, 60 at most."
        )
    if problems := clashes(session, council):
        raise SetupError(" ".join(problems.values()))
    _refuse_second_on_sqlite(session, config)
    session.add(council)
    session.flush()
    return council


def clean_host(host: str | None) -> str | None:
    """A host name as it is compared: lower case, no final dot; None for none."""
    return (host or "").strip().lower().rstrip(".") or None


def clashes(
    session: CouncilSession, council: Council, own_id: uuid.UUID | None = None
) -> dict[str, str]:
    """What forbids this council's slug, host, GSS code and nation, by field, in words."""
    problems = {}
    if council.nation not in NATIONS:
        problems["nation"] = f"The nation must be one of {', '.join(NATIONS)}."
    if council.host and (len(council.host) > 253 or not HOST.fullmatch(council.host)):
        problems["host"] = (
            f"The host {council.host!r} must be a plain host name, such as alongside.example.org."
        )
    if council.gss_code and not GSS.fullmatch(council.gss_code):
        problems["gss_code"] = f"The GSS code {council.gss_code!r} must look like E09000007."
    with session.no_autoflush:
        for field in ("slug", "host", "gss_code"):
            value = getattr(council, field)
            if value is None or field in problems:
                continue
            column = getattr(Council, field)
            other = session.scalars(
                select(Council).where(column == value, Council.id != own_id)
                if own_id
                else select(Council).where(column == value)
            ).first()
            if other is not None:
                label = {"slug": "slug", "host": "host", "gss_code": "GSS code"}[field]
                problems[field] = f"{other.name} has the {label} {value!r} already."
    return problems


def _refuse_second_on_sqlite(session: CouncilSession, config: Mapping[str, Any]) -> None:
    if session.get_bind().dialect.name != "sqlite" or config["MODE"] == "demo":
        return
    other = session.scalars(select(Council).limit(1)).first()
    if other is not None:
        raise SetupError(
            f"{other.name} is set up here already, and SQLite keeps one council only. Several "
            f"councils need PostgreSQL, which keeps their rows apart by itself: set "
            f"ALONGSIDE_DATABASE_URL."
        )
