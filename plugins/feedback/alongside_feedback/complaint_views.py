"""From looking back to a complaint: only by the writer's own press, and only with their words."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from alongside import current
from alongside_feedback import tell as telling_domain
from alongside_feedback import tell_keys
from alongside_feedback.circles import Circle, load
from alongside_feedback.enterprise_views import ONE
from alongside_feedback.forms import ComplaintForm
from alongside_feedback.questions import NAMES
from alongside_feedback.reading import own
from alongside_feedback.tell import Reach
from alongside_feedback.views import pages, show


@pages.get(f"{ONE}/complaint", permission="feedback.keep", load=load)
def complaint(circle: Circle) -> str:
    """Say what a complaint is, and offer a box that begins with one's own words."""
    mine = own(current.session, current.person, circle)
    said = [getattr(mine.words, name) for name in NAMES] if mine else []
    words = "\n\n".join(one for one in said if one)
    return show("complaint", circle, form=ComplaintForm(formdata=None, words=words))


@pages.post(f"{ONE}/complaint", permission="feedback.keep", load=load)
def complain(circle: Circle) -> ResponseReturnValue:
    """Give the council what stands in the box, and go on to the page that makes it a complaint."""
    form = ComplaintForm()
    if not form.validate():
        return show("complaint", circle, form=form), 422
    nobodys = tell_keys.keys_for(tell_keys.new_token(), form.form_key)  # their account opens it
    telling = telling_domain.tell(
        current.session,
        form.words.data or "",
        nobodys,
        reach=Reach(name=current.person.display_name),
        person=current.person,
    )
    return redirect(url_for("feedback.own_told_complain", telling_id=telling.id))
