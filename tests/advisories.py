"""A service of advisories on this machine, in the place of the real one: a proxy that answers for any host itself.

pip-audit speaks to one address, by TLS; so the proxy takes the call for that host, with a certificate made for it.
"""

import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
Hole = dict[str, Any]
HOLE: Hole = {"id": "TENFOLD-0001", "fixed_in": ["9.9"], "aliases": [], "summary": "A hole.", "details": "A hole."}
_HEAD = "HTTP/1.1 {} Told\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n"


@contextmanager
def advising(folder: Path, known: Mapping[str, list[Hole]]) -> Iterator[dict[str, str]]:
    """Answer what is known of each package, and 404 of others, while this lasts; yield pip-audit's environment."""
    authority = _Authority(folder)
    server = ThreadingHTTPServer((HERE, 0), _Proxy)
    server.told = (authority, known)  # type: ignore[attr-defined]  # for the handler, which only knows its server
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        there = f"http://{HERE}:{server.server_address[1]}"
        yield {
            "HTTPS_PROXY": there,
            "REQUESTS_CA_BUNDLE": str(authority.path),
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
        }
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Authority:
    """Makes a certificate for whichever host is called."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._certificate = _certificate("a test", self._key, "a test", self._key, of_others=True)
        self.path = folder / "authority.pem"
        self.path.write_bytes(self._certificate.public_bytes(Encoding.PEM))

    def context(self, host: str) -> ssl.SSLContext:
        """What a server for a host speaks TLS with."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(host, key, "a test", self._key, of_others=False)
        both = self._folder / f"{threading.get_ident()}.pem"
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        both.write_bytes(secret + made.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)
        return context


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, signer: ec.EllipticCurvePrivateKey, *, of_others: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, by)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=of_others, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name.replace(" ", "-"))]), critical=False)
        .sign(signer, hashes.SHA256())
    )


class _Proxy(BaseHTTPRequestHandler):
    """Takes a call to any host, and answers it here."""

    def do_CONNECT(self) -> None:
        authority, known = self.server.told  # type: ignore[attr-defined]  # see `advising`
        self.send_response(200)
        self.end_headers()
        with authority.context(self.path.partition(":")[0]).wrap_socket(self.connection, server_side=True) as inside:
            asked = inside.recv(65536).split(b" ")[1].decode()
            status, told = _told(asked, known)
            body = json.dumps(told).encode()
            inside.sendall(_HEAD.format(status, len(body)).encode() + body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _told(path: str, known: Mapping[str, list[Hole]]) -> tuple[int, dict[str, Any]]:
    name = path.split("/")[2]
    return (200, {"vulnerabilities": known[name]}) if name in known else (404, {})
