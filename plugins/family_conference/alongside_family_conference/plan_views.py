"""The plan: reading and printing it, the family's changes, the referrer's answers."""

import uuid

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, current
from alongside_family_conference import following, planning, reminders, reviewing
from alongside_family_conference.gatherings import Gathering, load, today
from alongside_family_conference.plan_forms import (
    AGENCY,
    DecideForm,
    ItemForm,
    MoveForm,
    offer_people,
)
from alongside_family_conference.planning import ItemSeen
from alongside_family_conference.states import AFTERWARDS, DECIDING
from alongside_family_conference.views import KNOWN, ONE, asks, back_to, pages, record, show

ITEM = f"{ONE}/plan/<uuid:item_id>"


def load_item(
    session: CouncilSession, conference_id: uuid.UUID, item_id: uuid.UUID
) -> ItemSeen | None:
    """An item with its gathering, or None where there is no such item in it."""
    gathering = load(session, conference_id)
    if gathering is None:
        return None
    items = planning.items_of(session, gathering)
    return next((ItemSeen(gathering, one) for one in items if one.id == item_id), None)


@pages.get(
    f"{ONE}/plan",
    permission="family_conference.plan",
    load=load,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def plan(gathering: Gathering) -> str:
    """The plan, to read, to go on with, and to print."""
    session, person = current.session, current.person
    items = planning.items_of(session, gathering)
    on = today()
    return show(
        "plan",
        gathering,
        items=items,
        family_items=[one for one in items if not one.by_agency],
        agency_items=[one for one in items if one.by_agency],
        steps=following.steps_of(session, items),
        names={one.person.id: one.name for one in gathering.parties},
        overdue={one.id for one in items if following.is_overdue(one, on)},
        mine={one.id for one in items if following.may_move(gathering, one, person)},
        reminded={one.id for one in items if reminders.may_put_off(gathering, one, person)},
        reviews=following.reviews_of(session, gathering),
        took_part=reviewing.who_took_part(session, gathering, person),
        may_copy=current.allows("family_conference.copy", gathering),
        may_write=current.allows("family_conference.plan_write", gathering)
        and gathering.state in DECIDING | AFTERWARDS,
        may_decide=current.allows("family_conference.decide", gathering)
        and gathering.state in DECIDING | AFTERWARDS,
        afterwards=gathering.state in AFTERWARDS,
        begun=gathering.state not in DECIDING,
    )


@pages.route(
    f"{ONE}/plan/add",
    methods=["GET", "POST"],
    permission="family_conference.plan_write",
    load=load,
    known_by=KNOWN,
)
def add_item(gathering: Gathering) -> ResponseReturnValue:
    """Add one thing to the plan."""
    gathering.must_be(*DECIDING, *AFTERWARDS)
    form = ItemForm(version=0)
    offer_people(form, gathering, current.person)
    if request.method == "POST" and form.validate():
        planning.add_item(current.session, gathering, current.person, form.written())
        record("added to the plan", gathering)
        flash(_("Added. The referrer is asked what they say to it."), "success")
        return back_to(gathering, "plan")
    return asks("item", gathering, form, item=None)


@pages.route(
    f"{ITEM}/words",
    methods=["GET", "POST"],
    permission="family_conference.plan_write",
    load=load_item,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def amend(seen: ItemSeen) -> ResponseReturnValue:
    """Put an item in other words."""
    gathering, item = seen.gathering, seen.item
    gathering.must_be(*DECIDING, *AFTERWARDS)
    form = ItemForm(
        version=item.version,
        what_1=item.what,
        who_1=str(item.who_id or (AGENCY if item.by_agency else "")),
        named_1="" if item.who_id else item.who,
        by_1=item.by,
        know_1=item.know,
        checks_1=item.checks,
    )
    offer_people(form, gathering, current.person)
    if request.method == "POST" and form.validate():
        if form.version.data == item.version:
            planning.amend(current.session, seen, current.person, form.written())
            record("changed the plan", gathering)
            flash(_("Changed. The referrer is asked about it again."), "success")
            return back_to(gathering, "plan")
        form.version.data = item.version
        form.what_1.errors = [
            _("Somebody changed this meanwhile. It now says: “%(words)s”", words=item.what)
        ]
    return asks("item", gathering, form, item=item)


@pages.route(
    f"{ITEM}/decide",
    methods=["GET", "POST"],
    permission="family_conference.decide",
    load=load_item,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def decide(seen: ItemSeen) -> ResponseReturnValue:
    """Agree to an item, or say why not."""
    seen.gathering.must_be(*DECIDING, *AFTERWARDS)
    given = {"agreed": "yes", "declined": "no"}.get(seen.item.decision)
    form = DecideForm(says=given, reason=seen.item.reason, version=seen.item.version)
    if request.method == "POST" and form.validate() and _was_read(form, seen):
        planning.decide(
            current.session,
            seen,
            current.person,
            agrees=form.says.data == "yes",
            reason=form.reason.data or "",
        )
        record("answered the plan", seen.gathering)
        flash(_("The family can read your answer."), "success")
        return back_to(seen.gathering, "plan")
    return asks("decide", seen.gathering, form, item=seen.item)


def _was_read(form: DecideForm, seen: ItemSeen) -> bool:
    """Whether the words that are answered are those that were read."""
    if form.version.data == seen.item.version:
        return True
    form.version.data = seen.item.version
    form.says.errors = [_("The family changed this while you were reading. Read it once more.")]
    return False


@pages.post(f"{ONE}/plan/start", permission="family_conference.go_on", load=load, known_by=KNOWN)
def start(gathering: Gathering) -> ResponseReturnValue:
    """Give the plan out, and begin."""
    planning.start(current.session, gathering, current.person)
    record("gave out the plan", gathering)
    flash(_("The plan is under way. The coordinator gives everyone a copy."), "success")
    return back_to(gathering, "plan")


@pages.route(
    f"{ITEM}/status",
    methods=["GET", "POST"],
    permission="family_conference.go_on",
    load=load_item,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def move(seen: ItemSeen) -> ResponseReturnValue:
    """Say how an item goes."""
    seen.gathering.must_be(*AFTERWARDS)
    form = MoveForm(status=seen.item.status)
    if request.method == "POST" and form.validate():
        following.move_item(
            current.session,
            seen,
            current.person,
            status=form.status.data,
            words=form.words.data or "",
        )
        record("moved the plan on", seen.gathering)
        flash(_("Saved. The others can see it."), "success")
        return back_to(seen.gathering, "plan")
    return asks("status", seen.gathering, form, item=seen.item)
