"""The dataset card: what is in the set, where it came from, under which licences, and what was left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from ..agreement import Reading, reading
from ..config import Dataset
from ..judgements import read
from ..records import Generator, Pair, Seed
from ..store import Workspace
from ..version import __version__
from ..wordings import bands, wordings
from . import publicsummary
from .collapse import Drift
from .diversity import Diversity
from .escaping import one_line, plain, table
from .figures import drift_blocks, variety_blocks, wordings_blocks
from .private import Private
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
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


_LICENCES = """## Licences

Pairs by the licence of the pages that they cite. `unknown` means that neither the page nor the configuration states
one: clear it before you publish."""
_CONSENT = """## Consent

Signals that the cited pages carry, and exclusions that were overridden in writing."""
_PRIVACY = {
    "drop": "Pairs in whose text personal data were found were left out; the table of yields counts them.",
    "report": "Personal data found in the pairs, which were kept on the word of whoever made this set.",
    "scrub": "Personal data that stand-ins replaced, the same one for the same value: `person-1@example.org`, "
    "`Person 1`, numbers of no one. Spans and hashes are those of the page as it was; quotes, titles and headings have "
    "stand-ins too.",
}
_FOUND = (
    "By e-mail addresses, telephone, account and identity numbers that can be checked, and names beside them. Not all."
)
_LIMITS = """## Limits

The pairs say what the pages said when they were crawled, right or wrong. Questions of rule-made pairs follow the
structure of the pages; what the sites treat at length is treated at length here. The fact-check compares numbers,
names, flags and negation with the cited span; it proves nothing beyond that span."""
_SUMMARY = """## Public summary of training content

What the part on data of the EU's template asks of this set (Regulation 2024/1689, article 53)."""
# What stands at the foot of such pages, and holds for the pairs as well.
_VERTICALS = {
    "legal": "Law: {pages:,} pages, with the law as they had it when they were crawled{dates}. What was amended or "
    "repealed since is not in the pairs, which are no legal advice.",
    "medical": "Medicine: {pages:,} pages{dates}. The pairs inform about what the pages say; like these, they replace "
    "no advice of a doctor or pharmacist.",
}
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
    variety: Diversity,
    drift: Sequence[Drift] = (),
    private: Private | None = None,
) -> str:
    """The card as Markdown with a YAML header. No clock in it: the same pairs give the same card.

    `written` are the formats that it stands beside, the first in its own folder; the figures are those of the pairs.
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
        table(("split", "pairs", "share"), _splits(counts)),
        *off_share(counts, validation=settings.validation, test=settings.test).values(),
        *_formats(written),
        "## Sources",
        table(("source", "pages", "pairs", "crawled", "shortest URL"), seeds.rows(pairs)),
        _LICENCES,
        table(("licence", "pairs"), [(name, f"{n:,}") for name, n in sorted(licences.items())]),
        _CONSENT,
        table(("signal", "pages"), [(name, f"{n:,}") for name, n in sorted(seeds.signals.items())]),
        *[f"- Overridden on {n:,} pages: {plain(reason)}" for reason, n in sorted(seeds.overrides.items())],
        "## Yield\n\nWhat every stage saw, kept and dropped, with its reasons.",
        table(("stage", "source", "seen", "kept", "dropped"), _yield(workspace.read_report())),
        "## Kinds",
        table(("type", "origin", "pairs"), _kinds(pairs)),
        "## Models\n\n" + _models(pairs),
        *_asked(workspace.read_report()),
        _SUMMARY,
        table(("asked", "answer"), publicsummary.rows(pairs, seeds.listed)),
        table(("domain", "pages", "words", "pairs"), publicsummary.domains(pairs, seeds.listed)),
        *seeds.verticals(),
        *_review(reading(read(workspace.reviews))),
        *_privacy(private or Private()),
        *_verifier(workspace.read_report()),
        *variety_blocks(variety),
        *wordings_blocks(bands(wordings(pairs))),
        *drift_blocks(drift),
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
        self.days: dict[str, list[str]] = defaultdict(list)
        for path in self.pages:
            seed = workspace.read_seed(path)
            self.listed.append(seed)
            self.urls[seed.source].append(seed.url)
            self.signals.update(set(seed.consent))
            self.days[seed.vertical].append(day[0] if (day := _DAY.match(seed.modified)) else "")
            if seed.consent_override:
                self.overrides[seed.consent_override] += 1

    def verticals(self) -> list[str]:
        """What the reader of laws and of medical pages must know, with the days that the pages state."""
        found = [self._vertical(name) for name in _VERTICALS if name in self.days]
        return ["## Verticals", *found] if found else []

    def _vertical(self, name: str) -> str:
        days = {day for day in self.days[name] if day}
        dates = f"; last reviewed or in force, where they say so: {_range(days)}" if days else ""
        return _VERTICALS[name].format(pages=len(self.days[name]), dates=dates)

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
            table(("name", "splits"), rows),
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
    made: defaultdict[tuple[str, str], list[Generator]] = defaultdict(list)
    for pair in pairs:
        if pair.generator.model:
            made[pair.generator.model, pair.generator.recipe].append(pair.generator)
    if not made:
        return "None: every pair was made by rules."
    rows = [
        (model, recipe, f"{len(by):,}", f"{len(by) / len(pairs):.1%}", f"{sum(one.prompt_tokens for one in by):,}",
         f"{sum(one.completion_tokens for one in by):,}", _money([one.cost for one in by]))
        for (model, recipe), by in sorted(made.items())
    ]  # fmt: skip
    said = "Tokens and money are those that these pairs took, without what was dropped."
    return f"{said}\n\n" + table(("model", "recipe", "pairs", "of the set", "tokens in", "tokens out", "paid"), rows)


def _money(costs: Sequence[float | None]) -> str:
    known = [cost for cost in costs if cost is not None]
    return f"{sum(known):,.4f}" if known else "–"


def _asked(report: Mapping[str, Any]) -> list[str]:
    """What each model did in the last run that asked any, all of its candidates counted; nothing without one."""
    used = report.get("stages", {}).get("vary", {}).get("models", ())
    rows = [
        (each["name"], f"{each['share']:.0%}", f"{each['kept']:,} of {each['seen']:,}", f"{each['calls']:,}",
         f"{each['replayed']:,}", f"{each['prompt_tokens']:,}", f"{each['completion_tokens']:,}",
         _money([each["cost"]]))
        for each in used
    ]  # fmt: skip
    head = ("model", "share", "kept", "requests", "replayed", "tokens in", "tokens out", "paid")
    return ["What was asked of each in the last run:", table(head, rows)] if rows else []


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


def _privacy(private: Private) -> list[str]:
    said = f"## Privacy\n\n{_PRIVACY[private.mode]} {_FOUND}"
    if private.mode == "drop":
        return [said]
    total = sorted(private.total.items())
    if private.mode == "report":
        return [said, table(("kind", "found"), [(kind, f"{count:,}") for kind, count in total])]
    rows = [(kind, f"{count:,}", f"{private.values[kind]:,}") for kind, count in total]
    return [said, table(("kind", "replaced", "different values"), rows)]


def _verifier(report: Mapping[str, Any]) -> list[str]:
    """What a verifier was worth on planted questions, and whether it was believed; nothing without one."""
    use = report.get("stages", {}).get("filter", {}).get("verifier")
    if not use:
        return []
    rows = [
        (each["kind"], f"{each['recall']:.1%} of {each['faults']}", f"{each['false_alarms']:.1%} of {each['honest']}",
         "yes" if each["trusted"] else f"no: {each['why_not']}", f"{each['yes']:,}", f"{each['no']:,}")
        for each in use["trials"]
    ]  # fmt: skip
    head = ("asked of", "planted faults found", "honest ones rejected", "used", "yes", "no")
    said = f"Asked what the fact-check leaves open: {plain(use['name'])}. Planted questions of this corpus examined it."
    return [f"## Verifier\n\n{said}", table(head, rows)]
