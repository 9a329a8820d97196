"""Files of questions on their way: sent to `/files` and `/batches`, asked after, and their results fetched."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import GristmillError, UserError
from .answers import LostError, TooLargeError
from .batches import METHOD
from .endpoint import Endpoint
from .refusals import path_hint

MOST_RESULT_BYTES = 1 << 30  # of a file with results: 200 MB of questions have less
_ENDED = frozenset(("completed", "failed", "expired", "cancelled"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """What an endpoint says of a batch."""

    status: str
    done: int
    total: int
    files: tuple[str, ...]
    # with results, and with refusals

    @property
    def ended(self) -> bool:
        """Whether no more will come."""
        return self.status in _ENDED


def send(endpoint: Endpoint, path: Path) -> str:
    """Send a file; the name of its batch. Raises UserError."""
    form = {"file": (path.name, path.read_bytes(), "application/jsonl")}
    uploaded = _asked(endpoint, "files", body={"purpose": "batch"}, files=form)
    wanted = {"input_file_id": uploaded["id"], "endpoint": METHOD, "completion_window": "24h"}
    name: str = _asked(endpoint, "batches", body=wanted)["id"]
    return name


def look(endpoint: Endpoint, batch: str) -> Progressed:
    """How far a batch is. Raises UserError."""
    told = _asked(endpoint, f"batches/{batch}")
    counts = told.get("request_counts") or {}
    files = tuple(str(told[name]) for name in ("output_file_id", "error_file_id") if told.get(name))
    done = int(counts.get("completed") or 0) + int(counts.get("failed") or 0)
    return Progressed(status=str(told.get("status")), done=done, total=int(counts.get("total") or 0), files=files)


def fetched(endpoint: Endpoint, file: str) -> str:
    """The content of a file. Raises UserError."""
    return _text(endpoint, f"files/{file}/content")


def _asked(endpoint: Endpoint, path: str, **sent: Any) -> dict[str, Any]:
    """What an endpoint says, which has a name at least."""
    try:
        told = json.loads(_text(endpoint, path, **sent))
        return {**told, "id": str(told["id"])}
    except (ValueError, TypeError, KeyError):
        raise UserError(f"{endpoint.shown} answers {path} with something else than it should") from None


def _text(endpoint: Endpoint, path: str, **sent: Any) -> str:
    async def go() -> str:
        from .transport import Transport  # noqa: PLC0415 - see answers.py

        transport = Transport(endpoint, most=MOST_RESULT_BYTES)
        try:
            answer = await transport.other(path, **sent)
        except LostError as lost:
            raise UserError(lost.sentence) from None
        except TooLargeError:
            raise UserError(f"{endpoint.shown} sends a file of over {MOST_RESULT_BYTES >> 20} MB for {path}") from None
        finally:
            await transport.close()
        if answer.status // 100 == 2:
            return answer.body
        hint = f": it has no batches{path_hint(endpoint)}" if answer.status in (404, 405) else ""
        said = endpoint.masking.line(answer.body, 200)
        raise GristmillError(f"{endpoint.shown} refuses {path} (HTTP {answer.status}){hint or f': {said}'}")

    return asyncio.run(go())
