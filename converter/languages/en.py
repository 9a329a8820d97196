"""English: headings become questions by their kind; gerunds become infinitives where the crawl uses those."""

import re

from gristmill.text import fold

from ..site import Site
from .pack import Clause, Pack, Topic

# Verbs that open task headings and sentences of documentation. Evidence from the crawl ("to query") adds to them; they
# stand in for it on small sites.
VERBS = frozenset(
    """
    accept access achieve acquire activate adapt add adjust allocate allow alter analyse analyze append apply
    approve arrange ask assign attach authenticate authorize avoid bind bootstrap bring browse build bundle cache
    calculate cancel capture catch change check choose clean clear clone collect combine compare compile complete
    compose compress compute configure confirm connect consume contribute convert copy count create customise
    customize debug declare decode decompress decrypt define delete deploy deprecate describe design destroy detach
    detect determine develop diagnose disable discard discover display distribute download drop edit embed emit
    emulate enable encode encrypt enforce ensure enter evaluate examine execute exit expand explore expose extend
    extract fetch find fix follow force format generate get give grant group guard handle hide identify ignore
    implement import improve include increase infer inherit initialise initialize insert inspect install integrate
    interact interpret invoke isolate iterate join keep launch learn limit link listen load locate lock make manage
    manipulate map measure merge migrate minimise minimize modify monitor mount move navigate obtain open optimise
    optimize organise organize override overwrite package parse pass perform persist pick place prepare preserve
    prevent print process produce profile propagate protect provide provision publish pull push put query raise read
    rebase rebuild receive recover redirect reduce refactor refer refresh register reject release reload remove
    rename render reorder replace report represent reproduce request require reset resize resolve respond restart
    restore restrict retrieve return reuse revert review revoke rewrite rotate run save scale schedule search secure
    select send separate serialise serialize serve set setup share show shut sign simplify skip sort specify split
    start stop store stream structure submit subscribe supply support suppress switch synchronise synchronize tag
    take terminate test throw trace track transfer transform translate traverse trigger troubleshoot truncate try
    tune turn uninstall unlock unpack update upgrade upload use validate verify view visit visualize wait walk watch
    work wrap write
    """.split()
)
# Words that a heading may begin with as a noun ("Set objects", "Format strings"): verbs only before _AFTER_VERB.
_NOUN_TOO = frozenset(
    """
    access build bundle cache change check clone copy count debug design display download drop exit fix force format
    get group guard handle import install join limit link listen load lock make map measure merge monitor mount move
    open package pass pick place print process produce profile pull push query raise read release report request
    reset return review run scale schedule search set setup share show sign sort split start stop store stream
    structure supply support switch tag test trace track transfer transform trigger try turn update upgrade upload
    use view visit wait walk watch work wrap work
    """.split()
)
# Gerunds that are nouns as often ("Mapping patterns", "Encoding declarations").
_GERUND_NOUNS = frozenset(
    """
    binding building casting caching coding debugging decoding embedding encoding engineering filtering formatting
    grouping handling hashing indexing interning linking listing loading locking logging mapping matching meaning
    merging messaging mounting naming networking nesting ordering packaging parsing pooling processing profiling
    programming rendering reporting routing scheduling scaling sharing sorting staging streaming string styling
    testing threading timing tracing training typing versioning warning wrapping
    """.split()
)
_AFTER_VERB = frozenset(
    """
    a an the your my our its their this that these those multiple several all any each every some more one two with
    from in into on onto to for by as at over through without using if when up out off down
    """.split()
)
_NO_INFINITIVE = frozenset(
    "this that these those the a an be have do it its them their which what date end see note summarize sum "
    "illustrate "
    "recap begin wit continue conclude name start understand help become make demonstrate".split()
)
_GENERIC_HEADINGS = frozenset(
    " ".join(
        """
    abstract; additional information; advanced; advanced topics; advanced usage; appendix; arguments; attributes;
    author; authors; background; basic; basics; basic usage; basic examples; basic example; classes; class; code;
    code examples; command line; command; glossary; terms; definitions; reference; command line options; command
    line arguments; command line usage; command line use; command line interface; module functions; module level
    functions; commands; comments; compatibility; concepts; conclusion; configuration; constants; contents; data;
    details; description; descriptions; discussion; dependencies; differences; errors; example; examples;
    exceptions; features; files; first steps; footnotes; format; functions; further information; general; general
    information; getting help; getting started; history; how it works; implementation; implementation details;
    implementation notes; important; information; input; installation; install; installing; interface; introduction;
    internals; issues; known issues; limitations; macros; main; members; methods; misc; miscellaneous; module
    contents; modules; motivation; name; next steps; note; notes; objects; operations; options; other; other
    changes; other functions; other options; output; overview; parameters; platform support; preface; properties;
    prerequisites; problem; purpose; quick start; quickstart; rationale; remarks; requirements; resources; results;
    return value; return values; returns; schema; security; security considerations; semantics; setup; signature;
    solution; source; steps; structure; subcommands; summary; synopsis; syntax; system requirements; terminology;
    testing; the basics; tips; tutorial; type; types; upgrading; uninstalling; usage; usage example; usage examples;
    use cases; using; utilities; values; variables; version; warning; warnings; what next; bugs; environment;
    environment variables; diagnostics; exit status; deprecated; removed; optimizations; improved modules; new
    modules; c api changes; build changes; other language changes; miscellaneous options; general options;
    restrictions; caveats; porting; portability; release notes
    """.split()
    ).split("; ")
)
_SKIP = re.compile(
    r"(?:see also|related|related (?:pages|topics|links|articles)|contents|table of contents|on this page|navigation"
    r"|references|further reading|bibliography|acknowledge?ments|credits|licen[cs]e|copyright|index|indices and tables"
    r"|what(?:'|’)s next|next steps|feedback|footnotes|changelog|contributors|authors?|git|colophon|external links"
    r"|reporting bugs|search|download|legal notice|more information|additional resources|resources|links|whats new)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:sign up|subscribe|star us|follow us|join (?:us|our|the (?:slack|discord|mailing))|donate|buy |book a"
    r"|contact us"
    r"|edit this page|report a bug|was this (?:page|article)|click here|read more|learn more|back to top|get a demo)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(?:th(?:is|e (?:following|next|previous|preceding|current|present|above|below|latter|former|same))"
    r" (?:\w+ )?(?:section|page|document|chapter|article|guide|tutorial|appendix|table|list|example|figure"
    r"|paragraph|how-?to|part)"
    r"|(?:as|see|shown|described|listed|given|mentioned|defined|discussed|explained) (?:above|below|earlier"
    r"|previously|later)"
    r"|(?:the )?(?:above|below|aforementioned|following|preceding|previous)\b(?! (?:the|a|an|zero|\d))|here)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:However|Therefore|Thus|Hence|Moreover|Furthermore|Otherwise|In addition|Additionally|Also|But|And|So"
    r"|Then|Instead|Nevertheless"
    r"|Consequently|Similarly|Likewise|Conversely|In contrast|On the other hand|For example|For instance|In this "
    r"case|In that case"
    r"|The (?:latter|former|first|second|same|above|following|other)|Another|Again|Here|Finally|Note that (?:it"
    r"|this|these|they)"
    r"|Both|They|These|Those|It|This|That|He|She|As (?:above|before|you can see))\b"
)
_PRONOUN = re.compile(
    r"\b(?:it|its|itself|this|that|these|those|they|them|their|he|she|his|her|him|such|so|then|former|latter|we"
    r"|us|our|let"
    r"|not|neither|none|both|another|other|others|there|too|also|again|instead|one|ones|same)\b",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^(?:(?:chapter|section|part|step|appendix|article|§)\s+)?(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+"
    r"|[IVXLC]+)[.):]?\s+(?=\S)",
    re.IGNORECASE,
)
_STEP = re.compile(r"^(?:step|part|phase|exercise|lesson|tutorial)\s+(?:\d+|[ivx]+)\s*[-–—:.]\s*", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:(?:version|release|v)\.?\s*)?v?\d+(?:\.\d+)+(?:[\w.+-]*)?(?:\s*\(.*\))?(?:\s+release notes)?", re.IGNORECASE
)
_NEWS = re.compile(
    r"(?:what(?:'|’)s new|what is new|changes|release notes|changelog|news)(?: in| for|:)? (\S.{1,40})", re.IGNORECASE
)
# "A quick introduction to X" is about X.
_ABOUT_IT = re.compile(
    r"^(?:(?:an? |the |some )?(?:brief |short |quick |simple |basic |first |general |gentle )*"
    r"(?:introduction to|overview of|tour of|look at|notes? (?:on|about)|primer on|guide to)|about)\s+(?=\S)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\s+(?:how-?\s?to(?: guide)?|cookbook|tutorial|guide|reference(?: manual| guide)?|manual|documentation|faq"
    r"|primer|handbook)$",
    re.IGNORECASE,
)
_ACRONYMS = frozenset(
    "API APIS CLI CPU CSS DNS FAQ GUI HTML HTTP HTTPS ID IP JSON OS RPC SDK SQL SSH SSL TCP TLS UI URI URL URLS "
    "XML YAML".split()
)
_WORD = re.compile(r"`[^`]*`|\S+")
_PLAIN_CAPITAL = re.compile(r"[(\"“‘']?[A-Z][a-z]+(?:[-/'’][A-Za-z]+)*[)\"”’',.!?:;]*")
_QUESTION_WORD = re.compile(
    r"(?:what|which|who|where|when|why|how|is|are|can|do|does|should|will|must|may|could|would|did|has|have|am|i)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of on or over per the to up via vs with without is are".split()
)


def _lowered(heading: str, site: Site) -> str:
    """Title case taken off: a capital stays where the crawl itself writes the word with one inside sentences."""
    if heading.isupper() and re.search(r"[A-Z]{4}", heading):
        heading = " ".join(w if w in _ACRONYMS or "`" in w else w.lower() for w in _WORD.findall(heading))
    words = _WORD.findall(heading)
    candidates = [w for w in words[1:] if w[0].isalpha() and w.lower() not in _SMALL]
    titled = bool(candidates) and sum(w[0].isupper() for w in candidates) >= 0.5 * len(candidates)
    out = []
    for position, written in enumerate(words):
        word = written
        bare = word.strip("()\"“”‘’',.!?:;").lower()
        keep = bare in site.proper or bare == site.product.lower() or word == "I"
        lower = position == 0 or titled or bare in _SMALL
        if _PLAIN_CAPITAL.fullmatch(word) and (bare in _SMALL or not keep) and lower and word != "I":
            word = word.lower()
        out.append(word)
    return " ".join(out)


def infinitive(gerund: str, site: Site) -> str:
    """The base form of "querying", where the crawl or common usage has one; otherwise empty."""
    if not gerund.endswith("ing") or len(gerund) < 5 or not gerund.isalpha():
        return ""
    stem = gerund[:-3]
    forms = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        forms.insert(0, stem[:-1])
    if stem.endswith("y"):
        forms.append(stem[:-1] + "ie")
    # the crawl's use first, then common verbs; one stray "to string" is no evidence
    seen = [(site.infinitives.get(f, 0) + (1000 if f in VERBS else 0), f) for f in forms]
    count, form = max(seen)
    return form if count >= 2 else ""


def _verb_phrase(words: list[str], site: Site) -> str:
    """The heading as a verb phrase in the infinitive, or empty where it is none."""
    first, rest = words[0].lower(), words[1:]
    following = rest[0].lower() if rest else ""
    led = following in _AFTER_VERB or following.startswith("`")
    if first.endswith("ing"):
        base = infinitive(first, site)
        sure = led or (base in VERBS and first not in _GERUND_NOUNS)
        return " ".join([base, *rest]) if base and rest and sure and _tidy(rest) else ""
    if first in VERBS and rest and (led or first not in _NOUN_TOO) and following not in ("and", "or", "in", "for"):
        return " ".join([first, *rest]) if _tidy(rest) else ""
    return ""


def _tidy(rest: list[str]) -> bool:
    return not any(w.endswith((":", ";")) for w in rest) and rest[0].lower() not in ("of", "is", "are")


def _coordinated(phrase: str, site: Site) -> str:
    """Further gerunds of the phrase: "create and destroying objects" → "create and destroy objects"."""

    def base(found: re.Match[str]) -> str:
        form = infinitive(found[2].lower(), site)
        return f"{found[1]}{form}" if form in VERBS else found[0]

    return re.sub(r"((?:, | and | or |, and |, or ))([A-Za-z]+ing)\b", base, phrase)


def _article(phrase: str, text: str) -> str:
    """The phrase with the article that the page itself gives it ("the data model"), or bare."""
    if (
        "," in phrase
        or re.match(r"(?:the|a|an|your|my|some|any|all|how|what|why|when|where)\b|[`\"“'\d]", phrase, re.IGNORECASE)
        or _plural(phrase)
    ):
        return phrase
    kind = "module|function|method|class|statement|option|command|package|type|attribute"
    used = rf"\bthe {re.escape(phrase)}\b(?! (?:{kind})\b)"
    if re.search(used, text, re.IGNORECASE):
        return f"the {phrase}"
    one = re.search(rf"(?:^|\. )(An?) {re.escape(phrase)}\b", text, re.MULTILINE)
    return f"{one[1].lower()} {phrase}" if one else phrase


def _plural(phrase: str) -> bool:
    head = re.split(r"\s(?:of|for|in|with|from|to|on|that|which|without|by|as)\s", f"{phrase} ")[0]
    last = head.split()[-1].strip('`()"”“') if head.split() else ""
    return " and " in head or (
        last.endswith("s") and not last.endswith(("ss", "us", "is", "ics", "sis")) and last.islower()
    )


def read(heading: str, text: str, site: Site) -> Topic:
    """The topic of a heading."""
    clean = _STEP.sub("", _NUMBERING.sub("", heading.strip())).strip().rstrip(":").strip()
    clean = re.sub(r"\s*\((?:\d\w?|optional|advanced|deprecated|recommended|experimental|beta)\)", "", clean)
    if _RELEASE.fullmatch(clean):
        return Topic(kind="release", text=clean)
    if not clean or len(clean) > 120 or not re.search(r"[A-Za-z]{2}", clean):
        return Topic(kind="none", text=clean)
    if clean.endswith("?"):
        asked = _QUESTION_WORD.match(clean) and not re.match(r"(?:what|how) about\b", clean, re.IGNORECASE)
        low = _lowered(clean, site)
        return Topic(kind="question" if asked else "none", text=low[:1].upper() + low[1:])
    if re.fullmatch(r"[a-z_][\w.]*", clean):
        return Topic(kind="thing", text=clean)  # a bare name, such as that of a module
    if fold(clean) in _GENERIC_HEADINGS:
        return Topic(kind="generic", text=clean)
    if found := _NEWS.fullmatch(clean):
        return Topic(kind="release", text=found[1])
    return _told(_ABOUT_IT.sub("", _lowered(clean, site)), text, site)


def _told(low: str, text: str, site: Site) -> Topic:
    words = low.split()
    if found := re.match(r"how (?:to|do i|do you|can i|can you) (.+)", low, re.IGNORECASE):
        return Topic(kind="task", text=_speak(found[1]))
    if found := re.fullmatch(r"how (?:does )?(.+?) works?", low, re.IGNORECASE):
        return Topic(
            kind="question", text=f"How {'do' if _plural(found[1]) else 'does'} {_article(found[1], text)} work?"
        )
    if found := re.match(
        r"(why|when|where|what|which) (?:to )?(use|avoid|choose|do|not|run|put) (.+)", low, re.IGNORECASE
    ):
        verb = found[2].lower()
        return Topic(kind="question", text=f"{found[1].capitalize()} should I {verb} {found[3]}?")
    if re.match(r"(?:what (?:is|are)|why (?:is|are|does|do)|how (?:is|are|does|do)) ", low, re.IGNORECASE):
        return Topic(kind="question", text=f"{low[0].upper()}{low[1:]}?")
    if found := re.fullmatch(r"((?:[A-Z][\w.-]*)(?: [\w.-]+){0,2}): ([^:]+)", low):
        inner = _told(_lowered(found[2], site), text, site)
        return (
            Topic(kind="thing", text=f"{inner.text} ({found[1]})")
            if inner.kind == "thing"
            else Topic(kind="none", text=low)
        )
    if _QUESTION_WORD.match(low) or re.search(
        r"[:;|=]|\s[-–—]\s|\.\s|\b(?:I|you|we)\b|\.\.\.|…|^[^\w`\"“'(@$.<-]", low
    ):
        return Topic(kind="none", text=low)
    if phrase := _verb_phrase(words, site):
        return Topic(kind="task", text=_speak(_coordinated(phrase, site)))
    low = _DOCUMENT.sub("", low)
    if len(words) > 9 or re.search(r"\b(?:is|are|was|were|must|should|can|will|has|have|does|do)\b", low):
        return Topic(kind="none", text=low)
    return Topic(kind="thing", text=_article(low, text), plural=_plural(low))


_SPEAK = (
    (re.compile(r"\byou're\b|\byou’re\b|\byou are\b", re.IGNORECASE), "I am"),
    (re.compile(r"\byour(?:self|selves)\b", re.IGNORECASE), "myself"),
    (re.compile(r"\byours\b", re.IGNORECASE), "mine"),
    (re.compile(r"\byour\b", re.IGNORECASE), "my"),
    (
        re.compile(
            r"\b(with|for|to|from|by|lets?|allows?|helps?|gives?|tells?|show|of|enables?|requires?) you\b",
            re.IGNORECASE,
        ),
        r"\1 me",
    ),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
    (re.compile(r"\*(\w+)\*"), r"`\1`"),
)


def _speak(clause: str) -> str:
    for pattern, replacement in _SPEAK:
        clause = pattern.sub(replacement, clause)
    return clause.strip(" ,")


def third_person(phrase: str) -> str:
    """ "Return the length" → "returns the length"; empty where the phrase begins with no verb that is known."""
    first, _, rest = phrase.partition(" ")
    verb = first.lower()
    if verb.endswith("s") and (verb[:-1] in VERBS or verb[:-2] in VERBS or f"{verb[:-3]}y" in VERBS):
        return f"{verb} {rest}"
    if verb not in VERBS or not rest:
        return ""
    return f"{_conjugated(verb)} {re.sub(_AND_VERB, _and_verb, rest)}"


# A second verb: behind a comma, or where no noun is likelier ("skips move or rename actions" stays as it is).
_AND_VERB = re.compile(r"(\w+)((?:,| )(?: ?and| or) )(\w+)\b")


def _and_verb(found: re.Match[str]) -> str:
    before, joint, verb = found[1], found[2], found[3]
    sure = verb in VERBS and (joint.startswith(",") or (before not in VERBS and verb not in _NOUN_TOO))
    return f"{before}{joint}{_conjugated(verb)}" if sure else found[0]


def _conjugated(base: str) -> str:
    """The third person singular of a verb."""
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def _clause(clause: Clause, text: str, site: Site) -> str:
    """The caught clause, ready for a question; empty where it leans on other text or begins with no verb."""
    spoken = _speak(text)
    first = spoken.split(" ", 1)[0].lower() if spoken else ""
    if clause.verb and first in VERBS:
        spoken = first + spoken[len(first) :]
    if (
        _PRONOUN.search(re.sub(r"`[^`]*`|\bso that\b|\bmy own\b", "", spoken))
        or len(spoken.split()) > 15
        or len(spoken.split()) < 2
    ):
        return ""
    if clause.verb:
        known = first in VERBS or (text[:1].islower() and site.infinitives.get(first, 0) >= 3)
        told = len(spoken.split()) > 2 or "`" in spoken
        return spoken if known and told and first not in _NO_INFINITIVE else ""
    return spoken if len(spoken.split()) > 2 and not first.endswith("ing") and _FINITE.search(spoken) else ""


def _is_step(text: str) -> bool:
    """Whether an entry of an ordered list tells to do something."""
    words = re.sub(
        r"^(?:first|then|next|now|finally|optionally|if [^,]*|on [^,]*|in [^,]*|from [^,]*|to [^,]*),?\s+",
        "",
        text,
        flags=re.IGNORECASE,
    ).split()
    return bool(words) and (words[0].lower().strip(",.:") in VERBS or words[0].lower() in _ORDERS)


def _is_said(subject: str, answer: str) -> bool:
    bare = re.sub(r"^(?:the|an?)\s+|[`*]", "", subject, flags=re.IGNORECASE)
    return bool(
        re.match(
            rf"(?:(?:The|An?)\s+)?[`*\"“]*{re.escape(bare)}[`*\"”]*(?:\s\([^)]*\))?\s(?:is|are)\s",
            answer,
            re.IGNORECASE,
        )
    )


_SAYS_WHAT = re.compile(
    r"(?P<x>(?:(?:An?|The) )?[A-Z][\w.-]*(?: [\w.-]+){0,4}?) (?P<is>is|are) (?:an?|the|any|some) (?=\w)"
)
_NO_SUBJECT = re.compile(
    r"(?:there|here|what|which|who|where|it|this|that|these|those|one|another|each|both|all|if|when|for|to|in|on"
    r"|as|by|with|note|and|but|see|he|she|they|we|you|i)\b|.*\b(?:here|below|above|following|first|second|third"
    r"|last|next|other|only|main|most|best|example|reason|difference|result|effect|goal|purpose|point|problem"
    r"|advantage|easiest|simplest|same|default|argument|return|value|rest)\b",
    re.IGNORECASE,
)


def _says_what(text: str, site: Site) -> tuple[str, str] | None:
    found = _SAYS_WHAT.match(text)
    if not found or _NO_SUBJECT.match(found["x"]) or len(found["x"]) < 3:
        return None
    if found["x"].startswith("The ") and not re.search(r"[A-Z_-]", found["x"][1:]):
        return None  # "The returned response is …": known only from the text before
    subject = re.sub(r"^(An?|The) ", lambda m: m[0].lower(), found["x"])
    return subject if subject[0].islower() else _lowered(subject, site), found["is"]


# A condition without a finite verb ("If necessary", "When in doubt") asks nothing.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|does|do|can|cannot|could|will|would|should|must|may|might|am|isn't|aren't"
    r"|doesn't|don't"
    r"|contains?|exists?|occurs?|fails?|returns?|raises?|calls?|uses?|needs?|wants?|sets?|gets?|runs?|specif(?:y|ies)|"
    r"[a-z]{3,}(?:es|[^s]s|ed))\b"
)
_X = r"(?P<x>[^,:;.!?()]{4,90}?)"
# Main clauses that point elsewhere, lists cut at their first comma, and conditions instead of ways.
_NOT = (
    r"(?!see\b|refer\b|read\b|consult\b|`[^`]*`,? |or |and "
    r"|(?:you|one|we) (?:must|should|need to|will) (?:also\b|have\b|be\b|own\b))"
)
_ORDERS = frozenset("be call click consider do go keep let make name note pass press set type".split())
# A main clause that says what to do: "To X, the key is not applied to Y" is no answer to "How do I X?".
_DO = rf"(?=(?:then |simply |just |first |you |we |one |it is |there (?:is|are) |`|(?:{'|'.join(sorted(VERBS | _ORDERS))})\b))"
_REST = r"(?:, .*| (?:you|we|one) (?:have|can|need|must|should|will|could|may|do|use)\b.*)?"
_SENTENCES = (
    Clause(pattern=re.compile(rf"To {_X}, {_NOT}{_DO}"), intent="task", verb=True),
    Clause(pattern=re.compile(rf"In order to {_X}, {_NOT}{_DO}"), intent="task", verb=True),
    Clause(
        pattern=re.compile(rf"If you (?:want|need|wish|would like|prefer) to {_X}, {_NOT}{_DO}"),
        intent="task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(r"You can (?:also )?(?P<x>[^,:;.!?()]{4,80}?) (?:by|using|with|via) "),
        intent="task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(rf"(?:If|When) {_X}, (?:(?:then )?(?:you|use|make|consider|try|call|set|check|run)\b)"),
        intent="what_to_do",
    ),
    Clause(pattern=re.compile(rf"(?:If|When) {_X}, {_NOT}"), intent="condition"),
    Clause(pattern=re.compile(r"By default,? (?P<x>\w)"), intent="default"),
)
_LEADS = (
    Clause(
        pattern=re.compile(rf"(?:For example, )?(?:in order )?to {_X}{_REST}:", re.IGNORECASE), intent="task", verb=True
    ),
    Clause(
        pattern=re.compile(
            rf"(?:The following|The next|This|Here is an?|Below is an?|An|A)\s?(?:simple |small |short |complete "
            rf"|code |minimal )*"
            rf"(?:example|code|snippet|program|script|function|recipe|command|sample)[^,.:]{{0,30}}? (?:shows"
            rf"|demonstrates|illustrates) how to {_X}:",
            re.IGNORECASE,
        ),
        intent="example_task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(
            rf"(?:(?:The following|Here|Below|This) is|Here(?:'|’)s|The following shows)? ?(?:an? )?(?:\w+ "
            rf")?examples? "
            rf"(?:of|for|showing|demonstrating) (?:how to )?{_X}:",
            re.IGNORECASE,
        ),
        intent="example_thing",
    ),
    Clause(
        pattern=re.compile(rf"You can (?:also )?{_X}(?: like this| as follows|,? for example)?:"),
        intent="example_task",
        verb=True,
    ),
    Clause(pattern=re.compile(rf"(?:Here is )?[Aa]n example to {_X}:"), intent="example_task", verb=True),
    Clause(pattern=re.compile(r"(?P<x>[A-Z][a-z]+ing [^,:;.!?()]{3,70}):"), intent="example_gerund"),
    Clause(
        pattern=re.compile(
            r"(?P<s>(?:The )?(?:`[^`]+`|[A-Z]\w+)(?: \w+)?) (?:(?:also |currently )?(?P<v>provide|support|define"
            r"|accept|offer|implement|include|recognize|expose|export)s?|has|have) "
            r"(?:the following|these)(?: \w+)? (?P<x>[a-z][\w -]{2,40}?)(?: \([^)]*\))?:",
        ),
        intent="which_does",
    ),
    Clause(
        pattern=re.compile(
            r"The following (?P<x>[a-z][\w -]{2,50}?) (?:are|is|can be|may be) (?P<s>[a-z]+(?:ed|able|wn))(?: "
            r"(?:by|in|for|on) [^,.:]{2,50})?:"
        ),
        intent="which_are",
    ),
    Clause(
        pattern=re.compile(
            r"There are (?:two|three|four|five|six|seven|eight|nine|several|many|various|some|a few)(?: \w+)? "
            r"(?P<x>[a-z]+s\b[^,.:;]{0,50}):"
        ),
        intent="which_there",
    ),
    Clause(pattern=re.compile(r"(?P<x>[A-Z][a-z]+ [^,:;!?()]{6,90}):"), intent="example_task", verb=True),
)
_VERSION = (
    Clause(pattern=re.compile(r"New in version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL), intent="added"),
    Clause(
        pattern=re.compile(
            r"(?:Added|Introduced) in (?:version )?(?P<v>v?\d[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
        ),
        intent="added",
    ),
    Clause(
        pattern=re.compile(r"Changed in version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL), intent="changed"
    ),
    Clause(
        pattern=re.compile(
            r"Deprecated since version (?P<v>[\w.+-]*\w)(?:, (?:will be )?removed in version "
            r"[\w.]+)?(?:[.:]\s*(?P<rest>.*))?",
            re.DOTALL,
        ),
        intent="deprecated",
    ),
)

FRAMES = {
    "thing": (
        "What should I know about {x}{at}?",
        "Explain {x}{at}.",
        "Give me an overview of {x}{at}.",
        "Can you explain {x}{at} to me?",
        "I am trying to understand {x}{at}. What are the essentials?",
        "Tell me about {x}{at}.",
        "Help me understand {x}{at}.",
        "What is there to know about {x}{at}?",
        "Describe {x}{at}.",
        "How would you describe {x}{at}?",
        "Briefly introduce {x}{at}.",
        "I keep reading about {x}{at}. Can you explain?",
    ),
    "what_is": (
        "What {is} {x}{at}?",
        "Define {x}{at}.",
        "Explain what {x} {is}{at}.",
        "Can you tell me what {x} {is}{at}?",
    ),
    "task": (
        "How do I {x}{at}?",
        "How can I {x}{at}?",
        "Explain how to {x}{at}.",
        "Show me how to {x}{at}.",
        "What do I need to do to {x}{at}?",
        "I want to {x}{at}. How do I go about it?",
        "I need to {x}{at}. What should I do?",
        "Describe how to {x}{at}.",
        "Is there a way to {x}{at}?",
        "Tell me how to {x}{at}.",
        "What is the way to {x}{at}?",
        "Can you explain how to {x}{at}?",
    ),
    "steps": (
        "What are the steps to {x}{at}?",
        "Walk me through how to {x}{at}.",
        "Give me step-by-step instructions to {x}{at}.",
        "In which order do I have to proceed to {x}{at}?",
        "List the steps needed to {x}{at}.",
    ),
    "purpose": (
        "What does {x} do{at}?",
        "Explain what {x} does{at}.",
        "How does {x} behave{at}?",
        "Tell me what {x} does{at}.",
        "I came across {x}{at}. What does it do?",
        "Describe {x}{at}.",
        "Can you explain {x}{at}?",
        "What happens when I call {x}{at}?",
        "Summarize the behaviour of {x}{at}.",
        "When I call {x}{at}, what does it do?",
        "Help me understand {x}{at}.",
        "What is {x} for{at}?",
    ),
    "purpose_class": (
        "What is the class {x} for{at}?",
        "Explain the class {x}{at}.",
        "Describe the {x} class{at}.",
        "What does the class {x} represent{at}?",
        "What should I know about the class {x}{at}?",
        "I want to use the {x} class{at}. What does it offer?",
        "When would I use the {x} class{at}?",
    ),
    "purpose_exception": (
        "When is {x} raised{at}?",
        "What does the exception {x} mean{at}?",
        "My code fails with {x}{at}. What does that mean?",
        "Why do I get {x}{at}?",
        "Explain the exception {x}{at}.",
        "I get {x}{at}. What causes it?",
    ),
    "purpose_value": (
        "What is {x}{at}?",
        "What does {x} stand for{at}?",
        "Explain {x}{at}.",
        "Describe {x}{at}.",
        "Tell me about {x}{at}.",
        "I came across {x}{at}. What is it?",
        "What should I know about {x}{at}?",
        "Can you explain {x}{at}?",
        "Help me understand {x}{at}.",
        "What do I use {x} for{at}?",
    ),
    "purpose_module": (
        "What is {x} for?",
        "Give me an overview of {x}.",
        "What can I do with {x}?",
        "Describe {x}.",
        "When would I use {x}?",
        "Introduce {x} to me.",
    ),
    "arguments": (
        "What arguments does {x} take{at}?",
        "Which arguments can I pass to {x}{at}?",
        "What is the signature of {x}{at}?",
        "Show me the signature of {x}{at}.",
        "Give the full signature of {x}{at}.",
        "Which parameters does {x} accept{at}?",
        "How is {x} called{at}: which parameters are there, and with which defaults?",
        "List the parameters of {x}{at}.",
    ),
    "parameter": (
        "What does the `{p}` parameter of {x} do{at}?",
        "Explain the `{p}` argument of {x}{at}.",
        "What is the `{p}` argument of {x} for{at}?",
        "How does `{p}` affect {x}{at}?",
        "What can I pass as `{p}` to {x}{at}?",
        "Describe the parameter `{p}` of {x}{at}.",
        "When I call {x}{at}, what does `{p}` control?",
        "Tell me how `{p}` works in {x}{at}.",
    ),
    "returns": (
        "What does {x} return{at}?",
        "Which value does {x} return{at}?",
        "Describe the return value of {x}{at}.",
        "What do I get back from {x}{at}?",
        "When I call {x}{at}, what is returned?",
        "Tell me what {x} returns{at}.",
    ),
    "raises": (
        "When does {x} raise `{e}`{at}?",
        "Why would {x} raise `{e}`{at}?",
        "Under which circumstances does {x} raise `{e}`{at}?",
        "I get `{e}` from {x}{at}. Why?",
        "What makes {x} fail with `{e}`{at}?",
    ),
    "availability": (
        "On which platforms is {x} available{at}?",
        "Is {x} available on every platform{at}?",
        "Where is {x} available{at}?",
    ),
    "event": ("Which auditing event does {x} raise{at}?", "Name the auditing event that {x} raises{at}."),
    "members": (
        "Which {kind} does {x} have{at}?",
        "List the {kind} of {x}{at}.",
        "Name the {kind} of {x}{at}.",
        "Give me the {kind} of {x}{at}.",
    ),
    "default": (
        "What does {x} do by default{at}?",
        "What is the default behaviour of {x}{at}?",
        "How does {x} behave by default{at}?",
        "Describe the default behaviour of {x}{at}.",
    ),
    "condition": (
        "What happens{at} if {x}?",
        "What happens{at} when {x}?",
        "Tell me what happens{at} if {x}.",
        "If {x}, what happens{at}?",
        "Describe what happens{at} if {x}.",
        "Can you explain what happens{at} when {x}?",
        "I would like to know what happens{at} if {x}.",
    ),
    "what_to_do": (
        "What should I do{at} if {x}?",
        "What can I do{at} when {x}?",
        "If {x}, what should I do{at}?",
        "What do you recommend{at} if {x}?",
    ),
    "news": (
        "What changed in {x}{at}?",
        "What is new in {x}{at}?",
        "Summarize the changes to {x}{at}.",
        "Which changes were made to {x}{at}?",
        "Tell me what changed in {x}{at}.",
        "Describe what is new in {x}{at}.",
    ),
    "example_task": (
        "Show me {lang} code to {x}{at}.",
        "Give me {a_lang}example that shows how to {x}{at}.",
        "How do I {x}{at}? Please show the code.",
        "Write {lang} code to {x}{at}.",
        "I want to {x}{at}. What would the code look like?",
    ),
    "example_thing": (
        "Show me {a_lang}example of {x}{at}.",
        "Give me {a_lang}example of {x}{at}.",
        "Can you show {x}{at} in code?",
        "Provide {a_lang}example of {x}{at}.",
        "What does {x} look like in code{at}?",
    ),
    "example_api": (
        "Show me an example of {x}{at}.",
        "Give me {a_lang}example that uses {x}{at}.",
        "How is {x} used{at}? Show an example.",
        "Provide a code example for {x}{at}.",
        "What does a call of {x} look like{at}?",
        "Can you give an example of {x} in use{at}?",
    ),
    "command": (
        "Which command do I run to {x}{at}?",
        "What do I type on the command line to {x}{at}?",
        "Give me the command to {x}{at}.",
        "Show me the shell command to {x}{at}.",
    ),
    "definition": (
        "What does “{x}” mean{at}?",
        "Define “{x}”{at}.",
        "What is meant by “{x}”{at}?",
        "Explain the term “{x}”{at}.",
        "Describe “{x}”{at}.",
        "Can you explain “{x}”{at}?",
        "How is “{x}” defined{at}?",
        "I keep seeing the term “{x}”{at}. What does it mean?",
    ),
    "definition_code": (
        "What is {x} used for{at}?",
        "What does {x} mean{at}?",
        "Explain {x}{at}.",
        "What does {x} stand for{at}?",
        "Describe {x}{at}.",
        "Tell me about {x}{at}.",
        "Can you explain {x}{at}?",
    ),
    "row": (
        "What does {x} mean{at}?",
        "What does {x} stand for{at}?",
        "Explain {x}{at}.",
        "Describe {x}{at}.",
        "Tell me what {x} means{at}.",
        "What is the meaning of {x}{at}?",
        "What is {x} for{at}?",
    ),
    "row_column": (
        "What is the {column} of {x}{at}?",
        "Which {column} does {x} have{at}?",
        "Give the {column} of {x}{at}.",
        "Name the {column} of {x}{at}.",
        "For {x}{at}, what is the {column}?",
    ),
    "differ": (
        "How do {a} and {b} differ{at}?",
        "Compare {a} and {b}{at}.",
        "What is the difference between {a} and {b}{at}?",
        "What distinguishes {a} from {b}{at}?",
    ),
    "table": (
        "Give me a table of the {x}{at}.",
        "List the {x}{at} in a table.",
        "Which {x} are there{at}?",
        "Show the {x}{at} as a table.",
    ),
    "which_does": (
        "Which {x} does {s} {v}{at}?",
        "List the {x} that {s} {vs}{at}.",
        "Name the {x} that {s} {vs}{at}.",
        "Tell me which {x} {s} {vs}{at}.",
    ),
    "which_are": ("Which {x} are {s}{at}?", "List the {x} that are {s}{at}.", "Name the {x} that are {s}{at}."),
    "which_there": ("Which {x} are there{at}?", "What {x} are there{at}?", "List the {x}{at}."),
    "flag": (
        "What does the {x} option{at} do?",
        "Explain the {x} option{at}.",
        "What is the effect of {x}{at}?",
        "When should I pass {x}{at}?",
        "Describe the {x} flag{at}.",
        "What happens if I pass {x}{at}?",
        "Tell me what {x} does{at}.",
    ),
    "which_flag": (
        "Which option{of} {x}?",
        "Name the option{of} that {x}.",
        "I need the option{of} that {x}. Which one is it?",
    ),
    "purpose_command": (
        "What does {x} do?",
        "What is {x} for?",
        "In one line: what does {x} do?",
        "Tell me briefly what {x} does.",
        "Explain in a few words what {x} does.",
    ),
    "which_command": (
        "Which command{at} {x}?",
        "Name the command{at} that {x}.",
        "I need a command{at} that {x}. Which one is it?",
    ),
    "which_api": (
        "Which {kind}{of} {x}?",
        "Name the {kind}{of} that {x}.",
        "I need a {kind}{of} that {x}. Which one is it?",
        "Is there a {kind}{of} that {x}?",
        "I am looking for a {kind}{of} that {x}.",
    ),
    "beware_task": (
        "What should I watch out for when I {x}{at}?",
        "Is there anything to be careful about when I {x}{at}?",
        "What do I have to keep in mind when I {x}{at}?",
        "Any caveats when I {x}{at}?",
    ),
    "beware": (
        "What should I watch out for with {x}{at}?",
        "Is there anything to be careful about with {x}{at}?",
        "What do I have to keep in mind about {x}{at}?",
        "Are there any caveats about {x}{at}?",
        "Which pitfalls does {x} have{at}?",
    ),
    "note_task": (
        "What else should I know when I {x}{at}?",
        "Is there anything to note when I {x}{at}?",
        "Any hints for when I {x}{at}?",
    ),
    "note": (
        "What should be noted about {x}{at}?",
        "Is there anything special about {x}{at}?",
        "What else should I know about {x}{at}?",
        "Give me a hint about {x}{at}.",
        "Are there any special points about {x}{at}?",
    ),
    "error": (
        "I get the error {x}{at}. Why, and how do I fix it?",
        "What causes {x}{at}, and what can I do about it?",
        "How do I fix {x}{at}?",
    ),
    "added": (
        "Since which version{at} is {x} available?",
        "When was {x} added{at}?",
        "Which version{at} introduced {x}?",
        "In which release{at} did {x} first appear?",
    ),
    "changed": (
        "What changed in {x} in version {v}{at}?",
        "How did version {v} change {x}{at}?",
        "What is different about {x} since version {v}{at}?",
        "Which change did version {v} bring to {x}{at}?",
        "Describe the change to {x} in version {v}{at}.",
    ),
    "deprecated": (
        "Is {x} deprecated{at}?",
        "Since when is {x} deprecated{at}?",
        "Can I still use {x}{at}, or is it deprecated?",
        "Should I still use {x}{at}?",
    ),
    "replaced": (
        "What should I use instead of {x}{at}?",
        "What replaces {x}{at}?",
        "Since {x} is deprecated{at}, what should I use?",
    ),
    "release": (
        "What changed in {at_product}{x}?",
        "What is new in {at_product}{x}?",
        "Summarize the changes in {at_product}{x}.",
    ),
}

_ABOUT = (
    "What should I know about {x}{at}?",
    "Give me an overview of {x}{at}.",
    "Introduce {x} to me{at}.",
    "Can you explain {x}{at}?",
    "Explain {x}{at}.",
    "Describe {x}{at}.",
    "Summarize what {x} is about{at}.",
)
_GENERIC_FRAMES = {
    "about": (
        _ABOUT,
        "about|abstract|background|description|discussion|introduction|overview|preface|summary|general|basics"
        "|the basics|purpose",
    ),
    "use": (
        ("How do I use {x}{at}?", "How is {x} used{at}?", "Explain how to use {x}{at}.", "Show me how to use {x}{at}."),
        "usage|basic usage|using|getting started|first steps|quick start|quickstart|tutorial|advanced usage",
    ),
    "install": (
        ("How do I install {x}{at}?", "How can I install {x}{at}?", "Explain how to install {x}{at}."),
        "install|installation|installing|setup",
    ),
    "configure": (("How do I configure {x}{at}?", "Explain how to configure {x}{at}."), "configuration"),
    "require": (
        ("What does {x} require{at}?", "Which requirements does {x} have{at}?", "What do I need before I use {x}{at}?"),
        "requirements|prerequisites|dependencies|system requirements",
    ),
    "limits": (
        ("Which limitations does {x} have{at}?", "What are the limits of {x}{at}?"),
        "limitations|restrictions|known issues|bugs|caveats",
    ),
    "syntax": (
        (
            "What is the syntax of {x}{at}?",
            "What does the syntax of {x} look like{at}?",
            "Show me the syntax of {x}{at}.",
        ),
        "syntax|synopsis",
    ),
    "why": (("Why was {x} introduced{at}?", "What is the motivation for {x}{at}?"), "motivation|rationale"),
    "security": (
        ("What are the security considerations of {x}{at}?", "How secure is {x}{at}, and what should I watch out for?"),
        "security|security considerations",
    ),
    "inside": (
        ("How is {x} implemented{at}?", "How does {x} work internally{at}?"),
        "implementation|implementation details|internals|how it works|implementation notes",
    ),
    "notes": (("What should be noted about {x}{at}?", "Which notes are there on {x}{at}?"), "note|notes|remarks"),
    "exit": (("Which exit status does {x} return{at}?", "What do the exit codes of {x} mean{at}?"), "exit status"),
    "environment": (
        ("Which environment variables does {x} read{at}?", "How does the environment influence {x}{at}?"),
        "environment|environment variables",
    ),
    "compatible": (
        ("How compatible is {x}{at}?", "What should I know about the compatibility of {x}{at}?"),
        "compatibility|portability",
    ),
}
FRAMES |= {f"generic_{name}": frames for name, (frames, _) in _GENERIC_FRAMES.items()}

PACK = Pack(
    language="en",
    frames=FRAMES,
    anchors={
        "product": (" in {a}",),
        "module": (" in {a}",),
        "api": (" in {a}",),
        "command": (" in {a}",),
        "release": (" in {a}",),
        "topic": (" in the context of {a}", " when it comes to {a}", " with regard to {a}"),
        "task": (" when I {a}",),
    },
    owners={"api": (" of {a}",), "command": (" of {a}",)},
    read=read,
    clause=_clause,
    is_said=_is_said,
    skip=_SKIP,
    call_to_action=_CALL,
    leaning=_LEANING,
    dangling=_DANGLING,
    raises=re.compile(
        r"(?i)\b(?:raises?d?|throws?|raising|is raised)\b.* (?:if|when|on|for|unless|whenever)\b"
        r"|\b(?:if|when|unless) .*\b(?:raises?d?|throws?|raising)\b"
    ),
    instead=re.compile(r"\binstead\b|\bin favou?r of\b|\breplaced by\b", re.IGNORECASE),
    sentences=_SENTENCES,
    leads=_LEADS,
    version=_VERSION,
    generic={h: f"generic_{name}" for name, (_, headings) in _GENERIC_FRAMES.items() for h in headings.split("|")},
    columns={
        **dict.fromkeys(
            "name parameter parameters option options flag flags field fields column command commands error variable "
            "key keyword attribute property argument arguments setting code value constant symbol operator token "
            "directive function method class type event format character sequence escape prefix suffix mode status "
            "signal opcode identifier element tag label directive specifier macro module term".split(),
            "key",
        ),
        **dict.fromkeys(
            "description meaning purpose explanation effect use result notes usage details comment".split(),
            "description",
        ),
        "environment variable": "key",
        "what it does": "description",
        "default": "default",
        "default value": "default",
        "required": "required",
        "type": "type",
    },
    fields={
        "parameters": "parameters",
        "arguments": "parameters",
        "args": "parameters",
        "keyword arguments": "parameters",
        "returns": "returns",
        "return": "returns",
        "return value": "returns",
        "raises": "raises",
        "throws": "raises",
        "exceptions": "raises",
    },
    third_person=third_person,
    column=str.lower,
    says_what=_says_what,
    clings=lambda text: bool(_PRONOUN.search(text)),
    is_step=_is_step,
    lines={"Availability:": "availability", "Raises an auditing event": "event"},
    labels={"function": "function", "class": "class", "methods": "methods", "attributes": "attributes"},
    module_noun="the {} module".format,
)
