"""What a page about a drug or a condition is about, told by what its text says of the words of its titles.

Titles are of any form ("X for fungal infections", "Antidote sheet: X sodium", "X® tablets | Some Medicines Site"), the
sentences of such pages are not: one takes X, is allergic to X, has symptoms of X, and X is a medicine, or a rare
condition. A name is told where sentences of several kinds speak so of one run of words of a title and of no other.
"""

import collections
import functools
import re
from collections.abc import Iterator, Sequence

from .languages.english_words import is_word
from .page import Page, plain
from .remedy_titles import AILMENT, REGISTERED

MOST_RUN = 4  # words of a name
LEAST_LETTERS = 4
LEAST_KINDS = 3  # of sentences that speak of the name
LEAST_SPOKEN = 4  # times that the text has it
FEWER_KINDS = 2  # where the name is that of a thing, and a sentence says what it is, or there are as many as
LEAST_SENTENCES = 3
AHEAD = 2  # times as many sentences as speak of any other words of the titles
MOST_TITLE = 120
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SIZED = r"(?:[\w-]+ ){0,6}?"
_GOOD = (
    r"(?:medicine|medication|drug|antidote|antibiotic|painkiller|anti-?\w{4,}|tablet|capsule|vaccine|\w+ inhibitor)s?"
)
_BAD = r"(?:condition|disease|disorder|infection|illness|syndrome|cancer|virus|deficiency|inflammation)s?"
_STATED = re.compile(
    r"(?:^|\n)[-\s|]*(?:(?:generic |brand )?name of (?:the |this |your )?(?:medicine|drug|product)"
    r"|generic name|medicine name"
    r"|active (?:ingredient|substance)s?)[^.\n:|]{0,30}[:|]\s*(?P<x>[^\n|]{4,60})",
    re.IGNORECASE,
)
# Sentences about a drug, {x}, by kind; the first say what it is.
_OF_DRUG = (
    rf"{{x}} (?:is|are) (?:an? |the |one of )?{_SIZED}{_GOOD}\b",
    r"{x} (?:contains? the active|belongs? to a (?:group|class)|(?:is|are) (?:used to|indicated for|licensed for))",
    r"(?:name of (?:the )?(?:medicine|drug|product)|generic name|active (?:ingredient"
    r"|substance)s?)[^.\n:|]{0,30}[:|]\s*{x}",
    r"\b(?:take|takes|taking|taken|swallow|tak(?:e|ing) your) {x}",
    r"\b(?:use|uses|using) {x}",
    r"\b(?:give|gives|giving|given|receive[sd]?|receiving|have|having|prescribed?|prescribing"
    r"|administer(?:ing|ed)?) {x}",
    r"\b(?:start|starts|starting|started|stop|stops|stopping|stopped|continue|withhold"
    r"|restart(?:ing)?) (?:\w+ing )?{x}",
    r"\b(?:allerg\w+(?: reactions?)?|hypersensitiv\w+|anaphyla\w+) to {x}",
    r"\b(?:dos(?:e|es|age)|overdose|course|infusions?|levels?|effects?|side effects|too much|amount) of {x}",
    r"\b(?:treat(?:ment|ed)|therapy|interact\w*|combined) (?:with|by) {x}",
    r"{x} (?:tablets?|capsules?|injections?|liquid|cream|therapy|treatment|levels?)\b",
    r"{x} (?:should not|must not|can(?:not)?|may|should|must) (?:also )?(?:be (?:taken|used|given)"
    r"|cause|make|affect|pass|raise|lower)",
)
_ONLY_DRUGS = (0, 1, 2, 3, 7, 8)  # of these kinds, those in which no program or thing stands
_OF_CONDITION = (
    rf"{{x}} (?:is|are) (?:an? |the )?{_SIZED}{_BAD}\b",
    r"{x} (?:is|are) (?:caused by|inherited|spread|diagnosed|common|rare)\b",
    r"\b(?:people|persons?|patients?|someone|anyone|child(?:ren)?|adults|those|babies|women|men"
    r"|living) with (?:suspected )?{x}",
    r"\b(?:symptoms?|signs?|causes?|cases?|complications?|diagnosis|forms?|types?|attacks?|episodes?) of {x}",
    r"\b(?:diagnos(?:e|ed|ing)|suspect(?:ed)?|rule out|treat|treating|treatments? (?:of|for)"
    r"|test(?:ed|s)? for) (?:with )?{x}",
    r"\b(?:have|has|had|get|getting|develop(?:s|ed)?|catch) {x}",
    r"\b(?:prevent(?:ing|s|ion of)?|risk of|caused by|due to) {x}",
)
# Words that may stand in such sentences and name nothing.
_GENERAL = frozenset(
    "a about adolescents adult adults advice an and antidote antidotes are as at babies baby be by capsule"
    " capsules care child children clinical condition conditions consumer cookies database diagnosis disease"
    " diseases disorder disorders dosage dose doses drug drugs effect effects factsheet for from guidance guide"
    " guideline guidelines health help home hospital how if illness in infection infections information"
    " injection injections into is it its leaflet library liquid management medication medications medicine"
    " medicines men news no not of on or oral page pain patient patients people pregnancy prevention procedure"
    " product products register service sheet side summary surgery symptom symptoms tablet tablets taking test"
    " tests that the therapy this to treatment treatments use uses using vaccination vaccine vaccines warnings"
    " was what when who why with women you young your".split()
)


def by_evidence(page: Page, titles: Sequence[str]) -> tuple[str, bool]:
    """The name that the text proves among the words of the titles, and whether it is a drug's; an empty one without."""
    text = _prose(page)
    titles = [*titles, *(one["x"] for one in _STATED.finditer(text))]
    found: dict[str, tuple[int, int, bool]] = {}
    for name in dict.fromkeys(run for title in titles for run in _runs(title)):
        if (told := _told(text, name)) is not None:
            found[name] = told
    if not found:
        return "", False
    most = max(sentences for sentences, _, _ in found.values())
    near = [name for name in found if AHEAD * found[name][0] > most]  # "Marsh" stands wherever "Marsh ague" does
    best = max(near, key=lambda name: (len(name.split()), found[name][0]))
    apart = (found[other][0] for other in found if not _shares(best, other))
    if any(found[best][0] < AHEAD * other for other in apart):
        return "", False  # "X for Y", where the text speaks of both
    return best, found[best][2]


def _prose(page: Page) -> str:
    return re.sub(r"[ \t]+", " ", plain(REGISTERED.sub("", page.markdown)).replace("**", "").replace("*", ""))


def _runs(title: str) -> Iterator[str]:
    """The runs of words of a title that can be a name: none that begins or ends in a word which names nothing."""
    for stretch in re.split(r"[^\w\s'’-]+|\s[-–—]\s", REGISTERED.sub("", title)[:MOST_TITLE]):
        words = _WORD.findall(stretch)
        for size in range(1, MOST_RUN + 1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if size == 1 and (len(run[0]) < LEAST_LETTERS or is_word(run[0])):
                    continue  # "fever", "sodium": a name of one word that a dictionary has is left to the titles
                first, last = run[0].lower(), run[-1].lower()
                named = first not in _GENERAL and (last not in _GENERAL or re.fullmatch(_BAD, last))
                if named and min(len(first), len(last)) > 1:
                    yield " ".join(run)


@functools.lru_cache(maxsize=64)
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    said = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return tuple(
        tuple(re.compile(one.replace("{x}", said), re.IGNORECASE) for one in kinds)
        for kinds in (_OF_DRUG, _OF_CONDITION)
    )  # type: ignore[return-value]


def _told(text: str, name: str) -> tuple[int, int, bool] | None:
    """In how many sentences the text speaks of a name as of a drug or a condition, in how many kinds, and which."""
    if len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE)) < LEAST_SPOKEN:
        return None
    counts = [collections.Counter({n: len(p.findall(text)) for n, p in enumerate(kinds)}) for kinds in _patterns(name)]
    told = [(sum(c.values()), sum(n > 0 for n in c.values())) for c in counts]
    is_drug = told[0] > told[1]
    sentences, kinds = max(told)
    says_what = counts[not is_drug][0] + (counts[0][1] + counts[0][2] if is_drug else 0) > 0
    sure = says_what or sentences >= LEAST_SENTENCES
    own = AILMENT.fullmatch(name) is not None or not all(map(is_word, _WORD.findall(name)))
    least = FEWER_KINDS if sure and own else LEAST_KINDS
    if is_drug and not any(counts[0][n] for n in _ONLY_DRUGS):
        return None  # one uses and starts a program, too
    other = told[is_drug][0]
    return (sentences, kinds, is_drug) if kinds >= least and sentences >= AHEAD * other else None


def _shares(one: str, other: str) -> bool:
    """Whether one name stands in another: "sulfenamide" in "sulfenamide sodium"."""
    first, second = f" {one.lower()} ", f" {other.lower()} "
    return first in second or second in first
