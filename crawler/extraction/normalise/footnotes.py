"""Footnotes of every generator → <x-note-ref label> and <x-note label>."""

import re

from .. import dom

_REFERENCE = re.compile(r"footnote|\bfn\b|fnref|noteref|reference", re.IGNORECASE)
_NOTE_ID = re.compile(r"^(?:user-content-)?(?:fn|footnote|cite_note|_footnotedef|note|ftn|id)", re.IGNORECASE)
_BACK = re.compile(r"backref|back-?link|reversefootnote|footnote-return|mw-cite-backlink|fn-backref", re.IGNORECASE)
_LABEL = re.compile(r"[^\w.-]+")
_STRAY = re.compile(r"^\s*>(?=[A-Z])")  # what is left of a tag before the note


def normalise(main: dom.Element) -> None:
    """Make references and notes ours, where a reference finds its note on the page."""
    targets = _referred(main)
    if not targets:
        return
    notes = {}
    for element in main.iter("li", "dt", "div", "aside", "p", "tr", "table", "span", "dd"):
        if (name := element.get("id")) in targets and name not in notes and (note := _note_of(element)) is not None:
            notes[name] = note
    labels: dict[str, str] = {}
    taken: dict[str, int] = {}
    for name, references in targets.items():
        if name in notes:
            label = _unique(_LABEL.sub("", dom.content(references[0])) or "note", taken)
            labels[name] = label
            for reference in references:
                _refer(reference, label)
    holders: dict[dom.Element, None] = {}
    for name, label in labels.items():
        holders[notes[name].getparent()] = None
        _make_note(notes[name], label)
    for holder in holders:
        for rule in list(holder.iterchildren("hr")) if holder is not None else ():
            dom.drop(rule)


def _referred(main: dom.Element) -> dict[str, list[dom.Element]]:
    """Note id → the links that refer to it, in document order."""
    found: dict[str, list[dom.Element]] = {}
    for anchor in main.iter("a"):
        target = anchor.get("href") or ""
        named = anchor.get("role") == "doc-noteref" or "footnote-reference" in dom.classes(anchor)
        if not target.startswith("#") or not (named or _NOTE_ID.match(target[1:])):
            continue
        outer = anchor.getparent()
        signs = f"{anchor.get('class') or ''} {outer.get('class') or ''} {anchor.get('role') or ''}"
        if _BACK.search(signs):
            continue
        marked = outer.tag == "sup" or anchor.find(".//sup") is not None or _REFERENCE.search(signs) is not None
        if marked and len(dom.content(anchor).strip()) <= 12 and "internal" not in signs:
            found.setdefault(target[1:], []).append(anchor)
    return found


def _note_of(element: dom.Element) -> dom.Element | None:
    """The element that holds the whole note."""
    if element.tag in ("li", "aside", "div", "p", "tr", "table"):
        return element
    if element.tag == "dt":
        return element
    if element.tag in ("span", "dd"):
        holder = element.getparent()
        return holder if holder.tag in ("li", "p", "div", "aside", "dt") else None
    return None


def _unique(label: str, taken: dict[str, int]) -> str:
    """The label, with a number where it is taken; `taken` says how often each was asked for."""
    candidate = label
    while candidate in taken:
        taken[label] += 1
        candidate = f"{label}-{taken[label]}"
    taken[candidate] = 1
    return candidate


def _refer(anchor: dom.Element, label: str) -> None:
    outer = anchor.getparent()
    made = dom.make("x-note-ref", f"[{label}]", label=label)
    beside = (outer.text or "") + (anchor.tail or "")  # Asciidoctor and MediaWiki set the brackets as text
    alone = outer.tag == "sup" and not beside.strip(" []\n") and len(outer) == 1
    dom.replace(outer if alone else anchor, made)


def _make_note(element: dom.Element, label: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    note = dom.make("x-note", label=label)
    if element.tag == "dt":
        _definition_note(element, note)
        return
    for anchor in [e for e in element.iter("a", "span", "sup") if _BACK.search(_signs(e))]:
        dom.drop(anchor)
    for mark in [
        e for e in element.iter("span", "td", "a", "sup") if not _LABEL.sub("", dom.content(e)).removeprefix(label)
    ]:
        if len(dom.content(mark)) <= len(label) + 4 and mark.getparent() is not None:
            dom.drop(mark)
            break
    dom.move(element, note)
    if (note.text or "").lstrip().startswith(". "):  # Asciidoctor: "1. The note"
        note.text = note.text.lstrip()[2:]
    first = next((part for part in note.iter() if (part.text or "").strip()), note)
    first.text = _STRAY.sub("", first.text or "")
    dom.replace(element, note)
    if parent.tag in ("ol", "ul", "tbody", "table"):
        parent.tag = "div"


def _signs(element: dom.Element) -> str:
    target = element.get("href") or ""
    back = "backref" if target.startswith(("#fnref", "#_footnoteref", "#cite_ref", "#user-content-fnref")) else ""
    return f"{element.get('class') or ''} {element.get('role') or ''} {back}"


def _definition_note(term: dom.Element, note: dom.Element) -> None:
    body, holder = term.getnext(), term.getparent()
    if body is None or body.tag != "dd":
        return
    dom.move(body, note)
    dom.drop(body)
    dom.replace(term, note)
    if all(child.tag == "x-note" for child in holder):
        holder.tag = "div"
