"""Parameters of an API entry: sentences that begin with one, and field lists. Pairs of the signature rule."""

import itertools
import re
from collections.abc import Iterator, Sequence

from gristmill.records import PairType
from gristmill.text import fold, sentences

from ..answers import dangles, fits, led, opens_more, paragraphs, sentence_spans, telling, whole
from ..blocks import Block, Item, Listing, Paragraph, Part, Table, words_in
from ..circular import only_names
from ..drafts import Draft, Quoted, ask
from ..page import Anchor, Page, plain
from ..signatures import Api
from .definition import defined

LEAST_WORDS = 4  # of 232 drafts none goes or comes between 2 and 8: it keeps out a name without a text
# Words of a parameter's description that say more than its name, the function's and its type: "The value to check" has
# one. Of eight readings of descriptions with two 2 would train on them, of 31 with more 19.
LEAST_TELLING = 2
_ABOUT = re.compile(
    r"(?:(?:If|When|With|By default,|The|Passing|Setting|Using|Specify|For|Unless|A|An)\s+)?"
    r"(?:(?:optional|the|argument|parameter|keyword|specified|given|a|an)\s+){0,4}[*`_]{1,2}(\w+)[*`_]{1,2}"
)
_FIELD = re.compile(r"[*`]+(\w+)[*`]+[^–—:-]*(?:–|—|:|-|--)\s+(?=\S)")
_LABELLED = re.compile(r"(?:[*`]*(\w+)[*`]*(?=\W))?[^\n]*?[–—]\s+(?=\S)")

# What a parameter is where it is left out, or in one case of several: not what it is. A switch is said by its cases.
_SPECIAL = re.compile(
    r"(?:If|When|Unless|Without) (?!\S+ is (?:set|given|specified|provided|non-?zero|true|false|[01])\b)"
    r"|(?:The )?\S+ (?:may|can) also\b|\S+ (?:is optional|defaults to)\b",
    re.IGNORECASE,
)

Spans = tuple[Quoted, ...]


def drafts(
    page: Page, part: Part, entry: Api, body: Sequence[Block], anchors: Sequence[tuple[Anchor, ...]]
) -> Iterator[Draft]:
    """A question for each parameter that the entry tells of, and for a field that says what is returned."""
    asked: dict[str, list[Quoted]] = {}
    for at, paragraph in paragraphs(body):
        if telling(page, paragraph):
            for name, spans in _told(page, entry, body, at, paragraph):
                _extend(page, asked.setdefault(name, []), spans)
    answers: list[tuple[str, str, Spans]] = [("parameter", name, tuple(spans)) for name, spans in asked.items()]
    for intent, name, spans in [*answers, *_fields(page, entry, body), *_labelled(page, entry, body)]:
        if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
            continue
        if intent == "parameter" and (_says_little(page, spans) or _only_names(page, spans, name, entry.name)):
            continue
        if questions := ask(page, part, intent, anchors, x=entry.shown, p=name):
            kind: PairType = "version" if intent == "added" else "signature"
            yield Draft(type=kind, section=part.section, questions=questions, spans=spans)


def _says_little(page: Page, spans: Spans) -> bool:
    """Whether all that is said of a parameter is when an error comes, which is asked for itself, or a special case."""
    if page.pack.raises is None or any(span.kind != "prose" for span in spans):
        return False
    said = [text[slice(*cut)] for span in spans for text in [_text(page, span)] for cut in sentences(text)]
    fails = len(said) == 1 and bool(page.pack.raises.search(said[0]))
    return fails or all(_SPECIAL.match(one) for one in said)


def _only_names(page: Page, spans: Spans, *names: str) -> bool:
    return page.pack.language == "en" and only_names(
        "\n\n".join(page.markdown[s.start : s.stop] for s in spans), *names, tells=LEAST_TELLING
    )


def _text(page: Page, span: Quoted) -> str:
    return plain(page.markdown[span.start : span.stop])


def _told(page: Page, entry: Api, body: Sequence[Block], at: int, paragraph: Paragraph) -> Iterator[tuple[str, Spans]]:
    """("indent", spans) for "If *indent* is …", and for the sentences that lean on it."""
    name = ""
    for span in sentence_spans(page, paragraph):
        text = page.markdown[span.start : span.stop]
        name = _about(text, entry) or (name if dangles(page, plain(text)) else "")
        if not name:
            continue
        quoted = Quoted(start=span.start, stop=span.stop, kind="prose")
        if not opens_more(text):
            yield name, (quoted,)
        elif (follower := led(body, at)) is not None and fits(follower):
            yield name, (quoted, whole(follower))


def _about(sentence: str, entry: Api) -> str:
    """The parameter that a sentence begins with, or empty."""
    found = _ABOUT.match(sentence)
    return found[1] if found and found[1] in entry.parameters else ""


def _extend(page: Page, known: list[Quoted], more: Spans) -> None:
    """Add spans; a sentence that follows the last one within its paragraph lengthens it."""
    first = more[0]
    if known and known[-1].kind == "prose" and not page.markdown[known[-1].stop : first.start].strip(" "):
        known[-1] = Quoted(start=known[-1].start, stop=first.stop, kind="prose")
        more = more[1:]
    known.extend(more)


def _fields(page: Page, entry: Api, body: Sequence[Block]) -> Iterator[tuple[str, str, Spans]]:
    """Field lists: "- **Parameters**" with an entry each, "- **Returns**: …"."""
    items = [item for block in body if isinstance(block, Listing) for item in block.items if item.term]
    for item in items:
        role = page.pack.fields.get(fold(plain(item.term).rstrip(":")), "")
        if role == "returns":
            yield "returns", "", defined(page, item)
        elif role == "since":
            yield "added", "", defined(page, item)
        elif role == "parameters":
            yield from _entries(page, item)
            yield from _rows(entry, item)


def _entries(page: Page, field: Item) -> Iterator[tuple[str, str, Spans]]:
    for inner in field.blocks:
        for item in inner.items if isinstance(inner, Listing) else ():
            if found := _FIELD.match(page.markdown[item.start : item.stop]):
                yield (
                    "parameter",
                    found[1],
                    (Quoted(start=item.start + found.end(), stop=item.stop, kind="definition"),),
                )


def _rows(entry: Api, field: Item) -> Iterator[tuple[str, str, Spans]]:
    """The same where the field holds a table: the name in one cell, what it means in the last one."""
    for table in (inner for inner in field.blocks if isinstance(inner, Table)):
        for row in (table.header, *table.rows):
            *names, last = row.cells
            name = next((plain(c.text) for c in names if plain(c.text) in entry.parameters), "")
            if name and not opens_more(last.text):
                yield "parameter", name, (whole(last, "definition"),)


def _labelled(page: Page, entry: Api, body: Sequence[Block]) -> Iterator[tuple[str, str, Spans]]:
    """The same where a paragraph ("Parameters:") stands before a list of "name (type) — meaning"."""
    for label, listing in itertools.pairwise(body):
        if not isinstance(label, Paragraph) or not isinstance(listing, Listing) or not opens_more(label.text):
            continue
        role = page.pack.fields.get(fold(plain(label.text).rstrip(":")), "")
        for item in listing.items:
            found = _LABELLED.match(page.markdown[item.start : item.stop])
            span = Quoted(start=item.start + found.end(), stop=item.stop, kind="definition") if found else None
            if span and role == "returns" and len(listing.items) == 1:
                yield "returns", "", (span,)
            elif found and span and role == "parameters" and found[1] in entry.parameters:
                yield "parameter", found[1], (span,)
