"""English: acts, regulations, rules and codes as they are cited in England and in America."""

import re

from .law import Law, alone, bare
from .law_actors import actor

_UNARTICLED = re.compile(
    r"(?:(?:Ordinance|Act|Law|Order|Decree|Resolution|Local Law|By-?law) No\. ?\d+|"
    r"Schedule|Part|Annex|Regulation|Directive|Decision|\d+ (?:CFR|USC)|Council|Commission|Public Law|Title \d+"
    r"|Chapter \d[\w.:-]*)(?!\w)"
)
# What no one is forbidden, and what no one has to do: "no suit shall lie", "an act shall not be invalid".
_NO_BAN = (
    r"(?! (?:lie|affect|prejudice|invalidate|extend|apply|have effect|constitute|preclude|prevent|limit"
    r"|be (?:invalid|invalidated|construed|deemed|necessary|liable|guilty|found|held|taken|treated|regarded|required"
    r"|bound|called in question|subject|affected|prejudiced|entitled|convicted))\b)"
)
_NO_DUTY = (
    r"(?! (?:lie|lapse|prevail|mean|apply|extend|expire|cease|(?:not )?have effect"
    r"|be (?:deemed|punishable|liable|void|valid|invalid|guilty|construed|in addition|taken|treated|entitled|eligible"
    r"|called|known|exempt|bound|regarded))\b)"
)
_CAPITAL = frozenset({"part", "chapter", "schedule", "annex", "appendix", "title"})
_APPENDED = frozenset({"Schedule", "Annex", "Appendix"})
_BY_LAWS = re.compile(r"\b(bye-?law)s\b", re.IGNORECASE)  # elsewhere by-laws have sections
# "49 CFR Part 961" and "46 USC", whose sections are cited as "49 CFR § 961.5" and "46 U.S.C. § 9102".
_FEDERAL = re.compile(r"(\d+) (?:(CFR) Part (\d+)(?:-\d+)*[a-z]{0,2}|USC)")
# A state's code, which says by its letters alone what a number is of: "RCW 9.41.010", "C.R.S. § 42-4-1".
_STATE = re.compile(r"(?!PART|SEC\b)(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})(?: §)?")
_WORDS = {"sec.": "section", "s.": "section", "art.": "Article", "article": "Article", "annex": "Annex", "": "section"}


def _english_name(name: str) -> str:
    return name if _UNARTICLED.match(name) else f"the {re.sub(r'^[Tt]he ', '', name)}"


def _english(word: str, number: str, label: str, name: str) -> str:
    if _STATE.fullmatch(word):
        return f"{word} {number}" + (f"({bare(label)})" if label else "")
    own = {"regulations": "regulation", "rules": "rule", "order": "article"}
    last = next((own[w] for w in re.findall(r"[a-z]+", name.lower()) if w in own), "section")
    if by_law := _BY_LAWS.search(name):
        last = by_law[1].lower()
    said = _WORDS.get(word.lower(), word.lower() if not word.startswith("§") else "§") if word else last
    if number and re.search(rf"(?:^|\s){re.escape(f'{said} {number}')}(?:$|\s[A-Z])", name, re.IGNORECASE):
        return name  # the heading is that of the act: "Part 961" of "49 CFR Part 961", "Chapter 16-2" of "… WAC"
    said = said.title() if said.split()[-1] in _CAPITAL else said
    sub = f"({bare(label)})" if label else ""
    if said == "§" and (federal := _FEDERAL.fullmatch(name)) and number.startswith(federal[3] or ""):
        return f"{federal[1]} {federal[2] or 'U.S.C.'} § {number}{sub}"
    appended = said.split()[-1] in _APPENDED
    joint = "to" if appended else "of"
    of = f" {joint} {_english_name(name)}" if name else ""
    article = "the " if appended and not number else ""
    return f"{article}{said} {number}".rstrip() + f"{sub}{of}"


EN = Law(
    language="en",
    cite=_english,
    of=lambda name: f" in {_english_name(name)}" if name else "",
    act=lambda name: _english_name(name) if name else "",
    titled="“{title}”{of}",
    original="{name} (as originally enacted)",
    signs={
        "commencement": alone(
            r"\b(?:comes?|enters?|came) into (?:force|operation|effect)\b|\b(?:takes?|took) effect\b"
            r"|\bshall apply from\b"
        ),
        "scope": alone(
            r"^(?:this|these) (?:act|part|chapter|section|regulations?|directive|rules|ordinance|code|schedule|license"
            r"|licence|subpart|title|article)\b[^.;]{0,40}\b(?:appl(?:y|ies)|prescribes?|covers?)\b"
        ),
        "extent": alone(r"^(?:this|these) \w+(?: \w+)? (?:do(?:es)? not )?extends? (?:only )?to\b"),
        "exception": alone(
            r"\b(?:do(?:es)? not apply|shall not apply|derogation|(?:is|are) exempt(?:ed)?|nothing in this"
            r"|(?:despite|notwithstanding) (?:any|the(?! (?:foregoing|above|preceding))"
            r"|sub-?(?:sections?|paragraphs?)|paragraphs?|articles?)(?![^.;]{0,120}\b(?:must|shall|may) not\b)"
            r"|(?:is|are|shall) not (?:be )?(?:required|obliged|needed|necessary|applicable)"
            r"|no (?:\w+ ){1,3}(?:is|are|shall be) (?:required|needed|necessary)"
            r"|(?:does|do) not (?:need|have to|require)|(?<!and )need not|ceases? to (?:have effect|apply))\b"
            r"|^exceptions?[.:—]"
        ),
        "defence": alone(
            r"\bit (?:is|shall be) a defen[cs]e\b|\bhas a defen[cs]e\b"
            r"|\b(?:(?:must|shall|may) not be|(?:is|are) not) (?:found |held |deemed (?:to be )?)?"
            r"(?:guilty|convicted|liable)\b.{0,80}\b(?:if|unless|where)\b.{0,60}\b(?:establish|prove|show|demonstrate|satisf)"
        ),
        "penalty": alone(
            r"\b(?:liable (?:on|to (?:an?|imprisonment|pay|be))|liable\b.{0,60}\b(?:fine|imprisonment|penalty)"
            r"|fine (?:not exceeding|of|not (?:more|less) than)"
            r"|(?:a|by|to) (?:an? )?(?:fixed |civil |administrative )?penalty (?:not exceeding|of)\b|imprisonment"
            r"|shall be (?:fined|imprisoned|punish(?:ed|able))|punishable (?:by|with)|fine which may extend)\b"
            r"|\bliable(?: on [\w ]{1,40})?\s?(?:[—–:-]|$)"
        ),
        "offence": alone(r"^.{0,140}\b(?:commits?|(?:is|shall be) guilty of) an? (?:offen[cs]e|misdemeanou?r)\b"),
        "citation": alone(
            r"^(?:this|these) [\w-]+(?: [\w-]+)? (?:may|shall|will) be (?:known and )?(?:cited|referred to)"
        ),
        "time_limit": alone(
            r"\b(?:within|not later than|no later than|before the end of)"
            r"(?: (?!(?:previous|preceding|last|past|each|every)\b)[\w-]+){0,6}"
            r" (?:hours?|days?|weeks?|months?|years?)\b(?! (?:of age|old))|\bfor \d+ years\b"
            r"|\bat least(?: an?)?(?: (?!(?:previous|preceding|last|past|each|every|an?|per)\b)[\w-]+){0,6}"
            r" (?:hours?|days?|weeks?|months?|years?)\b(?! (?:of age|old))"
            r"|\bmore than \d+ (?:days|weeks|months|years) after\b"
        ),
        "prohibition": alone(
            rf"\b(?:(?:must|shall) not{_NO_BAN}|may not(?! (?:exceed|be (?:more|less)))|no (?:person|keeper|\w+) (?:may"
            rf"|shall){_NO_BAN}|prohibited|unlawful)\b"
        ),
        "relief": alone(
            r"\bmay be (?:reduced|halved|doubled|extended|waived|increased)\b|\bis reduced (?:by|to)\b"
            r"|\bit (?:is|shall be) a defen[cs]e\b|\bin no (?:case|event|circumstances)\b"
            r"|\bshall be (?:convicted|guilty)\b.{0,90}\bif\b"
            r"|\bmay (?:refuse|waive|dispense with|exempt|depart from"
            r"|allow an? (?:higher|lower|longer|shorter|different)"
            r"|(?:grant|permit|authori[sz]e) (?:an? )?(?:exemption|exception|derogation|variance|waiver)s?)\b"
            r"|^(?:a |the )?holders? of\b.{0,60}\bmay\b"
            r"|^where\b.{0,90}\b(?:does not allow|is not (?:reasonably )?(?:possible|practicable)|cannot be)\b"
        ),
        "duty": alone(
            rf"^(?!the power to\b|no \b|nothing\b).*\b(?:must|shall{_NO_DUTY}"
            r"|is required to|are required to|has a duty)\b"
        ),
    },
    frames={
        "commencement": ("When {do} {act} come into force?",),
        "application": ("From when {do} {act} apply?",),
        "citation": ("How may {act} be cited?",),
        "scope": ("To what or whom {do} {scoped} apply?", "What is covered by {scoped}?"),
        "exception": ("What exception does {ref} make?", "Which exception is set out in {ref}?"),
        "defence": ("What defence does {ref} allow?", "Which defence is there under {ref}?"),
        "listed": ("What does {ref} list as “{title}”?",),
        "inserted": ("What does {there} say, as inserted by {ref}?",),
        "extent": ("To which territory {do} {scoped} extend?",),
        "penalty": ("What penalty does {ref} provide for?", "What is the penalty under {ref}?"),
        "offence": ("Which offence does {ref} create?",),
        "time_limit": ("What time limit does {ref} set?", "What time limit applies under {ref}?"),
        "prohibition": ("What does {ref} prohibit?", "What is not allowed under {ref}?"),
        "duty": ("What does {ref} require?", "What is required under {ref}?"),
        "must": ("What must {who} do under {ref}?",),
        "must not": ("What must {who} not do under {ref}?",),
        "may": ("What may {who} do under {ref}?",),
        "must in time": ("What must {who} do under {ref}, and within what time?",),
        "may in time": ("What may {who} do under {ref}, and within what time?",),
        "provision": ("What does {ref}{quoted} say{told}?",),
        "whole": ("What does {ref}{quoted} say{told}?", "What are the rules{on} in {ref}{quoted}?"),
        "about": (" about {title}",),
        "definition": ("What does “{x}” mean{of}?", "How is “{x}” defined{of}?", "What is meant by “{x}”{of}?"),
        "row": ("What is the {column} under {ref} {whose}?",),
        "rows": ("What does {ref} set {whose}?",),
        "titled rows": ("What does {ref}{quoted} say{told} {whose}?",),
        "fees": ("What {are} the {fees} under {ref} {whose}?",),
        "whose": ("for “{key}”",),
        "measured": ("where the {head} is {key}",),
    },
    who=actor,
    fees=alone(
        r"(?:(?:table|schedule|scale) of |(?:[a-z]+ ){1,2}and )?(?P<fees>(?:(?!and )[a-z]+ ){0,2}(?:fees?"
        r"|charges?|rates|rents|tolls?|lev(?:y|ies)|tariffs|fines"
        r"|penalties|distances|limits)(?: (?:and|for|of) [a-z -]+)?)"
    ),
    columns=alone(
        r"(?:(?:maximum|minimum|total|daily|annual|yearly|monthly) )?(?:[a-z-]+ ){0,3}(?:fees?|charges?|amount|rates?"
        r"|price|cost|rent|deposit|fine|penalty|limit|distance|duration|period|height|weight|length|width|depth"
        r"|temperature|concentration|age|number|capacity|toll)(?: (?:per|for|of|in|on) [\w ./-]+)?(?: \([^()]+\))?"
    ),
    defines=re.compile(
        r"(?:An?\s|The\s(?:term\s)?|The (?:word|expression)s?\s"
        r"|To\s)?(?:[“\"‘*]{1,3})(?P<t>[^”\"’*\n]{2,60})(?:[”\"’*]{1,3}):?"
        r"(?:,? (?:in relation to|for an?|of an?|an?|as used in|when used in)\s[^.;]{2,60}?)?,? "
        r"(?:(?:also |shall )?means?|shall have the meanings?"
        r"|(?:does not |do not )?includes?|refers? to|has the (?:same )?meanings?|have the (?:same )?meanings?"
        r"|is defined|is to be read"
        r"|(?:is|are) (?:an?|any|either|all|the|terms|one)\b|consists? of)"
        r"|[Aa]n? (?:[\w-]+ ){1,4}is (?:[“\"‘]|\*{2,3})(?P<u>[^”\"’*\n]{2,60})(?:[”\"’]|\*{2,3}) (?:if|where|when)\b",
    ),
    leads=alone(
        r"\b(?:in|as used in|for (?:the )?purposes? of) this (?:\w+)\b.{0,120}[—:,]$|following (?:definitions|terms"
        r"|words|expressions"
        r"|meanings?)"
        r"|\bmeans?[—:]$"
    ),
    refers=alone(
        r"\b(?:sub-?(?:divisions?|sections?|paragraphs?|clauses?|rules?|regulations?|articles?)|paragraphs?)"
        r" (?!\d+[A-Z]{0,3}\()\(?(?P<sub>\w{1,4})\)?(?! of (?:section|article|schedule))"
        r"|\b(?:sections?|articles?|regulations?|rules?|(?:sub-?sections?|paragraphs?)(?= \d+[A-Z]{0,3}\()"
        r"|§+)\s?(?P<section>[A-Z]?\d[\w.-]*?)(?:\((?P<of>\w{1,3})\)(?:\(\w{1,4}\))*)?(?=[\s,;)—]|\.(?!\d))"
        r"(?! of (?:the|an?) )"
    ),
)
