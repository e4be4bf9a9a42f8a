"""Staff sign in with the work account that their council gave them."""

import base64
import json
import re
from datetime import timedelta

import pytest
from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey
from joserfc.jws import JWSRegistry
from sqlalchemy import select, update

from alongside.cli.safety import unreachable_providers
from alongside.db.time import utcnow
from alongside.identity.account_models import WorkAccount
from alongside.identity.models import CouncilRole, SignIn
from alongside.records.models import Entry
from tests.identity.provider import TestProvider, pem


@pytest.fixture(scope="module")
def running():
    provider = TestProvider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(running):
    """A provider with Ada's account, at which she shows a second factor."""
    ada = {
        "sub": "ada-1",
        "email": "Ada@Example.org",
        "email_verified": True,
        "amr": ["pwd", "mfa"],
    }
    running.people.clear()
    running.people["ada"] = ada
    running.asked.clear()
    running.calls.clear()
    running.published, running.twist, running.forge = {}, dict, str
    running.in_userinfo = False
    return running


class House:
    """Northbank with single sign-on, and what its people do with it."""

    def __init__(self, make_app, database, provider, **settings):
        from alongside.testing import Town

        told = {"second_factor": ["mfa"], **settings}
        config = {"SECOND_FACTOR": "required", **database}
        self.app = make_app(**config, SINGLE_SIGN_ON={"northbank": provider.settings(**told)})
        self.provider = provider
        self.town = Town.of(self.app, "northbank")
        provider.leads_back_to(f"http://{self.town.host}/sign-in/account/back")
        self.ada = self.town.person("Ada Okafor", "worker", sign_in_address="ada@example.org")

    def there(self, browser=None, query=""):
        """Go to the provider: the browser, and where it was sent."""
        browser = browser or self.town.visitor()
        answer = browser.get(f"/sign-in/account{query}")
        assert answer.status_code == 302, answer.text
        return browser, answer.location

    def back(self, browser, location, who="ada"):
        """Sign in there, come back and press the button."""
        return self.press(browser, browser.get(self.provider.sign_in(location, who)))

    def press(self, browser, page):
        assert page.status_code == 200, page.location
        return browser.post("/sign-in/account/back", data=browser.hidden(page.text))

    def come(self, who="ada", browser=None, query=""):
        """The whole way: the browser, and the last answer."""
        browser, location = self.there(browser, query)
        return browser, self.back(browser, location, who)

    def rows(self, kind, *where):
        with self.town.session() as session:
            return list(session.scalars(select(kind).where(*where)))


@pytest.fixture
def house(make_app, database, provider):
    return House(make_app, database, provider)


@pytest.fixture
def long_ago():
    """Make every proof in a council older than ten minutes."""

    def make(town):
        with town.session() as session:
            session.execute(update(SignIn).values(proven_at=utcnow() - timedelta(minutes=11)))

    return make


def said(browser, door="/sign-in"):
    """What the page at the door tells."""
    text = browser.get(door).text
    found = re.search(r'notification-banner__heading">([^<]*)<', text)
    return found.group(1) if found else ""


def is_in(browser):
    return browser.get("/me/sign-ins").status_code == 200


def test_somebody_with_a_role_comes_in_by_two_presses(house):
    page = house.town.visitor().get("/sign-in").text
    assert "Use my work account" in page
    browser, answer = house.come(query="?next=/people")
    assert answer.status_code == 302
    assert answer.location.endswith("/people")
    assert is_in(browser)


def test_the_provider_is_asked_with_state_nonce_and_a_challenge(house):
    house.come()
    asked = house.provider.asked[-1]
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 20 <= len(asked["nonce"])
    assert "prompt" not in asked


def test_coming_back_opens_nothing_before_the_button_is_pressed(house):
    browser, location = house.there()
    page = browser.get(house.provider.sign_in(location, "ada"))
    assert "Go on" in page.text
    assert "data-go-on" in page.text
    assert not is_in(browser)


def test_a_council_without_a_provider_offers_none(house, abergwyn):
    visitor = abergwyn.visitor()
    assert "work account" not in visitor.get("/sign-in").text
    for path in ("/sign-in/account", "/sign-in/account/back?state=x&code=y"):
        assert visitor.get(path).status_code == 404


def test_the_first_time_is_written_down_and_told(house, messages):
    house.come()
    joined = house.rows(WorkAccount)
    assert [(one.person_id, one.subject) for one in joined] == [(house.ada, "ada-1")]
    assert "work account" in messages(house.town)[-1].subject
    actions = [one.action for one in house.rows(Entry, Entry.actor_id == house.ada)]
    assert actions == ["account joined", "signed in"]
    house.come()
    assert len(house.rows(WorkAccount)) == 1
    assert len(messages(house.town)) == 1


def test_a_session_by_account_is_short_and_its_own(house):
    house.come()
    (session,) = house.rows(SignIn)
    assert session.shared_device
    assert session.by_account
    assert session.proven_at
    assert not session.waits


def test_the_account_counts_and_not_an_address_that_passed_to_somebody_else(house):
    house.come()
    house.provider.people["new"] = {**house.provider.people["ada"], "sub": "another-2"}
    browser, _ = house.come("new")
    assert not is_in(browser)
    assert "Ask an administrator" in said(browser)
    house.provider.people["ada"]["email"] = "married@example.org"
    browser, _ = house.come()
    assert is_in(browser)


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": "true"}])
def test_an_address_that_nobody_checked_joins_nothing(house, claims):
    house.provider.people["ada"].update(claims)
    browser, _ = house.come()
    assert not is_in(browser)
    assert house.rows(WorkAccount) == []


def test_an_operator_may_vouch_for_addresses_where_a_provider_says_nothing(
    make_app, database, provider
):
    house = House(make_app, database, provider, emails_are_checked=True)
    del provider.people["ada"]["email_verified"]
    browser, _ = house.come()
    assert is_in(browser)
    provider.people["eve"] = {"sub": "eve", "email": "tom@example.org", "email_verified": False}
    house.town.person("Tom Whitfield", "worker", sign_in_address="tom@example.org")
    browser, _ = house.come("eve")
    assert not is_in(browser), "a provider that says it was not checked is believed"


def test_an_address_may_also_be_told_on_asking(house):
    house.provider.in_userinfo = True
    browser, _ = house.come()
    assert is_in(browser)
    assert "/userinfo" in house.provider.calls


def test_a_citizen_with_the_same_address_is_not_taken_over(house):
    house.town.person("Bo Lindqvist", sign_in_address="bo@example.org")
    house.provider.people["bo"] = {"sub": "bo", "email": "bo@example.org", "email_verified": True}
    browser, _ = house.come("bo")
    assert not is_in(browser)
    assert house.rows(WorkAccount) == []
    (line,) = house.rows(Entry, Entry.action == "account refused")
    assert line.actor_id is None


def test_who_has_left_comes_in_no_more(house):
    browser, _ = house.come()
    with house.town.session() as session:
        session.delete(session.scalars(select(CouncilRole)).one())
    again, _ = house.come()
    assert not is_in(again)
    assert browser.get("/people/add").status_code == 403, "the session of before gives no function"


def test_without_the_providers_word_a_second_step_of_ones_own_is_asked(house):
    house.provider.people["ada"]["amr"] = ["pwd"]
    browser, answer = house.come(query="?next=/people")
    assert answer.location.startswith("/sign-in/again")
    assert not is_in(browser)
    page = browser.get(answer.location, follow_redirects=True)
    assert "Set up a second step" in page.text
    (session,) = house.rows(SignIn)
    assert not session.by_account
    assert session.proven_at is None


@pytest.mark.parametrize("name", ["amr", "acr", "acrs"])
def test_the_providers_word_may_stand_in_several_claims(make_app, database, provider, name):
    house = House(make_app, database, provider, second_factor=["urn:two"])
    provider.people["ada"].pop("amr")
    provider.people["ada"][name] = "urn:two" if name == "acr" else ["pwd", "urn:two"]
    browser, _ = house.come()
    assert is_in(browser)


def test_before_something_important_one_signs_in_there_anew(house, long_ago):
    browser, _ = house.come()
    long_ago(house.town)
    answer = browser.get("/me/factors/codes")
    assert answer.location.startswith("/sign-in/again")
    assert "Use my work account" in browser.get(answer.location).text
    browser, location = house.there(browser, "?next=/me/factors")
    answer = house.back(browser, location)
    assert house.provider.asked[-1]["prompt"] == "login"
    assert house.provider.asked[-1]["max_age"] == "0"
    assert answer.location.endswith("/me/factors")
    (session,) = house.rows(SignIn)
    assert session.by_account
    assert browser.get("/sign-in/again").status_code == 200


def test_being_signed_in_there_for_long_proves_nothing(house, long_ago):
    browser, _ = house.come()
    long_ago(house.town)
    house.provider.people["ada"]["auth_time"] = 1_700_000_000
    house.come(browser=browser)
    assert "did not come in" in said(browser, "/sign-in/again")
    assert browser.get("/me/factors/codes").location.startswith("/sign-in/again")


def test_a_colleagues_account_proves_nothing(house, long_ago):
    house.town.person("Tom Whitfield", "worker", sign_in_address="tom@example.org")
    tom = {"sub": "tom", "email": "tom@example.org", "email_verified": True, "amr": ["mfa"]}
    house.provider.people["tom"] = tom
    browser, _ = house.come()
    long_ago(house.town)
    house.come("tom", browser)
    assert "another person" in said(browser, "/sign-in/again")
    assert browser.get("/me/factors/codes").location.startswith("/sign-in/again")


def test_an_account_without_its_second_step_proves_nothing(house, long_ago):
    browser, _ = house.come()
    long_ago(house.town)
    house.provider.people["ada"]["amr"] = ["pwd"]
    house.come(browser=browser)
    assert "second step" in said(browser, "/sign-in/again")


def test_where_the_provider_is_gone_nobody_is_led_in_circles(house, long_ago):
    browser, _ = house.come()
    long_ago(house.town)
    house.app.config["SINGLE_SIGN_ON"] = None
    page = browser.get("/sign-in/again")
    assert "Sign out, and sign in once more" in page.text


def test_with_only_a_link_lets_in_no_staff_but_every_citizen(
    make_app, database, provider, new_link
):
    house = House(make_app, database, provider, only=True)
    browser = house.town.visitor()
    browser.send(new_link(house.town, house.ada), {})
    assert not is_in(browser)
    assert "come in with your work account" in said(browser)
    bo = house.town.person("Bo Lindqvist", sign_in_address="bo@example.org")
    browser = house.town.visitor()
    browser.send(new_link(house.town, bo), {})
    assert is_in(browser)


def test_the_account_may_be_taken_away_and_joined_anew(house):
    from alongside.identity.factor_changes import released
    from alongside.lifecycle import at_council
    from alongside.people.models import Person
    from alongside.web.context import current

    house.come()
    with at_council(house.app, "northbank") as session:
        released(session, current.actor, session.get_one(Person, house.ada))
    assert house.rows(WorkAccount) == []
    house.provider.people["ada"]["sub"] = "ada-at-another-desk"
    browser, _ = house.come()
    assert is_in(browser)


def test_a_key_of_the_client_may_stand_for_its_secret(make_app, database, tmp_path):
    provider = TestProvider()
    try:
        key = pem()
        (tmp_path / "northbank.pem").write_text(key)
        provider.takes_a_key(key)
        provider.people["ada"] = {"sub": "a", "email": "ada@example.org", "email_verified": True}
        house = House(make_app, database, provider, private_key="northbank.pem", key_id="k1")
        browser, answer = house.come()
        assert answer.location.startswith("/sign-in/again"), "in, but for the second step"
        (tmp_path / "northbank.pem").write_text(pem())
        house.app.extensions["alongside.openid"].clear()
        browser, answer = house.come()
        assert answer.location.endswith("/sign-in"), "another key is not taken"
    finally:
        provider.stop()


# What somebody hostile, or a broken provider, sends.


@pytest.mark.parametrize(
    "twist",
    [
        {"nonce": "of another sign-in"},
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"aud": ["alongside", "another"], "azp": "another"},
        {"exp": 1_700_000_000},
        {"iat": None, "exp": None},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"nbf": 4_000_000_000},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_lets_nobody_in(house, twist):
    house.provider.forge = lambda token: signed(house.provider.key, {**read(token), **twist})
    browser, _ = house.come()
    assert not is_in(browser)
    assert "You did not come in" in said(browser)
    assert house.rows(SignIn) == []


def read(token):
    return json.loads(jws.extract_compact(token.encode()).payload)


def signed(key, claims, alg="RS256", secret=None):
    claims = {name: value for name, value in claims.items() if value is not None}
    used = OctKey.import_key(secret) if secret else RSAKey.import_key(key)
    registry = JWSRegistry(algorithms=[alg])
    return jwt.encode({"alg": alg, "kid": "a"}, claims, used, registry=registry)


def unsigned(token):
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    return f"{head}.{token.split('.')[1]}."


@pytest.mark.parametrize(
    "forge",
    [
        unsigned,
        lambda token: signed(pem(), read(token)),
        lambda token: signed("", read(token), "HS256", secret="a secret of the client"),
        lambda token: token[:-4] + "AAAA",
        lambda token: "",
        lambda token: "a.b.c",
        lambda token: "💥" * 9,
    ],
    ids=["unsigned", "another key", "the secret", "changed", "none", "no token", "no text"],
)
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(house, forge):
    house.provider.published = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    house.provider.forge = forge
    browser, answer = house.come()
    assert answer.status_code == 302
    assert not is_in(browser)


def test_new_keys_of_the_provider_are_looked_up(house):
    browser, _ = house.come()
    house.provider.new_keys()
    browser, _ = house.come()
    assert is_in(browser)


def test_a_state_of_another_browser_lets_nobody_in(house):
    _, location = house.there()
    victim = house.town.visitor()
    page = victim.get(house.provider.sign_in(location, "ada"))
    assert page.status_code == 302
    assert "another browser" in said(victim)


def test_a_way_back_works_once(house):
    browser, location = house.there()
    path = house.provider.sign_in(location, "ada")
    page = browser.get(path)
    first = house.press(browser, page)
    assert first.status_code == 302
    house.press(browser, page)
    assert is_in(browser), "pressed twice, in all the same"
    assert len(house.rows(SignIn, SignIn.ended_at.is_(None))) == 1
    other = house.town.visitor()
    assert other.get(path).status_code == 302
    assert not is_in(other)


def test_two_tabs_may_be_on_their_way_at_once(house):
    browser, one = house.there()
    _, two = house.there(browser)
    house.back(browser, one)
    assert is_in(browser)
    late = browser.get(house.provider.sign_in(two, "ada"))
    assert late.location == "/home", "they are in already, and read no word of an error"
    assert is_in(browser)


def test_the_cookie_stays_small_however_often_somebody_begins(house):
    browser = house.town.visitor()
    for _ in range(12):
        answer = browser.get("/sign-in/account?next=/" + "long" * 60)
        assert answer.status_code == 302
    cookie = browser.get_cookie("alongside_form", domain=house.town.host)
    assert len(cookie.value) < 3000


@pytest.mark.parametrize(
    "query",
    [
        "?error=access_denied",
        "?error=access_denied&error_description=%3Cscript%3E",
        "",
        "?code=x",
        "?state=x",
        "?code=&state=",
        "?code=x&state=%F0%9F%92%A5",
        "?code=x&state=" + "s" * 3000,
    ],
)
def test_odd_ways_back_are_answered(house, query):
    browser = house.town.visitor()
    answer = browser.get(f"/sign-in/account/back{query}")
    assert answer.status_code == 302
    assert answer.location.endswith("/sign-in")
    assert "script" not in said(browser)


def test_who_changes_their_mind_there_can_begin_again(house):
    browser, location = house.there()
    answer = browser.get(house.provider.sign_in(location, ""))
    assert answer.location.endswith("/sign-in")
    assert "You did not come in" in said(browser)


def test_an_answer_in_another_issuers_name_is_not_taken(house):
    browser, location = house.there()
    path = house.provider.sign_in(location, "ada")
    answer = browser.get(path + "&iss=https%3A%2F%2Felsewhere.example")
    assert answer.status_code == 302
    assert not is_in(browser)


def test_nobody_is_led_to_another_site_afterwards(house):
    _, answer = house.come(query="?next=https://elsewhere.example/")
    assert "elsewhere" not in answer.location


@pytest.mark.parametrize(
    "published",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": ""},
        {"jwks_uri": "file:///etc/passwd"},
        {"id_token_signing_alg_values_supported": ["HS256", "none"]},
        {"id_token_signing_alg_values_supported": "none"},
    ],
    ids=str,
)
def test_a_provider_that_describes_itself_oddly_is_not_used(house, published):
    house.provider.published = published
    browser = house.town.visitor()
    assert browser.get("/sign-in/account").location.endswith("/sign-in")
    assert "does not answer" in said(browser)


def test_a_provider_that_is_down_is_said_kindly(make_app, database, caplog):
    gone = TestProvider()
    gone.stop()
    house = House(make_app, database, gone)
    browser = house.town.visitor()
    assert browser.get("/sign-in/account").location.endswith("/sign-in")
    assert "does not answer" in said(browser)
    assert "ada" not in caplog.text.lower()


def test_no_log_names_who_came(house, caplog):
    caplog.set_level("DEBUG")
    house.come()
    house.provider.twist = lambda told: {**told, "nonce": "x"}
    house.come()
    own = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("alongside"))
    assert "ada" not in own.lower()


def test_an_account_belongs_to_its_council(house, abergwyn):
    house.come()
    with abergwyn.session() as session:
        assert session.scalars(select(WorkAccount)).all() == []


def test_the_installation_is_told_that_all_is_well_with_its_provider(house):
    assert list(unreachable_providers(house.app)) == []
    house.provider.published = {"issuer": "https://elsewhere.example"}
    assert "names another issuer" in next(unreachable_providers(house.app))


def test_a_provider_that_was_silent_is_not_asked_at_once_again(make_app, database, provider):
    house = House(make_app, database, provider)
    provider.published = {"issuer": "https://elsewhere.example"}
    browser = house.town.visitor()
    for _ in range(5):
        assert browser.get("/sign-in/account").location.endswith("/sign-in")
    assert len(provider.calls) == 1


def test_there_is_a_bound_to_what_one_device_may_try(house, monkeypatch):
    monkeypatch.setattr("alongside.identity.proof.MOST_PER_DEVICE", 2)
    house.provider.forge = lambda token: "a.b.c"
    for _ in range(2):
        assert house.come()[1].status_code == 302
    assert house.come()[1].status_code == 429


def test_a_whole_council_behind_one_address_comes_in(house, monkeypatch):
    monkeypatch.setattr("alongside.identity.proof.MOST_PER_DEVICE", 2)
    for _ in range(4):
        browser, _answer = house.come()
        assert is_in(browser)
