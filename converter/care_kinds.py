"""What a heading of a page about a drug or a condition asks, and the question that is made of it."""

import re
from collections.abc import Sequence

from gristmill.text import digest, fold

from .blocks import Part, Table
from .drafts import Quoted
from .languages.care import Asking, unaccented
from .page import Page, plain
from .remedy import NUMBERING, Remedy, is_title, is_top

MOST_HEADING_WORDS = 9
_WITH_USE = re.compile(r"with \w+ use in\b", re.IGNORECASE)  # "With oral use in adults": not whom alone
_WHAT_IS_THIS = re.compile(r"\s*\(what is this\?\)$", re.IGNORECASE)  # a link beside a title
_TABLE = re.compile(r"^(?:Table|Tabelle|Tableau|Tabla)\s+\d+(?:[.:]\s+|\s+(?=[A-Z]))")  # before the title of one
_DOSE = re.compile(
    r"\d\s?(?:mg|g|ml|mcg|µg|micrograms?|IU|%|tablets?|capsules?|puffs?|drops?|comprimidos?|Tabletten?|comprimés?)\b"
    r"(?!/m?[lL]\b)"  # a strength is no dose
)
# Of what a heading says that its doses are: "Dosage for heartburn", "Dosierung bei Gicht".
_FOR_WHAT = re.compile(
    r"\b(?:(?:for|in|bei|gegen|zur?|para|contra|en caso de|pour|contre) |en cas d[e'’] ?)(\w.*)", re.IGNORECASE
)
# Questions about a dose too many or too few.
_AMISS = re.compile(r"missed|too much|overdos|olvid|sobredosis|vergessen|zu großen|oubli|excessive", re.IGNORECASE)
# Of a frame, with what stands for it where one has the thing and does not take it: a vaccine.
_HAD = (
    ("take {x}", "have {x}"),
    ("taking {x}", "having {x}"),
    ("takes {x}", "had {x}"),
    ("{x} not be taken", "{x} not be given"),
    ("{x} be taken", "{x} be given"),
    ("{x} has been taken", "{x} has been given"),
)
_BOLD_LABEL = re.compile(r"^\*\*(?P<label>[^*\n]+)\*\*", re.MULTILINE)
_SOMEONE = re.compile(r"\bsomeone with\b")  # who has a condition; of a drug it is who takes it
_GIVEN = re.compile(
    r"\b(?:infus|inject|intraven|dilut|central line|drip\b|vials?\b|IV\b)", re.IGNORECASE
)  # to someone, who takes nothing
_TAKEN = re.compile(
    r"^(?:How and when should|How should \{x\} be (?:taken|used)\?|¿Cómo y cuándo|Wie wird .* angewendet"
    r"|Comment et quand)"
)


def says(part: Part) -> str:
    """A part's heading without its number, or that of the table below it."""
    return _WHAT_IS_THIS.sub("", _TABLE.sub("", NUMBERING.sub("", plain(part.heading))).rstrip(" :"))


def is_table(part: Part) -> bool:
    """Whether a heading is the title of the table below it: "Table 1. Cases by region"."""
    return _TABLE.match(NUMBERING.sub("", plain(part.heading))) is not None


def kind_of(about: Remedy, heading: str, text: str | None = None) -> Asking | None:
    """What a heading asks, of the text below it; a drug has no symptoms, and a condition no dose."""
    thing = "drug" if about.taken else "procedure" if about.done else "condition"
    plainly = unaccented(heading)
    kinds = (k for k in about.care.kinds if k.of in ("", thing) and k.headings.search(plainly))
    return next((k for k in kinds if k.says is None or text is None or k.says.search(text)), None)


def frames_of(about: Remedy, kind: Asking, text: str) -> Sequence[str]:
    """The questions of a kind for what stands below: of what is used, not taken, and of doses."""
    if about.done:
        return kind.use if kind.use and not about.after else kind.frames
    text = _up_to_amiss(about, text)
    given = _TAKEN.search(kind.frames[0]) is not None and _GIVEN.search(text) is not None
    if kind.use and (about.used or given or (about.taken and _SOMEONE.search(kind.frames[0]))):
        return kind.use
    return about.care.dosed if _TAKEN.search(kind.frames[0]) and _DOSE.search(text) else kind.frames


def _up_to_amiss(about: Remedy, text: str) -> str:
    """A text up to a label that is about a dose too many or too few, whose amounts are no doses."""
    for found in _BOLD_LABEL.finditer(text):
        kind = kind_of(about, found["label"])
        if kind is not None and any(map(_AMISS.search, kind.frames)):
            return text[: found.start()]
    return text


def is_of_dose(kind: Asking | None) -> bool:
    """Whether headings of a kind stand above doses."""
    frames = (frame for frame in kind.frames if not _AMISS.search(frame)) if kind is not None else ()
    return any("dos" in frame.lower() or _TAKEN.search(frame) for frame in frames)


def _narrowing(page: Page, about: Remedy, part: Part) -> list[Part]:
    """The headings that say what the doses below one are for: itself, those up to another one of doses, or what stands
    above it: "Dosage for heartburn", "Psoriasis" between "Indications and dose" and "Dose", "Renal impairment".
    """
    own = _FOR_WHAT.search(says(part))
    chain: list[Part] = []
    grouped = any(pattern.search(says(part)) for pattern, _ in about.care.groups)  # "Usual adult dose for gout"
    if not grouped and (about.care.people.search(says(part)) or about.care.population.search(says(part))):
        return []
    narrow = [part] if own and fold(about.name) not in fold(own[1]) else []
    for above in page.upward(part):
        kind, said = kind_of(about, says(above)), says(above)
        if is_top(page, above) or about.care.meta.match(said):
            break
        if about.care.people.search(said) and not _WITH_USE.match(said):
            break
        if is_of_dose(kind):
            return [*_narrowing(page, about, above), *chain, *narrow]
        if kind is not None:
            return narrow if fold(about.name) in fold(said) else [above, *chain, *narrow]
        chain.insert(0, above)
    return narrow


def asks(page: Page, about: Remedy, part: Part) -> tuple[Asking | None, list[Part]]:
    """The kind of a part's heading or of the nearest one above that has one, and the parts from below that on.

    "Rare" below "Side effects" is of the side effects; the page's title asks nothing of what stands below it. Doses go
    with the headings that say what they are for.
    """
    below: list[Part] = []
    for one in (part, *page.upward(part)):
        if is_title(page, one) or about.care.meta.match(says(one)):
            charted = one is not part and any(isinstance(block, Table) for block in part.blocks)
            if charted and is_of_dose(found := kind_of(about, says(one))):  # "Liquids" on a page of doses
                return found, below[::-1]
            break
        if (found := kind_of(about, says(one))) is not None:
            return found, [*(_narrowing(page, about, one) if is_of_dose(found) else ()), *below[::-1]]
        if about.care.people.fullmatch(says(one)):
            continue  # whom it is for, questions say in words of their own
        if len(says(one).split()) > MOST_HEADING_WORDS or says(one).endswith("?"):
            break
        below.append(one)
    return None, []


def qualified(about: Remedy, question: str, below: Sequence[Part], *more: str) -> str:
    """A question with the headings that narrow it: "What is the dose of X by mouth?", "… (“Rare”)?"."""
    headings = [*map(says, below), *more]
    return about.care.narrow(question, headings) if headings else question


def as_quote(part: Part) -> Quoted:
    """A part's heading without its number."""
    number = NUMBERING.match(part.heading) or _TABLE.match(part.heading)
    start = part.heading_start + (number.end() if number else 0)
    return Quoted(start=start, stop=part.heading_start + len(part.heading), kind="heading")


def filled(about: Remedy, frames: Sequence[str], part: Part, pop: str, **slots: str) -> tuple[str, ...]:
    """The question of a frame, with whom it is about in it or before it."""
    care, slots = about.care, {**slots, "x": about.name}
    key = int(digest(*part.section.heading_path, *sorted(slots.values()), length=8), 16)
    frame = frames[key % len(frames)]
    slots["pop"] = f" {pop}" if pop else ""
    slots["g"] = slots.get("h", "")[:1].lower() + slots.get("h", "")[1:]  # a heading amid a sentence
    if about.done:
        frame = frame.replace("someone with {x}", "someone who has had {x}")
    for one, many in _HAD if about.given else ():
        frame = frame.replace(one, many)
    for one, many in care.plurals if about.many else ():
        frame = frame.replace(one, many)
    text = re.sub(r"\{(\w+)\}", lambda m: slots.get(m[1], ""), frame)
    if slots["g"] and fold(about.bare or about.name) in fold(slots["g"]):  # "living with Marsh ague"
        text = re.sub(r"should someone .+? know about", "should you know about", text)
    for apart, one in care.contracted:
        text = text.replace(apart, one)
    if pop and "{pop}" not in frame and fold(pop.partition(" ")[2] or pop) not in fold(text):
        begin = text[0].lower() + text[1:] if care.leading.startswith("{pop},") else text
        text = care.leading.format(pop=pop, q=begin)
    return (text[:1].upper() + text[1:],)
