"""Files of JSON Lines as Parquet, with one schema for all splits of a format."""

import functools
import importlib.util
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..extras import missing
from ..store import replacing
from .files import read_rows

if TYPE_CHECKING:
    import pyarrow

ROWS = 2_000  # in memory at a time, and of a row group


def require() -> None:
    """Raise UserError where the library is missing."""
    if importlib.util.find_spec("pyarrow") is None:
        raise missing("dataset.files: Parquet", "parquet")


def to_parquet(paths: Iterable[Path]) -> list[Path]:
    """Write each file of JSON Lines as Parquet beside it: the files, in order.

    A key that is empty in one split has the type that it has in another; one that is empty in all is text.
    """
    listed = list(paths)
    schema = functools.reduce(_unified, (table.schema for path in listed for table in _tables(path)), None)
    return [_converted(path, _told(schema)) for path in listed if schema is not None]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of a dataset, of either kind. Raises UserError where it is damaged."""
    if path.suffix == ".jsonl":
        yield from read_rows(path)
        return
    require()
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise UserError(f"{path} cannot be read ({error}): export it again, or fetch the file anew") from None


def _converted(path: Path, schema: "pyarrow.Schema") -> Path:
    import pyarrow
    import pyarrow.parquet

    target = path.with_suffix(".parquet")
    with replacing(target, binary=True) as handle, pyarrow.parquet.ParquetWriter(handle, schema) as writer:
        for chunk in _chunks(path):
            writer.write_table(pyarrow.Table.from_pylist(chunk, schema=schema))
    return target


def _tables(path: Path) -> Iterator["pyarrow.Table"]:
    import pyarrow

    return (pyarrow.Table.from_pylist(chunk) for chunk in _chunks(path))


def _chunks(path: Path) -> Iterator[list[dict[str, Any]]]:
    listed = read_rows(path)
    return iter(lambda: list(itertools.islice(listed, ROWS)), [])


def _unified(one: "pyarrow.Schema | None", other: "pyarrow.Schema") -> "pyarrow.Schema":
    import pyarrow

    return other if one is None else pyarrow.unify_schemas([one, other], promote_options="permissive")


def _told(schema: "pyarrow.Schema | None") -> Any:
    import pyarrow

    return None if schema is None else pyarrow.schema([(field.name, _typed(field.type)) for field in schema])


def _typed(kind: Any) -> Any:
    """The type with text where nothing was ever seen: lists that are empty in every row."""
    import pyarrow

    if pyarrow.types.is_null(kind):
        return pyarrow.string()
    if pyarrow.types.is_list(kind):
        return pyarrow.list_(_typed(kind.value_type))
    if pyarrow.types.is_struct(kind):
        return pyarrow.struct([(field.name, _typed(field.type)) for field in kind])
    return kind
