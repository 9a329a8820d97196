"""Sentences of one kind, by the patterns of the page's language: what each is asked for, and the spans that answer."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gristmill.index.terms import content_terms
from gristmill.text import fold

from ..answers import dangles, fits, is_lead, led, opens_more, sentence_spans, telling, whole
from ..blocks import Admonition, Block, Listing, Paragraph, Part, Span, words_in
from ..drafts import Draft, Quoted, around, ask, within
from ..languages.pack import Clause
from ..page import Anchor, Page, display
from ..settings import lead
from ..signatures import Api
from .signature import named

LEAST_WORDS = 9  # as for other answers of one sentence (rules/prose.py)
MOST_WORDS = 120
MOST_SHARE = 0.8  # of a section: one that says no more answers its heading
# A term that is a name: an option, a parameter, a command; not a word ("may") that only its own list explains.
_TERM = re.compile(r"-{1,2}[A-Za-z][\w-]*|[A-Za-z]+(?:[_.:/-][A-Za-z0-9]+)+|[a-z]+[A-Z]\w*|[A-Z]{2,}[A-Z_]*")
LEAST_COMPARED_WORDS = 25  # of a sentence that only says how one thing is unlike another: fewer are a remark
LEAST_REASON_TERMS = 3  # of a reason, that what it explains has not: "because it exploits their strengths" has two
_ANY_DEFAULT = frozenset("implementation matcher behavior behaviour metadata action method class value".split())
_NO_TROUBLE = re.compile(r"`[^`]*`|(?<!\w)--?[\w-]+|\berror[ -](?:handling|reporting)\b")
LEAST_CASE_TERMS = 2  # of a condition, beside those that any has
_POINTS_BACK = re.compile(r"\b(?:them|they|those|something)\b")  # "if you want to allow them to"
_ANY_CASE = frozenset(content_terms("am are get getting have having see seeing need want really very problem error"))
LEAST_TELLING_WORDS = 2  # of what is asked for: shorter says where it belongs only with the heading above
_NAMING = re.compile(r"`[^`]+`|[A-Za-z][a-z]*[A-Z_\d]\w*|(?<!^)\b[A-Z][a-z]+|\b[A-Z]{2,}\b")
_ONE_NAME = re.compile(r"`[^` ]+`")
# What is to be written at a place of one command's line, if it is not: "`FILE` does not exist", "`<name>` is omitted".
_PLACE = re.compile(
    r"(?:if |when )?(?:the )?`(?:[A-Z]{2,}|<[^`<>]+>)` (?:argument )?(?:(?:does|is)(?: not|n['’]t)|is (?:omitted|given"
    r"|missing|empty|unset|absent|specified|there|a )|exists?\b|has )"
)
_OWNERS = frozenset({"api", "command", "module", "program"})
_DEFINITE = re.compile(r"the ((?:[a-z-]+ ){0,2}[a-z-]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence that a pattern knows."""

    clause: Clause
    slots: dict[str, str]
    spans: tuple[Quoted, ...]
    owner: str
    # the term of the list's entry that it stands in, or empty


def told(page: Page, part: Part, kind: str) -> Iterator[Told]:
    """The sentences of the part that the rule `kind` asks for, with their slots ready for a question."""
    known = page.pack.tellings.get(kind)
    if known is None:
        return
    for blocks, at, paragraph, owner in _told_in(part):
        if not known.marked(paragraph.text) or not telling(page, paragraph):
            continue
        spans = sentence_spans(page, paragraph)
        for i, span in enumerate(spans):
            text = _text(page, span)
            if not known.marked(text) or not _begins(text) or dangles(page, text):
                continue
            if found := _match(page, part, known.clauses, text):
                answer = _answer(page, blocks, at, spans, i, most=0 if kind == "limits" else 3)
                if answer:
                    yield Told(clause=found[0], slots=found[1], spans=answer, owner=owner)


@functools.lru_cache(maxsize=2)  # of the part that all rules of this kind look at
def _told_in(part: Part) -> tuple[tuple[Sequence[Block], int, Paragraph, str], ...]:
    return tuple(_paragraphs(part.blocks))


def _paragraphs(blocks: Sequence[Block], owner: str = "") -> Iterator[tuple[Sequence[Block], int, Paragraph, str]]:
    """Paragraphs of a section, of its notes, and of entries with a term, with what they stand among, place and term.

    The paragraph that the term itself stands in is left out: its first sentence has lost its subject.
    """
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield blocks, at, block, owner
        elif isinstance(block, Admonition):
            yield from _paragraphs(block.blocks, owner)
        elif isinstance(block, Listing):
            for item in block.items:
                named = _TERM.match(display(item.term).strip("`"))
                if named and not owner:
                    yield from _paragraphs(item.blocks, named[0])


def _begins(text: str) -> bool:
    """Whether the words are a sentence from its beginning that states something."""
    return not text[:1].islower() and not text.endswith("?")


def _text(page: Page, span: Span) -> str:
    return " ".join(display(page.markdown[span.start : span.stop]).split())


def _match(page: Page, part: Part, clauses: Sequence[Clause], text: str) -> tuple[Clause, dict[str, str]] | None:
    """The first pattern that knows the sentence, if all that it caught can stand in a question."""
    for clause in clauses:
        if found := clause.pattern.fullmatch(text):
            slots = {name: page.pack.slot(name, caught, page.site) for name, caught in found.groupdict().items()}
            if all(slots.values()) and all(_is_known(page, part, name, said) for name, said in slots.items()):
                return clause, slots
    return None


def _is_known(page: Page, part: Part, name: str, said: str) -> bool:
    """Whether "the option" is named: by a word that names, or by the headings above, which the question carries."""
    if name not in ("a", "b", "c") or not said.startswith("the ") or _NAMING.search(" ".join(said.split()[:4])):
        return True
    found = _DEFINITE.match(said)
    words = _stems(found[1]) if found else frozenset()
    return bool(words & _stems(" ".join(part.section.heading_path)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in fold(text).split())


def _answer(
    page: Page, blocks: Sequence[Block], at: int, spans: Sequence[Span], i: int, *, most: int
) -> tuple[Quoted, ...]:
    """The sentence, `most` that lean on it, and the list or code that it leads to; empty where it is not whole."""
    stop = i
    while stop + 1 < len(spans) and stop - i < most and _belongs(page, _text(page, spans[stop + 1])):
        stop += 1
    text = page.markdown[spans[i].start : spans[stop].stop]
    quoted = Quoted(start=spans[i].start, stop=spans[stop].stop, kind="prose")
    last = stop + 1 == len(spans)
    if opens_more(text) or (last and is_lead(text, blocks[at + 1] if at + 1 < len(blocks) else None)):
        follower = led(blocks, at) if last else None
        return (quoted, whole(follower)) if follower is not None and fits(follower) else ()
    return (quoted,) if LEAST_WORDS <= words_in(text) <= MOST_WORDS else ()


def _belongs(page: Page, text: str) -> bool:
    """Whether a sentence is needed by the one before it; what "also" is so adds another thing."""
    return dangles(page, text) and not re.match(r"(?:\S+ ){0,4}also\b", text)


def _is_named(entry: Api, text: str) -> bool:
    """Whether a text has the entry's name, or in code or by its form the last part of it: `frost.GateKeeper`."""
    last = re.split(r"\.|::", entry.name)[-1]
    alone = f"`{last}" if last.islower() else last
    return entry.code.strip("`()") in text or alone in text


def anchors(page: Page, part: Part, text: str, owner: str = "") -> list[tuple[Anchor, ...]]:
    """Sets of anchors, each of which names the product or an owner, unless the text does.

    What is said in few words, or of an entry of a list, carries what it belongs to.
    """
    if (entry := page.api(part)) and not owner and not _is_named(entry, text):
        first = part.signature.split()[0]  # "max-cache-ttl", of which an entry's name may be the last part only
        shown = f"`{first}`" if "-" in first and entry.code.strip("`()") in first else entry.shown
        return [(Anchor(kind="api", text=shown), *chain) for chain in named(page, part, entry)]
    product = page.site.product.lower()
    said = bool(product) and product in text.lower()
    if owner and fold(owner) not in fold(text):
        own = Anchor(kind="api", text=owner if "`" in owner else f"`{owner}`")
        return [(own, *chain[-1:]) for chain in around(page, part, text) if chain or said] or [(own,)]
    vague = len(text.split()) < LEAST_TELLING_WORDS
    chains = within(page, part, text) if vague and not _NAMING.search(text) else around(page, part, text)
    if len(text.split()) == 1 and not _NAMING.search(text):  # "limit": of one thing only, which has a name
        return [chain for chain in chains if chain and chain[0].kind in _OWNERS]
    return [chain for chain in chains if chain or said]


def drafts(page: Page, part: Part, kind: str) -> Iterator[Draft]:
    """A pair for each sentence of a kind."""
    for found in told(page, part, kind):
        if sum(span.stop - span.start for span in found.spans) < MOST_SHARE * (
            part.section.stop - part.section.body_start
        ):
            yield from draft(page, part, kind, found)


def _is_told(page: Page, part: Part, found: Told) -> bool:
    """Whether the sentence gives what its question asks for: both sides of a comparison, a choice that has a name."""
    text = " ".join(_text(page, span) for span in found.spans)
    match found.clause.intent:
        case "differ":
            both = page.pack.contrast is not None and page.pack.contrast.match(text) is None
            return both or words_in(text) >= LEAST_COMPARED_WORDS
        case "why" | "why_do":
            told = set(content_terms(text)) - set(
                content_terms(" ".join(found.slots[n] for n in found.slots if n != "r"))
            )
            return len(told) >= LEAST_REASON_TERMS
        case "why_needed":
            return page.pack.names(found.slots["n"], page.site)
        case "default_which":
            return found.slots["n"] not in _ANY_DEFAULT
        case "when_needed":  # a step ("the 'make tidy' command") is one of what the heading names: it says for what
            named = found.slots["n"]
            path = _stems(" ".join(part.section.heading_path))
            return bool(_ONE_NAME.search(named)) or not path.isdisjoint(_stems(named))
        case "when_use":
            return not _POINTS_BACK.search(text)
        case "which_use":
            return _is_case(page, found.slots["c"]) and page.pack.names(text.partition(", ")[2], page.site)
        case intent if intent.startswith("trouble"):
            marked = page.pack.tellings["trouble"].marked(_NO_TROUBLE.sub("", found.slots["c"]))
            return marked and not _PLACE.match(found.slots["c"]) and _is_case(page, found.slots["c"])
        case _:
            return True


def _is_case(page: Page, clause: str) -> bool:
    """Whether a condition says of what it is one: not "I am seeing timeouts", nor "I am really ambitious"."""
    told = set(content_terms(clause)) - _ANY_CASE
    return len(told) >= LEAST_CASE_TERMS or page.pack.names(clause, page.site)


def _is_product(chain: Sequence[Anchor]) -> bool:
    return all(anchor.kind == "product" for anchor in chain)


def draft(page: Page, part: Part, kind: str, found: Told) -> Iterator[Draft]:
    """The pair of one sentence, where its question names what it is about."""
    slots, intent = {n: s for n, s in found.slots.items() if n != "r"}, found.clause.intent
    text = " ".join(slots.values())
    if intent == "why" and (asked := page.pack.inverted(slots["c"])):
        intent, slots = "why_asked", slots | {"q": asked}
    chains = anchors(page, part, text, found.owner)
    if intent == "trouble_then" and "`" not in text:  # "if the file does not exist": of what?
        chains = [chain for chain in chains if chain and chain[0].kind in _OWNERS]
    if kind == "why" or (kind == "trouble" and not page.pack.names(text, page.site)):  # the title says of what
        chains = [(*lead(page, part, text), *chain) if _is_product(chain) else chain for chain in chains]
    questions = ask(page, part, intent, chains, **slots)
    if intent == "differ" and all(page.pack.names(slots[name], page.site) for name in ("a", "b")):
        product = [(a,) for a in page.anchors(part) if a.kind == "product"]  # two names need no owner
        questions = ask(page, part, intent, product, **slots) or questions
    if questions and _is_told(page, part, found):
        yield Draft(type=kind, section=part.section, questions=questions, spans=found.spans)
