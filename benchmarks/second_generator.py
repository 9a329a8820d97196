"""Faults by a second generator: what `gristmill bench filters` plants has the author of what it examines.

    python -m benchmarks.second_generator WORKSPACE ... [--each 40] [--show CLASS]

Written from a description of 28 kinds of faults alone, before its author had read `filters/guard` or
`gristmill/planted`, with which it shares no list. Each class changes one place of the prose of a kept answer.
"""

# ruff: noqa: E501  # tables of forms, a class a row

import argparse
import dataclasses
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from filters.context import Context
from filters.grounding import fact_check
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest, sentences

Change = Callable[[str, "Site"], str]
# a sentence with its fault; empty where it has no place for one


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What else the pages say: stuff for faults."""

    sentences: tuple[str, ...]
    names: tuple[str, ...]
    codes: tuple[str, ...]
    flags: tuple[str, ...]


def _one(*table: tuple[str, str]) -> Change:
    """The first place that a row of the table fits, exchanged; a capital stays one."""

    def change(said: str, site: Site) -> str:
        for wanted, other in table:
            if found := re.search(rf"(?<![\w`-])(?:{wanted})(?![\w`-])", said, re.IGNORECASE):
                text = found.expand(other)
                text = text[:1].upper() + text[1:] if found[0][:1].isupper() else text
                return said[: found.start()] + text + said[found.end() :]
        return ""

    return change


def _both(*rows: str) -> Change:
    """Words that exclude each other, "a/b", either way."""
    pairs = [row.split("/") for row in rows]
    return _one(*[(a, b) for a, b in pairs], *[(b, a) for a, b in pairs])


def _number(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w.`$:/-])\d{1,6}(?![\w.:/-])", said)
    return said[: found.start()] + str(int(found[0]) * 2 + 3) + said[found.end() :] if found else ""


def _numbers_exchanged(said: str, site: Site) -> str:
    found = list(re.finditer(r"(?<![\w.`$:/-])\d{1,6}(?![\w.:/-])", said))
    if len(found) < 2 or found[0][0] == found[1][0]:
        return ""
    if re.fullmatch(r"\s*(?:,|and|or|to|-|–)\s*", said[found[0].end() : found[1].start()]):
        return ""
    a, b = found[:2]
    return said[: a.start()] + b[0] + said[a.end() : b.start()] + a[0] + said[b.end() :]


def _version(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w.`/-])v?\d+\.\d+(?:\.\d+)?(?![\w`/-]|\.\d)", said)
    if not found:
        return ""
    head, _, last = found[0].rpartition(".")
    return said[: found.start()] + f"{head}.{int(last) + 3}" + said[found.end() :]


def _year(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w.`/-])(?:19[789]|20[012])\d(?![\w`/-]|\.\d)", said)
    return said[: found.start()] + str(int(found[0]) - 4) + said[found.end() :] if found else ""


def _flag(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w-])--?[A-Za-z][\w-]*", said)
    other = next((flag for flag in site.flags if found and flag not in said), "")
    return said[: found.start()] + other + said[found.end() :] if found and other else ""


def _identifier(said: str, site: Site) -> str:
    found = re.search(r"`([^`\n]{3,40})`", said)
    if not found:
        return ""
    other = next((code for code in site.codes if code not in said and code.lower() != found[1].lower()), "")
    return said[: found.start(1)] + other + said[found.end(1) :] if other else ""


def _fabricated(said: str, site: Site) -> str:
    found = re.search(r"`([A-Za-z_]\w{3,30})(\(\))?`", said)
    return said[: found.start(1)] + f"auto_{found[1]}_ex" + said[found.end(1) :] if found else ""


def _path(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w:/.(])(/(?:[\w.-]+/)+)([\w.-]*\w)", said)
    return said[: found.start()] + "/opt/legacy/" + found[2] + said[found.end() :] if found else ""


_AUXILIARY = r"(is|are|was|were|can|will|does|should|must|may|could|would|has been|have been)"


def _negated(said: str, site: Site) -> str:
    found = re.search(rf"(?<![\w`]){_AUXILIARY} (?!not\b|n't|no\b|never\b)", said)
    return said[: found.end()] + "not " + said[found.end() :] if found else ""


def _affirmed(said: str, site: Site) -> str:
    found = re.search(r"(?<![\w`])(do|does|did) not (\w+)", said)
    if found:
        verb = found[2] + ("s" if found[1] == "does" else "")
        return said[: found.start()] + verb + said[found.end() :]
    for wanted in (r" not(?= (?!only|just|necessarily|merely|to\b))", r"(?<=\w)n't\b", r" never\b"):
        if found := re.search(wanted, said):
            return said[: found.start()] + said[found.end() :]
    return ""


def _entity(said: str, site: Site) -> str:
    found = next(
        (
            one
            for one in re.finditer(r"(?<=[a-z,] )[A-Z][A-Za-z]{3,}(?: [A-Z][a-z]+)?", said)
            if "`" not in said[max(0, one.start() - 1) : one.end() + 1]
        ),
        None,
    )
    other = next((name for name in site.names if found and name not in said and found[0] not in name), "")
    return said[: found.start()] + other + said[found.end() :] if found and other else ""


def _foreign(said: str, site: Site) -> str:
    other = next((one for one in site.sentences if not set(_long(one)) & set(_long(said))), "")
    return f"{said} {other}" if other and said.endswith(".") else ""


def _long(said: str) -> list[str]:
    return re.findall(r"[a-z]{6,}", said.lower())


_ROLE = re.compile(
    r"\b(?P<verb>from) (?P<a>(?:the |an? )?[a-z]+) (?P<link>to|into) (?P<b>(?:the |an? )?[a-z]{3,})(?=[.,;]|$)"
)
_OVER = re.compile(
    r"\b(?P<a>(?:the |an? )[a-z]+) (?P<link>(?:calls|sends|uses|contains|includes|returns|reads|writes|precedes|"
    r"overrides|replaces|inherits from|depends on|follows|controls|requires|starts|owns|wraps|extends)) "
    r"(?P<b>(?:the |an? )[a-z]+)(?=[.,;]| (?:when|if|for|in|on|at)\b)",
    re.IGNORECASE,
)


def _roles(said: str, site: Site) -> str:
    for pattern in (_ROLE, _OVER):
        found = pattern.search(said)
        if found and found["a"].lower() != found["b"].lower() and "`" not in found["a"].strip("`"):
            a, b = found["a"], found["b"]
            if a[:1].isupper():
                a, b = a[:1].lower() + a[1:], b[:1].upper() + b[1:]
            lead = f"{found['verb']} " if "verb" in found.groupdict() else ""
            return said[: found.start()] + f"{lead}{b} {found['link']} {a}" + said[found.end() :]
    return ""


def _cut(said: str, site: Site) -> str:
    """A condition, exception or restriction left out."""
    found = re.search(
        r",? (?:only )?(?:if|unless|when|until|except|provided that|as long as|before|after|without) [^,;:.()]{12,120}(?=\.?$)",
        said,
    )
    return said[: found.start()] + ("." if said.endswith(".") else "") if found and found.start() > 25 else ""


def _excepted(said: str, site: Site) -> str:
    if not re.search(r"^(?:The|This|These|All|Each|It|You|Every)\b.{25,}\w\.$", said):
        return ""
    number = int(digest(said)[:4], 16) % 4
    tail = (
        "except on Windows",
        "unless debugging is turned on",
        "except for the first one",
        "but not for administrators",
    )
    return f"{said[:-1]}, {tail[number]}."


CLASSES: Mapping[str, Change] = {
    "number": _number,
    "numbers exchanged": _numbers_exchanged,
    "number word": _both("two/five", "three/six", "one/four", "twice/once", "ten/seven", "dozen/hundred", "double/triple"),
    "ordinal": _both("first/third", "second/fourth", "last/second", "primary/tertiary"),
    "unit": _both(
        "bytes/bits", "seconds/minutes", "milliseconds/microseconds", "hours/days", "kilobytes/megabytes", "MB/GB",
        "KB/MB", "pixels/points", "weeks/months", "characters/lines",
    ),
    "month or day": _both(
        "January/June", "February/October", "March/November", "April/August", "July/December", "September/March",
        "Monday/Thursday", "Sunday/Wednesday",
    ),
    "version": _version,
    "year": _year,
    "flag": _flag,
    "identifier": _identifier,
    "fabricated API": _fabricated,
    "path": _path,
    "negation inserted": _negated,
    "negation removed": _affirmed,
    "lexical negation": _one(
        (r"succeeds", "fails"), (r"(allows|permits|lets) (you|users|it|the \w+) to (\w+)", r"keeps \2 from \3ing"),
        (r"able to", "unable to"), (r"with(?= (?:a|an|the|any)\b)", "without"), (r"including", "excluding"),
        (r"supports", "lacks support for"), (r"provides", "fails to provide"), (r"causes", "prevents"),
        (r"has", "lacks"), (r"have", "lack"), (r"contains", "lacks"), (r"stops", "continues"), (r"accepts", "refuses"),
        (r"ensures", "hinders"), (r"makes", "fails to make"), (r"returns", "fails to return"),
    ),
    "affix": _both(
        "possible/impossible", "valid/invalid", "necessary/unnecessary", "available/unavailable", "known/unknown",
        "used/unused", "safe/unsafe", "supported/unsupported", "consistent/inconsistent", "correct/incorrect",
        "defined/undefined", "reliable/unreliable", "direct/indirect", "complete/incomplete", "useful/useless",
        "signed/unsigned", "encrypted/unencrypted", "changed/unchanged", "visible/invisible", "dependent/independent",
        "explicitly/implicitly", "connected/disconnected", "specified/unspecified", "usual/unusual", "wanted/unwanted",
        "appear/disappear", "enabled/disabled", "mount/unmount", "lock/unlock", "install/uninstall", "legal/illegal",
    ),
    "antonym": _both(
        "large/tiny", "more/less", "high/low", "top/bottom", "begin/finish", "same/opposite", "simple/complicated",
        "strict/loose", "temporary/permanent", "easy/difficult", "outgoing/incoming", "outer/inner", "empty/full",
        "private/shared", "upper/lower", "create/destroy", "enable/suppress", "increase/reduce", "receive/transmit",
        "new/existing", "local/foreign", "good/poor", "manual/automatic", "manually/automatically", "slow/quick",
        "early/late", "start/halt", "accept/decline", "add/strip", "read-only/writable", "master/slave",
        "parent/child", "client/server", "source/destination", "input/output", "active/idle", "forward/backward",
    ),
    "modal": _both("must/may", "should/need not", "can/must", "may/must", "has to/can", "have to/can", "required/optional", "might/will", "could/does"),
    "quantifier": _both(
        "all/some", "every/hardly any", "each/only one", "any/no", "many/few", "most/few", "both/neither", "none/several",
        "at least/at most", "several/all", "always all/only some", "only/also",
    ),
    "condition": _one((r"if", "unless"), (r"unless", "if"), (r"until", "once"), (r"when", "unless"), (r"whenever", "unless"), (r"whether or not", "only if"), (r"as long as", "even when it is not the case that")),
    "order": _both("before/after", "prior to/following", "first/finally", "preceding/succeeding", "previous/next", "earlier/later", "during/after", "since/until"),
    "cause": _one(
        (r"because", "although"), (r"because of", "in spite of"), (r"therefore", "nevertheless"), (r"since(?= \w+ (?:is|are))", "even though"),
        (r"so that", "although"), (r"due to", "despite"), (r"thus", "however"), (r"as a result of", "regardless of"), (r"in order to", "in order not to"),
    ),
    "comparison": _both(
        "greater than/smaller than", "more than/fewer than", "larger than/smaller than", "longer than/shorter than",
        "less than/over", "faster/slower", "better/worse", "higher/lower", "newer/older", "minimum/maximum",
        "up to/at least", "larger/smaller", "longer/shorter", "above/below", "best/worst", "exceeds/is below",
        "fewer/more", "stronger/weaker", "not more than/not less than", "as many as/twice as many as",
    ),
    "frequency": _both("always/seldom", "usually/rarely", "often/never", "never/sometimes", "sometimes/always", "daily/yearly", "frequently/hardly ever", "occasionally/constantly", "every time/the first time", "normally/exceptionally", "once/repeatedly", "generally/rarely"),
    "entity": _entity,
    "hedge dropped": _one(
        (r" (?:usually|typically|normally|often|probably|generally|sometimes|mostly|likely|possibly|perhaps) ", " "),
        (r"(?:may|might|could) be", "is"), (r"can be", "is always"), (r"tends? to be", "is"), (r"(?:about|approximately|roughly)(?= \d)", "exactly"),
    ),
    "exception added": _excepted,
    "default exchanged": _one(
        (r"(default(?:s to| is| value is| value of|:)) (?:`[^`]+`|\d+|true|false|yes|no|on|off|none|\w+)", r"\1 `legacy`"),
        (r"by default", "only on request"), (r"(the) default", r"\1 deprecated"),
    ),
    "roles exchanged": _roles,
    "clause cut": _cut,
    "foreign sentence": _foreign,
    "conjunction": _one((r"either (\w+) or", r"both \1 and"), (r"and(?= \w+\.$)", "but not"), (r", or", ", and not"), (r"as well as", "but not"), (r"or", "but not")),
}  # fmt: skip


def site_of(pairs: Sequence[Pair]) -> Site:
    """Sentences, names, code and options of all answers, in an order that hangs on digests."""
    answers = [pair.answer for pair in pairs]
    told = [one for answer in answers for one in _plain(answer) if 50 < len(one) < 160 and "`" not in one]
    names = Counter(n for one in told for n in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}[A-Za-z]*", one))
    codes = Counter(code for answer in answers for code in re.findall(r"`([A-Za-z_][\w.]{3,30})`", answer))
    flags = Counter(flag for answer in answers for flag in re.findall(r"(?<![\w-])--[a-z][\w-]+", answer))
    return Site(
        sentences=tuple(sorted(set(told), key=digest)),
        names=tuple(sorted(names, key=digest)),
        codes=tuple(sorted(codes, key=digest)),
        flags=tuple(sorted(flags, key=digest)),
    )


def _plain(answer: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", answer):
        if "```" not in block and not re.match(r"[#|>]|\s{4}", block):
            yield from (block[start:stop] for start, stop in sentences(block))


def faults(pairs: Sequence[Pair], each: int) -> Mapping[str, list[tuple[Pair, str]]]:
    """Wrong answers by class, at most so many of each and one of a pair in each."""
    site, found = site_of(pairs), defaultdict[str, list[tuple[Pair, str]]](list)
    for pair in pairs:
        told = [one for one in _plain(pair.answer) if len(one.split()) >= 5]
        for (name, change), said in itertools.product(CLASSES.items(), told[:6]):
            full = len(found[name]) >= each or (found[name] and found[name][-1][0].id == pair.id)
            if not full and (made := change(said, site)) and made != said and pair.answer.count(said) == 1:
                found[name].append((pair, pair.answer.replace(said, made)))
    return found


def main() -> None:
    """Print the share that is rejected, by class and in all."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("workspaces", nargs="+", type=Path)
    given.add_argument("--each", type=int, default=40, help="wrong answers of each class and workspace")
    given.add_argument("--show", default="", help="print what is not rejected of this class")
    options = given.parse_args()
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place in options.workspaces:
        workspace = Workspace(place)
        context = Context(corpus=Corpus(workspace.seeds()), settings=Filter())
        kept = sorted(
            (p for p in read_pairs(workspace.kept) if p.evidence and p.answerable), key=lambda p: digest(p.id)
        )
        for name, listed in faults(kept, options.each).items():
            for pair, answer in listed:
                verdict = fact_check(dataclasses.replace(pair, answer=answer, origin="llm"), context)
                told[name][verdict.decision] += 1
                if name == options.show and verdict.decision != "reject":
                    print(f"--- {verdict.decision}\n{_differing(pair.answer, answer)}")
    for name in CLASSES:
        count = told[name]
        print(f"| {name} | {count.total()} | {count['reject'] / max(1, count.total()):.2f} | {count['abstain']} |")
    total = sum(told.values(), Counter[str]())
    print(f"| all | {total.total()} | {total['reject'] / max(1, total.total()):.3f} | {total['abstain']} |")


def _differing(right: str, wrong: str) -> str:
    """The sentence of each that the other has not."""
    one, other = set(_plain(right)), set(_plain(wrong))
    return "\n".join(
        [
            *(f"  {said}" for said in _plain(right) if said not in other),
            *(f"! {said}" for said in _plain(wrong) if said not in one),
        ]
    )


if __name__ == "__main__":
    main()
