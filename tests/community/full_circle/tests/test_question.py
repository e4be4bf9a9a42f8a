"""A question is its owner's, and what is said in a circle stays in it."""

from typing import Any

HOME = "/full-circle/"
QUESTION = "How do I keep my garden"


def test_whoever_asks_has_a_circle_and_finds_it_again(neighbours: Any) -> None:
    rosa = neighbours.browser(neighbours.rosa)
    assert rosa.send(f"{HOME}ask", {"question": ""}).status_code == 422
    page = neighbours.begin()
    assert QUESTION in rosa.get(page).text
    assert QUESTION in rosa.get(HOME).text


def test_no_role_opens_a_circle(neighbours: Any) -> None:
    page = neighbours.begin()
    for role in ("worker", "coordinator", "administrator", "data_officer"):
        other = neighbours.browser(neighbours.town.person("Ann Hill", role))
        assert other.get(page).status_code == 404
        assert other.get(f"{page}/question").status_code == 404
        assert QUESTION not in other.get(HOME).text


def test_a_visitor_is_led_to_signing_in(neighbours: Any) -> None:
    assert neighbours.town.visitor().get(HOME).status_code == 302


def test_what_somebody_saved_meanwhile_is_not_lost(neighbours: Any) -> None:
    page = neighbours.begin()
    rosa = neighbours.browser(neighbours.rosa)
    opened = rosa.hidden(rosa.get(f"{page}/question").text)
    rosa.send(f"{page}/question", {"question": "And what do I plant?"})
    late = {**opened, "form_key": "", "question": "Who digs?"}
    answer = rosa.post(f"{page}/question", data=late)
    assert answer.status_code == 422
    assert "And what do I plant?" in answer.text


def test_a_day_that_is_over_is_not_a_day_to_meet(neighbours: Any) -> None:
    page = neighbours.begin()
    sent = {"question": "Why?", "meets_on": "2020-01-05"}
    answer = neighbours.browser(neighbours.rosa).send(f"{page}/question", sent)
    assert "still to come" in answer.text


def test_another_council_has_no_such_page(neighbours: Any, abergwyn: Any) -> None:
    assert abergwyn.visitor().get(HOME).status_code == 404
