"""Recovery codes: ten, shown once, each good once."""

import re

from sqlalchemy import select

from alongside.identity.factor_models import RecoveryCode

CODE = re.compile(r"<code>((?:[a-z2-9]{4}-){3}[a-z2-9]{4})</code>")


def ten(client):
    client.get("/me/factors/codes")
    return CODE.findall(client.send("/me/factors/codes").text)


def signed_in_with(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    client = arrived(northbank, ada)
    prove(client, app.code(-1))
    return client


def test_each_of_ten_codes_lets_in_once(northbank, ada, with_app, arrived, prove, messages):
    codes = ten(signed_in_with(northbank, ada, with_app, arrived, prove))
    assert len(set(codes)) == 10
    assert prove(arrived(northbank, ada), codes[0]).status_code == 302
    assert "recovery codes was used" in messages(northbank)[-1].subject
    assert prove(arrived(northbank, ada), codes[0]).status_code == 422
    shouted = codes[1].upper().replace("-", " ")
    client = arrived(northbank, ada)
    assert prove(client, shouted).status_code == 302
    assert "You have 8 codes left" in client.get("/me/factors").text


def test_they_are_shown_once_and_kept_as_hashes(northbank, ada, with_app, arrived, prove):
    client = signed_in_with(northbank, ada, with_app, arrived, prove)
    codes = ten(client)
    assert CODE.findall(client.get("/me/factors/codes").text) == []
    with northbank.session() as session:
        kept = session.scalars(select(RecoveryCode)).all()
        assert len(kept) == 10
        assert not any(code.encode() in one.code_hash for code in codes for one in kept)


def test_new_codes_make_the_old_ones_worthless(northbank, ada, with_app, arrived, prove):
    client = signed_in_with(northbank, ada, with_app, arrived, prove)
    old, new = ten(client), ten(client)
    assert prove(arrived(northbank, ada), old[0]).status_code == 422
    assert prove(arrived(northbank, ada), new[0]).status_code == 302


def test_a_code_is_nobody_elses(northbank, ada, with_app, arrived, prove):
    codes = ten(signed_in_with(northbank, ada, with_app, arrived, prove))
    bea = northbank.person("Bea Lin")
    with_app(northbank, bea)
    assert prove(arrived(northbank, bea), codes[0]).status_code == 422
    assert prove(arrived(northbank, ada), codes[0]).status_code == 302


def test_without_a_second_factor_there_is_nothing_to_recover(northbank, ada):
    client = northbank.signed_in(ada)
    assert client.get("/me/factors/codes").location == "/me/factors"
    assert client.send("/me/factors", to="/me/factors/codes").location == "/me/factors"
