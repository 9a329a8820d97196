"""What of a prompt leaves the machine: stand-ins for secrets always, for personal data unless it is only to be counted.

Each prompt has stand-ins of its own: they hang on nothing that other pages hold, so one more page changes no prompt.
What they stand for is put back into the reply where it is read; of a reply, the stored one has stand-ins too.
"""

import dataclasses
import functools
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..privacy.find import find
from ..privacy.found import Found, settled
from ..privacy.scrub import Ledger, scrub_together
from ..privacy.secrets import secrets
from ..records import Message
from .requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What stand-ins of one prompt stand for. It is never written."""

    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    # (stand-in, value); only of stand-ins that the prompt did not hold before
    secrets: frozenset[str] = field(default=frozenset(), repr=False)
    # with their stand-ins; they are not put back
    counts: tuple[tuple[str, int], ...] = ()
    # replacements by kind, in order

    def lifted(self, content: str) -> str:
        """A reply, JSON, with the values put back."""
        if not self.values:
            return content
        told = {stand_in: json.dumps(value, ensure_ascii=False)[1:-1] for stand_in, value in self.values}
        longest = "|".join(map(re.escape, sorted(told, key=len, reverse=True)))
        return re.sub(rf"(?<![\w+])(?:{longest})(?!\w)", lambda found: told[found[0]], content)

    def hides(self, texts: Iterable[str]) -> bool:
        """Whether a text holds a secret, or the stand-in of one."""
        return any(secret in text for text in texts for secret in self.secrets)


BARE = Veil()


def veiled(request: Request, *, personal: bool, page: str = "") -> tuple[Request, Veil]:
    """The request with stand-ins in all but its system message, which is ours.

    `personal`: not for secrets alone. Names that the `page` gives away count wherever they stand.
    """
    ledger = Ledger()
    theirs = [message.content for message in request.messages if message.role != "system"]
    said = iter(
        scrub_together(theirs, ledger, names=_names(page) if personal else (), finding=find if personal else _secrets)
    )
    if not ledger.counts:
        return request, BARE
    messages = tuple(
        message if message.role == "system" else Message(role=message.role, content=next(said))
        for message in request.messages
    )
    return dataclasses.replace(request, messages=messages), _veil(ledger, "\n".join(theirs))


def _veil(ledger: Ledger, before: str) -> Veil:
    stood = [(stand_in, kind, value) for stand_in, (kind, value) in ledger.stood.items()]
    return Veil(
        values=tuple((s, value) for s, kind, value in stood if kind != "secret" and s not in before),
        secrets=frozenset(text for s, kind, value in stood if kind == "secret" for text in (s, value)),
        counts=tuple(sorted(Counter(ledger.counts).items())),
    )


def _secrets(text: str) -> list[Found]:
    return settled(found for _, found in secrets(text))


@functools.lru_cache(maxsize=256)
def _names(page: str) -> frozenset[str]:
    return frozenset(page[one.start : one.stop] for one in find(page) if one.kind == "name")
