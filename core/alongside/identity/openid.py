"""OpenID Connect: what a council's provider is asked, and what its answer must hold.

The protocol is Authlib's. What stands here is where it would trust more than we do: the provider's
own description of itself is cut down to what we use, an answer must come from the issuer that the
operator wrote down and be signed with a key pair, and who is asked again must have signed in anew.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from flask import Flask, request
from flask import session as browser
from joserfc.errors import JoseError
from requests import RequestException, Session

from alongside.identity.links import normal_address
from alongside.providers import Provider

SECONDS = 10
KEPT_FOR = 3600
SILENT_FOR = 15
LEEWAY = 60
MOST_BEGUN = 3
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
AUTH_METHODS = "token_endpoint_auth_methods_supported"
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"})
"""Signed with a key pair: what the client's secret signs, whoever has it could have made."""
_STATE = "_state_sign_on_"


class Unreachable(Exception):
    """The provider did not answer, or not as a provider does."""


class NotTaken(Exception):
    """What came back lets nobody in; its text says why, and names nobody."""


@dataclass(frozen=True)
class Begun:
    """What was asked for when somebody was sent to the provider."""

    then: str | None
    again: bool


@dataclass(frozen=True)
class Account:
    """Who the provider says somebody is. `subject` never changes; `address` is "" unless checked.

    `second_factor`: a second factor was shown there, by the marks that the operator named.
    """

    issuer: str
    subject: str
    address: str
    second_factor: bool


class _Framework(FlaskIntegration):  # type: ignore[misc]
    """Keeps what belongs to a state in the browser's signed cookie, for ten minutes."""

    expires_in = 600


def client(app: Flask, slug: str, provider: Provider) -> FlaskOAuth2App:
    """What speaks with a provider; its description of itself is asked for anew every hour.

    Raises Unreachable; and for some seconds again without asking, so that a provider that is slow
    to answer does not keep every process of ours waiting.
    """
    kept = app.extensions.setdefault("alongside.openid", {})
    made, until = kept.get(slug, (None, 0.0))
    if time.monotonic() > until:
        try:
            made = _client(provider, discover(provider), Path(app.instance_path))
            kept[slug] = made, time.monotonic() + KEPT_FOR
        except Unreachable:
            kept[slug] = None, time.monotonic() + SILENT_FOR
            raise
    if made is None:
        raise Unreachable("it did not answer a moment ago")
    return made


def discover(provider: Provider) -> dict[str, Any]:
    """What a provider says of itself, as far as it is used. Raises Unreachable."""
    address = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    try:
        with Session() as session:
            answer = session.get(address, timeout=SECONDS, allow_redirects=False)
            if answer.status_code != 200:
                raise Unreachable(f"{address} answers {answer.status_code}")
            told = answer.json()
    except (RequestException, ValueError) as error:
        raise Unreachable(f"{address} gives no answer that can be read") from error
    if not isinstance(told, dict) or told.get("issuer") != provider.issuer:
        raise Unreachable(f"{address} names another issuer than {provider.issuer}")
    over = "https://" if provider.issuer.startswith("https://") else "http"
    for name in ENDPOINTS:
        if not str(told.get(name, "")).startswith(over):
            raise Unreachable(f"{address} has no {name} that is safe to use")
    signed = told.get("id_token_signing_alg_values_supported", [])
    algorithms = sorted(ALGORITHMS.intersection(signed if isinstance(signed, list) else []))
    if not algorithms:
        raise Unreachable(f"{address} signs in no way that is taken")
    methods = told.get(AUTH_METHODS)
    used = [*ENDPOINTS]
    if str(told.get("userinfo_endpoint", "")).startswith(over):
        used.append("userinfo_endpoint")
    return {
        "issuer": provider.issuer,
        "id_token_signing_alg_values_supported": algorithms,
        AUTH_METHODS: methods if isinstance(methods, list) else ["client_secret_basic"],
        **{name: told[name] for name in used},
    }


def _client(provider: Provider, told: dict[str, Any], instance: Path) -> FlaskOAuth2App:
    calls: dict[str, Any] = {
        "scope": "openid email",
        "code_challenge_method": "S256",
        "default_timeout": SECONDS,
        "max_redirects": 0,
    }
    secret, methods = provider.client_secret, []
    if provider.private_key:
        try:
            secret = (instance / provider.private_key).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Unreachable(f"{provider.private_key} cannot be read") from error
        headers = {"kid": provider.key_id} if provider.key_id else None
        methods = [PrivateKeyJWT(told["token_endpoint"], headers=headers)]
        calls["token_endpoint_auth_method"] = PrivateKeyJWT.name
    else:
        basic = "client_secret_basic" in told[AUTH_METHODS]
        calls["token_endpoint_auth_method"] = (
            "client_secret_basic" if basic else "client_secret_post"
        )
    return FlaskOAuth2App(
        _Framework("sign_on"),
        name="sign_on",
        client_id=provider.client_id,
        client_secret=secret,
        client_auth_methods=methods,
        client_kwargs=calls,
        **told,
    )


def way_there(client: FlaskOAuth2App, back: str, begun: Begun) -> str:
    """The address at the provider to which somebody is sent, and from which they come `back`.

    State, nonce and verifier stay in the browser's signed cookie. With `again` the provider is
    told that being signed in there already is not enough.
    """
    begun_here = sorted((one for one in browser if one.startswith(_STATE)), key=_until)
    for one in begun_here[: max(0, len(begun_here) - MOST_BEGUN + 1)]:
        browser.pop(one)
    asked = {"prompt": "login", "max_age": "0"} if begun.again else {}
    made = client.create_authorization_url(back, **asked)
    client.save_authorize_data(
        redirect_uri=back, then=begun.then, again=begun.again, at=int(time.time()), **made
    )
    return str(made["url"])


def _until(key: str) -> float:
    held = browser[key]
    return float(held.get("exp", 0)) if isinstance(held, dict) else 0.0


def begun(state: str) -> Begun | None:
    """What this browser asked for with a state; None when it did not, or too long ago."""
    held = browser.get(_STATE + state)
    if not isinstance(held, dict) or _until(_STATE + state) < time.time():
        return None
    data = held["data"]
    return Begun(data["then"], data["again"])


def account(client: FlaskOAuth2App, provider: Provider) -> Account:
    """Who came back, after the provider confirmed it with a token that only it can have signed.

    Reads code and state of the form at hand; uses the state up. Raises NotTaken or Unreachable.
    """
    held = browser.get(_STATE + request.form.get("state", ""), {}).get("data", {})
    try:
        token = client.authorize_access_token(
            claims_options={"iss": {"essential": True, "value": provider.issuer}},
            leeway=LEEWAY,
        )
        told = dict(token.get("userinfo") or {})
        if "email" not in told and "userinfo_endpoint" in client.server_metadata:
            more = client.userinfo(token=token)
            told = {**more, **told} if more.get("sub") == told.get("sub") else told
    except RequestException as error:
        raise Unreachable("the provider gave no answer") from error
    except (OAuthError, JoseError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotTaken(type(error).__name__) from error
    if not told:
        raise NotTaken("no id_token")
    if provider.client_id not in _several(told.get("aud")):
        raise NotTaken("for another client")
    if held.get("again") and not _signed_in_since(told, held["at"]):
        raise NotTaken("not signed in anew")
    return _account(told, provider)


def _signed_in_since(told: Mapping[str, Any], asked_at: int) -> bool:
    at = told.get("auth_time")
    return isinstance(at, int | float) and at >= asked_at - LEEWAY


def _several(told: Any) -> list[str]:
    """A claim that is a text or a list of texts, as a list; anything else says nothing."""
    given = told if isinstance(told, list) else [told]
    return [one for one in given if isinstance(one, str)]


def _account(told: Mapping[str, Any], provider: Provider) -> Account:
    subject, address = told["sub"], told.get("email")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or "\0" in subject:
        raise NotTaken("no subject")
    verified = told.get("email_verified")
    checked = verified is True or (provider.emails_are_checked and verified is None)
    shown = {mark for name in ("amr", "acr", "acrs") for mark in _several(told.get(name))}
    return Account(
        provider.issuer,
        subject,
        normal_address(address) if checked and isinstance(address, str) else "",
        bool(shown.intersection(provider.second_factor)),
    )
