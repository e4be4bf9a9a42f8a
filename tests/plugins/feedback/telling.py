"""What the tests of the public side share: sending words, and the keys that come back."""

import re
from typing import Any

from sqlalchemy import select

from alongside_feedback.tell_models import Telling

WORDS = "The bus stop by the school has no light, and Nan fell there."


def tell(client: Any, words: str = WORDS, **data: Any) -> Any:
    """Send words, and give the page with the keys."""
    sent = client.send("/feedback/tell", {"words": words, **data})
    assert sent.status_code == 302, sent.text
    return client.get(sent.location)


def link_on(page: Any) -> str:
    """The secret link on a page."""
    found = re.search(r'href="http://[^/]+(/feedback/told/[A-Za-z0-9_-]{43}/)"', page.text)
    assert found, page.text
    return found.group(1)


def code_on(page: Any) -> str:
    """The spoken code on a page."""
    found = re.search(r'class="keys__code">([^<]+)<', page.text)
    assert found, page.text
    return found.group(1)


def rows(town: Any, model: Any) -> list[Any]:
    """Every row of a council's table."""
    with town.session() as session:
        return list(session.scalars(select(model)))


def told(town: Any, words: str = WORDS, **data: Any) -> tuple[str, str]:
    """Have a visitor tell something; give their link, and the address for those who answer."""
    link = link_on(tell(town.visitor(), words, **data))
    with town.session() as session:
        latest = session.scalars(select(Telling).order_by(Telling.id.desc())).first()
        return link, f"/feedback/answering/{latest.id}"
