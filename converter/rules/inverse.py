"""The other way round: a description asks, the name answers."""

import re
from collections.abc import Iterator

from gristmill.text import fold, sentences

from ..answers import paragraphs, sentence_spans, telling
from ..asides import is_aside
from ..blocks import Item, Listing, Part
from ..commands import NOUNS
from ..drafts import Draft, Quoted, ask
from ..page import Page, display, plain
from ..signatures import Api
from .cli import owner
from .definition import HELP, is_flag, shared_terms
from .signature import heading

# Of the description in the question. Of 577 drafts 2 words bring 22, of ten read three fit many entries ("imports a
# module", "runs verbosely"); 8 lose 152, all five read right. 8 words at most lose 355 right ones; 34 bring 28 that are
# right and hard to read, so that this bound is one of taste.
LEAST_WORDS, MOST_WORDS = 4, 17
# A description that only points elsewhere singles nothing out.
_VAGUE = re.compile(
    r"\b(?:same as|like|equivalent|alias|see|deprecated|this|it|its|such|above|below|former|similar|other|named"
    r"|called|etc|overrid\w+)\b",
    re.IGNORECASE,
)
# Of handlers, which each class of a service has, and what the language calls, or nobody: `__iter__`, `_input_file`.
_UNASKED = re.compile(r"(?:get|post|put|patch|delete|head)|_.*")
_OF_CLASS = re.compile(r"(?:.*[.:#])?[A-Z]\w*[a-z]\w*(?:\.|::|#)[a-z]\w*")  # "frost.Gate.shut"
# What is said of several things, of an example, or in the shorthand of comments in code ("Get list of …").
_SHORTHAND = re.compile(
    r"\bbut\b|\bfor example\b|\be\.g\.|\w’(?!\w)"
    r"|^\w+ (?:(?:new|current|given|single) )?(?:string|list|flag|errno|path|file|name|value|function|object|number"
    r"|index|pointer|text|dict|dictionary|instance|class|type|size|key|handle|buffer|array|boolean|message|process|thread)\b",
    re.IGNORECASE,
)
# Two lines of a comment in code, the first of which has no stop: "Winds each tape Requires the tape robot".
_SPLICED = re.compile(r"(?<=\w) (?:Requires?|Required|Returns?|Deprecated|Defaults?|Note|See|Please|This|These)\b")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions for API entries, options and table rows whose description says what they do."""
    entry = page.api(part)
    if entry is not None and entry.kind in ("function", "flag", "class"):
        yield from _entry(page, part)
    for block in part.blocks:
        if isinstance(block, Listing):
            for item, shared in shared_terms(page, block):
                if item.term and is_flag(item) and not shared:
                    text = display(page.markdown[item.body : item.stop].split("\n")[0])
                    yield from _flag(page, part, text, _term(page, item), item.term)


def _term(page: Page, item: Item) -> Quoted:
    """An entry's term without the marks that set it off."""
    said = page.markdown[item.start : item.body].rstrip(" :\n\t")
    bold = 2 if said.startswith("**") and said.endswith("**") and "**" not in said[2:-2] else 0
    return Quoted(start=item.start + bold, stop=item.start + len(said) - bold, kind="definition")


def _entry(page: Page, part: Part) -> Iterator[Draft]:
    entry = page.api(part)
    first = next((p for _, p in paragraphs(part.blocks) if telling(page, p)), None)
    spans = sentence_spans(page, first) if first else []
    if entry is None or not spans:
        return
    text = display(page.markdown[spans[0].start : spans[0].stop])
    phrase = described(page, text, entry.name)
    if not phrase or entry.name in HELP or _UNASKED.fullmatch(re.split(r"[.:#]", entry.name)[-1]):
        return
    labels = page.pack.labels
    if entry.kind == "flag":
        questions = ask(page, part, "which_flag", owner(page, part), x=phrase)
    else:
        label = labels.get(_kind(page, part, entry), "")
        near = [a for a in page.anchors(part) if a.kind not in ("task", "topic")]
        questions = ask(page, part, "which_api", [(a,) for a in near[:2]], x=phrase, kind=label) if label else ()
    if questions:
        yield Draft(type="inverse", section=part.section, questions=questions, spans=(heading(part),), exclusive=True)


def _kind(page: Page, part: Part, entry: Api) -> str:
    """What to call an entry: several words are a command or, with a path, an endpoint; what a class has is a method."""
    if " " in entry.name or entry.noun in NOUNS:
        return "endpoint" if "/" in entry.name else "command"
    over = page.api(page.parts[part.parent]) if part.parent >= 0 else None
    of_class = (over is not None and over.kind == "class") or _OF_CLASS.fullmatch(entry.name)
    return "method" if entry.kind == "function" and of_class and "method" in page.pack.labels else entry.kind


def _flag(page: Page, part: Part, text: str, name: Quoted, term: str) -> Iterator[Draft]:
    spans = sentences(text)
    known = HELP.isdisjoint(re.split(r",? ", plain(term).strip("`")))
    phrase = described(page, text[spans[0][0] : spans[0][1]], plain(term)) if spans and known else ""
    if phrase and (questions := ask(page, part, "which_flag", owner(page, part), x=phrase)):
        yield Draft(type="inverse", section=part.section, questions=questions, spans=(name,), exclusive=True)


def described(page: Page, sentence: str, name: str) -> str:
    """What the sentence says the thing does, in the third person; empty where it would give the name away."""
    if page.pack.third_person is None or not sentence.rstrip().endswith("."):
        return ""
    bare = sentence.rstrip(" .")
    words = bare.split()
    if (
        not LEAST_WORDS <= len(words) <= MOST_WORDS
        or _VAGUE.search(bare)
        or _SHORTHAND.search(bare)
        or page.leans(bare)
        or ". " in bare
        or _SPLICED.search(bare)
        or is_aside(bare)
    ):
        return ""
    given = {w for w in fold(re.sub(r"[_.]", " ", name)).split() if len(w) > 2}
    said = set(fold(re.sub(r"[_.]", " ", bare)).split())
    if given and given <= said:
        return ""
    phrase = page.pack.third_person(re.sub(r"\*(\w+)\*", r"`\1`", bare))
    return "" if page.pack.clipped(phrase, page.site) else phrase
