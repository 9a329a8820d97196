"""English sentences that give a reason, a cure, a choice, a limit or a difference, and how their parts are asked for.

The groups of a pattern say what they hold: `c` a clause with its subject, `v` a verb phrase, `a`, `b` and `n` names of
things, other letters a word that stands as it is.
"""

import re

from gristmill.patterns import quick

from ..site import Site
from .english_grammar import NOUN_TOO, ORDERS, VERBS, base, speak, third_person
from .english_nouns import lacks_article
from .pack import Clause, Telling

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
_CLAUSE = r"(?P<c>(?!You (?!can|must|should|need|do not|don))(?!Indeed)[^:;!?()]{12,150}?)"
# Of what can be arranged "in order to" have something, that is the result, not the reason.
_FIRM = (
    r"(?P<c>(?!.*\b(?:can|could|may|might|enough|arranged?|configures?|configured|used|set up|[Yy]ou)\b.*in order)"
    r"[^:;!?()]{12,150}?)"
)
# A reason that points elsewhere gives none; what happens "and then" is a step of an example.
_REASON = (
    r"(?P<r>(?!.*\b(?:[Ww]e|we’re|we're|we’ve|we've|our|us|these|those|above|below|listing|figure|chapter)\b)"
    r"(?!.*\bthis\b)(?!.*\band then\b)\S.{14,}[^?])"
)

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


# What a default is: a thing, a number, code or a name; not "stored in", "suitable for", "quite conservative".
_VALUE = (
    r"(?![^.]*\b(?:being|that case|this case)\b)(?:(?:set )?to )?(?=[`“\"‘'*\d$/~<A-Z-]|(?:the|an?|no|one|two|three"
    r"|four|five|ten|your|on|off|true|false|none)\b)"
)
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


_TROUBLE = (
    r"(?:fail|error|can ?not|can't|can’t|unable|crash|hang|refus|denied|denies|wrong|corrupt|problem|too slow|does"
    r"(?: not|n't|n’t) (?:work|start|run|respond|appear|show|exist|match)|do not work|not work|not found|missing"
    r"|broken"
    r"|timeout|times? out|timed out|complain|warning|damaged|lost|stuck|lock(?:ed)? up|reject)"
)
_FAILING = (
    r"(?:fail|errors?|can ?not|can't|can’t|unable|crash|hang|refus|denied|corrupt|does(?: not|n't|n’t) (?:work"
    r"|start|run"
    r"|respond|exist)|not found|timeout|times? out|timed out|lost|rejects?|rejected)\b"
)
_CURE = (
    r"(?:then )?(?:please )?(?:(?:first )?(?:check|make sure|verify|try|run|set|use|add|remove|increase|decrease"
    r"|reduce"
    r"|ensure|install|reinstall|restart|reload|delete|enable|disable|change|look|consider|upgrade|downgrade"
    r"|rebuild|specify"
    r"|edit|adjust|configure|contact|report|examine|inspect)\b"
    r"|(?:you|one) (?!\w+ (?:be able|see|get|notice|find|receive|encounter|observe)\b)"
    r"(?:should|can|may|must|need to|will need to|might|could|have to|will have to)\b"
    r"|it is (?:probably|likely|usually|because)\b|the (?:most likely )?(?:cause|reason|problem|solution|fix) is\b)"
)
_MEANING = (
    r"(?:this|that|it) (?:usually |probably |typically |often )?(?:means|indicates|implies|is (?:usually "
    r"|probably |likely |often )?(?:because|due to|caused by|a sign))\b"
)

TELLINGS = {
    "why": Telling(
        marked=quick(re.compile(r"\b(?:because|in order (?:to|that)|needed|required|necessary|reason)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"The (?:main |only )?reason (?:why |that |for which )?{_CLAUSE} is (?:that|because|to)\b.*"
                ),
                intent="why",
            ),
            Clause(
                pattern=re.compile(rf"(?:Note that |Be aware that )?{_CLAUSE}(?<! merely) because {_REASON}"),
                intent="why",
            ),
            Clause(pattern=re.compile(rf"(?P<v>[A-Z][a-z]+ [^:;!?()]{{6,100}}?),? because {_REASON}"), intent="why_do"),
            # no "so that": of seven such readings none would train on it: what follows is more often a result
            Clause(
                pattern=re.compile(rf"{_FIRM},? in order (?!to (?:function|work)\b)(?:to|that) {_REASON}"), intent="why"
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?P<is>is|are) (?:only |usually |normally )?(?P<w>needed|required|necessary)"
                    rf" (?:only )?(?:when|if|whenever) {_REASON}"
                ),
                intent="when_needed",
            ),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?P<is>is|are) (?P<w>needed|necessary) (?:to|because) {_REASON}"),
                intent="why_needed",
            ),
        ),
    ),
    "trouble": Telling(
        marked=quick(re.compile(rf"\b{_TROUBLE}", re.IGNORECASE)),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"(?:If|When|In case)"
                    rf" (?P<c>(?![^,]*\b(?:wish|want|would like|prefer)\b)"
                    rf"(?=[^,]*\b{_TROUBLE})[^:;!?(),]{{8,110}}), {_CURE}.*"
                ),
                intent="trouble_do",
            ),
            Clause(
                pattern=re.compile(rf"(?:If|When) (?P<c>(?=[^,]*\b{_TROUBLE})[^:;!?(),]{{8,110}}), {_MEANING}.*"),
                intent="trouble_means",
            ),
            Clause(pattern=re.compile(rf"(?P<n>{NAME}) fails (?:if|when|unless) {_REASON}"), intent="fails_when"),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?:will|can|may|might) fail (?:if|when|unless) {_REASON}"),
                intent="fails_when",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?:If|When) (?P<c>(?!you\b|[^,]*(?:forced to fail|references?|compiler)\b)"
                    rf"(?!.*\b(?:should|must|needs? to|recommended|can be)\b)(?=[^,]*\b{_FAILING})"
                    r"[^:;!?(),]{8,110}), (?:then )?(?:the|an?"
                    rf"|[A-Z`]|no)\b.*"
                ),
                intent="trouble_then",
            ),
        ),
    ),
    "comparison": Telling(
        marked=quick(re.compile(r"\b(?:Unlike|whereas|difference between|differs? from)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"The (?:\w+ )?difference between (?P<a>{NAME}) and"
                    rf" (?P<b>{NAME}) is"
                    r" (?!(?:\w+ )?(?:subtle|small|minor|slight|important|explained|discussed|what|how|where)\b)"
                    rf"{_REASON}"
                ),
                intent="differ",
            ),
            Clause(pattern=re.compile(rf"Unlike (?P<b>{NAME}), (?P<a>{NAME}) {FINITE}\b.*"), intent="differ"),
            Clause(
                pattern=re.compile(rf"(?P<a>{NAME}) {FINITE} [^:;!?]{{8,200}}?,? whereas (?P<b>{NAME}) {FINITE}\b.*"),
                intent="differ",
            ),
            Clause(
                pattern=re.compile(rf"(?P<a>{NAME}) differs? from (?P<b>{NAME}) (?:in|by|because)\b.*"),
                intent="differ",
            ),
        ),
    ),
    "choice": Telling(
        marked=quick(re.compile(r"\b(?:[Uu]se|[Cc]hoose|[Pp]refer|be used|using)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    r"If (?P<c>you (?:need|want|prefer|have|are|require|only need|would like|wish|do not (?:need"
                    r"|want|have)"
                    r"|don't (?:need|want|have)|don’t (?:need|want|have)) [^:;!?(),]{6,90}), (?:then )?(?:you"
                    r" (?:should|can"
                    r"|may|must) (?:use|choose)|use|choose|prefer|consider using) (?!of\b)\S(?!.*\binstead\W*$).*"
                ),
                intent="which_use",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?:(?:You should )?(?:[Oo]nly )?(?:[Uu]se|[Cc]hoose|[Pp]refer)) (?P<n>{NAME}) (?:only )?"
                    rf"(?:when|if|unless|whenever) {_REASON}"
                ),
                intent="when_use",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:should|must) (?:only )?be (?:used|preferred|chosen)"
                    rf" (?:only )?(?:when|if"
                    rf"|unless|whenever) {_REASON}"
                ),
                intent="when_use",
            ),
        ),
    ),
    "limits": Telling(
        marked=quick(
            re.compile(r"\b(?:maximum|minimum|defaults?|exceed|limited to|at most|up to|longer than|larger than)\b")
        ),
        clauses=(
            Clause(pattern=re.compile(rf"(?!\d)(?P<n>{NAME}) defaults to {_VALUE}.*"), intent="default_of"),
            Clause(
                pattern=re.compile(rf"The default (?:value )?(?:for|of) (?!\d)(?P<n>{NAME}) is {_VALUE}.*"),
                intent="default_of",
            ),
            Clause(
                pattern=re.compile(rf"The default (?!value|is|setting|behaviou?r|`|for|of)(?P<n>{NAME}) is {_VALUE}.*"),
                intent="default_which",
            ),
            Clause(
                pattern=re.compile(
                    rf"The (?P<w>maximum|minimum|default maximum|default minimum) (?!value is|is)(?P<n>{NAME}(?:"
                    rf" (?:of|for|in|that) {NAME})?) is "
                    r"[^.]*\d.*"
                ),
                intent="most",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:must not|cannot|can not|may not|should not|can't|can’t) (?:exceed|be"
                    rf" (?:larger"
                    r"|longer|greater|more|bigger) than) \S.*"
                ),
                intent="limit_of",
            ),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?:is|are) (?:currently )?limited to [^.]*(?<![A-Za-z])\d.*"),
                intent="limit_of",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:can|may|must) (?:be|have|contain|hold|take|include) (?:at most|up to"
                    rf"|no more than)"
                    r" [^.]*\d.*"
                ),
                intent="limit_of",
            ),
        ),
    ),
}

COMPARED = re.compile(
    r"(?:\d[\d.]* )?(?=.*\b(?:vs|versus|[Dd]ifferences? between|[Cc]ompar(?:ed|ison|ing))\b)"
    r"(?:(?:The )?[Dd]ifferences? between |[Cc]omparison (?:of|between) |[Cc]omparing |[Cc]hoosing )?"
    rf"(?P<a>{NAME}) (?:vs\.?|versus|compared (?:with|to)|and) (?P<b>{NAME})"
)
CONTRAST = re.compile(
    r"\b(?:whereas|unlike|however|differ\w*|advantages?|disadvantages?|on the other hand|in contrast)\b",
    re.IGNORECASE,
)
