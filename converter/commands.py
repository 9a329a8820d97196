"""Commands of several words, as manuals of network systems, shells and databases write them above what they do.

"clear frost [gate NAME] count" is `clear frost count`: the words that are typed as they stand, in their order, without
those that stand for a value ("NAME", "A.B.C.D", "<id>", "(1-256)") and what may be left out.
"""

import re
from dataclasses import dataclass

from .languages.english_words import is_word

NOUNS = frozenset({"command", "statement"})
MOST_WORDS = 8  # of a command without a place to fill: more of them in a code span are a sentence
# What a declaration of code begins with: no command is called so.
_DECLARES = re.compile(
    r"(?:abstract|abstractmethod|async|attribute|auto|awaitable|bool|boolean|byte|char|class|classmethod|const"
    r"|constant|constexpr|coroutine|data|decorator|def|defconst|defconstant|defcustom|defface|define|defmacro"
    r"|defun|defvar|double|enum|enumerator|exception|export|extern|field|final|float|fn|func|function|immutable"
    r"|impl|inline|int|interface|lateinit|lazy|let|long|macro|method|mixin|mod|module|mut|mutable|namespace|object"
    r"|override|package|private|proc|procedure|property|protected|protocol|pub|public|readonly|record|short|signed"
    r"|size_t|static|staticmethod|string|struct|sub|synchronized|template|trait|transient|type|typedef|union"
    r"|unsafe|unsigned|val|var|virtual|void|volatile)",
    re.IGNORECASE,
)
_WORD = r"[a-z0-9]*[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*"  # typed as it stands
_PLAIN = re.compile(r"[a-z][a-z0-9-]*|--?[a-z][a-z0-9-]*")  # and no name of code: "uint32_t gate_width"
_LITERAL = re.compile(rf"-{{0,2}}{_WORD}")
# What stands for a value: "NAME", "A.B.C.D/M", "X:X::X:X", "+WEIGHT", "FIELDS…".
_PLACE = re.compile(r"[-+]?(?:[A-Z][A-Z0-9]*(?:(?:[-_./]|::?)[A-Z0-9]+)*)(?:\.{2,3}|…)?")
_CHOICE = re.compile(rf"(?:{_LITERAL.pattern}|{_PLACE.pattern})(?:\|(?:{_LITERAL.pattern}|{_PLACE.pattern}))+")
_CHOSEN = re.compile(rf"{_WORD}(?:\|{_WORD})+|<{_WORD}(?:\|{_WORD})+>|\({_WORD}(?:\|{_WORD})+\)")
_RANGE = re.compile(r"\([-+]?(?:0x)?[\da-f]+ ?(?:-|\.\.) ?(?:0x)?[\da-f]+\)")
_GROUP = re.compile(r"[\w.:/|<>\[\]{}()+*\\…-]+(?: [\w.:/|<>\[\]{}()+*\\…-]+)*")
# What says that values are not written as words are: capitals, a range, a choice. "[json]" is typed so; "[view]" may as
# well stand for a value, and then so may the words before it: "refresh zone [view]".
_SHOWS = re.compile(r"[A-Z]|\(\d+(?:-|\.\.)\d+\)|<")
_TYPED_SO = re.compile(
    r".*\|.*|\[(?:all|brief|details?|detailed|extensive|force|full|json|raw|short|summary|terse|verbose|wide|xml)\]"
)
_MORE = re.compile(r"\.{3}|…|\[\.{3}\]|\[…\]")
_BEFORE = re.compile(r"\[[a-z][a-z0-9-]*\] ")  # "[no] gate NAME"
_ATTACHED = re.compile(r"(?<=\w)(?=\(\d+-\d+\))")
_OPEN, _CLOSED = "([{<", ")]}>"
# Of a statement of a database: what is filled in is in small letters there.
_CAPITAL, _SMALL = re.compile(r"[A-Z]{2,}"), re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a signature says as a command."""

    name: str
    # the words that are typed as they stand; empty where it cannot be told which these are
    noun: str
    # "command" or "statement", which a question says beside a name that places are left out of; empty without places


def command(signature: str) -> Command | None:
    """The command of a signature, or None where it is none."""
    text = re.sub(r" ?\| ?", "|", " ".join(signature.split()))
    before = _BEFORE.match(text)
    tokens = _tokens(_ATTACHED.sub(" ", text[before.end() if before else 0 :]) if " " in text else text)
    if len(tokens) < 2 or (_DECLARES.fullmatch(tokens[0]) and not any(map(_is_sure, tokens))):
        return None
    if _CHOSEN.fullmatch(tokens[0]):
        return Command(name="", noun="")
    if _CAPITAL.fullmatch(tokens[0]):
        return _statement(tokens)
    return _typed(tokens) if re.fullmatch(_WORD, tokens[0]) and not tokens[0].endswith("_t") else None


def _tokens(text: str) -> list[str]:
    """The words of a text, what stands in brackets as one; empty where these do not close."""
    tokens, depth = [""], 0
    for character in text:
        depth += (character in _OPEN) - (character in _CLOSED)
        if depth < 0:
            return []
        if character == " " and not depth:
            tokens.append("")
        else:
            tokens[-1] += character
    return [] if depth else tokens


def _typed(tokens: list[str]) -> Command | None:
    words = [token for token in tokens if _LITERAL.fullmatch(token)]
    if len(words) == len(tokens):
        said = len(words) <= MOST_WORDS and all(map(_PLAIN.fullmatch, words))
        return Command(name=" ".join(words), noun="") if said else None
    places = [token for token in tokens if not _LITERAL.fullmatch(token) and not _MORE.fullmatch(token)]
    known = [token for token in places if _PLACE.fullmatch(token) or _CHOICE.fullmatch(token) or _is_group(token)]
    sure = any(one[0] in "<{" or _is_sure(one) for one in known)
    if len(known) < len(places):
        return Command(name="", noun="") if sure else None
    name = Command(name=" ".join(words), noun="command")
    chosen = next((at for at, one in enumerate(tokens) if _CHOSEN.fullmatch(one)), len(tokens))
    if any(_LITERAL.fullmatch(one) for one in tokens[chosen:]):
        return Command(name="", noun="")  # "clear ipv4|ipv6 gates": a word of the name has to be chosen
    if len(words) > 1 and not any(map(_SHOWS.search, places)) and not all(map(_TYPED_SO.fullmatch, places)):
        return Command(name="", noun="")
    if sure or len(words) > 1:
        return name
    return _of_one(words[0], places)


def _of_one(word: str, places: list[str]) -> Command | None:
    """What "gate NAME" is, where nothing else shows that a place is filled: it may declare a constant, "gint64 MAX"."""
    if not any(_PLACE.fullmatch(place) for place in places):
        return None
    if "-" in word or len(places) > 1 or is_word(word) or places[0].lower() == word:
        return Command(name=word, noun="command")
    return Command(name="", noun="") if is_word(places[0].lower()) else None


def _is_sure(token: str) -> bool:
    """Whether a token is a place of a command, and nothing that code has: a choice, a range, "A.B.C.D", "GATE-NAME"."""
    chosen = (
        _CHOICE.fullmatch(token) or _RANGE.fullmatch(token) or (token[:1] == "(" and _CHOICE.fullmatch(token[1:-1]))
    )
    return bool(chosen or (_PLACE.fullmatch(token) and re.search(r"\w[-.:/]\w", token)))


def _is_group(token: str) -> bool:
    """Whether a token is a place in brackets ("[deep|json]", "<id>", "{a|b}", "(1-256)"), and no "(void)" or "[10]"."""
    if _RANGE.fullmatch(token):
        return True
    inner = re.sub(r"\.\.\.?$", "", token)[1:-1]
    if not token or token[0] not in _OPEN or not _GROUP.fullmatch(inner) or inner.isdecimal():
        return False
    return token[0] != "(" or "|" in inner


def _statement(tokens: list[str]) -> Command | None:
    """ "ALTER GATE name RENAME TO new" is `ALTER GATE RENAME TO`, as its words are those of a language."""
    words = [token for token in tokens if _CAPITAL.fullmatch(token)]
    places = [token for token in tokens if _SMALL.fullmatch(token)]
    groups = [token for token in tokens if token[0] in _OPEN]
    if len(words) + len(places) + len(groups) < len(tokens) or not all(is_word(word.lower()) for word in words):
        return None
    if len(words) > 1 and (places or groups):
        return Command(name=" ".join(words), noun="statement")
    if len(places) + len(groups) > 1:
        return Command(name=words[0], noun="command")
    return Command(name="", noun="") if places and places[0] != places[0].upper() and is_word(places[0]) else None
