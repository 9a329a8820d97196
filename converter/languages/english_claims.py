"""English sentences of articles, each as the question that it answers: reasons, comparisons, advice, ways, figures.

What leans on the text before it is no question.
"""

import re
from collections.abc import Callable

from ..site import Site
from .english_grammar import VERBS
from .english_subjects import divided, is_sentence, stands
from .english_turned import capital, inverted, is_sound, is_task, speaks_of_itself, spoken
from .english_words import is_base

_MORE = (
    r"(?:more|less|fewer|better|worse|(?!other|rather|never|whether|further|number|over|under|either|after|user)"
    r"[a-z]{2,}er)\b"
)
FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|a (?:hundred|thousand|dozen))"
_BY = r"(?:only |just |about |around |roughly |up to |between |at least |at most |some |nearly |almost |less than )*"
_TIME = r"(?:milliseconds?|ms|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|generations?)"
_UNIT = r"(?:dollars?|euros?|pounds?|cents?|francs?|yen|crowns?|kilos?|kilograms?|grams?|tonnes?)"
_KIND = r"(?:person|process|practice|part|act|name|number|amount|time|place|company|distance|share|ability|study)"
# What a thing is to somebody, and not by its nature.
_VALUE = (
    r"(?:good|bad|better|great|poor|big|sign|symptom|mistake|problem|matter|waste|choice|way|must|lie|question|result"
    r"|reason|risk|luxury|trap|gift|thing|bit|lot|little|different|shame|pity|relief|trade-off|invitation|fraction"
    r"|leak|kind of)\b"
)
_MAIN = (
    r"(?:main|usual|only|biggest|real|best|chief|key|commonest|most common|most important|hardest|greatest|first"
    r"|easiest|classic|obvious|strongest)"
)
_POINT = (
    r"(?:reasons?|arguments?|advantage|disadvantage|drawback|benefit|problem|risk|danger|cause|objection|difference"
    r"|difficulty|mistake|cost|cure|remedy|sign|symptom|limit|weakness|strength|source|purpose|test|rule|step|part)"
)
_LISTED = r"(?:ways|kinds|types|reasons|rules|steps|causes|parts|stages|sorts|signs|methods|options)"
_WAY = r"(?:easiest|best|safest|simplest|cheapest|fastest|right|usual|quickest|surest|only)"
_DATE = (
    r"(?:[A-Z][a-z]+day,? )?(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?: \d{1,2},?)?(?: \d{4})?|(?:1[5-9]|20)\d\d)"
)
# What some have a right to do.
_CLAIM = r"(?:apply|claim|vote|join|register|enrol|receive|request|opt|borrow|appeal|enter)"
_SO = r"(?:because|since|so that|otherwise|or else)"
# Of a comparison with what the sentence does not name.
_NO_OTHER = (
    rf"(?:\d|{FEW}\b|[$£€]|you|I|we|before|ever|expected|people|most|planned|usual|a (?:few|year|day)\b|th(?:is|at)\b)"
)
_HARDER = (
    r"(?:harder|easier|safer|cheaper|faster|slower|quicker|stronger|weaker|dearer|better|worse|(?:more|less) [a-z]+)"
)
_STOP = r"(?:(?: ?[;:–—]|,(?!\d)).*|\.)?"
# The end of a clause that may hold a list: a comma that only parts the things of a list is none.
_END = (
    r"(?:(?: ?[;:–—]|,(?= (?:but|which|because|since|so|as|while|whereas|though|although|unless|if|when|where|who|not"
    r"|until|with|by|yet|and (?:the|it|they|an?|that|there|this|you|in|so|then)|or (?:it|the|you))\b)).*|\.)?"
)
# What somebody found out, before what it is.
_FOUND = re.compile(
    r"(?:We|I|They|(?:The|Our|These) (?:[a-z]+ )?(?:study|studies|authors?|team|researchers|results?|data|survey))"
    r" (?:also |have |has )?(?:found|learned|learnt|discovered|noticed|shows?|showed|concluded|observed|confirmed)"
    r" that (?P<c>[^,;:]{12,140}?)(?:[,;:].*|\.)?"
)
# What is said in passing of a name: "Tarn Bridge, the only one of the town, will close".
_ASIDE = re.compile(r"(?<=[a-z]), (?:the|an?) [^,;:.]{5,90},(?= (?:will|was|were|is|are|has|have|should|must|can) )")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_TOLD = re.compile(r"(?:do not|don['’]t|never|always|you (?:should|must|need|have|ought|can))\b")
_NO_ADVICE = re.compile(r"(?:notice|note|remember|see|imagine|say|think|suppose|ask|look|pretend|take|call|let|bear)\b")
_CALLS = re.compile(r", [A-Z][a-z]+$")  # "Get ready, Tarn, because …"
_AND = re.compile(r"(?:and|but|or|so)\b")
_NO_CASE = re.compile(r"(?:it|they|this|that|these|those|there|one|he|she|all|any|none|either|so|not)\b")
_WAS = re.compile(r"\b(?:was|were|had|did)\b")
_DOES = VERBS | {"mean", "tell", "give"}


def asked(sentence: str, site: Site, known: str, *, reason: bool) -> str:
    """The question of a sentence, or empty.

    `known`: the title, in small letters; `reason`: the sentence, or the one behind it, says why.
    """
    text = _ASIDE.sub("", " ".join(sentence.split()).strip("*_ "), count=1)
    if found := _FOUND.fullmatch(text):
        question = inverted(capital(found["c"]), site, known)
        return question if question and is_sound(question) else ""
    if speaks_of_itself(_QUOTED.sub("", text.partition(",")[0])):
        return ""
    for pattern, reading in _PATTERNS:
        match = pattern.fullmatch(text)
        question = reading(match, site, known, reason) if match else ""
        if question and is_sound(question):
            return question
    return ""


Reading = Callable[[re.Match[str], Site, str, bool], str]


def _clause(before: str) -> Reading:
    """The clause `c`, turned, behind a word."""

    def read(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
        told = inverted(capital(found["c"]), site, known)
        return f"{before}{told}" if told else ""

    return read


def _task(before: str, *, reasoned: bool = False) -> Reading:
    """What `v` tells to do, behind some words. `reasoned`: only where the text says why."""

    def read(found: re.Match[str], site: Site, _known: str, reason: bool) -> str:
        said = spoken(found["v"], site)
        told = is_task(said) and not _NO_ADVICE.match(said) and not _CALLS.search(found["v"])
        ordered = told and not is_sentence(found["v"], sure=True)  # not "blunt stones heat the flour"
        return f"{before} {said}" if ordered and (reason or not reasoned) else ""

    return read


def _thing(before: str) -> Reading:
    """The words `n`, behind some others."""

    def read(found: re.Match[str], site: Site, _known: str, _reason: bool) -> str:
        return f"{before} {spoken(found['n'], site)}"

    return read


def _should(found: re.Match[str], site: Site, known: str, reason: bool) -> str:
    told = inverted(found["c"], site, known) if reason else ""
    return f"why {told}" if re.match(r"should|must", told) else ""


def _forbidden(found: re.Match[str], site: Site, _known: str, reason: bool) -> str:
    """ "Never skip it": why I should not, where a reason is given."""
    said = spoken(found["v"], site)
    return f"why should I not {said}" if reason and is_base(said.partition(" ")[0]) else ""


def _way(found: re.Match[str], site: Site, _known: str, _reason: bool) -> str:
    said, first = spoken(found["v"], site), found["then"].partition(" ")[0]
    done = is_base(first) or first in ("never", "always", "first", "simply", "just", "you")
    one = " you " not in found["v"]  # "to keep it dry you lift it, …"
    return f"how do I {said}" if one and done and is_task(said) else ""


def _case(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
    """A condition and what is to be done, or what comes of it."""
    said, then = found["c"], found["then"]
    case = f"{found['if'].lower()} {spoken(said, site)}"
    ordered = _TOLD.match(then) or (is_task(then) and not is_sentence(then, sure=True))
    if _NO_CASE.match(said) or _AND.match(then) or not (said.startswith("you ") or is_sentence(said)):
        return ""
    if ordered:
        return f"what should I do {case}"
    comes = (
        found["if"] in ("If", "When") and not said.startswith("you ") and is_sentence(then) and not _WAS.search(then)
    )
    return f"what happens {case}" if comes else ""


def _what(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
    who = stands(found["n"], site, known)
    return f"what {found['is']} {who}" if who else ""


def _how_much(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
    who, verb = stands(found["s"], site, known), found["v"]
    how = "how much" if verb.startswith(("cost", "weigh")) else "how long"
    helper = "does" if verb.endswith("s") else "do"
    return f"{how} {helper} {who} {verb.removesuffix('s')}{found['more'] or ''}" if who else ""


def _takes(found: re.Match[str], site: Site, _known: str, _reason: bool) -> str:
    said, takes = spoken(found["v"], site), found["takes"] == "takes"
    return f"how {'long does it take' if takes else 'much does it cost'} to {said}" if is_task(said) else ""


def _point(found: re.Match[str], site: Site, _known: str, _reason: bool) -> str:
    return f"what {found['is']} {spoken(found['n'], site)}"


def _cause(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
    return f"what causes {spoken(found['n'], site)}" if divided(found[0], site, known) else ""


def _who_may(found: re.Match[str], site: Site, _known: str, _reason: bool) -> str:
    """Who has a right that the sentence gives to some: "Homes with two wells may apply for a pump"."""
    return f"who {found['can']} {spoken(found['v'], site)}"


def _does(found: re.Match[str], site: Site, known: str, _reason: bool) -> str:
    """What something does that has a name of code."""
    who, verb = stands(found["s"], site, known), found["v"]
    named = "`" in who or re.search(r"[a-z][A-Z_]|[A-Z]{2}|_", who)
    return f"what does {who} do" if named and verb.removesuffix("s") in _DOES else ""


# In this order: what gives its reason is asked for that.
_PATTERNS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (rf"(?P<v>(?:Always )?[A-Z][a-z]+ [^;:.!?()]{{6,100}}?),? {_SO} .*", _task("why should I")),
        (
            r"(?P<c>[A-Z`][^,;:!?()]{12,160}?)(?: only| mainly| partly)?"
            r"(?:,? because|, since(?! \d)|, as(?= (?:it|they|there|nothing|no)\b)) .*",
            _clause("why "),
        ),
        (
            rf"(?:Because|Since(?![^,]*\d)(?!.* ha(?:s|ve) )) [^,;:.!?]{{6,90}}, (?P<c>[a-z][^;:!?]{{8,120}}?){_STOP}",
            _clause("why "),
        ),
        (
            r"[A-Z`](?![^,]* (?:it|this|these|they)\b)[^;:!?()]{16,140}?,(?: and)? (?:so|which is why)"
            r" (?P<c>[a-z][^;:!?,]{12,90}?)" + _STOP,
            _clause("why "),
        ),
        (rf"(?:Never|Do not|Don['’]t|Avoid) (?P<v>[a-z]+ [^;:!?]{{4,100}}?){_END}", _forbidden),
        (
            rf"(?P<c>[A-Z`][^,;:!?()]*? {_MORE}[^,;:.]{{0,40}}? than (?!{_NO_OTHER})[^,;:.]{{2,60}}?){_STOP}",
            _clause(""),
        ),
        (rf"(?P<c>[A-Z`][^,;:!?()]{{3,80}}? (?:should|must) [^;:]{{6,110}}?){_END}", _should),
        (r"To (?P<v>[a-z]+ [^,;:.]{5,90}), (?P<then>[a-z].*)", _way),
        (r"You can (?P<v>[a-z]+ [^,;:.]{6,80}?) (?:by (?=[a-z]+ing\b)|using |with an? ).*", _task("how can I")),
        (rf"(?P<n>[Tt]he {_WAY} way to [a-z]+ [^,;:.]{{4,80}}?) (?P<is>is) .*", _point),
        (
            rf"(?P<n>The {_MAIN} {_POINT} (?:for|against|of|behind|with|to|in|between) [^,;:.]{{3,70}}?)"
            r" (?P<is>is|are) .*",
            _point,
        ),
        (
            rf"It (?P<takes>takes|costs) {_BY}(?:[$£€]?[\d.,]+|{FEW})[^,;:.]{{0,30}}? to"
            rf" (?P<v>[a-z]+ [^,;:.]{{4,70}}?){_STOP}",
            _takes,
        ),
        (
            rf"There are (?P<n>{FEW} (?:[a-z]+ )?{_LISTED} (?:to|of|for|in|why|that) [^,;:.]{{3,70}}?){_STOP}",
            _thing("what are the"),
        ),
        (
            rf"(?P<c>[A-Z`][^,;:!?()]{{2,60}}? (?:is|are) {_HARDER}(?: to [a-z]+)?) (?:if|when|where) .*",
            _clause("when "),
        ),
        (r"The reasons? (?:that|why) (?P<c>[a-z`][^,;:!?()]{8,110}?) (?:is|are) (?:that|because) .*", _clause("why ")),
        (r"(?P<if>If|When|After|Before) (?P<c>[^,;:.!?()]{6,100}), (?P<then>[^?]{8,})", _case),
        (r"Without (?P<n>[^,;:.]{3,50}), (?!I\b|we\b)[^?]{8,}", _thing("what happens without")),
        (r"Use (?P<n>[^,;:.]{2,40}?) (?:only )?(?:for|when|if|where) .*", _thing("when should I use")),
        (
            r"(?P<v>[A-Z][a-z]+ [^,;:.!?]{4,60}?) (?:only )?(?:when|if|where|once)"
            r" (?!you (?:like|want|wish|prefer|can|must)\b)[^?]*",
            _task("when should I"),
        ),
        (r"(?P<c>[A-Z`][^,;:!?()]{2,70}? (?:depends? on|consists? of)) .*", _clause("what ")),
        (r"(?P<s>(?:The [a-z]+ )?[A-Z`][\w`-]*) (?P<v>[a-z]+s) .{12,}", _does),
        (
            rf"(?P<n>(?:An? )?(?!The )[A-Z`a-z][\w`'’-]*(?: [\w`'’-]+){{0,3}}) (?P<is>is|are)"
            rf" (?:an? (?!{_VALUE})|the {_KIND} )"
            r"[^;:]*?\b(?:that|which|who|whose|where|of|for|between|across|with|in) .*",
            _what,
        ),
        (
            rf"(?P<s>[A-Z`][^,;:.!?()]{{2,60}}?) (?P<v>costs?|weighs?) {_BY}(?![^.;]{{1,20}} (?:more|less|extra)\b)"
            rf"(?:[$£€]\d|(?:\d[\d.,]*|{FEW})"
            rf"(?: (?:and|to) [\d.,]+)?(?: ?%| \w+){{0,2}}? {_UNIT})(?P<more>).*",
            _how_much,
        ),
        (
            rf"(?P<s>[A-Z`][^,;:.!?()]{{2,60}}?) (?P<v>takes?|lasts?|needs?|wants?) {_BY}(?:[\d.,]+|{FEW})"
            rf"(?: (?:and|to|or) (?:[\d.,]+|{FEW}))? {_TIME}\b(?P<more>(?: (?:to|before) [a-z]+ [^,;:.]{{3,60}})?).*",
            _how_much,
        ),
        (rf"[A-Z][^,;:.!?()]{{2,60}}?(?<!the)(?<! a) causes? (?!of )(?P<n>[^,;:.]{{4,60}}?){_STOP}", _cause),
        (
            rf"(?P<c>[A-Z`][^,;:!?()]{{3,90}}? (?:will|was|were) [^,;:]{{6,90}}?)"
            rf" (?:(?:on|in|by|until) {_DATE}|(?:from|between) {_DATE}(?: (?:to|and|until) {_DATE})?)\b.*",
            _clause("when "),
        ),
        (
            rf"(?P<c>[A-Z`][^,;:!?()]{{3,90}}? (?:ends?|begins?|starts?|opens?|closes?|expires?)) (?:on|in|from)"
            rf" {_DATE}\b.*",
            _clause("when "),
        ),
        (
            r"(?:(?!This|His|Its)[A-Z][a-z]+s|Anyone|Everyone|People|Those) (?:of|with|who|that|in|under|over|aged"
            r"|whose)\b[^.;:?]{4,120}?"
            rf",? (?P<can>can|may) (?P<v>{_CLAIM}\b[^,;:]{{6,90}}?){_STOP}",
            _who_may,
        ),
        (r"(?P<v>(?:Always )?[A-Z][a-z]+ [^,;:!?]{10,90}?)\.?", _task("why should I", reasoned=True)),
    )
)
