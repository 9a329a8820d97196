"""What is said on stderr as JSON Lines, for a collector of logs: `--log-json`. One object a line, and nothing else.

A line has `time` (RFC 3339 in UTC, to the millisecond), `level`, `event` and `message`; `stage`, `source`, `figures`,
`logger` and `traceback` where there are such. It is ASCII, steers no terminal and holds no secret of the environment.
"""

import datetime
import functools
import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from ..models.masking import MASK, Masking, secrets_of
from ..text import printable

OPTION = "--log-json"
_PASSWORD = re.compile(r"(?<=://)([^/\s:@\"]*):[^/\s@\"]+@")  # in an address
_on = False
_stage = ""


def begin() -> None:
    """From now on all that this process says on stderr is JSON: lines, logs, warnings, and what breaks."""
    global _on  # noqa: PLW0603 - stderr belongs to the process
    _on = True
    logging.captureWarnings(True)
    sys.excepthook = _broken


def spoken() -> bool:
    """Whether stderr is JSON."""
    return _on


def works(stage: str) -> None:
    """The stage that lines and logs belong to until another is named; "" after it."""
    global _stage  # noqa: PLW0603 - one stage works at a time
    _stage = stage


def write(
    message: str, *, event: str, level: str = "info", stage: str = "", source: str = "",
    figures: Mapping[str, Any] | None = None, **more: str,
) -> None:  # fmt: skip
    """One line on stderr."""
    named = {"stage": stage or _stage, "source": source, **more}
    _put(_line(event, message, level, datetime.datetime.now(datetime.UTC), {**named, "figures": figures}))


class Formatter(logging.Formatter):
    """Log records as such lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        why = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        known = {"stage": _stage, "logger": record.name, "traceback": why}
        return _line("log", record.getMessage(), record.levelname.lower(), when, known)


def _line(event: str, message: str, level: str, when: datetime.datetime, known: Mapping[str, Any]) -> str:
    time = when.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    said = {"time": time, "level": level, "event": event, "message": message}
    record = _harmless({**said, **{name: value for name, value in known.items() if value}})
    return _masking().text(_PASSWORD.sub(rf"\1:{MASK}@", json.dumps(record)))


def _harmless(value: Any) -> Any:
    """The value with what steers a terminal shown, as it is in lines for people; JSON itself escapes no DEL."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {printable(str(name)): _harmless(each) for name, each in value.items()}
    return [_harmless(each) for each in value] if isinstance(value, list | tuple) else value


@functools.cache
def _masking() -> Masking:
    return Masking(secrets=(*secrets_of(os.environ), os.environ.get("PGPASSWORD", "")))


def _put(line: str) -> None:
    sys.stderr.write(f"{line}\n")  # in one piece: lines of several processes do not mix
    sys.stderr.flush()


def _broken(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What Python calls with an error that nobody caught."""
    told = "".join(traceback.format_exception(kind, error, trace))
    write(f"{kind.__name__}: {error}", event="crash", level="critical", traceback=told)
