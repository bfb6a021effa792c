"""Digests that records of archives state: `sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ`."""

import base64
import binascii
import hashlib
from collections.abc import Callable

_ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_FORMS: tuple[tuple[int, Callable[[str], bytes]], ...] = (
    (4, bytes.fromhex),
    (5, lambda text: base64.b32decode(text.upper())),
    (6, lambda text: base64.b64decode(text, altchars=b"-_")),
)
"""How many bits one character holds, and what reads it."""


class StatedDigest:
    """What a record says that its bytes add up to, and what they do add up to.

    A digest in a form that is not known, and an empty one, contradict nothing.
    """

    def __init__(self, stated: str) -> None:
        algorithm, _, text = stated.strip().partition(":")
        name = algorithm.strip().lower().replace("-", "")
        self._hash = hashlib.new(name, usedforsecurity=False) if name in _ALGORITHMS else None
        self._expected = _decode(text.strip(), self._hash.digest_size) if self._hash else None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to compare with."""
        return self._expected is not None

    def update(self, data: bytes) -> None:
        """Add bytes of the record, in their order."""
        if self._hash:
            self._hash.update(data)

    @property
    def is_wrong(self) -> bool:
        """Whether the bytes so far are not those that the digest was made of."""
        return bool(self._hash and self.is_known and self._hash.digest() != self._expected)


def _decode(text: str, size: int) -> bytes | None:
    """Return a digest of `size` bytes from base 16, 32 or 64, told by its length; None for none."""
    bare = text.rstrip("=")
    for bits, decode in _FORMS:
        if len(bare) == -(-size * 8 // bits):
            group = 8 if bits == 5 else 4
            padded = bare if bits == 4 else bare + "=" * (-len(bare) % group)
            try:
                return decode(padded)
            except (ValueError, binascii.Error):
                return None
    return None
