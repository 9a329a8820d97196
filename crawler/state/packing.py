"""Bodies as they are stored."""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 3  # Zstandard's own default


def pack(body: bytes) -> bytes:
    """A body, compressed."""
    return zstd.compress(body, LEVEL)


def unpack(packed: bytes) -> bytes:
    """The inverse of `pack`."""
    return zstd.decompress(packed)
