"""Drafts: a question in several forms, and the spans of the page that answer it."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from gristmill import rows
from gristmill.forms import unled
from gristmill.records import PairType, Section
from gristmill.text import count_words, digest, fold

from .blocks import Part, Span, quote
from .page import Anchor, Page
from .settings import adds, is_one_of_many, is_one_of_page, lead, setting

MAX_QUESTION_WORDS = 25  # longer ones read like quotations of the page
# Anchors that name one thing; others say what it is about.
_FIRM = frozenset({"module", "api", "command", "program", "release"})
_SPOKEN = frozenset("x n c q v a b".split())  # slots with words of the page
_NAMED = _FIRM - {"release"}  # of those: names, which more than one product may have
_OF_PRODUCT = frozenset({"module", "program"})  # of those: whose names need the product's beside them
# Intents whose question is a topic and a frame: a sentence of the page that is asked for says more by itself.
_OF_TOPICS = frozenset(
    """
    thing thing_acting thing_serving what_is task steps purpose purpose_class purpose_value purpose_module arguments
    purpose_brief purpose_class_brief purpose_value_brief
    returns happens members default example_task example_thing example_api definition definition_code stands_for
    entry_acts entry_does entry_is entry_means fact_effect fact_specifies fact_purpose fact_use setting beware
    beware_task note note_task command generic_about generic_use generic_advanced generic_configure generic_syntax
    generic_notes
    """.split()
)
_DOING = frozenset({"task", "steps", "example_task"})
_QUALIFIED = re.compile(r"\w(?:[.:#-]|->| )+\w")  # a name that says where it belongs: `json.load()`, `frost list`
_DOTTED = re.compile(r"\w(?:[.:#]|->)+\w")  # of those: no word with a hyphen, as `update-policy` of any server
# A name that says nothing of whose it is, where no product is proven: `FilterTypes`, not `frost_keep` or `json.load`.
_BARE_NAME = re.compile(r"(?:[A-Z][a-z\d]+){2,}")
_CODE = re.compile(r"`[^`]*`")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_SPACES = re.compile(r"\s+")
# What stands for any other: "install frost-X.Y.Z.tar.gz", "Program X", "the XYZ service", "safer than X?"; and a name
# that begins with a choice of beginnings: "`{frost.,gates/}hooks`".
_THINGS = "program|service|package|software|application|product|daemon|server|tool|library|device"
_PLACEHOLDER = re.compile(
    r"\b(?:X\.Y(?:\.Z)?|x\.y\.z|N\.N\.N)\b"
    rf"|\b(?i:{_THINGS}) (?:X|XYZ|XXX|ABC|[Ff]oo|FOO)\b(?! [A-Z\d])|\b(?:XYZ|XXX|ABC|foo|FOO) (?:{_THINGS})\b"
    r"|\bthan X\?|\b[Uu]serX\b"
)
_CHOSEN = re.compile(r"`\{[^`{}]*,[^`{}]*\}[^`]")

_MADE_UP = re.compile(r"\b[A-Z]\w+ (?:Corp|Inc|Ltd|GmbH)\b")  # of a case that a book makes up


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(Span):
    """A span that is part of an answer."""

    kind: str
    # of the Evidence: prose | list | row | table | code | definition | signature | admonition | heading | line


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A pair before its question is known to be the only one of its kind on the site."""

    type: PairType
    section: Section
    questions: tuple[str, ...]
    # the shortest first, each with more anchors than the one before
    spans: tuple[Quoted, ...]
    joint: str = "\n\n"
    # between the quotes of the answer
    exclusive: bool = False
    # an answer that is right only if no other section answers the same question
    language: str = ""
    # BCP 47, of the section; empty: that of the page
    entire: bool = False
    # an answer that is all that its section says, so that it holds what it says to stand above or below
    said: str = ""
    # our own words, where the question has no answer and the quotes prove that; the pair is not answerable then
    alike: str = ""
    # the same for drafts of entries and sections with one text, which all programs of a distribution may have
    normalised: Literal["", "rows"] = ""
    # Pair.normalised

    def answer(self, markdown: str) -> str:
        """The quotes, joined or as rows are told, or what is said in their place."""
        if self.normalised:
            return rows.told([markdown[span.start : span.stop] for span in self.spans])
        return self.said or self.joint.join(quote(markdown, span) for span in self.spans)


def with_notes(draft: Draft, markdown: str) -> Draft:
    """The draft with the footnotes that its answer refers to as further quotes; not of rows, all of which are told."""
    if draft.normalised:
        return draft
    names = [m[1] for span in draft.spans for m in _REFERENCE.finditer(markdown, span.start, span.stop)]
    found = (_note(name, markdown, draft.spans[-1].stop) for name in dict.fromkeys(names))
    notes = [Quoted(start=note.start(), stop=note.end(), kind="prose") for note in found if note]
    return dataclasses.replace(draft, spans=(*draft.spans, *notes)) if notes else draft


def _note(name: str, markdown: str, behind: int) -> re.Match[str] | None:
    """The footnote of a name: a line of its own, or behind a place in a cell, as the last row of a table has it."""
    begin = rf"\[\^{re.escape(name)}\]: "
    own = re.search(rf"^{begin}.+$", markdown, re.MULTILINE)
    return own or re.compile(rf"(?<=[ >]){begin}[^|\n]*?[^|\n ](?= *+(?:\||<br>))").search(markdown, behind)


def ask(page: Page, part: Part, intent: str, anchors: Iterable[tuple[Anchor, ...]], /, **slots: str) -> tuple[str, ...]:
    """The question of an intent with each set of anchors; empty where the language has no frame for it.

    Which frame is used hangs on the heading path and the slots only, so that an edit elsewhere changes nothing, and the
    same page asks the same wherever it was read from.
    """
    frames = page.pack.frames.get(intent)
    if not frames or not (intent.startswith("which_") or _stand(page, slots)):
        return ()
    pick = int(digest(*part.section.heading_path, intent, *sorted(slots.values()), length=8), 16)
    said = page.pack.frames.get(f"{intent}_said", frames)
    chains = (led for chain in anchors if (led := _led(page, part, intent, chain, slots)) is not None)
    if not page.site.product and intent in _OF_TOPICS:
        chains = (chain for chain in chains if chain or not _BARE_NAME.fullmatch(slots["x"].strip("`")))
    forms = ((said if chain and chain[0].kind == "setting" else frames, chain) for chain in chains)
    doing = intent in _DOING
    forms = ((_fitting(frames, chain), chain) for frames, chain in forms)
    asked = (_filled(page, frames[pick % len(frames)], chain, slots, pick, doing) for frames, chain in forms)
    return tuple(q for q in dict.fromkeys(asked) if good(page, q))


def _led(
    page: Page, part: Part, intent: str, chain: tuple[Anchor, ...], slots: dict[str, str]
) -> tuple[Anchor, ...] | None:
    """The chain with the product, or where it is the product alone the title before the question, if that says more.

    A task says by itself what it is done to, or is not asked: of 34 readings of one behind a title 9 would train on it,
    of 74 of one without 51.
    """
    chain = _of_its_product(page, chain, slots)
    if chain and chain[0].kind == "setting" and intent in _OF_TOPICS and is_one_of_page(page, part, slots["x"]):
        before = lead(page, part, slots["x"])
        product = tuple(anchor for anchor in page.anchors(part) if anchor.kind == "product")
        return (*before, *product) if before and before[0].kind == "topic" else None
    if chain and chain[0].kind == "release" and is_one_of_many(page, part, slots.get("x", "")):
        return None
    if not all(anchor.kind == "product" for anchor in chain) or intent not in _OF_TOPICS:
        return chain
    before = lead(page, part, slots["x"])
    if (not before or intent in _DOING) and is_one_of_many(page, part, slots["x"]):
        return None
    if intent in _DOING and before and before[0].kind == "lead":
        return chain if _is_told(page, before[0].text, slots["x"]) else None
    return (*before, *chain)


def _is_told(page: Page, title: str, task: str) -> bool:
    """Whether a task says enough without the title above it, which has no name that the task has not."""
    if not adds(page, title, task):
        return True
    said = title.removesuffix(f" in {page.site.called}")
    return page.pack.tells_task(task) and not page.pack.names(said, page.site)


def _of_its_product(page: Page, chain: tuple[Anchor, ...], slots: dict[str, str]) -> tuple[Anchor, ...]:
    """The chain with the product behind a name that other products may have: `Table`, `lpr`, `update-policy`."""
    firm = bool(chain) and all(anchor.kind in _NAMED for anchor in chain)
    said = (*(anchor.text for anchor in chain), *slots.values())
    if not firm or not page.site.product or any(map(page.names_product, said)):
        return chain
    known = any(anchor.kind == "api" and _DOTTED.search(anchor.text) for anchor in chain)
    return chain if known else (*chain, Anchor(kind="product", text=page.site.called))


_MANY_TEXTS = re.compile(r"\b(?:guidelines|notes|conventions|specifications|instructions|faqs)$", re.IGNORECASE)
_ONE_TEXT = re.compile(r"\b(does )\{doc\} |\{doc\} says\b")


def _fitting(frames: tuple[str, ...], chain: tuple[Anchor, ...]) -> tuple[str, ...]:
    """The frames behind which the anchors can stand: not "What is a gate for for storage in Frost?"."""
    amid = bool(chain) and chain[0].kind == "amid"
    if chain and chain[0].kind == "setting" and _MANY_TEXTS.search(chain[0].text):
        return tuple(_ONE_TEXT.sub(lambda m: "do {doc} " if m[1] else "{doc} say", frame) for frame in frames)
    return tuple(frame for frame in frames if not amid or " for{at}" not in frame) or frames


def _stand(page: Page, slots: dict[str, str]) -> bool:
    """Whether what the page says in the slots can be understood without it; a description may speak of "the file"."""
    return all(page.pack.stands(slots[name], page.words, page.site) for name in sorted(_SPOKEN & slots.keys()))


def hang(
    page: Page, chain: tuple[Anchor, ...], *, text: str = "", owned: bool = False, doing: bool = False, pick: int = 0
) -> str:
    """The words that hang anchors on a question; `owned` where the question names something that belongs to them.

    `doing`: where it asks how to do something, which is done with a program and not in it. `text`: what the question is
    about; what is brought to a product ("install Python") is not done in it.
    """
    words, rest = "", list(chain)
    owned_by = [a.kind for a in rest[-2:]]
    if owned_by[1:] == ["product"] and owned_by[0] in {"topic", "command", "api", *_OF_PRODUCT} and page.pack.possessed:
        rest[-2:] = [Anchor(kind="topic", text=page.pack.possessed(rest[-1].text, rest[-2].text))]
    for anchor in rest:
        kinds = page.pack.owners if owned else page.pack.means if doing else {}
        forms = kinds.get(anchor.kind) or page.pack.anchors[anchor.kind]
        own = page.pack.joint(text) if anchor.kind == "product" else ""
        words += (own or forms[pick % len(forms)]).format(a=anchor.text)
    return words


# Of questions that hang on the product alone, those that name it first ("In Frost, how do I …?").
_ONE_IN = 4


def _filled(page: Page, frame: str, chain: tuple[Anchor, ...], slots: dict[str, str], pick: int, doing: bool) -> str:
    subject = slots.get("x", "")
    if chain and chain[0].kind == "lead":
        said = _filled(page, frame, (), slots, pick, doing)
        if adds(page, chain[0].text, said):
            return page.pack.led[pick // 8 % len(page.pack.led)].format(a=chain[0].text, q=said)
        chain = chain[1:]
    at = hang(page, chain, text=subject, doing=doing, pick=pick)
    values = {**slots, "at": at, "doc": chain[0].text if chain else "", "of": hang(page, chain, owned=True, pick=pick)}
    alone = [a.kind for a in chain] == ["product"] and _LAST.search(frame) is not None
    first = alone and bool(page.pack.leading) and not page.pack.joint(subject) and pick // 16 % _ONE_IN == 0
    text = re.sub(r"\{(\w+)\}", lambda m: "" if first and m[1] == "at" else values.get(m[1], ""), frame)
    text = _SPACES.sub(" ", text).strip()
    text = text[:1].upper() + text[1:]
    return page.pack.leading.format(a=chain[0].text, q=decapitalised(page, text)) if first else text


_LAST = re.compile(r"^(?:How|What|Which|When|Why)\b[^.?]*\{at\}\?$")


def decapitalised(page: Page, text: str) -> str:
    """A sentence as it stands behind a comma: names and "I" keep their capital."""
    word = re.match(r"(?!I )[A-Z][a-z]* ", text)
    return text[:1].lower() + text[1:] if word and word[0].strip().lower() not in page.site.proper else text


def good(page: Page, question: str, *, most: int = MAX_QUESTION_WORDS) -> bool:
    """Whether a question has at most so many words and leans on nothing that it does not name."""
    if not 2 <= count_words(unled(question)) <= most or not question.isprintable():
        return False
    bare = re.sub(r"`[^`]*`", "", question)
    points = page.pack.points is not None and page.pack.points.search(bare) is not None
    return (
        not points
        and not page.leans(bare)
        and not _PLACEHOLDER.search(bare)
        and not _CHOSEN.search(question)
        and not (_MADE_UP.search(bare) and page.pack.language == "en")
        and "](" not in bare
        and question.count("`") % 2 == 0
    )


def around(page: Page, part: Part, text: str, *, own: bool = False) -> Iterator[tuple[Anchor, ...]]:
    """Sets of anchors for a question about `text`, from the least that makes it stand alone to the most.

    Each names the product, unless the text does; where no name is proven, what stands above serves. `own`: the text is
    the part's heading, which says little where other sections have the same, or where none of its words is telling.
    """
    if own and page.topic(part).kind in ("thing", "task") and (said := setting(page, part, text)) is not None:
        if said:
            yield said
        if said or not page.pack.names(text, page.site):
            return
    near, product = _kinds(page, page.anchors(part), text)
    firm = [a for a in near if a.kind in _FIRM]
    plainly = own and product and page.pack.thing(text, page.site) != "thing" and not page.common(part)
    if plainly:  # "the RewriteMap directive" needs no module
        yield product
    yield from (_owned(page, anchor, product) for anchor in firm)
    bare = own and (page.common(part) or page.topic(part).vague)
    if bare and all(a.kind == "task" for a in near) and not (page.topic(part).vague and not near):
        bare = (
            not page.site.product
        )  # "when I …" says less than the product does; which of two asks so is settled later
    alone = page.stands_alone(part, text, own=own) or (own and page.seed.via == "pdf" and bool(product))
    alone = alone or (own and bool(product) and _says_enough(page, part, text))
    if not bare and not any(a.kind == "release" for a in near) and alone:  # a paper's parts are no parts of a product
        if product or page.names_itself(text):
            yield product if not page.names_product(text) else ()
        elif not near and own:
            yield ()  # the title of a page without a product
    yield from _chains(page, near, product)


def _says_enough(page: Page, part: Part, text: str) -> bool:
    """Whether a heading's topic can be asked with the product alone: "virtual packages in Debian Policy".

    Of 19 such questions of Debian Policy's and SQLite's manuals 16 read as trainable.
    """
    topic = page.topic(part)
    return topic.kind == "thing" and not topic.vague and page.pack.says_enough(text) and not page.common(part)


def within(page: Page, part: Part, text: str = "") -> Iterator[tuple[Anchor, ...]]:
    """Sets of anchors for a question about something inside the part: the part's own topic comes first.

    The product alone is enough for what has a name of its own, and for the terms of a glossary; an ordinary word
    ("status") below ordinary headings is asked by nobody.
    """
    own = page.anchor(part)
    above = page.anchors(part)
    near, product = _kinds(page, [*([own] if own else []), *above], text)
    if not product and not page.names_product(_CODE.sub("", text)):
        product = tuple(a for a in above if a.kind == "product")  # `FROST_URL` says nothing of whose REST API it is in
    told = [a for a in near if a.kind != "task"]
    near = told or (near if not product else [])  # "when I find files" says little of a term
    yield from _chains(page, near[:2], product)
    if page.site.product and (not text or page.pack.names(text, page.site) or (not near and page.is_glossary(part))):
        yield product if not page.names_product(text) else ()


def _adds(anchor: Anchor, said: set[str]) -> bool:
    words = set(fold(anchor.text).split())
    return len(words - said) > 0.5 * len(words)


def _kinds(page: Page, chain: Iterable[Anchor], text: str) -> tuple[list[Anchor], tuple[Anchor, ...]]:
    """Anchors that add something to the text: those near to the part, and the product."""
    said = set(fold(text).split())
    named = page.names_product(text)  # not by "GNU extensions"
    new = [a for a in dict.fromkeys(chain) if page.hangs(a)]
    new = [a for a in new if (not named if a.kind == "product" else _adds(a, said))]
    return [a for a in new if a.kind != "product"], tuple(a for a in new if a.kind == "product")


def _owned(page: Page, anchor: Anchor, product: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """The anchor alone where it is clear without the product what is meant, and both otherwise.

    Not clear are "server options", `GET /health` and `open()`, nor programs that are called like a word.
    """
    firm = anchor.kind in _FIRM and anchor.kind != "command"
    firm &= anchor.kind != "api" or bool(_QUALIFIED.search(anchor.text))
    named = any(a.text.lower().removeprefix("the ") in anchor.text.lower() for a in product)
    return (anchor,) if named or (firm and anchor.kind not in _OF_PRODUCT) else (anchor, *product)


def _chains(page: Page, near: list[Anchor], product: tuple[Anchor, ...]) -> Iterator[tuple[Anchor, ...]]:
    for anchor in near:
        yield _owned(page, anchor, product)
    firm = [a for a in near if a.kind in _FIRM]
    for anchor in [a for a in near if a.kind not in _FIRM][:1] if firm else ():
        yield (anchor, firm[0])
