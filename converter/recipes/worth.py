"""Whether anybody would ask for what a sentence of a manual says: it states something, of things in general.

What a tutorial does step by step, what a release changed, and what has no subject or no verb of its own ("A list of
URLs where the spider begins") makes a question that nobody has. English only.
"""

import re
from collections.abc import Sequence

from .relations import Relation

# Of sections that tell of one case, of one day, or of the manual itself.
_HEADINGS = re.compile(
    r"\b(?:change ?logs?|changes|history|news|what.?s new|releases?|release notes|v?\d+\.\d+|tutorials?|walk-?through"
    r"|sample|examples?|contribut\w+|acknowledg\w+|authors?|credits|licen[cs]e|copyright|bugs?|to-?do|roadmap"
    r"|demo|case stud\w+|preface|see also|references|glossary|testing|development|legacy|obsolete"
    r"|deprecated|compatibility|porting)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:migrat(?:ion|ing)|upgrading|porting|change ?log|what.?s new)\b", re.IGNORECASE
)  # of a whole page
# Somebody speaks, or is led by the hand; or an aside, a wish, a surmise.
_TELLS = re.compile(
    r"\byou(?: \w+)? (?:see|notice|saw|ran|did|wrote|created|read|wonder\w*|noticed|are wondering|are reading"
    r"|might think|may ask)\b|[!?]\s|[!?]$| [=!<>]=? "
    r"|\b(?:imagine|suppose|for example|e\.g\.|for instance|remember|hopefully|of course|currently|recently|nowadays"
    r"|so[- ]called|(?:do not|don['’]t) like|desired|in some cases|(?:may|might) want|as of"
    r"|to demonstrate|demonstrates?|shows? (?:how|that)|tutorial|chapter|section|example|document(?:ation)?|manual"
    r"|httpbin|example\.(?:com|org|net)|test\.\w+"
    r"|guide|see|refer to|described|explained|discussed|mentioned|issue|bug|fixed)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Oo]ur|[Mm]y|[Mm]e|[Ll]et['’]s)\b(?![-/.])")
_OPENS = re.compile(
    r"(?:\w+:|\(|(?:One|Whether|Remember|Note|Now|Ok|Okay|Well|Please|Set to|Used|Useful|Only|As|To be|By default"
    r"|Thanks|Since|Similar|Same|Like|Unlike|Unfortunately|Luckily|Basically|Obviously|Usually|Normally|Typically|Often"
    r"|Sometimes)\b)"
    # without its subject, which is the heading: "Logs a message when …", "Returns true if …"
    r"|(?:Re)?[A-Z][a-z]+s (?:the|an?|for|to|that|whether|all|any|if|when|true|false|one|it|its|from|with|`)"
)
# A half whose subject is the heading: "When using queues, defines if an order is kept".
_SUBJECTLESS = re.compile(
    r"(?:defin|specif|determin|return|set|get|indicat|control|enabl|disabl|allow|us|contain|creat|list|show)(?:e?s|ies)\b"
)
_SENDS = re.compile(
    r"(?:then |please )?(?:you (?:should|can|may) )?(?:read|see|consult|visit|check out|have a look|look)\b"
)
_AUXILIARY = (
    r"is|are|was|were|can|cannot|can't|could|may|might|must|shall|should|will|would|does|do|doesn't|don't|has|have|isn't"
    r"|aren't|won't"
)
_VERB = (
    r"us|return|creat|writ|read|run|start|stop|allow|send|requir|support|provid|ignor|keep|remov|delet|show|print|stor"
    r"|contain|fail|work|wait|tak|mak|becom|happen|appl|rais|call|set|get|add|filter|need|expect|receiv|includ|exclud"
    r"|generat|open|clos|load|sav|check|match|replac|updat|download|install|accept|reject|specif|determin|control|defin"
    r"|prevent|caus|follow|assum|treat|giv|hold|begin|end|exit|execut|process|handl|produc|begin|chang|mean|depend"
    r"|expir|match|copi|cop|mov|pass|try|tri|refer|correspond|consist|inherit|overrid|disabl|enabl|reset"
)
_FINITE = re.compile(rf"\b(?:{_AUXILIARY}|(?:{_VERB})(?:e?s|ies|e)?)\b")
_BARE = re.compile(rf"(?:{_VERB})(?:e|y)?(?: \w+)? (?:the|an?|all|each|every|any|out|up|[a-z]+s)\b")
# What makes a clause depend on a noun: behind it no verb is the sentence's own.
_DEPENDS = re.compile(
    r"\b(?:where|that|which|who|whose|what|how|(?<!have )(?<!has )(?<!need )(?<!needs )(?<!able )to|when|whether|so|but"
    r"|without|because|if)\b|^(?:While|As|Although|Though|Due|Because|Since|Even)\b"
)


def says_much(text: str, heading_path: Sequence[str]) -> bool:
    """Whether a sentence, as a reader sees it, is one whose words somebody asks for."""
    if any(map(_PAST.search, heading_path)) or any(map(_HEADINGS.search, heading_path[1:] or heading_path)):
        return False
    return not (_SPEAKS.search(text) or _TELLS.search(text) or _OPENS.match(text))


def has_no_subject(text: str) -> bool:
    """Whether a sentence says what its heading does, without naming it: "Filter out unsuccessful responses"."""
    return _BARE.match(text[:1].lower() + text[1:]) is not None


def is_stated(states: Relation) -> bool:
    """Whether what is asked about has a subject and a verb of its own, and no other clause that the rest may belong to:
    not "A list of URLs where the spider will begin"; "a flag is used to find what is lost if …".
    """
    if states.opening not in ("When", "Why", "How"):
        return not (_SUBJECTLESS.match(states.told) or _SENDS.match(states.told))
    found = _FINITE.search(states.given)
    depends = _DEPENDS.search(states.given) or ("," in states.given and states.opening != "Why")
    return found is not None and found.start() > 0 and not depends
