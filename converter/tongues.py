"""The language of each section: pages are partly translated, and some declare another language than they speak."""

import collections
import dataclasses
import functools
import re
from collections.abc import Iterator

from gristmill.detection import LEAST_CHARACTERS, advantage, clearly
from gristmill.records import Seed

from .blocks import Admonition, Listing, Paragraph, Part, parts
from .languages import packs
from .page import Page, plain
from .site import Site

_CODE = re.compile(r"`[^`]*`")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{1,200}[\"”“»]")  # a message in a heading is in the program's language
_SPACES = re.compile(r"\s+")
MOST_CHARACTERS = 600  # that a language is told by: more tell no better (crawler/extraction/extract.py)
MIXED = "mixed-languages"
LEAST_HEADING = 12  # characters of a heading whose language can be told
HEADING_MARGIN = 8.0


def by_language(seed: Seed, site: Site) -> Iterator[tuple[Part, Page | None, str]]:
    """Each part of a page with the page as one of its language; without one the reason code."""
    found = parts(seed.markdown)
    languages = [_language(seed, part) for part in found]
    usual = _usual(seed, found, languages)
    further = {packs.primary(told) for told in (*languages, usual, "en") if told}
    known = functools.cache(lambda language: _page(seed, site, language, found))
    for part, told in zip(found, languages, strict=True):
        language = told or usual
        page = known(language)
        if page and len(further) > 1 and _is_mixed(part, packs.primary(language), further):
            yield part, None, MIXED
        else:
            yield part, page, "" if page else "no-frames"


def _page(seed: Seed, site: Site, language: str, found: list[Part]) -> Page | None:
    pack = packs.pack_of(language)
    return Page(dataclasses.replace(seed, language=packs.written(language)), site, pack, found=found) if pack else None


def _language(seed: Seed, part: Part) -> str:
    """The language of a part, as the seed declares it where that may be; "" where the part says too little."""
    pieces, length = [], 0
    for text in _texts(seed.markdown, part):
        pieces.append(text)
        length += len(text) + 1
        if length > MOST_CHARACTERS:
            break
    text = " ".join(pieces)[:MOST_CHARACTERS]
    found = clearly(text, packs.primary(seed.language)) if len(text) >= LEAST_CHARACTERS else ""
    return seed.language if packs.alike(found, seed.language) else found


def _usual(seed: Seed, found: list[Part], languages: list[str]) -> str:
    """What most of the page is written in: the language of sections that are too short to tell."""
    sizes = collections.Counter[str]()
    for part, language in zip(found, languages, strict=True):
        if language:
            sizes[language] += part.section.stop - part.section.body_start
    return max(sizes, key=sizes.__getitem__, default=seed.language)


def _texts(markdown: str, part: Part) -> Iterator[str]:
    """The prose of a part without code."""
    for block in part.blocks:
        if isinstance(block, Paragraph | Listing | Admonition):
            yield _SPACES.sub(" ", plain(_CODE.sub(" ", markdown[block.start : block.stop])))


def _is_mixed(part: Part, language: str, others: set[str]) -> bool:
    """Whether a paragraph of the part is clearly in another language, or its heading more likely in one of `others`.

    Of a part with a list, such as the options of a command, what is translated is kept: `strays` looks at each answer.
    """
    listed = any(isinstance(block, Listing) for block in part.blocks)
    prose = () if listed else (b for b in part.blocks if isinstance(b, Paragraph))
    texts = (plain(_CODE.sub(" ", block.text))[:MOST_CHARACTERS] for block in prose)
    heading = _QUOTED.sub(" ", plain(_CODE.sub(" ", part.heading)))
    return any(not packs.alike(clearly(text, language), language) for text in texts) or (
        len(heading) >= LEAST_HEADING and any(advantage(heading, o, language) > HEADING_MARGIN for o in others)
    )


def strays(page: Page, answer: str) -> bool:
    """Whether a paragraph of an answer is clearly in another language than its section: nobody translated it."""
    language = packs.primary(page.seed.language)
    if language == "en":
        return False
    texts = (plain(_CODE.sub(" ", piece))[:MOST_CHARACTERS] for piece in (answer, *answer.split("\n\n")))
    return any(not packs.alike(clearly(text, language), language) for text in texts)
