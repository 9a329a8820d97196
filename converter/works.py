"""Works of their own on a site: papers and articles, which are no pages of a product's manual."""

import dataclasses
import re

from gristmill.records import Seed

from .site import Site

# "strucchange: An R Package …", "FAI Guide (Fully Automatic Installation)", "An Introduction to glmnet".
_NAMED = re.compile(r"['‘\"“]?(?P<name>[\w.+-]+(?: [\w.+-]+)?)['’\"”]?: \S.*")
_INTRODUCED = re.compile(
    r"(?:an? )?(?:short |brief )?introduction to (?:the )?`?(?P<name>[\w.+-]+)`?(?: package)?", re.IGNORECASE
)
_GUIDE = re.compile(
    r"(?:the )?(?P<name>[\w.+-]+(?: (?-i:[A-Z])[\w.+-]*){0,2}?) (?:v?\d[\w.]* )?"
    r"(?:(?:user|reference|programm?er|installer|administrator)['’]?s? )?"
    r"(?:guide|manual|handbook|reference)"
    r"(?: \(.*\))?",
    re.IGNORECASE,
)
_WITH_ARTICLES = frozenset({"generic", "docusaurus", "mkdocs-material"})  # the generators that have blogs as well
_LONGEST = 60  # letters of a title that a question carries whole


def is_paper(seed: Seed) -> bool:
    """Whether a page is a document of its own, whoever wrote it."""
    return seed.via == "pdf"


def is_article(seed: Seed) -> bool:
    """Whether a page says who wrote it and when, as articles do and pages of manuals do not."""
    return not is_paper(seed) and bool(seed.author and seed.published and seed.profile in _WITH_ARTICLES)


def as_work(seed: Seed, site: Site) -> Site:
    """The site as a work on it knows it: a paper is about what its title names, an article about no product.

    A product that the page itself names stays: a manual may state author and date as well.
    """
    if is_paper(seed):
        return dataclasses.replace(site, product=title_of(seed.title))
    if is_article(seed) and site.product.lower() not in seed.markdown.lower():
        return dataclasses.replace(site, product="")
    return site


def title_of(title: str) -> str:
    """What questions call a paper: the name that its title gives to what it is about, else the title in quotes."""
    for pattern in (_NAMED, _INTRODUCED, _GUIDE):
        found = pattern.fullmatch(title.strip())
        if found and (pattern is not _NAMED or _is_name(found["name"])):
            return found["name"]
    short = re.split(r": | \(| — ", title, maxsplit=1)[0] if len(title) > _LONGEST else title
    return f"“{short}”" if short else ""


def _is_name(text: str) -> bool:
    """Whether the words before a title's colon are a name: one word, or capitals and digits inside."""
    return " " not in text or re.search(r"[a-z][A-Z]|\d|[A-Z]{2}", text) is not None
