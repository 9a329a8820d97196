"""A candidate becomes a pair, with what made it written down."""

from gristmill.models.prices import cost
from gristmill.models.requests import Reply
from gristmill.records import Generator, Lineage, Message, Pair, pair_id
from gristmill.version import __version__

from .recipe import Asking, Candidate, Job, Recipe


def pair_of(recipe: Recipe, job: Job, candidate: Candidate, generator: Generator) -> Pair:
    """The pair that a candidate becomes; it inherits language and source from the passage's first pair."""
    origin = job.passage.pairs[0]
    parents = [pair for pair in job.passage.pairs if pair.id in candidate.parents]
    same = [parent for parent in parents if parent.answer == candidate.answer]
    one = (Message(role="user", content=candidate.question), Message(role="assistant", content=candidate.answer))
    said = candidate.turns or one
    return Pair(
        id=pair_id(recipe.name, said, candidate.evidence),
        type=recipe.name,
        origin="llm",
        generation_depth=1 + max((parent.generation_depth for parent in parents), default=0),
        language=candidate.language or origin.language,
        source=origin.source,
        question=candidate.question,
        answer=candidate.answer,
        normalised=same[0].normalised if same else "",
        answerable=same[0].answerable if same else True,
        messages=said,
        evidence=candidate.evidence,
        lineage=Lineage(parents=candidate.parents, variation=recipe.name, group=job.passage.seed.seed_id),
        generator=generator,
    )


def generator_of(recipe: Recipe, job: Job, reply: Reply, asking: Asking, *, part: int, of: int) -> Generator:
    """What made one of the `of` items of a reply; their tokens add up to the reply's."""
    prompt, completion = (_share(n, part, of) for n in (reply.prompt_tokens, reply.completion_tokens))
    request = job.request
    return Generator(
        version=__version__,
        recipe=recipe.name,
        prompt_sha256=request.prompt_sha256,
        model=request.model,
        parameters=(
            ("temperature", request.temperature),
            ("max_tokens", request.max_tokens),
            ("seed", request.seed),
        ),
        prompt_tokens=prompt,
        completion_tokens=completion,
        cost=cost(asking.settings, prompt, completion),
    )


def _share(total: int, part: int, of: int) -> int:
    return total * (part + 1) // of - total * part // of
