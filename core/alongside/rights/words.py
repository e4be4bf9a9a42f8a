"""A row's columns and values in plain words."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

LABELS = {
    "about": _l("About"),
    "action": _l("What happened"),
    "actor_id": _l("Who"),
    "body": _l("Words"),
    "born_on": _l("Born on"),
    "capacity": _l("In which capacity"),
    "channel": _l("By"),
    "detail": _l("Detail"),
    "device": _l("Device"),
    "email": _l("E-mail"),
    "ended_at": _l("Ended"),
    "ends_on": _l("Until"),
    "expires_at": _l("Runs out"),
    "group_id": _l("Group"),
    "handle": _l("Short name"),
    "heading": _l("Heading"),
    "helped_by": _l("Written with the help of"),
    "how": _l("How you came to be there"),
    "joined_on": _l("Since"),
    "kept": _l("Rows kept"),
    "kind": _l("Kind"),
    "known_as": _l("Likes to be called"),
    "language": _l("Language"),
    "left_on": _l("Until"),
    "name": _l("Name"),
    "note": _l("Note"),
    "phone": _l("Telephone"),
    "pronouns": _l("Pronouns"),
    "reason": _l("Reason"),
    "review_on": _l("Ask again on"),
    "role": _l("Part"),
    "rows": _l("Rows"),
    "safe_to_call": _l("Safe to call"),
    "safe_to_email": _l("Safe to e-mail"),
    "safe_to_text": _l("Safe to text"),
    "seen_at": _l("Last seen"),
    "sent_at": _l("Sent"),
    "shared_device": _l("On a shared device"),
    "sign_in_address": _l("Address for signing in"),
    "settled_at": _l("Finished"),
    "starts_on": _l("Since"),
    "state": _l("State"),
    "status": _l("State"),
    "subject": _l("Subject"),
    "subject_kind": _l("About"),
    "to_address": _l("Sent to"),
    "updated_at": _l("Changed"),
    "used_at": _l("Used"),
    "value": _l("Address or number"),
    "word": _l("Word"),
    "words": _l("Words"),
    "written_by_id": _l("Written by"),
    "added_by_id": _l("Added by"),
    "ended_by_id": _l("Ended by"),
    "other_id": _l("Other person"),
    "person_id": _l("Person"),
    "accepted_at": _l("Accepted"),
    "address": _l("Address"),
    "asked": _l("What would be right"),
    "attempts": _l("How often it was tried"),
    "because": _l("Reason"),
    "by_account": _l("With your work account"),
    "closed_at": _l("Answered"),
    "closed_by_id": _l("Answered by"),
    "confirmed_at": _l("Counts since"),
    "decided_at": _l("Decided"),
    "decided_by_id": _l("Decided by"),
    "due_on": _l("Due"),
    "final": _l("What is right"),
    "given_by_id": _l("Given by"),
    "invited_by_id": _l("Invited by"),
    "issuer": _l("Who gave it"),
    "last_step": _l("The last code, as a number"),
    "lifted_at": _l("Lifted"),
    "lifted_by_id": _l("Lifted by"),
    "number": _l("Number"),
    "old": _l("What it said"),
    "one_id": _l("One person"),
    "outcome": _l("What came of it"),
    "outcome_because": _l("Reason of the answer"),
    "placed_by_id": _l("Placed by"),
    "prepared_at": _l("Prepared"),
    "proven_at": _l("Second step shown"),
    "purpose": _l("What for"),
    "relations": _l("Who is around them, too"),
    "released_at": _l("Released"),
    "released_by_id": _l("Released by"),
    "reviewed_at": _l("Looked through"),
    "reviewed_by_id": _l("Looked through by"),
    "send_after": _l("Not before"),
    "sign_count": _l("How often it was used"),
    "stopped_because": _l("Question before it goes on"),
    "stopped_on": _l("Waiting since"),
    "taken_back_at": _l("Taken back"),
    "tries": _l("Wrong tries"),
    "trouble": _l("What went wrong"),
    "waits": _l("Waits for the second step"),
    "way": _l("By"),
    "withdrawn_at": _l("Withdrawn"),
}
"""What the columns of the core are called, and those that practices often have."""


def label(column: str, own: Mapping[str, Any]) -> str:
    """A column's name as a person reads it: by its practice's `own` words, or by the core's.

    Where nobody gave one any, its English name has to do.
    """
    if (named := own.get(column, LABELS.get(column))) is not None:
        return str(named)
    return column.removesuffix("_id").replace("_", " ").capitalize()


def plain(value: Any, names: Mapping[uuid.UUID, str]) -> str:
    """A value as a person reads it; "" where there is none.

    An id becomes the name that `names` has for it. Whom the reader may not know is another person.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, uuid.UUID):
        return names.get(value) or str(_("another person"))
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, datetime):
        return str(format_datetime(value, "d MMMM y, HH:mm"))
    if isinstance(value, date):
        return str(format_date(value, "long"))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)
