"""Whether a sentence still says the same apart from its page, and whether what is asked of it is of the page's things.

Of 25 kept pairs on three guides that nobody had tuned on, blind readers called 17 minor and bad half for this: "if you
do", "the remaining variables", "your experience is different", "thus does not". English only.
"""

import re
from collections.abc import Set

from gristmill.index.terms import content_terms
from gristmill.text import words

from .relations import Relation

# Words that set a thing apart from what the page has said before, or join it to that.
_LEFT_BEHIND = re.compile(
    r"\b(?:thus|therefore|hence|in question|remaining|others|the additional|still|likewise|too(?=[,.])|also"
    r"|(?<!no )(?<!each )(?<!every )(?<!with )other(?! than\b)|even so|about it|that['’]s"
    r"|if (?:you|it|they) (?:do|does|did|is|are)(?= so\b|n['’]t\b|[,.])|(?:if|do|does|doing) (?:so|not)(?=[,.])"
    r"|that is (?:not )?(?:possible|so|true|what)|don['’]t work|(?<!by )now|certain"
    r"|the current (?:implementation|version|release|state)|at (?:the|this) (?:moment|point|time))\b"
    r"|^(?:(?:Just|Much|Same) as|Like|Similar|Rather|Then|Instead|More|Further|Additional|Alternatively|Would|Always"
    r"|Set|Changed|Renamed|Deprecated|Added|New)\b",
    re.IGNORECASE,
)
# An opinion, praise, a surmise; a promise of more.
_OPINES = re.compile(
    r"\b(?:fun|nice(?:ly)?|cool|popular|straightforward|convenient|ideal|excellent|very powerful|great(?:ly)?"
    r"|interesting|probably|perhaps|maybe|tricky|suffer|(?:of )?some (?:kind|sort)|obscure|nothing prevents|intelligent"
    r"|more or less|somewhat|rather(?! than)|pretty(?!.?print)|quite|a lot|(?:bad|good) idea|biggest"
    r"|things? to (?:note|keep|remember|do)"
    r"|there (?:is|are) (?:an? )?(?:few|some|several|two|three|many|various|number of|couple of))\b",
    re.IGNORECASE,
)
# What once was: a story, unless it stands behind an "if".
_ONCE = re.compile(
    r"(?:(?!\b(?:if|when|unless|once|until|after|before|that|which|whether|as|than)\b).)*\b(?:was|were|had|did)\b"
    r"|.*\b(?:he|she|his|her)\b",
    re.IGNORECASE,
)
# To see all [lids](…), or to do it by [Opening lids](…).
_SENDS = re.compile(
    r"\b(?:[Cc]heck|[Ss]ee|[Rr]ead(?:ing)?|[Cc]onsult|[Rr]efer to|[Ff]ollow|[Ll]ook at|[Vv]isit)\b[^.;]*\]\("
    r"|\b(?:using|via|in|under|with|at) (?:the )?\[[A-Z][\w ]+\]\([^)]*\)\.$"
)
# Of code, with a digit, or capitalised though not the first word.
_NAMED = re.compile(r"`[^`]{3,}`|[^\W\d]\d|(?<=[\w,] )[^\W\d_a-z]\w+|\w_\w|\w::\w|\b[A-Z]{2,}\b|--\w")
_MODAL = re.compile(r"\b(?:is|are|was|were|will|can|should|must|may|does|do)\b")
_JOINED = re.compile(r"\b(?:and|or|but|that|which|who|where|whether|if|when)\b")
_GENERIC = frozenset(content_terms("you your it one thing file option value setting default name way case time"))


# A picture, an escape that hid what is filled in or a pattern lost ("\\<width>"), "a open lid".
_TORN = re.compile(r"!\[|\\[*<>|\[\]]|\ba (?=[aeio][a-z])(?!(?:one|once|eu))")


def is_torn(markdown: str) -> bool:
    """Whether an answer, as Markdown, shows that something was lost or is not worded as people write."""
    return _TORN.search(markdown) is not None


def holds_apart(markdown: str, shown: str) -> bool:
    """Whether a sentence, as Markdown and as a reader sees it, needs nothing else of its page and is no story."""
    if "\\\n" in markdown:  # a heading of bold type and a break
        return False
    judged = (_LEFT_BEHIND.search(shown), _OPINES.search(shown), _ONCE.match(shown), _SENDS.search(markdown))
    return not any(judged)


def is_anchored(states: Relation, above: Set[str], *, in_entry: bool) -> bool:
    """Whether what is asked about is one of the page's things, where its form tells nothing: "What happens if …".

    `above`: stems of the headings and the title, without the product; `in_entry`: whether the place names one thing.
    """
    given = states.given
    if in_entry or _NAMED.search(given):
        return True
    definite = re.match(r"the\b", given, re.IGNORECASE) and " of " not in given
    happens = states.opening.startswith(("What happens", "What should"))
    if not happens and not (definite and states.opening.startswith("What")):
        return True
    return bool((set(content_terms(given)) - _GENERIC) & above)


def agrees(states: Relation) -> bool:
    """Whether a sentence was parted at its verb: "The catch makes an encrypted control …" has another one.

    The subject of "control", "return", "store" is of several, and no adverb ends one.
    """
    if states.opening in ("What happens if", "What happens when", "What should I do if", "How can I"):
        return len(_MODAL.findall(states.given)) < 2 or _JOINED.search(states.given) is not None
    last = words(states.given)[-1:]
    if states.opening != "What do":
        return not states.opening.startswith("What does") or not last[0].endswith("ly")
    return bool(last) and (last[0].endswith("s") or " and " in states.given)
