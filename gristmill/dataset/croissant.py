"""croissant.json: the dataset as MLCommons' Croissant 1.0 describes one, for search and for `mlcroissant`.

Every file with its SHA-256, every column with its type. No clock: the day of publication is that of the last crawl.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..config import Dataset
from ..records import Pair
from ..store import write_text
from ..version import __version__
from . import parquet
from .written import Written

NAME = "croissant.json"
# The context of version 1.0, to the letter: `mlcroissant` warns of any other.
_CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty", "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated",
    "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip
_TYPES = {str: "sc:Text", bool: "sc:Boolean", int: "sc:Integer", float: "sc:Float"}
_ENCODINGS = {".jsonl": "application/jsonlines", ".parquet": "application/x-parquet"}


def describe(root: Path, settings: Dataset, pairs: Sequence[Pair], written: Iterable[Written]) -> None:
    """Write croissant.json; without rows there is none."""
    files = [one for one in written if one.listed]
    if not files:
        (root / NAME).unlink(missing_ok=True)
        return
    write_text(root / NAME, json.dumps(_described(root, settings, pairs, files), indent=1, ensure_ascii=False) + "\n")


def _described(root: Path, settings: Dataset, pairs: Sequence[Pair], written: Sequence[Written]) -> dict[str, Any]:
    proofs: set[tuple[str, str]] = set()
    languages: set[str] = set()
    for pair in pairs:
        proofs.update((item.crawled_at[:10], item.licence) for item in pair.evidence)
        languages.add(pair.language)
    days, licences = sorted({day for day, _ in proofs}), sorted({licence for _, licence in proofs})
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": settings.name,
        "description": f"{len(pairs):,} pairs of question and answer, each with the page, span and licence of its "
        f"evidence; compiled by Gristmill {__version__}.",
        "license": licences or ["unknown"],
        "url": "README.md",
        "version": "1.0.0",
        "citeAs": f"{settings.name}, compiled by Gristmill {__version__}; sources and licences in README.md",
        "datePublished": days[-1] if days else "1970-01-01",
        "inLanguage": sorted(languages),
        "distribution": [_file(root, path, digest) for one in written for path, digest in one.digests.items()],
        "recordSet": [_records(root, path, one) for one in written for path in one.listed],
    }


def _file(root: Path, path: Path, digest: str) -> dict[str, Any]:
    name = path.relative_to(root).as_posix()
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "encodingFormat": _ENCODINGS[path.suffix],
        "contentSize": f"{path.stat().st_size} B",
        "sha256": digest,
    }


def _records(root: Path, path: Path, one: Written) -> dict[str, Any]:
    """The columns of a file that hold one value a row; those that hold lists or objects are left to the file."""
    name, record = path.relative_to(root).as_posix(), f"{one.name}-{path.stem}"
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{record}/{column}",
            "name": f"{record}/{column}",
            "dataType": _TYPES[kind],
            "source": {"fileObject": {"@id": name}, "extract": {"column": column}},
        }
        for column, kind in _columns(path).items()
    ]
    return {"@type": "cr:RecordSet", "@id": record, "name": record, "field": fields}


def _columns(path: Path) -> Mapping[str, type]:
    first = next(parquet.rows(path))
    return {column: type(value) for column, value in first.items() if type(value) in _TYPES}
