"""What Northbank asks besides, in the demonstration: it is a town with a harbour."""

from alongside import CouncilSession, Person
from alongside_shared_lives import own_factors
from alongside_shared_lives.own_models import OwnFactor


def fill(session: CouncilSession, people: dict[str, Person]) -> None:
    """Add a factor of the council's own, where the demo has a scheme."""
    if "scheme-worker" not in people:
        return
    harbour = OwnFactor(
        title="The harbour",
        title_cy="Yr harbwr",
        question="How is it with boats and the water?",
        question_cy="Sut mae hi gyda chychod a’r dŵr?",
    )
    own_factors.add(
        session,
        harbour,
        (
            ("out in a boat", "allan mewn cwch"),
            ("by the water", "wrth y dŵr"),
            ("away from the water", "i ffwrdd o’r dŵr"),
        ),
    )
