"""How much and how fast a model may be asked: hard limits on calls, tokens and money, a pace, a shared cool-down."""

import asyncio
from collections import deque
from dataclasses import dataclass

WINDOW = 60.0  # seconds over which requests and tokens are counted, as providers' limits are


@dataclass(frozen=True, slots=True)
class Spending:
    """Tokens and their price."""

    tokens: int = 0
    price: float = 0.0
    # in the currency of the configured prices

    def __add__(self, other: "Spending") -> "Spending":
        return Spending(self.tokens + other.tokens, self.price + other.price)

    def __sub__(self, other: "Spending") -> "Spending":
        return Spending(self.tokens - other.tokens, self.price - other.price)


class Budget:
    """Hard limits. A call is one request that is sent, repeats included; tokens are those that the endpoint reports.

    The promise: `calls` never exceeds `max_calls`, and what is spent never exceeds `max_tokens` and `max_cost`, because
    a request is only sent while its upper bound fits into what is left. Requests that wait are let in by their order,
    once it is certain that those before them leave enough, so which ones are asked does not hang on which reply came
    first.
    """

    def __init__(self, *, max_calls: int | None, max_tokens: int | None, max_cost: float | None = None) -> None:
        self._max_calls, self._max_tokens, self._max_cost = max_calls, max_tokens, max_cost
        self._held = Spending()
        self._holders = 0
        self._changed = asyncio.Condition()
        self.calls = 0
        self.spent = Spending()

    async def reserve(self, bound: Spending) -> bool:
        """Hold `bound` and one call; False where the limits do not allow it, now or later."""
        async with self._changed:
            while self._calls_are_spent or not self._bears(self.spent + self._held + bound):
                if self._calls_are_spent or not self._holders or not self._bears(self.spent + bound):
                    return False
                await self._changed.wait()
            self.calls += 1
            self._held += bound
            self._holders += 1
            return True

    async def settle(self, bound: Spending, *, used: Spending) -> None:
        """Give back what was held and count what was used."""
        async with self._changed:
            self._holders -= 1
            self._held = self._held - bound if self._holders else Spending()
            self.spent += used
            self._changed.notify_all()

    @property
    def _calls_are_spent(self) -> bool:
        return self._max_calls is not None and self.calls >= self._max_calls

    def _bears(self, spending: Spending) -> bool:
        return (self._max_tokens is None or spending.tokens <= self._max_tokens) and (
            self._max_cost is None or spending.price <= self._max_cost
        )


class Pace:
    """Lets requests go one after the other: so many a minute, so many tokens a minute, none during a cool-down."""

    def __init__(self, *, requests: int | None, tokens: int | None) -> None:
        self._requests, self._tokens = requests, tokens
        self._sent: deque[tuple[float, int]] = deque()  # when, estimated tokens
        self._cool_until = 0.0
        self._turn = asyncio.Lock()  # fair: first come, first served

    async def turn(self, tokens: int) -> None:
        """Wait until a request of about so many tokens may be sent."""
        tokens = min(tokens, self._tokens or tokens)  # one that is larger than the limit goes alone
        async with self._turn:
            while (wait := self._wait(tokens)) > 0:
                await asyncio.sleep(wait)
            self._sent.append((asyncio.get_running_loop().time(), tokens))

    def cool(self, seconds: float) -> bool:
        """Send nothing for so long: the endpoint asked one request to wait, and it means all of them.

        Whether that is news, a second or more beyond what was asked before.
        """
        until = asyncio.get_running_loop().time() + seconds
        news = until >= self._cool_until + 1
        self._cool_until = max(self._cool_until, until)
        return news

    def _wait(self, tokens: int) -> float:
        now = asyncio.get_running_loop().time()
        while self._sent and self._sent[0][0] <= now - WINDOW:
            self._sent.popleft()
        if self._cool_until > now:
            return self._cool_until - now
        full = self._requests is not None and len(self._sent) >= self._requests
        if self._tokens is not None and sum(spent for _, spent in self._sent) + tokens > self._tokens:
            full = True
        return self._sent[0][0] + WINDOW - now if full else 0.0
