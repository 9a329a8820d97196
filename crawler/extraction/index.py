"""A page's elements by tag and attribute: one walk over the tree in place of one a question."""

import collections
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import dom

_ATTRIBUTES = (
    "class", "id", "role", "rel", "aria-hidden", "itemprop", "style", "hidden", "aria-controls", "data-target",
    "data-bs-target", "data-tab", "aria-label", "aria-labelledby", "title",
)  # fmt: skip
_NAME = r"(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<key>role|itemprop)=[\"']?(?P<value>[\w-]+)[\"']?\])"
_SIMPLE = re.compile(rf"(?P<tag>[a-z][a-z0-9-]*)?{_NAME}|(?P<only>[a-z][a-z0-9-]*)")
_NAMES = re.compile(_NAME)
_COMMA = re.compile(r",(?![^(\[]*[)\]])")  # commas in brackets do not part the selectors of a group


class Index:
    """The elements of a tree by tag and by what their attributes say, as they stood when it was made.

    A walk over libxml2's nodes takes 0.1 ms for a page of 40 kB, and as long again to ask each for an attribute; the
    index takes 0.2 and 0.3 ms. While it lives, lxml need not make its Python objects anew for each walk to come.
    """

    def __init__(self, root: dom.Element) -> None:
        self.root = root
        self.elements: list[dom.Element] = list(root.iter("*"))
        by_tag: collections.defaultdict[str, list[dom.Element]] = collections.defaultdict(list)
        for element in self.elements:
            by_tag[element.tag].append(element)
        self._by_tag = dict(by_tag)

    @functools.cached_property
    def _by_value(self) -> dict[str, dict[str, list[dom.Element]]]:
        found: dict[str, dict[str, list[dom.Element]]] = {name: {} for name in _ATTRIBUTES}
        for element in self.elements:
            for name, value in element.items():
                if name == "class":
                    for word in value.split():
                        found[name].setdefault(word, []).append(element)
                elif name in found:
                    found[name].setdefault(value, []).append(element)
        return found

    def of(self, *tags: str) -> Sequence[dom.Element]:
        """The elements with one of the tags, in document order."""
        return self._joined(self._by_tag[tag] for tag in tags if tag in self._by_tag)

    def values(self, name: str) -> Mapping[str, Sequence[dom.Element]]:
        """What an attribute says (id, role, style, …; a word of class) → the elements."""
        return self._by_value[name]

    def where(self, name: str, holds: Callable[[str], object]) -> Sequence[dom.Element]:
        """The elements of which a value of an attribute passes a test, in document order. Each value is asked once."""
        return self._joined(elements for value, elements in self._by_value[name].items() if holds(value))

    def select(self, css: str, main: dom.Element) -> Sequence[dom.Element]:
        """What a CSS selector group finds in `main` and is there now, in document order; none for an empty group."""
        return self._joined(self._one(selector, main) for selector in _selectors(css))

    def _one(self, selector: "_Selector", main: dom.Element) -> list[dom.Element]:
        if not all(value in self._by_value[name] for name, value in selector.needs):
            return []  # most of a profile's selectors, on most pages
        if not selector.simple:
            return dom.select(main, selector.css)
        found = [self._by_value[name][value] for name, value in selector.needs] or [self._by_tag.get(selector.tag, [])]
        return [e for e in found[0] if selector.tag in ("", e.tag) and (e is main or main in e.iterancestors())]

    def _joined(self, found: Iterable[Sequence[dom.Element]]) -> Sequence[dom.Element]:
        some = [elements for elements in found if elements]
        if len(some) < 2:
            return some[0] if some else ()
        every = set().union(*some)
        return [element for element in self.elements if element in every]


def below(main: dom.Element, elements: Iterable[dom.Element]) -> list[dom.Element]:
    """Those of some elements that are in `main` now: an index may be older."""
    return [element for element in elements if main in element.iterancestors()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selector:
    """One CSS selector of a group."""

    css: str
    tag: str
    # of a simple one, "" for any
    simple: bool
    # nothing but a tag, a class, an id, a role or an itemprop
    needs: tuple[tuple[str, str], ...]
    # (attribute, value) that a page must have for the selector to find anything


@functools.lru_cache(maxsize=512)  # bounded: selectors come from profiles and spiders.yaml, never from pages
def _selectors(css: str) -> tuple[_Selector, ...]:
    return tuple(_selector(member.strip()) for member in _COMMA.split(css) if member.strip())


def _selector(css: str) -> _Selector:
    simple = _SIMPLE.fullmatch(css)
    tag = (simple["tag"] or simple["only"] or "") if simple else ""
    needs = () if "(" in css else tuple(_needs(css))  # :not(.x) and its like need nothing
    return _Selector(css=css, tag=tag, simple=simple is not None, needs=needs)


def _needs(css: str) -> Iterator[tuple[str, str]]:
    for found in _NAMES.finditer(css):
        if found["key"]:
            yield found["key"], found["value"]
        else:
            yield ("class", found["class"]) if found["class"] else ("id", found["id"])
