"""One form from an impatient finger, two people at the same moment: one of each is kept."""

import threading
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import func, select

from alongside.groups.models import Group, Membership
from alongside.messages.models import Message
from alongside.people.models import Gift, Person
from tests.hostile.papers import read

AT_ONCE = 5


def together(acts: Sequence[Callable[[], object]]) -> list:
    """Do these at the same moment, each in a thread of its own; gives the answers."""
    line, answers, failed = threading.Barrier(len(acts)), [], []

    def run(act) -> None:
        line.wait()
        try:
            answers.append(act())
        except Exception as error:  # a thread's error would be printed and forgotten
            failed.append(repr(error))

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    return answers


def filled(browser, path: str, **more: str) -> tuple[str, dict]:
    """Where the page's form goes, and what it holds when somebody has filled it in."""
    paper = next(
        one for one in read(path, browser.get(path).text).papers if one.kinds.keys() & more
    )
    return paper.action, {**paper.filled(), **{name: [value] for name, value in more.items()}}


def count(town, kind) -> int:
    with town.session() as session:
        return session.scalar(select(func.count()).select_from(kind))


@pytest.fixture
def people(northbank):
    """A worker and a parent, with the practice on."""
    northbank.enable("feedback")
    return northbank.person("Amina Yusuf", "worker"), northbank.person("Tom Ashworth")


def same_browser(town, browser) -> object:
    """Another tab of the same browser."""
    tab = town.visitor()
    tab._cookies = dict(browser._cookies)
    return tab


def sent_often(town, browser, path: str, **words: str) -> list:
    """One form, sent by several tabs of a browser at once."""
    action, values = filled(browser, path, **words)
    tabs = [same_browser(town, browser) for _ in range(AT_ONCE)]
    return together([lambda tab=tab: tab.post(action, data=values) for tab in tabs])


def settled(answers) -> None:
    """One was kept; the others lead to it, or say that it was just saved. None is an error."""
    assert {one.status_code for one in answers} <= {302, 409}, [a.status_code for a in answers]
    assert len({one.location for one in answers if one.location}) == 1


def test_an_enterprise_sent_often_is_one(northbank, people):
    from alongside_feedback.models import Enterprise

    worker, parent = people
    browser = northbank.signed_in(worker)
    path = f"/feedback/new/words?who={parent}"
    settled(sent_often(northbank, browser, path, hope="Calmer mornings"))
    assert count(northbank, Enterprise) == 1


def test_a_telling_sent_often_is_one(northbank, people):
    from alongside_feedback.tell_models import Telling

    answers = sent_often(northbank, northbank.visitor(), "/feedback/tell", words="The bus is late")
    settled(answers)
    assert count(northbank, Telling) == 1


def test_a_gift_sent_often_is_one(northbank, people):
    _, parent = people
    path = f"/people/{parent}/gifts/add"
    settled(sent_often(northbank, northbank.signed_in(parent), path, body="Bakes bread"))
    assert count(northbank, Gift) == 1


def test_a_person_added_to_a_group_by_several_at_once_is_in_it_once(northbank, people):
    worker, parent = people
    with northbank.session() as session:
        group = Group(kind="network", name="Riverside", purpose="Neighbours")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=worker, role="member", how="began it"))
        path = f"/groups/{group.id}/members/add"
    acts = []
    for _ in range(AT_ONCE):
        browser = northbank.signed_in(worker)
        action, values = filled(browser, path, how="They asked to come")
        values["person"] = [str(parent)]
        acts.append(lambda b=browser, a=action, v=values: b.post(a, data=v))
    answers = together(acts)
    assert {one.status_code for one in answers} <= {302, 409, 422}
    with northbank.session() as session:
        query = select(func.count()).select_from(Membership).where(Membership.person_id == parent)
        assert session.scalar(query) == 1


def test_an_invitation_sent_often_is_one_of_one_person(northbank, people):
    from alongside.identity.invitation_models import Invitation

    worker, _ = people
    with northbank.session() as session:
        group = Group(kind="circle", name="Riverside", purpose="Neighbours")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=worker, role="member", how="began it"))
        path = f"/groups/{group.id}/invitations/new"
    before = count(northbank, Person)
    settled(sent_often(northbank, northbank.signed_in(worker), path, name="Ivy Hale"))
    assert count(northbank, Invitation) == 1
    assert count(northbank, Person) == before + 1


def test_two_who_finish_at_the_same_moment_reveal_once_and_both_words(northbank, people):
    from alongside_feedback import enterprises, writing
    from alongside_feedback.circles import load
    from alongside_feedback.models import Enterprise, Reflection

    def act(what, person, *rest):
        with northbank.session() as session:
            circle = load(session, enterprise)
            return what(session, circle, session.get_one(Person, person), *rest)

    worker, parent = people
    with northbank.session() as session:
        two = [session.get_one(Person, one) for one in (worker, parent)]
        opened = enterprises.open_enterprise(
            session, two[0], two[1:], hope="Calmer mornings", look_back_on=date(2027, 5, 14)
        )
        enterprise = opened.id
    act(enterprises.confirm, parent, "")
    act(writing.open_looking_back, worker)
    acts = []
    for one in people:
        browser = northbank.signed_in(one)
        path = f"/feedback/enterprises/{enterprise}/write"
        action, values = filled(browser, path, who=f"Words of {one}")
        acts.append(lambda b=browser, a=action, v=values: b.post(a, data={**v, "finish": "1"}))
    answers = together(acts)
    assert {one.status_code for one in answers} <= {302, 409}
    if any(one.status_code == 409 for one in answers):  # told so; sending again is all it takes
        for one in people:
            northbank.signed_in(one).send(
                f"/feedback/enterprises/{enterprise}/write",
                {"who": f"Words of {one}", "finish": "1"},
            )
    with northbank.session() as session:
        assert session.get_one(Enterprise, enterprise).state == "revealed"
        assert all(session.scalars(select(Reflection.revealed)))
        assert sorted(session.scalars(select(Reflection.who))) == sorted(
            f"Words of {one}" for one in people
        )
        told = session.scalars(select(Message.to_person_id).where(Message.about.contains("reveal")))
        assert len(found := list(told)) == len(set(found))
