"""What of a paper or a printed manual makes no pair, though its words would do on a page of a site.

A PDF's text layer has formulas as loose characters, and its sections were written to be read one after the other.
Judged on drafts of PDFs alone, in English; laws go by their own rules.
"""

import collections
import functools
import itertools
import re

from gristmill.sections import lines
from gristmill.text import count_words

from .askable import NAMED, is_asked
from .drafts import Draft
from .languages.english_headings import without_label
from .page import Page, plain

# Sections that tell of the authors' data, of their work, or of others'; what stands below them does so too.
_OF_THE_WORK = re.compile(
    r"(?:abstract|applications?|results|discussion|summary|outlook|thanks|credits|references|history|motivations?|introduction"
    r"|data ?sets?|the data|implementation|source code|copying|feedback|contributors?|errata|to ?do|work in progress"
    r"|(?:related|previous) work|illustrations?|conclusions?)(?: and \w+)?"
    r"|(?:history|contributors|credits|bugs?|known bugs|reporting bugs|licen[cs]\w+|mailing lists?|[a-z] index of)\b.*"
    r"|.*\b(?:repositor(?:y|ies)|news ?groups?|mailing lists?|(?:to|and) report them|licen[cs]es?)"
    r"|(?:.*\b)?(?:illustrations?|case stud(?:y|ies)|simulations?|conclu(?:sions?|ding remarks)|acknowledge?ments?"
    r"|bibliography|computational details|session info(?:rmation)?|examples?|index)"
    r"|(?:examples?|reproducib\w+|empirical|obsolete|deprecated|(?:recent )?changes (?:in|since|from|relative)"
    r"|what[’']?s new)\b.*|(?:recent )?changes|a (?:sample|worked) (?:\w+ )?session|.* for the impatient",
    re.IGNORECASE,
)
_MANY = frozenset({"introduction", "discussion", "results", "summary", "motivation"})  # hold other sections in manuals
# A place that the answer does not hold. Between brackets one is an aside.
_PLACE = (
    r"(?:[Ss]ections?|[Cc]hapters?|[Ff]ig(?:ures?|s?\.)|[Tt]ables?|[Ee]q(?:uations?|s?\.)|[Aa]ppendix|[Ll]istings?"
    r"|[Aa]lgorithm|[Tt]heorem|[Ll]emma|[Pp]roposition|[Dd]efinition|[Ee]xample|[Ee]xercise|[Pp]age|[Pp]p?\.|§)"
    r"(?:\s|~)*(?:\(?\d|\?\?|[A-Z]\b|\[)"
)
_IN_PLACE = re.compile(_PLACE)
_ASIDE = re.compile(rf"\((?:(?:[Ss]ee|cf\.)(?: also)? )?{_PLACE}[^()]{{0,40}}\)")
# The bounds below were chosen on some forty PDFs of Debian packages and are not measured one by one: strict, because
# before them 35 to 56 % of a round's pairs were trainable.
MOST_ASIDES, LEAST_WORDS_AN_ASIDE = 2, 40
# What a paper says of itself, or of the steps that it takes.
_OF_ITSELF = re.compile(
    r"\b(?:[Tt]his|[Tt]he present) (?:\w+ )?(?:section|paper|article|vignette|introduction|document|report|chapter"
    r"|appendix|manuscript|tutorial|manual|work|study|contribution|note|overview|illustration)\b"
    r"|\b(?:described|discussed|shown|explained|defined) (?:next|later|earlier|before|below|above)\b"
    r"|\b[Ii]n (?:what follows|our (?:example|case|opinion|paper))\b|\b(?:[Hh]ere|[Bb]elow|[Nn]ow),? we\b"
    r"|\b(?:see|cf\.|as) above\b|\b(?:above|previous|preceding|next|earlier|later)"
    r" (?:section|example|figure|table|plot|output|code|paragraph|chapter|listing|graph|display)s?\b"
    r"|\b[Ww]e (?:now|then|first|next|again|also|will|shall|illustrate|consider|use[d]?|employ|show|see|obtain"
    r"|present|discuss|describe|focus|start|begin|turn|can see|denote|introduce|compute|fit|load|observe"
    r"|conclude|find|give|propose|define|refer|return)\b|\bour (?!own\b)\w+"
    r"|\b[Ww]e here\b|\b(?:on|of) this (?:web)?site\b|\b[Ww]e (?:would like|want) to\b"
    r"|\bI (?!am\b|you\b)[a-z]+|\bmy \w+|\b[Ll]et us (?!say|assume)|\b[Ll]et’s\b"
)
# What stands below, where the answer shows nothing.
_BELOW = re.compile(
    r"\b[Ii]n the following\b|\b(?:below|following) (?:\w+ )?(?:example|figure|table|plot|output|code|listing)s?\b"
    r"|\b(?:see|given|shown|listed) below\b|\bas follows\b"
)
# Symbols of formulas, in words that PDFium gives one by one.
_SYMBOL = re.compile(r"[∑∏∫√∈∉≤≥≠≈∼∝∞∂∇⊂⊆∪∩⟨⟩∥±×÷·→⇒↦∀∃α-ωΑ-Ωϕϵ′†‡∗−∆]|</?su[bp]>|(?<!\S)[b-hj-zB-HJ-QS-Z](?!\S|\.)")
MOST_SYMBOLS = 3
LEAST_WORDS_A_SYMBOL = 40
_CITED = re.compile(r"\(?\b[A-Z][\w’'-]+(?:,? (?:and|&|et al\.?,?) ?(?:[A-Z][\w’'-]+)?)? ?[(\[]?(?:19|20)\d\d[a-z]?\b")
MOST_CITED = 2
# Words that run into each other, and such as a column's end has cut.
_FUSED = re.compile(r"[a-z]{2}[,;][A-Za-z]{2}|\b[a-z]+ -[a-z]|[a-z]- (?!and\b|or\b|to\b)[a-z]")
_CODE = re.compile(r"`([^`\n]+)`")
_NOTE = re.compile(r"\n\n\d{1,2}[A-Z][a-z]+ [a-z]")  # one of the page's foot: "4Most of it is oak."
_ENDS = re.compile(r"(?:[.!?:;][)\]”’\"'`*]*|[)”’`]|…|,? (?:and|or)?)(?:\s*(?:\[\^[^\]]*\]|<sup>.{1,4}</sup>))*\s*\Z")
_LABEL = re.compile(r"\s*(?:Figure|Fig\.|Table|Tab\.|Listing|Algorithm|Abbildung|Tabelle)\s*[\dIVX]+\b")
_FLOWN = re.compile(r"^\s*Examples? `|:\.")  # lines of examples that have run into one another
_NO_TEXT = re.compile(r"\s*(?:[-*+] |\d+[.)] |\||#|>|<!--|\[\^|$)")
_BEGINNING = re.compile(r"(?:\S+\s*){1,12}")
_DEEP = 2  # headings above one below a chapter: the title's and the chapter's


def no_pair(page: Page, draft: Draft) -> str:
    """Why a draft of a PDF is no pair: a reason code, or empty."""
    if page.pack.language != "en" or page.seed.vertical == "legal":
        return ""
    text = draft.answer(page.markdown)
    told = _told(text)
    if _is_of_the_work(draft) or _is_one_of_several(page, draft) or not is_asked(draft, told, page.site.product):
        return "answer-leans"
    if _is_torn(page, draft) or _is_cut(text) or _is_formal(told) or _FUSED.search(told) or _NOTE.search(text):
        return "answer-markup"
    shows = any(span.kind != "prose" for span in draft.spans)
    if _points(told) or _OF_ITSELF.search(told) or (not shows and _BELOW.search(told)):
        return "answer-leans"
    if len(_CITED.findall(told)) > MOST_CITED:
        return "answer-leans"
    return ""


def _told(text: str) -> str:
    """An answer without its listings and code spans."""
    out = " ".join(line for _, line, code in lines(text) if not code)
    return re.sub(r"`[^`]*`", "`x`", out)


def _is_of_the_work(draft: Draft) -> bool:
    path = [without_label(plain(heading)) for heading in draft.section.heading_path]
    found = [heading for heading in path if _OF_THE_WORK.fullmatch(heading)]
    return any(heading.lower() not in _MANY or heading == path[-1] for heading in found)


def _is_one_of_several(page: Page, draft: Draft) -> bool:
    """Whether a question is about a heading that other chapters have too, or that is inside a section of a chapter, and
    does not say which it means: "numeric expressions" below "Logical expressions".
    """
    *above, own = (without_label(plain(heading)) for heading in draft.section.heading_path)
    question = draft.questions[-1].lower()
    nested = len(above) > _DEEP and not NAMED.search(own)
    if nested and _opens_with(draft.answer(page.markdown), own):
        nested = False
    if not (nested or _headings(page.markdown)[own] > 1) or own.lower() not in question or len(above) < _DEEP:
        return False
    return not (_words(above[-1]) - _words(own)) & _words(question)


def _opens_with(text: str, heading: str) -> bool:
    """Whether a text begins with what a heading of two words or more says: "Promise objects are part of …"."""
    said, told = _words(heading), _words(" ".join(_BEGINNING.findall(plain(text))[:1]))
    return len(heading.split()) > 1 and bool(said) and said <= told


@functools.lru_cache(maxsize=4)
def _headings(markdown: str) -> collections.Counter[str]:
    told = (line for _, line, code in lines(markdown) if not code and re.match(r"#{1,6} ", line))
    return collections.Counter(without_label(plain(line.lstrip("# "))) for line in told)


def _words(text: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in re.findall(r"\w{4,}", text)}


def _is_torn(page: Page, draft: Draft) -> bool:
    """Whether some paragraph ends in its middle, as before a formula or a picture, or is the label of one.

    What leads to a listing or a list may end anyhow.
    """
    for span, after in itertools.zip_longest(draft.spans, draft.spans[1:]):
        piece = page.markdown[span.start : span.stop] if span.kind == "prose" else ""
        told = [line for _, line, code in lines(piece) if line.strip() and not code]
        whole = [line for line in told if not _NO_TEXT.match(line)]
        if after is not None and after.kind != "prose":
            whole = whole[:-1]
        if any(map(_FLOWN.search, told)) or any(map(_LABEL.match, told)) or not all(map(_ENDS.search, whole)):
            return True
    return False


def _is_cut(text: str) -> bool:
    """Whether a letter of a formula has cut code: "add `O(`p^k) to it"."""
    out = " ".join(line for _, line, code in lines(text) if not code)
    return any(found[1][-1] in "([^,=" and re.match(r"\w", out[found.end() :]) for found in _CODE.finditer(out))


def _is_formal(told: str) -> bool:
    """Whether an answer has so many symbols that formulas stand in it, which a text layer tears."""
    count = len(_SYMBOL.findall(told))
    return count > max(MOST_SYMBOLS, count_words(told) / LEAST_WORDS_A_SYMBOL)


def _points(told: str) -> bool:
    asides = _ASIDE.findall(told)
    few = len(asides) <= min(MOST_ASIDES, count_words(told) / LEAST_WORDS_AN_ASIDE)
    return not few or _IN_PLACE.search(_ASIDE.sub("", told)) is not None
