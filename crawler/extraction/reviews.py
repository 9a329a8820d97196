"""The day that a page says it was last reviewed, or that its law is in force from, where no metadata says it.

Medical pages close with "Page last reviewed: 3 May 2024"; codes of law begin with "Version en vigueur depuis le 1
janvier 2020". Both are facts about the page and no part of what it teaches.
"""

import re

from . import dates

_SAID = re.compile(
    r"^[^\w\n]*+(?:(?:page |this (?:page|leaflet) was )?last (?:reviewed|updated|revised|full review)(?: on| in)?"
    r"|version en vigueur (?:depuis|au)|dernière (?:mise à jour|révision)|última (?:actualización|revisión)"
    r"|zuletzt (?:geprüft|aktualisiert)(?: am)?|stand|última atualização|ultimo aggiornamento)"
    r"\s*:?\s*(?:le |du |el |am )?"
    r"(?:(?P<day>\d{1,2})(?:\.|er|º)?(?: de)? (?P<month>[^\W\d_]{3,10})(?: de)? (?P<year>(?:19|20)\d\d)"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))",
    re.IGNORECASE | re.MULTILINE,
)


def day_of(markdown: str) -> str:
    """The latest such day, YYYY-MM-DD, or empty."""
    return max(filter(None, map(_iso, _SAID.finditer(markdown))), default="")


def _iso(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    month = int(found["m"]) if found["m"] else dates.month(found["month"])
    day, year = int(found["day"] or found["d"]), found["year"] or found["y"]
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
