"""API entries: what a name is for, how it is called, what it gives and raises; parameters are in parameters.py."""

import collections
import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from ..answers import dangles, leans, opens_more, paragraphs, sentence_spans, telling, whole
from ..blocks import Block, Fence, Part, is_signatures, words_in
from ..circular import only_names
from ..commands import NOUNS
from ..drafts import Draft, Quoted, ask
from ..languages.english_words import is_word
from ..languages.pack import Pack
from ..page import Anchor, Page, display, plain
from ..passages import opening
from ..prototypes import prototypes
from ..settings import pointed_at
from ..signatures import Api, unclassed
from ..site import command_of
from . import parameters

# Of 2,367 drafts 8 words lose 122, all five read are right; 2 bring 16 such as "Termination signal.", and of those of 4
# some call a superclass or are a default.
LEAST_WORDS = 5
# Terms of a purpose that neither the name nor a heading above has. Of 27 answers with fewer readers would train on 5:
# "Generate an etag for some data" of `generate_etag`.
LEAST_NEW_TERMS = 2
# Of an answer: to "explain" asks for more. Of 32 readings of such pairs readers would train on 17, of 92 others on 67.
BRIEF_WORDS = 12
MOST_DECLARED = 6  # functions of one section that are asked for
MEMBERS = range(3, 26)  # of a class: fewer say little, more are an index
_ERROR = re.compile(r"`((?:[A-Za-z_]\w*\.)*[A-Za-z]\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration))`")
LEAST_COINED = 7  # letters of a name that no other language's library has: `isargout`, not `abs`
_CALLED = frozenset({"called", "invoked", "run", "executed"})  # what is done to functions, not to signals
_ARROW = re.compile(r"[\w., ]+-> ")  # "datetime -> name of its zone": types, not what is done
_OF_SEVERAL = re.compile(r"(?:These|Both|All of these) ")  # what is said of all forms of a command
_QUALIFIED = re.compile(r"\w(?:[.:#]|->)+\w|\w \w")  # a name that says where it belongs
# What is private, and operators, of which a name shows too little: "frost::Gate::operator".
_UNASKED = re.compile(r"(?:^|\.)_(?!_)\w+$|\boperator\b")
_ANYTHING = frozenset("args kwargs kwds kw varargs varargin options opts params".split())  # names of any arguments
_ELIDED = re.compile(r"\( ?(?:…|\.\.\.) ?\)")  # "[order, n] = speed (…)": another form, of its results
_LABEL = re.compile(r"[*_]{0,2}(?:Description|Purpose|Summary)[*_]{0,2}: ?[*_]{0,2} ?")
_PURPOSE = {"function": "purpose", "class": "purpose_class", "exception": "purpose_exception"}


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions about one API entry."""
    entry = page.api(part)
    if entry is None:
        yield from _declared(page, part)
    if entry is None or entry.kind in ("flag", "directive") or _UNASKED.search(entry.name):
        return
    if page.seed.via == "pdf" and part.signature[0] in "\\!#?/":
        return  # a command of a sign and a letter, which a name has none of: "\\v"
    body = [b for b in part.blocks if not is_signatures(b)]
    if entry.noun in NOUNS and _forms(page)[entry.code] > 1:
        return  # forms of one command: the question would ask for any of them
    yield from _purpose(page, part, entry, body)
    yield from _arguments(page, part, entry)
    yield from _syntax(page, part, entry)
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
    """Anchors for a question that names an API entry: each names the product, unless the entry does.

    Without a proven product a name that is found nowhere else serves alone, any other one with what it belongs to.
    An option or a variable that stands in another entry is one of that entry: "A list of arguments" of what?
    """
    if page.names_product(entry.name) or _begins_with_product(page, entry.name.lower()):
        over = page.parts[part.parent] if entry.noun and not entry.callable and part.parent >= 0 else None
        above = page.anchor(over) if over and not any(map(is_signatures, over.blocks[:1])) else None
        return [(above,)] if above and above.kind == "api" else [()]
    chain = [a for a in page.anchors(part) if a.kind != "task" and a.text.strip("`()") not in entry.name]
    product = tuple(a for a in chain if a.kind == "product")
    owners = [a for a in chain if a.kind in ("api", "module")][:2]
    others = [a for a in chain if a.kind in ("command", "program")][:2]
    topics = [a for a in chain if a.kind in ("topic", "release") and page.hangs(a)][:2]
    bare = page.pack.kinds is None and bool(others) and not _QUALIFIED.search(entry.name)  # "dest" of a program's page
    known = not bare and not _is_twin(page, part, entry)
    alone = [product] if (product or _is_distinct(page, entry.name)) and known else []
    owned = [(a,) if page.names_product(a.text) else (a, *product) for a in owners]
    found = [*alone, *owned] if _QUALIFIED.search(entry.name) or not owned else [*owned, *alone]
    programs = ((a,) if bare and page.names_product(a.text) else (a, *product) for a in others)
    return [*found, *programs, *((a, *product) for a in topics)]


def _begins_with_product(page: Page, name: str) -> bool:
    """Whether the first part of a qualified name is a word of the product's, "frost.keep" or "frost-keep".

    Before a hyphen a common word of a name of several ("Ice Rack Keeper") is that word: "rack-size".
    """
    first = re.split(r"\W", name, maxsplit=1)[0]
    words = page.site.product.lower().split()
    hyphened = name[len(first) : len(first) + 1] == "-"
    return first != name and first in words and not (hyphened and len(words) > 1 and is_word(first))


def _is_twin(page: Page, part: Part, entry: Api) -> bool:
    """Whether a setting has the name of another one: two of a product, each of its own file, say different things.

    So do two forms of a command ("gate NAME", "gate [NAME] open" of another chapter).
    """
    if entry.noun in NOUNS:
        plain_word = " " not in entry.name and is_word(entry.name)  # "priority": of what?
        return plain_word or page.site.headings.get(entry.code, 0) > 1
    return entry.kind == "value" and page.common(part) and not _QUALIFIED.search(entry.name)


@functools.lru_cache(maxsize=4)
def _forms(page: Page) -> collections.Counter[str]:
    """How many sections of a page tell of each command."""
    return collections.Counter(command_of(part.heading) for part in page.parts if part.signature)


def _is_distinct(page: Page, name: str) -> bool:
    """Whether a name says where it belongs, or is a word of no language."""
    if _QUALIFIED.search(name) or re.search(r"\w[_-]+\w|[a-z][A-Z]", name):
        return True
    return page.pack.kinds is None or (len(name) >= LEAST_COINED and page.pack.names(name, page.site))


def _asked(page: Page, part: Part, entry: Api, intent: str, spans: Sequence[Quoted], **slots: str) -> Iterator[Draft]:
    told = spans[0] if spans and spans[0].kind == "prose" else None
    held = pointed_at(page, part, plain(page.markdown[told.start : told.stop])) if told else ()
    questions = ask(page, part, intent, [held] if held else named(page, part, entry), x=entry.shown, **slots)
    if questions and spans:
        lines = all(span.kind == "signature" for span in spans)
        yield Draft(
            type="signature",
            section=part.section,
            questions=questions,
            spans=tuple(spans),
            joint="\n" if lines else "\n\n",
        )


def heading(part: Part) -> Quoted:
    """The signature that the part's heading is, without the noun that Texinfo writes into its code span."""
    noun, bare = unclassed(part.signature)
    at = part.heading.rfind(bare) if noun else -1
    start, length = (max(at, 0), len(bare)) if at >= 0 else (0, len(part.heading))
    return Quoted(start=part.heading_start + start, stop=part.heading_start + start + length, kind="signature")


def _purpose(page: Page, part: Part, entry: Api, body: Sequence[Block]) -> Iterator[Draft]:
    spans = opening(page, body)
    if spans and spans[0].start != _first(page, body):
        return  # an entry says first what it does: what stands behind that is about something in it
    spans = _unlabelled(page, spans)
    said = sum(words_in(page.markdown[s.start : s.stop]) for s in spans)
    if said >= LEAST_WORDS:
        text = plain(page.markdown[spans[0].start : spans[0].stop])
        if (page.pack.kinds and page.pack.kinds.points(text)) or _ARROW.match(text):
            return
        if entry.noun in NOUNS and _OF_SEVERAL.match(text):
            return
        if happens := page.pack.happens.match(text) if page.pack.happens else None:
            entry = dataclasses.replace(entry, callable=entry.callable and happens["v"].lower() in _CALLED)
            yield from _asked(page, part, entry, "happens", spans, v=happens["v"].lower())
            return
        told = "\n\n".join(page.markdown[s.start : s.stop] for s in spans)
        names = (*part.section.heading_path, entry.name, page.site.product)
        # "Rack tapes." and what a file is to say for them: an example of nothing.
        uncoded = "\n\n".join(page.markdown[s.start : s.stop] for s in spans if s.kind != "code")
        if page.pack.language == "en" and (
            only_names(told, *names, least=LEAST_NEW_TERMS) or (not opens_more(text) and only_names(uncoded, *names))
        ):
            return
        intent = _purpose_intent(page.pack, part, entry, text)
        brief = f"{intent}_brief" if said < BRIEF_WORDS else intent
        shown = _called(page, part, entry, told) if page.seed.via == "pdf" else []
        yield from _asked(page, part, entry, brief if brief in page.pack.frames else intent, [*shown, *spans])


def _unlabelled(page: Page, spans: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """What is said behind the label that says that it is said: "Description: …"."""
    label = _LABEL.match(page.markdown, spans[0].start, spans[0].stop) if spans else None
    return (dataclasses.replace(spans[0], start=label.end()), *spans[1:]) if label else spans


def _called(page: Page, part: Part, entry: Api, told: str) -> list[Quoted]:
    """The forms of an entry, where the text names what it takes: of a printed one no question shows them.

    "Determinant of the square matrix x" is nothing without `matdet(x, {flag = 0})`.
    """
    taken = set(re.findall(r"[A-Za-z]\w*", part.signature)) - set(re.findall(r"\w+", entry.name))
    named = re.search(rf"(?<![\w`.])(?:{'|'.join(sorted(taken))})(?![\w`])", told) if taken else None
    more = [whole(block, "signature") for block in itertools.takewhile(is_signatures, part.blocks)]
    return [heading(part), *more] if named else []


def _first(page: Page, body: Sequence[Block]) -> int:
    """Where the first paragraph that tells something begins; -1 without one."""
    return next((paragraph.start for _, paragraph in paragraphs(body) if telling(page, paragraph)), -1)


def _purpose_intent(pack: Pack, part: Part, entry: Api, text: str) -> str:
    intent = _PURPOSE.get(entry.kind, "purpose_value")
    typed = entry.noun in NOUNS or (" " in entry.name and "/" not in entry.name)
    typed = typed or (entry.kind == "value" and part.signature.endswith("()"))  # a key that is documented as a call
    if intent in ("purpose", "purpose_value") and typed and "purpose_brief" in pack.frames:
        return "purpose_brief"  # nobody calls a command
    if intent == "purpose" and re.match(r"Returns?\b", text):
        return "returns"
    if intent == "purpose_exception" and pack.occasion and not pack.occasion.search(text):
        return "purpose_value"
    return intent


def _arguments(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """Worth asking from two parameters on, or where one has a default; letters ("x, y") say nothing."""
    told = [name for name in entry.parameters if len(name) > 1 and name not in _ANYTHING]
    shown = part.blocks[0] if part.blocks and "(" not in part.signature else None  # the prototype below a bare name
    if isinstance(shown, Fence) and told:
        yield from _asked(page, part, entry, "arguments", [whole(shown)])
    elif entry.callable and told and (len(entry.parameters) > 1 or "=" in part.signature):
        further = itertools.takewhile(is_signatures, part.blocks)
        others = [block for block in further if not _ELIDED.search(page.markdown[block.start : block.stop])]
        bare = bool(unclassed(part.signature)[0])  # then the heading is quoted without its backticks
        more = [_uncoded(page, block) if bare else whole(block, "signature") for block in others]
        yield from _asked(page, part, entry, "arguments", [heading(part), *more])


def _syntax(page: Page, part: Part, entry: Api) -> Iterator[Draft]:
    """A command with the places that its name leaves out, in all its forms."""
    if entry.noun in NOUNS and not _is_twin(page, part, entry):
        more = [whole(block, "signature") for block in itertools.takewhile(is_signatures, part.blocks)]
        yield from _asked(page, part, entry, "generic_syntax", [heading(part), *more])


def _uncoded(page: Page, block: Block) -> Quoted:
    """What a line of one code span says, without its backticks."""
    single = page.markdown.count("`", block.start, block.stop) == 2
    return Quoted(start=block.start + single, stop=block.stop - single, kind="signature")


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
