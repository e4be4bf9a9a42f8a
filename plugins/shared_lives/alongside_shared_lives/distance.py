"""How far it is between two areas: between the centres of two local authorities, in whole miles.

Nobody's address is asked or kept for it, and no map is. A page says "about 12 miles"; the way by
road or bus is longer, and people who know it say so.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from alongside import local_authorities
from alongside_shared_lives.crowd import members, set_of

EARTH_MILES = 3959


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each area that has them, by its slug; a slug stands for one."""
    found: dict[str, tuple[float, float]] = {}
    for one in local_authorities():
        if one.centre is not None:
            found.setdefault(one.slug, one.centre)
    return found


@lru_cache(maxsize=50_000)
def miles(one: str, other: str) -> int | None:
    """How far it is between two areas: 0 in the same, None where one of them is not known."""
    if one and one == other:
        return 0
    here, there = centres().get(one), centres().get(other)
    if here is None or there is None:
        return None
    return max(1, round(_great_circle(*here, *there)))


def _great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    lat, lon, other_lat, other_lon = map(radians, (lat, lon, other_lat, other_lon))
    half = (
        sin((other_lat - lat) / 2) ** 2
        + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_MILES * asin(sqrt(half))


class Rings:
    """A crowd's areas, so that it can be gone through from near to far."""

    def __init__(self, areas: Sequence[str]) -> None:
        """Take the area of each in the crowd, in the crowd's order."""
        self._everyone = (1 << len(areas)) - 1
        self._where = _sets(areas)
        self._areas = areas
        self._around: dict[str, list[tuple[int | None, int]]] = {}
        self._steps: dict[str, dict[str, int]] = {}

    def around(self, area: str) -> list[tuple[int | None, int]]:
        """How far, and who is that far, the nearest first; who is at nobody knows where, last."""
        if area not in self._around:
            by_miles: dict[int | None, int] = {}
            for other, some in self._where.items():
                far = miles(area, other)
                by_miles[far] = by_miles.get(far, 0) | some
            rings = sorted(by_miles.items(), key=lambda ring: (ring[0] is None, ring[0] or 0))
            self._around[area] = rings
            order = {far: step for step, (far, _) in enumerate(rings)}
            self._steps[area] = {other: order[miles(area, other)] for other in self._where}
        return self._around[area]

    def within(self, area: str, most: int) -> int:
        """Who is at most so many miles away, and all of whom that is not known."""
        return _joined(some for far, some in self.around(area) if far is None or far <= most)

    def near_first(self, area: str, some: int) -> Iterator[int]:
        """Those in a set, the nearest first, and of those as near who came first."""
        rings = self.around(area)
        if some.bit_count() <= len(rings):
            step, areas = self._steps[area], self._areas
            yield from sorted(members(some), key=lambda one: (step[areas[one]], one))
            return
        for _, ring in rings:
            yield from members(some & ring)


def _joined(sets: Iterator[int]) -> int:
    joined = 0
    for some in sets:
        joined |= some
    return joined


def _sets(areas: Sequence[str]) -> dict[str, int]:
    """Who is in each area."""
    numbers: dict[str, list[int]] = {}
    for number, area in enumerate(areas):
        numbers.setdefault(area, []).append(number)
    return {area: set_of(some, len(areas)) for area, some in numbers.items()}
