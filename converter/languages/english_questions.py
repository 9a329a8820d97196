"""English headings that ask, or that say what somebody sees: each as a whole question."""

import re

from ..site import Site
from .english_capitals import kept
from .english_grammar import lowered
from .english_nouns import lacks_article
from .english_words import is_base, is_plural, is_word

# What a question begins with.
QUESTION_WORD = re.compile(
    r"(?:what|which|who|whose|where|when|why|how|(?:is|are|was|can|do|does|did|should|will|must|may|could|would|has"
    r"|have|am)(?:n['’]t)?|can['’]t|won['’]t)\b",
    re.IGNORECASE,
)
_ASKS = r"(?:(?:what|why|how|where|which|when)(?:['’]s)?|(?:can|is|are|do|does|did|will|should|has|have)(?:n['’]t)?)\b"
# A case before the question about it: "My disk is full, what can I do?", "I see no light. Why?"
SITUATION = re.compile(rf"(?!{_ASKS})[^?]{{8,}}(?:(?<!etc)[.,!]| [-–—])(?: and)? (?={_ASKS})", re.IGNORECASE)
# What begins a case that is no sentence of its own: "If it stops, …", "After that, …", "Using a mirror, …".
_NO_SENTENCE = re.compile(
    r"(?:if|when(?:ever)?|where|after|before|since|because|while|as|once|unless|until|al?though|even|in|on|at|with(?:out)?"
    r"|for|to|from|by|under|given|besides|instead|during|via|than|like|about|ok|well|so|and|or|but|\w+ing|\w+ly)\b",
    re.IGNORECASE,
)
_LEAST_SENTENCE = 3  # words of one
_CASE_END = re.compile(r"(?:[\s.,!–—-]| and)+$")
# "If it crashes, …": of a program, which the question names instead.
_IF_IT = re.compile(
    r"(if|when|whenever) it (?=(?:does(?:n['’]t| not) |won['’]t |suddenly |just |always )?"
    r"(?:crash|hang|fail|freez|stop|die|abort|quit|exit|start|run|work|complain|say|report|refuse)(?:e?s|e)?\b)"
)
_WHY = re.compile(r"(?:why|how come)\?", re.IGNORECASE)
# What asks for something that stands before it, or for nothing: "What now?", "Is that it?", "How urgent is it?"
_NO_QUESTION = re.compile(
    r"(?:what|how|why) (?:about|next|not|now|else|if)\b|what (?:do|should|can) i (?:need|do)(?: now)?\?"
    r"|how (?:many|much)(?: [\w-]+){1,2}\?"
    r"|(?:\S+ ){1,3}(?:they|them|those|that it)\b|\w+ \w+ …|(?:how|what|where|when)(?: \S+){0,2} (?:is|was) it\?",
    re.IGNORECASE,
)
# A question that begins with "it", for which nothing stands before: "How does it work?", "Why is this needed?"; not
# "Is it safe to stop it?", "How long does it take to start?", "Why is this gate shut?".
UNNAMED = re.compile(
    r"(?:(?:how|what|where|when|why|which|who)(?: (?!i |we |you )[\w/]+){0,2} )?"
    r"(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have|had|must)(?:n['’]t)? "
    r"(?:(?P<it>it|they)(?=[ ?])|(?:this|that|these|those)(?=\?| (?:\w+ed|\w+en|needed|necessary|useful|so|done|work"
    r"|mean|happen|important|required|not|be|for|about|in|on|with)\b))"
    r"(?!(?: (?!supposed|able|going|about|meant|used|allowed|intended|due)[\w’'-]+){1,3} (?:to|that|if|when)\b)"
    r"(?! (?:\w+ ){0,2}(?:worth|like to|take)\b)",
    re.IGNORECASE,
)
# What is asked of the people who make something, and nobody else: "Why don't you add …?", "the patch I sent".
_OF_MAKERS = re.compile(
    r"(?:^|[.?!] |, )(?:(?:why|when|where)\b[^?]{0,40} (?:do|did|are|were|will|would|have)|will|did|have|why don['’]t)"
    r"(?:n['’]t)? you\b"
    r"|\byour (?:[\w-]+ )?(?:documentation|docs|project|web ?site|team|company|mailing lists?|release|policy|plans)\b"
    r"|\bmailing lists?\b"
    r"|\b(?:patch(?:es)?|bug reports?|pull requests?) (?:that )?I(?:['’]ve| have)? (?:sent|submitted|made)\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"\bhow to (?=[a-z])", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?P<asks>(?:what|where|when|which)\b(?: (?!(?:I|you|we|they)\b)[^ ?]+){0,4}?) to (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_WHAT_TO_DO = re.compile(r"what to do (?=(?:if|when|with|about)\b)", re.IGNORECASE)
_WHAT_USE = re.compile(r"what use (?P<is>is|are) (?P<x>.+?) for\?", re.IGNORECASE)
_WHY_DO = re.compile(r"why (?P<verb>[a-z]+) (?!(?:is|are|was|does|and|or)\b)", re.IGNORECASE)
_NOT_TO_DO = frozenset("is are was do does did can have has should would will must not no".split())
_WHAT_IS = re.compile(r"what is (?P<x>(?!(?:the|an?|my|your|new|wrong)\b)[a-z-]+(?: [a-z-]+){0,2})\?")
_BY_ME, _YOUR = re.compile(r"\b(?:do|can|could|should|must) I\b"), re.compile(r"\byour\b")
# What somebody sees, in one clause: "I get `x` for `y`".
_SEEN = re.compile(
    r"I(?:['’](?P<am>m)| (?P<does>[a-z]+(?:['’]t)?)) (?P<rest>(?:(?! [-–—] |\. [A-Z])[^?!,;])*[^?!,;.\s])[.!?]*"
)
_AM = frozenset(["am"])
_MODAL = frozenset("can't can’t cannot don't don’t".split())
_SEES = frozenset("get see keep receive".split())
# What somebody meets with, not what he does.
_SEEING = re.compile(r"(?:getting|seeing|receiving|being|having|not \w+ing|still \w+ing) ")


def asked(heading: str, text: str, site: Site) -> str:
    """The question of a heading that ends with its mark, whole; empty where it asks nothing alone."""
    low = _agreeing(_whole(lowered(re.sub(r"[\s!?]+$", "?", heading), site, kept(heading, text))), text, site)
    if question := seen(low):
        return question
    if _OF_MAKERS.search(low):
        return ""
    case = SITUATION.match(low)
    question = low[case.end() :] if case else low
    if case and _WHY.fullmatch(question) and (turned := seen(_CASE_END.sub("", case[0]))):
        return turned
    if case and (case[0].rstrip()[-1] in ".!" or tells_case(low)):
        said = case[0] if case[0].rstrip()[-1] in ".!" else f"{_CASE_END.sub('', case[0])}. "
        low = f"{said}{question[:1].upper()}{question[1:]}"
    if not QUESTION_WORD.match(question) or (not case and _NO_QUESTION.match(question)):
        return ""
    first, mark, rest = low.partition("? ")
    if QUESTION_WORD.match(rest):
        rest = _whole(rest[:1].lower() + rest[1:])
    low = f"{first}{mark}{rest[:1].upper()}{rest[1:]}"
    return low[:1].upper() + (_YOUR.sub("my", low[1:]) if _BY_ME.search(low) else low[1:])


def _agreeing(low: str, text: str, site: Site) -> str:
    """ "what are gate packs?" and "what is the gate pack?" of "what is gate packs?" and "what is gate pack?"."""
    found = _WHAT_IS.fullmatch(low)
    if not found:
        return low
    said, words = found["x"], found["x"].split()
    if is_plural(words[-1]) and (len(words) > 1 or is_word(words[-1])):
        return f"what are {said}?"
    the = len(words) > 1 and lacks_article(words, site) and re.search(rf"\b(?:the|an?) {said}\b", text, re.IGNORECASE)
    return f"what is the {said}?" if the else low


def tells_case(text: str) -> bool:
    """Whether a question has a whole sentence before it: "My disk is full, what can I do?", not "If it is full, …"."""
    case = SITUATION.match(text)
    return case is not None and not _NO_SENTENCE.match(text) and len(case[0].split()) >= _LEAST_SENTENCE


def using(product: str, low: str) -> str:
    """A case and its question with the product in them, or empty where that can only stand before both."""
    if found := _IF_IT.match(low):
        return f"{found[1].capitalize()} {product} {low[found.end() :]}"
    return f"I'm using {product} and {low}" if tells_case(low) else ""


def seen(text: str) -> str:
    """ "Why do I get an error?" of "I get an error"; empty where nothing of the kind is said."""
    found = _SEEN.fullmatch(text)
    if not found:
        return ""
    verb = found["does"] or "am"
    if verb in _AM:
        return f"Why am I {found['rest']}?" if _SEEING.match(found["rest"]) else ""
    if verb in _MODAL:
        return f"Why {verb.replace('cannot', 'can’t')} I {found['rest']}?"
    return f"Why do I {verb} {found['rest']}?" if verb in _SEES else ""


def _whole(low: str) -> str:
    """ "How to do it?", "what to use?", "what to do if …?" and "why use it?" with the one who does it."""
    if found := _WHAT_USE.fullmatch(low):
        return f"what {found['is']} {found['x']} for?"
    if found := _WHAT_TO_DO.match(low):
        return f"what should I do {low[found.end() :]}"
    if _HOW_TO.search(low):
        return _HOW_TO.sub("how do I ", low, count=1)
    if (found := _TO_DO.match(low)) and _is_done(found["verb"]):
        return f"{found['asks']} should I {low[found.start('verb') :]}"
    if (found := _WHY_DO.match(low)) and _is_done(found["verb"]):
        return f"why should I {low[found.start('verb') :]}"
    return low


def _is_done(verb: str) -> bool:
    return is_base(verb) and verb not in _NOT_TO_DO
