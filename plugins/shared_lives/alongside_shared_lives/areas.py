"""Areas to choose from: the council's own first, then every local authority by name."""

from flask_babel import gettext as _

from alongside import current, local_authorities


def areas() -> list[tuple[str, str]]:
    """The areas as (slug, name)."""
    own = (current.council.slug, current.council.name)
    return [own, *((one.slug, one.name) for one in local_authorities() if one.slug != own[0])]


def in_words(area: str) -> str:
    """An area's name, or that it is not known."""
    if not area:
        return str(_("Not said yet"))
    return dict(areas()).get(area, area)
