"""The line of categories or tags that a page or an entry ends with: a label, and nothing behind it but links."""

import re

from .. import dom
from ..account import Account

_LABEL = re.compile(
    r"(?:categor(?:y|ies)|tags?|tagged(?: (?:with|as))?|filed under|posted in|topics?|kategorien?|catégories?"
    r"|étiquettes?|categorías?|etiquetas?|categorias?)\s?:",
    re.IGNORECASE,
)
_HOLDERS = ("p", "div", "footer", "ul", "span", "small")
_MOST_BESIDE = 3  # letters between the links: "and"
_LONGEST_LINK = 60  # letters; a longer one is a sentence


def drop(main: dom.Element, books: Account) -> None:
    """Drop such lines: those in a row behind their label, the outermost element that holds nothing else."""
    for element in list(main.iter(*_HOLDERS)):
        if element is not main and main in element.iterancestors() and _is_trailer(element):
            books.leave_out(element, "bar of links")


def _is_trailer(element: dom.Element) -> bool:
    links = [text for anchor in element.iter("a") if (text := dom.line(anchor))]
    if not links or max(map(len, links)) > _LONGEST_LINK:
        return False
    text = dom.line(element)
    label = _LABEL.match(text)
    if label is None:
        return False
    beside = len(dom.fold(text[label.end() :])) - len(dom.fold("".join(links)))
    return 0 <= beside <= _MOST_BESIDE * (len(links) - 1)
