"""Offers are not advice, and nobody is given a task by others."""

from typing import Any


def _address(browser: Any, page: str, kind: str) -> str:
    """Where somebody changes what they said, from the link on the circle's page."""
    path = f"/full-circle/{kind}/"
    return path + browser.get(page).text.split(f'href="{path}')[1].split('"')[0]


def test_everybody_in_the_circle_reads_an_offer_and_its_writer_changes_it(neighbours: Any) -> None:
    page = neighbours.begin()
    sam = neighbours.come(page, neighbours.sam)
    grace = neighbours.come(page, neighbours.grace)
    sam.send(f"{page}/offer", {"words": "I could dig on Sundays"})
    assert "I could dig on Sundays" in grace.get(page).text
    change = _address(sam, page, "offers")
    assert change not in grace.get(page).text
    assert grace.get(change).status_code == 404
    assert sam.send(change, {"words": "I could dig on Mondays"}).status_code == 302
    assert "I could dig on Mondays" in grace.get(page).text


def test_the_owner_alone_takes_up_an_offer_and_can_let_it_be_again(neighbours: Any) -> None:
    page = neighbours.begin()
    sam, rosa = neighbours.come(page, neighbours.sam), neighbours.browser(neighbours.rosa)
    sam.send(f"{page}/offer", {"words": "I could dig on Sundays"})
    change = _address(sam, page, "offers")
    hidden = sam.hidden(sam.get(page).text)
    assert sam.post(f"{change}/take", data=hidden).status_code == 404
    rosa.send(page, to=f"{change}/take")
    assert "Taken up" in sam.get(page).text
    rosa.send(page, to=f"{change}/take")
    assert "Taken up" not in sam.get(page).text


def test_a_step_is_taken_by_whoever_says_it(neighbours: Any) -> None:
    page = neighbours.begin()
    sam, rosa = neighbours.come(page, neighbours.sam), neighbours.browser(neighbours.rosa)
    sam.send(f"{page}/step", {"what": "Ask at the tool library", "person_id": str(neighbours.rosa)})
    assert "Sam Reed: Ask at the tool library" in " ".join(rosa.get(page).text.split())
    step = _address(sam, page, "steps")
    assert rosa.get(step).status_code == 404
    sam.send(step, {"what": "Ask at the tool library", "done": "y"})
    assert "Done" in rosa.get(page).text


def test_somebody_who_is_not_in_it_offers_nothing_and_reads_nothing(neighbours: Any) -> None:
    page = neighbours.begin()
    sam = neighbours.come(page, neighbours.sam)
    sam.send(f"{page}/offer", {"words": "I could dig on Sundays"})
    tom = neighbours.browser(neighbours.tom)
    assert tom.get(f"{page}/offer").status_code == 404
    change = _address(sam, page, "offers")
    sam.send(f"{page}/leave")
    assert sam.get(change).status_code == 404
