"""JSON Lines as every format writes them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...store import replacing


def write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """One object a line, in order, put in place when it is whole."""
    with replacing(path) as handle:
        for record in records:
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")
