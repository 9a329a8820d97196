"""Records as lines for a reader."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..licences import is_known
from ..records import KINDS, Evidence, Fidelity, Pair, Verdict
from ..text import printable
from ..workbench.showing import EvidenceInContext, Shown
from ..workbench.summary import StageSummary, Variety
from ..workbench.trials import VerifierUse

if TYPE_CHECKING:  # they stand on a stage
    from crawler.history.changes import PageChange
    from crawler.history.status import PageConsent, SourceStatus
    from crawler.history.under_way import SourceUnderWay
    from filters.verify import Claim

    from ..dataset.hub import Pushed
    from ..dataset.patch import Patched
    from ..workbench.checking import Checked, CheckedSource
    from ..workbench.examining import Examination, Examined
    from ..workbench.explaining import Explained, ExplainedVerdict
    from ..workbench.looking import Consents, Diff, Pages, Status
    from ..workbench.sampling import Sample
    from ..workbench.verified import Verification

MOST_FAILING = 10  # pages of a source; `--json` has all that are listed
LONGEST_PATH = 120  # characters of a heading path in a list of pairs
MOST_LINKING = 5  # pages that link to one
MOST_REASONS = 5  # in one line; report.json has all
_SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def counts(numbers: Mapping[str, int]) -> str:
    """`reason 12, other 3`, largest first."""
    return ", ".join(
        f"{name} {count:,}" for name, count in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )


def stage_line(stage: StageSummary) -> str:
    """What a stage kept and dropped, in one line."""
    ordered = sorted(stage.dropped.items(), key=lambda item: -item[1])
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in ordered[:MOST_REASONS])
    more = f", {len(ordered) - MOST_REASONS} more reasons" if len(ordered) > MOST_REASONS else ""
    return (
        f"{stage.stage}: kept {_of(stage.kept, stage.seen, stage.unit)} in {stage.seconds:.1f} s"
        + (f" (dropped: {reasons}{more})" if ordered else "")
        + _left_out(stage)
        + _off_share(stage)
    )


def _left_out(stage: StageSummary) -> str:
    """The pages that no pair is made from, by the flag that says why (`keep_flagged` takes them in)."""
    out = {name.partition(":")[2]: pages for name, pages in stage.notes.items() if name.startswith("left-out:")}
    return f"; flagged pages left out: {counts(out)}" if out else ""


def _off_share(stage: StageSummary) -> str:
    """The splits of a dataset that came out far off what was asked for; its card says by how much."""
    off = {name.partition(":")[2]: count for name, count in stage.notes.items() if name.startswith("off-share:")}
    return f"; far off their share: {counts(off)}" if off else ""


def _of(kept: int, seen: int, unit: str) -> str:
    """`12 of 14 pages`."""
    return f"{kept:,} of {seen:,} {unit}{'' if seen == 1 else 's'}"


def trial_lines(use: VerifierUse | None, command: str) -> Iterator[str]:
    """What a verifier was found to be worth before it was believed, and what it then said."""
    for each in use.trials if use else ():
        told = (
            f"{command}: verifier {use.name if use else ''} on {each.kind}: {each.found} of {each.faults} planted "
            f"faults found, {each.alarms} of {each.honest} honest ones rejected"
        )
        if each.trusted:
            silent = f", unanswered {each.unanswered:,}" if each.unanswered else ""
            yield f"{told}; then yes {each.yes:,}, no {each.no:,}{silent}"
        else:
            yield f"{told}; NOT USED: {each.why_not}"


MOST_TOPICS = 3  # in one line; the card has ten


def variety_line(found: Variety) -> str:
    """Coverage, effective number, topics that are off, and makers where there are several."""
    said = [
        f"{found.covered:,} of {found.sections:,} sections have a pair",
        f"worth {found.vendi:g} different pairs of {found.compared}",
    ]
    for title, names in (("over", found.over), ("under", found.under)):
        if names:
            said.append(f"{title}-represented: {', '.join(names[:MOST_TOPICS])}")
    if found.missing:
        said.append(f"asked for and without a pair: {', '.join(found.missing)}")
    if len(found.makers) > 1:
        said.append(", ".join(f"{maker} {share:.0%}" for maker, share in sorted(found.makers.items())))
    return "variety: " + "; ".join(said)


def status_lines(status: "Status") -> Iterator[str]:
    """What works now, all sources, then all stages source by source."""
    going = {each.source: each for each in status.under_way.sources} if status.under_way else {}
    if status.under_way:
        process = "" if status.under_way.process is None else f" (process {status.under_way.process})"
        yield f"a run is under way since {status.under_way.since}{process}"
    for source in status.sources:
        yield from source_lines(source, going.get(source.source))
    for stage in status.stages:
        for tally in stage.sources:
            dropped = f" ({counts(tally.dropped)})" if tally.dropped else ""
            yield f"{stage.stage} {tally.source}: kept {_of(tally.kept, tally.seen, stage.unit)}{dropped}"
        if stage.variety:
            yield variety_line(stage.variety)


def source_lines(source: "SourceStatus", going: "SourceUnderWay | None" = None) -> Iterator[str]:
    """A source of the workspace, one line a subject; `going` where it is being crawled."""
    ended = source.finished_at or "interrupted: the same command goes on"
    if going:
        ended = f"under way: {going.done:,} done, {going.waiting:,} waiting"
    yield f"{source.source}: {counts(source.pages)} pages, {source.runs:,} runs, last {ended}"
    if source.failure:
        since = f"its pages are as of {source.reached_at}" if source.reached_at else "no run has reached it yet"
        yield f"  NOT REACHED by the last run ({source.failure}): {since}"
    if source.coverage is not None and source.coverage.expected:
        missing = counts(source.coverage.missing) or "nothing missing"
        expected = source.coverage.expected
        yield f"  coverage: {source.coverage.recall:.1%} of {expected:,} pages that inventories name ({missing})"
    for title, numbers in (
        ("not used", source.reasons),
        ("flagged", source.flags),
        ("consent signals", source.signals),
        ("overridden", source.overrides),
    ):
        if numbers:
            yield f"  {title}: {counts(numbers)}"
    for page in source.failing[:MOST_FAILING]:
        yield f"  failing: {page.url} ({page.reason})" + (
            f", linked from {page.linked_from}" if page.linked_from else ""
        )
    if len(source.failing) > MOST_FAILING:
        yield f"  failing: {len(source.failing) - MOST_FAILING:,} more; `gristmill status --json` lists them"
    if source.fidelity is not None:
        yield f"  fidelity: {source.fidelity:.3f} (mean of each page's lowest recall of structure)"


def page_lines(found: "Pages") -> Iterator[str]:
    """Every page with its fate; below one that is not used, who links to it."""
    for page in found.pages:
        why = ", ".join((*([page.reason] if page.reason else []), *page.flags))
        yield f"{page.status:<9} {page.url}" + (f" ({why})" if why else "")
        yield from (f"          linked from {url}" for url in page.linked_from[:MOST_LINKING])
        if len(page.linked_from) > MOST_LINKING:
            yield f"          and from {len(page.linked_from) - MOST_LINKING:,} more; `--json` lists them"
    yield f"{len(found.pages):,} pages"


def sample_lines(drawn: "Sample", *, style: Callable[..., str]) -> Iterator[str]:
    """Each pair as a person reads it: what it is, the questions, the answers, and where they stand."""
    for pair in drawn.pairs:
        quality = "" if pair.quality is None else f", quality {pair.quality:.2f}"
        yield style(printable(f"{pair.id}  {pair.type}, {pair.origin}{quality}"), dim=True)
        for message in pair.messages:
            if message.role != "system":
                yield style(printable(message.content), bold=message.role == "user")
        yield from (style(_source_line(proof), dim=True) for proof in pair.evidence)
        yield ""
    yield f"{len(drawn.pairs):,} of {drawn.matching:,} pairs of {drawn.file}"


def _source_line(proof: Evidence) -> str:
    path = " > ".join(proof.heading_path) or proof.title
    return printable(f"— {proof.url}, {textwrap.shorten(path, LONGEST_PATH, placeholder='…')}, licence {proof.licence}")


def consent_lines(consents: "Consents") -> Iterator[str]:
    """Every page with a signal: its fate, its signals."""
    return (f"{page.url}: {_fate(page)} ({', '.join(page.signals)})" for page in consents.pages)


def _fate(page: "PageConsent") -> str:
    if page.override:
        return f"used: {page.override}"
    return f"excluded: {page.refusal}" if page.refusal else "used"


def diff_lines(diff: "Diff", *, sections: bool) -> Iterator[str]:
    """Every source with the pages that differ; with `sections`, theirs too."""
    for source in diff.sources:
        yield f"{source.source}, run {source.run}: {len(source.pages):,} pages differ from the run before"
        for page in source.pages:
            yield f"{_SIGNS[page.kind]} {page.url}" + (f" ({page.reason})" if page.reason else "")
            if sections:
                yield from _section_lines(page)


def _section_lines(page: "PageChange") -> Iterator[str]:
    for kind, sign in _SIGNS.items():
        for path in getattr(page, kind):
            yield f"    {sign} {' > '.join(path) or 'before the first heading'}"


def patched_lines(patched: "Patched") -> Iterator[str]:
    """Every pair that came, went or changed; then the files."""
    for change in patched.changes:
        yield f"{_SIGNS[change.kind]} {change.id} {change.reason} {change.url}".rstrip()
    would = "would write" if patched.dry_run else "wrote"
    yield (
        f"{counts(patched.counts) or 'no pair differs'}; {would} {len(patched.written):,} files, removed"
        f" {len(patched.removed):,}, left {patched.unchanged:,} as they were"
    )


def checked_lines(checked: "Checked") -> Iterator[str]:
    """Every source of a configuration, and that it is valid."""
    for source in checked.sources:
        yield _checked_line(source)
        yield from _yields_lines(source)
    yield f"{checked.path} is valid: {len(checked.sources)} sources"


def _yields_lines(source: "CheckedSource") -> Iterator[str]:
    """What rules can make of a source, and a warning where that is nothing or not what its vertical is for."""
    if source.kinds is None:
        yield f"  rules can make pairs of pages in: {', '.join(source.languages)}"
    elif not source.kinds:
        yield f"  warning: no question can be asked in {source.language}: rules make no pairs of these pages"
    else:
        yield f"  in {source.language} rules can make: {', '.join(source.kinds)}"
    if source.kinds and not source.at_home:
        yield (
            f"  warning: {source.vertical} pages have no questions of their own in {source.language}, only those of any"
            f" page (they have in {', '.join(source.languages)})"
        )


def _checked_line(source: "CheckedSource") -> str:
    doubt = "" if is_known(source.licence) else " (no SPDX identifier and no URL)"
    pace = "polite defaults" if source.delay is None else f"a request every {source.delay:g} s"
    return (
        f"{source.name}: {source.vertical or 'no vertical'}, {source.language or 'language from the pages'}, "
        f"{source.licence or 'licence from the pages'}{doubt}; up to {source.max_pages:,} pages of "
        f"{', '.join(source.start)}, {pace}" + (f", refreshed every {source.refresh}" if source.refresh else "")
    )


def ledger_line(name: str, fidelity: Fidelity, flags: Sequence[str]) -> str:
    """One page's fidelity: recall of each kind that the page has, share of junk, flags."""
    figures = [
        f"{kind} {value:.3f}" for kind in (*KINDS, "tok", "junk") if (value := getattr(fidelity, kind)) is not None
    ]
    return f"{name}: {', '.join(figures)}" + (f" [{', '.join(flags)}]" if flags else "")


def shown_lines(shown: Shown, *, mark: tuple[str, str]) -> Iterator[str]:
    """A pair: question, answer, each evidence between its marks in the page's text, and the verdicts."""
    yield from map(printable, _pair_lines(shown))
    for number, evidence in enumerate(shown.evidence, 1):
        yield from _evidence_lines(number, evidence, mark)
    yield from map(printable, _making_lines(shown.pair))


def _pair_lines(shown: Shown) -> Iterator[str]:
    pair = shown.pair
    yield f"{shown.file}: {pair.id}  {pair.type}, {pair.origin}, depth {pair.generation_depth}, {pair.language}"
    if pair.quality is not None:
        yield f"Quality {pair.quality:.2f}"
    for message in pair.messages:
        if message.role != "system":
            yield from ("", *f"{'Q' if message.role == 'user' else 'A'}: {message.content}".splitlines())
    yield ""


def _making_lines(pair: Pair) -> Iterator[str]:
    if pair.lineage.parents:
        yield f"Made from {', '.join(pair.lineage.parents)} by {pair.generator.recipe} with {pair.generator.model}"
    yield from (_verdict_line(verdict) for verdict in pair.checks)


def _evidence_lines(number: int, shown: EvidenceInContext, mark: tuple[str, str]) -> Iterable[str]:
    evidence = shown.evidence
    before, quote, after = map(printable, (shown.before, evidence.quote, shown.after))
    text = f"{before}{mark[0]}{quote}{mark[1]}{after}"
    return (
        f"Evidence {number}: {printable(evidence.url)}",
        f"  {printable(evidence.seed_path)} [{evidence.start}:{evidence.stop}]",
        f"  under {printable(' > '.join(evidence.heading_path)) or 'no heading'}",
        f"  licence {printable(evidence.licence)}, crawled {evidence.crawled_at}, "
        f"span {'valid' if shown.valid else 'NOT VALID'}",
        *(f"  | {line}" for line in text.splitlines()),
        "",
    )


def _verdict_line(check: Verdict) -> str:
    score = "" if check.score is None else f" score {check.score:.3f}"
    bound = "" if check.threshold is None else f" threshold {check.threshold:.3f}"
    other = f" other {check.other}" if check.other else ""
    line = f"{check.decision:8} {check.filter}: {check.reason or 'ok'}{score}{bound}{other} {check.detail}"
    return line.rstrip()


def verified_lines(found: "Verification") -> Iterator[str]:
    """What became of a file's records, and the licences under which what is proven would stand."""
    said = {"supported": "proven", "refuted": "contradicted", "unsupported": "not found", "abstain": "undecided"}
    parts = ", ".join(f"{name} {found.verdicts[verdict]:,}" for verdict, name in said.items())
    unread = f" (of them {found.unreadable:,} that could not be read)" if found.unreadable else ""
    yield f"verify: {found.records:,} record{'' if found.records == 1 else 's'}: {parts}{unread}"
    yield from trial_lines(found.verifier, "verify")
    if found.licences:
        yield f"licences of what is proven: {counts(found.licences)}"


def examined_lines(found: "Examination") -> Iterator[str]:
    """Recall by class of fault, false alarms by kind of rewording, and both over all."""
    for title, listed, share in (
        ("faults rejected", found.faults, found.recall),
        ("honest rewordings rejected", found.rewordings, found.false_alarms),
    ):
        planted = sum(one.planted for one in listed)
        yield f"{title}: {share:.1%} of {planted:,}"
        yield from (f"  {one.name:28} {one.rejected:4} of {one.planted:4}{_undecided(one)}" for one in listed)
    if found.alarms:
        yield f"taken for faults: {counts(found.alarms)}"
    yield f"accepted in this corpus from a score of {found.accept_from:g}"


def _undecided(found: "Examined") -> str:
    return f", {found.abstained} undecided" if found.abstained else ""


def explained_lines(found: "Explained") -> Iterator[str]:
    """A pair and its verdicts, each with its figures, its twin and its claims."""
    yield from (f"{found.file}: {found.id}", "", f"Q: {found.question}", "", *f"A: {found.answer}".splitlines(), "")
    for verdict in found.verdicts:
        yield _explained_line(verdict)
        if verdict.twin is not None:
            yield f"    twin {verdict.twin.id} {verdict.twin.file}".rstrip()
            yield from (f"    {side}: {text}" for side, text in _twin_sides(verdict) if text)
        for claim in verdict.claims:
            yield from _claim_lines(claim)


def _explained_line(verdict: "ExplainedVerdict") -> str:
    score = "" if verdict.score is None else f" score {verdict.score:.3f}"
    bound = "" if verdict.threshold is None else f" threshold {verdict.threshold:.3f}"
    return f"{verdict.decision:8} {verdict.filter}: {verdict.reason or 'ok'}{score}{bound} {verdict.detail}".rstrip()


def _twin_sides(verdict: "ExplainedVerdict") -> tuple[tuple[str, str], ...]:
    twin = verdict.twin
    return (("Q", twin.question), ("A", twin.answer)) if twin is not None else ()


def _claim_lines(claim: "Claim") -> Iterator[str]:
    yield f"    {claim.verdict} {claim.score:.3f} {claim.reason}".rstrip() + f": {claim.text}"
    if claim.passage is not None:
        where = f"{claim.passage.seed_path}[{claim.passage.start}:{claim.passage.stop}]"
        yield f"      {where} {claim.passage.quote}"


def pushed_lines(found: "Pushed") -> Iterator[str]:
    """Each file with its size, the licences, and where it went."""
    if found.dry_run:
        yield from (f"{file.size:>12,} {file.path}" for file in found.files)
        yield f"licences, by row: {counts(found.licences)}"
    total = sum(file.size for file in found.files)
    said = f"{len(found.files):,} files, {total:,} bytes"
    yield f"push: {said} would go to {found.repository}" if found.dry_run else f"push: {said}: {found.url}"
