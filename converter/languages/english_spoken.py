"""What English sentences of a kind have in their parts, as a question can hold it: clauses, verb phrases and names."""

import re

from ..site import Site
from .english_grammar import NOUN_TOO, ORDERS, VERBS, base, speak, third_person
from .english_nouns import lacks_article

MOST_CLAUSE_WORDS, LEAST_CLAUSE_WORDS = 16, 3
MOST_NAME_WORDS = 5

_WORD = r"(?:`[^`]+`|[\w./@+'’()-]+)"
NAME = rf"(?:(?:[Tt]he|[Aa]n?) )?{_WORD}(?: {_WORD}){{0,4}}?"
_THIRD = sorted({third_person(f"{verb} x").split(" ", 1)[0] for verb in VERBS} | {"has", "does", "needs", "means"})
_AUX = (
    r"is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|would|should|must|may|might"
    r"|isn't|aren't|doesn't|don't|can't|won't|isn’t|aren’t|doesn’t|don’t|can’t|won’t"
)
FINITE = rf"(?:{_AUX}|{'|'.join(_THIRD)})"
_IS_FINITE = re.compile(rf"\b{FINITE}\b|\b(?:I|you|users?|\w+s) [a-z]+\b")

# What a question cannot hold: words that stand for others, and clauses that the reason may belong to instead.
_POINTS = re.compile(
    r"\b(?:it|this|these|those|they|them|he|she|his|her|him|such|so|then|former|latter|we|us|our|here|there(?! (?:is"
    r"|are|was|were)\b)|above|below|following|previous|also|too|again|however|another|others?|same|thus|therefore"
    r"|earlier|later|already|now|just|still|even|both|latter|one|ones|instead|otherwise|let|let's|let’s|example|case"
    r"|section|chapter|page|listing|figure|yet|currently|all of|each of|none|neither|either|first|second|third|last"
    r"|next|far|way|rest|only reason)\b",
    re.IGNORECASE,
)
_NESTS = re.compile(
    r"\b(?:if|when|whether|while|who|which|whose|unless|until|since|but|although|though|whereas|because|rather than"
    r"|says?|said|thinks?|believes?|assumes?|note|remember|means?|perhaps|maybe|probably|might|that|where|how|why"
    r"|what"
    r"|how|as|like|than|thank|sorry|not only|and|or)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?:,|\s+(?:mainly|mostly|primarily|simply|largely|partly|usually|precisely|presumably|probably|only|chiefly"
    r"|merely|in part))+$"
)
_REFUSED = re.compile(r"(?:\bnot|\bjust|\bor|\band|\beven|,)$")
_OWN = re.compile(r"\b(?:its|their|itself|themselves)\b")
_PLAIN_CAPITAL = re.compile(r"[A-Z][a-z]+(?:[-'’][a-z]+)*")
_INVERTED = re.compile(
    rf"(?P<s>{NAME}) (?P<a>is|are|was|were|can|cannot|must|should|will|would|has|does|do|have)"
    r"(?P<rest>(?: not)? (?!to\b).+)"
)


def _small(text: str, site: Site) -> str:
    """Without the capital that only the beginning of the sentence gives."""
    first = text.split(" ", 1)[0]
    name = re.sub(r"['’]s$", "", first.lower())
    proper = name in site.proper or name == site.product.lower().split(" ")[0]
    return (
        text if proper or not (_PLAIN_CAPITAL.fullmatch(first) or first in ("A", "An")) else text[0].lower() + text[1:]
    )


def slot(name: str, text: str, site: Site) -> str:
    """What a group caught, as a question can hold it; empty where it leans on other text or is no such phrase."""
    if len(name) > 1 or name in "rw":
        return text
    bare = re.sub(r"`[^`]*`", "X", text)
    if _POINTS.search(bare) or ((own := _OWN.search(bare)) and own.start() < 16):
        return ""
    return _clause(text, site) if name == "c" else _phrase(text, site) if name == "v" else _name(text, site)


def _clause(text: str, site: Site) -> str:
    text = _HEDGE.sub("", text)
    bare = re.sub(r"`[^`]*`", "X", text)
    words = bare.split()
    if not LEAST_CLAUSE_WORDS <= len(words) <= MOST_CLAUSE_WORDS or _REFUSED.search(bare) or _commands(bare, site):
        return ""
    if "," in bare or _NESTS.search(bare) or not _IS_FINITE.search(bare) or words[0].lower().endswith("ing"):
        return ""
    if _PASSING.search(bare) or (_COMPARATIVE.search(bare) and not re.search(r"\bthan\b", bare)):
        return ""
    if words[0].lower() in _OPENERS or (words[0].endswith("ly") and words[0].lower() != "only"):
        return ""
    said = speak(text)
    if _OPINION.match(text) or _UNSAID.search(bare) or _JUDGED.search(bare) or _SHOWN_ONCE.search(text):
        return ""
    if _STORY.search(said) or said.startswith("my "):
        return ""
    small = _small(said, site)
    subject, *rest = re.split(rf" (?:{_AUX}) ", small, maxsplit=1)
    return "" if rest and lacks_article(subject.split(), site) else small  # "variant with a key is present"


def _commands(bare: str, site: Site) -> bool:
    """Whether a clause is an order, or says what something does without naming it ("Processes the option")."""
    first = bare.split(" ", 1)[0]
    verb = first.lower()
    if not first[:1].isupper():  # behind "if", not at the beginning of a sentence
        return False
    if verb in _THIRD or verb in ORDERS | {"be"} or re.fullmatch(_AUX, verb):
        return True
    if base(verb, site) and not re.match(rf"\w+ (?:\S+ )?(?:{_AUX})\b", bare):
        return True
    return verb in VERBS and (verb not in NOUN_TOO or not re.search(rf"\b(?:{_AUX})\b", bare))


_OPINION = re.compile(r"(?:An?|One|Another) (?:\w+ )?(?:nice|good|great|useful|common|simple|typical)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"\bexperienc\w* (?:\w+ )?problems?\b"
    r"|\bthe (?:problems?|errors?|issues?|operation)\b(?! (?:with|that|of|in|code|message|log))"
)
# What something is good for is told where it is judged; what a text says of itself, or of the names of an example.
_JUDGED = re.compile(
    r"\b(?:suitable|preferred|recommended|useful|important|tricky|powerful|loose|popular|compatible|convenient|helpful|ideal)$"
    r"|\bcan be affected$"
    r"|^[Bb]est practice\b"
)
_SHOWN_ONCE = re.compile(r"(?<!\w)(?:I [a-z]+|#\d)|[“\"]|\bsomething else\b")
# What is done in an example, and what is compared with nothing.
_PASSING = re.compile(r"\b(?:is|are) (?:used|applied|added|passed|shown|given)\b")
_COMPARATIVE = re.compile(
    r"\b(?:better|worse|faster|slower|easier|simpler|more|less|fewer|larger|smaller|higher|lower)\b"
)
# What was so once, or is said of someone's example.
_STORY = re.compile(r"\bno longer\b|\benough\b|\b(?:was|were|had|did)\b")


_OPENERS = frozenset(
    "in on at by for from with to of as after before during within under over through via per into about without "
    "not no some many most several what how why sometimes often usually generally normally".split()
)


def _phrase(text: str, site: Site) -> str:
    words = text.split()
    first = words[0].lower() if words else ""
    if first not in VERBS | {"be", "need", "want", "have", "prefer", "care", "know"} or not 2 <= len(words) <= 12:
        return ""
    bare = re.sub(r"`[^`]*`", "X", text)
    if "," in bare or re.search(rf"\b(?:{_AUX})\b", bare[len(first) :]) or _NESTS.search(bare):
        return ""
    return first + speak(text)[len(first) :]


_NO_NAME = frozenset(
    "it this that these those they there here what which who where when if we you i he she one each every all both "
    "some any no most many several more and or but so as in on at by for from with to of not only also please "
    "note a an the thing value argument option result user users command default method function file parameter "
    "setting feature flag directive module mode field variable attribute keyword support key limit size".split()
)


def _name(text: str, site: Site) -> str:
    bare = re.sub(r"`[^`]*`", "X", text)
    words = bare.split()
    core = words[1:] if words and words[0].lower() in ("the", "a", "an") else words
    if (
        not core
        or len(words) > MOST_NAME_WORDS
        or not re.search(r"[A-Za-z]{2}|\bC\b", text)
        or (core[0].lower() in _NO_NAME and len(core) == 1)
    ):
        return ""
    if words[0].lower() in _NO_NAME - {"a", "an", "the"} and len(words) > 1 and words[0].lower() in _LEADS:
        return ""
    if re.search(
        rf"[()]|\b(?:that|which|who|if|when|because|{_AUX}|and|or|to|you|I|allowed|possible|permitted|called|named"
        rf"|specified|given|care|caution|like|over)\b",
        bare,
    ):
        return ""
    if words[0].lower() in _OPENERS or core[-1].lower() in _OPENERS | _NO_END or core[-1].endswith("ly"):
        return ""
    return re.sub(r"^the (?:default )?values? of (?=\S)", "", _small(text, site))


_NO_END = frozenset("and or the a also always never else".split())
_LEADS = frozenset(
    "it this that these those they there here what which who where when if we you i he she one each every all both "
    "some any no most many several more and or but so as in on at by for from with to of not only also please "
    "note".split()
)


def inverted(clause: str) -> str:
    """A clause as a question with "why" before it: "Frost cannot do it" → "can't Frost do it".

    Empty where no auxiliary stands behind a short subject.
    """
    found = _INVERTED.fullmatch(clause)
    if not found or re.search(rf"\b(?:{FINITE}|in|of|for|on|with|to|from|at|by)\b", found["s"]):
        return ""
    return f"{'can’t' if found['a'] == 'cannot' else found['a']} {found['s']}{found['rest']}"
