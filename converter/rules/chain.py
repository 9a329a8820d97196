"""Chains: conversations of two to four turns about one thing, made of pairs that stand by themselves too.

The first turn is the question about the section as a whole, or about its entry; what follows are other pairs of the
section, or of the page where they name the same entry, asked as one goes on asking. Each turn's answer is that of its
pair, with its spans; no turn repeats text of another. The filters keep a chain where they keep all of its pairs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from gristmill.forms import intent_of
from gristmill.index.terms import content_terms
from gristmill.records import Lineage, Message, Pair, pair_id
from gristmill.text import words

from ..languages.pack import FollowUp

NAME = "chain"
MOST_TURNS = 4
MOST_ALIKE = 2  # follow-ups of one stage: more read like a list that is read out
# Words of the answers about a command: of 31 conversations that open with a man page's line of the name, those of fewer
# ("print files", "Shows the version of the server") read like a list that is read out.
LEAST_OF_COMMAND = 8
_STOPS = (".", "!", "`", ")", "。", "।")
PLAIN = frozenset({1, 7})  # stages of prototypes and versions: one alone makes no conversation
MOST_WORDS = 400  # of a turn's answer: the longest whole sections have about that
JOINT = "\n\n"  # between the answers of the turns, in the record's `answer`
Follow = Callable[[str, str, str, str, str], FollowUp | None]
_OPENERS = frozenset({"prose", "signature", "cli", "faq", "steps"})
_INTENTS = frozenset({"what", "how", "other"})
_CODE = re.compile(r"`([^`]+)`")
_NUMBER = re.compile(r"^(?:(?:Chapter|Appendix|Section) )?[\d.]+(?: -)? ")
_BARE = re.compile(r"(?:`[^`\n]+`\s*|```[^`]*```\s*)+")  # prototypes
_ONE_CASE = re.compile(r"\b(?:if|when|while|unless|happens|else)\b", re.IGNORECASE)  # of a question about a case


def chains(pairs: Sequence[Pair], follow: Follow, product: str) -> Iterator[Pair]:
    """Conversations made of one page's pairs, at most one for each section; a follow-up stands in one of them only."""
    near: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.answerable and is_short(pair):
            for place in _places(pair):
                near[place].append(pair)
    taken: set[str] = set()
    for opener in pairs:
        if opener.id in taken or not opens(opener):
            continue
        others = dict.fromkeys(pair for place in _places(opener) for pair in near[place])
        turns = _further(opener, [p for p in others if p is not opener and p.id not in taken], follow, product)
        if len(turns) > 1 or any(stage not in PLAIN for stage, _, _ in turns):
            told = [(opener, opener.question), *((pair, text) for _, pair, text in turns)]
            taken |= {pair.id for pair, _ in told}
            yield _chain(told)


def _places(pair: Pair) -> list[Hashable]:
    """Where a pair may find others that go on from it: its section; for options of a command, the command's page."""
    first = pair.evidence[0]
    commands = [code for code in _CODE.findall(pair.question) if not code.startswith("-")]
    return [(first.section_sha256, first.heading_path), *(commands if pair.type == "cli" else ())]


def is_plain(pair: Pair) -> bool:
    """Whether it tells a prototype or a version only: no conversation is about that."""
    return pair.type == "version" or _BARE.fullmatch(pair.answer) is not None


def opens(pair: Pair) -> bool:
    """Whether the pair is about its section as a whole: its question has what the heading says."""
    if pair.type not in _OPENERS or not pair.answerable or _BARE.fullmatch(pair.answer) or not is_short(pair):
        return False
    if intent_of(pair.question, pair.language) not in _INTENTS or _ONE_CASE.search(_CODE.sub("", pair.question)):
        return False
    codes = _CODE.findall(pair.question)
    if pair.type == "cli":
        return bool(codes) and not any(code.startswith("-") for code in codes) and _tells(pair)
    heading = pair.evidence[0].heading_path[-1] if pair.evidence[0].heading_path else ""
    if pair.type == "signature":
        name = codes[0].rstrip("()").rpartition(".")[2] if codes else ""
        return bool(name) and heading.partition("(")[0].rpartition(":")[0 if ": " in heading else 2].endswith(name)
    told = set(content_terms(_NUMBER.sub("", heading)))
    return bool(told) and told <= set(content_terms(pair.question))


def is_short(pair: Pair) -> bool:
    """Whether its answer can be a turn."""
    return len(pair.answer.split()) <= MOST_WORDS


def _tells(pair: Pair) -> bool:
    return len(words(pair.answer)) >= LEAST_OF_COMMAND


def _goes_on(opener: Pair, pair: Pair) -> bool:
    """Whether the pair says what the opener does not: no second example, and no line about an option."""
    if pair.type == "code" and "```" in opener.answer:
        return False
    if pair.type == "signature" and not _is_told(pair):
        return False
    return pair.type != "cli" or _tells(pair)


def _is_told(pair: Pair) -> bool:
    """Whether the answer is code, a list or a sentence: of a turn "the rack of this tape" neither reader made use."""
    told = pair.answer.strip()
    return bool(_BARE.fullmatch(told)) or "\n" in told or (told.endswith(_STOPS) and not told[0].islower())


def _further(opener: Pair, pairs: Sequence[Pair], follow: Follow, product: str) -> list[tuple[int, Pair, str]]:
    """What is asked behind the opener, in the order of its stages, and of the page within each."""
    found: list[tuple[int, Pair, str]] = []
    for pair in (pair for pair in pairs if _goes_on(opener, pair)):
        asked = follow(pair.type, opener.question, pair.question, pair.answer, product)
        apart = asked and not any(shares(pair, other) for other in (opener, *(p for _, p, _ in found)))
        known = {text for _, _, text in found}
        alike = sum(stage == asked.stage for stage, _, _ in found) if asked else 0
        if asked and apart and alike < MOST_ALIKE and asked.text not in known:
            found.append((asked.stage, pair, asked.text))
    found.sort(key=lambda turn: turn[0])
    return found[: MOST_TURNS - 1]


def shares(pair: Pair, other: Pair) -> bool:
    """Whether two answers have text of the page in common, or one says what the other does."""
    if pair.answer in other.answer or other.answer in pair.answer:
        return True
    return any(
        a.start < b.stop and b.start < a.stop for a in pair.evidence for b in other.evidence if a.seed_id == b.seed_id
    )


def _chain(turns: Sequence[tuple[Pair, str]]) -> Pair:
    """The record of a conversation: the first question, all answers, and the pairs that its turns are as parents."""
    first = turns[0][0]
    messages = tuple(
        message
        for pair, asked in turns
        for message in (Message(role="user", content=asked), Message(role="assistant", content=pair.answer))
    )
    evidence = tuple(item for pair, _ in turns for item in pair.evidence)
    return replace(
        first,
        id=pair_id(NAME, messages, evidence),
        type=NAME,
        answer=JOINT.join(pair.answer for pair, _ in turns),
        messages=messages,
        evidence=evidence,
        lineage=Lineage(parents=tuple(pair.id for pair, _ in turns), group=first.lineage.group),
        generator=replace(first.generator, rule=NAME),
    )
