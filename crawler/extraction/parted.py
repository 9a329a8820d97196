"""The text of an element, with what its neighbouring elements say kept apart."""

import re

from . import blocks, dom

BAR = " | "
# Elements that may stand within a word or a name: what they part is one text.
_WITHIN = frozenset("b i em strong u s font abbr sup sub mark small big q cite code wbr".split())
_BORDER, _SEAM = "\0", "\1"  # of blocks; of other elements, which part only what no space parts


def is_short(element: dom.Element, most: int) -> bool:
    """Whether what an element says has at most so many letters, by a count that ends behind them."""
    count = 0
    for text in element.itertext():
        count += len(" ".join(text.split()))
        if count > most:
            return False
    return True


def parted(element: dom.Element, mark: str = BAR) -> str:
    """All text inside, white space collapsed, a mark between neighbours: "Ada Lund" and "Miller" of two paragraphs,
    or of two spans without a space between them, are no name of three words.
    """
    if not len(element):
        return dom.line(element)
    said: list[str] = [element.text or ""]
    for child in element:
        _add(child, said)
    text = re.sub(rf"(?<=[^\W_]){_SEAM}+(?=[^\W_])", _BORDER, " ".join("".join(said).split(" ")))
    parts = (" ".join(part.split()) for part in text.replace(_SEAM, "").split(_BORDER))
    return mark.join(filter(None, parts))


def _add(element: dom.Element, said: list[str]) -> None:
    if isinstance(element.tag, str):
        mark = _BORDER if element.tag == "br" or element.tag in blocks.BLOCKS else _SEAM
        mark = "" if element.tag in _WITHIN else mark
        said += [mark, element.text or ""]
        for child in element:
            _add(child, said)
        said.append(mark)
    said.append(element.tail or "")
