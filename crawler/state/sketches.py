"""How alike two texts are, from a few hundred bytes of each: bottom-k sketches (Broder 1997, Cohen and Kaplan 2007).

The k smallest hashes of a text's word pairs are a sample of it; what two samples share estimates the Jaccard similarity
of the sets. Texts with fewer than k pairs are compared exactly.
"""

import array
import itertools
import zlib

from gristmill.text import words

SIZE = 128  # standard error of the estimate at a similarity of 0.9: 0.027


def sketch(text: str) -> bytes:
    """The sketch of a text: at most SIZE unsigned 32-bit hashes, ascending."""
    found = words(text)
    pairs = {zlib.crc32(f"{a} {b}".encode("utf-8", "surrogatepass")) for a, b in itertools.pairwise(found)}
    return array.array(
        "I", sorted(pairs or {zlib.crc32(" ".join(found).encode("utf-8", "surrogatepass"))})[:SIZE]
    ).tobytes()


def similarity(a: bytes, b: bytes) -> float:
    """The estimated Jaccard similarity, 0…1, of the texts behind two sketches."""
    left, right = set(array.array("I", a)), set(array.array("I", b))
    union = sorted(left | right)[: max(len(left), len(right))]
    return sum(value in left and value in right for value in union) / len(union) if union else 1.0
