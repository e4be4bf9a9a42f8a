"""Who may do what with what people tell the council.

A secret link opens its conversation to whoever holds it, which is why its pages are open to
`anyone`: the loader of each finds nothing without the right token. Those who answer are the
council's workers. Administrators are not among them: running the site opens nobody's words.
"""

from typing import Any

from alongside import Actor, anyone, is_worker, permission


def told_it(actor: Actor, telling: Any) -> bool:
    """Someone whose account the conversation was joined to."""
    return actor.id is not None and telling is not None and telling.person_id == actor.id


PERMISSIONS = (
    permission("feedback.public", any_of=[[anyone]]),
    permission("feedback.tell", any_of=[[anyone]], writes=True),
    permission("feedback.told", any_of=[[anyone]]),
    permission("feedback.told.write", any_of=[[anyone]], writes=True),
    permission("feedback.own", any_of=[[told_it]]),
    permission("feedback.own.write", any_of=[[told_it]], writes=True),
    permission("feedback.answering", any_of=[[is_worker]]),
    permission("feedback.answer", any_of=[[is_worker]], writes=True),
)
