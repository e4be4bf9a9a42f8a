"""The scheme's own front page: who looks, which households there are, what waits."""

from alongside import current
from alongside_shared_lives import choosing, possibilities, seekers, standing_lists
from alongside_shared_lives.access import MANAGER, is_no_party
from alongside_shared_lives.living_parties import begun_of
from alongside_shared_lives.states import Step
from alongside_shared_lives.views import pages, show


@pages.get("/", permission="shared_lives.scheme", reads="shared_lives.scheme")
def index() -> str:
    """Where a scheme worker begins: everything that the page of each would open to them, too."""
    session, actor = current.session, current.actor
    pairs = [one for one in possibilities.open_in_scheme(session) if is_no_party(actor, one)]
    begun = begun_of(session)
    return show(
        "index",
        open=[one for one in pairs if choosing.outcome(one) is None],
        no_more=[one for one in pairs if choosing.outcome(one) is False],
        meeting=[one for one in pairs if choosing.outcome(one) and one.id not in begun],
        seekers=[one for one in seekers.all_of(session) if is_no_party(actor, one)],
        households=standing_lists.homes(session, current.person, Step.APPROVED, Step.PAUSED),
        waits_for=possibilities.waits_for,
        manages=MANAGER in actor.roles,
    )
