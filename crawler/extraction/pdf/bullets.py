"""What items of lists begin with: bullets, numbers, letters."""

import re

from .lines import Line

# The first of them is the bullet of TeX's text companion fonts, where these have no names.
_BULLET = re.compile(r"[ˆ•◦▪‣∙·–—●○■□➢➤✓*\uf0a7\uf0b7-]")
_ORDINAL = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def bullet(line: Line) -> str:
    """ "-" for a bullet, the number or letter of a numbered item; "" for other lines."""
    first = line.words[0].text
    if len(line.words) < 2 or line.words[1].glued:
        return ""
    if _BULLET.fullmatch(first):
        return "-"
    found = _ORDINAL.fullmatch(first)
    return found[1] if found else ""


def item_before(mark: str) -> str:
    """How the item before one with this mark begins; "" for bullets."""
    if mark.isdigit():
        return f"{int(mark) - 1} "
    if mark in _ROMAN[1:]:
        return f"{_ROMAN[_ROMAN.index(mark) - 1]} "
    return f"{chr(ord(mark) - 1)} " if len(mark) == 1 and mark.isalpha() else ""
