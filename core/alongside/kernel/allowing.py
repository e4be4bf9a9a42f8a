"""The operator's allow-list: which plugins may run, in which version, with exactly which files."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from alongside.kernel.discovery import Candidate

AllowList = Sequence[Mapping[str, Any]]
DIGEST = re.compile(r"[0-9a-f]{64}")
WHERE = "plugin_allow_list"
LEFT_OUT = "left out by ALONGSIDE_WITHOUT_PLUGINS"


def check_allow_list(given: Any) -> None:
    """Raise ValueError, in words for the operator, where the list could not mean anything."""
    if given is None:
        return
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ValueError(f"{WHERE} must be a list of tables: write [[{WHERE}]] over each")
    for entry in given:
        name = entry.get("name")
        if not isinstance(name, str) or not name:
            raise ValueError(f"each [[{WHERE}]] needs a name, in quotation marks")
        for key, value in entry.items():
            if key not in KINDS:
                raise ValueError(
                    f"{WHERE}, {name}: there is no {key!r} to be given; there are "
                    f"{', '.join(KINDS)}"
                )
            matches, words = KINDS[key]
            if not matches(value):
                raise ValueError(f"{WHERE}, {name}: {key} must be {words}, not {value!r}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_day(value: Any) -> bool:
    return type(value) is date  # a datetime is a date, too


KINDS = {
    "name": (_is_text, "text"),
    "version": (_is_text, "text, in quotation marks"),
    "sha256": (_is_digest, "64 of 0 to 9 and a to f, as `alongside plugin allow` prints them"),
    "reviewed_by": (_is_names, "a list of names"),
    "reviewed_on": (_is_day, "a day, such as 2026-03-31, without quotation marks"),
    "agreed_by": (_is_text, "the name of who agreed"),
}


def left_out(ids: str) -> frozenset[str]:
    """The ids of plugins that the operator leaves out for now, given with commas between."""
    return frozenset(filter(None, map(str.strip, ids.split(","))))


def refused(candidate: Candidate, allow_list: AllowList | None) -> str:
    """Why the operator's allow-list refuses this plugin, or "" when it does not.

    Where it names a plugin more than once, one entry that agrees is enough.
    """
    if allow_list is None:
        return ""
    entries = [entry for entry in allow_list if entry["name"] == candidate.id]
    if not entries:
        return "the operator's allow-list does not name it"
    reasons = [_differs(candidate, entry) for entry in entries]
    return "" if "" in reasons else reasons[-1]


def _differs(candidate: Candidate, entry: Mapping[str, Any]) -> str:
    if entry.get("version") not in (None, candidate.version):
        return f"the allow-list names version {entry['version']}, not {candidate.version or 'none'}"
    if entry.get("sha256") is None:
        return ""
    try:
        digest = candidate.sha256()
    except OSError as error:
        return f"its files cannot be compared with the allow-list ({error.strerror})"
    if digest != entry["sha256"]:
        return "its files differ from the ones that the allow-list names (sha256)"
    return ""


def rivals(
    candidate: Candidate, found: Sequence[Candidate], allow_list: AllowList | None
) -> list[Candidate]:
    """The other plugins of the same id, for which this one could be mistaken.

    None for what comes with Alongside, whose place nobody takes, whatever the operator's allow-list
    says. Of the others, none that the list refuses: naming one in it says which is meant.
    """
    if candidate.bundled:
        return []
    same = [one for one in found if one.id == candidate.id and one is not candidate]
    return [one for one in same if one.bundled or not refused(one, allow_list)]


def without_digest(allow_list: AllowList | None) -> list[str]:
    """The plugins of which the list lets any files run, because it gives no sha256."""
    return sorted({entry["name"] for entry in allow_list or () if "sha256" not in entry})
