"""English: the text that a page is, as a question names it where its topic says too little with the product alone.

"URL placeholders" of a page "Templates" is asked for "for templates in Frost", "Character sets" of a page "Writing
templates" "when writing templates in Frost", "Formatting strings" of a "Code style guide" by what "Frost's code style
guide" says. Where none of these forms is sure there is none: "search paths for internal structures" says nobody.
"""

import functools
import re

import lemminflect

from gristmill.index.terms import FUNCTION_WORDS, content_terms
from gristmill.text import fold

from ..product import MAKERS
from ..site import Site
from .english_grammar import VERBS, lowered
from .english_headings import without_label
from .english_names import CLASS_NOUNS, has_name, is_coined
from .english_nouns import is_vague_noun, lacks_article
from .english_words import is_adjective, is_adverb, is_noun_form, is_plural, is_word
from .pack import Topic

# Texts that people call by what they are: "the code style guide says".
_TEXTS = frozenset(
    """
    guide manual handbook tutorial faq policy reference quickstart walkthrough walk-through howto how-to cookbook
    glossary specification primer checklist guidelines conventions specifications notes
    """.split()
)
# What a heading may end with that is nothing to be asked about: "Design decisions", "Terminology".
_PLACES = frozenset("inside outside behind beyond between within across around above below under over beside".split())
_OF_NOTHING = frozenset("terminology decisions alternatives motivation background".split())
# What a heading has beside the product's name where it is that of a text about all of the product.
_BROAD = (
    _TEXTS
    | FUNCTION_WORDS
    | frozenset(
        """
        documentation docs doc document overview concept concepts introduction introducing intro design description
        book chapter part appendix section user users administrator administrators admin operator general basic basics
        getting started start quick installation installing configuration configuring usage using use welcome topics
        advanced programming programmer programmers application software project help information about what
        index contents news features function functions frequently asked questions your my options new running
        understanding working internals architecture further miscellaneous common standard main details
        """.split()
    )
)
_NARROW_ALONE = frozenset("user users programming application applications functions function project options".split())
MOST_WORDS = 8  # of a heading that is said amid a question
_ODD = re.compile(r"[:;?!|=<>{}“”\"…]|\s[-–—/]\s|\.\s|^\W|\d\.\d|\(")
_AND_VERB = re.compile(r" (?:and|or|vs\.?|versus) ")
_JOINED_VERB = re.compile(r"[A-Za-z]+-([a-z]+) (?!and\b|or\b)[a-z]+s$")  # "live-migrate instances"
# Programs and systems that any manual may speak of: a section that one heads tells what its chapter does with it.
_OTHERS = frozenset(
    """
    freebsd openbsd netbsd dragonflybsd macos ios opensuse latex github gitlab javascript postgresql mysql mariadb
    sqlite systemd xorg x11 wayland syslog rsyslog udev sudo ssh openssh cron apache nginx lighttpd docker podman wget
    curl bash zsh tcsh emacs vim git subversion mercurial python perl ruby lua php java gcc clang cmake autoconf
    windows linux solaris debian ubuntu fedora centos gentoo gnome kde firefox chromium redis postfix sendmail exim
    samba nfs ldap kerberos selinux apparmor iptables nagios slurm openmpi cuda fastcgi
    """.split()
)
# A name that no other text has: code, joints and capitals inside a word. "HTTPS" is in many.
_IDENTIFIER = re.compile(r"\b\w+_\w+|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*|(?<!\w)--?\w|\w\.\w|[$@%]\w|\w\(\)")
_UNKNOWN = re.compile(r"\b[a-z][a-z0-9-]{3,}\b")


def is_broad(heading: str, site: Site) -> bool:
    """Whether a heading is that of a text about all of the product: "Frost user's guide", "Overview"."""
    product = frozenset(re.findall(r"\w+", site.product.lower()))
    words = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", fold(heading)))
    if len(words) == 1 and words[0] in _NARROW_ALONE:
        return False
    return all({w, w.removesuffix("s")} & (_BROAD | product) or not w[0].isalpha() for w in words)


def is_lone(topic: str, above: str, site: Site) -> bool:
    """Whether a topic needs no more than the product: it has a name of its own, or says a word of the text it is in."""
    if topic.lower() in _OTHERS and topic.lower() not in above.lower():
        return False
    if (
        _has_coined_code(topic, site)
        or _IDENTIFIER.search(topic)
        or any(is_coined(word, site) and not _is_made_verb(word) for word in _UNKNOWN.findall(topic))
    ):
        return True
    return bool(frozenset(content_terms(topic)) & (_terms(above) - _terms(site.product)))


def _is_made_verb(word: str) -> bool:
    """Whether a word that no dictionary has is what one does with a noun: "theming"."""
    return word.endswith("ing") and (is_word(word[:-3]) or is_word(f"{word[:-3]}e"))


def _has_coined_code(topic: str, site: Site) -> bool:
    """Whether a code span holds a name that is no word: `cache_dir`, not `monitor`."""
    return any(is_coined(code, site) for code in re.findall(r"`([^`]+)`", topic))


@functools.lru_cache(maxsize=64)
def _terms(text: str) -> frozenset[str]:
    return frozenset(content_terms(text))


def setting_of(heading: str, topic: Topic, site: Site) -> tuple[str, str]:
    """The kind of anchor, `setting` or `amid`, and the text that a heading is the title of, as a question names it.

    Twice empty where no form is sure; "product" where what is below is asked with the product alone, if it says enough.
    `topic`: the heading's.
    """
    if not _is_plain(heading := _called(heading, topic), topic):
        return "", ""
    if heading.split()[-1].lower() in _TEXTS and not _ATTACHED.search(heading):
        title = re.sub(r"^the ", "", lowered(heading, site))
        named = fold(site.product) in fold(heading) or not site.product
        return "setting", f"the {title}" if named else f"{_of(site)} {title}"
    about = _amid(heading, topic, site)
    if not about or _NESTED.search(about[4:]):
        return "", ""
    if about.startswith("for ") and not _is_said_behind_for(about.removeprefix("for "), site):
        return "product", ""
    own = "" if not site.product or _names_product(about, site) else f" in {site.called}"
    return "amid", f"{about}{own}"


def _called(heading: str, topic: Topic) -> str:
    """A heading without its label, and without what it says a name to be: "Rime" of "Rime (Frozen Gates)"."""
    title, name = without_label(heading), topic.text
    named = topic.kind == "thing" and title.lower().startswith(f"{name.lower()} (")
    return title[: len(name)] if named else title


# What cuts a title into a name and what that is: "imgate: read from gates", "VMOD frost - Frost Module".
_CUT = re.compile(r"(?<!:):\s|\s[-–—]+\s")
# What a title says of its text and not of its subject: "Introduction to the gate compiler", "Gate file reference".
_OF_TEXT = re.compile(
    r"^(?:(?:an? )?(?:introduction|guide|overview|notes?|details)(?: to| of| on| for| about)(?: the)?"
    r"|(?:using|working with|about|understanding|getting started with)(?: the)?) (?=\S)"
    r"| (?:definition and usage|reference|documentation|guide|manual|tutorial|howto)(?: information)?$| from \w\S*$",
    re.IGNORECASE,
)
# A title that gathers what has nothing in common, or tells of the text's making.
_GATHERS = re.compile(
    r"^(?:some|other|more|further|alternative|various|miscellaneous|acknowledg\w+|troubleshooting|faqs?|glossary|terms"
    r"|vocabulary|definitions|abbreviations|\w+ing and \w+ guidelines|(?:recipes|cookbook|tips)$"
    r"|(?:the )?(?:complete |full )?(?:lists?|index|overview|summary) of|what|where|how|why|who|when|which)\b"
    r"|.*\bexamples$",
    re.IGNORECASE,
)
_ARTICLES = frozenset("a an the all my your".split())
_UNSAID = re.compile(r"[;?!|=<>{}\[\]“”\"…]|\.\s|\.$|^[^\w`]|\d\.\d")
_ASIDE_END = re.compile(r"\s*\(([^()]*)\)$")
MOST_LEAD_WORDS, _LEAST_TITLE = 9, 3  # words; letters: "P" heads the terms of an index


def lead_of(heading: str, topic: Topic, site: Site) -> str:
    """What somebody is reading about, in the words of a heading, with the product: "costs in the resolver in Frost".

    Empty where the heading is no topic. Of 84 questions behind such a sentence readers would train on 49, and on 48 of
    the same with the title and a colon before them.
    """
    first, *rest = _CUT.split(_called(heading, topic))
    titled = rest[0] if rest and fold(first) == fold(site.product) else first  # "Frost: Gates and locks"
    title = _OF_TEXT.sub("", titled.strip())
    said = gerund if topic.kind == "task" and (gerund := _gerund(topic.text)) else lowered(title, site)
    bare = _ASIDE_END.sub("", said)
    words = bare.split()
    if not 0 < len(words) <= MOST_LEAD_WORDS or len(bare) < _LEAST_TITLE or _UNSAID.search(said) or not bare.isascii():
        return ""
    if _GATHERS.match(said):
        return ""
    ends = {words[0].lower() if len(words) > 1 else "", words[-1].lower()} & FUNCTION_WORDS - _ARTICLES
    if ends or words[-1].lower() in _OF_NOTHING or topic.kind == "release":
        return ""
    if (
        len(words) > 1
        and topic.kind == "none"
        and is_adjective(words[-1].lower())
        and not is_noun_form(words[-1].lower())
    ):
        return ""  # "web server advanced"
    own = "" if not site.product or _names_product(said, site) else f" in {site.called}"
    if topic.kind == "thing" and lacks_article(words, site):
        said = f"the {said}"
    return f"{said}{own}"


def names_part(heading: str, site: Site) -> bool:
    """Whether a title is of a part with a name of its own, whose members are no one else's: "The gate module"."""
    words = re.findall(r"[\w.+-]+", _CUT.split(without_label(heading))[0])
    return any(w.lower() in CLASS_NOUNS or w.lower() in _PARTS for w in words) or (
        len(words) == 1 and is_coined(words[0], site) and not words[0].isupper()
    )


_PARTS = frozenset("vmod dialog tool extension format protocol daemon tab window menu".split())


def _names_product(about: str, site: Site) -> bool:
    """Whether the words of a heading have the product's whole name: "Pascal tokens" are any Pascal's."""
    first, *rest = fold(site.product).split()
    name = " ".join(rest if rest and first in MAKERS else [first, *rest])
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", fold(about)) is not None


def _is_said_behind_for(about: str, site: Site) -> bool:
    """Whether people say "for" with a heading's words: one name, what bears one, a noun in the plural, or what is done.

    Of 30 questions of six manuals with "for Performance Tuning", "for graphical procedures" and the like 24 read as
    made by a machine.
    """
    words = about.removeprefix("the ").split()
    named = words[0].startswith("`") or is_coined(words[0], site)
    if len(words) == 1:
        return named or (words[0][0].isupper() and words[0].lower() in site.proper) or is_plural(words[0])
    if words[0].endswith("ing") and about == " ".join(words) and not is_noun_form(words[0]):
        return True  # "for typesetting Gregorian chant"
    return len(words) == 2 and named and words[1].removesuffix("s").lower() in CLASS_NOUNS


LEAST_TELLING = 2  # words of a topic that say what it is with the product alone


def says_enough(topic: str) -> bool:
    """Whether a topic can be asked with the product alone: two words or more that any manual does not have."""
    words = [word for word in re.findall(r"[\w-]+", topic.lower()) if word not in FUNCTION_WORDS]
    told = [word for word in words if not is_vague_noun(word) and not is_adverb(word)]
    return len(words) >= LEAST_TELLING and bool(told) and " / " not in topic


def tells_task(task: str) -> bool:
    """Whether a task has an object that not any manual has: "run the test suite", not "add a new platform"."""
    words = [word for word in re.findall(r"[\w`-]+", task)[1:] if word.lower() not in FUNCTION_WORDS]
    told = [word for word in words if is_noun_form(word.lower()) or not is_adjective(word.lower())]
    many = len(told) >= LEAST_TELLING and not all(is_vague_noun(word) for word in told)
    return many or any(not word.islower() for word in words)


_LACKING = re.compile(r"^(?!the |[A-Z]).*\b(?:API|CLI|GUI|UI|DSL)$|^REST API$")  # "data API"
_ATTACHED = re.compile(r" (?:to|for|in|on|of|from|with|and) ")  # "marks attached to notes" are no notes on them
_NESTED = re.compile(r" (?:for|when) ")  # "the command line for syntax for configuring models"


def _is_plain(heading: str, topic: Topic) -> bool:
    """Whether a heading is in words that can stand amid a question."""
    words = heading.split()
    if not words or len(words) > MOST_WORDS or _ODD.search(heading) or topic.kind not in ("thing", "task"):
        return False
    if sum(is_word(word) for word in re.findall(r"[^\W\d_]+", heading)) < len(words) / 2 and len(words) > 2:
        return False  # of a page in another language
    if not heading.replace("’", "'").isascii():
        return False
    if words[-1].lower() in _OF_NOTHING or words[0].lower() in _PLACES:
        return False
    return not ((found := _JOINED_VERB.match(heading)) and found[1] in VERBS)


def _amid(heading: str, topic: Topic, site: Site) -> str:
    """What the page is about, with the word that hangs it on a question; or empty."""
    about = _gerund(topic.text) if topic.kind == "task" else topic.text
    about = re.sub(rf"^(the )?{re.escape(site.product)} (?=.)", r"\1", about) if site.product else about
    about = re.sub(r"^the (?=.*ing$)", "", about)
    if _LACKING.search(about):
        about = f"the {about}"
    if topic.kind == "thing" and heading[0].isupper() and lacks_article(about.split(), site):
        about = f"the {about}"
    about = re.sub(r"^the (?=.*['’]s )", "", about)
    first, _, behind = about.removeprefix("the ").partition(" ")
    if first.endswith("ing") and (not is_noun_form(first) or behind[:1].isupper()):
        about = about.removeprefix("the ")  # "typesetting Gregorian chant"
    hanging = "when" if topic.kind == "task" else "for"
    return f"{hanging} {about}" if about else ""


def manual_of(command: str, runs: bool, site: Site) -> str:
    """ "the `frostd` manual page"; that of no program says whose it is, as does one that is called like a word."""
    known = runs and is_coined(command.strip("`"), site)
    return f"the {command} manual page" if known or not site.product else f"{_of(site)} {command} manual page"


def called(command: str, chapter: str) -> str:
    """What a manual page is of, by the name of its chapter: "the `gate` package" of gate(3tcl)."""
    of_file = "file" if chapter.startswith("5") and "." in command else ""
    noun = "package" if chapter.endswith("tcl") else "module" if chapter in ("3pm", "3perl") else of_file
    return f"the {command} {noun}" if noun else command


def _of(site: Site) -> str:
    return f"{site.called}'s"


def _gerund(task: str) -> str:
    """ "submit patches" → "submitting patches"; empty where there are two verbs."""
    verb, _, rest = task.partition(" ")
    forms = lemminflect.getInflection(verb, "VBG") if verb.isalpha() and verb.islower() else ()
    spoken = re.sub(r"\bmy\b", "your", rest)
    return f"{forms[0]} {spoken}" if forms and rest and not _AND_VERB.search(task) else ""


MOST_OWNER_WORDS = 4
# Asked of what has a name: nobody installs "request headers".
_OF_NAMED = frozenset(
    f"generic_{name}"
    for name in "use advanced install configure require why exit environment compatible security".split()
)


def suits(intent: str, owner: str, site: Site) -> bool:
    """Whether the question of a generic heading can be asked of the plain words of the heading above it."""
    words = owner.split()
    if intent.removeprefix("generic_") in fold(owner).split():
        return False  # "the syntax of syntax and structure"
    beside = fold(owner).removeprefix(f"{fold(site.product)} ") if site.product else fold(owner)
    if beside != fold(owner) and is_bare(owner[-len(beside) :], False):
        return False  # "Frost PostgreSQL" is a title and nothing else
    named = has_name(owner, site) or bool(site.product and fold(site.product) in fold(owner))
    known = named and len(words) <= MOST_OWNER_WORDS and not words[0].endswith("ing")
    return intent not in _OF_NAMED or known


_SHORT = re.compile(r"[A-Z]{2,6}|[A-Z]?[a-z]+")  # an abbreviation, a proper name, or a word; no "SEXPs", no `while`


def is_bare(topic: str, nested: bool) -> bool:
    """Whether a topic is one word that says nothing of the product beside it: the name of another one ("XML in R"), or
    an ordinary word that is a part of a chapter's subject ("alternation in Racket").

    Code and what no dictionary has stay: "varargs", "cppdecl". Names with a bar between them are of two products.
    """
    words = topic.removeprefix("the ").split(" / ")
    if not all(_SHORT.fullmatch(word) or word.lower() in _OTHERS for word in words):
        return False
    return any(not word.islower() or (nested and (is_word(word) or word in FUNCTION_WORDS)) for word in words)
