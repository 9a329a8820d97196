"""Text so that Markdown reads no more into it than there is: escapes, delimiters, addresses, set-in lines."""

import re

ESCAPED = re.compile(
    r"`|\\(?=[!-/:-@\[-`{-~]|\Z)|\*(?=\S)|(?<=\S)\*|\A\*|\*\Z|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|\](?=\()|\[(?=\^)"
    r"|<(?=[A-Za-z/!?]|\Z)|&(?=#?\w{1,32};)|~(?=~)"
)
SPECIAL = re.compile(r"[`\\*_\[\]<&~$]")
BRACKETS = re.compile(r"[\[\]]")
# What would begin a block at the start of a paragraph.
_LINE_START = re.compile(r"(?:[-+*](?=\s|\Z)|#{1,6}(?=\s|\Z)|>|~~~|(?:-[ \t]*){3,}\Z|=+[ \t]*\Z|\[(?=[^\]]+\]:))")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
LOOSE_BREAK = re.compile(r"[ \t]*\\\n[ \t]*")
END_BREAKS = re.compile(r"(?:\A(?:\s|\\\n)+)|(?:(?:\s|\\\n)+\Z)")
_INNER_LINES = re.compile(r"\n(?=[^\n])")
# Runs of white space that are no single blank already: half the time of all runs.
SPACES = re.compile(r"[ \t\r\n\f\xa0](?:(?<! )|[ \t\r\n\f\xa0])[ \t\r\n\f\xa0]*")
_URL_UNSAFE = {
    " ": "%20",
    "<": "%3C",
    ">": "%3E",
    "\\": "%5C",
    "\t": "%09",
    '"': "%22",
    "`": "%60",
    "|": "%7C",
    "\x0b": "%0B",
}


def start_safe(line: str) -> str:
    """A line of prose that begins no block: an escape before what would."""
    if line[:1].isalpha():
        return line
    if line[:1].isdigit():
        return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
    return "\\" + line if _LINE_START.match(line) else line


def in_backticks(text: str) -> str:
    """A code span without backticks in it; markdownify takes five times as long to find that there are none."""
    before, after = " " if text[0] == " " else "", " " if text[-1] == " " else ""
    return f"{before}`{text.strip()}`{after}"


def backslash(found: re.Match[str]) -> str:
    """What was found, a backslash before each character."""
    return "".join("\\" + character for character in found[0])


def merged(last: str, piece: str) -> str:
    """Two neighbours of the same emphasis as one, or ""."""
    for mark in ("***", "**", "*"):
        if piece.startswith(mark) and last.endswith(mark):
            same = (
                not last.endswith((mark + "*", "\\" + mark)) and piece[len(mark)] != "*" and len(last) > 2 * len(mark)
            )
            return last[: -len(mark)] + piece[len(mark) :] if same and last.startswith(mark) else ""
    return ""


def delimited(piece: str, before: str, after: str) -> str:
    """Emphasis with delimiters that flank (CommonMark 6.2), as HTML where asterisks would not."""
    bare = piece.strip(" ")
    if not bare.startswith("*") or len(bare) < 3:
        return piece
    mark = "**" if bare.startswith("**") else "*"
    inner = bare[len(mark) : -len(mark)]
    left = before[-1:] if piece[0] != " " else ""
    right = after[:1] if piece[-1] != " " else ""
    blocked = (left.isalnum() and not inner[:1].isalnum()) or (right.isalnum() and not inner[-1:].isalnum())
    if blocked or (left == "*" and not before.endswith("\\*")):
        tag = "strong" if mark == "**" else "em"
        return piece.replace(bare, f"<{tag}>{inner}</{tag}>")
    return piece


def address(url: str) -> str:
    """An address that may stand in the brackets of a link."""
    url = "".join(_URL_UNSAFE.get(c, c) for c in url) if any(c in url for c in _URL_UNSAFE) else url
    if "(" in url or ")" in url:
        depth = 0
        for character in url:
            depth += (character == "(") - (character == ")")
            if depth < 0 or depth > 1:
                break
        if depth:
            url = url.replace("(", "%28").replace(")", "%29")
    return url


def indented(text: str, width: int) -> str:
    """All lines but the first and the empty ones set in by so many blanks."""
    return _INNER_LINES.sub("\n" + " " * width, text)


def quoted(text: str) -> str:
    """The text as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n")) if text else ""


def flush(run: list[str], out: list[str], parent_tags: frozenset[str]) -> None:
    """Move a run of inline pieces to the blocks as one paragraph; it is empty then."""
    text = "".join(run)
    text = END_BREAKS.sub("", text) if "\\\n" in text else text.strip()
    run.clear()
    if not text:
        return
    if "  " in text:
        text = re.sub(" {2,}", " ", text)
    if "_inline" in parent_tags:  # nothing starts a block in a cell
        out.append(LOOSE_BREAK.sub("\\\\\n", text))
    elif "\n" in text:
        lines = LOOSE_BREAK.sub("\\\\\n", text).split("\n")
        out.append("\n".join(start_safe(line) for line in lines))
    else:
        out.append(start_safe(text))
