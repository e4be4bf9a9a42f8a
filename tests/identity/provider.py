"""An OpenID Connect provider, served on this machine: pyop's, which is nobody's of ours.

It checks what a real one does: the client, where it leads back to, PKCE's verifier, and that a code
is used once. A test decides who signs in and what their token says, and may forge one.
"""

import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Flask, Response, jsonify, redirect, render_template_string, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from jwkest.jwk import RSAKey as PyopKey
from jwkest.jwk import import_rsa_key
from pyop.authz_state import AuthorizationState
from pyop.exceptions import OAuthError
from pyop.provider import Provider as Pyop
from pyop.subject_identifier import HashBasedSubjectIdentifierFactory
from pyop.userinfo import Userinfo
from werkzeug.serving import WSGIRequestHandler, make_server

PAGE = """<!doctype html><html lang="en"><title>Northbank accounts</title>
<main><h1>Northbank accounts</h1>
<form method="post">{% for name in people %}
<p><button name="who" value="{{ name }}">I am {{ name }}</button></p>{% endfor %}
<p><button name="who" value="">Not now</button></p></form></main></html>"""


def pem() -> str:
    """A fresh private key, as an operator would put it into a file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


class _Quiet(WSGIRequestHandler):
    def log_request(self, *args: Any) -> None:
        pass


class TestProvider:
    """`people` are its accounts: what each one's token says. `twist` changes a token's claims."""

    __test__ = False

    def __init__(self) -> None:
        self.people: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, str]] = []
        self.twist: Callable[[dict[str, Any]], dict[str, Any]] = dict
        self.forge: Callable[[str], str] = str
        self.published: dict[str, Any] = {}
        self.in_userinfo = False
        self.calls: list[str] = []
        self.key = pem()
        self.server = make_server(
            "127.0.0.1", 0, self._app(), threaded=True, request_handler=_Quiet
        )
        self.issuer = f"http://127.0.0.1:{self.server.port}"
        self.clients = {
            "alongside": {
                "client_secret": "a secret of the client",
                "redirect_uris": [],
                "response_types": ["code"],
                "token_endpoint_auth_method": "client_secret_basic",
            }
        }
        self.client_key = ""
        self.pyop = self._pyop()
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def _pyop(self) -> Pyop:
        told = {
            "issuer": "https://replaced-below.example",
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "email"],
            "subject_types_supported": ["public"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "private_key_jwt"],
            "claims_parameter_supported": True,
        }
        made = Pyop(
            PyopKey(key=import_rsa_key(self.key), use="sig", alg="RS256", kid="a"),
            told,
            AuthorizationState(HashBasedSubjectIdentifierFactory("salt")),
            self.clients,
            Userinfo(self.people),
        )
        made.configuration_information["issuer"] = self.issuer  # pyop itself begins with TLS only
        return made

    def new_keys(self) -> None:
        """Sign with another key from now on."""
        self.key = pem()
        self.pyop.signing_key = PyopKey(
            key=import_rsa_key(self.key), use="sig", alg="RS256", kid=str(time.time())
        )

    def leads_back_to(self, address: str) -> None:
        """Allow an address of ours."""
        self.clients["alongside"]["redirect_uris"].append(address)

    def takes_a_key(self, private: str) -> None:
        """Take signed assertions of the client instead of its secret."""
        self.client_key = private
        self.clients["alongside"].pop("client_secret", None)
        self.clients["alongside"]["token_endpoint_auth_method"] = "none"

    def settings(self, **more: Any) -> dict[str, Any]:
        """What an operator would write for it."""
        secret = {} if "private_key" in more else {"client_secret": "a secret of the client"}
        return {"issuer": self.issuer, "client_id": "alongside", **secret, **more}

    def sign_in(self, location: str, who: str) -> str:
        """Sign in there as somebody, and give the path and query that lead back to us."""
        assert location.startswith(f"{self.issuer}/authorize?"), location
        answer = requests.post(location, {"who": who}, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        parts = urlsplit(answer.headers["Location"])
        return f"{parts.path}?{parts.query}"

    def stop(self) -> None:
        """Answer nobody any more."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def _app(self) -> Flask:
        app = Flask(__name__)
        app.before_request(lambda: self.calls.append(request.path))
        app.get("/.well-known/openid-configuration")(self._configuration)
        app.get("/jwks")(lambda: jsonify(self.pyop.jwks))
        app.route("/authorize", methods=["GET", "POST"])(self._authorize)
        app.post("/token")(self._token)
        app.get("/userinfo")(self._userinfo)
        return app

    def _configuration(self) -> Response:
        return jsonify({**self.pyop.provider_configuration.to_dict(), **self.published})

    def _authorize(self) -> Any:
        query = request.query_string.decode()
        asked = self.pyop.parse_authentication_request(query)
        if request.method == "GET":
            return render_template_string(PAGE, people=self.people)
        self.asked.append({name: values[0] for name, values in parse_qs(query).items()})
        if not (who := request.form["who"]):
            state = {"error": "access_denied", "state": asked["state"]}
            return redirect(f"{asked['redirect_uri']}?{urlencode(state)}")
        back = self.pyop.authorize(asked, who)
        return redirect(back.request(asked["redirect_uri"]))

    def _claims(self, who: str) -> dict[str, Any]:
        told = {"auth_time": int(time.time()), **self.people[who]}
        kept = {"email", "email_verified"} if self.in_userinfo else set()
        told = {name: value for name, value in told.items() if name not in kept}
        told.pop("sub")
        return self.twist(told)

    def _token(self) -> Any:
        body, headers = request.get_data(as_text=True), dict(request.headers)
        if self.client_key:
            self._check_assertion(request.form)
            body += "&client_id=alongside"  # it stands in the assertion; pyop reads it here
        try:
            answer = self.pyop.handle_token_request(
                body, headers, lambda who, client: self._claims(who)
            )
        except OAuthError as error:
            return jsonify({"error": error.oauth_error}), 400
        return jsonify({**answer.to_dict(), "id_token": self.forge(answer["id_token"])})

    def _check_assertion(self, form: Any) -> None:
        assert form["client_assertion_type"].endswith("jwt-bearer")
        told = jwt.decode(form["client_assertion"], RSAKey.import_key(self.client_key))
        assert told.claims["iss"] == told.claims["sub"] == "alongside"
        assert told.claims["aud"] == f"{self.issuer}/token"
        assert told.claims["exp"] > time.time()

    def _userinfo(self) -> Any:
        answer = self.pyop.handle_userinfo_request(None, dict(request.headers))
        who = next(one for one in self.people.values() if one["sub"] == answer["sub"])
        return jsonify({"sub": answer["sub"], **{n: who[n] for n in who if n.startswith("email")}})
