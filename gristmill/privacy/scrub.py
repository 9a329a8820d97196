"""Stand-ins for what is personal or secret: one value always becomes the same stand-in, and no stand-in is found again.

A stand-in is numbered in the order in which values are met: a digest of the value could be tried out, since there are
only so many telephone numbers.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from .emails import plain
from .find import find
from .found import Found, Kind, settled
from .people import named

_FICTION = 100  # telephone numbers of one area that are for fiction: 555-0100 to 555-0199
_EXAMPLES = ("192.0.2.{}", "198.51.100.{}", "203.0.113.{}")  # RFC 5737
_HOSTS = 254  # addresses in each of these networks


@dataclass(slots=True)
class Ledger:
    """What was replaced. The values stay in memory: what is written is `counts` alone."""

    counts: Counter[Kind] = field(default_factory=Counter)
    # replacements by kind, repeated values included
    values: Counter[Kind] = field(default_factory=Counter)
    # different values by kind
    known: dict[tuple[Kind, str], str] = field(default_factory=dict)
    # (kind, value in one spelling) → stand-in
    stood: dict[str, tuple[Kind, str]] = field(default_factory=dict)
    # stand-in → kind, and the value as it was spelled first

    def stand_in(self, kind: Kind, value: str) -> str:
        """The stand-in of a value, the same one each time."""
        key = (kind, _spelled(kind, value))
        if key not in self.known:
            self.values[kind] += 1
            self.known[key] = _made(kind, self.values[kind])
            self.stood[self.known[key]] = (kind, value)
        self.counts[kind] += 1
        return self.known[key]


def scrub(text: str, ledger: Ledger) -> str:
    """The text with stand-ins for all that is personal or secret in it."""
    return scrub_together((text,), ledger)[0]


def scrub_together(
    texts: Iterable[str], ledger: Ledger, *, names: Collection[str] = (),
    finding: Callable[[str], list[Found]] = find,
) -> list[str]:  # fmt: skip
    """The same for texts about one thing: what stands beside a name in one of them gives it away in all.

    `names`: those that are known already. `finding`: what is to be replaced.
    """
    all_texts = list(texts)
    finds = [finding(text) for text in all_texts]
    said = {text[one.start : one.stop] for text, found in zip(all_texts, finds, strict=True) for one in found
            if one.kind == "name"}.union(names)  # fmt: skip
    return [
        _replaced(text, _with_names(text, found, said), ledger) for text, found in zip(all_texts, finds, strict=True)
    ]


def _with_names(text: str, found: list[Found], names: set[str]) -> list[Found]:
    more = list(named(names, text))
    return settled([*found, *more]) if more else found


def _replaced(text: str, found: list[Found], ledger: Ledger) -> str:
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], ledger.stand_in(one.kind, text[one.start : one.stop])]
        at = one.stop
    return "".join([*parts, text[at:]])


def _spelled(kind: Kind, value: str) -> str:
    """Different spellings of one value as one."""
    if kind in ("secret", "network-address"):
        return value
    if kind == "email":
        return plain(value)
    return (
        " ".join(value.lower().split()) if kind in ("name", "postal-address") else re.sub(r"[^\w@+]", "", value.lower())
    )


def _made(kind: Kind, number: int) -> str:
    if kind == "phone":
        area, last = divmod(number - 1, _FICTION)
        return f"+1 {201 + area % 700} 555 01{last:02}"
    if kind == "network-address":
        network, host = divmod(number - 1, _HOSTS)
        return _EXAMPLES[network].format(host + 1) if network < len(_EXAMPLES) else f"2001:db8::{number:x}"
    forms: dict[Kind, str] = {
        "secret": "REDACTED-{}",
        "email": "person-{}@example.org",
        "iban": "XX00 0000 0000 {:04}",
        "card": "0000 0000 0000 {:04}",
        "identity-number": "000-00-{:04}",
        "postal-address": "{} Example Street",
        "name": "Person {}",
    }
    return forms[kind].format(number)
