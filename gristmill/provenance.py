"""Marks by which a dataset that Gristmill exported is known again: what a model made is no documentation.

Models that learn from what models made forget the rare (Shumailov et al., Nature 2024), and a set that is read as
documentation would say of its own variations that they are verbatim.
"""

import itertools
import re
from pathlib import Path

from .config import Source
from .errors import UserError

OWN = "own-output"  # flag of a page that shows an exported dataset
SHOWN = 3  # records of a page: a manual of ours may show one as an example, or one before and after
MOST_BYTES = 1 << 20  # of a file that are looked through
MOST_FILES = 20
_CARD = re.compile(r"question–answer pairs from [\d,]{1,15} documentation pages, compiled by Gristmill \d")
_RECORD = re.compile(r"\bgeneration_depth\W{2,6}\d")  # once in each record of a set
_PROOF = re.compile(r"\bsection_sha256\W{3,10}[0-9a-f]{64}")


def is_exported(text: str) -> bool:
    """Whether a text is the card of an exported dataset, or shows records of one with their evidence."""
    if "compiled by Gristmill" in text and _CARD.search(text):
        return True
    return _PROOF.search(text) is not None and len(_RECORD.findall(text)) >= SHOWN


def exported_in(folder: Path) -> Path | None:
    """A file of a folder that says that it is an exported dataset, or a workspace."""
    listed = itertools.chain(folder.glob("README.md"), sorted(folder.glob("*.jsonl"))[:MOST_FILES])
    return next((path for path in listed if path.is_file() and is_exported(_begin(path))), None)


def refuse(source: Source) -> None:
    """Raise UserError where a folder of a source holds an exported dataset, unless its flagged pages are kept."""
    for start in source.start if source.is_local and not source.keep_flagged else ():
        if found := exported_in(Path(start).expanduser()):
            raise UserError(
                f"{found} is of a dataset that Gristmill exported, which is no documentation: name another folder, or "
                "say `keep_flagged: true` of the source, and its pairs are marked as made by a model"
            )


def _begin(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            return handle.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
