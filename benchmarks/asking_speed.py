"""How many requests a second go through an endpoint that takes 100 ms for each: `make bench-asking`.

    python -m benchmarks.asking_speed [--calls 1000] [--concurrency 8 16 32] [--latency 0.1]

At best it is concurrency ÷ latency. The endpoint is a process of its own; replies are stored and synced as in every
run. On a busy machine the CPU time of a request says more: where it is below latency ÷ concurrency, there is room.
First the client alone, then a whole run of two recipes, which makes prompts, reads replies and judges what they hold.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from converter.vary import vary
from gristmill.config import Convert, Model
from gristmill.models.client import Client
from gristmill.models.replies import open_replies
from gristmill.models.requests import Miss, Request
from gristmill.records import Message
from gristmill.store import Workspace
from tests.model.conftest import completion, honest, mill_pages, page, site_of

SECTIONS = 4  # of a page of the mill


def serve(latency: float, told: Connection) -> None:
    """Answer every request as a good model would, after so many seconds; the port goes through the pipe."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while asked := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: *(\d+)", asked, re.IGNORECASE)
                told = json.loads(await reader.readexactly(int(length[1]) if length else 0))
                body = (honest(told, 0) if len(told["messages"]) > 1 else completion({"items": []})).body.encode()
                await asyncio.sleep(latency)
                head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def go() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(go())


def request(number: int) -> Request:
    """One of many that differ, as long as those of a recipe."""
    text = f"{number}. " + "The kiln holds its temperature for two hours by default. " * 40
    said = (Message(role="user", content=text),)
    return Request(
        model="m", messages=said, schema_name="s", schema=json.dumps({"type": "object"}), temperature=0.0,
        max_tokens=200, seed=7,
    )  # fmt: skip


async def timed(folder: Path, *, calls: int, concurrency: int) -> tuple[float, float]:
    """Seconds for so many requests, and seconds of CPU."""
    requests = [request(number) for number in range(calls)]
    with open_replies(Workspace(folder, create=True)) as replies:
        client = Client(replies, Model(concurrency=concurrency, timeout=30))
        await client.ask_all(requests[:1])  # connections and the first reply are no throughput
        began, busy = time.monotonic(), time.process_time()
        outcomes = await client.ask_all(requests[1:])
        seconds, cpu = time.monotonic() - began, time.process_time() - busy
        await client.close()
    if any(isinstance(outcome, Miss) for outcome in outcomes):
        raise SystemExit("a request was not answered")
    return seconds, cpu


def whole(folder: Path, *, calls: int, concurrency: int) -> tuple[float, float]:
    """As `timed`, of a run over pages: each section is asked about by two recipes."""
    seeds = [
        page("mill", f"{name}{number}", seed.markdown.replace(name, f"{name}{number}"))
        for number in range(calls // (6 * SECTIONS))
        for name, seed in zip(("alpha", "beta", "gamma"), mill_pages(), strict=True)
    ]
    site = site_of(folder, seeds)
    settings = Convert(recipes=["paraphrase", "self_instruct"], model=Model(concurrency=concurrency, timeout=30))
    began, busy = time.monotonic(), time.process_time()
    result = vary(site.workspace, site.pairs, settings, model="m")
    seconds, cpu = time.monotonic() - began, time.process_time() - busy
    return seconds * calls / result.calls, cpu * calls / result.calls


def main() -> None:
    """Print requests a second, and the share of what is possible."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[8, 16, 32])
    parser.add_argument("--latency", type=float, default=0.1)
    options = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(options.latency, theirs), daemon=True)
    server.start()
    os.environ["OPENAI_BASE_URL"] = f"http://127.0.0.1:{ours.recv()}/v1"
    os.environ.pop("OPENAI_API_KEY", None)
    try:
        for concurrency in options.concurrency:
            for name in ("client", "whole run"):
                with tempfile.TemporaryDirectory() as folder:
                    if name == "client":
                        took = asyncio.run(timed(Path(folder), calls=options.calls + 1, concurrency=concurrency))
                    else:
                        took = whole(Path(folder), calls=options.calls, concurrency=concurrency)
                rate, best = options.calls / took[0], concurrency / options.latency
                share = f"{rate:.0f} requests a second, {rate / best:.1%} of {best:.0f}"
                each = 1000 * took[1] / options.calls
                print(f"{name}, concurrency {concurrency}: {share}; {each:.1f} ms of CPU each", flush=True)
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
