"""Figures of runs for Prometheus: a file for node_exporter's textfile collector, by `--metrics`.

Counters go on from what the file of the run before says, as those of a program that never ends would. No label holds
what a page could choose: sources, models and reason codes are those of the configuration and of the source.
"""

import contextlib
import importlib.util
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import GristmillError, UserError
from ..extras import missing
from ..store import replacing

if TYPE_CHECKING:
    from ..workbench.summary import SourceTally, StageSummary

log = logging.getLogger("gristmill.metrics")
BETWEEN = 15.0  # seconds of two writes while a stage works; Prometheus asks every 15 to 60
# By name: what it says, and its labels beside `workspace`. Counters end in _total, as Prometheus wants it.
FAMILIES = {
    "pages_total": ("Pages that crawls were done with, by what became of them: kept, or a reason.", "source status"),
    "refusals_total": ("Of these, pages that their site refuses: robots.txt, consent signals.", "source reason"),
    "requests_total": ("Requests of crawls.", "source"),
    "fetched_bytes_total": ("Bytes that crawls took in.", "source"),
    "sections_total": ("Sections, by what became of them: kept, or a reason.", "source status"),
    "made_pairs_total": ("Pairs made by rules.", "source"),
    "candidates_total": ("Pairs of a model, by what became of them when they were made.", "source status"),
    "pairs_total": ("Pairs that were filtered or exported, by what became of them.", "stage source status"),
    "model_calls_total": ("Requests to models.", "model"),
    "model_tokens_total": ("Tokens by the models' count.", "model direction"),
    "model_spend_total": ("Money by the configured prices, in their currency.", "model"),
    "stage_seconds_total": ("Time that stages took.", "stage"),
    "stage_last_duration_seconds": ("Time that a stage took when it last ended.", "stage"),
    "stage_done": ("Units that the stage under way is done with.", "stage"),
    "stage_expected": ("Units that it knows of; in a crawl, more may be found.", "stage"),
    "source_last_success_timestamp_seconds": ("When a crawl last reached the source and ended.", "source"),
    "last_success_timestamp_seconds": ("When a command last ended with 0.", "command"),
    "last_exit_code": ("How the last command ended; -1 while it works.", "command"),
}
_OF_THIS_RUN = ("stage_done", "stage_expected", "last_exit_code")  # not taken over from the file
_UNITS = {"crawl": "pages_total", "convert": "sections_total", "vary": "candidates_total"}
_PREFIX = "gristmill_"


class Metrics:
    """One command's figures, added to those of the file. Raises UserError where it cannot be written."""

    def __init__(self, path: Path, *, workspace: Path, command: str) -> None:
        if importlib.util.find_spec("prometheus_client") is None:
            raise missing("--metrics", "metrics")
        if path.suffix != ".prom":
            raise UserError(f"--metrics {path}: the collector reads files that end in .prom")
        self._path, self._workspace, self._command = path, str(workspace.absolute()), command
        self._values: dict[tuple[str, tuple[str, ...]], float] = {}
        self._restore()
        self._set("last_exit_code", -1, command)
        try:
            self._write()
        except OSError as error:
            raise UserError(f"--metrics {path} cannot be written: {error.strerror}") from None

    def progress(self, stage: str, done: int, total: int | None) -> None:
        """How far a stage is; the file is written where it is old."""
        self._set("stage_done", done, stage)
        if total is not None:
            self._set("stage_expected", total, stage)
        if time.monotonic() - self._written >= BETWEEN:
            self.write()

    def ended(self, stage: "StageSummary") -> None:
        """Count what a stage did."""
        if stage.model and stage.model.dry_run:
            return
        self._forget_progress()
        self._add("stage_seconds_total", stage.seconds, stage.stage)
        self._set("stage_last_duration_seconds", stage.seconds, stage.stage)
        for tally in stage.sources:
            self._count(stage.stage, tally)
        self._count_models(stage)
        self.write()

    @contextlib.contextmanager
    def command(self) -> Iterator[None]:
        """The whole of the command, to see how it ends."""
        code = 1
        try:
            yield
            code = 0
        except (GristmillError, click.ClickException) as error:
            code = error.exit_code
            raise
        except KeyboardInterrupt:
            code = 130
            raise
        finally:
            self._forget_progress()
            self._set("last_exit_code", code, self._command)
            if not code:
                self._set("last_success_timestamp_seconds", time.time(), self._command)
            self.write()

    def write(self) -> None:
        """Write the file anew; what hinders that is no fault of the run."""
        try:
            self._write()
        except OSError as error:
            log.warning("%s cannot be written: %s", self._path, error)

    def _forget_progress(self) -> None:
        """No stage is under way any more."""
        for key in [key for key in self._values if key[0] in ("stage_done", "stage_expected")]:
            del self._values[key]

    def _count(self, stage: str, tally: "SourceTally") -> None:
        name, more = (_UNITS[stage], ()) if stage in _UNITS else ("pairs_total", (stage,))
        for status, count in {"kept": tally.kept, **tally.dropped}.items():
            self._add(name, count, *more, tally.source, status)
        if stage == "crawl":
            self._count_crawl(tally)
        if stage == "convert":
            made = sum(count for note, count in tally.notes.items() if note.startswith("pairs:"))
            self._add("made_pairs_total", made, tally.source)

    def _count_crawl(self, tally: "SourceTally") -> None:
        from crawler.manners.consent import EXCLUDING

        for reason in {*EXCLUDING.values(), "robots"} & tally.dropped.keys():
            self._add("refusals_total", tally.dropped[reason], tally.source, reason)
        self._add("requests_total", tally.notes.get("requests", 0), tally.source)
        self._add("fetched_bytes_total", tally.notes.get("bytes", 0), tally.source)
        if not tally.notes.get("not-reached") and not tally.notes.get("interrupted"):
            self._set("source_last_success_timestamp_seconds", time.time(), tally.source)

    def _count_models(self, stage: "StageSummary") -> None:
        used = (*(stage.model.models if stage.model else ()), *([stage.verifier] if stage.verifier else ()))
        for model in used:
            self._add("model_calls_total", model.calls, model.name)
            self._add("model_tokens_total", model.prompt_tokens, model.name, "in")
            self._add("model_tokens_total", model.completion_tokens, model.name, "out")
            cost = getattr(model, "cost", None)
            if cost is not None:
                self._add("model_spend_total", cost, model.name)

    def _add(self, name: str, value: float, *labels: str) -> None:
        self._values[name, labels] = self._values.get((name, labels), 0) + value

    def _set(self, name: str, value: float, *labels: str) -> None:
        self._values[name, labels] = value

    def collect(self) -> Iterator[Any]:
        """What the library asks for: a family for each name, in the order of FAMILIES, its samples sorted."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        for name, (said, labels) in FAMILIES.items():
            kind = CounterMetricFamily if name.endswith("_total") else GaugeMetricFamily
            family = kind(f"{_PREFIX}{name}", said, labels=["workspace", *labels.split()])
            for (_, values), value in sorted(item for item in self._values.items() if item[0][0] == name):
                family.add_metric([self._workspace, *values], value)
            yield family

    def _write(self) -> None:
        from prometheus_client import CollectorRegistry, generate_latest

        self._written = time.monotonic()
        registry = CollectorRegistry()
        registry.register(self)
        with replacing(self._path, binary=True) as handle:
            handle.write(generate_latest(registry))

    def _restore(self) -> None:
        """Take over what the file says of this workspace; a damaged one is begun anew."""
        from prometheus_client.parser import text_string_to_metric_families

        try:
            text = self._path.read_text("utf-8")
            samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, IndexError) as error:
            log.warning("%s cannot be read, its counters begin anew: %s", self._path, error)
            return
        for sample in samples:
            name, labels = sample.name.removeprefix(_PREFIX), dict(sample.labels)
            known = FAMILIES.get(name, ("", ""))[1].split()
            ours = labels.pop("workspace", "") == self._workspace and labels.keys() == set(known)
            if ours and name in FAMILIES and name not in _OF_THIS_RUN:
                self._values[name, tuple(labels[label] for label in known)] = sample.value
