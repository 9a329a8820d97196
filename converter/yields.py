"""What can be asked in a language: which kinds of pairs there are frames for, on a law and on a drug's page others."""

from gristmill.verticals import LEGAL, MEDICAL

from .languages.articles import ARTICLES
from .languages.care_forms import CARES
from .languages.law_forms import LAWS
from .languages.pack import Pack
from .languages.packs import PACKS, pack_of
from .rules import article, legal_definition, medical, provision, schedule

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


# The languages that a vertical's own rules ask in; where they do not, its pages are asked as any others.
_FORMS = {LEGAL: tuple(LAWS), MEDICAL: tuple(CARES)}


def kinds_in(language: str, vertical: str = "") -> tuple[str, ...]:
    """The kinds of pairs that rules can make of pages in a BCP 47 language; none for one without a pack.

    Of a `legal` or `medical` source these are the kinds of its own rules, where it has some in that language.
    """
    pack = pack_of(language)
    if pack is None:
        return ()
    if pack.language in _FORMS.get(vertical, ()):
        return _legal(pack.language) if vertical == LEGAL else (medical.NAME,)
    written = (article.NAME,) if pack.language in ARTICLES else ()
    return ("faq", *_asked(pack), *sorted(pack.tellings), *written)


def languages_of(vertical: str) -> tuple[str, ...]:
    """The languages that a source's rules can ask in: those of its vertical's own rules, or all that have a pack."""
    return _FORMS.get(vertical) or tuple(pack.language for pack in PACKS)


def has_forms(language: str, vertical: str) -> bool:
    """Whether a vertical that has rules of its own has them in the language; true for one that has none at all."""
    pack = pack_of(language)
    return vertical not in _FORMS or (pack is not None and pack.language in _FORMS[vertical])


def _legal(language: str) -> tuple[str, ...]:
    law = LAWS[language]
    told = ((legal_definition.NAME, law.defines), (schedule.NAME, law.frames.get("row")), (provision.NAME, True))
    return (*(name for name, known in told if known), "faq")


def _asked(pack: Pack) -> list[str]:
    return [kind for kind, intents in _FRAMES if any(intent in pack.frames for intent in intents)]
