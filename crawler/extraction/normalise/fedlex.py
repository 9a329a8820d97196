"""Federal law of Switzerland as Fedlex has it: letters behind an article's number, lists of letters, footnotes that
only tell when a provision was changed.
"""

import collections
import re

from .. import dom
from ..account import Account

_ARTICLE = re.compile(r"art_\w+")
_LETTER = re.compile(r"[a-z]{1,2}|bis|ter|quater|quinquies|sexies|septies|octies")
_CHANGED = re.compile(
    r"\d{1,3}\s+(?:Fassung gemäss|Eingefügt|Aufgehoben|Berichtigt|Angenommen in|SR|AS|BBl|Nouvelle teneur|Introduite?s?"
    r"|Abrogée?s?|RS|RO|FF|Nuovo testo|Introdott[oa]|Abrogat[oa]|RU|[SR]R)\b"
)
_POINT = re.compile(r"[a-z]{1,2}(?:bis|ter|quater)?\.|\d{1,2}\.")


def normalise(main: dom.Element, books: Account) -> None:
    """Clear such a page's articles; any other is left as it is."""
    articles = [one for one in main.iter("article") if _ARTICLE.fullmatch(one.get("id") or "")]
    if not articles:
        return
    marks = collections.defaultdict(list)
    for anchor in main.iter("a"):
        marks[anchor.get("href")].append(anchor)
    for note in [p for p in main.iter("p") if p.get("id") and _CHANGED.match(dom.line(p))]:
        for mark in [a for a in marks.pop(f"#{note.get('id')}", ()) if main in a.iterancestors()]:
            holder = mark.getparent()
            books.leave_out(holder if holder.tag == "sup" else mark, "marks of amendments")
        books.leave_out(note, "history of the act")
    for article in articles:
        for heading in article.iter("h6"):
            for part in [i for i in heading.iter("i", "em") if _LETTER.fullmatch(dom.line(i))]:
                dom.unwrap(part)
    for listed in list(main.iter("dl")):
        pairs = list(zip(listed[::2], listed[1::2], strict=False))
        if pairs and all(t.tag == "dt" and d.tag == "dd" and _POINT.fullmatch(dom.line(t)) for t, d in pairs):
            _as_points(listed, pairs)


def _as_points(listed: dom.Element, pairs: list[tuple[dom.Element, dom.Element]]) -> None:
    """A list of letters and texts as the paragraphs that it stands for."""
    box = dom.make("div")
    for term, said in pairs:
        point = dom.make("div", f"{dom.line(term)} ")
        dom.move(said, point)
        box.append(point)
    dom.replace(listed, box)
