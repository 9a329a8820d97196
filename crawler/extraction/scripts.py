"""What a page's scripts say of it as data: JSON-LD, and the state that an application in the browser begins with."""

import collections
import json
from collections.abc import Iterator
from typing import Any

from . import dom
from .index import Index

_MOST_JSON = 1_000_000  # letters of a script that is read
_MOST_NODES = 20_000  # of a state that is looked through: one may hold a whole shop
_TELLING = ("headline", "author", "datePublished")
_DESCRIBES = (*_TELLING, "dateModified", "inLanguage")
# What applications call the fields of a post, likeliest first: theirs have no schema.
_TITLE = ("title", "headline", "heading")
_AUTHOR = ("author", "authors", "byline", "writer", "authorName", "author_name")
_PUBLISHED = (
    "publishedAt", "published_at", "datePublished", "publishedDate", "publishDate", "publishedOn", "firstPublishedAt",
    "pubDate", "published", "date",
)  # fmt: skip
_WHO = ("name", "displayName", "fullName", "full_name", "title")


def data(page: Index) -> dict[str, Any]:
    """The JSON-LD object that says most of the article, else the first that describes a page; empty without one."""
    items = [item for script in _scripts(page, "application/ld+json") for item in _flat(script)]
    known = [item for item in items if any(key in item for key in _DESCRIBES)]
    best = max(known, key=lambda item: sum(key in item for key in _TELLING), default={})
    people = [item for item in items if "name" in item and item.get("@type") != "Organization"]  # a house wrote nothing
    by_id = {item["@id"]: item for item in people if isinstance(item.get("@id"), str)}
    return best | {"author": _resolved(best["author"], by_id)} if "author" in best else best


def state(page: Index) -> dict[str, str]:
    """Author and date that the state of a page's application gives for what the page's heading names."""
    titles = {dom.line(heading) for heading in page.of("h1")}
    for script in _scripts(page, "application/json"):
        for node in _nodes(script):
            if any(text(node.get(key)) in titles for key in _TITLE if node.get(key)):
                found = {
                    "author": next(filter(None, (name(node.get(key)) for key in _AUTHOR)), ""),
                    "published": next(filter(None, (text(node.get(key)) for key in _PUBLISHED)), ""),
                }
                if any(found.values()):
                    return found
    return {}


def text(value: Any) -> str:
    """A string with its whitespace as one space each; empty for what is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def name(value: Any) -> str:
    """Names of one person or several."""
    if isinstance(value, list):
        return ", ".join(filter(None, (name(item) for item in value[:10])))
    if isinstance(value, dict):
        return next(filter(None, (text(value.get(key)) for key in _WHO)), "")
    return text(value)


def _scripts(page: Index, kind: str) -> Iterator[Any]:
    for script in page.of("script"):
        if (script.get("type") or "").lower() == kind and len(script.text or "") <= _MOST_JSON:
            try:
                yield json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue


def _flat(found: Any) -> list[dict[str, Any]]:
    items = [item for item in (found if isinstance(found, list) else [found]) if isinstance(item, dict)]
    for item in list(items):
        graph = item.get("@graph")
        items += [inner for inner in graph if isinstance(inner, dict)] if isinstance(graph, list) else []
        items += [inner for key in ("mainEntity",) if isinstance(inner := item.get(key), dict)]
    return items


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """An author, or several, of which the graph tells the name elsewhere: `{"@id": "#/person/1"}`."""
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    known = isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str)
    return by_id.get(value["@id"], value) if known else value


def _nodes(found: Any) -> Iterator[dict[str, Any]]:
    """The objects in a state, the outer ones first."""
    waiting, seen = collections.deque([found]), 0
    while waiting and seen < _MOST_NODES:
        node = waiting.popleft()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [inner for inner in node.values() if isinstance(inner, dict | list)]
        elif isinstance(node, list):
            waiting += [inner for inner in node if isinstance(inner, dict | list)]
