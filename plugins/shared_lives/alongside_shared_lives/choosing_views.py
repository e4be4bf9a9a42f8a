"""The pages of a possibility: reading about each other, and answering."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from alongside import current, send_upload
from alongside_shared_lives import (
    choosing,
    factor_pages,
    pieces,
    possibilities,
    profiles,
    reading,
    suggesting,
)
from alongside_shared_lives.apart import kept_apart, walls_for
from alongside_shared_lives.areas import in_words
from alongside_shared_lives.carer_pages import tried
from alongside_shared_lives.choosing import Whose
from alongside_shared_lives.choosing_forms import NoteForm, ShowNoteForm
from alongside_shared_lives.living_choices import may_be_urgent
from alongside_shared_lives.living_parties import can_begin, running
from alongside_shared_lives.parties import Pair, load_pair
from alongside_shared_lives.pieces import (
    PairPiece,
    load_of_households_page,
    load_of_persons_page,
)
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.views import POSSIBILITY, asks, pages, record, show

SAVED = _l("Saved. They can see what you wrote.")


def _to(pair: Pair) -> ResponseReturnValue:
    return redirect(url_for("shared_lives.possibility", possibility_id=pair.id))


@pages.get(
    POSSIBILITY,
    permission="shared_lives.possibility",
    load=load_pair,
    reads="shared_lives.possibility",
)
def possibility(pair: Pair) -> str:
    """Where it stands, for a side or for the scheme."""
    session, side = current.session, choosing.side_of(pair, current.person)
    scheme = current.allows("shared_lives.note_answer", pair)
    outcome = choosing.outcome(pair)
    return show(
        "possibility",
        pair=pair,
        seeker=pair.seeker,
        home=pair.home,
        side=side,
        scheme=scheme,
        other=choosing.name_of_other(pair, side or "household"),
        outcome=outcome,
        begins=can_begin(pair),
        apart=scheme and kept_apart(pair.seeker, pair.home, walls_for(current.actor)),
        rests=pair.possibility.closed_at is not None,
        urgent=current.allows("shared_lives.arrange", pair) and may_be_urgent(session, pair),
        mine=choosing.answer_of(pair, side) if side else "",
        shown=choosing.shows(pair, side) if side else None,
        theirs=choosing.shows(pair, choosing.OTHER[side]) if side else None,
        waits=possibilities.waits_for(pair, side) if side else "",
        withdraws=bool(side) and outcome is True and running(session, pair) is None,
    )


@pages.post(f"{POSSIBILITY}/show", permission="shared_lives.answer", load=load_pair)
def show_page(pair: Pair) -> ResponseReturnValue:
    """Let the other side read one's page, or not any more."""
    side = _side(pair)
    if request.form.get("to") == "hide":
        choosing.take_back(current.session, pair, side)
        record("took page back", "possibility", pair)
        flash(_("They can no longer read it."), "success")
    else:
        choosing.show(current.session, pair, side)
        record("showed page", "possibility", pair)
        flash(_("They can read it now. You can take it back at any time."), "success")
    return _to(pair)


@pages.post(f"{POSSIBILITY}/answer", permission="shared_lives.answer", load=load_pair)
def answer(pair: Pair) -> ResponseReturnValue:
    """Yes, no or not yet. No reason is asked for."""
    said = request.form.get("to", "")
    if said not in ("yes", "no", "not_yet"):
        raise BadRequest
    choosing.answer(current.session, pair, _side(pair), said, current.person)
    record("answered", "possibility", pair)
    if pair.possibility.closed_at is not None:
        flash(_("It rests now. They hear that, and not why."), "success")
    elif choosing.outcome(pair) is None:
        flash(_("Thank you. The other side does not hear what you said."), "success")
    return _to(pair)


@pages.route(
    f"{POSSIBILITY}/note",
    methods=["GET", "POST"],
    permission="shared_lives.note_answer",
    load=load_pair,
)
def note_answer(pair: Pair) -> ResponseReturnValue:
    """Write down what the person said in their own way, when they do not use this site."""
    form = NoteForm()
    said, how = form.answer.data, form.how.data or ""

    def act() -> None:
        choosing.answer(current.session, pair, "person", said, current.person, how=how)
        record("noted answer", "possibility", pair)

    if request.method == "POST" and form.validate() and tried(form, act):
        rests = pair.possibility.closed_at is not None
        flash(_("It rests now. They hear that, and not why.") if rests else SAVED, "success")
        return _to(pair)
    return asks("note_answer", form, pair=pair, seeker=pair.seeker, home=pair.home)


@pages.route(
    f"{POSSIBILITY}/note-show",
    methods=["GET", "POST"],
    permission="shared_lives.note_answer",
    load=load_pair,
)
def note_show(pair: Pair) -> ResponseReturnValue:
    """Write down that the person said yes to being read about, in their own way."""
    form = ShowNoteForm()

    def act() -> None:
        choosing.show(current.session, pair, "person", how=form.how.data or "")
        record("noted consent", "possibility", pair)

    if request.method == "POST" and form.validate() and tried(form, act):
        flash(SAVED, "success")
        return _to(pair)
    return asks("note_show", form, pair=pair, seeker=pair.seeker, home=pair.home)


@pages.post(f"{POSSIBILITY}/rest", permission="shared_lives.note_answer", load=load_pair)
def rest_possibility(pair: Pair) -> ResponseReturnValue:
    """Let it rest, or ask both once more."""
    if request.form.get("to") == "again":
        suggesting.think_again(current.session, pair)
        record("asked again", "possibility", pair)
        flash(_("Both are asked once more."), "success")
    else:
        choosing.rest(current.session, pair)
        record("let rest", "possibility", pair)
        flash(_("It rests. Neither reads about the other any more."), "success")
    return _to(pair)


@pages.get(
    f"{POSSIBILITY}/household",
    permission="shared_lives.read_household",
    load=load_pair,
    known_by="shared_lives.possibility",
    reads="shared_lives.household",
)
def read_household(pair: Pair) -> str:
    """The household's page, for the person: on a screen, large, on paper, with its recordings."""
    household = pair.home.household
    return _their_page(
        pair,
        "household",
        name=pair.home.name,
        parts=profiles.HOUSEHOLD,
        vacancies=profiles.vacancies_of(current.session, household.id),
        matters=_("What matters in this home"),
        musts=_("With whoever comes there must be:"),
    )


@pages.get(
    f"{POSSIBILITY}/person",
    permission="shared_lives.read_person",
    load=load_pair,
    known_by="shared_lives.possibility",
    reads="shared_lives.looking",
)
def read_person(pair: Pair) -> str:
    """The person's page, for the household."""
    return _their_page(
        pair,
        "person",
        name=pair.seeker.name,
        parts=profiles.PERSON,
        wanted=pair.seeker.looking,
        matters=_("What matters to them in a home"),
        musts=_("There must be:"),
    )


@pages.get(
    f"{POSSIBILITY}/household/<uuid:piece_id>",
    permission="shared_lives.read_household",
    load=load_of_households_page,
    reads="shared_lives.piece",
)
def read_households_piece(seen: PairPiece) -> Response:
    """A picture or a recording on the household's page."""
    return send_upload(seen.piece.content, seen.piece.kind, "piece")


@pages.get(
    f"{POSSIBILITY}/person/<uuid:piece_id>",
    permission="shared_lives.read_person",
    load=load_of_persons_page,
    reads="shared_lives.piece",
)
def read_persons_piece(seen: PairPiece) -> Response:
    """A picture or a recording on the person's page."""
    return send_upload(seen.piece.content, seen.piece.kind, "piece")


def _their_page(pair: Pair, whose: Whose, **said: Any) -> str:
    """One side's page as the other side reads it: as usual, large or easy."""
    side = pair.home.household if whose == "household" else pair.seeker.looking
    reader = choosing.OTHER[whose]
    return show(
        "their_page",
        pair=pair,
        side=side,
        pieces=pieces.of(current.session, side),
        factors=factor_pages.in_words(side),
        area=in_words(side.area),
        page=f"shared_lives.read_{whose}",
        piece_page=f"shared_lives.read_{whose}s_piece",
        asked=choosing.side_of(pair, current.person) == reader,
        waits=possibilities.waits_for(pair, reader),
        **reading.look(request.args.get("look", ""), pair, current.person),
        **said,
    )


def _side(pair: Pair) -> Whose:
    side = choosing.side_of(pair, current.person)
    if side is None:
        raise NotNow(_("Only the two sides answer."))
    return side
