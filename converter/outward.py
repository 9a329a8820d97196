"""Words of an answer that point at text outside it: "the instructions above", "see previous FAQ", "described below".

The words are English. What is said to stand above or below may do so within the answer, as code, a list or a table, or
as the thing that is pointed at, by its name.
"""

import re
from collections.abc import Sequence

from gristmill.index.terms import content_terms

from .page import plain

# Of 22,489 pairs of 27 sites the words here and below take 67, fifteen of which two readers had judged: fourteen
# awkward for both, one for one of them.
_OUTSIDE = re.compile(
    r"\b[Tt]his subsection\b|\bsections? (?:\[?\?\?|above\b|below\b)|\b[Nn]ote again\b"
    r"|\b(?:previous|preceding|next|following|last) (?:FAQ|question)\b"
    r"|\b(?:listed|described|explained|documented|discussed|covered|mentioned|outlined|given)"
    r" in this (?:file|document|page|section|chapter|readme)\b"
    r"|\b(?:covered|described|discussed|explained|introduced|documented) (?:(?!in )\w+ )?later\b"
    r"(?! (?:versions?|releases?)\b)"
    r"|\b[Mm]ore (?:on|about) (?:this|that|these|it|them) (?:later|below)\b|\bfind (?:this|that|these|it|them) below\b"
)
_TOLD = r"(?:mentioned|noted|listed|described|shown|given|explained|discussed|outlined|defined|specified|detailed)"
_WORDS = r"(?P<{0}>(?:[\w'’/-]+ ){{1,4}})"
# "the instructions above", "the steps described above", "the above-mentioned steps", "as noted above", "see above".
_ABOVE = re.compile(
    rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose) {_WORDS.format('a')}(?:{_TOLD} )?above\b(?! (?:the|an?|it|this|that|each|all|\d))"
    rf"|\b(?:[Tt]he|[Tt]hese|[Tt]hose) above(?:[ -]{_TOLD})? (?P<b>[\w'’-]+)"
    rf"|\b[Aa]s (?:\w+ )?{_TOLD} (?:above|earlier|before|previously)\b(?P<c>)"
    r"|\b[Ss]ee (?P<d>(?:[\w'’-]+ ){0,3})above\b"
)
_THE_ABOVE = re.compile(r"[Tt]h(?:e|ese|ose) above\b")  # behind code, whatever it is called: "the above mapping"
_BELOW = re.compile(
    rf"(?<![\w'’/-]){_WORDS.format('a')}(?:(?:is|are|as) )?{_TOLD} (?:later|below)\b"  # from the start of a word only
    r"|\b[Ss]ee (?P<b>(?:[\w'’\"“”-]+ ){0,8})below\b"
)
_CODE_ABOVE = re.compile(r"`([^`\n]{1,80})`(?: [\w-]+)? above\b(?! (?:the|an?|it|this|that|each|all|\d))")
_HERE_BELOW = re.compile(r"\bBelow (?:is|are) (?:an?|the|some|several|all)\b")  # with what is shown behind it
# One of which each match of the patterns has: most texts have none.
_BEFORE, _BEHIND = ("above", "earlier", "before", "previously"), ("later", "below")
_OTHER_ROWS = re.compile(r"\bone of (?:these|them|the (?:above|two|three|following))\b")
_SHOWN = frozenset({"code", "list", "table"})
_SETS_OUT = _SHOWN | {"row", "definition", "heading"}
# What may be a name for code, a list or a table.
_SHAPES = frozenset(
    content_terms(
        "example code command configuration listing list table output snippet program syntax function definition script"
        " step line file option setting method class expression statement input rule item case query call form value"
    )
)


def points_outward(pieces: Sequence[tuple[str, str]]) -> bool:
    """Whether an answer's words point at what it does not hold. `pieces`: kind and Markdown of each quote."""
    for at, (kind, text) in enumerate(pieces):
        if kind == "row" and _OTHER_ROWS.search(text):
            return True
        said = plain(text) if kind not in _SHOWN else ""
        if _OUTSIDE.search(plain(text) if kind == "list" else said):
            return True
        before, behind = pieces[:at], pieces[at + 1 :]
        if said and _HERE_BELOW.search(said) and _SETS_OUT.isdisjoint(kind for kind, _ in behind):
            return True
        if kind not in _SHOWN and not all(_is_named(found, before) for found in _CODE_ABOVE.finditer(text)):
            return True
        above = _ABOVE.finditer(said) if any(word in said for word in _BEFORE) else ()
        below = _BELOW.finditer(said) if any(word in said for word in _BEHIND) else ()
        if not all(_is_held(found, before, said[: found.start()]) for found in above):
            return True
        if not all(_is_held(found, behind, said[found.end() :]) for found in below):
            return True
    return False


def _is_named(found: re.Match[str], pieces: Sequence[tuple[str, str]]) -> bool:
    """Whether the code that is said to stand above does so, in the pieces or in the same paragraph."""
    return found[1] in found.string[: found.start()] or any(found[1] in text for _, text in pieces)


def _is_held(found: re.Match[str], pieces: Sequence[tuple[str, str]], beside: str) -> bool:
    """Whether what the words point at stands in the pieces, or in the same paragraph before or behind them."""
    named = content_terms(next((words for words in found.groups() if words), ""))
    kinds = {kind for kind, _ in pieces}
    if kinds & _SHOWN and (not named or named[-1] in _SHAPES or ("code" in kinds and _THE_ABOVE.match(found[0]))):
        return True
    told = content_terms(" ".join((beside, *(plain(text) for _, text in pieces))))
    return not set(told).isdisjoint(named[-2:] if kinds & _SHOWN else named[-1:])
