"""The text that a topic is asked in, mostly the page's, where it says too little with the product alone."""

from collections.abc import Iterator

from .blocks import Part
from .page import Anchor, Page, plain

_NO_TOPIC = frozenset("without with from in on by via when if as after before during".split())
MOST_TASK_SETTING_WORDS = 6  # "for expressive marks attached to notes in Frost" is longer than what one wants to do
_OWNERS = frozenset({"api", "module", "release"})  # headings that a question names anyway


def setting(page: Page, part: Part, text: str) -> tuple[Anchor, ...] | None:
    """The text as a question names it; None where the product is enough, and empty where there is no sure form.

    `text`: the topic of the part's heading. A task has an object beside its verb, and is clear more often.
    """
    if page.command:
        return _manual(page, part, text)
    if text.split(" ", 1)[0] in _NO_TOPIC:
        return ()  # "Without passwords"
    above = list(_narrow(page, part))
    if not above or page.pack.is_lone(text, plain(above[0].heading), page.site):
        return None
    said = (page.pack.setting(plain(p.heading), page.topic(p), page.site) for p in above)
    kind, found = next((each for each in said if each[0]), ("", ""))
    task = page.topic(part).kind == "task" and kind in ("amid", "product")
    if task and page.stands_alone(part, text, own=True):
        return None
    if kind == "product" and page.names_product(text):
        return None  # "the Frost formula in Frost"
    if kind == "product" or (task and len(found.split()) > MOST_TASK_SETTING_WORDS):
        told = task or (page.pack.says_enough(text) and not page.common(part))
        return tuple(anchor for anchor in page.anchors(part) if anchor.kind == "product" and told)
    twice = kind == "amid" and f" {found.split(' ', 1)[0]} " in text  # "the rationale for names for settings"
    return (Anchor(kind=kind, text=found),) if kind and not twice else ()


def placed(page: Page, part: Part) -> tuple[Anchor, ...] | None:
    """What the nearest narrow heading above is of, for an entry that has the product only; as `setting` does."""
    above = list(_narrow(page, part))
    if not above or page.command:
        return None
    kind, found = page.pack.setting(plain(above[-1].heading), page.topic(above[-1]), page.site)
    return None if kind == "product" else (Anchor(kind=kind, text=found),) if kind == "amid" else ()


def _manual(page: Page, part: Part, text: str) -> tuple[Anchor, ...] | None:
    """The manual page that the part is of, for what has no name of its own."""
    if part.parent < 0 or page.topic(part).kind == "task" or page.pack.is_lone(text, "", page.site):
        return None
    found = page.pack.manual(f"`{page.command}`", page.runs, page.site)
    return (Anchor(kind="setting", text=found),) if found else None


def _narrow(page: Page, part: Part) -> Iterator[Part]:
    """The headings above a part that are of less than the whole product, the outermost first; none below a name."""
    chain = list(page.upward(part))
    kinds = {anchor.kind for p in chain if (anchor := page.anchor(p))}
    if kinds & _OWNERS:
        return
    for above in reversed(chain):
        topic, heading = page.topic(above), plain(above.heading)
        title = above.section.level == 1
        if page.is_banner(above):
            continue
        telling = topic.kind != "generic" and (title or not topic.vague) and above.section.level > 0
        if telling and not page.pack.is_broad(heading, page.site):
            yield above
