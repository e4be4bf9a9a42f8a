"""Who lives in the demo: both councils, and everybody in them by handle."""

from alongside.demo.abergwyn import ABERGWYN
from alongside.demo.cast import Someone, Town
from alongside.demo.northbank import NORTHBANK

TOWNS: tuple[Town, ...] = (NORTHBANK, ABERGWYN)
SLUGS = frozenset(str(town.council["slug"]) for town in TOWNS)
CAST: dict[str, Someone] = {one.handle: one for town in TOWNS for one in town.people}
