"""The picture of the family network, the list that says the same, and the coordinator's drawing."""

import uuid
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import current
from alongside_family_conference import drawing
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.network import (
    Line,
    Network,
    Spot,
    load_line,
    load_spot,
    network_of,
)
from alongside_family_conference.network_forms import DrawnForm, TieForm
from alongside_family_conference.picture import Bond, Picture, draw
from alongside_family_conference.picture_lines import sample
from alongside_family_conference.picture_units import Figure
from alongside_family_conference.states import NotNow
from alongside_family_conference.views import KNOWN, ONE, asks, back_to, pages, record, show
from alongside_family_conference.words import TIES

DRAW = "family_conference.network_draw"
READS = "family_conference.network"
SPOT = f"{ONE}/network/people/<uuid:network_person_id>"
LINE = f"{ONE}/network/ties/<uuid:tie_id>"


@pages.get(
    f"{ONE}/network",
    permission="family_conference.network",
    load=load,
    known_by=KNOWN,
    reads=READS,
)
def network(gathering: Gathering) -> ResponseReturnValue:
    """The picture, and the same as a list; of both, what the reader may see."""
    everything = network_of(current.session, gathering)
    seen = everything.seen_by(current.person)
    draws = current.allows(DRAW, gathering) and gathering.state in drawing.DRAWING
    waiting = [one for one in everything.not_drawn() if one.role in drawing.NETWORK_ROLES]
    return show(
        "network",
        gathering,
        network=seen,
        picture=_picture(seen) if seen.people else None,
        samples={kind: sample(kind) for kind in TIES},
        draws=draws,
        to_take_over=len(waiting) if draws else 0,
    )


def _picture(seen: Network) -> Picture:
    figures = [
        Figure(
            key=one.row.id,
            name=one.row.name,
            notes=tuple(n for n in (one.row.relation, _("hidden") if one.hidden else "") if n),
            household=household,
            central=one.central,
            hidden=one.hidden,
        )
        for household, people in seen.households().items()
        for one in people
    ]
    return draw(figures, [Bond(one.one_id, one.other_id, one.kind) for one in seen.ties])


@pages.post(f"{ONE}/network/everybody", permission=DRAW, load=load, known_by=KNOWN)
def take_over_network(gathering: Gathering) -> ResponseReturnValue:
    """Draw everybody who is in the conference already."""
    count = drawing.take_over(current.session, gathering)
    record("drew the network", gathering)
    flash(ngettext("One person was drawn.", "%(num)s people were drawn.", count), "success")
    return back_to(gathering, "network")


@pages.route(
    f"{ONE}/network/people/add",
    methods=["GET", "POST"],
    permission=DRAW,
    load=load,
    known_by=KNOWN,
    reads=READS,
)
def draw_person(gathering: Gathering) -> ResponseReturnValue:
    """Draw somebody."""
    gathering.must_be(*drawing.DRAWING)
    seen, form = network_of(current.session, gathering), DrawnForm(version=0)
    form.offer(seen)
    if request.method == "POST" and form.validate():
        try:
            drawing.draw_person(current.session, gathering, **_written(form))
        except NotNow as why:
            current.session.rollback()
            form.name.errors = [str(why)]
        else:
            record("drew the network", gathering)
            flash(_("%(name)s is in the picture.", name=form.name.data), "success")
            return back_to(gathering, "draw_person" if "again" in request.form else "network")
    return _asks_person(seen, form)


@pages.route(
    SPOT, methods=["GET", "POST"], permission=DRAW, load=load_spot, known_by=KNOWN, reads=READS
)
def change_drawn(spot: Spot) -> ResponseReturnValue:
    """Draw somebody differently."""
    gathering, row = spot.gathering, spot.drawn.row
    gathering.must_be(*drawing.DRAWING)
    form = DrawnForm(obj=row, person_id=str(row.person_id or ""))
    form.offer(spot.network, spot.drawn)
    if request.method == "POST" and form.validate() and form.check_version(row, row.version):
        written = _written(form)
        if "person_id" not in form:
            written["person_id"] = row.person_id
        drawing.change_person(current.session, spot, **written)
        record("drew the network", gathering)
        flash(_("Saved."), "success")
        return back_to(gathering, "network")
    return _asks_person(spot.network, form, spot)


@pages.route(
    f"{SPOT}/remove",
    methods=["GET", "POST"],
    permission=DRAW,
    load=load_spot,
    known_by=KNOWN,
    reads=READS,
)
def remove_drawn(spot: Spot) -> ResponseReturnValue:
    """Take somebody out of the picture, when one is sure."""
    spot.gathering.must_be(*drawing.DRAWING)
    if request.method == "POST":
        drawing.remove_person(current.session, spot)
        record("drew the network", spot.gathering)
        flash(_("They are out of the picture."), "success")
        return back_to(spot.gathering, "network")
    ties = [one for one in spot.network.ties if spot.id in (one.one_id, one.other_id)]
    return show("network_remove", spot.gathering, spot=spot, ties=ties)


@pages.route(
    f"{ONE}/network/ties/add",
    methods=["GET", "POST"],
    permission=DRAW,
    load=load,
    known_by=KNOWN,
    reads=READS,
)
def draw_tie(gathering: Gathering) -> ResponseReturnValue:
    """Draw how two people are with each other."""
    gathering.must_be(*drawing.DRAWING)
    seen = network_of(current.session, gathering)
    form = TieForm(version=0, one=request.args.get("one", ""))
    form.offer(seen)
    if request.method == "POST" and form.validate():
        try:
            drawing.draw_tie(
                current.session,
                gathering,
                uuid.UUID(form.one.data),
                uuid.UUID(form.other.data),
                kind=form.kind.data,
                words=form.words.data or "",
            )
        except NotNow as why:
            current.session.rollback()
            form.other.errors = [str(why)]
        else:
            record("drew the network", gathering)
            flash(_("The tie is drawn."), "success")
            if "again" not in request.form:
                return back_to(gathering, "network")
            where = url_for(
                "family_conference.draw_tie", conference_id=gathering.id, one=form.one.data
            )
            return redirect(where)
    return asks("network_tie", gathering, form, line=None)


@pages.route(
    LINE, methods=["GET", "POST"], permission=DRAW, load=load_line, known_by=KNOWN, reads=READS
)
def change_tie(line: Line) -> ResponseReturnValue:
    """Say differently how two are with each other, or take the tie away."""
    gathering, tie = line.gathering, line.tie
    gathering.must_be(*drawing.DRAWING)
    form = TieForm(obj=tie)
    del form.one, form.other
    if request.method == "POST" and "remove" in request.form:
        drawing.remove_tie(current.session, line)
        record("drew the network", gathering)
        flash(_("The tie is no longer drawn."), "success")
        return back_to(gathering, "network")
    if request.method == "POST" and form.validate() and form.check_version(tie, tie.version):
        kind, words = form.kind.data, form.words.data or ""
        drawing.change_tie(current.session, line, kind=kind, words=words)
        record("drew the network", gathering)
        flash(_("Saved."), "success")
        return back_to(gathering, "network")
    return asks("network_tie", gathering, form, line=line)


@pages.post(
    f"{ONE}/network/me", permission="family_conference.network_hide", load=load, known_by=KNOWN
)
def hide_in_network(gathering: Gathering) -> ResponseReturnValue:
    """Hide what concerns me, or show it again. Nothing of it is written down but the choice."""
    me = gathering.party(current.person)
    assert me is not None  # noqa: S101  (the permission says so)
    hidden = "show" not in request.form
    drawing.hide(current.session, gathering, me, hidden)
    if hidden:
        flash(_("Hidden. Nobody in the family is told that there is anything."), "success")
    else:
        flash(_("Shown again to those who see the picture."), "success")
    sees = current.allows("family_conference.network", gathering)
    return back_to(gathering, "network" if sees else "conference")


def _written(form: DrawnForm) -> dict[str, Any]:
    chosen = form.person_id.data if "person_id" in form else ""
    return {
        "name": form.name.data or "",
        "relation": form.relation.data or "",
        "household": form.household.data or "",
        "person_id": uuid.UUID(chosen) if chosen else None,
    }


def _asks_person(seen: Network, form: DrawnForm, spot: Spot | None = None) -> ResponseReturnValue:
    households = [label for label in seen.households() if label]
    return asks("network_person", seen.gathering, form, spot=spot, households=households)
