"""An answer answers: it refuses nothing, does not guess, and neither greets nor speaks of the text that it is from."""

from typing import Any

import re2

from gristmill.index.terms import content_terms
from gristmill.leaning.judgement import prose_of
from gristmill.records import Pair, Verdict
from gristmill.text import sentences, words

from .context import Context
from .units import units
from .verdicts import accept, reject

NAME = "chatter"

_SOURCE = (
    r"(?:(?:the|this|that|your|a)\s+)?(?:(?:above|below|given|provided|supplied|following|attached|retrieved|source|"
    r"original|official|user'?s)\s+)*(?:documentation|document|documents|docs|text|texts|passage|passages|context|"
    r"excerpt|excerpts|article|snippet|information|material|content|evidence|quote|quotes|page|section|source|sources)"
)
_TEXT = (
    r"(?:the|this|that)\s+(?:(?:above|given|provided|supplied|original)\s+)*(?:documentation|documents?|docs|texts?|"
    r"passages?|context|excerpts?|article|snippet)"
)
_SELF = r"(?:i|we)"
_CANNOT = (
    r"(?:cannot|can\s?not|can'?t|could\s?not|couldn'?t|am\s+unable\s+to|"
    r"are\s+unable\s+to|am\s+not\s+able\s+to|won'?t|will\s+not)"
)

# What an assistant says when it does not answer. Anywhere in an answer.
_REFUSALS = (
    r"\bas\s+an?\s+(?:ai|artificial\s+intelligence|(?:large\s+)?language\s+model|chat\s?bot|(?:virtual\s+|digital\s+)?assistant)\b",
    r"\b(?:i\s+am|i'?m)\s+(?:just\s+|only\s+)?an?\s+(?:ai|(?:large\s+)?language\s+model|virtual\s+assistant)\b",
    r"\b(?:i\s+am|i'?m|we\s+are|we'?re)\s+(?:very\s+|so\s+|really\s+|truly\s+|terribly\s+)?(?:sorry|afraid)\b",
    r"\b(?:my\s+apologies|i\s+apologi[sz]e|apologies(?:[,.!]|\s+(?:for|but)))",
    rf"\b{_SELF}\s+(?:\w+\s+)?{_CANNOT}\s+(?:\w+\s+)?(?:answer|help|assist|provide|fulfil+|comply|find|determine|give|"
    r"access|browse|discuss|share|generate|offer|do\s+that|say|tell|verify|confirm|support|engage)\b",
    rf"\b{_SELF}\s+(?:do\s+not|don'?t|did\s+not|didn'?t)\s+(?:currently\s+|actually\s+)?(?:know|have\s+(?:access|"
    r"(?:enough|any|sufficient|specific|the|real-time|that)\s+\w*\s*(?:information|context|details?|data|knowledge|answer)))\b",
    rf"\b{_SELF}\s+(?:must|have\s+to)\s+(?:respectfully\s+)?decline\b",
    r"\bmy\s+(?:training\s+data|knowledge\s+cut-?off|programming|guidelines|last\s+(?:knowledge\s+)?update)\b",
    rf"\b{_SOURCE}\s+(?:provided\s+|given\s+|above\s+)?(?:does\s+not|doesn'?t|do\s+not|don'?t|did\s+not|fails\s+to)\s+"
    r"(?:explicitly\s+|specifically\s+|directly\s+|actually\s+|clearly\s+)?(?:mention|say|state|specify|provide|contain|"
    r"include|indicate|discuss|cover|explain|describe|address|give|answer|offer|define|clarify|list|tell)\b",
    rf"\b(?:is|are|was|were)\s+not\s+(?:explicitly\s+|specifically\s+|directly\s+)?(?:mentioned|stated|specified|provided|"
    rf"given|included|described|discussed|covered|addressed|found|available|present)\s+(?:anywhere\s+)?(?:in|by|within)\s+{_SOURCE}\b",
    rf"\b(?:not\s+enough|insufficient|no)\s+(?:\w+\s+)?(?:information|context|details?|mention|data)\b.{{0,40}}?\b(?:in|within|from|to\s+answer|provided|given)\b.{{0,12}}?(?:{_SOURCE}|question)?",
    r"\bit\s+is\s+(?:not\s+possible|impossible)\s+to\s+(?:answer|determine|say)\s+(?:this|that|the|from|based|with)\b",
    r"\b(?:i\s+am|i'm|we\s+are|we're)\s+(?:sorry|afraid|unable|not\s+(?:able|allowed|permitted|designed|programmed))\b",
    r"\bi\s+(?:cannot|can\s+not|can't|could\s+not|couldn't|won't|don't\s+know|do\s+not\s+know|must\s+decline|regret)\b",
    r"\bsorry\s*[,.!]|\bsorry\s+(?:but|for|that|about|no)\b|(?:^|\n)sorry\b",
    r"\b(?:is\s*n't|is\s+not|are\s+not|not|lacks?|lacking|insufficient|too\s+little)\s+(?:enough|sufficient|any|the)?\s*(?:\w+\s+)?"
    r"(?:context|information|details?)\s+(?:here|available|to\s+(?:answer|say|tell|determine|respond)|provided|given)\b",
    r"(?:^|\n)(?:n/?a|unknown|unanswerable|not\s+(?:specified|available|applicable|known|stated|mentioned|provided|sure)|unable\s+to\s+\w+|"
    r"(?:it\s+)?cannot\s+be\s+(?:determined|answered|said)|no\s+(?:answer|information|data)(?:\s+\w+)?)[.!]?\s*(?:\n|\z)",
    r"\b(?:consult|ask|seek|contact)\s+(?:with\s+)?an?\s+(?:\w+\s+)?(?:professional|lawyer|doctor|expert)\b",
    r"\b(?:answer|reply|response)\w*\s+(?:this|that|the\s+question)?\s*(?:would\s+|will\s+)?requires?\s+(?:more|further|additional)\b",
    r"\b(?:beyond|outside|not\s+within)\s+(?:the\s+(?:scope|limits)\s+of\s+)?my\s+\w+",
    rf"\bnot\s+(?:\w+\s+)?(?:mentioned|stated|specified|provided|given|included|described|covered|found|available|in|"
    rf"contained|present|part)\s+(?:in|of|by|within|from)?\s*{_TEXT}\b",
    rf"\b(?:nothing|nowhere|no\s+\w+)\s+(?:\w+\s+){{0,4}}(?:in|from|within)\s+{_TEXT}\b",
    r"\b(?:the\s+)?answer\s+(?:is|was|can|could)\s*(?:not|n't)\s+(?:be\s+)?(?:in|found|present|contained|available|known|"
    r"given|provided|stated|clear|determined)\b",
    r"\b(?:nobody|no\s+one|you|one)\s+(?:could|can|can't|cannot)\s+(?:tell|say|know)\s+(?:from|by|based)\b",
    r"\b(?:it\s+is|it's|is)\s+(?:not|never|nowhere)\s+(?:stated|said|specified|known|mentioned|clear|explained|told|documented|indicated)\s+(?:whether|if|how|what|why|when|where|which|here)\b",
    r"\b(?:look|search|ask|turn)\s+elsewhere\s+for\b|\binappropriate\s+for\s+me\b|\btoo\s+(?:vague|unclear|broad|ambiguous)\s+to\s+(?:be\s+)?(?:answer|respond|say)\w*\b",
    r"(?:^|\n)(?:no\s+comment|can'?t\s+say|cannot\s+say|no\s+idea|pass|next\s+question|not\s+sure|hard\s+to\s+say)[.!]?\s*(?:\n|\z)",
    r"(?:^|\n)[^\n:]{1,80}:\s*(?:not\s+(?:covered|mentioned|stated|described|specified|found|documented|known|available)|unknown|no\s+(?:information|data|details?|answer))\s*[.!]?\s*\z",
    r"\b(?:unanswerable|cannot\s+be\s+(?:answered|determined)\s+(?:from|based|with|using))\b",
)
# What it says before it answers, after it, or about the asking. Anywhere: the words of an assistant.
_TALK = (
    r"\b(?:according\s+to|based\s+(?:up)?on|as\s+(?:per|stated\s+in|mentioned\s+in|described\s+in|noted\s+in|"
    r"explained\s+in|outlined\s+in|indicated\s+in|shown\s+in|given\s+in|specified\s+in|discussed\s+in)|per|"
    r"referring\s+to|from|in\s+accordance\s+with)\s+(?:the|this|your)\s+(?:(?:above|given|provided|supplied|"
    r"following|attached|retrieved|source|original|official)\s+)*(?:documentation|document|documents|docs|text|texts|"
    r"passage|passages|context|excerpt|article|snippet|material|quote|quotes|evidence|"
    r"(?:provided|given|above|supplied|retrieved)\s+\w+)\b",
    r"\b(?:the|this)\s+(?:(?:above|given|provided|supplied|retrieved)\s+)*(?:document|documentation|text|passage|"
    r"context|excerpt|article|snippet)\s+(?:provided\s+|above\s+)?(?:also\s+|clearly\s+|explicitly\s+|further\s+)?"
    r"(?:states|says|mentions|explains|describes|notes|indicates|specifies|tells|outlines|discusses|suggests|"
    r"highlights|emphasi[sz]es|provides|gives|lists|shows|recommends|points\s+out)\b",
    r"\b(?:mentioned|stated|described|provided|given|outlined|discussed|explained|found)\s+(?:above\s+)?in\s+(?:the|"
    r"this)\s+(?:(?:above|given|provided|supplied)\s+)*(?:document|text|passage|context|excerpt|article|snippet)\b",
    r"\b(?:i|we)\s+hope\s+(?:this|that|it)\b",
    r"\b(?:hope|hoping)\s+(?:this|that|it)\s+(?:\w+\s+)?(?:helps|help|clarifies|answers|was\s+helpful|is\s+helpful)\b",
    r"\b(?:please\s+)?(?:feel\s+free|don'?t\s+hesitate|do\s+not\s+hesitate)\s+to\s+(?:ask|reach|contact|let|follow)\b",
    r"\baccording\s+to\s+(?:this|the)\s+(?:\w+\s+)?(?:section|article|page|chapter|author|authors|paragraph|table|example|tutorial)\b",
    r"\b(?:as\s+)?(?:described|shown|mentioned|noted|explained|stated|discussed|outlined|indicated|seen)\s+(?:above|earlier|previously|before)\b",
    r"\bthe\s+(?:author|authors|writer)\s+(?:\w+\s+)?(?:says?|states?|mentions?|explains?|describes?|notes?|suggests?|writes?|recommends?)\b",
    r"\bas\s+the\s+(?:passage|text|document|documentation|article|author|excerpt|context)\s+\w+s\b",
    r"\bin\s+(?:the|this)\s+(?:given|provided|supplied)\b",
    r"\b(?:good\s+luck|best\s+of\s+luck|cheers|happy\s+\w+ing|(?:best|kind)\s+regards|take\s+care|enjoy)\s*[.!]*\s*\z",
    r"\bdoes\s+(?:that|this|it)\s+(?:make\s+sense|help|answer)\b|\b(?:please\s+|just\s+)?ask\s+(?:me\s+)?(?:if|away)\b.{0,40}\z",
    r"\blet's\s+\w+|\blet\s+us\s+(?:break|dive|explore|look|see|walk|start|begin|take)\b",
    r"\blet\s+me\s+(?:know|explain|help|clarify|elaborate|break|walk|summari[sz]e|see|think|answer|provide|give)\b",
    r"\bif\s+you\s+(?:have|need)\s+(?:any|more|further|other|additional)\s+(?:\w+\s+)?(?:questions?|help|assistance|"
    r"clarification|information|details)\b.{0,40}(?:ask|know|free|hesitate|help|here)\b",
    r"\bi(?:'d|\s+would|'ll|\s+will|\s+can)\s+(?:be\s+)?(?:happy|glad|love|pleased|be\s+happy)\b",
    r"\bi(?:'ll|\s+will)\s+(?:explain|answer|help|provide|give|walk|summari[sz]e|try|do\s+my\s+best)\b",
    r"\b(?:would|do|should|shall|can|could)\s+(?:you|i)\s+(?:like|want|need|help|assist|provide|prefer)\b[^.?!\n]*\?\s*\z",
    r"\b(?:the|any)\s+(?:provided|given|supplied|shared|retrieved)\s+(?:information|context|text|passage|document\w*|excerpt|content|material|details)\b"
    r"|\b(?:information|context|text|passage|document\w*|excerpt|content|material|details)\s+(?:you\s+)?(?:provided|shared|supplied|gave)\b",
    r"\b(?:is\s+there|do\s+you\s+need)\s+anything\s+else\b",
    r"\b(?:good|great|excellent|interesting|wonderful|fantastic)\s+question\b",
    r"\b(?:thank\s+you|thanks)\s+for\s+(?:asking|your\s+(?:question|patience|inquiry|query|message)|reaching)\b",
    r"\byou(?:'re|\s+are)\s+(?:absolutely\s+|completely\s+|quite\s+)?(?:welcome|right)(?:[,.!]|\s+to\s+ask)",
    r"\byou\s+(?:asked|wanted\s+to\s+know|are\s+asking|'re\s+asking)\b",
    r"\b(?:to\s+answer|in\s+(?:answer|response|reply)\s+to)\s+(?:your|the|this)\s+(?:question|query|request)\b",
    r"\bhere(?:'s|\s+is|\s+are)\s+(?:the|a|an|your|my|one|some)\s+(?:\w+\s+){0,3}?(?:answer|answers|response|summary|explanation|"
    r"rewritten|rewrite|paraphrase[ds]?|version|breakdown|overview|question|json|output|pair|pairs)\b",
    r"\b(?:rewritten|paraphrased|rephrased|revised)\s+(?:answer|version|question|text)\b",
    r"\baccording\s+to\s+(?:what\s+)?you(?:r)?\b|\brate\s+(?:this|my)\s+(?:answer|response|reply)\b|\bend\s+of\s+(?:the\s+|my\s+)?(?:answer|response|reply)\b",
    r"\bi'?m\s+(?:always\s+)?here\s+(?:to|if|for)\b|\bjust\s+ask\s+(?:again|me|away)\b|\b(?:hope|hopefully)\s+(?:it|this|that|things?)\s*(?:'s|is|are)\s+(?:now\s+)?(?:clear|helpful|useful)\b",
    r"\byou(?:'ll|\s+will|\s+can)\s+find\s+(?:the|my|an?)\s+(?:response|answer|reply|explanation|summary)\b|\bthe\s+(?:short|long|quick|simple)\s+(?:version|answer|story)\s*[?:]",
    r"\bsounds\s+like\s+you\b|(?:^|\n)(?:reply|response|answer)\s+follows\b|\banything\s+else\s*\?\s*\z|\bto\s+the\s+right\s+place\b|\bsomething\s+(?:more|else)\s+i\s+can\b|\bi\s+trust\s+(?:this|that|it)\b|\bhopefully\s+(?:this|that|it)\s+helps\b",
    r"</?(?:think|thinking|answer|response|question|context|assistant|user|system)>|<\|[a-z_]{2,24}\|>|\[/?INST\]",
)
# What opens an answer and is none.
_OPENERS = (
    r"(?:sure|certainly|absolutely|of\s+course|definitely|great|okay|ok|alright|all\s+right|no\s+problem|understood|"
    r"got\s+it|indeed|gladly|happy\s+to\s+help|with\s+pleasure|hello|hi|hey|greetings|welcome|dear\s+\w+|thanks|"
    r"thank\s+you|well|excellent|perfect|awesome|yes\s+of\s+course)(?:\s+(?:thing|there|everyone))?\s*(?:[!.]|[,:—–-]\s)",
    r"right,\s",
    r"(?:(?:final|short|brief|detailed|full|long|correct|quick|simple|model|my|the|suggested|expected)\s+)*(?:answer|response|reply|"
    r"assistant|a|q|question|user|human|ai|bot|output|solution|explanation|instruction|gpt)\s*(?:\d+\s*)?(?::|\s[–—-]\s)",
    r"(?:the\s+)?(?:answer|response|correct\s+answer|short\s+answer)\s+(?:to\s+(?:this|the|your)\s+(?:question|query)\s+)?(?:is|would\s+be)\b",
    r"(?:in\s+(?:this|the)\s+(?:document|text|passage|context|excerpt|article|snippet))\b",
    r"(?:here|below|following)(?:'s|\s+is|\s+are)\b",
    r"(?:yes|no|sure|well|ok|okay|oh|ah|wow),?\s+(?:sure|certainly|of\s+course|absolutely|indeed|definitely|here|let|well)\b",
    r"(?:i'm\s+|we're\s+)?(?:happy|glad|pleased|delighted)\s+to\b",
    r"\w+(?:\s+\w+){0,3}!",
    r"(?:from|given|using)\s+(?:the\s+)?(?:provided|given|above|supplied|retrieved)\b",
)
# A guess. Anywhere.
_HEDGES = (
    r"\b(?:i|we)\s+(?:think|believe|guess|suppose|assume|presume|suspect|would\s+(?:guess|say|assume|imagine)|"
    r"am\s+not\s+(?:\w+\s+)?(?:sure|certain)|can\s+only\s+(?:guess|speculate|assume))\b",
    r"\bi'?m\s+(?:not\s+(?:\w+\s+)?(?:sure|certain)|unsure|guessing|assuming)\b",
    r"\b(?:to\s+the\s+best\s+of\s+my\s+knowledge|as\s+far\s+as\s+i\s+(?:know|can\s+tell|understand|am\s+aware)|"
    r"from\s+what\s+i\s+(?:know|understand|can\s+tell)|if\s+i\s+(?:remember|recall)|in\s+my\s+(?:humble\s+)?(?:opinion|experience|view)|"
    r"my\s+(?:best\s+)?guess)\b",
    r"\A(?:maybe|perhaps|possibly|probably|presumably)\b",
    r"\bit(?:\s+is|'s)\s+(?:hard|difficult)\s+to\s+(?:say|tell)\b",
    r"\b(?:it\s+(?:seems|appears|looks\s+like)|there\s+(?:seems|appears)\s+to\s+be)\b[^.]{0,80}\b(?:the\s+(?:provided|given)|i\s|but\s+(?:it|this)\s+(?:is\s+not|isn'?t)\s+(?:clear|certain))",
    r"\b(?:perhaps|maybe|possibly|probably|presumably)\s+(?:it|this|that|you|the)\s+(?:is|are|can|could|should|would|means?|might)\b",
)


def _any(parts: tuple[str, ...]) -> Any:
    """One pattern of all, matched in linear time: 2 to 12 times as fast as Python's own engine on these."""
    return re2.compile("|".join(parts))


_ANYWHERE = (
    ("answer-refuses", _any(_REFUSALS)), ("assistant-talks", _any(_TALK)), ("answer-guesses", _any(_HEDGES)),
)  # fmt: skip
_OPENER = _any(_OPENERS)
_ASKED = _any((*_TALK[:3], _REFUSALS[0]))


_TALKING = frozenset("you your me my let we us here".split())  # a label ("Note: …") has none of them
LONE = 12  # words of a sentence that says nothing of the matter and speaks to somebody
LABEL = 3  # and of one that only says nothing of it
# Of the answers of 18,544 kept pairs of 8 sites 21 have an "I" or "my", and 302 speak of a document, a text or a
# context. All of them quote their page: where neither evidence nor question have the word, it is the model that speaks.
_FIRST_PERSON = re2.compile(
    r"(?:^|[^\w/.'-])(I(?:'m|'ve|'d|'ll)?\s+[a-z]\w*|[Mm]y\s+[a-z]\w+|(?:[Tt]o|[Ll]et|[Aa]sk|[Tt]ell) me\b|[Mm]yself)"
)
_SPEAKS_OF = re2.compile(
    r"\b(?:the|this|that|your)\s+(?:\w+\s+)?(passage|excerpt|document|documentation|text|context|article|snippet)\b"
)


_DENIES = re2.compile(
    r"(?i)\b(?:no|not|none|nothing|nowhere|never|cannot|unable|without|lacks?|insufficient|incomplete|unclear|unavailable|missing|"
    r"absent|silent|beyond|outside|declines?|could\s+you|please|more)\b|n't\b"
)
_MATERIAL = re2.compile(
    r"\b(?:passages?|excerpts?|snippets?|quot(?:e|es|ation|ations)|materials?|context|information|data|details?|questions?|"
    r"requests?|answers?|responses?|provided|supplied|retrieved|available\s+text|known\s+here|here\s+that\s+tells|shown|"
    r"documents?|texts?|sources?|paragraphs?|lines|pages?|manual|evidence|documentation)\b"
)


def chatter(pair: Pair, context: Context) -> Verdict:
    """Reasons: answer-refuses, assistant-talks, answer-guesses. The detail is what gave it away.

    What the evidence says in the same words is none of these, nor what a rule of ours says of a name that is absent.
    """
    if not pair.answerable and pair.origin == "deterministic":
        return accept(pair, NAME)
    quotes = _level("\n\n".join(item.quote for item in pair.evidence))
    found = spoken(pair.answer, quotes) or _asked(pair.question, quotes) or _present(pair, quotes)
    if found and (found[0] == "assistant-talks" or pair.answerable):
        return reject(pair, NAME, found[0], detail=found[1][:200])
    return accept(pair, NAME)


def spoken(text: str, evidence: str = "") -> tuple[str, str] | None:
    """Reason and words where a text is an assistant's. `evidence` is levelled: its words are the page's."""
    said = _level(text)
    if said in evidence:
        return None
    if (opened := _OPENER.match(said)) and f"\n{opened[0]}" not in f"\n{evidence}":
        return "assistant-talks", opened[0]
    for reason, pattern in _ANYWHERE:
        for found in pattern.finditer(said):
            if found[0] not in evidence:
                return reason, found[0]
    return None


def _present(pair: Pair, evidence: str) -> tuple[str, str] | None:
    """Somebody speaks who is not in the evidence, or a text is spoken of that is not: no page says "the passage"."""
    if _level(pair.answer) in evidence:
        return None
    prose = prose_of("\n".join(unit for unit in units(pair.answer) if not (unit[0] == unit[-1] == "`"))).replace(
        "’", "'"
    )
    for found in _FIRST_PERSON.finditer(prose):
        if found[1].lower() not in evidence:
            return "assistant-talks", found[1]
    if withheld := _withholds(pair, evidence):
        return "answer-refuses", withheld
    if lone := _lone(pair, evidence):
        return "assistant-talks", lone
    known = f"{evidence} {pair.question} {' '.join(item.title for item in pair.evidence)}".lower()
    for found in _SPEAKS_OF.finditer(prose.lower()):
        if found[1] not in known:
            return "assistant-talks", found[0]
    return None


def _lone(pair: Pair, evidence: str) -> str:
    """A short first or last sentence, none of whose words of meaning evidence, headings or question have."""
    text = pair.answer.strip()
    listed = [text[start:stop] for start, stop in sentences(text)]
    head, colon, rest = listed[0].partition(":") if listed else ("", "", "")
    ends = [head] if colon and _TALKING.intersection(words(head)) and (rest or len(listed) > 1) else []
    ends += [listed[0], listed[-1]] if len(listed) > 1 else []
    headings = " ".join(text for item in pair.evidence for text in (item.title, *item.heading_path))
    known = {*content_terms(f"{evidence}\n{pair.question}\n{headings}"), "yes", "no"}
    for said in ends:
        found = content_terms(said)
        talks = len(words(said)) <= LABEL or said[-1] in "!?" or _TALKING.intersection(words(said))
        short = len(words(said)) <= LONE and said.isascii() and "`" not in said
        if short and talks and found and known.isdisjoint(found):
            return said
    return ""


def _withholds(pair: Pair, evidence: str) -> str:
    """A sentence that denies, and speaks of texts, questions or details as no quote and no question does."""
    known = {*words(evidence), *words(pair.question)}
    for start, stop in sentences(pair.answer):
        said = pair.answer[start:stop].replace("’", "'")
        if _DENIES.search(said) and (found := _MATERIAL.search(said.lower())) and known.isdisjoint(words(found[0])):
            return said
    return ""


def _asked(question: str, evidence: str) -> tuple[str, str] | None:
    found = _ASKED.search(_level(question))
    return ("assistant-talks", found[0]) if found and found[0] not in evidence else None


def _level(text: str) -> str:
    """In lower case, without the marks at the beginning of a line, without emphasis and with straight apostrophes."""
    level = text.lower().replace("’", "'").replace("*", "").replace("__", "")
    return "\n".join(line.lstrip("#->• \t") for line in level.splitlines())
