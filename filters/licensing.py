"""Every page that a pair rests on stands under a licence that `filter.licences` allows; without a list all do."""

import re
from collections.abc import Iterable

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "licensing"
# Addresses of licences whose names are SPDX identifiers: https://creativecommons.org/licenses/by-sa/4.0/deed.en
_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)\b.*", re.IGNORECASE)
_ZERO = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0\b.*", re.IGNORECASE)


def licensing(pair: Pair, context: Context) -> Verdict:
    """Reason: licence-not-allowed. The detail is the licence."""
    allowed = {_named(licence) for licence in context.settings.licences}
    if not allowed:
        return accept(pair, NAME)
    for licence in sorted({item.licence for item in pair.evidence}):
        if not is_allowed(licence, allowed):
            return reject(pair, NAME, "licence-not-allowed", detail=licence[:200])
    return accept(pair, NAME)


def is_allowed(licence: str, allowed: Iterable[str]) -> bool:
    """Whether a licence, or an expression of licences, is covered: of `OR` one side will do, of `AND` both must.

    `allowed` are names in lower case. An exception (`WITH`) only adds permissions. "unknown" is a name like others.
    """
    names = set(allowed)
    if _named(licence) in names:
        return True
    alternatives = re.split(r"\s+OR\s+", licence.replace("(", " ").replace(")", " "))
    return any(
        all(_named(re.split(r"\s+WITH\s+", part)[0]) in names for part in re.split(r"\s+AND\s+", one.strip()))
        for one in alternatives
    )


def _named(licence: str) -> str:
    text = licence.strip()
    if found := _COMMONS.fullmatch(text):
        text = f"cc-{found[1]}-{found[2]}"
    elif _ZERO.fullmatch(text):
        text = "cc0-1.0"
    return text.lower().rstrip("/")
