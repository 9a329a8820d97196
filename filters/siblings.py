"""The answer is the one that its question asks for: no other part of its page has more of the question's words.

What a question names stands in its answer, in the headings above it, or in what leads to it. Of an answer that belongs
to another question of the page some of it stands elsewhere.
"""

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gristmill.exam.shown import bare
from gristmill.forms import is_english
from gristmill.index.corpus import Corpus, Page
from gristmill.index.terms import asked_terms, content_terms, stem
from gristmill.records import Evidence, Pair, Section, Verdict
from gristmill.sections import lines, unlinked
from gristmill.verticals import is_addressed

from .context import Context
from .verdicts import accept, reject

NAME = "siblings"
# How much more of the question, by rarity (a word of one section in a hundred has 4.2), another part must have. On exim
# and flask .5 finds 91 and 88 % of exchanged answers and drops .8 and 0 % of right pairs, 1 finds 91 and 87 % (.6, 0),
# 2 finds 85 and 81 % (.3, 0).
MARGIN = 1.0
MOST_ABOVE = 12  # blocks above one that are looked through for what leads to it
MOST_BLOCKS = 2_000  # of a page; a longer one is a listing, in which much is alike
_HUNG = re.compile(r"^In (?:the )?([^,?`]{2,60}),|\b(?:in|of|for) (?:the )?([A-Z][^?.,`]{1,60})[?.]$")
MOST_KNOWN = 3.0  # rarity of a word of the product's name: it stands in one of twenty sections or more
_LEAD = re.compile(r"(?P<indent>[ \t]*)(?:>[ \t]?)*(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
# Code spans with call brackets and nothing else, in lines or a list: the heading of an entry.
_SIGNATURES = re.compile(r"(?:[#\-* ]*`[^`\n]*(?:\([^`\n]*|class [^`\n]*)`[ \t,;]*\n*)+")
_THING = (
    r"(?:functions?|methods?|class(?:es)?|options?|flags?|attributes?|members?|properties|property|constants?|"
    r"commands?|exceptions?|modules?|variables?|settings?|parameters?|arguments?|names?)"
)
# Questions that a signature can answer; what something does, returns or is for needs words.
_WANTS_NAME = re.compile(
    rf"\b(?:signature|called|call form|syntax|{_THING}|which (?!value|purpose)|how|list|write|code)\b", re.IGNORECASE
)
# Questions that need a name in the answer, which they do not have themselves, or a call.
_NEEDS_NAME = re.compile(
    rf"\b(?:list|name|give me) (?:all |me )?(?:the )?{_THING}\b|\b(?:need|looking for|is there) an? {_THING}\b|"
    r"\bwhich (?:function|method|class|option|flag|command|attribute|setting)\b",
    re.IGNORECASE,
)
_NEEDS_CALL = re.compile(r"\bsignature of `|\)` called\b|\b(?:parameters|arguments)\b.{0,60}\)`", re.IGNORECASE)
_CODE = re.compile(r"`+([^`\n]+)`")
_NAME = re.compile(r"`+([^`\n]+)`|\*\*([^*\n]+)\*\*")  # as pages set names off
SHORTEST_SAYING = 3  # words of an answer; fewer are a name, set off or not
_QUOTED = re.compile(r"[`«“„\"]([^`»”“\"\n]{1,200})[`»”“\"]")
# A name as it stands in a question, with what it is called: "the class `a.B`".
_NAMED = re.compile(rf"(?:\b{_THING} )?`[^`\n]*`(?: {_THING}\b)?", re.IGNORECASE)
# Words that ask and name nothing, beside those of gristmill.index.terms.
_ASKING = frozenset(
    stem(word)
    for word in "accept across add argument attribute back call called came careful caveat change changed come "
    "condition configure define difference effect found function happen happened happens keep keyword know learn list "
    "look mean means method mind name new note operator option overview parameter pass possible purpose recommend "
    "represent return returns right set signature situation take takes thing understand value version way work "
    "works write".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, item, row or fence of a page."""

    start: int
    stop: int
    # code points of the page
    section: int
    # start of its section
    indent: int
    # columns before its first sign
    item: bool
    row: bool
    heading: bool
    introduces: bool
    # whether it ends in a colon
    text: str
    above: str
    # the headings and the title


def siblings(pair: Pair, context: Context) -> Verdict:
    """Reasons: sibling-answers, only-signature, no-signature, no-name. The score is what the other part has more.

    A provision is asked for by its number, which its subsections say as well. Of a question that is not in English only
    what it quotes counts. Evidence of several pages is left alone.
    """
    pair = bare(pair)
    if not pair.answerable or pair.turns > 1 or not pair.evidence or is_addressed(pair):
        return accept(pair, NAME)
    if is_english(pair.language) and (reason := _misfit(pair)):
        return reject(pair, NAME, reason)
    if len({proof.seed_id for proof in pair.evidence}) > 1 or pair.evidence[0].seed_id not in context.corpus.pages:
        return accept(pair, NAME)
    surplus, other = _surplus(pair, context.corpus)
    score = round(surplus, 4)
    if surplus >= MARGIN:
        return reject(pair, NAME, "sibling-answers", score=score, threshold=MARGIN, detail=other)
    return accept(pair, NAME, score=score, threshold=MARGIN)


def _misfit(pair: Pair) -> str:
    """Whether a signature stands where words were asked for, or words where a name or a signature was."""
    answer = pair.answer.strip()
    if _SIGNATURES.fullmatch(answer) and _WANTS_NAME.search(_NAMED.sub(" ", pair.question)) is None:
        return "only-signature"
    if "```" in answer or "|" in answer:
        return ""
    if _NEEDS_CALL.search(pair.question) and not any("(" in code for code in _CODE.findall(answer)):
        return "no-signature"
    if not _NEEDS_NAME.search(pair.question) or len(answer.split()) < SHORTEST_SAYING:
        return ""
    names = ("".join(found).strip() for found in _NAME.findall(answer))
    return "" if any(name not in pair.question for name in names) else "no-name"


def _surplus(pair: Pair, corpus: Corpus) -> tuple[float, str]:
    """By how much another block, with its headings, has more of the question than the answer's; its first words."""
    question = pair.question if is_english(pair.language) else " ".join(_QUOTED.findall(pair.question))
    asked = sorted(set(asked_terms(question)) - _ASKING - _product(question, corpus))
    headings = (heading for proof in pair.evidence for heading in (proof.title, *proof.heading_path))
    told = frozenset(content_terms(f"{pair.answer} {' '.join(headings)}"))
    if told.issuperset(asked):  # nine of ten pairs made by rules: no page needs to be looked at
        return 0.0, ""
    sheet = _sheet(corpus, pair.evidence[0].seed_id)
    own = _own(pair.evidence, sheet.blocks)
    held = told.union(*map(sheet.terms, own))
    if held.issuperset(asked) or not own or len(sheet.blocks) > MOST_BLOCKS:
        return 0.0, ""
    weight = {term: corpus.rarity(term) for term in asked}
    mine = sum(weight[term] for term in asked if term in held)
    best, place = 0.0, -1
    for at in range(len(sheet.blocks)):
        theirs = sum(weight[term] for term in asked if term in sheet.terms(at)) if at not in own else 0.0
        if theirs - mine > best:
            best, place = theirs - mine, at
    return best, sheet.blocks[place].text[:100] if place >= 0 else ""


def _product(question: str, corpus: Corpus) -> set[str]:
    """The terms of the product that a question hangs on ("…in Frost?", "In Frost, …"), which all pages are about."""
    found = _HUNG.search(question)
    terms = content_terms(found[1] or found[2]) if found else ()
    return {term for term in terms if corpus.rarity(term) < MOST_KNOWN}


def _own(proofs: tuple[Evidence, ...], listed: Sequence[Block]) -> set[int]:
    """The blocks that the evidence touches, those that lead to them, and all of a section whose heading is cited."""
    touched = {at for proof in proofs for at in _touched(proof, listed)}
    named = {listed[at].section for at in touched if listed[at].heading}
    found = touched | {at for at, block in enumerate(listed) if block.section in named} if named else set(touched)
    for at in touched:
        found.update(_leading(at, listed))
    return found


def _touched(proof: Evidence, listed: Sequence[Block]) -> range:
    """The blocks that a span reaches into."""
    first = bisect.bisect_right(listed, proof.start, key=lambda block: block.stop)
    return range(first, bisect.bisect_left(listed, proof.stop, lo=first, key=lambda block: block.start))


def _leading(at: int, listed: Sequence[Block]) -> Iterator[int]:
    """What stands above a block and says what it is about: the items that it is in, the lead-in of its list, a row."""
    block, depth = listed[at], listed[at].indent
    for place in range(at - 1, max(-1, at - MOST_ABOVE), -1):
        above = listed[place]
        if above.section != block.section:
            return
        if above.item and above.indent < depth:
            depth = above.indent
            yield place
        elif not above.item and (above.introduces or (place == at - 1 and not block.row) or above.row > block.row):
            yield place
            if not above.row and above.indent == 0:
                return


class _Sheet:
    """A page as blocks in reading order, with the words of those that were looked at."""

    def __init__(self, page: Page) -> None:
        self.blocks = [block for section in page.sections for block in _of_section(page, section)]
        self._terms: dict[int, frozenset[str]] = {}
        self._above: dict[str, frozenset[str]] = {}

    def terms(self, at: int) -> frozenset[str]:
        """Stems of a block and of the headings and title above it."""
        if at not in self._terms:
            block = self.blocks[at]
            if block.above not in self._above:
                self._above[block.above] = frozenset(content_terms(block.above))
            self._terms[at] = self._above[block.above].union(content_terms(unlinked(block.text)))
        return self._terms[at]


@functools.lru_cache(maxsize=8)  # pairs come by page; one corpus lives as long as its run
def _sheet(corpus: Corpus, seed_id: str) -> _Sheet:
    return _Sheet(corpus.pages[seed_id])


def _of_section(page: Page, section: Section) -> Iterator[Block]:
    text = page.seed.markdown
    above = " ".join((*section.heading_path, page.seed.title))
    for start, stop in _spans(text[section.start : section.stop], section.start):
        said = text[start:stop]
        lead = _LEAD.match(said)
        yield Block(
            start=start,
            stop=stop,
            section=section.start,
            indent=len(lead["indent"]) if lead else 0,
            item=bool(lead and lead["item"]),
            row=said.startswith("|"),
            heading=start == section.start and said.startswith("#"),
            introduces=said.rstrip().endswith(":"),
            text=said,
            above=above,
        )


def _spans(text: str, offset: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    stop = 0
    for at, line, fenced in lines(text):
        alone = not fenced and line.startswith(("#", "|"))
        lead = _LEAD.match(line)
        if begin is not None and not fenced and (not line.strip() or alone or (lead and lead["item"])):
            yield offset + begin, offset + stop
            begin = None
        if line.strip() or fenced:
            begin, stop = at if begin is None else begin, at + len(line)
        if alone and begin is not None:
            yield offset + begin, offset + stop
            begin = None
    if begin is not None:
        yield offset + begin, offset + stop
