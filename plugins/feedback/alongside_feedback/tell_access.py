"""Who may do what with what people tell the council.

A secret link opens its conversation to whoever holds it, which is why its pages are open to
`anyone`: the loader of each finds nothing without the right token. Those who answer are the
council's workers. Administrators are not among them: running the site opens nobody's words.
"""

from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import Actor, anyone, is_worker, permission


def told_it(actor: Actor, telling: Any) -> bool:
    """Someone whose account the conversation was joined to."""
    return actor.id is not None and telling is not None and telling.person_id == actor.id


PERMISSIONS = (
    permission(
        "feedback.public", title=_l("Read how to tell the council something"), any_of=[[anyone]]
    ),
    permission(
        "feedback.tell",
        title=_l("Tell the council something, without an account"),
        any_of=[[anyone]],
        writes=True,
    ),
    permission(
        "feedback.told",
        title=_l("Read an answer, with the link to what was told"),
        any_of=[[anyone]],
    ),
    permission(
        "feedback.told.write",
        title=_l("Write on, with the link to what was told"),
        any_of=[[anyone]],
        writes=True,
    ),
    permission("feedback.own", title=_l("Read on in what one has told"), any_of=[[told_it]]),
    permission(
        "feedback.own.write",
        title=_l("Write on in what one has told"),
        any_of=[[told_it]],
        writes=True,
    ),
    permission(
        "feedback.answering",
        title=_l("Read what people have told the council"),
        any_of=[[is_worker]],
    ),
    permission(
        "feedback.answer",
        title=_l("Answer what people have told the council"),
        any_of=[[is_worker]],
        writes=True,
    ),
)
