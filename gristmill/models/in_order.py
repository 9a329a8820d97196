"""Outcomes in the order of their requests, each as soon as those before it are there.

What reads a reply works while further ones are under way: between two rounds of questions nothing would be.
"""

import asyncio
from collections.abc import AsyncIterator

from .requests import Miss, Outcome, Reply


class InOrder:
    """Begins at once, whoever waits; to be read once."""

    def __init__(self, beginnings: AsyncIterator[Outcome | asyncio.Task[Outcome]]) -> None:
        self._begun: asyncio.Queue[Outcome | asyncio.Task[Outcome] | None] = asyncio.Queue()
        self._beginning = asyncio.create_task(self._begin(beginnings))

    async def outcomes(self) -> AsyncIterator[Outcome]:
        """One for each request. Whoever leaves early ends what is under way."""
        try:
            while (begun := await self._begun.get()) is not None:
                try:
                    yield begun if isinstance(begun, Reply | Miss) else await begun
                finally:
                    _cancel(begun)
            await self._beginning
        finally:
            self._beginning.cancel()
            while not self._begun.empty():
                _cancel(self._begun.get_nowait())

    async def _begin(self, beginnings: AsyncIterator[Outcome | asyncio.Task[Outcome]]) -> None:
        try:
            async for begun in beginnings:
                self._begun.put_nowait(begun)
        finally:
            self._begun.put_nowait(None)


def _cancel(begun: Outcome | asyncio.Task[Outcome] | None) -> None:
    if isinstance(begun, asyncio.Task):
        begun.cancel()
