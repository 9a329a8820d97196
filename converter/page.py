"""One page as rules see it: its parts, what each is about, and how to anchor a question on it."""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gristmill import sections
from gristmill.codespans import masked
from gristmill.leaning.judgement import sentence_leans
from gristmill.records import Seed
from gristmill.text import fold

from .blocks import Fence, Paragraph, Part, more_signatures, parts
from .languages.pack import Pack, Topic
from .manual import Manual
from .product import MAKERS
from .releases import is_of_another
from .signatures import Api, api, declared_by, is_called, settled, written_in
from .site import Site, titled
from .works import as_work

# Marks of footnotes and citations, and what stands for code below; bounded: unclosed marks would be quadratic.
_MARKS = re.compile(r"\[\^[^\]]{0,200}+\]|\[\\?\[\d{1,9}\\?\]\]\([^)]{0,2000}+\)|[\x00-\x02]")
_BETWEEN_WORDS = "[]`*"
_MASKED = re.compile("\x01(\\d+)\x02")
_MODULE = re.compile(r"(`[\w.:/@-]+`)\s*(?:—|–|-|:)\s+(.+)")
_BACK = re.compile(r"[—–:-]\s+\[[^\[\]]*\]\(#[^()\s]*\)\s*$")  # a link to the list of all: "`Gate` - [Up](#gates)"
# Titles of the pages of API references: "Class: Frost::Gate", "Frost_Gate Struct Reference".
_ENTITY = re.compile(
    r"(?:(?:(?:Class|Module|Interface|Exception|Mixin|Namespace|Struct|Trait): "
    r"|(?:Class|Interface|Enum|Record) (?=[A-Z][\w.]*[^s\W](?:<|$))"
    r"|(?:class|module|interface|trait|struct) (?=[A-Z]))(?P<after>\w[\w:.$]*)"
    r"|(?P<before>\w[\w:.$]*)(?: (?:Class|Interface|Namespace|Protocol|Struct|Union))(?: Template)? Reference)"
    r"(?:<.*>)?"
)
_INTERFACE = re.compile(r"(?P<name>[a-z]\w*(?:\.\w+)+\.[A-Z]\w*)")  # of a bus, by the name of a host in reverse
# A title that is a name and no words, in a language whose words are not known here: "7.1.4. frost-bench".
_NAMED_SO = re.compile(r"(?:\d++(?:\.\d++)*+\.?\s++)?([a-z][a-z0-9]*(?:-[a-z0-9]+)+)")
# The heading of a class in a page of several: its members need it.
_CLASS = re.compile(r"[Cc]lass:? `?(?P<name>[A-Za-z]\w*(?:(?:::|\.)\w+)+|[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)+)`?")
# A word that names something wherever it stands: capitals inside, digits, dots or underscores between letters.
_NAMES_ITSELF = re.compile(r"`[^`]+`|\b[A-Za-z]+[A-Z]\w*|\b[A-Z]{2,}\b|\b[A-Za-z]+_\w+|\b[A-Za-z]+\d\w*")
_LABEL = re.compile(r"^\((?:FAQ|Q) ?\d+[a-z]?\)\s*")  # of a question in a list of them
_METHODS = frozenset("GET POST PUT PATCH DELETE HEAD OPTIONS".split())
_CHAPTER = re.compile(r"(?:Chapter|Part|Appendix) (?:\d+|[A-Z]|[IVXL]+)\b")
plain = sections.plain
# A page that is called "Product manual" is about the product.
_TITLE_WORDS = frozenset(
    "a the of for de do da del du la von der die das documentation docs manual guide handbook reference "
    "dokumentation handbuch manuel référence documentación guía referencia documentação guia referência".split()
)
DECLARING = 3  # parts of a page, from its title on, that may declare what the title names
_FUNCTION = re.compile(r"\w*[A-Za-z]_\w+|[a-z]+[A-Z]\w*")  # of a name that is no word
_PROGRAM = re.compile(r"[a-z][\w.+-]{1,40}")
LEAST_CHAPTER_WORDS = 120
_EXAMPLE = re.compile(r"(?:\w+ )?examples?(?: \w+)?", re.IGNORECASE)
# Headings of one word each below "Parameters" that make them its members, and their share.
LEAST_MEMBERS, LEAST_SINGLE = 3, 0.8
LEAST_LEADING_LETTERS = 4  # of a product's first word that names it alone
_CAPITALISED = re.compile(r"[A-Z][a-z]+")  # a word that begins a title, and no name in code
MOST_ANCHOR_WORDS = 7  # of a heading that a question about something below it carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Something that a question can hang on so that it stands alone."""

    kind: str
    # product | module | api | command | program | topic | task | setting | amid | lead
    text: str


@functools.lru_cache(maxsize=1 << 14)
def display(markdown: str) -> str:
    """Inline Markdown as it stands in a question: links and emphasis gone, code spans kept."""
    codes: list[str] = []

    def mask(code: str) -> str:
        codes.append(code.strip())
        return f"\x01{len(codes) - 1}\x02"

    text = plain(masked(_MARKS.sub("", markdown), mask))
    return _MASKED.sub(lambda m: f"`{codes[int(m[1])]}`", text) if codes else text


class Page:
    """A seed with its parts and the knowledge of its site. Everything is derived from these two, lazily."""

    def __init__(self, seed: Seed, site: Site, pack: Pack, *, found: list[Part] | None = None) -> None:
        """`found`: the page's parts, where they have been read before."""
        self.seed, self.site, self.pack = seed, as_work(seed, site), pack
        self.markdown = seed.markdown
        self.parts = parts(seed.markdown) if found is None else found
        self.topic = functools.cache(self._topic)
        self.api = functools.cache(self._api)
        self.anchors = functools.cache(self._anchors)
        self.anchor = functools.cache(self._anchor)
        self.subcommand = functools.cache(self._manual.subcommand)

    @functools.cached_property
    def words(self) -> str:
        """The page's text without the markup that would stand between words."""
        return plain_words(self.markdown)

    @functools.cached_property
    def _manual(self) -> Manual:
        return Manual(self.seed, self.parts, self.words)

    @functools.cached_property
    def command(self) -> str:
        """The command that the page is the manual of, ready for a question ("git add"), or empty."""
        return self._manual.command(self.site.product)

    @property
    def runs(self) -> bool:
        """Whether the manual page is one of a program (chapters 1, 6 and 8), not of a format or a concept."""
        return self._manual.runs

    def leans(self, text: str) -> bool:
        """Whether words of the page, without markup, need the rest of it."""
        return sentence_leans(text, self.pack.language)

    @functools.cached_property
    def _declared(self) -> str:
        """The function that is the page's title and that one of the first sections declares, or empty.

        A title in capitals is that of a function where a line declares that in small letters: "GATE_SHUT".
        """
        first = next((p for p in self.parts if p.section.level == 1), None)
        name = self._manual.small(plain(first.heading)) if first else ""
        if first is None or not _FUNCTION.fullmatch(name):
            return ""
        near = [b for part in self.parts[first.number : first.number + DECLARING] for b in part.blocks]
        lines = [plain(b.text) for b in near if isinstance(b, Paragraph) and not name.isupper()]
        codes = [*lines, *(b.content for b in near if isinstance(b, Fence))]
        return name if any(f" {name}(" in code or f"*{name}(" in code for code in codes) else ""

    @functools.cached_property
    def module(self) -> str:
        """The module that the page documents, in its code span, or empty."""
        first = next((p for p in self.parts if p.section.level == 1), None)
        found = _MODULE.fullmatch(display(first.heading)) if first and not _BACK.search(first.heading) else None
        return found[1] if found else ""

    def _topic(self, part: Part) -> Topic:
        shown = _LABEL.sub("", display(part.heading))
        if part.signature or _MODULE.fullmatch(shown) or not shown or self._manual.heads(part):
            return Topic(kind="none", text=shown)
        if shown.strip("`") in _METHODS:  # of what a heading above has the path of
            path = plain(self.parts[part.parent].heading) if part.parent >= 0 else ""
            named = f"`{shown.strip('`')} {path}`" if path.startswith("/") else ""
            return Topic(kind="thing" if named else "none", text=named or shown)
        if run := self.subcommand(part):
            return Topic(kind="thing", text=f"the `{run}` command")
        topic = self.pack.read(shown, self.words, self.site)
        member = self._member(part, shown) if topic.kind in ("thing", "task", "none") else ""
        return Topic(kind="thing", text=member) if member else topic

    def _member(self, part: Part, shown: str) -> str:
        """ "The `File` parameter" of a heading "File" among others of one word each below "Parameters", or empty."""
        if len(shown.split()) > 1 or part.parent < 0:
            return ""
        if part.parent not in self._listing or (_CAPITALISED.fullmatch(shown) and part.parent in self._lower):
            return ""
        found = self.pack.member(shown, plain(self.parts[part.parent].heading))
        return found.replace("`", f"`{self._shell} ", 1) if found.endswith(" command") and self._shell else found

    @functools.cached_property
    def _shell(self) -> str:
        """The program that is the page's title and has commands of its own (`kadmin`), or empty."""
        title = next((plain(p.heading) for p in self.parts if p.section.level == 1), "")
        return title if _PROGRAM.fullmatch(title) and self.pack.names(title, self.site) else ""

    @functools.cached_property
    def _listing(self) -> set[int]:
        """The parts whose inner ones have headings of one word, nearly all."""
        below: dict[int, list[bool]] = {}
        for part in self.parts:
            below.setdefault(part.parent, []).append(len(plain(part.heading).split()) == 1)
        return {n for n, single in below.items() if len(single) >= LEAST_MEMBERS and _is_most(single)}

    @functools.cached_property
    def _lower(self) -> set[int]:
        """The parts whose inner ones have headings of code or in small letters, all but a word such as "Background"."""
        below: dict[int, list[bool]] = {}
        for part in self.parts:
            below.setdefault(part.parent, []).append(_CAPITALISED.fullmatch(display(part.heading)) is None)
        return {n for n, lower in below.items() if _is_most(lower)}

    def _api(self, part: Part) -> Api | None:
        """The API entry of the part, qualified by the class that it stands in."""
        found = api(part.signature) if part.signature else None
        if found and found.noun and self.pack.language != "en":
            found = dataclasses.replace(found, noun="")
        if found and part.blocks:
            found = settled(found, part.signature, more_signatures(part))
            if isinstance(first := part.blocks[0], Fence):
                found = declared_by(found, first.content)
            fences = (block for block in part.blocks if isinstance(block, Fence))
            found = written_in(found, (block.content for block in fences if block.language in ("yaml", "yml")))
        parent = self.parts[part.parent] if part.parent >= 0 else None
        owner = self.api(parent) if found and parent and parent.signature else None
        if not found or not owner or owner.kind not in ("class", "exception"):
            return found
        if found.kind in ("flag", "directive") or "." in found.name or "::" in found.name:
            return found
        joint = "::" if "::" in owner.name else "."
        return Api(
            kind=found.kind,
            name=f"{owner.name}{joint}{found.name.lstrip('@')}",  # a decorator, as a method is called
            callable=found.callable,
            parameters=found.parameters,
        )

    def upward(self, part: Part) -> Iterator[Part]:
        """The parts that a part stands in, the nearest first."""
        while part.parent >= 0:
            part = self.parts[part.parent]
            yield part

    def _anchors(self, part: Part) -> tuple[Anchor, ...]:
        """Telling ancestors of a part, the nearest first, then the product."""
        above = (self.anchor(one) for one in self.upward(part) if not self.is_banner(one))
        found = [anchor for anchor in above if anchor]
        if self.command and not self._manual.chapter.startswith("7"):  # a text about the product, no command
            found.append(Anchor(kind="command", text=self.pack.called(f"`{self.command}`", self._manual.chapter)))
        if self.site.product:
            found.append(Anchor(kind="product", text=self.site.called))
        return tuple(dict.fromkeys(found))

    def is_banner(self, part: Part) -> bool:
        """Whether a heading is that of every page, which says no more than the product does."""
        return part.section.level == 1 and self.common(part) and self.names_product(plain(part.heading))

    def _anchor(self, part: Part) -> Anchor | None:
        """What the part itself is, for questions about things inside it; None where its heading is generic."""
        if entry := self.api(part):
            return Anchor(kind="api", text=entry.shown)
        coded = self.seed.via != "pdf" and not _BACK.search(part.heading)
        if coded and (found := _MODULE.fullmatch(display(part.heading))):
            called = is_called(found[1], self.markdown[part.section.body_start : part.section.stop])
            return Anchor(kind="api", text=called) if called else Anchor(kind="module", text=found[1])
        if part.section.level == 1 and (entity := _ENTITY.fullmatch(plain(part.heading))):
            return Anchor(kind="api", text=f"`{entity['after'] or entity['before']}`")
        if found := _CLASS.fullmatch(plain(part.heading)) or _INTERFACE.fullmatch(plain(part.heading)):
            return Anchor(kind="api", text=f"`{found['name']}`")
        if part.section.level == 1 and self.pack.kinds is None and (titled := _NAMED_SO.fullmatch(plain(part.heading))):
            return Anchor(kind="command", text=f"`{titled[1]}`")
        if part.section.level == 1 and self._declared:
            return Anchor(kind="api", text=f"`{self._declared}`")
        if run := self.subcommand(part):
            return Anchor(kind="command", text=f"`{run}`")
        topic = self.topic(part)
        if topic.kind == "release" and is_of_another(map(plain, part.section.heading_path[:-1]), self.site):
            return None
        kind, name = self.pack.owner(plain(part.heading), self.site)
        if name and (topic.kind != "task" or kind == "command"):  # "Invoking frost"
            return Anchor(kind=kind, text=f"`{name}`")
        if topic.kind == "release" and self.site.product.lower() not in topic.text.lower():
            return Anchor(kind="release", text=f"{self.site.product} {topic.text}")
        if topic.kind in ("task", "release"):
            return Anchor(kind=topic.kind, text=topic.text)
        said = set(fold(topic.text).split()) - set(fold(self.site.product).split())
        if topic.vague and " " not in topic.text and self.site.product:
            return None  # "in API"
        told = topic.kind == "thing" and not said <= _TITLE_WORDS and len(topic.text.split()) <= MOST_ANCHOR_WORDS
        return Anchor(kind="topic", text=topic.text) if told else None

    def has_parts(self, part: Part) -> bool:
        """Whether sections are nested in the part that go on with what it says, or stand on pages of their own.

        "See also" and examples go on with nothing. A chapter of few words, alone on its page, leads to other pages.
        """
        behind = (self.parts[n] for n in range(part.number + 1, len(self.parts)))
        below = itertools.takewhile(lambda p: p.section.level > part.section.level, behind)
        inner = [plain(p.heading) for p in below if p.parent == part.number]
        if not inner:
            text = self.markdown[part.section.body_start : part.section.stop]
            return bool(_CHAPTER.match(plain(part.heading))) and len(text.split()) < LEAST_CHAPTER_WORDS
        return not all(self.pack.skip.fullmatch(heading) or _EXAMPLE.fullmatch(heading) for heading in inner)

    def hangs(self, anchor: Anchor) -> bool:
        """Whether a question can hang on an anchor: on a heading only where people would say it so."""
        plain_words = anchor.kind in ("topic", "task") and (bool(self.site.product) or self.pack.language == "en")
        return not plain_words or self.pack.is_scope(anchor.text, self.site)

    def stands_alone(self, part: Part, text: str, *, own: bool) -> bool:
        """Whether words of the part can be asked with the product's name alone, or without one.

        Headings above that any manual has ("Usage") do not count. `own`: the words are those of the part's heading.
        """
        if self.names_product(text) or self.site.product.startswith("“"):  # a work, in which its headings are clear
            return True
        if not self.site.product and self.pack.language == "en":
            return self.pack.names(text, self.site)
        return self.pack.tells(text, self.above(part, own=own), self.site, own)

    def above(self, part: Part, *, own: bool = True) -> tuple[str, ...]:
        """The headings above a part, or from its own up, that say more than any manual's and the product's name."""
        chain = self.upward(part) if own else (part, *self.upward(part))
        return tuple(plain(one.heading) for one in chain if self._tells_page(one))

    def _tells_page(self, above: Part) -> bool:
        topic, heading = self.topic(above), plain(above.heading)
        named = self.names_product(heading) or (bool(heading) and fold(heading) == fold(self.site.product.strip("“”")))
        return topic.kind != "generic" and not topic.vague and not named

    def is_glossary(self, part: Part) -> bool:
        """Whether a heading above says that what stands here are the product's terms."""
        found = self.pack.glossary
        return found is not None and any(found.search(plain(above)) for above in part.section.heading_path)

    def common(self, part: Part) -> bool:
        """Whether other sections of the site have the same heading."""
        return self.site.headings.get(titled(plain(part.heading)), 0) > 1

    def namesakes(self, part: Part) -> list[Part]:
        """The other parts of the page with the heading of one."""
        return [other for other in self._titled[titled(plain(part.heading))] if other is not part]

    @functools.cached_property
    def _titled(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(titled(plain(part.heading)), []).append(part)
        return found

    def names_itself(self, text: str) -> bool:
        """Whether a question with this text says what it is about, without an anchor."""
        if re.fullmatch(r"[a-z_]\w*", text):
            return False  # one bare word
        return bool(_NAMES_ITSELF.search(text)) or self.names_product(text)

    def names_product(self, text: str) -> bool:
        """Whether a text has the product's name, as a word of its own; its maker's may be missing ("GNU Frost")."""
        maker, _, bare = (product := self.site.product.lower()).partition(" ")
        product = bare if maker in MAKERS and bare else product
        at = text.lower().find(product) if product else -1
        stop = at + len(product)
        beside = text[max(0, at - 1) : max(0, at)] + text[stop : stop + 1]
        if at >= 0 and not any(c.isalnum() for c in beside):
            return True
        first, _, rest = product.partition(" ")  # "Debian" of "Debian GNU/Linux"
        if len(first) < LEAST_LEADING_LETTERS:
            return False
        whole = re.search(rf"\b{re.escape(self.site.product)}[A-Z][a-z]", text)  # "FrostBackup"
        return whole is not None or (bool(rest) and first in fold(text).split())


def _is_most(single: list[bool]) -> bool:
    return sum(single) >= LEAST_SINGLE * len(single)


def plain_words(markdown: str) -> str:
    """The page's text without markup that would stand between words; cheap, for looking phrases up."""
    for mark in _BETWEEN_WORDS:
        markdown = markdown.replace(mark, "")
    return markdown
