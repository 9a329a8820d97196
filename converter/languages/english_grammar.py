"""English grammar, as far as questions need it: title case, gerunds, base forms, the third person, who speaks.

The frames in which English asks stand in `english_frames.py`; `en.py` puts both together.
"""

import re
from collections.abc import Container

from ..site import Site
from .english_names import CLASS_NOUNS
from .english_words import gerund_of, is_word

# Verbs that open task headings and sentences of documentation. Evidence from the crawl ("to query") adds to them; they
# stand in for it on small sites.
VERBS = frozenset(
    """
    accept access achieve acknowledge acquire activate adapt add adjust allocate allow alter analyse analyze append
    apply approve arrange ask assign attach authenticate authorize avoid bind bootstrap bring browse build bundle
    cache calculate cancel capture catch change check choose clean clear clone collect combine compare compile
    complete compose compress compute configure confirm connect consume contribute convert copy count create
    customise customize debug decide declare decode decompress decrypt define delay delete deliver deploy deprecate
    describe design destroy detach detect determine develop diagnose disable discard discover display distribute
    downgrade download drop edit embed emit emulate enable encode encrypt enforce ensure enter estimate evaluate
    examine execute exit expand explore expose extend extract fetch filter find fix follow force format generate get
    give grant group guard handle hide identify ignore implement import improve include increase infer inherit
    initialise initialize insert inspect install integrate interact interpret invoke isolate iterate join keep
    launch learn limit link listen load locate lock make manage manipulate map measure merge migrate minimise
    minimize modify monitor mount move navigate obtain open optimise optimize organise organize override overwrite
    package parse pass perform persist pick place prepare preserve prevent print process produce profile propagate
    protect provide provision publish pull push put query raise read rebase rebuild receive recover redirect reduce
    refactor refer refresh register reject release reload remove rename render reorder repeat replace replay
    replicate report represent reproduce request require reset resize resolve respond restart restore restrict
    retrieve retry return reuse revert review revoke rewrite rotate run save scale schedule search secure select
    send separate serialise serialize serve set setup share show shut sign simplify skip sort specify split start
    stop store stream structure submit subscribe supply support suppress switch synchronise synchronize tag take
    terminate test throw trace track transfer transform translate traverse trigger troubleshoot truncate try tune
    turn uninstall unlock unpack update upgrade upload use validate verify view visit visualize wait walk watch work
    wrap write
    """.split()
)
# Words that a heading may begin with as a noun ("Set objects", "Format strings"): verbs only before _AFTER_VERB.
NOUN_TOO = frozenset(
    """
    access build bundle cache change check clone copy count debug delay design display download drop exit filter fix
    force format get group guard handle import install join limit link listen load lock make map measure merge
    monitor mount move open package pass pick place print process produce profile pull push query raise read release
    repeat replay report request reset retry return review run scale schedule search set setup share show sign sort
    split start stop store stream structure supply support switch tag test trace track transfer transform trigger
    try turn update upgrade upload use view visit wait walk watch work wrap
    """.split()
)
ORDERS = frozenset("be call click consider do go keep let make name note pass press set type".split())
_ACRONYMS = frozenset(
    "API APIS CLI CPU CSS DNS FAQ GUI HTML HTTP HTTPS ID IP JSON OS RPC SDK SQL SSH SSL TCP TLS UI URI URL URLS "
    "XML YAML".split()
)
_LETTERED = frozenset("appendix class type plan group hepatitis vitamin annex".split())
_WORD = re.compile(r"`[^`]*`|\S+")
_PLAIN_CAPITAL = re.compile(r"[(\"“‘']?[A-Z][a-z]+(?:[-/'’](?:[A-Z]?[a-z]+|[A-Z]))*[)\"”’',.!?:;]*")
_JOINED_CAPITAL = re.compile(r"[A-Z]{2,}-[A-Z][a-z]+")
_PERSONAL = re.compile(r"[A-Z][a-z]+['’]s")  # what belongs to somebody: "Ann Hillbeck's gates"
_ABBREVIATED = 4  # characters up to which a word with a full stop ends no sentence: "vs.", "etc."
_TITLED = 0.75  # share of capitals among a heading's further words; "Can I run Frost on a Raspberry Pi?" has two thirds
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of on or over per the to up via vs with without is are".split()
)
# A word in capitals that is no abbreviation ("LMDB", "HTTP/2") but shouts ("GUIDES").
_SHOUTED = re.compile(r"(?<![\w/])[A-Z]{6,}(?![\w/])")


# Names that a page may have in its headings alone.
PROPER = frozenset(
    """
    android ansible apache arduino bluetooth cygwin debian docker emacs ethernet fedora firefox fortran gentoo git gnome
    haskell java jenkins kubernetes linux mysql nagios perl python ruby solaris sphinx ubuntu unicode vagrant wayland
    """.split()
)
_BEFORE_WINDOWS = frozenset("on under for microsoft ms native".split())  # the system: others are opened and closed


def lowered(heading: str, site: Site, names: Container[str] = ()) -> str:
    """Title case taken off: a capital stays where the crawl itself writes the word with one inside sentences.

    `names`: words, in small letters, that the page does.
    """
    if heading.isupper() and _SHOUTED.search(heading):
        heading = " ".join(w if w in _ACRONYMS or "`" in w else w.lower() for w in _WORD.findall(heading))
    found = list(_WORD.finditer(heading))
    words = [m[0] for m in found]
    product = set(site.product.lower().split())
    known = {"i", *product, *PROPER}
    candidates = [w for w in words[1:] if _tells_case(w) and w.lower() not in _SMALL and w.lower() not in known]
    titled = bool(candidates) and sum(w[0].isupper() for w in candidates) >= _TITLED * len(candidates)
    out: list[str] = []
    person = len(words) > 1 and bool(_PERSONAL.fullmatch(words[1])) and not is_word(words[1][:-2].lower())
    spelled_out = False
    for position, written in enumerate(words):
        word = written
        # "SPF (Sender Policy Framework)": what initials stand for keeps its own
        spelled_out = (spelled_out or (word[0] == "(" and position > 0 and words[position - 1].isupper())) and (
            ")" not in out[-1]
        )
        bare = re.sub(r"['’]s$", "", word.strip("()\"“”‘’',.!?:;").lower())
        keep = (
            bare in PROPER
            or bare in names
            or (bare in site.proper and bare not in CLASS_NOUNS)
            or bare.partition("-")[0] in product
            or word == "I"
            or spelled_out
            or (person and position < 2)
            or (bare == "windows" and position > 0 and words[position - 1].lower() in _BEFORE_WINDOWS)
        )
        opens = (
            position > 0 and words[position - 1].endswith((".", "!", "?")) and len(words[position - 1]) > _ABBREVIATED
        )
        lower = (position == 0 or titled or bare in _SMALL) and not opens
        article = word == "A" and _is_article(words, position)
        if (_PLAIN_CAPITAL.fullmatch(word) or article) and (bare in _SMALL or not keep) and lower and word != "I":
            word = word.lower()
        elif titled and _JOINED_CAPITAL.fullmatch(word):  # "IP-Based"
            word = word.partition("-")[0] + "-" + word.partition("-")[2].lower()
        out.append(word)
    # what stands without a space behind code keeps to it: "`dpkg`'s log file"
    return "".join(
        f"{' ' if i and heading[m.start() - 1].isspace() else ''}{w}"
        for i, (m, w) in enumerate(zip(found, out, strict=True))
    )


def _tells_case(word: str) -> bool:
    """Whether a word shows how a heading is written: not code, nor a name that is never written with a capital."""
    return word[0].isalpha() and (word[0].isupper() or (word.isalpha() and is_word(word)))


def _is_article(words: list[str], position: int) -> bool:
    """Whether the "A" at a place is the article: not "appendix A" or "A/B"."""
    labelled = position > 0 and words[position - 1].lower() in _LETTERED
    return position + 1 < len(words) and not labelled


_NOUN_GERUNDS = frozenset(
    "evening morning wedding ceiling meaning being needing wanting having belonging during".split()
)


def infinitive(gerund: str, site: Site) -> str:
    """The base form of "querying", where the crawl or common usage has one; otherwise empty."""
    if not gerund.endswith("ing") or len(gerund) < 5 or not gerund.isalpha():
        return ""
    forms = gerund_of(gerund) or _stems(gerund[:-3])
    # the crawl's use first, then common verbs; of a word that the dictionary knows no verb of, one stray "to string"
    # is no evidence
    count, form = max((site.infinitives.get(f, 0) + (1000 if f in VERBS else 0), f) for f in forms)
    return form if count >= 2 or (gerund_of(gerund) and gerund not in _NOUN_GERUNDS) else ""


def _stems(stem: str) -> list[str]:
    """What a gerund that no dictionary knows may be made of: "chroot" and "chroote" of "chrooting"."""
    doubled = [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else []
    return [*doubled, stem, stem + "e", *([stem[:-1] + "ie"] if stem.endswith("y") else [])]


def is_noun(word: str, site: Site) -> bool:
    """Whether a verb is a noun as often: by common usage, or by the crawl's."""
    return word in NOUN_TOO or (word not in VERBS and site.nouns.get(word, 0) >= site.infinitives.get(word, 0))


def base(third: str, site: Site) -> str:
    """The base form of a verb in the third person: "receives" → "receive"; empty where it is no verb that is known."""
    forms = [third[:-1], *([third[:-2]] if third.endswith("es") else []), f"{third[:-3]}y"]
    return next((f for f in forms if f in VERBS or site.infinitives.get(f, 0) >= 2), "")


_SPEAK = (
    (re.compile(r"\byou're\b|\byou’re\b|\byou are\b", re.IGNORECASE), "I am"),
    (re.compile(r"\byour(?:self|selves)\b", re.IGNORECASE), "myself"),
    (re.compile(r"\byours\b", re.IGNORECASE), "mine"),
    (re.compile(r"\byour\b", re.IGNORECASE), "my"),
    (
        re.compile(
            r"\b(with|for|to|from|by|lets?|allows?|helps?|gives?|tells?|show|of|enables?|requires?|prevents?|stops?|keeps?"
            r"|forces?|warns?|prompts?|offers?) you\b",
            re.IGNORECASE,
        ),
        r"\1 me",
    ),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
    (re.compile(r"\*(\w+)\*"), r"`\1`"),
)


def speak(clause: str) -> str:
    """A clause as the person asking would say it: "your page" is "my page"."""
    for pattern, replacement in _SPEAK:
        clause = pattern.sub(replacement, clause)
    return clause.strip(" ,")


def third_person(phrase: str) -> str:
    """ "Return the length" → "returns the length"; empty where the phrase begins with no verb that is known."""
    first, _, rest = phrase.partition(" ")
    verb = first.lower()
    if verb.endswith("s") and (verb[:-1] in VERBS or verb[:-2] in VERBS or f"{verb[:-3]}y" in VERBS):
        return f"{verb} {rest}"
    if verb not in VERBS or not rest or _OF_NOUN.match(rest):
        return ""
    if (second := re.match(r"(?:and|or) (\w+)\b", rest)) and second[1] in VERBS:
        rest = rest[: second.start(1)] + _conjugated(second[1]) + rest[second.end(1) :]
    said = f"{_conjugated(verb)} {re.sub(_AND_VERB, _and_verb, rest)}"
    return "" if _LEFT_VERB.search(said) else _GIVEN.sub("a given ", said)


_OF_NOUN = re.compile(r"(?:[a-z]{2,}ed|for|of)\b")  # behind a noun: "support needed for files", "look of a list"
_ENDS = frozenset({"exit", "quit"})  # "print the version and exit"
_ENDED = re.compile(r"$| (?:immediately|when|if|with|after|without|at)\b")
_LEFT_VERB = re.compile(
    r" (?:and|or|then) (?:exit|quit)\b(?! (?:status|code|value)s?\b)"
)  # neither inflected nor a noun for sure
# A second verb: behind a comma, or where no noun is likelier ("skips move or rename actions" stays as it is).
_AND_VERB = re.compile(r"(\w+|[)\]”\"`])((?:,? then|(?:,| )(?: ?and| or)(?: then| instead| also)?) )(\w+)\b")
_SURE_JOINTS = ("then ", "instead ", "also ")
# Of a call, where a question speaks of any: "resolves the given URL".
_GIVEN = re.compile(
    r"\bthe given (?=[\w-]*[^\Ws](?:$|,| (?:to|for|from|of|in|on|with|against|by|at|as|and|into|if)\b))"
)


def _and_verb(found: re.Match[str]) -> str:
    before, joint, verb = found[1], found[2], found[3]
    sure = verb in VERBS and (
        joint.startswith(",")
        or joint.endswith(_SURE_JOINTS)
        or (verb in _ENDS and _ENDED.match(found.string, found.end()))
        or (before not in VERBS and verb not in NOUN_TOO)
    )
    return f"{before}{joint}{_conjugated(verb)}" if sure else found[0]


def _conjugated(base: str) -> str:
    """The third person singular of a verb."""
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def possessed(product: str, topic: str) -> str:
    """A topic as a product's own: "the retry rules" → "Exim's retry rules"; of another product "GateBox with Exim"."""
    bare = re.sub(r"^(?:the|an?) ", "", topic)
    if product.lower().removeprefix("the ") in topic.lower():
        return topic
    if re.match(r"(?:my|your|all|any|some|what|how|when)\b|[“\"']|\w+ing\b(?! (?:file|list|mode|option))", bare):
        return f"{topic} in {product}"
    if _OWN_NAME.fullmatch(bare):
        return f"{topic} with {product}"
    return f"{product}'s {bare}"


_OWN_NAME = re.compile(r"[A-Z]+[a-z]+[A-Z]\w*")  # of another product, where it is not shown as code: "GateBox"
