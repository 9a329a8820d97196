"""Twenty SIGKILLs over whole runs with a model: `make bench-asking`.

    python -m benchmarks.endpoint_kills [--kills 20] [--seed 1] [--on ray]

`gristmill run FOLDER --model …` over made-up pages and a scripted endpoint on loopback: once to its end, then in
another workspace with a kill in each of twenty runs, before the first question or after so many further ones, and a
last run to its end. Asked for: the same pairs and the same dataset, and no more calls than the uninterrupted run made,
but for those that were in flight at a kill.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.model.conftest import TOPICS, FakeEndpoint, honest

PAGES = 40
CONCURRENCY = 4
MOST_RUNS = 60
HALLS = "oak ash elm fir yew box bay may rye oat".split()
CONFIG = f"""sources: [{{name: mill, start: [FOLDER], product: Mill, licence: CC0-1.0, base_url: 'https://mill.example/'}}]
convert: {{recipes: [paraphrase, self_instruct], model: {{concurrency: {CONCURRENCY}}}}}
"""


def pages(folder: Path) -> None:
    """Pages with a table of settings and prose, all different."""
    folder.mkdir()
    names = [f"{hall}{number}" for number in range(PAGES // len(HALLS)) for hall in HALLS]
    for name in names:
        rows = "".join(
            f"<tr><td><code>{topic}_{name}</code></td><td>{7 * len(name) + place}</td>"
            f"<td>Turns of the {topic} in hall {name} before a clerk writes them down.</td></tr>"
            for place, topic in enumerate(TOPICS)
        )
        prose = "".join(f"<h2>{topic.title()} of {name}</h2><p>{text} In hall {name} it is painted each spring.</p>"
                        for topic, text in list(TOPICS.items())[:3])  # fmt: skip
        table = (
            f"<h2>Options of {name}</h2><table><tr><th>Option</th><th>Default</th><th>Meaning</th></tr>{rows}</table>"
        )
        links = "".join(f'<li><a href="{other}.html">Hall {other}</a></li>' for other in names)
        (folder / f"{name}.html").write_text(
            f"<html lang='en'><head><title>Hall {name}</title></head><body><nav><ul>{links}</ul></nav>"
            f"<main><h1>Hall {name}</h1>{table}{prose}</main></body></html>"
        )
    (folder / "index.html").write_text((folder / f"{names[0]}.html").read_text())


def started(config: Path, out: Path, on: str = "") -> "subprocess.Popen[bytes]":
    """A run of the program in a process group of its own."""
    engine = ("--on", on) if on else ()
    command = [sys.executable, "-m", "gristmill", "--quiet", "run", "mill", "--model", "good-model", "--jobs", "1"]
    return subprocess.Popen(
        [*command, *engine, "--config", str(config), "--out", str(out)],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )


def made(out: Path) -> list[tuple[str, ...]]:
    """What a workspace says of pairs and dataset, without times of the crawl."""
    found = []
    for path in (out / "pairs.jsonl", out / "kept.jsonl", *sorted((out / "dataset").glob("*.jsonl"))):
        for record in map(json.loads, path.read_text("utf-8").splitlines()):
            said = json.dumps(record.get("messages"), sort_keys=True)
            found.append((path.name, str(record.get("id")), said, str(record.get("split"))))
    return found


def killed(config: Path, out: Path, endpoint: FakeEndpoint, dice: random.Random, on: str) -> bool:
    """Whether a run could be killed before its end."""
    further, before = dice.choice((0, 2, 5, 9, 14)), len(endpoint.requests)
    until = time.monotonic() + (dice.uniform(0.2, 4) if not further else 60)
    child = started(config, out, on)
    while child.poll() is None and time.monotonic() < until and len(endpoint.requests) - before < (further or 10**9):
        time.sleep(0.005)
    alive = child.poll() is None
    if alive:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    time.sleep(0.1)  # the endpoint ends what it was answering
    return alive


def main() -> None:
    """Kill, finish, compare; exit code 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", default="", help="an engine for the killed runs and the last one")
    options = parser.parse_args()
    os.environ.pop("OPENAI_API_KEY", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages(folder / "html")
        config = folder / "spiders.yaml"
        config.write_text(CONFIG.replace("FOLDER", str(folder / "html")))
        endpoint = FakeEndpoint()
        endpoint.script = honest
        endpoint._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # the killed are gone
        os.environ["OPENAI_BASE_URL"] = endpoint.url
        if started(config, folder / "whole").wait():
            raise SystemExit("the uninterrupted run failed")
        whole = len(endpoint.requests)
        kills, dice = 0, random.Random(options.seed)
        for _ in range(MOST_RUNS):
            kills += kills < options.kills and killed(config, folder / "killed", endpoint, dice, options.on)
        failed = started(config, folder / "killed", options.on).wait()
        calls = len(endpoint.requests) - whole
        again = len(endpoint.requests)
        started(config, folder / "killed").wait()
        same = made(folder / "whole") == made(folder / "killed")
        count = sum(line[0] == "pairs.jsonl" for line in made(folder / "whole"))
        endpoint.close()
        refreshed = len(endpoint.requests) - again
    most = whole + kills * CONCURRENCY
    print(f"{kills} kills: {calls} calls, uninterrupted {whole}, with those in flight at most {most}")
    print(f"  {count} pairs, the same set: {same}; a refresh that changes nothing: {refreshed} calls")
    raise SystemExit(bool(failed) or not same or calls > most or refreshed > 0)


if __name__ == "__main__":
    main()
