"""How long a reply may take: as long as was set, or as long as the endpoint shows that it needs."""

import asyncio
import collections
import contextlib
from collections.abc import AsyncIterator

LEAST_TOKENS = 24  # of a reply that shows a rate; of shorter ones the prompt and the way take most of the time
SLACK = 2.0  # times what a reply of full length would take at the slowest rate of the last ones
LONGEST_STRETCH = 4.0  # times what was set, where replies are lost and no rate is known
MOST_SECONDS = 3600.0
REMEMBERED = 16


class Patience:
    """The time-out of replies. Those that are under way gain from what later ones show."""

    def __init__(self, seconds: float, *, reply_tokens: int) -> None:
        self._set, self._reply_tokens = seconds, reply_tokens
        self._stretch = 1.0
        self._rates: collections.deque[float] = collections.deque(maxlen=REMEMBERED)  # tokens a second
        self._open: dict[asyncio.Timeout, float] = {}  # when each began
        self._of_task: dict[asyncio.Task[object], asyncio.Timeout] = {}

    @property
    def seconds(self) -> float:
        """For one reply that is asked for now."""
        needed = SLACK * self._reply_tokens / min(self._rates) if self._rates else 0.0
        return max(self._set * self._stretch, min(needed, MOST_SECONDS))

    @contextlib.asynccontextmanager
    async def limit(self) -> AsyncIterator[None]:
        """Raises TimeoutError in a block that takes too long."""
        began = asyncio.get_running_loop().time()
        async with asyncio.timeout(self.seconds) as scope:
            self._open[scope] = began
            task = asyncio.current_task()
            if task:
                self._of_task[task] = scope
            try:
                yield
            finally:
                del self._open[scope]
                if task:
                    del self._of_task[task]

    def heard(self) -> None:
        """A piece of the reply that the current task waits for has come: from now on its silence counts."""
        task = asyncio.current_task()
        scope = self._of_task.get(task) if task else None
        if scope is None or scope.expired():
            return
        until = asyncio.get_running_loop().time() + self._set * self._stretch
        scope.reschedule(min(until, self._open[scope] + max(MOST_SECONDS, self._set)))

    def learn(self, tokens: int, seconds: float) -> None:
        """A reply of so many tokens came after so many seconds."""
        if tokens >= LEAST_TOKENS and seconds > 0:
            self._rates.append(tokens / seconds)
            self._prolong()

    def lose(self, seconds: float) -> None:
        """A reply was given up after so many seconds: wait longer for the next ones."""
        if seconds >= self._set * self._stretch:
            self._stretch = min(2 * self._stretch, LONGEST_STRETCH)
            self._prolong()

    def _prolong(self) -> None:
        for scope, began in self._open.items():
            if (until := scope.when()) is not None and began + self.seconds > until and not scope.expired():
                scope.reschedule(began + self.seconds)
