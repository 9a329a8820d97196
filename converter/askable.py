"""Whether a question about a printed work is one that somebody asks, and its answer of the kind that it asks for."""

import re

from gristmill.text import count_words, sentences

from .drafts import Draft
from .languages.english_headings import without_label
from .page import plain

NAMED = re.compile(r"`[^`]+`|\b[A-Za-z]+[A-Z]\w*|\b[A-Z]{2,}\b|\b\w+_\w+|(?<!\w)--?\w")
# A gerund that says of what kind the noun behind it is, and nothing that is done: "Editing modes", "Recycling rules".
_COMPOUND = re.compile(
    r"\w+ing (?:\w+ )?(?:modes?|rules?|options?|settings|environments?|methods?|conventions?|order|strategy|strategies"
    r"|algorithms?|functions?|operators?|schemes?|language|conditions?|requirements|behaviou?r|resources|process"
    r"|utilities)"
)
_COMPARED = re.compile(r"\b(?:compare|differ|distinguishes|difference|choose between)\b")
_TASK = re.compile(r".*\b(?:how (?:do|can|to)|to do to|I (?:want|need) to)\b", re.IGNORECASE)
_WHY = re.compile(r"(?:Why|.*\b(?:tell|explain|know)\b.* why)\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\bbecause\b|, since\b|\bso that\b|\b[Tt]h(?:is|at) (?:keeps|makes|avoids|prevents|allows|ensures)\b"
)
# What nobody asks of a manual, and what calls a file a function.
_UNASKED = re.compile(
    r"^(?:Can you explain|Tell me about|What should I know about) [a-z]+(?:er|or|ion|ing) in |quality control"
    r"|^(?:Did you|Can I contribute|Can you provide|Where else)\b|What is good advice if|the right choice if I"
    r"|^\w+ \w+ in [^.]*\. What can I do|`[\w-]+\.\w{1,3}` function|https?://"
    r"|`\d+(?:\.\d+)+`"  # the number of a section
    r"|\b(?:FAQ|[Qq]uestion|Q|[Ss]ection|[Cc]hapter|[Ff]igure|[Tt]able|[Ll]isting) \d+(?:\.\d+)*\b"
    r"|\b(?:value|values|name|size|number|meaning) of [A-Z](?= in |[?.,]|$)"  # a letter that the text puts for a thing
    r"|^In [^,]+, I\b|^I'm using .+ and I\b"  # a case
    r"|`\[[^`\]]*\]`"  # a place that may be left out
)
# Of an entry that is told by another one alone: "This is like `grind`, except for rye."
_LIKE = re.compile(
    r"\W*(?:(?:[Tt]his|[Ii]t) is )?(?:[Ll]ike|[Ss]imilar to|(?:[Tt]he )?[Ss]ame as|[Ee]quivalent to|[Ii]dentical to)"
    r" `[^`]+`"
)
_SAME = re.compile(r"\W*(?:[Tt]he )?[Ss]ame (?:as|to)\b")  # as the entry before: "same to the left"
_CELL = re.compile(r"“[^”]*[\s\[({]")  # of a table, as it stands: “backtrack [SA]”
_ASIDE = re.compile(r"\([^()]*\)")
_STRANDED = re.compile(r" (?:are|is|do|be)(?: with [^.?]*)?[.?]$")  # a verb whose object is the code
_TWO_NAMES = 4  # marks of code
_CLAIMS = frozenset({"argument", "why", "comparison", "limits", "choice"})  # types of pairs of single sentences
_SENTENCES, LEAST_OF_ONE = 2, 35  # words of a single sentence: shorter ones said their heading again (4 of 60)
# Of an answer to a question about a topic, of what is said about code, and of an entry ("l in units of mm").
LEAST_WORDS = {"prose": 18, "faq": 8, "steps": 18, "code": 8, "key_table": 6, "cli": 5, "definition": 5}
LEAST_OF_FRAGMENT = 7  # words of an entry's text that begins in small letters: "valid only for label lines"
MOST_WORDS = 450  # of an answer in prose: the longer it is, the likelier a figure or a formula has torn it
_FIRST = 3  # sentences of an answer that must say what to do
_ORDER = re.compile(
    r"\b(?:[Yy]ou (?:can|may|must|should|need|have|simply|just|first)|by [a-z]+ing"
    r"|(?:must|should|can|may|has to|have to) be [a-z]+ed|is (?:done|used))\b|^To [^,]+, [a-z]+ "
    r"|(?:^|, )(?:[Uu]se|[Ss]elect|[Cc]lick|[Ss]et|[Ii]nvoke|[Rr]un|[Tt]ype|[Pp]ress|[Ee]nter|[Cc]hoose|[Aa]dd"
    r"|[Ss]pecify|[Cc]all|[Ii]nstall|[Dd]ownload|[Oo]pen|[Pp]ut|[Cc]reate|[Dd]efine|[Ww]rite|[Mm]ake|[Ee]nsure"
    r"|[Pp]ass|[Gg]ive) "
)


def is_asked(draft: Draft, told: str, product: str) -> bool:
    """Whether somebody asks the draft's question and `told`, its answer without code, is an answer to it."""
    question = draft.questions[-1]
    heading = without_label(plain(draft.section.heading_path[-1])).lower()
    if _UNASKED.search(question) or _is_pasted(question, heading, product):
        return False
    if draft.type in _CLAIMS:
        return _is_claimed(draft, question, told)
    if draft.type == "key_table" and _CELL.search(question):
        return False
    if draft.type == "inverse":
        return ";" not in question
    if draft.type == "signature":
        alike = _LIKE.match(told) and len(sentences(told.strip())) < _SENTENCES
        return bool(re.search(r"[a-z]{3}", told)) and not alike  # more than a prototype
    if draft.type in ("definition", "prose") and told.rstrip().endswith("?"):
        return False
    if draft.type == "code":
        return not _STRANDED.search(question) and count_words(told) >= LEAST_WORDS["code"]
    if _TASK.match(question):
        return _is_way(draft, heading, told)
    if draft.type == "prose" and re.match(r"\s*(?:These|Those) ", told):
        return False
    if draft.type == "prose" and (count_words(told) > MOST_WORDS or _is_lone(told)):
        return False
    if draft.type == "definition":
        told = _ASIDE.sub(" ", told)
        if _SAME.match(told) or (told.lstrip()[:1].islower() and count_words(told) < LEAST_OF_FRAGMENT):
            return False
    return count_words(told) >= LEAST_WORDS.get(draft.type, 0)


def _is_pasted(question: str, heading: str, product: str) -> bool:
    """Whether a heading stands in a frame that does not fit: "the debugging Scheme code", "… counts in R in R"."""
    twice = bool(product) and question.count(f" in {product}") + question.startswith(f"In {product},") > 1
    gerund = re.match(r"\w+ing (?=.)", heading)
    return twice or (gerund is not None and f" the {gerund[0]}" in question)


def _is_claimed(draft: Draft, question: str, told: str) -> bool:
    """Whether a sentence of a paper, which needs a name in it, is asked for by what it claims."""
    if draft.type == "argument" and _WHY.match(question) and not _BECAUSE.search(told):
        return False
    if question.count("`") < _TWO_NAMES and _COMPARED.search(question):
        return False
    named = NAMED.search(question.partition(" in ")[0])
    return bool(named) and not re.search(r"`[^`]+` [A-Z]", question) and " since " not in question


def _is_way(draft: Draft, heading: str, told: str) -> bool:
    """Whether an answer to "How do I …?" is a way to do it."""
    shows = any(span.kind == "code" for span in draft.spans)
    if draft.type in ("prose", "steps") and (_COMPOUND.fullmatch(heading) or count_words(told) > MOST_WORDS):
        return False
    if draft.type == "prose" and not _instructs(told):
        return False
    if shows:
        return count_words(told) >= LEAST_WORDS["code"]
    return not (draft.type == "prose" and _is_lone(told)) and count_words(told) >= LEAST_WORDS.get(draft.type, 0)


def _is_lone(told: str) -> bool:
    return len(sentences(told.strip())) < _SENTENCES and count_words(told) < LEAST_OF_ONE


def _instructs(told: str) -> bool:
    """Whether one of the first sentences says what to do: "There is no … in jdb." is no way to use it."""
    first = [told[slice(*span)].strip() for span in sentences(told)[:_FIRST]]
    return any(_ORDER.search(sentence) for sentence in first) or bool(re.match(r"\s*1\. ", told))
