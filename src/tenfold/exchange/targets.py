"""Where a webhook may lead: out, over HTTPS, to the public internet, and never into the network inside."""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

_NAME = re.compile(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
_INSIDE = (".local", ".internal", ".localhost", ".localdomain", ".lan", ".home.arpa", ".onion")
_PORTS = (443, 8443)


class NotPublic(Exception):
    """An address is none that a webhook may lead to; the sentence says why."""


class Target(NamedTuple):
    """Where to call: the host by name, the port, the path with its query, and whether by HTTPS."""

    host: str
    port: int
    path: str
    secure: bool


def target_of(url: str) -> Target:
    """Return where a URL leads; raise `NotPublic`. No name is looked up, so that asking for a webhook calls nobody."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip(".").lower(), parts.port
    except ValueError as error:
        raise NotPublic("It is no address on the web.") from error
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise NotPublic("It holds characters that an address has not: write them in their %-form.")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise NotPublic("It holds a name, a password or a fragment: leave them out.")
    secure = parts.scheme == "https"
    if not secure and not (inside() and parts.scheme == "http"):
        raise NotPublic("It does not begin with https://.")
    port = port if port is not None else (443 if secure else 80)
    if port not in _PORTS and not inside():
        raise NotPublic(f"Its port is {port}: {' or '.join(map(str, _PORTS))} would be right.")
    _look_at(host)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, port, path, secure)


def addresses_of(target: Target) -> list[str]:
    """Look a target's name up; return its addresses, raise `NotPublic` where any of them is not public.

    What was looked at is what is called: the name is not looked up again.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotPublic(f"Its name cannot be looked up ({error}).") from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for one in addresses:
        _refuse_inside(ip_address(one))
    return addresses


def inside() -> bool:
    """Whether calls may go into the network inside: for tests, and never on a site with children's records."""
    return bool(settings.WEBHOOKS_INSIDE)


def _look_at(host: str) -> None:
    try:
        address = ip_address(host)
    except ValueError:
        if inside():
            return
        if not _NAME.fullmatch(host) or host.endswith(_INSIDE):
            raise NotPublic("Its host is no name on the public internet.") from None
        return
    _refuse_inside(address)


def _refuse_inside(address: IPv4Address | IPv6Address) -> None:
    if inside():
        return
    plain = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    if not plain.is_global or plain.is_multicast or plain.is_reserved or not address.is_global:
        raise NotPublic("Its host is an address inside a network, and not on the public internet.")
