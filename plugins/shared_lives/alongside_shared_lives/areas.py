"""Areas to choose from: the council's own first, then every local authority by name."""

from functools import cache

from flask_babel import gettext as _

from alongside import current, local_authorities


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in local_authorities():
        found.setdefault(one.slug, one.name)
    return found


def areas() -> list[tuple[str, str]]:
    """The areas as (slug, name)."""
    council = current.council
    others = [(slug, name) for slug, name in _names().items() if slug != council.slug]
    return [(council.slug, council.name), *others]


def in_words(area: str) -> str:
    """An area's name, or that it is not known."""
    if not area:
        return str(_("Not said yet"))
    if area == current.council.slug:
        return current.council.name
    return _names().get(area, area)
