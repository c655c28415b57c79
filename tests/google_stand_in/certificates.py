"""An authority for tests, a certificate of Google's names under it, and the key of a service account."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

HOSTS = ("sheets.googleapis.com", "oauth2.googleapis.com", "www.googleapis.com")


@dataclass(frozen=True)
class Certificates:
    """What a stand-in needs, made once for many."""

    bundle: Path
    context: ssl.SSLContext
    private_key: str


Days = tuple[int, int]
"""From when and until when a certificate is good, in days from now."""


def make(folder: Path, days: Days = (-1, 30)) -> Certificates:
    """Write the authority's certificate in ``folder`` and load the rest. Google's is good on these ``days``."""
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = _signed("Autoridad de prueba", authority_key, "Autoridad de prueba", authority_key, ca=True)
    key = ec.generate_private_key(ec.SECP256R1())
    own = _signed("sheets.googleapis.com", key, "Autoridad de prueba", authority_key, ca=False, days=days)
    bundle, server = folder / "autoridad.pem", folder / "servidor.pem"
    bundle.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    server.write_bytes(_pem(key) + own.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server)
    return Certificates(bundle, context, _pem(rsa.generate_private_key(65537, 2048)).decode())


def _pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _signed(  # noqa: PLR0913 - what a certificate says
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    ca: bool,
    days: Days = (-1, 30),
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if not ca:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(h) for h in HOSTS]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
