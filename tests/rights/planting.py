"""What the columns of the core's and the bundled practices' tables take, for planting in them."""

from typing import Any

from alongside.db.time import utcnow
from alongside.testing import planting

FITTING = {
    "factor.kind": "app",
    "gift.kind": "gift",
    "family_conference_copy.how": "paper",
    "family_conference_copy.layout": "easy",
    "family_conference_copy.size": "large",
    "family_conference_participant.role": "family",
    "family_conference_tie.kind": "close",
    "feedback_enterprise.state": "forming",
    "feedback_participant.standing": "here",
    "feedback_reflection.reach": "us",
    "feedback_reflection.revealed": True,
    "feedback_change.status": "proposed",
    "feedback_complaint_clock.kind": "respond",
    "feedback_telling_key.kind": "code",
    "rights_request.kind": "copy",
    "shared_lives_application.sent_at": utcnow(),
    "shared_lives_carer_review.outcome": "continue",
    "shared_lives_choice.answer": "yes",
    "shared_lives_choice.how": "here",
    "shared_lives_choice.side": "person",
    "shared_lives_diary_entry.shared_at": utcnow(),
    "shared_lives_diary_entry.side": "person",
    "shared_lives_introduction.kind": "tea",
    "shared_lives_living_review.kind": "asked",
    "shared_lives_move.step": "visit",
    "shared_lives_ordinary.shown": True,
    "shared_lives_panel_seat.interest": "none",
    "shared_lives_signature.how": "typed",
    "shared_lives_signature.side": "person",
    "shared_lives_stay.kind": "visit",
    "shared_lives_visit.kind": "talk",
}
OF_ONE_SIDE = {"shared_lives_piece.household_id"}
"""Columns that may be empty, but not in every row."""
NEVER_TOLD = {"sort_name", "key", "location", "message.about", "message.body"}


class Garden(planting.Garden):
    """Plants in every table that there is."""

    def __init__(self, session: Any) -> None:
        super().__init__(session, fitting=FITTING, needed=OF_ONE_SIDE)
