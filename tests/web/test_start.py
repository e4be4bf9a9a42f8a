"""The app refuses to start with a page that nobody said who may open."""

import pytest

from alongside.access.permissions import AccessError
from alongside.web.registering import check_routes


def test_a_page_without_a_permission_stops_the_start_and_is_named(make_app, database):
    app = make_app(**database)
    app.add_url_rule("/back-door", "back_door", lambda: "everything about everybody")
    with pytest.raises(AccessError, match=r"/back-door \(back_door\) has no permission"):
        check_routes(app)


def test_a_permission_that_nobody_declares_stops_it_too(make_app, database):
    app = make_app(**database)

    def view():
        return "everything"

    view.alongside_permission = "nobody.declared"
    app.add_url_rule("/back-door", "back_door", view)
    with pytest.raises(AccessError, match=r"asks for 'nobody\.declared', which nobody declares"):
        check_routes(app)


def test_a_write_with_leave_to_read_stops_it_too(make_app, database):
    app = make_app(**database)

    def view():
        return "everything"

    view.alongside_permission = "core.public"
    app.add_url_rule("/back-door", "back_door", view, methods=["POST"])
    with pytest.raises(AccessError, match=r"writes with 'core\.public', which only reads"):
        check_routes(app)
