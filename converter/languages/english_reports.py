"""What sentences of English articles report: who said what of which thing, when and why something was.

A question has the full name of what it is about: a thing of its kind ("linseed putty"), or one by its own name. "It",
"he" and "the thing" are asked for nothing, and neither is a sentence whose words lean on the text around it.
"""

import re
from dataclasses import dataclass, field

from ..site import Site
from .english_cases import complete
from .english_subjects import divided
from .english_turned import capital, inverted, is_sound, speaks_of_itself, turned

LEAST_GIVEN = 18  # words of a sentence that tells what an article gives
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
    return None


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
