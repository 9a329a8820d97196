"""What makes an answer less than whole: a pointer for a text, markup that no reader should see, words that need a page.

Judged on every draft, whichever rule made it. Words are English; structure is judged in every language.
"""

import dataclasses
import itertools
import re

from gristmill.codespans import code_spans
from gristmill.index.terms import content_terms
from gristmill.links import OUTER
from gristmill.patterns import quick
from gristmill.text import sentences

from .answers import opens_more, points_elsewhere, without_pointers
from .asides import is_way, tells_no_more
from .blocks import Paragraph, words_in
from .drafts import Draft, Quoted
from .errands import is_errand
from .made import leans_on_example
from .outward import points_outward
from .page import Page, plain
from .papers import no_pair
from .printed import is_broken, stops_amid
from .sessions import is_session, is_test, strangers

# Words of an answer beside those that only lead elsewhere: fewer are an announcement of what stands there. Of 360
# answers that two readers judged, the five below were all bad.
LEAST_OWN_WORDS = 12
LEAST_OF_ENTRY = 5  # of an entry that its question names: "Modifies the permissions of the file. See chmod(2)"
# Of a short answer's words those in links, from where on it says "see there" in whatever language.
MOST_LINKED = 0.4
MOST_SHORT_WORDS = 14
_START = 2  # sentences with which an answer begins
_JUDGED = frozenset({"prose", "definition", "admonition", "row", "list", "line"})
_SAID = frozenset({"prose", "definition", "admonition"})
_MAY_LEAN = frozenset({"prose", "steps", "code", "faq"})  # on what the page's examples have made before them
# Of types whose question names what the first words of the answer may call "the field".
_NAMED = frozenset({"definition", "signature", "key_table", "matrix", "cli", "inverse", "version", "changes"})
_EXPLAINED = frozenset({"definition", "signature", "key_table", "cli"})  # types that ask what a thing is or does
# "Note:", "**Réponse :**", which the page sets before its text. Bold that goes on behind the label stays.
_LABEL = re.compile(
    r"(?:\*\*(?:{0})\s?[:：]\*\*|\*\*(?:{0})\*\*\s?[:：]|[_*]?(?:{0})[:：][_*]?|(?:{0})\s[:：])\s+(?=\S)".format(
        "Public|Internal|Note|Notes|N\\.?B\\.?|Answer|Tip|Hint|Remark|Réponse|Remarque|Antwort|Hinweis|Anmerkung|Respuesta|Nota"
        "|Resposta|Risposta|Odpowiedź|Ответ|Примечание"
    ),
    re.IGNORECASE,
)
# A role of reStructuredText that the site's generator did not know, a field of a comment in code, a picture, the
# caption of one.
_MARKUP = re.compile(
    r"(?<![\w:]):[a-z][\w+-]*(?::[a-z][\w+-]*)?:\\?`|(?<!\S):(?:param|rtype|returns?|raises?|type)\b[\w ]{0,40}:"
    r"|(?<!\S):[a-z][a-z-]+: ?\*|(?:^|\s)\.\. [a-z-]+::|!\[[^\]]*\]\("
    r"|^\s*\*{0,2}(?:Figure|Fig\.) \d"
    # What a wiki's writer meant for bold, and a list in which lines were joined.
    r"|(?<![\w'’‘])[‘’']{2,3}\w[^\n'’‘]{1,60}[’']{2,3}|[.:] \* [`\w][^\n*]{10,400}[.)\w] \* [`\w]",
    re.MULTILINE,
)
# An option of two hyphens that typography has joined, which nobody can type: not "-w/–wind", of which the short one
# works, "unless –wind is given", by the way, nor a dash "–see there" in a sentence.
_JOINED = re.compile(
    r"(?<!\bunless )(?<!\bno )(?<!\bif )(?:^\*?|(?<=[\s(_“\"'‘\[])|(?<=[\s(]\*))–"
    r"(?!(?:see|i\.e|e\.g|an?|the|and|or|but|which|that|if|in|so|not|as|for|it|this|these|when|where|with|by|to|of|is|are)"
    r"(?![\w-]))[A-Za-z][\w-]*(?![^–\n]{0,80}\w–(?:[\s,.]|$))",
    re.MULTILINE,
)
_PAGE = re.compile(
    r"\bour (?:[\w-]+ ){0,2}examples? above\b"
    r"|\b(?:previous|preceding|next|following|later|earlier) (?:sub)?(?:section|chapter)s?\b"
    r"|\bthis (?:[\w'’-]+ ){0,2}(?:guide|manual|handbook|tutorial|documentation|book|faq|how-?to)\b"
    r"|\b(?:follow|see|read|in|from|of|by) the (?:previous|preceding|next|following) "
    r"(?:document|page|tutorial|article|lesson|post)s?\b"
    r"|\b(?:documentation|text|book|document|manual|page) (?:that )?you(?:['’]re| are) reading\b"
    r"|\bwe(?:['’]ve| have)? (?:already |just )*(?:seen|saw|discussed|covered|mentioned|described|introduced|talked)\b"
    r"|\bat the time (?:of this writing|this (?:text |document )?was written)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:our|my|(?:the )?(?:previous|earlier|preceding|above)) (?:[\w-]+ ){0,2}examples?\b|\bthe examples? above\b",
    re.IGNORECASE,
)
_names_page, _names_example = quick(_PAGE), quick(_EXAMPLE)
# Of the first sentences: nothing stands before them that they could mean.
_BEFORE = re.compile(
    r"\b(?:as|was|were|been) (?:\w+ )?(?:mentioned|noted|discussed|described|explained|shown|seen|stated) "
    r"(?:above|earlier|before|previously)\b"
    r"|\bthe (?:[\w-]+ ){1,3}above\b"
    r"|\byou (?:can|may|might|could|should|must|have to|need to)\b[^.!?]{1,200} here[.,;]?(?:\s|$)",
    re.IGNORECASE,
)
# An order among sentences that a single one has lost.
_ALSO = re.compile(r"(?:\S+ ){0,6}?(?:also|likewise|additionally)\b|[^.!?]*\b(?:as well|too)(?:[.:]|$)", re.IGNORECASE)
_REMARK = re.compile(
    r"Note(?: that|,)\s|Well, |(?:Also|Again|Similarly|Likewise|Conversely|Alternatively|Instead|Finally)\b"
)
# Where a definition should stand: the state of a thing, or what it is needed for somewhere.
_STATE = re.compile(
    r"(?:Deprecated|Obsolete|Reserved|Removed|No longer|Not (?:yet )?(?:used|supported|implemented|available)|Unused"
    r"|Ignored|Required|Needed|Optional|Mandatory|Unchanged|(?:The )?[Ss]ame as|As (?:above|before|for)|Ditto"
    r"|(?:[A-Z]\w+ )?v?\d[\w.]* and (?:earlier|later|before|newer)"
    r"|(?:Exactly |Just )?[Ll]ike|Similar(?:ly)? to|Also|See|Should not|Do not|Don['’]t|Never|Warning|Beware|Caution)\b"
)
# "this driver", which is named where the page begins.
_THIS = re.compile(
    r"\b[Tt]his (?:[a-z-]+ )?(driver|program|tool|module|directive|command|option|filter|plug-?in|service"
    r"|package|dialog|window|report|page|variable|setting|parameter|function|method|class|field|menu|library"
    r"|extension|refclock|device|modifier|snippet|scenario)\b"
)
# "the init routine of this dissector"; what is said of "this case" stands in the sentence before.
_OF_THIS = re.compile(
    r"\b(?:of|by|for|in|with|from) this (?!(?:case|way|time|release|version|reason|example|situation|purpose|order"
    r"|point|kind|type|sort|form|mode|state|manner|regard|respect|context|process|approach|sense|end|effect|behaviou?r|when|in|and|or|is|to|by|if|as|on|at"
    r"|can|will|must|may|should)s?\b)"
    r"([a-z][a-z-]+)\b"
)
# A paragraph in brackets about the documentation itself: "(The previous manual said how. That part was removed.)"
_OF_PAGE = re.compile(
    r"[*_]{0,2}[(\[](?=[^()\[\]]{0,300}\b(?:(?:previous|earlier|old|older|original) (?:\w+ )?"
    r"(?:documentation|docs|document|guide|section|page|article|manual|faq|instructions?)\b"
    r"|(?:section|page|article|answer|text) (?:was|has been) (?:\w+ )?(?:re)?(?:written|removed|moved|updated)\b))"
    r"[^()\[\]]{10,800}[)\]]\.?[*_]{0,2}",
    re.IGNORECASE,
)
# A line that gives a property before what is said: "Mode: Retrieve only."
_PROPERTY = re.compile(
    r"(?!Default|Example|Usage|Syntax|Range|Value|Note)[A-Z][a-z]+(?: [a-z]+)?: [\w/-]+(?: [\w/-]+){0,3}\.?"
)
_RELEASE = re.compile(r"\b\d+\.\d")  # of which an answer lists changes: one of many does little harm
_SOURCE = re.compile(r"`{3,}\w*\n# File \S+, line \d+\n")  # RDoc's listing of a method, which documents nothing
# What its author still wants to do: "TODO: weigh the tapes", "FIXME(ada): …", "XXX Keep in step with the rack".
_TO_DO = re.compile(
    r"(?:^|(?<=\s))\(?(?:TODO|FIXME|XXX)(?:\([^()\n]*\))?:"
    r"|(?:^|(?<=[.!?]\s)|(?<=\n))\(?(?:TODO|FIXME|XXX) (?!list|files?\b)"
)
_SAID_SO_FAR = re.compile(r"[.!?:)*`]\s*\Z")
LEAST_LEFT_WORDS = 9  # behind such a line, as for other answers about a section (rules/prose.py)
_ARGUMENT = re.compile(r"\b(?:argument|parameter)s?\b")
_CODE = re.compile(r"`[^`]+`")
_COMPOUND = re.compile(r"\w[_.-]\w|\(\)|[a-z][A-Z]")  # a name that few things have
# Of an operation, the forms of a syntax, or works that the answer does not show.
_UNSHOWN = re.compile(
    r"\b(?:of|for|on|by|in|to|with|from) this (?P<noun>operation|request|transaction|event|call|step)\b"
    r"|\b(?:latter|former|first|second|last|other|previous) (?:(?:two|three) )?(?:forms?|variants?|signatures?)\b"
    r"|[a-z] (?<!in )(?<!to )(?<!of )(?<!is )(?<!range )(?<!interval )\[[1-9]\d?(?:, ?\d{1,2})*\](?!\()"
)
# Half a sentence, whose other half is a heading: "As opposed to the tape.", "Will wind each tape."
_HALF = re.compile(
    r"(?:As opposed to|Unlike|Because|Although|Whereas|Which) [^,]*$|(?:Will|Can|Should|Must) (?!I |you |we )[a-z]"
)
# A state that the text before has brought about, and what is done about it.
_STILL = re.compile(r"(?:There (?:is|are) still|Again,|Still,)")
_LETS = re.compile(r"\b[Ll]et(?:['’]s| us) (?!(?:say|assume|suppose|encrypt)\b)[a-z]")
_BEGINNING = 400  # characters in which a story shows itself
# A lesson's text goes on from what it has made before: "our poll application".
_LESSON = re.compile(r"\b(?:tutorials?|walk-?through|your first|case study|lesson)\b|, part \d", re.IGNORECASE)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?! (?:recommend|suggest|advise))")
_UNNAMED_KIND = re.compile(
    r"The (tool|command|script|program|utility|method|function|option|package|module|plugin|driver|service|setting)"
    r" (?!`|\*)(?:is|has|can|will|must|may|should|does|\w+s)\b"
)
_ONE_MORE = re.compile(r"[^.!?]{0,120}\b(?:is|are) also (?:available|supported|possible|provided|included)\b")
_WHEN_OMITTED = re.compile(
    r"(?:If|When) .{0,60}?\b(?:omitted|(?:not|isn['’]t|aren['’]t) (?:given|specified|supplied|provided|passed|present)"
    r"|missing|absent)\b"
)
_UNLIKE = re.compile(r"(?:Unlike|Like|Similar|As opposed|In contrast)\b")
_SUCH = re.compile(r"(?:\S+ ){0,12}?such (?!as\b|an?\b)[a-z]+", re.IGNORECASE)  # of a sentence
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*\s*")
_DEFINITE = re.compile(r"(?:If |When |Once )?[Tt]he ((?:\S+ ){0,5}\S+)")


def freed(page: Page, draft: Draft) -> Draft:
    """The draft without a label, properties or a note on the page before its text, source, and pointers at its end."""
    listed = [span for span in draft.spans if not _SOURCE.match(page.markdown, span.start)]
    draft = dataclasses.replace(draft, spans=tuple(listed)) if listed and draft.type != "code" else draft
    first, *others = draft.spans
    if first.kind not in _SAID or draft.normalised or draft.said:
        return draft
    opening = page.markdown[first.start : first.stop]
    if others and (_PROPERTY.fullmatch(plain(opening)) or _OF_PAGE.fullmatch(opening)):
        return dataclasses.replace(draft, spans=tuple(others))
    draft = draft if draft.entire else _without_notes(page, draft)  # a section that ends in plans is one of them
    first, *others = draft.spans
    label = _LABEL.match(page.markdown, first.start, first.stop)
    if label is not None and label.end() < first.stop:
        draft = dataclasses.replace(draft, spans=(dataclasses.replace(first, start=label.end()), *others))
    *others, last = draft.spans
    return dataclasses.replace(draft, spans=(*others, _unpointed(page, last)))


def _without_notes(page: Page, draft: Draft) -> Draft:
    """The draft without what its author notes for themselves behind what is said, in the same paragraph or alone."""
    left = []
    for span in draft.spans:
        found = _TO_DO.search(page.markdown[span.start : span.stop]) if span.kind in _SAID else None
        told = page.markdown[span.start : span.start + found.start()] if found else ""
        if not found or (told and not _SAID_SO_FAR.search(told)):
            left.append(span)
        elif told:
            left.append(dataclasses.replace(span, stop=span.start + len(told.rstrip())))
    return dataclasses.replace(draft, spans=tuple(left)) if left else draft


def _unpointed(page: Page, span: Quoted) -> Quoted:
    """The span without last sentences that only say where more is to be read."""
    if span.kind not in _SAID:
        return span
    text = page.markdown[span.start : span.stop]
    left = without_pointers(page, Paragraph(start=span.start, stop=span.stop, text=text))
    told = words_in(page.markdown[span.start : left.stop]) >= LEAST_OWN_WORDS
    return dataclasses.replace(span, stop=left.stop) if told else span


def less_than_whole(page: Page, draft: Draft) -> str:
    """Why an answer is none: a reason code, or empty."""
    if draft.said or draft.normalised:
        return ""
    if any(_SOURCE.match(page.markdown, span.start) for span in draft.spans):
        return "answer-markup"
    if _is_staged(page, draft):
        return "answer-session"
    if draft.type in _MAY_LEAN and leans_on_example(page, draft):
        return "answer-leans"
    if page.seed.via == "pdf" and is_broken(page.markdown[draft.spans[0].start : draft.spans[-1].stop]):
        return "answer-markup"
    if page.seed.via == "pdf" and (reason := no_pair(page, draft)):
        return reason
    pieces = [(s.kind, page.markdown[s.start : s.stop]) for s in draft.spans if s.kind in _JUDGED]
    if not pieces:
        return ""
    told = [_uncoded(text) for _, text in pieces]
    if any(_MARKUP.search(text) or _TO_DO.search(text) for text in told):
        return "answer-markup"
    if not _RELEASE.search(draft.questions[-1]) and any("–" in text and _JOINED.search(text) for text in told):
        return "answer-markup"
    if draft.type == "definition" and _BOLD.fullmatch(told[0]):
        return "answer-markup"
    if draft.entire and draft.type == "prose" and sum(map(words_in, told)) < LEAST_LEFT_WORDS:
        return "answer-short" if len(pieces) == len(draft.spans) else ""
    last = draft.spans[-1]
    ends = page.markdown[last.start : last.stop]
    if last.kind in _SAID and (opens_more(ends) or (page.seed.via == "pdf" and stops_amid(ends))):
        return "answer-breaks-off"
    shown = len(pieces) < len(draft.spans) or any(kind in ("list", "row") for kind, _ in pieces)
    if not shown and (_is_link(told) or _leads_elsewhere(page, draft, [text for _, text in pieces])):
        return "answer-points"
    return _in_english(page, draft, [plain(text) for text in told], shown=shown) if page.pack.language == "en" else ""


def _in_english(page: Page, draft: Draft, words: list[str], *, shown: bool) -> str:
    if any(_names_page(text) for text in words) or _names_example(_before_code(page, draft)):
        return "answer-leans"
    if points_outward([(span.kind, page.markdown[span.start : span.stop]) for span in draft.spans]):
        return "answer-leans"
    if draft.entire and is_errand(draft.questions[0], words):
        return "answer-points"
    told = next(s for s in draft.spans if s.kind in _JUDGED)
    text = plain(page.markdown[told.start : told.stop])
    spans = sentences(text)
    first = text[slice(*spans[0])] if spans else text
    start = text[: spans[min(len(spans), _START) - 1][1]] if spans else text
    if _BEFORE.search(start) or (not shown and any(_is_unshown(draft, text) for text in words)):
        return "answer-leans"
    if _HALF.match(first) and draft.type not in _NAMED:
        return "answer-breaks-off"
    if (_REMARK.match(first) and draft.type != "admonition") or _tells_story(words):
        return "answer-goes-on"
    if any(map(_LESSON.search, draft.section.heading_path)) and any(map(_OURS.search, words)):
        return "answer-goes-on"
    if not shown and (_says_little(draft, first) or _says_when_omitted(draft, text)):
        return "answer-state"
    if draft.type in _EXPLAINED and tells_no_more(draft.questions[0], _said(page, draft)):
        return "answer-state"
    if draft.type == "prose" and is_way(draft.questions[0], first):
        return "answer-state"
    if draft.type != "admonition" and _is_one_more(draft, first):
        return "answer-goes-on"
    if draft.entire and told is draft.spans[0] and _is_unknown(draft, start, first):
        return "answer-leans"
    if not draft.entire and draft.type not in _NAMED and (_ALSO.match(first) or _is_unnamed(page, draft, first)):
        return "answer-goes-on"
    return ""


def _said(page: Page, draft: Draft) -> list[str]:
    """The paragraphs of an answer, as plain text."""
    told = [page.markdown[span.start : span.stop] for span in draft.spans if span.kind in _SAID]
    return [plain(paragraph) for text in told for paragraph in text.split("\n\n")]


def _tells_story(words: list[str]) -> bool:
    return any(_STILL.match(text) or _LETS.search(text, 0, _BEGINNING) for text in words)


def _is_unshown(draft: Draft, text: str) -> bool:
    """Whether a text speaks of "this operation" or "the second form", which neither it nor the question has named."""
    found = _UNSHOWN.search(text)
    said = f"{draft.questions[-1]} {text[: found.start()]}".lower() if found else ""
    return found is not None and not (found["noun"] and found["noun"] in said)


def _is_staged(page: Page, draft: Draft) -> bool:
    """Whether the answer shows a session of Python that works on what the page has made somewhere else."""
    code = [
        page.markdown[span.start : span.stop] for span in draft.spans if ">>>" in page.markdown[span.start : span.stop]
    ]
    sessions = [text for text in code if is_session(text)]
    if not sessions or any(map(is_test, sessions)):
        return bool(sessions)
    known = " ".join((*draft.questions, *draft.section.heading_path))
    missing = strangers(sessions, page.markdown, entry=draft.type in _NAMED | {"code"})
    return any(not re.search(rf"\b{re.escape(name)}\b", known) for name in missing)


def _says_when_omitted(draft: Draft, text: str) -> bool:
    """Whether an entry is told by nothing but what holds where it is left out."""
    said = [text[slice(*span)] for span in sentences(text)]
    asked = draft.type in _NAMED and "default" not in draft.questions[0]
    return asked and bool(said) and all(map(_WHEN_OMITTED.match, said))


def _is_one_more(draft: Draft, first: str) -> bool:
    """Whether the answer begins with a further thing of its kind, or with "the tool" that nobody has named."""
    kind = _UNNAMED_KIND.match(first)
    unnamed = kind is not None and draft.type not in _NAMED and kind[1] not in draft.questions[-1].lower()
    return unnamed or (draft.entire and bool(_ONE_MORE.match(first)))


def _before_code(page: Page, draft: Draft) -> str:
    """What an answer says before it shows an example."""
    told = itertools.takewhile(lambda span: span.kind in _JUDGED, draft.spans)
    return " ".join(plain(page.markdown[span.start : span.stop]) for span in told)


def _says_little(draft: Draft, first: str) -> bool:
    """Whether an entry is told by its state, an argument without its function, or a comparison by one remark."""
    asked = draft.questions[-1]
    if draft.type == "comparison":
        return bool(_UNLIKE.match(first)) and len(_CODE.findall(asked)) < 2
    if draft.type != "definition":
        return False
    codes = _CODE.findall(asked)
    unowned = bool(_ARGUMENT.search(asked)) and len(codes) < 2 and not any(map(_COMPOUND.search, codes))
    return unowned or bool(_STATE.match(first))


def _is_unknown(draft: Draft, text: str, first: str) -> bool:
    """Whether the answer tells of "this driver", which neither its question nor itself has named before."""
    for found in (*_THIS.finditer(text), *_OF_THIS.finditer(first)):
        noun = found[1].rstrip("s").lower()
        if noun not in found.string[: found.start()].lower() and noun not in draft.questions[-1].lower():
            return True
    return False


def _is_unnamed(page: Page, draft: Draft, first: str) -> bool:
    """Whether the first words are "the X" of something that the question does not name."""
    found = _DEFINITE.match(first)
    if found is None:
        return bool(_SUCH.match(first))
    asked = set(content_terms(draft.questions[-1])) | set(content_terms(page.site.product))
    named = content_terms(found[1])
    return bool(named) and not asked & set(named)


def _uncoded(text: str) -> str:
    """The text without what stands in its code spans."""
    out, done = "", 0
    for _, inner, inner_stop, stop in code_spans(text):
        out += text[done:inner] + "x" * (inner_stop - inner) + text[inner_stop:stop]
        done = stop
    return out + text[done:]


def _is_link(told: list[str]) -> bool:
    """Whether a short answer is mostly a link to where it is answered."""
    text = "\n".join(told)
    count = len(plain(text).split())
    linked = [found[1] for found in OUTER.finditer(text) if "`" not in found[1]]
    words = sum(len(plain(link).split()) for link in linked)
    return count <= MOST_SHORT_WORDS and words > 1 and words >= MOST_LINKED * count


def _leads_elsewhere(page: Page, draft: Draft, pieces: list[str]) -> bool:
    """Whether an answer says little beside where more is said."""
    if page.pack.language != "en":
        return False
    said = [text[start:stop] for text in pieces for start, stop in sentences(text)]
    away = [points_elsewhere(sentence) for sentence in said]
    own = sum(len(plain(s).split()) for s, leads in zip(said, away, strict=True) if not leads)
    entry = draft.type in _NAMED and draft.type != "definition"
    return any(away) and own < (LEAST_OF_ENTRY if entry else LEAST_OWN_WORDS)
