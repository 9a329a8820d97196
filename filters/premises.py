"""The question asks about what is there: names and numbers that it states stand in the cited sections.

A question made by a rule always passes (29,000 of 29,000 from the Python documentation); one with a name or a number
exchanged hardly ever does. The address of a provision is its heading's, not its text's, and not judged.
"""

import functools
import re

from gristmill.exam.shown import bare
from gristmill.facts import facts
from gristmill.forms import CORRECTS
from gristmill.records import Pair, Verdict
from gristmill.verticals import is_addressed

from .context import Context
from .verdicts import accept, reject

NAME = "premises"
_WORD = re.compile(r"[\w.+-]*\w")
_CODE = re.compile(r"`([^`]+)`")
_NUMBERED = re.compile(r"\b([A-Za-z][\w+-]*) (\d+)\b(?!\.\d)")  # "Frost 9"
_USAGE = re.compile(r"^```\w*\n([^\[\n]{1,80}) \[", re.MULTILINE)  # "frost gate open [options] FILE"
LONGEST = 200  # code points of a name; a longer one is looked up as it stands: in a run of one letter it is square time


def premises(pair: Pair, context: Context) -> Verdict:
    """Reason: question-states-unknown. One that is not answered, or corrected, may state what it likes."""
    asked = bare(pair).question
    stated = facts(asked, language=pair.language)
    values = stated.identifiers | stated.flags | {number for number in stated.any_number if number in asked}
    if not pair.answerable or not values or pair.type == CORRECTS or is_addressed(pair):
        return accept(pair, NAME)
    known = _known(pair, context)
    values -= {name for name in stated.identifiers if name.lower() in known}
    values -= _of_name(pair, asked, context)
    told = "\n".join((*map(context.corpus.wording, context.corpus.places(pair.evidence)), _usage(pair, asked, context)))
    for value in sorted(values):
        if not all(_stands_in(part.lower(), told) for part in value.split(".")):
            return reject(pair, NAME, "question-states-unknown", detail=value)
    return accept(pair, NAME)


def _known(pair: Pair, context: Context) -> set[str]:
    """Words of the names of the source and of the cited pages' site, and of their titles: "PostgreSQL" and
    "frost-gate3" name the product, and state nothing."""
    titles = [proof.title for proof in pair.evidence]
    above = [proof.heading_path[0] for proof in pair.evidence if proof.heading_path]
    pages = filter(None, (context.corpus.pages.get(proof.seed_id) for proof in pair.evidence))
    texts = (pair.source, *(page.seed.site for page in pages), *titles, *above)
    known = {word.lower() for text in texts for word in _WORD.findall(text)}
    return known.union(*(word.split("-") for word in known)) | context.corpus.product


def _of_name(pair: Pair, asked: str, context: Context) -> set[str]:
    """Numbers that belong to the name of a cited page's site where the question has it: the "9" of "Frost 9"."""
    pages = filter(None, (context.corpus.pages.get(proof.seed_id) for proof in pair.evidence))
    sites = [f"{page.seed.site.lower()} " for page in pages if page.seed.site]
    return {found[2] for found in _NUMBERED.finditer(asked) if any(f"{found[0].lower()} " in site for site in sites)}


def _usage(pair: Pair, asked: str, context: Context) -> str:
    """The command of the last usage line before what is cited, in lower case, where the question names it whole: the
    options below "frost gate open [options]" are its own, whatever their headings say. Otherwise empty.
    """
    page = context.corpus.pages.get(pair.evidence[0].seed_id) if pair.evidence else None
    if page is None or not any(" " in code for code in _CODE.findall(asked)):
        return ""
    called = next((name for stop, name in _usages(page.seed.markdown) if stop <= pair.evidence[0].start), "")
    return called.lower() if called in _CODE.findall(asked) else ""


@functools.lru_cache(maxsize=4)  # the pairs of a page come one behind the other
def _usages(markdown: str) -> tuple[tuple[int, str], ...]:
    """The commands of a page's usage lines and where these end, the last one first."""
    return tuple((found.end(), found[1]) for found in _USAGE.finditer(markdown))[::-1]


def _stands_in(part: str, told: str) -> bool:
    """Numbers are glued to no digit, names to no letter; `8bit`, `0x` and `__init__` may be cut differently."""
    if len(part) > LONGEST:
        return part in told
    glues = str.isdecimal if part.isdigit() else _is_letter
    at = told.find(part)
    while at >= 0:
        end = at + len(part)
        if not glues(told[at - 1 : at] if at else "") and not glues(told[end : end + 1]):
            return True
        at = told.find(part, at + 1)
    return False


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
