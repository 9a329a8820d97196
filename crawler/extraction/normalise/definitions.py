"""Definition lists → lists with bold terms; where a definition itself holds a list, → labels.

A list under "- **term**" would sit one level deeper than on the page, so such entries become a bold paragraph and what
belongs to it.
"""

from lxml import etree

from .. import dom

BLOCKS = frozenset(
    "p div ul ol li dl dt dd table pre blockquote section article aside figure figcaption details h1 h2 h3 h4"
    " h5 h6 hr header"
    " footer main address fieldset form center x-alert x-entry x-label x-note x-title".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def normalise(main: dom.Element) -> None:
    """Turn every <dl> that is left into <ul> or labels, outer ones first."""
    for dl in list(main.iter("dl")):
        if dl is not main and dl.getparent() is not None:
            _one(dl)


def _one(dl: dom.Element) -> None:
    wrappers = [child for child in dl if child.tag == "div" and next(child.iterchildren("dt", "dd"), None) is not None]
    for wrapper in wrappers:
        dom.unwrap(wrapper)
    if dl.find("dt") is None:  # an indentation: MediaWiki's ":"
        dl.tag = "div"
        for body in dl.iterchildren("dd"):
            body.tag = "div"
        return
    labelled = next(dl.iter("li", *_HEADINGS), None) is not None
    groups = _groups(dl)
    made = dom.make("div" if labelled else "ul")
    for terms, bodies in groups:
        made.extend(_labelled(terms, bodies) if labelled else [_item(terms, bodies)])
    dom.replace(dl, made)


def _groups(dl: dom.Element) -> list[tuple[list[dom.Element], list[dom.Element]]]:
    """(terms, bodies) of each definition. What stands outside of both is the body of the term before it."""
    groups: list[tuple[list[dom.Element], list[dom.Element]]] = []
    _gather_loose(dl)
    for child in list(dl):
        child.tail = None
        if child.tag == "dt":
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(child)
            groups[-1][1].extend(_blocks_of(child))
        else:
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(child)
    return groups


def _gather_loose(dl: dom.Element) -> None:
    """Put text and elements that are no <dt> or <dd> into bodies of their own."""
    body = None
    if (dl.text or "").strip():
        body = dom.make("dd", dl.text)
        dl.insert(0, body)
    dl.text = None
    for child in [e for e in dl if e is not body]:
        tail, child.tail = child.tail, None
        if child.tag in ("dt", "dd"):
            body = None
        else:
            if body is None:
                body = dom.make("dd")
                child.addprevious(body)
            body.append(child)
        if tail and not tail.isspace():
            if body is None:
                body = dom.make("dd")
                child.addnext(body)
            if len(body):
                body[-1].tail = tail
            else:
                body.text = tail


def first_block(term: dom.Element) -> dom.Element | None:
    """Where a term's own line ends: the first block behind its text. YARD documents a constant inside its <dt>."""
    if not (term.text or "").strip():
        return None
    return next((child for child in term if child.tag in BLOCKS), None)


def _blocks_of(term: dom.Element) -> list[dom.Element]:
    block = first_block(term)
    if block is None:
        return []
    body = dom.make("dd")
    body.extend([block, *block.itersiblings()])
    return [body]


def _term(terms: list[dom.Element], tag: str) -> dom.Element | None:
    """All terms of a group as bold text, commas between them; None where they are empty."""
    made = dom.make(tag)
    for term in terms:
        kind = _classified(term)
        etree.strip_tags(term, "strong", "b", "p", "div")
        if not dom.content(term).strip():
            continue
        if len(made):
            made[-1].tail = (made[-1].tail or "") + ", "
        for line_break in list(term.iter("br")):
            line_break.tail = " " + (line_break.tail or "")
            dom.drop(line_break)
        bold = dom.make("strong")
        dom.move(term, bold)
        _strip_colon(bold)
        made.append(bold)
        if kind is not None:
            bold.tail, kind.tail = " (", ")"
            made.append(kind)
    return made if len(made) else None


def _classified(term: dom.Element) -> dom.Element | None:
    """The type behind a term, taken out of it: docutils' `classifier`, whose colon is often a style's alone."""
    kinds = term.xpath("./span[@class='classifier']")
    for mark in term.xpath("./span[@class='classifier-delimiter']"):
        dom.drop(mark)
    if not kinds or not dom.content(kinds[0]).strip():
        return None
    kind = dom.make("em")
    for number, found in enumerate(kinds):  # "x : int : optional"
        if number:
            dom.add_text(kind, ", ")
        dom.move(found, kind)
        dom.drop(found)
    return kind


def _strip_colon(bold: dom.Element) -> None:
    """Take the colon off the end of a term, however deep its last letter lies."""
    last = bold
    while len(last) and not (last[-1].tail or "").strip():
        last[-1].tail = None
        last = last[-1]
    if len(last):
        last[-1].tail = last[-1].tail.rstrip().removesuffix(":")
    elif last.tag != "code":
        last.text = (last.text or "").strip().removesuffix(":")


def _labelled(terms: list[dom.Element], bodies: list[dom.Element]) -> list[dom.Element]:
    made = []
    for term in terms:
        if any(next(term.iter(tag), None) is not None for tag in _HEADINGS):
            term.tag = "div"
            made.append(term)
            terms = [t for t in terms if t is not term]
    label = _term(terms, "p")
    for body in bodies:
        body.tag = "div"
    return [*made, *([label] if label is not None else []), *bodies]


def _item(terms: list[dom.Element], bodies: list[dom.Element]) -> dom.Element:
    if any(next(term.iter("pre"), None) is not None for term in terms):
        return _blocks_item([*terms, *bodies])
    item, term = dom.make("li"), _term(terms, "span")
    only = bodies[0] if len(bodies) == 1 else None
    if only is not None and (paragraph := _paragraph(only)) is not None:
        if term is not None:
            item.append(term)
            term.tail = ": " if dom.content(paragraph).strip() or len(paragraph) else None
        paragraph.tag, paragraph.tail = "span", None
        item.append(paragraph)
        return item
    if term is not None:
        term.tag = "p"
        item.append(term)
    for body in bodies:
        body.tag = "div"
        item.append(body)
    return item


def _blocks_item(parts: list[dom.Element]) -> dom.Element:
    item = dom.make("li")
    for part in parts:
        part.tag = "div"
        item.append(part)
    return item


def _paragraph(body: dom.Element) -> dom.Element | None:
    """The body, or the one paragraph in it, if it is no more than a paragraph."""
    blocks = [child for child in body if child.tag in BLOCKS]
    if not blocks:
        return body if all(e.tag not in BLOCKS for e in body.iterdescendants("*")) else None
    single = blocks[0]
    if len(blocks) > 1 or len(body) > 1 or (body.text or "").strip() or (single.tail or "").strip():
        return None
    if single.tag in ("p", "div"):
        return _paragraph(single)
    return None
