"""The languages that questions can be asked in."""

from . import (
    de,
    en,
    es,
    fr,
    pt,
)
from .pack import Pack

PACKS: tuple[Pack, ...] = (
    en.PACK,
    de.PACK,
    es.PACK,
    fr.PACK,
    pt.PACK,
)
_BY_LANGUAGE = {pack.language: pack for pack in PACKS}


def pack_of(language: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its primary subtag; None where there is none."""
    return _BY_LANGUAGE.get(language.lower().replace("_", "-").split("-")[0])
