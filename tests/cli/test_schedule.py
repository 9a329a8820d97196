"""What cron hears of sources that are down, gone, moved or slow: a line and an exit code, and nothing of the rest."""

import contextlib
import functools
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Gristmill = Callable[..., CompletedProcess[str]]
PAGE = """<!doctype html><html lang=en><head><title>{0}</title></head><body><nav>{links}</nav><main><h1>{0}</h1>
<p>The {0} of this machine grinds what it is given, and it keeps a record of every sack for thirty days.</p>
<h2>How is the {0} cleaned?</h2><p>Open the lid of the {0}, take out the sieve with
<code>mill open --{0}</code> and wash it with warm water alone.</p>
<dl><dt><code>--{0}-speed</code></dt><dd>How fast the {0} turns, in turns a minute, between 10 and 90.</dd></dl>
</main></body></html>"""
WORDS = ("hopper", "runner", "sieve", "shaft", "wheel", "crane", "bin", "stone")


class Mill(http.server.BaseHTTPRequestHandler):
    """A site of eight pages. Its server is slow, or has moved, where the test says so."""

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        time.sleep(site.wait)
        if site.gone:
            self.send_error(410)
            return
        names = {site.folder: "home", **{f"{site.folder}{word}.html": word for word in WORDS}}
        if self.path not in names:
            moved = site.folder != "/docs/" and self.path.startswith("/docs/")
            self.send_response(301 if moved else 404)
            self.send_header("Location", self.path.replace("/docs/", site.folder))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        links = " ".join(f"<a href='{word}.html'>{word}</a>" for word in WORDS)
        body = PAGE.format(f"{site.name} {names[self.path]}", links=links).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Site:
    """A server, of a name that stands on its pages."""

    def __init__(self, name: str, port: int = 0) -> None:
        self.name, self.folder, self.wait, self.gone = name, "/docs/", 0.0, False
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", port), Mill)
        self.http.site = self  # type: ignore[attr-defined]
        self.root = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=functools.partial(self.http.serve_forever, 0.02), daemon=True).start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def sites() -> Iterator[dict[str, Site]]:
    found = {name: Site(name) for name in ("well", "dead", "moved", "slow", "sister")}
    yield found
    for site in found.values():
        site.close()


def schedule(folder: Path, starts: dict[str, str], **keys: object) -> Path:
    blocks = [
        f"  - {json.dumps({'name': name, 'start': [start], 'refresh': '0s', 'scope': 'path', **keys})}"
        for name, start in starts.items()
    ]
    path = folder / "spiders.yaml"
    path.write_text("filter: {min_quality: 0}\nsources:\n" + "\n".join(blocks) + "\n")
    return path


@pytest.fixture
def nightly(gristmill: Gristmill, tmp_path: Path) -> Callable[..., CompletedProcess[str]]:
    """The command line of README, for cron."""

    def call(config: Path) -> CompletedProcess[str]:
        return gristmill("--quiet", "run", "--due", "--config", str(config), "--out", str(tmp_path / "w"))

    return call


def sources_of(workspace: Path) -> set[str]:
    return {json.loads(line)["source"] for line in (workspace / "kept.jsonl").read_text("utf-8").splitlines()}


def test_five_sources_of_which_one_is_dead_one_moved_and_one_slow(
    gristmill: Gristmill, nightly: Callable[..., CompletedProcess[str]], sites: dict[str, Site], tmp_path: Path
) -> None:
    config = schedule(tmp_path, {name: site.root + "/docs/" for name, site in sites.items()})
    first = nightly(config)
    assert (first.returncode, first.stderr, first.stdout) == (0, "", "")
    everything = sources_of(tmp_path / "w")
    assert everything == set(sites)

    sites["dead"].close()
    sites["slow"].wait = 0.3
    sites["moved"].folder = "/manual/"
    second = nightly(config)
    assert second.returncode == 4
    told = [line for line in second.stderr.splitlines() if line.startswith("gristmill: ")]
    assert len(told) == 1
    assert told[0].startswith(
        "gristmill: 1 of 5 sources not reached, their pages stay as they were: dead (refused, last"
    )
    here = sites["moved"].root
    assert [line for line in second.stderr.splitlines() if line not in told] == [
        f"WARNING gristmill.crawler: moved: {here}/docs/ has moved to {here}/manual/: name that as its start"
    ]
    assert sources_of(tmp_path / "w") == everything
    said = gristmill("status", "--out", str(tmp_path / "w")).stdout
    assert said.count("NOT REACHED") == 1
    assert "  NOT REACHED by the last run (refused): its pages are as of 20" in said
    sites["dead"] = Site("dead", int(sites["dead"].root.rpartition(":")[2]))
    third = nightly(config)
    assert (third.returncode, third.stderr) == (0, "")
    assert "NOT REACHED" not in gristmill("status", "--out", str(tmp_path / "w")).stdout


@pytest.mark.parametrize("fault", ["refused", "mostly-gone"])
def test_a_site_that_fails_is_named_with_its_reason(
    nightly: Callable[..., CompletedProcess[str]], sites: dict[str, Site], tmp_path: Path, fault: str
) -> None:
    config = schedule(tmp_path, {name: sites[name].root + "/docs/" for name in ("well", "slow")})
    assert nightly(config).returncode == 0
    before = (tmp_path / "w" / "kept.jsonl").read_bytes()
    odd = sites["slow"]
    if fault == "refused":
        odd.close()
    odd.gone = fault == "mostly-gone"
    done = nightly(config)
    assert (done.returncode, f"slow ({fault}, last good run 20" in done.stderr) == (4, True), done.stderr
    assert (tmp_path / "w" / "kept.jsonl").read_bytes() == before


def test_a_folder_that_is_not_there_costs_no_other_source_its_run(
    nightly: Callable[..., CompletedProcess[str]], sites: dict[str, Site], tmp_path: Path
) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    for word in WORDS[:3]:
        (folder / f"{word}.html").write_text(PAGE.format(word, links=""))
    config = schedule(tmp_path, {"well": sites["well"].root + "/docs/", "odd": str(folder)})
    assert nightly(config).returncode == 0
    before = (tmp_path / "w" / "kept.jsonl").read_bytes()
    folder.rename(tmp_path / "away")
    done = nightly(config)
    assert (done.returncode, "odd (no-folder, last good run 20" in done.stderr) == (4, True)
    assert (tmp_path / "w" / "kept.jsonl").read_bytes() == before
    (tmp_path / "away").rename(folder)
    assert (nightly(config).returncode, (tmp_path / "w" / "kept.jsonl").read_bytes()) == (0, before)


def test_a_source_that_was_never_reached_is_named_and_the_others_are_done(
    nightly: Callable[..., CompletedProcess[str]], sites: dict[str, Site], tmp_path: Path
) -> None:
    sites["dead"].close()
    config = schedule(tmp_path, {name: sites[name].root + "/docs/" for name in ("dead", "well")})
    done = nightly(config)
    assert (done.returncode, "dead (refused, last good run never)" in done.stderr) == (4, True)
    assert sources_of(tmp_path / "w") == {"well"}


def test_where_nothing_is_due_no_stage_runs_and_the_figures_stay(
    gristmill: Gristmill, sites: dict[str, Site], tmp_path: Path
) -> None:
    config = schedule(tmp_path, {"well": sites["well"].root + "/docs/"}, refresh="7d")
    due = ("run", "--due", "--config", str(config), "--out", str(tmp_path / "w"))
    assert gristmill(*due).returncode == 0
    report = (tmp_path / "w" / "report.json").read_bytes()
    done = gristmill(*due)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "none of 1 sources is due\n")
    assert (tmp_path / "w" / "report.json").read_bytes() == report
    assert gristmill("--quiet", *due).stderr == ""


def test_a_run_that_ended_between_crawl_and_dataset_is_finished_though_nothing_is_due(
    gristmill: Gristmill, sites: dict[str, Site], tmp_path: Path
) -> None:
    config = schedule(tmp_path, {"well": sites["well"].root + "/docs/"}, refresh="7d")
    options = ("--due", "--config", str(config), "--out", str(tmp_path / "w"))
    assert gristmill("crawl", *options).returncode == 0
    assert gristmill("run", *options).returncode == 0
    assert sources_of(tmp_path / "w") == {"well"}


def test_a_source_that_failed_is_due_at_the_next_start(
    gristmill: Gristmill, sites: dict[str, Site], tmp_path: Path
) -> None:
    config = schedule(tmp_path, {"well": sites["well"].root + "/docs/"}, refresh="1s")
    due = ("crawl", "--due", "--config", str(config), "--out", str(tmp_path / "w"))
    assert gristmill(*due).returncode == 0
    sites["well"].close()
    time.sleep(1.1)
    schedule(tmp_path, {"well": sites["well"].root + "/docs/"}, refresh="7d")
    assert gristmill(*due).returncode == 0  # not due yet
    schedule(tmp_path, {"well": sites["well"].root + "/docs/"}, refresh="1s")
    assert gristmill(*due).returncode == 4
    assert gristmill(*due).returncode == 4
