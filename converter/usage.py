"""The command that a usage line above options calls: "frost gate open [options] FILE"."""

import itertools
import re

from .blocks import Fence, Part
from .page import Page

# Words of a program and its sub-commands, up to the place of the options; what is to be filled in has capitals.
_USAGE = re.compile(
    r"(?:[Uu]sage:\s+)?(?:\$ )?(?P<command>[a-z][\w.-]*(?: (?:@|\+?[a-z][\w-]*)){0,4})"
    r" \[(?i:[\w-]*options?|flags?)\b"
)


def used(page: Page, part: Part) -> str:
    """The command of the nearest usage line above a part, or before all headings; empty where there is none."""
    first = page.parts[:1] if page.parts[0].section.level == 0 else []
    for above in itertools.chain([part], page.upward(part), first):
        found = (_USAGE.match(block.content.strip()) for block in above.blocks if isinstance(block, Fence))
        if command := next((match["command"] for match in found if match), ""):
            return command
    return ""
