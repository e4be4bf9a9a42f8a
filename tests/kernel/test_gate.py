"""A practice that a council has not enabled does not exist for that council."""

import pytest

from alongside.councils import practices
from alongside.testing import Town

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.fixture
def towns(drop, make_app, database):
    drop("one")
    app = make_app(**database)
    return Town.of(app, "northbank"), Town.of(app, "abergwyn")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/one/", "/one", "/one/nothing", "/one/static/x.css"])
def test_off_means_not_found_for_every_method(towns, method, path):
    northbank, _ = towns
    assert northbank.visitor().open(path, method=method).status_code in (404, 400)
    if method in ("GET", "HEAD", "OPTIONS"):
        assert northbank.visitor().open(path, method=method).status_code == 404


@pytest.mark.parametrize("path", ["//one/", "///one/nothing"])
def test_another_slash_leads_to_nothing_either(towns, path):
    answer = towns[0].visitor().get("/", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 404


def test_on_for_one_council_is_still_off_for_the_other(towns):
    northbank, abergwyn = towns
    northbank.enable("one")
    assert northbank.visitor().get("/one/").status_code == 200
    assert abergwyn.visitor().get("/one/").status_code == 404


def test_the_switch_acts_at_once_and_back(towns):
    northbank, _ = towns
    visitor = northbank.visitor()
    for _ in range(2):
        assert visitor.get("/one/").status_code == 404
        northbank.enable("one")
        assert visitor.get("/one/").status_code == 200
        assert "Link of one" in visitor.get("/").text
        with northbank.session() as session:
            practices.disable(session, northbank.council(session), "one")
        assert "Link of one" not in visitor.get("/").text


def test_a_wrong_method_on_an_enabled_practice_is_told_so(towns):
    northbank, _ = towns
    northbank.enable("one")
    northbank.app.config["WTF_CSRF_ENABLED"] = False
    assert northbank.visitor().open("/one/", method="DELETE").status_code == 405
