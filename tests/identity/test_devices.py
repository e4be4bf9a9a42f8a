"""What a browser calls itself, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.identity.devices import in_words

OURS = set("a browser on Edge Samsung Internet Opera Firefox Chrome Safari".split())  # noqa: SIM905
OURS |= {"iPhone", "iPad", "Android", "Windows", "ChromeOS", "Mac", "Linux"}
MOZ = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"{MOZ}(Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0", "Firefox on Android"),
        (f"{MOZ}(Windows NT 10.0; Win64) {WEBKIT}Chrome/130.0 Safari/537.36", "Chrome on Windows"),
        (f"{MOZ}(Windows NT 10.0) {WEBKIT}Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        (f"{MOZ}(Linux; Android 14) {WEBKIT}SamsungBrowser/26.0 Chrome/122.0 Safari/537.36",
         "Samsung Internet on Android"),
        (f"{MOZ}(iPhone; CPU iPhone OS 17_6 like Mac OS X) {WEBKIT}Version/17.6 Safari/604.1",
         "Safari on iPhone"),
        (f"{MOZ}(iPhone; CPU iPhone OS 17_6 like Mac OS X) {WEBKIT}CriOS/130.0 Safari/604.1",
         "Chrome on iPhone"),
        (f"{MOZ}(Macintosh; Intel Mac OS X 14_6) {WEBKIT}Version/17.6 Safari/605.1.15",
         "Safari on Mac"),
        (f"{MOZ}(X11; CrOS x86_64 14541.0.0) {WEBKIT}Chrome/130.0 Safari/537.36",
         "Chrome on ChromeOS"),
        (f"{MOZ}(X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
        (f"{MOZ}(Linux; U; Android 4.0)", "a browser on Android"),
        ("Firefox/1.0", "Firefox"),
        ("curl/8.5.0", "a browser"),
        ("", "a browser"),
    ],
)  # fmt: skip
def test_a_device_is_called_what_its_owner_calls_it(app, agent, words):
    with app.test_request_context():
        assert in_words(agent) == words


@given(st.text())
def test_nothing_that_a_browser_says_of_itself_gets_onto_the_page(agent):
    from flask import Flask
    from flask_babel import Babel

    bare = Flask(__name__)
    Babel(bare)
    with bare.test_request_context():
        assert set(in_words(agent).split()) <= OURS
