"""Signatures of API entries, in whatever language: what is it called, what kind of thing is it, what does it take?"""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .commands import command

ApiKind = Literal["function", "class", "exception", "value", "flag", "directive"]

_CLASS = re.compile(
    r"(?:\w+ )*(?:class|struct|interface|trait|enum|union|type|record|object) [\w.:$]+(?:<[^>]*>)?\s*(?:\(|$|:"
    r"|extends|implements|\{)"
)
_FLAG = re.compile(r"(?:-{1,2}|\+(?=[a-z]))[A-Za-z?][\w-]*")
_HYPHENATED = re.compile(
    r"([A-Za-z_](?:[\w/]|\+(?=[+-]))*(?:\.\w+)*(?:-\w+)+(?:\.\w+)*)(?=\Z|\s*[<\[({=:])"
)  # a setting: "check-mx", "max-ttl: 3600", "c++-gate"
_ENDPOINT = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S*")
_TYPED = re.compile(r"([A-Za-z_][\w'.]*) :: ")  # Haskell and its kin
# Doxygen writes the value of "#define FROST_MAX (0x02)" as if it were parameters.
_MACRO = re.compile(r"#\s*define (\w+)(\((?:[A-Za-z_]\w*|\.\.\.)?(?:, ?(?:[A-Za-z_]\w*|\.\.\.))*\))?.*")
_TO_FUNCTION = re.compile(r"typedef .*?\( ?\* ?(\w+) ?\) ?\(.*")  # a type of functions
_RUBY = re.compile(r"([#.]\S.*?) ⇒ .*")  # a method or an attribute, and what it gives back
# What Texinfo writes before a name: "Function: ", "Option variable: ", "Special form: ", "draw_graph option: ".
_CLASSED = re.compile(r"(?P<noun>(?:[A-Z][\w+]*|\w+(?= ))(?:[ -][\w+]+){0,2}): (?=\S)")
# What Lisp writes before one, and what it says of the thing: "defcustom gate-width", "cl-defun gate-open (rack)".
_DEFINED = re.compile(r"\(?(?P<word>(?:cl-)?def[a-z]+(?:-[a-z]+)*) '?(?=[^\s'()]+(?:[ )]|\Z))")
_DEFINES = {
    "defalias": "function",
    "defclass": "class",
    "defconst": "constant",
    "defconstant": "constant",
    "defcustom": "user option",
    "defface": "face",
    "defgeneric": "function",
    "defgroup": "customization group",
    "define-derived-mode": "major mode",
    "define-minor-mode": "minor mode",
    "defmacro": "macro",
    "defmethod": "method",
    "defparameter": "variable",
    "defstruct": "structure",
    "defsubst": "function",
    "deftype": "type",
    "defun": "function",
    "defvar": "variable",
    "defvar-local": "variable",
}
_NOUN = re.compile(
    r"\b(?:functions?|procedures?|methods?|macros?|forms?|commands?|primitives?|constructors?|variables?|constants?"
    r"|options?|operators?|symbols?|keywords?|propert(?:y|ies)|objects?|types?|structures?|declarations?|packages?)$",
    re.IGNORECASE,
)
_DOES = re.compile(r"\b(?:function|procedure|method|macro|form|command|primitive|constructor)s?$")
_COMMAND_OF = re.compile(r"(?!special )\w+ command")  # "mail command": of one program among several
# What has a name of its own, but as nothing that code calls: "Action: stop", "group qos" of Doxygen, `lang="en"`.
_NO_NAME = re.compile(
    r"(?:\w+ )?(?:test|action|conf|configuration|format|event|hook|statement): |group \w+$|\w+=\"", re.IGNORECASE
)
# Words of a title, in the code span of a shortcut: "Scroll to previous prompt", "Reset font size", "CLOSED FRAME".
_PHRASE = re.compile(
    r"[A-Z][a-z]+(?: [a-z]+){0,8} (?:a|an|at|by|for|from|in|of|on|the|to|with)(?: [a-z]+){1,8}|[A-Z]+(?: [A-Z]+){1,4}"
    r"|(?:Add|Change|Clear|Close|Copy|Create|Decrease|Delete|Edit|Find|Focus|Hide|Increase|Insert|Load|Move|New|Next|Open"
    r"|Paste|Previous|Quit|Reload|Remove|Rename|Reset|Resize|Save|Scroll|Search|Select|Send|Show|Start|Stop|Swap|Switch"
    r"|Toggle|Undo|Zoom)(?: [a-z]+){1,8}"
)
_NAME = re.compile(r"[@~$%]?[\w$]+(?:(?:\.|::|#|->|:(?=\w))~?[\w$]+)*[!?]?$")
# A member that is named in brackets: "counter[Symbol.asyncDispose]", "headers['x-frost']".
_MEMBER = re.compile(r"[\w$]+(?:\.[\w$]+)*\[(?:[A-Za-z_$][\w$]*(?:\.[\w$]+)+|'[^'\[\]]+'|\"[^\"\[\]]+\"|@@\w+)\]")
# What is no name of a function before a call's brackets: "tape-robot rack winder()".
_TITLE = re.compile(r"(?=.*[a-z]-[a-z])[a-z]+(?:[ -][a-z]+)+")
LONGEST_NAME = 80
MOST_PROTOTYPE_LINES = 20
# A call whose results stand before it: "[q, err] = quadgk (f, a, b)", "val = fread (fid)", "my $gate = Frost->new(%o)".
# "size = max(1, 2)" is an attribute with its value, unless the manual writes a blank before the bracket.
_RESULTS = re.compile(
    r"(?:(?:my )?[$@%]\w+|(?:my )?\([$@%\w, ]+\)|\[[^\[\]=]*\]) ?= ?(?P<call>[\w.:>$-]+ ?\(.*\));?"
    r"|[A-Za-z]\w*(?:, ?[A-Za-z]\w*)* = (?P<spaced>[A-Za-z][\w.]* \(.*\))"
)
_PARAMETER = re.compile(r"[*&.]{0,3}(?P<name>[A-Za-z_]\w*)\s*(?:[:=].*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One documented name."""

    kind: ApiKind
    name: str
    # as written, with its qualification
    callable: bool
    parameters: tuple[str, ...] = ()
    # names only, in order
    noun: str = ""
    # what the page calls what cannot be called, "option variable"; "command" or "statement" of one with places to fill

    @property
    def shown(self) -> str:
        """The name as it stands in a question, with its noun: "the `gate` option variable"."""
        return f"the {self.code} {self.noun}" if self.noun else self.code

    @property
    def code(self) -> str:
        """The name in its code span."""
        return f"`{self.name}()`" if self.callable and self.kind == "function" else f"`{self.name}`"


def unclassed(signature: str) -> tuple[str, str]:
    """("option variable", "gate") of "Option variable: gate", ("user option", "gate") of "defcustom gate".

    ("", the signature) where nothing before the name says what it is.
    """
    if (defined := _DEFINED.match(signature)) and (noun := _DEFINES.get(defined["word"].removeprefix("cl-"))):
        rest = signature[defined.end() :]
        return noun, rest.removesuffix(")") if defined[0].startswith("(") else rest
    found = _CLASSED.match(signature)
    if found is None or not _NOUN.search(found["noun"]):
        return "", signature
    return found["noun"].lower(), signature[found.end() :]


def api(signature: str) -> Api | None:
    """The documented name of a signature; None where there is none to be seen."""
    noun, bare = unclassed(signature)
    if _NO_NAME.match(signature) and not noun:
        return None
    entry = _api(bare, places=not noun or "command" in noun)
    if entry is None or not noun or entry.kind not in ("value", "function"):
        return entry
    if not _DOES.search(noun) or _COMMAND_OF.fullmatch(noun):
        return dataclasses.replace(entry, kind="value", noun="" if entry.callable else noun)
    named = bare.partition(" ")[0]  # "Procedure: car pair", whose places stand in italics
    return dataclasses.replace(
        entry, kind="function", name=entry.name if entry.callable or "command" in noun else named
    )


def _api(signature: str, *, places: bool) -> Api | None:
    """`places`: whether what stands behind a name may be those of a command, and not what a function takes."""
    text = " ".join(signature.split())
    if _PHRASE.fullmatch(text):
        return None
    if macro := _MACRO.fullmatch(text):
        text = f"{macro[1]}{macro[2] or ''}"
    if typed := _TO_FUNCTION.match(text):
        return Api(kind="value", name=typed[1], callable=False)
    if results := _RESULTS.fullmatch(text):
        text = results["call"] or results["spaced"]
    given = _RUBY.fullmatch(text)
    text = given[1] if given else text
    if flag := _FLAG.match(text):
        return Api(kind="flag", name=flag[0], callable=False)
    if directive := re.match(r"\.\. ([\w:-]+)::", text):
        return Api(kind="directive", name=directive[1], callable=False)
    typed_in = command(text) if not _TYPED.match(text) else None
    typed_in = typed_in if places or (typed_in and typed_in.name and not typed_in.noun) else None
    hyphenated = _HYPHENATED.match(text)
    if hyphenated and (typed_in is None or typed_in.name in ("", hyphenated[1])):
        return Api(kind="value", name=hyphenated[1], callable=False)
    if typed_in:
        named = typed_in.name
        return Api(kind="function", name=named, callable=False, noun=typed_in.noun) if named else None
    if _ENDPOINT.fullmatch(text):
        return Api(kind="function", name=text, callable=False)
    if typed := _TYPED.match(text):
        return Api(kind="function" if "->" in text else "value", name=typed[1], callable=False)
    is_exception = text.startswith("exception ")
    head, mark, tail = _split_call(text)
    is_class = bool(_CLASS.match(text)) and not head.endswith(")")
    name = _name(head)
    if not name or _TITLE.fullmatch(head):
        return None
    last = re.split(r"\.|::", name)[-1]
    if not is_exception and re.search(r"(?:Error|Exception|Warning)$", last) and not mark:
        is_exception = True
    kind: ApiKind = "exception" if is_exception else "class" if is_class else "function" if mark or given else "value"
    return Api(kind=kind, name=name, callable=bool(mark), parameters=_parameters(tail) if mark else ())


def settled(entry: Api, text: str, further: Iterable[str]) -> Api:
    """The entry of several signatures, the first of which, `text`, may be a command with places to fill.

    "pkg command name" is one where a further signature calls `pkg`.
    """
    first, _, rest = text.partition(" ")
    if entry.callable or not rest:
        return entry
    found = (called for line in further if (called := api(line)) and called.callable and called.name == first)
    return next((Api(kind="function", name=first, callable=False) for _ in found), entry)


def written_in(entry: Api, blocks: Iterable[str]) -> Api:
    """The entry as a setting, where blocks of YAML write it as a key: what documents it as a call is a generator."""
    if not entry.callable or entry.parameters or not re.fullmatch(r"\w+", entry.name):
        return entry
    key = re.compile(rf"^ *(?:- )?{re.escape(entry.name)}(?::|$)", re.MULTILINE)
    return dataclasses.replace(entry, kind="value", callable=False) if any(map(key.search, blocks)) else entry


def declared_by(entry: Api, code: str) -> Api:
    """The entry whose heading is a name only, with the parameters of the prototype that stands in code below it."""
    if entry.kind != "value" or code.count("\n") > MOST_PROTOTYPE_LINES:
        return entry
    text = " ".join(code.split())
    found = re.search(rf"(?<![\w.]){re.escape(entry.name)} ?(\([^;{{}}]*\)) ?;?$", text)
    called = api(f"{entry.name}{found[1]}") if found and not text.startswith("typedef") else None
    return called if called and called.name == entry.name else entry


def _split_call(text: str) -> tuple[str, str, str]:
    """What stands before the parameter list, the parenthesis, and the list."""
    at = text.find("(")
    if at > 0 and text.startswith("(=", at):
        return text[:at], "", ""  # the default of a value: "wire(=false)"
    if at <= 0 or re.match(r"[^(]*[=]", text[:at]):
        return re.split(r"\s*[=:](?!:)\s|\s*=|:\s", text, maxsplit=1)[0], "", ""
    depth = 0
    for i in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return text[:at], "(", text[at + 1 : i]
    return text[:at], "(", text[at + 1 :]


def _name(head: str) -> str:
    if (member := _MEMBER.fullmatch(head.rsplit(" ", maxsplit=1)[-1])) and len(head) <= LONGEST_NAME:
        return member[0]
    head = re.sub(r"<[^<>]*>$|\[[^\[\]]*\]$", "", head.strip()).strip()
    found = _NAME.search(head.split(" ")[-1].lstrip("*&"))
    name = found[0] if found else ""
    return name if re.search(r"[A-Za-z_]", name) and len(name) <= LONGEST_NAME else ""


def _parameters(tail: str) -> tuple[str, ...]:
    """Names of the parameters: split at commas outside brackets; optional brackets of old manuals are taken off."""
    flat, depth = [""], 0
    for character in tail.replace("[,", ",").replace("[", "").replace("]", "") if "[," in tail else tail:
        depth += {"(": 1, "[": 1, "{": 1, "<": 1, ")": -1, "]": -1, "}": -1, ">": -1}.get(character, 0)
        if character == "," and depth <= 0:
            flat.append("")
        else:
            flat[-1] += character
    names = []
    for position, piece in enumerate(flat):
        words = re.split(r"\s*[=:](?!:)", piece.strip(), maxsplit=1)[0].split(" ")
        found = _PARAMETER.match(words[-1].lstrip("*&").strip())
        if found and found["name"] not in ("void", "const") and (position or found["name"] not in ("self", "cls")):
            names.append(found["name"])
    return tuple(dict.fromkeys(names))


def is_called(code: str, body: str) -> str:
    """The name in a code span as that of a function, `gate()`, where the text below begins with its prototype, if only
    in a table of its parameters: "| `gate (` | *width*, |". Empty for anything else, such as a module.
    """
    name = code.strip("`")
    return f"`{name}()`" if re.match(rf"(?:[\s|:-]|```\w*\n)*`?{re.escape(name)}`? ?\(", body) else ""
