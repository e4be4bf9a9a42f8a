"""The pages of getting to know each other: planning, the diary, and choosing."""

from typing import Any

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current
from alongside_shared_lives import living_choices, living_choosing, living_meetings
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_forms import (
    ChoiceForm,
    DiaryForm,
    FactsForm,
    MeetingForm,
    ToldChoiceForm,
)
from alongside_shared_lives.living_meetings import Entry, Meeting, Told
from alongside_shared_lives.living_pages import KNOWN, MEETINGS, ask, page, to_meetings
from alongside_shared_lives.living_parties import (
    can_begin,
    load_begun,
    load_entry,
    load_meeting,
    load_side,
    running,
    side_of,
)
from alongside_shared_lives.parties import Pair
from alongside_shared_lives.views import pages, record

WRITE = "shared_lives.living_write"
ENTRY = f"{MEETINGS}/diary/<uuid:entry_id>"
ONE = f"{MEETINGS}/<uuid:introduction_id>"
CHOICE = f"{MEETINGS}/choice/<any(person, household):side>"


@pages.get(MEETINGS, permission=KNOWN, load=load_begun, reads="shared_lives.introduction")
def introductions(pair: Pair) -> str:
    """Times together, what each wrote about them, and what the reader’s own side chose."""
    session = current.session
    chosen = living_choices.chosen(session, pair)
    mine = side_of(pair, current.person)
    now = running(session, pair)
    return page(
        "introductions",
        pair,
        pair=pair,
        met=living_meetings.meetings(session, pair, current.person),
        today=today(),
        mates={one.id: one.display_name for _mate, one in pair.home.people},
        chosen=chosen,
        own=chosen.of(mine),
        may_choose=living_choices.may_choose(session, pair),
        speaks=current.allows("shared_lives.choose", load_side(session, pair.id, mine))
        if mine
        else False,
        arranges=current.allows("shared_lives.arrange", pair),
        urgent=living_choices.may_be_urgent(session, pair),
        may_plan=can_begin(pair) or now is not None,
        life=now,
    )


@pages.route(
    f"{MEETINGS}/plan",
    methods=["GET", "POST"],
    permission=WRITE,
    load=load_begun,
)
def plan_introduction(pair: Pair) -> ResponseReturnValue:
    """Plan a time together."""
    form = MeetingForm()

    def act() -> None:
        living_meetings.plan(
            current.session,
            pair,
            current.person,
            **_planned(form),
        )
        record("planned a meeting", "possibility", pair)

    return ask(
        form,
        pair,
        act,
        title=_("Plan a time together"),
        lede=_("Start small, with a cup of tea. Meet as often as you need."),
        button=_("Plan it"),
        back=to_meetings(pair),
        said=_("It is planned, and stands here for whoever may read this page."),
    )


@pages.route(
    f"{ONE}/change",
    methods=["GET", "POST"],
    permission=WRITE,
    load=load_meeting,
    known_by=KNOWN,
    reads="shared_lives.introduction",
)
def change_introduction(meeting: Meeting) -> ResponseReturnValue:
    """Another day, another place, until it has happened."""
    one = meeting.one
    form = MeetingForm(obj=one)

    def act() -> None:
        living_meetings.change(current.session, meeting, **_planned(form))
        record("changed a meeting", "possibility", meeting.whole)

    back = to_meetings(meeting)
    title = _("Change this time together")
    return ask(form, meeting, act, title=title, button=_("Keep it"), back=back, over=one)


@pages.post(f"{ONE}/went", permission=WRITE, load=load_meeting, known_by=KNOWN)
def introduction_went(meeting: Meeting) -> ResponseReturnValue:
    """It happened, or was called off."""
    living_meetings.went(current.session, meeting, request.form.get("to", ""))
    record("said how it went", "possibility", meeting.whole)
    if meeting.one.state == "happened":
        flash(_("Now each can write how it was."), "success")
    return redirect(to_meetings(meeting))


@pages.route(
    f"{ONE}/diary",
    methods=["GET", "POST"],
    permission=WRITE,
    load=load_meeting,
    known_by=KNOWN,
)
def write_diary(meeting: Meeting) -> ResponseReturnValue:
    """Write on the page of one's own side."""
    facts = not side_of(meeting, current.person)
    form = FactsForm() if facts else DiaryForm()

    def act() -> None:
        living_meetings.tell(current.session, meeting, current.person, _told(form))
        record("wrote in a diary", "possibility", meeting.whole)

    return ask(form, meeting, act, back=to_meetings(meeting), button=_("Keep it"), **_says(meeting))


@pages.route(
    ENTRY,
    methods=["GET", "POST"],
    permission="shared_lives.diary_own",
    load=load_entry,
    endpoint="diary_entry",
)
def change_diary(entry: Entry) -> ResponseReturnValue:
    """Put it in other words, share it, or keep it to one's own side again."""
    one = entry.one
    form = FactsForm(obj=one) if one.side == "scheme" else DiaryForm(obj=one)
    if request.method != "POST" and isinstance(form, DiaryForm):
        form.share.data = one.shared_at is not None

    def act() -> None:
        living_meetings.reword(entry, _told(form))
        record("changed a diary", "possibility", entry.whole)

    button, back = _("Keep it"), to_meetings(entry)
    return ask(form, entry, act, back=back, button=button, over=one, **_says(entry))


@pages.route(
    CHOICE,
    methods=["GET", "POST"],
    permission="shared_lives.choose",
    load=load_side,
    known_by=KNOWN,
)
def choose(side: living_choices.Side) -> ResponseReturnValue:
    """Say yes, not yet or no, for oneself; or write down what somebody told the scheme."""
    own = side_of(side, current.person) == side.one
    form = ChoiceForm() if own else ToldChoiceForm()

    def act() -> None:
        told = {} if own else {"how": form.how.data, "with_words": form.with_words.data}
        living_choosing.choose(current.session, side, current.person, form.answer.data, **told)
        record("wrote down a choice", "possibility", side.whole)

    name = side.home.name if side.one == "household" else side.seeker.name
    more = [_("Nobody has to give a reason. A no counts against nobody.")]
    more += [_("The other side does not see it before both have said yes or no.")]
    return ask(
        form,
        side,
        act,
        title=_("What do you choose?") if own else _("What %(name)s chose", name=name),
        more=more,
        button=_("This is my answer") if own else _("Write it down"),
        back=to_meetings(side),
        said=_("It is kept. It can be taken back until a trial begins."),
    )


@pages.post(
    f"{CHOICE}/take-back",
    permission="shared_lives.take_back",
    load=load_side,
    known_by=KNOWN,
)
def take_choice_back(side: living_choices.Side) -> ResponseReturnValue:
    """Think about it again."""
    living_choosing.take_back(current.session, side)
    record("took a choice back", "possibility", side.whole)
    flash(_("It is taken back. Take all the time that you need."), "success")
    return redirect(to_meetings(side))


def _planned(form: MeetingForm) -> dict[str, Any]:
    """What is planned, as the form says it."""
    return {
        "kind": form.kind.data,
        "planned_on": form.planned_on.data or today(),
        "place": form.place.data or "",
        "company": form.company.data or "",
    }


def _told(form: DiaryForm | FactsForm) -> Told:
    if isinstance(form, FactsForm):
        return Told(form.words.data or "")
    return Told(
        form.words.data or "",
        pet=form.pet.data or "",
        written_with=form.written_with.data or "",
        share=bool(form.share.data),
    )


def _says(part: Meeting | Entry) -> dict[str, Any]:
    """The words at the top of the diary, by who writes."""
    match side_of(part, current.person):
        case "person":
            lede = _("Only you and the helper you chose read it, until you share it.")
        case "household":
            lede = _("Only your household reads it, until you share it.")
        case _:
            lede = _("Both sides read what you write.")
    return {"title": _("In the diary"), "lede": lede}
