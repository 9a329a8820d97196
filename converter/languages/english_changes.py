"""What an entry of an English list of changes is about, and whether it can be read without its list."""

import re

from ..site import Site
from .english_entries import NOUN
from .english_grammar import NOUN_TOO, VERBS
from .english_spoken import FINITE, NAME, slot

# The subject of the first sentence; else what is new; else the code that the change is made to.
_SUBJECT = re.compile(rf"(?P<n>{NAME}) (?:now |also |no longer |only )*{FINITE}\b")
_NEW = re.compile(
    r"(?:(?:Add(?:s|ed)?|Introduced?|Implement(?:s|ed)?|There (?:is|are)(?: now)?|Provided?) (?:support for )?)?"
    rf"(?:[Aa]|[Tt]he) new (?P<n>`[\w.:/@() -]{{3,40}}`"
    rf"(?: (?:[a-z-]+ )?(?:{NOUN}|endpoint|setting|runner|hook|api))?)(?![\w`'’-])"
)
_OF_PART = re.compile(r"(?:#\d+: )?[\w. ]{2,30}: ")  # a part of the product, with a change of something in it
_ADDED = re.compile(
    r"Add(?:s|ed)? (?:an? |the )?"
    r"(?P<n>`[\w.:/@() -]{3,40}` (?:function|class|command|module|decorator|exception))\b(?! to\b)"
)
_CODE = re.compile(r"`[^`]+`")
_PLAIN_CODE = re.compile(r"`[\w.:/@() -]{3,40}`")
MOST_CHANGE_WORDS = 30  # of a sentence that the one piece of code in it stands for
MOST_BEFORE_CODE = 8  # words of such a sentence before it: what is changed stands near the verb
_ABOUT_VERB = re.compile(
    r"(?:Added?|Introduced?|Fix(?:ed)?|Removed?|Deprecated?|Renamed?|Changed?|New|Improved?|Updated?|Dropped?"
    r"|Support|Backport(?:ed)?)\b"
)
# How an entry says what was done to the code in it; behind a ticket, what was done for that.
_TICKETED = re.compile(r"(?:Fix(?:e[sd])?|Clos(?:ed?|es)) (?:(?:issue|bug) )?(?:\[?#\d+\]?(?:\([^()\s]*\))?[,:]? )+")
_FIX = re.compile(r"(?:(?:Bug ?)?[Ff]ix(?:e[sd])?|Correct(?:s|ed)?|Repair(?:s|ed)?)\b")
_OBJECT = r"(?: (?:an?|the|new|support for|\w+))?(?: (?:argument|option|command|setting|parameter|function|method))? `"
_ADDITION = re.compile(rf"(?:Add(?:s|ed)?|Implement(?:s|ed)?|Introduc(?:es?|ed)|New)(?! possibility){_OBJECT}")
_REMOVAL = re.compile(rf"(?:Remov(?:es?|ed)|Drop(?:s|ped)?|Delet(?:es?|ed)){_OBJECT}")
_ONLY = re.compile(r"\w+ only\b")
# What was wrong, which is no change: "the `/gate` wasn't updated".
_BUG = re.compile(
    r"\b(?:was|were|did|could|would)(?:n['’]t| not)\b|\b(?:doesn|don|isn|aren)['’]t work\b"
    r"|\b(?:was|were) (?:being |sometimes |always )?\w+ing\b"
)
_MENDED = re.compile(r"\b(?:now|no longer|anymore|fix(?:e[sd])?|instead|previously)\b", re.IGNORECASE)
# Code that a change only happens with: "restarts fail if it runs outside of `frostd`", "(see `frost log`)".
_INCIDENTAL = re.compile(
    r"(?:\b(?:if|when|unless|because|outside of|instead of|such as|like|by|via"
    r"|(?<!problem )(?<!problems )(?<!issue )(?<!bug )with|using|e\.g\.|see|man page for|under"
    r"|from|through|after|before|while)\b|[(;])[^`]*$"
)
# Half a sentence, one that goes on from its list, and one that names a change without saying it.
_FRAGMENT = re.compile(r"(?!\w*[A-Z_\d.(/:-])[a-z]+[ ,]")
_LEANS = re.compile(
    r"\b(?:these|those) (?!(?:who|that|which|of)\b)[a-z]+|\b(?:read|see|consult|check) the [\w -]{0,40}"
    r"(?:page|manual|documentation|docs|guide|notes?)\b|\bas (?:above|below)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"`?(?:versions? )?v?\d[\w.]*`?")  # a change of another release
_SAYS_NOTHING = re.compile(
    r"[^,;:.]{0,80}\b(?:has|have) been (?:\w+ly )?(?:improved|updated|fixed|changed|enhanced|reworked|rewritten"
    r"|extended|optimi[sz]ed|clarified)(?: \([^)]*\))?[. ]*(?:\([^)]*\)\.?)?"
    r"|(?:(?:Various|Several|Many|Some|Minor|Other|Miscellaneous|Fix(?:ed)?|Improved?) ){1,3}[^,;:.`]{0,60}[. ]*",
    re.IGNORECASE,
)

# Changes of what is written about a product, or of how it is made: nobody asks for them.
_OF_MAKING = re.compile(
    r"\b(?:typos?|docs|documentation|readme|docstrings?|translations?|changelog|type (?:annotations?|hints?)|CI)\b"
    r"|`[\w/.-]*\.(?:md|rst)`",
    re.IGNORECASE,
)


# Whom a change is owed to: "Ann Hillbeck contributed various fixes".
_OF_PEOPLE = re.compile(r"[A-Z][\w.-]+ [A-Z][\w.-]+ (?:has |have )?(?:contributed|submitted|sent|donated)\b")


_NEGATED = re.compile(r"\w+n['’]t\b")
_ORDERS = VERBS - NOUN_TOO | {"backport", "make"}


def about(text: str, site: Site, *, fixes: bool = False) -> tuple[str, str]:
    """Intent and name of what a change is about; empty where its entry names nothing or leans on others.

    `fixes`: where the entry stands in a list of bugs that were fixed.
    """
    first = re.split(r"(?<=[.!?]) (?=[A-Z`])|\n", text)[0]
    if _OF_PART.match(first) or _OF_MAKING.search(first) or _OF_PEOPLE.match(first):
        return "", ""
    if _FRAGMENT.match(text) or _LEANS.search(text) or _SAYS_NOTHING.fullmatch(text):
        return "", ""
    if new := _NEW.match(first) or _ADDED.match(first):
        return "new_in", f"the new {new['n']}"
    name = _subject(first, site) or _object(first)
    if not name or _RELEASE.fullmatch(name) or name.lower() == site.product.lower():
        return "", ""
    intent = _done(first)
    if intent == "changed_for" and _BUG.search(first) and not _MENDED.search(text):
        return ("fixed_for", name) if fixes else ("", "")
    return intent, name


def _done(first: str) -> str:
    """How a change is asked for that the first sentence of its entry tells: as a fix, an addition, a removal or so."""
    bare = _TICKETED.sub("", first, count=1)
    told = bare[:1].upper() + bare[1:]
    if _ADDITION.match(told):
        return "added_for"
    if _REMOVAL.match(told) and not _ONLY.match(told):
        return "removed_for"
    return "fixed_for" if _FIX.match(first) else "changed_for"


def _subject(first: str, site: Site) -> str:
    """The subject of a sentence, if it says enough: a name, code, a plural of two words ("snapshot labels")."""
    found = None if _ABOUT_VERB.match(first) else _SUBJECT.match(first)
    if found and (found["n"].split(" ", 1)[0].lower() in _ORDERS or _NEGATED.search(found["n"])):
        return ""  # "Ensure `frost wind` does", "`frost wind` didn't work when it was"
    named = slot("n", found["n"], site) if found else ""
    told = re.search(r"[`A-Z_\d]|[^ ] \w+s$|^he \w+ \w", named[1:])
    return named if told and not re.match(r"an? |the (?:text|section|wording)", named) else ""


def _object(first: str) -> str:
    """The one piece of code in a sentence, where the change is made to it."""
    codes = [code for code in dict.fromkeys(_CODE.findall(first)) if _PLAIN_CODE.fullmatch(code)]
    if len(codes) != 1 or len(first.split()) > MOST_CHANGE_WORDS:
        return ""
    before = first[: first.index(codes[0])]
    return "" if _INCIDENTAL.search(before) or len(before.split()) > MOST_BEFORE_CODE else codes[0]
