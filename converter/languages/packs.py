"""The languages that questions can be asked in."""

from . import (
    ar,
    ca,
    cs,
    cy,
    da,
    de,
    el,
    en,
    es,
    fi,
    fr,
    hi,
    hu,
    id_,
    is_,
    it,
    ja,
    ko,
    nb,
    nl,
    pl,
    pt,
    ro,
    ru,
    sv,
    sw,
    tr,
    uk,
    vi,
    zh,
)
from .pack import Pack

PACKS: tuple[Pack, ...] = (
    en.PACK,
    de.PACK,
    es.PACK,
    fr.PACK,
    pt.PACK,
    ar.PACK,
    ca.PACK,
    cs.PACK,
    cy.PACK,
    da.PACK,
    el.PACK,
    fi.PACK,
    hi.PACK,
    hu.PACK,
    id_.PACK,
    is_.PACK,
    it.PACK,
    ja.PACK,
    ko.PACK,
    nb.PACK,
    nl.PACK,
    pl.PACK,
    ro.PACK,
    ru.PACK,
    sv.PACK,
    sw.PACK,
    tr.PACK,
    uk.PACK,
    vi.PACK,
    zh.PACK,
)
_BY_LANGUAGE = {pack.language: pack for pack in PACKS}
# What pages and detectors call a language that is written as another is: Norwegian, and spoken Arabic.
_WRITTEN_AS = {"no": "nb", **dict.fromkeys(("ary", "arz", "apc", "acm", "ajp"), "ar"), "cmn": "zh", "in": "id"}


def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag, as its language is written."""
    first = language.lower().replace("_", "-").split("-")[0]
    return _WRITTEN_AS.get(first, first)


def written(language: str) -> str:
    """The tag, with its primary subtag as the language is written."""
    first, dash, rest = language.replace("_", "-").partition("-")
    return primary(first) + dash + rest if first.lower() in _WRITTEN_AS else language


def alike(one: str, other: str) -> bool:
    """Whether two tags are of one written language."""
    return primary(one) == primary(other)


def pack_of(language: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its primary subtag; None where there is none."""
    return _BY_LANGUAGE.get(primary(language))
