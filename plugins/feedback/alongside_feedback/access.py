"""The predicates of shared reflection: who is in an enterprise, and who was."""

from typing import Any

from alongside import Actor


def _circle(obj: Any) -> Any:
    """The circle that something belongs to; a circle itself, too."""
    return getattr(obj, "circle", obj)


def is_in_it(actor: Actor, obj: Any) -> bool:
    """Someone who is named in the enterprise today, whether or not they have confirmed yet."""
    return actor.person is not None and _circle(obj).has(actor.person)


def was_in_it(actor: Actor, obj: Any) -> bool:
    """Someone who was in it when looking back opened, and left since. Their words stay theirs."""
    return actor.person is not None and _circle(obj).keeps_words_of(actor.person)
