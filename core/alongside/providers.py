"""The OpenID Connect providers through which a council's staff sign in, as `config.toml` has them.

They stand in the operator's file, beside the other secrets, and not on a page: whoever could change
one there could come in as anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Provider:
    """What one council's provider is called, and how far its word is taken.

    `private_key` is a file in the instance folder, for a provider that takes `private_key_jwt`
    instead of a secret. `second_factor` lists what the provider writes into `amr`, `acr` or `acrs`
    when a second factor was shown; without any of it Alongside asks for one of its own.
    `emails_are_checked` vouches for a provider that does not say `email_verified`. With `only`,
    whoever has a role comes in this way and no other.
    """

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    private_key: str = ""
    key_id: str = ""
    second_factor: tuple[str, ...] = ()
    emails_are_checked: bool = False
    only: bool = False


def providers(given: Mapping[str, Any] | None) -> dict[str, Provider]:
    """One for each council that has one, by its short name.

    Raises ValueError that says which line cannot be understood, or would be unsafe.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(
        isinstance(one, Mapping) for one in given.values()
    ):
        raise ValueError("single_sign_on must be tables: [single_sign_on.NAME-OF-A-COUNCIL]")
    return {slug: _provider(f"single_sign_on.{slug}", one) for slug, one in given.items()}


def _provider(where: str, given: Mapping[str, Any]) -> Provider:
    known = {one.name: one for one in fields(Provider)}
    if unknown := sorted(set(given) - set(known)):
        raise ValueError(f"{where} has an unknown line: {', '.join(unknown)}")
    values = dict(given)
    for name, one in known.items():
        if name == "second_factor":
            values[name] = tuple(_texts(where, name, values.get(name, [])))
        elif one.type is bool and not isinstance(values.get(name, False), bool):
            raise ValueError(f"{where}: {name} must be true or false")
        elif one.type is str and not isinstance(values.get(name, ""), str):
            raise ValueError(f"{where}: {name} must be text")
    if not values.get("issuer") or not values.get("client_id"):
        raise ValueError(f"{where} needs an issuer and a client_id")
    if bool(values.get("client_secret")) == bool(values.get("private_key")):
        raise ValueError(f"{where} needs a client_secret or a private_key, and not both")
    _is_safe(where, values["issuer"])
    return Provider(**values)


def _texts(where: str, name: str, given: Any) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(one, str) and one for one in given):
        raise ValueError(f'{where}: {name} must be a list of texts, such as ["mfa"]')
    return given


def _is_safe(where: str, issuer: str) -> None:
    """Over plain http anybody on the way could answer in the provider's name."""
    parts = urlsplit(issuer)
    here = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or not (parts.scheme == "https" or here) or parts.query or parts.fragment:
        raise ValueError(f"{where}: issuer must be an https address, without ? and #")
