"""Which council a host name belongs to."""

from sqlalchemy import bindparam, select

from alongside.councils.models import Council
from alongside.db.tenancy import CouncilSession

_AT_HOST = select(Council).where(Council.host == bindparam("host"))


def council_for(session: CouncilSession, host: str, default_slug: str | None) -> Council | None:
    """The council that answers at this host name.

    Councils are different origins, so that cookies and scripts cannot cross. An installation with
    one council answers on any host; with more, `default_slug` names the one that answers on a
    host that nobody has, and without it nobody does.
    """
    name = host.partition(":")[0].lower().rstrip(".")
    found = session.scalars(_AT_HOST, {"host": name}).one_or_none()
    if found is not None:
        return found
    if default_slug:
        return session.scalars(select(Council).where(Council.slug == default_slug)).one_or_none()
    only = session.scalars(select(Council).limit(2)).all()
    return only[0] if len(only) == 1 else None
