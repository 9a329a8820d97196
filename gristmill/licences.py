"""Names of licences: whether what a person wrote down can be looked up, and whether a list of names covers it."""

import re
from collections.abc import Iterable

# The families of SPDX identifiers that documentation and its code commonly have, and licences of several states.
_KNOWN = re.compile(
    r"(?:CC0-1\.0|CC-PDDC|CC-BY(?:-NC)?(?:-SA|-ND)?-\d\.\d(?:-(?:IGO|[A-Z]{2}))?|Apache-[12]\.\d|MIT(?:-0|-CMU)?|0BSD"
    r"|BSD-[1234]-Clause(?:-[A-Za-z-]+)?|(?:A|L)?GPL-[123]\.\d(?:-only|-or-later|\+)?|GFDL-1\.[123](?:-[a-z-]+)?"
    r"|MPL-[12]\.\d|EPL-[12]\.0|EUPL-1\.[012]|CDDL-1\.[01]|ISC|PSF-2\.0|Python-2\.0(?:\.1)?|PostgreSQL|Unlicense|Zlib"
    r"|WTFPL|OFL-1\.1|BSL-1\.0|Artistic-[12]\.0(?:-[A-Za-z0-9]+)?|PHP-3\.01?|Ruby|TCL|X11|curl|NCSA|W3C"
    r"|OGL-UK-[123]\.0|OGL-Canada-2\.0|etalab-2\.0|DL-DE-(?:BY|ZERO)-2\.0|NLOD-[12]\.0|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0"
    r"|LicenseRef-[\w.-]+|unknown)",
    re.IGNORECASE,
)
# Addresses of licences whose names are SPDX identifiers: https://creativecommons.org/licenses/by-sa/4.0/deed.en
_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)\b.*", re.IGNORECASE)
_ZERO = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0\b.*", re.IGNORECASE)
_JOINT = re.compile(r"\s+(?:OR|AND|WITH)\s+")


def is_known(licence: str) -> bool:
    """Whether a licence is a URL, a common SPDX identifier, or an expression of these; empty counts as known."""
    if not licence or re.match(r"https?://[^\s/]+", licence):
        return True
    parts = _JOINT.split(licence.strip("() "))
    return all(_KNOWN.fullmatch(part.strip("() ")) or "-exception" in part for part in parts)


def is_allowed(licence: str, allowed: Iterable[str]) -> bool:
    """Whether a licence, or an expression of licences, is covered: of `OR` one side will do, of `AND` both must.

    `allowed` are names in lower case. An exception (`WITH`) only adds permissions. "unknown" is a name like others.
    """
    names = set(allowed)
    if named(licence) in names:
        return True
    alternatives = re.split(r"\s+OR\s+", licence.replace("(", " ").replace(")", " "))
    return any(
        all(named(re.split(r"\s+WITH\s+", part)[0]) in names for part in re.split(r"\s+AND\s+", one.strip()))
        for one in alternatives
    )


def named(licence: str) -> str:
    """A licence by the name that lists are compared by: lower case, SPDX for the addresses of Creative Commons."""
    text = licence.strip()
    if found := _COMMONS.fullmatch(text):
        text = f"cc-{found[1]}-{found[2]}"
    elif _ZERO.fullmatch(text):
        text = "cc0-1.0"
    return text.lower().rstrip("/")
