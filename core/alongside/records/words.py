"""What a line of the record says, in words that somebody reads who never saw its code."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

WORDS = {
    ("account joined", "person"): _l("came in with a work account for the first time"),
    ("account refused", "council"): _l("a work account without a role here was not let in"),
    ("added", "group"): _l("started a group"),
    ("added", "person"): _l("added a person"),
    ("asked", "person"): _l("said why they needed to open a person's page"),
    ("audited", "person"): _l("asked the record who had seen a person, or what they had done"),
    ("asked for correction", "request"): _l("said that something is not right"),
    ("audited", "record"): _l("asked the record what had changed here"),
    ("brought back", "membership"): _l("brought somebody back into a group"),
    ("changed", "council"): _l("changed how the council is set up"),
    ("changed", "group"): _l("changed what a group says of itself"),
    ("changed", "person"): _l("changed something on a person's page"),
    ("changed", "retention"): _l("changed how long records are kept"),
    ("deleted when due", "retention"): _l("deleted traces whose time was over"),
    ("erased when due", "person"): _l("erased what was held about a person, because it was due"),
    ("kept longer", "person"): _l("kept what was due for longer"),
    ("archived", "practice"): _l("put a practice away for every council; what it holds is kept"),
    ("brought back", "practice"): _l("brought back a practice that had been put away"),
    ("changed", "practice"): _l("changed a practice's settings"),
    ("purged", "practice"): _l("took a practice away for good, with all that was written in it"),
    ("upgraded", "practice"): _l("brought a practice to a newer version"),
    ("ended", "group"): _l("ended a group"),
    ("erased", "person"): _l("erased a person again, after a backup was put back"),
    ("erased", "request"): _l("erased what was held about a person, as they had asked"),
    ("kept back", "person"): _l("kept back how somebody can be reached"),
    ("no longer kept back", "person"): _l("no longer kept back how somebody can be reached"),
    ("put up a wall", "wall"): _l("put up a wall between two people"),
    ("took away a wall", "wall"): _l("took away a wall between two people"),
    ("joined", "membership"): _l("took somebody into a group"),
    ("began", "import"): _l("read a spreadsheet, to bring it in"),
    ("given up", "import"): _l("gave up bringing in a spreadsheet"),
    ("kept", "import"): _l("brought in a spreadsheet"),
    ("undone", "import"): _l("took back what a spreadsheet had brought in"),
    ("left", "membership"): _l("left a group"),
    ("lifted a hold", "hold"): _l("lifted a legal hold"),
    ("looked", "group"): _l("opened a group's page"),
    ("looked", "import"): _l("opened the rows of a spreadsheet that they bring in"),
    ("looked", "person"): _l("opened a person's page"),
    ("membership ended", "membership"): _l("ended somebody's part in a group"),
    ("not allowed", "practice"): _l("did not run a practice that the operator has not allowed"),
    ("placed a hold", "hold"): _l("placed a legal hold"),
    ("corrected", "request"): _l("corrected something that was not right"),
    ("refused correction", "request"): _l("answered that something stays as it is"),
    ("refused erasure", "request"): _l("answered that something cannot be erased"),
    ("removed", "person"): _l("removed something from a person's page"),
    ("reopened", "group"): _l("opened a group again"),
    ("restored", "council"): _l("put everything back as it was when a backup was made"),
    ("reviewed", "person"): _l("went through a person's communication needs"),
    ("role changed", "membership"): _l("gave somebody another part in a group"),
    ("role ended", "person"): _l("ended somebody's role in the council"),
    ("role given", "person"): _l("gave somebody a role in the council"),
    ("signed in", "person"): _l("signed in"),
    ("switched off", "practice"): _l("switched a practice off"),
    ("switched on", "practice"): _l("switched a practice on"),
}


def in_words(action: str, kind: str, practices: Mapping[str, str]) -> str:
    """What was done to what kind of thing.

    Of a refusal, `kind` is the permission that was lacking. A practice's own kinds begin with
    its id; `practices` has their titles. What nobody has found words for is said as it is written
    in the record, so that no line is left out.
    """
    if action == "refused":
        return str(_("was refused something that is not open to them"))
    if (known := WORDS.get((action, kind))) is not None:
        return str(known)
    title = practices.get(kind.partition(".")[0])
    if action == "looked":
        what = title or kind
        return str(_("opened something in “%(what)s”", what=what))
    if title:
        return str(_("did something in “%(what)s”: %(action)s", what=title, action=action))
    return str(_("did something else: %(action)s (%(kind)s)", action=action, kind=kind))
