"""What another site says of an address: there, not there, or nothing to go by.

Only public addresses are asked: a guide must not make a machine of CI talk to its own network. The
name is resolved once and the connection made to what was checked, so that a name cannot change its
mind in between; each redirect is checked as the first address was.
"""

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from guidekit import __version__

__all__ = ["NO_SUCH_HOST", "Answer", "Asker", "Verdict"]

Verdict = Literal["good", "failed", "unknown"]
"""``unknown`` is no word about the link: the site is busy, or does not talk to programs."""

NO_SUCH_HOST = "no such host"
AGENT = f"guidekit/{__version__} (link check)"
SECONDS = 10.0
LONGEST = 30.0
"""Seconds for one request as a whole: a site that sends a byte at a time is not waited for."""
MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
FOR_GOOD = frozenset((301, 308))
CLOSED = frozenset((401, 402, 403, 407, 451))
"""There is something, which is not for everybody."""
GONE = frozenset((404, 410))
NAT64 = ip_network("64:ff9b::/96")
"""IPv6 addresses that lead to the IPv4 address in their last four bytes."""
INTERNET = ip_network("2000::/3")
"""All IPv6 addresses that were ever given to anybody."""

NOT_BY_HEAD = frozenset((400, 403, 404, 405, 406, 410, 501))
"""Answers to HEAD of sites that may answer GET otherwise."""


class Answer(Struct, frozen=True):
    """What was said of an address.

    ``reason`` is the status or, where there was no answer, what went wrong. ``sure`` tells that
    nothing is there, whatever the day. ``moved`` is where the address leads for good. ``wait`` are
    the seconds after which the site wants to be asked again; None where asking again is no use.
    """

    verdict: Verdict
    reason: str
    sure: bool = False
    moved: str | None = None
    wait: float | None = None


class Refused(Exception):  # noqa: N818 - a finding, not an error of the program
    """An address that is not asked."""


class Reply(Struct, frozen=True):
    """The head of an HTTP answer."""

    status: int
    location: str | None
    retry_after: str | None


class Asker:
    """Asks for addresses; with ``loopback`` also on this machine, which is for tests alone."""

    def __init__(self, *, loopback: bool = False, seconds: float = SECONDS) -> None:
        self._loopback = loopback
        self._seconds = seconds
        self._tls = ssl.create_default_context()

    def ask(self, url: str) -> Answer:
        """What the site says of an address, redirects followed; never raises for what it says."""
        moved: str | None = None
        here, for_good = url, True
        for _ in range(MOST_REDIRECTS + 1):
            try:
                reply = self._reply(here)
            except Refused as refused:
                return Answer("unknown", str(refused))
            except (OSError, HTTPException, UnicodeError, ValueError) as error:
                return _failure(error)
            if reply.status not in REDIRECTS or not reply.location:
                return _judge(reply, moved)
            for_good = for_good and reply.status in FOR_GOOD
            here = urljoin(here, reply.location)
            moved = here if for_good else moved
        return Answer("failed", f"more than {MOST_REDIRECTS} redirects")

    def _reply(self, url: str) -> Reply:
        """The answer to HEAD or, where a site does not know that, to GET."""
        reply = self._request("HEAD", url)
        return self._request("GET", url) if reply.status in NOT_BY_HEAD else reply

    def _request(self, method: str, url: str) -> Reply:
        parts = urlsplit(url)
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host:
            raise Refused(f"redirect to `{parts.scheme}:`")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else ""
        address = self._resolve(host, port)
        tls = self._tls if parts.scheme == "https" else None
        connection = _connection(host, port, address, tls, self._seconds)
        timer = Timer(LONGEST, _hang_up, (connection,))
        timer.daemon = True
        timer.start()
        try:
            headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, f"{path}{query}", headers=headers)
            return _head(connection.getresponse())
        finally:
            timer.cancel()
            connection.close()

    def _resolve(self, host: str, port: int) -> str:
        """An address of a host, once it is sure that all of its addresses may be asked."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        for text in addresses:
            address = ip_address(text.partition("%")[0])
            if not _is_public(address) and not (self._loopback and address.is_loopback):
                raise Refused("no public address")
        return addresses[0]


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is on the Internet; one that carries another is judged by that."""
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            carried = IPv4Address(address.packed[-4:])
        if carried:
            return _is_public(carried)
        if address not in INTERNET:
            return False
    return address.is_global and not address.is_multicast


class _Plain(HTTPConnection):
    """A connection to an address that was checked, under the name of its host."""

    address = ""

    def connect(self) -> None:
        """Connect to the address instead of the name."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(HTTPSConnection):
    """The same with TLS, whose certificate is to be the host's."""

    address = ""
    tls: ssl.SSLContext

    def connect(self) -> None:
        """Connect to the address instead of the name."""
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)


def _connection(
    host: str, port: int, address: str, tls: ssl.SSLContext | None, seconds: float
) -> HTTPConnection:
    if tls is None:
        plain = _Plain(host, port, timeout=seconds)
        plain.address = address
        return plain
    secure = _Secure(host, port, timeout=seconds, context=tls)
    secure.address, secure.tls = address, tls
    return secure


def _hang_up(connection: HTTPConnection) -> None:
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _head(response: HTTPResponse) -> Reply:
    return Reply(response.status, response.getheader("Location"), response.getheader("Retry-After"))


def _failure(error: Exception) -> Answer:
    """No answer at all: whose fault it is, as far as that can be known."""
    if isinstance(error, socket.gaierror):
        known = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
        return Answer("failed" if known else "unknown", NO_SUCH_HOST, wait=None if known else 1)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Answer("failed", f"certificate: {error.verify_message}")
    if isinstance(error, TimeoutError):
        return Answer("unknown", "no answer in time", wait=1)
    if isinstance(error, ConnectionRefusedError):
        return Answer("failed", "connection refused", wait=1)
    if isinstance(error, UnicodeError | ValueError):
        return Answer("failed", "no address")
    return Answer("unknown", "connection lost", wait=1)


def _judge(reply: Reply, moved: str | None) -> Answer:
    status, reason = reply.status, str(reply.status)
    if status < 400 or status in CLOSED:
        return Answer("good", reason, moved=moved)
    if status in GONE:
        return Answer("failed", reason, sure=True)
    if status in (408, 425, 429) or status >= 500:
        return Answer("unknown", reason, wait=_seconds(reply.retry_after))
    return Answer("unknown", reason)


def _seconds(retry_after: str | None) -> float:
    """The seconds that a site asks to wait; a date says too little without its clock."""
    text = (retry_after or "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1.0
