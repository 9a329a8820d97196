"""Whether a text says which things it speaks of: "the plugin" is known to who reads the page, and to nobody else.

One judgement for a question behind its place, and for its answer behind the question. Of the kept pairs of a 1.5 B
model that blind readers called minor or bad half were so: "the command", "the class", "in this mode". English only.
"""

import re
from collections.abc import Iterator, Set

from gristmill.index.terms import FUNCTION_WORDS, content_terms
from gristmill.leaning.judgement import prose_of

# What is counted or pointed at: "the second message", "another pool", "Listing 3", "the two cases", "instead".
_POINTS = re.compile(
    r"\b(?:the (?:first|second|third|fourth|fifth|last|next|two|three|four|latter|former|other|above|following|given"
    r"|previous|actual|corresponding|respective|resulting|specified|same(?! \w+(?: \w+)? (?:as|across|for|in)\b))\b"
    r"|these|those|this(?! (?:is|was|can|may|will|does|has|means|allows|makes|lets|saves|prevents|ensures|causes|avoids"
    r"|reduces|improves|gives|requires|leads|results)\b)|(?<![.,] )(?<!and )this|(?<!as )such(?! as\b| an?\b)|another"
    r"|similar(?:ly)?|respectively"
    r"|instead(?! of)|again|as well|the rest|(?:Listing|Chapter|Figure|Fig\.|Table|Example|Step|Section) \d"
    r"|both(?! \S+ and)|(?:all|each|one) of th|above|below|earlier|previously|aforementioned|here|that(?=[,.])"
    # "to that lid", "the answer to that question, …"; "those in brackets" of what is shown beside the text
    r"|(?:to|in|of|for|with|on|from|at|by|into) that (?!(?:is|are|can|will|it|they|the|you)\b)[a-z]+"
    r"|that (?!(?:exist|match|follow|appl(?:y|ies)|fit|work|run|differ|overlap)\b)(?!\w+(?:ed|s)\b)[a-z]+(?=[,.?;])"
    r"|the (?:\w+ )?(?:part|value|text|name|number)s? in (?:square )?(?:brackets|parentheses|bold|italics)"
    r"|(?:copy|use|set|open|run|call) that (?!\w+ed\b)[a-z]+"
    r"|the (?:most|least) \w+ \w+(?= (?:is|are)\b|\?)"
    r"|there(?! (?:is|are|was|were|will)\b))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_THE = re.compile(r"\b[Tt]he (?=((?:[\w'’-]+|`…`)(?: (?:[\w'’-]+|`…`)){0,3}))")
_QUALIFIES = frozenset("of for in that which named called with from on by to whose at under using your set".split())
# What every reader has, or what needs no more to be known: "the system", "the beginning", "the command line".
_KNOWN = frozenset(
    content_terms(
        "system user network kernel compiler operating internet computer machine disk memory time moment end beginning"
        " start future past day year cluster shell line terminal screen browser keyboard mouse environment clipboard"
        " default left right top bottom side front back web ability possibility way fact case"
    )
)
_SAME_FOR_ALL = re.compile(r"(?:most|least|best|only|entire|whole|current|need|use|more|less|default|same)\b")
_JOINT = re.compile(r"[_.:/()#-]+|(?<=[a-z])(?=[A-Z])")  # of a name in code: "RetryMiddleware" speaks of middleware


def is_moored(text: str, known: str) -> bool:
    """Whether each definite thing of an English text is named by it, or by what is `known` from before."""
    prose = " ".join(prose_of(text).split())
    if _POINTS.search(prose):
        return False
    told = _KNOWN | _terms(known)
    return all(_is_known(noun, behind, told | before) for noun, behind, before in _definite(prose))


def _terms(text: str) -> Set[str]:
    return {*content_terms(text), *content_terms(_JOINT.sub(" ", text))}


def _definite(prose: str) -> Iterator[tuple[list[str], str, Set[str]]]:
    """Each "the" with its noun, the word behind it, and what was spoken of before it."""
    for found in _THE.finditer(prose):
        words = found[1].split()
        noun: list[str] = []
        for word in words:
            if word.lower() in FUNCTION_WORDS or word in _QUALIFIES:
                break
            noun.append(word)
        rest = [*words[len(noun) :], *prose[found.end(1) :].split()[:1]]
        behind = "" if prose[found.end(1) :][:1] in ",.;:" and len(noun) == len(words) else "".join(rest[:1])
        yield noun, behind.strip(",.;:?"), set(content_terms(prose[: found.start()]))


def _is_known(noun: list[str], behind: str, known: Set[str]) -> bool:
    if not noun or _SAME_FOR_ALL.match(noun[0]) or behind in _QUALIFIES or behind == "`…`":
        return True
    if any(word == "`…`" or word[:1].isupper() or re.search(r"[\d_]", word) for word in noun):
        return True
    return bool(known & set(content_terms(" ".join(noun))))
