"""What relation an English sentence states, and so how a question begins that it answers.

A sentence with a condition, a cause, a purpose or a means has a half that a question may name and a half that answers
it. Which is which is told by its words, not by the model: a small model that is only told to ask asks about the whole.
"""

import itertools
import re
from dataclasses import dataclass

from gristmill.forms import orders
from gristmill.text import words

LEAST_GIVEN, LEAST_TOLD = 2, 2  # words of the half that is asked about, and of the one that answers
MOST_STARTED = 3  # words that a question is begun with, behind its opening: a model strays less
MOST_SUBJECT = 8  # words before the verb of a sentence that says what something is or does


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How the question begins, and the halves of the sentence."""

    opening: str
    given: str
    # what the question is about
    told: str
    # what answers it
    cloze: str
    # the sentence with "…" in the place of what answers

    @property
    def started(self) -> str:
        """The opening, with the first words of the half asked about where the question has them in their order.

        Of "When" and the like these are the verb and the subject: of 91 questions that a 1.5 B model had only "When",
        "Why" or "How" for, 28 were kept, of 169 others 114.
        """
        if not self.opening.startswith(_KEEPS):
            return self._turned()
        given = self.given.removeprefix("default ") if self.opening.endswith("default") else self.given
        if found := _ARTICLE.match(given):
            given = found[0].lower() + given[found.end() :]
        elif given[:1].isupper():
            return self.opening  # whether it is a name is not known
        first = itertools.takewhile(str.isalpha, given.split()[:-1][:MOST_STARTED])
        return " ".join((self.opening, *first))

    def _turned(self) -> str:
        """The opening with the half's verb, and behind it the subject where its first word is known to be no name."""
        found = _TURNS.match(self.given) if self.opening in ("When", "Why", "How") else None
        if not found:
            return self.opening
        subject = found["subject"]
        if article := _ARTICLE.match(subject):
            subject = subject[0].lower() + subject[1:]
        first = subject.split() if article and re.fullmatch(r"[A-Za-z -]+", subject) else []
        verb = _ASKED_SO.get(found["verb"], found["verb"])
        return " ".join((self.opening, verb, *first[:MOST_STARTED]))


_ARTICLE = re.compile(r"(?:The|An?) ")
# Subject and verb: "The lid of a sifter may be shut", "Lids are locked".
_TURNS = re.compile(
    r"(?P<subject>(?:(?!(?:that|which|who|where|and|or|is|are|can|to)\b)[^\s,;:]+ ){1,6}?)"
    r"(?P<verb>is|are|was|were|can|could|must|may|might|should|will|would) (?!not\b)"
)
_ASKED_SO = {"may": "can", "could": "can"}  # "How may a lid be opened?" asks nobody
_KEEPS = ("What", "How can I")  # openings behind which a sentence's words stand as they are
_FIRST = re.compile(
    r"(?P<word>If|When|Whenever|Unless|Once|Because|Since|To|In order to) (?P<given>.+?)(?:, | (?=then ))"
    r"(?!(?:or|and|but)\b)(?P<told>.+)"
)
_LAST = re.compile(
    r"(?P<given>.+?),?(?<!define)(?<!check)(?<!determine)(?<!specify)(?<!know)(?<!see)(?<!indicate)(?<!control)"
    r" (?P<word>(?:only |except )?(?:if|when|whenever|unless|until|as long as)|because"
    r"|since (?!version|\d)|so that|in order to)(?!\w) ?(?P<told>.+)"
)
_BROKEN = re.compile(r"\b(?:and|or|but|even),?$")  # "You can open a lid and, if it is of oak, lock it"
_SUBORDINATE = re.compile(r"(?:As|Although|Though|While|Whereas|Even|Because|Since|If|When|Unless|Once|Note) ")
_MEANS = re.compile(
    r"(?!(?:If|When|For|In|On|At|No) )(?P<given>.+?\b(?:can|may|must|is(?! an?\b)|are|be)\b.+?)(?<!,)(?<!thus)(?<!so) "
    r"(?P<word>by(?= \w+ing\b)|(?<!are )(?<!is )(?<!be )using|via|through) (?P<told>.+)"
)
_DEFAULT = re.compile(
    r"(?:The )?(?P<given>(?:\S+ )?default (?!(?:value|setting|is|are)\b).*?) (?P<word>is|are) (?P<told>.+)"
)
_SAYS = re.compile(
    r"(?!(?:By|If|When|Until|While|Unless|Without|For|In|On|At|Among|With|Within|After|Before|During|As|One|Some|Most|Many|All|Any|Each|Every|No|Others?"
    r"|Chapter|Section|Table|Figure|Appendix|Example) )"
    r"(?P<given>[^,;:]+?) (?P<word>(?:is |are )used (?:to|for|as)"
    r"|specif(?:y|ies)|determines?|controls?|defines?|prevents?|returns?|contains?|creates?|stores?"
    r"|(?:is|are)(?= (?:an?|the)\b))(?!\w) ?(?P<told>.+)"
)
_YOU = re.compile(
    r"(?:then )?(?:you (?:should|can|must|need|may|could|might|have)|it(?:'s| is) (?:recommended|best|necessary)"
    r"|please|simply|just|be (?:explicit|sure|careful|aware))\b",
    re.IGNORECASE,
)
# What stands before or elsewhere is needed to understand a sentence, or a half of it.
_CONTINUES = re.compile(
    r"\balso\b|\byou (?:did|just|have just|saw|created)\b|\b(?:as|like) we\b|\b(?:learn|find out|read|see) more\b",
    re.IGNORECASE,
)
# A given half that needs what stands before it, or that lacks its subject; a told one that shows a scene.
_LACKS = re.compile(
    r"(?:not \w+ed|set|unset|run (?:inside|in|as|with|from|on|without|under|by)"
    r"|(?!need)\w+ed|then|(?!using)\w+ing)\b|.*\b(?:them|it|its|their|either|both|then|screenshot"
    r"|example|tutorial|latter|former|(?:had|have|do|want|need) (?:that|this|so)"
    r"|above|below|following|at that point)\b",
    re.IGNORECASE,
)
# A half that answers "what happens" and has no subject: "sift the flour", "only yields what fits".
_NO_SUBJECT = re.compile(
    r"(?:then |only |just |immediately |simply |always )*[a-z]{3,}(?<!ing)(?<!all)(?<!each)(?<!every)(?<!both)(?<!any)"
    r"(?<!that)(?<!some)(?<!most)(?<!with)(?<!from)(?<!only)(?<!then)"
    r" (?:the|an?|all|them|it|each|any|on all|None|True|False|[A-Z]\w+[A-Z]\w*)\b"
)
_FORBIDS = re.compile(r"(?:you )?(?:should|must|do|can)(?: not|n['’]t)\b|never\b|avoid\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[a-z]s\b(?! (?:used|for|of|to)\b.*s\b)| and ")
_PRAISED = re.compile(r"an? (?:\w+ly )?(?:new|key|useful|important|powerful|great|central|crucial) ")  # and no class
_NEGATES = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b")
_NO_DEFAULT = re.compile(r"(?:not|never|always|only|\w+ed)\b(?! to\b)")
_SCENE = re.compile(r"you(?:['’]ll| will)?(?: \w+){0,2} (?:see|notice)\b|return\b", re.IGNORECASE)
_LEANS = re.compile(r"(?:then )?(?:this|these|that|those|we|such)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:then )?(?:it|they)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;] (?:but|and|or|so|which|while|whereas)\b|[;–—]")
# In what is no subject.
_MODAL = re.compile(r"\b(?:should|must|can|may|might|will|would|to|that|which|where|who|it|this|they|not|never)\b")
_VERBS = "(is|are|was|were|do|does|did|can|could|should|must|may|might|will|would|has|have)"
_REASONS = ("because", "since", "so that", "in order to")


def relation(sentence: str) -> Relation | None:
    """The relation of an English sentence without markup; None where it states none that we know."""
    if _CONTINUES.search(sentence):
        return None
    for find in (_first, _last, _means, _says):
        found = find(sentence)
        if found and _is_whole(found.given) and len(words(found.given)) >= LEAST_GIVEN:
            leans = (_LEANS, _SCENE, _PRONOUN) if find is _first else (_LEANS, _SCENE)
            lacks = _LACKS.match(found.given) or any(pattern.match(found.told) for pattern in leans)
            return None if lacks or len(words(found.told)) < LEAST_TOLD else found
    return None


def begins(opening: str) -> str:
    """The pattern of how a question begins: "When" and the like with a verb, so that no sentence follows as it was."""
    return f"{opening} {_VERBS}" if opening in ("When", "Why", "How") else opening


def _is_whole(half: str) -> bool:
    """Whether no bracket and no code span is cut, and no second clause stands in it."""
    return half.count("(") == half.count(")") and half.count("`") % 2 == 0 and not _CLAUSE.search(half)


def _first(sentence: str) -> Relation | None:
    """A sentence that opens with a condition, a cause or a purpose."""
    found = _FIRST.match(sentence)
    if not found:
        return None
    word, told = found["word"].lower(), found["told"]
    if word in ("because", "since"):
        return _relation(found, "Why", given="told", told="given")
    does = _YOU.match(told) or orders(told)
    if word.endswith("to"):
        return _relation(found, "How can I") if does else None
    link = "if" if word in ("if", "unless") else "when"
    if _FORBIDS.match(told) if does else _NO_SUBJECT.match(told) or (" were " in found["given"] and "would" in told):
        return None
    return _relation(found, f"What should I do {link}" if does else f"What happens {link}")


def _last(sentence: str) -> Relation | None:
    """A sentence that ends with a condition, a cause or a purpose."""
    found = _LAST.match(sentence)
    if not found or _SUBORDINATE.match(sentence) or orders(sentence) or _BROKEN.search(found["given"]):
        return None
    opening = "Why" if found["word"].strip().startswith(_REASONS) else "When"
    if opening == "When" and _NEGATES.search(found["given"]):
        return None  # "When are lids not locked?" is asked by few, and a small model turns it round
    return _relation(found, opening)


def _means(sentence: str) -> Relation | None:
    found = _MEANS.match(sentence)
    return _relation(found, "How") if found else None


def _says(sentence: str) -> Relation | None:
    """A sentence that says what something is, is for, or does."""
    if found := _DEFAULT.match(sentence):
        if _NO_DEFAULT.match(found["told"]) or (found["word"] == "are" and not _SEVERAL.search(found["given"])):
            return None
        return _relation(found, f"What {found['word']} the default")
    found = None if orders(sentence) else _SAYS.match(sentence)
    if not found or len(words(found["given"])) > MOST_SUBJECT or _MODAL.search(found["given"]):
        return None
    verb = found["word"].strip()
    if verb in ("is", "are") and _PRAISED.match(found["told"]):
        return None
    if verb in ("is", "are") and found["told"].startswith("the ") and not found["given"].startswith("The "):
        return None  # no class: "A lid is the place to begin"
    asks = verb.split()[0] if verb.startswith(("is", "are")) else "does" if verb.endswith("s") else "do"
    return _relation(found, f"What {asks}")


def _relation(found: re.Match[str], opening: str, *, given: str = "given", told: str = "told") -> Relation:
    """Of the groups of a match."""
    start, stop = found.span(told)
    cloze = f"{found.string[:start]}…{found.string[stop:]}"
    return Relation(opening=opening, given=found[given], told=found[told], cloze=cloze)
