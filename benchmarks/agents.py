"""An agent's questions, asked by the SDK's own client on stdio: how often a passage holds the answer, and its span.

    python -m benchmarks.agents WORKSPACE [--questions 30]

The questions are those of pairs drawn from the workspace; a question counts as answered where the quote of its pair
stands in one of the first three passages.
"""

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

import mcp

import gristmill


async def measure(workspace: Path, number: int) -> None:
    bench = gristmill.open(workspace)
    pairs = [pair for pair in bench.sample(4 * number).pairs if pair.evidence][:number]
    command = ["-m", "gristmill", "mcp", "--out", str(workspace)]
    server = mcp.StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    answered = held = passages = 0
    seconds = []
    async with mcp.Client(server) as client:
        for pair in pairs:
            began = time.perf_counter()
            reply = await client.call_tool("search", {"query": pair.question, "limit": 3})
            seconds.append(time.perf_counter() - began)
            found = reply.structured_content["results"]
            passages += len(found)
            held += sum(_holds(bench.seed(one["seed_path"]).markdown, one) for one in found)
            answered += any(pair.evidence[0].quote in one["quote"] for one in found)
    print(f"{answered} of {len(pairs)} questions answered; {held} of {passages} spans hold")
    print(f"median {sorted(seconds)[len(seconds) // 2] * 1000:.1f} ms, first {seconds[0] * 1000:.0f} ms")


def _holds(markdown: str, one: dict) -> bool:
    return markdown[one["start"] : one["stop"]] == one["quote"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--questions", type=int, default=30)
    given = parser.parse_args()
    asyncio.run(measure(given.workspace.absolute(), given.questions))
