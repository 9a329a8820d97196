"""Which sections are asked about, in which order, and who asks what: a recipe, and the model that it is put to."""

import collections
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pydantic

from gristmill.models.crew import Member, drawn
from gristmill.models.requests import Request
from gristmill.records import Pair
from gristmill.text import digest

from .recipes.questions import Questions
from .recipes.recipe import Asking, Job, Passage, Recipe, jobs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A job as it is put: by a recipe, to a model."""

    recipe: Recipe
    asking: Asking
    job: Job

    @property
    def request(self) -> Request:
        """The request."""
        return self.job.request

    def repeated(self) -> "Put":
        """The same question once more."""
        return dataclasses.replace(self, job=self.job.repeated())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealer:
    """Deals passages out: to all recipes, or to one by `shares`, and each question to one model."""

    recipes: Sequence[Recipe]
    shares: Mapping[str, int]
    # of recipes; empty: every passage goes to all of them
    members: Sequence[Member]
    questions: Questions
    seed: int
    languages: tuple[str, ...] = ()
    # BCP 47, to translate into
    suits: Callable[[Recipe, Job], bool] = lambda _, __: True
    # whether a job is to be asked at all

    def rounds(self, passages: Sequence[Passage]) -> Iterator[list[Put]]:
        """What can be asked at once: a recipe's questions, made from what the recipes before it brought; with shares
        all of them. Each job is made once."""
        if not self.shares:
            for recipe in self.recipes:
                yield [put for passage in passages for put in self._puts(recipe, passage)]
            return
        hands: dict[str, list[Put]] = {recipe.name: [] for recipe in self.recipes}
        for passage in passages:
            able = {recipe.name: puts for recipe in self.recipes if (puts := self._puts(recipe, passage))}
            if able:
                name = _drawn({name: self.shares[name] for name in able}, passage, "share", str(self.seed))
                hands[name] += able[name]
        yield [put for recipe in self.recipes for put in hands[recipe.name]]

    def _puts(self, recipe: Recipe, passage: Passage) -> list[Put]:
        asking = self._asking(recipe, passage)
        jobs = jobs_of(recipe, passage, self.questions, asking)
        return [Put(recipe=recipe, asking=asking, job=job) for job in jobs if self.suits(recipe, job)]

    def _asking(self, recipe: Recipe, passage: Passage) -> Asking:
        shares = {member.name: member.share for member in self.members}
        name = next(iter(shares)) if len(shares) == 1 else _drawn(shares, passage, "model", str(self.seed), recipe.name)
        settings = next(member.settings for member in self.members if member.name == name)
        return Asking(model=name, settings=settings, languages=self.languages)


def form_of(put: Put) -> type[pydantic.BaseModel]:
    """The form of its reply."""
    return put.recipe.reply


def _drawn(shares: Mapping[str, float], passage: Passage, *salt: str) -> str:
    return drawn(shares, lambda name: passage.rank(*salt, name))


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
