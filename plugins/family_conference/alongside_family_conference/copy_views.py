"""A copy of the plan: choosing how it looks, giving it out, and the sheet to print."""

from dataclasses import asdict

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from alongside import choices, current
from alongside_family_conference import copies, paper
from alongside_family_conference.copy_forms import CopyForm
from alongside_family_conference.gatherings import Gathering, Party, load, today
from alongside_family_conference.paper import Look
from alongside_family_conference.states import NotNow
from alongside_family_conference.views import KNOWN, ONE, asks, back_to, pages, record, show


@pages.route(
    f"{ONE}/plan/copy",
    methods=["GET", "POST"],
    permission="family_conference.copy",
    load=load,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def copy(gathering: Gathering) -> ResponseReturnValue:
    """Choose how a copy looks and whom it is for. What the coordinator gives out is noted."""
    copies.must_be_there(gathering)
    gives = current.allows("family_conference.prepare", gathering)
    people = copies.may_be_for(gathering, current.person)
    form = CopyForm(to="", size="usual", layout="usual", language=paper.language_of(None))
    form.to.choices = choices(
        [("", _("For myself")), *((str(one.participant.id), one.name) for one in people)]
    )
    if not gives:
        del form.how
    if request.method == "POST" and form.validate():
        look = Look(form.size.data, form.layout.data, form.language.data)
        party = next((p for p in people if str(p.participant.id) == form.to.data), None)
        try:
            if gives and party is not None:
                return _give(gathering, party, form.how.data, look)
        except NotNow as why:
            current.session.rollback()
            form.how.errors = [str(why)]
        else:
            return _to_paper(gathering, party, look)
    return asks("copy", gathering, form, gives=gives, **_log(gathering, gives))


def _give(gathering: Gathering, party: Party, how: str, look: Look) -> ResponseReturnValue:
    copies.give(current.session, gathering, current.person, party, how, look)
    record("gave a copy", gathering)
    flash(_("Noted: %(name)s has a copy of the plan.", name=party.name), "success")
    return _to_paper(gathering, party, look) if how == "paper" else back_to(gathering, "copy")


def _to_paper(gathering: Gathering, party: Party | None, look: Look) -> ResponseReturnValue:
    to = party.participant.id if party is not None else None
    address = url_for("family_conference.paper", conference_id=gathering.id, to=to, **asdict(look))
    return redirect(address)


def _log(gathering: Gathering, gives: bool) -> dict[str, object]:
    """Who has a copy: to the coordinator everybody's, to anybody else their own."""
    found = copies.given(current.session, gathering)
    return {
        "given": [one for one in found if gives or one.party.person.id == current.person.id],
        "names": {one.person.id: one.name for one in gathering.parties},
        "is_old": lambda one: copies.is_old(gathering, one),
    }


@pages.get(
    f"{ONE}/plan/paper",
    permission="family_conference.plan",
    load=load,
    known_by=KNOWN,
    reads="family_conference.plan",
    endpoint="paper",
)
def sheet(gathering: Gathering) -> str:
    """The plan as it is printed, in the type, layout and language that were asked for."""
    look = Look.asked(request.args, paper.language_of(None))
    people = copies.may_be_for(gathering, current.person)
    to = next((p for p in people if str(p.participant.id) == request.args.get("to")), None)
    with look.speaking():
        drawn = render_template(
            "family_conference/plan_paper.html",
            sheet=copies.sheet(current.session, gathering),
            look=look,
            to=to,
            on=today(),
        )
    return show("copy_paper", gathering, drawn=Markup(drawn), look=look)  # noqa: S704 (our own)
