"""A circle comes back to its question, and nothing closes because a day has passed."""

from datetime import timedelta
from typing import Any

from alongside import utcnow

SOON = (utcnow().date() + timedelta(days=2)).isoformat()
LATER = (utcnow().date() + timedelta(days=60)).isoformat()


def _remind(neighbours: Any, days: int = 3) -> int:
    from alongside_full_circle.reminders import remind

    today = utcnow().date()
    with neighbours.town.session() as session:
        return remind(session, until=today + timedelta(days=days), on=today)


def test_near_the_day_everybody_is_reminded_once(neighbours: Any) -> None:
    page = neighbours.begin(return_on=LATER)
    neighbours.come(page, neighbours.sam)
    rosa = neighbours.browser(neighbours.rosa)
    assert _remind(neighbours) == 0
    rosa.send(f"{page}/back", {"return_on": SOON})
    assert _remind(neighbours) == 2
    assert _remind(neighbours) == 0


def test_everybody_reads_what_came_of_it(neighbours: Any) -> None:
    page = neighbours.begin()
    sam, rosa = neighbours.come(page, neighbours.sam), neighbours.browser(neighbours.rosa)
    assert sam.get(f"{page}/back").status_code == 404
    rosa.send(f"{page}/back", {"learned": "Raised beds. And company."})
    assert "Raised beds. And company." in sam.get(page).text


def test_a_complete_circle_is_read_and_nothing_is_added(neighbours: Any) -> None:
    page = neighbours.begin()
    sam, rosa = neighbours.come(page, neighbours.sam), neighbours.browser(neighbours.rosa)
    rosa.send(f"{page}/back", {"learned": "Raised beds.", "complete": "y"})
    assert "Raised beds." in sam.get(page).text
    assert sam.get(f"{page}/offer").status_code == 404
    assert rosa.get(f"{page}/people").status_code == 404
    rosa.send(f"{page}/back", {"learned": "Raised beds."})
    assert sam.get(f"{page}/offer").status_code == 200
