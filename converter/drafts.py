"""Drafts: a question in several forms, and the spans of the page that answer it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gristmill.records import PairType, Section
from gristmill.text import digest

from .blocks import Part, Span, quote
from .page import Anchor, Page

MAX_QUESTION_WORDS = 25  # longer ones read like quotations of the page
MIN_ANSWER_WORDS = 1
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(Span):
    """A span that is part of an answer."""

    kind: str
    # of the Evidence: prose | list | row | table | code | definition | signature | admonition | heading | line


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A pair before its question is known to be the only one of its kind on the site."""

    type: PairType
    section: Section
    questions: tuple[str, ...]
    # the shortest first, each with more anchors than the one before
    spans: tuple[Quoted, ...]
    joint: str = "\n\n"
    # between the quotes of the answer
    exclusive: bool = False
    # an answer that is right only if no other section answers the same question

    def answer(self, markdown: str) -> str:
        """The quotes, joined."""
        return self.joint.join(quote(markdown, span) for span in self.spans)


def ask(page: Page, part: Part, intent: str, anchors: Iterable[tuple[Anchor, ...]], /, **slots: str) -> tuple[str, ...]:
    """The question of an intent with each set of anchors; empty where the language has no frame for it.

    Which frame is used hangs on the heading path and the slots only, so that an edit elsewhere changes nothing.
    """
    frames = page.pack.frames.get(intent)
    if not frames:
        return ()
    key = digest(page.seed.source, page.seed.url, *part.section.heading_path, intent, *sorted(slots.values()), length=8)
    frame = frames[int(key, 16) % len(frames)]
    asked = (_filled(page, frame, chain, slots) for chain in anchors)
    return tuple(q for q in dict.fromkeys(asked) if good(page, q))


def _filled(page: Page, frame: str, chain: tuple[Anchor, ...], slots: dict[str, str]) -> str:
    at = "".join(page.pack.anchors[anchor.kind].replace("{a}", anchor.text) for anchor in chain)
    values = {**slots, "at": at}
    text = re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], ""), frame)
    text = _SPACES.sub(" ", text).strip()
    return text[:1].upper() + text[1:]


def good(page: Page, question: str) -> bool:
    """Whether a question is short enough and leans on nothing that it does not name."""
    if not 2 <= len(question.split()) <= MAX_QUESTION_WORDS or not question.isprintable():
        return False
    bare = re.sub(r"`[^`]*`", "", question)
    return not page.pack.leaning.search(bare) and "](" not in question and question.count("`") % 2 == 0


def around(page: Page, part: Part, text: str, *, own: bool = False) -> Iterator[tuple[Anchor, ...]]:
    """Sets of anchors for a question about `text`, from the least that makes it stand alone to the most.

    `own`: the text is the part's heading, which says little where other sections have the same.
    """
    chain = [a for a in page.anchors(part) if a.text.strip("`").lower() not in text.lower()]
    product = [a for a in chain if a.kind == "product"]
    near = [a for a in chain if a.kind != "product"]
    common = own and page.common(part)
    if not common:
        if page.names_itself(text):
            yield ()
        elif product:
            yield (product[0],)
    for anchor in near:
        yield (anchor,)
    if near and product:
        yield (near[0], product[0])
    if len(near) > 1:
        yield (near[0], near[-1])


def within(page: Page, part: Part) -> Iterator[tuple[Anchor, ...]]:
    """Sets of anchors for a question about something inside the part: the part's own topic comes first."""
    own = page._anchor(part)
    chain = [*([own] if own else []), *page.anchors(part)]
    near = [a for a in dict.fromkeys(chain) if a.kind != "product"]
    product = [a for a in chain if a.kind == "product"]
    for anchor in near[:2]:
        yield (anchor,)
    if near and product:
        yield (near[0], product[0])
    if len(near) > 1:
        yield (near[0], near[1])
    if not near and product:
        yield (product[0],)
