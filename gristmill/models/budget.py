"""How much and how fast a model may be asked: hard limits on calls and tokens, a pace, and a shared cool-down."""

import asyncio
from collections import deque

WINDOW = 60.0  # seconds over which requests and tokens are counted, as providers' limits are


class Budget:
    """Hard limits. A call is one request that is sent, repeats included; tokens are those that the endpoint reports.

    The promise: `calls` never exceeds `max_calls`, and `tokens` never exceeds `max_tokens`, because a request is only
    sent while its upper bound fits into what is left. Requests that wait are let in by their order, once it is certain
    that those before them leave enough, so which ones are asked does not hang on which reply came first.
    """

    def __init__(self, *, max_calls: int | None, max_tokens: int | None) -> None:
        self._max_calls, self._max_tokens = max_calls, max_tokens
        self._held = 0
        self._holders = 0
        self._changed = asyncio.Condition()
        self.calls = 0
        self.tokens = 0

    async def reserve(self, bound: int) -> bool:
        """Hold `bound` tokens and one call; False where the limits do not allow it, now or later."""
        async with self._changed:
            while not self._fits(bound):
                if self._calls_are_spent or not self._holders or not self._could_fit(bound):
                    return False
                await self._changed.wait()
            self.calls += 1
            self._held += bound
            self._holders += 1
            return True

    async def settle(self, bound: int, *, used: int) -> None:
        """Give back what was held and count what was used."""
        async with self._changed:
            self._held -= bound
            self._holders -= 1
            self.tokens += used
            self._changed.notify_all()

    @property
    def _calls_are_spent(self) -> bool:
        return self._max_calls is not None and self.calls >= self._max_calls

    def _could_fit(self, bound: int) -> bool:
        return self._max_tokens is None or self.tokens + bound <= self._max_tokens

    def _fits(self, bound: int) -> bool:
        within = self._max_tokens is None or self.tokens + self._held + bound <= self._max_tokens
        return within and not self._calls_are_spent


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
