"""The scheme's own front page: who looks, which households there are, what waits."""

from alongside import current
from alongside_shared_lives import choosing, possibilities, profiles, seekers
from alongside_shared_lives.access import MANAGER
from alongside_shared_lives.living_parties import begun_of
from alongside_shared_lives.states import Step
from alongside_shared_lives.views import pages, show


@pages.get("/", permission="shared_lives.scheme", reads="shared_lives.scheme")
def index() -> str:
    """Where a scheme worker begins."""
    session = current.session
    pairs = possibilities.open_in_scheme(session)
    begun = begun_of(session)
    return show(
        "index",
        open=[one for one in pairs if choosing.outcome(one) is None],
        no_more=[one for one in pairs if choosing.outcome(one) is False],
        meeting=[one for one in pairs if choosing.outcome(one) and one.id not in begun],
        seekers=seekers.all_of(session),
        households=profiles.households(session, Step.APPROVED.value, Step.PAUSED.value),
        waits_for=possibilities.waits_for,
        manages=MANAGER in current.actor.roles,
    )
