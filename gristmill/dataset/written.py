"""What an export wrote of one format."""

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .splits import SPLITS, Split


@dataclass(frozen=True, kw_only=True)
class Written:
    """The files of a format, by split; a split without rows has none."""

    name: str
    folder: Path
    files: Mapping[Split, Sequence[Path]]
    # to be loaded: where both kinds were written, those of Parquet

    @property
    def splits(self) -> list[Split]:
        """The splits that have rows, in their order."""
        return [split for split in SPLITS if self.files[split]]

    @property
    def listed(self) -> list[Path]:
        """All files, in the order of the splits."""
        return [path for split in SPLITS for path in self.files[split]]

    @functools.cached_property
    def digests(self) -> Mapping[Path, str]:
        """The SHA-256 of each file."""
        return {path: _digest(path) for path in self.listed}

    @property
    def digest(self) -> str:
        """SHA-256 over the files of all splits, by name and content."""
        lines = (f"{path.name} {self.digests[path]}\n" for path in self.listed)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
