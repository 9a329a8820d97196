"""Sentences of a page that are whole and can be understood alone, and those that go on with them."""

import re

from gristmill.forms import announces, is_english, promises
from gristmill.leaning.judgement import prose_of, question_leans, sentence_leans
from gristmill.text import words

from ..answers import points_elsewhere
from ..page import display
from .evidence import Unit
from .recipe import Passage
from .relations import relation

KINDS = frozenset({"prose", "admonition"})  # of units that are sentences
LEAST_WORDS, MOST_WORDS = 8, 60  # of a sentence: fewer say too little to be asked for, more answer several questions
MOST_ANSWER = 90  # words of a sentence with those that go on with it
# Words of the rest of a paragraph that belong to the answer: of nine kept pairs that blind readers called a part five
# lacked no more than that.
MOST_REST = 25
_CUT = re.compile(r"\b(?:esp|e\.g|i\.e|cf|etc|vs|approx|aka|misc|incl|resp)\.$", re.IGNORECASE)  # ends no sentence
_ENDS = (".", "!", "。", "।", "۔", "።")
# Sentences that go on with what stands before them, or only send the reader on.
_GOES_ON = re.compile(
    r"\W*(?:it|its|they|their|this|that|these|those|such|here|there(?:fore|by)|then|thus|hence|however|otherwise|also"
    r"|instead|furthermore|moreover|additionally|besides|similarly|likewise|conversely|consequently|finally|and|but|or"
    r"|so|yet|both|neither|another|rather"
    r"|in (?:this|that|addition|particular|other words|contrast)|for (?:this|that|example"
    r"|instance|(?:more )?details|(?:more|further|additional) information)|as a result|see|refer to"
    r"|note that (?:it|this|they|these)|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|more precisely|if used"
    r"|in the future|as a (?:final )?example|(?:you|we|one) can also)\b",
    re.IGNORECASE,
)
# Sentences that say more of what the one before them said, or under what condition it does not hold.
_CONTINUES = re.compile(
    r"(?:It|Its|They|Their|This|These|Otherwise|However|But|Thus|Hence|Therefore|Then|So|If not|Also|In addition"
    r"|Additionally|Instead|Note that|Likewise|As a result|Consequently|Unless|By default|The default)\b(?!.*[!?])"
)
# A sentence that says where the one before it ends: an answer that stops short of it says too much.
_LIMITS = re.compile(
    r"(?:However|But|Otherwise|Unless|Except|Only|If not|If (?:that|this|instead|specified|so)\b"
    r"|For (?:this|that) (?:you|we|one)|If [^,.]{1,40} then"
    r"|It|Its|They|Their|This|These|Those|Such|Then|Thus|Hence|Therefore|So|Instead|Setting (?:this|it)"
    r"|In (?:this|that|such an?) (?:case|example|directory|file|folder)"
    r"|There (?:is|are) (?:two|three|four|five|several|various|different|many))\b"
    r"|\w+ also\b"
)


def is_alone(passage: Passage, unit: Unit) -> bool:
    """Whether a unit is a whole sentence that says something and can be understood alone."""
    text = passage.markdown[unit.start : unit.stop]
    if (
        unit.kind not in KINDS
        or text.count("**") % 2
        or not LEAST_WORDS <= len(words(text)) <= MOST_WORDS
        or not text.endswith(_ENDS)
        or _CUT.search(text)
    ):
        return False
    shown, language = display(text), passage.pairs[0].language
    if sentence_leans(prose_of(shown), language) or question_leans(shown, language) or _GOES_ON.match(shown):
        return False
    return not _sends_on(shown)


def _sends_on(shown: str) -> bool:
    """Whether a sentence leaves something to what stands elsewhere."""
    return announces(shown) or promises(shown) or points_elsewhere(shown)


def _leaves_open(shown: str, language: str) -> bool:
    """Whether a sentence that goes on with the one before it leans on more than that, or does not end."""
    leans = sentence_leans(prose_of(shown).partition(" ")[2], language)
    return leans or _sends_on(shown) or not shown.endswith(_ENDS)


def going_on(passage: Passage, unit: Unit) -> Unit:
    """The sentence with those of its paragraph that go on with it: "However, …", "It is also …"; English."""
    text, stop = passage.markdown, unit.stop
    for part in (passage, *passage.beside) if is_english(passage.pairs[0].language) else ():
        for next_one in part.units:
            joint = text[stop : next_one.start]
            if next_one.start < stop or next_one.kind != unit.kind or joint.strip() or "\n\n" in joint:
                continue
            shown = passage.text(next_one)
            size = len(words(text[unit.start : next_one.stop]))
            if not _CONTINUES.match(shown) or _leaves_open(shown, passage.pairs[0].language) or size > MOST_ANSWER:
                break
            stop = next_one.stop
    return Unit(kind=unit.kind, start=unit.start, stop=_to_the_end(passage, unit, stop))


def _to_the_end(passage: Passage, unit: Unit, stop: int) -> int:
    """Where the paragraph ends, if little of it is left behind an answer and that leaves nothing open; else `stop`."""
    language, markdown = passage.pairs[0].language, passage.markdown
    end = markdown.find("\n\n", stop)
    rest = [
        other
        for part in (passage, *passage.beside)
        for other in part.units
        if stop <= other.start and other.stop <= (end if end >= 0 else len(markdown))
    ]
    if not rest or not is_english(language) or any(other.kind != unit.kind for other in rest):
        return stop
    if markdown[rest[-1].stop : end if end >= 0 else len(markdown)].strip():
        return stop
    is_long = len(words(markdown[stop : rest[-1].stop])) > MOST_REST
    is_long = is_long or len(words(markdown[unit.start : rest[-1].stop])) > MOST_ANSWER
    said = [passage.text(one) for one in rest]
    apart = any(_leaves_open(text, language) or relation(text) for text in said)  # the latter is asked for itself
    return stop if is_long or apart else rest[-1].stop


def stops_short(passage: Passage, unit: Unit) -> bool:
    """Whether the sentence behind a unit, in its paragraph, limits it or says what comes of it; English."""
    rest = passage.markdown[unit.stop :].partition("\n\n")[0].lstrip()
    return is_english(passage.pairs[0].language) and _LIMITS.match(rest) is not None
