"""Links that an answer's header states (RFC 8288): what a page says of itself in `<link>`, and a PDF nowhere else."""

import re
from urllib.parse import urljoin

from .canonical import canonical

_ENTRY = re.compile(r"<([^<>]{0,2000})>([^<]{0,2000})")
_RELATION = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)
_KIND = re.compile(r";\s{0,9}type\s{0,9}=\s{0,9}\"?([\w./+-]+)", re.IGNORECASE)
_ANCHOR = re.compile(r";\s{0,9}anchor\s{0,9}=", re.IGNORECASE)


def relation(header: str, name: str, url: str, *, kind: str = "") -> str:
    """The canonical URL of the first link of a relation (and media type), or "". Links of other pages do not count."""
    for target, parameters in _ENTRY.findall(header):
        stated = _RELATION.search(parameters)
        names = (stated[1] or stated[2] or "").lower().split() if stated else []
        media = _KIND.search(parameters)
        if name in names and not _ANCHOR.search(parameters) and (not kind or (media and media[1].lower() == kind)):
            try:
                return canonical(urljoin(url, target.strip()))
            except ValueError:
                continue
    return ""
