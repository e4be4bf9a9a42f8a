"""What somebody typed into a form that could not be taken: shown again to whoever sent it.

Our pages are kept by no browser, so "go back" would find an empty box. Half an hour of writing must
not be lost because a session ended meanwhile, or two people saved at once.
"""

from dataclasses import dataclass

from flask import g, request

_OURS = frozenset({"form_key", "version"})


@dataclass(frozen=True)
class Unsent:
    """What was typed: `words` to be seen, and the `rest` (ticks, choices, keys) that goes along.

    `again` says whether it may be sent once more from here, or be copied only.
    """

    words: list[tuple[str, str]]
    rest: list[tuple[str, str]]
    again: bool

    def __repr__(self) -> str:
        """Say nothing: a log line must not hold what someone wrote."""
        return "<Unsent>"


def unsent(*, whole: bool = False) -> Unsent | None:
    """What stands in the form that was just sent; None where nobody would miss anything.

    Nobody misses ticks and single words, unless the `whole` form should be sent again as it is.

    Only a form that is known to come from a page of ours is shown, or any site could make this
    one say its words: by its token, or else by the browser's word. Only with its token can it be
    sent again from here.
    """
    trusted = bool(g.get("csrf_valid"))
    ours = trusted or request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or not ours:
        return None
    sent = [pair for pair in request.form.items(multi=True) if pair[0] != "csrf_token"]
    words = [pair for pair in sent if pair[0] not in _OURS and len(pair[1].split()) > 1]
    rest = [pair for pair in sent if pair not in words]
    return Unsent(words, rest, trusted) if words or whole else None
