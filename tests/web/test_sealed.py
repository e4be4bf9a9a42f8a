"""What is served is what was checked at the start."""

import logging

from alongside.testing import Town


def test_a_view_put_in_anothers_place_is_not_served(app, northbank, caplog):
    browser = northbank.visitor()
    assert browser.get("/privacy").status_code == 200
    app.view_functions["public.privacy"] = lambda: "everything about everybody"
    with caplog.at_level(logging.ERROR):
        answer = browser.get("/privacy")
    assert answer.status_code == 404
    assert "everything" not in answer.text
    assert "public.privacy was put there after the start" in caplog.text
    assert browser.get("/").status_code == 200


def test_a_page_added_after_the_start_is_not_served(make_app, database):
    app = make_app(**database)
    app.add_url_rule("/back-door", "back_door", lambda: "everything about everybody")
    answer = Town.of(app, "northbank").visitor().get("/back-door")
    assert answer.status_code == 404
    assert "everything" not in answer.text
