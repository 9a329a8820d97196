"""What was left out of the main element, by reason, and whether that is all that is gone.

The ledger compares the Markdown with what is left when chrome is gone; what is taken for chrome by mistake it cannot
see. So everything readable in the main element is counted first, to the letter, each thing that is left out is booked
with its reason, and what is neither there nor booked has vanished. Some reasons are none where words are lost by them:
a button or a label may be furniture or the page's own text, so only the words that furniture has are left out in peace.
"""

import re

from . import dom
from .index import Index, below

_ASCII = bytes(byte for byte in range(256) if not (byte < 128 and chr(byte).isalnum()) and byte < 128)
# Reasons that explain a loss of furniture only.
_DOUBTFUL = {"button": 2, "label": 1, "aria-hidden": 3}  # → words from which they may be more
_FURNITURE = re.compile(
    r"\W*(?:(?:copy|copied|copy (?:code|link|page|to clipboard)|toggle|show|hide|expand|collapse|open|close|menu|search"
    r"|next|previous|prev|back|print|share|edit|run|try it|download|submit|reset|yes|no|more|less|all|light|dark|theme"
    r"|dismiss|cancel|ok|feedback|play|pause|zoom|filter|clear|view|details|code|source|navigation|sidebar|this|page"
    r"|section)\W*){1,6}|\W*|.{0,2}",
    re.IGNORECASE | re.DOTALL,
)
_ICON = re.compile(
    r"(?:^|[\s_-])(?:icon|fa|fas|far|bi|mdi|glyphicon|check|cross|tick|times|yes|no|octicon|material)", re.IGNORECASE
)
_SLACK = 24  # letters and digits that marks and numbers may cost without being booked: "[1]", "1.", "PEP"
_LETTERS_A_WORD = 5


def size(text: str) -> int:
    """Letters and digits of a text, and all that is not ASCII."""
    return len(text.encode("utf-8", "replace").translate(None, _ASCII))


class Account:
    """The books of one page."""

    def __init__(self, main: dom.Element, page: Index) -> None:
        self._main = main
        self._before = size(dom.content(main))
        # Reason and text of each thing; cells that show an icon and nothing else.
        self.left_out: list[tuple[str, str]] = []
        self.icons = _icon_cells(main, page)

    def leave_out(self, element: dom.Element, reason: str) -> None:
        """Drop an element and book it."""
        if self._main in element.iterancestors() and (text := dom.content(element)):
            self.left_out.append((reason, text))
        dom.drop(element)

    def said(self) -> list[tuple[str, str]]:
        """Reason and text of what was left out, but for mere signs."""
        return [(reason, " ".join(text.split())) for reason, text in self.left_out if size(text)]

    def lost(self, main: dom.Element) -> list[str]:
        """Texts that were left out without a good reason, and how much vanished without any."""
        found = [
            " ".join(text.split())
            for reason, text in self.left_out
            if reason in _DOUBTFUL and len(text.split()) >= _DOUBTFUL[reason] and not _FURNITURE.fullmatch(text.strip())
        ]
        gone = self._before - size(dom.content(main)) - sum(size(text) for _, text in self.left_out)
        if gone > max(_SLACK, self._before // 200):
            found.append("vanished " * (gone // _LETTERS_A_WORD))
        return found


def _icon_cells(main: dom.Element, page: Index) -> list[dom.Element]:
    icons = below(main, (*page.of("svg"), *page.values("role").get("img", ()), *page.where("class", _ICON.search)))
    cells = dict.fromkeys(next(icon.iterancestors("td", "th", "table"), None) for icon in icons)
    return [
        cell
        for cell in cells
        if cell is not None
        and cell.tag != "table"
        and "icon" not in dom.classes(cell)
        and not dom.content(cell).strip()
    ]
