"""How far a plugin may be trusted, by what is known of exactly these files.

A level says what people and `alongside plugin check` have done, not what the plugin is. Each level
needs the one before. It is worked out once, at start, and kept on the plugin's record.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside.kernel.about import About
from alongside.kernel.allowing import AllowList
from alongside.kernel.practice import Text
from alongside.kernel.records import Record

EVIDENCE = "checked"
"""The folder of the instance in which `alongside plugin check --keep` writes what it found."""
BROWSER = _l("its pages in a browser")
POSTGRESQL = _l("its promises on PostgreSQL")
UNKNOWN = _l("it is not known what, because its check is an older one")
UNTRIED = {"Everybody can use its pages.": BROWSER}
"""What a promise that was not tried is called here, where its own sentence would not do."""


class Level(StrEnum):
    """The levels, each above the one before; BUNDLED stands beside them."""

    UNLISTED = "not listed"
    LISTED = "listed"
    CHECKED = "checked"
    REVIEWED = "reviewed"
    TRUSTED = "trusted"
    BUNDLED = "comes with Alongside"


@dataclass(frozen=True)
class Standing:
    """A plugin's level, what is missing for the next one, and what its check could not try.

    Each in words for administrators. What was not tried, for want of a browser or a server on the
    machine of the check, is a reservation that stays with the level and does not lower it.
    """

    level: Level
    missing: tuple[Text, ...] = ()
    untried: tuple[Text, ...] = ()


def level_of(
    about: About,
    sha256: str,
    *,
    readable: bool = True,
    evidence: Mapping[str, Any] | None = None,
    entries: Sequence[Mapping[str, Any]] = (),
) -> Standing:
    """The level of files with this digest.

    `readable` says whether its declaration could be read, `evidence` is what `--keep` wrote, and
    `entries` are those of the operator's allow-list that name the plugin. What speaks of other
    files counts for nothing.
    """
    if unsaid := tuple(_unsaid(about, readable)):
        return Standing(Level.UNLISTED, unsaid)
    if evidence is None or evidence.get("sha256") != sha256:
        return Standing(
            Level.LISTED,
            (
                _l("the operator has not let Alongside check these files")
                if evidence is None
                else _l("other files of it were checked, not these"),
            ),
        )
    untried = tuple(_untried(evidence))
    reviewed = [entry for entry in entries if _is_review_of(entry, sha256)]
    if not reviewed:
        return Standing(
            Level.CHECKED,
            (_l("the operator's allow-list names nobody who has read exactly these files"),),
            untried,
        )
    readers = {" ".join(name.split()).casefold() for one in reviewed for name in one["reviewed_by"]}
    missing: list[Text] = []
    if len(readers) < 2:
        missing.append(_l("a second person who has read the code"))
    if not any(entry.get("agreed_by") for entry in reviewed):
        missing.append(
            _l("the agreement of whoever answers for the data protection impact assessment")
        )
    return Standing(Level.REVIEWED if missing else Level.TRUSTED, tuple(missing), untried)


def _unsaid(about: About, readable: bool) -> Iterator[Text]:
    if not readable:
        yield _l("its declaration cannot be read")
    if not about.author:
        yield _l("it does not say who wrote it")
    if not about.licence:
        yield _l("it does not say under which licence it may be used")
    if not about.security:
        yield _l("it does not say where to report a security fault")


def _untried(evidence: Mapping[str, Any]) -> Iterable[Text]:
    """What the check did not try, each once. Evidence from before this was written cannot say."""
    if "not_run" not in evidence:
        return (UNKNOWN,)
    given = evidence["not_run"]
    found: dict[str, Text] = {}
    for one in given if isinstance(given, list) else ():
        if isinstance(one, Mapping):
            promise, why = str(one.get("promise", "")), str(one.get("why", ""))
            if why.startswith("on PostgreSQL"):
                found["on PostgreSQL"] = POSTGRESQL
            elif promise:
                found[promise] = UNTRIED.get(promise, promise)
    return found.values()


def in_words(level: str, untried: Iterable[Text]) -> str:
    """A level with its reservation, in a line."""
    words = ", ".join(map(str, untried))
    return f"{level} (not tried: {words})" if words else level


def _is_review_of(entry: Mapping[str, Any], sha256: str) -> bool:
    return bool(
        entry.get("sha256") == sha256 and entry.get("reviewed_by") and entry.get("reviewed_on")
    )


def read_evidence(instance: Path, practice_id: str) -> dict[str, Any] | None:
    """What `alongside plugin check --keep` wrote of a practice; None where it wrote nothing."""
    try:
        text = (instance / EVIDENCE / f"{practice_id}.toml").read_text(encoding="utf-8")
        return tomllib.loads(text)
    except (OSError, ValueError):
        return None


def rate(record: Record, instance: Path, allow_list: AllowList | None) -> Standing:
    """The level of a plugin that was found. Its files are read only where there is a digest."""
    candidate = record.candidate
    if candidate is None:
        return Standing(Level.UNLISTED)
    if candidate.bundled:
        return Standing(Level.BUNDLED)
    evidence = read_evidence(instance, candidate.id)
    entries = [entry for entry in allow_list or () if entry["name"] == candidate.id]
    try:
        sha256 = candidate.sha256() if evidence else ""
    except OSError:
        sha256 = ""
    return level_of(
        candidate.about,
        sha256,
        readable=record.practice is not None,
        evidence=evidence,
        entries=entries,
    )
