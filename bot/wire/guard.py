"""The address guard: which addresses may be asked for, and which sockets may be opened.

`target_for` judges an address as written and gives early, clear refusals. `Guard.open_socket` judges the address that a
socket is about to connect to, after every look-up: whatever a name resolves to, and however often it changes its mind,
a socket to what is not public is never made. The second is the wall; the first is courtesy.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from typing import Final

from aiohttp import AddrInfoType
from yarl import URL

from bot.wire.errors import AddressRefusedError
from bot.wire.limits import Limits

MOST_LETTERS: Final = 2_048
USUAL_PORTS: Final = frozenset({80, 443})
LOOPBACK: Final = "127.0.0.1"
REFUSED: Final = "refused by the address guard"

# IANA's special-purpose registry, and an address that clouds use inside; `is_global` alone differs between versions of
# Python and lets some of them pass.
_NOT_PUBLIC_4: Final = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "168.63.129.16/32",  # public in form: inside a cloud it is the host's own service (Azure)
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_UNICAST_6: Final = ipaddress.IPv6Network("2000::/3")  # all that was ever given out as global unicast
_NOT_PUBLIC_6: Final = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "2001::/23",  # protocols: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: any IPv4 address in disguise
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
# Forms that carry an IPv4 address which they stand for: judged by that address.
_MAPPED: Final = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # upper half of an interface id that ends in an IPv4 address

_PLAIN = re.compile(r"[!-\[\]-~]+")  # visible ASCII without the backslash, which parsers disagree about
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}\.?", re.IGNORECASE)
_LOCAL_NAMES: Final = (
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa", "onion", "test",
    "invalid", "localdomain",
)  # fmt: skip


def is_public(address: str) -> bool:
    """Whether an IP address, as text, is a public unicast address that a server on the open network may have."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _is_public_4(ip)
    if ip.scope_id:
        return False
    if ip in _MAPPED or ip in _NAT64:
        return _is_public_4(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    if (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return False
    return ip in _UNICAST_6 and ip.is_global and not any(ip in net for net in _NOT_PUBLIC_6)


def _is_public_4(ip: ipaddress.IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in net for net in _NOT_PUBLIC_4)


def target_for(address: str, limits: Limits, *, redirected: bool = False) -> URL:
    """The address as it will be asked for, without fragment; raises AddressRefusedError for one that is not fetched."""
    try:
        url = _parsed(address.strip())
        _check(url, limits)
    except AddressRefusedError as error:
        raise AddressRefusedError(error.why, redirected=redirected) from None
    return url


def _parsed(address: str) -> URL:
    if not address or len(address) > MOST_LETTERS or "\\" in address:
        raise AddressRefusedError("form")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in address):
        raise AddressRefusedError("form")
    try:
        # What is plain is sent as it is: a signed address would not survive being quoted anew.
        url = URL(address, encoded=_PLAIN.fullmatch(address) is not None)
        _ = url.port, url.host, url.user
        url = url.with_fragment(None)
        host = url.raw_host or ""
        return url if ":" in host or host == host.lower() else url.with_host(host.lower())
    except ValueError:  # UnicodeError among them
        raise AddressRefusedError("form") from None


def _check(url: URL, limits: Limits) -> None:
    if url.scheme not in ("http", "https"):
        raise AddressRefusedError("scheme" if url.scheme else "form")
    if "@" in url.raw_authority:
        raise AddressRefusedError("userinfo")
    if not url.raw_host:
        raise AddressRefusedError("host")
    if ":" not in url.raw_host and ("[" in url.raw_authority or not _HOST.fullmatch(url.raw_host)):
        raise AddressRefusedError("form")
    port = url.port or 0
    if port in limits.local_ports:
        return  # the socket is judged: it is opened on loopback only
    if port not in USUAL_PORTS and port not in limits.ports:
        raise AddressRefusedError("port")
    _check_host(url.raw_host)


def _check_host(host: str) -> None:
    if ":" in host or _is_dotted(host):
        if not is_public(host):
            raise AddressRefusedError("private")
    elif _NUMERIC.fullmatch(host):
        raise AddressRefusedError("private")  # octal, hex, one number: nobody publishes under such a form
    elif "." not in host.rstrip(".") or f".{host.rstrip('.')}".endswith(tuple(f".{name}" for name in _LOCAL_NAMES)):
        raise AddressRefusedError("host")


def _is_dotted(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


class Guard:
    """Opens sockets to public addresses, and to the loopback ports that the limits name."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def open_socket(self, info: AddrInfoType) -> socket.socket:
        """A socket for the address in ``info``; raises an OSError that says `REFUSED` before one is made for any other.

        The connector hands in the very address that it connects the socket to.
        """
        family, kind, proto, _, address = info
        if not self.may_connect(address):
            raise PermissionError(REFUSED)  # an OSError, which the connector hands on
        return socket.socket(family, kind, proto)

    def may_connect(self, address: tuple[object, ...]) -> bool:
        """Whether a socket may connect to this address, as the system writes it: (ip, port) or with flow and scope."""
        ip, port, *rest = address
        if not isinstance(ip, str) or not isinstance(port, int) or (len(rest) > 1 and rest[1]):
            return False
        if ip == LOOPBACK and port in self._limits.local_ports:
            return True
        return is_public(ip) and (port in USUAL_PORTS or port in self._limits.ports)
