"""References by page, as Texinfo prints what is a link elsewhere: "See Section 4.4 [Through], page 35."."""

import re
from collections.abc import Iterable, Iterator

from .blocks import Block

_PLACE = r"(?:(?:Section|Chapter|Appendix) [\w.]{1,12} )?\\?\[[^\[\]\\]{1,80}\\?\]"
_REFERENCE = rf"{_PLACE},? (?:in [^,.()]{{1,80}}, )?page [\divxl]{{1,5}}"
_SEE = rf"(?:[Ss]ee )+(?:also )?{_REFERENCE}(?:,?(?: and| or)?(?: see)? {_REFERENCE}){{0,4}}"
_ASIDE = re.compile(rf" \((?:[^().;]{{0,60}}[ ,;])?{_SEE}(?:,? for [^().;]{{1,40}})?\.?\)")
_CLAUSE = re.compile(rf"[;,](?: for [^.;]{{1,60}},?)? {_SEE.replace('[Ss]', 's')}(?=\.(?:\s|$))")
# With what it is for: "For details, see Section 1.2 [Gates], page 7."
_SENTENCE = re.compile(
    rf"(?:^|(?<=[.!?:] )|(?<=[.!?]\) ))(?:For [^.;]{{1,80}} |(?:Please |Also )?){_SEE}(?:,[^.;]{{1,100}})?\.(?: |$)"
)
# LyX and others name a section by its title: "see section Memory Models for more details".
_TITLED = (
    r"see (?:also )?section (?:on )?(?:[A-Z][\w/.-]*(?: (?:and|of|for|the|to|in))? ?){1,6}"
    r"(?:for (?:more |further )?details?)?"
)
_TOLD = re.compile(rf"(?: \({_TITLED}\)|[,;] {_TITLED}(?=\.(?:\s|$)))")
_SENTENCES = re.compile(
    rf"(?:^|(?<=[.!?] )){_TITLED.replace('see', 'See', 1)}\.(?: |$)"
    r"|(?:^|(?<=[.!?] ))See section “[^”]{1,60}” in [^.;]{1,60}\.(?: |$)"
)


def without_pages(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose text names no page; what says nothing else is left out."""
    for block in blocks:
        if block.kind in ("text", "item") and "page " in block.text:
            told = _CLAUSE.sub("", _SENTENCE.sub("", _ASIDE.sub("", block.text))).rstrip()
            if not re.search(r"\w", told) or (block.kind == "item" and " " not in told):
                continue
            block.text = told
        elif block.kind in ("text", "item") and "ee section " in block.text:
            block.text = _SENTENCES.sub("", _TOLD.sub("", block.text)).rstrip() or block.text
        yield block
