"""One record for a form that was sent twice: by an impatient finger, a lost network, two tabs."""

import re
from collections.abc import Callable

from flask import abort, redirect, request
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from alongside.web.context import current
from alongside.web.models import Submission

KEY = re.compile(r"[0-9a-f]{32}")


def once(act: Callable[[], Response]) -> Response:
    """Run a writing view in one transaction, and once for each `form_key`.

    The transaction is kept when the view redirects or answers 2xx, and undone when it shows the
    form again (422) or refuses. A second sending is led to where the first one led.
    """
    session = current.session
    key = request.form.get("form_key", "")
    submission = None
    if KEY.fullmatch(key):
        submission = Submission(key=key, person_id=current.actor.id)
        try:
            with session.begin_nested():
                session.add(submission)
        except IntegrityError:
            return _replay(key)
    response = act()
    if response.status_code >= 400:
        session.rollback()
        return response
    if submission is not None:
        submission.location = response.location or ""
    session.commit()
    return response


def _replay(key: str) -> Response:
    earlier = current.session.scalars(select(Submission).where(Submission.key == key)).one_or_none()
    if earlier is None or earlier.person_id != current.actor.id or not earlier.location:
        current.session.rollback()
        abort(409)
    return redirect(earlier.location)
