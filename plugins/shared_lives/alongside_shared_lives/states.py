"""Where a household and a person looking stand, and what is said when something cannot be now.

A household's path (domain.md 1b, carer path):

    enquiry → visit → application → assessment → report → panel → approved
    report → assessment, panel → report         back to what needs another look
    approved → paused → approved                 a break of the approval, and back
    any open step → closed                       it goes no further; approved, paused → ended
"""

from enum import StrEnum


class Step(StrEnum):
    """Where a household is on its path."""

    ENQUIRY = "enquiry"
    VISIT = "visit"
    APPLICATION = "application"
    ASSESSMENT = "assessment"
    REPORT = "report"
    PANEL = "panel"
    APPROVED = "approved"
    PAUSED = "paused"
    CLOSED = "closed"
    ENDED = "ended"


STEPS: dict[Step, frozenset[Step]] = {
    Step.ENQUIRY: frozenset({Step.VISIT, Step.CLOSED}),
    Step.VISIT: frozenset({Step.APPLICATION, Step.CLOSED}),
    Step.APPLICATION: frozenset({Step.ASSESSMENT, Step.CLOSED}),
    Step.ASSESSMENT: frozenset({Step.REPORT, Step.CLOSED}),
    Step.REPORT: frozenset({Step.PANEL, Step.ASSESSMENT, Step.CLOSED}),
    Step.PANEL: frozenset({Step.APPROVED, Step.REPORT, Step.CLOSED}),
    Step.APPROVED: frozenset({Step.PAUSED, Step.ENDED}),
    Step.PAUSED: frozenset({Step.APPROVED, Step.ENDED}),
    Step.CLOSED: frozenset(),
    Step.ENDED: frozenset(),
}
"""The only ways from one step to another."""


class LookingState(StrEnum):
    """Where a person who looks for a household is."""

    WRITING = "writing"
    LOOKING = "looking"
    SETTLED = "settled"
    PAUSED = "paused"
    ENDED = "ended"


class NotNow(Exception):
    """Something was asked for at a time that does not allow it. The message is for the person."""
