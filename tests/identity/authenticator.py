"""A phone that keeps passkeys: what Chromium does in the journeys, for tests on both databases."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url, encode_cbor

THERE_AND_VERIFIED = 0b0101
WITH_A_NEW_KEY = 0b0100_0000


class Authenticator:
    """One passkey, made and used at one site. What it sends can be spoilt by whoever tests."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.host = origin.partition("://")[2].partition(":")[0]
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.count = 0
        self.flags = THERE_AND_VERIFIED

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps({**said, "crossOrigin": False}).encode()

    def _data(self, flags: int) -> bytes:
        self.count += 1
        site = hashlib.sha256(self.host.encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4, "big")

    def _answer(self, **response: Any) -> str:
        name = bytes_to_base64url(self.id)
        sent = {key: bytes_to_base64url(value) for key, value in response.items()}
        credential = {"id": name, "rawId": name, "type": "public-key", "response": sent}
        return json.dumps({**credential, "clientExtensionResults": {}})

    def make(self, options: dict[str, Any]) -> str:
        """Answer a request to make the passkey."""
        numbers = self.key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        public = encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        named = bytes(16) + len(self.id).to_bytes(2, "big") + self.id
        data = self._data(self.flags | WITH_A_NEW_KEY) + named + public
        attested = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=attested)

    def use(self, options: dict[str, Any]) -> str:
        """Answer a request to sign in with it."""
        said, data = self._said("webauthn.get", options), self._data(self.flags)
        signed = data + hashlib.sha256(said).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature)
