"""Acts as they stand amended: brackets around what was put in, with the number of a note that says by what.

India's acts are published so, and those of its neighbours: "<sup>4</sup>[6A. Festivals.—…]", "<sup>1</sup>[***]", and
at the foot "4. Ins. by Act 19 of 1996, s. 2 (w.e.f. 1-8-1996)." The law is what is left without marks and notes.
"""

import re
from collections.abc import Iterator

from .. import dom
from ..account import Account
from ..blocks import is_block

_NOTE = re.compile(
    r"(?P<number>\d{1,3})\.?\s+(?:(?:Subs|Ins|Rep|Added|Omitted|Inserted|Substituted|Repealed|Renumbered)\b"
    r"|(?:The |Certain )?(?:[\w-]+ ){1,3}?[“\"‘'(].*"
    r"\b(?:omitted|omit|rep|repealed|subs|substituted|ins|inserted|added)\b"
    r"|(?:The |Original )?(?:[\w-]+ ){1,4}\(?\w*\)? (?:omitted|re-?numbered|inserted|substituted|added|repealed)\b)"
)
# Notes that stand among them, of when the act came into force and what is like it.
_BESIDE = re.compile(r"\d{1,3}\.?\s+\S.{5,400}", re.DOTALL)
_REASON, _HISTORY = "marks of amendments", "history of the act"
_ITALIAN = re.compile(r"(?:^|\s)(?:comma-num-akn|art_text_in_comma|ins-akn|article-num-akn)(?:\s|$)")
_DOUBLED = re.compile(r"(\(\(|\)\)(?:\s*\(\d{1,2}\)(?=\s*$))?)")
_STARS = re.compile(r"\s*(?:\*\s*){2,}\s*")
_MOST_NOTES = 400  # texts that a bracket may go on over: a whole part may be put in


def normalise(main: dom.Element, books: Account) -> None:
    """Take the marks and the notes out; a page without such notes is left as it is."""
    _undouble(main)
    raised = list(main.iter("sup"))
    if not raised:
        return
    notes = {element: lines for element in main.iter("p", "div", "li", "td") if (lines := _notes(element))}
    numbers = {number for lines in notes.values() for number in lines}
    marks = [sup for sup in raised if dom.line(sup) in numbers and notes.keys().isdisjoint(_around(sup))]
    if not marks:
        return
    for sup in marks:
        _unbracket(main, sup)
        books.leave_out(sup, _REASON)
    for note in notes:
        books.put_down(_HISTORY, [dom.content(note)])
        dom.drop(note)


def _undouble(main: dom.Element) -> None:
    """Italy's acts have what was put in between double brackets, with the number of a note: "((five days)) (1)"."""
    if next((e for e in main.iter("span", "div") if _ITALIAN.search(e.get("class") or "")), None) is None:
        return
    open_ = 0
    for element in list(main.iter()):
        for behind in (False, True):
            said = (element.tail if behind else element.text) or ""
            if (element is main and behind) or not ("((" in said or "))" in said):
                continue
            parts = []
            for part in _DOUBLED.split(said):
                if part == "((":
                    open_ += 1
                elif part.startswith("))") and open_:
                    open_ -= 1
                else:
                    parts.append(part)
            _tell(element, "".join(parts), behind=behind)


def _around(element: dom.Element) -> Iterator[dom.Element]:
    yield element
    yield from element.iterancestors()


def _notes(element: dom.Element) -> list[str]:
    """The numbers of the notes that a block is, a line each; none where it is none."""
    first = next(filter(str.strip, element.itertext()), "").lstrip()
    if not first[:1].isdigit() or any(is_block(child) for child in element):
        return []
    lines = [" ".join(line.split()) for line in _lines(element) if line.strip()]
    told = [found["number"] for line in lines if (found := _NOTE.match(line))]
    if not told or not all(map(_BESIDE.fullmatch, lines)):
        return []
    return [line.partition(" ")[0].rstrip(".") for line in lines]


def _lines(element: dom.Element) -> list[str]:
    """Its text by the breaks inside."""
    said = [element.text or ""]
    for inner in element.iterdescendants():
        said += ["\n"] if inner.tag == "br" else [inner.text or ""]
        said.append(inner.tail or "")
    return "".join(part if part == "\n" else part.replace("\n", " ") for part in said).split("\n")


def _unbracket(main: dom.Element, mark: dom.Element) -> None:
    """Take out the brackets that a mark opens, with the stars for what is no more."""
    if not (mark.tail or "").lstrip().startswith("["):
        return
    mark.tail = (mark.tail or "").lstrip()[1:]
    depth, element, behind = 1, mark, True
    for _ in range(_MOST_NOTES):
        said = (element.tail if behind else element.text) or ""
        for at, letter in enumerate(said):
            depth += (letter == "[") - (letter == "]")
            if not depth:
                kept = said[:at]
                if element is mark and _STARS.fullmatch(kept):
                    kept = ""
                    _close_up(mark, said[at + 1 :])
                _tell(element, kept + said[at + 1 :], behind=behind)
                return
        if (following := _next(main, element, behind=behind)) is None:
            return
        element, behind = following


def _close_up(mark: dom.Element, after: str) -> None:
    """No white space before the stop behind words that are no more."""
    before, holder = mark.getprevious(), mark.getparent()
    if after[:1] in ".,;:" and before is not None:
        before.tail = (before.tail or "").rstrip()
    elif after[:1] in ".,;:":
        holder.text = (holder.text or "").rstrip()


def _tell(element: dom.Element, text: str, *, behind: bool) -> None:
    if behind:
        element.tail = text
    else:
        element.text = text


def _next(main: dom.Element, element: dom.Element, *, behind: bool) -> tuple[dom.Element, bool] | None:
    """The text after one: inside an element, then behind it."""
    if not behind and len(element):
        return element[0], False
    if not behind:
        return (element, True) if element is not main else None
    after, holder = element.getnext(), element.getparent()
    if after is not None:
        return after, False
    return (holder, True) if holder is not None and holder is not main else None
