"""The rules, in order: where two of them give the same answer, the earlier one asks the question."""

from collections.abc import Callable, Iterator, Sequence

from gristmill.verticals import ADDRESSED

from .act import statute
from .blocks import Part
from .drafts import Draft
from .languages.care_forms import CARES
from .page import Page
from .remedy import is_medical
from .rules import (
    absence,
    admonition,
    argument,
    article,
    chain,
    changes,
    choice,
    cli,
    code,
    comparison,
    definition,
    enumeration,
    error,
    faq,
    inverse,
    key_table,
    legal_definition,
    limits,
    matrix,
    medical,
    prose,
    provision,
    schedule,
    signature,
    steps,
    trouble,
    version,
    why,
)

Rule = Callable[[Page, Part], Iterator[Draft]]

# Beside the kinds that read single sentences stands what a reading of their pairs found, by one reader, on sites of
# which some had been looked at before: an upper bound.
RULES: tuple[tuple[str, Rule], ...] = (
    ("trouble", trouble.drafts),  # read 14 on exim, fish, scrapy, weechat: 12 train on
    ("faq", faq.drafts),
    ("error", error.drafts),
    ("steps", steps.drafts),
    ("signature", signature.drafts),
    ("cli", cli.drafts),
    ("changes", changes.drafts),  # read 30 on policy, celery: 26 right
    ("definition", definition.drafts),
    ("key_table", key_table.drafts),
    ("matrix", matrix.drafts),
    ("enumeration", enumeration.drafts),
    ("code", code.drafts),
    ("argument", argument.drafts),  # papers only
    ("comparison", comparison.drafts),
    ("why", why.drafts),
    ("choice", choice.drafts),
    ("limits", limits.drafts),
    ("prose", prose.drafts),
    ("admonition", admonition.drafts),
    ("version", version.drafts),
    ("inverse", inverse.drafts),
    ("absence", absence.drafts),  # read 20 on git: 20 right, 30 names searched: 0 exist
)
# Kinds that are made only where `convert.rules` names them: under .85 of their pairs were worth training on by blind
# readings of manuals that no rule was made for. The single reader above had found 48 of 57 good of the first three.
UNPROVEN = frozenset(
    {
        "choice",  # 1 of 6 readings
        "comparison",  # 1 of 4
        "why",  # 3 of 12
        "version",  # 8 of 16: "New in version 0.1.6."
        "limits",  # 3 of 10
        "matrix",  # 3 of 16
        "enumeration",  # 0 of 12
    }
)
# Of a law nothing but its own rules and headings that ask: a provision is not cut into sentences or entries.
LEGAL: tuple[tuple[str, Rule], ...] = (
    (legal_definition.NAME, legal_definition.drafts),
    (schedule.NAME, schedule.drafts),
    (provision.NAME, provision.drafts),
    ("faq", faq.drafts),
)
# Of a page about a drug or a condition: no pair without its name, so no other rule.
MEDICAL: tuple[tuple[str, Rule], ...] = ((medical.NAME, medical.drafts),)
# What headings and paragraphs of an article are asked for, its headline says; its tables and code are as any others.
ARTICLE: tuple[tuple[str, Rule], ...] = (
    (article.NAME, article.drafts),
    *((name, rule) for name, rule in RULES if name not in ("faq", "steps", "prose", "argument")),
)


def is_wanted(name: str, named: Sequence[str] | None) -> bool:
    """Whether the rule is used; `named`: those that the configuration names, None for all that are proven."""
    return name not in UNPROVEN if named is None else name in named


def rules_of(page: Page) -> tuple[tuple[str, Rule], ...]:
    """The rules for a page: those of its vertical where it is one's page, or of articles."""
    if is_medical(page):
        return MEDICAL if page.pack.language in CARES else RULES
    if statute(page):
        return LEGAL
    return ARTICLE if article.applies(page) else RULES


# What a pair may be of: conversations are made of the pairs of all rules, when these are known.
KINDS: tuple[str, ...] = (*(name for name, _ in RULES), *sorted(ADDRESSED), chain.NAME)
