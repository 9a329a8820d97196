"""A crawl in parts: the same as in one, hosts in one part's hands, and nothing from a worker that was lost."""

import collections
import errno
import os
import platform
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import crawl
from crawler.placed import Came, Part, _hosts_of, _packed, crawl_part
from crawler.state.database import State
from gristmill.config import Source
from gristmill.errors import UserError
from gristmill.placing import here
from gristmill.records import Tally

from .conftest import Answer, Place, Server, html


class Scripted:
    """A placer in this process that notes the parts, and does before each what a test says."""

    def __init__(self, before: Callable[[Part], object] = lambda part: None, places: int = 8) -> None:
        self.rounds: list[list[list[str]]] = []
        self._before, self._places = before, places

    def places(self) -> int:
        return self._places

    def map(
        self,
        work: Callable[[Any], Any],
        units: Iterable[Any],
        *,
        cores: float = 1,
        tick: Any = None,
        got_on: Any = None,
    ) -> Iterator[Any]:
        parts, self.got_on = list(units), got_on
        self.rounds.append([[source.name for source in part.sources] for part in parts])
        for part in parts:
            self._before(part)
            tick()
            yield work(part)


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    found = [Server() for _ in range(3)]
    for server in found:
        server.pages({"/": html(f"Home {server.root}", "/a", "/b")})
        server.pages({path: html(f"{path} of {server.root}") for path in ("/a", "/b")})
    yield found
    for server in found:
        server.close()


def sources(servers: Sequence[Server], folder: Path | None = None) -> list[Source]:
    found = [Source(name=f"s{number}", start=[server.root + "/"]) for number, server in enumerate(servers)]
    return [*found, Source(name="folder", start=[str(folder)])] if folder else found


def records(tallies: Iterable[Tally]) -> list[tuple[str, dict[str, Any]]]:
    return [(tally.source, tally.to_record()) for tally in tallies]


def test_a_crawl_in_parts_brings_the_bytes_and_the_tallies_of_one(
    servers: list[Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index.html").write_text(html("A folder"))
    chosen = sources(servers, tmp_path / "built")
    chosen.append(Source(name="beside", start=[servers[0].root + "/a"], scope="path"))
    whole, placer, packing = Place(tmp_path / "whole"), Scripted(), Scripted(places=2)
    told = records(crawl(whole.workspace, chosen, jobs=1))
    for name, placed in (("scripted", placer), ("packed", packing), ("processes", here(2))):
        place = Place(tmp_path / name)
        assert records(crawl(place.workspace, chosen, placer=placed)) == told
        assert place.files() == whole.files() != {}
        assert place.query("SELECT * FROM leases") == []
    assert placer.rounds == [[["s0", "beside"], ["s1"], ["s2"]]]
    assert packing.rounds == [[["s0", "beside", "s2"], ["s1"]]]


@pytest.mark.parametrize(
    ("hosts", "places", "parts"),
    [(0, 2, []), (1, 8, [1]), (8, 1, [8]), (8, 2, [4, 4]), (9, 2, [5, 4]), (9, 1, [5, 4]), (40, 2, [8] * 5)],
)
def test_hosts_are_dealt_out_to_as_many_parts_as_there_are_cores_and_eight_to_one_at_most(
    hosts: int, places: int, parts: list[int]
) -> None:
    groups = [[Source(name=f"s{number}", start=["http://127.0.0.1/"])] for number in range(hosts)]
    packed = _packed(groups, places)
    assert [len(part) for part in packed] == parts
    assert sorted(source.name for part in packed for source in part) == sorted(f"s{n}" for n in range(hosts))


def test_the_count_of_pages_goes_on_when_a_part_has_ended_and_tells_whether_a_part_got_on(
    servers: list[Server], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.placed.TOLD", 0.0)
    monkeypatch.setattr("crawler.placed.COUNTING", 1e9)
    told: list[int] = []
    got_on: list[bool] = []

    def before(part: Part) -> None:
        got_on.extend(placer.got_on(part) for _ in range(2))
        crawl_part(part)
        got_on.extend(placer.got_on(part) for _ in range(2))

    placer = Scripted(before)
    crawl(place.workspace, sources(servers), placer=placer, on_progress=lambda done, *_: told.append(done))
    assert told == [3, 6, 9]
    assert got_on == [False, False, True, False] * 3


def test_a_refresh_in_parts_asks_for_what_has_changed(servers: list[Server], place: Place) -> None:
    chosen = sources(servers)
    crawl(place.workspace, chosen, jobs=1)
    servers[1].pages({"/a": html("Changed")})
    tallies = crawl(place.workspace, chosen, placer=here())
    assert [tally.kept for tally in tallies] == [3, 3, 3]
    assert place.seeds("s1")["/a"].title == "Changed"
    assert place.query("SELECT DISTINCT number, finished_at != '' FROM crawls WHERE number = 2") == [(2, 1)]


def test_pages_on_the_host_of_another_part_are_had_in_a_further_round(
    servers: list[Server], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a site has moved there, which sites on loopback may not."""
    placer = Scripted()

    def known(db: State, chosen: Sequence[Source]) -> set[str]:
        return _hosts_of(db, chosen) if placer.rounds else {source.start[0].rstrip("/") for source in chosen}

    monkeypatch.setattr("crawler.placed._hosts_of", known)
    chosen = sources(servers[:2])
    chosen[0] = chosen[0].model_copy(update={"start": [server.root + "/" for server in servers[:2]]})
    tallies = crawl(place.workspace, chosen, placer=placer)
    assert placer.rounds == [[["s0"], ["s1"]], [["s0"]]]
    assert [tally.kept for tally in tallies] == [6, 3]
    assert not any(tally.notes["interrupted"] for tally in tallies)
    assert set(servers[0].counts().values()) == {1}


def test_ctrl_c_ends_all_parts_and_the_same_command_goes_on(servers: list[Server], place: Place) -> None:
    placer = Scripted(lambda part: part.sources[0].name == "s1" and os.kill(os.getpid(), signal.SIGINT))
    for server in servers:
        server.pages({"/": Answer(html("Home", "/a", "/b"), wait=0.6)})
    tallies = crawl(place.workspace, sources(servers), placer=placer)
    assert [tally.notes["interrupted"] for tally in tallies] == [0, 1, 1]
    assert [tally.kept for tally in crawl(place.workspace, sources(servers), placer=here())] == [3, 3, 3]
    assert servers[1].counts()["/"] <= 2


def test_a_part_that_two_workers_have_begun_is_gone_on_with_by_the_last_one(
    servers: list[Server], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is lost while it waits for an answer, and is not dead."""
    monkeypatch.setattr("crawler.drive.GRACE", 300.0)  # it is told so, and still waits for the answer
    came: list[Came] = []
    begun: list[Part] = []

    def answer(_: Any) -> Answer:
        if len(came) == 0 and len(begun) == 1:
            begun.append(begun[0])
            came.append(crawl_elsewhere(begun[0]))
        return Answer(html("Home", "/a", "/b"))

    servers[0].answers["/"] = answer
    patient = [source.model_copy(update={"timeout": 300.0}) for source in sources(servers[:1])]
    tallies = crawl(place.workspace, patient, placer=Scripted(begun.append))
    assert [result.tally.kept for result in came[0].settled] == [3]
    assert [tally.kept for tally in tallies] == [3]
    assert place.query("SELECT count(*) FROM pages WHERE kind = 'page' AND state = 1") == [(3,)]


def test_a_part_that_has_ended_and_is_begun_again_asks_for_nothing(servers: list[Server], place: Place) -> None:
    """Its worker was killed with the result in its hand."""
    crawl(place.workspace, sources(servers[:2]), jobs=1)
    placer = Scripted(lambda part: part.sources[0].name == "s1" and crawl_part(part))
    tallies = crawl(place.workspace, sources(servers[:2]), placer=placer)
    assert [(tally.kept, tally.notes["interrupted"]) for tally in tallies] == [(3, 0), (3, 0)]
    assert servers[0].counts() == servers[1].counts()
    assert place.query("SELECT source, max(number), min(finished_at) > '' FROM crawls GROUP BY source") == [
        ("s0", 2, 1), ("s1", 2, 1),
    ]  # fmt: skip


def crawl_elsewhere(part: Part) -> Came:
    """In a process of its own: the event loop of this one is busy, and would be in its forks."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(crawl_part, part).result()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"machine": "another"}, "cannot share the state"),
        ({"machine": ""}, "on a path that all machines share"),
        ({"root": Path("/nowhere")}, "on a path that all machines share"),
    ],
)
def test_a_worker_that_cannot_share_the_workspace_says_so(place: Place, changed: dict[str, Any], told: str) -> None:
    parts: list[Part] = []
    with pytest.raises(StopAsyncIteration):
        crawl(place.workspace, [Source(name="docs", start=["http://127.0.0.1:9/"])], placer=Scripted(_stop(parts)))
    part = Part(**{name: getattr(parts[0], name) for name in Part.__slots__} | changed)
    with pytest.raises(UserError, match=told):
        crawl_part(part)


def test_a_full_disk_says_of_which_worker(servers: list[Server], place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(place.workspace), "seed_beside", full)
    with pytest.raises(UserError, match=f"{platform.node()}: .*No space left"):
        crawl(place.workspace, sources(servers), placer=Scripted())
    monkeypatch.undo()
    assert [tally.kept for tally in crawl(place.workspace, sources(servers), placer=here())] == [3, 3, 3]
    assert not servers[1].counts() - collections.Counter({"/": 1, "/a": 1, "/b": 1})


def _stop(parts: list[Part]) -> Callable[[Part], None]:
    def before(part: Part) -> None:
        parts.append(part)
        raise StopAsyncIteration

    return before
