"""The pages of a person who looks for a household."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from alongside import communication_needs, current, send_upload
from alongside_shared_lives import (
    apart,
    choosing,
    factor_pages,
    loading,
    pieces,
    possibilities,
    profiles,
)
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.areas import areas, in_words
from alongside_shared_lives.parties import Seeker, load_seeker, looking_of
from alongside_shared_lives.pieces import SeekerPiece, load_of_seeker
from alongside_shared_lives.profile_forms import (
    HowForm,
    PieceForm,
    StartForm,
    WhatForm,
    words_form,
)
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.views import LOOKING, asks, pages, record, show


def back_to(seeker: Seeker) -> ResponseReturnValue:
    return redirect(url_for("shared_lives.person", looking_id=seeker.id))


@pages.route("/people/new", methods=["GET", "POST"], permission="shared_lives.scheme_write")
def new_person() -> ResponseReturnValue:
    """A worker begins with somebody who wants to look for a household."""
    form = StartForm()
    if request.method == "POST" and not form.person.searching and form.validate():
        assert form.person.person is not None  # noqa: S101
        try:
            looking = profiles.begin_looking(
                current.session,
                form.person.person,
                worker=current.person,
                situation=form.situation.data or "",
                social_worker=form.social_worker.data or "",
            )
        except NotNow as why:
            form.person.errors = [str(why)]
        else:
            record("began looking", "looking", looking)
            return redirect(url_for("shared_lives.person", looking_id=looking.id))
    return asks("new_person", form)


@pages.route("/look", methods=["GET", "POST"], permission="shared_lives.look")
def look() -> ResponseReturnValue:
    """Somebody begins to look for a household themself, or goes on where they were."""
    session, me = current.session, current.person
    mine = [one for one in looking_of(session, me) if one.person_id == me.id]
    looking = next((one for one in mine if not profiles.is_over(one)), None)
    if looking is None and request.method == "POST":
        looking = profiles.begin_looking(session, me)
        record("began looking", "looking", looking)
    if looking is not None:
        return redirect(url_for("shared_lives.person", looking_id=looking.id))
    return show("look")


@pages.get(
    LOOKING, permission="shared_lives.looking", load=load_seeker, reads="shared_lives.looking"
)
def person(seeker: Seeker) -> str:
    """Everything about somebody's looking: what they wrote, and where it stands."""
    session, looking = current.session, seeker.looking
    scheme = current.allows("shared_lives.match", seeker)
    open_ = possibilities.of_seeker(session, seeker)
    if scheme:
        hidden = loading.homes_with(session, kept_from(current.actor))
        kept = {(looking.id, home) for home in hidden}
    else:
        both = [(looking, pair.home.id) for pair in open_]
        kept = apart.apart_among(session, apart.walls_for(current.actor), both)
    return show(
        "person",
        seeker=seeker,
        looking=looking,
        parts=profiles.PERSON,
        pieces=pieces.of(session, looking),
        factors=factor_pages.in_words(looking),
        questions=factor_pages.questions(),
        area=in_words(looking.area),
        needs=communication_needs(session, [seeker.person]).get(seeker.person.id, []),
        possibilities=[
            (pair.id, pair.home.name if scheme else choosing.name_of_other(pair, "person"))
            for pair in open_
            if (looking.id, pair.home.id) not in kept
        ],
        scheme=scheme,
        own=seeker.person == current.person,
    )


@pages.route(
    f"{LOOKING}/write/<part>",
    methods=["GET", "POST"],
    permission="shared_lives.looking_write",
    load=load_seeker,
    reads="shared_lives.looking",
)
def write_person(seeker: Seeker, part: str) -> ResponseReturnValue:
    """One question. What is written is saved, and the next one comes."""
    looking = seeker.looking
    if part not in profiles.PERSON and part not in ("what", "how"):
        raise NotFound
    if part == "what":
        form = WhatForm(obj=looking)
        form.offer(areas(), looking.area)
    elif part == "how":
        form = HowForm(obj=looking)
    else:
        form = words_form("person", part)(obj=looking)
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(looking, looking.version)
    ):
        form.populate_obj(looking)
        record("wrote", "looking", seeker)
        following = profiles.next_part(profiles.PERSON, part) if part in profiles.PERSON else None
        if following and "stay" not in request.form:
            return redirect(
                url_for("shared_lives.write_person", looking_id=seeker.id, part=following)
            )
        flash(_("Saved."), "success")
        return back_to(seeker)
    back = url_for("shared_lives.person", looking_id=seeker.id)
    asked = list(profiles.PERSON)
    return asks("write", form, name=seeker.name, back=back, part=part, parts=asked)


@pages.route(
    f"{LOOKING}/ask/<key>",
    methods=["GET", "POST"],
    permission="shared_lives.looking_write",
    load=load_seeker,
    reads="shared_lives.looking",
)
def ask_person(seeker: Seeker, key: str) -> ResponseReturnValue:
    """One thing that matters in a home: what is so with me, and what there should be."""
    here = {"looking_id": seeker.id}
    return factor_pages.ask(
        "person", seeker.looking, key, "shared_lives.ask_person", "shared_lives.person", here
    )


@pages.route(
    f"{LOOKING}/pieces/new",
    methods=["GET", "POST"],
    permission="shared_lives.looking_write",
    load=load_seeker,
    uploads=True,
)
def give_persons_piece(seeker: Seeker) -> ResponseReturnValue:
    """Put a picture or a recording on one's page."""
    form = PieceForm()
    if request.method == "POST" and form.validate():
        assert form.file.upload is not None  # noqa: S101
        words = form.words.data or ""
        pieces.give(current.session, seeker.looking, form.file.upload, words, current.person)
        record("gave a piece", "looking", seeker)
        flash(_("It is here. It can be taken back at any time."), "success")
        return back_to(seeker)
    return asks("piece", form, back=url_for("shared_lives.person", looking_id=seeker.id))


@pages.get(
    f"{LOOKING}/pieces/<uuid:piece_id>",
    permission="shared_lives.looking",
    load=load_of_seeker,
    reads="shared_lives.piece",
)
def persons_piece(seen: SeekerPiece) -> Response:
    """The picture or the recording itself."""
    return send_upload(seen.piece.content, seen.piece.kind, "piece")


@pages.post(
    f"{LOOKING}/pieces/<uuid:piece_id>/take-back",
    permission="shared_lives.looking_write",
    load=load_of_seeker,
)
def take_persons_piece(seen: SeekerPiece) -> ResponseReturnValue:
    """Take it back."""
    current.session.delete(seen.piece)
    record("took a piece back", "looking", seen.seeker)
    flash(_("It is gone."), "success")
    return back_to(seen.seeker)
