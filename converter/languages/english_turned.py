"""English clauses and headings, turned into questions, and whether a question says by itself what it is about.

Questions come in small letters and without their mark, so that they can stand behind "According to …".
"""

import re

from ..site import Site
from .english_grammar import lowered, speak
from .english_subjects import divided
from .english_words import is_base, is_noun_form, is_plural, verbs_of

MOST_WORDS = 26  # of a question
LEAST_TELLING = 2  # words of a question that say more than "is", "that", "should"
LEAST_ALONE = 5  # such words of a question that stands without its headline
_AUXILIARY = frozenset(
    "is are was were can could will would should must may might does do did isn't aren't wasn't weren't can't couldn't"
    " won't wouldn't shouldn't doesn't don't didn't".split()
)
_PERFECT = frozenset(
    "been not become fallen risen grown gone come seen made taken given shown begun written broken driven kept lost"
    " found held built sent chosen known drawn paid said".split()
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|this|these|those|that(?= (?:is|are|was|can|[,.?]))|there|we|our|us|my|I|me|he|she|his"
    r"|her|both|such(?! as)|here|the (?:other|same|former|latter|second|third)|another|one|ones|too|also|again|instead"
    r"|as well(?! as)|so|then|now|not only|even|still|yesterday|today|tomorrow|else|others)\b"
)
# What stands in for nothing outside of the question: "the flags after they are on", "the same set as".
_BOUND = re.compile(
    r"`[^`]*`|\bso that\b|\bone of\b|\b(?:I|my|me)\b|\bso (?=many|much|few|[a-z]+ly\b)"
    r"|\bthe same\b(?= \w+(?: \w+)? (?:as|for|of)\b)"
    r"|(?<= )(?:after|before|when|until|while|if|as|than|though|unless) (?:it|they|there)\b"
    r"|\bdoes it (?:take|cost) to\b"
)
_SECOND = re.compile(r"\b(?:and|but|or) ([a-z]+s) (?:the|an?|its|it|most|more|no|all|your)\b")
_FIRST = re.compile(r"\b(?:I|we|us|our|ours|my|me|mine|myself|ourselves)\b(?!['’]?s)", re.IGNORECASE)
_WEAK = frozenset(
    "you your own not just ever really why what when how should does do did is are was were can will would must have"
    " has that with from than more less happen happens into much many long best main the and for".split()
)
# "The wheel": which one only the text around says.
_SINGLE = re.compile(
    r"\bthe (?!(?:world|internet|web|sun|sea|sky|moon|weather|past|future|public|law|state|right|left|wrong|user"
    r"|browser|compiler|reader|patient|only|first|best|worst|most|least|same|way|time|use|number|end|start|middle|rest"
    r"|size|cost|name|risk|price|age|amount|main|usual|easiest|safest|real)\b)[\w'’-]++"
    r"(?! (?:[\w-]+ )?(?:of|that|who|which|in|for|between|with|to|on|behind|from)\b)"
)
_YOU = re.compile(r"(?P<before>\b(?:do|are|were|have|aren['’]t|don['’]t) )?\byou(?P<own>r?)\b", re.IGNORECASE)
_OF_ONE = {"do ": "does ", "are ": "is ", "were ": "was ", "have ": "has "}
_NO_TASK = re.compile(r"(?:is|are|was|were|has|had|will|can|of)\b")  # behind a name, "Trump was …"
_DISAGREES = re.compile(r"why do (?:an?|each|every|this|that) ")  # a verb that is none: "A new permissions model"
_NAMES = re.compile(r"what (?:is|are) .*|what (?:does|do) .* do")
_ASKS = re.compile(r"(?P<asks>what|which|who|where|when|why|how) (?P<clause>.+)")
_SPOKEN_BY = re.compile(
    r"(?P<who>you|I|we) (?:(?P<adverb>[a-z]+ly|always|never|now|still) )?(?P<verb>[a-z'’]+) ?(?P<rest>.*)"
)
_OUR = re.compile(r"\b(?:our|my)\b")
_AUTHORS = {"I": "the author", "we": "the authors"}
_OBJECT = re.compile(
    r"((?:make|let|help|give|tell|show|keep|cost|save|leave|send|bring)s? "
    r"|[a-z]{3,}(?:s|ed) (?=you(?:$|[.,]| (?:in|on|at"
    r"|for|to|with|by|from|when|a|an|the|\d))))you\b"
)


def is_alone(question: str, answer: str) -> bool:
    """Whether a question says by itself what it is about, and its answer speaks for nobody."""
    if question.startswith(("what happens", "what should I do")):
        return False  # a case is one of what the headline is about
    return not _FIRST.search(answer) and not _SINGLE.search(question) and len(_telling(question)) >= LEAST_ALONE


def speaks_of_itself(text: str) -> bool:
    """Whether a sentence says "I" or "we"."""
    return _FIRST.search(text) is not None


def is_sound(question: str) -> bool:
    """Whether a question is short, says something, and leans on nothing."""
    return (
        not leans(question)
        and len(question.split()) <= MOST_WORDS
        and len(_telling(question)) >= (1 if _NAMES.fullmatch(question) else LEAST_TELLING)
        and question.count("`") % 2 == 0
        and question.count("(") == question.count(")")
        and not re.search(r"[“”\"!?;:]|\[|\.$", question)
    )


def _telling(question: str) -> list[str]:
    return [w for w in re.findall(r"[\w`'’-]+", question) if len(w) > 2 and w.lower() not in _WEAK]


def spoken_to(question: str, name: str) -> str:
    """A question of an interview, with the name of who was asked: "what keeps you awake"; empty without a "you"."""
    told, count = _YOU.subn(
        lambda m: f"{_OF_ONE.get((m['before'] or '').lower(), m['before'] or '')}{name}{'’s' if m['own'] else ''}",
        question,
        count=1,
    )
    return told if count and not re.search(r"\b(?:you|your|yours|yourself)\b", told, re.IGNORECASE) else ""


def leans(question: str) -> bool:
    """Whether a question points at something that it does not hold."""
    return _PRONOUN.search(_BOUND.sub("", question)) is not None


def inverted(clause: str, site: Site, known: str) -> str:
    """ "Water mills need care" → "do water mills need care"; empty where its subject or verb are not sure.

    `known`: the title, in small letters.
    """
    found = divided(clause, site, known)
    return turned(*found) if found else ""


def turned(who: str, adverbs: str, verb: str, rest: str) -> str:
    """The question; empty where a second verb follows that would stay as it is: "is quick and breaks the glass"."""
    low, ahead = verb.lower(), (rest.split() or [""])[0]
    perfect = low in ("has", "have", "had") and (ahead.endswith("ed") or ahead in _PERFECT)
    helps = ahead == "not" or low not in ("do", "does", "did")
    if (second := _SECOND.search(rest)) and verbs_of(second[1]):
        return ""
    if perfect or (low in _AUXILIARY and helps) or low == "cannot":
        first = {"cannot": "can't", "are": "am" if who == "I" else "are"}.get(low, low)
        words = [first, who, adverbs, rest]
    elif base := verbs_of(low):
        past = [verb for verb in base if verb != low] if who in _AUTHORS.values() else []  # "found", of "find"
        helper = "did" if past else "do" if is_base(low) else "does" if low.endswith("s") else "did"
        words = [helper, who, adverbs, (past or base)[0], rest]
    else:
        return ""
    return " ".join(" ".join(words).split())


def heading_asked(heading: str, site: Site, known: str) -> str:
    """The question of a heading in small letters that has its word and not its order: "what a wheel costs"."""
    found = _ASKS.fullmatch(heading)
    if not found:
        return ""
    asks, clause = found["asks"], found["clause"]
    if clause.startswith("to ") and is_task(done := spoken(clause[3:], site)):
        told = f"do I {done}" if asks == "how" else f"should I {done}"
    elif who := _SPOKEN_BY.fullmatch(clause):
        told = turned(_AUTHORS.get(who["who"], "I"), who["adverb"] or "", who["verb"], _OUR.sub("the", who["rest"]))
    else:
        told = inverted(capital(clause), site, known)
        own = asks in ("what", "who", "which") and (clause.partition(" ")[0] in _AUXILIARY or _is_third(clause))
        told = told or (clause if own else "")
    question = speak(f"{asks} {told}")
    return question if told and not leans(question) and len(question.split()) > 2 else ""


def _is_third(clause: str) -> bool:
    first, _, rest = clause.partition(" ")
    nominal = rest.startswith(("of ", "is ", "are "))
    return bool(rest and verbs_of(first)) and first.endswith(("s", "ed")) and not nominal


def order_asked(heading: str, site: Site) -> str:
    """Why somebody should do what a heading tells to do, or should not."""
    said = re.sub(r"^(?:do not|don['’]t|never) ", "not ", spoken(heading, site))
    told = is_task(said.removeprefix("not ")) and not leans(said) and not said.startswith(("find ", "know ", "learn "))
    return f"why should I {said}" if told else ""


def sentence_asked(heading: str, site: Site, known: str) -> str:
    """Why what a heading says is so."""
    question = f"why {inverted(heading, site, known)}"
    agrees = not _DISAGREES.match(question)
    return question if question != "why " and agrees and is_sound(question) else ""


def spoken(text: str, site: Site) -> str:
    """Words of a sentence as somebody else asks with them: "your mill" is "my mill"."""
    first = text.partition(" ")[0]
    small = lowered(_small(text) if first.istitle() else text, site)
    return speak(_OBJECT.sub(r"\1me", small))


def is_task(said: str) -> bool:
    """Whether words begin with a verb in its base form."""
    first, _, rest = said.partition(" ")
    nominal = is_noun_form(first) and (is_plural(first) or first == "people")
    return bool(rest) and is_base(first) and not nominal and not _NO_TASK.match(rest)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text with a capital at first, and else as it is."""
    return text[:1].upper() + text[1:]
