"""Titles of English sections in a question: "about the grant of licences", or in quotation marks behind the number."""

import re

from ..site import Site
from .english_grammar import lowered
from .english_nouns import is_counted
from .english_words import is_adjective, is_plural, is_word

_THIS = re.compile(r"\b(?:this|these)\b", re.IGNORECASE)
_ENDS = re.compile(r" (of|for|in|with|from|to|on|by|as|at|under|into|against|between|during|after|before|without) ")
_OF = frozenset({"of", "for", "to", "on"})  # behind "the grant", "the requirement", "the duty", "the decision"
_READY = re.compile(
    r"(?:the|a|an|how|what|when|where|who|whether|which|no|other|certain)\b|entry into (?:force|effect)$", re.IGNORECASE
)
_GERUND = re.compile(r"\w{2,}ing (?:an? |the |\w+s\b)|\w{3,}ing$", re.IGNORECASE)
_JOINED = re.compile(r",? and |, ")
# "Permit required", "Board created", "Binding on the Crown", "Applications to be made", "Fences—Gates": no thing that a
# question can be about.
_SAYS = re.compile(
    r"\b(?:(?:to be|not|must|may|shall|is|are|be) \w+|bind(?:s|ing)|applies|means|[;:—]"
    r"|(?:required|needed|prohibited|allowed"
    r"|permitted|exempt(?:ed)?)\b|(?:created|established|authori[sz]ed|repealed|abolished)$)",
    re.IGNORECASE,
)


def titled(title: str, site: Site, text: str) -> str:
    """How a question says what a section is about: " about duties of masters", " (“Daily check”)".

    `text`: the page's, which shows whether the first word of a title is a name.
    """
    said = _amid(title, site, text)
    title = title.capitalize() if title.isupper() else title
    if _THIS.search(title) or _SAYS.search(said):
        return f" (“{title}”)"
    if _READY.match(said) or _GERUND.match(said):
        return f" about {said}"
    phrase, *behind = _ENDS.split(f"{said} ", maxsplit=1)
    heads = [part.split()[-1] for part in _JOINED.split(phrase.strip()) if part]
    if any(map(_is_plural, heads)) or (len(heads) > 1 and not behind):
        return f" about {said}"
    if behind and behind[0] in _OF:
        return f" about the {said}"
    head = heads[0] if heads else said
    alone = is_counted(head, site) or (is_adjective(head) and " " not in phrase.strip()) or not is_word(head)
    return f" (“{title}”)" if alone else f" about {said}"


def _is_plural(word: str) -> bool:
    """Whether a word stands in the plural, "provisions" too, which the dictionary has as a word of its own."""
    return is_plural(word) or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")))


def _amid(title: str, site: Site, text: str) -> str:
    title = title.capitalize() if title.isupper() else title
    said = lowered(title, site)
    first = said.split()[0]
    if not first[0].isupper() or first.isupper() or _is_titled(first, text) or not is_word(first.lower()):
        return said
    return first.lower() + said[len(first) :]


def _is_titled(word: str, text: str) -> bool:
    """Whether a text writes a word with its capital amid sentences, and never without."""
    amid = re.search(rf"(?<!\w)[a-z]+[,;]? {re.escape(word)}\b", text) is not None
    return amid and re.search(rf"\b{re.escape(word.lower())}\b", text) is None
