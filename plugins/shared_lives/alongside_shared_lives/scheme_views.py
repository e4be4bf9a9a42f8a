"""The scheme's own front page: who looks, which households there are, what waits."""

from alongside import current
from alongside_shared_lives import possibilities, profiles, seekers
from alongside_shared_lives.states import Step
from alongside_shared_lives.views import pages, show


@pages.get("/", permission="shared_lives.scheme", reads="shared_lives.scheme")
def index() -> str:
    """Where a scheme worker begins."""
    session = current.session
    return show(
        "index",
        open=possibilities.open_in_scheme(session),
        seekers=seekers.all_of(session),
        households=profiles.households(session, Step.APPROVED.value, Step.PAUSED.value),
        waits_for=possibilities.waits_for,
    )
