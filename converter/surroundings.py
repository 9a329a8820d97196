"""What the text around a heading, and the headline, tell of the things that an English question names."""

import re

from gristmill.index.terms import content_terms

from .languages.english_claims import FEW
from .page import Page

LEAST_SPOKEN = 3  # times that an answer speaks of what its heading calls "the" thing
_WHETHER = re.compile(r"(?:is|are|was|were|do|does|did|can|could|will|would|has|have)\b")


def is_weighed(question: str, headline: str) -> bool:
    """Whether a question only asks whether something is so of things that the headline does not tell."""
    return _WHETHER.match(question) is not None and set(content_terms(headline)).isdisjoint(content_terms(question))


def introduced(page: Page, heading: str) -> str:
    """The words of a heading with "the" that the text above all sections speaks of: "the service"."""
    above = page.markdown.partition("\n## ")[0].lower()
    return " ".join(word for word in re.findall(r"(?<=\bthe )[a-z]{3,}\b", heading) if re.search(rf"\b{word}\b", above))


def spoken_of(heading: str, answer: str) -> str:
    """The words of a heading that its answer is about: what "the frost" is can be seen there."""
    words = [word.lower() for word in re.findall(r"(?<=\bthe )[a-z]{3,}\b", heading) if not re.fullmatch(FEW, word)]
    return " ".join(w for w in words if len(re.findall(rf"\b{w.rstrip('s')}", answer.lower())) >= LEAST_SPOKEN)


def is_noun(order: str, answer: str) -> bool:
    """Whether what a heading seems to order is a thing in its answer: "Ferry from Monday"."""
    return (
        re.search(rf"\b(?:an?|the) (?:\w+ ){{0,2}}{re.escape(order.partition(' ')[0])}\b", answer, re.IGNORECASE)
        is not None
    )
