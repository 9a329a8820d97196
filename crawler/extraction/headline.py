"""An article's headline: which element it is, and that it stands above the text."""

import re

from . import dom
from .index import Index

_HEADS = ("h1", "h2", "h3")
_NAMED = re.compile(
    r"(?:^|[-_ ])(?:entry|post|article|story|page|blog)[-_]?(?:title|heading)(?:$|[-_ ])|headline|p-name"
)
_OF_SITE = re.compile(r"site-(?:title|logo)")  # class of the site's name
_LONGEST = 300  # letters
_LEAST = 2  # words of one that nothing but the head's title proves


def find(page: Index, stated: str) -> dom.Element | None:
    """The element that is the headline: what `stated` (the head's titles, joined) says too, and no link home."""
    known = dom.fold(stated)
    found = [e for e in page.of(*_HEADS) if _is_said(dom.line(e), known) and not leads_home(e)]
    named = [e for e in found if _NAMED.search(f"{e.get('class') or ''} {e.get('itemprop') or ''}")]
    first = [e for e in found if e.tag == "h1"] or [e for e in found if e.tag == "h2" and " " in dom.line(e).strip()]
    return next(iter([*named, *first]), None)


def _is_said(text: str, known: str) -> bool:
    folded = dom.fold(text)
    return bool(folded) and len(text) <= _LONGEST and folded in known


def leads_home(heading: dom.Element) -> bool:
    """Whether a heading is the site's name: a link to its front page, or in a box of that name."""
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    home = any((a.get("href") or "") in ("/", "./", "../", "index.html") for a in links)
    return home or any(_OF_SITE.search(e.get("class") or "") for e in (heading, *heading.iterancestors()))


def take(page: Index, main: dom.Element, stated: str, title: str) -> None:
    """Put the headline above an article's text, where that has no first heading of its own."""
    own = next((h for h in main.iter("h1") if dom.content(h).strip()), None)
    if own is not None and not dom.inside(own, ("nav",)) and not leads_home(own):
        _unlink(own)
        return
    element = find(page, stated)
    if element is not None:
        dom.drop(element)
        element.tag = "h1"
        _unlink(element)
    elif len(title.split()) >= _LEAST:
        element = dom.make("h1", title)
    else:
        return
    element.tail, main.text = main.text, None
    main.insert(0, element)


def _unlink(heading: dom.Element) -> None:
    """A headline that leads to its own page is no link."""
    for anchor in heading.iter("a"):
        anchor.tag = "span"
