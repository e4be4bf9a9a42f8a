"""Pictures and recordings on a page: given, shown with it, taken back."""

import uuid
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from alongside import CouncilSession, Person, Upload
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.parties import (
    Home,
    Pair,
    Seeker,
    load_home,
    load_pair,
    load_seeker,
)
from alongside_shared_lives.piece_models import Piece
from alongside_shared_lives.states import NotNow

MOST = 8


@dataclass
class HomePiece:
    """Something on a household's page."""

    home: Home
    piece: Piece

    @property
    def id(self) -> uuid.UUID:
        """Its id."""
        return self.piece.id


@dataclass
class SeekerPiece:
    """Something on the page of a person who looks."""

    seeker: Seeker
    piece: Piece

    @property
    def id(self) -> uuid.UUID:
        """Its id."""
        return self.piece.id


@dataclass
class PairPiece(Pair):
    """Something on one side's page, for the other side of a possibility."""

    piece: Piece


def of(session: CouncilSession, side: Household | Looking) -> list[Piece]:
    """What is on somebody's page, without the files, in the order in which it was given."""
    return list(
        session.scalars(select(Piece).where(_on(side)).order_by(Piece.created_at, Piece.id))
    )


def give(
    session: CouncilSession, side: Household | Looking, upload: Upload, words: str, by: Person
) -> Piece:
    """Put a picture or a recording on a page. Raises NotNow for a ninth."""
    number = session.scalar(select(func.count()).select_from(Piece).where(_on(side))) or 0
    if number >= MOST:
        raise NotNow(_("There are eight already. Take one back first."))
    piece = Piece(kind=upload.kind, content=upload.content, words=words, given_by_id=by.id)
    if isinstance(side, Household):
        piece.household_id = side.id
    else:
        piece.looking_id = side.id
    session.add(piece)
    return piece


def load_of_home(
    session: CouncilSession, household_id: uuid.UUID, piece_id: uuid.UUID
) -> HomePiece | None:
    """Something of a household's page, with its file."""
    home, piece = load_home(session, household_id), _load(session, piece_id)
    if home is None or piece is None or piece.household_id != home.id:
        return None
    return HomePiece(home, piece)


def load_of_seeker(
    session: CouncilSession, looking_id: uuid.UUID, piece_id: uuid.UUID
) -> SeekerPiece | None:
    """Something of a person's page, with its file."""
    seeker, piece = load_seeker(session, looking_id), _load(session, piece_id)
    if seeker is None or piece is None or piece.looking_id != seeker.id:
        return None
    return SeekerPiece(seeker, piece)


def load_of_households_page(
    session: CouncilSession, possibility_id: uuid.UUID, piece_id: uuid.UUID
) -> PairPiece | None:
    """Something of the household's page, for the person of a possibility."""
    pair, piece = load_pair(session, possibility_id), _load(session, piece_id)
    if pair is None or piece is None or piece.household_id != pair.home.id:
        return None
    return PairPiece(pair.possibility, pair.seeker, pair.home, piece)


def load_of_persons_page(
    session: CouncilSession, possibility_id: uuid.UUID, piece_id: uuid.UUID
) -> PairPiece | None:
    """Something of the person's page, for the household of a possibility."""
    pair, piece = load_pair(session, possibility_id), _load(session, piece_id)
    if pair is None or piece is None or piece.looking_id != pair.seeker.id:
        return None
    return PairPiece(pair.possibility, pair.seeker, pair.home, piece)


def _load(session: CouncilSession, piece_id: uuid.UUID) -> Piece | None:
    return session.scalars(
        select(Piece).where(Piece.id == piece_id).options(undefer(Piece.content))
    ).one_or_none()


def _on(side: Household | Looking):  # type: ignore[no-untyped-def]
    column = Piece.household_id if isinstance(side, Household) else Piece.looking_id
    return column == side.id
