"""Passwords, kept as scrypt hashes (RFC 7914) with OWASP's parameters: 32 MB and about a quarter of a second each."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata

_LOG_N, _R, _P = 15, 8, 3
_MOST_LOG_N, _MOST_R, _MOST_P = 18, 16, 8
_BYTES = 32
_ONE_BY_ONE = threading.BoundedSemaphore(2)


def hashed(password: str) -> str:
    """The hash with its parameters and a salt of its own: `scrypt$15$8$3$SALT$HASH`, in base64."""
    salt = secrets.token_bytes(16)
    return "$".join(
        ["scrypt", str(_LOG_N), str(_R), str(_P), _told(salt), _told(_scrypt(password, salt, _LOG_N, _R, _P))]
    )


def matches(password: str, hash: str | None) -> bool:
    """Whether it is the password of this hash; without a hash it takes as long, and is not.

    Raises `ValueError` for a hash of another kind. At most two are computed at once, so that nobody can take up the
    machine with attempts.
    """
    log_n, r, p, salt, wanted = parts(hash or _NOBODY)
    with _ONE_BY_ONE:
        found = _scrypt(password, salt, log_n, r, p)
    return hmac.compare_digest(found, wanted) and hash is not None


def parts(hash: str) -> tuple[int, int, int, bytes, bytes]:
    """log2(N), r, p, salt and hash; raises `ValueError` when it is none, or asks for more than 256 MB."""
    kind, *numbers, salt, wanted = hash.split("$")
    log_n, r, p = (int(number) for number in numbers)
    if kind != "scrypt" or not 1 <= log_n <= _MOST_LOG_N or not 1 <= r <= _MOST_R or not 1 <= p <= _MOST_P:
        raise ValueError("not a hash that this program makes")
    if 2 ** (log_n + 7) * r > 2**28:
        raise ValueError("a hash that needs more than 256 MB")
    return log_n, r, p, base64.b64decode(salt, validate=True), base64.b64decode(wanted, validate=True)


def _scrypt(password: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    same = unicodedata.normalize("NFC", password)  # an é is typed in two ways
    return hashlib.scrypt(
        same.encode("utf-8", "surrogatepass"), salt=salt, n=2**log_n, r=r, p=p, maxmem=2**29, dklen=_BYTES
    )


def _told(value: bytes) -> str:
    return base64.b64encode(value).decode()


_NOBODY = "$".join(["scrypt", str(_LOG_N), str(_R), str(_P), _told(bytes(16)), _told(bytes(_BYTES))])
