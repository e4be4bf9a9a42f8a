"""The providers of work accounts, as an operator writes them down."""

import pytest

from alongside.config import ConfigError, load
from alongside.providers import Provider, providers

HEAD = "[single_sign_on.northbank]\n"
GOOD = HEAD + 'issuer = "https://id.example"\nclient_id = "a"\nclient_secret = "s"\n'


def test_each_council_may_have_one(tmp_path):
    (tmp_path / "config.toml").write_text(GOOD + 'second_factor = ["mfa"]\nonly = true\n')
    config = load(tmp_path, {}, {})
    expected = Provider("https://id.example", "a", "s", second_factor=("mfa",), only=True)
    assert providers(config["SINGLE_SIGN_ON"]) == {"northbank": expected}
    assert providers(None) == {}


def test_a_secret_is_not_in_what_is_printed(tmp_path):
    assert "hush" not in repr(Provider("https://id.example", "a", "hush"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('single_sign_on = "https://id.example"\n', "must be tables"),
        ('[single_sign_on]\nissuer = "https://id.example"\n', "must be tables"),
        (HEAD + 'issuer = "https://id.example"\n', "issuer and a client_id"),
        (HEAD + 'issuer = "https://id.example"\nclient_id = "a"\n', "client_secret or a private"),
        (GOOD + 'private_key = "a.pem"\n', "not both"),
        (GOOD + 'isuer = "x"\n', "unknown line: isuer"),
        (GOOD + 'second_factor = "mfa"\n', "list of texts"),
        (GOOD + "second_factor = [1]\n", "list of texts"),
        (GOOD + 'only = "yes"\n', "true or false"),
        (GOOD + "key_id = 7\n", "must be text"),
        (GOOD.replace("https:", "http:"), "https"),
        (GOOD.replace("id.example", "id.example?x=1"), "https"),
        (GOOD.replace("https://id.example", "id.example"), "https"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_line(tmp_path, text, message):
    (tmp_path / "config.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, {}, {})


def test_production_wants_tls_also_on_this_machine(tmp_path):
    given = {"MODE": "production", "SECRET_KEY": "x" * 32, "PUBLIC_SCHEME": "https"}
    here = {"issuer": "http://localhost:9", "client_id": "a", "client_secret": "s"}
    load(tmp_path, {"SINGLE_SIGN_ON": {"northbank": here}}, {})
    with pytest.raises(ConfigError, match=r"single_sign_on\.northbank an issuer with https"):
        load(tmp_path, {**given, "SINGLE_SIGN_ON": {"northbank": here}}, {})
