"""How English prose argues: claims with their reasons, comparisons, advice, and ways to do something."""

import re

from .english_grammar import VERBS
from .pack import Clause

_NP = r"[A-Z`][^,;:.!?()]{1,60}?"
_MORE = (
    r"(?:much |far |still |slightly |a little |even )?(?:more|less|fewer|better|worse|faster|slower|safer|cheaper"
    r"|easier|simpler|harder|larger|smaller|older|newer|longer|shorter|[a-z]{3,}er)\b"
)
_IS_OR_HAS = r"(?:is|are|was|were|needs?|finds?|takes?|costs?|has|have|uses?|fails?|runs?|loads?)"
_VERB = rf"(?:{'|'.join(sorted(VERBS))}|oil|dress|point|grind|dry|close|stay|test|choose|bring)"
_IMPERATIVE = rf"(?:(?:do not|don['’]t|never|always) [a-z]+|(?:first |then |just |simply )?(?:{_VERB}))\b"
_ORDER = r"(?:Never|Note|Remember|Consider|Do|Don['’]t|Avoid|Always|Use|Keep|Please)\b"
_CONDITION = r"(?:you|your|the|a) [^,;:.]{6,90}"
FRAMES: dict[str, tuple[str, ...]] = {
    "compare": (
        "How do {a} and {b} compare{at}?",
        "How do {a} and {b} differ{at}?",
        "What should I know when I choose between {a} and {b}{at}?",
    ),
    "avoid": ("Why should I not {v}{at}?", "Is it a good idea to {v}{at}?", "Should I {v}{at}?"),
    "advice": ("What should I do if {c}{at}?", "What is good advice if {c}{at}?"),
    "way": ("How do I {x}{at}?", "How can I {x}{at}?", "What is a good way to {x}{at}?"),
}
# In this order: a comparison with a reason is asked for as a comparison.
CLAUSES: tuple[Clause, ...] = (
    Clause(
        pattern=re.compile(
            rf"(?P<a>{_NP}) {_IS_OR_HAS} [^,;:.]{{0,20}}?{_MORE}[^,;:.]{{0,40}}? than (?P<b>[^,;:.]{{2,50}}?)"
            r"(?: (?:for|on|in|at|when|if) [^,;:.]*)?(?:[,;].*|\.)?"
        ),
        intent="compare",
    ),
    Clause(
        pattern=re.compile(
            rf"(?P<a>{_NP}) (?:[a-z]+s|is|are) [^,;:.]*?, (?:whereas|while) (?P<b>[^,;:.]{{3,40}}?)"
            r" (?:is|are|needs?|has|have|can|must|takes?|does|do|will|only|lasts?)\b.*"
        ),
        intent="compare",
    ),
    Clause(
        pattern=re.compile(rf"(?!{_ORDER})(?P<c>[A-Z`][^;:!?()]{{12,140}}?)(?:,? because|, since|, as) .*"),
        intent="why",
    ),
    Clause(
        pattern=re.compile(r"(?P<c>[A-Z`][^,;:.!?()]{8,90} should (?:not )?(?:be )?[a-z]+ [^,;:.]{3,70})\."),
        intent="why",
    ),
    Clause(pattern=re.compile(r"Use (?P<n>[^,;:.]{2,40}?) (?:only )?(?:for|when|if|where) .*"), intent="when_use"),
    Clause(pattern=re.compile(rf"To (?P<x>{_VERB} [^,;:.]{{6,80}}), (?={_IMPERATIVE}).*"), intent="way"),
    Clause(
        pattern=re.compile(
            rf"If (?P<c>{_CONDITION}), (?={_IMPERATIVE}|[^,]* (?:is|are) (?:easier|better|safer|cheaper)\b).*"
        ),
        intent="advice",
    ),
    Clause(pattern=re.compile(rf"(?:Never|Do not|Don['’]t|Avoid) (?P<v>{_VERB} [^,;:!?]{{6,90}}?)\.?"), intent="avoid"),
)
