"""The models that one run asks: each at its endpoint, by its settings, with its share, all within the same limits."""

import math
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..config import ALL, Convert, Model
from ..errors import GristmillError, UserError
from .budget import Budget
from .client import UNPRICED, Client
from .prices import cost
from .replies import Replies
from .requests import Outcome, Request
from .used import Used


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One model of a run."""

    name: str
    settings: Model
    share: float = 1.0
    # of the questions, 0…1
    place: str = ""
    # the name of its endpoint in the environment; empty for that of OPENAI_BASE_URL


class Crew:
    """The clients of a run's models. Which questions are asked within the limits hangs on their order alone."""

    def __init__(
        self,
        members: Sequence[Member],
        replies: Replies,
        *,
        max_calls: int | None = None,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        dry_run: bool = False,
        ask_again: bool = False,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        if max_cost is not None and any(cost(member.settings, 0, 0) is None for member in members):
            raise UserError(UNPRICED)
        self._takes_turns = len(members) > 1 and (max_calls, max_tokens, max_cost) != (None, None, None)
        budget = Budget(max_calls=max_calls, max_tokens=max_tokens, max_cost=max_cost)
        self._clients = {
            member.name: Client(
                replies, member.settings, dry_run=dry_run, ask_again=ask_again, heard=heard, budget=budget,
                place=member.place,
            )
            for member in members
        }  # fmt: skip
        self._members = {member.name: member for member in members}

    async def ask_each(
        self,
        requests: Sequence[Request],
        *,
        lacks: Sequence[Callable[[Outcome], str]],
        spares: Sequence[Request | None],
    ) -> AsyncIterator[Outcome]:
        """The outcomes, in the order of the requests; arguments as of Client.ask_each.

        Models are asked side by side, but under a limit one after the other: what one has left of it must not hang on
        how fast another answers.
        """

        def begun(name: str) -> AsyncIterator[Outcome]:
            places = [place for place, request in enumerate(requests) if request.model == name]
            mine, lacking, further = ([each[at] for at in places] for each in (requests, lacks, spares))
            return self._clients[name].ask_each(mine, lacks=lacking, spares=further)  # type: ignore[arg-type]

        parts: dict[str, AsyncIterator[Outcome]] = {}
        for name in self._clients:
            part = begun(name)
            parts[name] = _listed([each async for each in part]) if self._takes_turns else part
        for request in requests:
            yield await anext(parts[request.model])

    def as_asked(self, request: Request) -> Request:
        """As Client.as_asked."""
        return self._clients[request.model].as_asked(request)

    async def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            await client.close()

    @property
    def failure(self) -> GristmillError | None:
        """Why the first of them that cannot be asked any more ended; the others went on."""
        return next((client.failure for client in self._clients.values() if client.failure), None)

    @property
    def stopped(self) -> bool:
        """Whether nothing further is asked of any."""
        return all(client.stopped for client in self._clients.values())

    @property
    def calls(self) -> int:
        """Requests sent, repeats included."""
        return sum(client.calls for client in self._clients.values())

    @property
    def replies(self) -> int:
        """Requests that were answered in this run."""
        return sum(client.replies for client in self._clients.values())

    @property
    def prompt_tokens(self) -> int:
        """As the endpoints counted."""
        return sum(client.prompt_tokens for client in self._clients.values())

    @property
    def completion_tokens(self) -> int:
        """As the endpoints counted."""
        return sum(client.completion_tokens for client in self._clients.values())

    @property
    def cost(self) -> float | None:
        """Of those that have prices; None where none has."""
        return added(client.cost for client in self._clients.values())

    @property
    def replayed(self) -> int:
        """Questions that stored replies answered."""
        return sum(client.replayed for client in self._clients.values())

    @property
    def timeouts(self) -> int:
        """Requests that were given up by their time-out."""
        return sum(client.timeouts for client in self._clients.values())

    @property
    def tokens_in_flight(self) -> int:
        """Of these, prompts and replies at most."""
        return sum(client.tokens_in_flight for client in self._clients.values())

    @property
    def unasked(self) -> Iterator[tuple[Member, list[Request]]]:
        """What limits, a failure or a dry run left out, by model."""
        return ((self._members[name], client.unasked) for name, client in self._clients.items())

    def used(self, seen: Mapping[str, int], kept: Mapping[str, int]) -> tuple[Used, ...]:
        """What each did; `seen` and `kept` are its candidates."""
        return tuple(
            Used(
                name=name, share=round(self._members[name].share, 6), calls=client.calls,
                prompt_tokens=client.prompt_tokens, completion_tokens=client.completion_tokens, cost=client.cost,
                replayed=client.replayed, seen=seen.get(name, 0), kept=kept.get(name, 0),
            )
            for name, client in self._clients.items()
        )  # fmt: skip


async def _listed(outcomes: Sequence[Outcome]) -> AsyncIterator[Outcome]:
    for outcome in outcomes:
        yield outcome


def added(costs: Iterable[float | None]) -> float | None:
    """The sum of what has a price; None where nothing has."""
    known = [each for each in costs if each is not None]
    return round(sum(known), 9) if known else None


def drawn(shares: Mapping[str, float], rank: Callable[[str], str]) -> str:
    """One of the names, each with the chance of its share; `rank` gives 16 hex digits, as if at random, for each.

    The least of numbers that are spread exponentially with these rates (Efraimidis and Spirakis 2006): a name that is
    added or taken away takes from the others, or leaves to them, by their shares, and moves nothing else.
    """

    def time(name: str) -> float:
        return -math.log((int(rank(name), 16) + 1) / 2**64) / shares[name]

    return min(shares, key=time)


def crew(wanted: Collection[str], settings: Convert) -> tuple[Member, ...]:
    """The models of `--model`, each "name" or "name=share", as `convert.models` tells of them; "all" for all of those.

    Those without a share have the rest, in equal parts. Raises UserError for shares that cannot be.
    """
    known = {model.name: model for model in settings.models}
    names = dict(map(_parted, known if [*wanted] == [ALL] and known else wanted))
    if len(names) < len(wanted) and [*wanted] != [ALL]:
        raise UserError("--model: a model is named twice")
    given = {name: share or (known[name].share if name in known else None) for name, share in names.items()}
    rest = 1 - sum(share for share in given.values() if share)
    lacking = sum(share is None for share in given.values())
    if rest < -1e-9 or (lacking and rest < 1e-9):
        raise UserError("the shares of the models come to more than 1, or leave nothing for those without: lower them")
    total = 1 if lacking else 1 - rest
    return tuple(
        Member(
            name=name,
            settings=known[name].over(settings.model) if name in known else settings.model,
            share=(rest / lacking if share is None else share) / total,
            place=known[name].endpoint if name in known else "",
        )
        for name, share in given.items()
    )


def _parted(wanted: str) -> tuple[str, float | None]:
    name, sign, share = wanted.rpartition("=")
    try:
        number = float(share)
    except ValueError:
        return wanted, None  # the sign is a part of the name
    if not sign:
        return wanted, None
    if not name or not 0 < number <= 1:
        raise UserError(f"--model {wanted}: expected NAME=SHARE with a share above 0 and up to 1")
    return name, number
