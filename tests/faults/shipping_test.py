"""The site's log goes to another machine over TLS by the configuration that is shipped, and to no other machine.

Debian's rsyslog reads the shipped file, with a machine of the test in the place of the one to be filled in; where it
is not installed with its TLS, this is skipped.
"""

import json
import logging
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from house.tree import ROOT

SHIPPED = ROOT / "docs/rsyslog-tenfold.conf"
AUTHORITY, NAME = "/etc/ssl/certs/log-authority.pem", "logs.example.org"
RSYSLOG = shutil.which("rsyslogd", path="/usr/sbin:/sbin:/usr/bin")
TLS = [*Path("/usr/lib").glob("*/rsyslog/lmnsd_gtls.so")]
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not (RSYSLOG and TLS), reason="rsyslog and rsyslog-gnutls are not installed"),
]


def certificate(folder, name):
    """A certificate of a machine of some name, which vouches for itself, and its key, in two files."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    pem, kept = folder / "machine.pem", folder / "machine.key"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    none = serialization.NoEncryption()
    kept.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, none))
    return pem, kept


@contextmanager
def other_machine(pem, key):
    """A machine that takes lines over TLS: its port, and what came."""
    came = bytearray()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)

    def take(listening):
        with suppress(OSError):
            while True:
                plain, _ = listening.accept()
                with suppress(OSError), context.wrap_socket(plain, server_side=True) as talking:
                    while got := talking.recv(65536):
                        came.extend(got)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        taking = Thread(target=take, args=[listening], daemon=True)
        taking.start()
        yield listening.getsockname()[1], came
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
    taking.join(10)


@contextmanager
def shipper(folder, pem, port):
    """Run rsyslog with the shipped configuration, for the machine of the test; the socket on which it is told lines."""
    told = SHIPPED.read_text("utf-8").replace(AUTHORITY, str(pem)).replace(f'target="{NAME}"', 'target="127.0.0.1"')
    told = told.replace('port="6514"', f'port="{port}"').replace('resumeInterval="5"', 'resumeInterval="1"')
    said = folder / "said"
    before = (
        f'global(workDirectory="{folder}")\nmodule(load="imuxsock" SysSock.Use="off")\n'
        f'input(type="imuxsock" Socket="{said}")\n'
    )
    (folder / "all.conf").write_text(before + told, "utf-8")
    command = [RSYSLOG, "-n", "-f", str(folder / "all.conf"), "-i", str(folder / "pid")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            until(said.exists)
            yield said
        finally:
            running.terminate()
            running.wait(20)


def until(so, seconds=20):
    """Wait until something is so; whether it came to be."""
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        time.sleep(0.05)
    return so()


def lines():
    """Lines of the log as the site writes them."""
    from tenfold.site.logs import AsJson

    for number in range(20):
        record = logging.getLogger("tenfold.site").makeRecord(
            "tenfold.site", logging.INFO, "watching.py", 1, "A request was answered.", (), None, "f", {"staff": number}
        )
        yield AsJson().format(record)


def shipped(name):
    """What reaches a machine whose certificate bears a name, of some lines that the site wrote."""
    with tempfile.TemporaryDirectory(prefix="tenfold-") as place:
        folder = Path(place)
        pem, key = certificate(folder, name)
        sent = [*lines()]
        with other_machine(pem, key) as (port, came), shipper(folder, pem, port) as said:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as site:
                for line in sent:
                    site.sendto(f"<14>tenfold: {line}".encode(), str(said))
                site.sendto(b"<14>another: program's line", str(said))
            until(lambda: came.count(b"\n") >= len(sent), 20 if name == NAME else 6)
            return sent, came.decode().splitlines()


def test_every_line_reaches_the_other_machine_as_it_was_written_and_no_other_program_s():
    sent, came = shipped(NAME)
    assert came == sent
    assert [json.loads(line)["staff"] for line in came] == [*range(20)]


def another_machine_is_told_nothing():
    """Check that a machine with a certificate of another name gets no line."""
    _, came = shipped("elsewhere.example.org")
    assert came == []


def test_a_machine_of_another_name_is_told_nothing():
    another_machine_is_told_nothing()


def test_a_machine_of_another_name_is_told_nothing_without_its_guard(tmp_path, monkeypatch):
    other = tmp_path / "other.conf"
    other.write_text(SHIPPED.read_text("utf-8").replace(f'Peers="{NAME}"', 'Peers="elsewhere.example.org"'), "utf-8")
    monkeypatch.setitem(globals(), "SHIPPED", other)
    with pytest.raises(AssertionError):
        another_machine_is_told_nothing()


def test_the_shipped_file_is_one_that_rsyslog_reads(tmp_path):
    pem, _ = certificate(tmp_path, NAME)
    told = tmp_path / "read.conf"
    told.write_text(SHIPPED.read_text("utf-8").replace(AUTHORITY, str(pem)), "utf-8")
    read = subprocess.run([RSYSLOG, "-N1", "-f", str(told)], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
