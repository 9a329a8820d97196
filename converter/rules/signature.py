"""API entries: what a name is for, how it is called, what it gives and raises; parameters are in parameters.py."""

import re
from collections.abc import Iterator, Sequence

from gristmill.sections import signature

from ..answers import dangles, leans, opens_more, paragraphs, sentence_spans, telling, whole
from ..blocks import Block, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, ask
from ..languages.pack import Pack
from ..page import Anchor, Page, display, plain
from ..passages import opening
from ..prototypes import prototypes
from ..signatures import Api
from . import parameters

LEAST_WORDS = 4  # of 2,367 drafts 8 lose 122, all five read are right; 2 bring 16 such as "Termination signal."
MOST_DECLARED = 6  # functions of one section that are asked for
MEMBERS = range(3, 26)  # of a class: fewer say little, more are an index
_ERROR = re.compile(r"`((?:[A-Za-z_]\w*\.)*[A-Za-z]\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration))`")
_PURPOSE = {"function": "purpose", "class": "purpose_class", "exception": "purpose_exception"}


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions about one API entry."""
    entry = page.api(part)
    if entry is None:
        yield from _declared(page, part)
    if entry is None or entry.kind in ("flag", "directive"):
        return
    body = [b for b in part.blocks if not _more_signatures(b)]
    yield from _purpose(page, part, entry, body)
    yield from _arguments(page, part, entry)
    yield from parameters.drafts(page, part, entry, body, named(page, part, entry))
    yield from _raised(page, part, entry, body)
    yield from _special(page, part, entry, body)
    yield from _members(page, part, entry)


def _declared(page: Page, part: Part) -> Iterator[Draft]:
    """A section that begins with prototypes: what its function does, or each of several that the text tells of."""
    found = prototypes(page, part)
    if found is None:
        return
    if len(found.entries) == 1:
        entry = found.entries[0]
        if not found.fence.content.rstrip().endswith(("()", "();", "(void);")):
            yield from _asked(page, part, entry, "arguments", [whole(found.fence)])
        yield from _purpose(page, part, entry, part.blocks)
        return
    for entry in found.entries[:MOST_DECLARED]:
        begins = re.compile(rf"(?:The )?{re.escape(entry.name)}(?:\([^()]*\))?(?!\w)(?! and\b|,)")
        told = [p for _, p in paragraphs(part.blocks) if telling(page, p) and begins.match(plain(p.text))]
        if told and not opens_more(told[-1].text) and not any(leans(page, p) for p in told):
            yield from _asked(page, part, entry, "purpose", [whole(p) for p in told])


def named(page: Page, part: Part, entry: Api) -> list[tuple[Anchor, ...]]:
    """Anchors for a question that names an API entry: each names the product or what the entry belongs to."""
    chain = [a for a in page.anchors(part) if a.kind != "task" and a.text.strip("`()") not in entry.name]
    firm = [a for a in chain if a.kind in ("api", "module", "command", "program")]
    product = [a for a in chain if a.kind == "product"]
    topics = [a for a in chain if a.kind in ("topic", "release") and page.hangs(a)]
    qualified = bool(
        re.search(r"[._:]\w|^[a-z][\w-]* [\w -]+$", entry.name[1:]) or re.search(r"[a-z][A-Z]", entry.name)
    )
    known = page.names_product(entry.name)
    found: list[tuple[Anchor, ...]] = [() if known else tuple(product)] if qualified and (known or product) else []
    found += [(a,) for a in [*firm[:2], *product]] + [(a, *product) for a in topics[:2]]
    found += [(topics[0], a) for a in [*firm[:1], *product] if topics]
    return found or [()]


def _asked(page: Page, part: Part, entry: Api, intent: str, spans: Sequence[Quoted], **slots: str) -> Iterator[Draft]:
    questions = ask(page, part, intent, named(page, part, entry), x=entry.shown, **slots)
    if questions and spans:
        lines = all(span.kind == "signature" for span in spans)
        yield Draft(
            type="signature",
            section=part.section,
            questions=questions,
            spans=tuple(spans),
            joint="\n" if lines else "\n\n",
        )


def _more_signatures(block: Block) -> bool:
    """A paragraph of code spans: the further signatures of an entry that has several."""
    return isinstance(block, Paragraph) and all(signature(line.strip()) for line in block.text.split("\n"))


def heading(part: Part) -> Quoted:
    """The signature that the part's heading is."""
    return Quoted(start=part.heading_start, stop=part.heading_start + len(part.heading), kind="signature")


def _purpose(page: Page, part: Part, entry: Api, body: Sequence[Block]) -> Iterator[Draft]:
    spans = opening(page, body)
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) >= LEAST_WORDS:
        text = plain(page.markdown[spans[0].start : spans[0].stop])
        if page.pack.kinds and page.pack.kinds.points(text):
            return
        yield from _asked(page, part, entry, _purpose_intent(page.pack, entry, text), spans)


def _purpose_intent(pack: Pack, entry: Api, text: str) -> str:
    intent = _PURPOSE.get(entry.kind, "purpose_value")
    if intent == "purpose" and re.match(r"Returns?\b", text):
        return "returns"
    if intent == "purpose_exception" and pack.occasion and not pack.occasion.search(text):
        return "purpose_value"
    return intent


def _arguments(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """Worth asking from two parameters on, or where one has a default."""
    if entry.callable and (len(entry.parameters) > 1 or "=" in part.signature):
        more = [whole(block, "signature") for block in part.blocks[:1] if _more_signatures(block)]
        yield from _asked(page, part, entry, "arguments", [heading(part), *more])


def _raised(page: Page, part: Part, entry: Api, body: Sequence[Block]) -> Iterator[Draft]:
    """The first sentence about each exception that says when it comes."""
    if entry.kind not in ("function", "class") or page.pack.raises is None:
        return
    asked: set[str] = set()
    told = (span for _, p in paragraphs(body) if telling(page, p) for span in sentence_spans(page, p))
    for span in told:
        text = display(page.markdown[span.start : span.stop])
        errors = set(_ERROR.findall(text)) - asked
        if len(errors) == 1 and page.pack.raises.search(text) and not dangles(page, text):
            asked |= errors
            quoted = Quoted(start=span.start, stop=span.stop, kind="prose")
            yield from _asked(page, part, entry, "raises", [quoted], e=errors.pop())


def _special(page: Page, part: Part, entry: Api, body: Sequence[Block]) -> Iterator[Draft]:
    """Lines of their own kind, such as platforms and auditing events."""
    for _, paragraph in paragraphs(body):
        text = plain(paragraph.text)
        for beginning, intent in page.pack.lines.items():
            if text.startswith(beginning):
                yield from _asked(page, part, entry, intent, [whole(paragraph, "line")])


def _members(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """The members that a class documents, in their order."""
    if entry.kind != "class":
        return
    inner = [p for p in page.parts[part.number + 1 :] if p.parent == part.number and p.signature]
    for kind, label in (("function", "methods"), ("value", "attributes")):
        own = [p for p in inner if (member := page.api(p)) is not None and member.kind == kind]
        if len(own) in MEMBERS and label in page.pack.labels:
            yield from _asked(page, part, entry, "members", [heading(p) for p in own], kind=page.pack.labels[label])
