"""OpenAI messages with flat provenance, one JSON object a line: what the card describes and `datasets` loads."""

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...config import Dataset
from ...records import Pair
from ...store import replacing
from ..splits import Split


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.jsonl."""
    with replacing(folder / f"{split}.jsonl") as handle:
        for pair in pairs:
            handle.write(json.dumps(record(pair, split, system=settings.system), ensure_ascii=False) + "\n")


def record(pair: Pair, split: Split, *, system: str = "") -> dict[str, Any]:
    """One line of the dataset: OpenAI messages plus flat provenance. Every key always has the same type, so that
    `datasets` infers one schema for all splits."""
    messages = [dataclasses.asdict(message) for message in pair.messages]
    if system:
        messages.insert(0, {"role": "system", "content": system})
    return {
        "id": pair.id,
        "messages": messages,
        "question": pair.question,
        "answer": pair.answer,
        "answerable": pair.answerable,
        "type": pair.type,
        "origin": pair.origin,
        "generation_depth": pair.generation_depth,
        "language": pair.language,
        "source": pair.source,
        "licences": ", ".join(sorted({e.licence for e in pair.evidence})),
        "evidence": [
            {
                "url": e.url,
                "title": e.title,
                "heading": " > ".join(e.heading_path),
                "quote": e.quote,
                "seed_path": e.seed_path,
                "start": e.start,
                "stop": e.stop,
                "seed_sha256": e.seed_sha256,
                "section_sha256": e.section_sha256,
                "crawled_at": e.crawled_at,
                "licence": e.licence,
            }
            for e in pair.evidence
        ],
        "quality": pair.quality,
        "made_by": pair.generator.recipe or pair.generator.rule,
        "model": pair.generator.model,
        "parents": ", ".join(pair.lineage.parents),
        "group": pair.lineage.group,
        "split": split,
    }
