"""Seeds to pairs, by rules: every answer is made of verbatim spans of its page.

Two passes over each source. The first counts the site's words (`Site`); the second turns each page into drafts, which
is a pure function of the page and the site, and so runs in any number of processes, or not at all where neither has
changed since the last run (reuse.py). Then questions that two sections would share take a form with more anchors, or
fall.
"""
# long: the stage from seeds to settled pairs: surveying, converting and settling hand each other the same few nouns

import bisect
import collections
import dataclasses
import functools
import itertools
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gristmill.collecting import seldom
from gristmill.config import Convert
from gristmill.detection import load_model
from gristmill.errors import UserError
from gristmill.interrupts import within
from gristmill.placing import Placer, here
from gristmill.progress import Progress, silent
from gristmill.provenance import OWN
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Section, Seed, Tally, pair_id
from gristmill.sections import sections
from gristmill.store import Workspace
from gristmill.text import count_words, digest, fold
from gristmill.version import __version__
from gristmill.verticals import ADDRESSED

from .act import is_gone, statute
from .answers import is_navigation, points_out
from .apparatus import is_legal, is_proposal
from .blocks import Fence, Listing, Other, Paragraph, Part
from .drafts import Draft, Quoted, with_notes
from .languages import packs
from .languages.care_forms import CARES
from .languages.english_words import load_dictionary
from .languages.manual_ends import ENDS
from .page import Page, plain
from .product import SAMPLE, Product, prove
from .remedy import is_medical, remedy
from .remnants import freed, less_than_whole
from .reuse import Converted, Kept, is_current, key_of, load, page_key, save
from .rulebook import KINDS, is_wanted, rules_of
from .rules import chain
from .site import Asked, Observation, Site, first_page, noted, observe, site_of
from .standing import Standing
from .tongues import MIXED, by_language, strays

STAGE = "convert"
HERE = here()
TIMEOUT = 60.0  # seconds of CPU for one page; the largest of 24 generators' manuals (6 MB) takes 9
FAULTS = ("convert-timeout", "convert-failed")  # reason codes of a page's sections
log = logging.getLogger("gristmill.converter")
_POOL_FROM = 64  # pages: below, placing them elsewhere costs more than it saves
_CHUNK = 2  # that one worker takes at a time: of eight the last ones left the others without work
_SEEN_TOGETHER = 16  # pages, whose words come back as one count
# Two answers count as one where they share this much of the shorter one and of the longer one alike.
_SAME_ANSWER = 0.8
MOST_UNANSWERABLE = 0.1  # of a site's pairs: enough to learn that there is a "no", too few to learn it as a habit
# Pages that say the same of an entry or below a heading: 190 manual pages of GRASS GIS have `--overwrite`, and 120 of
# MPI the same error codes and notes for Fortran. What is said in fewer words is said of different things ("a number").
MOST_ALIKE, LEAST_ALIKE = 3, 4
_REPEATED = frozenset({"cli", "definition", "prose", "admonition", "code"})


def convert(
    workspace: Workspace,
    settings: Convert,
    *,
    sources: Sequence[str] | None = None,
    keep_flagged: Collection[str] = (),
    products: Mapping[str, str] | None = None,
    proven: dict[str, str] | None = None,
    placer: Placer = HERE,
    on_progress: Progress = silent,
) -> list[Tally]:
    """Write pairs.jsonl from the active seeds; a tally of sections for each source. What a model made stays.

    `sources` limits the run to those (default: all that have seeds), `keep_flagged` names sources whose flagged pages
    are used too, `products` gives names of products by source, `proven` gets all that were found, as `vary` takes them;
    `placer` works on pages. Raises UserError for an unknown rule or a source without seeds.
    """
    tallies: list[Tally] = []
    pairs = pairs_of(
        workspace,
        settings,
        sources=sources,
        keep_flagged=keep_flagged,
        products=products,
        proven=proven,
        placer=placer,
        on_progress=on_progress,
        tallies=tallies,
    )
    standing = Standing(workspace=workspace, keep_flagged=keep_flagged)
    with seldom():
        workspace.replace_pairs(standing.beside(pairs))
    for source, counts in sorted(standing.counts.items()):
        found = next((tally for tally in tallies if tally.source == source), None)
        if found is None:
            tallies.append(found := Tally(stage=STAGE, source=source))
        found.notes.update(counts)
    return tallies


def pairs_of(
    workspace: Workspace,
    settings: Convert,
    *,
    sources: Sequence[str] | None = None,
    keep_flagged: Collection[str] = (),
    products: Mapping[str, str] | None = None,
    proven: dict[str, str] | None = None,
    placer: Placer = HERE,
    on_progress: Progress = silent,
    tallies: list[Tally] | None = None,
) -> Iterator[Pair]:
    """The pairs of the active seeds, by source, page and place on the page.

    `tallies` gets one entry for each source, when the source is done; `proven` the product of each as a sentence names
    it, before its first pair.
    """
    known = KINDS
    for name in settings.rules or []:
        if name not in known:
            raise UserError(f"no rule is named {name!r}: the rules are {', '.join(known)}")
    for source in sources_of(workspace, sources):
        tally = Tally(stage=STAGE, source=source)
        site, keys, left_out = survey(
            workspace,
            source,
            workspace.seed_paths(source),
            flagged=source in keep_flagged,
            product=(products or {}).get(source, ""),
            placer=placer,
        )
        tally.notes.update({f"left-out:{flag}": pages for flag, pages in left_out.items()})
        if proven is not None:
            proven[source] = site.called
        yield from _source(workspace, settings, source, site, keys, placer, on_progress, tally)
        if tallies is not None:
            tallies.append(tally)


def sources_of(workspace: Workspace, wanted: Sequence[str] | None) -> list[str]:
    """Names of the sources that have seeds, sorted. Raises UserError where a wanted one has none."""
    folder = workspace.seeds_folder
    found = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    if wanted is None:
        return found
    for name in wanted:
        if name not in found:
            raise UserError(f"source {name!r} has no seeds in {workspace.root}: crawl it first")
    return sorted(set(wanted))


def _source(
    workspace: Workspace,
    settings: Convert,
    source: str,
    site: Site,
    keys: Mapping[str, str],
    placer: Placer,
    on_progress: Progress,
    tally: Tally,
) -> Iterator[Pair]:
    pages = []
    for page, reused in _pages(workspace, settings, source, site, keys, placer):
        pages.append(page)
        tally.notes["reused"] += reused
        on_progress(len(pages), len(keys), source)
    drafts = [draft for page in pages for draft in page.drafts]
    chosen = few_alike(drafts, few_unanswerable(drafts, settle(drafts)))
    at = 0
    for page in pages:
        questions = chosen[at : at + len(page.drafts)]
        at += len(page.drafts)
        _count(tally, page, questions)
        if any(questions):
            seed = workspace.read_seed(page.path)
            places = sections(seed.markdown)
            pairs = [pair_of(seed, d, q, places) for d, q in zip(page.drafts, questions, strict=True) if q]
            talks = conversations(seed, pairs, site, settings)
            tally.notes.update({f"pairs:{chain.NAME}": len(talks)} if talks else {})
            yield from (*pairs, *talks)


def conversations(seed: Seed, pairs: Sequence[Pair], site: Site, settings: Convert) -> list[Pair]:
    """Conversations of the page's pairs, where its language has words to go on asking."""
    pack = packs.pack_of(seed.language)
    wanted = is_wanted(chain.NAME, settings.rules)
    own = [pair for pair in pairs if pair.language == seed.language]
    return list(chain.chains(own, pack.follow, site.product)) if wanted and pack and pack.follow else []


def survey(
    workspace: Workspace,
    source: str,
    paths: Sequence[str],
    *,
    flagged: bool,
    product: str = "",
    placer: Placer = HERE,
) -> tuple[Site, dict[str, str], Mapping[str, int]]:
    """The words of a source, the paths of the seeds that pairs may be made from, with the keys of the pages, and how
    many pages are left out for each flag.

    `product` is the name that a person gives it, which no page needs to prove.
    """
    seen, used, left_out = Observation(), dict[str, str](), collections.Counter[str]()
    groups = [paths[at : at + _SEEN_TOGETHER] for at in range(0, len(paths), _SEEN_TOGETHER)]
    work = functools.partial(_seen, workspace, flagged)
    for found, keys, flags in (placer if len(paths) >= _POOL_FROM else HERE).map(work, groups):
        seen.add(found)
        used |= keys
        left_out.update(flags)
    return site_of(seen, _product(workspace, seen, first_page(paths), list(used), product)), used, left_out


def _seen(
    workspace: Workspace, flagged: bool, paths: Sequence[str]
) -> tuple[Observation, dict[str, str], collections.Counter[str]]:
    """What some pages say, of those that pairs may be made from, their keys by path, and the flags of the others."""
    seen, used, left_out = Observation(), dict[str, str](), collections.Counter[str]()
    for path in paths:
        seed = workspace.read_seed(path)
        if seed.status == "active" and (flagged or not seed.flags):
            used[path] = page_key(seed)
            seen.add(observe(seed))
        elif seed.status == "active":
            left_out.update(seed.flags)
    return seen, used, left_out


def _product(workspace: Workspace, seen: Observation, first: str | None, paths: Sequence[str], given: str) -> Product:
    """The name that the pages prove, read off the first one and some that are spread over all."""
    sample = [workspace.read_seed(path) for path in paths[:: max(1, len(paths) // SAMPLE)][:SAMPLE]]
    return prove(seen.titles, seen.pages, workspace.read_seed(first) if first else None, sample, given=given)


def _pages(
    workspace: Workspace, settings: Convert, source: str, site: Site, pages: Mapping[str, str], placer: Placer
) -> Iterator[tuple[Converted, bool]]:
    """The drafts of every page, and whether they are those of the last run; `pages`: path → key of the page."""
    known = load(workspace, source)
    keys = {path: key_of(page, site, settings) for path, page in pages.items()}
    current = {path for path in known.keys() & keys.keys() if is_current(known[path], keys[path], site)}
    made = _mapped(workspace, settings, site, [path for path in pages if path not in current], placer)
    fresh: list[Kept] = []
    for path in pages:
        if path not in current:
            fresh.append(Kept(keys[path], *next(made)))
        yield (known[path] if path in current else fresh[-1]).converted, path in current
    sound = [kept for kept in fresh if not any(reason in FAULTS for _, reason in kept.converted.outcomes)]
    save(workspace, source, sound, stale=known.keys() - keys.keys())


def _mapped(
    workspace: Workspace, settings: Convert, site: Site, paths: Sequence[str], placer: Placer
) -> Iterator[tuple[Asked, Converted]]:
    """Pages converted, in the order of `paths`, and what each asked of its site."""
    groups = [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]
    work = functools.partial(_pages_at, workspace, settings, site)
    if len(paths) < _POOL_FROM:
        placer = HERE
    elif placer is not HERE:
        _load()
    yield from itertools.chain.from_iterable(placer.map(work, groups))


def _pages_at(
    workspace: Workspace, settings: Convert, site: Site, paths: Sequence[str]
) -> list[tuple[Asked, Converted]]:
    return [_page_at(workspace, settings, site, path) for path in paths]


def _load() -> None:
    """Read what every page needs now, so that processes that are forked from here share it."""
    load_dictionary()
    load_model()


def _page_at(workspace: Workspace, settings: Convert, site: Site, path: str) -> tuple[Asked, Converted]:
    listening, asked = noted(site)
    seed = workspace.read_seed(path)
    try:
        with within(TIMEOUT):
            return asked, convert_page(seed, listening, settings)
    except Exception as error:  # the stage's boundary: a fault of ours on one page costs that page only
        reason = FAULTS[not isinstance(error, TimeoutError)]
        log.warning("%s: %s", path, reason, exc_info=not isinstance(error, TimeoutError))
        return asked, Converted(path, (), tuple((part.sha256, reason) for part in sections(seed.markdown)), ())


def convert_page(seed: Seed, site: Site, settings: Convert) -> Converted:
    """One page's drafts: a pure function of the page and its site."""
    drafts: list[Draft] = []
    outcomes: list[tuple[str, str]] = []
    notes: collections.Counter[str] = collections.Counter()
    for part, page, foreign in by_language(seed, site):
        reason = _silent(page, part) if page else foreign
        found = [] if page is None or reason else _section(page, part, settings, notes)
        outcomes.append((part.section.sha256, reason or ("" if found else "no-question")))
        drafts.extend(found)
    return Converted(seed.path, tuple(drafts), tuple(outcomes), tuple(sorted(notes.items())))


def _section(page: Page, part: Part, settings: Convert, notes: "collections.Counter[str]") -> list[Draft]:
    found: list[Draft] = []
    candidates = (
        draft for name, rule in rules_of(page) if is_wanted(name, settings.rules) for draft in rule(page, part)
    )
    for draft in (c if c.type in ADDRESSED else freed(page, c) for c in candidates):
        if reason := _fault(page, draft, found):
            notes[f"draft:{reason}"] += 1
        elif len(found) >= settings.max_pairs_per_section and draft.type not in ADDRESSED:
            notes["draft:over-cap"] += 1
        else:
            noted = with_notes(draft, page.markdown)
            found.append(dataclasses.replace(noted, language=page.seed.language, alike=_alike(page, noted)))
    return found


def _alike(page: Page, draft: Draft) -> str:
    """What drafts of one text share, of the kinds that pages repeat; empty for a text of few words."""
    answer = draft.answer(page.markdown) if draft.type in _REPEATED else ""
    return digest(answer) if count_words(answer) >= LEAST_ALIKE else ""


def _silent(page: Page, part: Part) -> str:
    """Why a section is passed over: a reason code, or empty."""
    blocks = [b for b in part.blocks if not (isinstance(b, Other) and b.kind == "hr")]
    if not blocks:
        return "empty"
    if act := statute(page):
        return "repealed" if is_gone(act.at(part)) else ""
    if is_medical(page) and page.pack.language in CARES:
        return "" if remedy(page) else "no-subject"
    topic = page.topic(part)
    if topic.text and page.pack.skip.fullmatch(topic.text.strip("*`: ")):
        return "see-also"
    if page.command and ENDS.fullmatch(" ".join(plain(part.heading).split())):
        return "see-also"
    if page.pack.legal and any(page.pack.legal.search(plain(h)) for h in part.section.heading_path):
        return "licence"
    if page.pack.language == "en" and is_proposal(tuple(map(plain, part.section.heading_path))):
        return "proposal"
    if all(is_navigation(b) or isinstance(b, Other) for b in blocks):
        return "navigation"
    if is_legal(page.markdown[part.section.body_start : part.section.stop]):
        return "licence"
    if not any(isinstance(b, Fence | Listing) for b in blocks) and all(
        isinstance(b, Paragraph) and page.pack.call_to_action.match(b.text) for b in blocks
    ):
        return "call-to-action"
    return ""


def _fault(page: Page, draft: Draft, earlier: Iterable[Draft]) -> str:
    """Why a draft is not worth a pair: a reason code, or empty."""
    answer = draft.answer(page.markdown)
    folded = fold(answer)
    if not answer.strip() or (not folded and not answer.strip("`")):
        return "empty-answer"
    if f" {folded} " in f" {fold(draft.questions[0])} ":
        return "question-holds-answer"
    addressed = draft.type in ADDRESSED
    if not addressed and _leans(page, draft):
        return "answer-leans"
    if not addressed and (reason := less_than_whole(page, draft)):
        return reason
    if strays(page, answer):
        return MIXED
    if not draft.said and any(
        _overlap(draft.spans, other.spans) >= (1 if addressed else _SAME_ANSWER) for other in earlier if not other.said
    ):
        return "same-answer"
    return ""


def _leans(page: Page, draft: Draft) -> bool:
    """Whether the answer points at text that it does not hold ("the options above"); a lead-in may name its list."""
    pieces = [(span.kind, page.markdown[span.start : span.stop]) for span in draft.spans]
    return points_out(page, pieces, entire=draft.entire)


def _overlap(a: Sequence[Quoted], b: Sequence[Quoted]) -> float:
    """Shared code points over those of the longer answer, 0…1."""
    shared = 0
    for x, y in itertools.product(a, b):
        if x.start < y.stop and y.start < x.stop:
            shared += min(x.stop, y.stop) - max(x.start, y.start)
    if not shared:
        return 0.0
    return shared / max(sum(s.stop - s.start for s in a), sum(s.stop - s.start for s in b), 1)


def settle(drafts: Sequence[Draft]) -> list[str]:
    """The question of each draft, or empty where it cannot be told from another one's.

    Drafts that would ask the same all move on to a form with more anchors; where there is none left, the first keeps
    the question, unless its answer is only right when nothing else fits.
    """
    level = [0] * len(drafts)
    while True:
        groups = collections.defaultdict(list)
        for i, draft in enumerate(drafts):
            groups[fold(draft.questions[level[i]])].append(i)
        movable = [
            i for group in groups.values() if len(group) > 1 for i in group if level[i] + 1 < len(drafts[i].questions)
        ]
        if not movable:
            break
        for i in movable:
            level[i] += 1
    chosen = [draft.questions[n] for draft, n in zip(drafts, level, strict=True)]
    for group in groups.values():
        for i in group[1:] if not any(drafts[i].exclusive for i in group) else group if len(group) > 1 else []:
            chosen[i] = ""
    return chosen


def few_unanswerable(drafts: Sequence[Draft], chosen: Sequence[str]) -> list[str]:
    """The questions, without the last of those that have no answer where they are too many of a site's."""
    answered = sum(bool(question) and not draft.said for draft, question in zip(drafts, chosen, strict=True))
    left = int(MOST_UNANSWERABLE * answered / (1 - MOST_UNANSWERABLE))
    kept = []
    for draft, question in zip(drafts, chosen, strict=True):
        left -= bool(draft.said and question)
        kept.append("" if draft.said and left < 0 else question)
    return kept


def few_alike(drafts: Sequence[Draft], chosen: Sequence[str]) -> list[str]:
    """The questions, of what many pages say alike the first alone."""
    counts = collections.Counter(d.alike for d, question in zip(drafts, chosen, strict=True) if question and d.alike)
    asked = set[str]()
    kept = []
    for draft, question in zip(drafts, chosen, strict=True):
        repeats = counts[draft.alike] > MOST_ALIKE and draft.alike in asked
        kept.append("" if repeats else question)
        asked.add(draft.alike if question else "")
    return kept


def _count(tally: Tally, page: Converted, questions: Sequence[str]) -> None:
    asked = {d.section.sha256 for d, q in zip(page.drafts, questions, strict=True) if q}
    for sha, reason in page.outcomes:
        if reason:
            tally.drop(reason)
        elif sha in asked:
            tally.keep()
        else:
            tally.drop("duplicate-question")
    tally.notes["pages"] += 1
    tally.notes.update(dict(page.notes))
    for draft, question in zip(page.drafts, questions, strict=True):
        tally.notes[f"pairs:{draft.type}" if question else "draft:duplicate-question"] += 1


def _place(places: Sequence[Section], at: int) -> Section:
    return places[bisect.bisect_right(places, at, key=lambda place: place.start) - 1]


def pair_of(seed: Seed, draft: Draft, question: str, places: Sequence[Section]) -> Pair:
    """The pair of a draft: the quotes as evidence, joined as the answer; `places` are all sections of the page.

    A quote is cited from the section that it stands in, which for a list of members is not the draft's own.
    """
    evidence = tuple(
        Evidence.of(seed, _place(places, span.start), kind=span.kind, start=span.start, stop=span.stop)
        for span in draft.spans
    )
    answer = draft.answer(seed.markdown)
    messages = (Message(role="user", content=question), Message(role="assistant", content=answer))
    return Pair(
        id=pair_id(draft.type, messages, evidence),
        type=draft.type,
        origin="deterministic",
        generation_depth=int(OWN in seed.flags),  # what is read of a set that was exported may be a model's
        language=draft.language or seed.language,
        source=seed.source,
        question=question,
        answer=answer,
        normalised=draft.normalised,
        answerable=not draft.said,
        messages=messages,
        evidence=evidence,
        lineage=Lineage(group=seed.seed_id),
        generator=Generator(version=__version__, rule=draft.type),
    )
