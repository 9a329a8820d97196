"""Definitions: entries of a definition list, and paragraphs that open with "X is a …"."""

import collections
import re
from collections.abc import Iterator

from gristmill.forms import says_class
from gristmill.text import fold, sentences

from .. import works
from ..answers import MOST_WORDS, first_sentences, opens_more, paragraphs, sentence_spans, telling
from ..blocks import Item, Listing, Paragraph, Part, words_in
from ..circular import only_names
from ..drafts import Draft, Quoted, around, ask, within
from ..entries import PLACES, Kind, asked, kind_of, shown
from ..others import is_linked_elsewhere
from ..page import Page, display, plain
from ..passages import is_head, opening
from ..terms import bare, is_term, leads_away, navigates

# Of 1,375 drafts 8 words lose 242, all eight read right; 2 bring 29, mostly a term in other words ("Rewrite branches").
# Read again on six sites that nobody had tuned for, those of 4 were fragments ("Output will be double").
LEAST_WORDS = 5
LEAST_EXPANDED = 2  # words of what an abbreviation stands for
# Of the same drafts 3 words lose 48, mostly right; 12 bring 9 that are sentences or whole usage lines, no terms.
MOST_TERM_WORDS = 6
LEAST_HEADS = 2  # of terms in bold above their text: a single one is a label
# "([Details …](…))", "[More](…)": what an entry ends with where its page has the rest.
_LEADS_ON = re.compile(
    r"\s*\(?\[(?:More|Details|Read more|Learn more|See)\b[^\]]*\]\([^)\s]*\)\)?\.?\s*$", re.IGNORECASE
)

# What stands in brackets before a description, or alone behind it: "[yes/no, default: no] Requires …".
_SPEC = re.compile(r"\[[^\[\]\n]{1,80}\](?!\()[.:,]?\s+(?=[A-Z])")
_REMARK = re.compile(r"(?<=[.!?])\s+\[[a-z][A-Za-z ]{2,40}\]$|(?<=[.!?)])\s+\(?\\\*\)?$")
_DEFAULT = re.compile(r"(?:The )?[Dd]efault(?: value| setting)?(?: is\b|:|=)")  # what a sentence begins with
_MARKS = re.compile(r" \[[A-Z]{1,3}\](?=`?$)")  # of a name: "`racklist rack_order [O]`"
_WRITTEN = re.compile(r"(?P<name>[A-Za-z_][\w.:>-]*) ?\((?P<places>[^`()]*)\)")  # a call that the page marks as no code
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')

HELP = frozenset("--help -help -h -? --usage --version".split())  # what they do nobody asks
# The name of an option, with the word of its first argument where that has arguments of its own.
_FLAG = re.compile(r"-{1,2}[A-Za-z?][\w-]*(?: [a-z][\w-]*(?=,)| [a-z]+-[\w-]+(?=\[,))?")
_LONG = re.compile(r"-[A-Za-z?]`?(?:[ =][^`,]+`?)?, `?(--[a-z][\w-]*)")  # the longer name behind the letter
_SETTING = re.compile(r"\*\*`?[a-z\d]+(?:_[a-z\d]+)+`?(?: \(.*\))?\*\*")  # "**mailbox_command (default: empty)**"
_WHOLE_CALL = re.compile(r"`[\w.:>-]+\([^`]*\)`")
_CALL = re.compile(r"`[\w.:>-]+ ?\(.*\)`")
# Pages that a generator collects from comments, whose terms are "Global gate_open (int)".
_COLLECTED = frozenset({"deprecated list", "todo list", "bug list", "test list"})
_TYPED = re.compile(r"`([\w.:-]+) [^`]*\)`")  # "`qmax integer (encoding,video)`": a value's type behind the name
_UNCALLED = ("type", "option", "parameter", "flag", "setting")  # may have a value in parentheses behind them
_TAGS = frozenset("param params arg args return returns retval throws".split())  # of comments that a generator reads
# Kinds of which a usage line shows the arguments.
_CALLED = frozenset({"command", "function", "method", "builtin", "macro", "subcommand", "directive"})
_PLACEHOLDER = re.compile(r"`?<[^<>]+>(?:…|\.\.\.)?`?")
# What stands in capitals is an option or a variable, seldom one of these.
_CAPITALS = re.compile(r"`?[A-Z_][A-Z_\d]+`?")
_LOWER = frozenset("tool flag command program package utility function file module script plugin".split())
# A place to be filled in, which only its usage line explains: "TYPE", "hNAME", "`ID = ival`".
_TO_FILL = re.compile(r"`?[a-z]?[A-Z]{2,}`?|[^=]+ ?= ?.*")
_CODE_LIKE = re.compile(r"[${}]|::|\w\(")  # in words that are a usage line, not a name: "${log}::trace off"
MOST_NAME_WORDS = 3  # of an entry that is asked for by its kind, where it is no code
_ENDED = re.compile(r"[.!?。！？۔।][)\"'”’*_`]*\s*$")  # what breaks off leads to code
_ASIDE = re.compile(r" \((?:optional|required|deprecated|default)\)$", re.IGNORECASE)
_FILLED = re.compile(r"[\[{<|(]")  # the choice behind an option's name: "`flag {0 | 1}`"
_LABEL = re.compile(r"(?:[\w-]+ )?(option|argument|parameter)s:?", re.IGNORECASE)  # what an entry's list is of
_OTHERS = re.compile(r"(?:[Tt]he )?[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)*")
_OWNERS = frozenset({"api", "command", "module", "program"})
_SEVERAL = re.compile(r", | (?:and|or) ")
_DOTTED = re.compile(r"[A-Za-z][\w-]*(?:[._][\w-]+)+")  # "look.color.text", also where the page marks no code


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each term."""
    if _defines(page, part):
        kind = kind_of(page, part)
        for block, kind_here in _kinds(page, part, kind):
            for item, term in _listed(page, block, kind_here):
                if not is_field(page, item):
                    yield from _entry(page, part, item, term, kind_here)
        yield from _headed(page, part, kind)
    yield from _said(page, part)


def _kinds(page: Page, part: Part, kind: Kind) -> Iterator[tuple[Listing, Kind]]:
    """The lists of a part with the kind of their entries: below "**-netdev user,id=ID**" options of that one.

    Left out are lists within the entry of a parameter, and those that are said to be of something else.
    """
    flag, lead, within_entry = "", "", False
    entered = page.seed.via == "pdf" and part.signature
    for block in part.blocks:
        if entered and isinstance(block, Paragraph) and (label := _LABEL.fullmatch(plain(block.text))):
            kind = Kind(noun=label[1].lower(), told=True)
        if isinstance(block, Paragraph) and block.text.startswith("**") and block.text.endswith("**"):
            flag, within_entry = _flag(block.text), bool(_SETTING.fullmatch(block.text))
        elif isinstance(block, Listing) and not within_entry and not _are_others(page, lead, kind):
            yield block, Kind(noun="option", told=True, of=flag) if flag else kind
        lead = plain(block.text) if isinstance(block, Paragraph) else ""


def _are_others(page: Page, lead: str, kind: Kind) -> bool:
    """Whether the words before a list say that its entries are not what the heading names."""
    return bool(kind.noun and page.pack.kinds and page.pack.kinds.introduces_others(lead, kind.noun))


def _flag(head: str) -> str:
    """ "**`-netdev user,id=ID`**" → "`-netdev user`", "**`-b`, `--bind=PATH`**" → "`--bind`"; empty for other terms."""
    told = head.strip("*`")
    if long := _LONG.match(told):
        return f"`{long[1]}`"
    found = _FLAG.match(told)
    return f"`{found[0]}`" if found else ""


def _defines(page: Page, part: Part) -> bool:
    """Whether entries of lists are terms: not in an index, nor below a release, where they are changes."""
    if fold(plain(part.heading)) in _COLLECTED:
        return False
    released = page.topic(part).kind == "release" or any(a.kind == "release" for a in page.anchors(part))
    return not released and not navigates(page, part) and not _is_label(page, part)


def _is_label(page: Page, part: Part) -> bool:
    """Whether a heading stands for what is said of a deeper one directly above it: "Types" below "#### open()"."""
    before = page.parts[part.number - 1] if part.number else None
    return before is not None and not before.blocks and before.section.level > part.section.level


def is_field(page: Page, item: Item) -> bool:
    """Whether the entry belongs to a field list (Parameters, Returns, Author)."""
    term = plain(item.term)
    return term.endswith(":") or fold(term) in page.pack.fields


def is_flag(item: Item) -> bool:
    """Whether the term is an option of a command."""
    return bool(re.match(r"`?-{1,2}(?:\[no-\])?[A-Za-z?]", item.term.strip()))


def defined(page: Page, item: Item) -> tuple[Quoted, ...]:
    """The definition of an entry, if it has the size of an answer and is not cut off."""
    text = page.markdown[item.body : item.stop]
    start = item.body + len(text) - len(text.lstrip())
    if works.is_paper(page.seed) and _swallows(item):
        return ()
    text = _REMARK.sub("", _LEADS_ON.sub("", text.strip()))
    if spec := _SPEC.match(text):
        start, text = start + spec.end(), text[spec.end() :]
    if words_in(text) < LEAST_EXPANDED or opens_more(text) or leads_away(text):
        return ()
    span = Quoted(start=start, stop=start + len(text), kind="definition")
    return (span,) if words_in(text) <= MOST_WORDS else ()


def _swallows(item: Item) -> bool:
    """Whether an entry of a PDF holds other entries like it: what its indents made of the ones behind it."""
    dashed = display(item.term).strip("`").startswith("-")
    inner = [each for block in item.blocks if isinstance(block, Listing) for each in block.items if each.term]
    return any(display(each.term).strip("`").startswith("-") == dashed for each in inner)


def shared_terms(page: Page, listing: Listing) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """The entries of a list that say something, each with the terms directly before it that leave that to it."""
    waiting: tuple[str, ...] = ()
    for item in listing.items:
        if item.term and not page.markdown[item.body : item.stop].strip():
            waiting = (*waiting, bare(item.term))
        else:
            yield item, waiting
            waiting = ()


def _listed(page: Page, listing: Listing, kind: Kind) -> Iterator[tuple[Item, str]]:
    """The entries of a list, each with the name that a question has for it.

    Terms that one text describes are values of what they begin with ("LogLevel info", "LogLevel debug"), or they are
    several things, and nothing is asked; nor is what several texts describe, each for one of its values.
    """
    entries = [(item, shared) for item, shared in shared_terms(page, listing) if item.term]
    firsts = collections.Counter(_first(bare(item.term)) for item, _ in entries)
    written = collections.Counter(call["name"] for item, _ in entries if (call := _WRITTEN.fullmatch(bare(item.term))))
    for item, shared in entries:
        term = bare(item.term)
        if shared:
            term = _first(term) if {_first(term)} == {*map(_first, shared)} and " " in term.strip("`") else ""
        elif " " in term and kind.noun in _CALLED and firsts[_first(term)] > 1:
            term = ""
        if kind.noun.rsplit(" ", 1)[-1] in _CALLED and (call := _WRITTEN.fullmatch(term)):
            # Of 37 that came by it in one manual 27 read as trainable; those that end in no stop were remarks.
            told = written[call["name"]] == 1 and _ENDED.search(page.markdown[item.body : item.stop])
            term = f"`{call['name']}({call['places']})`" if told else ""
        term = _one_spelling(term)
        if term:
            yield item, _MARKS.sub("", term).translate(_STRAIGHT)


def _one_spelling(term: str) -> str:
    """The first spelling of a term that is written in several: "nfsgate, NFS-Gate"."""
    names = term.split(", ")
    return names[0] if len({re.sub(r"[\W_]", "", name.lower()) for name in names}) == 1 else term


def _first(term: str) -> str:
    """The first word of a term."""
    return term.strip("`").split(" ", 1)[0]


def _entry(page: Page, part: Part, item: Item, term: str, kind: Kind) -> Iterator[Draft]:
    spans = defined(page, item)
    told = "\n\n".join(page.markdown[s.start : s.stop] for s in spans)
    if page.pack.language == "en" and only_names(_without_default(told), term):
        return
    if is_flag(item) or not spans or len(term.split()) > MOST_TERM_WORDS or not is_term(item.term):
        return
    if term.endswith(("!", "?")) or ": " in term or term.strip("`*") in _TAGS:
        return
    entry = page.api(part)
    if entry and term.strip("`*") in entry.parameters:
        term, kind = f"`{term.strip('`*')}`", Kind(noun="parameter")
    else:
        term, kind = _of_kind(page, term, plain(page.markdown[spans[0].start : spans[-1].stop]), kind)
    if kind.noun.endswith("environment variable") and term.strip("`").islower():
        return  # a value of one of them
    if kind.noun.endswith("type") and term.endswith(")`"):
        return  # "`float(p)`": a type of another language, and no call
    if kind.noun.rsplit(" ", 1)[-1] in PLACES and not re.search(r"[./~\\]", term):
        return  # a part of one
    # a message or a usage line, if it is code
    long = len(term.split()) > MOST_NAME_WORDS and not _WHOLE_CALL.fullmatch(term)
    if term.count("`") <= 2 and not (long and (kind.noun or "`" not in term)):
        yield from _asked(page, part, term, spans, kind)


def _without_default(text: str) -> str:
    """The description without sentences that only state a default, which asks for none of the rest."""
    said = (text[start:stop] for start, stop in sentences(text))
    return " ".join(one for one in said if not _DEFAULT.match(one.strip()))


def _of_kind(page: Page, term: str, text: str, kind: Kind) -> tuple[str, Kind]:
    """The term and its kind, as the term itself or its text says it, against what the heading says of all of them."""
    name, noun = page.pack.kinds.of_term(term) if page.pack.kinds else ("", "")
    if name and page.pack.names(name, page.site):
        return f"`{name.strip('`')}`", _agreed(kind, noun)
    if said := page.pack.kinds.of_text(text) if page.pack.kinds else "":
        return term, _agreed(kind, said)
    if _PLACEHOLDER.fullmatch(term) and kind.noun == "option":
        kind = Kind(noun="argument")
    if _CAPITALS.fullmatch(term) and kind.noun in _LOWER:
        kind = Kind()
    called = kind.noun.rsplit(" ", 1)[-1] in _CALLED
    if _CALL.fullmatch(term) and kind.noun and not called and not kind.noun.endswith(_UNCALLED):
        kind = Kind(noun="function", told=kind.told)
    typed = _TYPED.fullmatch(term) if kind.noun.endswith(_UNCALLED) else None
    return f"`{typed[1]}`" if typed else term, kind


def _agreed(kind: Kind, noun: str) -> Kind:
    """The kind if it is one of the noun's, else the noun alone."""
    return kind if kind.noun.rsplit(" ", 1)[-1] == noun else Kind(noun=noun)


def _headed(page: Page, part: Part, kind: Kind) -> Iterator[Draft]:
    """Entries whose terms stand in paragraphs of their own, in bold, before what is said of them."""
    found = enumerate(part.blocks)
    heads = [(at, b.text) for at, b in found if isinstance(b, Paragraph) and is_head(part.blocks, at)]
    forms = collections.Counter(name for _, text in heads if (name := _flag(text)))
    ends = [*(at for at, _ in heads[1:]), len(part.blocks)]
    for (at, text), stop in zip(heads, ends, strict=True) if len(heads) >= LEAST_HEADS else ():
        raw = text.strip("*: ")
        body = part.blocks[at + 1 : stop]
        term, spans = _flag(raw) or _one_spelling(bare(raw)), opening(page, body)
        if forms[_flag(raw)] > 1 or term.strip("`") in HELP:
            continue  # "-netdev socket,listen=…", "-netdev socket,connect=…": one says too little
        begins = spans and spans[0].start == next((p.start for _, p in paragraphs(body) if telling(page, p)), -1)
        if begins and is_term(raw) and len(term.split()) <= MOST_TERM_WORDS and not term.endswith((".", "!", "?")):
            yield from _asked(page, part, term, spans, Kind(noun="option") if _flag(raw) and not kind.noun else kind)


def _asked(page: Page, part: Part, term: str, spans: tuple[Quoted, ...], kind: Kind) -> Iterator[Draft]:
    """The pair of an entry, if what is said of it stands alone, and its term is one that needs no list to be known."""
    if "`" not in term and _CODE_LIKE.search(term):
        term = f"`{term}`"
    text = plain(page.markdown[spans[0].start : spans[-1].stop])
    if page.pack.kinds is None:
        name = f"`{term}`" if _DOTTED.fullmatch(term) else term
        questions = ask(
            page, part, "definition_code" if "`" in name else "definition", within(page, part, name), x=name
        )
    elif not _is_said(page, term, text) or page.pack.kinds.names_one(_inner(term)):
        return
    elif page.pack.kinds.expands(term, text):
        questions = ask(page, part, "stands_for", within(page, part, term), x=term)
    elif "`" not in term and (page.is_glossary(part) or _opens_with(page, term, text)):
        questions = ask(page, part, "definition", within(page, part, term), x=term)
    elif (not kind.noun and _TO_FILL.fullmatch(term)) or _is_another(page, part, term, kind) or _orders(page, term):
        return
    elif "`" in term or (not _SEVERAL.search(term) and page.pack.names(term, page.site)):
        questions = asked(
            page, part, _name(shown(_ASIDE.sub("", term), rare=True), kind), text, kind=kind, plainly="definition_code"
        )
    else:
        return
    if questions:
        yield Draft(type="definition", section=part.section, questions=questions, spans=spans)


def _orders(page: Page, term: str) -> bool:
    """Whether a term is a thing to do: "Enable pre-filtering" of a list of steps."""
    return " " in term and "`" not in term and page.pack.read(term, page.words, page.site).kind == "task"


def _is_said(page: Page, term: str, text: str) -> bool:
    """Whether what is said of a term says something away from its list."""
    kinds = page.pack.kinds
    return kinds is None or kinds.expands(term, text) or (kinds.stands(text) and words_in(text) >= LEAST_WORDS)


def _inner(term: str) -> str:
    """The words between the first and the last."""
    return " ".join(term.strip("`").split()[1:-1])


def _is_another(page: Page, part: Part, term: str, kind: Kind) -> bool:
    """Whether an entry in words ("Normalize") is an option of what a heading above names, which no question can say."""
    if "`" in term or not kind.noun or kind.told or page.pack.language != "en":
        return False
    return bool(page.above(part)) and not any(a.kind in _OWNERS for a in page.anchors(part))


def _name(term: str, kind: Kind) -> str:
    """The term without the arguments that a usage line shows behind it: "`fetch file`" → "`fetch`"."""
    if _WHOLE_CALL.fullmatch(term):
        return term
    first, _, rest = term.strip("`").partition(" ")
    if "`" in term and _FILLED.match(rest):
        return f"`{first}`"
    return f"`{first}`" if "`" in term and rest and kind.noun in _CALLED and re.search(r"\w", first) else term


def _opens_with(page: Page, term: str, text: str) -> bool:
    """Whether the description says of its term what kind of thing it is."""
    first = text[slice(*spans[0])] if (spans := sentences(text)) else ""
    return bool(page.pack.is_said and page.pack.is_said(term, text)) and _is_class(page, first)


def _is_class(page: Page, sentence: str) -> bool:
    """Whether the sentence says what kind of thing something is; only English can be told."""
    kinds = page.pack.kinds
    return kinds is None or (says_class(sentence) and kinds.is_class(sentence))


def _said(page: Page, part: Part) -> Iterator[Draft]:
    """Paragraphs that say what a thing is that the heading does not name: in the first one, or set off as a term."""
    if page.pack.says_what is None:
        return
    told = (paragraph for _, paragraph in paragraphs(part.blocks) if telling(page, paragraph))
    for place, paragraph in enumerate(told):
        found = page.pack.says_what(plain(paragraph.text), page.site)
        if (
            not found
            or fold(found[0]) in fold(plain(part.heading))
            or not _defines_in_passing(page, paragraph, found[0], place)
        ):
            continue
        spans = tuple(first_sentences(page, paragraph))
        said = " ".join(page.markdown[s.start : s.stop] for s in spans)
        if words_in(said) < 2 * LEAST_WORDS or not _ENDED.search(said):
            continue
        subject, verb = found
        outside = is_linked_elsewhere(page, subject, paragraph.text)
        chains = [()] if outside else around(page, part, subject)
        questions = ask(page, part, "what_is", chains, **{"x": subject, "is": verb})
        if questions:
            yield Draft(type="definition", section=part.section, questions=questions, spans=spans)


def _defines_in_passing(page: Page, paragraph: Paragraph, subject: str, place: int) -> bool:
    """Whether a paragraph is there to say what its subject is; only English can be told."""
    first = sentence_spans(page, paragraph)[0]
    if not _is_class(page, plain(page.markdown[first.start : first.stop])):
        return False
    if _OTHERS.fullmatch(subject) and not subject.isupper() and page.pack.names(subject.lower(), page.site):
        return False  # a name in no dictionary is somebody else's: "what is Lua in Frost?"
    if subject.isupper() and subject.lower() in page.markdown[first.start : first.stop].split():
        return False  # a place to be filled in: "PATH is the path to the image"
    if re.match(r"(?:the |an? )?\w+ing\b", subject):
        return False  # "building it is a separate project"
    marked = re.match(r"(?:An? |The )?[*`]", paragraph.text) is not None
    return page.pack.kinds is None or marked or (place == 0 and page.pack.names(subject, page.site))
