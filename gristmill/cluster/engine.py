"""Ray as the Placer: `--on ray` begins a cluster on this machine, `--on ray:HOST:PORT` joins one of which this machine
is a node, `--on ray://HOST:PORT` is a client of one elsewhere.

Needs the [cluster] extra. Only tasks are used, and Ray begins none of them twice: what is placed again, and how often,
is decided here.
"""

import collections
import contextlib
import functools
import itertools
import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from ..errors import UserError
from ..extras import missing
from ..interrupts import unheard
from ..placing import AHEAD, TICK, TRIES, Placer, Result, Unit, lost, never, nothing
from .hearing import Heard, hand_over, hearing, repeat

log = logging.getLogger("gristmill.cluster")
_STORE = 100 << 20  # bytes of a local cluster's object store: units and results are small, pages go to the workspace
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nobody is told of a run
    "RAY_AUTH_MODE": "token",  # its default, which it says in a warning where nobody chose it
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # a warning about graphics cards, of which none is used
}


@contextlib.contextmanager
def engine(address: str) -> Iterator[Placer]:
    """The Placer that `--on` names, as long as the block runs. Raises UserError where it cannot be had."""
    if not (address == "ray" or address.startswith("ray:")):
        raise UserError("--on names an engine: ray, ray:HOST:PORT or ray://HOST:PORT")
    ray = _ray()
    try:
        with unheard():  # Ctrl-C is for the driver, which ends the others
            if address == "ray":
                _spare(ray)
            ray.init(**_where(address), log_to_driver=False, logging_level=logging.ERROR)
            _hush(ray)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise UserError(f"--on {address}: {' '.join(str(error).split())[:300]}") from None
    try:
        yield _Ray(ray)
    finally:
        ray.shutdown()


def _ray() -> Any:
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    try:
        import ray  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise missing("--on ray", "cluster") from None
    hand_over("ray")
    return ray


def _where(address: str) -> dict[str, Any]:
    """What Ray is told of the cluster. One that is begun here can be reached from this machine only."""
    if address == "ray":
        return {
            "address": "local", "_node_ip_address": "127.0.0.1", "include_dashboard": False,
            "object_store_memory": _STORE, "num_cpus": len(os.sched_getaffinity(0)),
        }  # fmt: skip
    return {"address": address if address.startswith("ray://") else address.removeprefix("ray:")}


def _spare(ray: Any) -> None:
    """Leave out servers of a cluster that is begun here which no task needs, as their start takes 1.7 s of CPU: the
    autoscaler's, the one that brings workers' output to the driver, and the dashboard's, which `init` begins even where
    it is told not to."""
    for name in ("start_monitor", "start_log_monitor", "start_api_server"):
        setattr(ray._private.node.Node, name, lambda self, **_: None)


def _hush(ray: Any) -> None:
    """Lines of Ray's own on workers that died go to the log: it prints them to stdout, where documents stand."""
    ray._private.worker.print_to_stdstream = lambda data, **_: log.debug("%s", "\n".join(data["lines"]))


@dataclass(slots=True)
class _Begun(Generic[Unit, Result]):
    """A unit that was handed in."""

    unit: Unit
    reference: Any
    tries: int = 1
    done: bool = False
    result: Result | None = None
    fault: BaseException | None = None


class _Ray:
    def __init__(self, ray: Any) -> None:
        errors = ray.exceptions
        self._ray = ray
        self._lost = (
            errors.WorkerCrashedError, errors.NodeDiedError, errors.LocalRayletDiedError, errors.ObjectLostError,
            errors.OutOfMemoryError,
        )  # fmt: skip
        self._gone = (errors.RayError, ConnectionError)

    def places(self) -> int:
        """See Placer."""
        with self._told():
            return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def map(
        self,
        work: Callable[[Unit], Result],
        units: Iterable[Unit],
        *,
        cores: float = 1,
        tick: Callable[[], None] = nothing,
        got_on: Callable[[Unit], bool] = never,
    ) -> Iterator[Result]:
        """See Placer. Nodes that come up meanwhile take part."""

        # Ray's own way fills half of a node before it looks at the next one
        placed = self._ray.remote(num_cpus=cores, max_retries=0, scheduling_strategy="SPREAD")(task)
        begin = functools.partial(placed.remote, [self._ray.put(pickle.dumps(work))], logging.getLogger().level)
        left = iter(units)
        begun: collections.deque[_Begun[Unit, Result]] = collections.deque()
        try:
            while True:
                for unit in itertools.islice(left, max(0, self._room(cores) - len(begun))):
                    with self._told():
                        begun.append(_Begun(unit, begin(unit)))
                if not begun:
                    return
                while not begun[0].done:
                    with self._told():
                        self._look(begin, begun, got_on)
                    tick()
                first = begun.popleft()
                if first.fault is not None:
                    raise first.fault from None
                yield first.result  # type: ignore[misc]  # a unit that has ended has one
        finally:
            with contextlib.suppress(*self._gone):
                for item in begun:
                    self._ray.cancel(item.reference, force=True)

    def _room(self, cores: float) -> int:
        """How many units may be handed in."""
        with self._told():
            return AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1) / cores))

    def _look(
        self, begin: Callable[[Unit], Any], begun: Iterable[_Begun[Unit, Result]], got_on: Callable[[Unit], bool]
    ) -> None:
        """Wait for TICK, or until one has ended; what has lost its worker is begun again at once."""
        under_way = {item.reference: item for item in begun if not item.done}
        ended, _ = self._ray.wait(list(under_way), num_returns=1, timeout=TICK)
        for item in (under_way[reference] for reference in ended):
            item.done = self._has_ended(item)
            if not item.done:
                item.tries = 0 if got_on(item.unit) else item.tries
                if item.tries == TRIES:
                    raise lost(TRIES) if self._has_nodes() else _without_cluster("no node is left")
                item.reference, item.tries = begin(item.unit), item.tries + 1

    def _has_nodes(self) -> bool:
        return any(node["Alive"] for node in self._ray.nodes())

    def _has_ended(self, item: _Begun[Any, Any]) -> bool:
        """Whether a unit has come to its end, and its worker was not lost; what it logged is said now."""
        try:
            item.result, heard = self._ray.get(item.reference)
        except self._lost:
            return False
        except self._ray.exceptions.RayTaskError as error:  # what the work raised; what came before it is not heard
            item.fault = error.cause
            return True
        repeat(heard)
        return True

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Raise UserError in place of what Ray raises where there is no cluster any more."""
        try:
            yield
        except self._gone as error:
            raise _without_cluster(error) from None


def task(work: Sequence[Any], level: int, unit: Any) -> tuple[Any, Heard]:
    """In a worker, whose process Ray names after this: the result of a unit, and what was logged.

    `work` holds one reference, to the packed work: one that is handed in by itself Ray would follow anew for each unit.
    """
    with hearing(level) as heard:
        return _sent(work[0])(unit), heard


@functools.lru_cache(maxsize=1)  # all units of one call have the same
def _sent(reference: Any) -> Callable[[Any], Any]:
    import ray  # noqa: PLC0415 - an extra

    work: Callable[[Any], Any] = pickle.loads(ray.get(reference))  # noqa: S301 - the driver's
    return work


def _without_cluster(why: object) -> UserError:
    return UserError(
        f"the Ray cluster is lost ({' '.join(str(why).split())[:300]}): what was done is kept; run the same command"
        " again, with a cluster that is there"
    )
