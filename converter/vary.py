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
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gristmill.config import Convert, Model
from gristmill.detection import knows
from gristmill.errors import GristmillError, UserError
from gristmill.models.crew import Crew, Member, crew
from gristmill.models.experience import MOST_REPLIES, Experience
from gristmill.models.reached import Reach
from gristmill.models.reading import answers, read
from gristmill.models.replies import Replies, open_replies
from gristmill.models.requests import Miss, Reply, Request
from gristmill.models.used import Used
from gristmill.progress import Progress, silent
from gristmill.records import Pair, Tally
from gristmill.store import Workspace

from .around import Around
from .asked import keyed
from .dealing import Dealer, Put, form_of, spread
from .reach import Course
from .recipes import RECIPES
from .recipes.cost import Estimate, added, estimate
from .recipes.gates import is_clean
from .recipes.making import generator_of, pair_of
from .recipes.questions import Questions
from .recipes.recipe import Candidate, Drop, Job, Recipe
from .recipes.sendable import is_sendable
from .second import checked
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
    models: tuple[Used, ...]
    # what each did, in the order in which they were named
    reach: Reach | None
    # what became of `wanted`; None without it

    def details(self) -> dict[str, Any]:
        """For report.json: all but pairs and tallies."""
        names = ("calls", "prompt_tokens", "completion_tokens", "cost", "replayed", "timeouts", "tokens_in_flight")
        return {
            **{name: getattr(self, name) for name in names},
            "answered": len(self.answered),
            "unasked": dataclasses.asdict(self.unasked),
            "replaced": dict(self.replaced),
            "models": [dataclasses.asdict(model) for model in self.models],
            **({"reach": dataclasses.asdict(self.reach)} if self.reach else {}),
        }


def vary(
    workspace: Workspace,
    pairs: Iterable[Pair],
    settings: Convert,
    *,
    model: str | Sequence[str],
    wanted: int | None = None,
    yields: Mapping[str, float] | None = None,
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

    Of several models, each "name" or "name=share", a question goes to one. With `wanted` it asks until a model has made
    so many pairs, over all sections again and again, or until nothing new comes of it; `yields`, kept of the candidates
    of each recipe so far, say what a dry run expects of what it would ask.
    `max_calls` bounds the requests that are sent, `max_tokens` what they use together, `max_cost` what that costs by
    the configured prices; `ask_again` asks anew where a stored reply is of no use. `products` names the products of
    sources, as `convert` proves them; it is read once all of `pairs` are. Prompts hold no secrets, and unless `privacy`
    is "report" no personal data. Trouble with the endpoint ends the asking, not this function: it stands in
    `failure`, beside everything that was made before. Raises UserError for a recipe that does not exist, and for
    `max_cost` without prices.
    """
    recipes = _recipes(settings.recipes)
    members = crew([model] if isinstance(model, str) else model, settings)
    course = Course(wanted=wanted, forms=settings.forms, yields=yields)
    run = _Run(workspace, pairs, settings, members, on_progress, course,
               products={} if products is None else products, veils_persons=privacy != "report")  # fmt: skip
    with open_replies(workspace) as replies:
        limits: dict[str, Any] = {"max_calls": max_calls, "max_tokens": max_tokens, "max_cost": max_cost}
        client = Crew(members, replies, dry_run=dry_run, ask_again=ask_again, heard=run.heard, **limits)
        run.client = client
        asyncio.run(run.go(recipes))
        unasked = [
            estimate(member.settings, left, experience=_experience(replies, member.settings))
            for member, left in client.unasked
        ]
    return VaryResult(
        pairs=tuple(sorted(run.made, key=place)),
        tallies=tuple(run.tallies[source] for source in sorted(run.tallies)),
        calls=client.calls,
        prompt_tokens=client.prompt_tokens,
        completion_tokens=client.completion_tokens,
        cost=client.cost,
        replayed=client.replayed,
        timeouts=client.timeouts,
        tokens_in_flight=client.tokens_in_flight,
        unasked=added(unasked),
        left=tuple(request for _, left in client.unasked for request in left),
        answered=frozenset(run.answered),
        replaced=dict(sorted(run.replaced.items())),
        failure=client.failure,
        models=client.used(run.seen, run.kept),
        reach=course.reach,
    )


class _Run:
    """One run over the passages: its questions, its pairs, its tallies."""

    def __init__(
        self, workspace: Workspace, pairs: Iterable[Pair], settings: Convert, members: Sequence[Member],
        progress: Progress, course: Course, *, products: Mapping[str, str], veils_persons: bool,
    ) -> None:  # fmt: skip
        self.made: list[Pair] = []
        self.tallies: dict[str, Tally] = {}
        self.answered: set[tuple[str, str]] = set()
        self.replaced: collections.Counter[str] = collections.Counter()
        self.seen, self.kept = collections.Counter[str](), collections.Counter[str]()
        # candidates by model
        self.client: Crew
        self.course = course
        self._settings, self._members, self._languages = settings, members, _languages(settings)
        self._veils_persons = veils_persons
        self._talked: set[str] = set()  # ids of pairs that are turns of a conversation already
        parents = list(self._parents(pairs))
        self._around = Around(workspace, parents, names=settings.recipes, talked=self._talked, products=products)
        self._questions = Questions(parents)
        self._ids = {pair.id for pair in parents}
        course.knows(parents)
        self._sections = self._spread(parents)
        self._under_way = UnderWay(progress, total=len(self._sections))
        self._shares = settings.recipes if isinstance(settings.recipes, dict) else {}

    def heard(self) -> None:
        """A question has its outcome."""
        self._under_way.answered(self.client, self.tallies.values())

    async def go(self, recipes: Sequence[Recipe]) -> None:
        """All turns over the sections; behind the first one those over what was made, where it may be varied too."""
        try:
            while self.course.begins_turn(stopped=self.client.stopped):
                if turn := self.course.turns - 1:
                    sections = [thin for found in self._sections if (thin := self.course.thin(found))]
                    suits = _any if self.course.forms is None else _varies
                    await self._turn(recipes, sections, turn=turn, suits=suits)
                else:
                    await self._turn(recipes, self._sections, turn=0, suits=_any)
                    await self._deeper(recipes)
        finally:
            await self.client.close()

    async def _deeper(self, recipes: Sequence[Recipe]) -> None:
        """Over what was made, generation by generation, where that may be varied."""
        for depth in range(1, self._settings.max_depth):
            made = [pair for pair in self.made if pair.generation_depth == depth and pair.turns <= 1]
            await self._turn(recipes, self._spread(made), turn=0, suits=_varies)

    async def _turn(
        self, recipes: Sequence[Recipe], sections: Sequence[tuple[Pair, ...]], *, turn: int,
        suits: Callable[[Recipe, Job], bool],
    ) -> None:  # fmt: skip
        """All rounds over the sections, one after the other."""
        dealer = Dealer(
            recipes=recipes, shares=self._shares, members=self._members, questions=self._questions,
            seed=self._settings.model.seed, languages=self._languages, suits=suits,
        )  # fmt: skip
        done, size = 0, FIRST_ROUND
        self._under_way.begins_anew()
        while done < len(sections) and not self.course.is_over(stopped=self.client.stopped):
            now = sections[done : done + self.course.bounded(size, behind=done)]
            passages = list(self._around.passages(now, turn=turn, drop=self._told))
            for puts in dealer.rounds(passages):
                await self._round(puts, sections=len(now) / (1 if self._shares else len(recipes)))
            done, size = done + len(now), min(2 * size, LARGEST_ROUND)
            self._under_way.reaches(done, self.client, self.tallies.values())

    def _spread(self, pairs: Iterable[Pair]) -> list[tuple[Pair, ...]]:
        return spread(pairs, seed=self._settings.model.seed, most=self._settings.max_sections)

    def _tally(self, source: str) -> Tally:
        return self.tallies.setdefault(source, Tally(STAGE, source))

    def _parents(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that may be varied: a model never works on what a model made."""
        for pair in pairs:
            if pair.turns > 1:
                self._talked.update(pair.lineage.parents)
                continue  # its turns are pairs of their own
            if pair.generation_depth > 0:  # what it made in this run is varied in turns of their own, if it is at all
                self._tally(pair.source).drop("generation-depth")
            elif not pair.evidence:
                self._tally(pair.source).drop("no-evidence")
            elif not is_sendable(pair):
                self._tally(pair.source).drop("injected-instruction")
            else:
                yield pair

    def _told(self, source: str, reason: str, pairs: int) -> None:
        """Count what may not be sent, in the first turn."""
        if self.course.turns < 2:
            self._tally(source).drop(reason, pairs)

    async def _round(self, puts: Iterable[Put], *, sections: float) -> None:
        asked = [put for put in map(self._prepared, puts) if self._is_new(put)]

        def halves(put: Put) -> Sequence[Put]:
            smaller = put.recipe.halves(put.job, self._questions, put.asking)
            jobs = [self._prepared(dataclasses.replace(put, job=job)) for job in smaller]
            return [dataclasses.replace(half, job=half.job.following()) for half in jobs]

        self._under_way.asks(len(asked), sections=sections)
        found = answers(self.client, asked, form=form_of, halves=halves)
        async for put, outcome in checked(self.client, found, self._prepared):
            job, name = put.job, put.recipe.name
            tally = self._tally(job.passage.pairs[0].source)
            if isinstance(outcome, Miss):
                tally.notes[f"{name}:{outcome.reason}"] += job.wanted
                if outcome.reason == "unasked":
                    self.course.leaves(name, job)
                else:
                    tally.drop(outcome.reason, job.wanted)
                continue
            self._take(put, outcome, tally)

    def _prepared(self, put: Put) -> Put:
        """With its unit of work and without what must not leave, as it was asked before if it was."""
        job = keyed(put.recipe, self._veiled(put.job), personal=self._veils_persons)
        return dataclasses.replace(put, job=dataclasses.replace(job, request=self.client.as_asked(job.request)))

    def _is_new(self, put: Put) -> bool:
        """Whether it was not put in an earlier turn; in the first one, pages that say the same are asked about each."""
        if not self.course.has_goal:
            return True
        is_new = self.course.is_new(put.request.prompt_sha256 + put.request.model)
        return is_new or not put.job.passage.turn

    def _veiled(self, job: Job) -> Job:
        job = job.veiled(personal=self._veils_persons)
        self.replaced.update(dict(job.veil.counts))
        return job

    def _take(self, put: Put, outcome: Reply, tally: Tally) -> None:
        recipe, job = put.recipe, put.job
        self.answered.update((recipe.name, section) for section in job.sections)
        found = read(job.veil.lifted(outcome.content), recipe.reply)
        items = recipe.read(job, found.form) if found else []
        items += [Drop(reason="unreadable-item")] * min(found.faults if found else 0, max(job.wanted - len(items), 0))
        for number, item in enumerate(items):
            reason = item.reason if isinstance(item, Drop) else self._reason(recipe, job, item)
            if isinstance(item, Candidate) and not reason:
                generator = generator_of(recipe, job, outcome, put.asking, part=number, of=len(items))
                pair = pair_of(recipe, job, item, generator)
                reason = "" if pair.id not in self._ids else "duplicate"
                if not reason:
                    self._keep(pair, recipe)
            if reason:
                tally.drop(reason)
            else:
                tally.keep()
            self.course.counts(reason)
            self.seen[job.request.model] += 1
            self.kept[job.request.model] += not reason
            tally.notes[f"{recipe.name}:{reason or 'kept'}"] += 1

    def _reason(self, recipe: Recipe, job: Job, candidate: Candidate) -> str:
        said = [turn.content for turn in candidate.turns] or [candidate.question, candidate.answer]
        if job.veil.hides(said):
            return "holds-secret"
        if any(len(question) > MOST_QUESTION_CHARACTERS or not is_clean(question) for question in said[::2]):
            return "unusable-question"
        return recipe.judge(candidate, self._questions)

    def _keep(self, pair: Pair, recipe: Recipe) -> None:
        self._ids.add(pair.id)
        self.course.knows([pair])
        self.made.append(pair)
        self._questions.add(pair, recipe=recipe.name)


def _experience(replies: Replies, settings: Model) -> Callable[[str, str], Experience]:
    def experience(model: str, schema_name: str) -> Experience:
        return Experience.of(replies.latest(model, schema_name, most=MOST_REPLIES), seed=settings.seed)

    return experience


def _any(_: Recipe, __: Job) -> bool:
    return True


def _varies(_: Recipe, job: Job) -> bool:
    """Whether a job asks for other words of pairs that are there."""
    return bool(job.asked)


def _recipes(names: Collection[str]) -> list[Recipe]:
    known = {recipe.name: recipe for recipe in RECIPES}
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
            raise UserError(f"convert.recipes: no recipe is named {name!r}, {hint}")
    return [recipe for recipe in RECIPES if recipe.name in names]


def _languages(settings: Convert) -> tuple[str, ...]:
    """Those to translate into. Raises UserError for one that could not be told from others in a reply."""
    for language in settings.languages:
        if not knows(language):
            raise UserError(f"convert.languages: {language!r} is no language that can be recognised in a reply")
    return tuple(dict.fromkeys(settings.languages))
