"""Any text at all, in the boxes where people say who they are: kept as we keep text, or refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from alongside.people.models import Gift, Person
from alongside.records.models import LookingReason
from alongside.web.fields import clean_text

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=220)
TRIES = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def browsers(northbank):
    """Two people's browsers, opened once: a worker's, a parent's; and the parent's id."""
    northbank.enable("feedback")
    worker = northbank.person("Amina Yusuf", "worker")
    parent = northbank.person("Tom Ashworth")
    return northbank.signed_in(worker), northbank.signed_in(parent), parent


def latest(town, kind, column, **values):
    """What was kept last."""
    with town.session() as session:
        query = select(getattr(kind, column)).filter_by(**values)
        return session.scalars(query.order_by(kind.created_at.desc(), kind.id.desc())).first()


@TRIES
@given(text=ANY)
def test_what_is_said_is_kept_as_it_was_said(northbank, browsers, text):
    from alongside_feedback.tell_models import TellingTurn

    worker, parent, parent_id = browsers
    kept = clean_text(text)
    page = f"/people/{parent_id}"
    for browser, path, to, box, kind, column in (
        (worker, "/people/add", "", "name", Person, "name"),
        (parent, f"{page}/gifts/add", "", "body", Gift, "body"),
        (worker, f"{page}/reason", "", "reason", LookingReason, "reason"),
        (northbank.visitor(), "/feedback/tell", "", "words", TellingTurn, "body"),
    ):
        more = {"somebody_else": "1"} if box == "name" else {}
        answer = browser.send(path, {box: text, **more}, to=to)
        assert answer.status_code in (302, 422, 429), (path, answer.status_code)
        if answer.status_code == 302 and "sent" not in answer.location:
            assert browser.get(answer.location).status_code in (200, 302)
        if answer.status_code == 302:
            assert latest(northbank, kind, column) == kept, path
