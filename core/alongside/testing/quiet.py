"""Nothing leaves the house: connections to other machines and mail servers are refused and noted.

A practice that asks another server tells it something, and a test that does so depends on it.
"""

import smtplib
import socket
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from unittest.mock import patch

from alongside.messages import transports


class Refused(ConnectionRefusedError):
    """A test does not reach this."""


class Quiet(list[str]):
    """What was tried: each with whom it would have reached, and where in the code."""

    def refuse(self, whom: str) -> None:
        """Note it, and raise Refused."""
        self.append(f"{whom} {_place()}")
        raise Refused(f"Nothing leaves the house in a test: {whom}")


def _place() -> str:
    """Where it was tried: the last line of the code that is not Python's own or ours."""
    for frame in reversed(traceback.extract_stack()[:-2]):
        if frame.filename != __file__ and "/lib/python" not in frame.filename:
            return f"({frame.filename}, line {frame.lineno})"
    return ""


def _is_here(host: Any) -> bool:
    """Whether an address is this machine's own."""
    if not isinstance(host, str):
        return host is None
    if host in {"", "localhost"} or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@contextmanager
def quiet() -> Iterator[Quiet]:
    """Refuse, inside the `with`, sockets to other machines and every mail server."""
    noted = Quiet()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    send_to, look_up = socket.socket.sendto, socket.getaddrinfo

    def check(one: socket.socket, address: Any) -> None:
        inside = one.family not in (socket.AF_INET, socket.AF_INET6)
        if not (inside or _is_here(address[0])):
            noted.refuse(f"a connection to {address[0]}")

    def connects(self: socket.socket, address: Any) -> None:
        check(self, address)
        connect(self, address)

    def connects_ex(self: socket.socket, address: Any) -> int:
        check(self, address)
        return connect_ex(self, address)

    def sends_to(self: socket.socket, data: Any, *rest: Any) -> int:
        check(self, rest[-1])
        return send_to(self, data, *rest)

    def looks_up(host: Any, *rest: Any, **named: Any) -> Any:
        if not _is_here(host.decode() if isinstance(host, bytes) else host):
            noted.refuse(f"the address of {host}")
        return look_up(host, *rest, **named)

    def mails(*arguments: Any, **named: Any) -> Any:
        noted.refuse("a mail server")

    with (
        patch.object(socket.socket, "connect", connects),
        patch.object(socket.socket, "connect_ex", connects_ex),
        patch.object(socket.socket, "sendto", sends_to),
        patch.object(socket, "getaddrinfo", looks_up),
        patch.object(smtplib.SMTP, "connect", mails),
        patch.object(transports.Smtp, "send", mails),
    ):
        yield noted
