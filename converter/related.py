"""What stands near a section: its siblings below one heading, and what its links lead to in the crawl."""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote, urldefrag, urljoin

from gristmill.links import LINK
from gristmill.records import Seed
from gristmill.store import Workspace

from .blocks import Part
from .page import display

MOST_SIBLINGS = 4  # next to a section, on either side: what stands far from it is compared with it by nobody
Page = tuple[Seed, list[Part]]
_TARGET = re.compile(r"\]\(<?([^\s<>]+?)>?(?:\s+\"[^\"]*\")?\)$")
_NO_SLUG = re.compile(r"[\W_]+")
_INDEX = re.compile(r"/index\.html?$")


def siblings(page: Sequence[Part], part: Part) -> Iterator[Part]:
    """Other sections below the same heading and of its level: up to four before and four behind it, in their order."""
    same = [one for one in page if one.parent == part.parent and one.section.level == part.section.level > 0]
    at = next((place for place, one in enumerate(same) if one is part), None)
    if at is not None:
        yield from (*same[max(at - MOST_SIBLINGS, 0) : at], *same[at + 1 : at + 1 + MOST_SIBLINGS])


class Links:
    """The pages of a workspace by their address, read when the first link is followed."""

    def __init__(self, workspace: Workspace, page: Callable[[str, str], Page | None]) -> None:
        self._workspace, self._page = workspace, page

    @functools.cached_property
    def _paths(self) -> dict[str, tuple[str, str]]:
        """Address without a fragment → path and digest of the seed."""
        seeds = (seed for seed in self._workspace.seeds() if seed.status == "active" and not seed.flags)
        return {_address(seed.url): (seed.path, seed.sha256) for seed in seeds}

    def of(self, seed: Seed, part: Part) -> Iterator[tuple[Seed, Part]]:
        """The sections of the same source that links of a section lead to, each once: a fragment's, else a page's first
        that says something.
        """
        seen = {part.section.sha256}
        for link in LINK.finditer(seed.markdown, part.section.body_start, part.section.stop):
            found = self._at(address_of(seed, link[0]))
            if found and found[0].source == seed.source and found[1].section.sha256 not in seen:
                seen.add(found[1].section.sha256)
                yield found

    def _at(self, url: str) -> tuple[Seed, Part] | None:
        address, fragment = urldefrag(url)
        path = self._paths.get(_address(address))
        page = self._page(*path) if path else None
        if page is None:
            return None
        listed = [one for one in page[1] if one.blocks]
        if fragment:
            wanted = _slug(unquote(fragment))
            listed = [one for one in listed if wanted in (_slug(display(one.heading)), _slug(_called(one.signature)))]
        return (page[0], listed[0]) if listed else None


def address_of(seed: Seed, link: str) -> str:
    """Where an inline link of a page leads, as an absolute URL; the page's own where the link has no target."""
    found = _TARGET.search(link)
    target: str = found[1] if found else ""
    return urljoin(seed.url, target)


def _called(signature: str) -> str:
    """`async asyncio.run(main)` by its name, as fragments have it."""
    return signature.partition("(")[0].rpartition(" ")[2]


def _address(url: str) -> str:
    """An address as two spellings of it are compared: without a fragment, an index page as its folder."""
    return _INDEX.sub("/", urldefrag(url)[0]).removesuffix("/")


def _slug(text: str) -> str:
    """A heading, a name or a fragment as generators of sites spell them alike: small letters and digits."""
    return _NO_SLUG.sub("-", text.casefold()).strip("-")
