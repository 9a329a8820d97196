"""Whether a sentence gives what a question asks for, by the question's intent, stricter than the filter `form`.

That judges answers of rules, which are whole sections; here one sentence is to be the whole answer. Of 88 kept pairs of
a 1.5 B model blind readers called 19 and 20 bad for this alone: "why" and "when" of plain statements. English only.
"""

import re

from gristmill.facts import facts
from gristmill.forms import intent_of, is_english, misfit, orders, unled

from ..page import display
from .kept import forces

# A reason, and nothing that is only so worded: "since release 8.1", "so that after this operation".
_REASON = re.compile(
    r"\b(?:because|so that (?!after\b)|due to|owing to|in order (?:to|that)|otherwise|therefore|thus|hence"
    r"|since (?!then\b)(?!(?:the )?(?:\w+ ){0,2}(?:version |release )?v?\d)"
    r"|(?:which|this|that) (?:avoids|prevents|ensures|guarantees|reduces|saves|allows|lets|makes)"
    r"|to (?:avoid|prevent|protect|ensure|make sure|guarantee|reduce|save|keep|guard))\b",
    re.IGNORECASE,
)
# "Otherwise" of two cases, not of a duty; a count of time: "in milliseconds since the epoch".
_NO_REASON = re.compile(
    r"\bif\b.*\botherwise\b|\botherwise,? (?:\w+ )?`?(?:true|false|none|null|0|1)\b|\bsince (?:the )?(?:\w+ )?epoch\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:if|when|whenever|once|after|before|until|till|unless|while|during|as (?:soon|long) as|every|each time|only"
    r"|first|at (?:start\w*|the (?:end|start|beginning|time)|least|most|run ?time)|immediately|in case|provided"
    r"|on \w+ing)\b",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(
    r"\bWhy\b.*\b(?:so that|because|in order to|to (?:avoid|prevent|ensure))\b"
    r"|\bWhy (?:do|does|would) (?:\S+ ){1,3}?need .+ to \w"  # of a need its purpose is the reason
)
_ASKS_LEAVE = re.compile(
    r"\bWhy (?:do (?:you|I) want|may|can|could|might)\b(?!.{0,40}\bnot\b)"
)  # nobody asks why something is allowed
_ADVISED = re.compile(
    r"\b(?:should|must|need(?:s|ed)?|ha(?:ve|s) to|recommended|useful|best|required?)\b", re.IGNORECASE
)
_ASKS_ADVICE = re.compile(r"\bWhen (?:should|must|do (?:I|you) need)\b", re.IGNORECASE)
_ASKS_OUTCOME = re.compile(r"\bWhat happens\b", re.IGNORECASE)
# A wish is no event, and what one is told to do no outcome: "if you only need a class, you can use …".
_WISH = re.compile(
    r"\b(?:if|when|once) (?:\S+ ){1,6}?(?:(?:only )?(?:needs?|wants?|wish(?:es)?|would like)|is desired|prefers?)\b"
    r"|\b(?:caller|user|you|paths?|parameters?) (?:\S+ ){0,12}?(?:should|can use|must|need|have to|may want)\b",
    re.IGNORECASE,
)
# Nor is what is good, allowed, or usually so: "a wide lid might be a good choice", "you will typically have a mill".
_NO_OUTCOME = re.compile(
    r"\b(?:(?:can|may|might|could|would|is|are|be) (?:\w+ly )?(?:an? )?(?:\S+ )?(?:\w+ and )?(?:useful|helpful|handy"
    r"|worth\w*|(?:good|best|better|easiest) (?:\S+ ){0,2}?(?:choice|idea|option|solution|way|place|approach))\b"
    r"|(?:can|may|might|could) (?:either )?be (?:specified|given|chosen|set|used|changed|omitted|defaulted|adjusted"
    r"|configured)\b"
    r"|(?:first|second|last|better|best|good) (?:choice|option|resort)\b"
    r"|don['’]t forget|do not forget|remember to|consider \w+ing|it['’]?s? (?:is )?recommended"
    r"|you(?:['’]ll| will)? (?:probably|typically|usually|normally|likely|might|may) (?:want|have|need|like|prefer)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:When|Why|How) (is|are|was|were)\b")
_OTHER = {"is": "are", "are": "is", "was": "were", "were": "was"}
# A first step that others have to follow.
_BEGINS = re.compile(r"\b(?:must|should|have to|need to) first\b|\bfirst,? \w+|\bthe following\b", re.IGNORECASE)
_OBLIGES = frozenset({"oblige", "advise"})  # of kept.py
_ADVISES = re.compile(r"\b(?:should|must|need(?:s|ed)? to|ha(?:ve|s) to|be sure|make sure|be careful)\b", re.IGNORECASE)
# What only the text before a sentence tells: "this command", "in such cases"; a class of things for its one subject.
_LEANS = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch) (?:command|method|function|parameter|option|case|section|class|object"
    r"|value|setting|situation|response|example|mode|error|file)s?\b|\b[Ii]n (?:such|that|this) cases?\b"
    r"|^(?:If|When|Unless) (?:not |un)?(?:specified|set|given|present|omitted|enabled|configured)\b"
    r"|^The (?:actual \w+|command|server|client|request|response|objects?|method|function|parameter|option|value"
    r"|module|class|structure|result|following|first|second|other|latter|same|above|previous) "
    r"(?:is|are|was|were|can|may|must|will|should|\w+ly|[a-z]+s|of the option)\b"
    r"|^(?:Result|Objects|Lookup)\b|\bmuch more\b",
)


_OF_ONE = re.compile(r"\byour?\b")
_HAS_MEANS = re.compile(r"\b(?:using|via) ", re.IGNORECASE)  # "How can I turn a lid using its handle?": how else?
_MEANS = re.compile(r"\b(?:by|using|via|through|with)\b", re.IGNORECASE)


def unmet(question: str, answer: str, language: str, *, known: str = "", given: str = "") -> str:
    """The reason why a sentence is no answer to a question of that intent; empty if it is one.

    `answer` is Markdown. `known`: the product, whose numbers a question may have; not those of headings ("Frost 23.2").
    `given`: the half of the answer that the question is about, where it is known.
    """
    if not is_english(language):
        return ""
    shown = " ".join(display(answer).split())
    if _LEANS.search(shown):
        return "leaning-answer"
    if not facts(question).any_number <= facts(shown).any_number | facts(known).any_number:
        return "unsupported-facts"
    if _is_off(question, answer, shown):
        return "off-intent"
    return "changed-force" if _urges(unled(question), given or shown, shown) else ""


def _urges(question: str, given: str, shown: str) -> bool:
    """Whether a question takes for an obligation what is only said, or the other way: "When should … be called?"."""
    if question.startswith("When") and "permit" in forces(given) - forces(question):
        return True  # "When are lids opened?" of "Lids can be opened when …"
    if question.startswith(("When", "Why")):
        return bool(forces(question) & _OBLIGES) is not bool(forces(given) & _OBLIGES)
    return "advise" in forces(question) and not forces(shown) & _OBLIGES and not orders(shown)


def _disagrees(verb: str, shown: str) -> bool:
    """Whether only the other number of a verb stands in the sentence: "When is lids locked?"."""
    said = set(shown.split())
    return verb not in said and _OTHER[verb] in said


def _is_off(question: str, answer: str, shown: str) -> bool:
    """Whether the sentence lacks what the question wants; of other intents than these nothing is known."""
    if unled(question).startswith("How") and _HAS_MEANS.search(question):
        return True
    if (verb := _NUMBER.match(unled(question))) and _disagrees(verb[1], shown):
        return True
    match intent_of(question, "en"):
        case "why":
            told = _GIVES_REASON.search(question) or _ASKS_LEAVE.search(question)
            return not _REASON.search(_NO_REASON.sub("", shown)) or bool(told)
        case "when":
            wants_advice = _ASKS_ADVICE.search(question) and not _ADVISED.search(shown)
            if _OF_ONE.search(question) and not _OF_ONE.search(shown):
                return True  # "When are you making a lid?" of "A lid is made when …"
            return bool(wants_advice) or not _TIME.search(shown)
        case "how":
            no_means = not _MEANS.search(shown) and bool(misfit("how", question, answer, "en"))
            return no_means or bool(_BEGINS.search(shown))
        case _:
            no_event = any(pattern.search(shown) for pattern in (_WISH, _ADVISES, _NO_OUTCOME))
            return no_event and _ASKS_OUTCOME.search(question) is not None
