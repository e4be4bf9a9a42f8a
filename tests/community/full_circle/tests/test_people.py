"""People come by name, or because they care for what an open circle is about."""

from typing import Any

HOME = "/full-circle/"
QUESTION = "How do I keep my garden"
OPEN = {"is_open": "y", "about": "Gardens and knees"}


def test_whoever_is_invited_knows_the_question_and_says_yes_or_no(neighbours: Any) -> None:
    page = neighbours.begin()
    rosa = neighbours.browser(neighbours.rosa)
    rosa.send(f"{page}/people", {"people": [str(neighbours.sam), str(neighbours.grace)]})
    sam, grace = neighbours.browser(neighbours.sam), neighbours.browser(neighbours.grace)
    assert QUESTION in sam.get(f"{page}/answer").text
    assert sam.get(page).status_code == 404
    sam.send(f"{page}/answer", {"answer": "yes"})
    grace.send(f"{page}/answer", {"answer": "no"})
    assert QUESTION in sam.get(page).text
    assert grace.get(page).status_code == 404
    assert "Grace" not in rosa.get(page).text


def test_only_people_whom_the_owner_may_name_are_invited(neighbours: Any) -> None:
    page = neighbours.begin()
    rosa = neighbours.browser(neighbours.rosa)
    assert rosa.send(f"{page}/people", {"people": str(neighbours.tom)}).status_code == 422
    assert neighbours.browser(neighbours.tom).get(f"{page}/answer").status_code == 404


def test_an_open_circle_says_what_it_is_about_and_not_what_is_asked(neighbours: Any) -> None:
    page = neighbours.begin(**OPEN)
    tom = neighbours.browser(neighbours.tom)
    assert "Gardens and knees" in tom.get(HOME).text
    door = tom.get(f"{page}/come").text
    assert "Gardens and knees" in door
    assert QUESTION not in door


def test_whoever_asks_to_come_is_in_it_when_the_owner_lets_them_in(neighbours: Any) -> None:
    page = neighbours.begin(**OPEN)
    tom, rosa = neighbours.browser(neighbours.tom), neighbours.browser(neighbours.rosa)
    assert tom.send(f"{page}/come").status_code == 302
    assert tom.get(page).status_code == 404
    assert "Tom Marsh" in rosa.get(f"{page}/people").text
    rosa.send(f"{page}/people", to=f"{page}/people/{neighbours.tom}")
    assert QUESTION in tom.get(page).text


def test_a_circle_that_is_not_open_cannot_be_asked_for(neighbours: Any) -> None:
    page = neighbours.begin()
    tom = neighbours.browser(neighbours.tom)
    assert tom.get(f"{page}/come").status_code == 404
    sam = neighbours.come(page, neighbours.sam)
    assert sam.post(f"{page}/people/{neighbours.tom}").status_code in (400, 404)


def test_an_open_circle_says_what_it_is_about(neighbours: Any) -> None:
    page = neighbours.begin()
    rosa = neighbours.browser(neighbours.rosa)
    answer = rosa.send(f"{page}/question", {"question": "Why?", "is_open": "y", "about": ""})
    assert answer.status_code == 422
    assert "Say in a few words" in answer.text


def test_whoever_leaves_reads_it_no_more_and_the_owner_stays(neighbours: Any) -> None:
    page = neighbours.begin()
    sam = neighbours.come(page, neighbours.sam)
    assert sam.send(f"{page}/leave").status_code == 302
    assert sam.get(page).status_code == 404
    assert neighbours.browser(neighbours.rosa).get(f"{page}/leave").status_code == 404


def test_only_its_owner_changes_a_question(neighbours: Any) -> None:
    page = neighbours.begin(meets_at="The library, at six")
    sam = neighbours.come(page, neighbours.sam)
    assert "The library, at six" in sam.get(page).text
    assert f"{page}/question" not in sam.get(page).text
    assert sam.get(f"{page}/question").status_code == 404
