"""API entries: what a name is for, what it takes, gives and raises, parameter by parameter."""

import re
from collections.abc import Iterator, Sequence

from gristmill.text import fold

from ..answers import dangles, fits, led, opening, opens_more, paragraphs, sentence_spans, telling, whole
from ..blocks import Block, Item, Listing, Paragraph, Part, Span, words_in
from ..drafts import Draft, Quoted, ask
from ..page import Anchor, Page, display, plain
from ..signatures import Api

LEAST_WORDS = 4
MOST_MEMBERS = 25
_RAISES = re.compile(r"\b(?:raises?d?|throws?|raising)\b|\bis raised\b")
_ERROR = re.compile(r"`((?:[A-Za-z_]\w*\.)*[A-Za-z]\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration))`")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions about one API entry."""
    entry = page.api(part)
    if entry is None or entry.kind in ("flag", "directive"):
        return
    rest = [b for b in part.blocks if not _more_signatures(b)]
    yield from _purpose(page, part, entry, rest)
    yield from _arguments(page, part, entry)
    yield from _parameters(page, part, entry, rest)
    yield from _raised(page, part, entry, rest)
    yield from _special(page, part, entry, rest)
    yield from _fields(page, part, entry, rest)
    yield from _members(page, part, entry)


def named(page: Page, part: Part, entry: Api) -> list[tuple[Anchor, ...]]:
    """Anchors for a question that names an API entry: none where the name says where it belongs."""
    chain = [a for a in page.anchors(part) if a.kind != "task" and a.text.strip("`()") not in entry.name]
    firm = [a for a in chain if a.kind in ("api", "module", "command")]
    product = [a for a in chain if a.kind == "product"]
    topics = [a for a in chain if a.kind in ("topic", "release")]
    qualified = bool(re.search(r"[._:]\w", entry.name[1:]) or re.search(r"[a-z][A-Z]", entry.name))
    found: list[tuple[Anchor, ...]] = [()] if qualified else []
    found += [(a,) for a in [*firm[:2], *product, *topics[:2]]]
    found += [(topics[0], a) for a in [*firm[:1], *product] if topics]
    return found or [()]


def _more_signatures(block: Block) -> bool:
    """A paragraph of code spans: the further signatures of an entry that has several."""
    return isinstance(block, Paragraph) and all(
        re.fullmatch(r"`+[^`]+`+", line.strip()) for line in block.text.split("\n")
    )


def _signature(page: Page, part: Part) -> tuple[Quoted, ...]:
    """The code spans of the entry's signatures, one quote each."""
    found = [Quoted(start=part.heading_start, stop=part.heading_start + len(part.heading), kind="signature")]
    for block in part.blocks[:1]:
        if _more_signatures(block):
            found.append(Quoted(start=block.start, stop=block.stop, kind="signature"))
    return tuple(found)


def _purpose(page: Page, part: Part, entry: Api, rest: Sequence[Block]) -> Iterator[Draft]:
    spans = opening(page, rest)
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
        return
    intent = {"function": "purpose", "class": "purpose_class", "exception": "purpose_exception"}.get(
        entry.kind, "purpose_value"
    )
    text = plain(page.markdown[spans[0].start : spans[0].stop])
    if intent == "purpose" and re.match(r"Returns?\b", text):
        intent = "returns"
    if intent == "purpose_exception" and not re.search(r"\b(?:[Rr]aised|thrown|when|if)\b", text):
        intent = "purpose_value"
    questions = ask(page, part, intent, named(page, part, entry), x=entry.shown)
    if questions:
        yield Draft(type="signature", section=part.section, questions=questions, spans=spans)


def _arguments(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """Worth asking from two parameters on, or where one has a default."""
    if not entry.callable or (len(entry.parameters) < 2 and "=" not in part.signature):
        return
    if questions := ask(page, part, "arguments", named(page, part, entry), x=entry.shown):
        yield Draft(
            type="signature", section=part.section, questions=questions, spans=_signature(page, part), joint="\n"
        )


def _parameters(page: Page, part: Part, entry: Api, rest: Sequence[Block]) -> Iterator[Draft]:
    """Sentences that begin with a parameter ("If *indent* is …") answer what it does."""
    asked: dict[str, list[Quoted]] = {}
    for at, paragraph in paragraphs(rest):
        if not telling(page, paragraph):
            continue
        last = ""
        for span in sentence_spans(page, paragraph):
            text = page.markdown[span.start : span.stop]
            name = _about(text, entry)
            if not name and last and dangles(plain(text)):
                name = last
            last = name
            if not name:
                continue
            if opens_more(text):
                follower = led(rest, at)
                if follower is None or not fits(follower):
                    continue
                asked.setdefault(name, []).extend(
                    [Quoted(start=span.start, stop=span.stop, kind="prose"), whole(follower)]
                )
            else:
                _extend(page, asked.setdefault(name, []), span)
    for name, spans in asked.items():
        if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
            continue
        if questions := ask(page, part, "parameter", named(page, part, entry), x=entry.shown, p=name):
            yield Draft(type="signature", section=part.section, questions=questions, spans=tuple(spans))


def _extend(page: Page, spans: list[Quoted], span: Span) -> None:
    """Add a sentence; one that follows the last within its paragraph lengthens it."""
    if spans and spans[-1].kind == "prose" and not page.markdown[spans[-1].stop : span.start].strip(" "):
        spans[-1] = Quoted(start=spans[-1].start, stop=span.stop, kind="prose")
    else:
        spans.append(Quoted(start=span.start, stop=span.stop, kind="prose"))


_ABOUT = re.compile(
    r"(?:(?:If|When|With|By default,|The|Passing|Setting|Using|Specify|For|Unless|A|An)\s+)?(?:(?:optional|the|argument|parameter|keyword|specified|given|a|an)\s+){0,4}[*`_]{1,2}(\w+)[*`_]{1,2}"
)


def _about(sentence: str, entry: Api) -> str:
    """The parameter that a sentence begins with, or empty."""
    found = _ABOUT.match(sentence.strip())
    return found[1] if found and found[1] in entry.parameters else ""


def _raised(page: Page, part: Part, entry: Api, rest: Sequence[Block]) -> Iterator[Draft]:
    if entry.kind == "exception":
        return
    asked: set[str] = set()
    for _, paragraph in paragraphs(rest):
        if not telling(page, paragraph):
            continue
        for span in sentence_spans(page, paragraph):
            text = display(page.markdown[span.start : span.stop])
            errors = set(_ERROR.findall(text))
            if (
                len(errors) != 1
                or not _RAISES.search(text)
                or not re.search(r"\b(?:if|when|on|for|unless|whenever)\b", text)
                or dangles(text)
            ):
                continue
            error = errors.pop()
            if error in asked:
                continue
            asked.add(error)
            if questions := ask(page, part, "raises", named(page, part, entry), x=entry.shown, e=error):
                quoted = Quoted(start=span.start, stop=span.stop, kind="prose")
                yield Draft(type="signature", section=part.section, questions=questions, spans=(quoted,))


def _special(page: Page, part: Part, entry: Api, rest: Sequence[Block]) -> Iterator[Draft]:
    """Lines of their own kind: platforms, auditing events."""
    for _, paragraph in paragraphs(rest):
        text = plain(paragraph.text)
        intent = (
            "availability"
            if text.startswith("Availability:")
            else "event"
            if text.startswith("Raises an auditing event")
            else ""
        )
        if intent and (questions := ask(page, part, intent, named(page, part, entry), x=entry.shown)):
            yield Draft(type="signature", section=part.section, questions=questions, spans=(whole(paragraph, "line"),))


def _fields(page: Page, part: Part, entry: Api, rest: Sequence[Block]) -> Iterator[Draft]:
    """Field lists: "- **Parameters**" with an entry each, "- **Returns**: …"."""
    for block in rest:
        if not isinstance(block, Listing) or not page.pack.fields:
            continue
        for item in block.items:
            role = page.pack.fields.get(fold(plain(item.term).rstrip(":")), "") if item.term else ""
            if role == "parameters":
                yield from _field_parameters(page, part, entry, item)
            elif role == "returns" and item.body < item.stop:
                if questions := ask(page, part, "returns", named(page, part, entry), x=entry.shown):
                    spans = (Quoted(start=item.body, stop=item.stop, kind="definition"),)
                    yield Draft(type="signature", section=part.section, questions=questions, spans=spans)


def _field_parameters(page: Page, part: Part, entry: Api, field: Item) -> Iterator[Draft]:
    for inner in field.blocks:
        for item in inner.items if isinstance(inner, Listing) else ():
            text = page.markdown[item.start : item.stop]
            found = re.match(r"[*`]+(\w+)[*`]+[^–—:-]*(?:–|—|:|-|--)\s+(?=\S)", text)
            if not found or words_in(text[found.end() :]) < LEAST_WORDS:
                continue
            if questions := ask(page, part, "parameter", named(page, part, entry), x=entry.shown, p=found[1]):
                spans = (Quoted(start=item.start + found.end(), stop=item.stop, kind="definition"),)
                yield Draft(type="signature", section=part.section, questions=questions, spans=spans)


def _members(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """The members that a class documents, in their order."""
    if entry.kind != "class":
        return
    inner = [p for p in page.parts[part.number + 1 :] if p.parent == part.number and p.signature]
    for kind, intent in (("function", "methods"), ("value", "attributes")):
        own = [p for p in inner if (a := page.api(p)) is not None and a.kind == kind]
        if not 3 <= len(own) <= MOST_MEMBERS:
            continue
        label = page.pack.labels.get(intent, "") if page.pack.labels else ""
        if label and (questions := ask(page, part, "members", named(page, part, entry), x=entry.shown, kind=label)):
            spans = tuple(
                Quoted(start=p.heading_start, stop=p.heading_start + len(p.heading), kind="signature") for p in own
            )
            yield Draft(type="signature", section=part.section, questions=questions, spans=spans, joint="\n")
