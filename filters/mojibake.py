"""Text is readable: nothing decoded with the wrong character set ("cafÃ©"), and no lost characters (U+FFFD)."""

import re
from collections.abc import Iterator

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "mojibake"

# Character sets that UTF-8 is taken for. Of the runs of characters beyond ASCII in 21,800 kept pairs of 12 sites none
# is UTF-8 again in one of these; in cp437 the frames of tables are.
_TAKEN_FOR = ("cp1252", "cp1251", "mac_roman", "latin-1")
# A letter at the end of a word and the marks behind it may look like one character of UTF-8 ("Gruß“", "café…»"). So one
# is enough only for what begins with Ã, Â and â, as Latin letters and typographic signs do; of all others two in a row.
_SEQUENCE = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x9f][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}"
    rb"|(?:[\xc4-\xde][\x80-\xbf]){2}|(?:[\xe0-\xef][\x80-\xbf]{2}){2}"
)
_RUN = re.compile("[\u0080-\uffff]{2,}")
_LOST = re.compile(
    "[\ufffd\u0080-\u0084\u0086-\u009f]|\ufeff(?=.)|(?<=[a-z0-9.,;:)])Â(?![a-zà-ÿ])"
)  # U+0085 is a line end somewhere
_UNDEFINED = {
    0x81,
    0x8D,
    0x8F,
    0x90,
    0x9D,
}  # bytes that cp1252 has no character for, and that browsers pass on as they are


def mojibake(pair: Pair, context: Context) -> Verdict:
    """Reason: wrongly-decoded. The detail is the run that gave it away."""
    for text in (pair.question, pair.answer):
        if not text.isascii() and (found := next(broken(text), "")):
            return reject(pair, NAME, "wrongly-decoded", detail=found[:200])
    return accept(pair, NAME)


def broken(text: str) -> Iterator[str]:
    """Runs of characters that were decoded wrongly, in order."""
    if lost := _LOST.search(text):
        yield lost[0]
    for run in _RUN.finditer(text):
        if any(_is_utf8(run[0], name) for name in _TAKEN_FOR):
            yield run[0]


def _is_utf8(run: str, name: str) -> bool:
    """Whether some part of a run is UTF-8 that was read in that character set."""
    data = b"".join(_byte(character, name) for character in run)
    return bool(_SEQUENCE.search(data))


def _byte(character: str, name: str) -> bytes:
    if name == "cp1252" and ord(character) in _UNDEFINED:
        return bytes([ord(character)])
    try:
        return character.encode(name)
    except UnicodeEncodeError:
        return b"?"
