"""Walking a council's record from its first line to its last, to see whether it is whole.

The words are for an operator at a terminal. They name a line by its number and its moment, never
by what it says.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from alongside.db.tenancy import CouncilSession
from alongside.records.anchors import Anchor
from alongside.records.chain import SAYS, START, content_of, linked
from alongside.records.models import Entry, Head

AT_ONCE = 1000
RESTORED = "restored"


def check(session: CouncilSession, anchors: Sequence[Anchor] = ()) -> Iterator[str]:
    """What is wrong with the council's record, a sentence each; nothing when it is whole.

    A thousand lines are held at a time. What is added meanwhile is left for the next time.
    """
    last = session.scalar(select(func.max(Entry.number))) or 0
    head: Any = session.execute(select(Head.count, Head.hash)).one_or_none()
    count, end = head or (last, None)
    if head is None and last:
        yield "What says where the record ends is missing."
    by_number = {one.count: one for one in anchors}
    expected, before = 1, START
    for line in _lines(session, count):
        if line.number > expected:
            yield f"{_numbers(expected, line.number - 1)} missing, {_before(line)}."
        elif line.hash != linked(before, content_of(line)):
            yield f"{_named(line)} is not what was written: it was changed, moved or put in."
        anchor = by_number.get(line.number)
        if anchor and anchor.hash != line.hash:
            yield f"{_named(line)} is not the one that the anchor of {_when(anchor.moment)} saw."
        expected, before = line.number + 1, line.hash
    if expected <= count:
        yield f"{_numbers(expected, count)} missing, at the end."
    elif end is not None and before != end:
        yield f"The record does not end with the line that was written last, number {count}."
    if last > count:
        yield f"{_numbers(count + 1, last)} there, but were never written by Alongside."
    for anchor in anchors:
        if anchor.count > count:
            yield (
                f"The end was cut off: on {_when(anchor.moment)} there were {anchor.count} lines, "
                f"and now there are {count}."
            )


def restores(session: CouncilSession) -> Sequence[str]:
    """What the record says of being moved back by `alongside restore`, a sentence each.

    It is said each time and excuses nothing: whoever could cut the record could write such a line,
    too. Only somebody who was there can say whether it was so.
    """
    lines = session.execute(
        select(Entry.number, Entry.created_at, Entry.detail)
        .where(Entry.action == RESTORED)
        .order_by(Entry.number)
    )
    return [
        f"Line {line.number} says that everything was restored on {_when(line.created_at)}, "
        f"{line.detail}. What was written between is not in the record."
        for line in lines
    ]


def _lines(session: CouncilSession, most: int) -> Iterator[Any]:
    told = (Entry.id, Entry.council_id, Entry.number, Entry.hash)
    query = select(*told, *(getattr(Entry, name) for name in SAYS)).order_by(Entry.number)
    done = 0
    while lines := session.execute(
        query.where(Entry.number > done, Entry.number <= most).limit(AT_ONCE)
    ).all():
        yield from lines
        done = lines[-1].number


def _numbers(first: int, last: int) -> str:
    return f"Line {first} is" if first == last else f"Lines {first} to {last} are"


def _named(line: Any) -> str:
    return f"Line {line.number}, of {_when(line.created_at)},"


def _before(line: Any) -> str:
    return f"before line {line.number} of {_when(line.created_at)}"


def _when(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M:%S} UTC"
