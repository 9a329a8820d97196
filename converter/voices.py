"""Who speaks in an article: the one it interviews, and those it quotes, each asked for by a full name.

"I" and "you" of what is said are theirs, so a question names who says it. "He" whose name a passage lacks says
nothing.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from .answers import is_lead, sentence_spans, telling
from .blocks import Block, Other, Paragraph, words_in
from .drafts import Quoted
from .languages.articles import Articles
from .languages.english_cases import points_elsewhere
from .page import Page, display, plain
from .replies import Reply

LEAST_QUESTIONS, LEAST_TO_ONE = 4, 2  # headings that ask, of an interview; and of those, such as speak to "you"
LEAST_ASKED, MOST_ASKED = 4, 30  # words of an interviewer's question
LEAST_SAID, MOST_SAID = 14, 160  # words of what somebody is quoted with
LEAST_QUOTED = 8  # of these, between marks
_QUESTION = re.compile(r"^(?:#+ |\*\*)(?P<q>[^*\n]{8,200}\?)(?:\*\*)?\\?$", re.MULTILINE)
_YOU = re.compile(r"\byou(?:r|['’]\w+)?\b", re.IGNORECASE)
NAME = (
    r"[A-Z][\w’'-]+\.?(?: (?:(?:van|von|de|da|del|della|di|la|le|bin|al|der|den|dos|du|y) ){0,2}[A-Z][\w’'-]*\.?){1,3}"
)
_SPEAKER = re.compile(
    rf"^(?P<name>{NAME})(?:, \d\d,|, (?:who|the|an?)\b| (?:is|has|was|runs|talks|spent|leads|works|makes|builds|began"
    r"|founded|started|grew|knows)\b)",
    re.MULTILINE,
)
_SPOKEN_WITH = re.compile(
    rf"\b(?:[Cc]onversation|[Ii]nterview|[Tt]alk(?:ed|ing)?|[Cc]hat(?:ted)?|Q&A|[Qq]uestions|[Ss]poke"
    rf"|[Ss]at down|[Mm]et) (?:with|to|for) (?P<name>{NAME})"
)
_NO_PERSON = re.compile(
    r"(?:The|This|That|These|Those|It|In|On|At|As|If|When|But|And|For|From|New|North|South|East|West|Last|Our|My|His|Her"
    r"|Some|Many|Mount|Lake|River|Saint|Port|Now|Then|Yet|So|After|Before|While|Although|Here|There|Later|Still"
    r"|[A-Z]\w+ly)\b|.*\b(?:Council|University|Institute|Company|Inc|Ltd|Street|Road|Bridge"
    r"|Trust|Department|Association|Society|Museum|School|Group|Bank|Court|Union|Party|Government|Agency|Service|Times"
    r"|College|Center|Centre|Hospital|Committee|Office|Fund|Foundation|Transit|Press|News)\b"
)
# A question that only the answer before it explains: "How much does that cost?", "And they listened?"
_FOLLOWS = re.compile(
    r"(?:And|But|So|Or|Then|Really|Why not|How so|Such as)\b|[^.?!]*\b(?:this|these|those|it|its|they|them|their|he|him"
    r"|his|she|her|too|also|that(?! (?:you|I|we|people|the|an?|is|are|was|were|has|have|can|will|[a-z]+ed)\b)"
    r"|there(?! (?:is|are|was|were|an?)\b))\b"
)
_SIGNED = re.compile(rf"\n\s*(?:[–—]|--?) ?\**(?P<name>{NAME})\**(?:,? [^\n]{{0,80}})?$")  # below a quotation
_LEADS = re.compile(
    rf"(?P<name>{NAME})(?:, [^:]{{3,90}},)? (?:said|says|added|adds|explained|commented)(?: [^:]{{0,30}})?:"
)
_TITLES = (
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Dott|Ing|Sen|Rep|Gov|Leader|Secretary|Minister|Mayor|Councillor"
    r"|President|Chairman|Scientist|C[EFIT]O)\.? )*"
)
_BEGINS = re.compile(rf"(?P<name>{NAME})\b")
_PRONOUN = re.compile(
    r"”,? (?:he|she) (?:said|says|adds|added|recalls|explains|writes|wrote|told)\b"
    r"|\b(?:[Hh]e|[Ss]he) (?:said|says)[:,] “"
)
_QUOTATION = re.compile(r"[“„«][^“”„«»]{30,}[”“»]")
_QUOTED = re.compile(r"[“„«][^“”„«»]*[”“»]?")
_OTHER = re.compile(r"\b(?:he|she|his|her|him|they|their|it|its|this)\b", re.IGNORECASE)
_OTHER_PERSON = re.compile(r"[“„«]?(?:he|she|him|his|her)(?:['’]\w+)?[,.]?", re.IGNORECASE)
_MARKED = re.compile(r"[“”„«»]")
# What a quotation begins with that only the text before it explains.
_POINTS = re.compile(r"(?:[A-Z][a-z]* )?(?:it|this|that|they|he|she|these|those)\b|(?:Yes|No|Not)\b", re.IGNORECASE)


def is_interview(page: Page) -> bool:
    """Whether headings of an article ask somebody questions."""
    return len(_questions(page.markdown)) >= LEAST_QUESTIONS and _to_one(page.markdown) >= LEAST_TO_ONE


@functools.lru_cache(maxsize=4)
def _questions(markdown: str) -> tuple[re.Match[str], ...]:
    return tuple(_QUESTION.finditer(markdown))


def _to_one(markdown: str) -> int:
    return sum(_YOU.search(found["q"]) is not None for found in _questions(markdown))


def interviewed(page: Page) -> str:
    """Whom an interview is with: who is introduced before its first question; empty where that is not told."""
    asked = _questions(page.markdown)
    before = page.markdown[: asked[0].start()] if asked else ""
    names = [m["name"] for pattern in (_SPOKEN_WITH, _SPEAKER) for m in pattern.finditer(before)]
    author = page.seed.author.lower()
    return next((n for n in names if not _NO_PERSON.match(n) and n.lower() not in author), "")


def answered(page: Page, forms: Articles, heading: str, told: str) -> Reply | None:
    """A question of an interview with the name of who answers it; without an answer, whose spans the caller has."""
    said = " ".join(plain(heading).split())
    whole = LEAST_ASKED <= len(said.split()) <= MOST_ASKED and said.endswith("?") and not re.search('[“”"]', said)
    if not forms.answers or not whole or _FOLLOWS.match(said) or points_elsewhere(display(told)):
        return None
    name = interviewed(page)
    return Reply(frames=(forms.answers,), slots={"n": name, "Q": said}, spans=()) if name else None


def quoted(page: Page, forms: Articles, blocks: Sequence[Block]) -> Iterator[Reply]:
    """What each person says whom paragraphs of a section quote and no other section does."""
    if not forms.quoted:
        return
    found: dict[str, list[Quoted]] = {}
    for at, block in enumerate(blocks):
        follower = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and telling(page, block) and not is_lead(block.text, follower):
            for name, span in _passages(page, forms.said, block):
                found.setdefault(name, []).append(span)
    for name, spans in found.items():
        start, stop = blocks[0].start, blocks[-1].stop
        elsewhere = _speaks_in(page.markdown[:start], name) or _speaks_in(page.markdown[stop:], name)
        length = sum(words_in(page.markdown[s.start : s.stop]) for s in spans)
        if not elsewhere and LEAST_SAID <= length <= MOST_SAID:
            yield Reply(frames=(forms.quoted,), slots={"n": name}, spans=tuple(spans))


def displayed(page: Page, forms: Articles, blocks: Sequence[Block]) -> Iterator[Reply]:
    """Quotations set apart, with whom the line below them or the sentence before them names."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        if not forms.quoted or not isinstance(block, Other) or not page.markdown.startswith(">", block.start):
            continue
        said = re.sub(r"^> ?", "", page.markdown[block.start : block.stop], flags=re.MULTILINE).strip()
        below = _SIGNED.search(said)
        lead = _LEADS.fullmatch(" ".join(display(before.text).split())) if isinstance(before, Paragraph) else None
        found = below or (lead if page.pack.language == "en" else None)
        if not found or _NO_PERSON.match(found["name"]) or not LEAST_SAID <= words_in(said) <= MOST_SAID:
            continue
        start = block.start if below or before is None else before.start
        span = Quoted(start=start, stop=block.stop, kind="prose")
        first = re.sub(r"^[“„«\"]\s*", "", said)
        if not page.pack.dangling.match(first) and not _POINTS.match(first):
            yield Reply(frames=(forms.quoted,), slots={"n": _full(page, found["name"])}, spans=(span,))


def _speaks_in(text: str, name: str) -> bool:
    """Whether somebody may be quoted in a text: a paragraph with a quotation and with his last name."""
    last = name.rpartition(" ")[2]
    return any(last in block and _QUOTATION.search(curled(block)) for block in text.split("\n\n"))


def _passages(page: Page, said: Sequence[re.Pattern[str]], block: Paragraph) -> Iterator[tuple[str, Quoted]]:
    """Who speaks in a paragraph, if it is one person, and from where that one is named to the last word said."""
    spans = sentence_spans(page, block)
    texts = [curled(page.markdown[span.start : span.stop]) for span in spans]
    whole = " ".join(" ".join(texts).split())
    names = {_full(page, m["name"]) for pattern in said for m in pattern.finditer(whole)}
    if not names and _PRONOUN.search(whole):
        names = {m["name"] for text in texts[:2] if (m := _BEGINS.match(text)) and not _NO_PERSON.match(m["name"])}
    name = names.pop() if len(names) == 1 else ""
    speaks = [at for at, text in enumerate(texts) if _MARKED.search(text)]
    last = name.rpartition(" ")[2]
    named = [at for at, text in enumerate(texts) if last in text]
    if not name or not speaks or not named:
        return
    start, stop = min(speaks[0], named[0]), max(speaks[-1], named[0])
    first = re.sub(r"^[“„«]\s*", "", texts[start])
    before = (
        texts[start].partition(last)[0] if start < speaks[0] or not texts[start].startswith(("“", "„", "«")) else ""
    )
    points = page.pack.dangling.match(first) or _POINTS.match(first) or _OTHER.search(before)
    leans = bool(points) or (start == speaks[0] and _is_of_another(_QUOTED.findall(texts[start])))
    others = _PRONOUN.search(" ".join(texts[: named[0]]))
    if not leans and not others and _telling("".join(_QUOTED.findall(" ".join(texts)))):
        yield name, Quoted(start=spans[start].start, stop=spans[stop].stop, kind="prose")


def _is_of_another(quoted: Sequence[str]) -> bool:
    """Whether a quotation speaks of "him" whom it has not named before."""
    words = quoted[0].split() if quoted else []
    other = next((at for at, word in enumerate(words) if _OTHER_PERSON.fullmatch(word)), None)
    return other is not None and not any(word[:1].isupper() and len(word) > 1 for word in words[1:other])


def _telling(words: str) -> bool:
    """Whether quoted words are somebody's, and no title."""
    said = words.split()
    return len(said) >= LEAST_QUOTED and sum(word[:1].islower() for word in said) > len(said) / 2


def curled(text: str) -> str:
    """The text with straight quotation marks as curled ones, each where it was."""
    return re.sub(r'"(?=\w)|(?<!\S)"', "“", text).replace('"', "”") if '"' in text else text


def _full(page: Page, name: str) -> str:
    """A person's full name: the one in the text that ends in this one; empty where there is none."""
    if _NO_PERSON.match(name):
        return ""
    if " " in name:
        bare = re.sub(rf"^{_TITLES}", "", name)
        return bare if " " in bare else name
    found = re.search(
        rf"\b(?!{_TITLES}{re.escape(name)})(?P<first>(?:[A-Z][\w’'-]+\.? ){{1,2}}){re.escape(name)}\b", page.markdown
    )
    whole = f"{found['first']}{name}" if found else ""
    return re.sub(rf"^{_TITLES}", "", whole) if whole and not _NO_PERSON.match(whole) else ""
