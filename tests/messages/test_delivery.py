"""What waits is sent once, tried again when it fails, and never lost."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alongside.db.time import utcnow
from alongside.lifecycle import at_council
from alongside.messages import delivery
from alongside.messages.models import Message
from alongside.messages.transports import Undeliverable


def _message(town, message_id) -> Message:
    with town.session() as session:
        return session.get_one(Message, message_id)


def _past(town, **values) -> None:
    """Let time go by: whatever is held or paused comes due now."""
    with town.session() as session:
        session.execute(update(Message).values(send_after=utcnow() - timedelta(1), **values))


def test_a_message_goes_out_once(northbank, write, round_of, transport):
    message_id = write()
    assert round_of() == 1
    assert round_of() == 0
    assert [email["To"] for email in transport.sent] == ["ada@example.org"]
    message = _message(northbank, message_id)
    assert message.status == "sent"
    assert message.sent_at is not None


def test_nothing_is_kept_of_a_text_that_has_arrived(app, northbank, write, round_of, transport):
    app.config["MODE"] = "production"
    message_id = write(body="Here is your link: http://northbank.localhost/sign-in/link/abc")
    transport.failures = [Undeliverable("the mail server cannot be reached")]
    round_of()
    assert "link/abc" in _message(northbank, message_id).body, "it is tried again"
    _past(northbank)
    assert round_of() == 1
    assert "link/abc" in transport.sent[0].get_content()
    assert _message(northbank, message_id).body == ""


def test_the_outside_is_neutral_and_the_inside_says_how_to_reach_someone(
    northbank, write, round_of, transport
):
    with northbank.session() as session:
        council = northbank.council(session)
        council.safety_contact = "Ring 01632 960001"
    write(subject="Something waits for you")
    round_of()
    (email,) = transport.sent
    assert email["From"] == "hello@northbank.example"
    assert email["Subject"] == "Something waits for you"
    body = email.get_content()
    assert body.startswith("Sign in to see it.")
    assert "Northbank Council" in body
    assert "http://northbank.localhost/" in body
    assert "Ring 01632 960001" in body
    assert "Ada" not in str(email)


def test_no_line_can_be_smuggled_into_the_head_of_a_message(write, round_of, transport):
    write(subject="Hello\r\nBcc: everybody@example.org")
    round_of()
    (email,) = transport.sent
    assert email["Bcc"] is None
    assert email["Subject"] == "Hello Bcc: everybody@example.org"


@pytest.mark.parametrize("address", ["no address", "two@example.org, three@example.org", "a@b\nc"])
def test_what_is_no_address_is_given_up_at_once(northbank, round_of, transport, address):
    with northbank.session() as session:
        message = Message(to_address=address, subject="A", body="B")
        session.add(message)
    assert round_of() == 0
    assert transport.sent == []
    kept = _message(northbank, message.id)
    assert (kept.status, kept.trouble) == ("failed", "the address is not an e-mail address")


def test_councils_send_only_their_own(northbank, abergwyn, write, round_of, transport):
    write()
    assert round_of("abergwyn") == 0
    assert round_of("northbank") == 1


def test_two_workers_never_send_a_message_twice(app, northbank, write, round_of, transport):
    for _ in range(12):
        write()
    start = threading.Barrier(3)
    troubles: list[BaseException] = []

    def work() -> None:
        start.wait()
        try:
            round_of()
        except BaseException as error:
            troubles.append(error)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert troubles == []
    ids = [email["Message-ID"] for email in transport.sent]
    assert len(ids) == len(set(ids)) == 12


def test_a_crash_between_claim_and_sending_is_picked_up_again(
    app, northbank, write, round_of, transport
):
    message_id = write()
    with at_council(app, "northbank") as session:
        assert delivery.claim(session) is not None
    assert round_of() == 0
    assert _message(northbank, message_id).status == "sending"
    _past(northbank)
    assert round_of() == 1
    assert _message(northbank, message_id).status == "sent"


def test_a_message_that_crashes_the_worker_every_time_is_given_up(northbank, write, round_of):
    message_id = write()
    _past(northbank, status="sending", attempts=delivery.MOST_ATTEMPTS)
    assert round_of() == 0
    assert _message(northbank, message_id).status == "failed"


def test_a_failure_is_tried_again_after_a_growing_pause(northbank, write, round_of, transport):
    message_id = write()
    pauses = []
    for _ in range(3):
        transport.failures = [Undeliverable("the mail server answered 421")]
        before = utcnow()
        assert round_of() == 0
        assert round_of() == 0, "it must not be tried again before its pause is over"
        message = _message(northbank, message_id)
        assert (message.status, message.trouble) == ("waiting", "the mail server answered 421")
        pauses.append(round((message.send_after - before) / timedelta(minutes=1)))
        _past(northbank)
    assert pauses == [1, 2, 4]
    assert round_of() == 1
    assert _message(northbank, message_id).trouble == ""


def test_after_many_failures_a_message_is_given_up_and_says_why(
    northbank, write, round_of, transport
):
    message_id = write()
    for _ in range(delivery.MOST_ATTEMPTS):
        transport.failures = [Undeliverable("the mail server cannot be reached (TimeoutError)")]
        round_of()
        _past(northbank)
    assert round_of() == 0
    message = _message(northbank, message_id)
    assert message.status == "failed"
    assert "cannot be reached" in message.trouble


def test_one_bad_message_holds_up_no_other(northbank, write, round_of, transport):
    write()
    write()
    transport.failures = [RuntimeError("ada@example.org exploded")]
    assert round_of() == 1
    with northbank.session() as session:
        troubles = set(session.scalars(select(Message.trouble)))
    assert troubles == {"", "it could not be made (RuntimeError)"}


def test_the_log_holds_no_address_and_no_words(write, round_of, transport, caplog):
    write(subject="Secret subject", body="Secret body")
    transport.failures = [RuntimeError("ada@example.org: Secret body")]
    round_of()
    assert "was not sent" in caplog.text
    assert "ada@example.org" not in caplog.text
    assert "Secret" not in caplog.text
