"""The pages on which a household writes about itself, and says where it has room."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from alongside import current, send_upload
from alongside_shared_lives import choosing, factor_pages, pieces, possibilities, profiles
from alongside_shared_lives.areas import areas, in_words
from alongside_shared_lives.models import Vacancy
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.pieces import HomePiece, load_of_home
from alongside_shared_lives.profile_forms import (
    HowForm,
    PieceForm,
    VacancyForm,
    WhereForm,
    words_form,
)
from alongside_shared_lives.views import HOUSEHOLD, asks, pages, record, show


def _back(home: Home) -> ResponseReturnValue:
    return redirect(url_for("shared_lives.home_about", household_id=home.id))


@pages.get(
    f"{HOUSEHOLD}/about",
    permission="shared_lives.home_page",
    load=load_home,
    reads="shared_lives.household",
)
def home_about(home: Home) -> str:
    """What a household says of itself, and whom it is asked about."""
    session, household = current.session, home.household
    scheme = current.allows("shared_lives.match", home)
    return show(
        "home_about",
        home=home,
        household=household,
        parts=profiles.HOUSEHOLD,
        pieces=pieces.of(session, household),
        factors=factor_pages.in_words(household),
        questions=factor_pages.questions(),
        area=in_words(household.area),
        vacancies=profiles.vacancies_of(session, home.id),
        possibilities=[
            (pair.id, pair.seeker.name if scheme else choosing.name_of_other(pair, "household"))
            for pair in possibilities.of_home(session, home)
            if current.allows("shared_lives.possibility", pair)
        ],
        scheme=scheme,
    )


@pages.route(
    f"{HOUSEHOLD}/write/<part>",
    methods=["GET", "POST"],
    permission="shared_lives.home_write",
    load=load_home,
    reads="shared_lives.household",
)
def write_home(home: Home, part: str) -> ResponseReturnValue:
    """One question. What is written is saved, and the next one comes."""
    household = home.household
    if part not in profiles.HOUSEHOLD and part not in ("where", "how"):
        raise NotFound
    if part == "where":
        form = WhereForm(obj=household)
        form.offer(areas(), household.area)
    elif part == "how":
        form = HowForm(obj=household)
    else:
        form = words_form("household", part)(obj=household)
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(household, household.version)
    ):
        form.populate_obj(household)
        profiles.begun(home, current.person)
        record("wrote", "household", home)
        parts = profiles.HOUSEHOLD
        following = profiles.next_part(parts, part) if part in parts else None
        if following and "stay" not in request.form:
            return redirect(
                url_for("shared_lives.write_home", household_id=home.id, part=following)
            )
        flash(_("Saved."), "success")
        return _back(home)
    back = url_for("shared_lives.home_about", household_id=home.id)
    asked = list(profiles.HOUSEHOLD)
    return asks("write", form, name=home.name, back=back, part=part, parts=asked)


@pages.route(
    f"{HOUSEHOLD}/ask/<key>",
    methods=["GET", "POST"],
    permission="shared_lives.home_write",
    load=load_home,
    reads="shared_lives.household",
)
def ask_home(home: Home, key: str) -> ResponseReturnValue:
    """One thing that matters in a home: what is so with us, and who could come."""
    here = {"household_id": home.id}
    return factor_pages.ask(
        "household", home.household, key, "shared_lives.ask_home", "shared_lives.home_about", here
    )


@pages.route(
    f"{HOUSEHOLD}/room",
    methods=["GET", "POST"],
    permission="shared_lives.home_write",
    load=load_home,
)
def add_room(home: Home) -> ResponseReturnValue:
    """Say that there is room."""
    form = VacancyForm()
    if request.method == "POST" and form.validate():
        profiles.add_vacancy(
            current.session,
            home,
            kind=form.kind.data,
            places=form.places.data or 1,
            from_on=form.from_on.data,
            until_on=form.until_on.data,
            words=form.words.data or "",
        )
        record("has room", "household", home)
        flash(_("Saved."), "success")
        return _back(home)
    return asks("room", form, home=home)


@pages.post(
    f"{HOUSEHOLD}/room/<uuid:vacancy_id>/gone",
    permission="shared_lives.home_write",
    load=load_home,
)
def room_gone(home: Home, vacancy_id: uuid.UUID) -> ResponseReturnValue:
    """The room is there no more."""
    vacancy = current.session.get(Vacancy, vacancy_id)
    if vacancy is None or vacancy.household_id != home.id:
        raise NotFound
    current.session.delete(vacancy)
    record("room gone", "household", home)
    flash(_("It is gone."), "success")
    return _back(home)


@pages.route(
    f"{HOUSEHOLD}/pieces/new",
    methods=["GET", "POST"],
    permission="shared_lives.home_write",
    load=load_home,
    uploads=True,
)
def give_homes_piece(home: Home) -> ResponseReturnValue:
    """Put a picture or a recording on the household's page."""
    form = PieceForm()
    if request.method == "POST" and form.validate():
        assert form.file.upload is not None  # noqa: S101
        words = form.words.data or ""
        pieces.give(current.session, home.household, form.file.upload, words, current.person)
        record("gave a piece", "household", home)
        flash(_("It is here. It can be taken back at any time."), "success")
        return _back(home)
    return asks("piece", form, back=url_for("shared_lives.home_about", household_id=home.id))


@pages.get(
    f"{HOUSEHOLD}/pieces/<uuid:piece_id>",
    permission="shared_lives.home_page",
    load=load_of_home,
    reads="shared_lives.piece",
)
def homes_piece(seen: HomePiece) -> Response:
    """The picture or the recording itself."""
    return send_upload(seen.piece.content, seen.piece.kind, "piece")


@pages.post(
    f"{HOUSEHOLD}/pieces/<uuid:piece_id>/take-back",
    permission="shared_lives.home_write",
    load=load_of_home,
)
def take_homes_piece(seen: HomePiece) -> ResponseReturnValue:
    """Take it back."""
    current.session.delete(seen.piece)
    record("took a piece back", "household", seen.home)
    flash(_("It is gone."), "success")
    return _back(seen.home)
