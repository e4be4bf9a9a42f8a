from alongside_shared_lives.parties import load_home, load_seeker
from alongside_shared_lives.views import HOUSEHOLD, LOOKING, pages


@pages.get(LOOKING + "/could-be", permission="shared_lives.looking", load=load_seeker)
def could_be(home): return ""


@pages.get(HOUSEHOLD + "/could-suit", permission="shared_lives.home_page", load=load_home)
def could_suit(home): return ""
