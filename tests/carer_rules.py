"""Who may read what is written along the carer's path, said from the tables alone.

`tests/access/test_canaries.py` follows every text with these rules.
"""

from collections.abc import Callable, Mapping
from typing import Any

SCHEME = {"shared_lives.worker", "shared_lives.manager"}
PANEL = "shared_lives.panel"


def _part(reader: Any, household: str | None) -> str:
    """What somebody is in a household, or ""."""
    return next(
        (
            one["part"]
            for one in reader.facts.tables["shared_lives_housemate"]
            if one["household_id"] == household and one["person_id"] == reader.id
        ),
        "",
    )


def _scheme(reader: Any, household: str | None) -> bool:
    return bool(reader.roles & SCHEME) and not _part(reader, household)


def _carer(reader: Any, household: str | None) -> bool:
    return _part(reader, household) == "carer"


def _home_or_scheme(reader: Any, row: Any) -> bool:
    return bool(_part(reader, row["household_id"])) or _scheme(reader, row["household_id"])


def _carer_or_scheme(reader: Any, row: Any) -> bool:
    here = row["household_id"]
    return _carer(reader, here) or _scheme(reader, here) or _own(reader, row)


def knows(reader: Any, other: str) -> bool:
    """Whether they may know somebody of their household, or who walks with it for the scheme."""
    theirs = {
        one["household_id"]
        for one in reader.facts.tables["shared_lives_housemate"]
        if one["person_id"] == reader.id
    }
    walks = any(
        one["worker_id"] == other and one["id"] in theirs
        for one in reader.facts.tables["shared_lives_household"]
    )
    return walks or any(
        one["person_id"] == other and one["household_id"] in theirs
        for one in reader.facts.tables["shared_lives_housemate"]
    )


def _own(reader: Any, row: Any) -> bool:
    """Theirs, or written down by them: they read it under what is held about them."""
    whose = ("person_id", "with_id", "by_id", "asked_by_id", "decided_by_id", "written_by_id")
    return reader.id is not None and reader.id in {row.get(one) for one in whose}


def _sits(reader: Any, consideration: str) -> bool:
    """A member of the panel who said that they have no interest in it."""
    return PANEL in reader.roles and any(
        one["consideration_id"] == consideration
        and one["person_id"] == reader.id
        and one["interest"] == "none"
        for one in reader.facts.tables["shared_lives_panel_seat"]
    )


def _sits_about(reader: Any, household: str) -> bool:
    return any(
        one["household_id"] == household and _sits(reader, one["id"])
        for one in reader.facts.tables["shared_lives_consideration"]
    )


def _enquiry(reader: Any, row: Any) -> bool:
    here = row["household_id"]
    return row["person_id"] == reader.id or _scheme(reader, here) or _carer(reader, here)


def _application(reader: Any, row: Any) -> bool:
    here = row["household_id"]
    return _carer(reader, here) or (_scheme(reader, here) and bool(row["sent_at"]))


def _visit(reader: Any, row: Any, column: str) -> bool:
    here = row["household_id"]
    if row["with_id"] == reader.id or _scheme(reader, here) or _own(reader, row):
        return True
    if column in ("words", "who") and _sits_about(reader, here):
        return True
    return _carer(reader, here) and (column != "words" or bool(row["may_read"]))


def _report(reader: Any, row: Any) -> bool:
    here = row["household_id"]
    seen = any(
        one["report_id"] == row["id"] and _sits(reader, one["id"])
        for one in reader.facts.tables["shared_lives_consideration"]
    )
    return _scheme(reader, here) or seen or (_carer(reader, here) and bool(row["shared_at"]))


def _comment(reader: Any, row: Any) -> bool:
    report = reader.facts.by_id["shared_lives_report", row["report_id"]]
    return row["person_id"] == reader.id or _report(reader, report)


def _review(reader: Any, row: Any, column: str) -> bool:
    here = row["household_id"]
    return _scheme(reader, here) or (_carer(reader, here) and column not in ("views", "views_by"))


def _meeting(reader: Any, row: Any) -> bool:
    before = any(
        one["meeting_id"] == row["id"] and _carer(reader, one["household_id"])
        for one in reader.facts.tables["shared_lives_consideration"]
    )
    return before or bool(reader.roles & {PANEL, *SCHEME})


def _consideration(reader: Any, row: Any) -> bool:
    return _carer_or_scheme(reader, row) or _sits(reader, row["id"])


def _seat(reader: Any, row: Any, column: str) -> bool:
    one = reader.facts.by_id["shared_lives_consideration", row["consideration_id"]]
    here = one["household_id"]
    dissent = column == "view_words" and row["view"] not in ("", one["decision"])
    return (
        row["person_id"] == reader.id
        or _scheme(reader, here)
        or _sits(reader, one["id"])
        or (dissent and _carer(reader, here))
    )


def _question(reader: Any, row: Any) -> bool:
    one = reader.facts.by_id["shared_lives_consideration", row["consideration_id"]]
    own = _own(reader, row)
    return own or _scheme(reader, one["household_id"]) or _sits(reader, one["id"])


RULES: Mapping[str, Callable[..., bool]] = {
    "shared_lives_enquiry": _enquiry,
    "shared_lives_move": _home_or_scheme,
    "shared_lives_application": _application,
    "shared_lives_requirement": _home_or_scheme,
    "shared_lives_visit": _visit,
    "shared_lives_report": _report,
    "shared_lives_comment": _comment,
    "shared_lives_approval": _home_or_scheme,
    "shared_lives_training": _carer_or_scheme,
    "shared_lives_carer_review": _review,
    "shared_lives_panel_meeting": _meeting,
    "shared_lives_consideration": _consideration,
    "shared_lives_panel_seat": _seat,
    "shared_lives_panel_question": _question,
}
BY_COLUMN = (_visit, _review, _seat)
