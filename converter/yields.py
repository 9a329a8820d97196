"""What can be asked in a language: which kinds of pairs its pack has frames for."""

from .languages.pack import Pack
from .languages.packs import pack_of

# Kind → intents of which one is enough; those of sentences (`Pack.tellings`) and headings that ask need no entry.
_FRAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("error", ("error",)),
    ("steps", ("steps",)),
    ("signature", ("arguments", "returns", "parameter")),
    ("cli", ("flag",)),
    ("changes", ("changed_all", "changed_for")),
    ("definition", ("definition",)),
    ("key_table", ("row",)),
    ("matrix", ("row_column",)),
    ("enumeration", ("which_there", "which_are")),
    ("code", ("example_task", "example_thing", "example_api")),
    ("prose", ("thing", "task")),
    ("admonition", ("beware", "note")),
    ("version", ("added",)),
    ("inverse", ("which_flag", "which_api")),
    ("absence", ("absent_flag",)),
)


def kinds_in(language: str) -> tuple[str, ...]:
    """The kinds of pairs that rules can make of pages in a BCP 47 language; none for one without a pack."""
    pack = pack_of(language)
    return ("faq", *_asked(pack), *sorted(pack.tellings)) if pack else ()


def _asked(pack: Pack) -> list[str]:
    return [kind for kind, intents in _FRAMES if any(intent in pack.frames for intent in intents)]
