"""Anyone tells the council something, without an account, and finds the way back."""

import logging
import re

import pytest
from sqlalchemy import func, select
from telling import WORDS, code_on, link_on, rows, tell

from alongside.messages.models import Message
from alongside.testing.statements import statements
from alongside.web.models import Submission
from alongside_feedback.tell_models import Attempt, Telling, TellingKey, TellingTurn


@pytest.fixture
def town(northbank):
    northbank.enable("feedback")
    return northbank


def test_a_visitor_tells_and_reads_it_again_at_their_link(town):
    client = town.visitor()
    page = tell(client)
    link = link_on(page)
    elsewhere = town.visitor().get(link)
    assert WORDS in elsewhere.text
    assert "waiting for an answer" in elsewhere.text


def test_only_the_words_are_needed(town):
    tell(town.visitor())
    (telling,) = rows(town, Telling)
    assert (telling.name, telling.email, telling.phone) == ("", "", "")
    assert telling.person_id is None


def test_nothing_that_is_stored_opens_the_conversation(town):
    page = tell(town.visitor(), email="ada@example.org", safe_to_email="y")
    token, code = link_on(page).split("/")[-2], code_on(page)
    (key, other) = rows(town, TellingKey)
    assert {key.kind, other.kind} == {"link", "code"}
    stored = [
        str(vars(row))
        for model in (TellingKey, Telling, Submission, Attempt)
        for row in rows(town, model)
    ]
    assert not [text for text in stored if token in text or code in text]


def test_the_token_has_256_bits_and_another_opens_nothing(town):
    link = link_on(tell(town.visitor()))
    assert len(link.split("/")[-2]) == 43
    for wrong in ("x" * 43, "short", "x" * 500, "%00", "é" * 43):
        assert town.visitor().get(f"/feedback/told/{wrong}/").status_code == 404
        assert town.visitor().get(f"/feedback/told/{wrong}/complaint").status_code == 404


def test_the_link_is_shown_again_to_the_browser_that_sent_it_and_to_no_other(town):
    client = town.visitor()
    sent = client.send("/feedback/tell", {"words": WORDS}).location
    assert link_on(client.get(sent)) == link_on(client.get(sent))
    assert town.visitor().get(sent).status_code == 404


def test_words_that_were_sent_twice_are_kept_once_and_lead_to_one_link(town):
    client = town.visitor()
    form = client.hidden(client.get("/feedback/tell").text)
    first = client.post("/feedback/tell", data={**form, "words": WORDS})
    second = client.post("/feedback/tell", data={**form, "words": WORDS})
    assert first.location == second.location
    assert len(rows(town, Telling)) == 1
    assert client.get(second.location).status_code == 200


def test_the_link_is_sent_only_to_an_address_that_is_safe(town):
    tell(town.visitor(), email="ada@example.org")
    assert rows(town, Message) == []
    page = tell(town.visitor(), email="ada@example.org", safe_to_email="y")
    (message,) = rows(town, Message)
    assert message.to_address == "ada@example.org"
    assert link_on(page) in message.body
    assert WORDS not in message.body + message.subject


def test_nobody_s_mailbox_is_flooded(town):
    for _ in range(8):
        tell(town.visitor(), email="ada@example.org", safe_to_email="y")
    assert len(rows(town, Message)) == 5
    assert len(rows(town, Telling)) == 8


def test_the_spoken_code_opens_the_conversation_however_it_is_typed(town):
    page = tell(town.visitor())
    code = code_on(page)
    assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+ [0-9]{3}", code)
    for typed in (code, code.upper(), code.replace(" ", " – "), f"  {code}."):
        client = town.visitor()
        found = client.send("/feedback/find", {"code": typed})
        assert found.status_code == 302
        assert WORDS in client.get(found.location).text


def test_a_wrong_code_says_so_keeps_what_was_typed_and_is_counted(town):
    client = town.visitor()
    page = client.send("/feedback/find", {"code": "river lemon otter candle 407"})
    assert "found nothing" in page.text
    assert "river lemon otter candle 407" in page.text
    assert len(rows(town, Attempt)) == 1


def test_trying_codes_is_slowed_down(town):
    code = code_on(tell(town.visitor()))
    client = town.visitor()
    for number in range(20):
        client.send("/feedback/find", {"code": f"river lemon otter candle {number:03}"})
    answer = client.send("/feedback/find", {"code": code})
    assert answer.status_code == 429
    assert code in answer.text


def test_a_flood_is_stopped_kindly_and_loses_nothing(town):
    client = town.visitor()
    for number in range(20):
        tell(client, f"Words {number}")
    answer = client.send("/feedback/tell", {"words": "One too many, and still dear"})
    assert answer.status_code == 429
    assert "One too many, and still dear" in answer.text
    assert len(rows(town, Telling)) == 20


def test_no_network_address_is_kept(town):
    tell(town.visitor())
    for model in (Telling, TellingTurn, Attempt):
        assert not any("127.0.0.1" in str(vars(row)) for row in rows(town, model))


def test_a_program_that_fills_in_hidden_boxes_is_asked_again(town):
    answer = town.visitor().send("/feedback/tell", {"words": WORDS, "website": "http://spam"})
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert rows(town, Telling) == []


def test_empty_words_are_asked_for_again(town):
    answer = town.visitor().send("/feedback/tell", {"words": "  ", "name": "Ada"})
    assert answer.status_code == 422
    assert "Write something first" in answer.text
    assert 'value="Ada"' in answer.text


def test_two_hundred_kilobytes_are_refused_with_a_reason_and_kept_in_the_box(town):
    answer = town.visitor().send("/feedback/tell", {"words": "long " * 40_000})
    assert answer.status_code == 422
    assert "20000 characters or fewer" in answer.text
    assert answer.text.count("long") >= 40_000


@pytest.mark.parametrize(
    "words",
    [
        "a\x00b",
        "\u202eright to left\u202c",
        "👩‍👧 ŵŷ 中文 עברית",
        "<script>alert(1)</script>",
        "\ud800x",
    ],
)
def test_every_kind_of_character_is_taken_and_shown_harmlessly(town, words):
    client = town.visitor()
    page = tell(client, words.encode("utf-8", "surrogatepass"))
    shown = client.get(link_on(page))
    assert shown.status_code == 200
    assert "<script>alert" not in shown.text


def test_the_secret_stands_on_no_line_of_the_log(town, caplog):
    caplog.set_level(logging.DEBUG)
    client = town.visitor()
    link = link_on(tell(client))
    client.get(link)
    client.send(link, {"words": "Again"}, to=f"{link}write")
    assert link.split("/")[-2] not in caplog.text


def test_the_writer_writes_again_and_is_named_as_helped(town):
    client = town.visitor()
    link = link_on(tell(client))
    answer = client.send(link, {"words": "One more thing", "helped_by": "Bo"}, to=f"{link}write")
    assert answer.location == "./"
    page = client.get(link)
    assert "One more thing" in page.text
    assert "with Bo" in page.text


def test_the_address_of_the_link_is_not_kept_with_any_form(town):
    client = town.visitor()
    link = link_on(tell(client))
    client.send(link, {"words": "Again"}, to=f"{link}write")
    client.send(f"{link}complaint", {"about": "adults"})
    client.send(f"{link}keys")
    token = link.split("/")[-2]
    assert len(rows(town, Submission)) == 4
    assert not [s for s in rows(town, Submission) if token in s.location]


def test_a_writer_can_change_the_locks(town):
    client = town.visitor()
    page = tell(client)
    old, code = link_on(page), code_on(page)
    fresh = client.get(client.send(f"{old}keys").location)
    assert town.visitor().get(old).status_code == 404
    assert town.visitor().send("/feedback/find", {"code": code}).status_code == 200
    assert WORDS in town.visitor().get(link_on(fresh)).text
    assert code_on(fresh) != code


def test_someone_signed_in_stays_unknown_unless_they_say_otherwise(town):
    ada = town.person("Ada Okafor")
    tell(town.signed_in(ada))
    (telling,) = rows(town, Telling)
    assert telling.person_id is None


def test_someone_signed_in_may_keep_it_with_their_account(town):
    ada, bo = town.person("Ada Okafor"), town.person("Bo Lindqvist", "worker")
    client = town.signed_in(ada)
    tell(client, join_account="y")
    (telling,) = rows(town, Telling)
    mine = f"/feedback/my-words/{telling.id}/"
    assert WORDS in client.get(mine).text
    for other in (town.signed_in(bo), town.signed_in(town.person("Cy", "administrator"))):
        assert other.get(mine).status_code == 404
        assert other.get(f"{mine}complaint").status_code == 404
    assert town.visitor().get(mine).status_code == 302


def test_links_and_codes_open_nothing_in_another_council(town, abergwyn):
    abergwyn.enable("feedback")
    page = tell(town.visitor())
    assert abergwyn.visitor().get(link_on(page)).status_code == 404
    found = abergwyn.visitor().send("/feedback/find", {"code": code_on(page)})
    assert found.status_code == 200
    assert WORDS not in found.text


def test_a_council_can_switch_telling_off(northbank):
    northbank.enable("feedback", public_may_tell=False)
    client = northbank.visitor()
    for path in ("/feedback/tell", "/feedback/poster", "/feedback/qr.svg"):
        assert client.get(path).status_code == 404
    front = client.get("/").text
    assert "Tell us something" not in front
    assert client.get("/feedback/learning").status_code == 200


def test_rule_13_praise_and_fury_are_kept_alike(town):
    fury = "You are all useless, this is a complaint, I COMPLAIN, it is criminal!"
    tell(town.visitor(), "You were wonderful, thank you")
    tell(town.visitor(), fury)
    with town.session() as session:
        same = session.execute(
            select(func.count(Telling.id), func.count(Telling.waiting_since))
        ).one()
    assert tuple(same) == (2, 2)


def test_rule_19_the_writer_sees_where_their_words_went(town):
    worker = town.person("Bo Lindqvist", "worker")
    client = town.visitor()
    link = link_on(tell(client))
    (telling,) = rows(town, Telling)
    staff = town.signed_in(worker)
    here = f"/feedback/answering/{telling.id}"
    staff.send(here, to=f"{here}/take")
    assert "Bo Lindqvist took them up" in client.get(link).text
    staff.send(here, {"words": "I went there today."})
    page = client.get(link).text
    assert "I went there today." in page
    assert "The latest answer" in page


def test_rule_28_help_is_two_steps_away_at_most(town):
    with town.session() as session:
        town.council(session).safety_contact = "Call Northbank First Response on 01632 960000"
    client = town.visitor()
    front = client.get("/").text
    assert "/feedback/tell" in front
    link = link_on(tell(client))
    for path in ("/feedback/tell", "/feedback/find", link, f"{link}complaint"):
        page = client.get(path).text
        assert "01632 960000" in page
        assert "999" in page


def test_the_pages_need_no_more_statements_when_much_was_said(town):
    client = town.visitor()
    link = link_on(tell(client))
    with statements(town.app) as before:
        client.get(link)
    for number in range(6):
        client.send(link, {"words": f"More {number}"}, to=f"{link}write")
    with statements(town.app) as after:
        client.get(link)
    assert len(after) == len(before) <= 8
