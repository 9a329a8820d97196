"""Whether a page is tame: nested no deeper than pages are, so that an HTML5 parser reads it in linear time and memory.

The tree construction of HTML5 is quadratic in the depth of open elements and in the attributes of a tag, and copies
each open formatting element into each block that follows: 79 KB of `<font size=1><p><font size=2><p>…` make 11 GB in
lexbor, which has no limits of its own. So the page's tags are read first, by the tokenizer's own grammar, and their
nesting is bounded from above: a closing tag counts only where it closes what was opened last, whatever a parser would
make of it, and an element that may be left open stays open.
"""

import re

# None of 20,843 pages of 23 manuals has as much open, with all that its authors never closed. Where one has, libxml2
# reads it, which has limits.
_DEEPEST = 400
_FORMATTING_OPEN = 16
_MAX_ATTRIBUTES = 200  # of one tag; a parser compares each with all before it, and no real page has 50
_LONG = 400  # bytes that so many attributes need at least

_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_USUAL = r"""(?:[^\s/>="']++="[^"]*+"\s*+)*+"""
_ATTRIBUTES = rf"""{_USUAL}(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+|[\s/=]++)*+"""
_RAW = r"(?:script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>])"
# A tag (with what is no mark-up behind it, or with its closing tag where only text stands between), a comment, or what
# is taken for one. Of a page in lower case.
_TAG = re.compile(
    rf"<(?:(?P<end>/)?(?P<name>(?(end)(?!)|(?P<raw>{_RAW}))|[a-z][^\s/>]*+)(?:>|(?P<attributes>[\s/]++{_ATTRIBUTES})(?:>|\Z))"
    r"(?(raw)(?P<inside>.*?)(?=</(?P=raw)[\s/>]|\Z)|(?(end)|(?:[^<]*+(?P<shut></(?P=name)>))?+))"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*+|/(?![a-z])[^>]*+)".encode(),
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"[^\s/>=][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+".encode())
_OPENED = re.compile(rb"<[a-z]")


def _names(text: str) -> frozenset[bytes]:
    return frozenset(text.encode().split())


_VOID = _names(
    "area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr"
)
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_FOREIGN = _names("svg math")
_P, _CELL, _ROW, _DEFINITION = _names("p"), _names("td th"), _names("tr"), _names("dt dd")
_LEFT_OPEN = _names("p li dd dt option")
_BLOCKS = _names(
    "address article aside blockquote center details div dl fieldset figcaption figure footer header main menu nav ol"
    " section ul"
)
# An opening tag → what it ends where it is innermost, one after the other.
_ENDS: dict[bytes, tuple[frozenset[bytes], ...]] = {
    **dict.fromkeys(_BLOCKS | _names("dialog dir form h1 h2 h3 h4 h5 h6 hgroup hr p pre summary table"), (_P,)),
    b"li": (_P, _names("li")),
    **dict.fromkeys(_DEFINITION, (_P, _DEFINITION)),
    b"option": (_names("option"),),
    b"a": (_names("a"),),
    **dict.fromkeys(_CELL, (_LEFT_OPEN, _CELL)),
    b"tr": (_LEFT_OPEN, _CELL, _ROW),
    **dict.fromkeys(_names("tbody tfoot"), (_LEFT_OPEN, _CELL, _ROW, _names("thead tbody tfoot"))),
}
# A closing tag → what may be left open inside.
_LEAVES: dict[bytes, frozenset[bytes]] = {
    **dict.fromkeys(_BLOCKS | _CELL | _names("body html select"), _LEFT_OPEN),
    b"tr": _LEFT_OPEN | _CELL,
    **dict.fromkeys(_names("thead tbody tfoot"), _LEFT_OPEN | _CELL | _ROW),
    b"table": _LEFT_OPEN | _CELL | _ROW | _names("thead tbody tfoot colgroup"),
}


_ALONE = (b"/", b" /", b'"/', b"'/")  # the ends of a tag that closes itself, and no unquoted value
_TOLD = frozenset(_ENDS) | _FOREIGN  # opening tags that do more than to open


def is_tame(text: str) -> bool:
    """Whether only a bounded number of elements is open at any place, and no tag has too many attributes."""
    nest = _Nest()
    opened = nest.opened
    for end, name, raw, attributes, inside, shut in _TAG.findall(text.encode("utf-8", "replace").lower()):
        if (
            shut
            and name not in _TOLD
            and len(opened) < (_FORMATTING_OPEN if name in _FORMATTING else _DEEPEST)
            and not (nest.foreign and attributes[-2:] in _ALONE)
        ):  # opened and closed at once
            nest.doubtful = nest.doubtful or (nest.foreign and (name in _FORMATTING or name in _VOID))
        elif end and opened and opened[-1] == name:
            opened.pop()
        elif end:
            nest.close(name)
        elif name and name not in _VOID:
            if name in _TOLD or (nest.foreign and not nest.doubtful):
                nest.open(name, alone=attributes[-2:] in _ALONE)
            else:
                opened.append(name)
            if raw:
                nest.skip(raw, inside)
            depth = len(opened)
            if depth > _FORMATTING_OPEN and (
                depth > _DEEPEST or (name in _FORMATTING and nest.formatting() > _FORMATTING_OPEN)
            ):
                return False
            if shut:
                nest.shut(name)
        elif shut:
            nest.close(name)
        if len(attributes) > _LONG and len(_ATTRIBUTE.findall(attributes)) > _MAX_ATTRIBUTES:
            return False
    return True


def without_attributes(text: str) -> str:
    """The page without the attributes of tags that have too many."""
    in_any_case = re.compile(_TAG.pattern, _TAG.flags | re.IGNORECASE)
    return in_any_case.sub(_bare, text.encode("utf-8", "replace")).decode()


def _bare(tag: re.Match[bytes]) -> bytes:
    attributes = tag["attributes"] or b""
    if len(attributes) <= _LONG or len(_ATTRIBUTE.findall(attributes)) <= _MAX_ATTRIBUTES:
        return tag[0]
    behind = tag.string[tag.end("attributes") : tag.end()]  # ">", and what the tag was read together with
    return b"<" + (tag["end"] or b"") + tag["name"] + (behind or b">")


class _Nest:
    """What is open at most: each element that was opened, until its own closing tag comes while it is the innermost."""

    def __init__(self) -> None:
        self.opened: list[bytes] = []
        self.foreign = False  # whether there was <svg> or <math>, where an element can close itself
        self.doubtful = False  # whether a parser may have left it before we do

    def formatting(self) -> int:
        """How many formatting elements are open."""
        return sum(name in _FORMATTING for name in self.opened)

    def open(self, name: bytes, *, alone: bool) -> None:
        """Take an opening tag. `alone`: it closes itself, which counts in SVG only."""
        opened = self.opened
        if opened and (ends := _ENDS.get(name)) is not None:
            for ended in ends:
                while opened and opened[-1] in ended:
                    opened.pop()
        if self.foreign:
            self.doubtful = self.doubtful or name in _ENDS or name in _FORMATTING
            if alone and not self.doubtful and not _FOREIGN.isdisjoint(opened):
                return
        self.foreign = self.foreign or name in _FOREIGN
        opened.append(name)

    def shut(self, name: bytes) -> None:
        """Take the closing tag that stands behind an opening one with no tag between."""
        if self.opened and self.opened[-1] == name:
            self.opened.pop()
        else:
            self.close(name)

    def close(self, name: bytes) -> None:
        """Take a closing tag that is not that of the innermost element."""
        opened = self.opened
        left_open = _LEAVES.get(name)
        if left_open is not None:
            at = len(opened)
            while at and opened[at - 1] in left_open and opened[at - 1] != name:
                at -= 1
            if at and opened[at - 1] == name:
                del opened[at - 1 :]
                return
        self.doubtful = self.foreign

    def skip(self, raw: bytes, inside: bytes) -> None:
        """Take text that is no mark-up, as in <script>; in SVG it is, and a script may hold another."""
        if b"<" in inside and (self.foreign or (raw == b"script" and b"<!--" in inside and b"<script" in inside)):
            self.opened += _OPENED.findall(inside)
