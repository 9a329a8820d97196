"""English recipes and advice on trouble: what their headings, and lines in bold below them, are asked for."""

import re

from .english_subjects import is_clause

_AMOUNTS = re.compile(r"^ *(?:[-*+]|\d+[.)]) (?:.*[\d½¼¾⅓⅔].*)$", re.MULTILINE)
_ENTRIES = re.compile(r"^ *(?:[-*+]|\d+[.)]) .+$", re.MULTILINE)
LEAST_AMOUNTS = 0.5  # of the entries of ingredients: a list without amounts tells of them, and is no list to cook by
LEAST_ENTRIES = 3
_STEPS = re.compile(r"(?:instructions|method|directions|preparation|steps|step[- ]by[- ]step|procedure)")
_INGREDIENTS = re.compile(r"^#+ (?:the )?ingredients\b", re.MULTILINE | re.IGNORECASE)
_TROUBLE = re.compile(
    r"(?:common |frequent |usual )?(?:troubleshooting|problems?|trouble|fixes|mistakes)(?: and (?:their )?(?:solutions"
    r"|fixes|cures|remedies))?|what (?:can|might|could) go wrong|if (?:something|things|it) goe?s? wrong",
    re.IGNORECASE,
)


def recipe_asked(heading: str, answer: str, article: str) -> str:
    """The question of a recipe's list of ingredients or of its steps; `article` is the whole text."""
    entries = len(_ENTRIES.findall(answer))
    if not _INGREDIENTS.search(article) or entries < LEAST_ENTRIES:
        return ""
    if heading in ("ingredients", "the ingredients"):
        measured = len(_AMOUNTS.findall(answer)) >= LEAST_AMOUNTS * entries
        return "what ingredients does the recipe need, and how much of each" if measured else ""
    return "what are the steps of the recipe" if _STEPS.fullmatch(heading) else ""


def is_of_trouble(heading: str) -> bool:
    """Whether a heading stands above what may go wrong."""
    return _TROUBLE.fullmatch(heading) is not None


def trouble_asked(said: str) -> str:
    """What to do where something in bold below such a heading has gone wrong: "My crackers went soft"."""
    low = re.sub(r"^(?:The|My|Your|An?|It) ", lambda found: found[0].lower(), said)
    low = re.sub(r"\byour\b", "my", re.sub(r"\byou\b", "I", low))
    started = re.match(r"(?:the|my|an?|it) ", low) is not None
    return f"what should I do if {low}" if started and is_clause(low[:1].upper() + low[1:]) else ""
