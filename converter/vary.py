"""Pairs to more pairs, with a model: recipes ask about sections, replies become pairs whose evidence we located.

    pairs of rules ─▶ passages, spread over the pages ─▶ rounds of jobs ─▶ replies ─▶ candidates ─▶ pairs
                                                         ▲                              │
                                                         └───── accepted questions ◀────┘

The prompts of a round are made from what earlier rounds accepted, and candidates are judged in the order of the jobs:
neither hangs on which reply came first.
"""

import asyncio
import collections
import dataclasses
import difflib
import functools
import itertools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gristmill.config import Convert, Model
from gristmill.errors import GristmillError, UserError
from gristmill.models.client import Client
from gristmill.models.experience import MOST_REPLIES, Experience
from gristmill.models.prices import cost
from gristmill.models.reading import answers, read
from gristmill.models.replies import Replies, open_replies
from gristmill.models.requests import Miss, Reply, Request
from gristmill.progress import Progress, silent
from gristmill.records import Pair, Seed, Tally
from gristmill.store import Workspace
from gristmill.text import digest

from .asked import keyed
from .blocks import Part, parts
from .recipes import RECIPES
from .recipes.cost import Estimate, estimate
from .recipes.evidence import units
from .recipes.gates import is_clean
from .recipes.making import generator_of, pair_of
from .recipes.questions import Questions
from .recipes.recipe import Asking, Candidate, Drop, Job, Passage, Recipe
from .recipes.sendable import is_sendable, sendable
from .standing import place
from .under_way import UnderWay

STAGE = "vary"
FIRST_ROUND = 16  # passages; few, so that examples made by the model are in the prompts early on,
LARGEST_ROUND = 256  # then twice as many each time, so that a fast endpoint is kept busy
MOST_QUESTION_CHARACTERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class VaryResult:
    """What a model made of pairs, and what it took."""

    pairs: tuple[Pair, ...]
    # the new ones only, by page and place
    tallies: tuple[Tally, ...]
    # one a source: candidates kept and dropped; notes count "<recipe>:kept", "<recipe>:<reason>", "<recipe>:unasked"
    calls: int
    # requests sent, repeats included
    prompt_tokens: int
    completion_tokens: int
    # as the endpoint counted, for what was asked in this run
    cost: float | None
    replayed: int
    # questions that stored replies answered
    timeouts: int
    # requests that were given up by their time-out, which may have been paid for
    tokens_in_flight: int
    # of these, prompts and replies at most
    unasked: Estimate
    # what limits, a failure or --dry-run left out,
    left: tuple[Request, ...]
    # and these are the questions
    answered: frozenset[tuple[str, str]]
    # recipe and section_sha256 of every reply that was read
    replaced: Mapping[str, int]
    # stand-ins for secrets and personal data in this run's prompts, asked or not, by kind
    failure: GristmillError | None
    # why asking ended early; to be raised once `pairs` are written

    def details(self) -> dict[str, Any]:
        """For report.json: all but pairs and tallies."""
        names = ("calls", "prompt_tokens", "completion_tokens", "cost", "replayed", "timeouts", "tokens_in_flight")
        left = dataclasses.asdict(self.unasked)
        return {**{name: getattr(self, name) for name in names}, "answered": len(self.answered), "unasked": left,
                "replaced": dict(self.replaced)}  # fmt: skip


def vary(
    workspace: Workspace,
    pairs: Iterable[Pair],
    settings: Convert,
    *,
    model: str,
    max_calls: int | None = None,
    max_tokens: int | None = None,
    max_cost: float | None = None,
    dry_run: bool = False,
    ask_again: bool = False,
    privacy: Literal["report", "drop", "scrub"] = "drop",
    products: Mapping[str, str] | None = None,
    on_progress: Progress = silent,
) -> VaryResult:
    """Ask a model for variations of pairs made by rules, within hard limits; `dry_run` asks nothing.

    `max_calls` bounds the requests that are sent, `max_tokens` what they use together, `max_cost` what that costs by
    the configured prices; `ask_again` asks anew where a stored reply is of no use. `products` names the products of
    sources, as `convert` proves them; it is read once all of `pairs` are. Prompts hold no secrets, and unless `privacy`
    is "report" no personal data. Trouble with the endpoint ends the asking, not this function: it stands in
    `failure`, beside everything that was made before. Raises UserError for a recipe that does not exist, and for
    `max_cost` without prices.
    """
    recipes = _recipes(settings.recipes)
    run = _Run(workspace, pairs, settings, Asking(model=model, settings=settings.model), on_progress,
               products={} if products is None else products, veils_persons=privacy != "report")  # fmt: skip
    with open_replies(workspace) as replies:
        limits: dict[str, Any] = {"max_calls": max_calls, "max_tokens": max_tokens, "max_cost": max_cost}
        client = Client(replies, settings.model, dry_run=dry_run, ask_again=ask_again, heard=run.heard, **limits)
        run.client = client
        asyncio.run(run.go(recipes))
        unasked = estimate(settings.model, client.unasked, experience=_experience(replies, settings.model))
    return VaryResult(
        pairs=tuple(sorted(run.made, key=place)),
        tallies=tuple(run.tallies[source] for source in sorted(run.tallies)),
        calls=client.calls,
        prompt_tokens=client.prompt_tokens,
        completion_tokens=client.completion_tokens,
        cost=cost(settings.model, client.prompt_tokens, client.completion_tokens),
        replayed=client.replayed,
        timeouts=client.timeouts,
        tokens_in_flight=client.tokens_in_flight,
        unasked=unasked,
        left=tuple(client.unasked),
        answered=frozenset(run.answered),
        replaced=dict(sorted(run.replaced.items())),
        failure=client.failure,
    )


def spread(pairs: Iterable[Pair], *, seed: int, most: int | None) -> list[tuple[Pair, ...]]:
    """Pairs by section: first one section of every page, then a second one of every page, and so on.

    Order among pages and within a page is by digest: the first fifty sections stand for the site, and one more page
    moves few of them.
    """
    pages: dict[str, dict[str, list[Pair]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for pair in pairs:
        pages[pair.evidence[0].seed_path][pair.evidence[0].section_sha256].append(pair)
    ranked = [
        (turn, digest(str(seed), path), tuple(sections[section]))
        for path, sections in pages.items()
        for turn, section in enumerate(sorted(sections, key=lambda sha256: digest(str(seed), sha256)))
    ]
    return [found for _, _, found in sorted(ranked, key=lambda entry: entry[:2])][:most]


def drawn(passage: Passage, shares: Mapping[str, int], able: Sequence[Recipe], *, seed: int) -> str:
    """The recipe that a passage falls to: by its digest, each with the chance of its share among the `able` ones.

    The least of numbers that are spread exponentially with these rates (Efraimidis and Spirakis 2006), so that a recipe
    that cannot ask leaves its passages to the others by their shares.
    """

    def time(recipe: Recipe) -> float:
        uniform = (int(passage.rank("share", str(seed), recipe.name), 16) + 1) / 2**64
        return -math.log(uniform) / shares[recipe.name]

    return min(able, key=time).name


class _Run:
    """One run over the passages: its questions, its pairs, its tallies."""

    def __init__(
        self, workspace: Workspace, pairs: Iterable[Pair], settings: Convert, asking: Asking, progress: Progress,
        *, products: Mapping[str, str], veils_persons: bool,
    ) -> None:  # fmt: skip
        self.made: list[Pair] = []
        self.tallies: dict[str, Tally] = {}
        self.answered: set[tuple[str, str]] = set()
        self.replaced: collections.Counter[str] = collections.Counter()
        self.client: Client
        self._asking, self._products, self._veils_persons = asking, products, veils_persons
        parents = list(self._parents(pairs))
        self._paired = {pair.evidence[0].section_sha256 for pair in parents}
        self._questions = Questions(parents)
        self._ids = {pair.id for pair in parents}
        self._of_page = _by_page(parents)
        self._sections = spread(parents, seed=settings.model.seed, most=settings.max_sections)
        self._under_way = UnderWay(progress, settings.model, total=len(self._sections))
        self._shares = settings.recipes if isinstance(settings.recipes, dict) else {}
        self._page = functools.lru_cache(maxsize=256)(functools.partial(_page, workspace))

    def heard(self) -> None:
        """A question has its outcome."""
        self._under_way.answered(self.client, self.tallies.values())

    async def go(self, recipes: Sequence[Recipe]) -> None:
        """All rounds, one after the other."""
        done, size = 0, FIRST_ROUND
        try:
            while done < len(self._sections):
                passages = list(self._passages(self._sections[done : done + size]))
                for recipe, given in self._dealt(recipes, passages):
                    await self._round(recipe, given, sections=len(passages) / len(recipes))
                done, size = min(done + size, len(self._sections)), min(2 * size, LARGEST_ROUND)
                self._under_way.reaches(done, self.client, self.tallies.values())
        finally:
            await self.client.close()

    def _tally(self, source: str) -> Tally:
        return self.tallies.setdefault(source, Tally(STAGE, source))

    def _parents(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that may be varied: a model never works on what a model made."""
        for pair in pairs:
            if pair.turns > 1:
                continue  # its turns are pairs of their own
            if pair.generation_depth > 0:
                self._tally(pair.source).drop("generation-depth")
            elif not pair.evidence:
                self._tally(pair.source).drop("no-evidence")
            elif not is_sendable(pair):
                self._tally(pair.source).drop("injected-instruction")
            else:
                yield pair

    def _passages(self, sections: Iterable[tuple[Pair, ...]]) -> Iterator[Passage]:
        for found in sections:
            proof = found[0].evidence[0]
            page = self._page(proof.seed_path, proof.seed_sha256)
            part = page and _part(page[1], proof.section_sha256, proof.start)
            if not page or not part:
                self._tally(found[0].source).drop("stale-seed", len(found))
            elif passage := _passage(page[0], part, found):
                bare = (_passage(page[0], other, found) for other in self._unpaired(page[1], part))
                product = self._products.get(found[0].source, "")
                beside, of_page = tuple(filter(None, bare)), self._of_page[proof.seed_path]
                yield dataclasses.replace(passage, beside=beside, page=of_page, product=product)
            else:
                self._tally(found[0].source).drop("injected-instruction", len(found))

    def _unpaired(self, page: Sequence[Part], part: Part) -> Iterator[Part]:
        """The sections behind one, up to the next that has a pair."""
        behind = itertools.islice(page, page.index(part) + 1, None)
        return itertools.takewhile(lambda other: other.section.sha256 not in self._paired, behind)

    def _dealt(self, recipes: Sequence[Recipe], passages: list[Passage]) -> list[tuple[Recipe, list[Passage]]]:
        """Each recipe with its passages: all of them, or with shares those that fall to it."""
        if not self._shares:
            return [(recipe, passages) for recipe in recipes]
        hands: dict[str, list[Passage]] = {recipe.name: [] for recipe in recipes}
        for passage in passages:
            able = [recipe for recipe in recipes if recipe.job(passage, self._questions, self._asking)]
            if able:
                hands[drawn(passage, self._shares, able, seed=self._asking.settings.seed)].append(passage)
        return [(recipe, hands[recipe.name]) for recipe in recipes]

    async def _round(self, recipe: Recipe, passages: Iterable[Passage], *, sections: float) -> None:
        made = [recipe.job(passage, self._questions, self._asking) for passage in passages]

        def prepared(job: Job) -> Job:
            job = keyed(recipe, self._veiled(job), personal=self._veils_persons)
            return dataclasses.replace(job, request=self.client.as_asked(job.request))

        def halves(job: Job) -> Sequence[Job]:
            smaller = map(prepared, recipe.halves(job, self._questions, self._asking))
            return [dataclasses.replace(half, request=half.request.following()) for half in smaller]

        jobs = [prepared(job) for job in made if job]
        self._under_way.asks(len(jobs), sections=sections)
        for job, outcome in await answers(self.client, jobs, form=recipe.reply, halves=halves):
            tally = self._tally(job.passage.pairs[0].source)
            if isinstance(outcome, Miss):
                tally.notes[f"{recipe.name}:{outcome.reason}"] += job.wanted
                if outcome.reason != "unasked":
                    tally.drop(outcome.reason, job.wanted)
                continue
            self._take(recipe, job, outcome, tally)

    def _veiled(self, job: Job) -> Job:
        job = job.veiled(personal=self._veils_persons)
        self.replaced.update(dict(job.veil.counts))
        return job

    def _take(self, recipe: Recipe, job: Job, outcome: Reply, tally: Tally) -> None:
        self.answered.update((recipe.name, section) for section in job.sections)
        found = read(job.veil.lifted(outcome.content), recipe.reply)
        items = recipe.read(job, found.form) if found else []
        items += [Drop(reason="unreadable-item")] * min(found.faults if found else 0, max(job.wanted - len(items), 0))
        for number, item in enumerate(items):
            reason = item.reason if isinstance(item, Drop) else self._reason(recipe, job, item)
            if isinstance(item, Candidate) and not reason:
                generator = generator_of(recipe, job, outcome, self._asking, part=number, of=len(items))
                pair = pair_of(recipe, job, item, generator)
                reason = "" if pair.id not in self._ids else "duplicate"
                if not reason:
                    self._keep(pair, recipe)
            if reason:
                tally.drop(reason)
            else:
                tally.keep()
            tally.notes[f"{recipe.name}:{reason or 'kept'}"] += 1

    def _reason(self, recipe: Recipe, job: Job, candidate: Candidate) -> str:
        if job.veil.hides((candidate.question, candidate.answer)):
            return "holds-secret"
        if len(candidate.question) > MOST_QUESTION_CHARACTERS or not is_clean(candidate.question):
            return "unusable-question"
        return recipe.judge(candidate, self._questions)

    def _keep(self, pair: Pair, recipe: Recipe) -> None:
        self._ids.add(pair.id)
        self.made.append(pair)
        self._questions.add(pair, recipe=recipe.name)


def _experience(replies: Replies, settings: Model) -> Callable[[str, str], Experience]:
    def experience(model: str, schema_name: str) -> Experience:
        return Experience.of(replies.latest(model, schema_name, most=MOST_REPLIES), seed=settings.seed)

    return experience


def _by_page(pairs: Iterable[Pair]) -> Mapping[str, tuple[Pair, ...]]:
    found: dict[str, list[Pair]] = collections.defaultdict(list)
    for pair in pairs:
        found[pair.evidence[0].seed_path].append(pair)
    return {path: tuple(together) for path, together in found.items()}


def _page(workspace: Workspace, path: str, sha256: str) -> tuple[Seed, list[Part]] | None:
    """A seed with its parts; None where it is gone or not the one that the pairs were made from."""
    if not workspace.inside(path).is_file():
        return None
    seed = workspace.read_seed(path)
    return (seed, parts(seed.markdown)) if seed.sha256 == sha256 else None


def _passage(seed: Seed, part: Part, pairs: tuple[Pair, ...]) -> Passage | None:
    return sendable(Passage(seed=seed, section=part.section, units=units(seed.markdown, part), pairs=pairs))


def _part(found: Iterable[Part], section_sha256: str, start: int) -> Part | None:
    return next(
        (p for p in found if p.section.sha256 == section_sha256 and p.section.start <= start < p.section.stop), None
    )


def _recipes(names: Collection[str]) -> list[Recipe]:
    known = {recipe.name: recipe for recipe in RECIPES}
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
            raise UserError(f"convert.recipes: no recipe is named {name!r}, {hint}")
    return [recipe for recipe in RECIPES if recipe.name in names]
