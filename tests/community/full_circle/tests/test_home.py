"""What waits for somebody stands on their home page."""

from datetime import timedelta
from typing import Any

from alongside import utcnow


def test_an_invitation_waits(neighbours: Any) -> None:
    page = neighbours.begin()
    neighbours.browser(neighbours.rosa).send(f"{page}/people", {"people": str(neighbours.sam)})
    home = neighbours.browser(neighbours.sam).get("/home").text
    assert "You are invited to a circle" in home
    assert f"{page}/answer" in home


def test_whoever_asked_to_come_waits_for_the_owner(neighbours: Any) -> None:
    page = neighbours.begin(is_open="y", about="Gardens and knees")
    neighbours.browser(neighbours.tom).send(f"{page}/come")
    assert "Somebody would like to come" in neighbours.browser(neighbours.rosa).get("/home").text


def test_near_the_day_the_question_waits_for_its_owner(neighbours: Any) -> None:
    soon = (utcnow().date() + timedelta(days=2)).isoformat()
    neighbours.begin(return_on=soon)
    home = neighbours.browser(neighbours.rosa).get("/home").text
    assert "It is time to come back to a question" in home


def test_everybody_finds_the_door(neighbours: Any) -> None:
    assert 'href="/full-circle/"' in neighbours.browser(neighbours.tom).get("/home").text
