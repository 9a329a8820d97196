"""Headings of languages for which we know no grammar: a question, an infinitive, or a phrase to be put in quotes."""

import re
from collections.abc import Callable, Mapping

from gristmill.text import count_words, fold

from ..site import Site
from .pack import Clause, Topic

# "3.2", "Appendix B.", "第3章"
_NUMBERING = re.compile(
    r"^\s*(?:[^\W\d_]{2,12}\s+(?:\d+|[A-Z])\.\s+(?=\S)|第\s*\d+\s*章[.、]?\s*(?=\S)"
    r"|(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+|[IVXLC]+)[.):]?\s+(?=\S))"
)
_RELEASE = re.compile(r"v?\d+(?:\.\d+)+[\w.+-]*(?:\s*\(.*\))?")
MOST_WORDS = 10


def reader(
    *,
    generic: frozenset[str],
    task: re.Pattern[str],
    question: re.Pattern[str],
    mark: str = "{}?",
    particle: str = "",
    asker: Mapping[str, str] | None = None,
) -> Callable[[str, str, Site], Topic]:
    """A `Pack.read`: `task` matches headings that are verb phrases, `question` those that ask without a question mark.

    `mark` puts the question marks around such a one. `particle`: what stands before a verb phrase in a heading only.
    `asker`: words for what is the reader's, as the one who asks says them.
    """

    def own(words: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda m: (asker or {}).get(m[0], m[0]), words)

    def read(heading: str, text: str, site: Site) -> Topic:
        clean = _NUMBERING.sub("", heading).strip().rstrip(":").strip()
        if _RELEASE.fullmatch(clean):
            return Topic(kind="release", text=clean)
        if not clean or len(clean) > 120 or not re.search(r"[^\W\d]{2}", clean):
            return Topic(kind="none", text=clean)
        if clean.endswith("?"):
            return Topic(kind="question", text=clean)
        if fold(clean) in generic:
            return Topic(kind="generic", text=clean)
        if count_words(clean) > MOST_WORDS or re.search(r"[:;|=]|\s[-–—]\s", clean):
            return Topic(kind="none", text=clean)
        if question.match(clean):
            return Topic(kind="question", text=mark.format(clean))
        if task.match(clean):
            return Topic(kind="task", text=own(_inside(clean, text).removeprefix(particle)))
        return Topic(kind="thing", text=clean)

    return read


def _inside(heading: str, text: str) -> str:
    """A heading inside a sentence: its first letter is small, unless the page writes the word with a capital."""
    first = heading.partition(" ")[0]
    if first[1:] != first[1:].lower():
        return heading  # "BOOTP"
    if re.search(rf"[^\W\d_],? {re.escape(first)}\b", text) and f" {first.lower()} " not in text:
        return heading
    return heading[0].lower() + heading[1:]


def clauses(*, verb: re.Pattern[str], leaning: re.Pattern[str]) -> Callable[[Clause, str, Site], str]:
    """A `Pack.clause`: the clause as it stands, unless a word of `leaning` ties it to the text before."""

    def clause(found: Clause, text: str, site: Site) -> str:
        bare = re.sub(r"`[^`]*`", "", text)
        if leaning.search(bare) or not 3 <= len(text.split()) <= 15:
            return ""
        return text.strip() if not found.verb or verb.match(text) else ""

    return clause


def said(pattern: str) -> Callable[[str, str], bool]:
    """A `Pack.is_said`: whether the answer opens with the subject and one of the verbs of `pattern`."""

    def is_said(subject: str, answer: str) -> bool:
        bare = re.escape(re.sub(r"[`*]", "", subject))
        return bool(re.match(rf"(?:\w+['’ ]\s?)?[`*\"“„«]*{bare}[`*\"”“»]*\s(?:{pattern})\s", answer, re.IGNORECASE))

    return is_said
