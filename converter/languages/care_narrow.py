"""What the headings between a question about a drug and its answer add to it, in English: "by mouth", "for gout"."""

import re
from collections.abc import Sequence

from ..site import Site
from .english_grammar import lowered
from .english_nouns import is_counted
from .law_titles import titled

MOST_WORDS = 14  # of a heading that a question can take in
_ROUTE = re.compile(
    r"by (?:(?:mouth|inhalation|rectum)(?: using .+)?|.{0,40}(?:injection|infusion|route|application))"
    r"|to the (?:skin|eye|ear|nose)"
    r"|orally|intravenously|intramuscularly|subcutaneously|topically|rectally|vaginally|sublingually",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"(?:(?:recommended|usual|initial|starting) )?(?:(?:adult|p(?:a)?ediatric|geriatric) )?"
    r"(?:dos(?:e|es|age|ages|ing)|posology)\s+(?P<how>for|in|if|when)\s+(?P<what>\w.*)",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"(?:mild |moderate |severe )?(?:renal|hepatic|kidney|liver) (?:impairment|disease|failure)", re.IGNORECASE
)
_ACTION = re.compile(r"(?:prevention|treatment|management|prophylaxis|relief|maintenance|control) of\b")
_FREQUENCY = re.compile(
    r"(?:very )?(?:common|uncommon|rare)(?: (?:or|and) (?:very )?(?:common|uncommon|rare))?|(?:other|less common|mild)",
    re.IGNORECASE,
)
_FORM = (
    r"(?:liquids?|drops|tablets|chewables|chewable tablets|capsules|suppositories|suspension|syrup|oral solution"
    r"|injections?|granules|sachets)"
)
_FORMS = re.compile(rf"{_FORM}(?:(?:,? and |, ){_FORM})*", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:(?:people|persons|those|adults|children|women|men|patients|travell?ers)\b.*"
    r"|(?:[a-z-]+ ){0,2}(?:workers|travell?ers|people|women|men|children|adults|patients|contacts|staff|donors|carers"
    r"|infants|babies|adolescents|teenagers|athletes|students|personnel))",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"\b(?:special|specific) (?:groups?|populations?)\b|^for all\b", re.IGNORECASE)
_TRIALS = re.compile(r"(?:clinical (?:trials?|studies)|post-?marketing) experience", re.IGNORECASE)
_GERUND = re.compile(r"\w{3,}ing \w")
# "Serious problems" below side effects, "With intravenous use" below whom it must not be given to.
_SEVERITY = re.compile(
    r"(mild|moderate|serious|severe|very common|common|uncommon|rare|very rare|less common)"
    r" (?:problems|reactions|(?:side |adverse )?effects|events)(?: after .*)?",
    re.IGNORECASE,
)
_WITH_USE = re.compile(
    r"(?:with|for|during|in|on) (?:[\w-]+ ){1,3}(?:use|administration|treatment)"
    r"(?P<who> in (?:adults|children|the elderly|neonates|infants))?",
    re.IGNORECASE,
)
_WHAT_TO = re.compile(r"what to (?P<do>bring|wear|take|eat|drink)", re.IGNORECASE)
_TO = re.compile(r"to the\b", re.IGNORECASE)  # a route that a question about an illness cannot end in
# What a heading says of people whom the question names already.
_SAME_PEOPLE = (
    ("for children", re.compile(r"(?:in|for) (?:p(?:a)?ediatric patients|children)", re.IGNORECASE)),
    ("for adults", re.compile(r"(?:in|for) (?:adult patients|adults)", re.IGNORECASE)),
    ("for older people", re.compile(r"(?:in|for) (?:geriatric patients|the elderly)", re.IGNORECASE)),
)
_BODY = re.compile(r"heart|liver|kidneys?|skin|eyes?|lungs?|brain|stomach|bones|blood|nerves")
_UNCOUNTED = re.compile(r".*(?:al|sis|ia|ment|pathy)")  # "withdrawal", "thrombosis", "neutropenia"
_PREPARATION = re.compile(r"[A-Z][\w]*(?:-\w*[A-Z]|[A-Z0-9])")  # "OV-Oral (drops)"
_HAVE = re.compile(r"(What (?:\w+ )*side effects can .+) have")
_ABOUT = re.compile(r"(?:what about|about) (?:the )?(.+?)\??", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:frequency )?not known|unknown frequency", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:you|your|do|does|is|are|can|should|must|will|if|contains?|has|have|may)\b|[:;?!]", re.IGNORECASE
)


def narrowed(question: str, headings: Sequence[str]) -> str:
    """The question with what the headings say, in words or, where they fit no sentence, in brackets."""
    for n, heading in enumerate(headings):
        if not (said := _with(question, heading)):
            rest = " › ".join(headings[n:])
            return f"{question.rstrip('?')} (“{rest}”)?"
        question = said
    return question


def is_people(heading: str) -> bool:
    """Whether a heading is nothing but a group of people: "Laboratory workers", "People with egg allergy"."""
    return _PEOPLE.fullmatch(heading) is not None and not _SPOKEN.search(heading)


def _with(question: str, heading: str) -> str:
    stem, plainly = question.rstrip("?"), lowered(heading, Site())
    if found := _ABOUT.fullmatch(heading):
        return _with(question, found[1])
    if len(heading.split()) > MOST_WORDS:
        return ""
    if _GROUPS.search(heading):
        return question  # the heading below it says which
    if "side effects" in stem and (said := _of_effects(question, heading)):
        return said
    if said := _of_use(stem, heading, plainly):
        return said
    if _FORMS.fullmatch(heading) and re.match(r"What (?:is the )?dose\b", stem):
        return f"{stem} as {plainly}?"
    if _ORGAN.fullmatch(heading) or (stem.startswith("What warnings") and is_people(plainly)):
        return f"{stem} in {plainly}?"
    if found := _OF_WHAT.fullmatch(plainly):
        said = f"{found['how']} {found['what']}"
        if any(pop in stem and pattern.fullmatch(said) for pop, pattern in _SAME_PEOPLE):
            return question
        return f"{stem} {found['how'].lower()} {found['what']}?"
    if _TRIALS.fullmatch(heading):
        return f"{stem} according to {plainly.replace(' experience', '')}?"
    if stem.startswith("How do you prepare"):
        return _prepared(stem, plainly)
    if _SPOKEN.search(heading):
        return ""
    if re.match(r"How (?:is|are|can) .* (?:treated|prevented|diagnosed)$|What is .+ used for$", stem):
        return _by_what(stem, plainly)
    if found := re.match(r"Which interactions of (.+) are known$|How does (.+) interact with other medicines", stem):
        return f"How does {found[1] or found[2]} interact with {plainly}?"
    return _regarding(stem, plainly)


def _of_use(stem: str, heading: str, plainly: str) -> str:
    """A question with how something is taken: by which route, in which use; else empty."""
    if found := _WITH_USE.fullmatch(heading):
        return f"{stem.replace(found['who'].lower(), '', 1) if found['who'] else stem} {plainly}?"
    if not _ROUTE.fullmatch(heading):
        return ""
    return f"{stem}{' when applied' * (_TO.match(heading) is not None and ' for ' in stem)} {plainly}?"


def _prepared(stem: str, plainly: str) -> str:
    """How one prepares for something, with what a heading names of that: "what to bring", "antibiotic"."""
    if found := _WHAT_TO.fullmatch(plainly):
        return f"What should you {found['do']} {stem.partition(' prepare ')[2]}?"
    return f"{stem} when it comes to {'the ' * is_counted(plainly, Site())}{plainly}?"


def _of_effects(question: str, heading: str) -> str:
    """A question about side effects with which of them a heading means, or of which preparation; else empty."""
    if _FREQUENCY.fullmatch(heading):
        return question.replace("side effects", f"{heading.lower()} side effects", 1)
    if _UNKNOWN.fullmatch(heading):
        return question.replace("side effects", "side effects of unknown frequency", 1)
    if found := _SEVERITY.fullmatch(heading):
        return question.replace("side effects", f"{found[1].lower()} side effects", 1)
    found = _HAVE.fullmatch(question.rstrip("?"))
    return f"{found[1]} {heading} have?" if found and _PREPARATION.match(heading) else ""


def _regarding(stem: str, plainly: str) -> str:
    """A question about side effects, doses or warnings with what a heading names of them."""
    if found := re.match(r"What side effects can (.+) have$", stem):
        return f"What should you know about {plainly} as a side effect of {found[1]}?"
    if re.match(r"What (?:is the )?dose\b", stem):
        return f"{stem} for {'the ' if _ACTION.match(plainly) else ''}{plainly}?"
    if stem.startswith("What warnings") and _BODY.fullmatch(plainly):
        return f"{stem} regarding the {plainly}?"
    fits = _UNCOUNTED.fullmatch(plainly) is not None or not is_counted(plainly, Site())
    return f"{stem} regarding {plainly}?" if fits and stem.startswith("What warnings") else ""


def _by_what(stem: str, plainly: str) -> str:
    """How something is treated, found or prevented: "by resting", "with tablets", "with a skin biopsy"."""
    if stem.endswith("used for"):
        return f"{stem} in {'the ' if _ACTION.match(plainly) else ''}{plainly}?"
    counted = is_counted(plainly.rsplit(maxsplit=1)[-1], Site())
    if _GERUND.match(plainly):
        return f"{stem} by {plainly}?"
    if stem.endswith(("treated", "diagnosed")):
        article = f"a{'n' * (plainly[0].lower() in 'aeiou')} " if counted and " of " not in plainly else ""
        return f"{stem} with {article}{plainly}?"
    return "" if counted and " " not in plainly else f"{stem} through {plainly}?"


_IT = re.compile(r"\b(?:it|them|they)\b", re.IGNORECASE)
_DANGLING = re.compile(r"\b(?:this|that|these|those|above|below|following|here)\b", re.IGNORECASE)

_OTHER = re.compile(r"\bother information\b", re.IGNORECASE)  # than what a reader has seen


def asked(question: str, name: str, taken: bool) -> str:
    """A question of a page about a drug or a condition with its name: "Can I drink alcohol with it?"."""
    if _DANGLING.search(question) or _OTHER.search(question):
        return ""
    if _IT.search(question):
        return _IT.sub(lambda found: name[:1].upper() + name[1:] if found.start() == 0 else name, question, count=1)
    if not re.search(r"\b(?:I|my|you|your)\b", question):
        return ""
    you = "you" if re.search(r"\b(?:you|your)\b", question) else "I"
    return f"{question.rstrip('?')} {f'while taking {name}' if taken else f'if {you} have {name}'}?"


# How headings begin that tell what one does, and the questions for them.
_TASKS = (("what to do ", "What should you do "), ("how to ", "How do you "), ("when to ", "When should you "))
MOST_TOPIC_WORDS = 6


def topic(heading: str) -> str:
    """A heading as the topic of a question, "sun exposure", or as a question: "What should you do during a fit?"."""
    for begin, question in _TASKS:
        if heading.lower().startswith(begin):
            return f"{question}{heading[len(begin) :]}?"
    about = re.fullmatch(r"what about (.+)\?", heading, re.IGNORECASE)  # "What about sun exposure?"
    said = titled(about[1] if about else heading, Site(), "").removeprefix(" about ")
    fits = not said.startswith(" (") and len(said.split()) <= MOST_TOPIC_WORDS and not _SPOKEN.search(said)
    return said if fits and not re.match(r"(?:what|how|when|where|who|which)\b", said) else ""
