"""Looking in on a family in its private time: by every address that the app has, not a chosen few.

The list comes from the app itself, so that a page made tomorrow is tried, too.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from tests.browser.demo_site import DemoSite
from tests.browser.walker import Walker, Way

FAMILY_PAGES = ("/private", "/plan", "/plan/add", "/private/without")
STAYS = ("/demo", "/leave", "/language", "/sign", "/static")
"""Whoever went there would be signed out, and try nothing more; or it is the same for everybody."""
CLOSED = {403, 404}
ASK = """async ([asked, canary, name]) => {
    const token = document.querySelector("input[name=csrf_token]").value;
    const found = [];
    for (const [method, path] of asked) {
        const body = method === "POST" ? new URLSearchParams({csrf_token: token}) : undefined;
        const answer = await fetch(path, {method, body, cache: "no-store"});
        const text = await answer.text();
        found.push([answer.status, text.includes(canary), text.includes(name)]);
    }
    return found;
}"""


def addresses(site: DemoSite, way: Way, conference: str) -> Iterator[tuple[Any, str]]:
    """Every rule of the app with an address in it: of this conference and those in it."""
    with site.session(way.tongue.council) as session:
        from alongside_family_conference.models import Conference, Participant

        kept = session.get_one(Conference, uuid.UUID(conference))
        seat = session.scalars(
            select(Participant).where(
                Participant.conference_id == kept.id, Participant.person_id == kept.about_id
            )
        ).one()
        known = {
            "conference_id": kept.id,
            "participant_id": seat.id,
            "person_id": kept.about_id,
            "practice_id": "family_conference",
            "practice": "family_conference",
            "step": "safety",
        }
    adapter = site.app.url_map.bind("localhost")
    for rule in site.app.url_map.iter_rules():
        values = {one: known.get(one, uuid.uuid4()) for one in rule.arguments}
        try:
            yield rule, adapter.build(rule.endpoint, values)
        except Exception:  # a value that takes no id is nothing of a family's
            continue


def look_in(
    site: DemoSite, way: Way, place: str, staff: Sequence[Walker], canary: str, name: str
) -> None:
    """Try every address as each of these people, in their own browser, scripts and all.

    No answer may hold the canary, and none of the family's pages may open, to read or to send to.
    That the conference's name is met shows that the answers were read.
    """
    every = list(addresses(site, way, place.rpartition("/")[2]))
    asked = [(rule, method, path) for rule, path in every for method in _methods(rule)]
    familys = [one for one in asked if _is_the_familys(one[0])]
    assert {method for _, method, _ in familys} == {"GET", "POST"}
    assert len(familys) > 10
    for walker in staff:
        walker.visit("/home")
        sent = [[method, path] for _, method, path in asked]
        answers = walker.page.evaluate(ASK, [sent, canary, name])
        for (rule, method, path), (status, has_canary, _) in zip(asked, answers, strict=True):
            told = f"{method} {path} ({rule.endpoint}) answered {status}"
            assert status < 500, told
            assert not has_canary, told
            assert status in CLOSED or not _is_the_familys(rule), told
        assert any(names_it for _, _, names_it in answers) or walker is not staff[0]
        walker.troubles.clear()  # for every closed door was noticed


def _methods(rule: Any) -> list[str]:
    """What is tried of it: reading always, and sending where it is of this practice."""
    ours = rule.endpoint.startswith("family_conference.")
    tried = {"GET", "POST"} if ours else {"GET"}
    return [] if rule.rule.startswith(STAYS) else sorted(tried & set(rule.methods or ()))


def _is_the_familys(rule: Any) -> bool:
    """Whether it is a page of the family's own space, or of the plan that is not shared yet."""
    tail = rule.rule.partition("<uuid:conference_id>")[2]
    return tail.startswith(("/private", "/plan"))
