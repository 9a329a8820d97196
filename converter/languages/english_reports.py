"""What sentences of English articles report: who said what of which thing, when something was, what a thing is like.

A question has the full name of what it is about: a thing of its kind ("linseed putty"), or one by its own name. "It",
"he" and "the thing" are asked for nothing, and neither is a sentence whose words lean on the text around it.
"""

import re
from dataclasses import dataclass, field

from gristmill.index.terms import content_terms

from ..site import Site
from .english_cases import complete
from .english_subjects import divided
from .english_turned import capital, inverted, is_sound, speaks_of_itself, turned
from .english_words import is_adjective, is_base, verbs_of

LEAST_WORDS, MOST_WORDS = 8, 60  # of a sentence that says what a thing is like: shorter ones are remarks
LEAST_GIVEN = 18  # words of a sentence that tells what an article gives
LEAST_TERMS = 2  # telling words of a thing: "a customer" is one whom only the text knows
_SAID = {
    "said": "say", "says": "say", "argued": "argue", "argues": "argue", "found": "find", "finds": "find",
    "concluded": "conclude", "concludes": "conclude", "warned": "warn", "warns": "warn", "showed": "show",
    "shows": "show", "reported": "report", "reports": "report", "added": "say", "claims": "claim", "claimed": "claim",
    "estimates": "estimate", "estimated": "estimate", "suggests": "suggest", "suggested": "suggest",
}  # fmt: skip
_PAST = frozenset(verb for verb in _SAID if not verb.endswith("s"))
_VERB = "|".join(_SAID)
_NAME = r"[A-Z][\w.’'-]*(?: (?:(?:van|von|de|da|del|la|le|bin|al) )?[A-Z][\w.’'-]*){0,3}"
_HOUSE = (
    r"(?:The|Our|A) (?:[A-Za-z-]+ ){0,2}(?:[Ss]tudy|studies|authors|team|researchers|report|survey|trial|review"
    r"|[Cc]ommittee|[Cc]ouncil|company|[Aa]gency|service|[Aa]uthority|engineers|scientists|police|court|[Mm]inistry"
    r"|union)"
)
_ASIDE = r"(?:, [^“”,;:]{3,60}(?:, [^“”,;:]{3,40})?,)?"
_CLAUSE = r"(?P<c>[^“”;:?]{12,200}?)\.?"
# "Mayor Ada Lund said that the mill would reopen.", "“A wet stone splits,” said Lund, who …"
_REPORTS = (
    re.compile(rf"(?P<who>{_NAME}|{_HOUSE}){_ASIDE} (?:also )?(?P<verb>{_VERB}) that {_CLAUSE}"),
    re.compile(rf"(?P<who>{_NAME}|{_HOUSE}){_ASIDE} (?P<verb>said|says) (?!that\b|in\b|to\b){_CLAUSE}"),
    re.compile(rf"“(?P<c>[^“”?!]{{12,300}}?),” (?P<verb>said|says) (?:[a-z-]+ ){{0,3}}(?P<who>{_NAME})\b[^“]*"),
    re.compile(rf"“(?P<c>[^“”?!]{{12,300}}?),” (?P<who>{_NAME}) (?P<verb>said|says)\b[^“]*"),
)
_NO_NAME = re.compile(
    r"(?:He|She|It|They|We|I|You|This|That|These|Those|But|And|One|Some|Many|Most|Others|Critics|Nobody|People|After"
    r"|Before|When|While|If|As|In|On|At|For|From|With|By|To|The|An?|So|Yet|Since|Until|Because|Though|Although|Last|Now"
    r"|Then|All|Both|Every|Each|Its|His|Her|Their|Why|How|What|Who|Where|Not|No|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_ITS_THING = re.compile(
    r"(the [a-z]+(?: [a-z]+)?) (?:is|are|was|were|will|would|had|has|have|could|can|should|must|may)\b"
)
_TWO_THINGS = re.compile(r"(?:the|an?) [a-z ]+[a-z] [A-Z]")  # "the bill President Lund", which he signed
_POINTS = re.compile(r"\b(?:it|this|these|those|them|him|her|there)\b")
_RELATIVE = re.compile(r"(?<=[a-z]), (?:which|who|whose|where) [^,;:.]{5,90},(?= [a-z])")  # an aside on a subject
_FIRST = re.compile(r"(?P<c>[^,;:.!?()“”]*(?:\d[.,]\d[^,;:.!?()“”]*)*)(?:, .*|[;:–—.(].*)?")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"(?:(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?,? (?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d)"
_WHEN = (
    re.compile(rf"(?P<c>[A-Z`][^,;:!?()“”]{{8,110}}?) (?:in|on) {_DAY}\b.*"),
    re.compile(rf"(?:In|On) {_DAY},? (?P<c>(?!when|after|before)[^,;:!?()“”]{{12,140}}?)(?:,.*|[;:–—].*|\.)"),
)
_SO = re.compile(
    r"(?P<s>[A-Z`][^,;:!?()“”]{8,120}), (?:and )?so (?:it|they) (?P<v>[a-z]+) (?P<rest>[^;:!?“”,]{0,90}?)(?:[,;:].*|\.)"
)
_ALONE = re.compile(r"(?P<s>[A-Z`][^,;:!?()“”]{8,120}), (?:and )?so (?:it|they) (?P<v>[a-z]+)(?:[,;:].*|\.)")
_PARTS = re.compile(
    r"(?:(?:only|just|about|around|roughly|some|nearly|almost|more than|fewer than) )*"
    r"(?P<n>\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?P<share> ?(?:%|per ?cent))?"
    r" (?P<of>of the [a-z\d][^,;:?()“”]{10,120}?)(?:,.*|[;:–—].*|\.)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"Th(?:is|e) (?:post|article|page|guide|essay|piece|note|column|letter|tutorial)"
    r" (?P<v>describes|explains|shows|covers|argues|compares|examines) .*"
)
# What a sentence about one thing does not say: what others would say or do once.
_SPEAKS = re.compile(
    rf"\b(?:{_VERB}|would|might|asked|told|called|thinks?|thought|believes?|wants?|had|was|were|went|came)\b"
)
_LEANS = re.compile(
    r"\b(?:this|these|those|that (?:is|was|one)|there(?! (?:is|are|was)\b)|he|she|him|her|his|hers|ones?|others?"
    r"|another|as well(?! as)|such|same|here|latter|former|both|either|neither|too|also|then|again|instead|first|second"
    r"|third)\b",
    re.IGNORECASE,
)
# Of what one text only tells, several things, and what is no thing at all: "call somebody", "add a gate".
_OF_TEXT = re.compile(
    r"^(?:(?:every|each|no|ours|mine|much|many|most|(?:some|any|every|no)(?:one|body|thing)|an? [a-z]+ of"
    r"|[a-z]+ (?:an?|the|your|all|each|some\w+|any\w+)) |\S*--)|\b(?:and|or|if|when|as)\b|--",
    re.IGNORECASE,
)
_TIED = re.compile(r" (?:of|in|with|for|to|at|on|from|that|which|who|than|by) ")
_LAST = re.compile(r"\b(?:has|have|is|are|does|do|can|there|here|\w+n['’]t)$")  # a clause whose verb was not found
_INTRODUCED = re.compile(
    rf"(?P<who>{_NAME})(?:, \d\d)?, (?:who(?:se)? (?!is\b)|an? [a-z])[^,;:“”]{{8,110}}, "
    rf"|(?P<also>{_NAME})(?:, \d\d,)? is (?:an?|the|head|director|professor|chair|chief|president) (?=.{{12}})"
)
_NO_PERSON = re.compile(
    r"\b(?:Council|University|Institute|Company|Inc|Ltd|Street|Road|Bridge|Trust|Department|Association|Society|Museum"
    r"|School|Group|Bank|Court|Union|Party|Government|Agency|Service|Times|College|Cent(?:er|re)|Hospital|Committee"
    r"|Office|Fund|Foundation|Press|News|River|Lake|Mount|Island|City|Park|Valley|Protocol|Version|Project|System|Pro"
    r"|Studio|Server|Framework|Language|Library|[A-Z]{2,}|\w*\d\w*)\b"
)
_POINTS_BACK = re.compile(r"\b(?:this|these|those|there|here|then|also|too|both|either|again|such|same|I|we|my|our)\b")
_HAS_NAME = re.compile(r"(?P<the>The )?(?P<name>(?!The )(?![A-Z]{2,} )[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+)+)")


# Verbs behind what may itself be an order ("block shopping sites"): "index bloat is blamed".
_SURE = frozenset("is are has have can will must should may does do cannot".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a sentence is asked for: a question in small letters, or a frame of the language and its slots."""

    question: str = ""
    frame: str = ""
    slots: dict[str, str] = field(default_factory=dict)


def reported(sentence: str, site: Site, headline: str, text: str) -> Reported | None:
    """How a sentence is asked for, or None; `text` is the article's."""
    known, whole, sentence = headline.lower(), sentence, _RELATIVE.sub("", sentence, count=1)
    if (found := _GIVES.fullmatch(sentence)) and len(sentence.split()) >= LEAST_GIVEN:
        return Reported(frame="gives", slots={"v": found["v"].removesuffix("s")})
    if (question := _said(sentence, site, known, text)) and _is_told(question.partition(" about ")[2], headline):
        return Reported(question=question)
    if speaks_of_itself(whole) or "“" in sentence:
        return None
    question = _when(sentence, site, known) or _why(sentence, site, known) or _how_many(sentence)
    if question and is_sound(question) and complete(question, headline):
        return Reported(question=question)
    if who := _person(whole):
        return Reported(question=f"who is {who}")
    thing = _thing(sentence, site, headline)
    return Reported(frame="says", slots={"n": thing}) if thing else None


def _person(sentence: str) -> str:
    """Who is introduced by what he or she is: "Ada Lund, who keeps the mill, …", "Ada Lund, 58, is head of …"."""
    found = _INTRODUCED.match(sentence)
    who = (found["who"] or found["also"]) if found else ""
    person = " " in who and not _NO_NAME.match(who) and not _NO_PERSON.search(who)
    return who if person and not _POINTS_BACK.search(sentence) else ""


def _said(sentence: str, site: Site, known: str, text: str) -> str:
    found = next(filter(None, (pattern.fullmatch(sentence) for pattern in _REPORTS)), None)
    if not found or (_POINTS.search(found["c"]) and not sentence.startswith("“")):
        return ""
    who, topic = _who(found["who"], text), _topic(found["c"], site, known, begins=sentence.startswith("“"))
    does = "did" if found["verb"] in _PAST else "does"
    question = f"what {does} {who} {_SAID[found['verb']]} about {topic}"
    return question if who and topic and is_sound(question) else ""


def _is_told(topic: str, headline: str) -> bool:
    """Whether "the" thing that somebody speaks of is one that the headline tells, or the only one."""
    return not topic.startswith("the ") or complete(f"what did `x` say about {topic}", headline)


def _who(named: str, text: str) -> str:
    if house := re.match(r"(?:The|Our|A) (?=[A-Za-z])", named):
        return f"{house[0].lower()}{named[house.end() :]}"
    return "" if _NO_NAME.match(named) else _full(named, text)


def _topic(clause: str, site: Site, known: str, *, begins: bool) -> str:
    """What a clause is about; a capital that does not begin a sentence is a name's."""
    parts = divided(capital(clause), site, known)
    its = _ITS_THING.match(clause[:1].lower() + clause[1:])
    topic = parts[0] if parts else its[1] if its else ""
    named = clause[:1].isupper() and not begins and not topic.startswith(("the ", "a ", "an "))
    return "" if _TWO_THINGS.match(topic) else capital(topic) if named else topic


def _full(name: str, text: str) -> str:
    """A person's full name: the first in the text that ends in this one; empty for one word that has no other."""
    if " " in name:
        return name
    for found in re.finditer(rf"\b((?:[A-Z](?:[\w’'-]+|\.) ){{1,3}}){re.escape(name)}\b", text):
        if not _NO_NAME.match(found[1]):
            return f"{found[1]}{name}"
    return ""


def _when(sentence: str, site: Site, known: str) -> str:
    found = next(filter(None, (pattern.fullmatch(sentence) for pattern in _WHEN)), None)
    told = inverted(capital(found["c"]), site, known) if found else ""
    return f"when {told}" if told else ""


def _why(sentence: str, site: Site, known: str) -> str:
    """ "Frost is mostly air, so it insulates": why frost does."""
    found = _SO.fullmatch(sentence) or _ALONE.fullmatch(sentence)
    parts = divided(found["s"], site, known) if found else None
    told = turned(parts[0], "", found["v"], found.groupdict().get("rest") or "") if found and parts else ""
    return f"why {told}" if told else ""


def _how_many(sentence: str) -> str:
    found = _PARTS.fullmatch(sentence)
    return f"{'what percentage' if found['share'] else 'how many'} {found['of']}" if found else ""


def _thing(sentence: str, site: Site, headline: str) -> str:
    """What a sentence says something of that holds for it at any time; empty where that is not told by itself."""
    first = _FIRST.fullmatch(sentence)
    parts = divided(first["c"], site, headline.lower()) if first else None
    if not first or not parts or not LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS:
        return ""
    who, said = parts[0], sentence[: len(parts[0])]
    if _LEANS.search(sentence) or _SPEAKS.search(first["c"]):
        return ""
    if named := _HAS_NAME.fullmatch(said):
        return f"{'the ' if named['the'] else ''}{named['name']}"
    titled = not set(content_terms(headline)).isdisjoint(content_terms(who))
    whole = (
        (titled or not who.startswith("the "))
        and not _OF_TEXT.search(who)
        and not _LAST.search(who)
        and not _ends_in_verb(who)
    )
    told = (titled or len(content_terms(who)) >= LEAST_TERMS) and complete(f"what is {who}", headline)
    first_word = who.partition(" ")[0]
    order = is_base(first_word) and not is_adjective(first_word) and first_word not in ("a", "an", "the")
    sure = parts[2].lower() in _SURE or not (order or parts[2].endswith("ed"))
    return who if whole and told and sure else ""


def _ends_in_verb(who: str) -> bool:
    """Whether one thing has its verb with it, because the next word may be one as well: "a pump collects heat"."""
    last = who.rpartition(" ")[2]
    return who.startswith(("a ", "an ")) and not _TIED.search(who) and last.endswith("s") and bool(verbs_of(last))
