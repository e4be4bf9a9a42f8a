"""What Alongside is to reach, as shares of the yardstick: the bars that the table prints."""

from __future__ import annotations

from dataclasses import dataclass

from bench.sides import (
    ADD,
    ADD_FORM,
    DEEP,
    FORM,
    HOME,
    LIST,
    MEETING,
    PERSON,
    PLAN,
    POST,
    REPORT,
    REVIEW,
    SEARCH,
)


@dataclass(frozen=True)
class Bar:
    """A page's least share of the yardstick's requests a second, and its most statements.

    `beside` is the yardstick's page that it is held against.
    """

    beside: str
    share: float | None = None
    statements: int | None = None


BARS = {
    LIST: Bar(LIST, 0.55, 5),
    DEEP: Bar(DEEP),
    SEARCH: Bar(SEARCH),
    PERSON: Bar(PERSON, 0.50, 7),
    FORM: Bar(FORM, 0.45),
    POST: Bar(POST, 0.60),
    HOME: Bar(LIST, 0.40),
    ADD_FORM: Bar(FORM),
    ADD: Bar(POST),
    MEETING: Bar(MEETING),
    PLAN: Bar(PLAN),
    REPORT: Bar(MEETING),
    REVIEW: Bar(FORM),
}

TAIL = 2.0  # p99 ÷ p50 at concurrency 1 and 16
DEEP_BY_FIRST = 1.2  # time of a page deep in the list ÷ the first page
START = 2.2  # start-up ÷ the yardstick's
MEMORY = 1.5  # PSS ÷ the yardstick's
