"""Who may ask for a copy, and who may open what a request opens."""

from typing import Any

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_administrator, is_data_officer, is_signed_in
from alongside.rights.together import written_about_with


def is_own(actor: Actor, obj: Any) -> bool:
    """The request is one's own."""
    return actor.id is not None and obj.person_id == actor.id


def asked_by_another(actor: Actor, obj: Any) -> bool:
    """Somebody else made the request: nobody decides what is withheld from themself."""
    return bool(obj.person_id != actor.id)


def is_apart(actor: Actor, obj: Any) -> bool:
    """Nothing is written about both at once, such as the report about a household: nobody reads
    about themself in somebody's copy what is not theirs to read.
    """
    if actor.id is None or obj.kind != "copy":
        return actor.id is not None
    if "rights.with" not in actor.known:
        actor.known["rights.with"] = written_about_with(actor.session, actor.id)
    return obj.person_id not in actor.known["rights.with"]


def is_due_of_another(actor: Actor, obj: Any) -> bool:
    """What is due is somebody else's: nobody ends what is held about themself."""
    return bool(obj.person.id != actor.id)


ANSWERING = [is_data_officer, asked_by_another, is_apart]
LIFTING = [is_data_officer, asked_by_another]

PERMISSIONS = (
    permission("rights.see", any_of=[[is_signed_in]]),
    permission("rights.ask", any_of=[[is_signed_in]], writes=True),
    permission("rights.list", any_of=[[is_data_officer]]),
    permission("rights.read", any_of=[[is_own], ANSWERING]),
    permission("rights.take_back", any_of=[[is_own]], writes=True),
    permission("rights.answer", any_of=[ANSWERING], writes=True),
    permission("rights.hold", any_of=[[is_data_officer]], writes=True),
    permission("rights.times", any_of=[[is_data_officer], [is_administrator]]),
    permission("rights.set_times", any_of=[[is_data_officer]], writes=True),
    permission("rights.due", any_of=[[is_data_officer, is_due_of_another]]),
    permission("rights.end", any_of=[[is_data_officer, is_due_of_another]], writes=True),
    permission("rights.lift", any_of=[LIFTING], writes=True),
)
