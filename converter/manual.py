"""What a page is the manual of: a command, by its title, the line of what it is, or the way it is run."""

import functools
import re
from collections.abc import Sequence

from gristmill.records import Seed
from gristmill.sections import plain
from gristmill.text import fold

from .blocks import Fence, Paragraph, Part
from .works import OF_TEXT

_PAGE = re.compile(r"([a-z][\w.+-]{0,40}?(?=\s?\()|[A-Z][\w.+-]{0,40}?(?=\())\s?\((\d\w{0,3})\)(?:\s.*)?")
_NAME_LINE = "name"  # the heading of the line, in a manual page that begins with it
_SYNOPSIS = frozenset({"synopsis", "usage"})
_TOKEN = re.compile(r"[\w.:+-]*\w")
_DASHED = re.compile(rf" (?:—|–|-) (?!{OF_TEXT})\S")
_NUMBER = re.compile(r"^\d++(?:\.\d++)*+\.?\s++(?=[a-z])")  # of a chapter: "5. frost"
_PROGRAM = re.compile(r"[a-z][\w.+-]{1,40}")
# Names of reference pages that nobody runs: interfaces ("org.frost.Gate"), classes ("FrostGate"), and titles of texts
# ("Gate tags").
_NO_COMMAND = re.compile(r": |^[a-z]\w*(?:\.\w+)+\.[A-Z]\w*$|^[A-Z][a-z]+[A-Z]\w*$|[A-Z]\w* [a-z]|[a-z] [A-Z]")
_FLAG_ITEM = re.compile(r"^(?:\s*- (?:\*\*)?|#{2,6} |\*\*)`?-{1,2}\w", re.MULTILINE)
# What stands behind a program that is run.
_USE = r"(?:-{1,2}\w|<\w|\[(?:\.\.\.|[A-Z]+)\]|\[\*{0,2}(?:-|[\w-]*(?:options?|flags?|OPTIONS?)))"
_COMMAND = re.compile(r"[a-z][a-z-]*")  # of a program that has several: "delete", "build-cache"
_ALSO = re.compile(r" \([a-z][a-z-]*\)$")  # what else a command is called: "delete (remove)"
_GROUP = re.compile(r"([a-z][a-z_-]*)(?: - \S.*| \([^()]*\))?")  # of commands: "gate - Handling of gates"
_GIVEN = r"(?: (?:\[[^\]\n]{1,40}\]|-{1,2}[\w-]+))*"  # between a program and its command: "frost [...] delete"
MOST_NAME = 60  # letters of what is looked for in all of the page
MOST_RUN = 2_000  # characters below the heading of a command that show it run
LEAST_FLAGS = 3  # options that make a page that of a program
NEAR = 3  # parts from the title on that may hold the line of what a command is
TITLED_TIMES = 2  # that a manual page has its name without speaking of it: in its title and in the line below "Name"


class Manual:
    """The command that a page is the manual of, if it is that of one; read off lazily."""

    def __init__(self, seed: Seed, parts: Sequence[Part], words: str) -> None:
        """`words`: the page's text without markup between words."""
        self._seed, self._parts, self._words = seed, parts, words

    def command(self, product: str) -> str:
        """The command, ready for a question ("git add"), or empty.

        A name of no program that only its title and its first line have is that of a document ("frost_intro").
        """
        name = self._titled[1] if self._titled else self._reference
        if not self._titled and (self._seed.profile == "gtk-doc" or _NO_COMMAND.search(name)):
            return ""  # gtk-doc has libraries only
        group, dash, rest = name.partition("-")
        spaced = f"{group} {rest}" if dash and group == product.lower() else name
        if spaced != name and self._times(spaced) >= self._times(name):
            return spaced  # not "a frost setup" of `frost-setup`
        if not self._titled or self.runs:
            return name
        return name if self._times(name) > TITLED_TIMES else ""

    @property
    def runs(self) -> bool:
        """Whether the manual page is one of a program (chapters 1, 6 and 8), not of a format or a concept."""
        return self._titled[2][0] in "168" if self._titled else bool(self._reference)

    @property
    def chapter(self) -> str:
        """The chapter of the system's manual that the title has: "3pm"; or empty."""
        return self._titled[2] if self._titled else ""

    def heads(self, part: Part) -> bool:
        """Whether a part's heading is the title of the manual."""
        if not self._titled and not self._reference:
            return False
        shown = plain(part.heading)
        near = (
            _NUMBER.sub("", shown, count=1).lower() == self._reference.lower()
        )  # seldom: `small` reads all of the page
        return (near and self.small(shown) == self._reference) or bool(_PAGE.fullmatch(shown)) or part is self._renamed

    def subcommand(self, part: Part) -> str:
        """The program with its command, of a heading "delete" above a text that runs "frost [...] delete", or where its
        usage has the command alone the group of commands with it: "gate delete" below "gate - Gates"; else empty.
        """
        name = _ALSO.sub("", _NUMBER.sub("", plain(part.heading), count=1))
        if part.section.level < 2 or not self._program or not _COMMAND.fullmatch(name):
            return ""
        told = self._seed.markdown[part.section.body_start : part.section.body_start + MOST_RUN]
        run = rf"(?:^|[\s`*]){re.escape(self._program)}\*{{0,2}}{_GIVEN} \*{{0,2}}{re.escape(name)}(?![\w-])"
        if name in told and self._program in told and re.search(run, told, re.MULTILINE):
            return f"{self._program} {name}"
        group = _GROUP.fullmatch(plain(self._parts[part.parent].heading)) if part.parent >= 0 else None
        if not group or not (self._titled or self._reference) or self.heads(self._parts[part.parent]):
            return ""
        usages = (block.content.split() for block in part.blocks if isinstance(block, Fence))
        return f"{group[1]} {name}" if any(usage[:1] == [name] for usage in usages) else ""

    @functools.cached_property
    def _program(self) -> str:
        """The program that the page is titled by, whether or not it has a list of options."""
        title = _NUMBER.sub("", plain(self._parts[0].heading), count=1) if self._parts else ""
        return (self._titled[1] if self._titled else self._reference) or (title if _PROGRAM.fullmatch(title) else "")

    def small(self, title: str) -> str:
        """A title without number, in lower case where it is in capitals above a text that speaks of what it names:
        "CAT(1)".
        """
        title = _NUMBER.sub("", title, count=1)
        small = title.lower()
        name = small.partition("(")[0]
        if len(name) > MOST_NAME or not title.isupper():
            return title
        return small if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._words) else title

    def _times(self, name: str) -> int:
        return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._words))

    @functools.cached_property
    def _titled(self) -> re.Match[str] | None:
        told = (plain(self._parts[0].heading), self._seed.title) if self._parts else ()
        return next((found for said in told if (found := _PAGE.fullmatch(self.small(said)))), None)

    @functools.cached_property
    def _reference(self) -> str:
        """The name of what a page is the reference of: "createuser — define a new account" stands below its title, or
        below "Name"; or its title is a word that the page runs with options, of which it has a list.
        """
        return self._told or self._called_by_name or self._used

    @functools.cached_property
    def _called_by_name(self) -> str:
        titles = map(self.small, (self._seed.title, *(plain(p.heading) for p in self._parts[:1])))
        return next((title for title in titles if title and _says(self._named, title)), "") or self._run_by_name

    @functools.cached_property
    def _named(self) -> Part | None:
        return next((p for p in self._parts[:NEAR] if fold(plain(p.heading)) == _NAME_LINE and p.blocks), None)

    @functools.cached_property
    def _run_by_name(self) -> str:
        """What the line below "Name" names and the synopsis runs, whatever the title is; or empty."""
        synopsis = next((p for p in self._parts if fold(plain(p.heading)) in _SYNOPSIS and p.blocks), None)
        first = synopsis.blocks[0] if synopsis else None
        shown = first.content if isinstance(first, Fence) else _line(synopsis)
        name = (shown.lstrip("$# ").split() or [""])[0]
        return name if _PROGRAM.fullmatch(name) and _says(self._named, name) else ""

    @functools.cached_property
    def _renamed(self) -> Part | None:
        """The title of a page whose command has another name."""
        return self._parts[0] if self._run_by_name and self._parts[0].section.level == 1 else None

    @functools.cached_property
    def _used(self) -> str:
        shown = next((plain(p.heading) for p in self._parts if p.section.level == 1), self._seed.title)
        title = _NUMBER.sub("", shown, count=1)
        if not _PROGRAM.fullmatch(title) or len(_FLAG_ITEM.findall(self._seed.markdown)) < LEAST_FLAGS:
            return ""
        return title if re.search(rf"(?:^|[\s`*]){re.escape(title)}\*{{0,2}} {_USE}", self._seed.markdown) else ""

    @functools.cached_property
    def _told(self) -> str:
        """The name of a reference page that says "createuser — define a new account" below its title or "Name"."""
        first = next((p for p in self._parts if p.section.level), None)
        title = self.small(plain(first.heading)) if first else ""
        if fold(title) == _NAME_LINE:  # no heading but that of the line: the title has the name
            title = next((w for w in _TOKEN.findall(self._seed.title) if _says(first, w)), "")
        return title if title and len(title.split()) <= 4 and _says(first, title) else ""


def _line(part: Part | None) -> str:
    """The first paragraph of a part as a reader sees it; a torn mark of emphasis is gone as well."""
    first = part.blocks[0] if part and part.blocks else None
    return plain(first.text).replace("**", "") if isinstance(first, Paragraph) else ""


def _says(part: Part | None, name: str) -> bool:
    """Whether a part begins with a line that says in a few words what `name` is."""
    told = _line(part)
    return told.startswith(name) and bool(_DASHED.match(told, len(name)))
