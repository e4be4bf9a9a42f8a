"""The page on which data officers and administrators ask the record.

Each answer is asked for by a post, so that no name stands in an address, a history or a log, and
each is itself a line of the record.
"""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from alongside.groups.models import today
from alongside.identity.roles import names
from alongside.kernel.remembering import states, title_of
from alongside.records import questions
from alongside.records.forms import AskAboutChanges, AskAboutPerson
from alongside.records.log import note
from alongside.records.words import in_words
from alongside.web.context import current, house
from alongside.web.pages import Pages

pages = Pages("audit", __name__)
QUESTION = "/council/audit/<any(seen, did, changed):question>"
FORMS: dict[str, Any] = {
    "seen": AskAboutPerson,
    "did": AskAboutPerson,
    "changed": AskAboutChanges,
}


@pages.get("/council/audit", permission="records.audit")
def index() -> str:
    """The three questions."""
    return render_template("records/audit.html")


@pages.get(QUESTION, permission="records.audit")
def ask(question: str) -> str:
    """One question, about the last 30 days unless told otherwise."""
    form = FORMS[question](formdata=None)
    form.since.process(None, today() - questions.USUAL)
    form.until.process(None, today())
    return _shown(question, form)


@pages.post(QUESTION, permission="records.look_up")
def answer(question: str) -> ResponseReturnValue:
    """A page of the answer, and a line in the record that it was asked for."""
    form = FORMS[question]()
    searching = "person" in form and form.person.searching
    if searching or not form.validate():
        return _shown(question, form), 422
    if question == "changed":
        subject, asked = None, questions.configures()
        note(current.session, current.actor, "audited", "record", current.council.id)
    else:
        subject = form.person.person
        asked = questions.about(subject) if question == "seen" else questions.by(subject)
        note(current.session, current.actor, "audited", "person", subject.id)
    found, more = questions.lines(
        current.session, asked, form.since.data, form.until.data, before := _before()
    )
    return _shown(question, form, subject=subject, lines=found, more=more, later=before is not None)


def _before() -> int | None:
    """The number of the line before which the page begins; what is none is the first page."""
    given = request.form.get("before", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= 18 else None


def _shown(question: str, form: Any, **more: Any) -> str:
    gone = states(current.session)
    titles = {one: title_of(state, one) for one, state in gone.items()}
    titles |= {one.id: str(one.title) for one in house().registry}
    return render_template(
        "records/question.html",
        question=question,
        form=form,
        names=names(),
        words=lambda line: in_words(line.action, line.kind, titles),
        **more,
    )
