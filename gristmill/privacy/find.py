"""All that is personal or secret in a text."""

from collections import Counter
from collections.abc import Sequence

from .emails import emails
from .found import Found, settled
from .numbers import numbers
from .people import homes, names, streets
from .phones import phones
from .secrets import secrets


def find(text: str) -> list[Found]:
    """Personal data and secrets in reading order, none over another."""
    return settled([*(found for _, found in secrets(text)), *_personal(text)])


def personal(text: str) -> list[Found]:
    """Personal data alone, in reading order."""
    return settled(_personal(text))


def counted(found: Sequence[Found]) -> str:
    """How many of each kind, "email 2, phone 1", by name; it repeats nothing of them."""
    return ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(one.kind for one in found).items()))


def _personal(text: str) -> list[Found]:
    written = list(emails(text))
    found = settled([*written, *numbers(text), *phones(text, written)])
    places = list(streets(text))
    beside = [one for one in found if one.kind != "network-address"]
    people = list(names(text, [*beside, *places])) if beside or places else []
    # a name beside a street alone is as likely the street's or a firm's: it counts where more is known of the person
    lived = list(homes(text, places, [*beside, *people]))
    near = {(one.start, one.stop) for one in names(text, [*beside, *lived])} if people else set()
    return [*found, *lived, *(one for one in people if (one.start, one.stop) in near)]
