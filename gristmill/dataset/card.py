"""The dataset card: what is in the set, where it came from, under which licences, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from ..agreement import Reading, reading
from ..config import Dataset
from ..judgements import read
from ..records import Pair, Seed
from ..store import Workspace
from ..version import __version__
from . import publicsummary
from .diversity import Diversity, Topic, diversity
from .escaping import link, one_line, plain
from .splits import SPLITS, Split, off_share
from .written import Written

# The hub's names for the licences that documentation commonly has; anything else is "other" with its name.
_HUB_LICENCES = {
    "Apache-2.0": "apache-2.0", "MIT": "mit", "BSD-2-Clause": "bsd-2-clause", "BSD-3-Clause": "bsd-3-clause",
    "CC0-1.0": "cc0-1.0", "CC-BY-2.5": "cc-by-2.5", "CC-BY-3.0": "cc-by-3.0", "CC-BY-4.0": "cc-by-4.0",
    "CC-BY-SA-3.0": "cc-by-sa-3.0", "CC-BY-SA-4.0": "cc-by-sa-4.0", "CC-BY-NC-4.0": "cc-by-nc-4.0",
    "CC-BY-NC-SA-3.0": "cc-by-nc-sa-3.0", "CC-BY-NC-SA-4.0": "cc-by-nc-sa-4.0", "CC-BY-ND-4.0": "cc-by-nd-4.0",
    "GFDL-1.3": "gfdl", "GPL-2.0": "gpl-2.0", "GPL-3.0": "gpl-3.0", "ISC": "isc", "PostgreSQL": "postgresql",
    "Unlicense": "unlicense", "etalab-2.0": "etalab-2.0",
}  # fmt: skip
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


_LICENCES = """## Licences

Pairs by the licence of the pages that they cite. `unknown` means that neither the page nor the configuration states
one: clear it before you publish."""
_CONSENT = """## Consent

Signals that the cited pages carry, and exclusions that were overridden in writing."""
_LIMITS = """## Limits

The pairs say what the pages said when they were crawled, right or wrong. Questions of rule-made pairs follow the
structure of the pages; what the sites treat at length is treated at length here. The fact-check compares numbers,
names, flags and negation with the cited span; it proves nothing beyond that span."""
_SUMMARY = """## Public summary of training content

What the part on data of the EU's template asks of this set (Regulation 2024/1689, article 53)."""
_CITE = """## How to cite

Name the source and its licence for what you use: every record has `url`, `title`, `licence` and `crawled_at` in
`evidence`."""


def render(
    workspace: Workspace,
    settings: Dataset,
    pairs: Sequence[Pair],
    counts: Mapping[Split, int],
    *,
    written: Sequence[Written],
) -> str:
    """The card as Markdown with a YAML header. No clock in it: the same pairs give the same card.

    `written` are the formats that it stands beside, the first one in its own folder.
    """
    seeds = _Seeds(workspace, {e.seed_path for pair in pairs for e in pair.evidence})
    licences = Counter(licence for pair in pairs for licence in sorted({e.licence for e in pair.evidence}))
    header = yaml.safe_dump(_header(settings, pairs, licences, written), sort_keys=False, allow_unicode=True)
    made = sum(pair.generation_depth > 0 for pair in pairs)
    blocks = [
        f"---\n{header}---\n\n# {plain(settings.name)}",
        f"{len(pairs):,} question–answer pairs from {len(seeds.pages):,} documentation pages, compiled by Gristmill "
        f"{__version__}. Every answer carries its evidence: the page, the exact span of its text, its licence. "
        f"{len(pairs) - made:,} answers are verbatim text of their page, {made:,} pairs are a model's variations, "
        "checked against the span that they cite.",
        "## Splits\n\nNo page, no lineage of variations and no repeated answer stands in two splits, in any two of the "
        "formats.",
        _table(("split", "pairs", "share"), _splits(counts)),
        *off_share(counts, validation=settings.validation, test=settings.test).values(),
        *_formats(written),
        "## Sources",
        _table(("source", "pages", "pairs", "crawled", "shortest URL"), seeds.rows(pairs)),
        _LICENCES,
        _table(("licence", "pairs"), [(name, f"{n:,}") for name, n in sorted(licences.items())]),
        _CONSENT,
        _table(("signal", "pages"), [(name, f"{n:,}") for name, n in sorted(seeds.signals.items())]),
        *[f"- Overridden on {n:,} pages: {plain(reason)}" for reason, n in sorted(seeds.overrides.items())],
        "## Yield\n\nWhat every stage saw, kept and dropped, with its reasons.",
        _table(("stage", "source", "seen", "kept", "dropped"), _yield(workspace.read_report())),
        "## Kinds",
        _table(("type", "origin", "pairs"), _kinds(pairs)),
        "## Models\n\n" + _models(pairs),
        _SUMMARY,
        _table(("asked", "answer"), publicsummary.rows(pairs, seeds.listed)),
        _table(("domain", "pages", "words", "pairs"), publicsummary.domains(pairs, seeds.listed)),
        *_review(reading(read(workspace.reviews))),
        *_variety(diversity(pairs, workspace.seeds())),
        _LIMITS,
        _CITE,
    ]
    return "\n\n".join(blocks) + "\n"


class _Seeds:
    """What the cited seeds say of themselves."""

    def __init__(self, workspace: Workspace, paths: Iterable[str]) -> None:
        self.pages = sorted(paths)
        self.listed: list[Seed] = []
        self.urls: dict[str, list[str]] = defaultdict(list)
        self.signals: Counter[str] = Counter()
        self.overrides: Counter[str] = Counter()
        for path in self.pages:
            seed = workspace.read_seed(path)
            self.listed.append(seed)
            self.urls[seed.source].append(seed.url)
            self.signals.update(set(seed.consent))
            if seed.consent_override:
                self.overrides[seed.consent_override] += 1

    def rows(self, pairs: Sequence[Pair]) -> Sequence[tuple[str, ...]]:
        """(source, pages, pairs, first…last crawl day, shortest URL) per source."""
        count = Counter(pair.source for pair in pairs)
        days: dict[str, set[str]] = defaultdict(set)
        for pair in pairs:
            days[pair.source].update(e.crawled_at[:10] for e in pair.evidence)
        return [
            (
                source,
                f"{len(urls):,}",
                f"{count[source]:,}",
                _range(days[source]),
                min(urls, key=lambda u: (len(u), u)),
            )
            for source, urls in sorted(self.urls.items())
        ]


def _range(days: set[str]) -> str:
    return min(days) if len(days) == 1 else f"{min(days)} … {max(days)}" if days else "–"


def _header(
    settings: Dataset, pairs: Sequence[Pair], licences: Mapping[str, int], written: Sequence[Written]
) -> dict[str, Any]:
    header: dict[str, Any] = {"pretty_name": one_line(settings.name)}
    if len(licences) == 1 and (only := next(iter(licences))) in _HUB_LICENCES:
        header["license"] = _HUB_LICENCES[only]
    else:
        header |= {"license": "other", "license_name": "per-record", "license_link": "README.md#licences"}
    header |= {
        "language": sorted({pair.language.split("-")[0] for pair in pairs} - {"und"}),
        "task_categories": ["question-answering", "text-generation"],
        "size_categories": [next((name for bound, name in _SIZES if len(pairs) < bound), "n>1M")],
        "tags": ["gristmill", "documentation", "provenance"],
    }
    if configs := [_config(one, written[0].folder) for one in written if one.listed]:
        header["configs"] = configs
    return header


def _config(one: Written, root: Path) -> dict[str, Any]:
    """Which file is which split. `datasets` names its cache by this entry and the folder's last name, and looks neither
    at the files nor at where they stand: with nothing of them in it, another workspace's rows would be loaded, or
    those before a refresh. The description is part of that name (tried with datasets 3.6 and 5.2)."""
    named = {split: [path.relative_to(root).as_posix() for path in one.files[split]] for split in one.splits}
    return {
        "config_name": "default" if one.folder == root else one.name,
        "description": f"sha256 {one.digest}",
        "data_files": [{"split": split, "path": paths if paths[1:] else paths[0]} for split, paths in named.items()],
    }


def _splits(counts: Mapping[Split, int]) -> list[tuple[str, ...]]:
    total = max(1, sum(counts.values()))
    return [(split, f"{counts[split]:,}", f"{counts[split] / total:.1%}") for split in SPLITS]


def _formats(written: Sequence[Written]) -> list[str]:
    """The further formats, by the name that `load_dataset` knows them by."""
    rows = [(one.name, ", ".join(one.splits) or "no rows") for one in written[1:]]
    return (
        [
            "## Formats\n\nThe second argument of `load_dataset`; how to train on them: `training/train.md`.",
            _table(("name", "splits"), rows),
        ]
        if rows
        else []
    )


def _yield(report: Mapping[str, Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for stage, entry in report.get("stages", {}).items():
        if stage == "dataset":
            continue  # written after this card
        for source, tally in entry["sources"].items():
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in tally["dropped"].items()) or "–"
            rows.append((stage, source, f"{tally['seen']:,}", f"{tally['kept']:,}", reasons))
    return rows


def _kinds(pairs: Sequence[Pair]) -> Sequence[tuple[str, ...]]:
    kinds = Counter((pair.type, pair.origin) for pair in pairs)
    return [(kind, origin, f"{count:,}") for (kind, origin), count in sorted(kinds.items())]


def _models(pairs: Sequence[Pair]) -> str:
    models = Counter((p.generator.model, p.generator.recipe) for p in pairs if p.generator.model)
    if not models:
        return "None: every pair was made by rules."
    return _table(
        ("model", "recipe", "pairs"), [(model, recipe, f"{n:,}") for (model, recipe), n in sorted(models.items())]
    )


def _review(found: Reading) -> list[str]:
    """What people said; nothing where nobody has read any."""
    if not found.reviewers:
        return []
    alike = f" Between readers Cohen's κ is {found.kappa:.2f}." if found.kappa is not None else ""
    share = (
        f"Of {found.read:,} pairs drawn at random from all that the filters kept, the readers accepted "
        f"{found.accepted:,} as they were: {found.accepted / found.read:.1%}, 95 % interval (Wilson) "
        f"{found.low:.1%} to {found.high:.1%}. What they rejected is not in the set."
        if found.read
        else "No pair was drawn at random, so nothing can be said of those that nobody read."
    )
    return [f"## Review\n\nReaders: {len(found.reviewers)}. {share}{alike}"]


def _variety(found: Diversity) -> list[str]:
    share = found.covered / found.sections if found.sections else 0.0
    rows = [
        ("sections with a pair", f"{found.covered:,} of {found.sections:,} with text of their own ({share:.0%})"),
        ("different word pairs in questions", f"{found.distinct:.3f} of all"),
        ("openings of questions", f"{found.openings:.2f} bits"),
        ("runs of four words in several answers", f"{found.repetition:.3f} of all"),
        ("answers against their compressed size", f"{found.compression:.2f}"),
    ]
    return [
        "## Variety\n\nHow varied the wording is, and what of the crawl the set stands for.",
        _table(("figure", "value"), rows),
        "Topics (folders, or pages beside them) whose share of the pairs is at least twice that of the crawled words:",
        _topics(found.over),
        "Topics with at most half of it:",
        _topics(found.under),
    ]


def _topics(listed: Sequence[Topic]) -> str:
    rows = [(one.name, f"{one.pairs:,}", f"{one.kept:.1%}", f"{one.crawled:.1%}") for one in listed]
    return _table(("topic", "pairs", "of the set", "of the crawl"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return "None."
    cells = [[link(cell) if "://" in cell else plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *cells])
