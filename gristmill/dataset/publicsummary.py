"""The part on data of the public summary that a provider of a general-purpose model owes in the EU.

Regulation (EU) 2024/1689, article 53 (1) (d); the headings follow the Commission's template of July 2025, sections 1.2,
2.3 and 2.5: size and languages, what was crawled, when, from which domains, and what is synthetic.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from ..records import Pair, Seed
from ..text import count_words

MOST_DOMAINS = 1_000  # the template asks smaller providers for the largest 5 % or 1,000 domains


def rows(pairs: Sequence[Pair], seeds: Iterable[Seed]) -> list[tuple[str, str]]:
    """(what is asked, answer) in the order of the template; `seeds` are the cited pages."""
    listed = list(seeds)
    said = made = 0
    models, languages = set(), set()
    for pair in pairs:
        said += sum(count_words(message.content) for message in pair.messages)
        made += pair.generation_depth > 0
        models.add(pair.generator.model)
        languages.add(pair.language)
    days = sorted(seed.crawled_at[:10] for seed in listed)
    return [
        ("modality", "text"),
        ("size", f"{len(pairs):,} pairs, {said:,} words"),
        ("languages", ", ".join(sorted(languages)) or "none"),
        ("way of collection", "crawled from websites by Gristmill, which obeys robots.txt and signals of consent"),
        ("period of collection", f"{days[0]} to {days[-1]}" if days else "none"),
        (
            "kind of content",
            "documentation: " + (", ".join(sorted({s.vertical for s in listed} - {""})) or "technical"),
        ),
        (
            "reservations of rights",
            f"{sum(bool(s.consent) for s in listed):,} of the pages carry a signal; see Consent",
        ),
        ("share that a model made", f"{made / len(pairs):.1%} of the pairs" if pairs else "none"),
        ("models that made it", ", ".join(sorted(models - {""})) or "none"),
    ]


def domains(pairs: Sequence[Pair], seeds: Iterable[Seed]) -> list[tuple[str, str, str, str]]:
    """(domain, pages, words of its cited pages, pairs), the largest first."""
    words: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for seed in seeds:
        words[_domain(seed.url)] += count_words(seed.markdown)
        pages[_domain(seed.url)] += 1
    cited: defaultdict[str, int] = defaultdict(int)
    for pair in pairs:
        for domain in {_domain(item.url) for item in pair.evidence}:
            cited[domain] += 1
    ranked = sorted(words, key=lambda domain: (-words[domain], domain))[:MOST_DOMAINS]
    return [(d, f"{pages[d]:,}", f"{words[d]:,}", f"{cited[d]:,}") for d in ranked]


def _domain(url: str) -> str:
    return urlsplit(url).hostname or "local files"
