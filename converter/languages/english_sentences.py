"""English sentences: what they say that a question can ask for, and what ties them to the text around them."""

import re

from ..site import Site
from .english_grammar import ORDERS, VERBS, lowered, speak
from .english_nouns import is_telegraphic
from .pack import Clause

_NO_INFINITIVE = frozenset(
    "this that these those the a an be have do it its them their which what date end see note summarize sum "
    "illustrate "
    "recap know begin enter wit continue conclude name start understand help become make demonstrate".split()
)
_PRONOUN = re.compile(
    r"\b(?:it|its|itself|this|that|these|those|they|them|their|he|she|his|her|him|such|so|then|former|latter|we"
    r"|us|our|let"
    r"|not|neither|none|both|another|other|others|there|too|also|again|instead|one|ones|same)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"\bplease\b|\b(?:I am|I’m|I'm) (?:new|unsure|not sure|done|lucky)\b")
# What leads to the means: "identify the kernels with:"; not "change the line to look like this:", which is cut there.
_MEANS = re.compile(
    r" (?:(?:by )?(?:with|using|via)|by|as follows)$"
    r"| (?<! look )(?<! line )(?<! lines )(?<! entry )(?<! section )like this$"
    r"| (?:use|run|enter|execute|issue) (?:the |an? |`).*$"
)


_EASILY = re.compile(
    r" (?:simply|just|easily|either|also|only|now)$"
)  # how a thing is done: "You can wind it simply by …"
# A sentence without its comma ("To wind a tape just use the rack"), or one cut amid its condition.
_BEING = re.compile(r" (?:is|are|(?:can|could|may|might|would) be)$")
_TWO_CLAUSES = re.compile(
    r"\w(?<!\bto)(?<!\band)(?<!\bor)(?<!\bcan)(?<!\bI)(?<!\bwill)(?<!\bnot)"
    r" (?:add|use|set|run|call|put|write|specify|insert|edit|execute|define) (?:an?|the|my) |"
    r"\b(?:just|simply) (?:use|add|run|call|set)\b|\b(?:specify|execute|use|run|after|before|when)$"
)


# As "To provide a secure setup sockets should be stored …" has, and "Running just:".
_NO_TASK = re.compile(r"\b(?:should|must|shall|would)\b|\b(?:just|as|to|of|from|for|and|or|like)$")
# What has no object, and what only the text around it knows: "install with pip", "specify the desired address".
_UNTOLD = re.compile(
    r"(?:install|run|start|use|configure|upgrade|update)"
    r" (?:as|by|for|from|in|on|to|using|via|with)\b"
    r"|.*\bthe (?:desired|appropriate|correct|right|relevant|corresponding|respective|required|necessary) "
)
# A verb with a subject of its own, which no word before it brings: "load packs a user simply does", "use of it can be
# disabled"; and a noun that looks like a verb: "format of the string".
_SENTENCE = re.compile(
    r"(?:(?!\b(?:that|which|what|who|whose|whom|where|when|why|how|if|whether|while|until|unless|as|than|because|so)\b).)*"
    r"\b(?:is|are|was|were|does|can|could|may|might|will|has)\b|\w+ of\b|.*\b(?:do|does)$"
)
# What only the page around it has: "check it again", "provide a concrete example", "create my file".
_OF_PAGE = re.compile(
    r".*\b(?:again|examples?|my (?:files?|image|script|program|class|function|object))(?=$| (?:by|in)\b)"
)
# A list that the comma after its first entry cut, and what is compared with what only the text before has: "set the
# values 1" of "To set the values 1, 3, 5, type:", "get a more verbose report".
_CUT = re.compile(
    r"(?:.* )?(?:values|numbers|integers|digits|columns|lines|rows|items|elements|ports|ids|bits)"
    r" [\"'`]?-?\d[\w.]*[\"'`]?$"
    r"|(?!.*\bthan\b).*\ban? (?:more|less) [a-z]+ "
)
_ASIDE = re.compile(r",? \bfor (?:example|instance)\b,?")  # "verify for example the signature"


def clause_of(clause: Clause, text: str, site: Site) -> str:
    """The caught clause, ready for a question; empty where it leans on other text or begins with no verb."""
    spoken = _EASILY.sub("", _MEANS.sub("", speak(_ASIDE.sub("", text))))
    if not clause.verb:
        spoken = _BEING.sub("", spoken)  # "An example of a rack is:"
    first = spoken.split(" ", 1)[0].lower() if spoken else ""
    if clause.verb and first in VERBS:
        spoken = first + spoken[len(first) :]
    if (
        _PRONOUN.search(re.sub(r"`[^`]*`|\bso that\b|\bmy own\b", "", spoken))
        or len(spoken.split()) > 15
        or len(spoken.split()) < 2
        or (clause.verb and (_CUT.match(spoken) or _is_subject(text, site.product)))
        or (clause.verb and (_TWO_CLAUSES.search(spoken) or _NO_TASK.search(spoken) or _UNTOLD.match(spoken)))
        or (clause.verb and (_SENTENCE.match(re.sub(r"`[^`]*`", "x", spoken)) or _OF_PAGE.match(spoken)))
    ):
        return ""
    if clause.verb:
        known = first in VERBS or (text[:1].islower() and site.infinitives.get(first, 0) >= 4)
        told = len(spoken.split()) > 2 or "`" in spoken
        whole = known and told and first not in _NO_INFINITIVE
        return spoken if whole and not is_telegraphic(spoken, site) else ""
    if _PLEASE.search(spoken):
        return ""
    return spoken if len(spoken.split()) > 2 and not first.endswith("ing") and _FINITE.search(spoken) else ""


def _is_subject(text: str, product: str) -> bool:
    """Whether a text begins with a product whose name begins like an order: "Open Frost includes a tool"."""
    return " " in product and product[:1].isupper() and text.startswith(f"{product} ")


def is_step(text: str) -> bool:
    """Whether an entry of an ordered list tells to do something."""
    words = re.sub(
        r"^(?:first|then|next|now|finally|optionally|if [^,]*|on [^,]*|in [^,]*|from [^,]*|to [^,]*),?\s+",
        "",
        text,
        flags=re.IGNORECASE,
    ).split()
    return bool(words) and (words[0].lower().strip(",.:") in VERBS or words[0].lower() in ORDERS)


def clings(text: str) -> bool:
    """Whether a phrase has a pronoun or another word that leans on the text before it."""
    return bool(_PRONOUN.search(text))


def is_said(subject: str, answer: str) -> bool:
    """Whether the answer opens with "Subject is …"."""
    bare = _ARTICLE.sub("", subject).lower().lstrip('"“')
    return any(
        answer[at : at + len(bare)].lower() == bare and _IS.match(answer, at + len(bare))
        for at in {_BEFORE.match(answer).end(), _MARKS.match(answer).end()}  # type: ignore[union-attr]
    )


_ARTICLE = re.compile(r"^(?:the|an?)\s+|[`*]", re.IGNORECASE)
_MARKS = re.compile(r"[`*\"“]*")
_BEFORE = re.compile(r"(?:(?:The|An?)\s+)?[`*\"“]*", re.IGNORECASE)
_IS = re.compile(r"[`*\"”]*(?:\s\([^)]*\))?\s(?:is|are)\s", re.IGNORECASE)


_SAYS_WHAT = re.compile(
    r"(?P<x>(?:(?:An?|The) )?[A-Z][\w.-]*(?: [\w.-]+){0,4}?) (?P<is>is|are) (?:an?|the|any|some) (?=\w)"
)
_NO_SUBJECT = re.compile(
    r"(?:\w+ly|often|sometimes|now|only|even|just|thus|so|while|after|before|because|since|however|although|though"
    r"|there|here|what|which|who|where|it|this|that|these|those|one|another|each|both|all|if|when|for|to|in|on"
    r"|as|by|with|note|and|but|see|he|she|they|we|you|i)\b|.*\b(?:here|below|above|following|first|second|third"
    r"|last|next|other|only|main|most|best|example|reason|difference|result|effect|goal|purpose|point|problem"
    r"|advantage|easiest|simplest|same|default|argument|return|value|rest)\b"
    # a clause: "Returns true if input is a version 4 address"
    r"|.*\b(?:if|when|whether|unless|until|because|that|which|who|whose|not|from|by|at|into|than|then|must|can|will)\b"
    r"|returns?\b",
    re.IGNORECASE,
)


def says_what(text: str, site: Site) -> tuple[str, str] | None:
    """The subject of a paragraph that opens with "X is a …", and its verb."""
    found = _SAYS_WHAT.match(text)
    if not found or _NO_SUBJECT.match(found["x"]) or len(found["x"]) < 3:
        return None
    if found["x"].startswith("The ") and not re.search(r"[A-Z_-]", found["x"][1:]):
        return None  # "The returned response is …": known only from the text before
    subject = re.sub(r"^(An?|The) ", lambda m: m[0].lower(), found["x"])
    return subject if subject[0].islower() else lowered(subject, site, _capitals(subject)), found["is"]


def _capitals(subject: str) -> frozenset[str]:
    """The words of a sentence's subject that are names: those with a capital behind the first, and that before them."""
    first, *rest = subject.split()
    names = [word for word in rest if word[0].isupper()]
    return frozenset(word.strip("().,").lower() for word in ([first] if rest and rest[0][0].isupper() else []) + names)


# A condition without a finite verb ("If necessary", "When in doubt") asks nothing.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|does|do|can|cannot|could|will|would|should|must|may|might|am|isn't|aren't"
    r"|doesn't|don't"
    r"|contains?|exists?|occurs?|fails?|returns?|raises?|calls?|uses?|needs?|wants?|sets?|gets?|runs?|specif(?:y|ies)|"
    r"[a-z]{3,}(?:es|[^s]s|ed))\b"
)
