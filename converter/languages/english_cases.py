"""Whether an English question of an article states its case completely, and whether an answer stands by itself.

Beside the question a reader has the article's headline and nothing else: "the frozen cohort" is one that only those
know who have read the text.
"""

import re

from gristmill.index.terms import content_terms

_NUMBERED = r"first|second|third|fourth|fifth|two|three|four|five|six|seven|eight|nine|ten"
_THE = re.compile(r"\b(?:the|either|both) (?P<first>[\w'’-]+)(?P<more>(?: [\w'’-]+){0,3})")
# What there is one of, whoever speaks, and what is nothing of its own.
_GENERIC = frozenset(
    "world internet web sun sea sky moon weather past future public law state right left wrong user browser compiler"
    " reader patient only best worst most least same way time use number end start middle rest size cost name"
    " risk price age amount main usual easiest safest real author authors study studies article"
    " first-person market economy"
    " ground day night morning evening year body brain heart eye police government country city past"
    " present kitchen doctor"
    " database server kernel network operating processor cpu gpu keyboard screen".split()
)
_TIES = frozenset("of that which who whose where for between with behind against to".split())
_VERB = frozenset("is are was were has have had do does did can could will would should must may might not".split())
_LETTER = re.compile(
    r"(?<![\d°’'`.\w-])(?<!\d )[B-HJ-Z](?![\w.'’°+#/-])"
    # the languages C and R are named so
    r"(?<![CR](?= (?:function|library|code|compiler|API|program|standard|binding|extension|package|header|script)))"
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?\b")
_OF_WORLD = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day"
    r"|[A-Z][a-z]+(?:ish|ese|ian|ean|can))\Z"
)
LEAST_TERMS, LEAST_OF_CASE = 2, 3  # telling words of a question, and of one about a condition that no headline names
_OWN = re.compile(r"(?:(?:what|which|who|where|when|why|how) )?(?:did|do|does|would|will) the authors?\b")
_TO_READER = re.compile(r"what (?:will|do|should|must|can|may) I\b")  # beside the headline: "what will I receive"
# What an answer points at that stands elsewhere.
_ELSEWHERE = re.compile(
    r"\b(?:(?:one|both|either|all|each|none|neither|some|most) of (?:them|these|those|which)|the latter|the former"
    r"|(?:everything|all|see|shown|listed|described|mentioned|table|list|the|as) (?:above|below)|earlier"
    r"|the rest of this|so far|as (?:before|we saw|I said)|(?:this|last|the next|previous)"
    r" (?:post|article|essay|section|chapter|table|figure|chart|graph)"
    r"|the (?:table|figure|chart|graph|diagram|equation|picture|column|curve|listing|snippet)|(?:equation|eq\.|figure"
    r"|fig\.|table) \(?\d)\b|\[\^\w+\]",
    re.IGNORECASE,
)
# What others hold, and the article may not.
_OTHERS = re.compile(
    r"\b(?:usual (?:advice|answer|alternative|remedy)|conventional wisdom|received wisdom|textbooks?|supposed(?:ly)?"
    r"|people (?:often )?(?:say|think|believe|hear|imagine|expect)"
    r"|it(?:['’]s| is) (?:often |usually |sometimes )?said"
    r"|is (?:often|usually|commonly) (?:said|recommended)|(?:would|used to) say|(?:reasoning|idea|thinking"
    r"|theory) behind"
    r"|the argument runs|in theory|good answer|they say)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"\bthe (?:{_NUMBERED})\b(?! (?:few|time|thing|day|week|month|year|minute|hour)s?\b)", re.IGNORECASE
)
_COUNTED = re.compile(rf"\b(?:{_NUMBERED}|firstly|secondly)\b|\d", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"(?:That|This|These|Those|It|They|He|She|But|And|So|Or|Yet|Then|Also|Both|Neither|Another|One is|One of|Now for"
    r"|The (?:second|third|other|same|latter|former|others|opposite)|Such|Hence|Thus|Still|Again|Instead|However"
    r"|Besides|Moreover|Either|There are cases)\b|[a-z$]"
)
_REFUSES = re.compile(r"[^.]*, (?:I|we) [^.]*\.?")
_NO_MARKS = re.compile(r"`[^`]*`")


def complete(question: str, headline: str) -> bool:
    """Whether a question in small letters needs no more than the headline to be understood."""
    known = frozenset(content_terms(headline))
    bare = _NO_MARKS.sub("`x`", question)
    if any(not _is_told(found, known, headline.lower()) for found in _THE.finditer(bare)):
        return False
    if any(found[0] not in headline for found in _LETTER.finditer(bare)):
        return False
    if any(name[0] not in headline and not _OF_WORLD.match(name[0]) for name in _NAME.finditer(bare)):
        return False
    terms = [*content_terms(bare), *re.findall(r"`x`", bare)]
    if _OWN.match(question):
        return bool(terms)
    case = question.startswith(("what happens", "what should I do"))
    if question.startswith(("what is a", "what are ")) and not known.isdisjoint(terms):
        return True
    if _TO_READER.match(question):
        return bool(terms)
    least = LEAST_OF_CASE if case and known.isdisjoint(terms) else LEAST_TERMS
    return len(terms) - (1 if case and "happen" in terms else 0) >= least


def _is_told(found: re.Match[str], known: frozenset[str], headline: str) -> bool:
    """Whether "the" thing is of the headline, the only one of the world, or told by what stands behind it."""
    first, more = found["first"].lower(), found["more"].lower().split()
    if re.fullmatch(_NUMBERED, first):
        return re.search(rf"\b{first}\b", headline) is not None
    words = [first, *more]
    stop = next((at for at, word in enumerate(words) if word in _VERB), len(words))
    noun = words[: min(stop, 3)]
    if first in _GENERIC or first.endswith("est") or not known.isdisjoint(content_terms(" ".join(noun))):
        return True
    return any(word in _TIES for word in noun[1:])


def stands_alone(answer: str, before: str = "") -> bool:
    """Whether an answer points at nothing elsewhere and is the article's own; `before`: the sentence before it."""
    text = _NO_MARKS.sub("", answer)
    first = re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]
    counts = _COUNTS.search(text)
    return not (
        _ELSEWHERE.search(text)
        or _OTHERS.search(first)
        or _OTHERS.search(before)
        or _LETTER.search(text)
        or (counts and not _COUNTED.search(text, 0, counts.start()))
        or text.count("“") != text.count("”")
        or text.count('"') % 2
    )


def points_elsewhere(answer: str) -> bool:
    """Whether an answer points at something that stands elsewhere on its page."""
    return _ELSEWHERE.search(_NO_MARKS.sub("", answer)) is not None


def begins(answer: str) -> bool:
    """Whether an answer of a whole section begins with something of its own."""
    return not _LEADS_ON.match(answer)


def refuses(question: str, answer: str) -> bool:
    """Whether what to do in a case is told by what the author himself does not do."""
    case = question.startswith(("what happens", "what should I do"))
    return case and _REFUSES.fullmatch(re.split(r"(?<=[.!?]) ", answer, maxsplit=1)[0]) is not None
