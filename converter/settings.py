"""The text that a topic is asked in, mostly the page's, where it says too little with the product alone."""

import functools
import re
from collections.abc import Iterator, Sequence

from gristmill.index.terms import FUNCTION_WORDS
from gristmill.text import fold

from .blocks import Part, Span
from .languages.english_words import is_noun_form
from .page import Anchor, Page, plain

# A title that is one name, which a question has in it: "in Frost's `gate_hooks`".
_CODED = re.compile(r"[A-Za-z](?=\S*(?:_|::|\.[a-z]|[a-z][A-Z]|\w-\w+[_-]))[\w.:-]*\w")
_COINED = re.compile(
    r"[A-Z]+[a-z]+[A-Z]\w*"
)  # the name of another product, where the pages speak of it and do not show it as code
_WORD = re.compile(r"[a-z]+\d?")  # a title that is one: "flat", of a mode
_WHOLE_NAME = re.compile(r"`[A-Za-z]\w*_\w+\(\)`")  # a function's, which has its class's in it
_LOWER = re.compile(r"[a-z][a-z\d]*(?:[-_][a-z\d]+)*")  # a name as programs have it
_NUMBER = re.compile(r"\d[\d.]*\s+")
_PARAMETERS = frozenset("parameters arguments params".split())  # of what the heading above is
_KINDS = frozenset("method methods command commands module modules driver drivers plugin plugins backend".split())
# What an entry points at in its first sentence: "Configuration file for this rack checker."
_POINTED = re.compile(r"[^.:;]{0,120}?\bthis ((?:[a-z]+ )?[a-z]+)(?=[.,;:)]|$)")
_OF_ENTRIES = frozenset(  # what an entry calls itself, or the time and the way
    "option variable function command setting value file case way moment parameter macro time field version example"
    " release key".split()
)
_TOLD_OF = re.compile(r"(?:Your|An?|Each|Every) ([a-z]{3,}) (?:can|may|must|should|will|could|needs?|has|is)\b")
_NO_TOPIC = frozenset("without with from in on by via when if as after before during".split())
MOST_NAMESAKES = 60  # of a page: a reference may have one heading on each of a thousand entries
MOST_TASK_SETTING_WORDS = 6  # "for expressive marks attached to notes in Frost" is longer than what one wants to do
_OF_ANY = frozenset("the a an of and in for with reference".split())
_VERSION = re.compile(r"\d\.\d")  # "Moving from Frost 3.4 to 3.5": what is said below is of that day
_FINITE = re.compile(r",|\b(?:is|are|was|were|be|will|has|have|do|does|goes?)\b")  # "places patterns can be used"
_OWNERS = frozenset({"api", "module", "release"})  # headings that a question names anyway


def setting(page: Page, part: Part, text: str) -> tuple[Anchor, ...] | None:
    """The text as a question names it; None where the product is enough, and empty where there is no sure form.

    `text`: the topic of the part's heading. A task has an object beside its verb, and is clear more often.
    """
    if page.command:
        return _manual(page, part, text)
    if page.seed.via == "pdf":
        return _printed(page, part, text)
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
    product = tuple(anchor for anchor in page.anchors(part) if anchor.kind == "product")
    if not kind:
        return product if _is_clear(page, part, text, above) else ()
    if kind in ("product", "amid") and lead(page, part, text):
        return product
    if kind == "product" or (task and len(found.split()) > MOST_TASK_SETTING_WORDS):
        told = task or (page.pack.says_enough(text) and not page.common(part))
        return product if told else ()
    twice = kind == "amid" and f" {found.split(' ', 1)[0]} " in text  # "the rationale for names for settings"
    return (Anchor(kind=kind, text=found),) if kind and not twice else ()


def _printed(page: Page, part: Part, text: str) -> tuple[Anchor, ...] | None:
    """The product for a topic of a printed work that says enough with it, as no chapter is named in a question."""
    if not page.site.product or page.names_product(text):
        return None
    enough = page.pack.names(text, page.site) or page.pack.says_enough(text)
    product = tuple(anchor for anchor in page.anchors(part) if anchor.kind == "product")
    return product if enough and not page.common(part) else ()


def _is_clear(page: Page, part: Part, text: str, above: Sequence[Part]) -> bool:
    """Whether a topic below titles that hang on no question is clear behind a title of words, or by itself.

    Of 32 such questions in Exim's and SQLite's manuals 27 read as trainable, of 12 behind a title of one word 5.
    """
    if page.names_product(text) or any(_VERSION.search(p.heading) for p in above):
        return False
    if before := lead(page, part, text):
        said = _words(before[0].text) - _words(page.site.product)
        return len(said) > 1 and not _FINITE.search(before[0].text)
    return page.topic(part).kind == "thing" and not page.common(part) and page.stands_alone(part, text, own=True)


def lead(page: Page, part: Part, text: str) -> tuple[Anchor, ...]:
    """What stands before a question about `text` that would name the product alone: the title that it is under.

    Empty where the text says enough by itself, or where no title above it is narrower than the product. A title that
    is a name in one word stands in the question.
    """
    if page.seed.via == "pdf":
        return ()  # of 60 questions of six manuals with a chapter before or behind them readers liked none
    own = page.topic(part).text == text
    above = list(_narrow(page, part, inside=not own))
    if not above or page.names_product(text):
        return ()
    if own and (held := _holder(page, part, above)):
        return (Anchor(kind="topic", text=held),)
    title = plain(above[0].heading)
    alone = page.pack.is_lone(text, title, page.site) or not page.site.product
    if alone and (_WHOLE_NAME.fullmatch(text) or not page.pack.names_part(title, page.site)):
        return ()
    near = [p for p in reversed(above) if page.pack.names_part(plain(p.heading), page.site)]
    if own and page.common(part):  # which of them the nearest heading tells
        above.reverse()
    titles = [p for p in (*near, *above) if not page.topic(p).vague]
    leads = ((p, page.pack.lead(plain(p.heading), page.topic(p), page.site)) for p in titles)
    place, said = next(((p, led) for p, led in leads if led), (part, ""))
    name = said.partition(" in ")[0]
    if own and page.common(part) and _WORD.fullmatch(name.removeprefix("the ")):
        said = _joined(said, next((led for p, led in leads if led and p.number < place.number), ""))
    if _CODED.fullmatch(name) and not page.names_product(name):
        shown = name if _COINED.fullmatch(name) and _is_spoken(name, page.markdown) else f"`{name}`"
        return (Anchor(kind="topic", text=shown),) if name.lower() not in text.lower() else ()
    return (Anchor(kind="lead", text=said),) if said else ()


@functools.lru_cache(maxsize=64)
def _is_spoken(name: str, markdown: str) -> bool:
    """Whether a page has a name amid its sentences, and nowhere as code."""
    amid = rf"^(?!#).*?[a-z,;] {re.escape(name)}(?![\w`(])"
    return f"`{name}`" not in markdown and re.search(amid, markdown, re.MULTILINE) is not None


def _holder(page: Page, part: Part, above: Sequence[Part]) -> str:
    """The name in small letters that a heading is a parameter of, or that tells it from those of the same name below
    others of its kind: "`qemu-gate` method" below "method", or empty.
    """
    parent = above[-1]
    if page.pack.language != "en" or " " in untitled(part) or part.parent < 0:
        return ""
    if fold(untitled(page.parts[part.parent])) in _PARAMETERS:
        return f"`{name}`" if _LOWER.fullmatch(name := untitled(parent)) else ""
    name = plain(parent.heading)
    if parent.number != part.parent or not _LOWER.fullmatch(name) or not page.namesakes(part):
        return ""
    kind = plain(page.parts[parent.parent].heading).lower() if parent.parent >= 0 else ""
    if kind in _KINDS:
        return f"`{name}` {kind.removesuffix('s')}"
    return f"`{name}`" if page.pack.names(name, page.site) else ""


def pointed_at(page: Page, part: Part, text: str) -> tuple[Anchor, ...]:
    """What an entry's first sentence calls the name that it stands below, with the product: "`rack-lint` checker" of
    "Settings of this checker"; empty where it points at nothing.
    """
    found = _POINTED.match(text)
    if page.pack.language != "en" or found is None or part.parent < 0:
        return ()
    above, noun = page.parts[part.parent], found[1].split()
    name = plain(above.heading)
    if not _LOWER.fullmatch(name) or not ("-" in name or page.pack.names(name, page.site)):
        return ()
    if noun[-1] in _OF_ENTRIES or noun[0] in FUNCTION_WORDS or not all(map(is_noun_form, noun)):
        return ()
    product = tuple(anchor for anchor in page.anchors(part) if anchor.kind == "product")
    return (Anchor(kind="topic", text=f"`{name}` {found[1]}"), *product)


def told_of(page: Page, part: Part, task: str, told: Span) -> list[tuple[Anchor, ...]]:
    """ "In a Frost gate" for a task whose answer begins with "Your gate can …" below "Gates"; or empty."""
    found, product = _TOLD_OF.match(page.markdown, told.start), page.site.called
    if page.pack.language != "en" or not found or not product or found[1] in fold(task):
        return []
    if not any(fold(plain(above.heading)) in (found[1], f"{found[1]}s") for above in page.upward(part)):
        return []
    whose = f"{found[1]} of {product}" if product.startswith("the ") else f"{product} {found[1]}"
    article = "an" if whose[0].lower() in "aeio" else "a"
    return [(Anchor(kind="amid", text=f"in {article} {whose}"),)]


def untitled(part: Part) -> str:
    """A heading without the number of its chapter: "escalate" of "7.15.4. escalate"."""
    return _NUMBER.sub("", plain(part.heading), count=1)


def _joined(word: str, title: str) -> str:
    """A heading of one word with the one above it: "gate modes (flat) in Frost"."""
    inner = word.partition(" in ")[0].removeprefix("the ")
    outer, _, product = title.partition(" in ")
    return f"{outer} ({inner}){f' in {product}' if product else ''}" if title else word


def is_one_of_many(page: Page, part: Part, text: str) -> bool:
    """Whether a topic is the heading of several sections, and no word of it tells below which one it stands.

    "Building Frost with TLS" stands below each system that one builds it on.
    """
    if page.topic(part).text != text or not page.common(part) or page.is_glossary(part):
        return False
    if any(anchor.kind == "release" for anchor in page.anchors(part)[:1]):  # the news of which day?
        return any(page.anchors(other)[:1] == page.anchors(part)[:1] for other in page.namesakes(part)[:MOST_NAMESAKES])
    above = _nearest(page, part)
    others = (_nearest(page, other) for other in page.namesakes(part)[:MOST_NAMESAKES])
    telling = above - _words(page.site.product) - frozenset().union(*(o for o in others if o != above))
    return bool(above) and not _words(text) & telling


def is_one_of_page(page: Page, part: Part, text: str) -> bool:
    """Whether a topic of several of the page's sections stands deeper on it than what the page's title alone tells."""
    named = bool(page.namesakes(part)) and is_one_of_many(page, part, text)
    return named and len(list(_narrow(page, part))) > 1


def _nearest(page: Page, part: Part) -> frozenset[str]:
    """The words of the innermost heading above a part that is of less than the product."""
    above = list(_narrow(page, part))
    return _words(plain(above[-1].heading)) if above else frozenset()


def adds(page: Page, title: str, question: str) -> bool:
    """Whether a title before a question says more than the question does."""
    asked, said = _words(question), _words(title) - _words(page.site.product)
    return not said <= asked


def _words(text: str) -> frozenset[str]:
    """Its words as far as they tell: without endings, and without what any heading of a manual has."""
    return frozenset(word.removesuffix("s") for word in fold(text).split()) - _OF_ANY


def placed(page: Page, part: Part) -> tuple[Anchor, ...] | None:
    """What the nearest narrow heading above is of, for an entry that has the product only; as `setting` does."""
    above = list(_narrow(page, part))
    if not above or page.command:
        return None
    kind, found = page.pack.setting(plain(above[-1].heading), page.topic(above[-1]), page.site)
    return None if kind == "product" else (Anchor(kind=kind, text=found),) if kind == "amid" else ()


def _manual(page: Page, part: Part, text: str) -> tuple[Anchor, ...] | None:
    """The manual page that the part is of, for what has no name of its own."""
    if (run := page.subcommand(part)) and f"`{run}`" in text:
        return None  # "the `frost delete` command"
    if part.parent < 0 or page.topic(part).kind == "task" or page.pack.is_lone(text, "", page.site):
        return None
    found = page.pack.manual(f"`{page.command}`", page.runs, page.site)
    return (Anchor(kind="setting", text=found),) if found else None


def _narrow(page: Page, part: Part, *, inside: bool = False) -> Iterator[Part]:
    """The headings above a part that are of less than the whole product, the outermost first; none below a name.

    `inside`: for something in the part, whose own heading is above that.
    """
    chain = [*([part] if inside else []), *page.upward(part)]
    kinds = {anchor.kind for p in chain if (anchor := page.anchor(p))}
    if kinds & _OWNERS:
        return
    for above in reversed(chain):
        topic, heading = page.topic(above), plain(above.heading)
        title = above.section.level == 1
        if page.is_banner(above) or (title and page.seed.via == "pdf"):
            continue  # the product is called by it
        telling = topic.kind != "generic" and (title or not topic.vague) and above.section.level > 0
        if telling and not page.pack.is_broad(heading, page.site):
            yield above
